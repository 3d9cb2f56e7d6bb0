// SPDX-License-Identifier: MIT
#include "qmlapi/qmleventtype_p.h"

#include <QtCore/qthreadstorage.h>
#include <QtQml/qqmlinfo.h>

namespace Signalbox {

EventTypeNews &EventTypeNews::current()
{
    static QThreadStorage<EventTypeNews> news;
    return news.localData();
}

void QmlEventType::componentComplete()
{
    const EventType *base = nullptr;
    if (!m_base.isEmpty()) {
        base = EventType::named(m_base.toUtf8());
        if (!base) {
            qmlWarning(this) << "There is no event type \"" << m_base << "\" to derive from: \"" << m_name
                             << "\" is not defined. Define the base first.";
            return;
        }
    }
    QList<QByteArray> keys;
    for (const auto &key : std::as_const(m_keys))
        keys.append(key.toUtf8());
    if (m_name.isEmpty() || !EventType::define(m_name.toUtf8(), keys, base, EventKind(m_kind))) {
        qmlWarning(this) << "The event type \"" << m_name << "\" is not defined: "
                         << (m_name.isEmpty() ? "it needs a name." : "see the warning above.");
        return;
    }
    m_isDefined = true;
    Q_EMIT definedChanged();
    Q_EMIT EventTypeNews::current().defined(m_name);
}

} // namespace Signalbox
