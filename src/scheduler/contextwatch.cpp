// SPDX-License-Identifier: MIT
#include "scheduler/contextwatch_p.h"

#include "scheduler/schedulercore_p.h"

#include <QtCore/qcoreevent.h>

namespace Signalbox::Detail {

ContextWatch &ContextWatch::of(SchedulerCore &scheduler, const QObject &context)
{
    auto &watch = scheduler.contexts[&context];
    if (!watch)
        watch = std::make_unique<ContextWatch>(scheduler, context);
    return *watch;
}

ContextWatch::ContextWatch(SchedulerCore &scheduler, const QObject &context) : m_scheduler(scheduler), m_context(context)
{
    const_cast<QObject &>(context).installEventFilter(this);
    connect(&context, &QObject::destroyed, this, &ContextWatch::endSlots);
}

void ContextWatch::hasLost()
{
    if (m_slots.isEmpty() && !m_isEnding)
        leave();
}

bool ContextWatch::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::ThreadChange)
        contextMoves();
    return false;
}

void ContextWatch::endSlots()
{
    m_isEnding = true;
    while (auto *slot = m_slots.first())
        slot->end();
    leave();
}

void ContextWatch::contextMoves()
{
    while (auto *slot = m_slots.first()) {
        m_scheduler.slotsElsewhere.append(*slot);
        slot->m_watch = nullptr;
        slot->listenFor(Matcher(slot->m_wait->matcher()), m_context);
    }
    leave();
}

//! Destroys this. Qt's lists of filters and of receivers, which may just be gone through, are made for that.
void ContextWatch::leave()
{
    const_cast<QObject &>(m_context).removeEventFilter(this);
    m_scheduler.contexts.erase(&m_context);
}

} // namespace Signalbox::Detail
