// SPDX-License-Identifier: MIT
#include "scheduler/queueevents.h"

#include "core/logging_p.h"
#include "scheduler/schedulercore_p.h"
#include "scheduler/systemevents.h"

namespace Signalbox {

class QueueEvents::Watch final : public QueueWatch
{
public:
    explicit Watch(const QString &name) : m_name(name) {}

protected:
    void roomArrived() override
    {
        Detail::SchedulerCore::current().sendSystem(makeEvent(QueueHasRoom{{m_name}}));
    }
    void emptied() override
    {
        Detail::SchedulerCore::current().sendSystem(makeEvent(QueueEmptied{{m_name}}));
    }

private:
    const QString m_name;
};

QueueEvents::QueueEvents(EventQueue &queue) : QueueEvents(queue, queue.name()) {}

QueueEvents::QueueEvents(EventQueue &queue, const QString &name) : m_watch(std::make_unique<Watch>(name))
{
    if (Scheduler::current().router().hasQueue(queue))
        m_watch->start(queue);
    else
        qCWarning(
            lcScheduler,
            "QueueEvents: \"%s\" is no queue below the rootQueue() of this thread's scheduler. Nothing is "
            "sent for it",
            qUtf8Printable(name));
}

QueueEvents::~QueueEvents() = default;

bool QueueEvents::isActive() const
{
    return m_watch->isWatching();
}

} // namespace Signalbox
