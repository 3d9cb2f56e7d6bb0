// SPDX-License-Identifier: MIT
#pragma once

#include "events/eventtype.h"

#include <QtCore/qobject.h>
#include <QtCore/qstringlist.h>
#include <QtQml/qqmlparserstatus.h>
#include <QtQml/qqmlregistration.h>

namespace Signalbox {

/*!
    \qmltype EventType
    \inqmlmodule Signalbox

    Defines a type of events, for the whole process: as Signalbox::EventType::define() does in C++.

        EventType { name: "Order"; keys: ["customer", "urgent"] }

    The same definition may be made again, in QML and in C++. Its properties are read once, when it is complete.
    Errors: a warning, and \c defined stays false, when the name is taken by another definition or the base is not known.
*/
class QmlEventType : public QObject, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_NAMED_ELEMENT(EventType)
    Q_PROPERTY(QString name MEMBER m_name NOTIFY changed FINAL)
    //! The fields that listeners can ask for by value.
    Q_PROPERTY(QStringList keys MEMBER m_keys NOTIFY changed FINAL)
    //! Another type that is defined at run time, whose keys come first; its listeners get events of this type too.
    Q_PROPERTY(QString base MEMBER m_base NOTIFY changed FINAL)
    Q_PROPERTY(Kind kind MEMBER m_kind NOTIFY changed FINAL)
    Q_PROPERTY(bool defined READ isDefined NOTIFY definedChanged FINAL)

public:
    //! What becomes of an event that nobody takes.
    enum Kind {
        Transient = int(EventKind::Transient), //!< Dropped.
        MustHandle =
            int(EventKind::MustHandle), //!< Waits at the head of its queue until somebody accepts it.
        Latched =
            int(EventKind::Latched), //!< The last one with the same keys is kept for those who come late.
    };
    Q_ENUM(Kind)

    using QObject::QObject;

    bool isDefined() const { return m_isDefined; }

Q_SIGNALS:
    void changed();
    void definedChanged();

private:
    void classBegin() override {}
    void componentComplete() override;

    QString m_name;
    QStringList m_keys;
    QString m_base;
    Kind m_kind = Transient;
    bool m_isDefined = false;
};

/*!
    Tells listeners that wait for a type: the elements of a QML file are complete in no order that its text shows.
*/
class EventTypeNews : public QObject
{
    Q_OBJECT

public:
    //! Of the calling thread.
    static EventTypeNews &current();

Q_SIGNALS:
    void defined(const QString &name);
};

} // namespace Signalbox
