// SPDX-License-Identifier: MIT
#include "queuebar.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

void QueueBar::setContent(qsizetype depth, qsizetype limit)
{
    m_depth = depth;
    m_limit = std::max<qsizetype>(limit, 1);
    setAccessibleName(u"%1 of %2"_s.arg(m_depth).arg(m_limit));
    update();
}

void QueueBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    const double part = std::min(1.0, double(m_depth) / double(m_limit));
    const QColor full(200, 60, 50);
    painter.fillRect(QRectF(0, 0, width() * part, height()),
                     m_depth >= m_limit ? full : palette().highlight().color());
    painter.setPen(palette().mid().color());
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.setPen(part > 0.5 ? palette().highlightedText().color() : palette().text().color());
    painter.drawText(rect(), Qt::AlignCenter, u"%1 of %2"_s.arg(m_depth).arg(m_limit));
}
