// SPDX-License-Identifier: MIT
#include "scheduler/schedulercore_p.h"

#include "core/logging_p.h"
#include "probe/handlername_p.h"
#include "probe/hooks_p.h"
#include "probe/registry_p.h"
#include "scheduler/ticks_p.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qthread.h>

#include <algorithm>
#include <exception>
#include <tuple>
#include <typeinfo>

namespace Signalbox::Detail {

/*!
    Runs user code inside an event that is delivered to this object. So deleteLater() waits for its end, and nested
    loops know how deep they are, as in every slot.
*/
class SchedulerCore::Carrier final : public QObject
{
public:
    template <typename Work>
    void deliver(Work work)
    {
        ScopeEvent<Work> event(work);
        QCoreApplication::sendEvent(this, &event);
        event.run(); // an event filter of the application has eaten it
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != scopeType())
            return QObject::event(event);
        static_cast<Scope *>(event)->run();
        return true;
    }

private:
    static QEvent::Type scopeType()
    {
        static const int type = [] {
            const int number = QEvent::registerEventType();
            setEventTypeName(number, "calls");
            return number;
        }();
        return QEvent::Type(type);
    }

    class Scope : public QEvent
    {
    public:
        Scope() : QEvent(scopeType()) {}
        void run()
        {
            if (!std::exchange(m_hasRun, true))
                work();
        }

    protected:
        virtual void work() = 0;

    private:
        bool m_hasRun = false;
    };

    template <typename Work>
    class ScopeEvent final : public Scope
    {
    public:
        explicit ScopeEvent(Work &work) : m_work(work) {}

    protected:
        void work() override { m_work(); }

    private:
        Work &m_work;
    };
};

void refuse(Call &call)
{
    call.leavePending(Call::State::Refused);
    call.forget();
    call.unref();
}

static void refuseAll(Call *first)
{
    while (first)
        refuse(*std::exchange(first, first->next));
}

SchedulerCore::SchedulerCore() : carrier(std::make_unique<Carrier>())
{
    gate->setHost(host);
    settle();
}

SchedulerCore::~SchedulerCore() = default;

void SchedulerCore::end()
{
    gate->setHost(nullptr); // nobody wakes us from here on
    refuseAll(gate->mailbox.close());
    // What is destroyed may call us again: until there is nothing left.
    while (!ready.isEmpty() || !timers.isEmpty() || !lanes.isEmpty() || !listeners.isEmpty() || events) {
        if (auto *timer = timers.first())
            stop(*timer);
        else if (!ready.isEmpty())
            refuse(*ready.takeFirst());
        else if (auto *lane = lanes.first())
            lane->end();
        else if (auto *listener = listeners.first())
            delete listener;
        else
            std::exchange(events, nullptr);
    }
}

// ---- the host ----

//! Moves into the thread's own loop, if there is one by now that is Signalbox's.
void SchedulerCore::settle()
{
    if (native)
        return;
    if (auto *loop = NativeHost::freeLoop()) {
        native = std::make_unique<NativeHost>(*loop, *this, typeid(Scheduler));
        moveTo(native.get());
    }
}

void SchedulerCore::hostEnds()
{
    const auto gone = std::move(native);
    moveTo(&guest);
}

void SchedulerCore::moveTo(Host *next)
{
    for (auto *timer = timers.first(); timer; timer = timers.next(*timer))
        disarm(*timer);
    host = next;
    gate->setHost(next);
    IntrusiveList<TimedCall> moving;
    moving.appendAll(timers);
    while (auto *timer = moving.takeFirst()) // among equal deadlines the order is kept
        arm(*timer);
    if (hasWork())
        host->wake();
}

// ---- calls and events ----

EventRouter &SchedulerCore::router()
{
    if (!events)
        events = std::make_unique<EventRouter>(QueueSpec(), this);
    return *events;
}

void SchedulerCore::enqueue(Call *call)
{
    ready.append(call);
    host->wake();
}

bool SchedulerCore::hasWork() const
{
    return !ready.isEmpty() || !gate->mailbox.isEmpty() || (events && events->hasWork());
}

void SchedulerCore::runSlice()
{
    settle();
    if (wallClock)
        wallClock->watch();
    ready.appendAll(gate->mailbox.takeAll());
    if (hasWork())
        carrier->deliver([this] { runReady(); });
}

//! One run of what is ready.
struct SchedulerCore::Slice
{
    const quint64 number;
    const Deadline begin = Clock::now();
    const Call *last; // what is called behind it waits for the next slice; null once it has run
    bool wasCall = false;
    int count = 0;
};

/*!
    Runs what is ready now, until the budget is spent, or a nested loop has run slices of its own: they went on where
    this one was.
*/
void SchedulerCore::runReady()
{
    Slice slice{.number = ++slices, .last = ready.last()};
    if (events)
        events->setNow(slice.begin);
    bool isOver = false;
    while (!isOver && runNext(slice))
        isOver = slices != slice.number || isSpent(slice);
    ++statistics.slices;
    statistics.longestSlice = std::max<Nanoseconds>(statistics.longestSlice, Clock::now() - slice.begin);
    if (!hasWork())
        return;
    statistics.budgetsSpent += isOver;
    host->wake();
}

//! Runs one function or delivers one event; in turn, so that neither waits for the end of the others. False: nothing left.
bool SchedulerCore::runNext(Slice &slice)
{
    const bool hasEvents = events && events->hasWork();
    slice.wasCall = slice.last && !(slice.wasCall && hasEvents);
    if (!slice.wasCall)
        return hasEvents && deliverNext();
    auto *call = ready.takeFirst();
    if (call == slice.last)
        slice.last = nullptr;
    runCall(*call);
    return true;
}

bool SchedulerCore::deliverNext()
{
    bool hasDelivered = true; // also what throws
    guard("a waiter", [&] { hasDelivered = events->processNext(); });
    statistics.eventsDelivered += hasDelivered;
    return hasDelivered;
}

bool SchedulerCore::isSpent(Slice &slice)
{
    ++slice.count;
    const auto now = Clock::now();
    if (events)
        events->setNow(now);
    return (budget.count > 0 && slice.count >= budget.count) ||
           (budget.time > Nanoseconds::zero() && now - slice.begin >= budget.time);
}

void SchedulerCore::runCall(Call &call)
{
    if (call.leavePending(Call::State::Running)) {
        invoke(call, &statistics.callsRun, "a call");
        call.setState(Call::State::Finished);
    } else {
        ++statistics.callsDropped;
    }
    call.forget();
    call.unref();
}

//! Shows the function of a call to Probes, as a handler of its own, while it runs.
class SchedulerCore::Shown
{
public:
    Shown(QObject *carrier, const Call &call)
        : m_spy(isProbeAttached() ? callSpy.load(std::memory_order_acquire) : nullptr), m_carrier(carrier)
    {
        if (!m_spy)
            return;
        if (const auto facts = call.facts(); facts.code)
            m_spy->begins(m_carrier, {facts.code, facts.target, 0});
        else
            m_spy = nullptr;
    }
    ~Shown()
    {
        if (m_spy)
            m_spy->ends(m_carrier);
    }
    Shown(const Shown &) = delete;
    Shown &operator=(const Shown &) = delete;

private:
    const CallSpy *m_spy;
    QObject *m_carrier;
};

//! Nothing leaves here: an exception must not pass Qt's event delivery, and must not hurt the next function.
template <typename Function>
void SchedulerCore::guard(const char *what, Function function)
{
    try {
        return function();
    } catch (const std::exception &error) {
        qCWarning(lcScheduler, "%s threw an exception: %s", what, error.what());
    } catch (...) {
        qCWarning(lcScheduler, "%s threw something that is no std::exception", what);
    }
    ++statistics.exceptions;
}

void SchedulerCore::invoke(Call &call, quint64 *counter, const char *what)
{
    const Shown shown(carrier.get(), call);
    bool hasRun = true;
    guard(what, [&] { hasRun = call.run(); });
    ++(hasRun ? *counter : statistics.callsDropped); // its context is gone
}

// ---- timers ----

void SchedulerCore::arm(TimedCall &timer)
{
    timers.append(timer); // behind those that were armed before
    if (timer.isPaused)
        return;
    if (timer.slot == TimedCall::NoSlot) {
        timer.slot = host->takeTimer();
        if (timer.slot >= bySlot.size())
            bySlot.resize(timer.slot + 1);
        bySlot[timer.slot] = &timer;
        describe(timer);
    }
    host->arm(timer.slot, timer.deadline);
}

//! Tells the readers of the loop what the timer is.
void SchedulerCore::describe(const TimedCall &timer)
{
    host->describe(timer.slot, {.owner = timer.facts().context,
                                .ownerClass = timer.contextClass,
                                .interval = std::max(timer.ticks.interval, Nanoseconds::zero()),
                                .isRepeated = timer.kind == TimedCall::Kind::Ticker});
}

//! Those of other threads are not looked into.
const QObject *SchedulerCore::ownerOf(TimerHeap::Slot slot) const
{
    const auto *timer = slot < bySlot.size() ? bySlot[slot] : nullptr;
    return timer && timer->contextThread == QThread::currentThread() ? timer->facts().context : nullptr;
}

void SchedulerCore::disarm(TimedCall &timer)
{
    if (timer.slot == TimedCall::NoSlot)
        return;
    bySlot[timer.slot] = nullptr;
    host->releaseTimer(std::exchange(timer.slot, TimedCall::NoSlot));
}

static bool usesWallClock(const TimedCall &timer)
{
    return timer.kind == TimedCall::Kind::OnceOnWallClock ||
           (timer.kind == TimedCall::Kind::Ticker && timer.ticks.isAligned);
}

static Nanoseconds sinceEpoch(WallTime time)
{
    return std::chrono::duration_cast<Nanoseconds>(time.time_since_epoch());
}

static WallTime wallTime(Nanoseconds sinceEpoch)
{
    return WallTime(std::chrono::duration_cast<WallTime::duration>(sinceEpoch));
}

//! Sets the deadline of a timer that uses the wall clock by what that says now.
void SchedulerCore::align(TimedCall &timer)
{
    if (timer.kind == TimedCall::Kind::Ticker) {
        timer.wallDeadline =
            wallTime(nextOnGrid(timer.ticks.offset, timer.ticks.interval, sinceEpoch(WallClock::now())));
    }
    timer.deadline = WallClock::steadyFor(timer.wallDeadline);
}

void SchedulerCore::start(TimedCall &timer)
{
    timer.scheduler = this;
    ++statistics.timersActive;
    if (const auto *context = timer.facts().context) {
        timer.contextClass = classOf(context);
        timer.contextThread = context->thread();
    }
    if (usesWallClock(timer)) {
        if (!wallClock)
            wallClock = std::make_unique<WallClock>([this] { followWallClock(); });
        wallClock->watch();
        align(timer);
    } else if (timer.kind == TimedCall::Kind::Ticker) {
        const auto first =
            timer.ticks.offset != Nanoseconds::zero() ? timer.ticks.offset : timer.ticks.interval;
        timer.deadline = saturatingAdd(Clock::now(), std::max(first, Nanoseconds::zero()));
    }
    arm(timer);
}

void SchedulerCore::followWallClock()
{
    IntrusiveList<TimedCall> following; // arming moves them in the list of all
    for (auto *timer = timers.first(); timer;) {
        auto *next = timers.next(*timer);
        if (usesWallClock(*timer))
            following.append(*timer);
        timer = next;
    }
    while (auto *timer = following.takeFirst()) {
        align(*timer);
        arm(*timer);
    }
}

void SchedulerCore::restart(TimedCall &timer, Deadline deadline)
{
    if (timer.kind == TimedCall::Kind::OnceOnWallClock)
        timer.kind = TimedCall::Kind::Once;
    if (usesWallClock(timer))
        timer.wallDeadline =
            WallClock::now() + std::chrono::duration_cast<WallTime::duration>(deadline - Clock::now());
    timer.deadline = deadline;
    timer.isPaused = timer.isOverdue = false;
    arm(timer);
}

void SchedulerCore::pause(TimedCall &timer)
{
    timer.isPaused = true;
    timer.isOverdue = false;
    disarm(timer);
}

void SchedulerCore::resume(TimedCall &timer)
{
    timer.isPaused = false;
    const auto now = Clock::now();
    if (usesWallClock(timer))
        align(timer);
    else if (timer.kind == TimedCall::Kind::Ticker && timer.deadline <= now)
        timer.deadline += nextOnGrid(Nanoseconds::zero(), timer.ticks.interval, now - timer.deadline);
    arm(timer);
}

void SchedulerCore::stop(TimedCall &timer)
{
    disarm(timer);
    timer.unlink();
    timer.scheduler = nullptr;
    --statistics.timersActive;
    if (!timer.isRunning) // else its function is on the stack
        timer.forget();
    timer.unref();
}

//! The next tick, behind the one that is due.
void SchedulerCore::advance(TimedCall &timer)
{
    const auto &ticks = timer.ticks;
    if (ticks.isAligned) {
        timer.wallDeadline = wallTime(nextTick(ticks.offset, ticks.interval, sinceEpoch(timer.wallDeadline),
                                               sinceEpoch(WallClock::now()), ticks.missed));
        timer.deadline = WallClock::steadyFor(timer.wallDeadline);
        return;
    }
    const auto previous = timer.deadline.time_since_epoch();
    timer.deadline =
        Deadline(nextTick(previous, ticks.interval, previous, Clock::now().time_since_epoch(), ticks.missed));
}

void SchedulerCore::timerIsDue(TimerHeap::Slot slot)
{
    auto *timer = slot < bySlot.size() ? bySlot[slot] : nullptr;
    if (!timer)
        return;
    if (usesWallClock(*timer) && WallClock::now() < timer->wallDeadline) { // somebody has set it back
        align(*timer);
        arm(*timer);
        return;
    }
    carrier->deliver([&] { fire(*timer); });
}

/*!
    Runs the function of \a timer. A ticker shows its next tick in there, and is armed afterwards: what is on the stack
    is not called again, and what was missed meanwhile is known by then.
*/
void SchedulerCore::fire(TimedCall &timer)
{
    if (timer.isRunning) { // it was moved, and a nested loop runs
        timer.isOverdue = true;
        return;
    }
    const TimerHandle alive(&timer);
    timer.isRunning = true;
    if (timer.kind != TimedCall::Kind::Ticker) {
        stop(timer);
        invoke(timer, &statistics.timersFired, "a timer");
        timer.isRunning = false;
        timer.forget();
        return;
    }
    const auto tick = std::pair(timer.deadline, timer.wallDeadline);
    advance(timer);
    const auto next = timer.deadline;
    invoke(timer, &statistics.timersFired, "a timer");
    timer.isRunning = false;
    if (!timer.scheduler)
        return timer.forget(); // cancelled in its own function
    const bool wasMoved = timer.deadline != next || timer.slot == TimedCall::NoSlot;
    if (!wasMoved && next <= Clock::now()) {
        std::tie(timer.deadline, timer.wallDeadline) = tick;
        advance(timer);
    }
    if (!wasMoved || std::exchange(timer.isOverdue, false))
        arm(timer);
}

} // namespace Signalbox::Detail
