// SPDX-License-Identifier: MIT
#include "findings/lints_p.h"

#include <algorithm>

namespace Signalbox::Lints {

namespace {

Finding aboutQueue(const Look &now, Lint lint, const QueueSnapshot &queue)
{
    return now.found(lint, Finding::Subject::Queue, queue.serial, queue.name);
}

//! Depth and limit, of what is fuller: its own events, or all with those below it.
std::pair<qint64, qint64> fillOf(const QueueSnapshot &queue)
{
    const auto share = [](qsizetype depth, qsizetype limit) {
        return limit > 0 ? double(depth) / double(limit) : -1.0;
    };
    if (share(queue.total, queue.totalLimit) > share(queue.depth, queue.limit))
        return {queue.total, queue.totalLimit};
    return {queue.depth, queue.limit};
}

} // namespace

void Queues::look(Look &now)
{
    if (!now.has(SnapshotPart::Queues))
        return;
    m_queues.begin();
    lookAtStarved(now); // which compares with the look before
    for (const QueueSnapshot &queue : now.loop.queues) {
        Queue *known = m_queues.of(queue.serial);
        if (!known)
            break;
        lookAtLimit(now, queue, *known);
        lookAtHeld(now, queue, *known);
        known->isKnown = true;
        known->in = queue.in;
        known->out = queue.out;
        known->refused = queue.refused;
    }
    m_listedAt = now.at;
}

/*!
    Full for a while is what limits are for, and worth knowing; full while senders are sent away, or wait and nothing
    leaves, is an error.
*/
void Queues::lookAtLimit(const Look &now, const QueueSnapshot &queue, Queue &known)
{
    const auto [depth, limit] = fillOf(queue);
    const bool isFull = limit > 0 && double(depth) >= now.limits.queueFill * double(limit);
    known.full.go(isFull, now.at);
    const bool refuses = known.isKnown && queue.refused > known.refused;
    const bool isStuck = queue.waiters > 0 && known.isKnown && queue.out == known.out;
    known.blocked.go(limit > 0 && depth >= limit && (refuses || isStuck), now.at);
    const bool isBlocked = known.blocked.lasts(now.limits.queueBlockedFor);
    if (!known.full.lasts(now.limits.queueFullFor) && !isBlocked)
        return;
    Finding finding = aboutQueue(now, Lint::QueueAtLimit, queue);
    finding.severity = isBlocked ? Finding::Severity::Error : Finding::Severity::Warning;
    finding.amount = depth;
    finding.limit = limit;
    finding.duration = known.full.length();
    now.note(std::move(finding));
}

//! Something is held, and nothing has left the queue since: whoever has got it has not accepted it, or nobody has got it.
void Queues::lookAtHeld(const Look &now, const QueueSnapshot &queue, Queue &known)
{
    known.held.go(queue.held > 0 && (!known.isKnown || queue.out == known.out), now.at);
    // An event of an earlier look has left: what is held now is another one.
    if (queue.held > 0 && known.isKnown && queue.out != known.out)
        known.held.go(true, now.at);
    if (!known.held.lasts(now.limits.heldFor))
        return;
    Finding finding = aboutQueue(now, Lint::HeldEvent, queue);
    finding.culprit = queue.heldEvent;
    finding.duration = known.held.length();
    finding.amount = std::max<qint64>(0, qint64(queue.depth) - queue.held);
    now.note(std::move(finding));
}

//! Events are ready in a queue, none of them leaves it, and those of another one do.
void Queues::lookAtStarved(const Look &now)
{
    const QueueSnapshot *busiest = nullptr;
    quint64 most = 0;
    for (const QueueSnapshot &queue : now.loop.queues) {
        Queue *known = m_queues.of(queue.serial);
        if (!known)
            break;
        const quint64 left = known->isKnown ? gained(queue.out, known->out) : 0;
        if (left > most) {
            most = left;
            busiest = &queue;
        }
    }
    for (const QueueSnapshot &queue : now.loop.queues) {
        Queue *known = m_queues.of(queue.serial);
        if (!known)
            return;
        const bool isStarved =
            known->isKnown && busiest && queue.depth > 0 && queue.held == 0 && queue.out == known->out;
        known->starved.go(isStarved, now.at, m_listedAt);
        if (!known->starved.lasts(now.limits.starvedFor))
            continue;
        Finding finding = aboutQueue(now, Lint::Starved, queue);
        finding.culprit = busiest->name;
        finding.amount = queue.depth;
        finding.duration = known->starved.length();
        now.note(std::move(finding));
    }
}

} // namespace Signalbox::Lints
