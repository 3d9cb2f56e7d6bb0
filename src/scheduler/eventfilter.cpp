// SPDX-License-Identifier: MIT
#include "scheduler/eventfilter.h"

#include "core/logging_p.h"
#include "scheduler/schedulercore_p.h"

#include <QtCore/qobject.h>
#include <QtCore/qthread.h>

#include <exception>

namespace Signalbox::Detail {

namespace {

/*!
    Sees the events of its parent, in whose thread it lives and moves.
*/
class Filter final : public QObject
{
public:
    Filter(QList<QEvent::Type> types, FilterResult result, RemoteScheduler scheduler, EventMaker maker,
           std::shared_ptr<std::atomic<bool>> isOver)
        : m_types(std::move(types))
        , m_result(result)
        , m_scheduler(std::move(scheduler))
        , m_maker(std::move(maker))
        , m_isOver(std::move(isOver))
    {
    }
    ~Filter() override { *m_isOver = true; }

    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (!m_types.contains(event->type()))
            return false;
        if (*m_isOver || m_scheduler.hasEnded()) {
            *m_isOver = true;
            object->removeEventFilter(this);
            deleteLater();
            return false;
        }
        auto made = make(event);
        if (!made)
            return false;
        send(std::move(made));
        return m_result == FilterResult::Eat;
    }

private:
    //! Nothing is thrown into Qt's delivery.
    EventPointer<> make(QEvent *event)
    {
        try {
            return m_maker(event);
        } catch (...) {
            reportMakerException("an event", m_scheduler);
            return {};
        }
    }
    void send(EventPointer<> event) const
    {
        const auto sendThere = [event = std::move(event)] {
            static_cast<void>(Scheduler::current().sendForced(event));
        };
        if (SchedulerCore::isCurrent(m_scheduler))
            sendThere();
        else
            m_scheduler.call(sendThere);
    }

    const QList<QEvent::Type> m_types;
    const FilterResult m_result;
    const RemoteScheduler m_scheduler;
    const EventMaker m_maker;
    const std::shared_ptr<std::atomic<bool>> m_isOver;
};

} // namespace

void reportMakerException(const char *what, const RemoteScheduler &scheduler)
{
    const auto count = [] { ++SchedulerCore::current().statistics.exceptions; };
    if (SchedulerCore::isCurrent(scheduler))
        count();
    else
        scheduler.call(count);
    try {
        throw;
    } catch (const std::exception &error) {
        qCWarning(lcScheduler, "Scheduler::sendOn: an exception was thrown for %s: %s. Nothing is sent", what,
                  error.what());
    } catch (...) {
        qCWarning(lcScheduler,
                  "Scheduler::sendOn: something that is no std::exception was thrown for %s. Nothing is sent",
                  what);
    }
}

FilterConnection installFilter(QObject *object, const QList<QEvent::Type> &types, FilterResult result,
                               const RemoteScheduler &scheduler, EventMaker maker)
{
    if (!object || types.isEmpty()) {
        qCWarning(lcScheduler, "Scheduler::sendOn: there is no %s. Nothing is connected",
                  object ? "type of event" : "object");
        return {};
    }
    auto isOver = std::make_shared<std::atomic<bool>>(false);
    auto *filter = new Filter(types, result, scheduler, std::move(maker), isOver);
    const auto install = [object, filter] {
        filter->setParent(object);
        object->installEventFilter(filter);
    };
    if (object->thread() == QThread::currentThread()) {
        install();
    } else {
        // What belongs to another thread is touched there only; if the object is gone by then, so is the filter.
        filter->moveToThread(object->thread());
        const auto unused = std::shared_ptr<Filter>(filter, [](Filter *it) {
            if (!it->parent())
                it->deleteLater();
        });
        QMetaObject::invokeMethod(
            object, [install, unused] { install(); }, Qt::QueuedConnection);
    }
    return FilterConnection(std::move(isOver));
}

} // namespace Signalbox::Detail
