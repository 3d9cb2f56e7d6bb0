// SPDX-License-Identifier: MIT
#pragma once

#include "probe/handlername_p.h"
#include "scheduler/schedulercore_p.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qobject.h>

#include <utility>

namespace Signalbox::Detail {

/*!
    Runs user code inside an event that is delivered to this object. So deleteLater() waits for its end, and nested
    loops know how deep they are, as in every slot.
*/
class SchedulerCore::Carrier final : public QObject
{
public:
    template <typename Work>
    void deliver(Work work)
    {
        ScopeEvent<Work> event(work);
        QCoreApplication::sendEvent(this, &event);
        event.run(); // an event filter of the application has eaten it
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != scopeType())
            return QObject::event(event);
        static_cast<Scope *>(event)->run();
        return true;
    }

private:
    static QEvent::Type scopeType()
    {
        static const int type = [] {
            const int number = QEvent::registerEventType();
            setEventTypeName(number, "calls");
            return number;
        }();
        return QEvent::Type(type);
    }

    class Scope : public QEvent
    {
    public:
        Scope() : QEvent(scopeType()) {}
        void run()
        {
            if (!std::exchange(m_hasRun, true))
                work();
        }

    protected:
        virtual void work() = 0;

    private:
        bool m_hasRun = false;
    };

    template <typename Work>
    class ScopeEvent final : public Scope
    {
    public:
        explicit ScopeEvent(Work &work) : m_work(work) {}

    protected:
        void work() override { m_work(); }

    private:
        Work &m_work;
    };
};

} // namespace Signalbox::Detail
