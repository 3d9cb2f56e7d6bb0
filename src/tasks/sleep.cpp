// SPDX-License-Identifier: MIT
#include "tasks/sleep.h"

#include "scheduler/schedulercore_p.h"
#include "tasks/taskrun.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace Detail {

//! Of \a run, or, when its group has ended, this thread's: cheaper than to ask for the thread's.
static SchedulerCore &schedulerOf(const TaskRun &run)
{
    auto *scheduler = run.scheduler();
    return scheduler ? *scheduler : SchedulerCore::current();
}

TimeoutCall::~TimeoutCall()
{
    stop();
}

void TimeoutCall::start(Deadline when)
{
    stop();
    deadline = when;
    refAlone(); // the scheduler's; its own is never given up, as it is nobody's to delete
    SchedulerCore::current().start(*this);
}

void TimeoutCall::stop()
{
    if (auto *its = scheduler.load(std::memory_order_relaxed))
        its->stop(*this);
}

bool TimeoutCall::run()
{
    timedOut();
    return true;
}

SleepWaiting::SleepWaiting(Deadline when)
{
    deadline = when;
    if (when != Deadline::min())
        start(when);
}

//! No time at all needs no timer.
void SleepWaiting::begin(TaskRun *run)
{
    if (deadline != Deadline::min())
        return;
    if (isAwaitedBy(run))
        schedulerOf(*run).makeReady(*run);
    else
        start(Clock::now()); // it is one of several
}

QString SleepWaiting::description() const
{
    return u"a timer"_s;
}

Deadline SleepWaiting::endsBy() const
{
    return deadline == Deadline::min() ? Never : deadline;
}

void YieldWaiting::begin(TaskRun *run)
{
    const bool isAlone = isAwaitedBy(run);
    auto &scheduler = isAlone ? schedulerOf(*run) : SchedulerCore::current();
    auto &next = isAlone ? static_cast<Resumable &>(*run) : *this;
    switch (m_until) {
    case Until::OthersHaveRun:
        return scheduler.makeReady(next);
    case Until::LoopHasTurned:
        return scheduler.makeReadyInNextTurn(next);
    case Until::NothingElseToDo:
        return scheduler.makeReadyWhenIdle(next);
    }
}

QString YieldWaiting::description() const
{
    switch (m_until) {
    case Until::OthersHaveRun:
        return u"the others to have run"_s;
    case Until::LoopHasTurned:
        return u"the next turn of the loop"_s;
    case Until::NothingElseToDo:
        return u"nothing else to be done"_s;
    }
    Q_UNREACHABLE();
}

} // namespace Detail

Detail::SleepWaiting sleepFor(Nanoseconds duration)
{
    const bool isNone = duration <= Nanoseconds::zero();
    return Detail::SleepWaiting(isNone ? Deadline::min() : saturatingAdd(Clock::now(), duration));
}

Detail::SleepWaiting sleepUntil(Deadline deadline)
{
    return Detail::SleepWaiting(deadline);
}

} // namespace Signalbox
