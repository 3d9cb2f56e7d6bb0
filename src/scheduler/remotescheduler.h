// SPDX-License-Identifier: MIT
#pragma once

#include "../core/clock.h"
#include "sendreceipt.h"

#include <memory>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace Signalbox {

namespace Detail {
class Gate;
}

/*!
    The scheduler of a thread, for all the other threads: a value that can be copied and kept, whose every member is
    thread-safe, also while the scheduler's thread ends.

    Get it with Scheduler::remote() in the scheduler's thread, and hand it out.
*/
class SIGNALBOX_CORE_EXPORT RemoteScheduler
{
public:
    //! Refuses every call.
    RemoteScheduler() = default;
    //! \internal
    RemoteScheduler(std::shared_ptr<Detail::Gate> gate, std::shared_ptr<Detail::Lane> lane) noexcept
        : m_gate(std::move(gate)), m_lane(std::move(lane))
    {
    }

    /*!
        The scheduler of \a thread, if somebody has asked for it there, and it has not ended; else one that refuses every
        call. \threadsafe Cost: a lock; O(n) in the number of threads with a scheduler.
    */
    static RemoteScheduler of(const QThread *thread);

    /*!
        Runs \a function in the scheduler's thread, soon: it wakes up for it. Calls of one thread run in their
        order, with what the scheduler's own thread gives to callSoon() in between.

        \threadsafe

        Ownership: the scheduler's; the function is destroyed in its thread, in the caller's if it is refused here.
        Errors: a scheduler that has ended refuses: the handle says so at once. One that ends before the function has
        run refuses it then; the handle says that, too. A function that throws is reported and counts as finished.
        Cost: one allocation or the block of a call that has gone, one compare-exchange, and a wake-up for the first call that the scheduler has not taken
        yet. Source: Qt's QMetaObject::invokeMethod() with Qt::QueuedConnection, evergreen's call_from_thread().
    */
    template <typename Function>
    CallHandle call(Function &&function) const
    {
        return post(Detail::makeCall<Detail::Call>(nullptr, std::forward<Function>(function)));
    }
    //! The same, unless \a context, an object of the scheduler's thread, is destroyed before it runs.
    template <typename Function>
    CallHandle call(const QObject *context, Function &&function) const
    {
        return post(Detail::makeCall<Detail::Call>(context, std::forward<Function>(function)));
    }

    /*!
        Sends \a event to the queues of the scheduler, in two stages. At once this says whether it is on its way: it is
        refused if too many of this lane are, or the scheduler has ended. In the scheduler's thread it then goes into its
        queue; when that is full, it waits for room in the lane, and what the lane sends afterwards waits behind it. So a queue
        that is full fills the lanes of those who send to it, and they hear of it here. The receipt tells the end of it. All that
        Scheduler::remote() returns share a lane: withLane() keeps urgent events from those that wait for room.

        \threadsafe

        Ownership: shared; after the scheduler's end it is destroyed where it is refused. Errors: a null event is invalid.
        One that is queued elsewhere, or for which the leaf of its queue throws, is refused in the
        scheduler's thread, with a warning. Cost: two allocations or blocks of what has gone, for event
        and way, two compare-exchanges, and a wake-up for the first one that the scheduler has not taken yet.
    */
    RemoteSendResult send(EventPointer<> event) const;
    template <Detail::SentStruct T>
    RemoteSendResult send(T event) const
    {
        return send(Detail::sentEvent(std::move(event)));
    }

    /*!
        Blocks this thread until its lane has room again, or the scheduler has ended, which the main thread's does with the application and not with exec(): who joins this thread
        before must tell it to stop, and give a \a timeout. send() tells which. False when neither happened in \a timeout. Who shares the lane may be faster.

        Errors: the scheduler's own thread would wait for itself: it does not block, with a warning.
    */
    bool waitForRoom(Nanoseconds timeout = Nanoseconds::max()) const;

    /*!
        The same scheduler with a lane of its own, for a sender that shall not suffer from others: \a limit events of it may
        be on their way. Copies share the lane. What Scheduler::remote() returns shares one lane of 1,024.

        Errors: a limit that is not positive counts as one, with a warning.
    */
    RemoteScheduler withLane(qsizetype limit) const;

    //! How many events of this lane are on their way: sent, and not in their queues yet. \threadsafe
    qsizetype onTheWay() const noexcept;
    //! The most there may be; 0 where every call is refused.
    qsizetype laneLimit() const noexcept;

    //! Makes the scheduler's loop run a turn, also if there is nothing to do. \threadsafe
    void wake() const;

    //! True when the scheduler has ended, and refuses every call. \threadsafe
    bool hasEnded() const noexcept;

    //! True for two that call into the same scheduler.
    friend bool operator==(const RemoteScheduler &a, const RemoteScheduler &b) noexcept
    {
        return a.m_gate == b.m_gate;
    }

private:
    bool put(Detail::Call *call) const;
    void countPut() const;
    CallHandle post(Detail::Call *call) const;

    std::shared_ptr<Detail::Gate> m_gate;
    std::shared_ptr<Detail::Lane> m_lane; // null only without a gate
};

} // namespace Signalbox
