// SPDX-License-Identifier: MIT
#pragma once

#include "../core/latencyhistogram.h"
#include "eventleaf.h"
#include "matcher.h"

#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

#include <optional>

namespace Signalbox {

namespace Detail {
struct QueueNode;
class QueueTree;
} // namespace Detail

/*!
    What new queues are like that do not say so themselves.
*/
struct QueueDefaults
{
    int priority = 0;      //!< As QueueSpec::priority.
    int ownPriority = 0;   //!< As QueueSpec::ownPriority.
    LeafFactory leaf = {}; //!< As QueueSpec::leaf; fifoLeaf() when there is none.
};

/*!
    What a new queue is like. Larger priorities are more urgent; equal ones take turns. What has no value here has that of
    the tree's QueueDefaults.
*/
struct QueueSpec
{
    QString name = {};                   //!< Unique among its siblings; empty for none.
    Matcher matcher = {};                //!< The events that it takes from its parent.
    std::optional<int> priority = {};    //!< Among its siblings, and its parent's own events.
    std::optional<int> ownPriority = {}; //!< Of its own events among its sub-queues.
    qsizetype limit = Unlimited;         //!< Of its own events. 0 lets in what is forced only; negative: none, with a warning.
    qsizetype totalLimit = Unlimited;    //!< Of its own events and those of all queues below it.
    LeafFactory leaf = {};               //!< In which order its own events stand.
};

/*!
    What has happened to the own events of a queue so far.
*/
struct QueueStatistics
{
    qsizetype depth = 0;           //!< Events in it, with those that are held or just being delivered.
    qsizetype deepest = 0;         //!< The most there were.
    quint64 in = 0;                //!< Accepted by it.
    quint64 out = 0;               //!< Left it, delivered or accepted.
    quint64 refused = 0;           //!< Sends that found no room, here or above.
    quint64 dropped = 0;           //!< Of those that left: nobody waited for it, ignored, cleared.
    quint64 waited = 0;            //!< Sends that waited for room.
    LatencyHistogram latency = {}; //!< From being queued to the first delivery.
};

/*!
    One queue in the tree of queues: a leaf for its own events, and sub-queues, which take events from it by their
    matchers. An event goes down as far as there is a sub-queue that matches; of several the one that says most, of
    equals the older one. Where it goes is decided when it is sent, and stays so.

    Urgent ones first, strictly; those of one priority take turns, and one that has had less than its share of late
    goes first. A queue belongs to its parent.

    Thread-safety: none; a queue belongs to the thread of its tree. In another one, what changes it or looks for other queues is
    ignored, with a warning. All members may be called while an event is delivered.
*/
class SIGNALBOX_CORE_EXPORT EventQueue
{
public:
    EventQueue(const EventQueue &) = delete;
    EventQueue &operator=(const EventQueue &) = delete;

    QString name() const;
    Matcher matcher() const;
    //! Null for the root.
    EventQueue *parent() const;
    //! In the order in which they were added.
    QList<EventQueue *> queues() const;
    //! The sub-queue \a name; null when there is none.
    EventQueue *queue(const QString &name) const;

    /*!
        Adds a sub-queue. Events that are queued already stay where they are.

        Ownership: this queue's. Errors: null, with a warning, when there is one of that name. What makes its leaf may throw:
        then there is none.
    */
    EventQueue *addQueue(const QueueSpec &spec);

    enum class Content {
        Keep, //!< Goes to the parent, past all limits, and from there where it belongs now; held events are released.
        Drop, //!< Is dropped.
    };
    /*!
        Removes and destroys this queue with those below it. Who waits for room in it tries again with its parent; who
        waits for it to be empty waits no longer for it.

        Errors: the root is not removed, nor is one of the queues that a scheduler has for its own events, nor any queue within the filter of a queue, what makes a leaf, or the mayBeDropped() of an
        event, with a warning.
    */
    void remove(Content content);

    /*!
        Drops all events, those of queues below and those that are held. Returns how many there were. They are destroyed last: what
        they hold may do anything at its end, also remove this queue.
    */
    qsizetype clear();

    //! Held events of this queue and those below it are delivered again.
    void unblock();

    //! Events in it and below it, with those that are held or just being delivered.
    qsizetype size() const;
    bool isEmpty() const { return size() == 0; }

    int priority() const;
    //! Moves it, with its content. Nothing for the root.
    void setPriority(int priority);
    int ownPriority() const;
    void setOwnPriority(int priority);

    qsizetype limit() const;
    //! Events beyond it stay. When there is more room now, those who wait for it get it.
    void setLimit(qsizetype limit);
    qsizetype totalLimit() const;
    void setTotalLimit(qsizetype limit);

    QueueStatistics statistics() const;

private:
    friend struct Detail::QueueNode;
    explicit EventQueue(Detail::QueueNode &node) : d(node) {}
    ~EventQueue() = default;

    Detail::QueueNode &d;
};

/*!
    What send() says: the event is queued, or there is no room, or it cannot be queued: there is none, it is queued
    already, or the program's own leaf threw.
*/
class [[nodiscard]] SendResult
{
public:
    static SendResult accepted() { return SendResult(true, nullptr); }
    static SendResult full(EventQueue *queue) { return SendResult(false, queue); }
    static SendResult invalid() { return SendResult(false, nullptr); }

    bool isAccepted() const { return m_isAccepted; }
    explicit operator bool() const { return m_isAccepted; }
    //! The queue whose limit refused it, its own or one above; a SendWait waits for room. Null otherwise.
    EventQueue *fullQueue() const { return m_fullQueue; }

private:
    SendResult(bool isAccepted, EventQueue *fullQueue) : m_isAccepted(isAccepted), m_fullQueue(fullQueue) {}
    bool m_isAccepted;
    EventQueue *m_fullQueue;
};

} // namespace Signalbox
