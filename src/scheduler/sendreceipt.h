// SPDX-License-Identifier: MIT
#pragma once

#include "../events/event.h"
#include "call.h"

namespace Signalbox {

namespace Detail {

class Lane;

//! \internal An event on its way from another thread to the queues of a scheduler.
class SIGNALBOX_CORE_EXPORT Parcel final : public Call, public Recycled
{
public:
    enum class Verdict : unsigned char { None, Queued, Refused };

    //! \a lane has reserved a place for it, and so outlives it.
    Parcel(EventPointer<> event, Lane *lane);
    ~Parcel() override;

    bool run() override;
    void forget() override;
    Facts facts() const override { return {}; } // nobody's function

    //! In the queues, or in none for good: the lane's place is free again.
    void settle(Verdict verdict);

    EventPointer<> takeEvent() { return std::move(m_event); }
    Verdict verdict() const noexcept { return m_verdict.load(std::memory_order_acquire); }
    bool isInLane = false; // it waits for room, and the lane has a reference

private:
    EventPointer<> m_event;
    Lane *m_lane = nullptr;
    std::atomic<Verdict> m_verdict{Verdict::None};
};

} // namespace Detail

/*!
    What becomes of an event that another thread has sent, after its RemoteScheduler has accepted it; a value, copies are
    about the same event.

    \threadsafe All members of different receipts.
*/
class SIGNALBOX_CORE_EXPORT SendReceipt
{
public:
    enum class State {
        OnTheWay,  //!< In the mailbox, or waiting for room in its queue.
        Queued,    //!< In its queue, or delivered since.
        Cancelled, //!< By cancel().
        Refused,   //!< The scheduler has ended, or it cannot be queued: it is already, or the leaf threw.
    };

    //! Of no event: Refused.
    SendReceipt() = default;
    //! \internal Of one that no other thread knows of yet.
    explicit SendReceipt(Detail::Parcel *parcel) noexcept
        : m_parcel(Detail::CallPointer<Detail::Parcel>::alone(parcel))
    {
    }

    State state() const noexcept;
    //! Takes the event back. False when the scheduler's thread has seen it already.
    bool cancel() noexcept;

private:
    Detail::CallPointer<Detail::Parcel> m_parcel;
};

/*!
    What a RemoteScheduler says at once of an event that is sent to it.
*/
class [[nodiscard]] RemoteSendResult
{
public:
    enum class Verdict {
        Accepted, //!< It is on its way; the receipt tells the rest.
        Full,     //!< As many of this lane are on their way as it holds: RemoteScheduler::waitForRoom().
        Ended,    //!< The scheduler has ended.
        Invalid,  //!< There is no event.
    };

    //! \internal
    explicit RemoteSendResult(Verdict verdict, SendReceipt receipt = {}) noexcept
        : m_receipt(std::move(receipt)), m_verdict(verdict)
    {
    }

    bool isAccepted() const noexcept { return m_verdict == Verdict::Accepted; }
    explicit operator bool() const noexcept { return isAccepted(); }
    Verdict verdict() const noexcept { return m_verdict; }
    const SendReceipt &receipt() const noexcept { return m_receipt; }

private:
    SendReceipt m_receipt;
    Verdict m_verdict;
};

} // namespace Signalbox
