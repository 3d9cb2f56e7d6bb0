// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"
#include "core/virtualclock_p.h"

#if defined(__x86_64__) || defined(__i386__)
#include <x86intrin.h>
#endif

namespace Signalbox {

/*!
    The time, at most some 20 µs old, for a third of what a look at the clock costs: it looks again once the processor's counter
    says that this may be over. For many short things in a row, each of which wants to know how late it is.
*/
class NearTime
{
public:
    //! Looks at the clock.
    NearTime() : m_cycles(cycles()), m_time(Clock::now()) {}

    //! Looks at the clock.
    Deadline lookAgain() { return look(cycles()); }
    //! The same as now(); but a look that it needs is not remembered, so that the next now() is near to none but its own.
    Deadline peek() const { return isNear() ? m_time : Clock::now(); }

    //! Would now() say the same as at the last look?
    bool isNear() const { return isNear(cycles()); }

    Deadline now()
    {
        const auto current = cycles();
        return isNear(current) ? m_time : look(current);
    }

    //! The same, but exact as soon as \a limit may be over: so that nobody who asks goes on behind it.
    Deadline nowBy(Deadline limit)
    {
        const auto near = now();
        return isFar(near, limit) ? near : look(cycles());
    }

    //! Is \a limit still to come wherever now() says \a near?
    static bool isFar(Deadline near, Deadline limit) { return saturatingAdd(near, Old) < limit; }

private:
    static constexpr std::chrono::microseconds Old{20};
    static constexpr std::uint64_t OldInCycles =
        20'000; // no processor counts at less than 1 GHz; most at 2 or 3

    bool isNear(std::uint64_t current) const
    {
        return current - m_cycles < OldInCycles && current != 0 && !VirtualClock::isOn();
    }

    Deadline look(std::uint64_t current)
    {
        m_cycles = current;
        return m_time = Clock::now();
    }

    //! Zero where there is no such counter.
    static std::uint64_t cycles()
    {
#if defined(__x86_64__) || defined(__i386__)
        return __rdtsc();
#else
        return 0;
#endif
    }

    std::uint64_t m_cycles;
    Deadline m_time;
};

} // namespace Signalbox
