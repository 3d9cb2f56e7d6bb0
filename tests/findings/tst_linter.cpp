// SPDX-License-Identifier: MIT
// Each lint with made-up snapshots: one that provokes it, and one that is nearly so.
#include "findings/findingtext.h"
#include "findings/linter.h"
#include "sanitizer.h"

#include <QtCore/qcoreevent.h>
#include <QtTest/qtest.h>

#include <functional>
#include <malloc.h>
#include <memory>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Deadline Start{Nanoseconds(1h)};

//! One loop, and what becomes of it with each look.
class Program
{
public:
    using Change = std::function<void(LoopSnapshot &, int look)>;

    std::unique_ptr<Linter> linter = std::make_unique<Linter>();
    LoopSnapshot loop;
    Deadline now = Start;
    SnapshotParts parts = AllSnapshotParts;
    int looks = 0;

    explicit Program(bool isMain = true)
    {
        loop.id = 7;
        loop.isMainThread = isMain;
        loop.threadName = isMain ? QString() : u"worker"_s;
        loop.state = LoopSnapshot::State::Sleeping;
    }
    void look()
    {
        Snapshot snapshot;
        snapshot.takenAt = now;
        snapshot.parts = parts;
        snapshot.loops = {loop};
        linter->look(snapshot);
    }
    //! Looks for \a duration, each \a interval, after \a change.
    Program &run(Nanoseconds duration, Nanoseconds interval, const Change &change = {})
    {
        for (const Deadline end = now + duration; now <= end; now += interval) {
            if (change)
                change(loop, looks++);
            look();
        }
        return *this;
    }
    bool has(Lint lint) const
    {
        const auto findings = linter->findings();
        return std::any_of(findings.begin(), findings.end(), [lint](const Finding &f) { return f.lint == lint; });
    }
    Finding finding() const { return linter->findings().value(0); }
    QString text() const { return sentence(finding(), QLocale::c()); }
};

//! Bytes.
qint64 heapInUse()
{
    const auto heap = mallinfo2();
    return qint64(heap.uordblks + heap.hblkhd);
}

TimerSnapshot timer(quint64 serial, Nanoseconds interval)
{
    TimerSnapshot timer;
    timer.serial = serial;
    timer.timerId = int(serial);
    timer.ownerClass = u"Clock"_s;
    timer.interval = interval;
    return timer;
}

WatcherSnapshot watcher(int descriptor)
{
    WatcherSnapshot watcher;
    watcher.serial = quint64(descriptor) + 100;
    watcher.descriptor = descriptor;
    watcher.ownerClass = u"Pipe"_s;
    return watcher;
}

QueueSnapshot queue(quint64 serial, const QString &name)
{
    QueueSnapshot queue;
    queue.serial = serial;
    queue.name = name;
    return queue;
}

TaskSnapshot task(quint64 serial, const QString &name, TaskSnapshot::State state)
{
    TaskSnapshot task;
    task.serial = serial;
    task.name = name;
    task.state = state;
    return task;
}

PostedEventSnapshot posted(const QString &receiver, int type, int count)
{
    PostedEventSnapshot posted;
    posted.receiverClass = receiver;
    posted.receiver = 0x1000;
    posted.type = type;
    posted.typeName = type == QEvent::MetaCall ? u"MetaCall"_s : u"DeferredDelete"_s;
    posted.count = count;
    return posted;
}

//! In a turn since \a duration, all of it in one slot.
void setRunning(LoopSnapshot &loop, Nanoseconds duration)
{
    loop.state = LoopSnapshot::State::Running;
    loop.inState = duration;
    loop.handlers = {
        {HandlerSnapshot::Kind::Slot, u"OrderModel"_s, u"orders"_s, 0x2000, u"refresh()"_s, duration}};
}

void setSleeping(LoopSnapshot &loop)
{
    loop.state = LoopSnapshot::State::Sleeping;
    loop.inState = 1ms;
    loop.handlers.clear();
}

} // namespace

class tst_Linter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Turns.
    void turnThatLastsIsSlow()
    {
        Program program;
        program.run(0ms, 100ms);
        program.run(300ms, 100ms, [](LoopSnapshot &loop, int look) { setRunning(loop, 100ms * (look + 1)); });
        QCOMPARE(program.finding().lint, Lint::SlowTurn);
        QCOMPARE(program.finding().severity, Finding::Severity::Warning);
        QCOMPARE(program.finding().count, 1u);
        QCOMPARE(program.text(), u"OrderModel::refresh() held the loop for 400 ms"_s);
        program.run(500ms, 100ms, [](LoopSnapshot &loop, int look) { setRunning(loop, 100ms * (look + 1)); });
        QCOMPARE(program.finding().severity, Finding::Severity::Error);
    }
    void turnThatWasIsSlow()
    {
        Program program;
        program.run(0ms, 100ms);
        program.run(0ms, 100ms, [](LoopSnapshot &loop, int) {
            loop.turns += 3;
            loop.lastTurn = 1ms;
            loop.longestTurn = 150ms;
            loop.longestTurnCulprit = u"Window::paint()"_s;
        });
        QCOMPARE(program.text(), u"Window::paint() held the loop for 150 ms"_s);
        program.run(0ms, 100ms, [](LoopSnapshot &loop, int) {
            ++loop.turns;
            loop.lastTurn = 120ms;
        });
        QCOMPARE(program.finding().count, 2u);
        QCOMPARE(program.finding().duration, 150ms); // the worst one is told
    }
    void fastTurnIsNotSlow_data()
    {
        QTest::addColumn<bool>("isMain");
        QTest::addColumn<int>("milliseconds");
        QTest::addColumn<bool>("isSlow");
        QTest::newRow("main, 99 ms") << true << 99 << false;
        QTest::newRow("main, 100 ms") << true << 100 << true;
        QTest::newRow("worker, 999 ms") << false << 999 << false;
        QTest::newRow("worker, 1 s") << false << 1000 << true;
    }
    void fastTurnIsNotSlow()
    {
        QFETCH(bool, isMain);
        QFETCH(int, milliseconds);
        QFETCH(bool, isSlow);
        Program program(isMain);
        program.run(0ms, 100ms);
        program.run(0ms, 100ms, [&](LoopSnapshot &loop, int) { setRunning(loop, Milliseconds(milliseconds)); });
        QCOMPARE(program.has(Lint::SlowTurn), isSlow);
    }
    void turnFromBeforeTheFirstLookIsNotTold()
    {
        Program program;
        program.loop.turns = 1000;
        program.loop.longestTurn = 3s;
        program.run(1s, 100ms, [](LoopSnapshot &loop, int) { ++loop.turns; });
        QVERIFY(!program.has(Lint::SlowTurn));
    }
    void handlersAfterTheSlowOneAreNotBlamed()
    {
        Program program;
        program.run(0ms, 100ms);
        program.run(200ms, 100ms, [](LoopSnapshot &loop, int look) { setRunning(loop, 200ms * (look + 1)); });
        program.loop.handlers[0].what = u"harmless()"_s;
        program.loop.handlers[0].runningFor = 1ms;
        program.look();
        QVERIFY2(program.text().contains(u"refresh()"_s), qPrintable(program.text()));
    }
    void oneOfManyHandlersIsNotBlamed()
    {
        Program program;
        program.run(0ms, 100ms);
        program.run(500ms, 100ms, [](LoopSnapshot &loop, int look) {
            setRunning(loop, 200ms * (look + 1));
            loop.handlers[0].runningFor = 1ms; // another one each time
        });
        QVERIFY2(program.text().startsWith(u"One turn took 1.2 s"_s), qPrintable(program.text()));
    }
    void foreignLoopsAreNotJudged()
    {
        Program program;
        program.run(2s, 100ms, [](LoopSnapshot &loop, int look) {
            loop.state = LoopSnapshot::State::HandedOver;
            loop.inState = 100ms * look;
            ++loop.turns;
            loop.longestTurn = 1s;
        });
        QVERIFY(program.linter->findings().isEmpty());
    }

    // Timers.
    void storm_data()
    {
        QTest::addColumn<int>("perSecond");
        QTest::addColumn<bool>("isStorm");
        QTest::newRow("900 a second") << 900 << false;
        QTest::newRow("1,100 a second") << 1100 << true;
    }
    void storm()
    {
        QFETCH(int, perSecond);
        QFETCH(bool, isStorm);
        Program program;
        program.loop.timers = {timer(1, 500ms), timer(2, 1ms), timer(3, 1ms)};
        program.loop.timers[1].ownerClass = program.loop.timers[2].ownerClass = u"Ticker"_s;
        program.loop.timerCount = 3;
        program.run(4s, 1s, [perSecond](LoopSnapshot &loop, int) {
            loop.timersFired += quint64(perSecond);
            loop.timers[1].fired += quint64(perSecond);
        });
        QCOMPARE(program.has(Lint::TimerStorm), isStorm);
        if (isStorm)
            QCOMPARE(program.text(), u"Timers fire 1100 times a second, most often of Ticker"_s);
    }
    void manySlowTimersAreNoStorm()
    {
        Program program;
        for (quint64 serial = 1; serial <= 300; ++serial)
            program.loop.timers.append(timer(serial, 100ms));
        program.run(6s, 1s, [](LoopSnapshot &loop, int) {
            loop.timersFired += 3000;
            for (TimerSnapshot &one : loop.timers)
                one.fired += 10;
        });
        QVERIFY(!program.has(Lint::TimerStorm));
    }
    void stormOfAMomentIsNone()
    {
        Program program;
        program.run(6s, 1s, [](LoopSnapshot &loop, int look) { loop.timersFired += look == 3 ? 50'000 : 10; });
        QVERIFY(!program.has(Lint::TimerStorm));
    }
    void lateTimers_data()
    {
        QTest::addColumn<int>("latePerSecond"); // of 20
        QTest::addColumn<bool>("areLate");
        QTest::newRow("on time") << 0 << false;
        QTest::newRow("5 of 20") << 5 << true;
    }
    void lateTimers()
    {
        QFETCH(int, latePerSecond);
        QFETCH(bool, areLate);
        Program program;
        program.parts = {}; // it needs no list
        program.run(6s, 500ms, [latePerSecond](LoopSnapshot &loop, int look) {
            for (int i = 0; i < 10; ++i)
                loop.timerLateness.add(look % 2 == 0 && i < latePerSecond ? 48ms : 1ms);
        });
        QCOMPARE(program.has(Lint::LateTimers), areLate);
        if (areLate)
            QVERIFY2(program.text().endsWith(u"were late, by up to 48 ms"_s), qPrintable(program.text()));
    }
    void lateTimersAfterOneSlowTurnAreNotTold()
    {
        Program program;
        program.run(8s, 500ms, [](LoopSnapshot &loop, int look) {
            for (int i = 0; i < 10; ++i)
                loop.timerLateness.add(look == 8 ? 300ms : 1ms);
        });
        QVERIFY(!program.has(Lint::LateTimers));
    }
    void fewLateTimersAreNotJudged()
    {
        Program program;
        program.run(9s, 500ms, [](LoopSnapshot &loop, int) { loop.timerLateness.add(20ms); });
        QVERIFY(!program.has(Lint::LateTimers)); // 18 of them say nothing
    }
    void zeroTimer_data()
    {
        QTest::addColumn<int>("perSecond");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("spins");
        QTest::newRow("once") << 0 << 8 << false;
        QTest::newRow("fast, for a moment") << 50'000 << 1 << false;
        QTest::newRow("fast") << 50'000 << 3 << true;
        QTest::newRow("slow, for a moment") << 30 << 4 << false;
        QTest::newRow("slow") << 30 << 6 << true;
    }
    void zeroTimer()
    {
        QFETCH(int, perSecond);
        QFETCH(int, seconds);
        QFETCH(bool, spins);
        Program program;
        program.loop.timers = {timer(1, 20ms), timer(2, 0ms)};
        program.run(std::chrono::seconds(seconds), 1s, [perSecond](LoopSnapshot &loop, int) {
            loop.timers[1].fired += quint64(perSecond);
            loop.timersFired += quint64(perSecond);
        });
        QCOMPARE(program.has(Lint::ZeroTimer), spins);
        QVERIFY(!program.has(Lint::TimerStorm)); // its firings are no storm of the others
    }
    void zeroTimersOfOneRoundAreNotJudged()
    {
        Program program;
        program.run(9s, 1s, [](LoopSnapshot &loop, int look) {
            loop.timers = {timer(quint64(look) + 1, 0ms)}; // another one each time
            loop.timers[0].fired = 20;
        });
        QVERIFY(!program.has(Lint::ZeroTimer));
    }

    // Descriptors.
    void spinning_data()
    {
        QTest::addColumn<int>("activations"); // each second
        QTest::addColumn<int>("turns");
        QTest::addColumn<int>("busyPercent");
        QTest::addColumn<bool>("spins");
        QTest::newRow("spins") << 20'000 << 20'000 << 100 << true;
        QTest::newRow("a busy socket: the loop sleeps") << 20'000 << 20'000 << 60 << false;
        QTest::newRow("spins, and asks most of the time") << 150'000 << 150'000 << 60 << true;
        QTest::newRow("one of many in a busy loop") << 5'000 << 20'000 << 100 << false;
        QTest::newRow("few") << 900 << 900 << 100 << false;
    }
    void spinning()
    {
        QFETCH(int, activations);
        QFETCH(int, turns);
        QFETCH(int, busyPercent);
        QFETCH(bool, spins);
        Program program;
        program.loop.watchers = {watcher(4), watcher(5)};
        program.run(5s, 1s, [&](LoopSnapshot &loop, int) {
            loop.watchers[1].activations += quint64(activations);
            loop.watchersActivated += quint64(turns);
            loop.turns += quint64(turns);
            loop.busyTime += Nanoseconds(10'000'000) * busyPercent;
        });
        QCOMPARE(program.has(Lint::NotifierSpins), spins);
        if (spins)
            QCOMPARE(program.text(),
                     u"Descriptor 5 of Pipe is ready again in each turn, %1 times a second"_s.arg(activations));
    }
    void closedDescriptorIsTold()
    {
        Program program;
        program.loop.watchers = {watcher(4), watcher(5)};
        program.loop.watchers[0].target = WatcherSnapshot::Target::Pipe;
        program.run(1s, 1s);
        QVERIFY(!program.has(Lint::ClosedDescriptor));
        program.loop.watchers[1].target = WatcherSnapshot::Target::Closed;
        program.run(0s, 1s);
        QCOMPARE(program.text(), u"Descriptor 5 was closed under its watcher (Pipe)"_s);
        QCOMPARE(program.finding().severity, Finding::Severity::Error);
    }

    // Queues.
    void fullQueue_data()
    {
        QTest::addColumn<int>("depth"); // of 100
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("isFull");
        QTest::newRow("79 of 100") << 79 << 9 << false;
        QTest::newRow("80 of 100") << 80 << 9 << true;
        QTest::newRow("for a moment") << 100 << 3 << false;
    }
    void fullQueue()
    {
        QFETCH(int, depth);
        QFETCH(int, seconds);
        QFETCH(bool, isFull);
        Program program;
        program.loop.queues = {queue(3, u"orders"_s)};
        program.run(std::chrono::seconds(seconds), 1s, [depth](LoopSnapshot &loop, int) {
            loop.queues[0].limit = 100;
            loop.queues[0].depth = loop.queues[0].total = depth;
            loop.queues[0].in += 50;
            loop.queues[0].out += 50;
        });
        QCOMPARE(program.has(Lint::QueueAtLimit), isFull);
        if (isFull) {
            QCOMPARE(program.finding().severity, Finding::Severity::Warning);
            QVERIFY2(program.text().startsWith(u"Hardly any room in the queue “orders”: 80 of 100 events"_s),
                     qPrintable(program.text()));
        }
    }
    void queueThatSendsAwayIsAnError()
    {
        Program program;
        program.loop.queues = {queue(3, u"orders"_s)};
        program.run(3s, 1s, [](LoopSnapshot &loop, int) {
            loop.queues[0].limit = loop.queues[0].depth = 100;
            loop.queues[0].refused += 3;
        });
        QCOMPARE(program.finding().lint, Lint::QueueAtLimit);
        QCOMPARE(program.finding().severity, Finding::Severity::Error);
    }
    void queueWithoutLimitIsNeverFull()
    {
        Program program;
        program.loop.queues = {queue(3, u"orders"_s)};
        program.loop.queues[0].depth = 1'000'000;
        program.run(9s, 1s);
        QVERIFY(!program.has(Lint::QueueAtLimit));
    }
    void totalLimitCounts()
    {
        Program program;
        program.loop.queues = {queue(3, u"orders"_s)};
        program.loop.queues[0].total = program.loop.queues[0].totalLimit = 50;
        program.run(6s, 1s);
        QVERIFY(program.has(Lint::QueueAtLimit));
    }
    void heldEvent()
    {
        Program program;
        program.loop.queues = {queue(3, u"orders"_s)};
        program.run(3s, 1s, [](LoopSnapshot &loop, int look) {
            loop.queues[0].held = 1;
            loop.queues[0].heldEvent = u"Order(number: 7)"_s;
            loop.queues[0].depth = look + 1;
        });
        QCOMPARE(program.finding().lint, Lint::HeldEvent);
        QCOMPARE(program.text(),
                 u"Nobody has accepted Order(number: 7) for 3.0 s; events behind it in the queue “orders”: 3"_s);
    }
    void eventsThatAreAcceptedAreNotHeld()
    {
        Program program;
        program.loop.queues = {queue(3, u"orders"_s)};
        program.run(20s, 1s, [](LoopSnapshot &loop, int) {
            loop.queues[0].held = 1; // another one each time, with the same text
            loop.queues[0].heldEvent = u"Order"_s;
            loop.queues[0].depth = 5;
            ++loop.queues[0].out;
        });
        QVERIFY(!program.has(Lint::HeldEvent));
    }
    void starvedQueue_data()
    {
        QTest::addColumn<int>("left"); // of the other one, each second
        QTest::addColumn<int>("held");
        QTest::addColumn<bool>("isStarved");
        QTest::newRow("others go first") << 1000 << 0 << true;
        QTest::newRow("nobody goes") << 0 << 0 << false;
        QTest::newRow("it is held, that is no starving") << 1000 << 1 << false;
    }
    void starvedQueue()
    {
        QFETCH(int, left);
        QFETCH(int, held);
        QFETCH(bool, isStarved);
        Program program;
        program.loop.queues = {queue(3, u"alarms"_s), queue(4, u"logs"_s)};
        program.run(5s, 1s, [&](LoopSnapshot &loop, int) {
            loop.queues[0].depth = 20;
            loop.queues[0].out += quint64(left);
            loop.queues[1].depth = 5;
            loop.queues[1].held = held;
        });
        QCOMPARE(program.has(Lint::Starved), isStarved);
        if (isStarved)
            QVERIFY2(program.text().contains(u"in the queue “logs” for"_s), qPrintable(program.text()));
    }

    // Tasks.
    void starvedTask_data()
    {
        QTest::addColumn<int>("resumes"); // of the one that waits, so far
        QTest::addColumn<bool>("othersGoOn");
        QTest::addColumn<bool>("isStarved");
        QTest::newRow("others go first") << 3 << true << true;
        QTest::newRow("nobody goes on") << 3 << false << false;
        QTest::newRow("it has not begun: its scope may have no room") << 0 << true << false;
    }
    void starvedTask()
    {
        QFETCH(int, resumes);
        QFETCH(bool, othersGoOn);
        QFETCH(bool, isStarved);
        Program program;
        program.loop.tasks = {task(1, u"greedy"_s, TaskSnapshot::State::Ready),
                              task(2, u"meek"_s, TaskSnapshot::State::Ready)};
        program.run(5s, 1s, [&](LoopSnapshot &loop, int look) {
            loop.tasks[0].resumes += othersGoOn ? 100 : 0;
            loop.tasks[1].resumes = quint64(resumes);
            loop.tasks[1].since = 1s * look;
        });
        QCOMPARE(program.has(Lint::Starved), isStarved);
        if (isStarved)
            QCOMPARE(program.text(), u"The task meek has been ready for 5.0 s, and others went first: greedy"_s);
    }
    void taskThatBecameReadyAfterTheOthersWentOnIsNotStarved()
    {
        Program program;
        program.loop.tasks = {task(1, u"greedy"_s, TaskSnapshot::State::Ready),
                              task(2, u"meek"_s, TaskSnapshot::State::Ready)};
        program.run(30s, 3s, [&](LoopSnapshot &loop, int) {
            loop.tasks[0].resumes += 100;
            loop.tasks[1].resumes = 3;
            loop.tasks[1].since = 2500ms; // of the 3 s that have passed
        });
        QVERIFY(!program.has(Lint::Starved));
    }
    void taskThatComputes_data()
    {
        QTest::addColumn<int>("taskMilliseconds");
        QTest::addColumn<int>("turnMilliseconds");
        QTest::addColumn<bool>("yields");
        QTest::newRow("computes") << 1500 << 1510 << false;
        QTest::newRow("not for long") << 990 << 1000 << true;
        QTest::newRow("in a dialog, whose loop turns") << 60'000 << 1200 << true;
    }
    void taskThatComputes()
    {
        QFETCH(int, taskMilliseconds);
        QFETCH(int, turnMilliseconds);
        QFETCH(bool, yields);
        Program program;
        program.loop.tasks = {task(1, u"sums"_s, TaskSnapshot::State::Running)};
        program.loop.tasks[0].since = Milliseconds(taskMilliseconds);
        program.loop.tasks[0].site = {u"sum.cpp"_s, u"sum"_s, 12};
        setRunning(program.loop, Milliseconds(turnMilliseconds));
        program.look();
        QCOMPARE(program.has(Lint::TaskNeverYields), !yields);
    }
    void stuckLoopIsAskedForItsTasks()
    {
        Program program;
        program.parts = {};
        program.loop.taskCount = 1;
        program.run(0s, 1s);
        QVERIFY(!program.linter->urgentParts());
        setRunning(program.loop, 1100ms);
        program.look();
        QVERIFY(program.linter->urgentParts().testFlag(SnapshotPart::Tasks));
    }
    void lostTask_data()
    {
        QTest::addColumn<bool>("isDeadlocked");
        QTest::addColumn<int>("overdueMilliseconds"); // at the first look
        QTest::addColumn<bool>("isLost");
        QTest::newRow("waits for whom waits for it") << true << -1000'000 << true;
        QTest::newRow("waits for an hour") << false << -3600'000 << false;
        QTest::newRow("its time has come") << false << 4100 << true;
        QTest::newRow("its time has just come") << false << 900 << false;
    }
    void lostTask()
    {
        QFETCH(bool, isDeadlocked);
        QFETCH(int, overdueMilliseconds);
        QFETCH(bool, isLost);
        Program program;
        program.loop.tasks = {task(1, u"first"_s, TaskSnapshot::State::Waiting)};
        program.loop.tasks[0].waitsFor = u"the end of the task second"_s;
        program.loop.tasks[0].isDeadlocked = isDeadlocked;
        program.loop.tasks[0].endsBy = Start - Milliseconds(overdueMilliseconds);
        program.run(3s, 1s, [](LoopSnapshot &loop, int look) { loop.tasks[0].since = 1s * look; });
        QCOMPARE(program.has(Lint::LostWaker), isLost);
    }
    void deadlockOfAMomentIsNone()
    {
        Program program;
        program.loop.tasks = {task(1, u"first"_s, TaskSnapshot::State::Waiting)};
        program.run(9s, 1s, [](LoopSnapshot &loop, int look) { loop.tasks[0].isDeadlocked = look % 2 == 0; });
        QVERIFY(!program.has(Lint::LostWaker)); // the mutex was handed on between two looks
    }

    // Posts.
    void posts_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("growth"); // each 100 ms
        QTest::addColumn<bool>("isStuck");
        QTest::addColumn<bool>("outrun");
        QTest::newRow("more and more") << 100 << 50 << false << true;
        QTest::newRow("many, but no more") << 5000 << 0 << false << false;
        QTest::newRow("few") << 0 << 12 << false << false;
        QTest::newRow("the loop is stuck in one handler") << 100 << 50 << true << false;
    }
    void posts()
    {
        QFETCH(int, first);
        QFETCH(int, growth);
        QFETCH(bool, isStuck);
        QFETCH(bool, outrun);
        Program program;
        program.run(7s, 100ms, [&](LoopSnapshot &loop, int look) {
            loop.postedCount = first + growth * look;
            loop.posted = {posted(u"Journal"_s, QEvent::MetaCall, loop.postedCount)};
            if (isStuck)
                setRunning(loop, 100ms * look);
            else
                ++loop.turns;
        });
        QCOMPARE(program.has(Lint::PostsOutrun), outrun);
        if (outrun)
            QVERIFY2(program.text().endsWith(u"most of them MetaCall for Journal"_s), qPrintable(program.text()));
    }
    void postsInATurnThatNeverEndsAreTold()
    {
        Program program;
        program.run(7s, 100ms, [](LoopSnapshot &loop, int look) {
            setRunning(loop, 100ms * look);
            loop.handlers[0].runningFor = 2ms; // Qt delivers what comes meanwhile in the same turn
            loop.postedCount = 1000 + 50 * look;
        });
        QVERIFY(program.has(Lint::PostsOutrun));
    }
    void wavesOfPostsAreNotTold()
    {
        Program program;
        program.run(20s, 100ms, [](LoopSnapshot &loop, int look) {
            ++loop.turns;
            loop.postedCount = look % 25 * 2000; // they come for 2.5 s, and then all are gone
        });
        QVERIFY(!program.has(Lint::PostsOutrun));
    }
    void deletes_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("pileUp");
        QTest::newRow("999") << 999 << 8 << false;
        QTest::newRow("1,000") << 1000 << 8 << true;
        QTest::newRow("for a moment") << 5000 << 4 << false;
    }
    void deletes()
    {
        QFETCH(int, count);
        QFETCH(int, seconds);
        QFETCH(bool, pileUp);
        Program program;
        program.loop.posted = {posted(u"Label"_s, QEvent::DeferredDelete, count),
                               posted(u"Label"_s, QEvent::MetaCall, 5000)};
        program.loop.postedCount = count + 5000;
        program.run(std::chrono::seconds(seconds), 1s);
        QCOMPARE(program.has(Lint::DeferredDeletes), pileUp);
    }

    // What becomes of findings.
    void findingStaysForFiveSeconds()
    {
        Program program;
        program.run(0ms, 100ms);
        program.run(0ms, 100ms, [](LoopSnapshot &loop, int) { setRunning(loop, 500ms); });
        setSleeping(program.loop);
        ++program.loop.turns;
        program.run(4700ms, 100ms);
        QVERIFY(program.has(Lint::SlowTurn));
        QVERIFY(program.linter->recent().isEmpty());
        program.run(500ms, 100ms);
        QVERIFY(!program.has(Lint::SlowTurn));
        QCOMPARE(program.linter->recent().size(), 1);
        QVERIFY(program.linter->recent().at(0).isOver);
    }
    void findingThatComesBackIsTheSame()
    {
        Program program;
        program.run(0ms, 100ms);
        const auto stall = [](LoopSnapshot &loop, int) { setRunning(loop, 500ms); };
        const auto sleep = [](LoopSnapshot &loop, int) {
            setSleeping(loop);
            ++loop.turns;
        };
        program.run(0ms, 100ms, stall).run(6s, 100ms, sleep).run(0ms, 100ms, stall);
        QCOMPARE(program.finding().count, 2u);
        QCOMPARE(program.finding().firstSeen, Start + 100ms);
        QVERIFY(program.linter->recent().isEmpty());
    }
    void findingIsNotClearedByLooksThatCannotSeeIt()
    {
        Program program;
        program.loop.queues = {queue(3, u"orders"_s)};
        program.loop.queues[0].held = 1;
        program.run(3s, 1s);
        QVERIFY(program.has(Lint::HeldEvent));
        program.parts = {};
        program.loop.queues.clear();
        program.run(20s, 1s);
        QVERIFY(program.has(Lint::HeldEvent));
        program.parts = AllSnapshotParts;
        program.run(0s, 1s);
        QVERIFY(!program.has(Lint::HeldEvent));
    }
    void findingsOfALoopThatEndedAreOver()
    {
        Program program;
        program.run(0ms, 100ms);
        program.run(0ms, 100ms, [](LoopSnapshot &loop, int) { setRunning(loop, 500ms); });
        Snapshot empty;
        empty.takenAt = program.now + 6s;
        program.linter->look(empty);
        QVERIFY(program.linter->findings().isEmpty());
        QCOMPARE(program.linter->recent().size(), 1);
    }
    void worstComesFirst()
    {
        Program program;
        program.loop.queues = {queue(3, u"orders"_s)};
        program.loop.queues[0].held = 1;
        program.run(3s, 1s);
        program.loop.watchers = {watcher(5)};
        program.loop.watchers[0].target = WatcherSnapshot::Target::Closed;
        program.look();
        QCOMPARE(program.linter->findings().size(), 2);
        QCOMPARE(program.finding().lint, Lint::ClosedDescriptor);
    }
    void healthyProgramHasNoFindings()
    {
        Program program;
        program.loop.timers = {timer(1, 16ms), timer(2, 1s)};
        program.loop.watchers = {watcher(3)};
        program.loop.queues = {queue(3, u"orders"_s)};
        program.loop.tasks = {task(1, u"session"_s, TaskSnapshot::State::Waiting)};
        program.run(60s, 100ms, [](LoopSnapshot &loop, int look) {
            loop.turns += 12;
            loop.sleeps += 10;
            loop.busyTime += 20ms;
            loop.lastTurn = 3ms;
            loop.longestTurn = 40ms;
            loop.timersFired += 6;
            loop.timers[0].fired += 6;
            loop.timerLateness.add(1ms);
            loop.watchersActivated += 5;
            loop.watchers[0].activations += 5;
            loop.queues[0].limit = 100;
            loop.queues[0].depth = look % 10;
            loop.queues[0].in += 10;
            loop.queues[0].out += 10;
            ++loop.tasks[0].resumes;
            loop.postedCount = look % 7;
        });
        QVERIFY(program.linter->findings().isEmpty());
        QVERIFY(program.linter->recent().isEmpty());
    }

    // Bounds.
    void manyTimersAreNotRemembered()
    {
        Program program;
        for (quint64 i = 0; i < 100'000; ++i) {
            program.loop.timers.append(timer(i + 1, i % 2 ? 0ms : 10s));
            program.loop.timers.last().ownerClass = u"Class%1"_s.arg(i);
        }
        program.loop.timerCount = int(program.loop.timers.size());
        program.run(6s, 1s, [](LoopSnapshot &loop, int) {
            for (TimerSnapshot &one : loop.timers)
                one.fired += 2000;
            loop.timersFired += 200'000'000;
        });
        QVERIFY(program.has(Lint::TimerStorm));
        const auto findings = program.linter->findings();
        const auto zeros = std::count_if(findings.begin(), findings.end(),
                                         [](const Finding &f) { return f.lint == Lint::ZeroTimer; });
        QVERIFY(zeros > 0);
        QVERIFY2(zeros <= 64, qPrintable(QString::number(
                                  zeros))); // fewer than findings there may be: of others it knows nothing
        if (RUNS_UNDER_SANITIZER)
            return; // its malloc() counts otherwise
        const auto with = heapInUse();
        program.linter.reset();
        const auto remembered = with - heapInUse();
        QVERIFY2(remembered < 128 * 1024,
                 qPrintable(QString::number(remembered))); // one number of each timer would be 800 KB
    }
    void pastIsBounded()
    {
        Linter linter;
        for (quint64 id = 1; id <= 1000; ++id) {
            Snapshot snapshot;
            snapshot.takenAt = Start + std::chrono::seconds(10 * id);
            snapshot.loops.append(LoopSnapshot{});
            snapshot.loops[0].id = id;
            snapshot.loops[0].watchers = {watcher(3)};
            snapshot.loops[0].watchers[0].target = WatcherSnapshot::Target::Closed;
            linter.look(snapshot);
        }
        QCOMPARE(linter.findings().size(), 1);
        QCOMPARE(linter.recent().size(), Linter::MostRecent);
    }

    // Words.
    void eachLintHasItsWords()
    {
        QSet<QString> ids, titles;
        for (int i = 0; i < LintCount; ++i) {
            Finding finding;
            finding.lint = Lint(i);
            ids.insert(idOf(finding.lint));
            titles.insert(titleOf(finding.lint));
            finding.subject = Finding::Subject::Queue;
            for (const QString &culprit : {QString(), u"Who::what()"_s}) {
                finding.culprit = finding.name = culprit;
                for (const auto severity : {Finding::Severity::Warning, Finding::Severity::Error}) {
                    finding.severity = severity;
                    const QString text = sentence(finding, QLocale::c());
                    QVERIFY2(!text.isEmpty() && !text.contains(u'%') && !text.endsWith(u'.'), qPrintable(text));
                }
            }
            for (const QString &text : {whyItMatters(finding), whatToTry(finding)})
                QVERIFY2(text.endsWith(u'.') && text.count(u". "_s) == 0, qPrintable(text));
        }
        QCOMPARE(ids.size(), LintCount);
        QCOMPARE(titles.size(), LintCount);
    }
    void namesWithPlaceholdersStayAsTheyAre()
    {
        Finding finding;
        finding.lint = Lint::Starved;
        finding.subject = Finding::Subject::Task;
        finding.name = u"load %1 %2"_s;
        finding.culprit = u"%3"_s;
        QVERIFY2(sentence(finding, QLocale::c()).contains(u"load %1 %2 has"_s),
                 qPrintable(sentence(finding, QLocale::c())));
    }
};

QTEST_GUILESS_MAIN(tst_Linter)
#include "tst_linter.moc"
