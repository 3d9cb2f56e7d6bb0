// SPDX-License-Identifier: MIT
#include "busystrip.h"

#include <QtGui/qpainter.h>
#include <QtQuick/qquickwindow.h>

#include <algorithm>
#include <cmath>

namespace Signalbox {

namespace {
constexpr int PointsPerTick = 100; //!< Ten seconds at 10 Hz.
}

BusyStrip::BusyStrip(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(false);
}

void BusyStrip::setLoad(const LoopLoad &load)
{
    m_load = load;
    Q_EMIT loadChanged();
    update();
}

void BusyStrip::setColor(QColor &member, const QColor &color)
{
    if (member == color)
        return;
    member = color;
    Q_EMIT colorsChanged();
    update();
}

void BusyStrip::paint(QPainter *painter)
{
    // Everything below counts in device pixels.
    const qreal ratio = window() ? window()->effectiveDevicePixelRatio() : 1.0;
    painter->scale(1 / ratio, 1 / ratio);
    const int w = int(std::floor(width() * ratio));
    const int h = int(std::floor(height() * ratio));
    const int hairline = std::max(1, int(std::round(ratio)));
    const int base = h - 3 * hairline; // the ticks hang below
    if (w <= 0 || base <= 0)
        return;

    const int barWidth = (w + LoadHistory::Points - 1) / LoadHistory::Points;
    const QList<LoadPoint> &points = m_load.points;
    const int count = std::min<int>(int(points.size()), w / barWidth);
    for (int i = 0; i < count; ++i) { // i samples ago
        const LoadPoint &point = points.at(points.size() - 1 - i);
        const bool isStall = point.longestTurn >= m_load.stallLimit && m_load.stallLimit.count() > 0;
        const bool isNearStall = point.longestTurn * 2 >= m_load.stallLimit && m_load.stallLimit.count() > 0;
        const int barHeight = isStall ? base : int(std::ceil(double(point.busy) * base));
        if (barHeight <= 0)
            continue;
        painter->fillRect(w - (i + 1) * barWidth, base - barHeight, barWidth, barHeight,
                          isStall       ? m_error
                          : isNearStall ? m_warning
                                        : m_bar);
    }
    painter->fillRect(0, base, w, hairline, m_line);
    for (int x = w - PointsPerTick * barWidth; x >= 0; x -= PointsPerTick * barWidth)
        painter->fillRect(x, base, hairline, 3 * hairline, m_line);
}

} // namespace Signalbox
