// SPDX-License-Identifier: MIT
// What another thread sees of tasks.
#include "mainloop.h"
#include "mute.h"

#include <Signalbox/Combinators>
#include <Signalbox/EventWaits>
#include <Signalbox/Install>
#include <Signalbox/Mutex>
#include <Signalbox/Probe>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Shield>
#include <Signalbox/Signal>
#include <Signalbox/Sleep>
#include <Signalbox/SnapshotText>
#include <Signalbox/Task>
#include <Signalbox/WaitableEvent>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

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

Task<> sleeper()
{
    co_await sleepFor(1h);
}

Task<> listener(int number)
{
    co_await match<Ping>(number);
}

Task<> listeningAgain(int number)
{
    for (;;)
        co_await match<Ping>(number);
}

Task<> guard(const Bell *bell)
{
    co_await signal(bell, &Bell::rung);
}

Task<> outer()
{
    co_await sleeper();
}

//! Has a scope of its own, with two in it.
Task<> family(const Bell *bell)
{
    Scope scope;
    scope.setName(u"children"_s);
    scope.start(listener(7)).setName(u"listener"_s);
    scope.start(guard(bell)).setName(u"guard"_s);
    co_await scope.join();
}

Task<> stubborn()
{
    co_await shield(listener(99));
}

Task<> calling(const std::function<void()> &function)
{
    co_await yield();
    function();
}

QString word(const TaskSnapshot &task)
{
    const auto state = task.state == TaskSnapshot::State::Running ? u"runs"_s
                       : task.state == TaskSnapshot::State::Ready ? u"ready"_s
                                                                  : u"waits for "_s + task.waitsFor;
    return task.isCancelling ? u"cancelling, "_s + state : state;
}

//! Times and lines differ.
QString withoutNumbers(QString text)
{
    static const QRegularExpression time(u"[0-9.e+]+ (ns|us|ms|s)\\b"_s);
    static const QRegularExpression line(u"(\\.cpp:)\\d+"_s);
    return text.replace(time, u"# s"_s).replace(line, u"\\1#"_s);
}

//! "name: state, in function", further in for each level.
QStringList tree(const LoopSnapshot &loop)
{
    QStringList lines;
    for (const auto &task : loop.tasks) {
        auto line = QString(2 * task.level, u' ') + task.name + u": "_s + word(task);
        if (task.site.isKnown())
            line += u", in "_s + task.site.function;
        lines << withoutNumbers(line);
    }
    return lines;
}

const TaskSnapshot &taskNamed(const LoopSnapshot &loop, const QString &name)
{
    static const TaskSnapshot none;
    for (const auto &task : loop.tasks) {
        if (task.name == name)
            return task;
    }
    return none;
}

//! Runs what is to be run, and answers what readers have asked for.
void turn()
{
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents();
}

LoopSnapshot look(const Probe &probe)
{
    static_cast<void>(probe.snapshot()); // asks for what is to be listed and printed
    turn();
    return mainLoop(probe.snapshot());
}

//! What another thread sees while \a run is on the stack of a function of this one, and calls its argument.
LoopSnapshot seenMeanwhile(const Probe &probe, const std::function<void(const std::function<void()> &)> &run)
{
    WaitableEvent isStuck, mayGoOn;
    LoopSnapshot seen;
    std::thread reader([&] {
        isStuck.wait();
        seen = mainLoop(probe.snapshot());
        mayGoOn.set();
    });
    run([&] {
        isStuck.set();
        mayGoOn.wait();
    });
    reader.join();
    return seen;
}

LoopSnapshot seenWhenStuck(const Probe &probe)
{
    return seenMeanwhile(probe, [](const auto &wait) {
        Scheduler::current().callSoon(wait);
        turn();
    });
}

} // namespace

class tst_TaskSnapshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scheduler::current().setBudget({.time = 0ns}); } // for slow machines
    void cleanup()
    {
        Scope::root().cancel();
        static_cast<void>(Scheduler::current().send(makeEvent(Ping{99}))); // for who is stubborn
        turn();
        QVERIFY(Scope::root().isEmpty());
    }

    void tasksOfAStuckLoopAreRead()
    {
        const Probe probe;
        const Bell bell;
        Scope scope;
        scope.start(family(&bell)).setName(u"parent"_s);
        scope.start(outer()).setName(u"outer"_s);
        turn();
        const auto seen = seenWhenStuck(probe);
        QCOMPARE(tree(seen), (QStringList{
                                 u"parent: waits for the tasks of the scope \"children\", in family"_s,
                                 u"  listener: waits for the event Ping(number: 7), in listener"_s,
                                 u"  guard: waits for Bell::rung, in guard"_s,
                                 u"outer: waits for a timer, in sleeper"_s,
                             }));
        QCOMPARE(seen.taskCount, 4);
        QCOMPARE(taskNamed(seen, u"guard"_s).scope, u"children"_s);
        QCOMPARE(taskNamed(seen, u"guard"_s).startedIn.function, u"family"_s);
        QCOMPARE(taskNamed(seen, u"outer"_s).site.file, u"tst_tasksnapshots.cpp"_s);
    }

    void textIsATree()
    {
        const Probe probe;
        const Bell bell;
        Scope scope;
        scope.start(family(&bell)).setName(u"parent"_s);
        auto handle = scope.start(stubborn());
        handle.setName(u"stubborn"_s);
        handle.setPriority(2);
        turn();
        handle.cancel();
        auto lines = toText(seenWhenStuck(probe)).split(u'\n');
        while (!lines.isEmpty() && !lines.first().startsWith(u"  tasks: "_s))
            lines.removeFirst();
        const auto text = withoutNumbers(lines.join(u'\n'));
        const auto end = [](const char *function) {
            return u", for # s, in %1 (tst_tasksnapshots.cpp:#); resumed 1 times, busy # s, ready # s, idle # s"_s
                .arg(QString::fromLatin1(function));
        };
        QCOMPARE(text.split(u'\n', Qt::SkipEmptyParts),
                 (QStringList{
                     u"  tasks: 5"_s,
                     u"    parent: waits for the tasks of the scope \"children\""_s + end("family"),
                     u"      listener in the scope \"children\": waits for the event Ping(number: 7)"_s +
                         end("listener"),
                     u"      guard in the scope \"children\": waits for Bell::rung"_s + end("guard"),
                     u"    stubborn: is to be cancelled, waits for the task started in stubborn "
                     "(tst_tasksnapshots.cpp:#)"_s +
                         end("stubborn") + u", priority 2"_s,
                     u"      started in stubborn (tst_tasksnapshots.cpp:#): waits for the event "
                     "Ping(number: 99)"_s +
                         end("listener") + u", priority 2"_s,
                 }));
    }

    void taskThatNeverYieldsRuns()
    {
        const Probe probe;
        Scope scope;
        const auto seen = seenMeanwhile(probe, [&](const auto &wait) {
            scope.start(calling(wait));
            turn();
        });
        QCOMPARE(seen.tasks.size(), 1);
        const auto &task = seen.tasks.first();
        QCOMPARE(task.state, TaskSnapshot::State::Running);
        QCOMPARE(task.startedIn.file, u"tst_tasksnapshots.cpp"_s);
        QCOMPARE(task.site.function, u"calling"_s);
        QCOMPARE(task.resumes, 2u);
        QVERIFY(task.since >= 0ns && task.busyTime >= task.since && task.age >= task.busyTime);
    }

    void cancelledTaskIsSeenUntilItHasEnded()
    {
        const Probe probe;
        Scope scope;
        auto handle = scope.start(sleeper());
        handle.setName(u"sleeper"_s);
        turn();
        handle.cancel();
        QCOMPARE(tree(mainLoop(probe.snapshot())), QStringList{u"sleeper: cancelling, ready, in sleeper"_s});
        turn();
        QCOMPARE(tree(mainLoop(probe.snapshot())), QStringList());
    }

    void tasksAreCountedBeforeAnybodyLooks()
    {
        const auto before = [] {
            const Probe probe;
            return mainLoop(probe.snapshot({.parts = {}}));
        }();
        Scope scope(Scope::Policy::Supervise);
        scope.setErrorHandler([](const std::exception_ptr &, const QString &) {});
        scope.start([]() -> Task<> { co_await yield(); });
        scope.start([]() -> Task<> {
            co_await yield();
            throw 1;
        });
        scope.start(sleeper()).cancel();
        scope.start(sleeper());
        turn();
        const Probe probe;
        const auto seen = mainLoop(probe.snapshot({.parts = {}}));
        QVERIFY(seen.tasks.isEmpty());
        QCOMPARE(seen.taskCount, 1);
        QCOMPARE(seen.tasksStarted - before.tasksStarted, 4u);
        QCOMPARE(seen.tasksFinished - before.tasksFinished, 1u);
        QCOMPARE(seen.tasksFailed - before.tasksFailed, 1u);
        QCOMPARE(seen.tasksCancelled - before.tasksCancelled, 1u);
    }

    void tasksThatWereThereBeforeAreListedWhenAskedFor()
    {
        const Bell bell;
        Scope scope;
        scope.start(family(&bell)).setName(u"parent"_s);
        turn();
        const Probe probe;
        const auto seen = look(probe);
        QCOMPARE(tree(seen), (QStringList{
                                 u"parent: waits for the tasks of the scope \"children\", in family"_s,
                                 u"  listener: waits for the event Ping(number: 7), in listener"_s,
                                 u"  guard: waits for Bell::rung, in guard"_s,
                             }));
        QVERIFY(taskNamed(seen, u"parent"_s).since < 0ns);
        QVERIFY(taskNamed(seen, u"parent"_s).age < 0ns);
    }

    void childThatIsListedBeforeItsParentIsBelowIt()
    {
        Scope scope;
        scope
            .start([]() -> Task<> {
                Scope children;
                children.start(listeningAgain(1)).setName(u"child"_s);
                co_await children.join();
            })
            .setName(u"parent"_s);
        turn();
        std::optional<Probe> probe;
        Scheduler::current().callSoon([&probe] { // the child goes on before anything is listed
            probe.emplace();
            static_cast<void>(Scheduler::current().send(makeEvent(Ping{1})));
        });
        const auto levels = [&] {
            QStringList lines;
            for (const auto &task : look(*probe).tasks)
                lines << QString(task.level, u'+') + task.name;
            return lines;
        };
        turn();
        QCOMPARE(levels(), (QStringList{u"parent"_s, u"+child"_s}));
    }

    void waitForTheEndOfATaskNamesIt()
    {
        Scope scope;
        Mutex mutex;
        auto first = scope.start([&]() -> Task<> {
            const auto guard = co_await mutex.lock();
            co_await sleeper();
        });
        first.setName(u"first"_s);
        scope.start([](TaskHandle<void> handle) -> Task<> { co_await handle.join(); }(first))
            .setName(u"joins"_s);
        scope.start([](TaskHandle<void> handle) -> Task<> { co_await handle.outcome(); }(first))
            .setName(u"looks"_s);
        scope.start([&]() -> Task<> { static_cast<void>(co_await mutex.lock()); }).setName(u"locks"_s);
        scope.start([&]() -> Task<> { co_await scope.join(); }).setName(u"all"_s);
        turn();
        const Probe probe;
        const auto loop = look(probe);
        const auto serial = taskNamed(loop, u"first"_s).serial;
        QVERIFY(serial != 0);
        QCOMPARE(taskNamed(loop, u"joins"_s).neededTask, serial);
        QCOMPARE(taskNamed(loop, u"looks"_s).neededTask, serial);
        QCOMPARE(taskNamed(loop, u"locks"_s).neededTask,
                 0u); // it may be handed to another one, which nobody would say
        QCOMPARE(taskNamed(loop, u"all"_s).neededTask, 0u);
        QCOMPARE(taskNamed(loop, u"first"_s).neededTask, 0u);
        const auto page = probe.tasks({});
        int naming = 0;
        for (const auto &[ofLoop, task] : page.rows())
            naming += task->neededTask == serial;
        QCOMPARE(naming, 2);
    }

    void whatGoesOnWhileNobodyLooksIsListedAnew()
    {
        Scope scope;
        scope.start(listener(1)).setName(u"ends"_s);
        scope.start(listeningAgain(1)).setName(u"goes on"_s);
        const auto serialWhen = [](const Probe &probe) {
            return taskNamed(look(probe), u"goes on"_s).serial;
        };
        quint64 before = 0;
        {
            const Probe probe;
            QCOMPARE(look(probe).tasks.size(), 2);
            before = serialWhen(probe);
        }
        static_cast<void>(Scheduler::current().send(makeEvent(Ping{1})));
        turn();
        const Probe probe;
        QCOMPARE(tree(look(probe)),
                 QStringList{u"goes on: waits for the event Ping(number: 1), in listeningAgain"_s});
        QVERIFY(serialWhen(probe) != before);
        QVERIFY(taskNamed(look(probe), u"goes on"_s).since < 0ns);
    }

    void timesAddUp()
    {
        const Probe probe;
        Scope scope;
        scope
            .start([]() -> Task<> {
                for (int i = 0; i < 3; ++i)
                    co_await yield();
                co_await sleepFor(1h);
            })
            .setName(u"worker"_s);
        turn();
        const auto seen = mainLoop(probe.snapshot());
        const auto &task = taskNamed(seen, u"worker"_s);
        QCOMPARE(task.resumes, 4u);
        QVERIFY(task.busyTime > 0ns && task.readyTime > 0ns && task.idleTime > 0ns);
        QCOMPARE(task.busyTime + task.readyTime + task.idleTime, task.age);
        QVERIFY(task.endsBy != Never);
    }

    //! What runs on top of another one on the stack is not that one's time.
    void timeOfAChildIsNotItsParents()
    {
        const Probe probe;
        Scope scope;
        Nanoseconds took{};
        scope
            .start([&took]() -> Task<> {
                co_await all(
                    [](Nanoseconds *time) -> Task<> {
                        const auto begin = Clock::now();
                        while (Clock::now() - begin < 2ms) {
                        }
                        *time = Clock::now() - begin;
                        co_await sleepFor(1h);
                    }(&took),
                    sleeper());
            })
            .setName(u"parent"_s);
        turn();
        const auto seen = mainLoop(probe.snapshot());
        QCOMPARE(seen.tasks.size(), 3);
        QCOMPARE(seen.tasks.at(1).parent, seen.tasks.at(0).serial);
        QVERIFY(seen.tasks.at(1).busyTime >= took);
        QVERIFY(seen.tasks.at(0).busyTime + took <= seen.tasks.at(0).age);
    }

    void namesAndFlagsFollow()
    {
        const Probe probe;
        Scope scope;
        auto handle = scope.start(listener(1));
        turn();
        handle.setName(u"renamed"_s);
        QCOMPARE(mainLoop(probe.snapshot()).tasks.first().name, u"renamed"_s);
        QCOMPARE(mainLoop(probe.snapshot()).tasks.first().isDaemon, false);
        scope.setDaemon(true);
        scope.start(listener(2)).setName(u"daemon"_s);
        turn();
        QCOMPARE(taskNamed(mainLoop(probe.snapshot()), u"daemon"_s).isDaemon, true);
    }

    void whatCannotBePrintedIsSaid()
    {
        const Probe probe;
        Scope scope;
        scope
            .start([]() -> Task<> {
                const Mute mute{1};
                co_await match<Secret>(mute);
            })
            .setName(u"mute"_s);
        turn();
        QCOMPARE(taskNamed(look(probe), u"mute"_s).waitsFor, u"(its description threw an exception)"_s);
    }

    void moreThanAreListedAreCounted()
    {
        const Probe probe;
        Scope scope;
        constexpr int Most = 1024;
        for (int i = 0; i < Most + 3; ++i)
            scope.start(listener(i));
        turn();
        for (int i = 0; i < 5; ++i)
            static_cast<void>(look(probe));
        const auto seen = look(probe);
        QCOMPARE(seen.tasks.size(), Most);
        QCOMPARE(seen.taskCount, Most + 3);
        for (const auto &task : seen.tasks)
            QVERIFY(!task.waitsFor.isEmpty());
        scope.cancel();
        turn();
        QCOMPARE(look(probe).taskCount, 0);
    }

    void fieldsOfATaskBelongTogetherWhileTasksComeAndGo()
    {
        const Probe probe;
        std::atomic<bool> isOver = false;
        QString fault;
        std::thread reader([&] {
            while (!isOver) {
                for (const auto &task : mainLoop(probe.snapshot()).tasks) {
                    if (!task.name.isEmpty() && !task.waitsFor.isEmpty() &&
                        task.waitsFor != u"the event Ping(number: %1)"_s.arg(task.name))
                        fault = task.name + u" waits for "_s + task.waitsFor;
                    if (task.idleTime < 0ns || task.busyTime < 0ns || task.readyTime < 0ns)
                        fault = u"a negative time of "_s + task.name;
                }
            }
        });
        for (int round = 0; round < 50; ++round) {
            Scope scope;
            for (int number = 0; number < 20; ++number)
                scope.start(listener(number)).setName(QString::number(number));
            turn();
            for (int number = 0; number < 20; number += 2)
                static_cast<void>(Scheduler::current().send(makeEvent(Ping{number})));
            turn();
        }
        isOver = true;
        reader.join();
        QCOMPARE(fault, QString());
        QCOMPARE(mainLoop(probe.snapshot()).taskCount, 0);
    }

    void tasksOfAnEndedThreadAreGone()
    {
        const Probe probe;
        const auto count = [&] {
            qsizetype tasks = 0;
            for (const auto &loop : probe.snapshot().loops)
                tasks += loop.tasks.size();
            return tasks;
        };
        std::unique_ptr<QThread> thread(QThread::create([&] {
            Scope::root().start(sleeper());
            turn();
            QCOMPARE(count(), 1);
        }));
        QVERIFY(install(thread.get()));
        thread->start();
        QVERIFY(thread->wait());
        QCOMPARE(count(), 0);
    }
};

int main(int argc, char **argv)
{
    if (!install())
        return 1;
    QCoreApplication app(argc, argv);
    tst_TaskSnapshots test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tasksnapshots.moc"
