// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"
#include "core/listhook.h"
#include "events/queuewaits.h"
#include "scheduler/callqueue_p.h"
#include "scheduler/sendreceipt.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace Signalbox::Detail {

class Gate;

/*!
    The events of one sender on their way into the queues of a scheduler, in order: those in the mailbox, and those that
    have come out of it and wait for room. There are no more than its limit; that is the sender's back-pressure.

    Thread-safety: reserve(), release() and waitForRoom() from any thread, the rest by the scheduler's. Ownership: shared
    by RemoteSchedulers; when the last one has gone, the scheduler's thread destroys it behind its parcels, so that those need no
    count of references, whose cache line both threads would write for each event.
*/
class Lane final : public ListHook<Lane>, private SendWait
{
public:
    explicit Lane(qsizetype limit) : m_limit(limit) {}

    static std::shared_ptr<Lane> make(const std::shared_ptr<Gate> &gate, qsizetype limit);

    qsizetype limit() const noexcept { return m_limit; }
    qsizetype onTheWay() const noexcept
    {
        const auto settled = m_settled.load(); // first, as it never is more than were taken later
        return m_taken.load() - settled;
    }

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

    //! No RemoteScheduler has it any more.
    void retire();

private:
    //! It is not destroyed while a member runs.
    class Use
    {
    public:
        explicit Use(Lane &lane) : m_lane(lane) { ++lane.m_uses; }
        ~Use();
        Use(const Use &) = delete;
        Use &operator=(const Use &) = delete;

    private:
        Lane &m_lane;
    };

    bool isFull() const noexcept { return onTheWay() >= m_limit; }
    Parcel &first() const { return static_cast<Parcel &>(*m_waiting.first()); }
    void waitForAnyRoom(std::unique_lock<std::mutex> &lock, Deadline deadline);
    void settle(Parcel &parcel) const;
    bool start(Parcel &parcel);
    void dropFirst();
    void sent() override;
    QString whoWaits() const override;

    // A cache line of the senders, and one of the scheduler's thread: each reads the other's seldom.
    alignas(64) const qsizetype m_limit;
    std::atomic<qsizetype> m_taken{0};               // places, ever
    std::atomic<qsizetype> m_settledSeen{0};         // m_settled, as the senders saw it last
    alignas(64) std::atomic<qsizetype> m_settled{0}; // places that were given back, ever
    std::atomic<int> m_sleepers{0};
    std::atomic<int> m_impatientSleepers{0}; // of those, who want to hear of each place
    std::mutex m_mutex;                      // of sleepers only
    std::condition_variable m_roomOrEnd;

    int m_uses = 0;
    bool m_hasRetired = false;
    CallQueue m_waiting; // parcels; the event of the first one is what the SendWait has
};

} // namespace Signalbox::Detail
