// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QList>
#include <QWidget>

#include <chrono>
#include <functional>

class QPainter;

/*!
    The last half minute of one or two figures, as lines.

    The newest value stands at the right edge; values scroll to the left as time goes by.
*/
class LineChart : public QWidget
{
    Q_OBJECT

public:
    enum class Scale { Linear, Logarithmic };
    using Format = std::function<QString(double)>;

    static constexpr std::chrono::seconds Span{30};

    LineChart(const QString &title, Scale scale, Format format, QWidget *parent = nullptr);

    void setSeries(const QStringList &names); //!< At most two.
    void setRange(double lowest,
                  double highest); //!< Of a logarithmic chart; a linear one starts at zero and grows.
    void append(const QList<double> &values); //!< One value for each series, as of now.
    void mark(const QString &text);           //!< A vertical line at this moment.

    QSize sizeHint() const override { return {520, 190}; }
    QSize minimumSizeHint() const override { return {320, 130}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Sample
    {
        Moment at;
        QList<double> values;
    };
    struct Mark
    {
        Moment at;
        QString text;
    };

    double x(Moment at, const QRectF &plot) const;
    double y(double value, const QRectF &plot) const;
    QList<double> gridValues() const;
    QColor seriesColor(qsizetype index) const;
    void paintHeader(QPainter &painter, const QRectF &area) const;
    void paintGrid(QPainter &painter, const QRectF &plot) const;
    void paintSeries(QPainter &painter, const QRectF &plot, qsizetype index) const;
    void paintMarks(QPainter &painter, const QRectF &plot) const;

    const QString m_title;
    const Scale m_scale;
    const Format m_format;
    QStringList m_names;
    QList<Sample> m_samples; // oldest first
    QList<Mark> m_marks;
    double m_lowest = 0;
    double m_highest = 1;
    Moment m_now;
};
