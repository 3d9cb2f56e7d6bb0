// SPDX-License-Identifier: MIT
#include "scheduler/lane_p.h"

#include "scheduler/schedulercore_p.h"

namespace Signalbox {
namespace Detail {

// ---- the lane

bool Lane::reserve() noexcept
{
    auto count = m_onTheWay.load(std::memory_order_relaxed);
    do {
        if (count >= m_limit)
            return false;
    } while (!m_onTheWay.compare_exchange_weak(count, count + 1));
    return true;
}

void Lane::release() noexcept
{
    // Sequentially consistent, as the sleeper's: either it sees the place, or we see the sleeper.
    m_onTheWay.fetch_sub(1);
    if (m_sleepers.load() == 0)
        return;
    const std::lock_guard lock(m_mutex);
    m_roomOrEnd.notify_all();
}

bool Lane::waitForRoom(Deadline deadline)
{
    if (!isFull())
        return true;
    std::unique_lock lock(m_mutex);
    m_sleepers.fetch_add(1);
    const auto hasRoom = [this] { return !isFull(); };
    bool hadRoom = true;
    if (deadline == Never)
        m_roomOrEnd.wait(lock, hasRoom);
    else
        hadRoom = m_roomOrEnd.wait_until(lock, deadline, hasRoom);
    m_sleepers.fetch_sub(1);
    return hadRoom;
}

void Lane::take(Parcel &parcel)
{
    parcel.ref();
    parcel.isInLane = true;
    const bool isFirst = m_waiting.isEmpty();
    m_waiting.append(&parcel);
    if (isFirst && !sendFirst())
        Scheduler::current().d->lanes.append(*this);
}

//! Sends what waits first. False when there is no room for it.
bool Lane::sendFirst()
{
    const auto &parcel = first();
    const bool isElsewhere = EventAccess::queue(*parcel.event()); // the router warns
    if (!start(Scheduler::current().router(), parcel.event()))
        return false;
    settleFirst(isElsewhere ? Parcel::Verdict::Refused : Parcel::Verdict::Queued);
    return true;
}

void Lane::sent()
{
    const auto alive = first().lane();
    settleFirst(Parcel::Verdict::Queued);
    while (!m_waiting.isEmpty()) {
        if (!sendFirst())
            return;
    }
    ListHook<Lane>::unlink();
}

void Lane::end()
{
    cancel();
    ListHook<Lane>::unlink();
    const auto alive = first().lane();
    while (!m_waiting.isEmpty())
        settleFirst(Parcel::Verdict::Refused);
}

void Lane::settleFirst(Parcel::Verdict verdict)
{
    auto &parcel = static_cast<Parcel &>(*m_waiting.takeFirst());
    parcel.settle(verdict); // the lane may go with it
    parcel.unref();
}

// ---- its parcels

Parcel::Parcel(EventPointer<> event, std::shared_ptr<Lane> lane)
    : m_event(std::move(event)), m_lane(std::move(lane))
{
}

Parcel::~Parcel()
{
    settle(Verdict::Refused);
}

bool Parcel::run()
{
    const auto lane = m_lane; // it may go with this parcel
    lane->take(*this);
    return true;
}

void Parcel::forget()
{
    if (!isInLane)
        settle(Verdict::Refused);
}

void Parcel::settle(Verdict verdict)
{
    if (!m_lane)
        return;
    m_event = {};
    m_verdict.store(verdict, std::memory_order_release);
    std::exchange(m_lane, nullptr)->release();
}

} // namespace Detail

// ---- the receipt

SendReceipt::State SendReceipt::state() const noexcept
{
    using Detail::Call;
    using Detail::Parcel;
    if (!m_parcel || m_parcel->state() == Call::State::Refused)
        return State::Refused;
    if (m_parcel->state() == Call::State::Cancelled)
        return State::Cancelled;
    switch (m_parcel->verdict()) {
    case Parcel::Verdict::Queued:
        return State::Queued;
    case Parcel::Verdict::Refused:
        return State::Refused;
    case Parcel::Verdict::None:
        break;
    }
    return State::OnTheWay;
}

bool SendReceipt::cancel() noexcept
{
    return m_parcel && m_parcel->leavePending(Detail::Call::State::Cancelled);
}

} // namespace Signalbox
