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

    Deadline now()
    {
        // No processor's counter runs at less than 1 GHz; most at 2 or 3.
        constexpr std::uint64_t AFewMicroseconds = 20'000;
        const auto current = cycles();
        if (current - m_cycles >= AFewMicroseconds || current == 0 || VirtualClock::isOn()) {
            m_cycles = current;
            m_time = Clock::now();
        }
        return m_time;
    }

private:
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
