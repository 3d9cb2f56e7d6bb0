// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"
#include "core/listhook.h"
#include "events/queuewaits.h"
#include "scheduler/callqueue_p.h"
#include "scheduler/sendreceipt.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace Signalbox::Detail {

/*!
    The events of one sender on their way into the queues of a scheduler, in order: those in the mailbox, and those that
    have come out of it and wait for room. There are no more than its limit; that is the sender's back-pressure.

    Thread-safety: reserve(), release() and waitForRoom() from any thread, the rest by the scheduler's. Ownership: shared
    by RemoteSchedulers and parcels.
*/
class Lane final : public ListHook<Lane>, private SendWait
{
public:
    explicit Lane(qsizetype limit) : m_limit(limit) {}

    qsizetype limit() const noexcept { return m_limit; }
    qsizetype onTheWay() const noexcept { return m_onTheWay.load(std::memory_order_relaxed); }

    //! A place for one more event; false when there is none.
    bool reserve() noexcept;
    //! Gives a place back.
    void release() noexcept;
    //! Blocks until there is a place, which another one may take first; false when there was none in time.
    bool waitForRoom(Deadline deadline);

    //! Sends the event of \a parcel, or has it wait behind those that wait already.
    void take(Parcel &parcel);
    //! The scheduler ends: what waits is refused.
    void end();

private:
    bool isFull() const noexcept { return m_onTheWay.load() >= m_limit; }
    Parcel &first() const { return static_cast<Parcel &>(*m_waiting.first()); }
    void waitForAnyRoom(std::unique_lock<std::mutex> &lock, Deadline deadline);
    void settle(Parcel &parcel) const;
    bool start(Parcel &parcel);
    void dropFirst();
    void sent() override;

    const qsizetype m_limit;
    std::atomic<qsizetype> m_onTheWay{0};
    std::atomic<int> m_sleepers{0};
    std::atomic<int> m_impatientSleepers{0}; // of those, who want to hear of each place
    std::mutex m_mutex;                      // of sleepers only
    std::condition_variable m_roomOrEnd;

    CallQueue m_waiting; // parcels; the event of the first one is what the SendWait has
};

} // namespace Signalbox::Detail
