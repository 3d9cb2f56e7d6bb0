// SPDX-License-Identifier: MIT
// Tasks: how they run, wait, end and are cancelled, on every host.
#include "collectedwarnings.h"
#include "taskhost.h"

#include "tasks/eventwaits.h"

#include <QtCore/qregularexpression.h>
#include <QtCore/qscopeguard.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <thread>
#include <unistd.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

Task<int> fortyTwo()
{
    co_return 42;
}

Task<int> fortyTwoLater()
{
    co_await yield();
    co_return 42;
}

constexpr int LineOfPing = __LINE__ + 3;
Task<> getsPing()
{
    co_await match<Ping>(3);
}

constexpr int LineOfLoading = __LINE__ + 3;
Task<> loadsPages()
{
    co_await getsPing();
}

Task<> startNext(Scope *scope, const bool *isOver)
{
    if (!*isOver)
        scope->start(startNext(scope, isOver));
    co_return;
}

} // namespace

class tst_Tasks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void taskBeginsWhenItIsStarted()
    {
        const auto task = [](std::string name) -> Task<> {
            log(name);
            co_return;
        };
        {
            const auto dropped = task("dropped");
        }
        Scope scope;
        const auto handle = scope.start(task("started"));
        QCOMPARE(taskLog().entries(), QStringList());
        QCOMPARE(handle.state(), TaskState::Ready);
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"started"}));
        QCOMPARE(handle.state(), TaskState::Finished);
    }

    void childGivesItsValue()
    {
        Scope scope;
        const auto handle =
            scope.start([]() -> Task<int> { co_return co_await fortyTwo() + co_await fortyTwoLater(); });
        QVERIFY(isOver(handle));
        int value = 0;
        const auto join = scope.start([&]() -> Task<> { value = co_await handle.join(); });
        QVERIFY(isOver(join));
        QCOMPARE(value, 84);
    }

    // A child that has come back lives until the end of its expression, and is on no way from the leaf to the root.
    void cancelledExpressionDestroysTheChildrenThatHaveComeBack_data()
    {
        QTest::addColumn<int>("expression");
        QTest::newRow("argument of what waits") << 0;
        QTest::newRow("operand before what waits") << 1;
        QTest::newRow("two arguments, one through a child") << 2;
    }
    void cancelledExpressionDestroysTheChildrenThatHaveComeBack()
    {
        QFETCH(int, expression);
        const auto held = std::make_shared<int>(1);
        const auto ready = [](std::shared_ptr<int> kept) -> Task<int> { co_return *kept; };
        const auto child = [ready](std::shared_ptr<int> kept) -> Task<int> {
            co_return co_await ready(kept) + 1;
        };
        const auto late = [](int value) -> Task<int> {
            co_await sleepFor(1h);
            co_return value;
        };
        {
            Scope scope;
            TaskHandle<int> handle;
            if (expression == 0)
                handle = scope.start([&]() -> Task<int> { co_return co_await late(co_await ready(held)); });
            else if (expression == 1)
                handle =
                    scope.start([&]() -> Task<int> { co_return co_await ready(held) + co_await late(1); });
            else
                handle = scope.start([&]() -> Task<int> {
                    co_return co_await late(co_await child(held) + co_await ready(held));
                });
            QVERIFY(isSuspended(handle));
            handle.cancel();
            QVERIFY(isOver(handle));
            QCOMPARE(handle.state(), TaskState::Cancelled);
        }
        QCOMPARE(held.use_count(), 1L);
    }

    void childsExceptionIsItsParents()
    {
        Scope scope;
        const auto handle = scope.start([]() -> Task<> {
            try {
                co_await thrower("broken");
            } catch (const std::runtime_error &error) {
                log(error.what());
            }
        });
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"broken"}));
    }

    void tasksTakeTurns()
    {
        const auto task = [](std::string name) -> Task<> {
            for (int i = 0; i < 3; ++i) {
                log(name + std::to_string(i));
                co_await yield();
            }
        };
        Scope scope;
        scope.start(task("a"));
        scope.start(task("b"));
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"a0", "b0", "a1", "b1", "a2", "b2"}));
    }

    void urgentTasksGoFirst()
    {
        const auto task = [](std::string name) -> Task<> {
            co_await yield();
            log(name);
        };
        Scope scope;
        scope.start(task("normal"));
        scope.start(task("urgent")).setPriority(1);
        scope.start(task("low")).setPriority(-1);
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"urgent", "normal", "low"}));
    }

    void sleepersWakeInTheOrderOfTime()
    {
        Scope scope;
        scope.start(sleeper("long", 20ms));
        scope.start(sleeper("short", 10ms));
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"short woke up", "~short", "long woke up", "~long"}));
    }

    void sleepersMayWaitForAMoment()
    {
        const auto begin = Clock::now();
        const auto task = [begin](std::string name, Nanoseconds time) -> Task<> {
            co_await sleepUntil(begin + time);
            log(name + (Clock::now() < begin + time ? " too early" : ""));
        };
        Scope scope;
        scope.start(task, std::string("late"), Nanoseconds(20ms));
        scope.start(task, std::string("soon"), Nanoseconds(10ms));
        scope.start(task, std::string("past"), Nanoseconds(-1s));
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"past", "soon", "late"}));
    }

    void breatheLetsTheLoopLookAtSocketsAndTimers()
    {
        int pipe[2];
        QVERIFY(::pipe(pipe) == 0);
        const auto closePipe = qScopeGuard([&] {
            ::close(pipe[0]);
            ::close(pipe[1]);
        });
        auto watcher = scheduler().watch(pipe[0], ReadyFor::Read, [&] {
            char byte = 0;
            log(::read(pipe[0], &byte, 1) == 1 ? "socket" : "nothing");
        });
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            scheduler().callAt(Clock::now(), [] { log("timer"); });
            if (::write(pipe[1], "x", 1) == 1)
                log("written");
            for (int i = 0; i < 3; ++i)
                co_await yield(); // within the slice
            log("yielded");
            co_await breathe();
            if (qgetenv("SIGNALBOX_TEST_HOST") == "glib") // which has a slice in front of what is ready in the same turn
                co_await breathe();
            log("breathed");
        });
        QVERIFY(isOver(handle));
        watcher.cancel();
        auto entries = taskLog().take();
        std::sort(entries.begin() + 2, entries.end() - 1); // which of the two comes first is the host's to say
        QCOMPARE(entries, list({"written", "yielded", "socket", "timer", "breathed"}));
    }

    void idleLetsEverythingElseGoBefore()
    {
        Scope scope;
        const auto idler = []() -> Task<> {
            co_await idle();
            log("idle");
        };
        const auto busy = []() -> Task<> {
            for (int i = 0; i < 3; ++i)
                co_await yield();
            log("yielded");
            co_await breathe();
            log("breathed");
        };
        const auto pinged = []() -> Task<> {
            co_await match<Ping>();
            log("pinged");
        };
        const auto handle = scope.start(idler());
        scope.start(busy());
        scope.start(pinged());
        scheduler().callSoon([] { log("called"); });
        static_cast<void>(scheduler().send(Ping{1}));
        QVERIFY(isOver(handle));
        auto entries = taskLog().take();
        std::sort(entries.begin(), entries.end() - 1);
        QCOMPARE(entries, list({"breathed", "called", "pinged", "yielded", "idle"}));
    }

    void cancelDestroysFromTheLeafUp()
    {
        Scope scope;
        const auto handle = scope.start([]() -> Task<> {
            const Local root("root");
            co_await [](Local *) -> Task<> {
                const Local middle("middle");
                co_await sleeper("leaf");
            }(nullptr);
        });
        QVERIFY(turnUntil([&] { return handle.state() == TaskState::Suspended; }));
        auto copy = handle;
        copy.cancel();
        QCOMPARE(taskLog().entries(), QStringList()); // it only asks
        QVERIFY(isOver(handle));
        QCOMPARE(handle.state(), TaskState::Cancelled);
        QCOMPARE(taskLog().entries(), list({"~leaf", "~middle", "~root"}));
    }

    void cancelReachesOneThatNeverSuspends()
    {
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            const Local local("busy");
            scope.cancel();
            co_await fortyTwo(); // no wait
            log("goes on");
            co_await yield();
            log("never");
        });
        QVERIFY(isOver(handle));
        QCOMPARE(handle.state(), TaskState::Cancelled);
        QCOMPARE(taskLog().entries(), list({"goes on", "~busy"}));
    }

    void scopeDestroysItsTasks()
    {
        {
            Scope scope;
            const auto a = scope.start(sleeper("a"));
            scope.start(sleeper("b"));
            QVERIFY(turnUntil([&] { return a.state() == TaskState::Suspended; }));
        }
        QCOMPARE(taskLog().entries(), list({"~a", "~b"}));
    }

    void taskMayDestroyItsOwnScope()
    {
        auto scope = std::make_unique<Scope>();
        const auto handle = scope->start([&]() -> Task<> {
            const Local local("task");
            scope.reset();
            log("goes on");
            co_await yield();
            log("never");
        });
        QVERIFY(isOver(handle));
        QCOMPARE(handle.state(), TaskState::Cancelled);
        QCOMPARE(taskLog().entries(), list({"goes on", "~task"}));
    }

    void failFastCancelsTheOthersAndJoinThrows()
    {
        Scope scope;
        scope.start(sleeper("other"));
        scope.start(thrower("first"));
        const auto join = Scope::root().start([&]() -> Task<std::string> {
            try {
                co_await scope.join();
            } catch (const std::exception &error) {
                co_return error.what();
            }
            co_return "nothing";
        });
        QVERIFY(isOver(join));
        QCOMPARE(taskLog().entries(), list({"~other"}));
        QCOMPARE(valueOf(join), std::string("first"));
    }

    void collectingScopeThrowsAllOfIt()
    {
        Scope scope(Scope::Policy::Collect);
        scope.start(thrower("one"));
        scope.start(sleeper("other", 1ms));
        scope.start(thrower("two"));
        const auto join = Scope::root().start([&]() -> Task<int> {
            try {
                co_await scope.join();
            } catch (const TaskErrors &errors) {
                co_return int(errors.errors().size());
            }
            co_return 0;
        });
        QVERIFY(isOver(join));
        QCOMPARE(valueOf(join), 2);
        QCOMPARE(taskLog().entries(), list({"other woke up", "~other"}));
    }

    void errorThatNobodySeesIsToldOnce()
    {
        const CollectedWarnings warnings(u"has failed"_s);
        auto handle = Scope::root().start(thrower("unseen"));
        handle.setName(u"lost"_s);
        QVERIFY(isOver(handle));
        handle = {};
        for (int turn = 0; turn < 5; ++turn)
            QCoreApplication::processEvents();
        QCOMPARE(warnings.texts(),
                 list({"the task lost has failed, and nobody has asked for it: unseen"}));
    }

    void supervisingScopeHandsErrorsToItsHandler()
    {
        Scope scope(Scope::Policy::Supervise);
        scope.setErrorHandler([](const std::exception_ptr &error, const QString &task) {
            try {
                std::rethrow_exception(error);
            } catch (const std::exception &exception) {
                log(task.toStdString() + ": " + exception.what());
            }
        });
        scope.start(thrower("handled")).setName(u"failing"_s);
        const auto other = scope.start(sleeper("other", 1ms));
        QVERIFY(isOver(other));
        QCOMPARE(taskLog().entries(), list({"failing: handled", "other woke up", "~other"}));
    }

    void limitLetsOnlySoManyRun()
    {
        Scope scope;
        scope.setLimit(2);
        for (const auto *name : {"a", "b", "c"}) {
            scope.start(
                [](std::string task) -> Task<> {
                    log(task + "+");
                    co_await yield();
                    co_await yield();
                    log(task + "-");
                },
                std::string(name));
        }
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"a+", "b+", "a-", "b-", "c+", "c-"}));
    }

    void taskWaitsForAnEvent()
    {
        Scope scope;
        const auto handle = scope.start([]() -> Task<int> {
            const auto seven = co_await match<Ping>(7);
            co_return seven->number;
        });
        QVERIFY(turnUntil([&] { return handle.state() == TaskState::Suspended; }));
        static_cast<void>(scheduler().send(Ping{6}));
        static_cast<void>(scheduler().send(Ping{7}));
        QVERIFY(isOver(handle));
        QCOMPARE(valueOf(handle), 7);
    }

    void taskThatWaitsInALoopMissesNoEvent()
    {
        Scope scope;
        const auto handle = scope.start([]() -> Task<> {
            for (int i = 0; i < 5; ++i) {
                const auto ping = co_await match<Ping>();
                log(std::to_string(ping->number));
            }
        });
        QVERIFY(turnUntil([&] { return handle.state() == TaskState::Suspended; }));
        for (int i = 0; i < 5; ++i)
            static_cast<void>(scheduler().send(Ping{i}));
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"0", "1", "2", "3", "4"}));
    }

    // It has not begun to wait when the event is sent, and nothing else stands between the two.
    void eventFindsTheTaskThatWasStartedBeforeItWasSent()
    {
        const auto receiver = []() -> Task<> {
            const auto ping = co_await match<Ping>();
            log(std::to_string(ping->number));
        };
        const auto starter = [receiver]() -> Task<> {
            Scope inner;
            inner.start(receiver());
            co_await inner.join();
        };
        const auto sender = [receiver, starter](Scope *scope) -> Task<> {
            scope->start(receiver());
            scope->start(starter());
            static_cast<void>(scheduler().send(Ping{1}));
            co_return;
        };
        Scope scope;
        scope.start(sender(&scope));
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"1", "1"}));
    }

    // Each of them joins the round that runs, which would have no end.
    void tasksThatStartOneAnotherStopNoEvents_data()
    {
        QTest::addColumn<int>("limit");
        QTest::newRow("without a limit") << 0;
        QTest::newRow("one at a time") << 1;
    }
    void tasksThatStartOneAnotherStopNoEvents()
    {
        QFETCH(int, limit);
        bool isOver = false;
        Scope scope;
        scope.setLimit(limit);
        const QObject context;
        scheduler().on(match<Ping>(), &context, [&isOver] { isOver = true; });
        scope.start(startNext(&scope, &isOver));
        static_cast<void>(scheduler().send(Ping{1}));
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QVERIFY(isOver);
    }

    void tasksBeginInTheOrderOfTheirStartsUnderALimit()
    {
        const auto task = [](std::string name) -> Task<> {
            log(name);
            co_return;
        };
        const auto starter = [task](Scope *scope) -> Task<> {
            scope->start(task("d"));
            co_return;
        };
        Scope limited, others;
        limited.setLimit(2);
        for (const auto *name : {"a", "b", "c"})
            limited.start(task(name));
        others.start(starter(&limited)); // when a and b have ended, and c was next
        QVERIFY(turnUntil([&] { return limited.isEmpty() && others.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"a", "b", "c", "d"}));
    }

    void tasksThatGetEventsBeginNothingOnceTheBudgetIsSpent()
    {
        scheduler().setBudget({.time = 300us});
        constexpr int Pings = 1000;
        Scope scope;
        const auto handle = scope.start([]() -> Task<> {
            const auto matcher = match<Ping>(7);
            for (int i = 0; i < Pings; ++i) {
                co_await matcher;
                takeTime(7us);
            }
        });
        for (int i = 0; i < Pings; ++i)
            static_cast<void>(scheduler().send(Ping{7}));
        const auto before = scheduler().statistics();
        QVERIFY(isOver(handle));
        scheduler().setBudget({});
        const auto after = scheduler().statistics();
        QVERIFY(after.budgetsSpent > before.budgetsSpent);
        QCOMPARE(after.budgetsExceeded, before.budgetsExceeded);
    }

    void armedWaitKeepsWhatComesBeforeItIsAwaited()
    {
        Scope scope;
        const auto handle = scope.start([]() -> Task<int> {
            auto wait = waitFor(match<Ping>());
            static_cast<void>(scheduler().send(Ping{1}));
            co_await sleepFor(1ms);
            const auto event = co_await wait;
            co_return event->number;
        });
        QVERIFY(isOver(handle));
        QCOMPARE(valueOf(handle), 1);
    }

    void dumpTellsWhoWaitsForWhatAndWhere()
    {
        Scope scope;
        scope.setName(u"pages"_s);
        auto handle = scope.start(loadsPages());
        handle.setName(u"loader"_s);
        QVERIFY(turnUntil([&] { return handle.state() == TaskState::Suspended; }));
        const auto dump = scheduler().dump();
        QVERIFY2(dump.contains(u"loader: waits for the event Ping(number: 3)"_s), qPrintable(dump));
        const QRegularExpression chain(
            u"in getsPing \\(tst_tasks.cpp:(\\d+)\\), awaited in loadsPages \\(tst_tasks.cpp:(\\d+)\\)\n"_s);
        const auto lines = chain.match(dump);
        QVERIFY2(lines.hasMatch(), qPrintable(dump));
        QCOMPARE(lines.captured(1).toInt(), LineOfPing);
        QCOMPARE(lines.captured(2).toInt(), LineOfLoading);
        QVERIFY2(dump.contains(u"pages:"_s), qPrintable(dump));
        QVERIFY2(dump.contains(u"Ping(number: 3), by 1: task \"loader\"\n"_s), qPrintable(dump));
    }

    void runEndsWhenTheLastTaskDoes()
    {
        Scope scope;
        scope.start(sleeper("a", 1ms));
        QCOMPARE(scheduler().run(), 0);
        QCOMPARE(taskLog().entries(), list({"a woke up", "~a"}));
    }

    void scopesAndHandlesAreRefusedToOtherThreads()
    {
        Scope scope;
        auto handle = scope.start(sleeper("a", 1h));
        QVERIFY(turnUntil([&] { return handle.state() == TaskState::Suspended; }));
        for (const auto *function : {"TaskHandle::cancel", "TaskHandle::setPriority", "TaskHandle::join",
                                     "Scope::start", "Scope::cancel", "Scope::setLimit", "Scope::join"}) {
            const auto warning =
                u"%1: called in another thread than the scheduler's: use its remote() there. Ignored"_s.arg(
                    QLatin1StringView(function));
            QTest::ignoreMessage(QtWarningMsg, qPrintable(warning));
        }
        int thrown = 0;
        const auto started = [&] {
            handle.cancel();
            handle.setPriority(1);
            try {
                static_cast<void>(handle.join());
            } catch (const std::logic_error &) {
                ++thrown;
            }
            const bool isStarted = !scope.start(sleeper("b", 1h)).hasEnded();
            scope.cancel();
            scope.setLimit(1);
            try {
                static_cast<void>(scope.join());
            } catch (const std::logic_error &) {
                ++thrown;
            }
            return isStarted;
        };
        bool isStarted = true;
        std::thread([&] { isStarted = started(); }).join();
        QVERIFY(!isStarted);
        QCOMPARE(thrown, 2);
        QCOMPARE(handle.priority(), 0);
        QCOMPARE(scope.limit(), 0);
        QCOMPARE(scope.count(), 1);
        QCOMPARE(handle.state(), TaskState::Suspended);
        handle.cancel(); // here it may
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"~a"}));
    }

    void deepCallsThatReturnAtOnceNeedNoStack()
    {
        Scope scope;
        const auto handle = scope.start([]() -> Task<qint64> {
            qint64 sum = 0;
            for (int i = 0; i < 1'000'000; ++i)
                sum += co_await fortyTwo();
            co_return sum;
        });
        QVERIFY(isOver(handle));
        QCOMPARE(valueOf(handle), 42'000'000);
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Tasks)

#include "tst_tasks.moc"
