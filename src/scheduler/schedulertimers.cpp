// SPDX-License-Identifier: MIT
// The timers of a SchedulerCore.
#include "scheduler/carrier_p.h"
#include "scheduler/schedulercore_p.h"
#include "scheduler/ticks_p.h"

#include <QtCore/qscopedvaluerollback.h>
#include <QtCore/qthread.h>
#include <QtCore/qvarlengtharray.h>

#include <algorithm>
#include <tuple>

namespace Signalbox::Detail {

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
        keepers += !timer.isDaemon;
        describe(timer);
    }
    // One that is armed for the past while timers fire stands behind those: a ticker that cannot catch up would be in front of all others
    // for ever. But no later than now: a test's clock may end in there.
    const auto earliest = timer.deadline < dueUntil ? std::min(dueUntil, Clock::now()) : Deadline{};
    host->arm(timer.slot, std::max(timer.deadline, Deadline{}), earliest); // ahead of the clock's beginning it has passed just as well
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
    keepers -= !timer.isDaemon;
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
    timer.scheduler.store(this, std::memory_order_relaxed);
    timer.isScheduled = true;
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
        timer.wallDeadline = WallClock::wallTimeFor(deadline);
    timer.deadline = deadline;
    timer.isPaused = timer.isOverdue = false;
    arm(timer);
}

void SchedulerCore::pause(TimedCall &timer)
{
    timer.isPaused = true;
    timer.isOverdue = false;
    disarm(timer);
    endRunIfDone();
}

void SchedulerCore::resume(TimedCall &timer)
{
    timer.isPaused = false;
    const auto now = Clock::now();
    if (usesWallClock(timer))
        align(timer);
    else if (timer.kind == TimedCall::Kind::Ticker && timer.deadline <= now)
        timer.deadline = Deadline(
            nextOnGrid(timer.deadline.time_since_epoch(), timer.ticks.interval, now.time_since_epoch()));
    arm(timer);
}

void SchedulerCore::stop(TimedCall &timer)
{
    disarm(timer);
    timer.unlink();
    timer.isScheduled = false;
    if (timer.sent.isEmpty())
        timer.scheduler.store(nullptr, std::memory_order_relaxed);
    --statistics.timersActive;
    if (!timer.isRunning) // else its function is on the stack
        timer.forget();
    timer.unref();
    endRunIfDone();
}

bool SchedulerCore::cancel(TimedCall &timer)
{
    const CallPointer<TimedCall> alive(&timer);
    bool wasThere = timer.isScheduled;
    QVarLengthArray<EventPointer<>, 4> taken; // destroyed at the end: what that calls may cancel it, too
    for (auto *sent = timer.sent.first(); sent;) {
        auto *next = timer.sent.next(*sent);
        taken.append(sent->event);
        wasThere |= EventRouter::withdraw(*taken.last());
        sent = next;
    }
    if (timer.isScheduled)
        stop(timer);
    endRunIfDone();
    return wasThere;
}

void SchedulerCore::follow(const EventPointer<> &event)
{
    if (!firing->isShared())
        return; // nobody can cancel it
    auto *sent = new SentEvent(*firing, event);
    firing->sent.append(*sent);
    firing->scheduler.store(this, std::memory_order_relaxed);
    sentEvents.insert(*sent);
    ++followed;
}

void SchedulerCore::eventLeaves(const Event &event)
{
    if (auto *sent = sentEvents.take(event))
        letGoOf(sent);
}

void SchedulerCore::eventsAreLost()
{
    while (auto *sent = sentEvents.takeAny())
        letGoOf(sent);
}

void SchedulerCore::letGoOf(SentEvent *sent)
{
    --followed;
    sent->unlink();
    auto &timer = *sent->timer;
    if (!timer.isScheduled && timer.sent.isEmpty())
        timer.scheduler.store(nullptr, std::memory_order_relaxed);
    delete sent;
}

void SchedulerCore::setDaemon(TimedCall &timer, bool isDaemon)
{
    const bool isArmed = timer.slot != TimedCall::NoSlot;
    keepers += isArmed * (int(timer.isDaemon) - int(isDaemon));
    timer.isDaemon = isDaemon;
    endRunIfDone();
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

void SchedulerCore::timerIsDue(TimerHeap::Slot slot, Deadline horizon)
{
    auto *timer = slot < bySlot.size() ? bySlot[slot] : nullptr;
    if (!timer)
        return;
    const QScopedValueRollback serving(dueUntil, horizon);
    if (usesWallClock(*timer) && WallClock::now() < timer->wallDeadline) { // somebody has set it back
        align(*timer);
        arm(*timer);
        return;
    }
    ++itemDepth; // one that fires once is stopped before its function begins
    carrier->deliver([&] { fire(*timer); });
    --itemDepth;
    endRunIfDone();
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
    const CallPointer<TimedCall> alive(&timer);
    const QScopedValueRollback innermost(firing, &timer);
    timer.isRunning = true;
    if (timer.kind != TimedCall::Kind::Ticker) {
        stop(timer);
        invokeAlone(timer, &statistics.timersFired, "a timer");
        timer.isRunning = false;
        timer.forget();
        return;
    }
    const auto tick = std::pair(timer.deadline, timer.wallDeadline);
    advance(timer);
    const auto next = timer.deadline;
    invokeAlone(timer, &statistics.timersFired, "a timer");
    timer.isRunning = false;
    if (!timer.isScheduled)
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
