// SPDX-License-Identifier: MIT
#include "core/ticktime_p.h"

#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

Deadline lastTick()
{
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
    return Deadline(std::chrono::seconds(time.tv_sec) + Nanoseconds(time.tv_nsec));
}

} // namespace

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

    // How often the kernel counts on is its own affair: a guest's may miss ticks while others have its processor.
    void isAsOldAsTheLastTickAtMost()
    {
        TickTime time;
        const auto begin = lastTick();
        while (lastTick() < begin + 10 * TickTime::resolution()) {
            const auto tick = lastTick();
            QVERIFY(time.now() >= tick);
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
