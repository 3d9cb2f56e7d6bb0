// SPDX-License-Identifier: MIT
#include "inspectorui/demosource.h"
#include "inspectorui/inspector.h"
#include "inspectorui/samplemaker.h"

#include "mirror.h"

#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>
#include <QtTest/qabstractitemmodeltester.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Signalbox;

namespace {

//! The place of the one that is called \a title; −1: there is none.
int columnOf(const SnapshotModel &model, const QString &title)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        if (model.headerData(column, Qt::Horizontal).toString() == title)
            return column;
    }
    return -1;
}

//! The demo as a program that is looked at: one sample after the other.
class Demo
{
public:
    SamplePointer next() { return m_maker.nextWith(AllSnapshotParts); }

private:
    DemoSource m_source;
    SampleMaker m_maker{m_source};
};

} // namespace

class tst_Models : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replayOfDifferencesEqualsTheModel_data();
    void replayOfDifferencesEqualsTheModel();
    void freshModelEqualsOneThatWentAlong_data() { replayOfDifferencesEqualsTheModel_data(); }
    void freshModelEqualsOneThatWentAlong();
    void everyCellHasWords_data() { replayOfDifferencesEqualsTheModel_data(); }
    void everyCellHasWords();
    void onlyTheCurrentViewFollows();
    void samplesNeedOnlyWhatTheViewShows();
    void rateIsThatOfTheTable();
    void pausedKeepsItsRows();
    void countsAreThoseOfTheSample();
    void totalsTellWhatListsLeaveOut_data();
    void totalsTellWhatListsLeaveOut();
    void detailOfALoopHasItsLatenessAndTasks();
    void sortingByRateTellsWhatKeepsItAwake_data();
    void sortingByRateTellsWhatKeepsItAwake();
    void queuesAreATreeUntilTheyAreSorted();
    void fullQueuesAreTold();
    void waitsStandBehindTheirKind();
    void eventsTellWhatBecameOfThem();
    void tasksAreATreeAndSayWhatTheyWaitFor();
    void narrowColumnsSayWhere_data();
    void narrowColumnsSayWhere();
    void tableFitsTheWindow_data();
    void tableFitsTheWindow();
    void waitForATaskLeadsToIt();
    void readyAndCancelledTasksAreTold();
    void taskThatHoldsItsLoopIsRed_data();
    void taskThatHoldsItsLoopIsRed();
    void warningsSayWhatIsWrongAndWhatToTry();
    void verdictNamesTheWorstWarning();
    void showVerdictGoesToTheLoop();
    void showVerdictGoesToWhatItIsAbout_data();
    void showVerdictGoesToWhatItIsAbout();
    void snapshotTextHasEverything();
    void copyReachesTheClipboard();
    void emptyProgramIsSaid();
};

void tst_Models::replayOfDifferencesEqualsTheModel_data()
{
    QTest::addColumn<Inspector::View>("view");
    QTest::newRow("loops") << Inspector::LoopsView;
    QTest::newRow("posted events") << Inspector::PostedView;
    QTest::newRow("posts") << Inspector::PostsView;
    QTest::newRow("timers") << Inspector::TimersView;
    QTest::newRow("watchers") << Inspector::WatchersView;
    QTest::newRow("queues") << Inspector::QueuesView;
    QTest::newRow("matchers") << Inspector::MatchersView;
    QTest::newRow("events") << Inspector::EventsView;
    QTest::newRow("tasks") << Inspector::TasksView;
    QTest::newRow("warnings") << Inspector::WarningsView;
}

void tst_Models::replayOfDifferencesEqualsTheModel()
{
    QFETCH(Inspector::View, view);
    Inspector inspector;
    inspector.setView(view);
    SnapshotModel &model = *inspector.model(view);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Mirror mirror(&model);
    Demo demo;
    for (int tick = 0; tick < 130; ++tick) {
        mirror.forget();
        const SamplePointer sample = demo.next();
        inspector.setSample(sample);
        QVERIFY(mirror.changes <= 1);
        QCOMPARE(mirror.resets, 0);
        QCOMPARE(mirror.rows, Mirror::texts(&model));
        mirror.forget();
        inspector.setSample(sample);
        model.update(sample); // nothing new
        QCOMPARE(mirror.changes + mirror.inserts + mirror.removes, 0);
    }
}

void tst_Models::freshModelEqualsOneThatWentAlong()
{
    QFETCH(Inspector::View, view);
    Inspector along;
    along.setView(view);
    along.model(view)->sort(-1);
    Demo demo;
    SamplePointer sample;
    for (int tick = 0; tick < 100; ++tick) {
        sample = demo.next();
        along.setSample(sample);
    }
    Inspector fresh;
    fresh.setView(view);
    fresh.model(view)->sort(-1);
    fresh.setSample(sample);
    // The order may be a second behind; what there is may not.
    QList<QStringList> a = Mirror::texts(along.model(view));
    QList<QStringList> b = Mirror::texts(fresh.model(view));
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    QCOMPARE(a, b);
}

void tst_Models::everyCellHasWords()
{
    QFETCH(Inspector::View, view);
    Inspector inspector;
    inspector.setView(view);
    inspector.setSample(demoSample(95));
    const SnapshotModel &model = *inspector.model(view);
    QVERIFY(model.rowCount() > 0);
    for (int column = 0; column < model.columnCount(); ++column) {
        const QString title = model.headerData(column, Qt::Horizontal).toString();
        QVERIFY(!title.isEmpty());
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString spoken = model.index(row, column).data(SnapshotModel::SpokenRole).toString();
            QVERIFY2(spoken.startsWith(title + QStringLiteral(": ")), qPrintable(spoken));
            QVERIFY(!spoken.contains(QStringLiteral("::")) || view == Inspector::LoopsView ||
                    view == Inspector::WatchersView || view == Inspector::WarningsView);
        }
    }
    inspector.model(view)->select(0);
    QVERIFY(!inspector.model(view)->detail()->title().isEmpty());
    QVERIFY(inspector.model(view)->detail()->rowCount() > model.columnCount());
}

void tst_Models::onlyTheCurrentViewFollows()
{
    Inspector inspector;
    inspector.setSample(demoSample(5));
    QCOMPARE(inspector.loops()->rowCount(), 4);
    QCOMPARE(inspector.timers()->rowCount(), 0);
    inspector.setView(Inspector::TimersView);
    QVERIFY(inspector.timers()->rowCount() > 20);
}

// A sample that has the lists of one view only, as the sampler's; others are asked for when they are wanted.
void tst_Models::samplesNeedOnlyWhatTheViewShows()
{
    quint64 number = 0;
    const auto sampleWith = [&number](SnapshotParts parts) {
        auto sample = std::make_shared<Sample>(*demoSample(95));
        sample->number = ++number;
        sample->snapshot.parts = parts;
        for (LoopSnapshot &loop : sample->snapshot.loops) {
            if (!parts.testFlag(SnapshotPart::Timers))
                loop.timers.clear();
            if (!parts.testFlag(SnapshotPart::Watchers))
                loop.watchers.clear();
            if (!parts.testFlag(SnapshotPart::PostedEvents))
                loop.posted.clear();
        }
        return sample;
    };
    Inspector inspector;
    QList<SnapshotParts> taken;
    inspector.setTake([&](SnapshotParts parts) {
        taken.append(parts);
        return sampleWith(parts);
    });
    inspector.setSample(sampleWith({}));
    QCOMPARE(inspector.loops()->rowCount(), 4);
    const int timers = inspector.timerCount();
    QVERIFY(timers > 20);
    QVERIFY(taken.isEmpty());

    inspector.setView(Inspector::TimersView);
    QCOMPARE(taken, QList<SnapshotParts>{SnapshotPart::Timers});
    QCOMPARE(inspector.timers()->rowCount(), timers);
    inspector.setSample(sampleWith({})); // taken before the view changed
    QCOMPARE(inspector.timers()->rowCount(), timers);
    QCOMPARE(inspector.timerCount(), timers);

    inspector.setPaused(true); // the other views are to show this moment
    QCOMPARE(taken.constLast(), AllSnapshotParts);
    inspector.setView(Inspector::WatchersView);
    QCOMPARE(inspector.watchers()->rowCount(), inspector.watcherCount());
    QVERIFY(inspector.snapshotText().contains(QStringLiteral("keepAlive")));
    QCOMPARE(taken.size(), 2);

    inspector.setPaused(false);
    inspector.setSample(sampleWith(SnapshotPart::Watchers));
    QVERIFY(inspector.snapshotText().contains(QStringLiteral("keepAlive")));
    QCOMPARE(taken.size(), 3);
}

void tst_Models::rateIsThatOfTheTable()
{
    Inspector inspector;
    inspector.setView(Inspector::TimersView);
    QVERIFY(inspector.rate().isEmpty());
    auto sample = std::make_shared<Sample>(*demoSample(0));
    const auto show = [&](Milliseconds interval, int samplesPerList) {
        for (int i = 0; i < 12 * samplesPerList; ++i) {
            sample = std::make_shared<Sample>(*sample);
            ++sample->number;
            sample->snapshot.takenAt += interval;
            if (i % samplesPerList == 0)
                sample->listsTakenAt = sample->snapshot.takenAt;
            inspector.setSample(sample);
        }
    };
    show(Milliseconds(100), 1);
    QCOMPARE(inspector.rate(), QStringLiteral("10 Hz"));
    show(Milliseconds(100), 4); // the lists are dear: taken with every fourth sample
    QCOMPARE(inspector.rate(), QLocale().toString(2.5, 'f', 0) + QStringLiteral(" Hz"));
    show(Milliseconds(100), 30);
    QCOMPARE(inspector.rate(), QLocale().toString(0.3, 'f', 1) + QStringLiteral(" Hz"));
}

void tst_Models::pausedKeepsItsRows()
{
    Inspector inspector;
    Demo demo;
    inspector.setSample(demo.next());
    QSignalSpy spy(&inspector, &Inspector::pausedChanged);
    inspector.setPaused(true);
    const QList<QStringList> before = Mirror::texts(inspector.loops());
    for (int tick = 0; tick < 20; ++tick)
        inspector.setSample(demo.next());
    QCOMPARE(Mirror::texts(inspector.loops()), before);
    QCOMPARE(inspector.pausedFor(), QStringLiteral("2.00 s"));
    inspector.setView(Inspector::TimersView); // the other views show the same moment
    QCOMPARE(inspector.timers()->rowCount(), inspector.timerCount());
    inspector.setView(Inspector::LoopsView);
    QCOMPARE(Mirror::texts(inspector.loops()), before);
    inspector.setPaused(false);
    QVERIFY(Mirror::texts(inspector.loops()) != before);
    QVERIFY(inspector.pausedFor().isEmpty());
    QCOMPARE(spy.count(), 2);
}

void tst_Models::countsAreThoseOfTheSample()
{
    Inspector inspector;
    const SamplePointer sample = demoSample(20);
    inspector.setSample(sample);
    QCOMPARE(inspector.loopCount(), 4);
    QCOMPARE(inspector.watcherCount(), 15);
    inspector.setView(Inspector::TimersView);
    QCOMPARE(inspector.timerCount(), inspector.timers()->total());
    QVERIFY(inspector.postedCount() > 0);
    QCOMPARE(inspector.programName(), QStringLiteral("shop"));
    QCOMPARE(inspector.programPid(), 4242);
    QCOMPARE(inspector.uptime(), QStringLiteral("00:12:43"));
}

void tst_Models::totalsTellWhatListsLeaveOut_data()
{
    QTest::addColumn<Inspector::View>("view");
    QTest::addColumn<int>("listed");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("total");
    QTest::newRow("events, cut") << Inspector::EventsView << 1024 << 1147 << 1147;
    QTest::newRow("events that came before anybody looked") << Inspector::EventsView << 3 << 1147 << 3;
    QTest::newRow("events, none") << Inspector::EventsView << 0 << 1147 << 0;
    QTest::newRow("waits and their kind, cut") << Inspector::MatchersView << 1024 << 1147 << 1148;
    QTest::newRow("waits that are newer than the list") << Inspector::MatchersView << 3 << 5 << 4;
    QTest::newRow("posted, cut") << Inspector::PostedView << 4096 << 4100 << 4096 / 2 + 4;
    QTest::newRow("posted after the list was taken") << Inspector::PostedView << 8 << 4100 << 4;
}

void tst_Models::totalsTellWhatListsLeaveOut()
{
    QFETCH(Inspector::View, view);
    QFETCH(int, listed);
    QFETCH(int, count);
    LoopSnapshot loop;
    loop.id = 1;
    loop.eventCount = quint64(count);
    loop.waitCount = loop.postedCount = count;
    loop.matchers = {{QStringLiteral("Ping()"), count}};
    for (int i = 1; i <= listed; ++i) {
        loop.events.append(EventSnapshot());
        loop.events.last().number = quint64(i);
        loop.waits.append(WaitSnapshot());
        loop.waits.last().serial = quint64(i);
        loop.waits.last().shape = loop.matchers.constFirst().shape;
        if (i % 2 == 0)
            continue;
        loop.posted.append(PostedEventSnapshot());
        loop.posted.last().receiver = quintptr(i);
        loop.posted.last().count = 2;
    }
    auto sample = std::make_shared<Sample>();
    sample->snapshot.loops = {loop};
    Inspector inspector;
    inspector.setView(view);
    inspector.setSample(sample);
    QTEST(inspector.model(view)->total(), "total");
}

void tst_Models::detailOfALoopHasItsLatenessAndTasks()
{
    LoopSnapshot loop;
    loop.id = 1;
    for (int i = 0; i < 10; ++i)
        loop.timerLateness.add(i < 9 ? Nanoseconds(100'000) : Nanoseconds(40'000'000));
    loop.tasksStarted = 19;
    loop.tasksFinished = 8;
    loop.tasksFailed = 5;
    loop.tasksCancelled = 4;
    auto sample = std::make_shared<Sample>();
    sample->snapshot.loops = {loop};
    Inspector inspector;
    inspector.setSample(sample);
    inspector.loops()->select(0);
    const QStringList lines = inspector.loops()->detail()->toText().split(QLatin1Char('\n'));
    for (const char *line : {"Late p50\t128 µs", "Late p99\t40.0 ms", "Tasks started\t19",
                             "Tasks finished\t8", "Tasks failed\t5", "Tasks cancelled\t4"})
        QVERIFY2(lines.contains(QString::fromUtf8(line)), line);
}

void tst_Models::sortingByRateTellsWhatKeepsItAwake_data()
{
    QTest::addColumn<Inspector::View>("view");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("rate");
    QTest::addColumn<QString>("busiest");
    QTest::newRow("timers") << Inspector::TimersView << QStringLiteral("Fired/s") << QStringLiteral("9000")
                            << QStringLiteral("QTimer");
    QTest::newRow("watchers") << Inspector::WatchersView << QStringLiteral("Activations/s")
                              << QStringLiteral("120") << QStringLiteral("fd 18");
    QTest::newRow("queues") << Inspector::QueuesView << QStringLiteral("In/s") << QStringLiteral("300")
                            << QStringLiteral("thumbnails");
}

void tst_Models::sortingByRateTellsWhatKeepsItAwake()
{
    QFETCH(Inspector::View, view);
    QFETCH(QString, column);
    Inspector inspector;
    inspector.setLocale(QLocale::c(), false);
    inspector.setView(view);
    SnapshotModel &model = *inspector.model(view);
    const int rate = columnOf(model, column);
    model.sort(rate, Qt::DescendingOrder);
    inspector.setSample(demoSample(24));
    QTEST(model.index(0, rate).data().toString(), "rate");
    model.select(0);
    QTEST(model.detail()->title(), "busiest");
}

void tst_Models::queuesAreATreeUntilTheyAreSorted()
{
    Inspector inspector;
    inspector.setView(Inspector::QueuesView);
    inspector.setSample(demoSample(20));
    auto &model = *inspector.queues();
    const auto tree = [&model] {
        QStringList lines;
        for (int row = 0; row < model.rowCount(); ++row) {
            const auto index = model.index(row, 0);
            lines.append(QString(index.data(SnapshotModel::IndentRole).toInt(), QLatin1Char('+')) +
                         index.data().toString());
        }
        return lines;
    };
    QCOMPARE(tree().join(QLatin1Char(' ')),
             QStringLiteral("main (root) +input +orders ++express ++returns +thumbnails "
                            "database (root) +writes +reports"));
    model.sort(2, Qt::DescendingOrder);
    QVERIFY(tree().filter(QStringLiteral("+")).isEmpty());
    model.sort(-1);
    QCOMPARE(tree().at(3), QStringLiteral("++express"));
    QCOMPARE(inspector.queueCount(), model.total());
}

void tst_Models::fullQueuesAreTold()
{
    constexpr int Full = 4;
    constexpr int Waiting = 5;
    Inspector inspector;
    inspector.setView(Inspector::QueuesView);
    inspector.setSample(demoSample(20));
    const auto &model = *inspector.queues();
    const auto cell = [&](int row, int column) {
        const auto index = model.index(row, column);
        return QStringLiteral("%1 %2 %3")
            .arg(index.data().toString(), index.data(SnapshotModel::UnitRole).toString())
            .arg(index.data(SnapshotModel::ToneRole).toInt());
    };
    QCOMPARE(cell(8, Full), QStringLiteral("100 % %1").arg(int(Tone::Error)));
    QCOMPARE(cell(8, Waiting), QStringLiteral("2  %1").arg(int(Tone::Warning)));
    QCOMPARE(model.index(8, Full).data(SnapshotModel::FillRole).toDouble(), 1.0);
    QVERIFY(cell(7, Full).endsWith(QString::number(int(Tone::Warning))));
    QVERIFY(model.index(1, Full).data(SnapshotModel::FillRole).toDouble() < 0); // has no limit
    QCOMPARE(model.index(1, Full).data().toString(), QString(NothingSign));
    QVERIFY(model.index(6, Full).data(SnapshotModel::FillRole).toDouble() > 0); // of those below it
    inspector.queues()->select(8);
    QVERIFY(inspector.queues()->detail()->toText().contains(QStringLiteral("Report(name: \"month\")")));

    QSignalSpy changes(inspector.queues(), &QAbstractItemModel::dataChanged);
    inspector.setSample(demoSample(99)); // the bar follows the number
    QCOMPARE(changes.count(), 1);
    QVERIFY(changes.at(0).at(2).value<QList<int>>().contains(SnapshotModel::FillRole));
}

void tst_Models::waitsStandBehindTheirKind()
{
    Inspector inspector;
    inspector.setView(Inspector::MatchersView);
    inspector.setSample(demoSample(50));
    const auto &model = *inspector.matchers();
    QStringList lines;
    for (int row = 0; row < 5; ++row) {
        const auto text = [&](int column) { return model.index(row, column).data().toString(); };
        lines.append(QString(model.index(row, 0).data(SnapshotModel::IndentRole).toInt(), QLatin1Char('+')) +
                     text(0) + QLatin1Char('|') + text(1) + QLatin1Char('|') + text(2));
    }
    const auto line = [](const char *text) { return QString::fromUtf8(text); };
    QCOMPARE(lines, (QStringList{line("OrderChanged(customer: *, state: *)|1|–"),
                                 line("+OrderChanged(customer: *, state: *)|–|OrderModel “openOrders”"),
                                 line("OrderChanged(customer: …, state: *)|2|–"),
                                 line("+OrderChanged(customer: 40217, state: *)|–|CustomerPage “detail”"),
                                 line("+OrderChanged(customer: 51002, state: *)|–|CustomerPage")}));
    QCOMPARE(inspector.matcherCount(), 7);
}

void tst_Models::eventsTellWhatBecameOfThem()
{
    Inspector inspector;
    inspector.setView(Inspector::EventsView);
    inspector.setSample(demoSample(50));
    auto &model = *inspector.events();
    model.setFilter(QStringLiteral("refused year"));
    QVERIFY(model.rowCount() > 0);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.index(row, 2).data(SnapshotModel::ToneRole).toInt(), int(Tone::Error));
    QCOMPARE(model.index(0, 3).data().toString(), QStringLiteral("reports"));
    QVERIFY(inspector.eventCount() > 1000);
}

void tst_Models::tasksAreATreeAndSayWhatTheyWaitFor()
{
    enum { Task, State, WaitsFor, For, Left, Where };
    Inspector inspector;
    inspector.setView(Inspector::TasksView);
    inspector.setSample(demoSample(30));
    auto &model = *inspector.tasks();
    const auto table = [&model] {
        QStringList lines;
        for (int row = 0; row < std::min(model.rowCount(), 5); ++row) {
            QStringList cells;
            for (const int column : {Task, State, WaitsFor, Where})
                cells.append(model.index(row, column).data().toString());
            const int indent = model.index(row, 0).data(SnapshotModel::IndentRole).toInt();
            lines.append(QString(indent, QLatin1Char('+')) + cells.join(QLatin1Char('|')));
        }
        return lines;
    };
    const auto line = [](const char *text) { return QString::fromUtf8(text); };
    QCOMPARE(table(),
             (QStringList{
                 line("session|○ waiting|the tasks of the scope \"windows\"|session.cpp:41 runSession"),
                 line("+search|○ waiting|SearchField::textEdited of 0x55d0c2a81f40|search.cpp:27 "
                      "searchAsYouType"),
                 line("+open orders|○ waiting|the event OrderChanged(customer: *, state: *)|"
                      "ordermodel.cpp:118 followOrders"),
                 line("++started in main (main.cpp:33)|○ waiting|HttpReply::finished of "
                      "0x55d0c2b11c00|orderapi.cpp:88 "
                      "fetchOrder"),
                 line("+autosave|○ waiting|a tick|document.cpp:203 autosave"),
             }));
    QVERIFY(model.index(4, Left).data().toString() != QString(NothingSign));
    QCOMPARE(model.index(0, Left).data().toString(), QString(NothingSign)); // nobody knows
    QCOMPARE(inspector.taskCount(), model.total());
    model.setFilter(QStringLiteral("ordermodel"));
    QCOMPARE(model.matched(), 1);
    QCOMPARE(model.rowCount(), 2); // with the task that it belongs to
    QCOMPARE(model.index(0, Task).data().toString(), QStringLiteral("session"));
    QCOMPARE(model.index(0, Task).data(SnapshotModel::ToneRole).toInt(), int(Tone::Muted));
    model.select(1);
    QVERIFY(model.detail()->toText().contains(QStringLiteral("main (main.cpp:32)")));
}

void tst_Models::narrowColumnsSayWhere_data()
{
    QTest::addColumn<Inspector::View>("view");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("elide");
    QTest::newRow("a task: file and line stay")
        << Inspector::TasksView << QStringLiteral("Where") << QStringLiteral("page.cpp:233 waitForUser")
        << int(Qt::ElideRight);
    QTest::newRow("a loop: the slot stays")
        << Inspector::LoopsView << QStringLiteral("In")
        << QStringLiteral("Shop::(anonymous namespace)::Page::load()") << int(Qt::ElideLeft);
}

void tst_Models::narrowColumnsSayWhere()
{
    QFETCH(Inspector::View, view);
    QFETCH(QString, column);
    auto sample = std::make_shared<Sample>();
    LoopSnapshot loop;
    loop.id = 1;
    loop.handlers = {{HandlerSnapshot::Kind::Slot,
                      QStringLiteral("Shop::(anonymous namespace)::Page"),
                      {},
                      1,
                      QStringLiteral("load()"),
                      Milliseconds(1)}};
    TaskSnapshot task;
    task.serial = 1;
    task.site = {QStringLiteral("page.cpp"), QStringLiteral("waitForUser"), 233};
    loop.tasks = {task};
    sample->snapshot.loops = {loop};
    Inspector inspector;
    inspector.setView(view);
    inspector.setSample(sample);
    SnapshotModel &model = *inspector.model(view);
    const auto index = model.index(0, columnOf(model, column));
    QTEST(index.data().toString(), "text");
    QTEST(index.data(SnapshotModel::ElideRole).toInt(), "elide");
    model.select(0);
    QVERIFY(model.detail()->toText().contains(index.data().toString())); // all of it
}

void tst_Models::tableFitsTheWindow_data()
{
    QTest::addColumn<Inspector::View>("view");
    QTest::newRow("loops") << Inspector::LoopsView;
    QTest::newRow("timers") << Inspector::TimersView;
    QTest::newRow("watchers") << Inspector::WatchersView;
    QTest::newRow("queues") << Inspector::QueuesView;
    QTest::newRow("tasks") << Inspector::TasksView;
}

// As it opens, 1,280 pixels wide, with a font of 10 points: nothing has to be scrolled to.
void tst_Models::tableFitsTheWindow()
{
    QFETCH(Inspector::View, view);
    constexpr qreal Width = 1050; // beside the navigation
    Inspector inspector;
    TableColumns &columns = *inspector.model(view)->columns();
    columns.setDigitWidth(9);
    columns.setPadding(16);
    columns.setAvailableWidth(Width);
    QCOMPARE(columns.totalWidth(), Width);
}

void tst_Models::waitForATaskLeadsToIt()
{
    Inspector inspector;
    inspector.setView(Inspector::TasksView);
    inspector.setSample(demoSample(30));
    const auto fieldOf = [&inspector](const char *task) {
        SnapshotModel &model = *inspector.tasks();
        model.setFilter(QString::fromUtf8(task));
        model.select(model.rowCount() - 1);
        model.setFilter({});
        const DetailModel &detail = *model.detail();
        for (int field = 0; field < detail.rowCount(); ++field) {
            if (detail.data(detail.index(field), DetailModel::LabelRole) == QStringLiteral("Waits for"))
                return field;
        }
        return -1;
    };
    const auto isLink = [&inspector](int field) {
        const DetailModel &detail = *inspector.tasks()->detail();
        return detail.data(detail.index(field), DetailModel::LinkRole).toBool();
    };
    QVERIFY(!isLink(fieldOf("ledger"))); // for room
    const int field = fieldOf("report month");
    QVERIFY(isLink(field));
    inspector.follow(field);
    QCOMPARE(inspector.tasks()->detail()->title(), QStringLiteral("render"));
    QVERIFY(inspector.canGoBack());
}

void tst_Models::readyAndCancelledTasksAreTold()
{
    Inspector inspector;
    inspector.setView(Inspector::TasksView);
    inspector.setSample(demoSample(99)); // the GUI loop is stuck
    auto &model = *inspector.tasks();
    const auto stateOf = [&model](const char *name) {
        model.setFilter(QString::fromUtf8(name));
        const auto index = model.index(model.rowCount() - 1, 1); // behind those that it belongs to
        return QStringLiteral("%1 %2")
            .arg(index.data().toString())
            .arg(index.data(SnapshotModel::ToneRole).toInt());
    };
    QCOMPARE(stateOf("search"), QStringLiteral("◌ ready %1").arg(int(Tone::Good)));
    QCOMPARE(stateOf("month"), QStringLiteral("× cancelling %1").arg(int(Tone::Warning)));
    QCOMPARE(stateOf("ledger"), QStringLiteral("○ waiting %1").arg(int(Tone::Muted)));
    inspector.setSample(demoSample(105));
    QCOMPARE(stateOf("import"), QStringLiteral("● running %1").arg(int(Tone::Good)));
}

void tst_Models::taskThatHoldsItsLoopIsRed_data()
{
    using std::chrono::milliseconds;
    QTest::addColumn<bool>("isMainThread");
    QTest::addColumn<LoopSnapshot::State>("state");
    QTest::addColumn<milliseconds>("turn");
    QTest::addColumn<milliseconds>("running");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Tone>("tone");
    const auto good = QStringLiteral("● running");
    const auto bad = QStringLiteral("▲ running");
    constexpr auto Running = LoopSnapshot::State::Running;
    constexpr auto Sleeping = LoopSnapshot::State::Sleeping;
    const auto row = [](const char *name, bool isMain, LoopSnapshot::State state, int turn, int running,
                        const QString &text, Tone tone) {
        QTest::newRow(name) << isMain << state << milliseconds(turn) << milliseconds(running) << text << tone;
    };
    row("for a moment", true, Running, 99, 99, good, Tone::Good);
    row("for as long as a slow turn of the main thread", true, Running, 100, 100, bad, Tone::Error);
    row("as long in a worker", false, Running, 999, 999, good, Tone::Good);
    row("for as long as a slow turn of a worker", false, Running, 1000, 1000, bad, Tone::Error);
    row("a dialog above it sleeps", true, Sleeping, 50, 5000, good, Tone::Good);
    row("a turn of a dialog above it is slow", true, Running, 200, 5000, good, Tone::Good);
}

void tst_Models::taskThatHoldsItsLoopIsRed()
{
    enum { Task, State, WaitsFor, For };
    QFETCH(bool, isMainThread);
    QFETCH(LoopSnapshot::State, state);
    QFETCH(std::chrono::milliseconds, turn);
    QFETCH(std::chrono::milliseconds, running);
    QFETCH(Tone, tone);
    LoopSnapshot loop;
    loop.id = 1;
    loop.isMainThread = isMainThread;
    loop.state = state;
    loop.inState = turn;
    TaskSnapshot task;
    task.serial = 1;
    task.state = TaskSnapshot::State::Running;
    task.since = running;
    loop.tasks = {task};
    auto sample = std::make_shared<Sample>();
    sample->snapshot.loops = {loop};
    Inspector inspector;
    inspector.setView(Inspector::TasksView);
    inspector.setSample(sample);
    const auto &model = *inspector.tasks();
    QTEST(model.index(0, State).data().toString(), "text");
    QCOMPARE(model.index(0, State).data(SnapshotModel::ToneRole).toInt(), int(tone));
    QCOMPARE(model.index(0, For).data(SnapshotModel::ToneRole).toInt() == int(Tone::Error),
             tone == Tone::Error);
}

void tst_Models::warningsSayWhatIsWrongAndWhatToTry()
{
    enum { Severity, Warning, Loop, WhatWasFound, FirstSeen, Count };
    Inspector inspector;
    inspector.setView(Inspector::WarningsView);
    inspector.setSample(demoSample(99)); // the GUI loop is stuck
    auto &model = *inspector.warnings();
    QCOMPARE(inspector.warningCount(), model.total());
    const auto text = [&model](int column) { return model.index(0, column).data().toString(); };
    QCOMPARE(text(Severity), QStringLiteral("■ error"));
    QCOMPARE(model.index(0, Severity).data(SnapshotModel::ToneRole).toInt(), int(Tone::Error));
    QCOMPARE(text(Warning), QStringLiteral("Slow turn"));
    QCOMPARE(text(Loop), QStringLiteral("main"));
    QVERIFY2(text(WhatWasFound).startsWith(QStringLiteral("OrderModel::refresh() held the loop for")),
             qPrintable(text(WhatWasFound)));
    QCOMPARE(text(Count), QStringLiteral("1"));
    model.select(0);
    const QString detail = model.detail()->toText();
    for (const char *part : {"slow-turn", "Why it matters", "What to try", "yield()"})
        QVERIFY2(detail.contains(QString::fromUtf8(part)), part);

    inspector.setSample(demoSample(180)); // it is over
    model.setFilter(QStringLiteral("slow"));
    QCOMPARE(text(Severity), QStringLiteral("○ over"));
    QVERIFY(inspector.warningCount() < model.total());
}

void tst_Models::verdictNamesTheWorstWarning()
{
    auto sample = std::make_shared<Sample>(*demoSample(20));
    sample->findings.clear();
    Inspector inspector;
    inspector.setSample(sample);
    QCOMPARE(inspector.verdictTone(), Tone::Good);
    sample = std::make_shared<Sample>(*sample);
    Finding finding;
    finding.lint = Lint::ZeroTimer;
    finding.loop = 1;
    finding.name = QStringLiteral("Spinner");
    finding.perSecond = 9000;
    sample->findings = {finding};
    inspector.setSample(sample);
    QCOMPARE(inspector.verdictTone(), Tone::Warning);
    QVERIFY2(inspector.verdict().contains(QStringLiteral("GUI loop: A timer of 0 ms of Spinner fires")),
             qPrintable(inspector.verdict()));
}

void tst_Models::showVerdictGoesToTheLoop()
{
    Inspector inspector;
    inspector.setView(Inspector::TimersView);
    inspector.setSample(demoSample(99));
    QCOMPARE(inspector.verdictTone(), Tone::Error);
    QVERIFY(inspector.verdictHasRow());
    QCOMPARE(inspector.verdictView(), Inspector::LoopsView);
    inspector.loops()->setFilter(QStringLiteral("indexer"));
    inspector.showVerdict();
    QCOMPARE(inspector.view(), Inspector::LoopsView);
    QCOMPARE(inspector.loops()->currentRow(), 0);
    QCOMPARE(inspector.loops()->detail()->title(), QStringLiteral("main"));
    QVERIFY(inspector.loops()->detail()->toText().contains(QStringLiteral("OrderModel::refresh()")));
}

void tst_Models::showVerdictGoesToWhatItIsAbout_data()
{
    QTest::addColumn<Finding::Subject>("subject");
    QTest::addColumn<Inspector::View>("view");
    QTest::newRow("loop") << Finding::Subject::Loop << Inspector::LoopsView;
    QTest::newRow("timer") << Finding::Subject::Timer << Inspector::TimersView;
    QTest::newRow("watcher") << Finding::Subject::Watcher << Inspector::WatchersView;
    QTest::newRow("queue") << Finding::Subject::Queue << Inspector::QueuesView;
    QTest::newRow("task") << Finding::Subject::Task << Inspector::TasksView;
    QTest::newRow("receiver, which has no row") << Finding::Subject::Receiver << Inspector::LoopsView;
}

void tst_Models::showVerdictGoesToWhatItIsAbout()
{
    QFETCH(Finding::Subject, subject);
    QFETCH(Inspector::View, view);
    auto sample = std::make_shared<Sample>(*demoSample(20));
    const LoopSnapshot &loop = sample->snapshot.loops.constFirst();
    Finding finding;
    finding.lint = Lint::QueueAtLimit;
    finding.loop = loop.id;
    finding.subject = subject;
    switch (subject) { // never the first row, which anybody could be at
    case Finding::Subject::Timer:
        finding.serial = loop.timers.at(1).serial;
        break;
    case Finding::Subject::Watcher:
        finding.serial = loop.watchers.at(1).serial;
        break;
    case Finding::Subject::Queue:
        finding.serial = loop.queues.at(1).serial;
        break;
    case Finding::Subject::Task:
        finding.serial = loop.tasks.at(1).serial;
        break;
    case Finding::Subject::Loop:
    case Finding::Subject::Receiver:
        finding.serial = 0x1000;
        break;
    }
    sample->findings = {finding};
    Inspector inspector;
    inspector.setView(Inspector::OverviewView);
    inspector.setSample(sample);
    QVERIFY(inspector.verdictHasRow());
    QCOMPARE(inspector.verdictView(), view);
    inspector.showVerdict();
    QCOMPARE(inspector.view(), view);
    const auto key = inspector.model(view)->currentKey();
    QVERIFY(key);
    QCOMPARE(key->id, view == Inspector::LoopsView ? loop.id : finding.serial);
    QVERIFY(inspector.model(view)->currentRow() >= 0);
    inspector.goBack();
    QCOMPARE(inspector.view(), Inspector::OverviewView);
}

void tst_Models::snapshotTextHasEverything()
{
    Inspector inspector;
    QVERIFY(inspector.snapshotText().isEmpty());
    inspector.setSample(demoSample(99));
    inspector.loops()->setFilter(QStringLiteral("nothing like this"));
    const QString text = inspector.snapshotText();
    for (const char *part :
         {"shop", "4242", "OrderModel::refresh()", "keepAlive", "/dev/ttyUSB0", "DeferredDelete", "indexer",
          "thumbnails", "ShortcutMap", "CursorMoved", "searchAsYouType"})
        QVERIFY2(text.contains(QString::fromUtf8(part)), part);
}

void tst_Models::copyReachesTheClipboard()
{
    Inspector inspector;
    inspector.setSample(demoSample(1));
    inspector.copySnapshot();
    QCOMPARE(QGuiApplication::clipboard()->text(), inspector.snapshotText());
}

void tst_Models::emptyProgramIsSaid()
{
    Inspector inspector;
    QVERIFY(!inspector.hasSample());
    inspector.setSample(std::make_shared<Sample>());
    QVERIFY(inspector.hasSample());
    QVERIFY(!inspector.hasLoops());
    QCOMPARE(inspector.verdictTone(), Tone::Muted);
    QCOMPARE(inspector.strips()->rowCount(), 0);
}

QTEST_MAIN(tst_Models)
#include "tst_models.moc"
