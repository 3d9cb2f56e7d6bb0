// SPDX-License-Identifier: MIT
#include "sea.h"

#include "style.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

static constexpr std::chrono::seconds Span{2}; // of the bars

Sea::Sea(std::function<int()> arrived) : m_arrived(std::move(arrived))
{
    setAccessibleName(tr("Frames"));
    setMinimumSize(sizeHint());
    m_roll.setStartValue(0.0);
    m_roll.setEndValue(2 * std::numbers::pi);
    m_roll.setDuration(4000);
    m_roll.setLoopCount(-1);
    connect(&m_roll, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    m_roll.start();
}

void Sea::forgetFrames()
{
    m_frameCount = 0;
    m_longestGap = {};
}

void Sea::noteFrame()
{
    const auto now = std::chrono::steady_clock::now();
    const int arrived = m_arrived();
    if (m_frameCount++ > 0)
        m_longestGap = std::max<std::chrono::nanoseconds>(m_longestGap, now - m_frames.constLast().at);
    m_frames.append({now, arrived - std::exchange(m_arrivedBefore, arrived)});
    while (m_frames.constFirst().at < now - Span)
        m_frames.removeFirst();
}

void Sea::paintEvent(QPaintEvent *)
{
    noteFrame();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF panel = paintPanel(painter, rect());
    const double half = panel.height() * 0.5;
    paintWaves(painter, panel.adjusted(0, 0, 0, -half));
    paintFrames(painter, panel.adjusted(0, half + 10, 0, 0));
}

//! A whole number of waves in a turn of the animation, so that it has no seam.
void Sea::paintWaves(QPainter &painter, const QRectF &area) const
{
    const double turn = m_roll.currentValue().toDouble();
    struct Wave
    {
        double length, height, middle, speed;
        int opacity;
    };
    for (const auto &[length, height, middle, speed, opacity] :
         {Wave{310, 0.13, 0.38, 2, 60}, Wave{190, 0.10, 0.52, -3, 80}, Wave{240, 0.12, 0.66, 4, 130}}) {
        QPainterPath water(area.bottomLeft());
        for (double x = area.left(); x < area.right() + 4; x += 4) {
            const double at = std::min(x, area.right());
            const double angle = (at - area.left()) / length * 2 * std::numbers::pi + speed * turn;
            water.lineTo(at, area.top() + area.height() * (middle + height * std::sin(angle)));
        }
        water.lineTo(area.bottomRight());
        QColor color = Colors::current().first;
        color.setAlpha(opacity);
        painter.fillPath(water, color);
    }
    painter.setPen(palette().text().color());
    const auto gap = double(m_longestGap.count()) / 1e6;
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop,
                     tr("%L1 frames, the longest after %2 ms").arg(m_frameCount).arg(gap, 0, 'f', 0));
}

void Sea::paintFrames(QPainter &painter, const QRectF &area) const
{
    const Colors colors = Colors::current();
    const auto begin = m_frames.constLast().at - Span;
    const auto x = [&](Moment at) {
        return area.left() + std::chrono::duration<double>(at - begin) / Span * area.width();
    };
    int most = 1;
    for (const auto &frame : m_frames)
        most = std::max(most, frame.arrived);
    const double line = painter.fontMetrics().height();
    const QRectF plot = area.adjusted(0, line + 4, 0, 0);
    painter.setPen(colors.muted);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop,
                     tr("Delivered from frame to frame, the last two seconds"));
    painter.drawText(area, Qt::AlignRight | Qt::AlignTop, tr("most: %L1").arg(most));
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (qsizetype i = 1; i < m_frames.size(); ++i) {
        const auto &frame = m_frames.at(i);
        const double left = x(m_frames.at(i - 1).at);
        const double height = plot.height() * frame.arrived / most;
        const QRectF bar(left, plot.bottom() - height, std::max(x(frame.at) - left - 1, 1.0), height);
        painter.fillRect(bar, colors.first);
    }
    painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), colors.grid);
}
