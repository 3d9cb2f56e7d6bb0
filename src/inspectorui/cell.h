// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"

#include <QtCore/qlocale.h>
#include <QtCore/qstring.h>

#include <chrono>
#include <variant>

namespace Signalbox {

/*!
    What a column holds. It decides text, alignment and sort order, so that no model formats by itself.
*/
enum class CellKind {
    Text,     //!< QString: names, words.
    Path,     //!< QString whose middle is elided first.
    Call,     //!< QString whose beginning is elided first: a function, behind the scopes that it is in.
    Number,   //!< qint64 that is a name (descriptor, id): zero is a value.
    Count,    //!< qint64 that is an amount: zero is nothing.
    Rate,     //!< double per second.
    Limit,    //!< qint64 amount: negative is nothing, as there is none.
    Fill,     //!< double, 1.0 is full, with a bar; negative where nothing can be full.
    Percent,  //!< double, 1.0 is 100 %.
    Duration, //!< qint64 nanoseconds, three significant digits.
    Interval, //!< qint64 nanoseconds as somebody asked for them: exact, no trailing zeros.
    Address,  //!< qint64, hexadecimal.
};

/*!
    The raw value of one cell: what is compared to find changes, and what is sorted by.
*/
using Cell = std::variant<qint64, double, QString>;

/*!
    The text of one cell, with the unit apart so that a view can align digits and mute the unit.
*/
struct CellText
{
    QString text;
    QString unit; //!< "ms"; empty where there is none.

    //! Both with a space between, for copying and reading aloud.
    QString joined() const { return unit.isEmpty() ? text : text + QLatin1Char(' ') + unit; }

    friend bool operator==(const CellText &, const CellText &) = default;
};

//! What stands for zero: a column of zeros must not look like data.
inline constexpr QChar NothingSign{0x2013};

//! \a cell as text. Zero is "–" for every kind but Number and Text.
SIGNALBOX_INSPECTOR_EXPORT CellText formatCell(CellKind kind, const Cell &cell, const QLocale &locale);

//! \a duration with three significant digits in ns, µs, ms, s, min, h or d; zero is "–".
SIGNALBOX_INSPECTOR_EXPORT CellText formatDuration(std::chrono::nanoseconds duration, const QLocale &locale);

//! Hours, minutes and seconds: "00:12:41", "3 d 01:00:00".
SIGNALBOX_INSPECTOR_EXPORT QString formatUptime(std::chrono::nanoseconds uptime, const QLocale &locale);

//! True where digits stand under digits: everything but words.
constexpr bool isRightAligned(CellKind kind)
{
    return kind != CellKind::Text && kind != CellKind::Path && kind != CellKind::Call &&
           kind != CellKind::Address;
}

//! True where a unit stands behind the digits.
constexpr bool hasUnit(CellKind kind)
{
    return kind == CellKind::Duration || kind == CellKind::Interval || kind == CellKind::Percent ||
           kind == CellKind::Fill;
}

//! True where words are: only they are searched by filters, because numbers change with every sample.
constexpr bool isSearchable(CellKind kind)
{
    return kind == CellKind::Text || kind == CellKind::Path || kind == CellKind::Call ||
           kind == CellKind::Address || kind == CellKind::Number;
}

} // namespace Signalbox
