// SPDX-License-Identifier: MIT
#pragma once

#include "core/listhook.h"
#include "events/event.h"
#include "events/eventhome_p.h"
#include "events/matcher.h"
#include "probe/printbudget_p.h"
#include "probe/registry_p.h"
#include "probe/snapshot.h"

#include <memory>
#include <vector>

namespace Signalbox {
class Wait;

namespace Detail {

/*!
    What a router tells readers in other threads: the writer of a RouterBlock.

    Queues and counts are always there. Individual waits and events cost something, so they are noted only while a Probe
    asks for them; who calls has looked at isAsked() before. Printing runs the program's own code (keys print
    themselves), so events are printed as often as leaves no trace in the load, and the rest when readers ask for it.

    Thread-safety: the router's thread.
*/
class RouterReport
{
public:
    using Fate = EventSnapshot::Fate;

    //! The number of one more event, of whichever of the router's trees. Its upper bits are the router's EventHome.
    quint64 takeNumber() { return ++m_lastNumber; }
    //! Before the first event.
    void setHome(quint16 id) { m_lastNumber = quint64(id) << EventHome::NumberBits; }
    quint16 home() const { return EventHome::idOf(m_lastNumber); }

    //! Tells whether a report has gone meanwhile; they nest.
    class Life : ListHook<Life>
    {
    public:
        explicit Life(RouterReport &report) { report.m_lives.append(*this); }
        bool isOver() const { return !isLinked(); }

    private:
        template <typename, typename>
        friend class Signalbox::IntrusiveList;
    };

    //! \a describe prints what is missing, when readers want it; it gets \a router.
    RouterReport(void (*describe)(void *router), void *router);
    //! Waits that it has listed may outlive it.
    ~RouterReport();
    RouterReport(const RouterReport &) = delete;
    RouterReport &operator=(const RouterReport &) = delete;

    //! A block of zeros but for its serial; \a parent is null for the root.
    QueueBlock &addQueue(const QueueBlock *parent, const QString &name);
    void removeQueue(QueueBlock &queue);
    //! Prints what \a queue takes, unless it has been.
    void describeQueue(const QueueBlock &queue, const Matcher &takes);
    //! \a event is the oldest one that \a queue holds; null: it holds none.
    void setHeld(const QueueBlock &queue, const Event *event, Deadline now);
    void setHeldUnlessKnown(const QueueBlock &queue, const Event &event);

    //! For all matchers like \a pattern.
    ShapeBlock &addShape(const Matcher &pattern);

    //! Lists \a wait, if there is room, or says that it waits again. \a since is zero where that is not known.
    void waitBegins(Wait &wait, const char *shape, Deadline since);
    //! Of waits that have been listed.
    static void waitEnds(WaitBlock &block);
    static void waitDies(WaitBlock &block);
    //! How many more can be listed.
    std::uint32_t freeWaits() const { return WaitBlock::Most - m_listedWaits; }
    //! Prints some of those that have not been.
    void describeWaits();

    //! \a event has come in as \a number.
    void eventComes(const Event &event, quint64 number, const QueueBlock *queue, Fate fate, Deadline now);
    //! What has become of it since. Nothing when it has left the ring.
    void eventIs(quint64 number, Fate fate, int receivers = 0);
    //! Of one that has been delivered and is not held.
    static Fate fateOf(const Event &event, int receivers);
    //! It will come again as another number.
    void forgetEvent(quint64 number);

private:
    WaitBlock *takeWait(Wait &wait);
    static void describeWait(WaitBlock &block);
    EventBlock *eventOf(quint64 number) const;
    QueueTexts &textsOf(const QueueBlock &queue);

    std::unique_ptr<RouterBlock> m_block;
    IntrusiveList<Life> m_lives;    // which its end unlinks
    EventBlock *m_events = nullptr; // the ring, once it was needed
    SerialSource m_serials;
    std::vector<std::uint32_t> m_freeQueues;
    std::vector<std::uint32_t> m_freeWaits;
    std::uint32_t m_listedWaits = 0;
    quint64 m_lastNumber = 0;
    PrintBudget m_printing;
};

} // namespace Detail
} // namespace Signalbox
