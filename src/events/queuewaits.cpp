// SPDX-License-Identifier: MIT
#include "events/queuewaits.h"

#include "core/logging_p.h"
#include "events/eventrouter_p.h"

#include <algorithm>
#include <utility>

namespace Signalbox {

using namespace Detail;

Notice::~Notice() = default;

QString Notice::whoWaits() const
{
    return {};
}

SendWait::~SendWait()
{
    cancel();
}

bool SendWait::start(EventRouter &router, EventPointer<> event)
{
    cancel();
    return router.sendOrWait(*this, std::move(event));
}

void SendWait::cancel()
{
    ListHook<Notice>::unlink();
    if (m_full)
        m_full->tree.stopWaiting(*this);
    const auto event = std::exchange(m_event, {}), refused = std::exchange(m_refused, {}); // their end may end this
}

bool SendWait::notify()
{
    const auto refused = std::exchange(m_refused, {});
    sent();
    return true;
}

EmptyWait::EmptyWait() = default;
EmptyWait::~EmptyWait() = default;

bool EmptyWait::start(const QList<EventQueue *> &queues)
{
    cancel();
    for (auto *queue : queues) {
        if (!queue) {
            qCWarning(lcEvents, "EmptyWait: one of the queues is null: it is taken for empty.");
            continue;
        }
        auto &hook = *m_hooks.emplace_back(std::make_unique<EmptyHook>());
        hook.wait = this;
        hook.queue = &QueueNode::of(*queue);
        hook.queue->emptyHooks.append(hook);
    }
    if (!areAllEmpty())
        return false;
    cancel();
    return true;
}

void EmptyWait::cancel()
{
    ListHook<Notice>::unlink();
    m_hooks.clear();
}

bool EmptyWait::areAllEmpty() const
{
    return std::all_of(m_hooks.begin(), m_hooks.end(), [](const auto &hook) {
        return !hook->queue || hook->queue->tree.isEmpty(*hook->queue);
    });
}

bool EmptyWait::notify()
{
    if (!areAllEmpty())
        return false;
    cancel();
    emptied();
    return true;
}

QueueWatch::QueueWatch() = default;
QueueWatch::~QueueWatch() = default;

void QueueWatch::start(EventQueue &queue)
{
    stop();
    m_hook = std::make_unique<WatchHook>();
    m_hook->watch = this;
    m_hook->queue = &QueueNode::of(queue);
    m_hook->queue->watchHooks.append(*m_hook);
}

void QueueWatch::stop()
{
    ListHook<Notice>::unlink();
    m_hook.reset();
}

bool QueueWatch::isWatching() const
{
    return m_hook && m_hook->queue;
}

//! One thing at a time: what is told may end this.
bool QueueWatch::notify()
{
    if (!isWatching())
        return false;
    auto &tree = m_hook->queue->tree;
    if (std::exchange(m_hook->hasRoom, false) && m_hook->queue->hasRoomForSome()) {
        if (m_hook->hasEmptied)
            tree.tellAgain(*this);
        roomArrived();
        return true;
    }
    if (!std::exchange(m_hook->hasEmptied, false) || !tree.isEmpty(*m_hook->queue))
        return false;
    emptied();
    return true;
}

} // namespace Signalbox
