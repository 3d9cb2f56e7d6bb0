// SPDX-License-Identifier: MIT
#include "scheduler/timer.h"

#include "scheduler/schedulercore_p.h"

#include <algorithm>

namespace Signalbox::Detail {

Call::~Call() = default;
TimedCall::~TimedCall() = default;

} // namespace Signalbox::Detail

namespace Signalbox {

bool TimerHandle::isActive() const noexcept
{
    return m_call && m_call->scheduler;
}

bool TimerHandle::isPaused() const noexcept
{
    return isActive() && m_call->isPaused;
}

Deadline TimerHandle::deadline() const noexcept
{
    return isActive() && !m_call->isPaused ? m_call->deadline : Never;
}

bool TimerHandle::cancel()
{
    if (!isActive())
        return false;
    m_call->scheduler->stop(*m_call);
    return true;
}

bool TimerHandle::moveTo(Deadline deadline)
{
    if (!isActive())
        return false;
    m_call->scheduler->restart(*m_call, deadline);
    return true;
}

bool TimerHandle::moveBy(Nanoseconds delay)
{
    return moveTo(saturatingAdd(Clock::now(), std::max(delay, Nanoseconds::zero())));
}

bool TimerHandle::pause()
{
    if (!isActive() || m_call->isPaused)
        return false;
    m_call->scheduler->pause(*m_call);
    return true;
}

void TimerHandle::setDaemon(bool isDaemon)
{
    if (isActive())
        m_call->scheduler->setDaemon(*m_call, isDaemon);
}

bool TimerHandle::resume()
{
    if (!isPaused())
        return false;
    m_call->scheduler->resume(*m_call);
    return true;
}

} // namespace Signalbox
