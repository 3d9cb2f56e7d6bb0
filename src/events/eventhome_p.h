// SPDX-License-Identifier: MIT
#pragma once

#include "core/global.h"

#include <functional>
#include <memory>

namespace Signalbox::Detail {

/*!
    The thread that a router belongs to, for those who accept its events in another one. Its id stands in the upper bits of the numbers of
    the router's events, so that nobody needs to look into a router to know whose it is.

    \threadsafe All but what is said to be of a thread.
*/
class EventHome
{
public:
    static constexpr int NumberBits = 48; // of an event's number, below the id

    virtual ~EventHome() = default;
    //! Calls \a function in its thread, soon; not, if that has ended.
    virtual void post(std::function<void()> function) const = 0;

    //! From now on \a home is this thread's, unless it has one. Returns the id.
    static quint16 enter(std::shared_ptr<const EventHome> home);
    //! This thread has none any more.
    static void leave();
    //! That of this thread; 0: it has none.
    static quint16 idOfThread();
    //! Null: there is none any more.
    static std::shared_ptr<const EventHome> withId(quint16 id);
    static quint16 idOf(quint64 number) { return quint16(number >> NumberBits); }
    //! Without the id.
    static quint64 countOf(quint64 number) { return number & ((quint64(1) << NumberBits) - 1); }
};

} // namespace Signalbox::Detail
