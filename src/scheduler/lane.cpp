// SPDX-License-Identifier: MIT
#include "scheduler/lane_p.h"

#include "scheduler/schedulercore_p.h"

#include <algorithm>

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
    // Sequentially consistent, as the sleeper's: either it sees the places, or we see the sleeper.
    const auto left = m_onTheWay.fetch_sub(1) - 1;
    if (m_sleepers.load() == 0 || (left > m_limit / 2 && m_impatientSleepers.load() == 0))
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
    // Until half of it is free: who is woken for each place sleeps again right after it. But not for long: others may
    // take each place, or the events in it may move slowly.
    constexpr Milliseconds Patience{1};
    const auto patientUntil = std::min(deadline, saturatingAdd(SteadyClock::now(), Patience));
    const bool isHalfFree =
        m_roomOrEnd.wait_until(lock, patientUntil, [this] { return m_onTheWay.load() <= m_limit / 2; });
    if (!isHalfFree)
        waitForAnyRoom(lock, deadline);
    m_sleepers.fetch_sub(1);
    return !isFull();
}

void Lane::waitForAnyRoom(std::unique_lock<std::mutex> &lock, Deadline deadline)
{
    const auto hasRoom = [this] { return !isFull(); };
    m_impatientSleepers.fetch_add(1);
    if (deadline == Never)
        m_roomOrEnd.wait(lock, hasRoom);
    else
        m_roomOrEnd.wait_until(lock, deadline, hasRoom);
    m_impatientSleepers.fetch_sub(1);
}

void Lane::take(Parcel &parcel)
{
    if (m_waiting.isEmpty()) {
        if (start(parcel))
            return; // the lane may have gone with it
        Scheduler::current().d->lanes.append(*this);
    }
    parcel.ref();
    parcel.isInLane = true;
    m_waiting.append(&parcel);
}

//! What SendWait has done with the event of \a parcel.
void Lane::settle(Parcel &parcel) const
{
    parcel.settle(wasRefused() ? Parcel::Verdict::Refused : Parcel::Verdict::Queued);
}

//! Sends the event of \a parcel, or begins to wait for room: false.
bool Lane::start(Parcel &parcel)
{
    if (!SendWait::start(Scheduler::current().router(), parcel.event()))
        return false;
    settle(parcel); // the router has warned
    return true;
}

void Lane::dropFirst()
{
    m_waiting.takeFirst()->unref();
}

void Lane::sent()
{
    const auto alive = first().lane();
    settle(first());
    dropFirst();
    while (!m_waiting.isEmpty()) {
        if (!start(first()))
            return;
        dropFirst();
    }
    ListHook<Lane>::unlink();
}

void Lane::end()
{
    cancel();
    ListHook<Lane>::unlink();
    const auto alive = first().lane();
    while (!m_waiting.isEmpty()) {
        first().settle(Parcel::Verdict::Refused);
        dropFirst();
    }
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
    m_lane->take(*this);
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
