// SPDX-License-Identifier: MIT
// Timers as the dispatcher keeps them: D5–D8, D41, D42, D47–D49, D51–D54. The coarse grid is in
// tst_timergrid.cpp.
#include "fixtures.h"
#include "host.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QScopeGuard>
#include <QtCore/QTimer>

#include <sys/prctl.h>
#include <vector>

using namespace Conformance;
using namespace Qt::StringLiterals;

class Timers : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void unknownIdHasNoRemainingTime();
    void overdueTimerHasZeroRemainingTime();
    void freshTimerHasAtMostItsInterval_data();
    void freshTimerHasAtMostItsInterval();
    void repeatingTimerShowsNextExpiryInItsOwnSlot();
    void unregisterTimersSaysWhetherThereWereAny();
    void unregisteringAnUnknownTimerIsFalse();
    void registeredTimersComeInExpiryOrder();
    void registeredTimersAreThoseOfTheObjectOnly();
    void missedTicksAreDroppedAndThePhaseStartsAnew();
    void timerIsNeverEarly_data();
    void timerIsNeverEarly();
    void preciseSleepLeavesTheTimerSlackAsItWas();
    void hugeIntervalsSaturate_data();
    void hugeIntervalsSaturate();
    void movedTimersKeepIdTypeAndInterval();
    void movedTimersFireInTheTargetThread();
    void idOfAnEndedThreadIsNotHandedOutTwice();
};

namespace {

QList<int> idsOf(QObject *owner)
{
    QList<int> ids;
    for (const auto &timer : dispatcher()->registeredTimers(owner))
        ids.append(timer.timerId);
    return ids;
}

} // namespace

void Timers::unknownIdHasNoRemainingTime()
{
    QCOMPARE(dispatcher()->remainingTime(0x7ffff0), -1);
    TimerListener owner([](int) {});
    const int id = owner.startTimer(1000);
    owner.killTimer(id);
    QCOMPARE(dispatcher()->remainingTime(id), -1);
}

void Timers::overdueTimerHasZeroRemainingTime()
{
    TimerListener owner([](int) {});
    const int id = owner.startTimer(1, Qt::PreciseTimer);
    passTime(5);
    QCOMPARE(dispatcher()->remainingTime(id), 0);
}

void Timers::freshTimerHasAtMostItsInterval_data()
{
    QTest::addColumn<int>("interval");
    QTest::newRow("zero") << 0;
    QTest::newRow("one millisecond") << 1;
    QTest::newRow("ten milliseconds") << 10;
    QTest::newRow("a minute") << 60'000;
    QTest::newRow("twenty days") << 20 * 24 * 3600 * 1000;
}

void Timers::freshTimerHasAtMostItsInterval()
{
    QFETCH(int, interval);
    TimerListener owner([](int) {});
    const int id = owner.startTimer(interval, Qt::PreciseTimer);
    const int remaining = dispatcher()->remainingTime(id);
    QVERIFY2(remaining >= 0 && remaining <= interval, QByteArray::number(remaining));
    if (interval >= 60'000)
        QVERIFY2(remaining > interval / 2, QByteArray::number(remaining));
}

// Qt's users ask a timer for its remaining time in its own slot to learn about the next tick (QTBUG-46940).
void Timers::repeatingTimerShowsNextExpiryInItsOwnSlot()
{
    QList<int> remaining;
    TimerListener owner([&](int id) { remaining.append(dispatcher()->remainingTime(id)); });
    constexpr int interval = 60;
    owner.startTimer(interval, Qt::PreciseTimer);
    // Three ticks, because a machine that stalls in a slot for a whole interval shows 0 honestly.
    QVERIFY(waitUntil([&] { return remaining.size() == 3; }));
    QVERIFY(std::any_of(remaining.begin(), remaining.end(), [](int ms) { return ms > 0; }));
    QVERIFY(std::all_of(remaining.begin(), remaining.end(), [](int ms) { return ms <= interval; }));
}

void Timers::unregisterTimersSaysWhetherThereWereAny()
{
    TimerListener owner([](int) {});
    TimerListener other([](int) {});
    other.startTimer(1000);
    owner.startTimer(1000);
    owner.startTimer(2000);
    QVERIFY(dispatcher()->unregisterTimers(&owner));
    QVERIFY(dispatcher()->registeredTimers(&owner).isEmpty());
    QCOMPARE(dispatcher()->registeredTimers(&other).size(), 1);
    EXPECT_DIFFERENCE();
    QVERIFY(!dispatcher()->unregisterTimers(&owner));
}

void Timers::unregisteringAnUnknownTimerIsFalse()
{
    TimerListener owner([](int) {});
    const int id = dispatcher()->registerTimer(1000, Qt::CoarseTimer, &owner);
    QVERIFY(dispatcher()->unregisterTimer(id));
    QVERIFY(!dispatcher()->unregisterTimer(id));
}

void Timers::registeredTimersComeInExpiryOrder()
{
    TimerListener owner([](int) {});
    const int late = owner.startTimer(3'000'000, Qt::PreciseTimer);
    const int early = owner.startTimer(1'000'000, Qt::PreciseTimer);
    const int middle = owner.startTimer(2'000'000, Qt::PreciseTimer);
    const int middleToo = owner.startTimer(2'000'000, Qt::PreciseTimer);
    QCOMPARE(idsOf(&owner), (QList<int>{early, middle, middleToo, late}));
}

void Timers::registeredTimersAreThoseOfTheObjectOnly()
{
    TimerListener owner([](int) {});
    TimerListener other([](int) {});
    const int mine = owner.startTimer(1234, Qt::PreciseTimer);
    other.startTimer(1234, Qt::PreciseTimer);
    const auto timers = dispatcher()->registeredTimers(&owner);
    QCOMPARE(timers.size(), 1);
    QCOMPARE(timers.first().timerId, mine);
    QCOMPARE(timers.first().interval, 1234);
    QCOMPARE(timers.first().timerType, Qt::PreciseTimer);
    owner.killTimer(mine);
    QVERIFY(dispatcher()->registeredTimers(&owner).isEmpty());
}

// A 200 ms timer that is served 450 ms late ticks 200 ms after that, not on the grid it was started on.
void Timers::missedTicksAreDroppedAndThePhaseStartsAnew()
{
    QList<qint64> ticks;
    QElapsedTimer clock;
    TimerListener owner([&](int) { ticks.append(clock.nsecsElapsed()); });
    clock.start();
    owner.startTimer(200, Qt::PreciseTimer);
    passTime(650);
    const qint64 servedAt = clock.nsecsElapsed();
    QVERIFY(waitUntil([&] { return ticks.size() == 2; }));
    QVERIFY(ticks[1] >= servedAt + 200'000'000);
}

void Timers::timerIsNeverEarly_data()
{
    QTest::addColumn<int>("interval");
    QTest::addColumn<Qt::TimerType>("type");
    for (int interval : {1, 2, 3, 7, 10, 20})
        QTest::addRow("precise %d ms", interval) << interval << Qt::PreciseTimer;
    for (int interval : {1, 10, 20}) // up to 20 ms coarse means precise
        QTest::addRow("coarse %d ms", interval) << interval << Qt::CoarseTimer;
}

void Timers::timerIsNeverEarly()
{
    QFETCH(int, interval);
    QFETCH(Qt::TimerType, type);
    for (int round = 0; round < 10; ++round) {
        qint64 firedAfter = -1;
        QElapsedTimer clock;
        TimerListener owner([&](int id) {
            firedAfter = clock.nsecsElapsed();
            owner.killTimer(id);
        });
        clock.start();
        owner.startTimer(interval, type);
        QVERIFY(waitUntil([&] { return firedAfter >= 0; }));
        QVERIFY2(firedAfter >= interval * 1'000'000LL, QByteArray::number(firedAfter));
    }
}

// The slack belongs to the thread, and those it starts inherit it: D51.
void Timers::preciseSleepLeavesTheTimerSlackAsItWas()
{
    constexpr int slack = 60'000; // in nanoseconds; the default is 50,000
    ::prctl(PR_SET_TIMERSLACK, slack);
    const auto backToDefault = qScopeGuard([] { ::prctl(PR_SET_TIMERSLACK, 0); });
    std::vector<int> seen;
    TimerListener owner([&](int) { seen.push_back(::prctl(PR_GET_TIMERSLACK)); });
    owner.startTimer(5, Qt::PreciseTimer);
    QVERIFY(waitUntil([&] { return seen.size() >= 3; }));
    seen.push_back(::prctl(PR_GET_TIMERSLACK));
    QCOMPARE(seen, std::vector<int>(seen.size(), slack));
}

void Timers::hugeIntervalsSaturate_data()
{
    QTest::addColumn<qint64>("interval");
    QTest::newRow("an hour") << 3'600'000LL;
    QTest::newRow("most milliseconds in an int") << qint64(INT_MAX);
    QTest::newRow("30 days") << 30LL * 24 * 3600 * 1000;
    QTest::newRow("three centuries") << 300LL * 365 * 24 * 3600 * 1000;
    QTest::newRow("most milliseconds in 64 bits") << std::numeric_limits<qint64>::max();
}

void Timers::hugeIntervalsSaturate()
{
    QFETCH(qint64, interval);
    EventLog log;
    TimerListener owner([&](int) { log.add("tick"); });
    const int id = dispatcher()->registerTimer(interval, Qt::PreciseTimer, &owner);
    const int remaining = dispatcher()->remainingTime(id);
    turn();
    dispatcher()->unregisterTimer(id);
    EXPECT_DIFFERENCE();
    QVERIFY2(remaining >= 3'590'000 && log.size() == 0, QByteArray::number(remaining));
}

void Timers::movedTimersKeepIdTypeAndInterval()
{
    HostThread thread;
    TimerListener owner([](int) {});
    const int precise = owner.startTimer(1'000'001, Qt::PreciseTimer);
    const int coarse = owner.startTimer(2'000, Qt::CoarseTimer);
    const int veryCoarse = owner.startTimer(3'000'000, Qt::VeryCoarseTimer);
    owner.moveToThread(&thread);
    QVERIFY(dispatcher()->registeredTimers(&owner).isEmpty());

    QMap<int, QString> byId;
    thread.call([&] {
        for (const auto &timer : dispatcher()->registeredTimers(&owner))
            byId[timer.timerId] = u"%1/%2"_s.arg(timer.interval).arg(int(timer.timerType));
    });
    thread.giveBack(&owner);
    turn(); // registers the timers here; Qt leaks its list of them otherwise
    QCOMPARE(dispatcher()->registeredTimers(&owner).size(), 3);
    QCOMPARE(byId.value(precise), u"1000001/0"_s);
    QCOMPARE(byId.value(coarse), u"2000/1"_s);
    QCOMPARE(byId.value(veryCoarse), u"3000000/2"_s);
}

void Timers::movedTimersFireInTheTargetThread()
{
    QThread *const here = QThread::currentThread();
    HostThread thread;
    std::atomic<QThread *> firedIn = nullptr;
    TimerListener owner([&](int id) {
        firedIn = QThread::currentThread();
        owner.killTimer(id);
        owner.moveToThread(here);
        thread.quit();
    });
    owner.startTimer(5, Qt::PreciseTimer);
    owner.moveToThread(&thread);
    QVERIFY(thread.wait(patienceInMs()));
    QCOMPARE(firedIn.load(), &thread);
}

// Ids belong to the process: the dispatcher of the ended thread must not free what the object still owns.
void Timers::idOfAnEndedThreadIsNotHandedOutTwice()
{
    CapturedMessages warnings; // Qt's, about the death of an object whose thread has ended before it
    HostThread thread;
    TimerListener owner([](int) {});
    owner.moveToThread(&thread);
    int id = 0;
    thread.call([&] { id = owner.startTimer(100'000); });
    thread.end();

    TimerListener others([](int) {});
    for (int i = 0; i < 50; ++i)
        QVERIFY(others.startTimer(100'000) != id);
}

CONFORMANCE_MAIN(Timers)
#include "tst_timers.moc"
