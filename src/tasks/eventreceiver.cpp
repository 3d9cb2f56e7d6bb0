// SPDX-License-Identifier: MIT
#include "tasks/eventreceiver.h"

#include "scheduler/scheduler.h"

#include <QtCore/qdebug.h>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

AnyEventReceiver::AnyEventReceiver(const Matcher &matcher) : m_wait(*this, matcher)
{
    m_wait.setTakesOver();
}

AnyEventReceiver::~AnyEventReceiver()
{
    while (auto *next = m_nexts.takeFirst())
        next->end();
}

void AnyEventReceiver::eventArrived(Wait &, const EventPointer<> &event)
{
    while (auto *next = m_nexts.takeFirst()) {
        next->m_event = event;
        next->end();
    }
}

void AnyEventReceiver::eventHandedOver(Wait &wait, EventPointer<> &&event)
{
    auto *only = m_nexts.first();
    if (m_nexts.next(*only))
        return eventArrived(wait, event);
    m_nexts.takeFirst();
    only->m_event = std::move(event);
    only->end();
}

AnyNextEvent::AnyNextEvent(AnyEventReceiver &receiver) : m_receiver(receiver)
{
    receiver.m_nexts.append(*this);
    receiver.m_wait.start(Scheduler::current().router());
}

AnyNextEvent::~AnyNextEvent()
{
    if (!ListHook<AnyNextEvent>::isLinked())
        return;
    ListHook<AnyNextEvent>::unlink();
    if (!m_receiver.isWaiting())
        m_receiver.m_wait.stop();
}

QString AnyNextEvent::description() const
{
    if (!ListHook<AnyNextEvent>::isLinked())
        return u"an event that has come"_s;
    QString text;
    QDebug(&text).nospace() << m_receiver.matcher();
    return u"the event "_s + text.trimmed();
}

} // namespace Signalbox::Detail
