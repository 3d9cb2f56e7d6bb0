// SPDX-License-Identifier: MIT
#include "qmlapi/qmleventlistener_p.h"

#include "events/matcher.h"
#include "qmlapi/qmleventtype_p.h"

#include <QtQml/qqmlinfo.h>

namespace Signalbox {

QmlEventListener::QmlEventListener(QObject *parent) : QObject(parent)
{
    connect(&EventTypeNews::current(), &EventTypeNews::defined, this, [this](const QString &name) {
        if (name == m_type)
            update();
    });
}

QmlEventListener::~QmlEventListener() = default;

void QmlEventListener::setType(const QString &type)
{
    if (m_type == type)
        return;
    m_type = type;
    Q_EMIT typeChanged();
    update();
}

void QmlEventListener::setKeys(const QVariantMap &keys)
{
    if (m_keys == keys)
        return;
    m_keys = keys;
    Q_EMIT keysChanged();
    update();
}

void QmlEventListener::setEnabled(bool enabled)
{
    if (m_isEnabled == enabled)
        return;
    m_isEnabled = enabled;
    Q_EMIT enabledChanged();
    update();
}

void QmlEventListener::componentComplete()
{
    m_isComplete = true;
    update();
}

void QmlEventListener::update()
{
    if (!m_isComplete)
        return;
    const bool wasListening = isListening();
    if (auto *former = m_listener.release()) {
        former->setListening(false);
        former->deleteLater(); // its signal may be what called this
    }
    listen();
    if (wasListening != isListening())
        Q_EMIT listeningChanged();
}

void QmlEventListener::listen()
{
    if (!m_isEnabled || m_type.isEmpty())
        return;
    const auto *type = EventType::named(m_type.toUtf8());
    if (!type) {
        QMetaObject::invokeMethod(this, &QmlEventListener::warnIfUnknown, Qt::QueuedConnection);
        return;
    }
    if (hasFaultyKey(*type))
        return;
    m_listener = std::make_unique<EventListener>(match(*type, m_keys));
    connect(m_listener.get(), &EventListener::arrived, this,
            [this](const EventPointer<> &event) { Q_EMIT arrived(ReceivedEvent(event)); });
}

bool QmlEventListener::hasFaultyKey(const EventType &type) const
{
    for (auto key = m_keys.begin(); key != m_keys.end(); ++key) {
        if (type.keyIndex(key.key().toUtf8()) < 0) {
            QStringList names;
            for (int i = 0; i < type.keyCount(); ++i)
                names.append(QString::fromUtf8(type.keyName(i)));
            qmlWarning(this) << '"' << key.key() << "\" is no key of " << m_type << ", which has ("
                             << names.join(u", ") << "): nothing is listened to.";
            return true;
        }
        if (!Detail::keyFromVariant(key.value())) {
            qmlWarning(this) << key.value().typeName() << " can be no key, as the value of \"" << key.key()
                             << "\" of " << m_type << " would be: nothing is listened to.";
            return true;
        }
    }
    return false;
}

void QmlEventListener::warnIfUnknown()
{
    if (m_listener || !m_isEnabled || m_type.isEmpty())
        return;
    if (EventType::named(m_type.toUtf8()))
        return update(); // from C++, or another thread
    qmlWarning(this) << "There is no event type \"" << m_type
                     << "\": nothing is listened to until an EventType defines it.";
}

} // namespace Signalbox
