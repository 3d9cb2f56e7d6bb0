// SPDX-License-Identifier: MIT
#include "scheduler/lane_p.h"

#include "core/logging_p.h"
#include "scheduler/gate_p.h"
#include "scheduler/remotescheduler.h"
#include "scheduler/schedulercore_p.h"

#include <algorithm>
#include <utility>

namespace Signalbox {
namespace Detail {

// ---- the lane

bool Lane::reserve() noexcept
{
    auto taken = m_taken.load(std::memory_order_relaxed);
    do {
        if (taken - m_settledSeen.load(std::memory_order_relaxed) < m_limit)
            continue;
        // The scheduler's thread writes this one all the time: we look only when the lane seems to be full.
        const auto settled = m_settled.load();
        m_settledSeen.store(settled, std::memory_order_relaxed);
        if (taken - settled >= m_limit)
            return false;
    } while (!m_taken.compare_exchange_weak(taken, taken + 1));
    return true;
}

void Lane::release() noexcept
{
    // Sequentially consistent, as the sleeper's: either it sees the places, or we see the sleeper.
    m_settled.fetch_add(1);
    if (m_sleepers.load() == 0 || (onTheWay() > m_limit / 2 && m_impatientSleepers.load() == 0))
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
        m_roomOrEnd.wait_until(lock, patientUntil, [this] { return onTheWay() <= m_limit / 2; });
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
    const Use use(*this);
    auto &core = SchedulerCore::current();
    if (m_waiting.isEmpty()) {
        core.hasBroughtEvent = start(parcel);
        if (core.hasBroughtEvent)
            return;
        core.lanes.append(*this);
    }
    parcel.ref();
    parcel.isInLane = true;
    m_waiting.append(&parcel);
}

QString Lane::whoWaits() const
{
    return QStringLiteral("a RemoteScheduler");
}

//! What SendWait has done with the event of \a parcel.
void Lane::settle(Parcel &parcel) const
{
    parcel.settle(wasRefused() ? Parcel::Verdict::Refused : Parcel::Verdict::Queued);
}

//! Sends the event of \a parcel, or begins to wait for room: false.
bool Lane::start(Parcel &parcel)
{
    try {
        if (!SendWait::start(SchedulerCore::current().router(), parcel.takeEvent()))
            return false;
    } catch (...) { // a key of the program's, as it was compared
        parcel.settle(Parcel::Verdict::Refused);
        qCWarning(lcScheduler, "RemoteScheduler::send: a key of the event threw as its queue was looked for; "
                               "the event is refused.");
        return true;
    }
    settle(parcel); // the router has warned
    return true;
}

void Lane::dropFirst()
{
    m_waiting.takeFirst()->unref();
}

void Lane::sent()
{
    const Use use(*this);
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
    const Use use(*this);
    cancel();
    ListHook<Lane>::unlink();
    while (!m_waiting.isEmpty()) {
        first().settle(Parcel::Verdict::Refused);
        dropFirst();
    }
}

// ---- its end

Lane::Use::~Use()
{
    if (--m_lane.m_uses == 0 && m_lane.m_hasRetired && m_lane.m_waiting.isEmpty())
        delete &m_lane;
}

namespace {

//! Runs in the scheduler's thread behind all that a lane has sent: then, nobody else has the lane.
class Retirement
{
public:
    Retirement(std::shared_ptr<Gate> gate, Lane *lane) : m_gate(std::move(gate)), m_lane(lane) {}
    Retirement(Retirement &&other) noexcept = default;
    Retirement &operator=(Retirement &&) = delete;
    ~Retirement()
    {
        if (m_lane) // refused: the scheduler ends, and may have parcels still
            m_gate->keepUntilEnd(std::move(m_lane));
    }
    void operator()() { m_lane.release()->retire(); }

private:
    std::shared_ptr<Gate> m_gate;
    std::unique_ptr<Lane> m_lane;
};

} // namespace

std::shared_ptr<Lane> Lane::make(const std::shared_ptr<Gate> &gate, qsizetype limit)
{
    return {new Lane(limit),
            [gate](Lane *lane) { RemoteScheduler(gate, nullptr).call(Retirement(gate, lane)); }};
}

void Lane::retire()
{
    const Use use(*this);
    m_hasRetired = true;
}

// ---- its parcels

Parcel::Parcel(EventPointer<> event, Lane *lane) : m_event(std::move(event)), m_lane(lane) {}

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
