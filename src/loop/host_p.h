// SPDX-License-Identifier: MIT
#pragma once

#include "loop/timerheap_p.h"

namespace Signalbox {

/*!
    The loop that carries a WorkSource, as that sees it.

    Thread-safety: wake() from any thread, the rest from the loop's.
*/
class Host
{
public:
    using Slot = TimerHeap::Slot;
    static constexpr Slot NoSlot = ~0u;

    Host() = default;
    virtual ~Host() = default;
    Host(const Host &) = delete;
    Host &operator=(const Host &) = delete;

    //! There is work: a turn comes soon, and does not sleep before it.
    virtual void wake() = 0;

    //! A timer that is not armed yet.
    virtual Slot takeTimer() = 0;
    //! Arms \a slot, which may be armed already, for \a deadline. It is disarmed when it is due.
    virtual void arm(Slot slot, Deadline deadline) = 0;
    //! Takes \a slot back, armed or not.
    virtual void releaseTimer(Slot slot) = 0;

    virtual const char *name() const = 0;
};

} // namespace Signalbox
