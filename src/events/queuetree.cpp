// SPDX-License-Identifier: MIT
#include "events/queuetree_p.h"

#include "core/logging_p.h"
#include "events/guardkeys_p.h"

#include <QtCore/qscopedvaluerollback.h>

#include <utility>

namespace Signalbox::Detail {

//! What \a factory makes, or else a line.
static std::unique_ptr<EventLeaf> makeLeaf(const LeafFactory &factory)
{
    auto leaf = factory ? factory() : nullptr;
    if (factory && !leaf)
        qCWarning(lcEvents, "The leaf of a new queue is null: it gets a fifoLeaf() instead.");
    return leaf ? std::move(leaf) : fifoLeaf()();
}

QueueNode::QueueNode(QueueTree &queueTree, QueueNode *parentNode, const QueueSpec &spec)
    : tree(queueTree)
    , parent(parentNode)
    , name(spec.name)
    , classification(spec.matcher, *this)
    , leaf(makeLeaf(spec.leaf ? spec.leaf : queueTree.defaults().leaf), *this, name)
    , block(queueTree.report().addQueue(parentNode ? &parentNode->block : nullptr, spec.name))
    , limit(spec.limit)
    , totalLimit(spec.totalLimit)
    , queue(*this)
{
    ownMember.node = childMember.node = this;
    ownMember.isLeaf = true;
    const auto &defaults = tree.defaults();
    levels.add(ownMember, spec.ownPriority.value_or(defaults.ownPriority));
    childMember.priority = spec.priority.value_or(defaults.priority);
    if (parent) {
        parent->levels.add(childMember, childMember.priority);
        parent->index.insert(classification);
    }
    block.priority.set(childMember.priority);
    block.ownPriority.set(ownMember.priority);
    block.limit.set(limit);
    block.totalLimit.set(totalLimit);
}

QueueNode::~QueueNode()
{
    while (
        !children
             .empty()) { // while there is something that they can leave; what they hold may remove others of them
        const auto child = std::move(children.back());
        children.pop_back();
    }
    while (auto *hook = emptyHooks.takeFirst())
        hook->queue = nullptr;
    while (auto *hook = watchHooks.takeFirst())
        hook->queue = nullptr;
    if (parent)
        parent->levels.remove(childMember);
    tree.report().removeQueue(block);
}

QueueStatistics QueueNode::statistics() const
{
    QueueStatistics statistics{
        .depth = qsizetype(block.depth()),
        .deepest = qsizetype(block.deepest.get()),
        .in = block.in.get(),
        .out = block.out.get(),
        .refused = block.refused.get(),
        .dropped = block.dropped.get(),
        .waited = block.waited.get(),
    };
    const Nanoseconds longest(block.longestLatency.get());
    for (int step = 0; step < LatencyHistogram::StepCount; ++step)
        statistics.latency.add(step, block.latency[std::size_t(step)].get(), longest);
    return statistics;
}

QueueNode::Member *QueueNode::serveNext()
{
    auto *member = static_cast<Member *>(levels.serveNext());
    while (member && !member->isLeaf)
        member = static_cast<Member *>(member->node->levels.serveNext());
    return member;
}

bool QueueNode::isBelow(const QueueNode &other) const
{
    const auto *node = this;
    while (node && node != &other)
        node = node->parent;
    return node;
}

QueueTree::QueueTree(const QueueSpec &root, RouterReport &report, WorkListener *listener,
                     QueueDefaults defaults)
    : m_report(report)
    , m_listener(listener)
    , m_defaults(std::move(defaults))
    , m_root(std::make_unique<QueueNode>(*this, nullptr, root))
{
}

QueueTree::~QueueTree()
{
    for (auto *taken = m_taken; taken; taken = taken->outer)
        taken->queue = nullptr;
    for (const auto &event : m_held.all()) { // a leaf may not give it
        EventAccess::setHeld(*event, false);
        m_held.erase(*event);
    }
    for (int round = 0; round < 2; ++round) { // again, as what events hold may send some at its end
        Dropped dropped;
        dropAll(dropped);
    }
    if (m_listener && m_listener->followed > 0)
        m_listener->eventsAreLost();
}

//! At the end: what is in the queues, and what waits for room.
void QueueTree::dropAll(Dropped &dropped)
{
    m_root->forEach([&](QueueNode &node) {
        while (auto event = node.leaf.takeAny()) {
            tellFollower(*event);
            if (m_listener && event->kind() == EventKind::MustHandle && !event->isAccepted() &&
                !mayBeDropped(*event))
                m_listener->unhandledIsLost(event);
            EventAccess::giveBack(*event);
            dropped.push_back(std::move(event));
        }
        for (auto *waits : {&node.leafWaits, &node.totalWaits}) {
            while (auto *wait = waits->takeFirst()) {
                wait->m_full = nullptr;
                dropped.push_back(std::exchange(wait->m_event, {}));
            }
        }
    });
}

// ---- in

//! Says that \a event is in a queue, or is coming into one, perhaps of another thread.
void QueueTree::warnQueued(const EventPointer<> &event)
{
    qCWarning(lcEvents).nospace() << event << " is queued already: it is not sent again.";
}

//! Goes down from \a from as far as there is a queue that takes \a event.
QueueNode &QueueTree::classify(QueueNode &from, const Event &event)
{
    auto *node = &from;
    if (node->index.isEmpty())
        return from;
    const QScopedValueRollback asking(from.tree.m_asking, from.tree.m_asking + 1);
    while (!node->index.isEmpty()) {
        auto *entry = node->index.first(event);
        if (!entry)
            break;
        node = &static_cast<QueueNode::Classification *>(entry)->node;
    }
    return *node;
}

QueueNode &QueueTree::queueBelow(const Event &event)
{
    try {
        return classify(*m_root, event);
    } catch (...) {
        EventAccess::giveBack(event);
        throw;
    }
}

QueueTree::Entrance QueueTree::entranceOf(QueueNode &target, const Event &event)
{
    const auto room = target.leaf.roomFor(event, target.limit);
    if (room != LeafGuard::Room::Yes)
        return {.full = &target, .isRefused = room == LeafGuard::Room::Unknown};
    for (auto *node = &target; node; node = node->parent) {
        if (!node->hasTotalRoom())
            return {.full = node};
    }
    return {};
}

SendResult QueueTree::send(EventPointer<> &&event)
{
    if (!claim(event))
        return SendResult::invalid();
    EventAccess::startAnew(*event);
    auto &target = queueFor(*event);
    const auto entrance = entranceOf(target, *event);
    if (auto *full = entrance.full) {
        refuse(target, *event);
        if (entrance.isRefused)
            return SendResult::invalid();
        for (auto *hook = full->watchHooks.first(); hook; hook = full->watchHooks.next(*hook))
            hook->wasFull = true;
        return SendResult::full(&full->queue);
    }
    return enqueue(target, std::move(event)) ? SendResult::accepted() : SendResult::invalid();
}

//! \a event, which is claimed, does not come into \a target.
void QueueTree::refuse(const QueueNode &target, const Event &event)
{
    target.block.refused.add(1);
    if (isAsked(SnapshotPart::Events)) [[unlikely]] {
        EventAccess::setNumber(event, takeNumber());
        noteComes(event, target, RouterReport::Fate::Refused);
    }
    EventAccess::giveBack(event);
}

void QueueTree::noteComes(const Event &event, const QueueNode &target, RouterReport::Fate fate)
{
    m_report.eventComes(event, EventAccess::number(event), &target.block, fate, m_now);
}

void QueueTree::noteDelivered(const Event &event, int delivered)
{
    m_report.eventIs(EventAccess::number(event), RouterReport::fateOf(event, delivered), delivered);
}

SendResult QueueTree::sendForced(EventPointer<> &&event)
{
    if (!claim(event))
        return SendResult::invalid();
    EventAccess::startAnew(*event);
    auto &target = queueFor(*event);
    return enqueue(target, std::move(event)) ? SendResult::accepted() : SendResult::invalid();
}

//! Of an event that is claimed. False: its leaf refuses it, and it is given back.
bool QueueTree::enqueue(QueueNode &target, EventPointer<> &&event)
{
    EventAccess::setQueue(*event, target);
    EventAccess::queuedAt(*event) = m_now;
    EventAccess::setNumber(*event, takeNumber());
    auto &block = target.block;
    if (isAsked(SnapshotPart::Events)) [[unlikely]]
        noteComes(*event, target, RouterReport::Fate::Queued);
    if (!target.leaf.push(event)) [[unlikely]] {
        block.refused.add(1);
        if (isAsked(SnapshotPart::Events))
            m_report.eventIs(EventAccess::number(*event), RouterReport::Fate::Refused);
        EventAccess::giveBack(*event);
        return false;
    }
    block.in.add(1);
    block.deepest.raiseTo(block.depth());
    for (auto *node = &target; node; node = node->parent)
        node->block.total.add(1);
    updateReady(target);
    return true;
}

//! The leaf of \a node has become ready, or is so no more: brings the levels above up to date.
void QueueTree::setReady(QueueNode &node, bool isLeafReady)
{
    const bool wasReady = m_root->isReady();
    node.levels.setActive(node.ownMember, isLeafReady);
    for (auto *child = &node; child->parent; child = child->parent) {
        const bool isReady = child->isReady();
        if (isReady == child->childMember.isActive())
            return;
        child->parent->levels.setActive(child->childMember, isReady);
    }
    if (!wasReady && m_root->isReady())
        workHasArrived();
}

// ---- out

bool QueueTree::take(Taken &taken)
{
    while (auto *member = m_root->serveNext()) {
        auto &node = *member->node;
        EventPointer<> event = node.leaf.take();
        if (!event) [[unlikely]] {
            updateReady(node);
            continue;
        }
        const bool mustHandle = event->kind() == EventKind::MustHandle;
        const bool isOver = mustHandle && event->isAccepted(); // released, and then accepted after all
        const bool isHeld = mustHandle && !isOver && node.leaf.hold(event);
        updateReady(node);
        if (isOver) {
            leave(node, *event);
            afterLeaving(node);
            continue;
        }
        if (auto &queuedAt = EventAccess::queuedAt(*event); queuedAt != Never) {
            const auto latency = m_now - queuedAt;
            node.block.latency[std::size_t(LatencyHistogram::stepOf(latency))].add(1);
            node.block.longestLatency.raiseTo(latency.count());
            queuedAt = Never; // the first delivery counts
        }
        if (!isHeld)
            leave(node, *event);
        if (mustHandle && !isHeld) [[unlikely]]
            node.block.dropped.add(1); // its leaf does not keep it: this delivery is the only one
        taken.event = std::move(event);
        taken.queue = &node;
        taken.isHeld = isHeld;
        taken.outer = std::exchange(m_taken, &taken);
        if (isAsked(SnapshotPart::Events)) [[unlikely]]
            m_report.eventIs(EventAccess::number(*taken.event), RouterReport::Fate::Delivering);
        if (!isHeld)
            giveRoom(node);
        return true;
    }
    return false;
}

//! \a event has left the leaf of \a node for good: from now on it may come into a queue of another thread.
void QueueTree::leave(QueueNode &node, const Event &event)
{
    countOut(node);
    tellFollower(event);
    EventAccess::giveBack(event);
}

void QueueTree::countOut(QueueNode &node)
{
    node.block.out.add(1);
    for (auto *each = &node; each; each = each->parent)
        each->block.total.add(-1);
}

void QueueTree::afterLeaving(QueueNode &node)
{
    giveRoom(node);
    noteIfEmpty(node);
}

void QueueTree::finish(Taken &taken, int delivered)
{
    const bool isUnneeded = taken.isHeld && !taken.event->isAccepted() && mayBeDropped(*taken.event);
    m_taken = taken.outer;
    auto &node = *std::exchange(taken.queue, nullptr);
    if (taken.event && isAsked(SnapshotPart::Events)) [[unlikely]]
        noteDelivered(*taken.event, delivered);
    if (!taken.isHeld) {
        if (delivered == 0 && taken.event->kind() == EventKind::Transient)
            node.block.dropped.add(1);
        noteIfEmpty(node);
        return;
    }
    const auto &event = *taken.event;
    if (event.isAccepted()) {
        discard(event, RouterReport::Fate::Accepted);
    } else if (isUnneeded) {
        node.block.dropped.add(1);
        discard(event, RouterReport::Fate::Dropped);
    } else if (taken.isRenewed) {
        if (taken.isRenewedByReceiver)
            warnNotAccepted(event);
        release(event);
    } else {
        setHeld(taken.event);
    }
}

//! Does \a event itself say so? It may do anything but remove queues: what it has become of, its Taken knows.
bool QueueTree::mayBeDropped(const Event &event)
{
    const QScopedValueRollback asking(m_asking, m_asking + 1);
    bool mayBe = false;
    guardProgram([&] { mayBe = event.type().mayBeDropped(event.value()); },
                 [&](const char *what) {
                     qCWarning(lcEvents).nospace()
                         << event.type() << "::mayBeDropped() threw " << what << ": it is held.";
                 });
    return mayBe;
}

//! Takes \a event, which stands at the head of its line and stops it, out for good.
void QueueTree::discard(const Event &event, RouterReport::Fate fate)
{
    auto &node = *EventAccess::queue(event);
    node.leaf.discard(event);
    finishLeaving(node, event, fate);
}

//! \a event, which the leaf of \a node has given, is gone for good.
void QueueTree::finishLeaving(QueueNode &node, const Event &event, RouterReport::Fate fate)
{
    if (isAsked(SnapshotPart::Events)) [[unlikely]]
        m_report.eventIs(EventAccess::number(event), fate);
    leave(node, event);
    updateReady(node);
    afterLeaving(node);
}

//! Lets the line of \a event, which stands at its head and stops it, go on.
void QueueTree::release(const Event &event)
{
    auto &node = *EventAccess::queue(event);
    node.leaf.release(event);
    updateReady(node);
    if (isAsked(SnapshotPart::Events)) [[unlikely]]
        m_report.eventIs(EventAccess::number(event), RouterReport::Fate::Queued);
}

// ---- held events

void QueueTree::setHeld(const EventPointer<> &event)
{
    EventAccess::setHeld(*event, true);
    m_held.insert(event);
    const auto &node = *EventAccess::queue(*event);
    node.block.held.add(1);
    if (!isProbeAttached()) [[likely]]
        return;
    if (isAsked(SnapshotPart::Events))
        m_report.eventIs(EventAccess::number(*event), RouterReport::Fate::Held);
    if (node.block.held.get() == 1)
        m_report.setHeld(node.block, event.get(), m_now);
}

void QueueTree::setNotHeld(const Event &event)
{
    EventAccess::setHeld(event, false);
    m_held.erase(event);
    const auto &node = *EventAccess::queue(event);
    node.block.held.add(-1);
    if (!isProbeAttached()) [[likely]]
        return;
    m_report.setHeld(node.block, nullptr,
                     m_now); // perhaps another one is, that is found out when it is asked for
}

void QueueTree::accept(const Event &event)
{
    const EventPointer<> kept(&event);
    setNotHeld(event);
    discard(event, RouterReport::Fate::Accepted);
}

bool QueueTree::unblock(const Event &event)
{
    // Looked into only where it is this thread's.
    if (EventHome::idOf(EventAccess::number(event)) != m_report.home() || !EventAccess::isHeld(event) ||
        &EventAccess::queue(event)->tree != this)
        return false;
    setNotHeld(event);
    release(event);
    return true;
}

bool QueueTree::withdraw(const Event &event)
{
    for (const auto *taken = m_taken; taken; taken = taken->outer) {
        if (taken->event.get() == &event)
            return false;
    }
    const EventPointer<> kept(&event);
    auto &node = *EventAccess::queue(event);
    const bool isHeld = EventAccess::isHeld(event);
    if (!isHeld && !node.leaf.remove(event))
        return false;
    node.block.dropped.add(1);
    if (isHeld) {
        setNotHeld(event);
        discard(event, RouterReport::Fate::Dropped);
    } else {
        finishLeaving(node, event, RouterReport::Fate::Dropped);
    }
    return true;
}

void QueueTree::releaseFor(const Matcher &matcher, IndexOwner &waiter)
{
    if (!m_held.isEmpty())
        releaseHeld(matcher, waiter);
    for (auto *taken = m_taken; taken; taken = taken->outer) {
        if (!taken->isHeld || taken->event->isAccepted() || !matcher.matches(taken->event))
            continue;
        taken->isRenewed = true;
        taken->isRenewedByReceiver |= EventAccess::number(*taken->event) == waiter.heldSeen;
    }
}

void QueueTree::releaseHeld(const Matcher &matcher, const IndexOwner &waiter)
{
    for (const auto &event : m_held.matching(matcher)) {
        const auto number = EventAccess::number(*event);
        if (number == waiter.heldSeen)
            warnNotAccepted(*event);
        else if (isReleasedOften(number))
            warnNeverAccepted(*event);
        unblock(*event);
    }
}

//! Who waits anew for each event, as a task in a loop may, is another one each time, and may get the same one for ever.
bool QueueTree::isReleasedOften(quint64 number)
{
    constexpr quint64 Often = 100; // without a newer one in between
    if (number > m_lastReleased) {
        m_lastReleased = number;
        m_releases = 0;
    }
    return ++m_releases == Often;
}

//! Says, once for each \a event, that whoever got it goes on without having accepted it.
void QueueTree::warnNotAccepted(const Event &event)
{
    if (EventAccess::mayWarn(event))
        qCWarning(lcEvents).nospace()
            << event << " was not accepted by a waiter that has got it and waits again: it "
            << "is delivered again.";
}

//! The same where nobody can say who.
void QueueTree::warnNeverAccepted(const Event &event)
{
    if (EventAccess::mayWarn(event))
        qCWarning(lcEvents).nospace()
            << event
            << " was delivered again and again, since somebody waited for it, and was not accepted: who "
            << "takes it must accept() it. It is delivered again.";
}

qsizetype QueueTree::ignore(const Matcher &matcher)
{
    const auto found = m_held.matching(matcher);
    for (const auto &event : found) {
        if (!EventAccess::isHeld(*event))
            continue; // a filter has had it dropped
        EventAccess::queue(*event)->block.dropped.add(1);
        event->accept();
        if (isAsked(SnapshotPart::Events)) [[unlikely]]
            m_report.eventIs(EventAccess::number(*event), RouterReport::Fate::Dropped);
    }
    return found.size();
}

void QueueTree::unblockAll(QueueNode &node)
{
    for (const auto &event : m_held.all()) {
        if (EventAccess::queue(*event)->isBelow(node))
            unblock(*event);
    }
}

// ---- for readers

void QueueTree::describe()
{
    m_root->forEach(
        [this](QueueNode &node) { m_report.describeQueue(node.block, node.classification.matcher); });
    for (const auto &event : m_held.all()) // of each queue the oldest
        m_report.setHeldUnlessKnown(EventAccess::queue(*event)->block, *event);
}

} // namespace Signalbox::Detail
