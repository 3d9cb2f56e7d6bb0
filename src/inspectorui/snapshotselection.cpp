// SPDX-License-Identifier: MIT
// What is selected in a SnapshotModel: the current row with its detail, and the rows that are copied as text.
#include "snapshotmodel.h"

#include <algorithm>

namespace Signalbox {

//! A cell must not break a line of tab-separated values.
static QString plain(QString text)
{
    for (QChar &c : text) {
        if (c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r'))
            c = QLatin1Char(' ');
    }
    return text;
}

int SnapshotModel::currentRow() const
{
    if (m_awaited >= 0)
        return m_awaited;
    const int slot = m_current ? slotOf(*m_current) : -1;
    return slot < 0 ? -1 : m_entries[size_t(slot)].row;
}

void SnapshotModel::noteCurrentRow()
{
    const int row = currentRow();
    if (row >= 0)
        m_lastCurrentRow = row;
    if (row == m_currentRow)
        return;
    m_currentRow = row;
    Q_EMIT currentRowChanged();
}

void SnapshotModel::select(int row, bool extend)
{
    if (row < 0 || row >= shown())
        return;
    m_target.reset(); // who goes elsewhere has changed his mind
    if (!isThere(row))
        return awaitRow(row);
    m_awaited = -1;
    const Key key = keyAt(row);
    const int anchorSlot = m_anchor ? slotOf(*m_anchor) : -1;
    const int anchorRow = anchorSlot < 0 ? -1 : m_entries[size_t(anchorSlot)].row;
    QSet<Key> selected;
    if (extend && anchorRow >= 0) {
        for (int i = std::min(anchorRow, row); i <= std::max(anchorRow, row); ++i) {
            if (isThere(i))
                selected.insert(keyAt(i));
        }
    } else {
        m_anchor = key;
        selected.insert(key);
    }
    setSelected(std::move(selected));
    setCurrent(key);
}

void SnapshotModel::toggle(int row)
{
    if (row < 0 || row >= shown())
        return;
    if (!isThere(row))
        return select(row);
    m_target.reset();
    m_awaited = -1;
    const Key key = keyAt(row);
    QSet<Key> selected = m_selected;
    if (!selected.remove(key))
        selected.insert(key);
    m_anchor = key;
    setSelected(std::move(selected));
    setCurrent(key);
}

void SnapshotModel::pointAt(int row)
{
    if (row < 0 || row >= shown())
        return;
    if (!isThere(row) || !m_selected.contains(keyAt(row)))
        return select(row);
    m_target.reset();
    setCurrent(keyAt(row));
}

void SnapshotModel::selectKey(const Key &key)
{
    m_target = key;
    keepTarget();
    reachTarget();
    if (m_target)
        Q_EMIT watchedRowsChanged();
}

//! For some ticks more; then it has ended, or the program cannot tell.
void SnapshotModel::keepTarget()
{
    constexpr int MostTicks = 5;
    m_targetTicks = MostTicks;
}

//! Goes where somebody wants to be, if that row is there by now.
void SnapshotModel::reachTarget()
{
    if (!m_target)
        return;
    const int slot = slotOf(*m_target);
    const int row = slot < 0 ? -1 : m_entries[size_t(slot)].row;
    if (row >= 0) {
        select(row);
        Q_EMIT reached(row);
    } else if (--m_targetTicks == 0) {
        m_target.reset();
        Q_EMIT watchedRowsChanged();
    }
}

void SnapshotModel::moveCurrent(int rows, bool extend)
{
    if (shown() == 0)
        return;
    const int row = currentRow();
    if (row < 0) // the first key press makes the cursor visible, it does not move it
        select(std::clamp(m_lastCurrentRow, 0, shown() - 1));
    else
        select(int(std::clamp<qint64>(qint64(row) + rows, 0, shown() - 1)), extend);
}

void SnapshotModel::selectAll()
{
    QSet<Key> selected;
    for (const int slot : std::as_const(m_order)) {
        if (slot >= 0 && m_entries[size_t(slot)].matches)
            selected.insert(m_entries[size_t(slot)].key);
    }
    setSelected(std::move(selected));
}

bool SnapshotModel::findNext(bool isBackwards)
{
    if (const QString filter = m_filter.trimmed(); !filter.isEmpty()) {
        setFilter({});
        if (filter != m_sought) {
            m_sought = filter;
            Q_EMIT soughtChanged();
        }
    }
    const QStringList words = wordsOf(m_sought);
    const int rows = shown();
    if (words.isEmpty() || rows == 0)
        return false;
    const int step = isBackwards ? rows - 1 : 1;
    int row = currentRow();
    if (row < 0) // in front of the first one, or behind the last
        row = isBackwards ? 0 : rows - 1;
    for (int i = 0; i < rows; ++i) {
        row = int((qint64(row) + step) % rows);
        if (isThere(row) && hasWords(m_order.at(row), words)) {
            select(row);
            return true;
        }
    }
    return false;
}

void SnapshotModel::clearSelection()
{
    setSelected({});
    m_awaited = -1;
    m_target.reset();
    m_anchor.reset();
    setCurrent(std::nullopt);
}

void SnapshotModel::setCurrent(std::optional<Key> key)
{
    if (key == m_current)
        return;
    QSet<Key> touched;
    if (m_current)
        touched.insert(*m_current);
    if (key)
        touched.insert(*key);
    m_current = key;
    notifyRows(touched, CurrentRole);
    if (!m_current)
        m_detail->clear();
    refreshDetail();
    noteCurrentRow();
}

void SnapshotModel::setSelected(QSet<Key> selected)
{
    if (selected == m_selected)
        return;
    const QSet<Key> touched = (selected - m_selected) + (m_selected - selected);
    m_selected = std::move(selected);
    notifyRows(touched, SelectedRole);
    Q_EMIT selectionChanged();
}

void SnapshotModel::notifyRows(const QSet<Key> &keys, int role)
{
    int first = shown();
    int last = -1;
    for (const Key &key : keys) {
        const int slot = slotOf(key);
        const int row = slot < 0 ? -1 : m_entries[size_t(slot)].row;
        if (row < 0)
            continue;
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, m_tableColumns - 1), {role});
}

void SnapshotModel::refreshDetail()
{
    if (!m_current)
        return;
    const int slot = slotOf(*m_current);
    if (slot < 0) {
        if (!m_isInParts) // else it may be among those that are not there
            m_detail->setGone();
        return;
    }
    QList<DetailModel::Field> fields;
    for (int column = 0; column < int(m_infos.size()); ++column)
        fields.append({translated(m_infos[size_t(column)].title), text(slot, column).joined(),
                       tone(slot, column), reference(slot, column)});
    m_detail->setFields(heading(slot), fields);
}

QString SnapshotModel::filterFor(int row, int column) const
{
    if (row < 0 || row >= shown() || column < 0 || column >= m_tableColumns || !isThere(row) ||
        !isSearchable(m_infos[size_t(column)].kind))
        return {};
    const QString words = plain(text(m_order.at(row), column).text).simplified();
    return words == QString(NothingSign) ? QString() : words;
}

QString SnapshotModel::toTsv() const
{
    QStringList line;
    for (int column = 0; column < m_tableColumns; ++column)
        line.append(translated(m_infos[size_t(column)].title));
    QString tsv = line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const int slot : m_order) {
        if (slot < 0)
            continue;
        const Entry &entry = m_entries[size_t(slot)];
        if (m_selected.isEmpty() ? !entry.matches : !m_selected.contains(entry.key))
            continue;
        line.clear();
        for (int column = 0; column < m_tableColumns; ++column)
            line.append(plain(text(slot, column).joined()));
        tsv += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return tsv;
}

} // namespace Signalbox
