// SPDX-License-Identifier: MIT
#include "inspectorui/samplemaker.h"

#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

constexpr Deadline Start{Nanoseconds(1h)};

// What the sampling thread's clocks show.
Deadline now;
Nanoseconds cpu;

/*!
    A program whose lists cost something, and that notes what it was asked for.
*/
class DearSource : public SnapshotSource
{
public:
    Nanoseconds listsCost{};
    Nanoseconds statesCost{};
    QList<SnapshotParts> asked;
    int timers = 3;
    bool hasClosed = false;
    bool isLost = false;
    qint64 pid = 0;
    QList<quint64> loops = {1, 2};
    QList<PostEdgeSnapshot> edges;
    quint64 deeds = 0; // of the timer, the watcher and the queue of each loop; 0: it has none

    ProgramInfo program() const override { return {{}, pid, {}}; }
    Link link() const override { return {isLost ? Link::State::Silent : Link::State::Connected, {}, {}, {}}; }
    std::optional<Snapshot> snapshot(const SnapshotRequest &request) override
    {
        asked.append(request.parts);
        if (isLost)
            return {};
        cpu += request.parts ? listsCost : statesCost;
        Snapshot snapshot;
        snapshot.takenAt = now;
        snapshot.parts = request.parts;
        if (request.parts.testFlag(SnapshotPart::PostedEvents))
            snapshot.postEdges = edges;
        for (const quint64 id : loops) {
            LoopSnapshot loop;
            loop.id = id;
            loop.timerCount = timers;
            if (request.parts.testFlag(SnapshotPart::Timers))
                loop.timers.resize(timers);
            if (request.parts.testFlag(SnapshotPart::Watchers) && hasClosed) {
                loop.watchers.resize(1);
                loop.watchers[0].target = WatcherSnapshot::Target::Closed;
            }
            if (deeds > 0)
                addDeeds(request.parts, loop);
            snapshot.loops.append(loop);
        }
        return snapshot;
    }
    void addDeeds(SnapshotParts parts, LoopSnapshot &loop) const
    {
        TimerSnapshot timer;
        WatcherSnapshot watcher;
        QueueSnapshot queue;
        timer.serial = watcher.serial = queue.serial = loop.id;
        timer.fired = deeds;
        watcher.activations = 2 * deeds;
        queue.in = 3 * deeds;
        if (parts.testFlag(SnapshotPart::Timers))
            loop.timers = {timer};
        if (parts.testFlag(SnapshotPart::Watchers))
            loop.watchers = {watcher};
        if (parts.testFlag(SnapshotPart::Queues))
            loop.queues = {queue};
    }
    int looksAt(SnapshotPart part) const
    {
        return int(std::count_if(asked.begin(), asked.end(),
                                 [part](SnapshotParts parts) { return parts.testFlag(part); }));
    }
};

} // namespace

class tst_SampleMaker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void listsRestInProportionToTheirCost_data();
    void listsRestInProportionToTheirCost();
    void statesRestOnlyWhenTheyAreDear();
    void restIsBounded();
    void countsAreNewWhereListsAreOld();
    void listsFollowTheirLoops();
    void viewWithoutListsTakesThoseOfWarningsOnly();
    void listsOfWarningsAreLookedAtEachSecond();
    void warningsAreFoundWhateverIsShown();
    void whoWaitsGetsItsListsAtOnce();
    void postsHaveARateAsSoonAsTheyAreLookedAt();
    void whatKeepsItAwakeHasARateAsSoonAsItIsLookedAt();
    void samplesAreFreedByTheMaker();
    void lostProgramIsShownAsItWasLast();
    void anotherProgramBeginsFromNothing();

private:
    //! A second of samples at 10 Hz, those that are due.
    static SamplePointer runSecond(SampleMaker &maker, SnapshotParts wanted)
    {
        SamplePointer last;
        for (int tick = 0; tick < 10; ++tick, now += 100ms) {
            if (maker.isDue())
                last = maker.next(wanted);
        }
        return last;
    }

    const Meter meter{[] { return now; }, [] { return cpu; }};
};

void tst_SampleMaker::init()
{
    now = Start;
    cpu = {};
}

void tst_SampleMaker::listsRestInProportionToTheirCost_data()
{
    QTest::addColumn<int>("microseconds");
    QTest::addColumn<int>("looks"); // in ten seconds
    QTest::newRow("cheap: with each sample") << 1000 << 100;
    QTest::newRow("8 ms: each 200 ms") << 8000 << 50;
    QTest::newRow("20 ms: each 500 ms") << 20'000 << 20;
    QTest::newRow("80 ms: each 2 s") << 80'000 << 5;
}

void tst_SampleMaker::listsRestInProportionToTheirCost()
{
    QFETCH(int, microseconds);
    QFETCH(int, looks);
    DearSource source;
    source.listsCost = std::chrono::microseconds(microseconds);
    SampleMaker maker(source, 0, meter);
    for (int second = 0; second < 10; ++second)
        runSecond(maker, SnapshotPart::Timers);
    QCOMPARE(source.asked.size(), 100); // states and counts keep their rhythm
    QCOMPARE(source.looksAt(SnapshotPart::Timers), looks);
    QVERIFY(cpu <= Nanoseconds(qint64(10e9 * SampleMaker::ListsShare)));
}

void tst_SampleMaker::statesRestOnlyWhenTheyAreDear()
{
    DearSource source;
    source.statesCost = 10ms; // thousands of loops
    SampleMaker maker(source, 0, meter);
    runSecond(maker, {}); // the first look is one at watchers
    source.asked.clear();
    cpu = {};
    for (int second = 0; second < 10; ++second)
        runSecond(maker, {});
    QVERIFY2(cpu <= Nanoseconds(qint64(10e9 * (SampleMaker::StatesShare + SampleMaker::ListsShare))),
             qPrintable(QString::number(cpu.count())));
    QVERIFY(source.asked.size() >= 10);
}

void tst_SampleMaker::restIsBounded()
{
    Pace pace(0.01);
    pace.worked(Start, 1min);
    QVERIFY(!pace.isDue(Start + Pace::LongestRest - 1ns));
    QVERIFY(pace.isDue(Start + Pace::LongestRest));
    pace.worked(Start, 1min);
    pace.reset();
    QVERIFY(pace.isDue(Start));
}

void tst_SampleMaker::countsAreNewWhereListsAreOld()
{
    DearSource source;
    source.listsCost = 40ms;
    SampleMaker maker(source, 0, meter);
    const SamplePointer first = maker.next(SnapshotPart::Timers);
    QCOMPARE(first->snapshot.loops.at(0).timers.size(), 3);
    QCOMPARE(first->cost, 40ms);
    now += 100ms;
    source.timers = 5;
    const SamplePointer second = maker.next(SnapshotPart::Timers);
    QCOMPARE(second->snapshot.loops.at(0).timerCount, 5);
    QCOMPARE(second->snapshot.loops.at(0).timers.size(), 3);
    QCOMPARE(second->listsNumber, first->listsNumber);
    QCOMPARE(second->listsTakenAt, Start);
    QVERIFY(second->snapshot.parts.testFlag(SnapshotPart::Timers));
    // Handed on, not copied.
    QCOMPARE(second->snapshot.loops.at(0).timers.constData(), first->snapshot.loops.at(0).timers.constData());
}

void tst_SampleMaker::listsFollowTheirLoops()
{
    DearSource source;
    source.listsCost = 40ms;
    SampleMaker maker(source, 0, meter);
    source.loops = {1, 2, 3};
    maker.next(SnapshotPart::Timers);
    now += 100ms;
    source.loops = {1, 3, 4};
    const SamplePointer sample = maker.next(SnapshotPart::Timers);
    QCOMPARE(sample->snapshot.loops.at(0).timers.size(), 3);
    QCOMPARE(sample->snapshot.loops.at(1).timers.size(), 3);
    QCOMPARE(sample->snapshot.loops.at(2).timers.size(), 0); // not looked at yet
}

void tst_SampleMaker::viewWithoutListsTakesThoseOfWarningsOnly()
{
    DearSource source;
    SampleMaker maker(source, 0, meter);
    const SamplePointer sample = runSecond(maker, {});
    QCOMPARE(source.looksAt(SnapshotPart::Timers), 1); // of ten
    QCOMPARE(source.looksAt(SnapshotPart::Events) + source.looksAt(SnapshotPart::Waits), 0);
    QCOMPARE(sample->snapshot.loops.at(0).timerCount, 3);
}

void tst_SampleMaker::listsOfWarningsAreLookedAtEachSecond()
{
    DearSource source;
    SampleMaker maker(source, 0, meter);
    runSecond(maker, SnapshotPart::Timers);
    runSecond(maker, SnapshotPart::Timers);
    QCOMPARE(source.looksAt(SnapshotPart::Watchers), 2);
    QCOMPARE(source.looksAt(SnapshotPart::Queues), 2);
    source.hasClosed = true;
    QCOMPARE(runSecond(maker, {})->closedWatcher.loop, 1u); // and remembered until the next look
    source.hasClosed = false;
    QCOMPARE(runSecond(maker, {})->closedWatcher.loop, 0u);
}

void tst_SampleMaker::warningsAreFoundWhateverIsShown()
{
    DearSource source;
    SampleMaker maker(source, 0, meter);
    QVERIFY(runSecond(maker, {})->findings.isEmpty());
    source.hasClosed = true;
    const SamplePointer sample = runSecond(maker, {});
    QCOMPARE(sample->findings.size(), 2); // in two loops
    QCOMPARE(sample->findings.at(0).lint, Lint::ClosedDescriptor);
    source.hasClosed = false;
    for (int second = 0; second < 6; ++second)
        runSecond(maker, {});
    QCOMPARE(runSecond(maker, {})->findings.size(), 0);
    QCOMPARE(runSecond(maker, {})->pastFindings.size(), 2);
}

void tst_SampleMaker::whoWaitsGetsItsListsAtOnce()
{
    DearSource source;
    source.listsCost = 40ms;
    SampleMaker maker(source, 0, meter);
    maker.next(SnapshotPart::PostedEvents);
    now += 1ms;
    const SamplePointer sample = maker.nextWith(AllSnapshotParts);
    QVERIFY(sample->snapshot.parts == AllSnapshotParts);
    QCOMPARE(sample->snapshot.loops.at(1).timers.size(), 3);
    QCOMPARE(sample->listsTakenAt, now);
}

//! Lints look at posts once a second, whatever is shown.
void tst_SampleMaker::postsHaveARateAsSoonAsTheyAreLookedAt()
{
    DearSource source;
    PostEdgeSnapshot edge;
    edge.from = 7;
    edge.to = 1;
    PostEdgeSnapshot ended;
    ended.to = 1;
    SampleMaker maker(source, 0, meter);
    runSecond(maker, {});
    source.edges = {edge, ended};
    for (int second = 1; second <= 3; ++second) {
        source.edges[0].events += 3'000;
        source.edges[0].calls += 1'000;
        source.edges[1].events += 5'000; // what a thread that ends has posted since ever
        const SamplePointer sample = runSecond(maker, {});
        QCOMPARE(sample->postRates.perSecond(edge), 4'000.0);
        QCOMPARE(sample->postRates.perSecond(ended), 0.0);
    }
    const SamplePointer sample = runSecond(maker, SnapshotPart::PostedEvents);
    QCOMPARE(sample->snapshot.postEdges.size(), 2);
    QCOMPARE(sample->postRates.perSecond(edge), 0.0);
    source.edges[0].events += 4'000;
    const SamplePointer next = runSecond(maker, SnapshotPart::PostedEvents);
    QCOMPARE(next->postRates.perSecond(edge), 4'000.0);
    source.pid = 5; // another program
    QCOMPARE(maker.nextWith(SnapshotPart::PostedEvents)->postRates.perSecond(edge), 0.0);
}

//! Lints look at these lists once a second, whatever is shown.
void tst_SampleMaker::whatKeepsItAwakeHasARateAsSoonAsItIsLookedAt()
{
    DearSource source;
    source.deeds = 1'000'000; // in hours
    TimerSnapshot timer;
    WatcherSnapshot watcher;
    QueueSnapshot queue;
    timer.serial = watcher.serial = queue.serial = 2;
    const auto rates = [&](const SamplePointer &sample) {
        return QList<double>{sample->activity.perSecond(timer), sample->activity.perSecond(watcher),
                             sample->activity.perSecond(queue)};
    };
    const QList<double> none{0, 0, 0};
    SampleMaker maker(source, 0, meter);
    QCOMPARE(rates(runSecond(maker, {})), none);
    source.deeds += 40;
    QCOMPARE(rates(runSecond(maker, {})), (QList<double>{40, 80, 120}));
    constexpr auto Shown = SnapshotPart::Timers | SnapshotPart::Watchers | SnapshotPart::Queues;
    QCOMPARE(rates(runSecond(maker, Shown)), none);
    source.deeds += 60;
    QCOMPARE(rates(runSecond(maker, Shown)), (QList<double>{60, 120, 180}));
    source.pid = 5; // another program
    QCOMPARE(rates(maker.nextWith(AllSnapshotParts)), none);
}

void tst_SampleMaker::samplesAreFreedByTheMaker()
{
    DearSource source;
    SampleMaker maker(source, 0, meter);
    SamplePointer held = maker.next();
    const std::weak_ptr<const Sample> watched = held;
    maker.next();
    held.reset();
    QVERIFY(!watched.expired()); // whoever lets go of it last pays nothing
    maker.next();
    QVERIFY(watched.expired());
}

void tst_SampleMaker::lostProgramIsShownAsItWasLast()
{
    DearSource source;
    SampleMaker maker(source, 0, meter);
    const SamplePointer before = runSecond(maker, SnapshotPart::Timers);
    source.isLost = true;
    const SamplePointer lost = runSecond(maker, SnapshotPart::Timers);
    QVERIFY(!lost->link.isLive());
    QVERIFY(lost->number > before->number);
    QCOMPARE(lost->snapshot.takenAt, before->snapshot.takenAt);
    QCOMPARE(lost->snapshot.loops.size(), 2);
    QCOMPARE(lost->snapshot.loops.constFirst().timers.size(), 3);
    QCOMPARE(lost->history.load(1).points.size(),
             before->history.load(1).points.size()); // no time was seen to pass
    QVERIFY(maker.nextWith(AllSnapshotParts));       // who waits gets what there is
    source.isLost = false;
    QVERIFY(runSecond(maker, SnapshotPart::Timers)->link.isLive());
}

void tst_SampleMaker::anotherProgramBeginsFromNothing()
{
    DearSource source;
    source.hasClosed = true;
    SampleMaker maker(source, 0, meter);
    QVERIFY(runSecond(maker, SnapshotPart::Timers)->closedWatcher.loop != 0);
    source.pid = 2;
    source.isLost = true; // it has not answered so far
    SamplePointer other = runSecond(maker, SnapshotPart::Timers);
    QCOMPARE(other->program.pid, 2);
    QVERIFY(other->snapshot.loops.isEmpty());
    QVERIFY(other->history.load(1).points.isEmpty());
    QCOMPARE(other->closedWatcher.loop, quint64(0));
    source.isLost = source.hasClosed = false;
    other = runSecond(maker, SnapshotPart::Timers);
    QCOMPARE(other->snapshot.loops.constFirst().timers.size(), 3);
}

QTEST_GUILESS_MAIN(tst_SampleMaker)
#include "tst_samplemaker.moc"
