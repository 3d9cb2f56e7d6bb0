// SPDX-License-Identifier: MIT
// Where coarse timers fall: D43–D46. The grid is the sub-second part of the monotonic clock, which all
// processes share.
#include "fixtures.h"
#include "host.h"

#include <chrono>

using namespace Conformance;
using namespace Qt::StringLiterals;

class TimerGrid : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void registeredTypeIsTheCorrectedOne_data();
    void registeredTypeIsTheCorrectedOne();
    void veryCoarseIntervalIsReportedInSeconds_data();
    void veryCoarseIntervalIsReportedInSeconds();
    void veryCoarseTimerTravelsWithWhatItReports();
    void coarseTimerFallsOnTheGrid_data();
    void coarseTimerFallsOnTheGrid();
    void veryCoarseTimerFallsOnAFullSecond_data();
    void veryCoarseTimerFallsOnAFullSecond();
    void veryCoarseTimerKnowsTheHalfToTheMillisecond_data();
    void veryCoarseTimerKnowsTheHalfToTheMillisecond();
    void firingCoarseTimerStaysOnTheGrid();
};

namespace {

using Ms = qint64; // milliseconds of the monotonic clock

Ms now()
{
    const auto sinceBoot = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::floor<std::chrono::milliseconds>(sinceBoot).count();
}

struct Sample
{
    Ms start;
    Ms deadline;
};

/*
    When a timer that is started now will be due. Deadlines of coarse timers are whole milliseconds, so the
    remaining time gives them away exactly, provided that everything happens within one millisecond: else try
    again.
*/
Sample sampleDeadline(int interval, Qt::TimerType type)
{
    TimerListener owner([](int) {});
    for (;;) {
        const Ms start = now();
        const int id = owner.startTimer(interval, type);
        const int remaining = dispatcher()->remainingTime(id);
        const Ms end = now();
        owner.killTimer(id);
        if (start == end)
            return {start, start + remaining};
    }
}

// Reference model of D43 from 100 ms on, and for 25, 50 and 75 ms: the deadline of a timer that would be due
// at `ideal`.
Ms alignedDeadline(Ms ideal, Ms interval)
{
    const Ms fraction = ideal % 1000;
    const Ms second = ideal - fraction;
    const Ms slack = interval / 20; // 5 %
    const Ms earliest = std::max<Ms>(0, fraction - slack);
    const Ms latest = std::min<Ms>(1000, fraction + slack);
    if (earliest == 0)
        return second;
    if (latest == 1000)
        return second + 1000;
    if (interval >= 5000 && interval % 500 == 0)
        return second + (fraction < 500 ? earliest : latest);

    Ms step = 25;
    for (Ms candidate : {500, 200, 100, 250, 50}) {
        if (interval % candidate == 0) {
            step = candidate;
            break;
        }
    }
    const Ms below = fraction / step * step;
    const bool isNearerBelow = fraction < below + step / 2;
    return second + (isNearerBelow ? std::max(below, earliest) : std::min(below + step, latest));
}

// Reference model of D45: whole seconds, from the nearest full second.
Ms fullSecondAfter(Ms start, int seconds)
{
    const bool isPastTheHalf = start % 1000 >= 500;
    return (start / 1000 + seconds + (isPastTheHalf ? 1 : 0)) * 1000;
}

} // namespace

void TimerGrid::registeredTypeIsTheCorrectedOne_data()
{
    QTest::addColumn<Qt::TimerType>("asked");
    QTest::addColumn<int>("interval");
    QTest::addColumn<Qt::TimerType>("expected");
    QTest::newRow("coarse zero is precise") << Qt::CoarseTimer << 0 << Qt::PreciseTimer;
    QTest::newRow("coarse 15 ms is precise") << Qt::CoarseTimer << 15 << Qt::PreciseTimer;
    QTest::newRow("coarse 20 ms is precise") << Qt::CoarseTimer << 20 << Qt::PreciseTimer;
    QTest::newRow("coarse 21 ms is coarse") << Qt::CoarseTimer << 21 << Qt::CoarseTimer;
    QTest::newRow("coarse 19999 ms is coarse") << Qt::CoarseTimer << 19'999 << Qt::CoarseTimer;
    QTest::newRow("coarse 20 s is very coarse") << Qt::CoarseTimer << 20'000 << Qt::VeryCoarseTimer;
    QTest::newRow("precise minute is precise") << Qt::PreciseTimer << 60'000 << Qt::PreciseTimer;
    QTest::newRow("very coarse second is very coarse") << Qt::VeryCoarseTimer << 1000 << Qt::VeryCoarseTimer;
}

void TimerGrid::registeredTypeIsTheCorrectedOne()
{
    QFETCH(Qt::TimerType, asked);
    QFETCH(int, interval);
    QFETCH(Qt::TimerType, expected);
    TimerListener owner([](int) {});
    owner.startTimer(interval, asked);
    const auto timers = dispatcher()->registeredTimers(&owner);
    QCOMPARE(timers.size(), 1);
    QCOMPARE(timers.first().timerType, expected);
    QCOMPARE(timers.first().interval, interval);
}

void TimerGrid::veryCoarseIntervalIsReportedInSeconds_data()
{
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("reported");
    QTest::newRow("a second") << 1000 << 1000;
    QTest::newRow("below the half") << 1400 << 1000;
    QTest::newRow("the half goes up") << 1500 << 2000;
    QTest::newRow("above the half") << 59'700 << 60'000;
}

void TimerGrid::veryCoarseIntervalIsReportedInSeconds()
{
    QFETCH(int, interval);
    TimerListener owner([](int) {});
    owner.startTimer(interval, Qt::VeryCoarseTimer);
    QTEST(dispatcher()->registeredTimers(&owner).constFirst().interval, "reported");
}

// Qt moves a timer by what registeredTimers() says of it, so the seconds are all that arrives. D46.
void TimerGrid::veryCoarseTimerTravelsWithWhatItReports()
{
    TimerListener owner([](int) {});
    const int id = owner.startTimer(61'400, Qt::VeryCoarseTimer);
    QThread *const here = QThread::currentThread();
    QList<QAbstractEventDispatcher::TimerInfo> there;
    {
        HostThread thread;
        owner.moveToThread(&thread);
        thread.call([&] { there = dispatcher()->registeredTimers(&owner); });
        thread.giveBack(&owner);
    }
    QCOMPARE(owner.thread(), here);
    settle(); // what was registered there comes by post
    for (const auto &timers : {there, dispatcher()->registeredTimers(&owner)}) {
        QCOMPARE(timers.size(), 1);
        QCOMPARE(timers.constFirst().timerId, id);
        QCOMPARE(timers.constFirst().interval, 61'000);
        QCOMPARE(timers.constFirst().timerType, Qt::VeryCoarseTimer);
    }
}

void TimerGrid::coarseTimerFallsOnTheGrid_data()
{
    QTest::addColumn<int>("interval");
    for (int interval : {21,  25,  30,  49,  50,  60,   75,   99,   100,  101,  150,    200,
                         250, 300, 333, 500, 750, 1000, 1500, 4500, 5000, 7777, 10'000, 19'999})
        QTest::addRow("%d ms", interval) << interval;
}

void TimerGrid::coarseTimerFallsOnTheGrid()
{
    QFETCH(int, interval);
    for (int phase = 0; phase < 12; ++phase) {
        const auto [start, deadline] = sampleDeadline(interval, Qt::CoarseTimer);
        const Ms ideal = start + interval;
        const auto what = QByteArray::number(deadline) + " for " + QByteArray::number(ideal);
        if (interval < 100 && interval % 25 != 0) {
            // Even milliseconds, or multiples of 4: the one before or the one after, so that timers meet.
            const Ms step = interval < 50 ? 2 : 4;
            const Ms before = ideal / step * step;
            QVERIFY2(deadline == before || deadline == before + step, what);
        } else {
            QVERIFY2(deadline == alignedDeadline(ideal, interval), what);
        }
        passTime(9); // the next phase of the second
    }
}

void TimerGrid::veryCoarseTimerFallsOnAFullSecond_data()
{
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("seconds");
    QTest::newRow("half a second") << 500 << 1;
    QTest::newRow("one second") << 1000 << 1;
    QTest::newRow("1499 ms") << 1499 << 1;
    QTest::newRow("1500 ms") << 1500 << 2;
    QTest::newRow("a minute") << 60'000 << 60;
}

void TimerGrid::veryCoarseTimerFallsOnAFullSecond()
{
    QFETCH(int, interval);
    QFETCH(int, seconds);
    for (int phase = 0; phase < 12; ++phase) {
        const auto [start, deadline] = sampleDeadline(interval, Qt::VeryCoarseTimer);
        const Ms expected = fullSecondAfter(start, seconds);
        if (start % 1000 != 500)
            QVERIFY2(deadline == expected,
                     QByteArray::number(deadline) + " for " + QByteArray::number(expected));
        passTime(43);
    }
}

void TimerGrid::veryCoarseTimerKnowsTheHalfToTheMillisecond_data()
{
    QTest::addColumn<Ms>("boundary");
    QTest::newRow("half second") << Ms(500);
    QTest::newRow("full second") << Ms(0);
}

// The kernel's coarse clock, which is cheap, lags some milliseconds behind.
void TimerGrid::veryCoarseTimerKnowsTheHalfToTheMillisecond()
{
    QFETCH(Ms, boundary);
    const auto isNear = [=](Ms time) { return (time - boundary + 1010) % 1000 < 20; };
    passTime(int((boundary - now() % 1000 + 1990) % 1000));
    int sampled = 0;
    while (isNear(now()) || sampled == 0) {
        const auto [start, deadline] = sampleDeadline(60'000, Qt::VeryCoarseTimer);
        if (!isNear(start) || start % 1000 == 500)
            continue;
        ++sampled;
        const Ms expected = fullSecondAfter(start, 60);
        QVERIFY2(deadline == expected, QByteArray::number(deadline) + " for " + QByteArray::number(expected) +
                                           " from " + QByteArray::number(start));
    }
}

// The next tick is aligned anew from the last one: a coarse timer creeps to its boundary and stays there.
void TimerGrid::firingCoarseTimerStaysOnTheGrid()
{
    constexpr int interval = 100;
    Ms previous = 0;
    int ticks = 0;
    int compared = 0;
    QStringList wrong;
    TimerListener owner([&](int id) {
        const Ms before = now();
        const Ms next = before + dispatcher()->remainingTime(id);
        const bool isExact = now() == before && next > before;
        const bool isOnTime = previous != 0 && before < previous + interval;
        if (isExact && isOnTime) {
            ++compared;
            if (next != alignedDeadline(previous + interval, interval))
                wrong.append(u"%1 after %2"_s.arg(next).arg(previous));
        }
        previous = isExact ? next : 0;
        ++ticks;
    });
    owner.startTimer(interval, Qt::CoarseTimer);
    QVERIFY(waitUntil([&] { return (ticks >= 4 && compared >= 2) || ticks > 50; }));
    QCOMPARE(wrong, QStringList());
}

CONFORMANCE_MAIN(TimerGrid)
#include "tst_timergrid.moc"
