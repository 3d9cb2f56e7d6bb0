// SPDX-License-Identifier: MIT
#include "core/clock.h"

#include "core/virtualclock_p.h"

namespace Signalbox {

constinit std::atomic<Nanoseconds::rep> VirtualClock::s_now{0};
constinit std::atomic<Nanoseconds::rep> VirtualClock::s_toWall{0};
constinit std::atomic<int> VirtualClock::s_wallSettings{0};

Deadline Clock::now() noexcept
{
    if (const auto now = VirtualClock::s_now.load(std::memory_order_relaxed); now != 0) [[unlikely]]
        return Deadline(Nanoseconds(now));
    return SteadyClock::now();
}

VirtualClock::WallTime VirtualClock::wallNow()
{
    const auto sinceEpoch = now().time_since_epoch() + Nanoseconds(s_toWall.load(std::memory_order_relaxed));
    return WallTime(std::chrono::duration_cast<WallTime::duration>(sinceEpoch));
}

void VirtualClock::setWall(WallTime time)
{
    const auto sinceEpoch = std::chrono::duration_cast<Nanoseconds>(time.time_since_epoch());
    s_toWall.store((sinceEpoch - now().time_since_epoch()).count(), std::memory_order_relaxed);
    s_wallSettings.fetch_add(1, std::memory_order_release);
}

} // namespace Signalbox
