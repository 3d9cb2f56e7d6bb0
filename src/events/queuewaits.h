// SPDX-License-Identifier: MIT
#pragma once

#include "../core/listhook.h"
#include "eventqueue.h"

#include <memory>
#include <vector>

namespace Signalbox {

class EventRouter;

namespace Detail {

struct EmptyHook;
struct WatchHook;

//! Something to be told when the router comes to it: never inside of what caused it.
class SIGNALBOX_CORE_EXPORT Notice : public ListHook<Notice>
{
public:
    Notice(const Notice &) = delete;
    Notice &operator=(const Notice &) = delete;

    //! Who waits, in words; empty: its own class is named.
    virtual QString whoWaits() const;

protected:
    Notice() = default;
    virtual ~Notice();

private:
    friend class QueueTree;
    //! False when there is nothing to tell any more.
    virtual bool notify() = 0;
};

} // namespace Detail

/*!
    Waits for room for one event, and sends it when there is: the event comes in at the moment at which another one
    leaves, in the order of waiting, so nobody else can take the place, and nobody is woken in vain.

    Derive from it. It allocates nothing. Its destructor cancels.
*/
class SIGNALBOX_CORE_EXPORT SendWait : public Detail::Notice, private ListHook<SendWait>
{
public:
    SendWait() = default;
    ~SendWait() override;

    /*!
        Sends \a event to \a router, or waits for room for it behind those who wait already. True when it is queued at
        once, or refused: then sent() is not called.
    */
    bool start(EventRouter &router, EventPointer<> event);
    //! Takes the event back, if it is still waiting, and sent() is not called.
    void cancel();
    //! Is the event not queued yet?
    bool isWaiting() const { return bool(m_event); }
    /*!
        True when the event of the last start() is not in a queue by it, for good: there is none, it has come in by another
        way, or the program's own leaf threw.
    */
    bool wasRefused() const { return m_isRefused; }

protected:
    //! The event is queued now, unless wasRefused(). May do anything.
    virtual void sent() = 0;

private:
    friend class Detail::QueueTree;
    template <typename, typename>
    friend class IntrusiveList;
    bool notify() final;

    EventPointer<> m_event;
    EventPointer<> m_refused; // kept until that is told: what it holds may do anything at its end
    Detail::QueueNode *m_target = nullptr; // the queue that the event belongs to
    Detail::QueueNode *m_full = nullptr;   // the one that it waits at; null: it does not
    bool m_isRefused = false;
};

/*!
    Waits until several queues are empty at the same moment: no events in them or below them, none held, none being
    delivered.

    Derive from it. Its destructor cancels. Cost: one allocation for the list of queues.
*/
class SIGNALBOX_CORE_EXPORT EmptyWait : public Detail::Notice
{
public:
    EmptyWait();
    ~EmptyWait() override;

    /*!
        True when all \a queues are empty: then emptied() is not called. A queue that is removed meanwhile counts
        as empty, and so does one that is null, with a warning.
    */
    bool start(const QList<EventQueue *> &queues);
    void cancel();
    bool isWaiting() const { return !m_hooks.empty(); }

protected:
    //! All queues are empty, and what emptied them has been delivered. May do anything.
    virtual void emptied() = 0;

private:
    friend class Detail::QueueTree;
    bool notify() final;
    bool areAllEmpty() const;

    std::vector<std::unique_ptr<Detail::EmptyHook>> m_hooks;
};

/*!
    Is told, again and again, when a queue that has refused an event has room, and when it has become empty. What is so no
    longer when the router comes to it is not told.

    Derive from it. Its destructor stops it. Cost: one allocation.
*/
class SIGNALBOX_CORE_EXPORT QueueWatch : public Detail::Notice
{
public:
    QueueWatch();
    ~QueueWatch() override;

    //! Watches \a queue from now on, and no other one.
    void start(EventQueue &queue);
    void stop();
    //! False before start(), and when the queue has been removed.
    bool isWatching() const;

protected:
    //! There is room, for some events at least, after send() has refused one. May do anything.
    virtual void roomArrived() = 0;
    //! There is nothing in it or below it any more, as with EmptyWait. May do anything.
    virtual void emptied() = 0;

private:
    friend class Detail::QueueTree;
    bool notify() final;

    std::unique_ptr<Detail::WatchHook> m_hook;
};

} // namespace Signalbox
