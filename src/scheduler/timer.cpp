// SPDX-License-Identifier: MIT
#include "scheduler/timer.h"

#include "scheduler/schedulercore_p.h"
#include "scheduler/sentevents_p.h"

#include <algorithm>

namespace Signalbox::Detail {

Call::~Call() = default;
TimedCall::~TimedCall() = default;

} // namespace Signalbox::Detail

namespace Signalbox {

//! Null when nothing comes of the timer any more, and, with a warning, in another thread than the scheduler's.
Detail::SchedulerCore *TimerHandle::schedulerFor(const char *function) const noexcept
{
    return m_call ? Detail::SchedulerCore::here(m_call->scheduler, "TimerHandle", function) : nullptr;
}

Detail::SchedulerCore *TimerHandle::activeIn(const char *function) const noexcept
{
    auto *scheduler = schedulerFor(function);
    return scheduler && m_call->isScheduled ? scheduler : nullptr;
}

bool TimerHandle::isActive() const noexcept
{
    return activeIn("isActive");
}

bool TimerHandle::isPaused() const noexcept
{
    return activeIn("isPaused") && m_call->isPaused;
}

Deadline TimerHandle::deadline() const noexcept
{
    return activeIn("deadline") && !m_call->isPaused ? m_call->deadline : Never;
}

bool TimerHandle::cancel()
{
    auto *scheduler = schedulerFor("cancel");
    return scheduler && scheduler->cancel(*m_call);
}

bool TimerHandle::moveTo(Deadline deadline)
{
    auto *scheduler = activeIn("moveTo");
    if (scheduler)
        scheduler->restart(*m_call, deadline);
    return scheduler;
}

bool TimerHandle::restart(Nanoseconds delay)
{
    auto *scheduler = activeIn("restart");
    if (scheduler)
        scheduler->restart(*m_call, saturatingAdd(Clock::now(), std::max(delay, Nanoseconds::zero())));
    return scheduler;
}

bool TimerHandle::pause()
{
    auto *scheduler = activeIn("pause");
    if (!scheduler || m_call->isPaused)
        return false;
    scheduler->pause(*m_call);
    return true;
}

bool TimerHandle::resume()
{
    auto *scheduler = activeIn("resume");
    if (!scheduler || !m_call->isPaused)
        return false;
    scheduler->resume(*m_call);
    return true;
}

void TimerHandle::setDaemon(bool isDaemon)
{
    if (auto *scheduler = activeIn("setDaemon"))
        scheduler->setDaemon(*m_call, isDaemon);
}

bool TimerHandle::isDaemon() const noexcept
{
    return activeIn("isDaemon") && m_call->isDaemon;
}

} // namespace Signalbox
