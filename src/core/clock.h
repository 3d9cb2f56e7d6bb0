// SPDX-License-Identifier: MIT
#pragma once

#include "global.h"

#include <chrono>

namespace Signalbox {

//! The clock of the machine: CLOCK_MONOTONIC. For what really waits, and never for what a test's clock moves.
using SteadyClock = std::chrono::steady_clock;
using Nanoseconds = std::chrono::nanoseconds;
using Milliseconds = std::chrono::milliseconds;

/*!
    A point in time of Clock, with a named value for "never".

    A Deadline is not a Nanoseconds: adding two deadlines does not compile.
*/
using Deadline = std::chrono::time_point<SteadyClock, Nanoseconds>;

/*!
    The clock of everything in Signalbox: CLOCK_MONOTONIC, in nanoseconds; in a test, what its TestClock says.

    It does not jump when somebody sets the wall clock, and does not count while the machine is suspended. Programs that
    ask it, and not std::chrono or QElapsedTimer, can be tested in virtual time.

    Thread-safety: any thread. Cost: four instructions more than std::chrono::steady_clock.
*/
class Clock
{
public:
    using rep = Deadline::rep;
    using period = Deadline::period;
    using duration = Deadline::duration;
    using time_point = Deadline;
    static constexpr bool is_steady = true;

    SIGNALBOX_CORE_EXPORT static Deadline now() noexcept;
};

//! The deadline that is never reached.
inline constexpr Deadline Never = Deadline::max();

/*!
    \a start plus \a interval, or Never where that does not fit: an interval of centuries must not wrap
    into the past. \a interval is not negative.
*/
constexpr Deadline saturatingAdd(Deadline start, Nanoseconds interval) noexcept
{
    return interval > Never - start && start > Deadline{} ? Never : start + interval;
}

} // namespace Signalbox
