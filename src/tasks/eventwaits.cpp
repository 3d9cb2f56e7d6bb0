// SPDX-License-Identifier: MIT
#include "tasks/eventwaits.h"

#include "scheduler/scheduler.h"
#include "tasks/tasktext_p.h"

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

AnyEventWaiting::AnyEventWaiting(const Matcher &matcher) : m_wait(*this, matcher)
{
    m_wait.setTakesOver();
    m_wait.start(Scheduler::current().router());
}

AnyEventWaiting::~AnyEventWaiting() = default;

void AnyEventWaiting::eventArrived(Wait &, const EventPointer<> &event)
{
    m_event = event;
    end();
}

void AnyEventWaiting::eventHandedOver(Wait &, EventPointer<> &&event)
{
    m_event = std::move(event);
    end();
}

QString AnyEventWaiting::description() const
{
    return textOf(m_wait.matcher());
}

RoomWaiting::RoomWaiting(const EventPointer<> &event)
{
    if (start(Scheduler::current().router(), event))
        end();
}

QString RoomWaiting::description() const
{
    return u"room for an event"_s;
}

EmptyWaiting::EmptyWaiting(const QList<EventQueue *> &queues)
{
    if (start(queues))
        end();
}

QString EmptyWaiting::description() const
{
    return u"queues to be empty"_s;
}

} // namespace Signalbox::Detail
