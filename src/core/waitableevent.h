// SPDX-License-Identifier: MIT
#pragma once

#include "clock.h"

#include <memory>

namespace Signalbox {

/*!
    A flag that threads can wait for, and that is a file descriptor in an event loop at the same time.

    set() wakes every thread in wait() and makes descriptor() readable, until clear(). Flag and descriptor
    change together: a reader of the descriptor never finds it readable with the flag clear for good, or the
    other way round. Setting twice is the same as setting once.

    \threadsafe All members, but the destructor: nobody may be in wait() then.
    Cost: set() and clear() take one uncontended mutex, and one system call where descriptor() was asked for.
    The descriptor is made when descriptor() is called first. After fork(), parent and child share it.
    Source: BACpypes' WaitableEvent, without its check-then-act race.
*/
class SIGNALBOX_CORE_EXPORT WaitableEvent
{
public:
    WaitableEvent();
    ~WaitableEvent();
    WaitableEvent(const WaitableEvent &) = delete;
    WaitableEvent &operator=(const WaitableEvent &) = delete;

    bool isSet() const noexcept;
    void set();
    void clear();

    //! Blocks until the event is set.
    void wait();

    /*!
        Blocks until the event is set, at most for \a timeout; zero and negative values only look.

        Returns true when it was set, also if somebody has cleared it again by now.
    */
    bool wait(Nanoseconds timeout);

    /*!
        A descriptor that is readable while the event is set. Poll it, never read or close it.

        Ownership: the event's, for its lifetime. Errors: -1 with a warning when the process is out of
        descriptors; the event goes on working between threads, and the next call tries again.
    */
    int descriptor();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Signalbox
