// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QString>

#include <chrono>

//! The colours that a QPalette has no name for, in their light and dark shades.
struct Colors
{
    QColor first;  //!< First line of a chart.
    QColor second; //!< Second line.
    QColor grid;
    QColor muted; //!< Text that explains other text.
    QColor alarm;

    //! Those that go with the application's palette.
    static Colors current();
};

enum class Appearance { Light, Dark };

//! Fusion in quiet colours; the inspector follows, because it takes the palette's side.
void applyAppearance(Appearance appearance);

//! "85 µs", "1.2 ms", "3.0 s".
QString durationText(std::chrono::nanoseconds duration);

//! "2,950" in the user's language.
QString countText(double count);

//! "58 kB".
QString sizeText(double bytes);
