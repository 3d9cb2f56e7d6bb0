// SPDX-License-Identifier: MIT
// What is noted for Probes while somebody asks for it, and what is not: counted, and in virtual time.
#include "mainloop.h"

#include <Signalbox/EventWaits>
#include <Signalbox/Install>
#include <Signalbox/Probe>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Task>
#include <Signalbox/Test>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qtimer.h>

#include <functional>
#include <thread>
#include <vector>

using namespace Signalbox;
using namespace std::chrono_literals;

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

class Bell : public QObject
{
    Q_OBJECT
Q_SIGNALS:
    void rung();
};

static Task<> listener(int number)
{
    for (;;)
        co_await match<Ping>(number);
}

class tst_Notes : public QObject
{
    Q_OBJECT

    static void turn(int times = 3)
    {
        while (times-- > 0)
            QCoreApplication::processEvents();
    }
    static void send(int number)
    {
        QVERIFY(Scheduler::current().send(Ping{number}).isAccepted());
        turn();
    }
    static LoopSnapshot look(const Probe &probe, SnapshotParts parts)
    {
        return mainLoop(probe.snapshot({.parts = parts}));
    }
    //! How many events are told of. Those from before this test are as well.
    qsizetype events(const Probe &probe) const { return look(probe, SnapshotPart::Events).events.size() - m_eventsBefore; }
    //! What is listed of everything that a program does by the time that somebody asks for \a part.
    qsizetype listed(const Probe &probe, SnapshotPart part) const
    {
        const auto snapshot = probe.snapshot({.parts = part});
        const auto loop = mainLoop(snapshot);
        const auto events = part == SnapshotPart::Events ? loop.events.size() - m_eventsBefore : 0;
        return loop.tasks.size() + loop.waits.size() + events + snapshot.postEdges.size();
    }
    static void doEverything(Scope &scope)
    {
        scope.start(listener(1));
        scope.start(listener(2));
        turn();
        send(1);
        std::thread([remote = Scheduler::current().remote()] { remote.call([] {}); }).join();
        turn();
    }

    qsizetype m_eventsBefore = 0;

private Q_SLOTS:
    void init()
    {
        TestClock::instance()->advance(1ms);
        m_eventsBefore = 0;
        m_eventsBefore = events(Probe(SnapshotParts()));
    }
    void cleanup() { turn(); }

    void whatNobodyAsksForIsCountedAndNotNoted_data()
    {
        QTest::addColumn<int>("part");
        QTest::addColumn<int>("count");
        QTest::newRow("waits") << int(SnapshotPart::Waits) << 2;
        QTest::newRow("events") << int(SnapshotPart::Events) << 1;
        QTest::newRow("posts") << int(SnapshotPart::PostedEvents) << 1;
    }
    void whatNobodyAsksForIsCountedAndNotNoted()
    {
        QFETCH(int, part);
        QFETCH(int, count);
        {
            Scope scope;
            const Probe probe{SnapshotParts()};
            doEverything(scope);
            QCOMPARE(look(probe, {}).taskCount, 2);
            QCOMPARE(look(probe, {}).waitCount, 2);
            QCOMPARE(listed(probe, SnapshotPart(part)), 0);
            scope.cancel();
            turn();
        }
        Scope scope;
        const Probe probe{SnapshotPart(part)};
        doEverything(scope);
        QCOMPARE(listed(probe, SnapshotPart(part)), count);
        scope.cancel();
        turn();
    }

    void asksOfAllProbesAreForAllOfThem()
    {
        const Probe all;
        const Probe none{SnapshotParts()};
        send(3);
        QCOMPARE(events(none), 1);
    }

    // What a task is in must be known when its loop is stuck; for how long costs a look at the clock for each step.
    void tasksAreListedAlwaysAndTimedOnlyWhileAskedFor()
    {
        auto &clock = *TestClock::instance();
        Scope scope;
        const Probe probe{SnapshotParts()};
        scope.start(listener(1));
        turn();
        send(1);
        clock.advance(5ms);
        const auto untimed = look(probe, SnapshotPart::Tasks).tasks;
        QCOMPARE(untimed.size(), 1);
        QCOMPARE(untimed.constFirst().state, TaskSnapshot::State::Waiting);
        QVERIFY(untimed.constFirst().since < 0ns);
        send(1);
        clock.advance(5ms);
        const auto timed = look(probe, SnapshotPart::Tasks).tasks;
        QCOMPARE(timed.constFirst().since, 5ms);
        QCOMPARE(timed.constFirst().busyTime, 0ns);
        QCOMPARE(timed.constFirst().readyTime, 0ns);
        scope.cancel();
        turn();
    }

    void askingBeginsWithTheFirstSnapshot()
    {
        Scope scope;
        scope.start(listener(1));
        turn();
        Probe probe{SnapshotParts()};
        send(1);
        look(probe, SnapshotPart::Tasks | SnapshotPart::Waits);
        QCOMPARE(events(probe), 0);
        send(1);
        send(1);
        const auto loop = look(probe, AllSnapshotParts);
        QCOMPARE(loop.tasks.size(), 1);
        QCOMPARE(loop.tasks.constFirst().resumes, 3u);
        QCOMPARE(loop.waits.size(), 1);
        QCOMPARE(events(probe), 2);
        QCOMPARE(loop.eventCount, mainLoop(probe.snapshot()).eventCount);
        scope.cancel();
        turn();
    }

    void askingEndsAfterAWhileWithoutASnapshotThatWantsIt()
    {
        auto &clock = *TestClock::instance();
        const Probe probe{SnapshotParts()};
        look(probe, SnapshotPart::Events);
        clock.advance(Probe::AskedFor);
        look(probe, {});
        send(1);
        QCOMPARE(events(probe), 1); // still asked for, and again
        clock.advance(Probe::AskedFor + 1ms);
        look(probe, {});
        send(1);
        QCOMPARE(events(probe), 1);
        send(1);
        QCOMPARE(events(probe), 2);
    }

    void eventWhoseFateNobodySawIsNotToldOf()
    {
        Probe probe{SnapshotParts()};
        const auto count = events(probe);
        QVERIFY(Scheduler::current().send(Ping{1}));
        QCOMPARE(events(probe), count + 1); // it is queued
        probe.askNoMore();
        turn();
        TestClock::instance()->advance(1ms);
        QCOMPARE(events(probe), count);
    }

    void whoAsksNoMoreIsNotPaidFor()
    {
        Probe probe{SnapshotParts()};
        look(probe, SnapshotPart::Events);
        probe.askNoMore();
        TestClock::instance()->advance(1ms);
        send(1);
        QCOMPARE(events(probe), 0);
        Probe always;
        always.askNoMore();
        send(1);
        QCOMPARE(events(probe), 1);
    }

    // What is not asked for any more leaves its list by itself, and comes back as it is then.
    void whatWasListedIsListedAnew()
    {
        Scope scope;
        scope.start(listener(1));
        turn();
        Probe probe{SnapshotParts()};
        const SnapshotParts both = SnapshotPart::Tasks | SnapshotPart::Waits;
        look(probe, both);
        send(1);
        QCOMPARE(look(probe, both).waits.size(), 1);
        probe.askNoMore();
        for (int i = 0; i < 5; ++i)
            send(1);
        look(probe, both);
        send(1);
        const auto loop = look(probe, both);
        QCOMPARE(loop.tasks.size(), 1);
        QCOMPARE(loop.tasks.constFirst().resumes, 7u);
        QCOMPARE(loop.waits.size(), 1);
        scope.cancel();
        turn();
    }

    // Short turns of exec() share looks at the clock; a long one among them is told of with its own length, and the busy time of all.
    void longTurnAmongShortOnesHasItsLength()
    {
        const Probe probe;
        QEventLoop loop;
        QTimer timer;
        int turns = 0;
        const auto before = look(probe, {});
        Nanoseconds longest{};
        QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
            ++turns;
            if (turns == 205)
                TestClock::instance()->spend(20ms);
            if (turns == 206)
                longest = look(probe, {}).longestTurn;
            if (turns == 300)
                loop.quit();
        });
        timer.start(0);
        loop.exec();
        const auto after = look(probe, {});
        QCOMPARE(longest, 20ms); // at once
        QCOMPARE(after.longestTurn, 20ms);
        QCOMPARE(after.busyTime - before.busyTime, 20ms);
        QCOMPARE(after.state, LoopSnapshot::State::Idle);
    }

    void loopThatHasLeftExecIsIdle()
    {
        const Probe probe;
        const auto before = look(probe, {}).busyTime;
        QEventLoop loop;
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
        loop.exec();
        TestClock::instance()->advance(20ms);
        const auto after = look(probe, {});
        QCOMPARE(after.state, LoopSnapshot::State::Idle);
        turn();
        QCOMPARE(look(probe, {}).busyTime, before);
    }

    // The slots of a signal are dear to find out. In a burst, those of the first thousand in a tick are.
    void signalsOfABurstStandForTheirSlots()
    {
        auto &clock = *TestClock::instance();
        const Probe probe;
        Bell bell;
        std::vector<HandlerSnapshot::Kind> kinds;
        bool looks = false;
        const auto ring = [&] {
            looks = true;
            Q_EMIT bell.rung();
            looks = false;
        };
        QObject::connect(&bell, &Bell::rung, this, [&] {
            if (looks)
                kinds.push_back(look(probe, {}).handlers.constLast().kind);
        });
        QMetaObject::invokeMethod(
            this,
            [&] {
                clock.spend(10ms);
                ring();
                for (int i = 0; i < 2000; ++i)
                    Q_EMIT bell.rung();
                ring();
                clock.spend(10ms);
                ring();
            },
            Qt::QueuedConnection);
        turn();
        using Kind = HandlerSnapshot::Kind;
        QCOMPARE(kinds, (std::vector{Kind::Slot, Kind::Signal, Kind::Slot}));
    }
};

int main(int argc, char **argv)
{
    TestClock clock;
    install();
    QCoreApplication app(argc, argv);
    tst_Notes test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_notes.moc"
