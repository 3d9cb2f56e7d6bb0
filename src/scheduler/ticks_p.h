// SPDX-License-Identifier: MIT
#pragma once

#include "scheduler/timer.h"

#include <algorithm>

namespace Signalbox::Detail {

//! The first of the times \a origin + n * \a interval, for whole n, that is later than \a after.
constexpr Nanoseconds nextOnGrid(Nanoseconds origin, Nanoseconds interval, Nanoseconds after)
{
    auto steps = (after - origin) / interval;
    if (origin + steps * interval > after) // division rounds up where it is negative
        --steps;
    return origin + (steps + 1) * interval;
}

/*!
    When a ticker on that grid ticks after \a previous, the tick that is being delivered at \a now. It may lie in the
    past: then it is due at once.
*/
constexpr Nanoseconds nextTick(Nanoseconds origin, Nanoseconds interval, Nanoseconds previous,
                               Nanoseconds now, MissedTicks missed)
{
    if (missed == MissedTicks::Burst)
        return nextOnGrid(origin, interval, previous);
    const auto inTime = nextOnGrid(origin, interval, std::max(previous, now));
    const bool isOneMissed = inTime - interval > previous;
    return missed == MissedTicks::Coalesce && isOneMissed ? inTime - interval : inTime;
}

} // namespace Signalbox::Detail
