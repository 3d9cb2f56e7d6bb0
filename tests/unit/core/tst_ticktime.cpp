// SPDX-License-Identifier: MIT
#include "core/ticktime_p.h"

#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;

class tst_TickTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNeverAheadOfTheClockAndNeverGoesBack()
    {
        TickTime time;
        auto last = time.now();
        for (int i = 0; i < 100'000; ++i) {
            const auto now = time.now();
            QVERIFY(now >= last);
            QVERIFY(now <= Clock::now());
            last = now;
        }
    }

    void isLessThanATickBehind()
    {
        TickTime time;
        for (int i = 0; i < 20; ++i) {
            const auto end = Clock::now() + 3ms;
            while (Clock::now() < end) {
            }
            QVERIFY(time.now() >= end - TickTime::resolution());
        }
    }

    void knowsWhatOthersHaveSeen()
    {
        TickTime time;
        static_cast<void>(time.now());
        const auto seen = Clock::now();
        time.note(seen);
        QVERIFY(time.now() >= seen);
    }

    void isExactInVirtualTimeAndForgetsIt()
    {
        TickTime time;
        const auto real = time.now();
        for (const auto now : {Deadline(5s), Deadline(5s + 1ns)}) {
            VirtualClock::set(now);
            QCOMPARE(time.now(), now);
        }
        VirtualClock::turnOff();
        QVERIFY(time.now() >= real);
    }
};

QTEST_APPLESS_MAIN(tst_TickTime)
#include "tst_ticktime.moc"
