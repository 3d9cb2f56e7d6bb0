// SPDX-License-Identifier: MIT
#include "scheduler/eventfilter.h"

#include "core/logging_p.h"
#include "scheduler/schedulercore_p.h"

#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>
#include <QtCore/qthread.h>

#include <exception>

namespace Signalbox::Detail {

namespace {

//! What is left of a filter while its function runs, which may delete the filter's object.
struct FilterWork
{
    //! Nothing is thrown into Qt's delivery.
    EventPointer<> make(QEvent *event) const
    {
        try {
            return maker(event);
        } catch (...) {
            reportMakerException("an event", scheduler);
            return {};
        }
    }
    void send(EventPointer<> event) const
    {
        const auto sendThere = [event = std::move(event)] {
            static_cast<void>(Scheduler::current().sendForced(event));
        };
        if (SchedulerCore::isCurrent(scheduler))
            sendThere();
        else
            scheduler.call(sendThere);
    }

    const FilterResult result;
    const RemoteScheduler scheduler;
    const EventMaker maker;
    const std::shared_ptr<std::atomic<bool>> isOver; // which handles share
};

/*!
    Sees the events of its parent, in whose thread it lives and moves.
*/
class Filter final : public QObject
{
public:
    Filter(QList<QEvent::Type> types, std::shared_ptr<FilterWork> work)
        : m_types(std::move(types)), m_work(std::move(work))
    {
    }
    ~Filter() override { *m_work->isOver = true; }

    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (!m_types.contains(event->type()))
            return false;
        if (*m_work->isOver || m_work->scheduler.hasEnded()) {
            *m_work->isOver = true;
            object->removeEventFilter(this);
            deleteLater();
            return false;
        }
        const auto work = m_work;
        const QPointer<QObject> alive(object);
        auto made = work->make(event); // and with the object, this filter may be gone
        const bool isEaten = made && work->result == FilterResult::Eat;
        if (made)
            work->send(std::move(made));
        return isEaten || !alive; // nobody may get it there
    }

private:
    const QList<QEvent::Type> m_types;
    const std::shared_ptr<FilterWork> m_work;
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
    auto *filter = new Filter(
        types, std::shared_ptr<FilterWork>(new FilterWork{result, scheduler, std::move(maker), isOver}));
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
