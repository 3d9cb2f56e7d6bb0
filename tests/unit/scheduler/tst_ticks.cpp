// SPDX-License-Identifier: MIT
#include "scheduler/ticks_p.h"

#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace Signalbox::Detail;
using namespace std::chrono_literals;

class tst_Ticks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // W39: with floating-point numbers, BACpypes once looped for ever here.
    void gridIsExact_data()
    {
        QTest::addColumn<qint64>("origin");
        QTest::addColumn<qint64>("after");
        QTest::addColumn<qint64>("next");
        QTest::newRow("between") << qint64(0) << qint64(25) << qint64(30);
        QTest::newRow("on it") << qint64(0) << qint64(20) << qint64(30);
        QTest::newRow("just in front of it") << qint64(0) << qint64(29) << qint64(30);
        QTest::newRow("with an offset") << qint64(3) << qint64(25) << qint64(33);
        QTest::newRow("with a negative offset") << qint64(-3) << qint64(25) << qint64(27);
        QTest::newRow("in front of the origin") << qint64(100) << qint64(25) << qint64(30);
        QTest::newRow("in front of the origin, on it") << qint64(100) << qint64(30) << qint64(40);
        QTest::newRow("far from it") << qint64(7) << qint64(1'700'000'000'000'000'005)
                                     << qint64(1'700'000'000'000'000'007);
    }
    void gridIsExact()
    {
        QFETCH(qint64, origin);
        QFETCH(qint64, after);
        QFETCH(qint64, next);
        QCOMPARE(nextOnGrid(Nanoseconds(origin), 10ns, Nanoseconds(after)).count(), next);
    }

    void gridEndsWithTheNumbers()
    {
        constexpr auto Lowest = Nanoseconds::min(), Highest = Nanoseconds::max();
        QCOMPARE(nextOnGrid(Lowest, 10ns, 25ns), 32ns); // ...808, ...798 and so on up to -8, 2
        QCOMPARE(nextOnGrid(Highest, 10ns, -25ns), -23ns);
        QCOMPARE(nextOnGrid(0ns, Highest, 25ns), Highest);
        QCOMPARE(nextOnGrid(-1h, Highest, 25ns), Highest - 1h);
        QCOMPARE(nextOnGrid(5ns, Highest, 25ns), Highest);
        QCOMPARE(nextOnGrid(0ns, 10ns, Highest), Highest);
        QCOMPARE(nextTick(Lowest, 10ns, Lowest, 25ns, MissedTicks::Skip), 32ns);
        QCOMPARE(nextTick(Lowest, 10ns, Lowest, 25ns, MissedTicks::Coalesce), 22ns);
        QCOMPARE(nextTick(Lowest, 10ns, Lowest, 25ns, MissedTicks::Burst), Lowest + 10ns);
    }

    void tickAfterALateOne_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<qint64>("now");
        QTest::addColumn<qint64>("next");
        const auto add = [](const char *name, MissedTicks policy, qint64 now, qint64 next) {
            QTest::newRow(name) << int(policy) << now << next;
        };
        // The tick of 20 is being delivered.
        add("skip, in time", MissedTicks::Skip, 21, 30);
        add("skip, one missed", MissedTicks::Skip, 31, 40);
        add("skip, three missed", MissedTicks::Skip, 55, 60);
        add("skip, on a tick", MissedTicks::Skip, 30, 40);
        add("coalesce, in time", MissedTicks::Coalesce, 21, 30);
        add("coalesce, one missed", MissedTicks::Coalesce, 31, 30);
        add("coalesce, three missed", MissedTicks::Coalesce, 55, 50);
        add("burst, in time", MissedTicks::Burst, 21, 30);
        add("burst, three missed", MissedTicks::Burst, 55, 30);
        add("skip, the clock was set back", MissedTicks::Skip, 5, 30);
    }
    void tickAfterALateOne()
    {
        QFETCH(int, policy);
        QFETCH(qint64, now);
        QFETCH(qint64, next);
        for (const auto origin : {0ns, 20ns, -40ns}) // the same grid
            QCOMPARE(nextTick(origin, 10ns, 20ns, Nanoseconds(now), MissedTicks(policy)).count(), next);
    }
};

QTEST_APPLESS_MAIN(tst_Ticks)
#include "tst_ticks.moc"
