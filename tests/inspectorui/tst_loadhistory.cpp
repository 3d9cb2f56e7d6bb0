// SPDX-License-Identifier: MIT
#include "inspectorui/demosource.h"
#include "inspectorui/loadhistory.h"
#include "inspectorui/stripmodel.h"
#include "inspectorui/verdict.h"

#include <QtTest/qabstractitemmodeltester.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

//! A program whose loops do what a test says, 100 ms at a time.
struct Program
{
    Sample sample;
    Deadline now{Nanoseconds(1h)};

    Program()
    {
        LoopSnapshot main;
        main.id = 1;
        main.isMainThread = true;
        main.threadName = QStringLiteral("main");
        main.platform = QStringLiteral("xcb");
        LoopSnapshot worker;
        worker.id = 2;
        worker.threadName = QStringLiteral("worker");
        sample.snapshot.loops = {main, worker};
        take();
    }
    LoopSnapshot &main() { return sample.snapshot.loops[0]; }
    LoopSnapshot &worker() { return sample.snapshot.loops[1]; }

    void take()
    {
        sample.snapshot.takenAt = now;
        sample.history.append(sample.snapshot);
        sample.closedWatcher = ClosedWatcher::in(sample.snapshot);
        ++sample.number;
        now += 100ms;
    }
    void sleep()
    {
        for (LoopSnapshot &loop : sample.snapshot.loops) {
            loop.state = LoopSnapshot::State::Sleeping;
            loop.inState = 50ms;
            loop.handlers.clear();
        }
        take();
    }
    //! \a loop has been in one turn for \a time, in \a slot.
    void stick(LoopSnapshot &loop, Nanoseconds time, const char *slot)
    {
        loop.state = LoopSnapshot::State::Running;
        loop.inState = time;
        loop.handlers.clear();
        if (slot) {
            loop.handlers = {{HandlerSnapshot::Kind::Slot,
                              QStringLiteral("OrderModel"),
                              {},
                              1,
                              QString::fromUtf8(slot),
                              time}};
        }
        take();
    }
    Verdict verdict() const { return Verdict::of(sample, QLocale::c()); }
};

} // namespace

class tst_LoadHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void busyIsTheShareOfTheTime();
    void runningTurnCountsBeforeItEnds();
    void historyIsBounded();
    void endedLoopIsForgotten();
    void verdictIsHealthyWhenNothingStalls();
    void verdictNamesTheSlotThatStalls();
    void verdictTellsAStallAfterwards();
    void verdictAndStripsAgree();
    void verdictTellsATurnThatRanBetweenSamples();
    void workerMayTakeLonger();
    void mainLoopComesFirst();
    void closedDescriptorIsAWarning();
    void noLoopsIsSaid();
    void stripsChangeByOneSignal();
    void spokenTextIsSlow();
    void namesOfThings();
    void demoIsTheSameEveryTime();
};

void tst_LoadHistory::busyIsTheShareOfTheTime()
{
    Program program;
    for (int i = 0; i < 10; ++i) {
        program.main().busyTime += 34ms;
        program.main().turns += 6;
        program.sleep();
    }
    const LoopLoad load = program.sample.history.load(1);
    QCOMPARE(load.points.size(), 10);
    QVERIFY(qFuzzyCompare(load.points.constLast().busy, 0.34f));
    QVERIFY(qFuzzyCompare(load.busy, 0.34));
    QVERIFY(qFuzzyCompare(load.turnsPerSecond, 60.0));
    QCOMPARE(program.sample.history.load(2).busy, 0.0);
    QVERIFY(program.sample.history.load(99).points.isEmpty());
}

void tst_LoadHistory::runningTurnCountsBeforeItEnds()
{
    Program program;
    program.stick(program.main(), 100ms, "refresh()");
    program.stick(program.main(), 200ms, "refresh()");
    QVERIFY(qFuzzyCompare(program.sample.history.load(1).points.constLast().busy, 1.0f));
    QCOMPARE(program.sample.history.load(1).worstTurn, Nanoseconds(200ms));
}

void tst_LoadHistory::historyIsBounded()
{
    Program program;
    for (int i = 0; i < LoadHistory::Points + 50; ++i)
        program.sleep();
    QCOMPARE(program.sample.history.load(1).points.size(), LoadHistory::Points);
}

void tst_LoadHistory::endedLoopIsForgotten()
{
    Program program;
    program.sleep();
    program.sample.snapshot.loops.removeLast();
    program.take();
    QVERIFY(program.sample.history.load(2).points.isEmpty());
}

void tst_LoadHistory::verdictIsHealthyWhenNothingStalls()
{
    Program program;
    program.stick(program.main(), 40ms, "refresh()");
    program.sleep();
    QCOMPARE(program.verdict().tone, Tone::Good);
    QVERIFY(program.verdict().text.startsWith(QStringLiteral("Healthy")));
    QVERIFY(program.verdict().text.endsWith(QStringLiteral("40.0 ms")));
    QCOMPARE(program.verdict().subject->key.id, 0u);
}

void tst_LoadHistory::verdictNamesTheSlotThatStalls()
{
    Program program;
    program.stick(program.main(), 1200ms, "refresh()");
    QCOMPARE(program.verdict().tone, Tone::Error);
    QCOMPARE(program.verdict().text, QStringLiteral("GUI loop: in OrderModel::refresh() for 1.20 s"));
    QCOMPARE(program.verdict().subject->key.id, 1u);
    program.stick(program.main(), 1300ms, nullptr); // not seen this time, but it is the same turn
    QCOMPARE(program.verdict().text, QStringLiteral("GUI loop: in OrderModel::refresh() for 1.30 s"));
}

// An inspector in the GUI thread cannot show a stall while it lasts: it must tell it afterwards.
void tst_LoadHistory::verdictTellsAStallAfterwards()
{
    Program program;
    program.stick(program.main(), 1200ms, "refresh()");
    program.main().lastTurn = 1230ms;
    ++program.main().turns;
    program.sleep();
    QCOMPARE(program.verdict().tone, Tone::Warning);
    QCOMPARE(program.verdict().text,
             QStringLiteral("GUI loop: was in OrderModel::refresh() for 1.23 s, just now"));
    for (int i = 0; i < 30; ++i)
        program.sleep();
    QVERIFY(program.verdict().text.contains(QStringLiteral("3 second")));
    for (int i = 0; i < 100; ++i)
        program.sleep();
    QVERIFY(program.verdict().text.contains(QStringLiteral("13 second")));
    for (int i = 0; i < LoadHistory::Points; ++i)
        program.sleep();
    QCOMPARE(program.verdict().tone, Tone::Good);
}

// No green sentence beside a red strip, nor the other way round.
void tst_LoadHistory::verdictAndStripsAgree()
{
    Program program;
    const auto agree = [&] {
        StripModel strips;
        strips.update(program.sample, QLocale::c());
        QList<Tone> tones;
        for (int row = 0; row < strips.rowCount(); ++row)
            tones.append(Tone(strips.index(row).data(StripModel::ToneRole).toInt()));
        const Tone said = program.verdict().tone;
        return said == (tones.contains(Tone::Error)     ? Tone::Error
                        : tones.contains(Tone::Warning) ? Tone::Warning
                                                        : Tone::Good);
    };
    program.stick(program.main(), 90ms, "refresh()");
    QVERIFY(agree());
    QCOMPARE(program.verdict().tone, Tone::Good);
    program.stick(program.main(), 3s, "refresh()");
    QVERIFY(agree());
    QCOMPARE(program.verdict().tone, Tone::Error);
    for (int i = 0; i < LoadHistory::Points + 60; ++i) {
        program.sleep();
        if (i == 30) // in the aftermath of the long one
            program.stick(program.main(), 150ms, "paint()");
        if (i == 40)
            program.stick(program.worker(), 2s, "work()");
        QVERIFY2(agree(), qPrintable(QString::number(i)));
    }
    QCOMPARE(program.verdict().tone, Tone::Good);
}

void tst_LoadHistory::verdictTellsATurnThatRanBetweenSamples()
{
    Program program;
    program.sleep();
    program.main().longestTurn = 120ms;
    program.main().longestTurnCulprit = QStringLiteral("View::layout()");
    ++program.main().turns;
    program.sleep();
    QCOMPARE(program.verdict().text, QStringLiteral("GUI loop: was in View::layout() for 120 ms, just now"));
}

void tst_LoadHistory::workerMayTakeLonger()
{
    Program program;
    program.stick(program.worker(), 400ms, "work()");
    QCOMPARE(program.verdict().tone, Tone::Good);
    program.stick(program.worker(), 1100ms, "work()");
    QCOMPARE(program.verdict().text, QStringLiteral("Loop “worker”: in OrderModel::work() for 1.10 s"));
}

void tst_LoadHistory::mainLoopComesFirst()
{
    Program program;
    program.stick(program.worker(), 5s, "work()");
    program.stick(program.main(), 200ms, "refresh()");
    QCOMPARE(program.verdict().subject->key.id, 1u);
    program.main().state = LoopSnapshot::State::Sleeping;
    program.take();
    QCOMPARE(program.verdict().subject->key.id, 2u); // what lasts is worse than what is over
}

void tst_LoadHistory::closedDescriptorIsAWarning()
{
    Program program;
    WatcherSnapshot watcher;
    watcher.descriptor = 29;
    watcher.ownerClass = QStringLiteral("Printer");
    watcher.serial = 77;
    watcher.target = WatcherSnapshot::Target::Closed;
    program.worker().watchers = {watcher};
    program.sleep();
    QCOMPARE(program.verdict().tone, Tone::Warning);
    QVERIFY(program.verdict().text.contains(QStringLiteral("29")));
    QVERIFY(program.verdict().text.contains(QStringLiteral("Printer")));
    QCOMPARE(program.verdict().subject, (Reference{Reference::To::Watcher, {.id = 77}}));
}

void tst_LoadHistory::noLoopsIsSaid()
{
    QCOMPARE(Verdict::of(Sample{}, QLocale::c()).tone, Tone::Muted);
    QVERIFY(!Verdict::of(Sample{}, QLocale::c()).text.isEmpty());
}

void tst_LoadHistory::stripsChangeByOneSignal()
{
    Program program;
    StripModel strips;
    QAbstractItemModelTester tester(&strips, QAbstractItemModelTester::FailureReportingMode::QtTest);
    program.sleep();
    strips.update(program.sample, QLocale::c());
    QCOMPARE(strips.rowCount(), 2);
    QSignalSpy changes(&strips, &QAbstractItemModel::dataChanged);
    QSignalSpy inserts(&strips, &QAbstractItemModel::rowsInserted);
    strips.update(program.sample, QLocale::c()); // the same sample
    QCOMPARE(changes.count(), 0);
    program.sleep();
    strips.update(program.sample, QLocale::c());
    QCOMPARE(changes.count(), 1);
    LoopSnapshot late;
    late.id = 3;
    program.sample.snapshot.loops.append(late);
    program.sample.snapshot.loops.removeAt(1);
    program.take();
    strips.update(program.sample, QLocale::c());
    QCOMPARE(inserts.count(), 1);
    QCOMPARE(strips.rowCount(), 2);
    QCOMPARE(strips.index(1).data().toString(), QStringLiteral("thread 3"));
}

void tst_LoadHistory::spokenTextIsSlow()
{
    Program program;
    StripModel strips;
    strips.update(program.sample, QLocale::c());
    QSet<QString> spoken;
    for (int i = 0; i < 19; ++i) { // two seconds, less a tick
        program.main().busyTime += 7ms * i;
        program.sleep();
        strips.update(program.sample, QLocale::c());
        spoken.insert(strips.index(0).data(StripModel::SpokenRole).toString());
    }
    QCOMPARE(spoken.size(), 2);
}

void tst_LoadHistory::namesOfThings()
{
    QCOMPARE(objectText(QStringLiteral("QTimer"), QStringLiteral("autosave")),
             QStringLiteral("QTimer “autosave”"));
    QCOMPARE(objectText(QStringLiteral("QTimer"), {}), QStringLiteral("QTimer"));
    HandlerSnapshot handler;
    handler.what = QStringLiteral("Paint");
    QCOMPARE(handlerText(handler), QStringLiteral("Paint"));
    handler.receiverClass = QStringLiteral("View");
    QCOMPARE(handlerText(handler), QStringLiteral("Paint → View"));
    handler.kind = HandlerSnapshot::Kind::Slot;
    handler.what = QStringLiteral("draw()");
    QCOMPARE(handlerText(handler), QStringLiteral("View::draw()"));
    handler.what = QStringLiteral("Other::draw()");
    QCOMPARE(handlerText(handler), QStringLiteral("Other::draw()"));
    handler.receiverClass = QStringLiteral("Signalbox::Scheduler");
    handler.what = QStringLiteral("tidyUp()");
    QCOMPARE(handlerText(handler), QStringLiteral("Scheduler: tidyUp()"));
    QVERIFY(culprit(LoopSnapshot{}).isEmpty());
    LoopSnapshot loop;
    loop.isMainThread = true;
    QCOMPARE(loopName(loop), QStringLiteral("main"));
}

void tst_LoadHistory::demoIsTheSameEveryTime()
{
    DemoSource source;
    for (int tick = 0; tick < 50; ++tick)
        source.snapshot({});
    const Snapshot a = *source.snapshot({});
    const Snapshot b = DemoSource::at(50);
    QCOMPARE(a.takenAt, b.takenAt);
    QCOMPARE(a.loops.size(), b.loops.size());
    for (qsizetype i = 0; i < a.loops.size(); ++i) {
        QCOMPARE(a.loops.at(i).turns, b.loops.at(i).turns);
        QCOMPARE(a.loops.at(i).busyTime, b.loops.at(i).busyTime);
        QCOMPARE(a.loops.at(i).timers.size(), b.loops.at(i).timers.size());
    }
}

QTEST_GUILESS_MAIN(tst_LoadHistory)
#include "tst_loadhistory.moc"
