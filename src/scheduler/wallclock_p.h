// SPDX-License-Identifier: MIT
#pragma once

#include "core/virtualclock_p.h"

#include <QtCore/qsocketnotifier.h>

#include <chrono>
#include <functional>
#include <memory>

namespace Signalbox::Detail {

using WallTime = std::chrono::system_clock::time_point;

/*!
    The time of day, and who sets it.

    Thread-safety: one thread. Source: timerfd_create(2), TFD_TIMER_CANCEL_ON_SET.
*/
class WallClock
{
public:
    //! \a clockWasSet is called from the event loop, after somebody has set the clock.
    explicit WallClock(std::function<void()> clockWasSet) : m_clockWasSet(std::move(clockWasSet)) {}
    ~WallClock();
    WallClock(const WallClock &) = delete;
    WallClock &operator=(const WallClock &) = delete;

    /*!
        Begins to watch, once there is an event loop; nothing when it does already. Where that cannot be found out
        (another system, no descriptor left), timers are right again when they next come.
    */
    void watch();

    static WallTime now();
    //! In virtual time: has somebody set the clock since the last call?
    bool wasSetInVirtualTime();
    //! When it will be \a time, if nobody sets the clock.
    static Deadline steadyFor(WallTime time);
    //! What it will say at \a deadline, then.
    static WallTime wallTimeFor(Deadline deadline);

    //! For tests, which cannot set the machine's clock: what now() returns; null: the clock.
    using Now = WallTime();
    static Now *testNow;

private:
    void arm() const;
    void onReadable() const;

    std::function<void()> m_clockWasSet;
    int m_virtualSettings = VirtualClock::wallSettings(); // that have been followed
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace Signalbox::Detail
