// SPDX-License-Identifier: MIT
#include "scheduler/eventslot.h"

#include "core/logging_p.h"
#include "scheduler/contextwatch_p.h"
#include "scheduler/eventlistener.h"
#include "scheduler/schedulercore_p.h"

#include <QtCore/qthread.h>

#include <utility>

namespace Signalbox::Detail {

// ---- slow turns ----

constinit std::atomic<int> SlotMeasure::users{0};

void SlotMeasure::begin(std::uintptr_t code, std::uintptr_t target)
{
    m_code = code;
    m_target = target;
    m_begin = SlowTurns::now();
}

void SlotMeasure::end()
{
    if (auto *scheduler = SchedulerCore::existing())
        scheduler->slotRan({m_code, m_target, 0}, SlowTurns::now() - m_begin);
}

// ---- what is connected ----

ConnectedSlot::ConnectedSlot() = default;
ConnectedSlot::~ConnectedSlot() = default;

bool ConnectedSlot::connect(SchedulerCore &scheduler, const Matcher &matcher, const QObject &context,
                            const std::shared_ptr<ConnectedSlot> &slot)
{
    if (context.thread() == QThread::currentThread()) {
        auto &watch = ContextWatch::of(scheduler, context);
        if (watch.isEnding()) {
            qCWarning(lcScheduler).nospace()
                << "Scheduler::on: the context, or the scheduler, is being destroyed. " << matcher << " is not connected";
            return false;
        }
        slot->m_self = slot;
        watch.add(*slot);
        slot->m_watch = &watch;
        slot->m_wait.emplace(*slot, matcher, Wait::Repeat::Always);
        slot->m_wait->start(scheduler.router());
    } else {
        slot->m_self = slot;
        scheduler.slotsElsewhere.append(*slot);
        slot->listenFor(matcher, context);
    }
    return true;
}

//! From now on: \a context is in another thread, or on its way there.
void ConnectedSlot::listenFor(const Matcher &matcher, const QObject &context)
{
    m_listener = std::make_unique<EventListener>(matcher);
    m_wait.reset();
    QObject::connect(m_listener.get(), &EventListener::arrived, &context,
                     [self = m_self](const EventPointer<> &event) { self->call(event); });
    // In the listener's thread: in the context's, it is too late for that when it is destroyed.
    QObject::connect(&context, &QObject::destroyed, m_listener.get(), [this] { end(); });
}

const QObject *ConnectedSlot::context() const
{
    return m_watch ? &m_watch->context() : nullptr;
}

void ConnectedSlot::eventArrived(Wait &, const EventPointer<> &event)
{
    ++m_running;
    call(event); // may do anything
    if (--m_running == 0 && m_isOver) [[unlikely]]
        finish();
}

void ConnectedSlot::end()
{
    if (std::exchange(m_isOver, true))
        return;
    m_wait.reset();
    ListHook<ConnectedSlot>::unlink();
    if (auto *watch = std::exchange(m_watch, nullptr))
        watch->hasLost();
    if (m_running == 0)
        finish();
}

//! Nothing of it runs in this thread any more. What it lets go of may do anything at its end.
void ConnectedSlot::finish()
{
    const auto self = std::move(m_self);
    const auto listener = std::move(m_listener); // which may just be emitting
}

} // namespace Signalbox::Detail
