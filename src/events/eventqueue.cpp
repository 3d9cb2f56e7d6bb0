// SPDX-License-Identifier: MIT
#include "events/eventqueue.h"

#include "core/logging_p.h"
#include "events/queuetree_p.h"

#include <algorithm>

namespace Signalbox {

using namespace Detail;

//! \a limit, as the program gives it to the queue \a name.
static qsizetype checkedLimit(qsizetype limit, const QString &name)
{
    if (limit >= 0 || limit == Unlimited)
        return limit;
    qCWarning(lcEvents, "Queue \"%s\": %lld is no limit: it has none.", qUtf8Printable(name), qlonglong(limit));
    return Unlimited;
}

QString EventQueue::name() const
{
    return d.name;
}

Matcher EventQueue::matcher() const
{
    return d.classification.matcher;
}

EventQueue *EventQueue::parent() const
{
    return d.parent ? &d.parent->queue : nullptr;
}

QList<EventQueue *> EventQueue::queues() const
{
    if (d.tree.isForeign(d, "queues"))
        return {};
    QList<EventQueue *> queues;
    for (const auto &child : d.children)
        queues.append(&child->queue);
    return queues;
}

EventQueue *EventQueue::queue(const QString &name) const
{
    if (d.tree.isForeign(d, "queue"))
        return nullptr;
    const auto it = std::find_if(d.children.begin(), d.children.end(),
                                 [&](const auto &child) { return child->name == name; });
    return name.isEmpty() || it == d.children.end() ? nullptr : &(*it)->queue;
}

EventQueue *EventQueue::addQueue(const QueueSpec &spec)
{
    if (d.tree.isForeign(d, "addQueue"))
        return nullptr;
    if (queue(spec.name)) {
        qCWarning(lcEvents, "There is a queue %s already: it is not added again.", qUtf8Printable(spec.name));
        return nullptr;
    }
    auto checked = spec;
    checked.limit = checkedLimit(spec.limit, spec.name);
    checked.totalLimit = checkedLimit(spec.totalLimit, spec.name);
    return &d.tree.add(d, checked)->queue;
}

void EventQueue::remove(Content content)
{
    if (d.tree.isForeign(d, "remove"))
        return;
    if (!d.parent) {
        qCWarning(lcEvents, "rootQueue() and systemQueue() cannot be removed: they stay as they are.");
        return;
    }
    if (d.isPermanent) {
        qCWarning(lcEvents, "Queue \"%s\" is the scheduler's own and cannot be removed: it stays as it is.",
                  qUtf8Printable(d.name));
        return;
    }
    if (d.tree.isAsking()) {
        qCWarning(lcEvents,
                  "Queue %s: it is not removed within the filter of a queue, what makes a leaf, or mayBeDropped(): it "
                  "stays as it is. Remove it in a call, say.",
                  qUtf8Printable(name()));
        return;
    }
    d.tree.remove(d, content); // destroys this
}

qsizetype EventQueue::clear()
{
    if (d.tree.isForeign(d, "clear"))
        return 0;
    return d.tree.clear(d);
}

void EventQueue::unblock()
{
    if (d.tree.isForeign(d, "unblock"))
        return;
    d.tree.unblockAll(d);
}

qsizetype EventQueue::size() const
{
    return d.total();
}

int EventQueue::priority() const
{
    return d.childMember.priority;
}

void EventQueue::setPriority(int priority)
{
    if (d.tree.isForeign(d, "setPriority"))
        return;
    if (!d.parent)
        return;
    d.parent->levels.move(d.childMember, priority);
    d.block.priority.set(priority);
}

int EventQueue::ownPriority() const
{
    return d.ownMember.priority;
}

void EventQueue::setOwnPriority(int priority)
{
    if (d.tree.isForeign(d, "setOwnPriority"))
        return;
    d.levels.move(d.ownMember, priority);
    d.block.ownPriority.set(priority);
}

qsizetype EventQueue::limit() const
{
    return d.limit;
}

void EventQueue::setLimit(qsizetype limit)
{
    if (d.tree.isForeign(d, "setLimit"))
        return;
    d.limit = checkedLimit(limit, d.name);
    d.block.limit.set(d.limit);
    d.tree.roomHasGrown(d);
}

qsizetype EventQueue::totalLimit() const
{
    return d.totalLimit;
}

void EventQueue::setTotalLimit(qsizetype limit)
{
    if (d.tree.isForeign(d, "setTotalLimit"))
        return;
    d.totalLimit = checkedLimit(limit, d.name);
    d.block.totalLimit.set(d.totalLimit);
    d.tree.roomHasGrown(d);
}

QueueStatistics EventQueue::statistics() const
{
    return d.statistics();
}

} // namespace Signalbox
