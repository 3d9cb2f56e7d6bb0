// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"

#include <atomic>

namespace Signalbox {

/*!
    The time that a test has set, where the machine's would be. \sa VirtualTime, which moves it

    Thread-safety: any thread.
*/
class Q_DECL_HIDDEN VirtualClock
{
public:
    using WallTime = std::chrono::system_clock::time_point;

    static bool isOn() { return s_now.load(std::memory_order_relaxed) != 0; }
    //! What Clock says. Only while isOn().
    static Deadline now() { return Deadline(Nanoseconds(s_now.load(std::memory_order_relaxed))); }
    //! What the wall clock says.
    static WallTime wallNow();
    //! Changes whenever somebody sets the wall clock.
    static int wallSettings() { return s_wallSettings.load(std::memory_order_acquire); }

    static void set(Deadline now) { s_now.store(now.time_since_epoch().count(), std::memory_order_release); }
    static void setWall(WallTime time);
    static void turnOff() { s_now.store(0, std::memory_order_release); }

private:
    friend class Clock;

    static constinit std::atomic<Nanoseconds::rep>
        s_now; // since Clock's epoch; zero: the machine's clock counts
    static constinit std::atomic<Nanoseconds::rep> s_toWall; // from Clock's epoch to the wall clock's
    static constinit std::atomic<int> s_wallSettings;
};

} // namespace Signalbox
