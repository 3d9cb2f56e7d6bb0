// SPDX-License-Identifier: MIT
#include "events/queuetree_p.h"

#include <utility>

namespace Signalbox::Detail {

// ---- room

bool QueueTree::sendOrWait(SendWait &wait, EventPointer<> &&event)
{
    wait.m_isRefused = true;
    if (!claim(event))
        return true;
    EventAccess::startAnew(*event);
    auto &target = queueFor(*event);
    const auto entrance = entranceOf(target, *event);
    wait.m_isRefused = entrance.isRefused;
    if (entrance.isRefused) {
        refuse(target, *event);
        return true;
    }
    if (!entrance.full) {
        wait.m_isRefused = !enqueue(target, std::move(event));
        return true;
    }
    target.block.waited.add(1);
    wait.m_event = std::move(event);
    wait.m_target = &target;
    waitAt(*entrance.full, wait);
    if (isAsked(SnapshotPart::Events)) [[unlikely]] {
        EventAccess::setNumber(*wait.m_event, takeNumber());
        noteComes(*wait.m_event, target, RouterReport::Fate::WaitsForRoom);
    }
    EventAccess::giveBack(*wait.m_event); // it may come in elsewhere until there is room
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
    if (isAsked(SnapshotPart::Events)) [[unlikely]]
        m_report.forgetEvent(EventAccess::number(*wait.m_event));
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
    wait.m_isRefused = true;
    if (claim(event)) { // else it has been sent again meanwhile, and has come in by another way
        if (entrance.isRefused)
            refuse(*wait.m_target, *event);
        else
            wait.m_isRefused = !enqueue(*wait.m_target, std::move(event));
    }
    wait.m_refused = std::move(event); // null when it is queued
    addNotice(wait);
}

// ---- emptiness

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
void QueueTree::noteEmpty(const QueueNode &node)
{
    for (const auto *each = &node; each && each->total() == 0; each = each->parent) {
        for (auto *hook = each->emptyHooks.first(); hook; hook = each->emptyHooks.next(*hook))
            addNotice(*hook->wait);
        for (auto *hook = each->watchHooks.first(); hook; hook = each->watchHooks.next(*hook)) {
            hook->hasEmptied = true;
            addNotice(*hook->watch);
        }
    }
}

// ---- notices

void QueueTree::addNotice(Notice &notice)
{
    m_notices.append(notice);
    workHasArrived();
}

bool QueueTree::notifyFirst()
{
    while (auto *notice = m_notices.takeFirst()) {
        if (notice->notify()) // may destroy it, and this
            return true;
    }
    return false;
}

} // namespace Signalbox::Detail
