// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class Flood;

/*!
    The figures of a flood while it goes on: how far it is, how full queues and lanes are, how long slices take.
*/
class Board : public QWidget
{
    Q_OBJECT

public:
    //! \a flood must outlive it.
    explicit Board(const Flood &flood);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Line
    {
        QString name;
        qint64 depth;
        qint64 limit;
        QString remark;
    };
    double panelHeight(int lines) const;
    void paintTiles(QPainter &painter, const QRectF &area) const;
    void paintTile(QPainter &painter, const QRectF &area, const QString &name, const QString &figure,
                   const QString &remark) const;
    void paintLines(QPainter &painter, const QRectF &area, const QString &title,
                    const QList<Line> &lines) const;
    QList<Line> queues() const;
    QList<Line> senders() const;

    const Flood &m_flood;
};
