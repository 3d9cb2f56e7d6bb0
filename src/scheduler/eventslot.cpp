// SPDX-License-Identifier: MIT
#include "scheduler/eventslot.h"

#include "probe/hooks_p.h"
#include "probe/registry_p.h"
#include "scheduler/schedulercore_p.h"

#include <QtCore/qscopeguard.h>

#include <thread>

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

namespace {

/*!
    Keeps a context of another thread from going: its end takes this lock before Qt lets go of its memory. For some instructions, or
    as long as it takes to post an event.
*/
class ContextLock
{
public:
    explicit ContextLock(std::atomic<bool> &isLocked) : m_isLocked(isLocked)
    {
        while (m_isLocked.exchange(true, std::memory_order_acquire)) [[unlikely]]
            std::this_thread::yield();
    }
    ~ContextLock() { m_isLocked.store(false, std::memory_order_release); }
    ContextLock(const ContextLock &) = delete;
    ContextLock &operator=(const ContextLock &) = delete;

private:
    std::atomic<bool> &m_isLocked;
};

} // namespace

//! What Qt has of it, with the context as the receiver: never called, and destroyed with the connection, so with the context.
class ConnectedSlot::Tie
{
public:
    explicit Tie(ConnectedSlot &slot) : m_slot(&slot) {}
    Tie(Tie &&) noexcept = default;
    Tie &operator=(Tie &&) = delete;
    ~Tie()
    {
        if (m_slot)
            m_slot->contextGone();
    }
    void operator()() const {}

private:
    CallPointer<ConnectedSlot> m_slot;
};

ConnectedSlot::ConnectedSlot() = default;
ConnectedSlot::~ConnectedSlot() = default;

void ConnectedSlot::connect(SchedulerCore &scheduler, const Matcher &matcher, const QObject &context)
{
    auto giveUp = qScopeGuard([this] { m_wait ? end() : endUse(); }); // the program's keys may throw when they are copied, hashed and compared
    m_context = &context;
    m_thread = scheduler.gate->thread;
    m_remote = RemoteScheduler(scheduler.gate, scheduler.gate->lane);
    m_wait.emplace(*this, matcher, Wait::Repeat::Always);
    scheduler.connectedSlots.append(*this);
    // A signal that is never emitted, of an object that the program does not know.
    m_connection = QObject::connect(scheduler.context(), &QObject::objectNameChanged, &context, Tie(*this));
    m_wait->start(scheduler.router());
    giveUp.dismiss();
}

const QObject *ConnectedSlot::context() const
{
    const ContextLock lock(m_isLocked);
    return !m_isContextGone && m_context->thread() == m_thread ? m_context : nullptr;
}

void ConnectedSlot::eventArrived(Wait &, const EventPointer<> &event)
{
    if (isCarried(event)) [[unlikely]]
        return;
    ++m_running;
    if (isProbeAttached()) [[unlikely]]
        callShown(event);
    else
        call(event);
    // It may have done anything; this is there until it returns.
    if (--m_running == 0 && !m_wait) [[unlikely]]
        endUse();
}

//! Is the context in another thread, or gone? Then nothing is to be called here.
bool ConnectedSlot::isCarried(const EventPointer<> &event)
{
    const ContextLock lock(m_isLocked);
    if (m_isContextGone) [[unlikely]]
        return true;
    if (m_context->thread() == m_thread) [[likely]]
        return false;
    carry(const_cast<QObject &>(*m_context), event); // may be let go of here, under the lock: what it holds is held elsewhere, too
    return true;
}

//! Shows it to Probes, as a handler of its context, while it runs.
void ConnectedSlot::callShown(const EventPointer<> &event)
{
    const auto *spy = callSpy.load(std::memory_order_acquire);
    auto *object = const_cast<QObject *>(m_context); // an address only, once it has run
    if (spy) {
        const auto code = facts();
        spy->begins(object, {code.code, code.target, 0});
    }
    call(event);
    if (spy)
        spy->ends(object);
}

//! Any thread: that in which the context is destroyed, or the connection is cut.
void ConnectedSlot::contextGone()
{
    if (isOver()) // the scheduler's thread has cut it
        return;
    if (SchedulerCore::isCurrent(m_remote))
        return end();
    {
        const ContextLock lock(m_isLocked);
        m_isContextGone = true;
    }
    m_remote.call([slot = CallPointer<ConnectedSlot>(this)] { slot->end(); });
}

void ConnectedSlot::end()
{
    if (!m_wait)
        return;
    m_isOver.store(true, std::memory_order_release);
    m_wait.reset();
    ListHook<ConnectedSlot>::unlink();
    QObject::disconnect(std::exchange(m_connection, {}));
    if (m_running == 0)
        endUse();
}

//! Any thread. What the function object lets go of may do anything at its end.
void ConnectedSlot::endUse()
{
    if (m_uses.fetch_sub(1, std::memory_order_acq_rel) != 1)
        return;
    forget();
    unref();
}

} // namespace Signalbox::Detail
