// SPDX-License-Identifier: MIT
#include "scheduler/schedulercore_p.h"

#include "core/logging_p.h"
#include "core/neartime_p.h"
#include "core/virtualclock_p.h"
#include "events/eventhome_p.h"
#include "probe/hooks_p.h"
#include "probe/registry_p.h"
#include "scheduler/carrier_p.h"
#include "scheduler/gates_p.h"
#include "scheduler/spending_p.h"
#include "scheduler/systemevents.h"

#include <QtCore/qscopeguard.h>

#include <algorithm>
#include <exception>
#include <typeinfo>

namespace Signalbox::Detail {

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
    addGate(gate);
    settle();
    if (!native)
        guest.enter();
    setSlowTurnThreshold(SlowTurns::thresholdOfEnvironment());
}

SchedulerCore::~SchedulerCore() = default;

void SchedulerCore::end()
{
    removeGate(gate.get());
    gate->setHost(nullptr); // nobody wakes us from here on
    setSlowTurnThreshold({});
    dispatcher.leave();
    refuseAll(gate->mailbox.close().first);
    // What is destroyed may call us again: until there is nothing left.
    while (!ready.isEmpty() || !idle.isEmpty() || !timers.isEmpty() || !watchers.isEmpty() ||
           !feeds.isEmpty() || !lanes.isEmpty() || !listeners.isEmpty() || events ||
           (tasks && tasks->hasContent())) {
        if (tasks && tasks->hasContent())
            tasks->destroyAll();
        else if (auto *timer = timers.first())
            stop(*timer);
        else if (!ready.isEmpty())
            refuse(*ready.takeFirst());
        else if (!idle.isEmpty())
            refuse(*idle.takeFirst());
        else if (auto *watcher = watchers.first())
            stop(*watcher);
        else if (auto *feed = feeds.first())
            feed->end();
        else if (auto *lane = lanes.first())
            lane->end();
        else if (auto *listener = listeners.first())
            delete listener;
        else
            std::exchange(events, nullptr);
    }
    EventHome::leave();
    tasks.reset();
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
    watchAll(false);
    if (next == &guest)
        guest.enter();
    else
        guest.leave();
    host = next;
    watchAll(true);
    gate->setHost(next);
    IntrusiveList<TimedCall> moving;
    moving.appendAll(timers);
    while (auto *timer = moving.takeFirst()) // among equal deadlines the order is kept
        arm(*timer);
    if (hasWork())
        host->wake();
}

// ---- calls and events ----

SchedulerCore &SchedulerCore::current()
{
    return *Scheduler::current().d;
}

static void addSystemQueues(EventQueue &root)
{
    using namespace Qt::StringLiterals;
    const auto add = [&root](const QString &name, int priority, const Matcher &matcher) {
        root.addQueue({.name = name, .matcher = matcher, .priority = priority});
    };
    const auto addReadiness = [&](const QString &name, int priority, ReadyFor kind) {
        add(name, priority, match<DescriptorReady>(anything, kind));
    };
    add(u"control"_s, SystemPriority::Control, {});
    add(u"signals"_s, SystemPriority::Signals, match<UnixSignal>());
    add(u"timers"_s, SystemPriority::Timers, match<TimerDue>());
    addReadiness(u"exceptions"_s, SystemPriority::Exceptions, ReadyFor::Exception);
    addReadiness(u"writes"_s, SystemPriority::Writes, ReadyFor::Write);
    add(u"queues"_s, SystemPriority::Queues, match<QueueNotice>());
    addReadiness(u"reads"_s, SystemPriority::Reads, ReadyFor::Read);
}

EventRouter &SchedulerCore::router()
{
    if (!events)
        makeRouter({});
    return *events;
}

namespace {

//! Where a scheduler's events are accepted.
class SchedulerHome final : public EventHome
{
public:
    explicit SchedulerHome(std::shared_ptr<Gate> gate) : m_remote(gate, gate->lane) {}
    void post(std::function<void()> function) const override { m_remote.call(std::move(function)); }

private:
    const RemoteScheduler m_remote;
};

} // namespace

void SchedulerCore::makeRouter(const QueueDefaults &defaults)
{
    events = std::make_unique<EventRouter>(QueueSpec(), this, defaults);
    events->setHome(EventHome::enter(std::make_shared<SchedulerHome>(gate)));
    addSystemQueues(events->systemQueue());
    sendSystem(makeEvent(SchedulerStarted()));
}

void SchedulerCore::setQueueDefaults(const QueueDefaults &defaults)
{
    if (events)
        events->setQueueDefaults(defaults);
    else
        makeRouter(defaults);
}

bool SchedulerCore::sendSystem(EventPointer<> event)
{
    auto &ours = router();
    ours.setNow(Clock::now());
    return ours.sendSystem(std::move(event)).isAccepted();
}

void SchedulerCore::requestContinue()
{
    wantsContinue = true;
    host->wake();
}

void SchedulerCore::addSliceEvents(int change)
{
    sliceEvents += change;
    router(); // which delivers them
    updateDispatcherWatch();
}

void SchedulerCore::setSlowTurnThreshold(Nanoseconds threshold)
{
    slow.setThreshold(threshold);
    if (std::exchange(countsSlots, slow.isOn()) != slow.isOn())
        SlotMeasure::users += slow.isOn() ? 1 : -1;
    updateDispatcherWatch();
}

//! A thread without a dispatcher has one by the first slice.
void SchedulerCore::updateDispatcherWatch()
{
    if (sliceEvents == 0 && !slow.isOn())
        return dispatcher.leave();
    dispatcher.follow();
    host->wake();
}

void SchedulerCore::tellOfSlices(EventPointer<> event)
{
    guard("a waiter", [&] { router().dispatch(std::move(event)); });
}

void SchedulerCore::aboutToIdle()
{
    if (sliceEvents == 0 || hasWork())
        return;
    carrier->deliver([this] { tellOfSlices(makeEvent(AboutToIdle())); });
    endRunIfDone();
}

void SchedulerCore::enqueue(Call *call)
{
    ready.append(call);
    host->wake();
}

void SchedulerCore::enqueueIdle(Call *call)
{
    idle.append(call);
    host->wake();
}

Resumable::~Resumable() = default;

void SchedulerCore::makeReady(Resumable &item)
{
    resumables.append(item);
    host->wake();
}

void SchedulerCore::letBegin(Resumable &item)
{
    resumables.join(item);
    host->wake();
}

void SchedulerCore::makeReadyInNextTurn(Resumable &item)
{
    forNextTurn.append(item);
    host->wake();
}

void SchedulerCore::makeReadyWhenIdle(Resumable &item)
{
    forIdle.append(item);
    host->wake();
}

QObject *SchedulerCore::context() const
{
    return carrier.get();
}

Deadline SchedulerCore::now() const
{
    return itemBegin == Deadline{} ? Clock::now() : itemBegin;
}

bool SchedulerCore::hasWork() const
{
    return !ready.isEmpty() || !resumables.isEmpty() || !idle.isEmpty() || !forNextTurn.isEmpty() ||
           !forIdle.isEmpty() || !gate->mailbox.isEmpty() || wantsContinue || (events && events->hasWork());
}

//! One run of what is ready.
struct SchedulerCore::Slice
{
    NearTime time = {};
    Spending spending{time.now()};
    quint64 number = 0;
    const Call *last = nullptr; // what is called behind it waits for the next slice; null once it has run
    bool wasCall = false;
    bool wasHandedOver = false; // an event, to a task that goes on next

    // Where slow turns are looked for, of the item that runs:
    Deadline itemBegin{};
    quint64 turns = 0; // of the loop
    SlowTurns::Item item = {};
    SlowTurns::Stretch stretch = {};
};

void SchedulerCore::runSlice()
{
    settle();
    if (wallClock) {
        wallClock->watch();
        if (wallClock->wasSetInVirtualTime())
            followWallClock();
    }
    if (sliceEvents > 0 || slow.isOn()) [[unlikely]]
        dispatcher.follow();
    if (hasWork()) {
        Slice slice; // begins here: taking what others have sent is a part of it
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
    bool isOver = false;
    while (!isOver && runNext(slice))
        isOver = isSpent(slice) || slices != slice.number;
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
    statistics.budgetsSpent += isOver;
    host->wake();
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

/*!
    Runs one function or delivers one event, in turn, so that neither waits for the end of the others; before the next
    one, all that is ready to go on by then does, so that who waits for events again and again misses none. False: nothing
    left.
*/
bool SchedulerCore::runNext(Slice &slice)
{
    auto *item = resumables.takeNext();
    const bool hasEvents = !item && events && events->hasWork();
    if (!item && !hasEvents && !slice.last) {
        resumables.beginRound();
        item = resumables.takeNext();
    }
    if (item) {
        resume(slice, *item);
        return true;
    }
    slice.wasCall = slice.last && !(slice.wasCall && hasEvents);
    if (slice.wasCall) {
        auto *call = ready.takeFirst();
        if (call == slice.last)
            slice.last = nullptr;
        runCall(slice, *call);
        resumables.beginRound();
        return true;
    }
    if (hasEvents)
        return deliverNext(slice);
    if (slice.spending.count() == 0)
        runIdle(slice);
    return false;
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

void SchedulerCore::resume(Slice &slice, Resumable &item)
{
    if (slow.isOn()) [[unlikely]]
        beginItem(slice, {.what = "a task"});
    guard("a task", [&] { item.resume(); });
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
    return hasDelivered || !resumables.isEmpty();
}

//! Something begins at \a now.
void SchedulerCore::setNow(Deadline now)
{
    itemBegin = now;
    if (events)
        events->setNow(now);
}

//! Something has run in \a slice. True when that was all that it may.
bool SchedulerCore::isSpent(Slice &slice)
{
    // A look at the counter is not worth its cost where nothing of the program has run.
    const bool isNear = std::exchange(slice.wasHandedOver, false) || slice.time.isNear();
    if (isNear && !slow.isOn() && slice.spending.addNear(budget)) [[likely]]
        return false;
    const auto now = slice.time.nowBy(slice.spending.limit(budget));
    endItem(slice);
    setNow(now);
    slice.spending.add(now, budget);
    constexpr int MostInVirtualTime = 100; // which no function spends
    return slice.spending.isSpent() || (VirtualClock::isOn() && slice.spending.count() >= MostInVirtualTime);
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
    ++itemDepth;
    const auto leave = qScopeGuard([this] { --itemDepth; });
    try {
        return function();
    } catch (const std::exception &error) {
        qCWarning(lcScheduler, "%s threw an exception: %s", what, error.what());
    } catch (...) {
        qCWarning(lcScheduler, "%s threw something that is no std::exception", what);
    }
    ++statistics.exceptions;
}

//! False: its context is gone.
bool SchedulerCore::invoke(Call &call, quint64 *counter, const char *what)
{
    const Shown shown(carrier.get(), call);
    bool hasRun = true;
    guard(what, [&] { hasRun = call.run(); });
    ++(hasRun ? *counter : statistics.callsDropped);
    return hasRun;
}

//! The same for what runs in no slice.
bool SchedulerCore::invokeAlone(Call &call, quint64 *counter, const char *what)
{
    if (!slow.isOn()) [[likely]]
        return invoke(call, counter, what);
    const auto facts = call.facts();
    const auto begin = SlowTurns::now();
    const auto turns = dispatcher.turns();
    const bool hasRun = invoke(call, counter, what);
    if (dispatcher.turns() == turns) {
        SlowTurns::Stretch stretch;
        stretch.add({.what = what, .code = {facts.code, facts.target, 0}}, SlowTurns::now() - begin);
        report(stretch);
    }
    return hasRun;
}

} // namespace Signalbox::Detail
