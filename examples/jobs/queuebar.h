// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

/*!
    How full a queue is, as a bar; red when it is full.
*/
class QueueBar : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    void setContent(qsizetype depth, qsizetype limit);
    QSize sizeHint() const override { return {240, 22}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qsizetype m_depth = 0;
    qsizetype m_limit = 1;
};
