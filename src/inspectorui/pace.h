// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"

#include "core/clock.h"

#include <algorithm>

namespace Signalbox {

/*!
    Keeps work that recurs below a share of one core: after what took some CPU time it rests so long that the
    share is kept.

    Belongs to one thread.
*/
class Pace
{
public:
    //! So long it rests at most: a single slow turn, as the first one, is not paid off for a minute.
    static constexpr Milliseconds LongestRest{3000};

    //! \a share is that of one core: 0.05 is 50 ms in each second.
    explicit constexpr Pace(double share) : m_share(share) {}

    //! True when the rest is over.
    bool isDue(Deadline now) const { return now >= m_restsUntil; }

    //! Work that began at \a begin took \a cpuTime.
    void worked(Deadline begin, Nanoseconds cpuTime)
    {
        const Nanoseconds rest(Nanoseconds::rep(double(cpuTime.count()) / m_share));
        m_restsUntil = std::min(std::max(m_restsUntil, begin) + rest, begin + LongestRest);
    }

    //! Forgets the work so far: somebody waits for the next turn.
    void reset() { m_restsUntil = {}; }

private:
    double m_share;
    Deadline m_restsUntil{};
};

//! CPU time that this thread has used; zero where the system does not tell.
SIGNALBOX_INSPECTOR_EXPORT Nanoseconds threadCpuTime();
//! CPU time that all threads of the process have used; likewise.
Nanoseconds processCpuTime();

//! What time and work are measured by; tests have their own.
struct Meter
{
    Deadline (*now)() = [] { return Deadline(SteadyClock::now()); };
    Nanoseconds (*cpuTime)() = &threadCpuTime;
};

} // namespace Signalbox
