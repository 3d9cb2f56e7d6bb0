// SPDX-License-Identifier: MIT
// Calls and timers of a Scheduler, on the host that SIGNALBOX_TEST_HOST names.
#include "collectedwarnings.h"
#include "eventlog.h"
#include "events/eventrouter_p.h"
#include "probe/probe.h"
#include "probe/snapshottext.h"
#include "scheduler/remotecall.h"
#include "scheduler/wallclock_p.h"
#include "schedulerhost.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <semaphore>
#include <stdexcept>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = CallHandle::State;

//! What was called before there was an application.
static int earlyCalls = 0;
static int earlyTimers = 0;
static QList<int> earlyRuns;
static QStringList earlyWarnings;

//! Of an application that has ended.
struct Ended
{
    RemoteScheduler remote;
    CallHandle run, left;
    TimerHandle timer;
};
static Ended ended;

//! Says when it is destroyed, and where.
class Guard
{
public:
    explicit Guard(std::atomic<QThread *> *destroyedIn) : m_destroyedIn(destroyedIn) {}
    ~Guard() { *m_destroyedIn = QThread::currentThread(); }
    Guard(const Guard &) = delete;
    Guard &operator=(const Guard &) = delete;

private:
    std::atomic<QThread *> *m_destroyedIn;
};

struct Held
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int number = 0;
    SIGNALBOX_EVENT(Held, number)
};

static QStringList list(std::initializer_list<const char *> words)
{
    EventLog log;
    for (const char *word : words)
        log.add(word);
    return log.entries();
}

//! When a clock on the wall will show that \a deadline has come.
static std::chrono::system_clock::time_point wallTimeOf(Deadline deadline)
{
    for (;;) {
        const auto before = Clock::now();
        const auto wall = wallClockNow();
        if (Clock::now() - before < 100us) // nobody has come in between
            return wall + std::chrono::duration_cast<std::chrono::system_clock::duration>(deadline - before);
    }
}

//! What a scheduler has that another thread might want to change.
struct Own
{
    Own()
    {
        if (::pipe(ends) != 0)
            qFatal("no pipe");
        watcher = scheduler().watch(ends[0], ReadyFor::Read, [] {});
        connection = scheduler().on(match<Held>(), &context, [] {});
        feed = scheduler().sendAll([]() -> std::optional<Held> { return Held{}; });
    }
    ~Own()
    {
        ticker.cancel();
        watcher.cancel();
        feed.cancel();
        ::close(ends[0]);
        ::close(ends[1]);
    }
    Own(const Own &) = delete;
    Own &operator=(const Own &) = delete;

    QString state() const
    {
        auto &ours = scheduler();
        const auto did = ours.statistics();
        QString text;
        QDebug(&text) << ours.budget().count << ours.quitGrace().count() << ours.slowTurnThreshold().count()
                      << did.callsPending << did.timersActive << did.watchersActive << did.eventsQueued
                      << ours.rootQueue().queues().size() << ours.queueDefaults().priority
                      << ours.router().heldEvents().size() << ticker.isActive() << ticker.isPaused()
                      << ticker.isDaemon() << ticker.deadline().time_since_epoch().count()
                      << watcher.isActive() << watcher.interests() << int(watcher.trigger())
                      << watcher.isDaemon() << connection.isConnected() << feed.isActive();
        return text;
    }

    QObject context;
    EventPointer<> event = makeEvent(Held{});
    int ends[2] = {-1, -1};
    TimerHandle ticker = scheduler().callEvery({.interval = 1h}, [] {});
    WatcherHandle watcher;
    EventConnection connection;
    FeedHandle feed;
};

//! Returns whether it got nothing.
using ForeignCall = std::function<bool(Scheduler &, Own &)>;

class tst_Scheduler : public QObject
{
    Q_OBJECT

    static inline std::chrono::milliseconds wallOffset{}; // how far somebody has set the clock
    static Detail::WallTime wallNow() { return std::chrono::system_clock::now() + wallOffset; }

private Q_SLOTS:
    void whatIsCalledBeforeTheApplicationWaitsForIt()
    {
        QVERIFY(turnUntil([] { return earlyTimers == 1; }));
        QCOMPARE(earlyCalls, 1);
    }

    void schedulerEndsWithItsApplication()
    {
        QVERIFY(ended.remote.hasEnded());
        QCOMPARE(ended.run.state(), State::Finished);
        QVERIFY(ended.left.isRefused());
        QVERIFY(!ended.timer.isActive());
        QVERIFY(!(ended.remote == scheduler().remote()));
    }

    void runBeforeThereIsALoopIsRefused()
    {
        QCOMPARE(earlyRuns, (QList{-1, -1}));
        const auto warning =
            u"Scheduler::exec, run: there is no application yet, and no event loop. Ignored"_s;
        QCOMPARE(earlyWarnings, (QStringList{warning, warning}));
    }

    void hostIsTheThreadsOwnLoop()
    {
        QCOMPARE(scheduler().host(), isNative() ? "native" : "guest");
        QCOMPARE(&Scheduler::current(), &scheduler());
    }

    // ---- calls ----

    void callsRunInTheirOrder()
    {
        EventLog log;
        for (const auto *name : {"one", "two", "three"})
            scheduler().callSoon([&log, name] { log.add(name); });
        QVERIFY(log.size() == 0);
        QVERIFY(turnUntil([&] { return log.size() == 3; }));
        QCOMPARE(log.entries(), list({"one", "two", "three"}));
    }

    void callWithinASliceWaitsForTheNext()
    {
        EventLog log;
        scheduler().callSoon([&] {
            log.add("first");
            scheduler().callSoon([&] { log.add("called by the first"); });
        });
        scheduler().callSoon([&] { log.add("second"); });
        const auto slices = scheduler().statistics().slices;
        QVERIFY(turnUntil([&] { return log.size() == 3; }));
        QCOMPARE(log.entries(), list({"first", "second", "called by the first"}));
        QCOMPARE(scheduler().statistics().slices - slices, 2u);
    }

    // W14, W28, W52: of the original systems, each lets such a chain stop timers.
    void endlessChainOfCallsStopsNoTimer()
    {
        if (isManual())
            QSKIP("virtual time stands still while something is ready");
        bool isOver = false;
        std::function<void()> again = [&] {
            if (!isOver)
                scheduler().callSoon(again);
        };
        again();
        QTimer::singleShot(2, this, [&] { isOver = true; });
        QVERIFY(turnUntil([&] { return isOver; }));
        QVERIFY(turnUntil([] { return scheduler().statistics().callsPending == 0; }));
    }

    void sliceEndsWithItsBudget()
    {
        const auto before = scheduler().statistics();
        scheduler().setBudget({.time = 0ns, .count = 2});
        EventLog log;
        for (const auto *name : {"one", "two", "three", "four", "five"})
            scheduler().callSoon([&log, name] { log.add(name); });
        QVERIFY(turnUntil([&] { return log.size() == 5; }));
        scheduler().setBudget({});
        const auto after = scheduler().statistics();
        QCOMPARE(after.slices - before.slices, 3u);
        QCOMPARE(after.budgetsSpent - before.budgetsSpent, 2u);
        QCOMPARE(log.entries(), list({"one", "two", "three", "four", "five"}));
    }

    void sliceEndsWithTheFunctionThatSpendsTheTime()
    {
        const auto before = scheduler().statistics().slices;
        scheduler().setBudget({.time = 1ns});
        int calls = 0;
        for (int i = 0; i < 3; ++i) {
            scheduler().callSoon([&] {
                ++calls;
                takeTime(1us);
            });
        }
        QVERIFY(turnUntil([&] { return calls == 3; }));
        scheduler().setBudget({});
        QCOMPARE(scheduler().statistics().slices - before, 3u);
    }

    void nothingBeginsOnceTheBudgetIsSpent()
    {
        scheduler().setBudget({.time = 300us});
        int calls = 0;
        std::function<void()> again = [&] {
            takeTime(7us);
            if (++calls < 2'000)
                scheduler().callSoon(again);
        };
        const auto remote = scheduler().remote();
        for (int i = 0; i < 100; ++i)
            remote.call(again);
        QVERIFY(turnUntil([&] { return calls >= 2'000 && scheduler().statistics().callsPending == 0; }));
        scheduler().setBudget({});
        const auto statistics = scheduler().statistics();
        QVERIFY(statistics.budgetsSpent > 0);
        QCOMPARE(statistics.budgetsExceeded, 0u);
    }

    void loopTellsOfSlices()
    {
        if (!isNative())
            QSKIP("only our own loop has a stat block");
        const auto loop = [] { return Probe().snapshot({.parts = {}}).loops.constFirst(); };
        const auto slicesBefore = scheduler().statistics().slices;
        const auto before = loop();
        int calls = 0;
        for (int i = 0; i < 3; ++i)
            scheduler().callSoon([&calls] { ++calls; });
        QVERIFY(turnUntil([&] { return calls == 3; }));
        const auto after = loop();
        QVERIFY(after.slices > before.slices);
        QCOMPARE(after.slices - before.slices, scheduler().statistics().slices - slicesBefore);
        QCOMPARE(after.budgetsExceeded, 0u);
        QVERIFY(after.longestSlice > 0ns || isManual());
        QVERIFY(toText(after).contains(u"slices of the scheduler: %1, the longest "_s.arg(after.slices)));
    }

    void longestSliceTellsWhatItsLastOneTook()
    {
        if (!isManual())
            QSKIP("real time is never the same");
        int calls = 0;
        for (const Nanoseconds time : {Nanoseconds(3ms), Nanoseconds(1h)}) // longer than all in other tests
            scheduler().callSoon([&calls, time] {
                takeTime(time);
                ++calls;
            });
        QVERIFY(turnUntil([&] { return calls == 2; }));
        QCOMPARE(scheduler().statistics().longestSlice, 1h + 3ms);
        QCOMPARE(scheduler().statistics().lastOfLongest, Nanoseconds(1h));
    }

    void negativeBudgetIsNone()
    {
        QTest::ignoreMessage(QtWarningMsg, "Scheduler::setBudget: a negative budget is taken for none");
        scheduler().setBudget({.time = -1ns, .count = -1});
        QCOMPARE(scheduler().budget().time, 0ns);
        QCOMPARE(scheduler().budget().count, 0);
        scheduler().setBudget({});
    }

    void cancelledCallDoesNotRun()
    {
        bool hasRun = false;
        std::atomic<QThread *> destroyedIn = nullptr;
        auto guard = std::make_shared<Guard>(&destroyedIn);
        auto handle = scheduler().callSoon([&hasRun, guard] { hasRun = true; });
        guard.reset();
        QCOMPARE(handle.state(), State::Pending);
        QVERIFY(handle.cancel());
        QVERIFY(!handle.cancel());
        QCOMPARE(handle.state(), State::Cancelled);
        bool isBehind = false;
        scheduler().callSoon([&] { isBehind = true; });
        QVERIFY(turnUntil([&] { return isBehind; }));
        QVERIFY(!hasRun);
        QVERIFY(destroyedIn); // though there is a handle
    }

    void handleTellsWhatBecameOfACall()
    {
        State within = State::Pending;
        CallHandle handle;
        QVERIFY(handle.isRefused());
        handle = scheduler().callSoon([&] { within = handle.state(); });
        QVERIFY(handle.isPending());
        QVERIFY(turnUntil([&] { return !handle.isPending(); }));
        QCOMPARE(within, State::Running);
        QCOMPARE(handle.state(), State::Finished);
        QVERIFY(!handle.cancel());
    }

    void contextThatIsGoneTakesItsCallsAlong()
    {
        auto context = std::make_unique<QObject>();
        bool hasRun = false;
        const auto handle = scheduler().callSoon(context.get(), [&] { hasRun = true; });
        const auto timer = scheduler().callLater(0ms, context.get(), [&] { hasRun = true; });
        context.reset();
        QVERIFY(turnUntil([&] { return !handle.isPending() && !timer.isActive(); }));
        QVERIFY(!hasRun);
    }

    // W20, W26: in VLCP and BACpypes, one exception takes the others along.
    void functionThatThrowsHurtsNoOther()
    {
        const auto before = scheduler().statistics().exceptions;
        EventLog log;
        QTest::ignoreMessage(QtWarningMsg, "a call threw an exception: bad luck");
        scheduler().callSoon([] { throw std::runtime_error("bad luck"); });
        QTest::ignoreMessage(QtWarningMsg, "a call threw something that is no std::exception");
        scheduler().callSoon([] { throw 42; });
        scheduler().callSoon([&] { log.add("the next"); });
        QTest::ignoreMessage(QtWarningMsg, "a timer threw an exception: bad luck");
        scheduler().callLater(0ms, [] { throw std::runtime_error("bad luck"); });
        scheduler().callLater(0ms, [&] { log.add("the next timer"); });
        QVERIFY(turnUntil([&] { return log.size() == 2; }));
        QCOMPARE(scheduler().statistics().exceptions - before, 3u);
    }

    // Called bare from the loop, a nested one would delete the object under its caller.
    void deletedLaterIsAfterTheCall()
    {
        QPointer<QObject> object = new QObject;
        bool livesAfterANestedTurn = false;
        bool isDone = false;
        scheduler().callSoon([&] {
            object->deleteLater();
            QCoreApplication::processEvents();
            livesAfterANestedTurn = object;
            isDone = true;
        });
        QVERIFY(turnUntil([&] { return isDone; }));
        QVERIFY(livesAfterANestedTurn);
        QVERIFY(turnUntil([&] { return !object; }));
    }

    void nestedLoopGoesOnWithTheCalls()
    {
        EventLog log;
        scheduler().callSoon([&] {
            log.add("dialog opens");
            QEventLoop dialog;
            scheduler().callSoon([&] {
                log.add("within");
                dialog.quit();
            });
            dialog.exec();
            log.add("dialog closes");
        });
        scheduler().callSoon([&] { log.add("behind it"); });
        QVERIFY(turnUntil([&] { return log.size() == 4; }));
        QCOMPARE(log.entries(), list({"dialog opens", "behind it", "within", "dialog closes"}));
    }

    void nestedLoopGoesOnWithWhatWasReadyBefore()
    {
        EventLog log;
        QEventLoop dialog;
        scheduler().callSoon([&] {
            dialog.exec();
            log.add("dialog closes");
        });
        scheduler().callSoon([&] {
            log.add("behind it");
            dialog.quit();
        });
        QVERIFY(turnUntil([&] { return log.size() == 2; }));
        QCOMPARE(log.entries(), list({"behind it", "dialog closes"}));
    }

    void idleCallsWaitForAllElse()
    {
        EventLog log;
        scheduler().callWhenIdle([&] { log.add("idle 1"); });
        scheduler().callWhenIdle([&] {
            log.add("idle 2");
            scheduler().callSoon([&] { log.add("soon again"); });
        });
        scheduler().callWhenIdle([&] { log.add("idle 3"); });
        auto cancelled = scheduler().callWhenIdle([&] { log.add("cancelled"); });
        cancelled.cancel();
        scheduler().callSoon([&] {
            log.add("soon");
            scheduler().callSoon([&] { log.add("soon after"); });
        });
        QVERIFY(turnUntil([&] { return log.size() == 6; }));
        QCOMPARE(log.entries(), list({"soon", "soon after", "idle 1", "idle 2", "soon again", "idle 3"}));
    }

    // What BACpypes' deferred() and VLCP's breathe() are for.
    void callWithinASliceComesBehindSockets()
    {
        if (!isNative())
            QSKIP("a guest's order within a turn is its host's");
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        QSocketNotifier notifier(ends[0], QSocketNotifier::Read);
        EventLog log;
        QObject::connect(&notifier, &QSocketNotifier::activated, this, [&] {
            log.add("socket");
            notifier.setEnabled(false);
        });
        scheduler().callSoon([&] {
            QCOMPARE(::write(ends[1], "x", 1), 1);
            scheduler().callSoon([&] { log.add("soon"); });
        });
        QVERIFY(turnUntil([&] { return log.size() == 2; }));
        QCOMPARE(log.entries(), list({"socket", "soon"}));
        ::close(ends[0]);
        ::close(ends[1]);
    }

    void timeIsTheSameWithinOneFunction()
    {
        const auto before = Clock::now();
        Deadline first, second;
        bool isDone = false;
        scheduler().callSoon([&] {
            first = scheduler().now();
            takeTime(1ms);
            second = scheduler().now();
            isDone = true;
        });
        QVERIFY(turnUntil([&] { return isDone; }));
        QVERIFY(first >= before);
        QCOMPARE(second, first);
        QVERIFY(scheduler().now() > second);
    }

    void remoteCallReturnsItsResult()
    {
        LoopThread thread;
        auto future = remoteCall(thread.remote, [] { return QThread::currentThread(); });
        QCOMPARE(future.result(), static_cast<QThread *>(&thread));
        remoteCall(thread.remote, [] {}).waitForFinished();
        auto failing = remoteCall(thread.remote, []() -> int { throw std::runtime_error("no"); });
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, static_cast<void>(failing.result()));
        thread.end();
        QVERIFY(remoteCall(thread.remote, [] { return 1; }).isCanceled());
    }

    void remoteCallsThatArePendingEachGetTheirOwnResult()
    {
        const auto remote = scheduler().remote();
        QList<QFuture<int>> futures;
        std::thread([&] { // while this one does nothing
            for (const int number : {1, 2, 3})
                futures.append(remoteCall(remote, [number] { return number * number; }));
        })
            .join();
        for (const auto &future : futures)
            QVERIFY(!future.isFinished());
        QVERIFY(turnUntil([&] { return futures.last().isFinished(); }));
        QList<int> results;
        for (const auto &future : futures)
            results.append(future.result());
        QCOMPARE(results, (QList{1, 4, 9}));
    }

    // ---- how long it runs ----

    void runEndsWhenNothingIsLeft()
    {
        EventLog log;
        scheduler().callSoon([&] { log.add("call"); });
        scheduler().callLater(2ms, [&] {
            log.add("timer");
            scheduler().callWhenIdle([&] { log.add("idle"); });
        });
        QCOMPARE(scheduler().run(), 0);
        QCOMPARE(log.entries(), list({"call", "timer", "idle"}));
        QCOMPARE(scheduler().run(), 0); // at once
    }

    void daemonsDoNotKeepItRunning()
    {
        int ticks = 0;
        auto ticker = scheduler().callEvery({.interval = 1ms}, [&] { ++ticks; });
        ticker.setDaemon(true);
        QVERIFY(ticker.isDaemon());
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        auto watcher = scheduler().watch(ends[0], ReadyFor::Read, [] {});
        watcher.setDaemon(true);
        auto paused = scheduler().callLater(1h, [] {});
        paused.pause();
        QCOMPARE(scheduler().run(), 0);
        scheduler().callLater(5ms, [] {});
        QCOMPARE(scheduler().run(), 0);
        QVERIFY(ticks > 0);
        watcher.setDaemon(false);
        scheduler().callLater(1ms, [&] { watcher.cancel(); });
        QCOMPARE(scheduler().run(), 0);
        ticker.setDaemon(false);
        scheduler().callLater(1ms, [&] { ticker.pause(); });
        QCOMPARE(scheduler().run(), 0);
        ticker.cancel();
        paused.cancel();
        ::close(ends[0]);
        ::close(ends[1]);
    }

    void runOfAFunctionEndsForItself()
    {
        EventLog log;
        scheduler().callSoon([&] {
            scheduler().callSoon([&] { log.add("inner"); });
            QCOMPARE(scheduler().run(), 0);
            log.add("outer");
            scheduler().callSoon([&] { log.add("last"); });
        });
        QCOMPARE(scheduler().run(), 0);
        QCOMPARE(log.entries(), list({"inner", "outer", "last"}));
    }

    void quitEndsTheInnermost()
    {
        QObject context;
        EventLog log;
        scheduler().on(match<QuitRequested>(), &context,
                       [&](const QuitRequested &quit) { log.add(QString::number(quit.code)); });
        scheduler().callSoon([&] {
            scheduler().callSoon([] { scheduler().quit(2); });
            log.add(QString::number(scheduler().exec() + 100));
            scheduler().quit(3);
        });
        auto forever = scheduler().callLater(1h, [] {});
        QCOMPARE(scheduler().run(), 3);
        QCOMPARE(log.entries(), list({"2", "102", "3"}));
        scheduler().callSoon([] { scheduler().quit(4); });
        QCOMPARE(QCoreApplication::exec(), 4);
        forever.cancel();
    }

    // It told itself again, until the stack was full.
    void quitWhileItIsToldIsTheSame()
    {
        QObject context;
        EventLog log;
        scheduler().on(match<QuitRequested>(), &context, [&](const QuitRequested &quit) {
            log.add(QString::number(quit.code));
            if (log.size() < 5)
                scheduler().quit(quit.code + 1);
        });
        scheduler().callSoon([] { scheduler().quit(2); });
        QCOMPARE(scheduler().exec(), 2);
        QCOMPARE(log.take(), list({"2"}));
        scheduler().callSoon([] { scheduler().quit(7); }); // and the next one is told again
        QCOMPARE(scheduler().exec(), 7);
        QCOMPARE(log.take(), list({"7"}));
    }

    // As of a dialog that asks what to save.
    void quitEndsALoopThatRunsWhileItIsTold()
    {
        QObject context;
        EventLog log;
        scheduler().on(match<QuitRequested>(), &context, [&](const QuitRequested &quit) {
            log.add(QString::number(quit.code));
            if (log.size() > 1)
                return;
            scheduler().callSoon([] { scheduler().quit(3); });
            log.add(QString::number(scheduler().exec() + 100));
        });
        scheduler().callSoon([] { scheduler().quit(2); });
        QCOMPARE(scheduler().exec(), 2);
        QCOMPARE(log.take(), list({"2", "103"}));
    }

    void quitEndsAThreadsLoop()
    {
        LoopThread thread;
        thread.remote.call([] { scheduler().quit(); });
        QVERIFY(thread.wait());
    }

    // An exception ends neither a run nor what was to follow; quit() does.
    void runGoesOnBehindAnException()
    {
        EventLog log;
        QTest::ignoreMessage(QtWarningMsg, "a call threw an exception: bad luck");
        scheduler().callSoon([] { throw std::runtime_error("bad luck"); });
        scheduler().callSoon([&] { log.add("next"); });
        QCOMPARE(scheduler().run(), 0);
        scheduler().callSoon([] {
            scheduler().quit(7);
            throw std::runtime_error("bad luck");
        });
        QTest::ignoreMessage(QtWarningMsg, "a call threw an exception: bad luck");
        auto forever = scheduler().callLater(1h, [] {});
        QCOMPARE(scheduler().run(), 7);
        forever.cancel();
        QCOMPARE(log.entries(), list({"next"}));
    }

    // As a loop of somebody else's would drive it.
    void loopIsSteppedByHand()
    {
        constexpr int Calls = 5;
        int calls = 0;
        std::function<void()> again = [&] {
            if (++calls < Calls)
                scheduler().callSoon(again);
        };
        again();
        QList<quint64> slicesOfTurns;
        while (calls < Calls) {
            const auto before = scheduler().statistics().slices;
            QCoreApplication::processEvents();
            slicesOfTurns.append(scheduler().statistics().slices - before);
        }
        if (isNative())
            QCOMPARE(slicesOfTurns, QList<quint64>(Calls - 1, 1));
        const auto slices = scheduler().statistics().slices;
        QCoreApplication::processEvents(); // nothing to do: it returns
        QCOMPARE(scheduler().statistics().slices, slices);
    }

    void stallIsReported()
    {
        QVERIFY(scheduler().send(Held{7}));
        QTest::ignoreMessage(QtWarningMsg,
                             "Scheduler::run: it ends, as nothing can happen any more, but an event is "
                             "not accepted; the first is Held(number: 7)");
        QCOMPARE(scheduler().run(), 0);
        scheduler().rootQueue().clear();
        const auto timer = scheduler().sendLater(0ms, Held{6}); // which keeps it, and accepts nothing
        QTest::ignoreMessage(QtWarningMsg,
                             "Scheduler::run: it ends, as nothing can happen any more, but an event is "
                             "not accepted; the first is Held(number: 6)");
        QCOMPARE(scheduler().run(), 0);
        scheduler().rootQueue().clear();
    }

    // They were lost without a word.
    void whatAThreadWithoutALoopGivesItsOwnSchedulerIsReportedAsLost()
    {
        QTest::ignoreMessage(QtWarningMsg, "Scheduler: it ends, and 2 events that must be handled are not accepted; the first is "
                                           "Held(number: 1)");
        QTest::ignoreMessage(QtWarningMsg,
                             "Scheduler: its thread ends, and no loop has run there since it was given 2 events and a function: all "
                             "is lost. Run one there (QThread::exec(), Scheduler::run()), or send to the RemoteScheduler of a "
                             "thread with a loop");
        std::thread([] {
            QVERIFY(Scheduler::current().send(Held{1}));
            QVERIFY(Scheduler::current().send(Held{2}));
            Scheduler::current().callSoon([] {});
        }).join();
    }

    void eventsThatNobodyHasAcceptedAreReportedAtTheEndOfALoop()
    {
        QTest::ignoreMessage(QtWarningMsg, "Scheduler: it ends, and 3 events that must be handled are not accepted; the "
                                           "first is Held(number: 5)");
        QObject context;
        LoopThread thread;
        context.moveToThread(&thread);
        std::binary_semaphore wasCalled(0);
        thread.remote.call([&] {
            Scheduler::current().on(match<Held>(), &context, [&](const Held &) { wasCalled.release(); });
            for (const int number : {5, 6, 7}) // the others stand behind it
                QVERIFY(Scheduler::current().send(Held{number}));
        });
        wasCalled.acquire();
    }

    // It was said of it that nobody had accepted it.
    void eventThatAnotherThreadHasAcceptedIsNoneOfThem()
    {
        const CollectedWarnings warnings(u"not accepted"_s);
        {
            QObject context;
            LoopThread thread;
            context.moveToThread(&thread);
            EventPointer<Held> held;
            std::binary_semaphore wasCalled(0), wasAccepted(0);
            thread.remote.call([&] {
                Scheduler::current().on(match<Held>(), &context, [&](const EventPointer<Held> &event) {
                    held = event;
                    wasCalled.release();
                });
                QVERIFY(Scheduler::current().send(Held{6}));
            });
            wasCalled.acquire();
            thread.remote.call([&] { // so that it cannot take the acceptance in before it ends
                wasAccepted.acquire();
                QThread::currentThread()->quit();
            });
            held.accept();
            wasAccepted.release();
            thread.wait();
        }
        QCOMPARE(warnings.texts(), QStringList());
    }

    // It ended without a word.
    void waitForRoomThatNeverComesIsReported()
    {
        auto *full = scheduler().rootQueue().addQueue(
            {.name = u"full"_s, .matcher = Matcher(EventType::of<Held>()), .limit = 0});
        const auto *warning =
            "Scheduler::run: it ends, as nothing can happen any more, but what sendAll() or other threads send "
            "waits for room in the queue \"full\", which takes 0 events and has 0";
        auto feed = scheduler().sendAll([] { return std::optional(Held{1}); });
        QTest::ignoreMessage(QtWarningMsg, warning);
        QCOMPARE(scheduler().run(), 0);
        QVERIFY(feed.isWaiting());
        QTest::ignoreMessage(QtWarningMsg, warning);
        QCOMPARE(scheduler().run(), 0); // at once, too
        feed.cancel();

        auto sent = scheduler().remote().send(Held{2});
        QTest::ignoreMessage(QtWarningMsg, warning);
        QCOMPARE(scheduler().run(), 0);
        full->remove(EventQueue::Content::Drop);
        QVERIFY(turnUntil([&] { return sent.receipt().state() == SendReceipt::State::Queued; }));

        scheduler().rootQueue().clear();
        auto *outer = scheduler().rootQueue().addQueue({.name = u"outer"_s, .totalLimit = 1});
        outer->addQueue({.name = u"inner"_s, .matcher = Matcher(EventType::of<Held>())});
        QVERIFY(scheduler().send(Held{3}));
        auto other = scheduler().sendAll([] { return std::optional(Held{4}); });
        QTest::ignoreMessage(QtWarningMsg,
                             "Scheduler::run: it ends, as nothing can happen any more, but what sendAll() or other "
                             "threads send waits for room in the queue \"outer\", which takes 1 events and has 1");
        QTest::ignoreMessage(QtWarningMsg,
                             "Scheduler::run: it ends, as nothing can happen any more, but an event is "
                             "not accepted; the first is Held(number: 3)");
        QCOMPARE(scheduler().run(), 0);
        other.cancel();
        outer->remove(EventQueue::Content::Drop);
    }

    // It said that nothing could happen any more while a slot in another thread was about to accept.
    void eventThatAnotherThreadStillHasIsNoStall()
    {
        LoopThread thread;
        auto *context = new QObject;
        context->moveToThread(&thread);
        std::atomic<bool> hasBegun = false;
        std::binary_semaphore mayAccept(0);
        const auto connection = scheduler().on(match<Held>(), context, [&](const EventPointer<Held> &held) {
            hasBegun = true;
            mayAccept.acquire();
            held.accept();
        });
        QVERIFY(scheduler().send(Held{8}));
        QVERIFY(turnUntil([&] { return hasBegun.load(); }));
        QTest::ignoreMessage(
            QtWarningMsg,
            "Scheduler::run: it ends, as nothing is left to do in its thread, but an event is not "
            "accepted. Somebody still has Held(number: 8), perhaps in another thread, for which run() "
            "waits only where a task awaits its on()");
        QCOMPARE(scheduler().run(), 0);
        mayAccept.release();
        QVERIFY(turnUntil([] { return scheduler().rootQueue().isEmpty(); }));
        context->deleteLater(); // over there
        QVERIFY(turnUntil([&] { return !connection.isConnected(); }));
    }

    // ---- timers ----

    void nestedLoopInATimerGoesOnWithTheOthers()
    {
        EventLog log;
        QEventLoop dialog;
        const auto due = Clock::now();
        scheduler().callAt(due, [&] {
            dialog.exec();
            log.add("dialog closes");
        });
        scheduler().callAt(due, [&] { log.add("as early"); });
        scheduler().callAt(due + 3ms, [&] {
            log.add("later");
            dialog.quit();
        });
        QVERIFY(turnUntil([&] { return log.size() == 3; }));
        QCOMPARE(log.entries(), list({"as early", "later", "dialog closes"}));
    }

    void timersFireByDeadlineAndEqualOnesInTheirOrder()
    {
        EventLog log;
        const auto now = Clock::now();
        scheduler().callAt(now + 3ms, [&] { log.add("late"); });
        scheduler().callAt(now + 1ms, [&] { log.add("early"); });
        scheduler().callAt(now + 2ms, [&] { log.add("equal, first"); });
        scheduler().callAt(now + 2ms, [&] { log.add("equal, second"); });
        QVERIFY(turnUntil([&] { return log.size() == 4; }));
        QCOMPARE(log.entries(), list({"early", "equal, first", "equal, second", "late"}));
    }

    // W1: VLCP's fire up to 100 ms early.
    void timerIsNeverEarly()
    {
        for (const auto delay : {0ns, 1ns, 999'999ns, 1'000'001ns, 2'500'000ns}) {
            const auto due = Clock::now() + delay;
            Deadline fired{};
            scheduler().callAt(due, [&] { fired = Clock::now(); });
            QVERIFY(turnUntil([&] { return fired != Deadline{}; }));
            QVERIFY2(fired >= due, qPrintable(QString::number((due - fired).count())));
        }
    }

    // What is subtracted there does not fit: it counted as centuries to come, on a guest's host for all timers.
    void timersOfTheFarPastFireAndOfTheFarFutureDoNot()
    {
        using WallTime = std::chrono::system_clock::time_point;
        EventLog log;
        auto &ours = scheduler();
        std::vector<TimerHandle> handles;
        const auto add = [&](const char *name) { return [&log, name] { log.add(name); }; };
        handles.push_back(ours.callAt(Never, add("never")));
        handles.push_back(ours.callAt(WallTime::max(), add("end of the wall clock")));
        handles.push_back(ours.callLater(Nanoseconds::max(), add("longest")));
        handles.push_back(ours.callLater(1h, add("moved to the end")));
        handles.back().moveTo(Never);
        handles.push_back(ours.callAt(wallClockNow() + 1h, add("moved to the end on the wall clock")));
        handles.back().moveTo(Never);
        handles.push_back(ours.callEvery({.interval = 1h, .isAligned = true}, add("aligned, moved to the end")));
        handles.back().moveTo(Never);
        QCOMPARE(handles.back().deadline(), Never);
        handles.push_back(
            ours.callEvery({.interval = Nanoseconds::max(), .isAligned = true}, add("aligned, never")));
        handles.push_back(ours.callEvery({.interval = Nanoseconds::max()}, add("ticks never")));

        ours.callAt(Deadline::min(), add("1"));
        ours.callAt(Deadline{-1h}, add("2"));
        ours.callAt(WallTime::min(), add("3"));
        ours.callAt(WallTime{}, add("4"));
        auto moved = ours.callLater(1h, add("5"));
        QVERIFY(moved.moveTo(Deadline::min()));
        QCOMPARE(moved.deadline(), Deadline::min());
        auto restarted = ours.callLater(1h, add("6"));
        QVERIFY(restarted.restart(Nanoseconds::min()));
        auto movedOnTheWall = ours.callAt(wallClockNow() + 1h, add("7"));
        QVERIFY(movedOnTheWall.moveTo(Deadline::min()));
        auto ticker = ours.callEvery({.interval = 1h}, add("8"));
        QVERIFY(ticker.moveTo(Deadline::min()));
        auto aligned = ours.callEvery({.interval = 1h, .isAligned = true}, add("9"));
        QVERIFY(aligned.moveTo(Deadline::min()));
        auto resumed = ours.callEvery({.interval = 1h}, add("ticker that goes on in the future"));
        QVERIFY(resumed.moveTo(Deadline::min()));
        QVERIFY(resumed.pause());
        QVERIFY(resumed.resume());
        QVERIFY(resumed.deadline() > Clock::now());
        ours.callLater(1ms, add("a later one"));
        QVERIFY(ours.dump().contains(u"due since"));

        QVERIFY2(turnUntil([&] { return log.size() >= 10; }), qPrintable(words(log.entries())));
        auto fired = log.take();
        QCOMPARE(fired.takeLast(), u"a later one"_s);
        fired.sort();
        QCOMPARE(fired, list({"1", "2", "3", "4", "5", "6", "7", "8", "9"}));
        QVERIFY(ticker.deadline() > Clock::now() && ticker.deadline() <= Clock::now() + 1h);
        for (auto &handle : handles)
            QVERIFY(handle.cancel());
        for (auto *handle : {&ticker, &aligned, &resumed})
            QVERIFY(handle->cancel());
    }

    // W2: from now, not from a time that the loop has noted before it worked.
    void delayCountsFromNow()
    {
        Deadline due{}, fired{};
        scheduler().callSoon([&] {
            takeTime(5ms);
            due = Clock::now() + 3ms;
            scheduler().callLater(3ms, [&] { fired = Clock::now(); });
        });
        QVERIFY(turnUntil([&] { return fired != Deadline{}; }));
        QVERIFY(fired >= due);
    }

    void timersAndQtsStandInOneLine()
    {
        if (!isNative())
            QSKIP("a guest has one timer in Qt's line");
        EventLog log;
        const auto now = Clock::now();
        QTimer qt;
        qt.setTimerType(Qt::PreciseTimer);
        qt.setSingleShot(true);
        connect(&qt, &QTimer::timeout, this, [&] { log.add("Qt's"); });
        scheduler().callAt(now + 20ms, [&] { log.add("behind"); });
        scheduler().callAt(now + 1ms, [&] { log.add("in front"); });
        qt.start(10);
        takeTime(25ms); // all are due, and come in one turn
        QCoreApplication::processEvents();
        QCOMPARE(log.entries(), list({"in front", "Qt's", "behind"}));
    }

    void cancelledTimerDoesNotFire()
    {
        EventLog log;
        TimerHandle second;
        const auto now = Clock::now();
        scheduler().callAt(now + 1ms, [&] { // both due: cancelled between expiry and delivery
            log.add("first");
            QVERIFY(second.cancel());
        });
        second = scheduler().callAt(now + 1ms, [&] { log.add("second"); });
        scheduler().callAt(now + 1ms, [&] { log.add("third"); });
        QVERIFY(second.isActive());
        QVERIFY(turnUntil([&] { return log.size() == 2; }));
        QCOMPARE(log.entries(), list({"first", "third"}));
        QVERIFY(!second.isActive());
        QVERIFY(!second.cancel());
        QCOMPARE(second.deadline(), Never);
    }

    void timerThatHasFiredIsNotActiveInItsFunction()
    {
        TimerHandle timer;
        bool wasActive = true;
        timer = scheduler().callLater(0ms, [&] { wasActive = timer.isActive(); });
        QVERIFY(turnUntil([&] { return !timer.isActive(); }));
        QVERIFY(!wasActive);
    }

    void movedTimerFiresOnceAtTheNewTime()
    {
        int fired = 0;
        const auto later = Clock::now() + 4ms;
        auto timer = scheduler().callLater(1h, [&] {
            ++fired;
            QVERIFY(Clock::now() >= later);
        });
        QVERIFY(timer.moveTo(Clock::now() + 1ms));
        QVERIFY(timer.moveTo(later));
        QCOMPARE(timer.deadline(), later);
        QVERIFY(turnUntil([&] { return fired > 0; }));
        QVERIFY(!timer.restart(1ms)); // it has fired
        QCOMPARE(fired, 1);
    }

    void pausedTimerWaits()
    {
        EventLog log;
        auto timer = scheduler().callLater(1ms, [&] { log.add("paused one"); });
        QVERIFY(timer.pause());
        QVERIFY(!timer.pause());
        QVERIFY(timer.isActive() && timer.isPaused());
        QCOMPARE(timer.deadline(), Never);
        scheduler().callLater(3ms, [&] { log.add("other"); });
        QVERIFY(turnUntil([&] { return log.size() == 1; }));
        QVERIFY(timer.resume());
        QVERIFY(!timer.resume());
        QVERIFY(turnUntil([&] { return log.size() == 2; }));
        QCOMPARE(log.entries(), list({"other", "paused one"}));
    }

    void tickerTicksWithoutDrift()
    {
        std::vector<Deadline> ticks, next;
        const auto begin = Clock::now();
        TimerHandle ticker;
        ticker = scheduler().callEvery({.interval = 2ms}, [&] {
            ticks.push_back(Clock::now());
            next.push_back(ticker.deadline());
            takeTime(100us); // which is not added
            if (ticks.size() == 5)
                ticker.cancel();
        });
        const auto first = ticker.deadline();
        QVERIFY(first >= begin + 2ms);
        QVERIFY(turnUntil([&] { return !ticker.isActive(); }));
        QCOMPARE(ticks.size(), std::size_t(5));
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            QVERIFY(ticks[i] >= first + i * 2ms);
            QCOMPARE((next[i] - first) % 2ms, 0ns);
        }
        if (isManual())
            QCOMPARE(ticks.back(), first + 4 * 2ms);
    }

    // W27: in BACpypes, one exception ends it.
    void tickerSurvivesItsException()
    {
        int ticks = 0;
        QTest::ignoreMessage(QtWarningMsg, "a timer threw an exception: bad luck");
        auto ticker = scheduler().callEvery({.interval = 1ms}, [&] {
            if (++ticks == 1)
                throw std::runtime_error("bad luck");
        });
        QVERIFY(turnUntil([&] { return ticks == 3; }));
        QVERIFY(ticker.cancel());
    }

    void tickerOnTheStackIsNotCalledAgain()
    {
        int depth = 0, deepest = 0, ticks = 0;
        auto ticker = scheduler().callEvery({.interval = 1ms}, [&] {
            deepest = std::max(deepest, ++depth);
            if (++ticks == 1) {
                QEventLoop nested;
                scheduler().callLater(5ms, [&] { nested.quit(); });
                nested.exec();
            }
            --depth;
        });
        QVERIFY(turnUntil([&] { return ticks == 3; })); // and it goes on afterwards
        QCOMPARE(deepest, 1);
        ticker.cancel();
    }

    void tickerThatIsMovedGoesOnFromThere()
    {
        std::vector<Deadline> ticks;
        Deadline moved{};
        TimerHandle ticker;
        ticker = scheduler().callEvery({.interval = 2ms}, [&] {
            ticks.push_back(Clock::now());
            if (ticks.size() == 1) {
                moved = Clock::now() + 7ms;
                ticker.moveTo(moved); // in its own function
            }
        });
        QVERIFY(turnUntil([&] { return ticks.size() == 3; }));
        ticker.cancel();
        QVERIFY(ticks[1] >= moved);
        QVERIFY(ticks[2] >= moved + 2ms);
    }

    void tickerThatPausesItselfWaits()
    {
        int ticks = 0;
        TimerHandle ticker;
        ticker = scheduler().callEvery({.interval = 1ms}, [&] {
            ++ticks;
            ticker.pause();
        });
        QVERIFY(turnUntil([&] { return ticks == 1; }));
        bool isLater = false;
        scheduler().callLater(4ms, [&] { isLater = true; });
        QVERIFY(turnUntil([&] { return isLater; }));
        QCOMPARE(ticks, 1);
        QVERIFY(ticker.resume());
        QVERIFY(turnUntil([&] { return ticks == 2; }));
        ticker.cancel();
    }

    void missedTicks_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<int>("ticksOfTheLateOnes");
        QTest::newRow("skip") << int(MissedTicks::Skip) << 0;
        QTest::newRow("coalesce") << int(MissedTicks::Coalesce) << 1;
        QTest::newRow("burst") << int(MissedTicks::Burst) << 3;
    }
    void missedTicks()
    {
        QFETCH(int, policy);
        QFETCH(int, ticksOfTheLateOnes);
        constexpr auto Interval = 20ms;
        std::vector<Deadline> ticks;
        const auto tick = [&] {
            ticks.clear();
            Deadline first{};
            bool isInTime = true; // or other programs had the processor
            TimerHandle ticker;
            ticker = scheduler().callEvery({.interval = Interval, .missed = MissedTicks(policy)}, [&] {
                ticks.push_back(Clock::now());
                if (ticks.size() > 1)
                    return;
                isInTime = ticks.front() < first + Interval;
                takeTime(first + 3 * Interval + Interval / 4 - Clock::now());
                isInTime = isInTime && Clock::now() < first + 4 * Interval;
            });
            first = ticker.deadline();
            const bool hasTicked = // one a turn, and turnUntil() sleeps between turns
                sleepUntil([&] { return !ticks.empty() && ticks.back() >= first + 4 * Interval; });
            ticker.cancel();
            return hasTicked && isInTime && Clock::now() < first + 5 * Interval;
        };
        int tries = 50;
        while (tries > 0 && !tick())
            --tries;
        QVERIFY(tries > 0);
        // The first, those that were due while it ran, and the one after them.
        QCOMPARE(int(ticks.size()), 1 + ticksOfTheLateOnes + 1);
    }

    // W14: a tick that was overdue was armed for the past again, and so delivered ahead of all others in the same turn: of a function that takes
    // five intervals, each turn took five times as long as the one before.
    void tickerThatCannotCatchUpStopsNoOtherTimer_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<bool>("isBesideCalls");
        for (const bool isBesideCalls : {false, true}) {
            const auto add = [&](const char *name, MissedTicks policy) {
                QTest::addRow("%s%s", name, isBesideCalls ? ", and calls without end" : "")
                    << int(policy) << isBesideCalls;
            };
            add("skip", MissedTicks::Skip);
            add("coalesce", MissedTicks::Coalesce);
            add("burst", MissedTicks::Burst);
        }
    }
    void tickerThatCannotCatchUpStopsNoOtherTimer()
    {
        QFETCH(int, policy);
        QFETCH(bool, isBesideCalls);
        constexpr int Few = 5, Many = 500;
        constexpr auto Delay = 20ms;
        const auto due = Clock::now() + Delay;
        int late = 0, ofOurs = -1, ofQts = -1; // ticks that have begun since then; and before which timer
        TimerHandle ticker;
        ticker = scheduler().callEvery({.interval = 200us, .missed = MissedTicks(policy)}, [&] {
            late += Clock::now() >= due;
            if (late == Many)
                ticker.cancel();
            takeTime(1ms);
        });
        scheduler().callLater(Delay, [&] { ofOurs = late; });
        QTimer::singleShot(Delay, Qt::PreciseTimer, this, [&] { ofQts = late; });
        CallHandle next;
        std::function<void()> again = [&] {
            takeTime(50us);
            next = scheduler().callSoon(again);
        };
        if (isBesideCalls)
            again();
        const bool haveFired = sleepUntil([&] { return ofOurs >= 0 && ofQts >= 0; });
        next.cancel();
        ticker.cancel();
        QVERIFY(haveFired);
        QVERIFY2(ofOurs <= Few && ofQts <= Few, qPrintable(u"%1 and %2"_s.arg(ofOurs).arg(ofQts)));
    }

    void missedTicksComeOneATurn()
    {
        constexpr auto Interval = 1ms;
        constexpr int Missed = 10;
        std::vector<quint64> turns;
        quint64 turn = 0;
        QObject context;
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, &context,
                [&] { ++turn; });
        Deadline tick{}, before{};
        bool isOnTheGrid = true;
        TimerHandle ticker;
        ticker = scheduler().callEvery({.interval = Interval, .missed = MissedTicks::Burst}, [&] {
            turns.push_back(turn);
            isOnTheGrid = isOnTheGrid && (before == Deadline{} || ticker.deadline() - before == Interval);
            before = ticker.deadline();
            if (turns.size() == 1)
                takeTime(tick + Missed * Interval - Clock::now());
        });
        tick = ticker.deadline();
        const bool hasCaughtUp = sleepUntil([&] { return turns.size() >= Missed; });
        ticker.cancel();
        QVERIFY(hasCaughtUp);
        QVERIFY(isOnTheGrid); // what a program is told of is when it was due
        QVERIFY(std::adjacent_find(turns.cbegin(), turns.cend()) == turns.cend());
    }

    // On each host a turn never ended: the next tick had passed by the time that its function had.
    void eventLoopCanBeLeftBesideATimerThatIsAlwaysOverdue_data()
    {
        QTest::addColumn<bool>("isTicker");
        QTest::newRow("ticker of a nanosecond") << true;
        QTest::newRow("timer that arms itself for the past") << false;
    }
    void eventLoopCanBeLeftBesideATimerThatIsAlwaysOverdue()
    {
        QFETCH(bool, isTicker);
        const auto patience = Clock::now() + 1s;
        bool hasGivenUp = false;
        QEventLoop loop;
        QTimer::singleShot(5ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
        TimerHandle timer;
        std::function<void()> again = [&] {
            takeTime(10us);
            hasGivenUp = Clock::now() > patience;
            if (hasGivenUp)
                timer.cancel();
            else if (!isTicker)
                timer = scheduler().callAt(Deadline{}, again);
        };
        timer = isTicker ? scheduler().callEvery({.interval = 1ns, .missed = MissedTicks::Burst}, again)
                         : scheduler().callAt(Deadline{}, again);
        loop.exec();
        timer.cancel();
        QVERIFY(!hasGivenUp);
    }

    void tickerWithoutIntervalIsRefused()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             "Scheduler::callEvery: the interval must be positive, and is 0 ns. Ignored");
        QVERIFY(!scheduler().callEvery({}, [] {}).isActive());
    }

    // ---- the wall clock ----

    // By the wall clock when it fires: never in front of what it showed before, and right behind a line of the grid as soon as the machine has time.
    void alignedTickerTicksOnTheClocksGrid()
    {
        constexpr auto Interval = 10ms, Offset = 3ms, BetweenTwoLooks = 1ms;
        const auto behindALine = [&](std::chrono::system_clock::time_point time) {
            return std::chrono::duration_cast<Nanoseconds>(time.time_since_epoch() - Offset) %
                   Nanoseconds(Interval);
        };
        int ticks = 0;
        Nanoseconds nearest = Interval, earliest{}, offTheLine{};
        TimerHandle ticker;
        auto due = std::chrono::system_clock::time_point::min();
        ticker =
            scheduler().callEvery({.interval = Interval, .isAligned = true, .offset = Offset}, [&] {
                const auto fired = wallClockNow();
                nearest = std::min(nearest, behindALine(fired));
                earliest = std::min<Nanoseconds>(earliest, fired < due ? fired - due : 0ns);
                due = wallTimeOf(ticker.deadline());
                const auto off = behindALine(due);
                offTheLine = std::max(offTheLine, std::min<Nanoseconds>(off, Interval - off));
                ++ticks;
            });
        const auto tolerance = isManual() ? 0ms : BetweenTwoLooks;
        QVERIFY2(turnUntil([&] { return ticks >= 3 && nearest <= 2 * tolerance; }),
                 qPrintable(QString::number(nearest.count())));
        ticker.cancel();
        QVERIFY2(offTheLine <= tolerance, qPrintable(QString::number(offTheLine.count())));
        QVERIFY2(earliest >= -tolerance, qPrintable(QString::number(earliest.count())));
    }

    void timerOfAClockThatIsSetBackWaits()
    {
        if (isManual())
            QSKIP("tst_testclock sets the virtual wall clock");
        wallOffset = 0ms;
        Detail::WallClock::testNow = wallNow;
        bool hasFired = false;
        auto timer = scheduler().callAt(wallNow() + 2ms, [&] { hasFired = true; });
        wallOffset = -50ms; // somebody sets it back: it must not fire at the old moment
        const auto old = Clock::now() + 10ms;
        QVERIFY(turnUntil([&] { return Clock::now() > old; }));
        QVERIFY(!hasFired);
        QVERIFY(turnUntil([&] { return hasFired; }));
        QVERIFY(!timer.isActive());
        Detail::WallClock::testNow = nullptr;
    }

    void timerOfTheWallClockThatIsMovedFollowsItNoMore()
    {
        if (isManual())
            QSKIP("tst_testclock sets the virtual wall clock");
        wallOffset = 0ms;
        Detail::WallClock::testNow = wallNow;
        Deadline fired = Never;
        auto timer = scheduler().callAt(wallNow() + 1h, [&] { fired = Clock::now(); });
        const auto deadline = Clock::now() + 2ms;
        QVERIFY(timer.moveTo(deadline));
        wallOffset = -1h; // somebody sets it back
        QVERIFY(turnUntil([&] { return fired != Never; }));
        Detail::WallClock::testNow = nullptr;
        QVERIFY(fired >= deadline);
    }

    // ---- other threads ----

    void callsOfOtherThreadsArriveInTheirOrder()
    {
        constexpr int Threads = 4, Calls = 5000;
        std::vector<int> last(Threads, -1);
        int arrived = 0;
        bool areInOrder = true;
        const auto remote = scheduler().remote();
        std::vector<std::thread> threads;
        for (int t = 0; t < Threads; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < Calls; ++i) {
                    remote.call([&, t, i] {
                        areInOrder = areInOrder && last[std::size_t(t)] == i - 1;
                        last[std::size_t(t)] = i;
                        ++arrived;
                    });
                }
            });
        }
        const bool allArrived = turnUntil([&] { return arrived == Threads * Calls; });
        for (auto &thread : threads)
            thread.join();
        QVERIFY(allArrived);
        QVERIFY(areInOrder);
    }

    void remoteCallWakesASleepingLoop()
    {
        LoopThread thread;
        std::binary_semaphore hasRun(0);
        QThread *ranIn = nullptr;
        const auto handle = thread.remote.call([&] {
            ranIn = QThread::currentThread();
            hasRun.release();
        });
        QVERIFY(hasRun.try_acquire_for(20s));
        QCOMPARE(ranIn, &thread);
        QVERIFY(!handle.isRefused());
    }

    void wakeUpEndsASleepAtOnce()
    {
        std::counting_semaphore<> isAsleep(0), isAwake(0);
        bool sleeps = false; // over there
        LoopThread thread;
        thread.remote.call([&] {
            auto *dispatcher = QAbstractEventDispatcher::instance();
            QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, dispatcher, [&] {
                if (!std::exchange(sleeps, true))
                    isAsleep.release();
            });
            QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, dispatcher, [&] {
                if (sleeps)
                    isAwake.release();
            });
        });
        QVERIFY(isAsleep.try_acquire_for(20s));
        thread.remote.wake();
        QVERIFY(isAwake.try_acquire_for(20s));
    }

    void remoteCallIsCancelledFromAnywhere()
    {
        bool hasRun = false;
        auto handle = scheduler().remote().call([&] { hasRun = true; });
        bool wasCancelled = false;
        std::thread([&] { wasCancelled = handle.cancel(); }).join();
        QVERIFY(wasCancelled);
        bool isBehind = false;
        scheduler().remote().call([&] { isBehind = true; });
        QVERIFY(turnUntil([&] { return isBehind; }));
        QVERIFY(!hasRun);
    }

    // W45: in evergreen, a call to a loop that is about to end is lost without a word.
    void callToALoopThatHasEndedIsRefused()
    {
        LoopThread thread;
        QVERIFY(!thread.remote.hasEnded());
        thread.end();
        QVERIFY(thread.remote.hasEnded());
        std::atomic<QThread *> destroyedIn = nullptr;
        auto guard = std::make_shared<Guard>(&destroyedIn);
        const auto handle = thread.remote.call([guard = std::move(guard)] {});
        QCOMPARE(handle.state(), State::Refused);
        QVERIFY(destroyedIn);
        thread.remote.wake(); // nothing happens
        QVERIFY(RemoteScheduler().call([] {}).isRefused());
    }

    void callsThatALoopLeavesBehindAreRefused()
    {
        LoopThread thread;
        std::atomic<QThread *> destroyedIn = nullptr;
        std::binary_semaphore mayEnd(0);
        thread.remote.call([&] {
            mayEnd.acquire();
            QThread::currentThread()->quit();
            Scheduler::current().setBudget({.count = 1});
        });
        std::vector<CallHandle> handles;
        for (int i = 0; i < 3; ++i) {
            handles.push_back(thread.remote.call([guard = std::make_shared<Guard>(&destroyedIn)] {}));
        }
        mayEnd.release();
        thread.wait();
        for (const auto &handle : handles)
            QVERIFY(handle.state() == State::Refused || handle.state() == State::Finished);
        QVERIFY(handles.back().isRefused());
        QCOMPARE(destroyedIn.load(), static_cast<QThread *>(&thread));
    }

    void threadsHaveSchedulersOfTheirOwn()
    {
        LoopThread one, other;
        QVERIFY(!(one.remote == other.remote));
        QVERIFY(!(one.remote == scheduler().remote()));
        QVERIFY(scheduler().remote() == scheduler().remote());
    }

    void callInAnotherThreadThanItsOwnIsRefused_data();
    void callInAnotherThreadThanItsOwnIsRefused()
    {
        QFETCH(QString, function);
        QFETCH(QString, consequence);
        QFETCH(ForeignCall, call);
        Own own;
        const auto before = own.state();
        const auto warning =
            u"%1: called in another thread than the scheduler's: use its remote() there. %2"_s.arg(
                function, consequence);
        QTest::ignoreMessage(QtWarningMsg, qPrintable(warning));
        bool hasGotNothing = false;
        auto &ours = scheduler();
        std::thread([&] { hasGotNothing = call(ours, own); }).join();
        QVERIFY(hasGotNothing);
        QCOMPARE(own.state(), before);
    }

    void handlesAreCopiedAndLetGoOfInAnyThread()
    {
        constexpr int Count = 200;
        std::atomic<QThread *> destroyedIn = nullptr;
        int fired = 0;
        std::vector<TimerHandle> handles;
        for (int i = 0; i < Count; ++i) {
            handles.push_back(scheduler().callLater(
                1us * i, [&, guard = std::make_shared<Guard>(&destroyedIn)] { ++fired; }));
        }
        std::atomic<int> copies = 0;
        std::thread other([theirs = std::move(handles), &copies]() mutable {
            for (int round = 0; round < 100; ++round) {
                const auto copy = theirs;
                copies += int(copy.size());
            }
            theirs.clear();
        });
        QVERIFY(turnUntil([&] { return fired == Count; }));
        other.join();
        QCOMPARE(copies.load(), 100 * Count);
        QCOMPARE(destroyedIn.load(), QThread::currentThread());
    }

    void timerHandleOutlivesItsScheduler()
    {
        TimerHandle timer;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            timer = Scheduler::current().callLater(1h, [] {});
            QVERIFY(timer.isActive());
        }));
        thread->start();
        QVERIFY(thread->wait());
        QVERIFY(!timer.isActive());
        QVERIFY(!timer.cancel());
        QVERIFY(!timer.restart(1ms));
    }
};

void tst_Scheduler::callInAnotherThreadThanItsOwnIsRefused_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("consequence");
    QTest::addColumn<ForeignCall>("call");
    const auto add = [](const char *function, const ForeignCall &call,
                        const QString &consequence = u"Ignored"_s, const char *way = "") {
        const auto name = QString::fromLatin1(function);
        QTest::addRow("%s%s", function, way) << name << consequence << call;
    };
    const auto addMember = [&](const char *function, auto call, const char *way = "") {
        add(
            qPrintable(u"Scheduler::"_s + QLatin1StringView(function)),
            [call](Scheduler &its, Own &own) { return call(its, own); }, u"Ignored"_s, way);
    };
    const auto nothing = [] {};
    const auto soon = std::chrono::system_clock::now();

    addMember("callSoon", [=](auto &its, auto &) { return its.callSoon(nothing).isRefused(); });
    addMember("callWhenIdle", [=](auto &its, auto &) { return its.callWhenIdle(nothing).isRefused(); });
    addMember("callLater", [=](auto &its, auto &) { return !its.callLater(1ms, nothing).isActive(); });
    addMember("callAt", [=](auto &its, auto &) { return !its.callAt(Clock::now(), nothing).isActive(); });
    addMember(
        "callAt", [=](auto &its, auto &) { return !its.callAt(soon, nothing).isActive(); }, ", wall clock");
    addMember("callEvery",
              [=](auto &its, auto &) { return !its.callEvery({.interval = 1ms}, nothing).isActive(); });
    addMember("watch", [=](auto &its, auto &own) {
        return !its.watch(own.ends[0], ReadyFor::Read, nothing).isActive();
    });
    addMember("sendWhenReady", [](auto &its, auto &own) {
        return !its.sendWhenReady(own.ends[0], ReadyFor::Read).isActive();
    });
    addMember("send", [](auto &its, auto &own) { return !its.send(own.event); });
    addMember("sendForced", [](auto &its, auto &own) { return !its.sendForced(own.event); });
    addMember("dispatch", [](auto &its, auto &own) { return its.dispatch(own.event) == 0; });
    addMember("dispatchAll", [](auto &its, auto &) { return its.dispatchAll(QList{Held{}, Held{}}) == 0; });
    addMember("sendAll", [](auto &its, auto &) { return !its.sendAll(QList{Held{}}).isActive(); });
    addMember("sendLater", [](auto &its, auto &) { return !its.sendLater(1ms).isActive(); });
    addMember(
        "sendLater", [](auto &its, auto &own) { return !its.sendLater(1ms, own.event).isActive(); },
        ", event");
    addMember("sendAt", [](auto &its, auto &) { return !its.sendAt(Clock::now()).isActive(); });
    addMember(
        "sendAt", [](auto &its, auto &own) { return !its.sendAt(Clock::now(), own.event).isActive(); },
        ", event");
    addMember(
        "sendAt", [=](auto &its, auto &) { return !its.sendAt(soon).isActive(); }, ", wall clock");
    addMember(
        "sendAt", [=](auto &its, auto &own) { return !its.sendAt(soon, own.event).isActive(); },
        ", wall clock, event");
    addMember("sendEvery", [](auto &its, auto &) { return !its.sendEvery({.interval = 1ms}).isActive(); });
    addMember(
        "sendEvery", [](auto &its, auto &) { return !its.sendEvery({.interval = 1ms}, Held{}).isActive(); },
        ", event");
    addMember(
        "sendOn",
        [](auto &its, auto &own) { return !its.sendOn(&own.context, {QEvent::Show}, [] { return Held{}; }); },
        ", events of Qt's");
    addMember(
        "sendOn",
        [](auto &its, auto &own) {
            return !its.sendOn(&own.context, &QObject::objectNameChanged, [] { return Held{}; });
        },
        ", signal");
    addMember("on", [](auto &its, auto &own) { return !its.on(match<Held>(), &own.context, [] {}); });
    addMember("setQueueDefaults",
              [](auto &its, auto &) { return its.setQueueDefaults({.priority = 7}), true; });
    addMember("queueDefaults", [](auto &its, auto &) { return its.queueDefaults().priority == 0; });
    addMember("ignore", [](auto &its, auto &) { return its.ignore(match<Held>()) == 0; });
    addMember("unblock", [](auto &its, auto &own) { return !its.unblock(own.event); });
    addMember("forget", [](auto &its, auto &) { return its.forget(match<Held>()), true; });
    addMember("requestContinue", [](auto &its, auto &) { return its.requestContinue(), true; });
    addMember("now", [](auto &its, auto &) {
        const auto before = Clock::now(), now = its.now();
        return before <= now;
    });
    addMember("exec", [](auto &its, auto &) { return its.exec() == -1; });
    addMember("run", [](auto &its, auto &) { return its.run() == -1; });
    addMember("quit", [](auto &its, auto &) { return its.quit(), true; });
    addMember("setQuitGrace", [](auto &its, auto &) { return its.setQuitGrace(7s), true; });
    addMember("quitGrace", [](auto &its, auto &) { return its.quitGrace() == 0s; });
    addMember("setSlowTurnThreshold", [](auto &its, auto &) { return its.setSlowTurnThreshold(7s), true; });
    addMember("slowTurnThreshold", [](auto &its, auto &) { return its.slowTurnThreshold() == 0s; });
    addMember("setBudget", [](auto &its, auto &) { return its.setBudget({.count = 7}), true; });
    addMember("budget", [](auto &its, auto &) { return its.budget().time == 0s; });
    addMember("statistics", [](auto &its, auto &) { return its.statistics().timersActive == 0; });
    addMember("dump", [](auto &its, auto &) { return its.dump().isEmpty(); });
    addMember("host", [](auto &its, auto &) { return qstrlen(its.host()) == 0; });

    // What must return something returns what is nobody else's.
    const auto addReference = [&](const char *function, auto call) {
        add(
            function, [call](Scheduler &its, Own &) { return call(its, Scheduler::current()); },
            u"What it returns belongs to the calling thread's own scheduler"_s);
    };
    addReference("Scheduler::rootQueue",
                 [](auto &its, auto &own) { return &its.rootQueue() == &own.rootQueue(); });
    addReference("Scheduler::systemQueue",
                 [](auto &its, auto &own) { return &its.systemQueue() == &own.systemQueue(); });
    addReference("Scheduler::router", [](auto &its, auto &own) { return &its.router() == &own.router(); });

    const auto addHandle = [&](const char *function, auto call) {
        add(function, [call](Scheduler &, Own &own) { return call(own); });
    };
    addHandle("TimerHandle::isActive", [](auto &own) { return !own.ticker.isActive(); });
    addHandle("TimerHandle::isPaused", [](auto &own) { return !own.ticker.isPaused(); });
    addHandle("TimerHandle::deadline", [](auto &own) { return own.ticker.deadline() == Never; });
    addHandle("TimerHandle::cancel", [](auto &own) { return !own.ticker.cancel(); });
    addHandle("TimerHandle::moveTo", [](auto &own) { return !own.ticker.moveTo(Clock::now()); });
    addHandle("TimerHandle::restart", [](auto &own) { return !own.ticker.restart(1ms); });
    addHandle("TimerHandle::pause", [](auto &own) { return !own.ticker.pause(); });
    addHandle("TimerHandle::resume", [](auto &own) { return !own.ticker.resume(); });
    addHandle("TimerHandle::setDaemon", [](auto &own) { return own.ticker.setDaemon(true), true; });
    addHandle("TimerHandle::isDaemon", [](auto &own) { return !own.ticker.isDaemon(); });
    addHandle("WatcherHandle::isActive", [](auto &own) { return !own.watcher.isActive(); });
    addHandle("WatcherHandle::descriptor", [](auto &own) { return own.watcher.descriptor() == -1; });
    addHandle("WatcherHandle::interests", [](auto &own) { return own.watcher.interests() == Readiness(); });
    addHandle("WatcherHandle::setInterests", [](auto &own) { return !own.watcher.setInterests({}); });
    addHandle("WatcherHandle::setTrigger", [](auto &own) { return !own.watcher.setTrigger(Trigger::Edge); });
    addHandle("WatcherHandle::trigger", [](auto &own) { return own.watcher.trigger() == Trigger::Level; });
    addHandle("WatcherHandle::cancel", [](auto &own) { return !own.watcher.cancel(); });
    addHandle("WatcherHandle::setDaemon", [](auto &own) { return own.watcher.setDaemon(true), true; });
    addHandle("WatcherHandle::isDaemon", [](auto &own) { return !own.watcher.isDaemon(); });
    addHandle("EventConnection::isConnected", [](auto &own) { return !own.connection.isConnected(); });
    addHandle("EventConnection::disconnect", [](auto &own) { return own.connection.disconnect(), true; });
    addHandle("FeedHandle::isActive", [](auto &own) { return !own.feed.isActive(); });
    addHandle("FeedHandle::isWaiting", [](auto &own) { return !own.feed.isWaiting(); });
    addHandle("FeedHandle::sentCount", [](auto &own) { return own.feed.sentCount() == 0; });
    addHandle("FeedHandle::cancel", [](auto &own) { return !own.feed.cancel(); });
}

static void runAndEndAnApplication(int argc, char **argv)
{
    installHost();
    QCoreApplication app(argc, argv);
    ended.remote = scheduler().remote();
    ended.run = scheduler().callSoon([] { ended.left = scheduler().callSoon([] {}); });
    ended.timer = scheduler().callLater(1h, [] {});
    while (ended.run.isPending())
        QCoreApplication::processEvents();
}

int main(int argc, char **argv)
{
    runAndEndAnApplication(argc, argv);
    qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) { earlyWarnings.append(text); });
    earlyRuns = {Scheduler::current().exec(), Scheduler::current().run()};
    qInstallMessageHandler(nullptr);
    Scheduler::current().callSoon([] { ++earlyCalls; });
    Scheduler::current().callLater(1ms, [] { ++earlyTimers; });
    installHost();
    QCoreApplication app(argc, argv);
    tst_Scheduler test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_scheduler.moc"
