// SPDX-License-Identifier: MIT
#pragma once

#include "qmlapi/receivedevent_p.h"
#include "scheduler/eventlistener.h"

#include <QtQml/qqmlparserstatus.h>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace Signalbox {

/*!
    \qmltype EventListener
    \inqmlmodule Signalbox

    Listens to events of a type that is defined at run time, all of them or those whose keys have certain values.

        EventListener {
            type: "Order"
            keys: ({ customer: "ada" })
            onArrived: event => { show(event.fields.amount); event.accept() }
        }

    Changes of its properties count from then on. A type that is defined later, by an EventType element of the same thread,
    is listened to from then on.
    Errors: a type that nobody has defined by the next turn of the loop, a name that is no key of it, and a value that can
    be no key get a warning, and nothing is listened to.
*/
class QmlEventListener : public QObject, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_NAMED_ELEMENT(EventListener)
    Q_PROPERTY(QString type READ type WRITE setType NOTIFY typeChanged FINAL)
    //! Values by the names of the type's keys; what is left out may be anything.
    Q_PROPERTY(QVariantMap keys READ keys WRITE setKeys NOTIFY keysChanged FINAL)
    //! Whether it wants to listen.
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY enabledChanged FINAL)
    //! Whether it does.
    Q_PROPERTY(bool listening READ isListening NOTIFY listeningChanged FINAL)

public:
    explicit QmlEventListener(QObject *parent = nullptr);
    ~QmlEventListener() override;

    QString type() const { return m_type; }
    void setType(const QString &type);
    QVariantMap keys() const { return m_keys; }
    void setKeys(const QVariantMap &keys);
    bool isEnabled() const { return m_isEnabled; }
    void setEnabled(bool enabled);
    bool isListening() const { return m_listener && m_listener->isListening(); }

Q_SIGNALS:
    void typeChanged();
    void keysChanged();
    void enabledChanged();
    void listeningChanged();
    void arrived(const Signalbox::ReceivedEvent &event);

private:
    void classBegin() override { m_isComplete = false; }
    void componentComplete() override;
    void update();
    void listen();
    bool hasFaultyKey(const EventType &type) const;
    void warnIfUnknown();

    QString m_type;
    QVariantMap m_keys;
    bool m_isEnabled = true;
    bool m_isComplete = true; // until QML says otherwise
    std::unique_ptr<EventListener> m_listener;
};

} // namespace Signalbox
