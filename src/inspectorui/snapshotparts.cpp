// SPDX-License-Identifier: MIT
// A SnapshotModel of which not all rows are there.
#include "snapshotmodel.h"

#include <algorithm>
#include <utility>

namespace Signalbox {

QVariant SnapshotModel::missingData(int column, int role) const
{
    const ColumnInfo &info = m_infos[size_t(column)];
    const QString text = column == 0 ? tr("Loading…", "a row of a table") : QString();
    switch (role) {
    case TextRole:
        return text;
    case UnitRole:
        return QString();
    case ToneRole:
        return int(Tone::Muted);
    case SpokenRole:
        return tr("%1: %2", "screen reader: column, cell").arg(translated(info.title), text);
    case HasUnitRole:
    case SelectedRole:
        return false;
    case RightAlignedRole:
        return isRightAligned(info.kind);
    case ElideRole:
        return int(Qt::ElideRight);
    case IndentRole:
        return 0;
    case FillRole:
        return -1.0;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isRightAligned(info.kind) ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

//! What is selected stays so.
void SnapshotModel::removeAllRows()
{
    m_awaited = -1;
    if (m_order.isEmpty())
        return;
    beginRemoveRows({}, 0, shown() - 1);
    for (Entry &entry : m_entries)
        entry.row = -1;
    m_order.clear();
    endRemoveRows();
}

//! Those that come at the end are being loaded.
void SnapshotModel::setRowCount(int count)
{
    const int before = shown();
    if (count > before) {
        beginInsertRows({}, before, count - 1);
        m_order.insert(before, count - before, -1);
        endInsertRows();
    } else if (count < before) {
        beginRemoveRows({}, count, before - 1);
        for (int row = count; row < before; ++row) {
            if (isThere(row))
                m_entries[size_t(m_order.at(row))].row = -1;
        }
        m_order.resize(count);
        endRemoveRows();
        m_awaited = std::min(m_awaited, count - 1);
    }
}

//! The current row for the time being, and then what comes there.
void SnapshotModel::awaitRow(int row)
{
    const int before = std::exchange(m_awaited, row);
    setCurrent(std::nullopt);
    setSelected({});
    m_anchor.reset();
    for (const int changed : {before, row}) {
        if (changed >= 0)
            Q_EMIT dataChanged(index(changed, 0), index(changed, m_tableColumns - 1), {CurrentRole});
    }
    noteCurrentRow();
}

void SnapshotModel::applyParts(const std::vector<Key> &keys, const std::vector<int> &rows, int total)
{
    const bool hasChanged = !isFilled() || m_total != total || !m_isInParts;
    ++m_generation;
    if (!std::exchange(m_isInParts, true)) {
        removeAllRows(); // as they were
        if (m_sortColumn >= 0 && !canSortParts(m_sortColumn))
            sort(-1);
    }
    m_total = total;
    m_pending.clear();
    setRowCount(total);

    int first = total;
    int last = -1;
    const auto change = [&](int row) {
        if (row < 0 || row >= total || !isWatched(row))
            return;
        first = std::min(first, row);
        last = std::max(last, row);
    };
    // First all leave whose place is another one now, then those come that are there.
    m_slotAt.assign(keys.size(), -1);
    std::vector<bool> isNew(keys.size());
    for (size_t i = 0; i < keys.size(); ++i) {
        int slot = slotOf(keys[i]);
        isNew[i] = slot < 0;
        if (isNew[i])
            slot = takeSlot(keys[i]);
        Entry &entry = m_entries[size_t(slot)];
        const int before = std::exchange(entry.position, int(i));
        if (!isNew[i] && entry.row == rows[i] && isWatched(entry.row) && differences(before, int(i)))
            change(entry.row);
        entry.generation = m_generation;
        entry.matches = true;
        entry.accepted = true;
        m_slotAt[i] = slot;
    }
    for (auto it = m_slots.begin(); it != m_slots.end();) {
        const int slot = it.value();
        Entry &entry = m_entries[size_t(slot)];
        const bool isHere = !isOld(slot);
        if (entry.row >= 0 && (!isHere || rows[size_t(entry.position)] != entry.row)) {
            m_order[entry.row] = -1;
            change(std::exchange(entry.row, -1));
        }
        if (isHere) {
            ++it;
            continue;
        }
        m_freeSlots.push_back(slot); // it may be selected, and come again
        it = m_slots.erase(it);
    }
    for (size_t i = 0; i < keys.size(); ++i) {
        Entry &entry = m_entries[size_t(m_slotAt[i])];
        if (rows[i] >= total || entry.row == rows[i])
            continue;
        entry.row = rows[i];
        m_order[entry.row] = m_slotAt[i];
        change(entry.row);
    }
    if (last >= 0)
        Q_EMIT dataChanged(
            index(first, 0), index(last, m_tableColumns - 1),
            {TextRole, UnitRole, HasUnitRole, ToneRole, SpokenRole, FillRole, CurrentRole, SelectedRole});
    if (m_awaited >= 0 && isThere(m_awaited))
        select(m_awaited);
    reachTarget();
    refreshDetail();
    noteCurrentRow();
    if (hasChanged)
        Q_EMIT countsChanged();
}

} // namespace Signalbox
