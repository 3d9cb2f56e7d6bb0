// SPDX-License-Identifier: MIT
#include "probe/probe.h"

#include "core/timeleft_p.h"
#include "probe/descriptorname_p.h"
#include "probe/eventreader_p.h"
#include "probe/handlername_p.h"
#include "probe/hooks_p.h"
#include "probe/posters_p.h"
#include "probe/registry_p.h"
#include "probe/taskpagereader_p.h"
#include "probe/taskreader_p.h"
#include "probe/threadname_p.h"

#include <QtCore/qcoreevent.h>
#include <QtCore/qhash.h>
#include <QtCore/qmetaobject.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace Signalbox {

namespace {

// Under snapshotMutex().
ProbeHooks hooks;
int probes = 0;
Deadline firstAttached{};
Deadline eventsAskedSince{};

Deadline toDeadline(Deadline::rep count)
{
    return Deadline(Nanoseconds(count));
}

Nanoseconds since(Deadline then, Deadline now)
{
    return then == Deadline{} ? Nanoseconds::zero() : std::max(now - then, Nanoseconds::zero());
}

//! Sorted by the deadline, each moved once: there may be 100,000 of them.
QList<TimerSnapshot> sortedByDeadline(QList<TimerSnapshot> timers)
{
    std::vector<std::pair<Deadline, qsizetype>> order;
    order.reserve(std::size_t(timers.size()));
    for (qsizetype i = 0; i < timers.size(); ++i)
        order.emplace_back(timers.at(i).nextDeadline, i);
    std::sort(order.begin(), order.end());
    QList<TimerSnapshot> sorted;
    sorted.reserve(timers.size());
    for (const auto &entry : order)
        sorted.append(std::move(timers[entry.second]));
    return sorted;
}

TimerSnapshot::Kind kindOf(int idInBlock)
{
    return idInBlock == TimerBlock::WorkSourceId           ? TimerSnapshot::Kind::Once
           : idInBlock == TimerBlock::RepeatedWorkSourceId ? TimerSnapshot::Kind::Every
                                                           : TimerSnapshot::Kind::Qt;
}

QList<TimerSnapshot> readTimers(const LoopBlock &loop, Deadline now, const SnapshotRequest &request)
{
    QList<TimerSnapshot> timers;
    timers.reserve(loop.timerCount.get());
    const std::type_info *lastClass = nullptr; // neighbours are often of one class
    QString lastClassName = className(lastClass);
    const auto count = loop.timers.size();
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto &block = loop.timers[i];
        if (block.timerId.get() == 0)
            continue;
        const auto &history = loop.timerHistories[i];
        TimerSnapshot timer;
        const std::type_info *ownerClass = nullptr;
        const bool ok = block.lock.read([&] {
            timer.serial = block.serial.get();
            timer.timerId = block.timerId.get();
            timer.owner = quintptr(block.owner.get());
            ownerClass = block.ownerClass.get();
            timer.type = Qt::TimerType(block.type.get());
            timer.interval = Nanoseconds(block.interval.get());
            timer.nextDeadline = toDeadline(block.deadline.get());
            const bool hasHistory = history.serial.get() == timer.serial;
            timer.fired = hasHistory ? history.fired.get() : 0;
            timer.worstLateness = Nanoseconds(hasHistory ? history.worstLateness.get() : 0);
            timer.ownerName = hasHistory ? history.ownerName.get() : QString();
        });
        if (!ok || timer.timerId == 0 || request.hiddenOwners.contains(timer.owner))
            continue;
        if (ownerClass != lastClass) {
            lastClass = ownerClass;
            lastClassName = className(ownerClass);
        }
        timer.ownerClass = lastClassName;
        timer.kind = kindOf(timer.timerId);
        timer.timerId = std::max(timer.timerId, TimerBlock::WorkSourceId);
        timer.lateness = timeLeft(now, timer.nextDeadline);
        timers.append(std::move(timer));
    }
    return request.inOrder ? sortedByDeadline(std::move(timers)) : timers;
}

QList<WatcherSnapshot> readWatchers(const LoopBlock &loop, const SnapshotRequest &request)
{
    QList<WatcherSnapshot> watchers;
    const auto count = loop.watchers.size();
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto &block = loop.watchers[i];
        WatcherSnapshot watcher;
        const std::type_info *ownerClass = nullptr;
        const bool ok = block.lock.read([&] {
            watcher.serial = block.serial.get();
            watcher.descriptor = block.descriptor.get();
            watcher.kind = QSocketNotifier::Type(block.kind.get());
            watcher.owner = quintptr(block.notifier.get());
            ownerClass = block.ownerClass.get();
            watcher.activations = block.activations.get();
            watcher.ownerName = block.ownerName.get();
        });
        if (!ok || watcher.descriptor < 0)
            continue;
        watcher.ownerClass = className(ownerClass);
        watchers.append(watcher);
    }
    if (!request.inOrder)
        return watchers;
    std::stable_sort(watchers.begin(), watchers.end(), [](const auto &a, const auto &b) {
        return std::pair(a.descriptor, a.kind) < std::pair(b.descriptor, b.kind);
    });
    return watchers;
}

QList<HandlerSnapshot> readHandlers(const LoopBlock &loop, Deadline now)
{
    QList<HandlerSnapshot> handlers;
    int level = 0; // of a loop that has ended: nothing runs
    if (hooks.deliveryLevel)
        LoopReader::whileAlive(&loop, [&] { level = hooks.deliveryLevel(loop); });
    const int count = loop.handlerCount.load(std::memory_order_acquire);
    for (int i = 0; i < count; ++i) {
        int begunAt = 0;
        const auto handler = readHandler(loop.handlers[std::size_t(i)], now, &begunAt);
        // A delivery that began at this level has ended, and nothing has begun in its place yet.
        if (!handler || begunAt > level ||
            (handler->kind == HandlerSnapshot::Kind::Event && begunAt == level))
            break;
        // Nobody clears away there what was noted for an earlier Probe.
        const bool isLeftOver = loop.isGuest && now - handler->runningFor < firstAttached;
        if (!isLeftOver)
            handlers.append(*handler);
    }
    return handlers;
}

//! Takes out what a loop knows only of what it delivers itself.
void forgetDeliveries(LoopSnapshot &snapshot)
{
    snapshot.state = LoopSnapshot::State::HandedOver;
    snapshot.inState = {};
    for (auto &timer : snapshot.timers) {
        timer.nextDeadline = Never;
        timer.lateness = {};
    }
}

//! The lists that \a request asks for, and how long they are; the timers' count with the hidden ones.
void readLists(const LoopBlock &loop, Deadline now, const SnapshotRequest &request, LoopSnapshot *snapshot)
{
    snapshot->timerCount = loop.timerCount.get();
    snapshot->watcherCount = loop.watcherCount.get();
    if (request.parts.testFlag(SnapshotPart::Timers))
        snapshot->timers = readTimers(loop, now, request);
    if (request.parts.testFlag(SnapshotPart::Watchers)) {
        snapshot->watchers = readWatchers(loop, request);
        snapshot->watcherCount = int(snapshot->watchers.size());
    }
    if (!hooks.postedEvents)
        return;
    const bool isListed = request.parts.testFlag(SnapshotPart::PostedEvents);
    LoopReader::whileAlive(&loop, [&] {
        snapshot->postedCount = hooks.postedEvents(loop, isListed ? &snapshot->posted : nullptr);
    });
    for (auto &posted : snapshot->posted)
        posted.typeName = eventTypeName(posted.type);
}

LoopSnapshot readLoop(const LoopBlock &loop, Deadline now, const SnapshotRequest &request)
{
    LoopSnapshot snapshot;
    snapshot.id = loop.id;
    snapshot.threadId = loop.threadId.get();
    snapshot.isMainThread = loop.isMainThread.get();
    snapshot.threadName = threadNameOf(loop);
    snapshot.backend = QString::fromLatin1(loop.backend.get());
    snapshot.platform = QString::fromUtf8(loop.platform.get());
    Deadline stateSince{};
    loop.stateLock.read([&] {
        snapshot.depth = loop.depth.get(); // of that state: nobody sleeps outside of a turn
        stateSince = toDeadline(loop.stateSince.get());
        snapshot.state = LoopSnapshot::State(loop.state.get());
        snapshot.inState = since(stateSince, now);
    });
    if (snapshot.depth > 0 && snapshot.state == LoopSnapshot::State::Idle && stateSince < firstAttached) {
        // In a turn that began before we looked. Not asleep: all were woken then. (Idle since later: it is just beginning or
        // ending a turn, which changes the depth outside of what says the state.)
        snapshot.state = LoopSnapshot::State::Running;
        snapshot.inState = since(firstAttached, now);
    }
    if (snapshot.depth == 0 && snapshot.state == LoopSnapshot::State::Running)
        snapshot.state = LoopSnapshot::State::Idle; // between two short turns, or since the last of them
    snapshot.turns = loop.turns.get();
    snapshot.sleeps = loop.sleeps.get();
    snapshot.wakeUps = loop.wakeUps.load(std::memory_order_relaxed);
    snapshot.timersFired = loop.timersFired.get();
    const Nanoseconds worst(loop.worstLateness.get());
    for (int step = 0; step < LatencyHistogram::StepCount; ++step)
        snapshot.timerLateness.add(step, loop.timerLateness[std::size_t(step)].get(), worst);
    snapshot.timersLate = snapshot.timerLateness.countFrom(LoopSnapshot::LateTimer);
    snapshot.watchersActivated = loop.watchersActivated.get();
    snapshot.slices = loop.slices.get();
    snapshot.budgetsExceeded = loop.budgetsExceeded.get();
    snapshot.longestSlice = Nanoseconds(loop.longestSlice.get());
    snapshot.systemCalls = loop.systemCalls.get();
    snapshot.busyTime = Nanoseconds(loop.busyTime.get());
    snapshot.lastTurn = Nanoseconds(loop.lastTurn.get());
    snapshot.longestTurn = Nanoseconds(loop.longestTurn.get());
    snapshot.handlers = readHandlers(loop, now);
    readLists(loop, now, request, &snapshot);
    if (loop.isHandedOver.get())
        forgetDeliveries(snapshot);
    if (loop.isGuest)
        snapshot.state = LoopSnapshot::State::Guest;
    return snapshot;
}

/*!
    Who held the loop longest by itself: of those that have ended, as the loop noted it, and the one that runs now.
    Not what the longest turn is in the middle of: after the handler that made it long, a turn goes on with others.
*/
void nameCulprit(const LoopBlock &block, LoopSnapshot *loop)
{
    Nanoseconds held{};
    const char *culprit = "";
    CalledCode code;
    const bool isRead = block.culpritLock.read([&] {
        held = Nanoseconds(block.culpritHeld.get());
        culprit = block.culprit.get();
        code = {block.culpritCode.get(), block.culpritCodeTarget.get(), block.culpritOtherSlots.get()};
    });
    if (isRead) {
        loop->longestHandler = held;
        loop->longestTurnCulprit = addName(QString::fromUtf8(culprit), code);
    }
    if (!loop->handlers.isEmpty() && loop->state == LoopSnapshot::State::Running) {
        // One that runs a nested loop, as a dialog's, holds nothing while that loop sleeps and turns.
        const auto &handler = loop->handlers.constLast();
        const auto heldNow = std::min(handler.runningFor, loop->inState);
        if (heldNow > held) {
            held = loop->longestHandler = heldNow;
            loop->longestTurnCulprit = nameOf(handler);
        }
    }
    if (loop->longestTurn > 2 * held) // it was many together
        loop->longestTurnCulprit.clear();
}

} // namespace

void setProbeHooks(const ProbeHooks &newHooks)
{
    const std::lock_guard lock(snapshotMutex());
    hooks = newHooks;
    if (probes > 0 && hooks.attach)
        hooks.attach();
}

struct Probe::Private
{
    static constexpr int PartCount = 7;
    static_assert(AllSnapshotParts.toInt() == (1 << PartCount) - 1);

    SnapshotParts always;
    std::array<Deadline, PartCount> wantedAt{}; // by the last snapshot that did; zero: none has
    SnapshotParts asked;                        // altogether

    //! A snapshot wants \a parts.
    void ask(SnapshotParts parts, Deadline now);

    //! What a descriptor was found to be; finding out costs several system calls.
    struct Description
    {
        Deadline foundOut{};
        WatcherSnapshot::Target target = WatcherSnapshot::Target::Unknown;
        QString text;
    };
    QHash<quint64, Description> descriptions; // by serial of the watcher

    void describe(QList<LoopSnapshot> &loops, Deadline now);

    //! A timer that is not to be seen.
    struct HiddenTimer
    {
        const LoopBlock *loop = nullptr;
        std::uint32_t slot = 0;
        quintptr owner = 0;
    };
    std::vector<HiddenTimer> hiddenTimers; // where they were found last

    void findHidden(const std::vector<LoopBlock *> &loops, const QList<quintptr> &owners);
    int hiddenIn(const LoopBlock *loop) const
    {
        return int(std::count_if(hiddenTimers.begin(), hiddenTimers.end(),
                                 [loop](const auto &hidden) { return hidden.loop == loop; }));
    }
};

/*!
    Finds the timers of \a owners. Where they were found before they still are, as a rule: only when one is
    not, all timers are looked through.
*/
void Probe::Private::findHidden(const std::vector<LoopBlock *> &loops, const QList<quintptr> &owners)
{
    const auto isAt = [](const TimerBlock &block, quintptr owner) {
        return block.timerId.get() != 0 && quintptr(block.owner.get()) == owner;
    };
    const auto isFound = [&](quintptr owner) {
        return std::any_of(hiddenTimers.begin(), hiddenTimers.end(), [&](const auto &hidden) {
            return hidden.owner == owner &&
                   std::find(loops.begin(), loops.end(), hidden.loop) != loops.end() &&
                   hidden.slot < hidden.loop->timers.size() && // another loop may live there now
                   isAt(hidden.loop->timers[hidden.slot], owner);
        });
    };
    if (!owners.isEmpty() && std::all_of(owners.begin(), owners.end(), isFound))
        return;
    hiddenTimers.clear();
    if (owners.isEmpty())
        return;
    for (const auto *loop : loops) {
        const auto count = loop->timers.size();
        for (std::uint32_t slot = 0; slot < count; ++slot) {
            for (const auto owner : owners) {
                if (isAt(loop->timers[slot], owner))
                    hiddenTimers.push_back({loop, slot, owner});
            }
        }
    }
}

/*!
    Fills in what the descriptors are. A peer may connect, and a descriptor be closed behind its notifier's
    back, so what was found out is believed for a second; not for all of them the same one.
*/
void Probe::Private::describe(QList<LoopSnapshot> &loops, Deadline now)
{
    QHash<quint64, Description> stillThere;
    for (auto &loop : loops) {
        for (auto &watcher : loop.watchers) {
            auto description = descriptions.value(watcher.serial);
            const auto validFor = Milliseconds(500 + watcher.serial % 16 * 50);
            if (description.foundOut == Deadline{} || now - description.foundOut > validFor) {
                description.target = describeDescriptor(watcher.descriptor, &description.text);
                description.foundOut = now;
            }
            watcher.target = description.target;
            watcher.description = description.text;
            stillThere.insert(watcher.serial, description);
        }
    }
    descriptions = std::move(stillThere);
}

//! If \a loop tells of a guest in a thread that has a loop of ours by now, or one that is handed over: that, which tells of it then.
static const LoopBlock *shownBy(const LoopBlock &loop, const std::vector<LoopBlock *> &loops)
{
    const auto found = std::find_if(loops.begin(), loops.end(), [&](const auto *other) {
        return loop.isGuest && !other->isGuest && other->threadId.get() == loop.threadId.get();
    });
    return found == loops.end() ? nullptr : *found;
}

//! Leaves out what was watched when the lists were read, and ended before its descriptor was closed and looked at.
static void dropEndedWatchers(const std::vector<LoopBlock *> &blocks, QList<LoopSnapshot> &loops)
{
    const auto isClosed = [](const WatcherSnapshot &watcher) {
        return watcher.target == WatcherSnapshot::Target::Closed;
    };
    for (auto &loop : loops) {
        if (std::none_of(loop.watchers.cbegin(), loop.watchers.cend(), isClosed))
            continue;
        const auto block = std::find_if(blocks.begin(), blocks.end(),
                                        [&loop](const auto *candidate) { return candidate->id == loop.id; });
        const auto watchers =
            block == blocks.end() ? QList<WatcherSnapshot>() : readWatchers(**block, {.inOrder = false});
        loop.watchers.removeIf([&](const WatcherSnapshot &watcher) {
            return isClosed(watcher) &&
                   std::none_of(watchers.cbegin(), watchers.cend(),
                                [&](const auto &other) { return other.serial == watcher.serial; });
        });
        loop.watcherCount = int(loop.watchers.size());
    }
}

//! The Probes that live; under snapshotMutex().
static std::vector<const SnapshotParts *> &asking()
{
    static auto *all = new std::vector<const SnapshotParts *>; // Probes may outlive what is static
    return *all;
}

//! Tells the hooks what all Probes together ask for.
static void tellHooks()
{
    int all = asking().empty() ? 0 : AProbe;
    for (const auto *parts : asking())
        all |= parts->toInt();
    const int before = askedParts.exchange(all, std::memory_order_relaxed);
    if (all & ~before & int(SnapshotPart::Events))
        eventsAskedSince = Clock::now();
}

void Probe::Private::ask(SnapshotParts parts, Deadline now)
{
    SnapshotParts all = always;
    for (int i = 0; i < PartCount; ++i) {
        auto &at = wantedAt[std::size_t(i)];
        if (parts.toInt() & (1 << i))
            at = now;
        else if (now - at > AskedFor)
            at = {};
        if (at != Deadline{})
            all |= SnapshotPart(1 << i);
    }
    if (std::exchange(asked, all) != all)
        tellHooks();
}

Probe::Probe(SnapshotParts always) : d(std::make_unique<Private>())
{
    d->always = d->asked = always;
    const std::lock_guard lock(snapshotMutex());
    const bool isFirst = probes++ == 0;
    if (isFirst && hooks.attach)
        hooks.attach();
    asking().push_back(&d->asked);
    tellHooks();
    readerCount.fetch_add(1, std::memory_order_relaxed);
    if (!isFirst)
        return;
    firstAttached = Clock::now();
    const LoopReader reader;
    for (auto *block : reader.loops()) // once round, so that they say what they do
        LoopReader::request(block, LoopBlock::NamesWanted | LoopBlock::TextsWanted);
}

Probe::~Probe()
{
    const std::lock_guard lock(snapshotMutex());
    if (--probes == 0 && hooks.detach)
        hooks.detach();
    std::erase(asking(), &d->asked);
    tellHooks();
    readerCount.fetch_sub(1, std::memory_order_relaxed);
    if (probes > 0)
        return;
    const LoopReader reader;
    for (auto *tasks : reader.tasks()) // the next one may be content with a snapshot's
        tasks->limit.store(TaskTreeBlock::MostInSnapshot, std::memory_order_relaxed);
}

TaskPage Probe::tasks(const TaskPageRequest &request) const
{
    {
        const std::lock_guard lock(snapshotMutex());
        d->ask(SnapshotPart::Tasks, Clock::now());
    }
    return readTaskPage(request, snapshot({.parts = {}}));
}

void Probe::askNoMore()
{
    const std::lock_guard lock(snapshotMutex());
    d->wantedAt = {};
    d->ask({}, Clock::now());
}

bool Probe::isAttached() noexcept
{
    return isProbeAttached();
}

//! Nothing more becomes of it.
static bool hasItsFate(const EventSnapshot &event)
{
    using Fate = EventSnapshot::Fate;
    return event.fate != Fate::Queued && event.fate != Fate::WaitsForRoom && event.fate != Fate::Delivering && event.fate != Fate::Held;
}

Snapshot Probe::snapshot(const SnapshotRequest &request) const
{
    const std::lock_guard lock(snapshotMutex());
    const LoopReader reader;
    Snapshot snapshot;
    snapshot.takenAt = Clock::now();
    snapshot.parts = request.parts;
    d->ask(request.parts, snapshot.takenAt);
    d->findHidden(reader.loops(), request.hiddenOwners);
    std::vector<std::pair<quint64, quint64>> elsewhere;
    for (auto *block : reader.loops()) {
        if (const auto *other = shownBy(*block, reader.loops())) {
            elsewhere.emplace_back(block->id, other->id);
            continue;
        }
        auto loop = readLoop(*block, snapshot.takenAt, request);
        loop.timerCount = request.parts.testFlag(SnapshotPart::Timers)
                              ? int(loop.timers.size())
                              : std::max(0, loop.timerCount - d->hiddenIn(block));
        nameCulprit(*block, &loop);
        quint32 wanted = 0;
        for (const auto *router : reader.routers()) {
            if (router->threadId.get() == loop.threadId &&
                readRouter(*router, snapshot.takenAt, request, &loop))
                wanted |= LoopBlock::TextsWanted;
        }
        for (const auto *tasks : reader.tasks()) {
            if (tasks->threadId.get() == loop.threadId && readTasks(*tasks, snapshot.takenAt, request, &loop))
                wanted |= LoopBlock::TextsWanted;
        }
        const auto isUnnamed = [named = block->namedBelow.get()](const auto &it) {
            return it.serial >= named;
        };
        if (std::any_of(loop.timers.cbegin(), loop.timers.cend(), isUnnamed) ||
            std::any_of(loop.watchers.cbegin(), loop.watchers.cend(), isUnnamed))
            wanted |= LoopBlock::NamesWanted;
        if (wanted)
            LoopReader::request(block, wanted);
        loop.events.removeIf([&](const EventSnapshot &event) { // of which nobody knows what has become
            return !hasItsFate(event) && snapshot.takenAt - event.age < eventsAskedSince;
        });
        snapshot.loops.append(std::move(loop));
    }
    std::stable_sort(snapshot.loops.begin(), snapshot.loops.end(), [](const auto &a, const auto &b) {
        return std::pair(!a.isMainThread, a.id) < std::pair(!b.isMainThread, b.id);
    });
    if (request.parts.testFlag(SnapshotPart::PostedEvents))
        snapshot.postEdges = readPostEdges(reader, snapshot, elsewhere);
    if (request.parts.testFlag(SnapshotPart::Watchers)) {
        d->describe(snapshot.loops, snapshot.takenAt);
        dropEndedWatchers(reader.loops(), snapshot.loops);
    }
    return snapshot;
}

} // namespace Signalbox
