// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"
#include "core/virtualclock_p.h"

#include <utility>

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
    /*!
        The same as now(), for who stamps many things in a row. What this has looked at is not known to isNear() and now(): they are near to
        none but their own looks.

        While calls come thick, the counter is read for every fourth only. So up to three that come behind a pause may get a time from
        before it, like those in front of them; until isNear(), a look, or endBurst() says that what ran is over.
    */
    Deadline peek()
    {
        if (m_unread == 0 || VirtualClock::isOn())
            return readAndPeek();
        --m_unread;
        return m_peeked;
    }

    //! What is stamped next may come long behind what was stamped last.
    void endBurst() { m_unread = 0; }

    //! Would now() say the same as at the last look?
    bool isNear()
    {
        endBurst();
        return isNear(cycles());
    }

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

    bool isNear(std::uint64_t current) const { return !isOld(current, m_cycles); }

    //! Must the clock be looked at now, if it was at \a before?
    static bool isOld(std::uint64_t current, std::uint64_t before)
    {
        return current - before >= OldInCycles || current == 0 || VirtualClock::isOn();
    }

    Deadline readAndPeek()
    {
        const auto current = cycles();
        const auto before = std::exchange(m_peekedAt, current);
        const bool isThick = current - before < OldInCycles / 8 && current != 0 && !VirtualClock::isOn();
        m_unread = isThick ? 3 : 0;
        if (isNear(current))
            return m_peeked = m_time;
        if (isOld(current, m_ownCycles)) {
            m_ownCycles = current;
            m_ownTime = Clock::now();
        }
        return m_peeked = m_ownTime;
    }

    Deadline look(std::uint64_t current)
    {
        endBurst();
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

    // Of peek():
    std::uint64_t m_ownCycles = m_cycles; // its last look
    Deadline m_ownTime = m_time;
    std::uint64_t m_peekedAt = 0; // when it read the counter
    Deadline m_peeked = m_time;   // what it said then
    int m_unread = 0;             // calls that need not read it
};

} // namespace Signalbox
