// SPDX-License-Identifier: MIT
#pragma once

#include "scheduler/timer.h"

#include <algorithm>
#include <cstdint>

namespace Signalbox::Detail {

//! The first of the times \a origin + n * \a interval, for whole n, that is later than \a after; the last number, where there is none.
constexpr Nanoseconds nextOnGrid(Nanoseconds origin, Nanoseconds interval, Nanoseconds after)
{
    // Without a sign: the distance of any two numbers fits.
    const auto period = std::uint64_t(interval.count());
    const auto distance = std::uint64_t(after.count()) - std::uint64_t(origin.count());
    const auto inFront = (0 - distance) % period; // of the next one, where the origin is still to come
    const Nanoseconds step(after >= origin ? period - distance % period : inFront > 0 ? inFront : period);
    return after > Nanoseconds::max() - step ? Nanoseconds::max() : after + step;
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
