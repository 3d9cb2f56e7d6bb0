// SPDX-License-Identifier: MIT
#include "snapshotmodel.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace Signalbox {

namespace {

//! Words as people sort them: no case. Numbers by size.
int compareCells(const Cell &a, const Cell &b)
{
    if (const QString *text = std::get_if<QString>(&a))
        return text->compare(std::get<QString>(b), Qt::CaseInsensitive);
    return a < b ? -1 : b < a ? 1 : 0;
}

//! A cell must not break a line of tab-separated values.
QString plain(QString text)
{
    for (QChar &c : text) {
        if (c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r'))
            c = QLatin1Char(' ');
    }
    return text;
}

} // namespace

SnapshotModel::SnapshotModel(QObject *parent)
    : QAbstractTableModel(parent), m_detail(new DetailModel(this)), m_columns(new TableColumns(this))
{
}

SnapshotModel::~SnapshotModel() = default;

void SnapshotModel::setColumns(std::vector<ColumnInfo> columns, int sortColumn, Qt::SortOrder order)
{
    m_infos = std::move(columns);
    m_sortColumn = sortColumn;
    m_sortOrder = order;
    QList<TableColumns::Wish> wishes;
    for (const ColumnInfo &info : m_infos) {
        if (info.width == 0)
            break;
        wishes.append({info.width, info.stretches});
    }
    m_tableColumns = int(wishes.size());
    Q_ASSERT(m_tableColumns <= 32); // a bit each in Entry::changed
    m_columns->setWishes(wishes);
}

int SnapshotModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : shown();
}

int SnapshotModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_tableColumns;
}

CellText SnapshotModel::text(int slot, int column) const
{
    return formatCell(m_infos[size_t(column)].kind, cell(slot, column), m_locale);
}

QVariant SnapshotModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int slot = m_order.at(index.row());
    const int column = index.column();
    const ColumnInfo &info = m_infos[size_t(column)];
    switch (role) {
    case TextRole:
        return text(slot, column).text;
    case UnitRole:
        return text(slot, column).unit;
    case HasUnitRole:
        return hasUnit(info.kind);
    case ToneRole:
        return int(tone(slot, column));
    case RightAlignedRole:
        return isRightAligned(info.kind);
    case ElideRole:
        return QVariant::fromValue(int(info.kind == CellKind::Path ? Qt::ElideMiddle : Qt::ElideRight));
    case SpokenRole:
        return tr("%1: %2", "screen reader: column, cell")
            .arg(translated(info.title), text(slot, column).joined());
    case CurrentRole:
        return m_current == m_entries[size_t(slot)].key;
    case SelectedRole:
        return m_selected.contains(m_entries[size_t(slot)].key);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isRightAligned(info.kind) ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant SnapshotModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_tableColumns)
        return {};
    const ColumnInfo &info = m_infos[size_t(section)];
    switch (role) {
    case Qt::DisplayRole:
        return translated(info.title);
    case Qt::ToolTipRole:
        return info.hint ? translated(info.hint) : QString();
    case RightAlignedRole:
        return isRightAligned(info.kind);
    default:
        return {};
    }
}

QHash<int, QByteArray> SnapshotModel::roleNames() const
{
    return {{TextRole, "text"},
            {UnitRole, "unit"},
            {HasUnitRole, "hasUnit"},
            {ToneRole, "tone"},
            {RightAlignedRole, "rightAligned"},
            {ElideRole, "elide"},
            {SpokenRole, "spoken"},
            {CurrentRole, "isCurrent"},
            {SelectedRole, "isSelected"}};
}

// --- One tick ---------------------------------------------------------------------------------------------

void SnapshotModel::applyKeys(std::vector<Key> keys, Deadline now)
{
    ++m_generation;
    const int shownBefore = shown();
    const int totalBefore = m_total;
    m_total = int(keys.size());
    m_pending.clear();

    // 1. Rows that stay get their new content; new ones get a slot.
    for (int i = 0; i < int(keys.size()); ++i) {
        Key key = keys[size_t(i)];
        int slot = slotOf(key);
        // A key that comes twice in one sample is a second row, not a second opinion on the first.
        while (slot >= 0 && m_entries[size_t(slot)].generation == m_generation) {
            ++key.twin;
            slot = slotOf(key);
        }
        const bool isNew = slot < 0;
        if (isNew) {
            if (m_freeSlots.empty()) {
                slot = int(m_entries.size());
                m_entries.emplace_back();
            } else {
                slot = m_freeSlots.back();
                m_freeSlots.pop_back();
            }
            m_entries[size_t(slot)] = Entry{.key = key, .isNew = true};
            m_slots.insert(key, slot);
        }
        const quint32 changed = store(slot, i, isNew);
        Entry &entry = m_entries[size_t(slot)];
        entry.generation = m_generation;
        entry.position = i;
        entry.changed = isNew ? 0 : changed;
        if (isNew || (changed && !m_words.isEmpty()))
            entry.accepted = accepts(slot);
        if (entry.accepted && entry.row < 0)
            m_pending.append(slot);
    }

    // 2. – 5. In this order every signal speaks of rows that the ones before have left behind.
    removeRefused();
    emitChanges();
    insertAccepted();
    if (now - m_lastSort >= ResortInterval || now < m_lastSort) {
        m_lastSort = now;
        resort();
    }

    refreshDetail();
    noteCurrentRow();
    if (shownBefore != shown() || totalBefore != m_total)
        Q_EMIT countsChanged();
}

bool SnapshotModel::accepts(int slot) const
{
    if (m_words.isEmpty())
        return true;
    QString words;
    for (int column = 0; column < m_tableColumns; ++column) {
        if (isSearchable(m_infos[size_t(column)].kind))
            words += text(slot, column).text + QLatin1Char('\n');
    }
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return words.contains(word, Qt::CaseInsensitive); });
}

bool SnapshotModel::less(int a, int b) const
{
    if (m_sortColumn < 0)
        return m_entries[size_t(a)].position < m_entries[size_t(b)].position;
    const int order = compareCells(cell(a, m_sortColumn), cell(b, m_sortColumn));
    return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
}

void SnapshotModel::removeRefused()
{
    const auto mustGo = [this](int slot) {
        const Entry &entry = m_entries[size_t(slot)];
        return entry.generation != m_generation || !entry.accepted;
    };
    for (int last = shown() - 1; last >= 0; --last) {
        if (!mustGo(m_order.at(last)))
            continue;
        int first = last;
        while (first > 0 && mustGo(m_order.at(first - 1)))
            --first;
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_entries[size_t(m_order.at(row))].row = -1;
        m_order.remove(first, last - first + 1);
        numberRows(first);
        endRemoveRows();
        last = first;
    }

    // Hidden rows may have ended as well: look at every slot in use when the numbers do not add up.
    if (m_slots.size() == m_total)
        return;
    bool selectionShrank = false;
    for (auto it = m_slots.begin(); it != m_slots.end();) {
        if (m_entries[size_t(it.value())].generation == m_generation) {
            ++it;
            continue;
        }
        selectionShrank |= m_selected.remove(it.key());
        m_freeSlots.push_back(it.value());
        it = m_slots.erase(it);
    }
    if (selectionShrank)
        Q_EMIT selectionChanged();
}

void SnapshotModel::emitChanges()
{
    int first = -1;
    int last = -1;
    quint32 columns = 0;
    for (int row = 0; row < shown(); ++row) {
        const Entry &entry = m_entries[size_t(m_order.at(row))];
        if (!entry.changed)
            continue;
        columns |= entry.changed;
        last = row;
        if (first < 0)
            first = row;
    }
    if (first < 0)
        return;
    Q_EMIT dataChanged(index(first, std::countr_zero(columns)), index(last, 31 - std::countl_zero(columns)),
                       {TextRole, UnitRole, ToneRole, SpokenRole});
}

void SnapshotModel::insertAccepted()
{
    if (m_pending.isEmpty())
        return;
    const auto lessSlots = [this](int a, int b) { return less(a, b); };
    std::stable_sort(m_pending.begin(), m_pending.end(), lessSlots);

    // Where each new row goes: before the first old one that is greater. The old order may be out of date;
    // the places need only be good enough until the next resort.
    struct Run
    {
        int row;   //!< In the old order.
        int first; //!< In m_pending.
        int count;
    };
    QList<Run> runs;
    int row = 0;
    for (int i = 0; i < m_pending.size(); ++i) {
        while (row < shown() && !less(m_pending.at(i), m_order.at(row)))
            ++row;
        if (!runs.isEmpty() && runs.constLast().row == row)
            ++runs.last().count;
        else
            runs.append({row, i, 1});
    }
    const bool scattered = runs.size() > MaxInsertedRuns;
    if (scattered)
        runs = {{shown(), 0, int(m_pending.size())}};

    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        beginInsertRows({}, run->row, run->row + run->count - 1);
        m_order.insert(run->row, run->count, 0);
        std::copy_n(m_pending.cbegin() + run->first, run->count, m_order.begin() + run->row);
        numberRows(run->row);
        endInsertRows();
    }
    for (const int slot : std::as_const(m_pending))
        m_entries[size_t(slot)].isNew = false;
    m_pending.clear();
    if (scattered)
        resort();
}

void SnapshotModel::resort()
{
    const auto lessSlots = [this](int a, int b) { return less(a, b); };
    if (std::is_sorted(m_order.cbegin(), m_order.cend(), lessSlots))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<int> slots_;
    for (const QModelIndex &index : before)
        slots_.append(m_order.at(index.row()));
    std::stable_sort(m_order.begin(), m_order.end(), lessSlots);
    numberRows();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(m_entries[size_t(slots_.at(i))].row, before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void SnapshotModel::numberRows(int from)
{
    for (int row = from; row < shown(); ++row)
        m_entries[size_t(m_order.at(row))].row = row;
}

// --- Sort and filter --------------------------------------------------------------------------------------

void SnapshotModel::sort(int column, Qt::SortOrder order)
{
    if (column < -1 || column >= m_tableColumns || (column == m_sortColumn && order == m_sortOrder))
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    resort();
    m_columns->sortMarksChanged();
    noteCurrentRow();
    Q_EMIT sortingChanged();
}

void SnapshotModel::toggleSort(int column)
{
    if (column != m_sortColumn)
        sort(column, Qt::AscendingOrder);
    else if (m_sortOrder == Qt::AscendingOrder)
        sort(column, Qt::DescendingOrder);
    else
        sort(-1, Qt::AscendingOrder);
}

void SnapshotModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    const QStringList words = filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words != m_words) {
        m_words = words;
        refilter();
    }
    Q_EMIT filterChanged();
}

void SnapshotModel::refilter()
{
    const int shownBefore = shown();
    m_pending.clear();
    for (const int slot : std::as_const(m_slots)) {
        Entry &entry = m_entries[size_t(slot)];
        entry.accepted = accepts(slot);
        if (entry.accepted && entry.row < 0)
            m_pending.append(slot);
    }
    // The hash has no order; rows that sort alike come in that of the sample.
    std::sort(m_pending.begin(), m_pending.end(),
              [this](int a, int b) { return m_entries[size_t(a)].position < m_entries[size_t(b)].position; });
    removeRefused();
    insertAccepted();
    noteCurrentRow();
    if (shownBefore != shown())
        Q_EMIT countsChanged();
}

// --- Selection --------------------------------------------------------------------------------------------

int SnapshotModel::currentRow() const
{
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
    const Key key = keyAt(row);
    const int anchorSlot = m_anchor ? slotOf(*m_anchor) : -1;
    const int anchorRow = anchorSlot < 0 ? -1 : m_entries[size_t(anchorSlot)].row;
    QSet<Key> selected;
    if (extend && anchorRow >= 0) {
        for (int i = std::min(anchorRow, row); i <= std::max(anchorRow, row); ++i)
            selected.insert(keyAt(i));
    } else {
        m_anchor = key;
        selected.insert(key);
    }
    setSelected(std::move(selected));
    setCurrent(key);
}

void SnapshotModel::selectKey(const Key &key)
{
    const int slot = slotOf(key);
    if (slot >= 0)
        select(m_entries[size_t(slot)].row);
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
    for (int row = 0; row < shown(); ++row)
        selected.insert(keyAt(row));
    setSelected(std::move(selected));
}

void SnapshotModel::clearSelection()
{
    setSelected({});
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
        m_detail->setGone();
        return;
    }
    QList<DetailModel::Field> fields;
    for (int column = 0; column < int(m_infos.size()); ++column)
        fields.append(
            {translated(m_infos[size_t(column)].title), text(slot, column).joined(), tone(slot, column)});
    m_detail->setFields(heading(slot), fields);
}

// --- Text -------------------------------------------------------------------------------------------------

QString SnapshotModel::toTsv() const
{
    QStringList line;
    for (int column = 0; column < m_tableColumns; ++column)
        line.append(translated(m_infos[size_t(column)].title));
    QString tsv = line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const int slot : m_order) {
        if (!m_selected.isEmpty() && !m_selected.contains(m_entries[size_t(slot)].key))
            continue;
        line.clear();
        for (int column = 0; column < m_tableColumns; ++column)
            line.append(plain(text(slot, column).joined()));
        tsv += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return tsv;
}

void SnapshotModel::setLocale(const QLocale &locale)
{
    m_locale = locale;
    m_columns->titlesChanged();
    if (shown() > 0)
        Q_EMIT dataChanged(index(0, 0), index(shown() - 1, m_tableColumns - 1));
    refreshDetail();
}

} // namespace Signalbox
