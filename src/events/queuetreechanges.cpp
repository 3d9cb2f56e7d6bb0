// SPDX-License-Identifier: MIT
#include "events/guardkeys_p.h"
#include "events/queuetree_p.h"

#include <QtCore/qscopedvaluerollback.h>

#include <algorithm>

namespace Signalbox::Detail {

void QueueTree::warnForeign(const QueueNode &node, const char *member)
{
    qCWarning(lcEvents, "EventQueue::%s: queue %s belongs to another thread: call it there, by its scheduler's remote(). Ignored",
              member, qUtf8Printable(node.parent ? node.name : QStringLiteral("root")));
}

QueueNode *QueueTree::add(QueueNode &parent, const QueueSpec &spec)
{
    const QScopedValueRollback asking(m_asking, m_asking + 1);
    return parent.children.emplace_back(std::make_unique<QueueNode>(*this, &parent, spec)).get();
}

qsizetype QueueTree::clear(QueueNode &node)
{
    const auto count = node.total();
    Dropped dropped;
    takeContent(node, dropped);
    return count;
}

//! Takes all events of \a node and below out, for good.
void QueueTree::takeContent(QueueNode &node, Dropped &dropped)
{
    node.forEach([&](QueueNode &each) {
        while (auto event = each.leaf.takeAny()) {
            if (EventAccess::isHeld(*event))
                setNotHeld(*event);
            for (auto *taken = m_taken; taken; taken = taken->outer)
                taken->isHeld = taken->isHeld && taken->event != event;
            each.block.dropped.add(1);
            if (isAsked(SnapshotPart::Events)) [[unlikely]]
                m_report.eventIs(EventAccess::number(*event), RouterReport::Fate::Dropped);
            leave(each, *event);
            dropped.push_back(std::move(event));
        }
        updateReady(each);
    });
    node.forEach([&](QueueNode &each) { afterLeaving(each); });
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
    Dropped dropped; // destroyed last, as is what the queue itself has
    MatchIndex::erase(node.classification);
    if (content == EventQueue::Content::Keep) {
        moveContent(node, parent, dropped);
        moveWaits(node, parent); // behind what was there before them
    } else {
        moveWaits(node, parent); // lest they come in and are dropped
        takeContent(node, dropped);
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
    const auto removed = std::move(*it);
    parent.children.erase(it);
}

//! Of one whose queue goes: where a key throws, it stays further up.
QueueNode &QueueTree::classifyAgain(QueueNode &from, const Event &event)
{
    QueueNode *target = &from;
    guardKeys(event.type(), "its queue was looked for", "it goes no further down", [&] { target = &classify(from, event); });
    return *target;
}

//! Sends all events of \a from to \a to, past all limits, in the order in which they would have been taken.
void QueueTree::moveContent(QueueNode &from, QueueNode &to, Dropped &dropped)
{
    unblockAll(from);
    for (auto *taken = m_taken; taken; taken = taken->outer) {
        if (taken->isHeld && taken->queue->isBelow(from)) {
            taken->isHeld = false; // it is delivered again, unless it is accepted now
            release(*taken->event);
        }
    }
    while (auto *member = from.serveNext()) {
        auto event = member->node->leaf.take();
        updateReady(*member->node);
        if (!event)
            continue;
        countOut(*member->node);
        const auto queuedAt = EventAccess::queuedAt(*event);
        if (isAsked(SnapshotPart::Events)) [[unlikely]]
            m_report.forgetEvent(EventAccess::number(*event));
        if (enqueue(classifyAgain(to, *event), EventPointer<>(event))) {
            EventAccess::queuedAt(*event) = queuedAt;
        } else { // it went nowhere
            tellFollower(*event);
            afterLeaving(to);
            dropped.push_back(std::move(event));
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
                wait->m_target = &classifyAgain(to, *wait->m_event);
        }
    }
    while (auto *wait = waits.takeFirst()) {
        wait->m_target = &classifyAgain(to, *wait->m_event);
        tryAgain(*wait);
    }
}

} // namespace Signalbox::Detail
