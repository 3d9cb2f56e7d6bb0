// SPDX-License-Identifier: MIT
#pragma once

#include "events/leafguard_p.h"
#include "events/matchindex_p.h"
#include "events/queuelevels_p.h"
#include "events/queuewaits.h"
#include "events/routerreport_p.h"
#include "events/storedevents_p.h"

#include <QtCore/qthread.h>

namespace Signalbox::Detail {

class QueueTree;

//! One of the queues that an EmptyWait waits for.
struct EmptyHook : ListHook<EmptyHook>
{
    EmptyWait *wait = nullptr;
    QueueNode *queue = nullptr; // null once it has been removed
};

//! The queue that a QueueWatch watches, and what it has not been told yet.
struct WatchHook : ListHook<WatchHook>
{
    QueueWatch *watch = nullptr;
    QueueNode *queue = nullptr; // null once it has been removed
    bool wasFull = false;       // it has refused an event since
    bool hasRoom = false;
    bool hasEmptied = false;
};

//! The inside of an EventQueue.
struct QueueNode
{
    //! A queue among its siblings, or its own events among its sub-queues.
    struct Member : QueueLevels::Member
    {
        QueueNode *node = nullptr;
        bool isLeaf = false;
    };
    struct Classification : IndexEntry
    {
        Classification(Matcher entryMatcher, QueueNode &queue)
            : IndexEntry(std::move(entryMatcher)), node(queue)
        {
        }
        QueueNode &node;
    };

    QueueNode(QueueTree &queueTree, QueueNode *parentNode, const QueueSpec &spec);
    ~QueueNode();

    static QueueNode &of(const EventQueue &queue) { return queue.d; }

    bool isReady() const { return !levels.isEmpty(); }
    //! The queue's own events whose turn it is, here and below; null when there are none.
    Member *serveNext();
    bool hasTotalRoom() const { return totalLimit < 0 || total() < totalLimit; }
    //! For events that no key keeps out.
    bool hasRoomForSome() const { return hasTotalRoom() && (limit < 0 || block.depth() < limit); }
    //! Events here and below.
    qsizetype total() const { return qsizetype(block.total.get()); }
    QueueStatistics statistics() const;
    bool isBelow(const QueueNode &other) const;
    //! Calls visit(node) for this and all below.
    template <typename Visit>
    void forEach(Visit &&visit)
    {
        visit(*this);
        for (const auto &child : children)
            child->forEach(visit);
    }

    QueueTree &tree;
    QueueNode *const parent;
    const QString name;
    Classification classification; // in the parent's index
    MatchIndex index;              // of the children
    std::vector<std::unique_ptr<QueueNode>> children;

    LeafGuard leaf;
    QueueLevels levels; // of its own leaf and the children
    Member ownMember;
    Member childMember; // in the parent's levels

    QueueBlock &block; // its counters
    qsizetype limit;
    qsizetype totalLimit;
    IntrusiveList<SendWait> leafWaits;  // for room in the leaf
    IntrusiveList<SendWait> totalWaits; // for room in the subtree
    IntrusiveList<EmptyHook> emptyHooks;
    IntrusiveList<WatchHook> watchHooks;
    EventQueue queue;
    bool isPermanent = false; // who has made the tree wants it to stay
};

/*!
    An event on its way to its waiters. It is in the caller's frame, and the tree knows of it.
*/
struct Taken
{
    Taken() = default;
    inline ~Taken();
    Taken(const Taken &) = delete;
    Taken &operator=(const Taken &) = delete;

    EventPointer<> event;       // null once it was given away; never of one that is held
    Taken *outer = nullptr;     // whose delivery this one is inside of
    QueueNode *queue = nullptr; // null once the tree is gone
    bool isHeld = false;        // it stands at the head of its line meanwhile
    bool isRenewed = false;     // somebody waits for it anew
    bool isRenewedByReceiver = false;
};

//! Is told when there may be something to do for a router that had nothing. Must not call back.
class WorkListener
{
public:
    virtual void workArrived() = 0;

    int followed = 0; // events that it wants to hear of
    //! \a event, perhaps one of those, leaves its queue.
    virtual void eventLeaves(const Event &) {}
    //! Some have gone with a leaf that does not give them.
    virtual void eventsAreLost() {}
    //! \a event must be handled, and nobody has accepted it; it goes with its queues.
    virtual void unhandledIsLost(const EventPointer<> &) {}
    //! \a event, one of the system's, was delivered to nobody.
    virtual void nobodyGot(const EventPointer<> &) {}

protected:
    ~WorkListener() = default;
};

/*!
    The tree of queues: events in, events out, those that are held, and those who wait for room or for emptiness.

    It delivers nothing itself. take() and finish() stand around each delivery. What it has to tell, it keeps as
    notices.
*/
class QueueTree
{
public:
    QueueTree(const QueueSpec &root, RouterReport &report, WorkListener *listener = nullptr,
              QueueDefaults defaults = {});
    ~QueueTree();
    QueueTree(const QueueTree &) = delete;
    QueueTree &operator=(const QueueTree &) = delete;

    QueueNode &root() { return *m_root; }
    const QueueNode &root() const { return *m_root; }

    //! Of queues that are added from now on.
    void setDefaults(const QueueDefaults &defaults) { m_defaults = defaults; }
    const QueueDefaults &defaults() const { return m_defaults; }

    //! The time for latencies, until it is set anew.
    void setNow(Deadline now) { m_now = now; }
    Deadline now() const { return m_now; }
    bool isDelivering() const { return m_taken; }
    bool isReady() const { return (m_root->total() > 0 && m_root->isReady()) || !m_notices.isEmpty(); }
    //! There may be something to do from now on.
    void workHasArrived()
    {
        if (m_listener)
            m_listener->workArrived();
    }
    RouterReport &report() { return m_report; }
    //! For events that are in none of the queues.
    quint64 takeNumber() { return m_report.takeNumber(); }

    // ---- events in, out and held: queuetree.cpp

    SendResult send(EventPointer<> &&event);
    SendResult sendForced(EventPointer<> &&event);

    //! The next event; false when there is none.
    bool take(Taken &taken);
    //! What stands behind \a taken; null when that is not known.
    static const Event *next(const Taken &taken) { return taken.queue->leaf.next(); }
    //! \a taken has been delivered to \a delivered waiters.
    void finish(Taken &taken, int delivered);

    //! \a event, which is held, has been accepted.
    void accept(const Event &event);
    //! \a event is delivered again, if it is held here.
    bool unblock(const Event &event);
    //! Takes \a event, which is in a queue, out for good. False: it is just being delivered, or its leaf does not give it.
    bool withdraw(const Event &event);
    //! \a wait begins: held events that it matches are delivered again.
    void releaseFor(const Matcher &matcher, IndexOwner &waiter);
    //! Held events that match are dropped. Returns how many.
    qsizetype ignore(const Matcher &matcher);
    //! All held events of \a node and below are delivered again.
    void unblockAll(QueueNode &node);
    StoredEvents::Found heldEvents() const { return m_held.all(); }

    //! Prints what readers want to know of queues, and has not been printed.
    void describe();

    // ---- those who wait for room or emptiness, and what they are told: queuetreewaits.cpp

    //! True when it is queued, or no event.
    bool sendOrWait(SendWait &wait, EventPointer<> &&event);
    //! \a wait, which waits for room, does not any more.
    void stopWaiting(SendWait &wait);
    void roomHasGrown(QueueNode &node) { giveRoom(node); }
    bool isEmpty(const QueueNode &node) const;
    void tellAgain(Notice &notice) { addNotice(notice); }
    //! Tells one of those who waited for room or for emptiness. False when there was none to tell.
    bool notifyNext() { return !m_notices.isEmpty() && notifyFirst(); }

    // ---- changes of the tree: queuetreechanges.cpp

    //! Is \a member of \a node's queue called in another thread than the tree's? Warns of it then.
    bool isForeign(const QueueNode &node, const char *member) const
    {
        if (QThread::currentThreadId() == m_thread) [[likely]]
            return false;
        warnForeign(node, member);
        return true;
    }
    //! Is a filter of a queue, what makes a leaf, or an event's mayBeDropped() on the stack? All queues stay meanwhile.
    bool isAsking() const { return m_asking > 0; }
    QueueNode *add(QueueNode &parent, const QueueSpec &spec);
    //! What it drops is destroyed when nothing is left to be done: what an event holds may do anything at its end, also remove queues.
    qsizetype clear(QueueNode &node);
    void remove(QueueNode &node, EventQueue::Content content);

private:
    friend struct Taken;

    // ---- events in, out and held: queuetree.cpp

    //! What an event finds that wants to come in.
    struct Entrance
    {
        QueueNode *full = nullptr; // the innermost queue without room for it; null when all have room
        bool isRefused = false;    // the leaf cannot say
    };
    /*!
        An event that is to come in belongs to this tree from before anything is asked about it, so that no other thread queues it meanwhile. False:
        it is queued already, or there is none. Who claims it gives it back, unless enqueue() has got it.
    */
    bool claim(const EventPointer<> &event)
    {
        if (event && EventAccess::claim(*event, *m_root)) [[likely]]
            return true;
        if (event) // whoever made none has warned
            warnQueued(event);
        return false;
    }
    [[gnu::noinline, gnu::cold]] static void warnQueued(const EventPointer<> &event);
    //! The queue of \a event, which is claimed. A key may throw: then it is given back.
    QueueNode &queueFor(const Event &event) { return m_root->index.isEmpty() ? *m_root : queueBelow(event); }
    QueueNode &queueBelow(const Event &event);
    static QueueNode &classify(QueueNode &from, const Event &event);
    static QueueNode &classifyAgain(QueueNode &from, const Event &event);
    static Entrance entranceOf(QueueNode &target, const Event &event);
    void refuse(const QueueNode &target, const Event &event);
    // For readers; out of the way of those where nobody reads.
    [[gnu::noinline, gnu::cold]] void noteComes(const Event &event, const QueueNode &target,
                                                RouterReport::Fate fate);
    [[gnu::noinline, gnu::cold]] void noteDelivered(const Event &event, int delivered);
    bool enqueue(QueueNode &target, EventPointer<> &&event);
    void updateReady(QueueNode &node)
    {
        if (const bool isReady = node.leaf.isReady(); isReady != node.ownMember.isActive())
            setReady(node, isReady);
    }
    void setReady(QueueNode &node, bool isLeafReady);

    void leave(QueueNode &node, const Event &event);
    static void countOut(QueueNode &node);
    void tellFollower(const Event &event)
    {
        if (m_listener && m_listener->followed > 0) [[unlikely]]
            m_listener->eventLeaves(event);
    }
    void afterLeaving(QueueNode &node);
    void discard(const Event &event, RouterReport::Fate fate);
    void finishLeaving(QueueNode &node, const Event &event, RouterReport::Fate fate);
    void release(const Event &event);

    bool mayBeDropped(const Event &event);
    void setHeld(const EventPointer<> &event);
    void setNotHeld(const Event &event);
    void releaseHeld(const Matcher &matcher, const IndexOwner &waiter);
    bool isReleasedOften(quint64 number);
    static void warnNotAccepted(const Event &event);
    static void warnNeverAccepted(const Event &event);

    // ---- those who wait: queuetreewaits.cpp; what each event asks as it leaves stands here

    static void waitAt(QueueNode &full, SendWait &wait);
    static void leaveWaits(SendWait &wait);
    //! Does anybody wait for room in \a node or above, or want to be told of it?
    static bool isRoomWanted(const QueueNode &node)
    {
        for (const auto *each = &node; each; each = each->parent) {
            if (!each->leafWaits.isEmpty() || !each->totalWaits.isEmpty() || !each->watchHooks.isEmpty())
                return true;
        }
        return false;
    }
    //! There may be room in \a node and above.
    void giveRoom(QueueNode &node)
    {
        if (isRoomWanted(node))
            grantRoom(node);
    }
    void grantRoom(QueueNode &node);
    void noteRoom(QueueNode &node);
    void grantInLeaf(QueueNode &node);
    void tryAgain(SendWait &wait);
    void noteIfEmpty(const QueueNode &node)
    {
        if (node.total() == 0 && isEmptinessWanted(node))
            noteEmpty(node);
    }
    //! Does anybody wait until \a node or one above is empty?
    static bool isEmptinessWanted(const QueueNode &node)
    {
        for (const auto *each = &node; each; each = each->parent) {
            if (!each->emptyHooks.isEmpty() || !each->watchHooks.isEmpty())
                return true;
        }
        return false;
    }
    void noteEmpty(const QueueNode &node);
    void addNotice(Notice &notice);
    bool notifyFirst();

    // ---- changes of the tree: queuetreechanges.cpp

    using Dropped = std::vector<EventPointer<>>;
    void dropAll(Dropped &dropped);
    void takeContent(QueueNode &node, Dropped &dropped);
    void abandon(QueueNode &node);
    void moveContent(QueueNode &from, QueueNode &to, Dropped &dropped);
    void moveWaits(QueueNode &from, QueueNode &to);

    static void warnForeign(const QueueNode &node, const char *member);

    const Qt::HANDLE m_thread = QThread::currentThreadId();
    RouterReport &m_report;
    WorkListener *const m_listener; // null: nobody
    QueueDefaults m_defaults;
    Deadline m_now{};
    int m_asking = 0;
    StoredEvents m_held;
    quint64 m_lastReleased = 0; // the newest held event that somebody has begun to wait for
    quint64 m_releases = 0;     // since then
    Taken *m_taken = nullptr;   // the innermost one
    IntrusiveList<Notice> m_notices;
    std::unique_ptr<QueueNode> m_root;
};

inline Taken::~Taken()
{
    if (queue)
        queue->tree.m_taken = outer;
}

} // namespace Signalbox::Detail
