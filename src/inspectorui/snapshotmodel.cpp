// SPDX-License-Identifier: MIT
#include "snapshotmodel.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

namespace Signalbox {

namespace {

Qt::TextElideMode elideMode(CellKind kind)
{
    return kind == CellKind::Path ? Qt::ElideMiddle : kind == CellKind::Call ? Qt::ElideLeft : Qt::ElideRight;
}

//! Words as people sort them: no case. Numbers by size.
int compareCells(const Cell &a, const Cell &b)
{
    if (const QString *text = std::get_if<QString>(&a))
        return text->compare(std::get<QString>(b), Qt::CaseInsensitive);
    return a < b ? -1 : b < a ? 1 : 0;
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
    if (slot < 0 && role == CurrentRole)
        return index.row() == m_awaited;
    if (slot < 0)
        return missingData(column, role);
    switch (role) {
    case TextRole:
        return text(slot, column).text;
    case UnitRole:
        return text(slot, column).unit;
    case HasUnitRole:
        return hasUnit(info.kind);
    case ToneRole:
        return int(m_entries[size_t(slot)].matches ? tone(slot, column) : Tone::Muted);
    case RightAlignedRole:
        return isRightAligned(info.kind);
    case ElideRole:
        return int(elideMode(info.kind));
    case SpokenRole:
        return tr("%1: %2", "screen reader: column, cell")
            .arg(translated(info.title), text(slot, column).joined());
    case IndentRole:
        return m_sortColumn < 0 ? indent(slot, column) : 0;
    case FillRole:
        return info.kind == CellKind::Fill ? std::get<double>(cell(slot, column)) : -1.0;
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
            {SelectedRole, "isSelected"},
            {IndentRole, "indent"},
            {FillRole, "fill"}};
}

// --- One tick ---------------------------------------------------------------------------------------------

void SnapshotModel::watchRows(int first, int last)
{
    if (first == m_firstWatched && last == m_lastWatched)
        return;
    m_firstWatched = first;
    m_lastWatched = last;
    Q_EMIT watchedRowsChanged();
}

void SnapshotModel::applyKeys(const std::vector<Key> &keys, Deadline now, int total)
{
    const bool wasFilled = isFilled();
    const int shownBefore = shown();
    const int matchedBefore = matched();
    const int totalBefore = m_total;
    ++m_generation;
    m_total = total < 0 ? int(keys.size()) : total;
    m_pending.clear();
    if (std::exchange(m_isInParts, false))
        removeAllRows(); // as they were

    // In this order every signal speaks of rows that the ones before have left behind.
    const Changes changes = matchRows(keys);
    const bool hasEnded = m_slots.size() != qsizetype(keys.size());
    if (hasEnded || changes.hasRefused)
        removeRefused();
    if (hasEnded)
        forgetEnded();
    emitChanges(changes);
    insertAccepted();
    if (now - m_lastSort >= ResortInterval || now < m_lastSort) {
        m_lastSort = now;
        resort();
    }

    reachTarget();
    refreshDetail();
    noteCurrentRow();
    if (shownBefore != shown() || matchedBefore != matched() || totalBefore != m_total || !wasFilled)
        Q_EMIT countsChanged();
}

//! Rows that stay learn their new place; new ones get a slot, and wait for their insertion.
SnapshotModel::Changes SnapshotModel::matchRows(const std::vector<Key> &keys)
{
    Changes changes;
    std::vector<int> slotAt(keys.size());
    size_t expected = 0; // most rows come in the order of the sample before
    for (int i = 0; i < int(keys.size()); ++i) {
        Key key = keys[size_t(i)];
        int slot = findSlot(key, expected);
        const bool isNew = slot < 0;
        if (isNew)
            slot = takeSlot(key);
        Entry &entry = m_entries[size_t(slot)];
        const int before = std::exchange(entry.position, i);
        entry.generation = m_generation;
        slotAt[size_t(i)] = slot;
        const bool matched = entry.matches;
        if (isNew || (!m_words.isEmpty() && !hasSameWords(before, i)))
            entry.matches = hasWords(slot, m_words);
        if (entry.row < 0 || !isWatched(entry.row))
            continue;
        const quint32 columns =
            matched != entry.matches ? (quint64(1) << m_tableColumns) - 1 : differences(before, i);
        if (columns)
            changes.cells.emplace_back(slot, columns);
    }
    m_slotAt = std::move(slotAt);
    changes.hasRefused = acceptRows();
    return changes;
}

//! Decides by what matches what is to be shown: what is not so far is to be inserted. True: some that is shown has to go.
bool SnapshotModel::acceptRows()
{
    const bool keepsAncestors = !m_words.isEmpty() && showsTree();
    bool hasRefused = false;
    int level = 0; // of the accepted row behind; the next one in front with a smaller one is above it
    m_matched = 0;
    for (auto slot = m_slotAt.crbegin(); slot != m_slotAt.crend(); ++slot) {
        Entry &entry = m_entries[size_t(*slot)];
        const int own = keepsAncestors ? indent(*slot, 0) : 0;
        entry.accepted = entry.matches || own < level;
        if (entry.accepted)
            level = own;
        m_matched += entry.matches;
        if (entry.accepted && entry.row < 0)
            m_pending.append(*slot);
        hasRefused |= !entry.accepted && entry.row >= 0;
    }
    std::reverse(m_pending.begin(), m_pending.end()); // rows that sort alike come in the order of the sample
    return hasRefused;
}

//! The slot of \a key, or −1; \a expected is where in the sample before it is looked for first.
int SnapshotModel::findSlot(Key &key, size_t &expected) const
{
    if (expected < m_slotAt.size()) {
        const int slot = m_slotAt[expected];
        const Entry &entry = m_entries[size_t(slot)];
        if (entry.key == key && entry.generation != m_generation) {
            ++expected;
            return slot;
        }
    }
    int slot = slotOf(key);
    // A key that comes twice in one sample is a second row, not a second opinion on the first.
    while (slot >= 0 && m_entries[size_t(slot)].generation == m_generation) {
        ++key.twin;
        slot = slotOf(key);
    }
    if (slot >= 0)
        expected = size_t(m_entries[size_t(slot)].position) + 1;
    return slot;
}

int SnapshotModel::takeSlot(const Key &key)
{
    int slot = int(m_entries.size());
    if (m_freeSlots.empty()) {
        m_entries.emplace_back();
    } else {
        slot = m_freeSlots.back();
        m_freeSlots.pop_back();
    }
    m_entries[size_t(slot)] = Entry{.key = key};
    m_slots.insert(key, slot);
    return slot;
}

bool SnapshotModel::hasWords(int slot, const QStringList &words) const
{
    if (words.isEmpty())
        return true;
    QString text;
    for (int column = 0; column < m_tableColumns; ++column) {
        const CellKind kind = m_infos[size_t(column)].kind;
        if (!isSearchable(kind))
            continue;
        const Cell value = cell(slot, column);
        const QString *own = std::get_if<QString>(&value);
        text += own ? *own : formatCell(kind, value, m_locale).text;
        text += QLatin1Char('\n');
    }
    return std::all_of(words.begin(), words.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool SnapshotModel::less(int a, int b) const
{
    if (m_sortColumn < 0)
        return m_entries[size_t(a)].position < m_entries[size_t(b)].position;
    const int order = compareCells(cell(a, m_sortColumn), cell(b, m_sortColumn));
    return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
}

//! So many runs of rows may come or go one by one; each costs a pass over the rows behind it.
int SnapshotModel::maxRuns() const
{
    constexpr int RowsPerTick = 500'000;
    return std::clamp(RowsPerTick / std::max(shown(), 1), 1, MaxRuns);
}

void SnapshotModel::removeRefused()
{
    const auto mustGo = [this](int slot) {
        const Entry &entry = m_entries[size_t(slot)];
        return entry.generation != m_generation || !entry.accepted;
    };
    QList<std::pair<int, int>> runs; // first and last row
    for (int row = 0; row < shown(); ++row) {
        if (!mustGo(m_order.at(row)))
            continue;
        if (!runs.isEmpty() && runs.constLast().second == row - 1)
            runs.last().second = row;
        else
            runs.append({row, row});
    }
    if (runs.size() > maxRuns()) {
        QList<int> order = m_order;
        const auto refused = std::stable_partition(order.begin(), order.end(), std::not_fn(mustGo));
        runs = {{int(refused - order.begin()), shown() - 1}};
        reorder(std::move(order));
    }
    for (auto run = runs.crbegin(); run != runs.crend(); ++run)
        removeRun(run->first, run->second);
}

void SnapshotModel::removeRun(int first, int last)
{
    beginRemoveRows({}, first, last);
    for (int row = first; row <= last; ++row)
        m_entries[size_t(m_order.at(row))].row = -1;
    m_order.remove(first, last - first + 1);
    numberRows(first);
    endRemoveRows();
}

//! Frees the slots of rows that are not in the sample any more, hidden ones included.
void SnapshotModel::forgetEnded()
{
    bool selectionShrank = false;
    for (auto it = m_slots.begin(); it != m_slots.end();) {
        if (!isOld(it.value())) {
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

void SnapshotModel::emitChanges(const Changes &changes)
{
    int first = shown();
    int last = -1;
    quint32 columns = 0;
    for (const auto &[slot, changed] : changes.cells) {
        const int row = m_entries[size_t(slot)].row;
        if (row < 0)
            continue; // the filter has taken it
        first = std::min(first, row);
        last = std::max(last, row);
        columns |= changed;
    }
    if (last < 0)
        return;
    Q_EMIT dataChanged(index(first, std::countr_zero(columns)), index(last, 31 - std::countl_zero(columns)),
                       {TextRole, UnitRole, ToneRole, SpokenRole, FillRole});
}

void SnapshotModel::insertAccepted()
{
    if (m_pending.isEmpty())
        return;
    m_pending = sorted(m_pending);

    // Where each new row goes: before the first old one that is greater. The old order may be out of date;
    // the places need only be good enough until the next resort.
    struct Run
    {
        int row;   //!< In the old order.
        int first; //!< In m_pending.
        int count;
    };
    QList<Run> runs;
    auto place = m_order.cbegin();
    for (int i = 0; i < m_pending.size(); ++i) {
        place = std::upper_bound(place, m_order.cend(), m_pending.at(i),
                                 [this](int a, int b) { return less(a, b); });
        const int row = int(place - m_order.cbegin());
        if (!runs.isEmpty() && runs.constLast().row == row)
            ++runs.last().count;
        else
            runs.append({row, i, 1});
    }
    const bool scattered = runs.size() > maxRuns();
    if (scattered)
        runs = {{shown(), 0, int(m_pending.size())}};

    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        beginInsertRows({}, run->row, run->row + run->count - 1);
        m_order.insert(run->row, run->count, 0);
        std::copy_n(m_pending.cbegin() + run->first, run->count, m_order.begin() + run->row);
        numberRows(run->row);
        endInsertRows();
    }
    m_pending.clear();
    if (scattered)
        resort();
}

namespace {

//! \a slots_ in the order of \a valueOf, which is asked once for each; those that are equal stay as they are.
template <typename Value, typename ValueOf, typename Compare>
QList<int> sortedBy(const QList<int> &slots_, const ValueOf &valueOf, const Compare &isLess)
{
    std::vector<std::pair<Value, int>> items;
    items.reserve(size_t(slots_.size()));
    for (const int slot : slots_)
        items.emplace_back(valueOf(slot), slot);
    const auto less = [&](const auto &a, const auto &b) { return isLess(a.first, b.first); };
    if (std::is_sorted(items.begin(), items.end(), less))
        return slots_;
    std::stable_sort(items.begin(), items.end(), less);
    QList<int> sorted;
    sorted.reserve(slots_.size());
    for (const auto &item : items)
        sorted.append(item.second);
    return sorted;
}

} // namespace

QList<int> SnapshotModel::sorted(const QList<int> &slots_) const
{
    if (m_sortColumn < 0)
        return sortedBy<int>(
            slots_, [this](int slot) { return positionOf(slot); }, std::less<int>());
    const bool isUp = m_sortOrder == Qt::AscendingOrder;
    const auto valueOf = [this](int slot) { return cell(slot, m_sortColumn); };
    if (slots_.isEmpty() || !std::holds_alternative<qint64>(valueOf(slots_.constFirst())))
        return sortedBy<Cell>(slots_, valueOf, [isUp](const Cell &a, const Cell &b) {
            return isUp ? compareCells(a, b) < 0 : compareCells(b, a) < 0;
        });
    return sortedBy<qint64>(
        slots_, [&](int slot) { return std::get<qint64>(valueOf(slot)); },
        [isUp](qint64 a, qint64 b) { return isUp ? a < b : b < a; });
}

void SnapshotModel::resort()
{
    QList<int> order = sorted(m_order);
    if (order != m_order)
        reorder(std::move(order));
}

//! The same rows in another \a order.
void SnapshotModel::reorder(QList<int> order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<int> slots_;
    for (const QModelIndex &index : before)
        slots_.append(m_order.at(index.row()));
    m_order = std::move(order);
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
    if (m_isInParts && column >= 0 && !canSortParts(column))
        return; // the rows would have to be here
    const bool wasTree = showsTree();
    m_sortColumn = column;
    m_sortOrder = order;
    if (wasTree != showsTree() && !m_isInParts && !m_words.isEmpty())
        refilter();
    if (!m_isInParts)
        resort();
    if (wasTree != showsTree() && shown() > 0)
        Q_EMIT dataChanged(index(0, 0), index(shown() - 1, 0), {IndentRole});
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

QStringList SnapshotModel::wordsOf(const QString &text)
{
    return text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

void SnapshotModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_target.reset();
    const QStringList words = wordsOf(filter);
    if (words != m_words) {
        m_words = words;
        if (std::exchange(m_isInParts, false))
            removeAllRows(); // what is there, for the time being
        refilter();
    }
    Q_EMIT filterChanged();
}

void SnapshotModel::refilter()
{
    const int shownBefore = shown();
    const int matchedBefore = matched();
    m_pending.clear();
    bool hasTurned = false;
    for (const int slot : m_slotAt) {
        Entry &entry = m_entries[size_t(slot)];
        const bool matched = std::exchange(entry.matches, hasWords(slot, m_words));
        hasTurned |= matched != entry.matches && entry.row >= 0;
    }
    acceptRows();
    removeRefused();
    insertAccepted();
    if (hasTurned && showsTree() && shown() > 0)
        Q_EMIT dataChanged(index(0, 0), index(shown() - 1, m_tableColumns - 1), {ToneRole});
    noteCurrentRow();
    if (shownBefore != shown() || matchedBefore != matched())
        Q_EMIT countsChanged();
}

void SnapshotModel::setLocale(const QLocale &locale)
{
    m_locale = locale;
    m_columns->titlesChanged();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, m_tableColumns - 1);
    if (!m_isInParts)
        refilter(); // the words may be others
    if (shown() > 0)
        Q_EMIT dataChanged(index(0, 0), index(shown() - 1, m_tableColumns - 1));
    refreshDetail();
}

} // namespace Signalbox
