// SPDX-License-Identifier: MIT
#include "inspectorui/snapshotmodel.h"

#include "mirror.h"

#include <QtCore/qrandom.h>
#include <QtTest/qabstractitemmodeltester.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <map>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

struct Thing
{
    quint64 id = 0;
    QString name;
    qint64 size = 0;
};

//! The smallest subclass there can be.
class ThingModel : public RowModel<Thing>
{
public:
    ThingModel() : RowModel(nullptr)
    {
        setColumnTable({
            {"Name", nullptr, CellKind::Text, 10, [](const Thing &t) { return read(t.name); }, nullptr, true},
            {"Size", nullptr, CellKind::Count, 5, [](const Thing &t) { return read(t.size); },
             [](const Thing &t) { return t.size > 90 ? Tone::Warning : Tone::Normal; }},
            {"Id", nullptr, CellKind::Number, 5, [](const Thing &t) { return read(qint64(t.id)); }},
            {"Twice", nullptr, CellKind::Count, 0, [](const Thing &t) -> Cell { return t.size * 2; }},
        });
    }

    void update(const SamplePointer &) override {}

    //! How often the value of a cell was asked for.
    static inline int cellsRead = 0;
    static Cell read(Cell cell)
    {
        ++cellsRead;
        return cell;
    }

    //! A sample of \a things, \a ms after the beginning of time.
    void show(const std::vector<Thing> &things, int ms = 0)
    {
        std::vector<Key> keys;
        for (const Thing &thing : things)
            keys.push_back(Key{.id = thing.id});
        apply(keys, things, Deadline(Milliseconds(ms) + 1h));
    }

    QString names() const
    {
        QString all;
        for (int row = 0; row < rowCount(); ++row)
            all += index(row, 0).data().toString();
        return all;
    }

protected:
    QString heading(int slot) const override { return rowInSlot(slot).name; }
    QString translated(const char *text) const override { return QString::fromUtf8(text); }
};

//! The same as a tree, in which a thing is as many below others as its size says.
class TreeModel : public ThingModel
{
public:
    //! "(a).b..c": b is below a, which does not match, and c below b.
    QString tree() const
    {
        QString all;
        for (int row = 0; row < rowCount(); ++row) {
            const QModelIndex cell = index(row, 0);
            const bool isMuted = cell.data(ToneRole).toInt() == int(Tone::Muted);
            all += QString(cell.data(IndentRole).toInt(), QLatin1Char('.')) +
                   (isMuted ? QStringLiteral("(%1)") : QStringLiteral("%1")).arg(cell.data().toString());
        }
        return all;
    }

protected:
    bool isTree() const override { return true; }
    int indent(int slot, int column) const override { return column == 0 ? int(rowInSlot(slot).size) : 0; }
};

Thing thing(char name, qint64 size = 1)
{
    return {quint64(name), QString(QLatin1Char(name)), size};
}

std::vector<Thing> things(const char *names)
{
    std::vector<Thing> all;
    for (; *names; ++names)
        all.push_back(thing(*names, *names));
    return all;
}

constexpr auto Fail = QAbstractItemModelTester::FailureReportingMode::QtTest;

} // namespace

class tst_SnapshotModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty();
    void sameSampleEmitsNothing();
    void tickEmitsOneDataChangedOverWhatDiffers();
    void toneAloneIsAChange();
    void rowsComeAndGoInRuns();
    void firstSampleIsOneInsertion();
    void newRowGoesWhereTheOrderWantsIt();
    void orderIsRestoredOnceASecond();
    void sortIsStable();
    void sortTogglesUpDownAndOff();
    void scatteredInsertionsAreOneSignal();
    void filterNeedsEveryWordInAnyCase();
    void findingGoesRoundAndHidesNothing();
    void filterIgnoresNumbersThatChange();
    void filteredRowThatChangesItsNameComesIn();
    void countsTellHiddenRows();
    void filterKeepsWhatIsAboveAMatch();
    void sortedMatchesStandAlone();
    void whatIsAboveAMatchComesAndGoesWithIt();
    void onlyMatchesAreCopied();
    void randomTreesKeepAncestorsAlone_data() { randomOperationsEqualANaiveModel_data(); }
    void randomTreesKeepAncestorsAlone();
    void equalKeysAreTwoRows();
    void selectionFollowsItsRow();
    void selectionExtendsFromTheAnchor();
    void togglingLeavesTheOthersSelected();
    void cellIsAFilterForItsLike();
    void cursorStaysNearWhereItWas();
    void detailKeepsWhatIsGone();
    void detailChangesByOneSignal();
    void tsvHasSelectedOrAllRows();
    void persistentIndexesSurviveSorting();
    void randomOperationsEqualANaiveModel_data();
    void randomOperationsEqualANaiveModel();
    void tickComparesOnlyWhatIsLookedAt_data();
    void tickComparesOnlyWhatIsLookedAt();
    void rowThatNobodyLooksAtIsStillRight();
    void scatteredRemovalsAreOneSignal();
};

void tst_SnapshotModel::startsEmpty()
{
    ThingModel model;
    QAbstractItemModelTester tester(&model, Fail);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 3); // the field without a width is for the detail
    QCOMPARE(model.currentRow(), -1);
    QVERIFY(model.detail()->isEmpty());
    QCOMPARE(model.toTsv(), QStringLiteral("Name\tSize\tId\n"));
    model.moveCurrent(1);
    QCOMPARE(model.currentRow(), -1);
}

void tst_SnapshotModel::sameSampleEmitsNothing()
{
    ThingModel model;
    model.show(things("abc"));
    model.select(1);
    Mirror mirror(&model);
    QSignalSpy counts(&model, &SnapshotModel::countsChanged);
    QSignalSpy current(&model, &SnapshotModel::currentRowChanged);
    QSignalSpy detail(model.detail(), &DetailModel::dataChanged);
    for (int tick = 1; tick < 30; ++tick)
        model.show(things("abc"), tick * 100);
    QCOMPARE(mirror.signals_(), 0);
    QCOMPARE(counts.count() + current.count() + detail.count(), 0);
}

void tst_SnapshotModel::tickEmitsOneDataChangedOverWhatDiffers()
{
    ThingModel model;
    std::vector<Thing> all = things("abcdef");
    model.show(all);
    QSignalSpy spy(&model, &QAbstractItemModel::dataChanged);
    all[1].size = 7;
    all[4].size = 8;
    model.show(all, 100);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.at(0).at(0).toModelIndex(), model.index(1, 1));
    QCOMPARE(spy.at(0).at(1).toModelIndex(), model.index(4, 1));
    const auto roles = spy.at(0).at(2).value<QList<int>>();
    QVERIFY(roles.contains(SnapshotModel::TextRole));
    QVERIFY(!roles.contains(SnapshotModel::SelectedRole));
}

void tst_SnapshotModel::toneAloneIsAChange()
{
    ThingModel model;
    model.show({thing('a', 90)});
    QCOMPARE(model.index(0, 1).data(SnapshotModel::ToneRole).toInt(), int(Tone::Normal));
    QSignalSpy spy(&model, &QAbstractItemModel::dataChanged);
    model.show({thing('a', 91)}, 100);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(model.index(0, 1).data(SnapshotModel::ToneRole).toInt(), int(Tone::Warning));
}

void tst_SnapshotModel::rowsComeAndGoInRuns()
{
    ThingModel model;
    QAbstractItemModelTester tester(&model, Fail);
    model.show(things("abcdefgh"));
    Mirror mirror(&model);
    model.show(things("adefh"), 100); // bc and g go
    QCOMPARE(mirror.removes, 2);
    QCOMPARE(mirror.inserts, 0);
    QCOMPARE(model.names(), QStringLiteral("adefh"));
    mirror.forget();
    model.show(things("axyzdefhw"), 200);
    QCOMPARE(mirror.inserts, 2);
    QCOMPARE(mirror.removes, 0);
    QCOMPARE(model.names(), QStringLiteral("axyzdefhw"));
    model.show({}, 300);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(mirror.resets, 0);
}

void tst_SnapshotModel::firstSampleIsOneInsertion()
{
    ThingModel model;
    Mirror mirror(&model);
    model.show(things("abcdefghij"));
    QCOMPARE(mirror.inserts, 1);
    QCOMPARE(mirror.signals_(), 1);
}

void tst_SnapshotModel::newRowGoesWhereTheOrderWantsIt()
{
    ThingModel model;
    model.sort(0, Qt::DescendingOrder);
    model.show(things("adg"));
    QCOMPARE(model.names(), QStringLiteral("gda"));
    model.show(things("adgbz"), 100);
    QCOMPARE(model.names(), QStringLiteral("zgdba"));
}

void tst_SnapshotModel::orderIsRestoredOnceASecond()
{
    ThingModel model;
    model.sort(1);
    model.show({thing('a', 1), thing('b', 2)});
    Mirror mirror(&model);
    model.show({thing('a', 3), thing('b', 2)}, 100);
    QCOMPARE(model.names(), QStringLiteral("ab")); // not yet
    model.show({thing('a', 3), thing('b', 2)}, 900);
    QCOMPARE(mirror.layouts, 0);
    model.show({thing('a', 3), thing('b', 2)}, 1000);
    QCOMPARE(model.names(), QStringLiteral("ba"));
    QCOMPARE(mirror.layouts, 1);
    model.show({thing('a', 1), thing('b', 2)}, 1900);
    QCOMPARE(mirror.layouts, 1);
    model.show({thing('a', 1), thing('b', 2)}, 2000);
    QCOMPARE(mirror.layouts, 2);
}

void tst_SnapshotModel::sortIsStable()
{
    ThingModel model;
    model.show({thing('c', 1), thing('a', 2), thing('b', 1), thing('d', 2)});
    model.sort(0);
    QCOMPARE(model.names(), QStringLiteral("abcd"));
    model.sort(1); // equal sizes keep the order by name
    QCOMPARE(model.names(), QStringLiteral("bcad"));
    model.sort(1, Qt::DescendingOrder);
    QCOMPARE(model.names(), QStringLiteral("adbc"));
}

void tst_SnapshotModel::sortTogglesUpDownAndOff()
{
    ThingModel model;
    model.show(things("cab"));
    QSignalSpy spy(&model, &SnapshotModel::sortingChanged);
    model.toggleSort(0);
    QCOMPARE(model.names(), QStringLiteral("abc"));
    model.toggleSort(0);
    QCOMPARE(model.names(), QStringLiteral("cba"));
    model.toggleSort(0);
    QCOMPARE(model.sortColumn(), -1);
    QCOMPARE(model.names(), QStringLiteral("cab")); // as in the sample
    QCOMPARE(spy.count(), 3);
    model.sort(17); // ignored
    QCOMPARE(spy.count(), 3);
}

void tst_SnapshotModel::scatteredInsertionsAreOneSignal()
{
    std::vector<Thing> even;
    std::vector<Thing> all;
    for (quint64 id = 0; id < 400; ++id) {
        const Thing t{id, QStringLiteral("%1").arg(id, 4, 10, QLatin1Char('0')), 1};
        all.push_back(t);
        if (id % 2 == 0)
            even.push_back(t);
    }
    ThingModel model;
    QAbstractItemModelTester tester(&model, Fail);
    model.sort(0);
    model.show(even);
    Mirror mirror(&model);
    model.show(all, 100);
    QCOMPARE(mirror.inserts, 1);
    QCOMPARE(mirror.layouts, 1);
    QCOMPARE(mirror.rows, Mirror::texts(&model));
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.index(row, 2).data().toInt(), row);
}

void tst_SnapshotModel::filterNeedsEveryWordInAnyCase()
{
    ThingModel model;
    QAbstractItemModelTester tester(&model, Fail);
    model.show({{1, QStringLiteral("Order model"), 1}, {2, QStringLiteral("order view"), 1}, {3, {}, 1}});
    model.setFilter(QStringLiteral("ORDER"));
    QCOMPARE(model.rowCount(), 2);
    model.setFilter(QStringLiteral("  view   order "));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("2"));
    model.setFilter(QStringLiteral("rderv")); // a word does not span columns or spaces
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 3);
}

void tst_SnapshotModel::findingGoesRoundAndHidesNothing()
{
    ThingModel model;
    QAbstractItemModelTester tester(&model, Fail);
    QVERIFY(!model.findNext()); // for nothing
    model.show({{1, QStringLiteral("order model"), 1},
                {2, QStringLiteral("view"), 1},
                {3, QStringLiteral("order view"), 1},
                {4, QStringLiteral("Order"), 1}});
    model.setFilter(QStringLiteral(" order "));
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.findNext());
    QCOMPARE(model.filter(), QString());
    QCOMPARE(model.sought(), QStringLiteral("order"));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.currentRow(), 0);
    QVERIFY(model.findNext());
    QCOMPARE(model.currentRow(), 2);
    QVERIFY(model.findNext());
    QCOMPARE(model.currentRow(), 3);
    QVERIFY(model.findNext()); // round
    QCOMPARE(model.currentRow(), 0);
    QVERIFY(model.findNext(true));
    QCOMPARE(model.currentRow(), 3);
    QVERIFY(model.findNext(true));
    QCOMPARE(model.currentRow(), 2);
    model.setFilter(QStringLiteral("nobody"));
    QVERIFY(!model.findNext());
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.currentRow(), 2); // stays
    model.setFilter(QStringLiteral("model"));
    model.clearSelection();
    QVERIFY(model.findNext(true)); // from the end
    QCOMPARE(model.currentRow(), 0);
    QVERIFY(model.findNext()); // the only one
    QCOMPARE(model.currentRow(), 0);
}

void tst_SnapshotModel::filterIgnoresNumbersThatChange()
{
    ThingModel model;
    model.show({thing('a', 77)});
    model.setFilter(QStringLiteral("77"));
    QCOMPARE(model.rowCount(), 0);
    model.setFilter(QStringLiteral("97")); // its id, which is a name
    QCOMPARE(model.rowCount(), 1);
}

void tst_SnapshotModel::filteredRowThatChangesItsNameComesIn()
{
    ThingModel model;
    QAbstractItemModelTester tester(&model, Fail);
    model.show({{1, QStringLiteral("?"), 1}, {2, QStringLiteral("timer"), 1}});
    model.setFilter(QStringLiteral("timer"));
    QCOMPARE(model.rowCount(), 1);
    model.show({{1, QStringLiteral("timer"), 1}, {2, QStringLiteral("timer"), 1}}, 100);
    QCOMPARE(model.rowCount(), 2);
    model.show({{1, QStringLiteral("timer"), 1}, {2, QStringLiteral("other"), 1}}, 200);
    QCOMPARE(model.rowCount(), 1);
    model.show({{2, QStringLiteral("other"), 1}}, 300); // the hidden one stays
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.total(), 1);
}

void tst_SnapshotModel::countsTellHiddenRows()
{
    ThingModel model;
    QSignalSpy spy(&model, &SnapshotModel::countsChanged);
    model.show(things("abc"));
    QCOMPARE(spy.count(), 1);
    model.setFilter(QStringLiteral("b"));
    QCOMPARE(spy.count(), 2);
    QCOMPARE(model.shown(), 1);
    QCOMPARE(model.total(), 3);
}

void tst_SnapshotModel::filterKeepsWhatIsAboveAMatch()
{
    TreeModel model;
    QAbstractItemModelTester tester(&model, Fail);
    model.show({thing('a', 0), thing('b', 1), thing('c', 2), thing('d', 1), thing('e', 0), thing('f', 1)});
    QCOMPARE(model.tree(), QStringLiteral("a.b..c.de.f"));
    Mirror mirror(&model);
    model.setFilter(QStringLiteral("c"));
    QCOMPARE(model.tree(), QStringLiteral("(a).(b)..c"));
    QCOMPARE(model.shown(), 3);
    QCOMPARE(model.matched(), 1);
    QCOMPARE(model.total(), 6);
    model.setFilter(QStringLiteral("b")); // and nothing below it
    QCOMPARE(model.tree(), QStringLiteral("(a).b"));
    model.setFilter(QStringLiteral("f"));
    QCOMPARE(model.tree(), QStringLiteral("(e).f"));
    model.setFilter(QStringLiteral("nothing"));
    QCOMPARE(model.tree(), QString());
    model.setFilter({});
    QCOMPARE(model.tree(), QStringLiteral("a.b..c.de.f"));
    QCOMPARE(model.matched(), 6);
    QCOMPARE(mirror.rows, Mirror::texts(&model));
}

void tst_SnapshotModel::sortedMatchesStandAlone()
{
    TreeModel model;
    QAbstractItemModelTester tester(&model, Fail);
    model.show({thing('a', 0), thing('b', 1), thing('c', 2)});
    model.setFilter(QStringLiteral("c"));
    QSignalSpy counts(&model, &SnapshotModel::countsChanged);
    model.sort(0);
    QCOMPARE(model.tree(), QStringLiteral("c"));
    QCOMPARE(model.shown(), 1);
    QVERIFY(counts.count() > 0);
    model.sort(-1);
    QCOMPARE(model.tree(), QStringLiteral("(a).(b)..c"));
    model.setFilter({});
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.sort(0); // the same order, and yet no tree
    QCOMPARE(model.tree(), QStringLiteral("abc"));
    QCOMPARE(changes.count(), 1);
    QVERIFY(changes.at(0).at(2).value<QList<int>>().contains(SnapshotModel::IndentRole));
}

void tst_SnapshotModel::whatIsAboveAMatchComesAndGoesWithIt()
{
    TreeModel model;
    QAbstractItemModelTester tester(&model, Fail);
    model.setFilter(QStringLiteral("x"));
    std::vector<Thing> all{thing('a', 0), thing('b', 1), thing('c', 0)};
    model.show(all);
    QCOMPARE(model.tree(), QString());
    all.insert(all.begin() + 2, thing('x', 2));
    model.show(all, 100);
    QCOMPARE(model.tree(), QStringLiteral("(a).(b)..x"));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy counts(&model, &SnapshotModel::countsChanged);
    all[0].name = QStringLiteral("ax"); // by itself now
    model.show(all, 200);
    QCOMPARE(model.tree(), QStringLiteral("ax.(b)..x"));
    QCOMPARE(model.matched(), 2);
    QCOMPARE(counts.count(), 1);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.at(0).at(1).toModelIndex(), model.index(0, 2)); // the whole row has another tone
    all[0].name = QStringLiteral("a");
    all.erase(all.begin() + 2);
    model.show(all, 300);
    QCOMPARE(model.tree(), QString());
}

void tst_SnapshotModel::onlyMatchesAreCopied()
{
    TreeModel model;
    model.show({thing('a', 0), thing('b', 1), thing('c', 2)});
    model.setFilter(QStringLiteral("b"));
    QCOMPARE(model.toTsv(), QStringLiteral("Name\tSize\tId\nb\t1\t98\n"));
    model.selectAll();
    QCOMPARE(model.selectedCount(), 1);
    QCOMPARE(model.toTsv(), QStringLiteral("Name\tSize\tId\nb\t1\t98\n"));
    model.select(0); // asked for by name
    QCOMPARE(model.toTsv().count(QLatin1Char('\n')), 2);
    QVERIFY(model.toTsv().contains(QStringLiteral("a\t")));
}

// A naive model: each match, and what a chain of parents leads to from there.
void tst_SnapshotModel::randomTreesKeepAncestorsAlone()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    TreeModel model;
    QAbstractItemModelTester tester(&model, Fail);
    Mirror mirror(&model);
    for (int tick = 0; tick < 150; ++tick) {
        std::vector<Thing> sample;
        std::vector<int> parents;
        for (quint64 id = 0; id < 40; ++id) {
            if (random.bounded(5) == 0)
                continue;
            const qint64 level = sample.empty() ? 0 : random.bounded(int(sample.back().size) + 2);
            int parent = int(sample.size()) - 1;
            while (parent >= 0 && sample[size_t(parent)].size >= level)
                --parent;
            parents.push_back(parent);
            sample.push_back({id, QStringLiteral("n%1").arg(random.bounded(12)), level});
        }
        if (random.bounded(3) == 0)
            model.setFilter(random.bounded(4) == 0 ? QString()
                                                   : QStringLiteral("n%1").arg(random.bounded(12)));
        if (random.bounded(4) == 0)
            model.sort(random.bounded(2) - 1);
        mirror.forget();
        model.show(sample, tick * 1100);
        QVERIFY(mirror.changes <= 1);
        QCOMPARE(mirror.rows, Mirror::texts(&model));

        std::vector<bool> isExpected(sample.size());
        int matches = 0;
        for (size_t i = 0; i < sample.size(); ++i) {
            if (!sample[i].name.contains(model.filter()))
                continue;
            ++matches;
            isExpected[i] = true;
            for (int at = parents[i]; at >= 0 && model.sortColumn() < 0; at = parents[size_t(at)])
                isExpected[size_t(at)] = true;
        }
        QList<quint64> expected;
        for (size_t i = 0; i < sample.size(); ++i) {
            if (isExpected[i])
                expected.append(sample[i].id);
        }
        QList<quint64> actual;
        for (int row = 0; row < model.rowCount(); ++row) {
            const bool isMuted =
                model.index(row, 0).data(SnapshotModel::ToneRole).toInt() == int(Tone::Muted);
            QCOMPARE(isMuted, !model.index(row, 0).data().toString().contains(model.filter()));
            actual.append(model.keyAt(row).id);
        }
        if (model.sortColumn() >= 0)
            std::sort(actual.begin(), actual.end());
        QCOMPARE(actual, expected);
        QCOMPARE(model.matched(), matches);
    }
}

void tst_SnapshotModel::equalKeysAreTwoRows()
{
    ThingModel model;
    QAbstractItemModelTester tester(&model, Fail);
    model.show({thing('a', 1), thing('a', 2), thing('b', 3), thing('a', 4)});
    QCOMPARE(model.rowCount(), 4);
    Mirror mirror(&model);
    model.show({thing('a', 1), thing('a', 2), thing('b', 3), thing('a', 4)}, 100);
    QCOMPARE(mirror.signals_(), 0);
    model.show({thing('a', 1), thing('b', 3)}, 200);
    QCOMPARE(model.names(), QStringLiteral("ab"));
    QCOMPARE(mirror.rows, Mirror::texts(&model));
}

void tst_SnapshotModel::selectionFollowsItsRow()
{
    ThingModel model;
    model.show(things("abc"));
    model.select(1);
    QVERIFY(model.index(1, 0).data(SnapshotModel::CurrentRole).toBool());
    QVERIFY(model.index(1, 2).data(SnapshotModel::SelectedRole).toBool());
    QVERIFY(!model.index(0, 0).data(SnapshotModel::SelectedRole).toBool());
    QSignalSpy spy(&model, &SnapshotModel::currentRowChanged);
    model.show(things("bc"), 100);
    QCOMPARE(model.currentRow(), 0);
    QCOMPARE(spy.count(), 1);
    model.sort(0, Qt::DescendingOrder);
    QCOMPARE(model.currentRow(), 1);
    model.setFilter(QStringLiteral("c"));
    QCOMPARE(model.currentRow(), -1);
    QCOMPARE(model.detail()->title(), QStringLiteral("b")); // hidden, not gone
    QVERIFY(!model.detail()->isGone());
    model.setFilter({});
    QCOMPARE(model.currentRow(), 1);
    model.clearSelection();
    QCOMPARE(model.currentRow(), -1);
    QCOMPARE(model.selectedCount(), 0);
    QVERIFY(model.detail()->isEmpty());
}

void tst_SnapshotModel::selectionExtendsFromTheAnchor()
{
    ThingModel model;
    model.show(things("abcdef"));
    model.select(2);
    model.moveCurrent(2, true);
    QCOMPARE(model.selectedCount(), 3);
    model.moveCurrent(-3, true); // over the anchor to the other side
    QCOMPARE(model.currentRow(), 1);
    QCOMPARE(model.selectedCount(), 2);
    model.moveCurrent(1);
    QCOMPARE(model.selectedCount(), 1);
    model.selectAll();
    QCOMPARE(model.selectedCount(), 6);
    QCOMPARE(model.currentRow(), 2);
    model.show(things("ab"), 100); // what ends is not selected any more
    QCOMPARE(model.selectedCount(), 2);
}

void tst_SnapshotModel::togglingLeavesTheOthersSelected()
{
    ThingModel model;
    model.show(things("abcdef"));
    const auto selected = [&model] {
        QString names;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data(SnapshotModel::SelectedRole).toBool())
                names += model.index(row, 0).data().toString();
        }
        return names;
    };
    model.select(1);
    model.toggle(3);
    QCOMPARE(model.currentRow(), 3);
    QCOMPARE(selected(), QStringLiteral("bd"));
    model.toggle(1);
    QCOMPARE(model.currentRow(), 1);
    QCOMPARE(selected(), QStringLiteral("d"));
    model.select(2, true); // from the row that was toggled last
    QCOMPARE(selected(), QStringLiteral("bc"));
    model.toggle(-1);
    model.toggle(6); // ignored
    QCOMPARE(model.currentRow(), 2);
    model.pointAt(1); // with those that it belongs to
    QCOMPARE(model.currentRow(), 1);
    QCOMPARE(selected(), QStringLiteral("bc"));
    model.pointAt(4);
    QCOMPARE(model.currentRow(), 4);
    QCOMPARE(selected(), QStringLiteral("e"));
}

void tst_SnapshotModel::cellIsAFilterForItsLike()
{
    ThingModel model;
    model.show({{1, QStringLiteral("order\tmodel"), 7}, {2, QStringLiteral("order view"), 7}, {3, {}, 7}});
    QCOMPARE(model.filterFor(0, 0), QStringLiteral("order model"));
    QCOMPARE(model.filterFor(2, 0), QString());
    QCOMPARE(model.filterFor(0, 1), QString()); // amounts are not looked at
    QCOMPARE(model.filterFor(3, 0), QString());
    QCOMPARE(model.filterFor(0, 9), QString());
    model.setFilter(model.filterFor(0, 0));
    QCOMPARE(model.matched(), 1);
}

void tst_SnapshotModel::cursorStaysNearWhereItWas()
{
    ThingModel model;
    model.show(things("abcdef"));
    model.moveCurrent(1); // makes it visible first
    QCOMPARE(model.currentRow(), 0);
    model.moveCurrent(3);
    model.moveCurrent(100);
    QCOMPARE(model.currentRow(), 5);
    model.moveCurrent(std::numeric_limits<int>::min());
    QCOMPARE(model.currentRow(), 0);
    model.select(3);
    model.show(things("abcef"), 100);
    QCOMPARE(model.currentRow(), -1);
    model.moveCurrent(1);
    QCOMPARE(model.currentRow(), 3);
}

void tst_SnapshotModel::detailKeepsWhatIsGone()
{
    ThingModel model;
    QAbstractItemModelTester tester(model.detail(), Fail);
    model.show(things("ab"));
    model.select(1);
    QCOMPARE(model.detail()->title(), QStringLiteral("b"));
    QCOMPARE(model.detail()->rowCount(), 4);
    model.show(things("a"), 100);
    QVERIFY(model.detail()->isGone());
    QCOMPARE(model.detail()->toText(), QStringLiteral("b\nName\tb\nSize\t98\nId\t98\nTwice\t196"));
    model.show(things("ab"), 200); // the same key again
    QVERIFY(!model.detail()->isGone());
}

void tst_SnapshotModel::detailChangesByOneSignal()
{
    ThingModel model;
    model.show({thing('a', 1)});
    model.select(0);
    QSignalSpy spy(model.detail(), &DetailModel::dataChanged);
    model.show({thing('a', 2)}, 100);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(spy.at(0).at(1).toModelIndex().row(), 3);
}

void tst_SnapshotModel::tsvHasSelectedOrAllRows()
{
    ThingModel model;
    model.show({{1, QStringLiteral("a\tb\nc"), 0}, {2, QStringLiteral("d"), 5}});
    QCOMPARE(model.toTsv(), QStringLiteral("Name\tSize\tId\na b c\t–\t1\nd\t5\t2\n"));
    model.select(1);
    QCOMPARE(model.toTsv(), QStringLiteral("Name\tSize\tId\nd\t5\t2\n"));
}

void tst_SnapshotModel::persistentIndexesSurviveSorting()
{
    ThingModel model;
    model.show(things("cab"));
    const QPersistentModelIndex c(model.index(0, 1));
    model.sort(0);
    QCOMPARE(c.row(), 2);
    QCOMPARE(c.column(), 1);
    model.show(things("cb"), 100);
    QCOMPARE(c.row(), 1);
}

void tst_SnapshotModel::randomOperationsEqualANaiveModel_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

// A naive model: a map of what there is, sorted and filtered from scratch.
void tst_SnapshotModel::randomOperationsEqualANaiveModel()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    ThingModel model;
    QAbstractItemModelTester tester(&model, Fail);
    Mirror mirror(&model);
    std::map<quint64, Thing> naive;
    quint64 nextId = 0;
    std::optional<quint64> chosen;

    for (int tick = 0; tick < 150; ++tick) {
        const int births = random.bounded(tick % 10 == 0 ? 60 : 4);
        for (int i = 0; i < births; ++i, ++nextId)
            naive[nextId] = {nextId, QStringLiteral("n%1").arg(random.bounded(30)), random.bounded(5)};
        for (auto it = naive.begin(); it != naive.end();) {
            if (random.bounded(12) == 0) {
                it = naive.erase(it);
                continue;
            }
            if (random.bounded(4) == 0)
                it->second.size = random.bounded(100);
            if (random.bounded(20) == 0)
                it->second.name = QStringLiteral("n%1").arg(random.bounded(30));
            ++it;
        }
        std::vector<Thing> sample;
        for (const auto &[id, t] : naive)
            sample.push_back(t);
        std::shuffle(sample.begin(), sample.end(), random);

        mirror.forget();
        model.show(sample, tick * 130);
        QVERIFY2(mirror.changes <= 1, "more than one dataChanged in a tick");
        QVERIFY(mirror.layouts <= 2);
        QCOMPARE(mirror.resets, 0);

        switch (random.bounded(8)) {
        case 0:
            model.sort(random.bounded(4) - 1, random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        case 1:
            model.setFilter(random.bounded(2) ? QString() : QStringLiteral("n%1").arg(random.bounded(4)));
            break;
        case 2:
            if (model.rowCount() > 0) {
                model.select(random.bounded(model.rowCount()));
                chosen = model.keyAt(model.currentRow()).id;
            }
            break;
        }

        // 1. The signals told everything.
        QCOMPARE(mirror.rows, Mirror::texts(&model));
        // 2. The rows are those of the naive model.
        QStringList expected;
        for (const auto &[id, t] : naive) {
            if (model.filter().isEmpty() || t.name.contains(model.filter()))
                expected.append(QStringLiteral("%1 %2 %3").arg(t.id).arg(t.name).arg(t.size));
        }
        QStringList actual;
        for (int row = 0; row < model.rowCount(); ++row) {
            const quint64 id = model.keyAt(row).id;
            const QString size = model.index(row, 1).data().toString();
            actual.append(QStringLiteral("%1 %2 %3")
                              .arg(id)
                              .arg(model.index(row, 0).data().toString(),
                                   size == QString(NothingSign) ? QStringLiteral("0") : size));
        }
        expected.sort();
        actual.sort();
        QCOMPARE(actual, expected);
        QCOMPARE(model.total(), int(naive.size()));
        // 3. The current row is the chosen one, or none.
        if (model.currentRow() >= 0)
            QCOMPARE(model.keyAt(model.currentRow()).id, *chosen);
        // 4. After a second without change the order is right.
        if (tick % 10 == 9) {
            model.show(sample, tick * 130 + 120);
            model.show(sample, tick * 130 + 1200);
            for (int row = 1; row < model.rowCount() && model.sortColumn() == 2; ++row) {
                const auto a = model.keyAt(row - 1).id;
                const auto b = model.keyAt(row).id;
                QVERIFY(model.sortOrder() == Qt::AscendingOrder ? a < b : a > b);
            }
            QCOMPARE(mirror.rows, Mirror::texts(&model));
        }
    }
}

// Ten times a second is 100 ms each; a tick of 100,000 rows has to leave most of that to the program.
void tst_SnapshotModel::tickComparesOnlyWhatIsLookedAt_data()
{
    QTest::addColumn<int>("rows");
    QTest::newRow("a hundred rows") << 100;
    QTest::newRow("a hundred thousand rows") << 100'000;
}

// What a tick costs at size: the cells of the rows that a view shows, twice, and no others. A sort reads one cell
// of each row, once a second.
void tst_SnapshotModel::tickComparesOnlyWhatIsLookedAt()
{
    QFETCH(int, rows);
    constexpr int Shown = 40;
    constexpr int Columns = 3;
    std::vector<Thing> all;
    for (int id = 0; id < rows; ++id)
        all.push_back({quint64(id), QStringLiteral("thing"), id % 1000});
    ThingModel model;
    model.show(all);
    model.sort(1);
    model.watchRows(20, 20 + Shown - 1);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    for (int tick = 1; tick < 10; ++tick) {
        for (Thing &thing : all)
            thing.size += 1000;
        ThingModel::cellsRead = 0;
        model.show(all, tick * 100);
        QCOMPARE(ThingModel::cellsRead, Shown * 2 * Columns);
        QCOMPARE(changes.count(), tick);
        QCOMPARE(changes.constLast().at(0).toModelIndex(), model.index(20, 1));
        QCOMPARE(changes.constLast().at(1).toModelIndex(), model.index(20 + Shown - 1, 1));
    }
    ThingModel::cellsRead = 0;
    model.show(all, 1000);
    QCOMPARE(ThingModel::cellsRead, Shown * 2 * Columns + rows + 1); // one to see what the column holds

    model.watchRows(0, -1);
    ThingModel::cellsRead = 0;
    model.show(all, 1100);
    QCOMPARE(ThingModel::cellsRead, 0);
}

void tst_SnapshotModel::rowThatNobodyLooksAtIsStillRight()
{
    ThingModel model;
    std::vector<Thing> all = things("abcdef");
    model.show(all);
    model.watchRows(0, 1);
    model.select(4);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    all[4].size = 7;
    model.show(all, 100);
    QCOMPARE(changes.count(), 0);
    QCOMPARE(model.index(4, 1).data().toString(), QStringLiteral("7"));
    QVERIFY(model.detail()->toText().contains(QStringLiteral("Twice\t14")));
    all[5].name = QStringLiteral("found");
    model.setFilter(QStringLiteral("found"));
    QCOMPARE(model.rowCount(), 0);
    model.show(all, 200); // its words are looked at all the same
    QCOMPARE(model.names(), QStringLiteral("found"));
}

void tst_SnapshotModel::scatteredRemovalsAreOneSignal()
{
    ThingModel model;
    QAbstractItemModelTester tester(&model, Fail);
    std::vector<Thing> all;
    for (quint64 id = 0; id < 4 * SnapshotModel::MaxRuns; ++id)
        all.push_back({id, QString::number(id), qint64(id)});
    model.show(all);
    Mirror mirror(&model);
    std::erase_if(all, [](const Thing &thing) { return thing.id % 2 == 1; });
    model.show(all, 100);
    QCOMPARE(mirror.removes, 1);
    QCOMPARE(mirror.layouts, 1);
    QCOMPARE(mirror.rows, Mirror::texts(&model));
    QCOMPARE(model.rowCount(), int(all.size()));
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.keyAt(row).id, all[size_t(row)].id);
}

QTEST_GUILESS_MAIN(tst_SnapshotModel)
#include "tst_snapshotmodel.moc"
