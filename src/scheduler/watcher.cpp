// SPDX-License-Identifier: MIT
#include "scheduler/watcher.h"

#include "scheduler/schedulercore_p.h"
#include "scheduler/watcherpart_p.h"

#include <QtCore/qcoreevent.h>

namespace Signalbox {
namespace Detail {

WatcherCall::WatcherCall() = default;
WatcherCall::~WatcherCall() = default;

bool WatcherPart::event(QEvent *event)
{
    if (!m_call.scheduler)
        return QObject::event(event);
    switch (event->type()) {
    case QEvent::SockAct:
        m_call.scheduler->descriptorIsReady(m_call, m_kind);
        return true;
    case QEvent::SockClose:
        m_call.scheduler->descriptorIsClosed(m_call);
        return true;
    default:
        return QObject::event(event);
    }
}

} // namespace Detail

bool WatcherHandle::isActive() const noexcept
{
    return m_call && m_call->scheduler;
}

int WatcherHandle::descriptor() const noexcept
{
    return isActive() ? m_call->descriptor : -1;
}

Readiness WatcherHandle::interests() const noexcept
{
    return isActive() ? m_call->interests : Readiness();
}

bool WatcherHandle::setInterests(Readiness interests)
{
    if (!isActive())
        return false;
    m_call->scheduler->setInterests(*m_call, interests);
    return true;
}

bool WatcherHandle::setTrigger(Trigger trigger)
{
    if (!isActive())
        return false;
    m_call->scheduler->setTrigger(*m_call, trigger);
    return true;
}

Trigger WatcherHandle::trigger() const noexcept
{
    return isActive() && m_call->wantsEdges ? Trigger::Edge : Trigger::Level;
}

void WatcherHandle::setDaemon(bool isDaemon)
{
    if (isActive())
        m_call->scheduler->setDaemon(*m_call, isDaemon);
}

bool WatcherHandle::cancel()
{
    if (!isActive())
        return false;
    m_call->scheduler->stop(*m_call);
    return true;
}

} // namespace Signalbox
