// SPDX-License-Identifier: MIT
#pragma once

#include "../core/listhook.h"
#include "matcher.h"

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace Signalbox {

struct WaitBlock;

class EventRouter;
class Wait;
class Waiter;

namespace Detail {

struct IndexNode;
class MatchIndex;
class RouterReport;

//! What several entries may have in common.
struct IndexOwner
{
    quint64 markedIn = 0; // the last list of matches that it was put on
    quint64 heldSeen = 0; // the number of the last event that it got and that must be handled
    quint64 lateId = 0;   // among those that get latched events late
    int lateWaits = 0;    // those of its waits that may get some, at the least
};

//! Something that a MatchIndex finds by its matcher.
class SIGNALBOX_CORE_EXPORT IndexEntry : public ListHook<IndexEntry>
{
public:
    static constexpr quint32 NoSlot = ~quint32(0);

    explicit IndexEntry(Matcher entryMatcher, IndexOwner *entryOwner = nullptr)
        : matcher(std::move(entryMatcher)), owner(entryOwner), isFiltered(matcher.hasFilter())
    {
    }
    ~IndexEntry();

    bool isIndexed() const { return node && !isResting; }

    const Matcher matcher;
    IndexOwner *const owner;   // of several entries of one owner, an event finds the best only
    IndexNode *node = nullptr; // where it is in the index; null when it is in none
    quint32 slot = NoSlot;     // in the latest of the lists of matches that it is on
    const bool isFiltered;     // the matcher's data is elsewhere, and seldom in a cache
    bool isResting = false;    // it keeps its place in the node, where it is alone, and matches nothing
};

} // namespace Detail

/*!
    What gets the events that its Waits have matched: a callback, a coroutine. It is delivered an event once, however
    many of its waits match, through the one whose matcher says most.

    Thread-safety: waiters, waits and the router belong to one thread.
*/
class SIGNALBOX_CORE_EXPORT Waiter : public Detail::IndexOwner
{
public:
    Waiter(const Waiter &) = delete;
    Waiter &operator=(const Waiter &) = delete;

    /*!
        \a event has matched \a wait, which is over already if it was for once.

        May do anything: start, stop and destroy waits, this waiter, queues, the router. Waits that start now do not
        see \a event, unless it is held. An exception is reported with a warning, and the others get the event.
    */
    virtual void eventArrived(Wait &wait, const EventPointer<> &event) = 0;

    //! \internal The same of the only one that has it, which is given away; of a wait that takes over. Runs nothing of the program.
    virtual void eventHandedOver(Wait &wait, EventPointer<> &&event);

    /*!
        The object that a Probe names as the one that waits; it lives in this thread. Null: the waiter's own class is named.
    */
    virtual const QObject *context() const;

    //! \internal Who waits, in words, where no context() says so; empty: the waiter's own class is named.
    virtual QString whoWaits() const;

protected:
    Waiter() = default;
    virtual ~Waiter();
};

/*!
    One matcher that a Waiter waits for. It lives in what waits (the frame of a coroutine, say) and allocates nothing
    when it starts and stops. Its destructor stops it.
*/
class SIGNALBOX_CORE_EXPORT Wait : private Detail::IndexEntry, private ListHook<Wait>
{
public:
    enum class Repeat : quint8 {
        Once,   //!< Over with the first event; start() renews it.
        Always, //!< Until it is stopped.
    };

    //! Not started. \a waiter must outlive it.
    Wait(Waiter &waiter, Matcher matcher, Repeat repeat = Repeat::Once);
    ~Wait();

    const Matcher &matcher() const { return IndexEntry::matcher; }
    Waiter &waiter() const { return static_cast<Waiter &>(*owner); }
    bool isWaiting() const { return isIndexed(); }

    /*!
        Waits in \a router, behind those that wait for the same. Nothing when it waits already. One that was for once, and is over, still
        belongs to that router's thread.

        Held events that match are released: they are delivered again. Latched events that match, and that this wait has
        not seen in this router, are delivered next; one that several waits of its waiter get in this way arrives once.
        Cost: O(1), without an allocation once the router's tables have grown.
    */
    void start(EventRouter &router);
    //! \internal Its waiter has eventHandedOver().
    void setTakesOver() { m_takesOver = true; }
    //! Stops waiting; nothing when it does not wait. An event that is just being delivered does not come any more.
    void stop();

private:
    friend class EventRouter;
    template <typename, typename>
    friend class IntrusiveList;
    friend class Detail::MatchIndex;
    friend class Detail::RouterReport;

    void rest();
    void leaveLate();

    const Repeat m_repeat;
    bool m_takesOver = false;
    quint64 m_latchedSeen = 0;    // the last latched event that it got
    quint64 m_latchedIn = 0;      // of the router with that serial
    WaitBlock *m_block = nullptr; // that readers are shown; null: it is not listed
};

} // namespace Signalbox
