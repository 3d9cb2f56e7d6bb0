// SPDX-License-Identifier: MIT
#include "dispatch/timergrid_p.h"

#include <algorithm>

namespace Signalbox {

using namespace std::chrono_literals;
using std::chrono::seconds;

namespace {

constexpr qint64 MsPerSecond = 1000;

// A very coarse timer counts whole seconds. Qt 6.4 rounds less than half a second to none and then spins;
// such a timer fires once a second here.
seconds wholeSeconds(Nanoseconds interval)
{
    const auto representable = std::min(interval, Nanoseconds::max() - 1s);
    return std::max<seconds>(std::chrono::duration_cast<seconds>(representable + 500ms), 1s);
}

// A multiple of `step` near `ms`; an odd one where the next multiple of `goal` lies above, so that most
// timers move towards it.
qint64 roundTowards(qint64 ms, qint64 step, qint64 goal)
{
    const bool goalIsAbove = ms % goal >= goal / 2;
    return (ms / step | qint64(goalIsAbove)) * step;
}

// The roundest boundary within a second that suits an interval.
qint64 boundaryFor(qint64 interval)
{
    if (interval % 500 == 0)
        return 500;
    if (interval % 50 != 0)
        return 25;
    const qint64 fifties = interval / 50;
    if (fifties % 4 == 0)
        return 200;
    if (fifties % 2 == 0)
        return 100;
    return fifties % 5 == 0 ? 250 : 50;
}

// Moves the millisecond `ms` of a second by at most 5 % of `interval`, onto a round one; 1000 is the next
// second.
qint64 alignWithinSecond(qint64 ms, qint64 interval)
{
    const qint64 earliest = std::max<qint64>(0, ms - interval / 20);
    const qint64 latest = std::min(MsPerSecond, ms + interval / 20);
    if (earliest == 0 || latest == MsPerSecond) // a whole second in reach is best, for any interval
        return earliest == 0 ? 0 : MsPerSecond;
    if (interval % 500 == 0 && interval >= 5000)
        return ms >= MsPerSecond / 2 ? latest : earliest;
    const qint64 boundary = boundaryFor(interval);
    const qint64 below = ms / boundary * boundary;
    if (ms < below + boundary / 2)
        return std::max(below, earliest);
    return std::min(below + boundary, latest);
}

Deadline alignCoarse(Deadline when, qint64 interval, Deadline now)
{
    if (when == Never)
        return when;
    const auto second = std::chrono::floor<seconds>(when);
    qint64 ms = std::chrono::floor<Milliseconds>(when - second).count();
    if (interval < 50 && interval != 25)
        ms = roundTowards(ms, 2, 50);
    else if (interval < 100 && interval != 25 && interval != 50 && interval != 75)
        ms = roundTowards(ms, 4, 100);
    else
        ms = alignWithinSecond(ms, interval);
    const Deadline aligned = second + Milliseconds(ms);
    return aligned < now ? aligned + Milliseconds(interval) : aligned;
}

qint64 wholeMilliseconds(Nanoseconds interval)
{
    return std::chrono::ceil<Milliseconds>(interval).count();
}

} // namespace

Qt::TimerType effectiveTimerType(Qt::TimerType type, Nanoseconds interval)
{
    if (type != Qt::CoarseTimer)
        return type;
    // Below, one tick is a larger error than coarse timers may have; above, 5 % is more than a second.
    if (interval <= 20ms)
        return Qt::PreciseTimer;
    return interval >= 20s ? Qt::VeryCoarseTimer : Qt::CoarseTimer;
}

Deadline firstDeadline(Qt::TimerType type, Nanoseconds interval, Deadline now)
{
    switch (effectiveTimerType(type, interval)) {
    case Qt::PreciseTimer:
        break;
    case Qt::CoarseTimer: {
        const auto ms = wholeMilliseconds(interval);
        return alignCoarse(saturatingAdd(now, Milliseconds(ms)), ms, now);
    }
    case Qt::VeryCoarseTimer: {
        const auto second = std::chrono::floor<seconds>(now);
        const auto roundUp = now - second > 500ms ? 1s : 0s;
        return saturatingAdd(second + roundUp, wholeSeconds(interval));
    }
    }
    return saturatingAdd(now, interval);
}

Deadline nextDeadline(Qt::TimerType type, Nanoseconds interval, Deadline previous, Deadline now)
{
    switch (effectiveTimerType(type, interval)) {
    case Qt::PreciseTimer:
        break;
    case Qt::CoarseTimer: {
        const auto ms = wholeMilliseconds(interval);
        auto next = saturatingAdd(previous, Milliseconds(ms));
        if (next < now)
            next = saturatingAdd(now, Milliseconds(ms));
        return alignCoarse(next, ms, now);
    }
    case Qt::VeryCoarseTimer: {
        const auto next = saturatingAdd(previous, wholeSeconds(interval));
        const auto second = std::chrono::floor<seconds>(now);
        return next <= second ? saturatingAdd(second, wholeSeconds(interval)) : next;
    }
    }
    const auto next = saturatingAdd(previous, interval);
    return next < now ? saturatingAdd(now, interval) : next;
}

Nanoseconds reportedInterval(Qt::TimerType type, Nanoseconds interval)
{
    switch (effectiveTimerType(type, interval)) {
    case Qt::PreciseTimer:
        break;
    case Qt::CoarseTimer:
        return std::chrono::ceil<Milliseconds>(interval);
    case Qt::VeryCoarseTimer:
        return wholeSeconds(interval);
    }
    return interval;
}

} // namespace Signalbox
