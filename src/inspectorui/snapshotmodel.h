// SPDX-License-Identifier: MIT
#pragma once

#include "cell.h"
#include "detailmodel.h"
#include "inspectorglobal.h"
#include "reference.h"
#include "sample.h"
#include "tablecolumns.h"
#include "tone.h"

#include <QtCore/qabstractitemmodel.h>
#include <QtCore/qhash.h>
#include <QtCore/qset.h>

#include <limits>
#include <optional>
#include <vector>

namespace Signalbox {

/*!
    A table over the newest sample that changes by differences, never by reset.

    Rows have keys that outlive a sample. A tick removes rows, changes rows (one dataChanged over their
    bounding rectangle) and inserts rows at the place where the sort order wants them; the order of rows that
    stay is restored at most once a second, stable, by one layoutChanged. Selection and current row follow
    their keys.

    With a filter, a tree in the order of the sample keeps those above a match, muted: they are shown and are no matches.

    Made for 100,000 rows: a tick passes over all keys, but compares the cells of those rows only that somebody
    looks at (watchRows()), and none is copied.

    There may be more rows than anybody has all of: then some are there, at their places, and the others say that they are being loaded
    (applyParts()). Such a table is sorted and cut into pieces elsewhere; only a filter makes it one of those that are there.

    A subclass says what a row is (RowModel) and how a sample becomes rows (update()).
*/
class SIGNALBOX_INSPECTOR_EXPORT SnapshotModel : public QAbstractTableModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Models belong to an Inspector.")

    //! Words that must all occur in a row's words, in any case; empty shows every row.
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    //! Words of the last findNext(); empty: there was none.
    Q_PROPERTY(QString sought READ sought NOTIFY soughtChanged)
    //! Rows that are shown, those of them that the filter asks for, and rows there are.
    Q_PROPERTY(int shown READ shown NOTIFY countsChanged)
    Q_PROPERTY(int matched READ matched NOTIFY countsChanged)
    Q_PROPERTY(int total READ total NOTIFY countsChanged)
    //! Column that rows are sorted by; −1 is the order of the sample.
    Q_PROPERTY(int sortColumn READ sortColumn NOTIFY sortingChanged)
    Q_PROPERTY(Qt::SortOrder sortOrder READ sortOrder NOTIFY sortingChanged)
    //! The row that the detail shows; −1 when there is none or it is not in the table now.
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentRowChanged)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged)
    //! False until there was a sample: an empty table says nothing yet.
    Q_PROPERTY(bool isFilled READ isFilled NOTIFY countsChanged)
    Q_PROPERTY(Signalbox::DetailModel *detail READ detail CONSTANT)
    Q_PROPERTY(Signalbox::TableColumns *columns READ columns CONSTANT)

public:
    enum Role {
        TextRole = Qt::DisplayRole,
        UnitRole = Qt::UserRole,
        ToneRole,
        HasUnitRole, //!< Room for a unit is to be kept, for zeros too.
        RightAlignedRole,
        ElideRole,  //!< Qt::TextElideMode
        SpokenRole, //!< "Due in: 1.2 s", for screen readers.
        CurrentRole,
        SelectedRole,
        IndentRole, //!< How many levels further in the text begins.
        FillRole,   //!< How full a bar is, 0 to 1; negative where there is no bar.
    };
    Q_ENUM(Role)

    using Key = RowKey;

    //! How long an order stays before it is restored.
    static constexpr Milliseconds ResortInterval{1000};

    //! Beyond this many places rows come and go at the end in one piece, and one change of layout puts it
    //! right. In a large table earlier: each run renumbers the rows behind it.
    static constexpr int MaxRuns = 32;

    ~SnapshotModel() override;

    //! Takes over what \a sample says. Nothing is emitted when it says nothing new.
    virtual void update(const SamplePointer &sample) = 0;

    /*!
        Says which rows somebody looks at: changes of the others are not announced, so whoever shows one of
        them later reads it anew, as views do. Default: all; with \a last below \a first: none.
    */
    Q_INVOKABLE void watchRows(int first, int last);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    QString sought() const { return m_sought; }
    int shown() const { return int(m_order.size()); }
    int matched() const { return m_isInParts ? shown() : m_matched; }
    int total() const { return m_total; }
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }
    int currentRow() const;
    int selectedCount() const { return int(m_selected.size()); }
    bool isFilled() const { return m_generation > 0; }
    DetailModel *detail() const { return m_detail; }
    TableColumns *columns() const { return m_columns; }

    //! Sorts by \a column; a second time turns the order round, a third time gives back the sample's order.
    Q_INVOKABLE void toggleSort(int column);

    //! Makes \a row current and selected; with \a extend, every row from the anchor to it.
    Q_INVOKABLE void select(int row, bool extend = false);
    //! Makes \a row current, and selected where it is not: others stay as they are.
    Q_INVOKABLE void toggle(int row);
    //! Makes \a row current, and it alone selected unless it is that already, maybe with others.
    Q_INVOKABLE void pointAt(int row);
    //! Moves the current row by \a rows, as far as there are rows; without one, starts where it was last.
    Q_INVOKABLE void moveCurrent(int rows, bool extend = false);
    //! Every match.
    Q_INVOKABLE void selectAll();
    /*!
        Makes the next row current that has all words of the filter, with those around it: the filter itself is cleared. Without a filter, for
        the words of the last time. With \a isBackwards the one before; behind the last one it begins at the first. Rows that are being loaded are passed over.
        False: no row has them, or no words were ever given.
    */
    Q_INVOKABLE bool findNext(bool isBackwards = false);
    Q_INVOKABLE void clearSelection();

    //! A filter for rows that say what this cell says; empty where it says nothing, or nothing that a filter looks at.
    Q_INVOKABLE QString filterFor(int row, int column) const;
    //! Tab-separated values with a header line: the selected rows, or all matches when none is selected.
    Q_INVOKABLE QString toTsv() const;

    //! The key of the shown \a row.
    Key keyAt(int row) const { return m_entries[size_t(m_order.at(row))].key; }
    //! False: it is being loaded, and has no key so far.
    bool isThere(int row) const { return m_order.at(row) >= 0; }
    //! Are there rows that are only being loaded?
    bool isInParts() const { return m_isInParts; }
    //! The key of the current row, also while that is gone or hidden.
    std::optional<Key> currentKey() const { return m_current; }
    //! Makes the row of \a key current, when there is one; in a table whose rows are loaded, once it is there.
    void selectKey(const Key &key);
    //! What selectKey() waits for.
    std::optional<Key> target() const { return m_target; }

    //! Formats are those of \a locale from now on, and texts in the language that is installed now.
    void setLocale(const QLocale &locale);

Q_SIGNALS:
    void filterChanged();
    void soughtChanged();
    void countsChanged();
    void sortingChanged();
    //! Somebody looks at other rows.
    void watchedRowsChanged();
    //! Somebody has come to \a row from elsewhere: it should be in sight.
    void reached(int row);
    void currentRowChanged();
    void selectionChanged();

protected:
    //! A column or a detail field, as far as it does not depend on the row type.
    struct ColumnInfo
    {
        const char *title = nullptr; //!< Untranslated; the context is the subclass.
        const char *hint = nullptr;
        CellKind kind = CellKind::Text;
        int width = 0;          //!< In digits; 0 is a field of the detail only.
        bool stretches = false; //!< Takes the room that is left.
    };

    explicit SnapshotModel(QObject *parent);

    //! To be called by a subclass' constructor. Fields with a width come first.
    void setColumns(std::vector<ColumnInfo> columns, int sortColumn, Qt::SortOrder order);

    /*!
        The rows of a sample are those of \a keys, in that order. \a now is the sample's time; it decides when
        to sort again.
    */
    void applyKeys(const std::vector<Key> &keys, Deadline now, int total = -1);
    /*!
        There are \a total rows; \a keys are those of the ones that are there, in the order of their places \a rows. All stand where they are
        said to, whatever the table is sorted by; none may come twice.
    */
    void applyParts(const std::vector<Key> &keys, const std::vector<int> &rows, int total);
    //! Whether what has rows that are being loaded can be sorted by \a column.
    virtual bool canSortParts(int) const { return false; }
    //! Rows may still come that nobody can ask for so far: what somebody has jumped to may be among them.
    void keepTarget();
    int firstWatched() const { return m_firstWatched; }
    int lastWatched() const { return m_lastWatched; }

    //! The place of \a slot in the sample that its row is of: this tick's, or the one before.
    int positionOf(int slot) const { return m_entries[size_t(slot)].position; }
    //! True while a tick has not reached the row in \a slot: it still has its old place.
    bool isOld(int slot) const { return m_entries[size_t(slot)].generation != m_generation; }

    //! A bit for each table column whose cell differs between row \a before of the last sample and \a now.
    virtual quint32 differences(int before, int now) const = 0;
    //! True when a filter finds the same words in both.
    virtual bool hasSameWords(int before, int now) const = 0;
    virtual Cell cell(int slot, int column) const = 0;
    virtual Tone tone(int slot, int column) const = 0;
    //! What a cell is about; nothing for most.
    virtual std::optional<Reference> reference(int slot, int column) const = 0;
    //! Does a row stand below others, in the order of the sample?
    virtual bool isTree() const { return false; }
    //! Of a tree, in the order of the sample: in its first column, how many rows it is below.
    virtual int indent(int, int) const { return 0; }
    //! What the detail of a row is called.
    virtual QString heading(int slot) const = 0;
    virtual QString translated(const char *text) const = 0;

private:
    struct Entry
    {
        Key key{};
        quint32 generation = 0;
        int position = 0;      //!< In the sample.
        int row = -1;          //!< In the table; −1 when hidden.
        bool matches = false;  //!< It has the words of the filter.
        bool accepted = false; //!< It is to be shown: it matches, or is above one that does.
    };

    //! What a tick has to announce about rows that were there before.
    struct Changes
    {
        std::vector<std::pair<int, quint32>> cells; //!< Slot, and a bit for each column.
        bool hasRefused = false;                    //!< The filter lets a row through no more.
    };

    CellText text(int slot, int column) const;
    QVariant missingData(int column, int role) const;
    void removeAllRows();
    void setRowCount(int count);
    void awaitRow(int row);
    static QStringList wordsOf(const QString &text);
    bool hasWords(int slot, const QStringList &words) const;
    bool showsTree() const { return m_sortColumn < 0 && isTree(); }
    bool acceptRows();
    bool less(int a, int b) const;
    bool isWatched(int row) const { return row >= m_firstWatched && row <= m_lastWatched; }
    int maxRuns() const;
    Changes matchRows(const std::vector<Key> &keys);
    int findSlot(Key &key, size_t &expected) const;
    int takeSlot(const Key &key);
    void removeRefused();
    void removeRun(int first, int last);
    void forgetEnded();
    void emitChanges(const Changes &changes);
    void insertAccepted();
    QList<int> sorted(const QList<int> &slots_) const;
    void reorder(QList<int> order);
    void resort();
    void numberRows(int from = 0);
    void refilter();
    void refreshDetail();
    void setCurrent(std::optional<Key> key);
    void setSelected(QSet<Key> selected);
    void notifyRows(const QSet<Key> &keys, int role);
    void reachTarget();
    void noteCurrentRow();
    int slotOf(const Key &key) const { return m_slots.value(key, -1); }

    std::vector<ColumnInfo> m_infos;
    int m_tableColumns = 0;
    std::vector<Entry> m_entries; //!< By slot; slots are reused.
    std::vector<int> m_freeSlots;
    QHash<Key, int> m_slots;
    std::vector<int> m_slotAt; //!< By position in the sample.
    QList<int> m_order;        //!< Row to slot; −1 while it is being loaded.
    bool m_isInParts = false;
    int m_awaited = -1;        //!< The row that is to be current once it is there.
    QList<int> m_pending;      //!< Slots that are to be inserted in this tick.
    quint32 m_generation = 0;
    int m_matched = 0;
    int m_total = 0;
    int m_firstWatched = 0;
    int m_lastWatched = std::numeric_limits<int>::max();

    QString m_filter;
    QString m_sought;
    QStringList m_words;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    Deadline m_lastSort{};

    std::optional<Key> m_current;
    std::optional<Key> m_anchor;
    QSet<Key> m_selected;
    std::optional<Key> m_target; //!< What is to be current once it is there.
    int m_targetTicks = 0;       //!< So many more may come without it.
    int m_currentRow = -1;    //!< As last told.
    int m_lastCurrentRow = 0; //!< Where it was, for when it is gone.

    QLocale m_locale;
    DetailModel *m_detail;
    TableColumns *m_columns;
};

/*!
    A SnapshotModel whose rows are of type \a Row, described by one table of columns.
*/
template <typename Row>
class RowModel : public SnapshotModel
{
protected:
    struct Column
    {
        const char *title;
        const char *hint;
        CellKind kind;
        int width; //!< In digits; 0 is a field of the detail only.
        Cell (*value)(const Row &);
        Tone (*tone)(const Row &) = nullptr;
        bool stretches = false;
        std::optional<Reference> (*reference)(const Row &) = nullptr; //!< Another row that it names.
    };

    explicit RowModel(QObject *parent) : SnapshotModel(parent) {}

    void setColumnTable(std::vector<Column> table, int sortColumn = -1,
                        Qt::SortOrder order = Qt::AscendingOrder)
    {
        m_table = std::move(table);
        std::vector<ColumnInfo> infos;
        for (const Column &column : m_table)
            infos.push_back({column.title, column.hint, column.kind, column.width, column.stretches});
        setColumns(std::move(infos), sortColumn, order);
    }

    /*!
        The words of two rows with the same key are compared by \a isSame from now on; it must look at what
        can change of a row's searchable cells. Default: at all of these.
    */
    void setWordComparison(bool (*isSame)(const Row &, const Row &)) { m_isSameWords = isSame; }

    //! \a total: rows there are; as many as keys, if it is negative.
    void apply(const std::vector<Key> &keys, std::vector<Row> rows, Deadline now, int total = -1)
    {
        m_oldRows = std::exchange(m_rows, std::move(rows));
        applyKeys(keys, now, total);
        m_oldRows.clear();
    }

    //! The same with applyParts().
    void applyInParts(const std::vector<Key> &keys, std::vector<Row> rows, const std::vector<int> &places,
                      int total)
    {
        m_oldRows = std::exchange(m_rows, std::move(rows));
        applyParts(keys, places, total);
        m_oldRows.clear();
    }

    const Row &rowInSlot(int slot) const
    {
        return (isOld(slot) ? m_oldRows : m_rows)[size_t(positionOf(slot))];
    }

    quint32 differences(int before, int now) const final
    {
        const Row &a = m_oldRows[size_t(before)];
        const Row &b = m_rows[size_t(now)];
        quint32 changed = 0;
        for (size_t i = 0; i < m_table.size() && m_table[i].width > 0; ++i) {
            const Column &column = m_table[i];
            if (column.value(a) != column.value(b) || (column.tone && column.tone(a) != column.tone(b)))
                changed |= 1u << i;
        }
        return changed;
    }

    bool hasSameWords(int before, int now) const final
    {
        const Row &a = m_oldRows[size_t(before)];
        const Row &b = m_rows[size_t(now)];
        if (m_isSameWords)
            return m_isSameWords(a, b);
        return std::all_of(m_table.begin(), m_table.end(), [&](const Column &column) {
            return column.width == 0 || !isSearchable(column.kind) || column.value(a) == column.value(b);
        });
    }

    Cell cell(int slot, int column) const final { return m_table[size_t(column)].value(rowInSlot(slot)); }

    Tone tone(int slot, int column) const final
    {
        const Column &entry = m_table[size_t(column)];
        return entry.tone ? entry.tone(rowInSlot(slot)) : Tone::Normal;
    }

    std::optional<Reference> reference(int slot, int column) const final
    {
        const Column &entry = m_table[size_t(column)];
        return entry.reference ? entry.reference(rowInSlot(slot)) : std::nullopt;
    }

    //! The column with the name of the loop that a row is of.
    static Column loopColumn(const char *title, int width)
    {
        return {title,
                nullptr,
                CellKind::Text,
                width,
                [](const Row &row) -> Cell { return loopName(*row.loop); },
                nullptr,
                false,
                [](const Row &row) -> std::optional<Reference> {
                    return Reference{Reference::To::Loop, {.id = row.loop->id}};
                }};
    }

private:
    std::vector<Column> m_table;
    std::vector<Row> m_rows;    //!< By position in the sample.
    std::vector<Row> m_oldRows; //!< Those of the sample before, during a tick.
    bool (*m_isSameWords)(const Row &, const Row &) = nullptr;
};

} // namespace Signalbox
