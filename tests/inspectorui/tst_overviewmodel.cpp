// SPDX-License-Identifier: MIT
#include "inspectorui/demosource.h"
#include "inspectorui/inspector.h"
#include "inspectorui/overviewmodel.h"

#include <QtTest/qabstractitemmodeltester.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/*!
    A program with one loop, looked at once each tenth of a second.
*/
class LookedAt
{
public:
    LookedAt()
    {
        m_sample.program = {.name = u"made up"_s, .pid = 17};
        loop().id = 1;
        loop().isMainThread = true;
        loop().threadName = u"main"_s;
        m_sample.snapshot.takenAt = Deadline(std::chrono::hours(1));
    }
    Sample &sample() { return m_sample; }
    LoopSnapshot &loop()
    {
        auto &loops = m_sample.snapshot.loops;
        if (loops.isEmpty())
            loops.emplaceBack();
        return loops.first();
    }
    //! After a tenth of a second.
    const Sample &next()
    {
        ++m_sample.number;
        m_sample.snapshot.takenAt += std::chrono::milliseconds(100);
        m_sample.history.append(m_sample.snapshot);
        return m_sample;
    }

private:
    Sample m_sample;
};

class tst_OverviewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTileOfTheDemoSaysSomething();
    void ratesAreThoseOfTheLastSecond();
    void anotherProgramStartsAnew();
    void fullestQueueIsNamedWithItsLimit();
    void queuesWithoutLimitAreNotFull();
    void stallIsNamed();
    void tileIsAsLoudAsTheWorstWarningAboutItsKind();
    void tellsOnlyOfTilesThatSaySomethingElse();
    void tileLeadsToItsPageAndBack_data();
    void tileLeadsToItsPageAndBack();
    void tileOfALoopSelectsIt();

private:
    static QString value(const OverviewModel &model, OverviewModel::Tile tile)
    {
        return model.index(tile).data(OverviewModel::ValueRole).toString();
    }
    static QString note(const OverviewModel &model, OverviewModel::Tile tile)
    {
        return model.index(tile).data(OverviewModel::NoteRole).toString();
    }
    static Tone tone(const OverviewModel &model, OverviewModel::Tile tile)
    {
        return Tone(model.index(tile).data(OverviewModel::ToneRole).toInt());
    }
};

void tst_OverviewModel::everyTileOfTheDemoSaysSomething()
{
    OverviewModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.update(*demoSample(95), QLocale::c());
    QCOMPARE(model.rowCount(), int(OverviewModel::TileCount));
    for (int tile = 0; tile < OverviewModel::TileCount; ++tile) {
        QVERIFY(!model.index(tile).data(OverviewModel::TitleRole).toString().isEmpty());
        QVERIFY(!value(model, OverviewModel::Tile(tile)).isEmpty());
        QVERIFY(!note(model, OverviewModel::Tile(tile)).isEmpty());
        const QString spoken = model.index(tile).data(OverviewModel::SpokenRole).toString();
        QVERIFY2(spoken.contains(value(model, OverviewModel::Tile(tile))), qPrintable(spoken));
    }
    QCOMPARE(model.toTsv().count(u'\n'), qsizetype(OverviewModel::TileCount));
}

void tst_OverviewModel::ratesAreThoseOfTheLastSecond()
{
    LookedAt program;
    OverviewModel model;
    const QLocale locale = QLocale::c();
    model.update(program.next(), locale);
    QCOMPARE(value(model, OverviewModel::Events), u"0/s"_s);
    for (int i = 0; i < 30; ++i) {
        program.loop().eventCount += 50;
        program.loop().timersFired += 3;
        program.loop().watchersActivated += 7;
        program.loop().tasksStarted += 2;
        model.update(program.next(), locale);
    }
    QCOMPARE(value(model, OverviewModel::Events), u"500/s"_s);
    QCOMPARE(note(model, OverviewModel::Timers), u"30 fired a second"_s);
    QCOMPARE(note(model, OverviewModel::Watchers), u"70 activations a second"_s);
    QVERIFY(note(model, OverviewModel::Tasks).startsWith("20 started a second"_L1));
    for (int i = 0; i < 11; ++i) // nothing more comes
        model.update(program.next(), locale);
    QCOMPARE(value(model, OverviewModel::Events), u"0/s"_s);
}

void tst_OverviewModel::anotherProgramStartsAnew()
{
    LookedAt program;
    OverviewModel model;
    program.loop().eventCount = 10;
    model.update(program.next(), QLocale::c());
    program.sample().program.pid = 18;
    program.loop().eventCount = 1'000'000;
    model.update(program.next(), QLocale::c());
    QCOMPARE(value(model, OverviewModel::Events), u"0/s"_s); // they are not of a tenth of a second
}

void tst_OverviewModel::fullestQueueIsNamedWithItsLimit()
{
    LookedAt program;
    OverviewModel model;
    QueueSnapshot half, most;
    half.name = u"half"_s;
    half.depth = 5;
    half.limit = 10;
    most.name = u"orders"_s;
    most.depth = 9;
    most.limit = 10;
    program.loop().queues = {half, most};
    model.update(program.next(), QLocale::c());
    QCOMPARE(value(model, OverviewModel::FullestQueue), u"90 %"_s);
    QCOMPARE(note(model, OverviewModel::FullestQueue), u"orders: 9 of 10"_s);
    QCOMPARE(tone(model, OverviewModel::FullestQueue), Tone::Warning);
}

void tst_OverviewModel::queuesWithoutLimitAreNotFull()
{
    LookedAt program;
    OverviewModel model;
    QueueSnapshot queue;
    queue.depth = 1'000'000;
    program.loop().queues = {queue};
    model.update(program.next(), QLocale::c());
    QCOMPARE(value(model, OverviewModel::FullestQueue), QString(NothingSign));
    QCOMPARE(tone(model, OverviewModel::FullestQueue), Tone::Normal);
}

void tst_OverviewModel::stallIsNamed()
{
    OverviewModel model;
    model.update(*demoSample(95), QLocale::c());
    QCOMPARE(value(model, OverviewModel::LongestTurn), u"520 ms"_s);
    QCOMPARE(note(model, OverviewModel::LongestTurn), u"main, in OrderModel::refresh()"_s);
    QCOMPARE(tone(model, OverviewModel::LongestTurn), Tone::Error);
    model.update(*demoSample(20), QLocale::c()); // before it
    QCOMPARE(tone(model, OverviewModel::LongestTurn), Tone::Normal);
}

void tst_OverviewModel::tileIsAsLoudAsTheWorstWarningAboutItsKind()
{
    LookedAt program;
    OverviewModel model;
    model.update(program.next(), QLocale::c());
    QCOMPARE(tone(model, OverviewModel::Warnings), Tone::Good);
    Finding late, spins;
    late.lint = Lint::LateTimers;
    late.subject = Finding::Subject::Timer;
    spins.lint = Lint::ZeroTimer;
    spins.subject = Finding::Subject::Timer;
    spins.severity = Finding::Severity::Error;
    program.sample().findings = {spins, late};
    model.update(program.next(), QLocale::c());
    QCOMPARE(tone(model, OverviewModel::Timers), Tone::Error);
    QCOMPARE(tone(model, OverviewModel::Watchers), Tone::Normal);
    QCOMPARE(value(model, OverviewModel::Warnings), u"2"_s);
    QCOMPARE(tone(model, OverviewModel::Warnings), Tone::Error);
}

void tst_OverviewModel::tellsOnlyOfTilesThatSaySomethingElse()
{
    LookedAt program;
    OverviewModel model;
    model.update(program.next(), QLocale::c());
    QSignalSpy changes(&model, &OverviewModel::dataChanged);
    model.update(program.next(), QLocale::c());
    QCOMPARE(changes.count(), 0);
    program.loop().postedCount = 3;
    model.update(program.next(), QLocale::c());
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.first().at(0).toModelIndex().row(), int(OverviewModel::Posted));
    QCOMPARE(changes.first().at(1).toModelIndex().row(), int(OverviewModel::Posted));
}

void tst_OverviewModel::tileLeadsToItsPageAndBack_data()
{
    QTest::addColumn<int>("tile");
    QTest::addColumn<Inspector::View>("view");
    QTest::newRow("loops") << int(OverviewModel::BusiestLoop) << Inspector::LoopsView;
    QTest::newRow("warnings") << int(OverviewModel::Warnings) << Inspector::WarningsView;
    QTest::newRow("events") << int(OverviewModel::Events) << Inspector::EventsView;
    QTest::newRow("posted") << int(OverviewModel::Posted) << Inspector::PostedView;
    QTest::newRow("queues") << int(OverviewModel::FullestQueue) << Inspector::QueuesView;
    QTest::newRow("tasks") << int(OverviewModel::Tasks) << Inspector::TasksView;
    QTest::newRow("timers") << int(OverviewModel::Timers) << Inspector::TimersView;
    QTest::newRow("watchers") << int(OverviewModel::Watchers) << Inspector::WatchersView;
    QTest::newRow("none such") << int(OverviewModel::TileCount) << Inspector::OverviewView;
    QTest::newRow("negative") << -1 << Inspector::OverviewView;
}

void tst_OverviewModel::tileLeadsToItsPageAndBack()
{
    QFETCH(int, tile);
    QFETCH(Inspector::View, view);
    Inspector inspector;
    inspector.setView(Inspector::OverviewView);
    inspector.setSample(demoSample(95));
    inspector.openTile(tile);
    QCOMPARE(inspector.view(), view);
    inspector.goBack();
    QCOMPARE(inspector.view(), Inspector::OverviewView);
}

void tst_OverviewModel::tileOfALoopSelectsIt()
{
    Inspector inspector;
    inspector.setView(Inspector::OverviewView);
    inspector.setSample(demoSample(95));
    inspector.openTile(OverviewModel::LongestTurn);
    QCOMPARE(inspector.loops()->detail()->title(), u"main"_s);
}

QTEST_GUILESS_MAIN(tst_OverviewModel)
#include "tst_overviewmodel.moc"
