// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

//! The colours that a QPalette has no name for, in their light and dark shades.
struct Colors
{
    QColor first;
    QColor full; //!< Of what has reached its limit.
    QColor grid;
    QColor muted; //!< Text that explains other text.

    //! Those that go with the application's palette.
    static Colors current();
};

//! Fusion, in quiet colours.
void applyStyle();

//! A panel in \a area; returns the room in it.
QRectF paintPanel(QPainter &painter, const QRectF &area);
