// SPDX-License-Identifier: MIT
#include "qmlapi/qmlscheduler_p.h"

#include "events/dynamicevent.h"

#include <QtQml/qjsengine.h>
#include <QtQml/qqml.h>

#include <cmath>

namespace Signalbox {

using namespace Qt::StringLiterals;

bool QmlScheduler::send(const QString &type, const QVariantMap &fields)
{
    auto event = make(type, fields);
    return event && Scheduler::current().send(std::move(event));
}

void QmlScheduler::sendForced(const QString &type, const QVariantMap &fields)
{
    if (auto event = make(type, fields))
        static_cast<void>(Scheduler::current().sendForced(std::move(event)));
}

void QmlScheduler::sendLater(double milliseconds, const QString &type, const QVariantMap &fields)
{
    constexpr double Century = 100 * 365.25 * 24 * 3600 * 1000;
    if (std::isnan(milliseconds) || milliseconds > Century) {
        qjsEngine(this)->throwError(QJSValue::TypeError,
                                    u"Scheduler.sendLater: a delay is a number of milliseconds."_s);
        return;
    }
    const auto delay = std::chrono::duration<double, std::milli>(std::max(milliseconds, 0.0));
    if (auto event = make(type, fields))
        Scheduler::current().sendLater(std::chrono::duration_cast<Nanoseconds>(delay), std::move(event));
}

int QmlScheduler::dispatch(const QString &type, const QVariantMap &fields)
{
    auto event = make(type, fields);
    return event ? Scheduler::current().dispatch(std::move(event)) : 0;
}

QmlStatistics QmlScheduler::statistics() const
{
    return QmlStatistics(Scheduler::current().statistics());
}

//! Null, and an error is thrown, when there can be no such event.
EventPointer<> QmlScheduler::make(const QString &type, const QVariantMap &fields)
{
    const auto *known = EventType::named(type.toUtf8());
    if (!known) {
        qjsEngine(this)->throwError(QJSValue::TypeError,
                                    u"There is no event type \"%1\": nothing is sent."_s.arg(type));
        return {};
    }
    for (int i = 0; i < known->keyCount(); ++i) {
        const auto key = QString::fromUtf8(known->keyName(i));
        const auto value = fields.value(key);
        if (!value.isValid() || Detail::keyFromVariant(value))
            continue;
        qjsEngine(this)->throwError(
            QJSValue::TypeError,
            u"%1 can be no key, as the value of \"%2\" of %3 would be: nothing is sent."_s.arg(
                QString::fromUtf8(value.typeName()), key, type));
        return {};
    }
    return makeEvent(*known, fields);
}

} // namespace Signalbox
