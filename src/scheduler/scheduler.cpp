// SPDX-License-Identifier: MIT
#include "scheduler/scheduler.h"

#include "core/logging_p.h"
#include "loop/loop_p.h"
#include "loop/nativehost_p.h"
#include "scheduler/guesthost_p.h"
#include "scheduler/schedulercore_p.h"

#include <QtCore/qthreadstorage.h>

namespace Signalbox {

// ---- one for each thread ----

//! What Qt destroys at the end of the thread, or of the application object.
class Scheduler::OfThread
{
public:
    OfThread() { s_current = &m_scheduler; }
    ~OfThread() = default;
    OfThread(const OfThread &) = delete;
    OfThread &operator=(const OfThread &) = delete;

    // Beside Qt's storage, which takes a search for each look.
    [[gnu::tls_model("initial-exec")]] static constinit thread_local Scheduler *s_current;

private:
    Scheduler m_scheduler;
};

constinit thread_local Scheduler *Scheduler::OfThread::s_current = nullptr;

Scheduler &Scheduler::current()
{
    if (OfThread::s_current) [[likely]]
        return *OfThread::s_current;
    // Never destroyed: the main thread's may end after static objects are gone.
    static auto *storage = new QThreadStorage<OfThread *>;
    storage->setLocalData(new OfThread);
    return *OfThread::s_current;
}

Scheduler::Scheduler() : d(std::make_unique<Detail::SchedulerCore>()) {}

Scheduler::~Scheduler()
{
    d->end();
    OfThread::s_current = nullptr;
}

// ---- the public face ----

RemoteScheduler Scheduler::remote() const
{
    return RemoteScheduler(d->gate);
}

bool Scheduler::takes(Detail::Call *call, const char *function) const
{
    if (OfThread::s_current == this) [[likely]]
        return true;
    qCWarning(lcScheduler,
              "Scheduler::%s: called in another thread than the scheduler's: use its remote() there. Ignored",
              function);
    Detail::refuse(*call);
    return false;
}

CallHandle Scheduler::enqueue(Detail::Call *call)
{
    CallHandle handle(call);
    if (takes(call, "callSoon"))
        d->enqueue(call);
    return handle;
}

Deadline Scheduler::deadlineIn(Nanoseconds delay)
{
    return saturatingAdd(Clock::now(), std::max(delay, Nanoseconds::zero()));
}

TimerHandle Scheduler::start(Deadline deadline, Detail::TimedCall *call)
{
    TimerHandle handle(call);
    if (!takes(call, "callAt"))
        return handle;
    call->deadline = deadline;
    d->start(*call);
    return handle;
}

TimerHandle Scheduler::start(std::chrono::system_clock::time_point time, Detail::TimedCall *call)
{
    TimerHandle handle(call);
    if (!takes(call, "callAt"))
        return handle;
    call->kind = Detail::TimedCall::Kind::OnceOnWallClock;
    call->wallDeadline = time;
    d->start(*call);
    return handle;
}

TimerHandle Scheduler::start(const Ticks &ticks, Detail::TimedCall *call)
{
    TimerHandle handle(call);
    if (!takes(call, "callEvery"))
        return handle;
    if (ticks.interval <= Nanoseconds::zero()) {
        qCWarning(lcScheduler, "Scheduler::callEvery: the interval must be positive, and is %lld ns. Ignored",
                  static_cast<long long>(ticks.interval.count()));
        Detail::refuse(*call);
        return handle;
    }
    call->kind = Detail::TimedCall::Kind::Ticker;
    call->ticks = ticks;
    d->start(*call);
    return handle;
}

void Scheduler::setBudget(const Budget &budget)
{
    if (budget.time < Nanoseconds::zero() || budget.count < 0)
        qCWarning(lcScheduler, "Scheduler::setBudget: a negative budget is taken for none");
    d->budget = {std::max(budget.time, Nanoseconds::zero()), std::max(budget.count, 0)};
}

Budget Scheduler::budget() const
{
    return d->budget;
}

SchedulerStatistics Scheduler::statistics() const
{
    auto statistics = d->statistics;
    statistics.callsPending = d->ready.size();
    return statistics;
}

const char *Scheduler::host() const
{
    return d->host->name();
}

// ---- from other threads ----

CallHandle RemoteScheduler::post(Detail::Call *call) const
{
    CallHandle handle(call);
    const auto posting = m_gate ? m_gate->mailbox.post(call) : Detail::Gate::Posting::Refused;
    if (posting == Detail::Gate::Posting::First)
        m_gate->wake();
    if (posting == Detail::Gate::Posting::Refused)
        Detail::refuse(*call);
    return handle;
}

void RemoteScheduler::wake() const
{
    if (m_gate)
        m_gate->wake();
}

bool RemoteScheduler::hasEnded() const noexcept
{
    return !m_gate || m_gate->mailbox.isClosed();
}

} // namespace Signalbox
