// SPDX-License-Identifier: MIT
#pragma once

#include <QtGui/qcolor.h>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/qquickpainteditem.h>

namespace Signalbox {

/*!
    A drawn sign: sharp at every scale, in the colour of the text beside it, from no font and no file.
*/
class Glyph : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT

    Q_PROPERTY(Sign sign READ sign WRITE setSign NOTIFY signChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)

public:
    enum Sign {
        None,
        Loop,
        Envelope,
        Stopwatch,
        Eye,
        Stack,
        Funnel,
        Bolt,
        Branch,
        Pause,
        Play,
        Copy,
        Contrast,
        Search,
        Cross,
        Check,
        Info,
        Triangle,
        Octagon,
        SortUp,
        SortDown,
        Back,
    };
    Q_ENUM(Sign)

    explicit Glyph(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

    Sign sign() const { return m_sign; }
    void setSign(Sign sign);
    QColor color() const { return m_color; }
    void setColor(const QColor &color);

Q_SIGNALS:
    void signChanged();
    void colorChanged();

private:
    Sign m_sign = None;
    QColor m_color{Qt::black};
};

} // namespace Signalbox
