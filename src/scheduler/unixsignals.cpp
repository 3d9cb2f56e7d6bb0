// SPDX-License-Identifier: MIT
#include "scheduler/unixsignals.h"

#include "scheduler/schedulercore_p.h"
#include "scheduler/signalhub_p.h"

#include <atomic>
#include <memory>

namespace Signalbox {

using namespace Detail;

namespace {

//! Brings one signal to one scheduler.
class Delivery
{
public:
    explicit Delivery(int number) : m_number(number) {}
    ~Delivery() { m_state->isOver = true; }
    Delivery(const Delivery &) = delete;
    Delivery &operator=(const Delivery &) = delete;

    SignalHub::Outcome deliver() const
    {
        if (m_state->isOnTheWay.exchange(true))
            return SignalHub::Outcome::Stay;
        m_scheduler.call([number = m_number, state = m_state] {
            state->isOnTheWay = false;
            if (!state->isOver)
                SchedulerCore::current().sendSystem(makeEvent(UnixSignal{number}));
        });
        return SignalHub::Outcome::Stay;
    }

private:
    struct State
    {
        std::atomic<bool> isOnTheWay{false}; // to the scheduler's thread
        std::atomic<bool> isOver{false};
    };
    const int m_number;
    const RemoteScheduler m_scheduler = Scheduler::current().remote();
    const std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace

// All of a scheduler share one delivery: who waits there is told of a signal once, however many of these there are.
UnixSignals::UnixSignals(const QList<int> &signalNumbers)
    : m_owner(SchedulerCore::current().gate.get()) // which the delivery keeps
{
    for (const int number : signalNumbers) {
        if (m_signalNumbers.contains(number))
            continue;
        if (SignalHub::add(number, m_owner,
                           [delivery = std::make_shared<Delivery>(number)] { return delivery->deliver(); }))
            m_signalNumbers.append(number);
        else
            SignalHub::warnOfSignal("UnixSignals", number);
    }
}

UnixSignals::~UnixSignals()
{
    for (const int number : std::as_const(m_signalNumbers))
        SignalHub::remove(number, m_owner);
}

} // namespace Signalbox
