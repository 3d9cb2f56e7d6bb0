// SPDX-License-Identifier: MIT
#include "scheduler/schedulercore_p.h"

#include "core/logging_p.h"
#include "events/eventhome_p.h"
#include "probe/hooks_p.h"
#include "probe/registry_p.h"
#include "scheduler/carrier_p.h"
#include "scheduler/gates_p.h"
#include "scheduler/systemevents.h"

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
    if (!native) {
        guest.enter();
        gate->setHost(host); // which readers can see by now
    }
    setSlowTurnThreshold(SlowTurns::thresholdOfEnvironment());
}

SchedulerCore::~SchedulerCore() = default;

void SchedulerCore::end()
{
    reportGivenInVain();
    removeGate(gate.get());
    gate->setHost(nullptr); // nobody wakes us from here on
    setSlowTurnThreshold({});
    dispatcher.leave();
    refuseAll(gate->mailbox.close().first);
    // What is destroyed may call us again: until there is nothing left.
    while (!ready.isEmpty() || !idle.isEmpty() || !timers.isEmpty() || !watchers.isEmpty() ||
           !feeds.isEmpty() || !lanes.isEmpty() || !connectedSlots.isEmpty() || events ||
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
        else if (auto *slot = connectedSlots.first())
            slot->end();
        else
            std::exchange(events, nullptr);
    }
    reportUnhandled();
    firstUnhandled = {};
    EventHome::leave();
    tasks.reset();
    failures.end();
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
    isWakeAsked = false;
    watchAll(true);
    gate->setHost(next);
    IntrusiveList<TimedCall> moving;
    moving.appendAll(timers);
    while (auto *timer = moving.takeFirst()) // among equal deadlines the order is kept
        arm(*timer);
    if (hasWork())
        wakeHost();
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
        auto *queue = root.addQueue({.name = name, .matcher = matcher, .priority = priority});
        QueueNode::of(*queue).isPermanent =
            true; // what it would have is not to stand behind what the program adds
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
    return sendStamped([&](EventRouter &ours) { return ours.sendSystem(std::move(event)); }).isAccepted();
}

void SchedulerCore::requestContinue()
{
    wantsContinue = true;
    wakeHost();
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
    wakeHost();
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
    wakeHost();
}

void SchedulerCore::enqueueIdle(Call *call)
{
    idle.append(call);
    wakeHost();
}

void SchedulerCore::makeReady(Resumable &item)
{
    resumables.append(item);
    wakeHost();
}

void SchedulerCore::letBegin(Resumable &item)
{
    resumables.join(item);
    wakeHost();
}

void SchedulerCore::makeReadyInNextTurn(Resumable &item)
{
    forNextTurn.append(item);
    wakeHost();
}

void SchedulerCore::makeReadyWhenIdle(Resumable &item)
{
    forIdle.append(item);
    wakeHost();
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
           !forIdle.isEmpty() || !gate->mailbox.isEmpty() || wantsContinue || hasEvents();
}

// ---- functions ----

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

//! Of the exception that is just being caught.
void SchedulerCore::reportException(const char *what, const Call *call)
{
    ++statistics.exceptions;
    FailureLog::Function function{.what = what};
    if (call) {
        const auto facts = call->facts();
        function.code = facts.code;
        function.target = facts.target;
        const auto *timer = dynamic_cast<const TimedCall *>(call);
        const bool comesAgain = timer ? timer->kind == TimedCall::Kind::Ticker
                                      : dynamic_cast<const WatcherCall *>(call) != nullptr;
        function.object = comesAgain ? call : nullptr; // others of the same function have one warning
    }
    try {
        throw;
    } catch (const std::exception &error) {
        failures.add(function, QByteArray(what) + " threw an exception: " + error.what());
    } catch (...) {
        failures.add(function, QByteArray(what) + " threw something that is no std::exception");
    }
}

//! False: its context is gone.
bool SchedulerCore::invoke(Call &call, quint64 *counter, const char *what)
{
    const Shown shown(carrier.get(), call);
    bool hasRun = true;
    guard(
        what, [&] { hasRun = call.run(); }, &call);
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
