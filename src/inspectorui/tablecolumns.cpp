// SPDX-License-Identifier: MIT
#include "tablecolumns.h"

#include "snapshotmodel.h"

#include <cmath>

namespace Signalbox {

namespace {
constexpr int SmallestDigits = 3; //!< A column narrower than this cannot be grabbed again.
}

TableColumns::TableColumns(SnapshotModel *model) : QAbstractListModel(model), m_model(model) {}

int TableColumns::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_wishes.size());
}

QVariant TableColumns::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case TitleRole:
        return m_model->headerData(index.row(), Qt::Horizontal, Qt::DisplayRole);
    case HintRole:
        return m_model->headerData(index.row(), Qt::Horizontal, Qt::ToolTipRole);
    case WidthRole:
        return m_widths.value(index.row());
    case RightAlignedRole:
        return m_model->headerData(index.row(), Qt::Horizontal, SnapshotModel::RightAlignedRole);
    case MarkedRole:
        return m_marked == index.row();
    case TableRole:
        return QVariant::fromValue(m_model);
    case SortRole:
        if (m_model->sortColumn() != index.row())
            return 0;
        return m_model->sortOrder() == Qt::AscendingOrder ? 1 : -1;
    default:
        return {};
    }
}

QHash<int, QByteArray> TableColumns::roleNames() const
{
    return {{TitleRole, "title"},       {HintRole, "hint"},
            {WidthRole, "columnWidth"}, {RightAlignedRole, "rightAligned"},
            {SortRole, "sorted"},       {MarkedRole, "marked"},
            {TableRole, "table"}};
}

qreal TableColumns::totalWidth() const
{
    qreal total = 0;
    for (const qreal width : m_widths)
        total += width;
    return total;
}

void TableColumns::resize(int column, qreal width)
{
    if (column < 0 || column >= m_wishes.size())
        return;
    m_fixed.insert(column, std::max(width, SmallestDigits * m_digitWidth + m_padding));
    layOut();
}

void TableColumns::resetWidth(int column)
{
    if (m_fixed.remove(column))
        layOut();
}

void TableColumns::setMarked(int column)
{
    if (column == m_marked || column < -1 || column >= m_wishes.size())
        return;
    m_marked = column;
    Q_EMIT dataChanged(index(0), index(int(m_wishes.size()) - 1), {MarkedRole});
    Q_EMIT markedChanged();
}

void TableColumns::setWishes(const QList<Wish> &wishes)
{
    beginResetModel(); // once, before anybody looks
    m_wishes = wishes;
    m_widths.clear();
    endResetModel();
    layOut();
}

void TableColumns::sortMarksChanged()
{
    if (!m_wishes.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_wishes.size()) - 1), {SortRole});
}

void TableColumns::titlesChanged()
{
    if (!m_wishes.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_wishes.size()) - 1), {TitleRole, HintRole});
}

void TableColumns::set(qreal &member, qreal value)
{
    if (member == value)
        return;
    member = value;
    layOut();
}

void TableColumns::layOut()
{
    QList<qreal> widths;
    qreal total = 0;
    int stretching = 0;
    for (int i = 0; i < m_wishes.size(); ++i) {
        const Wish &wish = m_wishes.at(i);
        const qreal natural = std::ceil(wish.digits * m_digitWidth + m_padding);
        widths.append(std::round(m_fixed.value(i, natural)));
        total += widths.constLast();
        stretching += wish.stretches && !m_fixed.contains(i);
    }
    qreal left = std::floor(m_availableWidth - total);
    for (int i = 0; i < m_wishes.size() && left > 0 && stretching > 0; ++i) {
        if (!m_wishes.at(i).stretches || m_fixed.contains(i))
            continue;
        const qreal share = std::floor(left / stretching--);
        widths[i] += share;
        left -= share;
    }
    if (widths == m_widths)
        return;
    m_widths = widths;
    if (!m_widths.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_widths.size()) - 1), {WidthRole});
    Q_EMIT widthsChanged();
}

} // namespace Signalbox
