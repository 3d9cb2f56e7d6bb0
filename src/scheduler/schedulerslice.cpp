// SPDX-License-Identifier: MIT
// A slice: one run of what is ready.
#include "core/logging_p.h"
#include "core/virtualclock_p.h"
#include "scheduler/carrier_p.h"
#include "scheduler/schedulercore_p.h"
#include "scheduler/sliceevents.h"
#include "scheduler/spending_p.h"
#include "scheduler/systemevents.h"

#include <utility>

namespace Signalbox::Detail {

struct SchedulerCore::Slice
{
    explicit Slice(Deadline begin) : spending(begin) {}

    Spending spending;
    quint64 number = 0;
    const Call *last = nullptr; // what is called behind it waits for the next slice; null once it has run
    bool wasCall = false;
    bool wasHandedOver = false; // an event, to its queue or to a task that goes on next
    bool isOver = false;        // nothing may begin any more

    // Where slow turns are looked for, of the item that runs:
    Deadline itemBegin{};
    quint64 turns = 0; // of the loop
    SlowTurns::Item item = {};
    SlowTurns::Stretch stretch = {};
};

void SchedulerCore::runSlice()
{
    isWakeAsked = false;
    settle();
    if (wallClock) {
        wallClock->watch();
        if (wallClock->wasSetInVirtualTime())
            followWallClock();
    }
    if (sliceEvents > 0 || slow.isOn()) [[unlikely]]
        dispatcher.follow();
    if (hasWork()) {
        Slice slice(nearTime.lookAgain()); // begins here: taking what others have sent is a part of it
        ready.append(gate->mailbox.takeAll());
        while (auto *item = forNextTurn.takeFirst())
            resumables.append(*item);
        if (std::exchange(wantsContinue, false))
            sendSystem(makeEvent(Continued()));
        carrier->deliver([&] { runReady(slice); });
    }
    endQuitIfDone();
    endRunIfDone();
}

/*!
    Runs what is ready now, until the budget is spent, or a nested loop has run slices of its own: they went on where
    this one was.
*/
void SchedulerCore::runReady(Slice &slice)
{
    if (sliceEvents > 0)
        tellOfSlices(makeEvent(SliceBegins()));
    slice.number = ++slices;
    slice.last = ready.last();
    setNow(slice.spending.begin());
    resumables.beginRound();
    while (!slice.isOver && runNext(slice)) {
    }
    const auto end = Clock::now();
    endItem(slice);
    itemBegin = {};
    count(slice.spending, end);
    if (slow.isOn())
        report(slice.stretch);
    if (sliceEvents > 0)
        tellOfSlices(makeEvent(SliceEnds{slice.spending.count(), end - slice.spending.begin()}));
    if (!hasWork())
        return;
    statistics.budgetsSpent += slice.isOver;
    wakeHost();
}

//! A slice that did this has ended.
void SchedulerCore::count(const Spending &spending, Deadline end)
{
    const Nanoseconds time = end - spending.begin();
    ++statistics.slices;
    statistics.budgetsExceeded += spending.isExceeded();
    if (time > statistics.longestSlice) {
        statistics.longestSlice = time;
        statistics.lastOfLongest = end - spending.lastBegin();
    }
    host->describe(SliceFacts{.time = time, .isBudgetExceeded = spending.isExceeded()});
}

//! Something has run in \a slice. It is over when that was all that it may, or a nested loop has gone on where it was.
inline void SchedulerCore::countRun(Slice &slice)
{
    slice.isOver = isSpent(slice) || slices != slice.number;
}

inline bool SchedulerCore::isSpent(Slice &slice)
{
    // A look at the counter is not worth its cost where nothing of the program has run.
    const bool isNear = std::exchange(slice.wasHandedOver, false) || nearTime.isNear();
    if (isNear && !slow.isOn() && slice.spending.addNear(budget)) [[likely]]
        return false;
    return isSpentByClock(slice);
}

bool SchedulerCore::isSpentByClock(Slice &slice)
{
    const auto now = nearTime.nowBy(slice.spending.limit(budget));
    endItem(slice);
    setNow(now);
    slice.spending.add(now, budget);
    constexpr int MostInVirtualTime = 100; // which no function spends
    return slice.spending.isSpent() || (VirtualClock::isOn() && slice.spending.count() >= MostInVirtualTime);
}

inline void SchedulerCore::resume(Slice &slice, Resumable &item)
{
    if (slow.isOn()) [[unlikely]]
        beginItem(slice, {.what = "a task"});
    guard("a task", [&] { item.resume(); });
}

/*!
    Lets all go on that is ready to by now; then runs one function or delivers one event, in turn, so that neither waits for the end of
    the others. So who waits for events again and again misses none. False: nothing left.
*/
bool SchedulerCore::runNext(Slice &slice)
{
    resumeRounds(slice);
    if (slice.isOver)
        return true;
    const bool hasEvents = this->hasEvents();
    slice.wasCall = slice.last && !(slice.wasCall && hasEvents);
    if (slice.wasCall) {
        runNextCall(slice);
        resumables.beginRound();
        return true;
    }
    if (hasEvents)
        return deliverNext(slice);
    if (slice.spending.count() == 0)
        runIdle(slice);
    return false;
}

/*!
    Lets all go on that is ready to in this round, and in those that follow, until there is a function or an event to run.
*/
void SchedulerCore::resumeRounds(Slice &slice)
{
    while (!slice.isOver) {
        if (auto *item = resumables.takeNext()) {
            resume(slice, *item);
            countRun(slice);
        } else if (!resumables.hasNextRound() || slice.last || hasEvents()) {
            return;
        } else {
            resumables.beginRound();
        }
    }
}

//! One of the functions that were called before the slice.
void SchedulerCore::runNextCall(Slice &slice)
{
    auto *call = ready.takeFirst();
    if (call == slice.last)
        slice.last = nullptr;
    runCall(slice, *call);
    // The event is what runs next, and then the clock is looked at.
    slice.wasHandedOver = std::exchange(hasBroughtEvent, false) && events->hasWork();
    countRun(slice);
}

//! One thing that was to be done when there is nothing else.
void SchedulerCore::runIdle(Slice &slice)
{
    if (!idle.isEmpty())
        runCall(slice, *idle.takeFirst());
    else if (auto *item = forIdle.takeFirst())
        resume(slice, *item);
    else
        return;
    isSpent(slice); // and it is over
}

bool SchedulerCore::deliverNext(Slice &slice)
{
    bool hasDelivered = true; // also what throws
    auto &item = slice.item;
    if (slow.isOn()) [[unlikely]]
        beginItem(slice, {.what = "somebody who waited for a queue"});
    EventRouter::Step step{.event = slow.isOn() ? &item.event : nullptr};
    guard("a waiter", [&] { hasDelivered = events->processNext(&step); });
    statistics.eventsDelivered += hasDelivered;
    resumables.beginRound();
    slice.wasHandedOver = step.isHandedOver && !resumables.isEmpty();
    if (!hasDelivered && resumables.isEmpty())
        return false;
    countRun(slice);
    return true;
}

//! Something begins at \a now.
void SchedulerCore::setNow(Deadline now)
{
    itemBegin = now;
    if (events)
        events->setNow(now);
}

void SchedulerCore::beginItem(Slice &slice, SlowTurns::Item item)
{
    slow.takeSlot(); // what ran before is not of this item
    slice.item = std::move(item);
    slice.itemBegin = SlowTurns::now();
    slice.turns = dispatcher.turns();
}

/*!
    What ran in \a slice has ended. If a nested loop has run in it, its time was that one's, which has its own slices.
*/
void SchedulerCore::endItem(Slice &slice)
{
    if (!slow.isOn() || !slice.item.what) [[likely]]
        return;
    const auto slot = slow.takeSlot();
    if (slice.item.event)
        slice.item.code = slot;
    const bool isOwnTime = slices == slice.number && dispatcher.turns() == slice.turns;
    if (isOwnTime)
        slice.stretch.add(std::move(slice.item), SlowTurns::now() - slice.itemBegin);
    slice.item = {};
}

void SchedulerCore::report(const SlowTurns::Stretch &stretch)
{
    if (const auto complaint = slow.complaint(stretch, SlowTurns::now()); !complaint.isEmpty())
        qCWarning(lcScheduler, "%s", qUtf8Printable(complaint));
}

void SchedulerCore::runCall(Slice &slice, Call &call)
{
    if (slow.isOn()) [[unlikely]] {
        const auto facts = call.facts();
        beginItem(slice, {.what = "a call", .code = {facts.code, facts.target, 0}});
    }
    if (call.leavePending(Call::State::Running)) {
        invoke(call, &statistics.callsRun, "a call");
        call.setState(Call::State::Finished);
    } else {
        ++statistics.callsDropped;
    }
    if (call.isShared()) // else its end forgets it
        call.forget();
    call.unref();
}

} // namespace Signalbox::Detail
