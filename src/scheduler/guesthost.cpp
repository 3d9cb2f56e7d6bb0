// SPDX-License-Identifier: MIT
#include "scheduler/guesthost_p.h"

#include "core/timeleft_p.h"
#include "core/virtualclock_p.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qpointer.h>

#include <algorithm>
#include <limits>

namespace Signalbox::Detail {

static constexpr Milliseconds LookAtVirtualTime{5};

static QEvent::Type turnType()
{
    static const int type = QEvent::registerEventType();
    return QEvent::Type(type);
}

void GuestHost::wake()
{
    if (!m_isPosted.exchange(true, std::memory_order_acq_rel))
        QCoreApplication::postEvent(this, new QEvent(turnType()));
}

Host::Slot GuestHost::takeTimer()
{
    auto slot = m_slotCount;
    if (m_freeSlots.empty()) {
        ++m_slotCount;
    } else {
        slot = m_freeSlots.back();
        m_freeSlots.pop_back();
    }
    m_report->addTimer(slot);
    return slot;
}

void GuestHost::describe(Slot slot, const TimerFacts &facts)
{
    m_report->work().describe(slot, facts);
}

void GuestHost::describe(const SliceFacts &facts)
{
    if (m_report)
        m_report->work().addSlice(facts);
}

void GuestHost::arm(Slot slot, Deadline deadline, Deadline earliest)
{
    m_report->work().setDeadline(slot, deadline);
    m_timers.arm(slot, std::max(deadline, earliest));
    setTimer();
}

void GuestHost::releaseTimer(Slot slot)
{
    if (m_timers.contains(slot))
        m_timers.disarm(slot); // Qt's timer may come for nothing once
    m_report->work().remove(slot);
    m_freeSlots.push_back(slot);
}

void GuestHost::watch(QObject &watcher, int descriptor, int kind)
{
    m_watchers.add(watcher, descriptor, kind);
    m_report->addWatcher(watcher, descriptor, kind);
    if (!QAbstractEventDispatcher::instance())
        wake(); // begins with the loop
}

void GuestHost::unwatch(QObject &watcher, int descriptor, int)
{
    m_watchers.remove(watcher, descriptor);
    m_report->removeWatcher(watcher);
}

bool GuestHost::event(QEvent *event)
{
    if (event->type() != turnType())
        return QObject::event(event);
    if (m_report)
        m_report->update();
    // First: what is called from here on wants a turn of its own.
    // An exchange: either this thread sees what was posted, or the poster sees that it has to post.
    m_isPosted.exchange(false, std::memory_order_acq_rel);
    if (m_work.hasWork())
        wake(); // for what is left, should a function run a loop of its own
    const QPointer<GuestHost> guard(this);
    m_work.runSlice();
    if (guard) { // there is a dispatcher by now
        setTimer();
        m_watchers.start();
    }
    return true;
}

void GuestHost::timerEvent(QTimerEvent *)
{
    m_timer.stop();
    m_timerFor = Never;
    const QPointer<GuestHost> guard(this);
    fireDue();
    if (guard)
        setTimer();
}

void GuestHost::fireDue()
{
    if (m_timers.isEmpty())
        return;
    const auto horizon = m_timers.horizon(Clock::now());
    const QPointer<GuestHost> guard(this);
    while (guard && !m_timers.isEmpty() && TimerHeap::isBefore(m_timers.first(), horizon)) {
        const auto due = m_timers.first();
        m_timers.disarm(due.slot());
        setTimer(); // for the others, should it run a loop of its own
        m_work.timerIsDue(due.slot(), horizon.when);
    }
}

void GuestHost::setTimer()
{
    const auto next = m_timers.isEmpty() ? Never : m_timers.first().when;
    if (next >= m_timerFor) // it comes early enough, and looks again
        return;
    if (!QAbstractEventDispatcher::instance()) { // no loop yet: Qt would refuse
        wake();
        return;
    }
    // Qt's timers count in milliseconds, up to 24 days, and must not come early.
    auto delay = std::chrono::ceil<Milliseconds>(timeLeft(next, Clock::now()));
    if (VirtualClock::isOn())
        delay = std::min(delay, LookAtVirtualTime); // nobody tells when it moves
    m_timerFor = next;
    m_timer.start(int(std::min<Milliseconds::rep>(delay.count(), std::numeric_limits<int>::max())),
                  Qt::PreciseTimer, this);
}

} // namespace Signalbox::Detail
