// SPDX-License-Identifier: MIT
// What the timer interfaces of Qt convert, and what a platform's dispatcher is told.
#include "dispatch/eventdispatcher.h"
#include "dispatch/innerdispatcher_p.h"
#include "dispatch/timerinterface_p.h"

#include <QtTest/qtest.h>

#include <limits>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

constexpr int MaxInt = std::numeric_limits<int>::max();
constexpr qint64 MaxInt64 = std::numeric_limits<qint64>::max();

//! A dispatcher of the interface of Qt 6.4 that only remembers; Qt 6.8 and later convert for it.
class Recorder : public QAbstractEventDispatcher
{
public:
    bool processEvents(QEventLoop::ProcessEventsFlags) override { return false; }
    void registerSocketNotifier(QSocketNotifier *) override {}
    void unregisterSocketNotifier(QSocketNotifier *) override {}
    void registerTimer(int id, qint64 time, Qt::TimerType kind, QObject *object) override
    {
        timerId = id;
        interval = time;
        type = kind;
        owner = object;
    }
    bool unregisterTimer(int id) override
    {
        ended = id;
        return true;
    }
    bool unregisterTimers(QObject *) override { return false; }
    QList<TimerInfo> registeredTimers(QObject *) const override { return {}; }
    int remainingTime(int) override { return left; }
    void wakeUp() override {}
    void interrupt() override {}

    int timerId = 0;
    qint64 interval = 0;
    Qt::TimerType type = Qt::CoarseTimer;
    QObject *owner = nullptr;
    int ended = 0;
    int left = 0;
};

} // namespace

class tst_TimerInterface : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void intervalsHandedIn_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<qint64>("nanoseconds");
        QTest::newRow("none") << qint64(0) << qint64(0);
        QTest::newRow("one") << qint64(1) << qint64(1'000'000);
        QTest::newRow("negative stays so") << qint64(-1) << qint64(-1'000'000);
        QTest::newRow("the lowest does not wrap") << -MaxInt64 - 1 << qint64(-1'000'000);
        QTest::newRow("the longest that fits")
            << qint64(9'223'372'036'854) << qint64(9'223'372'036'854'000'000);
        QTest::newRow("longer saturates") << qint64(9'223'372'036'855) << qint64(9'223'372'036'854'000'000);
        QTest::newRow("the highest saturates") << MaxInt64 << qint64(9'223'372'036'854'000'000);
    }

    void intervalsHandedIn()
    {
        QFETCH(qint64, milliseconds);
        QTEST(qint64(fromQtMilliseconds(milliseconds).count()), "nanoseconds");
    }

    void intervalsReported_data()
    {
        QTest::addColumn<qint64>("nanoseconds");
        QTest::addColumn<int>("milliseconds");
        QTest::newRow("none") << qint64(0) << 0;
        QTest::newRow("up") << qint64(1) << 1;
        QTest::newRow("whole ones stay") << qint64(10'000'000) << 10;
        QTest::newRow("just over") << qint64(10'000'001) << 11;
        QTest::newRow("the longest int") << MaxInt * qint64(1'000'000) << MaxInt;
        QTest::newRow("longer saturates") << MaxInt * qint64(1'000'000) + 1 << MaxInt;
        QTest::newRow("the highest saturates") << MaxInt64 << MaxInt;
    }

    void intervalsReported()
    {
        QFETCH(qint64, nanoseconds);
        QTEST(toQtMilliseconds(Nanoseconds(nanoseconds)), "milliseconds");
    }

    // D5
    void timeLeft()
    {
        QCOMPARE(toQtRemainingTime(Nanoseconds::min()), -1);
        QCOMPARE(toQtRemainingTime(0ns), 0);
        QCOMPARE(toQtRemainingTime(1ns), 1);
        QCOMPARE(fromQtRemainingTime(-1), Nanoseconds::min());
        QCOMPARE(fromQtRemainingTime(0), 0ns);
        QCOMPARE(fromQtRemainingTime(MaxInt), Nanoseconds(Milliseconds(MaxInt)));
    }

    void timersReachAnInnerDispatcher()
    {
        InnerDispatcher inner;
        inner.addTimer(7, 1ms, Qt::PreciseTimer, this); // nobody there: nothing happens
        QVERIFY(!inner);

        auto owned = std::make_unique<Recorder>();
        auto &recorder = *owned;
        inner.take(std::move(owned));
        QVERIFY(inner);
        inner.addTimer(7, 1'000'001ns, Qt::VeryCoarseTimer, this);
        QCOMPARE(recorder.timerId, 7);
        QCOMPARE(recorder.interval, qint64(2)); // never early
        QCOMPARE(recorder.type, Qt::VeryCoarseTimer);
        QCOMPARE(recorder.owner, this);
        inner.removeTimer(7);
        QCOMPARE(recorder.ended, 7);
        recorder.left = 12;
        QCOMPARE(inner.remaining(7), Nanoseconds(12ms));
        recorder.left = -1;
        QVERIFY(inner.remaining(7) < 0ns);
    }

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    void newerInterfaceReports_data()
    {
        QTest::addColumn<Qt::TimerType>("type");
        QTest::addColumn<qint64>("interval");
        QTest::addColumn<qint64>("reported");
        QTest::newRow("precise is exact") << Qt::PreciseTimer << qint64(1'234'567) << qint64(1'234'567);
        QTest::newRow("coarse is whole milliseconds, up")
            << Qt::CoarseTimer << qint64(99'000'001) << qint64(100'000'000);
        QTest::newRow("very coarse, down")
            << Qt::VeryCoarseTimer << qint64(1'499'999'999) << qint64(1'000'000'000);
        QTest::newRow("very coarse, half up")
            << Qt::VeryCoarseTimer << qint64(1'500'000'000) << qint64(2'000'000'000);
    }

    // D4
    void newerInterfaceReports()
    {
        QFETCH(Qt::TimerType, type);
        QFETCH(qint64, interval);
        EventDispatcher dispatcher;
        const auto id = dispatcher.registerTimer(Nanoseconds(interval), type, this);
        const auto timers = dispatcher.timersForObject(this);
        QCOMPARE(timers.size(), 1);
        QCOMPARE(timers.constFirst().timerId, id);
        QTEST(qint64(timers.constFirst().interval.count()), "reported");
        const auto left = dispatcher.remainingTime(id);
        QVERIFY(left > 0ns && left <= 2 * Nanoseconds(interval));
        QVERIFY(dispatcher.unregisterTimer(id));
        QVERIFY(!dispatcher.unregisterTimer(id));
        QVERIFY(dispatcher.remainingTime(id) < 0ns);
        QVERIFY(dispatcher.remainingTime(Qt::TimerId::Invalid) < 0ns);
    }
#else
    // D2
    void overloadThatMakesTheIdIsNotHidden()
    {
        EventDispatcher dispatcher;
        const int id = dispatcher.registerTimer(1000, Qt::PreciseTimer, this);
        QVERIFY(id > 0);
        const auto timers = dispatcher.registeredTimers(this);
        QCOMPARE(timers.size(), 1);
        QCOMPARE(timers.constFirst().timerId, id);
        QVERIFY(dispatcher.unregisterTimer(id));
    }
#endif
};

QTEST_GUILESS_MAIN(tst_TimerInterface)
#include "tst_timerinterface.moc"
