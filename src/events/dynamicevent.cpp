// SPDX-License-Identifier: MIT
#include "events/dynamicevent.h"

#include "core/logging_p.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qurl.h>
#include <QtCore/quuid.h>

#include <cmath>

namespace Signalbox {

using namespace Detail;

namespace {

template <EventKey T>
Key makeKey(const T &value)
{
    return Key(KeyView{&keyOperations<T>, &value});
}

//! Integers are one type; so are numbers, but where they are integers.
Key numberKey(double value)
{
    constexpr double Limit = 9.2e18; // below 2^63
    if (std::abs(value) < Limit && value == std::floor(value))
        return makeKey(qint64(value));
    return makeKey(value);
}

} // namespace

std::optional<Key> Detail::keyFromVariant(const QVariant &value)
{
    const auto type = value.metaType();
    if (!type.isValid())
        return Key();
    if (type.flags() & QMetaType::PointerToQObject)
        return makeKey(QPointer<QObject>(value.value<QObject *>()));
    if (type.flags() & QMetaType::IsEnumeration)
        return makeKey(value.toLongLong());
    switch (type.id()) {
    case QMetaType::Bool:
        return makeKey(value.toBool());
    case QMetaType::ULong:
    case QMetaType::ULongLong:
        if (value.toULongLong() > quint64(std::numeric_limits<qint64>::max()))
            return makeKey(value.toULongLong());
        [[fallthrough]];
    case QMetaType::Char:
    case QMetaType::SChar:
    case QMetaType::UChar:
    case QMetaType::Short:
    case QMetaType::UShort:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::LongLong:
        return makeKey(value.toLongLong());
    case QMetaType::Float:
    case QMetaType::Double:
        return numberKey(value.toDouble());
    case QMetaType::QString:
        return makeKey(value.toString());
    case QMetaType::QByteArray:
        return makeKey(value.toByteArray());
    case QMetaType::QChar:
        return makeKey(QString(value.toChar()));
    case QMetaType::QUuid:
        return makeKey(value.toUuid());
    case QMetaType::QUrl:
        return makeKey(value.toUrl());
    case QMetaType::QDate:
        return makeKey(value.toDate());
    case QMetaType::QTime:
        return makeKey(value.toTime());
    case QMetaType::QDateTime:
        return makeKey(value.toDateTime());
    default:
        return std::nullopt;
    }
}

EventPointer<> makeEvent(const EventType &type, const QVariantMap &fields, EventKind kind)
{
    if (!type.isDefinedAtRunTime()) {
        qCWarning(lcEvents, "Event type %s is a struct of C++: no event is made of a map.",
                  type.name().constData());
        return {};
    }
    DynamicEvent event;
    event.m_fields = fields;
    for (int i = 0; i < type.keyCount(); ++i) {
        const auto value = fields.value(QString::fromUtf8(type.keyName(i)));
        auto key = keyFromVariant(value);
        if (!key) {
            qCWarning(lcEvents, "Event %s is not made: its key %s is a %s, which cannot be a key.",
                      type.name().constData(), type.keyName(i).constData(), value.typeName());
            return {};
        }
        event.m_keys.push_back(std::move(*key));
    }
    return EventPointer<>::adopt(new EventBox<DynamicEvent>(type, std::move(event), kind));
}

EventPointer<> makeEvent(const EventType &type, const QVariantMap &fields)
{
    return makeEvent(type, fields, type.kind());
}

} // namespace Signalbox
