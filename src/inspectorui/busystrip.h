// SPDX-License-Identifier: MIT
#pragma once

#include "loadhistory.h"

#include <QtGui/qcolor.h>
#include <QtQuick/qquickpainteditem.h>

namespace Signalbox {

/*!
    The load of one loop as bars, newest at the right; a tick under each ten seconds.

    A bar is a sample: its height is the share of time that was busy, its colour how long the longest turn in
    it was. A turn that kept the loop from answering fills the height, whatever its share, so that it is seen.

    Painted, because the software backend draws no geometry nodes. Bars are whole device pixels wide and keep
    their distance, so that the picture slides and does not shimmer.
*/
class BusyStrip : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT

    Q_PROPERTY(Signalbox::LoopLoad load READ load WRITE setLoad NOTIFY loadChanged)
    Q_PROPERTY(QColor barColor READ barColor WRITE setBarColor NOTIFY colorsChanged)
    //! For turns of half the stall limit and more.
    Q_PROPERTY(QColor warningColor READ warningColor WRITE setWarningColor NOTIFY colorsChanged)
    //! For stalls.
    Q_PROPERTY(QColor errorColor READ errorColor WRITE setErrorColor NOTIFY colorsChanged)
    //! For the base line and the ticks.
    Q_PROPERTY(QColor lineColor READ lineColor WRITE setLineColor NOTIFY colorsChanged)

public:
    explicit BusyStrip(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

    const LoopLoad &load() const { return m_load; }
    void setLoad(const LoopLoad &load);
    QColor barColor() const { return m_bar; }
    void setBarColor(const QColor &color) { setColor(m_bar, color); }
    QColor warningColor() const { return m_warning; }
    void setWarningColor(const QColor &color) { setColor(m_warning, color); }
    QColor errorColor() const { return m_error; }
    void setErrorColor(const QColor &color) { setColor(m_error, color); }
    QColor lineColor() const { return m_line; }
    void setLineColor(const QColor &color) { setColor(m_line, color); }

Q_SIGNALS:
    void loadChanged();
    void colorsChanged();

private:
    void setColor(QColor &member, const QColor &color);

    LoopLoad m_load;
    QColor m_bar{Qt::darkBlue};
    QColor m_warning{Qt::darkYellow};
    QColor m_error{Qt::red};
    QColor m_line{Qt::gray};
};

} // namespace Signalbox
