// SPDX-License-Identifier: MIT
#include "cell.h"

#include <QtCore/qcoreapplication.h>

#include <cmath>

namespace Signalbox {

namespace {

constexpr qint64 Microsecond = 1'000;
constexpr qint64 Millisecond = 1'000'000;
constexpr qint64 Second = 1'000'000'000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

QString nothing()
{
    return QString(NothingSign);
}

//! Three significant digits, at most two of them behind the point.
QString threeDigits(double value, const QLocale &locale)
{
    const double size = std::abs(value);
    return locale.toString(value, 'f', size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
}

//! "07"
QString twoDigits(qint64 number, const QLocale &locale)
{
    return (number < 10 ? locale.zeroDigit() : QString()) + locale.toString(number);
}

//! "3:07": \a large units and two digits of the next smaller one.
QString clockText(qint64 large, qint64 small, bool negative, const QLocale &locale)
{
    return QStringLiteral("%1%2:%3").arg(negative ? locale.negativeSign() : QString(), locale.toString(large),
                                         twoDigits(small, locale));
}

CellText formatInterval(qint64 ns, const QLocale &locale)
{
    struct Unit
    {
        qint64 size;
        QLatin1String name;
    };
    static constexpr Unit units[] = {
        {Second, QLatin1String("s")}, {Millisecond, QLatin1String("ms")}, {Microsecond, QLatin1String("µs")}};
    for (const Unit &unit : units) {
        if (ns < unit.size)
            continue;
        return {locale.toString(double(ns) / double(unit.size), 'f', QLocale::FloatingPointShortest),
                QString::fromUtf8(unit.name.data(), unit.name.size())};
    }
    return {locale.toString(ns), QStringLiteral("ns")};
}

} // namespace

CellText formatDuration(std::chrono::nanoseconds duration, const QLocale &locale)
{
    const qint64 ns = duration.count();
    if (ns == 0)
        return {nothing(), {}};
    const bool negative = ns < 0;
    // The most negative value has no positive counterpart; a nanosecond less does not show.
    const qint64 size = negative ? -(ns + (ns == std::numeric_limits<qint64>::min() ? 1 : 0)) : ns;

    // Each limit is where rounding to three digits would print "1000".
    if (size < Microsecond)
        return {locale.toString(ns), QStringLiteral("ns")};
    if (double(size) < 999.5 * double(Microsecond))
        return {threeDigits(double(ns) / Microsecond, locale), QStringLiteral("µs")};
    if (double(size) < 999.5 * double(Millisecond))
        return {threeDigits(double(ns) / Millisecond, locale), QStringLiteral("ms")};
    if (double(size) < 59.95 * double(Second))
        return {threeDigits(double(ns) / Second, locale), QStringLiteral("s")};
    if (size < Hour - Second / 2) {
        const qint64 seconds = (size + Second / 2) / Second;
        return {clockText(seconds / 60, seconds % 60, negative, locale), QStringLiteral("min")};
    }
    if (size < Day - Minute / 2) {
        const qint64 minutes = (size + Minute / 2) / Minute;
        return {clockText(minutes / 60, minutes % 60, negative, locale), QStringLiteral("h")};
    }
    return {threeDigits(double(ns) / Day, locale), QStringLiteral("d")};
}

QString formatUptime(std::chrono::nanoseconds uptime, const QLocale &locale)
{
    const qint64 seconds = std::max<qint64>(0, uptime.count() / Second);
    const QString clock = QStringLiteral("%1:%2:%3")
                              .arg(twoDigits(seconds / 3600 % 24, locale),
                                   twoDigits(seconds / 60 % 60, locale), twoDigits(seconds % 60, locale));
    const qint64 days = seconds / 86400;
    return days ? QStringLiteral("%1 d %2").arg(locale.toString(days), clock) : clock;
}

CellText formatCell(CellKind kind, const Cell &cell, const QLocale &locale)
{
    if (const QString *text = std::get_if<QString>(&cell))
        return {*text, {}};

    if (const double *value = std::get_if<double>(&cell)) {
        if (kind == CellKind::Percent || kind == CellKind::Fill) {
            const double percent = *value * 100;
            if (percent < 0.05)
                return {nothing(), {}};
            return {locale.toString(percent, 'f', percent < 9.95 ? 1 : 0), QStringLiteral("%")};
        }
        if (*value < 0.05)
            return {nothing(), {}};
        return {locale.toString(*value, 'f', *value < 9.95 ? 1 : 0), {}};
    }

    const qint64 value = std::get<qint64>(cell);
    switch (kind) {
    case CellKind::Duration:
        return formatDuration(std::chrono::nanoseconds(value), locale);
    case CellKind::Interval:
        // A timer of 0 ms is the busiest there is: it is not "nothing".
        return value == 0 ? CellText{locale.toString(0), QStringLiteral("ms")}
                          : formatInterval(value, locale);
    case CellKind::Address:
        return {value == 0 ? nothing() : QStringLiteral("0x") + QString::number(quint64(value), 16), {}};
    case CellKind::Limit:
        return {value < 0 ? nothing() : locale.toString(value), {}};
    case CellKind::Number:
        return {QString::number(value), {}};
    default:
        return {value == 0 ? nothing() : locale.toString(value), {}};
    }
}

} // namespace Signalbox
