// SPDX-License-Identifier: MIT
#include "style.h"

#include <QApplication>
#include <QPainter>
#include <QPalette>
#include <QStyleFactory>

using namespace Qt::StringLiterals;

Colors Colors::current()
{
    if (QApplication::palette().window().color().lightness() < 128)
        return {QColor(0x79b0ff), QColor(0xf2b95c), QColor(0x343a43), QColor(0xa3abb6)};
    return {QColor(0x1f6fd0), QColor(0xb27300), QColor(0xdfe3e8), QColor(0x555d68)};
}

void applyStyle()
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QPalette palette = QApplication::palette();
    if (palette.window().color().lightness() >= 128) {
        palette.setColor(QPalette::Window, QColor(0xf4f5f7));
        palette.setColor(QPalette::Base, Qt::white);
        for (const auto role : {QPalette::WindowText, QPalette::Text})
            palette.setColor(role, QColor(0x1b1f24));
    }
    QApplication::setPalette(palette);
}

QRectF paintPanel(QPainter &painter, const QRectF &area)
{
    painter.setPen(Colors::current().grid);
    painter.setBrush(QApplication::palette().base());
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setBrush(Qt::NoBrush);
    return area.adjusted(12, 10, -12, -10);
}
