// SPDX-License-Identifier: MIT
#include "linechart.h"

#include "style.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr double Margin = 12;

//! The smallest of 1, 2, 2.5, 5 times a power of ten that is not below \a value.
double roundStep(double value)
{
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= value)
            return factor * power;
    }
    return 10 * power;
}

} // namespace

LineChart::LineChart(const QString &title, Scale scale, Format format, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_scale(scale)
    , m_format(std::move(format))
    , m_now(std::chrono::steady_clock::now())
{
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LineChart::setSeries(const QStringList &names)
{
    m_names = names;
}

void LineChart::setRange(double lowest, double highest)
{
    m_lowest = lowest;
    m_highest = highest;
}

void LineChart::append(const QList<double> &values)
{
    m_now = std::chrono::steady_clock::now();
    m_samples.append({m_now, values});
    // One sample beyond the edge stays, so that the line comes from there.
    while (m_samples.size() > 2 && m_samples.at(1).at < m_now - Span)
        m_samples.removeFirst();
    while (!m_marks.isEmpty() && m_marks.constFirst().at < m_now - Span)
        m_marks.removeFirst();
    if (m_scale == Scale::Linear) {
        double highest = 1;
        for (const Sample &sample : std::as_const(m_samples))
            highest = std::max(highest, *std::max_element(sample.values.begin(), sample.values.end()));
        m_highest = roundStep(highest * 1.08 / 4) * 4;
    }
    update();
}

void LineChart::mark(const QString &text)
{
    m_marks.append({std::chrono::steady_clock::now(), text});
    update();
}

double LineChart::x(Moment at, const QRectF &plot) const
{
    return plot.right() - std::chrono::duration<double>(m_now - at) / Span * plot.width();
}

double LineChart::y(double value, const QRectF &plot) const
{
    const double bounded = std::clamp(value, m_lowest, m_highest);
    const double share = m_scale == Scale::Linear
                             ? (bounded - m_lowest) / (m_highest - m_lowest)
                             : std::log(bounded / m_lowest) / std::log(m_highest / m_lowest);
    return plot.bottom() - share * plot.height();
}

QList<double> LineChart::gridValues() const
{
    QList<double> values;
    if (m_scale == Scale::Logarithmic) {
        for (double value = m_lowest; value <= m_highest * 1.001; value *= 10)
            values.append(value);
        return values;
    }
    for (int quarter = 0; quarter <= 4; ++quarter)
        values.append(m_highest * quarter / 4);
    return values;
}

QColor LineChart::seriesColor(qsizetype index) const
{
    const Colors colors = Colors::current();
    return index == 0 ? colors.first : colors.second;
}

void LineChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Colors::current().grid);
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);

    const double line = fontMetrics().height();
    QRectF inside = QRectF(rect()).adjusted(Margin, Margin - 2, -Margin, -Margin + 4);
    paintHeader(painter, QRectF(inside.topLeft(), QSizeF(inside.width(), line)));
    // Room for any label, so that charts below each other have one time axis.
    const double labelWidth = fontMetrics().horizontalAdvance(u"100 ms "_s);
    const QRectF plot = inside.adjusted(labelWidth, line * 1.9, 0, -line - 4);
    paintGrid(painter, plot);
    painter.setClipRect(plot.adjusted(0, -2, 1, 2));
    paintMarks(painter, plot);
    for (qsizetype index = m_names.size() - 1; index >= 0; --index)
        paintSeries(painter, plot, index);
}

void LineChart::paintHeader(QPainter &painter, const QRectF &area) const
{
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, m_title);
    painter.setFont(font());

    // The legend with the newest values, from the right edge.
    double right = area.right();
    for (qsizetype index = m_names.size() - 1; index >= 0; --index) {
        const QString value = m_samples.isEmpty() ? u"–"_s : m_format(m_samples.constLast().values.at(index));
        const QString text = m_names.at(index) + u"  "_s + value;
        const double width = fontMetrics().horizontalAdvance(text);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRectF(right - width, area.top(), width, area.height()),
                         Qt::AlignRight | Qt::AlignVCenter, text);
        right -= width + 18;
        painter.setPen(QPen(seriesColor(index), 2.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(right, area.center().y() + 1), QPointF(right + 11, area.center().y() + 1));
        right -= 14;
    }
}

void LineChart::paintGrid(QPainter &painter, const QRectF &plot) const
{
    const Colors colors = Colors::current();
    const double line = fontMetrics().height();
    for (const double value : gridValues()) {
        const double at = std::round(y(value, plot)) + 0.5;
        painter.setPen(colors.grid);
        painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at));
        painter.setPen(colors.muted);
        painter.drawText(QRectF(0, at - line / 2, plot.left() - 8, line), Qt::AlignRight | Qt::AlignVCenter,
                         m_format(value));
    }
    for (int seconds = 0; seconds <= Span.count(); seconds += 10) {
        const double at = x(m_now - std::chrono::seconds(seconds), plot);
        const QString text = seconds == 0 ? tr("now") : tr("%1 s ago").arg(seconds);
        const double width = fontMetrics().horizontalAdvance(text);
        const double left = std::clamp(at - width / 2, plot.left(), plot.right() - width);
        painter.drawText(QRectF(left, plot.bottom() + 4, width, line), Qt::AlignCenter, text);
    }
}

void LineChart::paintSeries(QPainter &painter, const QRectF &plot, qsizetype index) const
{
    if (m_samples.size() < 2)
        return;
    QPolygonF points;
    for (const Sample &sample : m_samples)
        points.append({x(sample.at, plot), y(sample.values.at(index), plot)});
    if (index == 0) {
        QPainterPath area;
        area.moveTo(points.constFirst().x(), plot.bottom());
        for (const QPointF &point : std::as_const(points))
            area.lineTo(point);
        area.lineTo(points.constLast().x(), plot.bottom());
        QColor fill = seriesColor(index);
        fill.setAlphaF(0.13F);
        painter.fillPath(area, fill);
    }
    painter.setPen(QPen(seriesColor(index), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(points);
}

void LineChart::paintMarks(QPainter &painter, const QRectF &plot) const
{
    const Colors colors = Colors::current();
    for (const Mark &mark : m_marks) {
        const double at = std::round(x(mark.at, plot)) + 0.5;
        painter.setPen(QPen(colors.muted, 1, Qt::DashLine));
        painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()));
        const double width = fontMetrics().horizontalAdvance(mark.text);
        const bool fits = at + 4 + width < plot.right();
        const QRectF box(fits ? at + 4 : at - 4 - width, plot.top(), width, fontMetrics().height());
        painter.fillRect(box.adjusted(-2, 0, 2, 0), palette().base());
        painter.setPen(colors.muted);
        painter.drawText(box, Qt::AlignCenter, mark.text);
    }
}
