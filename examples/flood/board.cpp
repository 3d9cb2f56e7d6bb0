// SPDX-License-Identifier: MIT
#include "board.h"

#include "flood.h"
#include "style.h"

#include <Signalbox/Scheduler>

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

static constexpr double Gap = 10;
static constexpr double TileHeight = 84;

Board::Board(const Flood &flood) : m_flood(flood)
{
    setAccessibleName(tr("Queues and senders"));
    setMinimumSize(sizeHint());
}

void Board::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintTiles(painter, QRectF(0, 0, width(), TileHeight));
    const QRectF below(0, TileHeight + Gap, width(), panelHeight(LevelCount));
    paintLines(painter, below, tr("Queues, the most urgent first"), queues());
    paintLines(painter, QRectF(0, below.bottom() + Gap, width(), panelHeight(Flood::SenderCount)),
               tr("Threads, and what is on its way from them"), senders());
}

//! With a title.
double Board::panelHeight(int lines) const
{
    return 20 + (fontMetrics().height() + 8) * (lines + 1);
}

QSize Board::sizeHint() const
{
    return {780, int(TileHeight + 2 * Gap + panelHeight(LevelCount) + panelHeight(Flood::SenderCount))};
}

void Board::paintTiles(QPainter &painter, const QRectF &area) const
{
    const auto slices = Signalbox::Scheduler::current().statistics();
    const auto budget = Signalbox::Scheduler::current().budget().time;
    const double seconds = double(m_flood.duration().count()) / 1e9;
    const int delivered = m_flood.ledger().delivered();
    const auto &memory = m_flood.memory();
    const auto inMegabytes = [](qint64 bytes) { return double(bytes) / 1e6; };
    struct Tile
    {
        QString name, figure, remark;
    };
    const QList<Tile> tiles = {
        {tr("Delivered"), tr("%L1").arg(delivered), tr("of %L1").arg(m_flood.messages())},
        {tr("A second"), tr("%L1").arg(seconds > 0 ? qint64(delivered / seconds) : 0),
         tr("for %1 s").arg(seconds, 0, 'f', 1)},
        {tr("Budgets exceeded"), tr("%L1").arg(slices.budgetsExceeded),
         tr("in %L1 slices of %2 ms").arg(slices.slices).arg(double(budget.count()) / 1e6)},
        {tr("Memory in use"), tr("%1 MB").arg(inMegabytes(memory.allocated), 0, 'f', 1),
         tr("%1 MB before").arg(inMegabytes(m_flood.memoryBefore().allocated), 0, 'f', 1)},
    };
    const double width = (area.width() - Gap * double(tiles.size() - 1)) / double(tiles.size());
    double x = area.left();
    for (const auto &tile : tiles) {
        paintTile(painter, QRectF(x, area.top(), width, area.height()), tile.name, tile.figure, tile.remark);
        x += width + Gap;
    }
}

void Board::paintTile(QPainter &painter, const QRectF &area, const QString &name, const QString &figure,
                      const QString &remark) const
{
    const QRectF room = paintPanel(painter, area);
    painter.setPen(Colors::current().muted);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop, name);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignBottom, remark);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    painter.setFont(large);
    painter.setPen(palette().text().color());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, figure);
    painter.setFont(font());
}

void Board::paintLines(QPainter &painter, const QRectF &area, const QString &title,
                       const QList<Line> &lines) const
{
    const Colors colors = Colors::current();
    const QRectF room = paintPanel(painter, area);
    const double height = room.height() / double(lines.size() + 1);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().text().color());
    painter.drawText(QRectF(room.topLeft(), QSizeF(room.width(), height)), Qt::AlignLeft | Qt::AlignVCenter,
                     title);
    painter.setFont(font());
    QRectF row(room.left(), room.top() + height, room.width(), height);
    for (const auto &line : lines) {
        const QRectF bar(row.left() + 90, row.center().y() - 7, row.width() * 0.32, 14);
        const double share = std::clamp(double(line.depth) / double(line.limit), 0.0, 1.0);
        painter.fillRect(bar, colors.grid);
        painter.fillRect(QRectF(bar.topLeft(), QSizeF(bar.width() * share, bar.height())),
                         share < 1 ? colors.first : colors.full);
        painter.setPen(palette().text().color());
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, line.name);
        painter.drawText(row.adjusted(bar.right() - row.left() + Gap, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter, tr("%L1 of %L2").arg(line.depth).arg(line.limit));
        painter.setPen(colors.muted);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, line.remark);
        row.translate(0, height);
    }
}

QList<Board::Line> Board::queues() const
{
    QList<Line> lines;
    for (int i = 0; i < LevelCount; ++i) {
        const auto &level = Levels.at(std::size_t(i));
        const auto statistics = m_flood.ledger().queue(i).statistics();
        lines.append({QString::fromLatin1(level.name), statistics.depth, level.limit,
                      tr("%L1 in, deepest %L2").arg(statistics.in).arg(statistics.deepest)});
    }
    return lines;
}

QList<Board::Line> Board::senders() const
{
    QList<Line> lines;
    for (const auto &sender : m_flood.senders())
        lines.append({tr("Thread %1").arg(lines.size() + 1), sender->onTheWay(), Sender::LaneLimit,
                      tr("%L1 sent, held back %L2 times").arg(sender->sent()).arg(sender->heldBack())});
    return lines;
}
