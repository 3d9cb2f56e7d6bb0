// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"
#include "core/virtualclock_p.h"

#include <ctime>

namespace Signalbox {

/*!
    The time, as old as the last tick of the kernel's at most, for a quarter of what a look at the clock costs: it looks again when the kernel
    has counted on. For many short things, of which only those are of interest that take long.

    Thread-safety: one thread.
*/
class TickTime
{
public:
    //! Never later than the clock, never earlier than at the last call or note(), nor than the kernel's last tick: it comes once in resolution(), where
    //! nobody takes the processor away from the kernel.
    Deadline now()
    {
        const auto current = tick();
        if (current != m_tick || current == 0 || VirtualClock::isOn()) [[unlikely]]
            look(current);
        return m_time;
    }

    //! Somebody has looked at the clock.
    void note(Deadline now) { m_time = now; }

    //! How long a tick takes; zero where each look is one at the clock.
    static Nanoseconds resolution()
    {
#ifdef CLOCK_MONOTONIC_COARSE
        timespec length{};
        if (::clock_getres(CLOCK_MONOTONIC_COARSE, &length) == 0)
            return std::chrono::seconds(length.tv_sec) + Nanoseconds(length.tv_nsec);
#endif
        return Nanoseconds::zero();
    }

private:
    [[gnu::noinline, gnu::cold]] void look(qint64 current)
    {
        m_tick = VirtualClock::isOn() ? 0 : current;
        m_time = Clock::now();
    }

    //! Changes with each; zero where that is not known.
    static qint64 tick()
    {
#ifdef CLOCK_MONOTONIC_COARSE
        timespec time{};
        if (::clock_gettime(CLOCK_MONOTONIC_COARSE, &time) == 0)
            return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
#endif
        return 0;
    }

    qint64 m_tick = 0;
    Deadline m_time{};
};

} // namespace Signalbox
