// SPDX-License-Identifier: MIT
#pragma once

#include "events/matchindex_p.h"
#include "events/queuetree_p.h"
#include "events/routerreport_p.h"
#include "events/storedevents_p.h"
#include "events/wait.h"

#include <set>

namespace Signalbox {

/*!
    Events come in by the tree of queues, and go to those who wait for them: what a scheduler runs, one event at a time.

    Thread-safety: none; everything that touches a router belongs to one thread.
*/
class EventRouter
{
public:
    //! \a root is the queue that all events come in by; its name, matcher and priority mean nothing.
    explicit EventRouter(const QueueSpec &root = {}, Detail::WorkListener *listener = nullptr,
                         const QueueDefaults &defaults = {});
    //! Waits of all kinds stop, and may outlive it. Events that are queued are dropped.
    ~EventRouter();
    EventRouter(const EventRouter &) = delete;
    EventRouter &operator=(const EventRouter &) = delete;

    //! Before the first event: others may accept its events in other threads than \a id's, which is this one.
    void setHome(quint16 id) { m_report.setHome(id); }

    EventQueue &rootQueue() { return m_queues.root().queue; }
    //! Of queues that are added below it from now on.
    void setQueueDefaults(const QueueDefaults &defaults) { m_queues.setDefaults(defaults); }
    const QueueDefaults &queueDefaults() const { return m_queues.defaults(); }
    //! Is \a queue the root queue, or below it?
    bool hasQueue(const EventQueue &queue) const { return &Detail::QueueNode::of(queue).tree == &m_queues; }

    /*!
        The queue of events that are not the program's: a tree beside that of rootQueue(), so that neither stops the other one. What
        is in it with a priority that is not negative goes first, and the rest when there is nothing else. Made when it is
        asked for.
    */
    EventQueue &systemQueue();
    //! Queues \a event there, past all limits.
    SendResult sendSystem(EventPointer<> event);

    //! The time, for statistics; the same until it is set anew.
    void setNow(Deadline now)
    {
        m_queues.setNow(now);
        if (m_system)
            m_system->setNow(now);
    }

    /*!
        Queues \a event; whoever waits for it gets it later. Refused when a limit says so; then a SendWait waits for room.

        Errors: nothing is sent, with a warning, when the event is queued already; nothing, when it is null.
    */
    SendResult send(EventPointer<> event) { return m_queues.send(std::move(event)); }
    template <Detail::SentStruct T>
    SendResult send(T event)
    {
        return send(Detail::sentEvent(std::move(event)));
    }
    //! The same past all limits.
    SendResult sendForced(EventPointer<> event) { return m_queues.sendForced(std::move(event)); }

    //! As SendWait::start(), of one that does not wait.
    bool sendOrWait(SendWait &wait, EventPointer<> &&event)
    {
        return m_queues.sendOrWait(wait, std::move(event));
    }

    //! What processNext() has done, for who wants to know.
    struct Step
    {
        EventPointer<> *event = nullptr; // put there beforehand; null: nobody wants it
        bool isHandedOver = false;       // to a waiter that takes it later: nothing of the program has run
    };

    /*!
        Does one thing: tells somebody who waited for room or for emptiness, or delivers one latched event to one wait
        that came late, or the next event in the queues to all who wait for it. False when there was nothing to do.

        Anything may happen meanwhile, also another call of this, and the end of the router.
    */
    bool processNext(Step *step = nullptr);
    //! False: processNext() has nothing to do.
    bool hasWork() const
    {
        return m_queues.isReady() || !m_late.isEmpty() || (m_system && m_system->isReady());
    }

    //! As Wait::start(), of one that does not wait.
    void start(Wait &wait);

    /*!
        Delivers \a event now, past all queues, to those that wait for it when this is called. A latched one is kept for
        those who come late; one that must be handled is not held. Returns how many have got it.
    */
    int dispatch(EventPointer<> event);

    //! Held events that \a matcher matches are dropped. Returns how many.
    qsizetype ignore(const Matcher &matcher) { return m_queues.ignore(matcher); }
    //! \a event is delivered again. False when it is not held here.
    bool unblock(const EventPointer<> &event) { return event && m_queues.unblock(*event); }
    //! Takes \a event, which is in a queue, out for good. False: it is just being delivered, or its leaf does not give it.
    static bool withdraw(const Event &event)
    {
        return Detail::EventAccess::queue(event)->tree.withdraw(event);
    }
    //! Events that nobody has got, and that are let go of when somebody begins to wait for them.
    Detail::StoredEvents &unheard() { return m_unheard; }
    //! Events that must be handled and were not accepted, oldest first.
    Detail::StoredEvents::Found heldEvents() const { return m_queues.heldEvents(); }

    //! Latched events that \a matcher matches are kept no longer.
    void forget(const Matcher &matcher);

    const Detail::MatchIndex &waits() const { return m_waits; }
    //! Latched events, oldest first.
    Detail::StoredEvents::Found latchedEvents() const { return m_latched.all(); }

private:
    int deliverToAll(const EventPointer<> &event, EventPointer<> *own = nullptr);
    bool deliverLate();
    bool hasGotLate(const Waiter &waiter, const Event &event) const;
    void noteGotLate(Waiter &waiter, quint64 number);
    Wait &bestOfLate(Wait &first, const Event &event) const;
    static quint64 nextSerial();
    void startLate(Wait &wait);
    void letGoOfUnheard(const Matcher &matcher);
    quint64 latch(const EventPointer<> &event, EventPointer<> &replaced);
    //! How a wait was found: without a list, as the only one, or perhaps with others.
    enum class FoundAs { Only, OneOfSeveral };
    static void beginDelivery(Wait &wait, const Event &event, FoundAs found);
    static void deliver(Wait &wait, const EventPointer<> &event, FoundAs found);
    static void handOver(Wait &wait, EventPointer<> &&event);

    bool goesFirst(const Detail::QueueTree &system) const;
    void describe();
    Deadline timeForReaders() const;

    Detail::WorkListener *const m_listener;
    Detail::RouterReport m_report;
    Detail::QueueTree m_queues;
    std::unique_ptr<Detail::QueueTree> m_system;
    Detail::MatchIndex m_waits{&m_report};
    Detail::StoredEvents m_latched;
    Detail::StoredEvents m_unheard;
    const quint64 m_serial = nextSerial(); // for waits: of the routers in this thread
    IntrusiveList<Wait> m_late;            // waits for which there may be a latched event
    // Waiters of which several waits are there, by their ids, and the numbers of what they have got since the list was empty.
    std::set<std::pair<quint64, quint64>> m_lateGot;
};

} // namespace Signalbox
