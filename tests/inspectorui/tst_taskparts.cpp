// SPDX-License-Identifier: MIT
// A table of more tasks than a sample's lists have: it knows how many there are, and its rows come as they are looked at.
#include "inspectorui/samplemaker.h"
#include "inspectorui/taskmodel.h"

#include "mirror.h"

#include <QtTest/qabstractitemmodeltester.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <optional>

using namespace Signalbox;
using namespace std::chrono_literals;
using Key = TaskPageRequest::Key;

namespace {

constexpr int Listed = 1024; // in a snapshot
constexpr int PageRows = TaskPager::PageRows;

/*!
    A program of many tasks, with the numbers from 1 on, which notes what it was asked for. The larger a task's number, the less it has run.
*/
class ManyTasks : public SnapshotSource
{
public:
    explicit ManyTasks(int count)
    {
        for (int i = 0; i < count; ++i)
            serials.append(quint64(i + 1));
    }

    QList<quint64> serials;
    QList<TaskPageRequest> asked;
    bool hasPages = true;
    bool findsTasks = true; // else it is a program of before
    int listed = std::numeric_limits<int>::max(); // the others are still to be listed

    ProgramInfo program() const override { return {QStringLiteral("many"), 7, {}}; }
    std::optional<Snapshot> snapshot(const SnapshotRequest &request) override
    {
        Snapshot snapshot = loops();
        snapshot.parts = request.parts;
        if (request.parts.testFlag(SnapshotPart::Tasks)) {
            for (const quint64 serial : serials.mid(0, Listed))
                snapshot.loops[0].tasks.append(task(serial));
        }
        return snapshot;
    }
    std::optional<TaskPage> tasks(const TaskPageRequest &request) override
    {
        asked.append(request);
        if (!hasPages)
            return {};
        auto sorted = serials;
        if (request.sortedBy == Key::Busy && !request.isDescending)
            std::reverse(sorted.begin(), sorted.end());
        auto offset = request.offset;
        const bool isSought = request.around != 0 && findsTasks;
        const auto row = isSought ? sorted.indexOf(request.around) : -1;
        if (row >= 0)
            offset = quint64(row / request.count * request.count);
        TaskPage page{.snapshot = loops(), .total = quint64(serials.size()), .offset = offset};
        page.listed = quint64(std::min<qsizetype>(serials.size(), listed));
        if (isSought && row < 0)
            return page; // without rows
        for (auto i = qsizetype(offset);
             i < std::min<qsizetype>(qsizetype(offset) + request.count, qsizetype(page.listed));
             ++i) {
            page.order.append(sorted.at(i));
            page.snapshot.loops[0].tasks.append(task(sorted.at(i)));
        }
        return page;
    }

private:
    Snapshot loops() const
    {
        static int looks = 0;
        Snapshot snapshot;
        snapshot.takenAt = Deadline(1h + Milliseconds(100) * ++looks);
        LoopSnapshot loop;
        loop.id = 1;
        loop.threadName = QStringLiteral("main");
        loop.taskCount = int(serials.size());
        snapshot.loops.append(loop);
        return snapshot;
    }
    static TaskSnapshot task(quint64 serial)
    {
        TaskSnapshot task;
        task.serial = serial;
        task.name = QStringLiteral("task %1").arg(serial);
        task.waitsFor = QStringLiteral("a timer");
        task.busyTime = Milliseconds(2'000'000 - int(serial));
        return task;
    }
};

//! A window on such a program.
class Table
{
public:
    explicit Table(int count) : source(count)
    {
        if (count <= 5000) // it passes over all cells with each signal
            tester.emplace(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.watchRows(0, 40);
        tick();
    }
    void tick()
    {
        maker.setTaskWindow(model.window());
        model.update(maker.nextWith(SnapshotPart::Tasks));
    }
    QString name(int row) const { return model.index(row, 0).data().toString(); }
    void lookAt(int first, int last)
    {
        model.watchRows(first, last);
        tick();
    }

    ManyTasks source;
    SampleMaker maker{source};
    TaskModel model;
    std::optional<QAbstractItemModelTester> tester;
};

} // namespace

class tst_TaskParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatListsHaveIsAskedForNowhereElse()
    {
        Table table(Listed);
        QCOMPARE(table.model.rowCount(), Listed);
        QVERIFY(!table.model.isInParts());
        QVERIFY(table.source.asked.isEmpty());
    }

    void onlyWhatIsLookedAtIsAskedFor()
    {
        Table table(100'000);
        QCOMPARE(table.model.rowCount(), 100'000);
        QCOMPARE(table.model.total(), 100'000);
        for (const auto &request : table.source.asked) {
            QCOMPARE(request.offset, 0u);
            QCOMPARE(request.count, PageRows);
        }
        QCOMPARE(table.name(0), QStringLiteral("task 1"));
        QCOMPARE(table.name(PageRows - 1), QStringLiteral("task %1").arg(PageRows));
        QVERIFY(!table.model.isThere(PageRows));
        table.source.asked.clear();
        table.lookAt(99'960, 99'999);
        QVERIFY(!table.source.asked.isEmpty());
        for (const auto &request : table.source.asked)
            QVERIFY(request.offset >= 99'000);
        QCOMPARE(table.name(99'999), QStringLiteral("task 100000"));
        QCOMPARE(table.name(3), QStringLiteral("task 4")); // kept, for who comes back
    }

    void whoScrollsThroughAllOfThemSeesEachOnceAndLittleIsKept()
    {
        constexpr int Count = 100'000;
        Table table(Count);
        QSet<quint64> seen;
        for (int first = 0; first < Count; first += 40) {
            table.lookAt(first, std::min(first + 39, Count - 1));
            for (int row = first; row < first + 40; ++row) {
                QVERIFY(table.model.isThere(row));
                seen.insert(table.model.keyAt(row).id);
            }
        }
        QCOMPARE(seen.size(), Count);
        int there = 0;
        for (int row = 0; row < Count; ++row)
            there += table.model.isThere(row);
        QVERIFY2(there <= TaskPager::MostPages * PageRows, qPrintable(QString::number(there)));
    }

    void rowThatIsNotThereSaysSo()
    {
        Table table(5000);
        const auto index = table.model.index(4000, 0);
        QCOMPARE(index.data().toString(), QStringLiteral("Loading…"));
        QCOMPARE(index.data(SnapshotModel::ToneRole).toInt(), int(Tone::Muted));
        QCOMPARE(index.data(SnapshotModel::SpokenRole).toString(), QStringLiteral("Task: Loading…"));
        QCOMPARE(table.model.index(4000, 3).data().toString(), QString());
    }

    void signalsTellTheWholeTruth()
    {
        Table table(3000);
        Mirror mirror(&table.model);
        for (int step = 0; step < 60; ++step) {
            const int count = int(table.source.serials.size());
            table.model.watchRows(0, count); // all: others are read anew by who looks at them
            if (step % 3 == 1)
                table.source.serials.remove(step * 7 % count, 5);
            else if (step % 3 == 2)
                table.source.serials.append(quint64(10'000 + step));
            auto window = table.model.window();
            window.first = step * 131 % count;
            window.count = 40;
            table.maker.setTaskWindow(window);
            table.model.update(table.maker.nextWith(SnapshotPart::Tasks));
            QCOMPARE(mirror.rows, Mirror::texts(&table.model));
            QCOMPARE(mirror.resets, 0);
        }
    }

    void noTaskStandsInTwoRows()
    {
        Table table(3000);
        table.source.serials.remove(0, 10); // those of the second page stand where the first one's end was
        table.lookAt(2 * PageRows - 5, 2 * PageRows - 1);
        QSet<quint64> seen;
        int there = 0;
        for (int row = 0; row < table.model.rowCount(); ++row) {
            if (!table.model.isThere(row))
                continue;
            ++there;
            seen.insert(table.model.keyAt(row).id);
        }
        QVERIFY(there > PageRows);
        QCOMPARE(seen.size(), there);
    }

    void selectionStaysWithItsTask()
    {
        Table table(100'000);
        table.lookAt(50'000, 50'039);
        table.model.select(50'010);
        QCOMPARE(table.model.currentKey()->id, 50'011u);
        table.source.serials.remove(50'000, 4);
        table.tick();
        QCOMPARE(table.model.currentRow(), 50'006);
        QCOMPARE(table.model.index(50'006, 0).data(SnapshotModel::SelectedRole).toBool(), true);
        QCOMPARE(table.model.detail()->title(), QStringLiteral("task 50011"));
        for (int first = 0; first < 40'000; first += 1000) // until it is forgotten
            table.lookAt(first, first + 39);
        QCOMPARE(table.model.currentRow(), -1);
        QCOMPARE(table.model.detail()->title(), QStringLiteral("task 50011"));
        QVERIFY(!table.model.detail()->isGone());
        table.lookAt(50'000, 50'039);
        QCOMPARE(table.model.currentRow(), 50'006);
        QCOMPARE(table.model.selectedCount(), 1);
    }

    // Nothing was selected.
    void taskThatIsNotThereIsJumpedTo()
    {
        Table table(100'000);
        QSignalSpy reached(&table.model, &SnapshotModel::reached);
        table.model.selectKey({.id = 70'011});
        QVERIFY(reached.isEmpty());
        table.tick();
        QCOMPARE(reached.count(), 1);
        QCOMPARE(reached.at(0).at(0).toInt(), 70'010);
        QCOMPARE(table.model.currentRow(), 70'010);
        QCOMPARE(table.name(70'010), QStringLiteral("task 70011"));
        QVERIFY(!table.model.target());
        table.source.asked.clear();
        table.tick();
        QVERIFY(std::ranges::all_of(table.source.asked, [](const auto &request) { return request.around == 0; }));
        table.model.selectKey({.id = 70'012}); // there by now
        QCOMPARE(table.model.currentRow(), 70'011);
        QCOMPARE(reached.count(), 2);
    }

    void whoGoesElsewhereMeanwhileStaysThere()
    {
        Table table(100'000);
        table.model.selectKey({.id = 70'011});
        table.model.select(4);
        table.tick();
        QCOMPARE(table.model.currentRow(), 4);
        table.model.selectKey({.id = 70'011});
        table.model.setFilter(QStringLiteral("task"));
        QVERIFY(!table.model.target());
    }

    void taskThatIsStillToBeListedIsWaitedFor()
    {
        Table table(100'000);
        table.source.listed = 3000;
        table.model.selectKey({.id = 70'011});
        for (int i = 0; i < 20; ++i)
            table.tick();
        QVERIFY(table.model.target());
        table.source.listed = 100'000;
        table.tick();
        QCOMPARE(table.model.currentRow(), 70'010);
    }

    void taskThatIsNowhereIsLookedForFewTimes_data()
    {
        QTest::addColumn<bool>("findsTasks");
        QTest::newRow("it has ended") << true;
        QTest::newRow("a program of before") << false;
    }
    void taskThatIsNowhereIsLookedForFewTimes()
    {
        QFETCH(bool, findsTasks);
        Table table(100'000);
        table.source.findsTasks = findsTasks;
        table.model.select(3);
        table.model.selectKey({.id = 200'000});
        for (int i = 0; i < 10; ++i)
            table.tick();
        QVERIFY(!table.model.target());
        QCOMPARE(table.model.currentRow(), 3);
        QVERIFY(table.model.isThere(0));
        QVERIFY(std::ranges::count_if(table.source.asked, [](const auto &request) { return request.around != 0; }) <= 5);
        QVERIFY(table.model.isThere(0));
    }

    void rowThatIsNotThereIsSelectedWhenItComes()
    {
        Table table(100'000);
        QSignalSpy moved(&table.model, &SnapshotModel::currentRowChanged);
        table.model.moveCurrent(0);
        table.model.moveCurrent(table.model.shown());
        QCOMPARE(table.model.currentRow(), 99'999);
        QVERIFY(!table.model.currentKey());
        QCOMPARE(table.model.index(99'999, 0).data(SnapshotModel::CurrentRole).toBool(), true);
        table.lookAt(99'960, 99'999);
        QCOMPARE(table.model.currentRow(), 99'999);
        QCOMPARE(table.model.currentKey()->id, 100'000u);
        QCOMPARE(table.model.currentTask()->serial, 100'000u);
        QCOMPARE(moved.count(), 2);
        table.model.moveCurrent(-1);
        QCOMPARE(table.model.currentRow(), 99'998);
        table.model.moveCurrent(-90'000);
        table.model.clearSelection();
        QCOMPARE(table.model.currentRow(), -1);
    }

    void programSortsByNumbers()
    {
        Table table(100'000);
        QSignalSpy sorting(&table.model, &SnapshotModel::sortingChanged);
        table.model.sort(0); // by name: all rows would have to be here
        QCOMPARE(sorting.count(), 0);
        QCOMPARE(table.model.window().sortedBy, Key::Place);
        constexpr int Busy = 6;
        table.model.toggleSort(Busy);
        QCOMPARE(sorting.count(), 1);
        QCOMPARE(table.model.window(), (TaskWindow{.first = 0, .count = 41, .sortedBy = Key::Busy}));
        table.tick();
        QCOMPARE(table.name(0), QStringLiteral("task 100000"));
        table.model.toggleSort(Busy);
        QCOMPARE(table.model.window().isDescending, true);
        table.tick();
        QCOMPARE(table.name(0), QStringLiteral("task 1"));
        table.model.toggleSort(Busy);
        QCOMPARE(table.model.window().sortedBy, Key::Place);
    }

    void filterLooksThroughThemAllInPieces()
    {
        Table table(20'000);
        table.model.setFilter(QStringLiteral("task 19999"));
        QCOMPARE(table.model.rowCount(), 0);
        int ticks = 0;
        while (table.model.rowCount() == 0) {
            QVERIFY(++ticks < 50);
            table.source.asked.clear();
            table.tick();
            QVERIFY(table.source.asked.size() <= 2 + TaskPager::SearchedAtOnce);
        }
        QCOMPARE(table.name(0), QStringLiteral("task 19999"));
        QCOMPARE(table.model.total(), 20'000);
        table.model.select(0);
        table.model.setFilter({});
        table.tick();
        QCOMPARE(table.model.rowCount(), 20'000);
        QCOMPARE(table.model.currentRow(), 19'998);
        table.lookAt(10'000, 10'010);
        int there = 0;
        for (int row = 0; row < 20'000; ++row)
            there += table.model.isThere(row);
        QVERIFY(there <= TaskPager::MostPages * PageRows);
    }

    void findingPassesOverRowsThatAreNotThere()
    {
        Table table(20'000);
        table.lookAt(9'000, 9'039); // and those around the first
        table.model.setFilter(QStringLiteral("task 90"));
        table.tick();
        QVERIFY(table.model.findNext());
        table.tick();
        QCOMPARE(table.model.rowCount(), 20'000); // nothing is hidden
        QCOMPARE(table.model.currentRow(), 89);
        table.model.findNext(true); // round, from the end
        const int row = table.model.currentRow();
        QVERIFY(row > 8'990);
        QVERIFY(table.model.isThere(row));
        QVERIFY2(table.name(row).contains(QStringLiteral("90")), qPrintable(table.name(row)));
    }

    void tasksThatAreStillToBeListedComeLater()
    {
        ManyTasks source(100'000);
        source.listed = 3000;
        SampleMaker maker(source);
        TaskModel model;
        maker.setTaskWindow({.first = 50'000, .count = 40});
        model.update(maker.nextWith(SnapshotPart::Tasks));
        QCOMPARE(model.rowCount(), 100'000);
        QVERIFY(!model.isThere(50'000));
        source.listed = 100'000;
        model.update(maker.nextWith(SnapshotPart::Tasks));
        QVERIFY(model.isThere(50'000));
    }

    void theyComeAndGo()
    {
        Table table(5000);
        Mirror mirror(&table.model);
        table.model.select(7);
        table.source.serials.remove(100, 4500);
        table.tick();
        QVERIFY(!table.model.isInParts());
        QCOMPARE(table.model.rowCount(), 500);
        QCOMPARE(table.model.currentRow(), 7);
        QCOMPARE(mirror.rows, Mirror::texts(&table.model));
        for (int i = 0; i < 5000; ++i)
            table.source.serials.append(quint64(200'000 + i));
        table.tick();
        QVERIFY(table.model.isInParts());
        QCOMPARE(table.model.rowCount(), 5500);
        QCOMPARE(table.model.currentRow(), 7);
        QCOMPARE(mirror.resets, 0);
        table.source.serials.clear();
        table.tick();
        QCOMPARE(table.model.rowCount(), 0);
    }

    void programOfAnOlderVersionShowsTheFirstOnes()
    {
        ManyTasks source(5000);
        source.hasPages = false;
        SampleMaker maker(source);
        TaskModel model;
        model.update(maker.nextWith(SnapshotPart::Tasks));
        QCOMPARE(model.rowCount(), Listed);
        QVERIFY(!model.isInParts());
    }
};

QTEST_GUILESS_MAIN(tst_TaskParts)

#include "tst_taskparts.moc"
