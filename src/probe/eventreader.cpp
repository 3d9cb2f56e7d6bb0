// SPDX-License-Identifier: MIT
#include "probe/eventreader_p.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <vector>

namespace Signalbox {

namespace {

std::optional<QueueSnapshot> readQueue(const QueueBlock &block)
{
    QueueSnapshot queue;
    const bool isRead = block.lock.read([&] {
        queue.serial = block.serial.get();
        queue.parent = block.parent.get();
        queue.name = block.name.get();
        queue.priority = block.priority.get();
        queue.ownPriority = block.ownPriority.get();
        queue.limit = qsizetype(block.limit.get());
        queue.totalLimit = qsizetype(block.totalLimit.get());
        queue.out = block.out.get(); // before those that came in: at worst there seem to be too many
        queue.in = block.in.get();
        queue.total = qsizetype(block.total.get());
        queue.deepest = qsizetype(block.deepest.get());
        queue.refused = block.refused.get();
        queue.dropped = block.dropped.get();
        queue.waited = block.waited.get();
        queue.waiters = block.waiters.get();
        queue.held = block.held.get();
        queue.latency = {};
        const Nanoseconds longest(block.longestLatency.get());
        for (int step = 0; step < LatencyHistogram::StepCount; ++step)
            queue.latency.add(step, block.latency[std::size_t(step)].get(), longest);
    });
    if (!isRead || queue.serial == 0)
        return std::nullopt;
    queue.depth = std::max<qsizetype>(0, qsizetype(qint64(queue.in - queue.out)));
    queue.total = std::max(queue.total, queue.depth);
    return queue;
}

//! False when something has not been printed.
bool readTexts(const SegmentedTable<QueueTexts> &table, std::uint32_t index, QueueSnapshot *queue)
{
    if (index >= table.size())
        return false;
    quint64 serial = 0;
    const auto &texts = table[index];
    const bool isRead = texts.lock.read([&] {
        serial = texts.serial.get();
        queue->matcher = texts.takes.get();
        queue->heldEvent = texts.held.get();
    });
    if (isRead && serial == queue->serial)
        return queue->held == 0 || !queue->heldEvent.isEmpty();
    queue->matcher.clear();
    queue->heldEvent.clear();
    return false;
}

using Children = std::unordered_map<quint64, std::vector<QueueSnapshot>>;

void appendBelow(Children &children, quint64 parent, int level, QList<QueueSnapshot> *sorted)
{
    const auto found = children.find(parent);
    if (found == children.end())
        return;
    auto queues = std::move(found->second);
    children.erase(found);
    std::sort(queues.begin(), queues.end(), [](const auto &a, const auto &b) {
        return std::pair(-qint64(a.priority), a.serial) < std::pair(-qint64(b.priority), b.serial);
    });
    for (auto &queue : queues) {
        const auto serial = queue.serial;
        queue.level = level;
        sorted->append(std::move(queue));
        appendBelow(children, serial, level + 1, sorted);
    }
}

//! As a tree. A queue whose parent was removed or added just now comes with the next snapshot.
QList<QueueSnapshot> readQueues(const RouterBlock &router, bool *lacksTexts)
{
    Children children;
    for (std::uint32_t i = 0; i < router.queues.size(); ++i) {
        auto queue = readQueue(router.queues[i]);
        if (!queue)
            continue;
        *lacksTexts |= !readTexts(router.queueTexts, i, &*queue);
        children[queue->parent].push_back(std::move(*queue));
    }
    QList<QueueSnapshot> sorted;
    appendBelow(children, 0, 0, &sorted);
    return sorted;
}

void countQueues(const RouterBlock &router, LoopSnapshot *snapshot)
{
    for (std::uint32_t i = 0; i < router.queues.size(); ++i) {
        const auto &block = router.queues[i];
        const bool isUsed = block.serial.get() != 0;
        snapshot->queueCount += isUsed;
        snapshot->eventCount += isUsed ? block.in.get() : 0;
    }
}

QList<MatcherSnapshot> readMatchers(const RouterBlock &router)
{
    QList<MatcherSnapshot> matchers;
    for (std::uint32_t i = 0; i < router.shapes.size(); ++i) {
        const auto &shape = router.shapes[i];
        if (const int waits = shape.waits.get(); waits > 0)
            matchers.append({QString::fromUtf8(shape.text.get()), waits});
    }
    std::stable_sort(matchers.begin(), matchers.end(),
                     [](const auto &a, const auto &b) { return a.waits > b.waits; });
    return matchers;
}

std::optional<WaitSnapshot> readWait(const WaitBlock &block, Deadline now, bool *lacksTexts)
{
    WaitSnapshot wait;
    bool isWaiting = false;
    bool isPrinted = false;
    const std::type_info *waitingClass = nullptr;
    Deadline::rep since = 0;
    const bool isRead = block.lock.read([&] {
        wait.serial = block.serial.get();
        isWaiting = block.isWaiting.get();
        isPrinted = block.isPrinted.get();
        wait.shape = QString::fromUtf8(block.shape.get());
        wait.matcher = isPrinted ? block.matcher.get() : wait.shape;
        const auto *contextClass = isPrinted ? block.contextClass.get() : nullptr;
        waitingClass = contextClass ? contextClass : block.waiterClass.get();
        wait.waiterName = contextClass ? block.contextName.get() : QString();
        since = block.since.get();
        wait.matched = block.matched.get();
    });
    if (!isRead || wait.serial == 0 || !isWaiting)
        return std::nullopt;
    *lacksTexts |= !isPrinted;
    wait.waiterClass = className(waitingClass);
    wait.since =
        since == 0 ? Nanoseconds(-1) : std::max(now - Deadline(Nanoseconds(since)), Nanoseconds::zero());
    return wait;
}

QList<WaitSnapshot> readWaits(const RouterBlock &router, Deadline now, bool *lacksTexts)
{
    QList<WaitSnapshot> waits;
    for (std::uint32_t i = 0; i < router.waits.size(); ++i) {
        if (const auto wait = readWait(router.waits[i], now, lacksTexts))
            waits.append(*wait);
    }
    std::stable_sort(waits.begin(), waits.end(), [](const auto &a, const auto &b) {
        const auto rank = [](const auto &wait) {
            return wait.since < Nanoseconds::zero() ? Nanoseconds::max() : wait.since;
        };
        return rank(a) > rank(b);
    });
    return waits;
}

QList<EventSnapshot> readRecent(const EventBlock *ring, Deadline now)
{
    QList<EventSnapshot> events;
    for (std::uint32_t i = 0; ring && i < EventBlock::Most; ++i) {
        const auto &block = ring[i];
        if (block.number.get() == 0)
            continue;
        EventSnapshot event;
        const char *type = "";
        Deadline::rep at = 0;
        const bool isRead = block.lock.read([&] {
            event.number = block.number.get();
            type = block.type.get();
            event.text = block.isPrinted.get() ? block.text.get() : QString();
            at = block.at.get();
            event.queue = block.queue.get();
            event.fate = EventSnapshot::Fate(block.fate.get());
            event.receivers = block.receivers.get();
        });
        if (!isRead || event.number == 0)
            continue;
        event.type = QString::fromUtf8(type);
        if (event.text.isEmpty())
            event.text = event.type;
        event.age = std::max(now - Deadline(Nanoseconds(at)), Nanoseconds::zero());
        events.append(std::move(event));
    }
    std::sort(events.begin(), events.end(), [](const auto &a, const auto &b) { return a.number > b.number; });
    return events;
}

//! Queues that are not listed have names, too.
void nameQueues(const RouterBlock &router, QList<EventSnapshot> *events)
{
    std::unordered_map<quint64, QString> names;
    for (std::uint32_t i = 0; i < router.queues.size(); ++i) {
        const auto &block = router.queues[i];
        quint64 serial = 0;
        QString name;
        const bool isRead = block.lock.read([&] {
            serial = block.serial.get();
            name = block.name.get();
        });
        if (isRead)
            names.emplace(serial, std::move(name));
    }
    for (auto &event : *events) {
        if (const auto found = names.find(event.queue); event.queue != 0 && found != names.end())
            event.queueName = found->second;
    }
}

} // namespace

bool readRouter(const RouterBlock &router, Deadline now, const SnapshotRequest &request,
                LoopSnapshot *snapshot)
{
    bool lacksTexts = false;
    if (request.parts.testFlag(SnapshotPart::Queues))
        snapshot->queues += readQueues(router, &lacksTexts);
    countQueues(router, snapshot);
    const auto matchers = readMatchers(router);
    int waitCount = 0;
    for (const auto &matcher : matchers)
        waitCount += matcher.waits;
    snapshot->waitCount += waitCount;
    if (request.parts.testFlag(SnapshotPart::Waits)) {
        const auto waits = readWaits(router, now, &lacksTexts);
        lacksTexts |= waits.size() < waitCount && waits.size() < qsizetype(WaitBlock::Most);
        snapshot->waits += waits;
        snapshot->matchers += matchers;
    }
    if (request.parts.testFlag(SnapshotPart::Events)) {
        auto events = readRecent(router.events(), now);
        nameQueues(router, &events);
        snapshot->events += events;
    }
    return lacksTexts;
}

} // namespace Signalbox
