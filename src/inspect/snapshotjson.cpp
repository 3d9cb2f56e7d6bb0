// SPDX-License-Identifier: MIT
#include "inspect/snapshotjson.h"

#include "inspect/snapshotfields_p.h"

#include <QtCore/qjsonarray.h>

#include <concepts>
#include <string_view>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

namespace {

template <typename Row>
QJsonObject rowToJson(const Row &row);

template <std::integral T>
QJsonValue valueToJson(T value)
{
    return QJsonValue(qint64(value));
}
QJsonValue valueToJson(bool value)
{
    return value;
}
template <typename T>
requires std::is_enum_v<T> QJsonValue valueToJson(T value)
{
    return int(value);
}
QJsonValue valueToJson(Nanoseconds value)
{
    return qint64(value.count());
}
QJsonValue valueToJson(Deadline value)
{
    return value == Never ? QJsonValue() : QJsonValue(qint64(value.time_since_epoch().count()));
}
QJsonValue valueToJson(const QString &value)
{
    return value;
}
QJsonValue valueToJson(const SiteSnapshot &site)
{
    return site.isKnown() ? QJsonValue(rowToJson(site)) : QJsonValue();
}
QJsonValue valueToJson(const LatencyHistogram &histogram)
{
    return QJsonObject{{u"count"_s, qint64(histogram.count())},
                       {u"p50"_s, qint64(histogram.percentile(0.5).count())},
                       {u"p99"_s, qint64(histogram.percentile(0.99).count())},
                       {u"longest"_s, qint64(histogram.longest().count())}};
}
template <typename Row>
QJsonValue valueToJson(const QList<Row> &rows)
{
    QJsonArray array;
    for (const auto &row : rows)
        array.append(rowToJson(row));
    return array;
}

//! It has the type of any other number.
bool isAddress(std::string_view name)
{
    return name == "owner" || name == "receiver";
}

template <typename Row>
QJsonObject rowToJson(const Row &row)
{
    QJsonObject object;
    visitFields(row, [&](int, const char *name, const auto &field) {
        using Field = std::remove_cvref_t<decltype(field)>;
        const auto key = QString::fromLatin1(name);
        if constexpr (std::is_same_v<Field, quintptr>) {
            if (isAddress(name)) {
                object.insert(key, u"0x"_s + QString::number(field, 16));
                return;
            }
        }
        object.insert(key, valueToJson(field));
    });
    return object;
}

} // namespace

QJsonObject toJson(const LoopSnapshot &loop)
{
    return rowToJson(loop);
}

QJsonObject toJson(const TaskSnapshot &task)
{
    return rowToJson(task);
}

QJsonObject toJson(const Snapshot &snapshot)
{
    QJsonArray loops;
    for (const auto &loop : snapshot.loops) {
        auto object = rowToJson(loop);
        visitLists(loop, [&object](int, const char *name, const auto &list) {
            object.insert(QString::fromLatin1(name), valueToJson(list));
        });
        loops.append(object);
    }
    return {{u"takenAt"_s, valueToJson(snapshot.takenAt)},
            {u"loops"_s, loops},
            {u"postEdges"_s, valueToJson(snapshot.postEdges)}};
}

} // namespace Signalbox::Detail
