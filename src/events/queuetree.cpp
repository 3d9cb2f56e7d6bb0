// SPDX-License-Identifier: MIT
#include "events/queuetree_p.h"

#include "core/logging_p.h"

#include <QtCore/qscopedvaluerollback.h>

#include <algorithm>

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
    children.clear(); // while there is something that they can leave
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
    for (const auto &event : m_held.all()) // a leaf may not give it
        EventAccess::isHeld(*event) = false;
    m_root->forEach([this](QueueNode &node) {
        while (const auto event = node.leaf.takeAny()) {
            EventAccess::queue(*event) = nullptr;
            tellFollower(*event);
        }
        for (auto *waits : {&node.leafWaits, &node.totalWaits}) {
            while (auto *wait = waits->takeFirst()) {
                wait->m_full = nullptr;
                wait->m_event = {};
            }
        }
    });
    if (m_listener && m_listener->followed > 0)
        m_listener->eventsAreLost();
}

// ---- in

bool QueueTree::isSendable(const EventPointer<> &event) const
{
    if (!event)
        return false; // whoever made none has warned
    if (EventAccess::queue(*event)) {
        qCWarning(lcEvents).nospace() << event << " is queued already: it is not sent again.";
        return false;
    }
    return true;
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

//! What an event finds that wants to come in.
struct QueueTree::Entrance
{
    QueueNode *full = nullptr; // the queue without room for it, the innermost first; null when all have room
    bool isRefused = false;    // the leaf cannot say
};

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
    if (!isSendable(event))
        return SendResult::invalid();
    EventAccess::startAnew(*event);
    auto &target = classify(*m_root, *event);
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

//! Notes that \a event does not come into \a target.
void QueueTree::refuse(const QueueNode &target, const Event &event)
{
    target.block.refused.add(1);
    if (isProbeAttached()) [[unlikely]] {
        EventAccess::setNumber(event, takeNumber());
        noteComes(event, target, RouterReport::Fate::Refused);
    }
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
    if (!isSendable(event))
        return SendResult::invalid();
    EventAccess::startAnew(*event);
    auto &target = classify(*m_root, *event);
    return enqueue(target, std::move(event)) ? SendResult::accepted() : SendResult::invalid();
}

//! False: its leaf refuses it.
bool QueueTree::enqueue(QueueNode &target, EventPointer<> &&event)
{
    EventAccess::queue(*event) = &target;
    EventAccess::queuedAt(*event) = m_now;
    EventAccess::setNumber(*event, takeNumber());
    auto &block = target.block;
    if (isProbeAttached()) [[unlikely]]
        noteComes(*event, target, RouterReport::Fate::Queued);
    if (!target.leaf.push(event)) [[unlikely]] {
        EventAccess::queue(*event) = nullptr;
        block.refused.add(1);
        if (isProbeAttached())
            m_report.eventIs(EventAccess::number(*event), RouterReport::Fate::Refused);
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
    QueueLevels::setActive(node.ownMember, isLeafReady);
    for (auto *child = &node; child->parent; child = child->parent) {
        const bool isReady = child->isReady();
        if (isReady == child->childMember.isActive())
            return;
        QueueLevels::setActive(child->childMember, isReady);
    }
    if (!wasReady && m_root->isReady())
        workHasArrived();
}

void QueueTree::addNotice(Notice &notice)
{
    m_notices.append(notice);
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
        if (!isHeld)
            leave(node, *event);
        if (mustHandle && !isOver && !isHeld) [[unlikely]]
            node.block.dropped.add(1); // its leaf does not keep it: this delivery is the only one
        if (isOver) {
            afterLeaving(node);
            continue;
        }
        if (auto &queuedAt = EventAccess::queuedAt(*event); queuedAt != Never) {
            const auto latency = m_now - queuedAt;
            node.block.latency[std::size_t(LatencyHistogram::stepOf(latency))].add(1);
            node.block.longestLatency.raiseTo(latency.count());
            queuedAt = Never; // the first delivery counts
        }
        taken.event = std::move(event);
        taken.queue = &node;
        taken.isHeld = isHeld;
        taken.outer = std::exchange(m_taken, &taken);
        if (isProbeAttached()) [[unlikely]]
            m_report.eventIs(EventAccess::number(*taken.event), RouterReport::Fate::Delivering);
        if (!isHeld)
            giveRoom(node);
        return true;
    }
    return false;
}

//! \a event has left the leaf of \a node for good.
void QueueTree::leave(QueueNode &node, const Event &event)
{
    countOut(node, event);
    tellFollower(event);
}

void QueueTree::countOut(QueueNode &node, const Event &event)
{
    EventAccess::queue(event) = nullptr;
    node.block.out.add(1);
    for (auto *each = &node; each; each = each->parent)
        each->block.total.add(-1);
}

void QueueTree::afterLeaving(QueueNode &node)
{
    giveRoom(node);
    if (node.total() == 0)
        noteEmpty(node);
}

void QueueTree::finish(Taken &taken, int delivered)
{
    m_taken = taken.outer;
    auto &node = *std::exchange(taken.queue, nullptr);
    if (taken.event && isProbeAttached()) [[unlikely]]
        noteDelivered(*taken.event, delivered);
    if (!taken.isHeld) {
        if (delivered == 0 && taken.event->kind() == EventKind::Transient)
            node.block.dropped.add(1);
        if (node.total() == 0)
            noteEmpty(node);
        return;
    }
    const auto &event = *taken.event;
    if (event.isAccepted()) {
        discard(event, RouterReport::Fate::Accepted);
    } else if (event.type().mayBeDropped(event.value())) {
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
    if (isProbeAttached()) [[unlikely]]
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
    if (isProbeAttached()) [[unlikely]]
        m_report.eventIs(EventAccess::number(event), RouterReport::Fate::Queued);
}

// ---- held events

void QueueTree::setHeld(const EventPointer<> &event)
{
    EventAccess::isHeld(*event) = true;
    m_held.insert(event);
    const auto &node = *EventAccess::queue(*event);
    node.block.held.add(1);
    if (!isProbeAttached()) [[likely]]
        return;
    m_report.eventIs(EventAccess::number(*event), RouterReport::Fate::Held);
    if (node.block.held.get() == 1)
        m_report.setHeld(node.block, event.get(), m_now);
}

void QueueTree::setNotHeld(const Event &event)
{
    EventAccess::isHeld(event) = false;
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
    if (!EventAccess::isHeld(event) || &EventAccess::queue(event)->tree != this)
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
        if (EventAccess::number(*event) == waiter.heldSeen)
            warnNotAccepted(*event);
        unblock(*event);
    }
}

//! Says, once for each \a event, that whoever got it goes on without having accepted it.
void QueueTree::warnNotAccepted(const Event &event)
{
    if (!std::exchange(EventAccess::hasWarned(event), true))
        qCWarning(lcEvents).nospace()
            << event << " was not accepted by a waiter that has got it and waits again: it "
            << "is delivered again.";
}

qsizetype QueueTree::ignore(const Matcher &matcher)
{
    const auto found = m_held.matching(matcher);
    for (const auto &event : found) {
        EventAccess::queue(*event)->block.dropped.add(1);
        event->accept();
        if (isProbeAttached()) [[unlikely]]
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

// ---- waits

bool QueueTree::sendOrWait(SendWait &wait, const EventPointer<> &event)
{
    wait.m_isRefused = true;
    if (!isSendable(event))
        return true;
    EventAccess::startAnew(*event);
    auto &target = classify(*m_root, *event);
    const auto entrance = entranceOf(target, *event);
    wait.m_isRefused = entrance.isRefused;
    if (entrance.isRefused) {
        refuse(target, *event);
        return true;
    }
    if (!entrance.full) {
        wait.m_isRefused = !enqueue(target, EventPointer<>(event));
        return true;
    }
    target.block.waited.add(1);
    wait.m_event = event;
    wait.m_target = &target;
    waitAt(*entrance.full, wait);
    if (isProbeAttached()) [[unlikely]] {
        EventAccess::setNumber(*event, takeNumber());
        noteComes(*event, target, RouterReport::Fate::WaitsForRoom);
    }
    return false;
}

void QueueTree::waitAt(QueueNode &full, SendWait &wait)
{
    const bool isLeaf =
        &full == wait.m_target && full.leaf.roomFor(*wait.m_event, full.limit) != LeafGuard::Room::Yes;
    leaveWaits(wait);
    (isLeaf ? full.leafWaits : full.totalWaits).append(wait);
    wait.m_full = &full;
    full.block.waiters.add(1);
}

void QueueTree::leaveWaits(SendWait &wait)
{
    static_cast<ListHook<SendWait> &>(wait).unlink();
    if (auto *full = std::exchange(wait.m_full, nullptr))
        full->block.waiters.add(-1);
}

void QueueTree::stopWaiting(SendWait &wait)
{
    leaveWaits(wait);
    if (isProbeAttached()) [[unlikely]]
        m_report.forgetEvent(EventAccess::number(*wait.m_event));
}

//! Does anybody wait for room in \a node or above, or want to be told of it?
bool QueueTree::isRoomWanted(const QueueNode &node)
{
    for (const auto *each = &node; each; each = each->parent) {
        if (!each->leafWaits.isEmpty() || !each->totalWaits.isEmpty() || !each->watchHooks.isEmpty())
            return true;
    }
    return false;
}

//! There may be room in \a node and above.
void QueueTree::giveRoom(QueueNode &node)
{
    if (isRoomWanted(node))
        grantRoom(node);
}

//! There may be room in \a node and above: those who wait for it get it, in the order of waiting, from the root down.
void QueueTree::grantRoom(QueueNode &node)
{
    if (node.parent)
        grantRoom(*node.parent);
    while (!node.totalWaits.isEmpty() && node.hasTotalRoom())
        tryAgain(*node.totalWaits.first());
    grantInLeaf(node);
    if (!node.watchHooks.isEmpty())
        noteRoom(node);
}

//! What was left of the room by those who wait for it is told to those who watch.
void QueueTree::noteRoom(QueueNode &node)
{
    for (auto *hook = node.watchHooks.first(); hook; hook = node.watchHooks.next(*hook)) {
        if (!hook->wasFull || !node.hasRoomForSome())
            continue;
        hook->wasFull = false;
        hook->hasRoom = true;
        addNotice(*hook->watch);
    }
}

void QueueTree::grantInLeaf(QueueNode &node)
{
    for (auto *wait = node.leafWaits.first(); wait;) {
        auto *next = node.leafWaits.next(*wait);
        if (node.leaf.roomFor(*wait->m_event, node.limit) != LeafGuard::Room::No)
            tryAgain(*wait);
        else if (!node.leaf.roomDependsOnEvent() || (node.limit >= 0 && node.block.depth() >= node.limit))
            return;
        wait = next;
    }
}

//! Sends the event of \a wait, or has it wait where there is no room now.
void QueueTree::tryAgain(SendWait &wait)
{
    const auto entrance = entranceOf(*wait.m_target, *wait.m_event);
    if (entrance.full && !entrance.isRefused) {
        waitAt(*entrance.full, wait);
        return;
    }
    stopWaiting(wait);
    auto event = std::exchange(wait.m_event, {});
    if (entrance.isRefused)
        refuse(*wait.m_target, *event);
    // It may have been sent again meanwhile, and come in by another way.
    wait.m_isRefused = entrance.isRefused || !isSendable(event) || !enqueue(*wait.m_target, std::move(event));
    addNotice(wait);
}

bool QueueTree::isEmpty(const QueueNode &node) const
{
    if (node.total() > 0)
        return false;
    for (auto *taken = m_taken; taken; taken = taken->outer) {
        if (taken->queue->isBelow(node))
            return false;
    }
    return true;
}

//! Something has left \a node for good: has those told who wait for it, or one above, to be empty.
void QueueTree::noteEmpty(QueueNode &node)
{
    for (auto *each = &node; each && each->total() == 0; each = each->parent) {
        for (auto *hook = each->emptyHooks.first(); hook; hook = each->emptyHooks.next(*hook))
            addNotice(*hook->wait);
        for (auto *hook = each->watchHooks.first(); hook; hook = each->watchHooks.next(*hook)) {
            hook->hasEmptied = true;
            addNotice(*hook->watch);
        }
    }
}

bool QueueTree::notifyFirst()
{
    while (auto *notice = m_notices.takeFirst()) {
        if (notice->notify()) // may destroy it, and this
            return true;
    }
    return false;
}

// ---- for readers

void QueueTree::describe()
{
    m_root->forEach(
        [this](QueueNode &node) { m_report.describeQueue(node.block, node.classification.matcher); });
    for (const auto &event : m_held.all()) // of each queue the oldest
        m_report.setHeldUnlessKnown(EventAccess::queue(*event)->block, *event);
}

// ---- queues

QueueNode *QueueTree::add(QueueNode &parent, const QueueSpec &spec)
{
    const QScopedValueRollback asking(m_asking, m_asking + 1);
    return parent.children.emplace_back(std::make_unique<QueueNode>(*this, &parent, spec)).get();
}

qsizetype QueueTree::clear(QueueNode &node)
{
    const auto dropped = node.total();
    node.forEach([&](QueueNode &each) {
        while (const auto event = each.leaf.takeAny()) {
            if (EventAccess::isHeld(*event))
                setNotHeld(*event);
            for (auto *taken = m_taken; taken; taken = taken->outer)
                taken->isHeld = taken->isHeld && taken->event != event;
            leave(each, *event);
            each.block.dropped.add(1);
            if (isProbeAttached()) [[unlikely]]
                m_report.eventIs(EventAccess::number(*event), RouterReport::Fate::Dropped);
        }
        updateReady(each);
    });
    node.forEach([&](QueueNode &each) { afterLeaving(each); });
    return dropped;
}

//! What a leaf of \a node or below does not give any more goes with it.
void QueueTree::abandon(QueueNode &node)
{
    if (node.total() == 0) [[likely]]
        return;
    for (const auto &event : m_held.all()) {
        if (EventAccess::queue(*event)->isBelow(node))
            setNotHeld(*event);
    }
    for (auto *taken = m_taken; taken; taken = taken->outer)
        taken->isHeld = taken->isHeld && !taken->queue->isBelow(node);
    if (m_listener && m_listener->followed > 0)
        m_listener->eventsAreLost();
    const auto rest = node.total();
    for (auto *above = node.parent; above; above = above->parent)
        above->block.total.add(-rest);
    afterLeaving(*node.parent);
}

void QueueTree::remove(QueueNode &node, EventQueue::Content content)
{
    auto &parent = *node.parent;
    MatchIndex::erase(node.classification);
    if (content == EventQueue::Content::Keep) {
        moveContent(node, parent);
        moveWaits(node, parent); // behind what was there before them
    } else {
        moveWaits(node, parent); // lest they come in and are dropped
        clear(node);
    }
    abandon(node);
    for (auto *taken = m_taken; taken; taken = taken->outer) {
        if (taken->queue->isBelow(node))
            taken->queue = &parent;
    }
    IntrusiveList<EmptyHook> hooks;
    node.forEach([&](QueueNode &each) { hooks.appendAll(each.emptyHooks); });
    while (auto *hook = hooks.takeFirst()) {
        hook->queue = nullptr;
        addNotice(*hook->wait);
    }
    const auto it = std::find_if(parent.children.begin(), parent.children.end(),
                                 [&](const auto &child) { return child.get() == &node; });
    parent.children.erase(it);
}

//! Sends all events of \a from to \a to, past all limits, in the order in which they would have been taken.
void QueueTree::moveContent(QueueNode &from, QueueNode &to)
{
    unblockAll(from);
    for (auto *taken = m_taken; taken; taken = taken->outer) {
        if (taken->isHeld && taken->queue->isBelow(from)) {
            taken->isHeld = false; // it is delivered again, unless it is accepted now
            release(*taken->event);
        }
    }
    while (auto *member = from.serveNext()) {
        const auto event = member->node->leaf.take();
        updateReady(*member->node);
        if (!event)
            continue;
        countOut(*member->node, *event);
        const auto queuedAt = EventAccess::queuedAt(*event);
        if (isProbeAttached()) [[unlikely]]
            m_report.forgetEvent(EventAccess::number(*event));
        if (enqueue(classify(to, *event), EventPointer<>(event))) {
            EventAccess::queuedAt(*event) = queuedAt;
        } else { // it went nowhere
            tellFollower(*event);
            afterLeaving(to);
        }
    }
}

//! Who waits for room in \a from or below waits at \a to.
void QueueTree::moveWaits(QueueNode &from, QueueNode &to)
{
    IntrusiveList<SendWait> waits;
    from.forEach([&](QueueNode &each) {
        waits.appendAll(each.totalWaits);
        waits.appendAll(each.leafWaits);
    });
    // Those further up who wait for the whole tree, with an event for what is removed.
    for (auto *above = &to; above; above = above->parent) {
        for (auto *wait = above->totalWaits.first(); wait; wait = above->totalWaits.next(*wait)) {
            if (wait->m_target->isBelow(from))
                wait->m_target = &classify(to, *wait->m_event);
        }
    }
    while (auto *wait = waits.takeFirst()) {
        wait->m_target = &classify(to, *wait->m_event);
        tryAgain(*wait);
    }
}

} // namespace Signalbox::Detail
