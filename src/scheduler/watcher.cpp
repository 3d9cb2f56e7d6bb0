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
    SchedulerCore *const scheduler = m_call.scheduler;
    if (!scheduler)
        return QObject::event(event);
    switch (event->type()) {
    case QEvent::SockAct:
        scheduler->descriptorIsReady(m_call, m_kind);
        return true;
    case QEvent::SockClose:
        scheduler->descriptorIsClosed(m_call);
        return true;
    default:
        return QObject::event(event);
    }
}

} // namespace Detail

QDebug operator<<(QDebug debug, ReadyFor ready)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "ReadyFor::";
    switch (ready) {
    case ReadyFor::Read:
        return debug << "Read";
    case ReadyFor::Write:
        return debug << "Write";
    case ReadyFor::Exception:
        return debug << "Exception";
    }
    return debug << '(' << int(ready) << ')';
}

//! Null when the watcher is not active, and, with a warning, in another thread than the scheduler's.
Detail::SchedulerCore *WatcherHandle::schedulerFor(const char *function) const noexcept
{
    return m_call ? Detail::SchedulerCore::here(m_call->scheduler, "WatcherHandle", function) : nullptr;
}

bool WatcherHandle::isActive() const noexcept
{
    return schedulerFor("isActive");
}

int WatcherHandle::descriptor() const noexcept
{
    return schedulerFor("descriptor") ? m_call->descriptor : -1;
}

Readiness WatcherHandle::interests() const noexcept
{
    return schedulerFor("interests") ? m_call->interests : Readiness();
}

bool WatcherHandle::setInterests(Readiness interests)
{
    auto *scheduler = schedulerFor("setInterests");
    if (scheduler)
        scheduler->setInterests(*m_call, interests);
    return scheduler;
}

bool WatcherHandle::setTrigger(Trigger trigger)
{
    auto *scheduler = schedulerFor("setTrigger");
    if (scheduler)
        scheduler->setTrigger(*m_call, trigger);
    return scheduler;
}

Trigger WatcherHandle::trigger() const noexcept
{
    return schedulerFor("trigger") && m_call->wantsEdges ? Trigger::Edge : Trigger::Level;
}

bool WatcherHandle::cancel()
{
    auto *scheduler = schedulerFor("cancel");
    if (scheduler)
        scheduler->stop(*m_call);
    return scheduler;
}

void WatcherHandle::setDaemon(bool isDaemon)
{
    if (auto *scheduler = schedulerFor("setDaemon"))
        scheduler->setDaemon(*m_call, isDaemon);
}

bool WatcherHandle::isDaemon() const noexcept
{
    return schedulerFor("isDaemon") && m_call->isDaemon;
}

} // namespace Signalbox
