// SPDX-License-Identifier: MIT
#include "glyph.h"

#include <QtGui/qpainter.h>
#include <QtGui/qpainterpath.h>

#include <iterator>

namespace Signalbox {

namespace {

//! What is drawn in a square of 16 by 16: \a lines are stroked, \a areas filled.
struct Drawing
{
    QPainterPath lines;
    QPainterPath areas;
};

void addLine(QPainterPath &path, std::initializer_list<QPointF> points)
{
    const QPointF *point = points.begin();
    path.moveTo(*point);
    while (++point != points.end())
        path.lineTo(*point);
}

//! The exclamation mark of a warning, as a hole.
void addExclamation(QPainterPath &path, qreal top)
{
    path.addRoundedRect(7.2, top, 1.6, 4.4, 0.8, 0.8);
    path.addEllipse(QPointF(8, top + 6.4), 0.95, 0.95);
}

//! A filled polygon.
void addArea(QPainterPath &path, std::initializer_list<QPointF> points)
{
    addLine(path, points);
    path.closeSubpath();
}

//! A filled disc with \a hole cut out.
QPainterPath discWithout(const QPainterPath &hole)
{
    QPainterPath disc;
    disc.addEllipse(QPointF(8, 8), 6.8, 6.8);
    return disc.subtracted(hole);
}

void drawLoop(Drawing &d)
{
    d.lines.arcMoveTo(QRectF(3, 3, 10, 10), 50);
    d.lines.arcTo(QRectF(3, 3, 10, 10), 50, 300);
    addArea(d.areas, {{9.2, 2.0}, {13.6, 2.6}, {11.6, 6.6}});
}

void drawEnvelope(Drawing &d)
{
    d.lines.addRoundedRect(2, 3.5, 12, 9, 1, 1);
    addLine(d.lines, {{2.6, 4.5}, {8, 8.8}, {13.4, 4.5}});
}

void drawStopwatch(Drawing &d)
{
    d.lines.addEllipse(QPointF(8, 9), 5.2, 5.2);
    addLine(d.lines, {{8, 9}, {8, 5.8}});
    addLine(d.lines, {{6.4, 1.6}, {9.6, 1.6}});
    addLine(d.lines, {{12.2, 3.6}, {13.4, 4.8}});
}

void drawEye(Drawing &d)
{
    d.lines.moveTo(1.5, 8);
    d.lines.quadTo(8, 0.8, 14.5, 8);
    d.lines.quadTo(8, 15.2, 1.5, 8);
    d.areas.addEllipse(QPointF(8, 8), 2.1, 2.1);
}

void drawStack(Drawing &d)
{
    d.areas.addRoundedRect(2, 3, 12, 2.6, 0.6, 0.6);
    d.lines.addRoundedRect(2.7, 7.4, 10.6, 1.8, 0.4, 0.4);
    d.lines.addRoundedRect(2.7, 11.4, 10.6, 1.8, 0.4, 0.4);
}

void drawFunnel(Drawing &d)
{
    addLine(d.lines, {{2, 3}, {14, 3}, {9.4, 8.6}, {9.4, 12.4}, {6.6, 13.8}, {6.6, 8.6}});
    d.lines.closeSubpath();
}

void drawBolt(Drawing &d)
{
    addArea(d.areas, {{9.6, 1.2}, {3.6, 9.2}, {7.4, 9.2}, {6.2, 14.8}, {12.4, 6.6}, {8.4, 6.6}});
}

//! A tree: one that two others are below.
void drawBranch(Drawing &d)
{
    d.areas.addEllipse(QPointF(4, 3.2), 2, 2);
    d.areas.addEllipse(QPointF(12, 8), 2, 2);
    d.areas.addEllipse(QPointF(12, 13), 2, 2);
    addLine(d.lines, {{4, 3.2}, {4, 13}, {12, 13}});
    addLine(d.lines, {{4, 8}, {12, 8}});
}

void drawPause(Drawing &d)
{
    d.areas.addRoundedRect(4, 3, 2.8, 10, 0.6, 0.6);
    d.areas.addRoundedRect(9.2, 3, 2.8, 10, 0.6, 0.6);
}

void drawPlay(Drawing &d)
{
    addArea(d.areas, {{4.5, 2.8}, {13, 8}, {4.5, 13.2}});
}

void drawCopy(Drawing &d)
{
    d.lines.addRoundedRect(5.5, 5.5, 8, 8, 1.2, 1.2);
    addLine(d.lines, {{3.5, 10.5}, {2.5, 10.5}, {2.5, 2.5}, {10.5, 2.5}, {10.5, 3.5}});
}

void drawContrast(Drawing &d)
{
    d.lines.addEllipse(QPointF(8, 8), 5.5, 5.5);
    d.areas.moveTo(8, 2.5);
    d.areas.arcTo(QRectF(2.5, 2.5, 11, 11), 90, -180);
    d.areas.closeSubpath();
}

void drawSearch(Drawing &d)
{
    d.lines.addEllipse(QPointF(6.8, 6.8), 4.3, 4.3);
    addLine(d.lines, {{10, 10}, {13.8, 13.8}});
}

void drawCross(Drawing &d)
{
    addLine(d.lines, {{4.2, 4.2}, {11.8, 11.8}});
    addLine(d.lines, {{11.8, 4.2}, {4.2, 11.8}});
}

void drawCheck(Drawing &d)
{
    QPainterPath tick;
    addLine(tick, {{4.8, 8.3}, {7.1, 10.6}, {11.2, 5.8}});
    QPainterPathStroker stroker;
    stroker.setWidth(1.7);
    stroker.setCapStyle(Qt::RoundCap);
    d.areas = discWithout(stroker.createStroke(tick));
}

void drawInfo(Drawing &d)
{
    QPainterPath hole;
    hole.addEllipse(QPointF(8, 4.9), 0.95, 0.95);
    hole.addRoundedRect(7.2, 6.9, 1.6, 4.8, 0.8, 0.8);
    d.areas = discWithout(hole);
}

void drawTriangle(Drawing &d)
{
    addArea(d.areas, {{8, 1.2}, {15.2, 14.2}, {0.8, 14.2}});
    addExclamation(d.areas, 5.4);
}

void drawOctagon(Drawing &d)
{
    addArea(d.areas,
            {{5.1, 1}, {10.9, 1}, {15, 5.1}, {15, 10.9}, {10.9, 15}, {5.1, 15}, {1, 10.9}, {1, 5.1}});
    addExclamation(d.areas, 4.2);
}

void drawSortUp(Drawing &d)
{
    addArea(d.areas, {{8, 5}, {12, 10.5}, {4, 10.5}});
}

void drawSortDown(Drawing &d)
{
    addArea(d.areas, {{8, 11}, {12, 5.5}, {4, 5.5}});
}

void drawBack(Drawing &d)
{
    addLine(d.lines, {{13.5, 8}, {3, 8}});
    addLine(d.lines, {{7.5, 3.5}, {3, 8}, {7.5, 12.5}});
}

//! By Glyph::Sign.
constexpr void (*Signs[])(Drawing &) = {
    nullptr,    drawLoop,     drawEnvelope, drawStopwatch, drawEye,      drawStack,  drawFunnel, drawBolt,
    drawBranch, drawPause,    drawPlay,     drawCopy,      drawContrast, drawSearch, drawCross,  drawCheck,
    drawInfo,   drawTriangle, drawOctagon,  drawSortUp,    drawSortDown, drawBack};
static_assert(std::size(Signs) == Glyph::Back + 1);

Drawing drawing(Glyph::Sign sign)
{
    Drawing d;
    d.areas.setFillRule(Qt::OddEvenFill);
    if (sign != Glyph::None)
        Signs[sign](d);
    return d;
}

} // namespace

Glyph::Glyph(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    setImplicitSize(16, 16);
}

void Glyph::setSign(Sign sign)
{
    if (m_sign == sign)
        return;
    m_sign = sign;
    Q_EMIT signChanged();
    update();
}

void Glyph::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    Q_EMIT colorChanged();
    update();
}

void Glyph::paint(QPainter *painter)
{
    const qreal size = std::min(width(), height());
    if (m_sign == None || size <= 0)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate((width() - size) / 2, (height() - size) / 2);
    painter->scale(size / 16, size / 16);
    const Drawing shape = drawing(m_sign);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_color);
    painter->drawPath(shape.areas);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(shape.lines);
}

} // namespace Signalbox
