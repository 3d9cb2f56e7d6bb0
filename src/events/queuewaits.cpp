// SPDX-License-Identifier: MIT
#include "events/queuewaits.h"

#include "events/eventrouter_p.h"

#include <algorithm>

namespace Signalbox {

using namespace Detail;

Notice::~Notice() = default;

SendWait::~SendWait()
{
    cancel();
}

bool SendWait::start(EventRouter &router, const EventPointer<> &event)
{
    cancel();
    return router.sendOrWait(*this, event);
}

void SendWait::cancel()
{
    ListHook<Notice>::unlink();
    if (m_full)
        m_full->tree.stopWaiting(*this);
    m_event = {};
}

bool SendWait::notify()
{
    sent();
    return true;
}

EmptyWait::EmptyWait() = default;
EmptyWait::~EmptyWait() = default;

bool EmptyWait::start(const QList<EventQueue *> &queues)
{
    cancel();
    for (auto *queue : queues) {
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

} // namespace Signalbox
