// SPDX-License-Identifier: MIT
// Somebody sets the wall clock, by hand or by network, and no timer notices: D50. Here it is set for this
// program only, which has clock functions of its own.
#include "fixtures.h"
#include "host.h"
#include "syscallcounter.h"

#include <QtCore/QDateTime>

#include <ctime>
#include <sys/time.h>

using namespace Conformance;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 oneDay = 24 * 3600; // in seconds

constinit std::atomic<qint64> wallClockIsAhead = 0; // by so many seconds

bool isWallClock(clockid_t clock)
{
    return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI;
}

} // namespace

extern "C" {

__attribute__((visibility("default"))) int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    const int result = int(::syscall(SYS_clock_gettime, clock, time));
    if (result == 0 && isWallClock(clock))
        time->tv_sec += wallClockIsAhead;
    return result;
}

__attribute__((visibility("default"))) int gettimeofday(timeval *time, void *) noexcept
{
    timespec now = {};
    const int result = clock_gettime(CLOCK_REALTIME, &now);
    *time = {now.tv_sec, now.tv_nsec / 1000};
    return result;
}

} // extern "C"

class Clock : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void wallClockOfThisProgramJumps();
    void wallClockMovesNoDeadline_data();
    void wallClockMovesNoDeadline();
    void sleepEndsWhateverTheWallClockSays_data();
    void sleepEndsWhateverTheWallClockSays();
    void sleepsAreTimedByTheMonotonicClock_data();
    void sleepsAreTimedByTheMonotonicClock();
};

void Clock::cleanup()
{
    wallClockIsAhead = 0;
}

void Clock::wallClockOfThisProgramJumps()
{
    const qint64 before = QDateTime::currentSecsSinceEpoch();
    wallClockIsAhead = oneDay;
    QVERIFY(QDateTime::currentSecsSinceEpoch() >= before + oneDay);
    wallClockIsAhead = -oneDay;
    QVERIFY(QDateTime::currentSecsSinceEpoch() < before);
}

void Clock::wallClockMovesNoDeadline_data()
{
    QTest::addColumn<Qt::TimerType>("type");
    QTest::newRow("precise timer") << Qt::PreciseTimer;
    QTest::newRow("coarse timer") << Qt::CoarseTimer;
    QTest::newRow("very coarse timer") << Qt::VeryCoarseTimer;
}

void Clock::wallClockMovesNoDeadline()
{
    QFETCH(Qt::TimerType, type);
    constexpr int hour = 3'600'000;
    int ticks = 0;
    TimerListener owner([&](int) { ++ticks; });
    QList<int> remaining;
    for (const qint64 ahead : {oneDay, -oneDay, qint64(0)}) {
        const int id = owner.startTimer(hour, type);
        remaining.append(dispatcher()->remainingTime(id));
        wallClockIsAhead = ahead;
        turn();
        remaining.append(dispatcher()->remainingTime(id));
        owner.killTimer(id);
    }
    QCOMPARE(ticks, 0);
    // An hour each, less what this test takes; very coarse ones may be a second off.
    for (int left : std::as_const(remaining))
        QVERIFY2(left > hour - 60'000 && left <= hour + 1000, QByteArray::number(left));
}

void Clock::sleepEndsWhateverTheWallClockSays_data()
{
    QTest::addColumn<bool>("besideANotifier");
    QTest::addColumn<qint64>("ahead");
    QTest::newRow("a day later") << false << oneDay;
    QTest::newRow("a day earlier") << false << -oneDay;
    QTest::newRow("a day later, beside a notifier") << true << oneDay;
    QTest::newRow("a day earlier, beside a notifier") << true << -oneDay;
}

// The clock is set where it does most harm: when the length of the sleep is known, and it has not begun.
void Clock::sleepEndsWhateverTheWallClockSays()
{
    QFETCH(bool, besideANotifier);
    QFETCH(qint64, ahead);
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    notifier.setEnabled(besideANotifier);
    int ticks = 0;
    TimerListener owner([&](int id) {
        if (++ticks == 2)
            owner.killTimer(id);
    });
    connect(dispatcher(), &QAbstractEventDispatcher::aboutToBlock, &owner, [&] { wallClockIsAhead = ahead; });
    owner.startTimer(20, Qt::PreciseTimer);
    QVERIFY(waitUntil([&] { return ticks == 2; }));
}

void Clock::sleepsAreTimedByTheMonotonicClock_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::newRow("alone") << u"sleeps alone"_s;
    QTest::newRow("beside a notifier") << u"sleeps beside a notifier"_s;
}

// Not by the one that jumps, nor by the one that counts while the machine is suspended: after that, all that
// was due meanwhile would come at once. No machine is suspended for this; the kernel is asked for the clock.
void Clock::sleepsAreTimedByTheMonotonicClock()
{
    QFETCH(QString, scenario);
    std::vector<std::string> command;
    for (const QString &argument : scenarioCommand(scenario))
        command.push_back(argument.toStdString());
    const auto counts = SyscallCounter::count(command, SyscallCounter::Unit::SystemCalls);
    if (!counts.isTraced)
        QSKIP("This system does not let us trace a child.");
    QCOMPARE(counts.exitCode, 0);
    QVERIFY(counts.total() > 0);
    QVERIFY2(counts.otherClocks == 0, counts.toString().c_str());
}

namespace {

int sleeps(bool besideANotifier)
{
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    notifier.setEnabled(besideANotifier);
    int ticks = 0;
    TimerListener owner([&](int) { ++ticks; });
    SyscallCounter::begin();
    for (Qt::TimerType type : {Qt::PreciseTimer, Qt::CoarseTimer}) {
        ticks = 0;
        const int id = owner.startTimer(50, type);
        while (ticks < 3)
            turn(QEventLoop::WaitForMoreEvents);
        owner.killTimer(id);
    }
    SyscallCounter::end();
    return 0;
}

Scenario inPlace(bool besideANotifier)
{
    return [=](int argc, char **argv) {
        return runInPlace(argc, argv, [=] { return sleeps(besideANotifier); });
    };
}

} // namespace

CONFORMANCE_MAIN(Clock, {"sleeps alone", inPlace(false)}, {"sleeps beside a notifier", inPlace(true)})
#include "tst_clock.moc"
