// SPDX-License-Identifier: MIT
#pragma once

#include "events/matchindex_p.h"
#include "events/storedevents_p.h"
#include "events/wait.h"

namespace Signalbox {

/*!
    Brings events to those who wait for them.

    Thread-safety: none; everything that touches a router belongs to one thread.
*/
class EventRouter
{
public:
    EventRouter();
    //! Waits that have not ended stop; they may outlive it.
    ~EventRouter();
    EventRouter(const EventRouter &) = delete;
    EventRouter &operator=(const EventRouter &) = delete;

    //! As Wait::start(), of one that does not wait.
    void start(Wait &wait);

    /*!
        Delivers \a event now, past all queues, to those that wait for it when this is called. A latched one is kept for
        those who come late. Returns how many have got it.
    */
    int dispatch(const EventPointer<> &event);

    /*!
        Delivers one latched event to one wait that came late. False when there was none to deliver.
    */
    bool deliverLate();

    //! Latched events that \a matcher matches are kept no longer.
    void forget(const Matcher &matcher);

    const Detail::MatchIndex &waits() const { return m_waits; }
    //! Latched events, oldest first.
    Detail::StoredEvents::Found latchedEvents() const { return m_latched.all(); }

private:
    quint64 latch(const EventPointer<> &event);
    static void deliver(Wait &wait, const EventPointer<> &event);

    Detail::MatchIndex m_waits;
    Detail::StoredEvents m_latched;
    IntrusiveList<Wait> m_late; // waits for which there may be a latched event
};

} // namespace Signalbox
