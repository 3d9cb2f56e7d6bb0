// SPDX-License-Identifier: MIT
#include "tasks/eventreceiver.h"

#include "scheduler/scheduler.h"
#include "tasks/tasktext_p.h"

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

//! To all that wait now; who is told may wait again at once.
void AnyEventReceiver::eventArrived(Wait &, const EventPointer<> &event)
{
    heldSeen = 0; // whoever calls next() then need not be who got this one
    IntrusiveList<AnyNextEvent> ending;
    ending.appendAll(m_nexts);
    while (auto *next = ending.takeFirst()) {
        next->m_event = event;
        next->end();
    }
}

void AnyEventReceiver::eventHandedOver(Wait &wait, EventPointer<> &&event)
{
    auto *only = m_nexts.first();
    if (!only || m_nexts.next(*only))
        return eventArrived(wait, event);
    m_nexts.takeFirst();
    only->m_event = std::move(event);
    only->end();
}

QString AnyEventReceiver::whoWaits() const
{
    const auto *next = m_nexts.first();
    return next ? next->ownerText() : u"an EventReceiver"_s;
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
        return u"nothing any more"_s; // it has come, or its receiver has gone
    return textOf(m_receiver.matcher());
}

} // namespace Signalbox::Detail
