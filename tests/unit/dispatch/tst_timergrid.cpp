// SPDX-License-Identifier: MIT
#include "dispatch/timergrid_p.h"

#include <QtTest/qtest.h>

#include <random>

using namespace Signalbox;
using namespace std::chrono_literals;

// Times in this test are given as seconds of the clock, a second that nothing depends on.
constexpr Deadline Base{1000s};

class tst_TimerGrid : public QObject
{
    Q_OBJECT

    static qint64 msSinceBase(Deadline when)
    {
        return std::chrono::duration_cast<Milliseconds>(when - Base).count();
    }

private Q_SLOTS:
    void typeFollowsTheInterval_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("ms");
        QTest::addColumn<int>("effective");
        QTest::newRow("precise stays") << int(Qt::PreciseTimer) << 60'000 << int(Qt::PreciseTimer);
        QTest::newRow("coarse zero") << int(Qt::CoarseTimer) << 0 << int(Qt::PreciseTimer);
        QTest::newRow("coarse 20 ms") << int(Qt::CoarseTimer) << 20 << int(Qt::PreciseTimer);
        QTest::newRow("coarse 21 ms") << int(Qt::CoarseTimer) << 21 << int(Qt::CoarseTimer);
        QTest::newRow("coarse 19.999 s") << int(Qt::CoarseTimer) << 19'999 << int(Qt::CoarseTimer);
        QTest::newRow("coarse 20 s") << int(Qt::CoarseTimer) << 20'000 << int(Qt::VeryCoarseTimer);
        QTest::newRow("very coarse stays") << int(Qt::VeryCoarseTimer) << 1 << int(Qt::VeryCoarseTimer);
    }

    void typeFollowsTheInterval()
    {
        QFETCH(int, type);
        QFETCH(int, ms);
        QFETCH(int, effective);
        QCOMPARE(int(effectiveTimerType(Qt::TimerType(type), Milliseconds(ms))), effective);
    }

    // Worked out by hand from D43; `now` and `first` in milliseconds after a full second.
    void coarseTimersMeetOnTheGrid_data()
    {
        QTest::addColumn<int>("interval");
        QTest::addColumn<int>("now");
        QTest::addColumn<int>("first");
        QTest::newRow("30 from 0: even, away from 50") << 30 << 0 << 30;
        QTest::newRow("30 from 10: 40 is next to 50, odd twos") << 30 << 10 << 42;
        QTest::newRow("30 from 21: 51 goes down") << 30 << 21 << 50;
        QTest::newRow("60 from 3: 63 towards 100") << 60 << 3 << 60;
        QTest::newRow("60 from 6: 66 towards 100") << 60 << 6 << 68;
        QTest::newRow("60 from 50: 110 towards 100") << 60 << 50 << 108;
        QTest::newRow("25 exactly: nearest 25 within 1 ms") << 25 << 301 << 325;
        QTest::newRow("50 exactly: nearest 50 within 2 ms") << 50 << 301 << 350;
        QTest::newRow("75: multiple of 25 within 3 ms") << 75 << 302 << 375;
        QTest::newRow("100: multiple of 100 within 5 ms") << 100 << 303 << 400;
        QTest::newRow("100: too far from one") << 100 << 320 << 415;
        QTest::newRow("200: multiple of 200 within 10 ms") << 200 << 405 << 600;
        QTest::newRow("250: multiple of 250 within 12 ms") << 250 << 260 << 500;
        QTest::newRow("500: the half second within 25 ms") << 500 << 20 << 500;
        QTest::newRow("1000: the second within 50 ms") << 1000 << 30 << 1000;
        QTest::newRow("1000: too far, 50 ms less") << 1000 << 200 << 1150;
        QTest::newRow("2000 from 910: the next second") << 2000 << 960 << 3000;
        QTest::newRow("5000: towards the second, 250 ms") << 5000 << 300 << 5050;
        QTest::newRow("7000: any second within 350 ms") << 7000 << 300 << 7000;
        QTest::newRow("130: multiple of 25 within 6 ms") << 130 << 300 << 425;
    }

    void coarseTimersMeetOnTheGrid()
    {
        QFETCH(int, interval);
        QFETCH(int, now);
        QFETCH(int, first);
        const auto when = firstDeadline(Qt::CoarseTimer, Milliseconds(interval), Base + Milliseconds(now));
        QCOMPARE(msSinceBase(when), qint64(first));
    }

    void coarseStaysWithinFivePercentAndNotInThePast()
    {
        std::mt19937 random(1);
        for (int i = 0; i < 100'000; ++i) {
            const Nanoseconds interval = Milliseconds(21 + random() % 19'900);
            const auto now = Base + Nanoseconds(random() % 3'000'000'000);
            const auto when = firstDeadline(Qt::CoarseTimer, interval, now);
            QVERIFY(when >= now);
            // Below 100 ms the grid is two and four milliseconds, whatever that is in per cent.
            const Nanoseconds tolerance = interval < 100ms ? 4ms : interval / 20 + 1ms;
            QVERIFY2(std::chrono::abs(when - now - interval) <= tolerance,
                     qPrintable(QStringLiteral("interval %1 ns, off by %2 ns")
                                    .arg(interval.count())
                                    .arg((when - now - interval).count())));
        }
    }

    void preciseIsExact()
    {
        QCOMPARE(firstDeadline(Qt::PreciseTimer, 1234567ns, Base + 89ns), Base + 1234656ns);
        QCOMPARE(firstDeadline(Qt::CoarseTimer, 15ms, Base + 89ns), Base + 15ms + 89ns);
        QCOMPARE(firstDeadline(Qt::CoarseTimer, 0ns, Base), Base);
    }

    void veryCoarseCountsWholeSeconds_data()
    {
        QTest::addColumn<int>("interval");
        QTest::addColumn<int>("now");
        QTest::addColumn<int>("first");
        QTest::newRow("1 s early in the second") << 1000 << 400 << 1000;
        QTest::newRow("1 s late in the second") << 1000 << 600 << 2000;
        QTest::newRow("1.4 s is one") << 1400 << 0 << 1000;
        QTest::newRow("1.5 s is two") << 1500 << 0 << 2000;
        QTest::newRow("60 s") << 60'000 << 10 << 60'000;
        QTest::newRow("D45: 499 ms is one second, not none") << 499 << 0 << 1000;
        QTest::newRow("D45: 1 ms is one second") << 1 << 0 << 1000;
    }

    void veryCoarseCountsWholeSeconds()
    {
        QFETCH(int, interval);
        QFETCH(int, now);
        QFETCH(int, first);
        const auto when =
            firstDeadline(Qt::VeryCoarseTimer, Milliseconds(interval), Base + Milliseconds(now));
        QCOMPARE(msSinceBase(when), qint64(first));
    }

    // D42: missed ticks are dropped, the phase starts anew. The trace of a 10 ms timer with a stall of 35 ms.
    void missedTicksAreDropped()
    {
        QList<qint64> trace;
        Deadline due = firstDeadline(Qt::PreciseTimer, 10ms, Base);
        for (int tick = 0; tick < 6; ++tick) {
            const auto now = tick == 2 ? due + 25ms : due; // the third comes 25 ms late
            trace.append(msSinceBase(now));
            due = nextDeadline(Qt::PreciseTimer, 10ms, due, now);
        }
        QCOMPARE(trace, (QList<qint64>{10, 20, 55, 65, 75, 85}));
    }

    void nextIsNeverInThePast()
    {
        std::mt19937 random(2);
        for (int i = 0; i < 100'000; ++i) {
            const auto type = Qt::TimerType(random() % 3);
            const Nanoseconds interval = Milliseconds(random() % 30'000);
            auto previous = Base + Nanoseconds(random() % 5'000'000'000);
            if (effectiveTimerType(type, interval) == Qt::VeryCoarseTimer) // those stand on full seconds
                previous = std::chrono::floor<std::chrono::seconds>(previous);
            const auto now = previous + Nanoseconds(random() % 60'000'000'000);
            const auto next = nextDeadline(type, interval, previous, now);
            QVERIFY(next >= now);
            if (interval > 0ns)
                QVERIFY(next > previous);
        }
    }

    // D53
    void hugeIntervalsSaturate()
    {
        for (const auto type : {Qt::PreciseTimer, Qt::CoarseTimer, Qt::VeryCoarseTimer}) {
            QVERIFY(firstDeadline(type, Nanoseconds::max(), Base) > Base + 100h);
            QVERIFY(nextDeadline(type, Nanoseconds::max(), Base, Base) > Base + 100h);
            QVERIFY(firstDeadline(type, 24h * 365 * 100, Base) >= Base + 24h * 365 * 100 - 1s);
        }
    }

    // D4
    void reportedIntervals()
    {
        QCOMPARE(reportedInterval(Qt::PreciseTimer, 1234567ns), Nanoseconds(1234567));
        QCOMPARE(reportedInterval(Qt::CoarseTimer, 99'000'001ns), Nanoseconds(100ms));
        QCOMPARE(reportedInterval(Qt::VeryCoarseTimer, 1499ms), Nanoseconds(1s));
        QCOMPARE(reportedInterval(Qt::VeryCoarseTimer, 1500ms), Nanoseconds(2s));
        QCOMPARE(reportedInterval(Qt::CoarseTimer, 25'499ms), Nanoseconds(25s));
    }
};

QTEST_APPLESS_MAIN(tst_TimerGrid)
#include "tst_timergrid.moc"
