// SPDX-License-Identifier: MIT
#include "panels.h"

#include "style.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHeaderView>
#include <QScrollBar>
#include <QTime>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr int RowsKept = 200;

QString changeText(FolderWatch::Change change)
{
    const std::array texts = {FolderList::tr("created"), FolderList::tr("changed"),
                              FolderList::tr("removed")};
    return texts.at(std::size_t(change));
}

} // namespace

Tile::Tile(const QString &name, QWidget *parent)
    : QFrame(parent), m_name(new QLabel(name)), m_figure(new QLabel(u"–"_s)), m_remark(new QLabel(u" "_s))
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.75);
    large.setBold(true);
    m_figure->setFont(large);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(1);
    for (QLabel *label : {m_name, m_figure, m_remark}) {
        label->setMinimumWidth(1); // a long figure does not widen the window
        column->addWidget(label);
    }
    applyColors();
}

void Tile::setFigure(const QString &figure, const QString &remark)
{
    m_figure->setText(figure);
    m_remark->setText(remark);
}

void Tile::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyColors();
    QFrame::changeEvent(event);
}

void Tile::applyColors()
{
    const Colors colors = Colors::current();
    const QString sheet =
        u"Tile { background: palette(base); border: 1px solid %1; border-radius: 6px; }"_s.arg(
            colors.grid.name());
    if (styleSheet() == sheet)
        return;
    setStyleSheet(sheet);
    for (QLabel *label : {m_name, m_remark})
        label->setStyleSheet(u"color: %1"_s.arg(colors.muted.name()));
}

FolderList::FolderList(QWidget *parent) : QTreeWidget(parent)
{
    setColumnCount(4);
    setHeaderLabels({tr("Time"), tr("Change"), tr("File"), tr("Size")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setAlternatingRowColors(true);
    setTextElideMode(Qt::ElideMiddle);
    setStyleSheet(u"QTreeView::item { padding: 2px 0 }"_s);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    headerItem()->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setSectionResizeMode(2, QHeaderView::Stretch);
    header()->resizeSection(0, fontMetrics().horizontalAdvance(u"00:00:00"_s) + 20);
    header()->resizeSection(1, fontMetrics().horizontalAdvance(tr("removed")) + 24);
    header()->resizeSection(3, fontMetrics().horizontalAdvance(u"9,999 bytes"_s) + 16);
}

void FolderList::add(FolderWatch::Change change, const QString &fileName, qint64 size)
{
    ++m_counts[int(change)];
    const QString time = QTime::currentTime().toString(u"HH:mm:ss"_s);
    const QString text = changeText(change);
    QTreeWidgetItem *first = topLevelItem(0);
    if (!first || first->text(1) != text || first->text(2) != fileName) {
        first = new QTreeWidgetItem;
        first->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
        insertTopLevelItem(0, first);
        if (change == FolderWatch::Change::Removed)
            first->setForeground(1, Colors::current().alarm);
    }
    first->setText(0, time);
    first->setText(1, text);
    first->setText(2, fileName);
    first->setText(3, sizeText(double(size)));
    if (topLevelItemCount() > RowsKept)
        delete takeTopLevelItem(RowsKept);
}

ProcessView::ProcessView(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setMaximumBlockCount(RowsKept);
    setLineWrapMode(NoWrap);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF() * 0.92);
    setFont(fixed);
}

void ProcessView::addLine(const QString &line)
{
    ++m_lineTotal;
    appendPlainText(line);
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

QWidget *titled(const QString &title, QWidget *content)
{
    auto *panel = new QWidget;
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *heading = new QLabel(title);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    heading->setBuddy(content);
    content->setAccessibleName(title);
    column->addWidget(heading);
    column->addWidget(content);
    return panel;
}
