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

    \threadsafe All members, but constructor and destructor.
    Cost: set() and clear() take one uncontended mutex, and one system call where descriptor() was asked for.
    The descriptor is made when descriptor() is called first. After fork(), parent and child share it.
    Source: BACpypes' WaitableEvent, without its check-then-act race.
*/
class SIGNALBOX_CORE_EXPORT WaitableEvent
{
public:
    //! Not set. Takes no descriptor; cannot fail.
    WaitableEvent();
    /*!
        Closes the descriptor, if there is one.

        Thread-safety: nobody may be in wait() or about to call a member. A set() whose effect has been seen may
        still be returning: that is waited for. Disable notifiers of the descriptor first.
    */
    ~WaitableEvent();
    WaitableEvent(const WaitableEvent &) = delete;
    WaitableEvent &operator=(const WaitableEvent &) = delete;

    /*!
        True from set() to clear().

        \threadsafe Cost: one load. What another thread wrote before its set() is seen after this says true.
    */
    bool isSet() const noexcept;

    /*!
        Sets the event: wakes every thread in wait() and makes the descriptor readable. Nothing when it is set.

        \threadsafe Not from a signal handler. Cost: a mutex, and a system call for waiting threads and for the
        descriptor, as far as there are any.
    */
    void set();

    /*!
        Takes the flag back; the descriptor is no longer readable. Nothing when it is clear. Threads that a set()
        has woken return from wait() all the same.

        \threadsafe Not from a signal handler. Cost: as that of set().
    */
    void clear();

    /*!
        Blocks until the event is set; returns at once when it is.

        \threadsafe But not for the thread whose event loop has to go on: that one watches descriptor().
    */
    void wait();

    /*!
        Blocks until the event is set, at most for \a timeout, which is in nanoseconds and converts from any
        std::chrono duration; zero and negative values only look.

        Returns true when it was set, also if somebody has cleared it again by now; false when the time is up.
        \threadsafe
    */
    bool wait(Nanoseconds timeout);

    /*!
        A descriptor that is readable while the event is set. Poll it, or watch it with a QSocketNotifier;
        never read or close it. The same one with each call.

        \threadsafe

        Ownership: the event's, for its lifetime. Errors: -1 with a warning when the process is out of
        descriptors; the event goes on working between threads, and the next call tries again.
    */
    int descriptor();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Signalbox
