// SPDX-License-Identifier: MIT
#pragma once

#include "events/dynamicevent.h"

#include <QtQml/qqmlregistration.h>

namespace Signalbox {

/*!
    \qmlvaluetype receivedEvent
    \inqmlmodule Signalbox

    An event as EventListener::arrived() hands it to QML. Copies share the event.
*/
class ReceivedEvent
{
    Q_GADGET
    QML_VALUE_TYPE(receivedEvent)
    //! The name of its type.
    Q_PROPERTY(QString type READ type CONSTANT)
    //! All that it was sent with.
    Q_PROPERTY(QVariantMap fields READ fields CONSTANT)
    Q_PROPERTY(bool accepted READ isAccepted)

public:
    ReceivedEvent() = default;
    explicit ReceivedEvent(EventPointer<> event) : m_event(std::move(event)) {}

    QString type() const { return m_event ? QString::fromUtf8(m_event->type().name()) : QString(); }
    QVariantMap fields() const { return m_event ? m_event->toVariantMap() : QVariantMap(); }
    bool isAccepted() const { return m_event && m_event->isAccepted(); }

    //! Takes an event that must be handled: it leaves its queue, and what is behind it follows.
    Q_INVOKABLE void accept() const
    {
        if (m_event)
            m_event->accept();
    }

private:
    EventPointer<> m_event;
};

} // namespace Signalbox
