// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"

namespace Signalbox {

/*!
    \a end minus \a start; the longest or the shortest time where that does not fit, as with a deadline of Deadline::min().
*/
template <typename AnyClock, typename Duration>
constexpr Duration saturatingSubtract(std::chrono::time_point<AnyClock, Duration> end,
                                      std::chrono::time_point<AnyClock, Duration> start) noexcept
{
    const auto to = end.time_since_epoch(), from = start.time_since_epoch();
    if (from > Duration::zero() && to < Duration::min() + from)
        return Duration::min();
    if (from < Duration::zero() && to > Duration::max() + from)
        return Duration::max();
    return to - from;
}

//! How long it is from \a now to \a deadline: nothing when that has passed.
constexpr Nanoseconds timeLeft(Deadline deadline, Deadline now) noexcept
{
    return deadline > now ? saturatingSubtract(deadline, now) : Nanoseconds::zero();
}

} // namespace Signalbox
