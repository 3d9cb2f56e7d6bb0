// SPDX-License-Identifier: MIT
#include "watchedqueue.h"

#include "cell.h"
#include "queuefill.h"

#include <algorithm>

namespace Signalbox {

namespace {

//! A snapshot has no more than the first bytes of a long name.
bool isNameOf(const QueueSnapshot &queue, const QString &wanted)
{
    constexpr qsizetype KeptBytes = 31;
    constexpr qsizetype LongestCharacter = 4;
    if (wanted.isEmpty())
        return queue.level == 0;
    return queue.name == wanted ||
           (queue.name.toUtf8().size() > KeptBytes - LongestCharacter && wanted.startsWith(queue.name));
}

} // namespace

void WatchedQueue::setQueue(const QString &queue)
{
    if (queue == m_queue)
        return;
    m_queue = queue;
    Q_EMIT queueChanged();
    lookAnew();
}

void WatchedQueue::setThread(const QString &thread)
{
    if (thread == m_thread)
        return;
    m_thread = thread;
    Q_EMIT threadChanged();
    lookAnew();
}

QString WatchedQueue::text() const
{
    if (!m_isFound)
        return QString(NothingSign);
    const QLocale locale;
    if (m_limit < 0)
        return locale.toString(m_depth);
    return tr("%1 / %2", "events in a queue; its limit")
        .arg(locale.toString(m_depth), locale.toString(m_limit));
}

const QueueSnapshot *WatchedQueue::find(const Snapshot &snapshot) const
{
    const QueueSnapshot *first = nullptr;
    for (const LoopSnapshot &loop : snapshot.loops) {
        if (!m_thread.isEmpty() && loopName(loop) != m_thread &&
            !(loop.isMainThread && m_thread == QLatin1String("main")))
            continue;
        const auto found =
            std::find_if(loop.queues.begin(), loop.queues.end(),
                         [this](const QueueSnapshot &queue) { return isNameOf(queue, m_queue); });
        if (found == loop.queues.end())
            continue;
        if (loop.isMainThread)
            return &*found;
        if (!first)
            first = &*found;
    }
    return first;
}

void WatchedQueue::look(const Sample &sample)
{
    if (!sample.snapshot.parts.testFlag(SnapshotPart::Queues))
        return; // taken before anybody asked for them
    const QueueSnapshot none;
    const QueueSnapshot *found = find(sample.snapshot);
    const QueueSnapshot &queue = found ? *found : none;
    const QueueFill fill = QueueFill::of(queue);
    m_isFound = found != nullptr;
    m_depth = int(fill.amount);
    m_limit = int(fill.limit);
    m_fill = std::max(0.0, fill.share);
    m_held = queue.held;
    m_waiting = queue.waiters;
    m_tone = fill.tone();
}

QString WatchedQueue::sentence() const
{
    const QString name = m_queue.isEmpty() ? tr("root", "queue") : m_queue;
    if (!m_isFound)
        return tr("Queue %1: there is none", "screen reader").arg(name);
    const QLocale locale;
    return tr("Queue %1: %2, held %3, waiting senders %4", "screen reader; %2 is \"12 / 100\"")
        .arg(name, text(), locale.toString(m_held), locale.toString(m_waiting));
}

} // namespace Signalbox
