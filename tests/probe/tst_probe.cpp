// SPDX-License-Identifier: MIT
#include "mainloop.h"

#include <Signalbox/EventDispatcher>
#include <Signalbox/Install>
#include <Signalbox/Probe>
#include <Signalbox/Scheduler>
#include <Signalbox/SnapshotText>
#include <Signalbox/WaitableEvent>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qproperty.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Signalbox;
using namespace std::chrono_literals;

struct Knock
{
    int door = 0;
    SIGNALBOX_EVENT(Knock, door)
};

class Emitter : public QObject
{
    Q_OBJECT
Q_SIGNALS:
    void go();
    void unheard();
};

//! Its slots hold the loop until the observer has seen enough.
class Holder : public QObject
{
    Q_OBJECT

public:
    WaitableEvent isHeld;
    WaitableEvent mayGoOn;

public Q_SLOTS:
    void hold()
    {
        isHeld.set();
        mayGoOn.wait();
    }
    void holdByAccident() { hold(); }
    void rest() { QThread::msleep(100); }
    void recurse()
    {
        if (++m_depth < Deepest)
            recursion();
        if (m_depth-- == HeldAt)
            hold();
    }
    void openDialog()
    {
        QEventLoop nested;
        QTimer timer;
        int left = 30;
        connect(&timer, &QTimer::timeout, this, [&] {
            QThread::msleep(5);
            if (--left == 0)
                nested.quit();
        });
        timer.start(10);
        nested.exec();
        mayGoOn.set();
    }

public:
    static constexpr int HeldAt = 6;
    std::function<void()> recursion; // what recurse() does until it is in deep enough

    virtual void holdVirtually() { hold(); }
    virtual ~Holder() = default;

private:
    static constexpr int Deepest = 30;
    int m_depth = 0;
};

static Holder *heldByFunction = nullptr;
static void holdInFunction()
{
    heldByFunction->hold();
}

class tst_Probe : public QObject
{
    Q_OBJECT

    //! Takes a snapshot of the main loop in another thread, while `stuck` holds the loop in `holder`.
    static LoopSnapshot whileStuck(Holder &holder, const std::function<void()> &stick)
    {
        LoopSnapshot seen;
        Probe probe;
        std::thread observer([&] {
            holder.isHeld.wait();
            seen = mainLoop(probe.snapshot());
            holder.mayGoOn.set();
        });
        stick();
        QElapsedTimer guard;
        guard.start();
        while (!holder.mayGoOn.isSet() && guard.elapsed() < 20'000)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        observer.join();
        return seen;
    }
    static QStringList chain(const LoopSnapshot &loop)
    {
        QStringList names;
        for (const auto &handler : loop.handlers)
            names.append(handler.receiverClass + QStringLiteral(": ") + handler.what);
        return names;
    }
    static QString culprit(const LoopSnapshot &loop)
    {
        if (loop.handlers.isEmpty())
            return QStringLiteral("nobody");
        const auto &handler = loop.handlers.constLast();
        return handler.receiverClass + QStringLiteral(": ") + handler.what;
    }

private Q_SLOTS:
    // Qt looks whether there is a spy, and then into it: it must not be none by then.
    void probesComeAndGoWhileOthersEmitSignals()
    {
        static_cast<void>(Probe()); // the first one changes a table that deliveries read
        std::atomic_bool isOver = false;
        std::thread emitter([&isOver] {
            Emitter sender;
            connect(&sender, &Emitter::go, &sender, [] {});
            while (!isOver)
                Q_EMIT sender.go();
        });
        for (int i = 0; i < 20'000; ++i)
            static_cast<void>(Probe());
        isOver = true;
        emitter.join();
    }

    void watcherThatEndsBeforeItsDescriptorIsNeverToldAsClosed()
    {
        std::atomic_bool isOver = false;
        const std::unique_ptr<QThread> thread(QThread::create([&isOver] {
            const QEventLoop hasDispatcher;
            while (!isOver) {
                const int descriptor = ::eventfd(0, EFD_CLOEXEC);
                {
                    QSocketNotifier notifier(descriptor, QSocketNotifier::Read);
                    notifier.setEnabled(false);
                }
                ::close(descriptor);
            }
        }));
        install(thread.get());
        thread->start();
        const Probe probe;
        int closed = 0;
        for (int i = 0; i < 3000; ++i) {
            for (const auto &loop : probe.snapshot({.parts = SnapshotPart::Watchers}).loops) {
                closed += std::any_of(loop.watchers.cbegin(), loop.watchers.cend(), [](const auto &watcher) {
                    return watcher.target == WatcherSnapshot::Target::Closed;
                });
            }
        }
        isOver = true;
        thread->wait();
        QCOMPARE(closed, 0);
    }

    void nothingIsMeasuredWithoutAProbe()
    {
        QVERIFY(!Probe::isAttached());
        QTimer::singleShot(1ms, this, [] {});
        QTest::qWait(5);
        const Probe probe;
        QVERIFY(Probe::isAttached());
        const auto loop = mainLoop(probe.snapshot());
        QVERIFY(loop.turns > 0);
        QCOMPARE(loop.busyTime, 0ns);
        QCOMPARE(loop.longestTurn, 0ns);
    }

    // Qt's table of callbacks has no lock, and is read in each delivery, also without a loop.
    void probesComeAndGoWhileEventsAreDelivered()
    {
        { // the first one registers with Qt
            const Probe probe;
        }
        std::atomic<bool> hasEnded{false};
        std::vector<std::thread> deliverers;
        for (int i = 0; i < 3; ++i) {
            deliverers.emplace_back([&] {
                QObject receiver;
                while (!hasEnded) {
                    QEvent event(QEvent::User);
                    QCoreApplication::sendEvent(&receiver, &event);
                }
            });
        }
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 1000)
            const Probe probe;
        hasEnded = true;
        for (auto &deliverer : deliverers)
            deliverer.join();
    }

    // Address sanitizer is the judge here: the spy looks for the loop of its thread.
    void loopThatAnotherThreadDestroysIsNotLookedInto()
    {
        const Probe probe;
        std::unique_ptr<EventDispatcher> dispatcher;
        WaitableEvent hasTurned;
        WaitableEvent isDestroyed;
        std::thread turner([&] {
            dispatcher = std::make_unique<EventDispatcher>();
            dispatcher->processEvents(QEventLoop::AllEvents);
            hasTurned.set();
            isDestroyed.wait();
            QObject receiver;
            QEvent event(QEvent::User);
            QCoreApplication::sendEvent(&receiver, &event);
        });
        hasTurned.wait();
        QCOMPARE(probe.snapshot().loops.size(), 2);
        dispatcher.reset();
        isDestroyed.set();
        turner.join();
        QCOMPARE(probe.snapshot().loops.size(), 1);
    }

    // A receiver in another thread may disconnect or die while the spy looks at the connections of a sender.
    void receiversOfOtherThreadsComeAndGoWhileTheSpyLooks()
    {
        const Probe probe;
        Emitter emitter;
        std::atomic<bool> hasEnded{false};
        std::thread other([&] {
            while (!hasEnded) {
                std::array<QObject, 4> receivers;
                for (auto &receiver : receivers)
                    connect(&emitter, &Emitter::go, &receiver, [] {});
            }
        });
        int emissions = 0;
        connect(&emitter, &Emitter::go, this, [&] { ++emissions; });
        QElapsedTimer clock;
        clock.start();
        QTimer timer; // the spy looks at what runs in a loop
        connect(&timer, &QTimer::timeout, this, [&] {
            for (int i = 0; i < 100; ++i)
                Q_EMIT emitter.go();
        });
        timer.start(0);
        QTRY_VERIFY_WITH_TIMEOUT(clock.elapsed() > 700, 10'000);
        timer.stop();
        hasEnded = true;
        other.join();
        QVERIFY(emissions > 0);
    }

    // A Probe that goes while a loop sleeps takes the account of that sleep with it otherwise.
    void sleepThatOutlivesItsProbeIsNoWork()
    {
        QThread thread;
        QVERIFY(install(&thread));
        thread.start();
        QObject context;
        context.moveToThread(&thread);
        const auto visit = [&] {
            QMetaObject::invokeMethod(
                &context, [] {}, Qt::BlockingQueuedConnection);
        };
        const auto loopOf = [](const Snapshot &snapshot) {
            for (const auto &loop : snapshot.loops) {
                if (!loop.isMainThread)
                    return loop;
            }
            return LoopSnapshot();
        };
        {
            const Probe probe;
            visit();
            QTRY_COMPARE(loopOf(probe.snapshot()).state, LoopSnapshot::State::Sleeping);
        }
        QTest::qSleep(300); // asleep, and nobody looks
        visit();
        const Probe probe;
        const auto loop = loopOf(probe.snapshot());
        QVERIFY2(loop.longestTurn < 250ms, qPrintable(QString::number(loop.longestTurn.count())));
        thread.quit();
        thread.wait();
    }

    // A dialog's loop answers: it is busy for what it does, and its whole life is not one long turn.
    void nestedTurnsCountOnTheirOwn()
    {
        constexpr auto Work = 20ms;
        constexpr int Rounds = 20;
        const Probe probe;
        Nanoseconds busyWithin{};
        Nanoseconds all{};
        LoopSnapshot after;
        const auto run = [&] { // in a thread: the main loop has had longer turns already
            const auto begin = Clock::now();
            const auto ownLoop = [&] { return probe.snapshot().loops.constLast(); };
            QEventLoop outer;
            QObject context;
            QTimer::singleShot(0, &context, [&] {
                QEventLoop nested;
                QTimer timer;
                int rounds = 0;
                connect(&timer, &QTimer::timeout, &nested, [&] {
                    const auto until = Clock::now() + Work;
                    while (Clock::now() < until) {
                    }
                    if (++rounds < Rounds)
                        return;
                    busyWithin = ownLoop().busyTime;
                    nested.quit();
                });
                timer.start(1);
                nested.exec();
                outer.quit();
            });
            outer.exec();
            after = ownLoop();
            all = Clock::now() - begin;
        };
        const std::unique_ptr<QThread> thread(QThread::create(run));
        QVERIFY(install(thread.get()));
        thread->start();
        QVERIFY(thread->wait());
        QVERIFY2(busyWithin >= (Rounds - 1) * Work, qPrintable(QString::number(busyWithin.count())));
        // Each turn but one did its work outside of the longest.
        QVERIFY2(after.longestTurn <= all - (Rounds - 1) * Work,
                 qPrintable(QString::number(after.longestTurn.count())));
    }

    void lateTimersAreCounted()
    {
        const Probe probe;
        const auto before = mainLoop(probe.snapshot());
        QTimer late;
        late.setTimerType(Qt::PreciseTimer);
        late.setSingleShot(true);
        late.start(1);
        const auto until = Clock::now() + LoopSnapshot::LateTimer + 2ms;
        while (Clock::now() < until) {
        }
        QCoreApplication::processEvents();
        QVERIFY(!late.isActive());
        QTimer prompt;
        prompt.setTimerType(Qt::PreciseTimer);
        prompt.setSingleShot(true);
        prompt.start(0);
        QCoreApplication::processEvents();
        QVERIFY(!prompt.isActive());
        const auto after = mainLoop(probe.snapshot());
        QVERIFY(after.timersLate > before.timersLate);
        QVERIFY(after.timerLateness.count() - before.timerLateness.count() >= 2);
        QCOMPARE(after.timerLateness.count(), after.timersFired);
    }

    // A turn goes on after the handler that made it long; what runs then is not the culprit.
    // A turn that was just beginning or ending seemed to be one from before the Probe: as long as that had been there.
    void shortTurnsAreNotSeenAsOneLongOne()
    {
        const Probe probe;
        const auto end = SteadyClock::now() + 400ms;
        Nanoseconds longest{};
        std::atomic_bool hasEnded = false;
        std::thread observer([&] {
            while (!hasEnded) {
                const auto loop = mainLoop(probe.snapshot({.parts = {}}));
                if (loop.state == LoopSnapshot::State::Running)
                    longest = std::max(longest, loop.inState);
            }
        });
        Nanoseconds longestMeasured{};
        while (SteadyClock::now() < end) {
            const auto begin = SteadyClock::now();
            QCoreApplication::processEvents();
            longestMeasured = std::max(longestMeasured, Nanoseconds(SteadyClock::now() - begin));
        }
        hasEnded = true;
        observer.join();
        QVERIFY2(longest <= longestMeasured + 50ms, qPrintable(QString::number(longest.count())));
    }

    void longestTurnIsBlamedOnWhatHeldIt()
    {
        Holder culpritHolder;
        Holder bystander;
        Probe probe;
        // What ran before may have been held up by other programs.
        const auto longEnough = mainLoop(probe.snapshot()).longestTurn + 200ms;
        std::thread observer([&] {
            culpritHolder.isHeld.wait();
            LoopSnapshot seen;
            do {
                seen = mainLoop(probe.snapshot());
            } while (seen.handlers.isEmpty() || seen.handlers.constLast().runningFor < longEnough);
            culpritHolder.mayGoOn.set();
            bystander.isHeld.wait();
            probe.snapshot();
            bystander.mayGoOn.set();
        });
        QMetaObject::invokeMethod(&culpritHolder, &Holder::hold, Qt::QueuedConnection);
        QMetaObject::invokeMethod(&bystander, &Holder::holdByAccident, Qt::QueuedConnection);
        while (!bystander.mayGoOn.isSet())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        observer.join();
        QCOMPARE(mainLoop(probe.snapshot()).longestTurnCulprit,
                 QStringLiteral("Holder: MetaCall Holder::hold()"));
        // Another probe knows as well.
        QCOMPARE(mainLoop(Probe().snapshot()).longestTurnCulprit,
                 QStringLiteral("Holder: MetaCall Holder::hold()"));
    }

    // Between two looks: the loop itself notes it. By itself, without what ran and slept in a loop within it.
    void longestTurnIsBlamedOnWhatHeldItUnseen()
    {
        const Probe probe;
        QString named;
        const auto run = [&] { // in a thread: the main loop has a culprit already
            Holder culprit;
            Holder dialog;
            QMetaObject::invokeMethod(&culprit, &Holder::rest, Qt::QueuedConnection);
            QMetaObject::invokeMethod(&dialog, &Holder::openDialog, Qt::QueuedConnection);
            while (!dialog.mayGoOn.isSet())
                QThread::currentThread()->eventDispatcher()->processEvents(QEventLoop::WaitForMoreEvents);
            named = probe.snapshot().loops.constLast().longestTurnCulprit;
        };
        const std::unique_ptr<QThread> thread(QThread::create(run));
        QVERIFY(install(thread.get()));
        thread->start();
        QVERIFY(thread->wait());
        QCOMPARE(named, QStringLiteral("Holder: MetaCall Holder::rest()"));
    }

    // Its class was read while it was still a SelfStarter.
    void threadThatStartsItselfIsNamedOnceItRuns()
    {
        class SelfStarter : public QThread
        {
        public:
            SelfStarter()
            {
                connect(
                    this, &QThread::started, this, [this] { hasStarted.set(); }, Qt::DirectConnection);
                QVERIFY(install(this));
                start();
                hasStarted.wait();
            }
            void run() override
            {
                isMade.wait();
                exec();
            }
            WaitableEvent hasStarted, isMade;
        };
        class Worker final : public SelfStarter
        {
        public:
            Worker() { isMade.set(); }
        };
        const Probe probe;
        Worker worker;
        const auto name = [&] { return probe.snapshot().loops.at(1).threadName; };
        QObject context;
        context.moveToThread(&worker);
        QMetaObject::invokeMethod(
            &context, [] {}, Qt::BlockingQueuedConnection);
        QVERIFY2(name().endsWith(QStringLiteral("Worker")), qPrintable(name()));
        worker.quit();
        worker.wait();
    }

    void threadThatHasNotTurnedHasTheKernelsName()
    {
        class Worker final : public QThread
        {
        public:
            void run() override { mayEnd.wait(); }
            WaitableEvent mayEnd;
        };
        const Probe probe;
        Worker worker;
        worker.setObjectName(QStringLiteral("busy"));
        WaitableEvent hasStarted;
        connect(
            &worker, &QThread::started, this, [&] { hasStarted.set(); }, Qt::DirectConnection);
        QVERIFY(install(&worker));
        worker.start();
        hasStarted.wait();
        QCOMPARE(probe.snapshot().loops.at(1).threadName, QStringLiteral("busy"));
        worker.mayEnd.set();
        worker.wait();
    }

    void loopsAndTheirThreads()
    {
        const Probe probe;
        QThread thread;
        thread.setObjectName(QStringLiteral("reader"));
        QVERIFY(install(&thread));
        WaitableEvent hasStarted;
        QObject context;
        context.moveToThread(&thread);
        thread.start();
        QMetaObject::invokeMethod(&context, [&] { hasStarted.set(); });
        hasStarted.wait();
        const auto loops = probe.snapshot().loops;
        QCOMPARE(loops.size(), 2);
        QVERIFY(loops[0].isMainThread);
        QCOMPARE(loops[0].threadName, QStringLiteral("main"));
        QCOMPARE(loops[0].threadId, qint64(::getpid()));
        QCOMPARE(loops[1].threadName, QStringLiteral("reader"));
        QVERIFY(loops[1].threadId != loops[0].threadId);
        QVERIFY(loops[1].id != loops[0].id);
        thread.quit();
        thread.wait();
        QCOMPARE(probe.snapshot().loops.size(), 1);
    }

    // The case: the loop is held in a slot; the observer names receiver and method, what is posted,
    // what is late.
    void stuckLoopNamesTheSlotByItsName()
    {
        Holder holder;
        holder.setObjectName(QStringLiteral("orders"));
        QTimer due;
        due.setObjectName(QStringLiteral("autosave"));
        QTimer trigger;
        trigger.setSingleShot(true);
        connect(&trigger, SIGNAL(timeout()), &holder, SLOT(hold()));
        QObject posted;
        LoopSnapshot seen;
        Probe probe;
        std::thread observer([&] {
            holder.isHeld.wait();
            for (int i = 0; i < 3; ++i)
                QCoreApplication::postEvent(&posted, new QEvent(QEvent::Type(QEvent::User + 7)));
            QCoreApplication::postEvent(&holder, new QEvent(QEvent::User), Qt::HighEventPriority);
            do {
                seen = mainLoop(probe.snapshot());
                std::this_thread::yield();
            } while (seen.inState < 3s || seen.timers.isEmpty() || seen.timers.constFirst().lateness < 2s);
            holder.mayGoOn.set();
        });
        due.start(500);
        trigger.start(1);
        while (!holder.mayGoOn.isSet())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        observer.join();

        QCOMPARE(seen.state, LoopSnapshot::State::Running);
        QCOMPARE(culprit(seen), QStringLiteral("Holder: hold()"));
        QCOMPARE(seen.handlers.constLast().receiverName, QStringLiteral("orders"));
        QCOMPARE(seen.handlers.constLast().receiver, quintptr(&holder));
        QVERIFY(seen.handlers.constLast().runningFor >= 2s);
        QStringList chain;
        for (const auto &handler : seen.handlers)
            chain.append(handler.receiverClass + u' ' + handler.what);
        QCOMPARE(chain, (QStringList{QStringLiteral("QTimer Timer"), QStringLiteral("QTimer timeout()"),
                                     QStringLiteral("Holder hold()")}));

        QCOMPARE(seen.postedCount, 4);
        QCOMPARE(seen.posted.size(), 2);
        QCOMPARE(seen.posted[0].receiverClass, QStringLiteral("Holder"));
        QCOMPARE(seen.posted[0].priority, int(Qt::HighEventPriority));
        QCOMPARE(seen.posted[0].typeName, QStringLiteral("User"));
        QCOMPARE(seen.posted[1].receiverClass, QStringLiteral("QObject"));
        QCOMPARE(seen.posted[1].typeName, QStringLiteral("User+7"));
        QCOMPARE(seen.posted[1].count, 3);

        const auto &late = seen.timers.constFirst();
        QCOMPARE(late.ownerClass, QStringLiteral("QTimer"));
        QCOMPARE(late.owner, quintptr(&due));
        QCOMPARE(late.interval, Nanoseconds(500ms));
        QCOMPARE(late.type, Qt::CoarseTimer);
        QVERIFY(late.lateness >= 2s);
    }

    void stuckLoopNamesEveryKindOfSlot_data()
    {
        QTest::addColumn<QString>("connection");
        QTest::addColumn<QString>("expected");
        QTest::newRow("member function") << "member"
                                         << "Holder: Holder::hold()";
        QTest::newRow("virtual member function") << "virtual"
                                                 << "Holder: void (Holder::*)()";
        QTest::newRow("lambda") << "lambda"
                                << "Emitter: tst_Probe::connectLambda(Emitter&, Holder&)::{lambda()#1}";
        QTest::newRow("by name") << "name"
                                 << "Holder: hold()";
        QTest::newRow("queued, member function") << "queued"
                                                 << "Holder: MetaCall Holder::hold()";
        QTest::newRow("queued, by name") << "queued name"
                                         << "Holder: MetaCall hold()";
        QTest::newRow("one of two") << "two"
                                    << "Holder: Holder::hold() (or one of 1 more slots)";
    }

    void stuckLoopNamesEveryKindOfSlot()
    {
        QFETCH(QString, connection);
        QFETCH(QString, expected);
        Holder holder;
        Emitter emitter;
        connectBy(connection, emitter, holder);
        const auto seen = whileStuck(holder, [&] { Q_EMIT emitter.go(); });
        QCOMPARE(culprit(seen), expected);
    }

    void stuckLoopNamesTheFunctionOfTheScheduler_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("expected");
        const QString scheduler = QStringLiteral("Signalbox::Scheduler: ");
        const QString lambda = scheduler + QStringLiteral("tst_Probe::schedule(QString const&, Holder&)");
        QTest::newRow("soon") << "soon" << lambda + QStringLiteral("::{lambda()#1}");
        QTest::newRow("function") << "function" << scheduler + QStringLiteral("holdInFunction()");
        QTest::newRow("later") << "later" << lambda + QStringLiteral("::{lambda()#2}");
        QTest::newRow("every") << "every" << lambda + QStringLiteral("::{lambda()#3}");
        QTest::newRow("remote") << "remote" << lambda + QStringLiteral("::{lambda()#4}");
    }

    void stuckLoopNamesTheFunctionOfTheScheduler()
    {
        QFETCH(QString, call);
        QFETCH(QString, expected);
        Holder holder;
        // One before it, whose handlers have ended.
        Scheduler::current().callSoon([&holder] {
            QEvent event(QEvent::User);
            QCoreApplication::sendEvent(&holder, &event);
        });
        TimerHandle timer;
        const auto seen = whileStuck(holder, [&] { timer = schedule(call, holder); });
        timer.cancel();
        QCOMPARE(seen.handlers.size(), 2);
        QCOMPARE(seen.handlers[0].receiverClass, QStringLiteral("Signalbox::Scheduler"));
        QCOMPARE(seen.handlers[0].what, QStringLiteral("calls"));
        QCOMPARE(culprit(seen), expected);
    }

    void stuckLoopNamesTheSlotOfAnEvent()
    {
        Holder member, lambda;
        listenBy(member, lambda);
        const auto inMember = whileStuck(member, [] { QVERIFY(Scheduler::current().send(Knock{1})); });
        QCOMPARE(chain(inMember), (QStringList{QStringLiteral("Signalbox::Scheduler: calls"), QStringLiteral("Holder: Holder::hold()")}));
        QCOMPARE(inMember.handlers.constLast().receiver, quintptr(&member));
        const auto inLambda = whileStuck(lambda, [] { QVERIFY(Scheduler::current().send(Knock{2})); });
        QCOMPARE(culprit(inLambda), QStringLiteral("Holder: tst_Probe::listenBy(Holder&, Holder&)::{lambda()#1}"));
        Probe probe;
        Scheduler::current().dispatch(Knock{1}); // which nothing is held by any more
        QVERIFY(mainLoop(probe.snapshot()).handlers.isEmpty());
    }

    void timersOfTheSchedulerTellWhatTheyAre()
    {
        Holder context;
        context.setObjectName(QStringLiteral("orders"));
        auto &scheduler = Scheduler::current();
        auto every = scheduler.callEvery({.interval = 1h}, &context, [] {});
        auto later = scheduler.callLater(30min, [] {});
        const auto stop = qScopeGuard([&] { every.cancel(), later.cancel(); });
        QCoreApplication::processEvents(); // the scheduler moves into the loop
        const Probe probe;
        probe.snapshot();
        QCoreApplication::processEvents(); // names the contexts
        auto loop = mainLoop(probe.snapshot());
        QCOMPARE(loop.timers.size(), 2);

        const auto &once = loop.timers[0];
        QCOMPARE(once.kind, TimerSnapshot::Kind::Once);
        QCOMPARE(once.ownerClass, QStringLiteral("Signalbox::Scheduler"));
        QCOMPARE(once.interval, Nanoseconds(30min));
        QCOMPARE(once.timerId, -1);

        const auto &ticker = loop.timers[1];
        QCOMPARE(ticker.kind, TimerSnapshot::Kind::Every);
        QCOMPARE(ticker.ownerClass, QStringLiteral("Holder"));
        QCOMPARE(ticker.ownerName, QStringLiteral("orders"));
        QCOMPARE(ticker.owner, quintptr(&context));
        QCOMPARE(ticker.interval, Nanoseconds(1h));
        QCOMPARE(ticker.timerId, -1);
        const auto text = toText(loop);
        QVERIFY2(text.contains(QStringLiteral("Holder \"orders\"  every 3600 s (Scheduler::callEvery), ")),
                 qPrintable(text));
        QVERIFY2(
            text.contains(QStringLiteral("Signalbox::Scheduler  once after 1800 s (Scheduler::callLater), ")),
            qPrintable(text));

        later.cancel();
        later = scheduler.callAt(Clock::now() + 30min, [] {});
        QVERIFY(toText(mainLoop(probe.snapshot())).contains(QStringLiteral("once (Scheduler::callAt), ")));
    }

    // A timer of Qt's may take the place of one of the scheduler's, and the other way round.
    void timersThatTakeThePlaceOfOthersAreNotMistakenForThem()
    {
        auto &scheduler = Scheduler::current();
        auto ticker = scheduler.callEvery({.interval = 1h}, [] {});
        QCoreApplication::processEvents();
        ticker.cancel();
        QTimer timer;
        timer.start(1h);
        const Probe probe;
        auto loop = mainLoop(probe.snapshot());
        QCOMPARE(loop.timers.size(), 1);
        QCOMPARE(loop.timers[0].kind, TimerSnapshot::Kind::Qt);
        timer.stop();
        ticker = scheduler.callEvery({.interval = 1h}, [] {});
        loop = mainLoop(probe.snapshot());
        QCOMPARE(loop.timers.size(), 1);
        QCOMPARE(loop.timers[0].kind, TimerSnapshot::Kind::Every);
        ticker.cancel();
    }

    void loopThatNeverTurnedIsSaidToBeSo()
    {
        LoopSnapshot loop;
        loop.id = 7;
        loop.threadName = QStringLiteral("Thread (pooled)");
        loop.threadId = 42;
        QCOMPARE(toText(loop), QStringLiteral("Loop 7, thread \"Thread (pooled)\" (42): never turned\n"));
        loop.postedCount = 2; // they wait for a loop
        loop.posted = {
            {.receiverClass = QStringLiteral("Job"), .typeName = QStringLiteral("User"), .count = 2}};
        QVERIFY(
            toText(loop).endsWith(QStringLiteral("never turned\n  posted events: 2\n    Job  2 x User\n")));
        loop.turns = 1;
        QVERIFY(toText(loop).contains(QStringLiteral("turns: 1,")));
        loop.turns = 0; // another dispatcher's turns are not counted
        loop.state = LoopSnapshot::State::HandedOver;
        QVERIFY(toText(loop).contains(QStringLiteral("handed over")));
    }

    // A name may be anything; arg() behind arg() took its "%1" for a place to put the next word.
    void placeholdersInNamesStayAsTheyAre()
    {
        const auto odd = QStringLiteral("%1 %2 %3 %4 %5 %L1 %99");
        LoopSnapshot loop;
        loop.turns = 1;
        loop.threadName = loop.backend = loop.platform = loop.longestTurnCulprit = odd;
        auto &handler = loop.handlers.emplaceBack();
        handler.receiverClass = handler.receiverName = handler.what = odd;
        auto &timer = loop.timers.emplaceBack();
        timer.ownerClass = timer.ownerName = odd;
        auto &watcher = loop.watchers.emplaceBack();
        watcher.ownerClass = watcher.ownerName = watcher.description = odd;
        auto &posted = loop.posted.emplaceBack();
        posted.receiverClass = posted.typeName = odd;
        auto &queue = loop.queues.emplaceBack();
        queue.name = queue.matcher = queue.heldEvent = odd;
        queue.held = 1;
        auto &wait = loop.waits.emplaceBack();
        wait.matcher = wait.waiterClass = wait.waiterName = odd;
        loop.matchers.emplaceBack().shape = odd;
        auto &event = loop.events.emplaceBack();
        event.text = event.queueName = odd;
        auto &task = loop.tasks.emplaceBack();
        task.name = task.scope = task.waitsFor = task.site.file = task.site.function = odd;
        task.state = TaskSnapshot::State::Waiting;
        for (auto *count : {&loop.timerCount, &loop.watcherCount, &loop.postedCount, &loop.queueCount,
                            &loop.waitCount, &loop.taskCount})
            *count = 1;
        auto plain = toText(loop, 100);
        QCOMPARE(plain.count(odd), 28);
        plain.replace(odd, QString());
        QVERIFY2(!plain.contains(QStringLiteral("%1")) && !plain.contains(QStringLiteral("%2")),
                 qPrintable(plain));
        QVERIFY2(plain.contains(QStringLiteral(" \"\"  read of descriptor -1 (), activated 0 times")),
                 qPrintable(plain));
    }

    // The context is gone, and its timer waits: nobody may look into it.
    void contextThatIsGoneIsNotNamed()
    {
        auto &scheduler = Scheduler::current();
        auto context = std::make_unique<QObject>();
        auto timer = scheduler.callLater(1h, context.get(), [] {});
        const auto stop = qScopeGuard([&] { timer.cancel(); });
        QCoreApplication::processEvents();
        context->setObjectName(QStringLiteral("gone"));
        context.reset();
        const Probe probe;
        probe.snapshot();
        QCoreApplication::processEvents();
        const auto loop = mainLoop(probe.snapshot());
        QCOMPARE(loop.timers.size(), 1);
        QCOMPARE(loop.timers[0].ownerClass, QStringLiteral("QObject"));
        QCOMPARE(loop.timers[0].ownerName, QString());
    }

    // Such signals are not noted; their end is not to be taken for that of one that is.
    void signalsThatNobodyHearsEndNothingElse()
    {
        Holder holder;
        Emitter emitter;
        connect(&emitter, &Emitter::go, &holder, [&] {
            Q_EMIT emitter.unheard();
            emitter.disconnect();
            Q_EMIT emitter.go(); // nor one of the same signal
            Q_EMIT holder.destroyed();
            holder.hold();
        });
        const auto seen = whileStuck(holder, [&] { Q_EMIT emitter.go(); });
        QCOMPARE(seen.handlers.size(), 2);
        QCOMPARE(chain(seen).constFirst(), QStringLiteral("Emitter: go()"));
        QCOMPARE(seen.handlers.constLast().receiver, quintptr(&holder));
    }

    // More than there is room for: what has no frame does not end those of others.
    void deepRecursionKeepsTheOuterFrames()
    {
        constexpr int Deepest = 30;
        constexpr int HeldAt = 6;
        Holder holder;
        Emitter emitter;
        int depth = 0;
        connect(&emitter, &Emitter::go, &holder, [&] {
            if (++depth < Deepest)
                Q_EMIT emitter.go();
            if (depth-- == HeldAt)
                holder.hold();
        });
        const auto seen = whileStuck(holder, [&] { Q_EMIT emitter.go(); });
        QCOMPARE(seen.handlers.size(), 2 * HeldAt); // signal and slot
    }

    void deepRecursionOfNamedSlotsKeepsTheOuterFrames()
    {
        Holder holder;
        Emitter emitter;
        connect(&emitter, SIGNAL(go()), &holder, SLOT(recurse()));
        holder.recursion = [&] { Q_EMIT emitter.go(); };
        const auto seen = whileStuck(holder, [&] { Q_EMIT emitter.go(); });
        QCOMPARE(seen.handlers.size(), 2 * Holder::HeldAt);
        QCOMPARE(culprit(seen), QStringLiteral("Holder: recurse()"));
    }

    // A frame is used again and again: nothing is left of what it told before.
    void framesTellNothingOfThoseBefore()
    {
        Holder named;
        named.setObjectName(QStringLiteral("a name that takes all the room there is"));
        Emitter two;
        connect(&two, &Emitter::go, &named, [] {});
        connect(&two, &Emitter::go, &named, [] {});
        Holder holder;
        holder.setProperty("has more than others", true); // but no name
        Emitter one;
        connect(&one, &Emitter::go, &holder, &Holder::hold);
        const auto seen = whileStuck(holder, [&] {
            Q_EMIT two.go();
            Q_EMIT one.go();
        });
        QCOMPARE(chain(seen),
                 (QStringList{QStringLiteral("Emitter: go()"), QStringLiteral("Holder: Holder::hold()")}));
        QCOMPARE(seen.handlers.constLast().receiverName, QString());
    }

    // Reading a property in a binding makes the binding depend on it.
    void bindingsDoNotDependOnTheNamesThatAProbeReads()
    {
        QCoreApplication::processEvents();
        const Probe probe;
        Emitter emitter;
        emitter.setObjectName(QStringLiteral("before"));
        connect(&emitter, &Emitter::go, &emitter, [] {});
        int evaluations = 0;
        QProperty<int> property;
        property.setBinding([&] {
            Q_EMIT emitter.go();
            return ++evaluations;
        });
        emitter.setObjectName(QStringLiteral("after"));
        QCOMPARE(property.value(), 1);
        QCOMPARE(evaluations, 1);
    }

    void handlersThatEndedAreNotNamed()
    {
        Holder holder;
        QObject other;
        QCoreApplication::postEvent(&other, new QEvent(QEvent::User));
        QCoreApplication::postEvent(&other, new QEvent(QEvent::User));
        QMetaObject::invokeMethod(&holder, &Holder::hold, Qt::QueuedConnection);
        const auto seen = whileStuck(holder, [] {});
        QCOMPARE(seen.handlers.size(), 1);
        QCOMPARE(culprit(seen), QStringLiteral("Holder: MetaCall Holder::hold()"));
    }

    void idleLoopIsInNothing()
    {
        Probe probe;
        LoopSnapshot seen;
        WaitableEvent hasLooked;
        std::thread observer([&] {
            do {
                seen = mainLoop(probe.snapshot());
            } while (seen.state != LoopSnapshot::State::Sleeping);
            hasLooked.set();
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), [] {}, Qt::QueuedConnection);
        });
        while (!hasLooked.isSet())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        observer.join();
        QVERIFY(seen.handlers.isEmpty());
        QVERIFY(seen.depth >= 1);
    }

    void timersAndWatchersGetTheNamesOfTheirOwners()
    {
        QTimer timer;
        timer.start(1h);
        timer.setObjectName(QStringLiteral("named after its start"));
        QObject owner;
        owner.setObjectName(QStringLiteral("socketOwner"));
        const int descriptor = ::eventfd(0, EFD_CLOEXEC);
        QSocketNotifier notifier(descriptor, QSocketNotifier::Read, &owner);
        const Probe probe;
        auto loop = mainLoop(probe.snapshot());
        QCOMPARE(loop.timers.size(), 1);
        QCOMPARE(loop.timers[0].ownerName, QString()); // asked for now
        QCoreApplication::processEvents();
        loop = mainLoop(probe.snapshot());
        QCOMPARE(loop.timers[0].ownerName, QStringLiteral("named after its start"));
        QCOMPARE(loop.watchers.size(), 1);
        QCOMPARE(loop.watchers[0].ownerName, QStringLiteral("socketOwner"));
        QCOMPARE(loop.watchers[0].descriptor, descriptor);
        QCOMPARE(loop.watchers[0].target, WatcherSnapshot::Target::EventFd);
        notifier.setEnabled(false);
        timer.stop();
        loop = mainLoop(probe.snapshot());
        QVERIFY(loop.timers.isEmpty());
        QVERIFY(loop.watchers.isEmpty());
        ::close(descriptor);
    }

    void idleLoopIsNotWokenBySnapshots()
    {
        QTimer far;
        far.start(1h);
        const Probe probe;
        probe.snapshot();
        QCoreApplication::processEvents(); // names are given
        QCoreApplication::processEvents();
        LoopSnapshot before;
        LoopSnapshot after;
        std::thread observer([&] {
            do {
                before = mainLoop(probe.snapshot());
            } while (before.state != LoopSnapshot::State::Sleeping);
            for (int i = 0; i < 50; ++i)
                after = mainLoop(probe.snapshot());
            QCoreApplication::postEvent(QCoreApplication::instance(), new QEvent(QEvent::User));
        });
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        observer.join();
        QCOMPARE(after.turns, before.turns);
        QCOMPARE(after.wakeUps, before.wakeUps);
    }

    // Qt is told whole seconds of a very coarse timer; a reader sees what the program asked for. D46.
    void timerShowsTheIntervalThatWasAskedFor()
    {
        QTimer timer;
        timer.setTimerType(Qt::VeryCoarseTimer);
        timer.start(61'400);
        const Probe probe;
        const auto timers = mainLoop(probe.snapshot()).timers;
        const auto shown = std::find_if(timers.begin(), timers.end(),
                                        [&](const auto &entry) { return entry.owner == quintptr(&timer); });
        QVERIFY(shown != timers.end());
        QCOMPARE(shown->interval, Nanoseconds(61'400ms));
        QCOMPARE(shown->type, Qt::VeryCoarseTimer);
    }

    // Threads, timers, notifiers and posts come and go while another thread takes snapshots, until it has seen
    // plenty of each.
    void snapshotsRaceWithEverything()
    {
        constexpr int Plenty = 50;
        std::atomic<int> threads{0}, timers{0}, watchers{0}, posts{0}, strangers{0};
        std::atomic<bool> hasEnded{false};
        std::thread observer([&] {
            const Probe probe;
            while (!hasEnded) {
                const auto snapshot = probe.snapshot();
                for (const auto &loop : snapshot.loops) {
                    threads += !loop.isMainThread;
                    for (const auto &timer : loop.timers)
                        ++(timer.ownerClass == QStringLiteral("QTimer") ? timers : strangers);
                    for (const auto &watcher : loop.watchers)
                        ++(watcher.ownerClass == QStringLiteral("QSocketNotifier") ? watchers : strangers);
                    for (const auto &posted : loop.posted)
                        ++(posted.receiverClass.isEmpty() ? strangers : posts);
                }
            }
        });
        const auto hasSeenPlenty = [&] {
            return threads > Plenty && timers > Plenty && watchers > Plenty && posts > Plenty;
        };
        QElapsedTimer patience;
        patience.start();
        for (int round = 0; round < 30 || (!hasSeenPlenty() && patience.elapsed() < 60'000); ++round) {
            QThread thread;
            install(&thread);
            QObject context;
            context.moveToThread(&thread);
            thread.start();
            std::thread poster([&] { // to the thread, and to this one, which lets them pile up meanwhile
                for (int i = 0; i < 200; ++i) {
                    QCoreApplication::postEvent(&context, new QEvent(QEvent::User));
                    QCoreApplication::postEvent(this, new QEvent(QEvent::User), i % 3);
                }
            });
            QMetaObject::invokeMethod(&context, [] {
                for (int i = 0; i < 50; ++i) {
                    QTimer timer;
                    timer.start(i);
                    timer.start(1000 + i);
                    Emitter emitter;
                    connect(&emitter, &Emitter::go, &timer, &QTimer::stop);
                    const int descriptor = ::eventfd(0, EFD_CLOEXEC);
                    QSocketNotifier notifier(descriptor, QSocketNotifier::Read);
                    QMetaObject::invokeMethod(&timer, &QTimer::stop, Qt::QueuedConnection);
                    QCoreApplication::processEvents();
                    Q_EMIT emitter.go();
                    notifier.setEnabled(false);
                    ::close(descriptor);
                }
            });
            poster.join();
            thread.quit();
            thread.wait();
            QCoreApplication::removePostedEvents(this, QEvent::User);
        }
        hasEnded = true;
        observer.join();
        QVERIFY2(hasSeenPlenty(), qPrintable(QStringLiteral("%1 loops, %2 timers, %3 watchers, %4 posts")
                                                 .arg(threads)
                                                 .arg(timers)
                                                 .arg(watchers)
                                                 .arg(posts)));
        QCOMPARE(strangers.load(), 0);
    }

private:
    //! What runs until it is told to end.
    static TimerHandle schedule(const QString &way, Holder &holder)
    {
        auto &scheduler = Scheduler::current();
        heldByFunction = &holder;
        if (way == QStringLiteral("soon"))
            scheduler.callSoon([&holder] { holder.hold(); });
        if (way == QStringLiteral("function"))
            scheduler.callSoon(holdInFunction);
        if (way == QStringLiteral("later"))
            return scheduler.callLater(1ms, [&holder] { holder.hold(); });
        if (way == QStringLiteral("every"))
            return scheduler.callEvery({.interval = 1ms}, [&holder] { holder.hold(); });
        if (way == QStringLiteral("remote"))
            scheduler.remote().call([&holder] { holder.hold(); });
        return {};
    }
    static void listenBy(Holder &member, Holder &lambda)
    {
        auto &scheduler = Scheduler::current();
        scheduler.on(match<Knock>(1), &member, &Holder::hold);
        scheduler.on(match<Knock>(2), &lambda, [&lambda] { lambda.hold(); });
    }
    static void connectLambda(Emitter &emitter, Holder &holder)
    {
        connect(&emitter, &Emitter::go, &emitter, [&holder] { holder.hold(); });
    }
    static void connectBy(const QString &way, Emitter &emitter, Holder &holder)
    {
        if (way == QStringLiteral("member") || way == QStringLiteral("two"))
            connect(&emitter, &Emitter::go, &holder, &Holder::hold);
        if (way == QStringLiteral("two"))
            connect(&emitter, &Emitter::go, &holder, [] {});
        if (way == QStringLiteral("virtual"))
            connect(&emitter, &Emitter::go, &holder, &Holder::holdVirtually);
        if (way == QStringLiteral("lambda"))
            connectLambda(emitter, holder);
        if (way == QStringLiteral("name"))
            connect(&emitter, SIGNAL(go()), &holder, SLOT(hold()));
        if (way == QStringLiteral("queued"))
            connect(&emitter, &Emitter::go, &holder, &Holder::hold, Qt::QueuedConnection);
        if (way == QStringLiteral("queued name"))
            connect(&emitter, SIGNAL(go()), &holder, SLOT(hold()), Qt::QueuedConnection);
    }

    // ---- less than everything

    void listsThatNobodyAskedForAreCounted()
    {
        QTimer timer;
        timer.setObjectName(QStringLiteral("kettle"));
        timer.start(1h);
        const int descriptor = ::eventfd(0, EFD_CLOEXEC);
        QSocketNotifier notifier(descriptor, QSocketNotifier::Read);
        QObject receiver;
        QCoreApplication::postEvent(&receiver, new QEvent(QEvent::User));
        Probe probe;
        const auto all = mainLoop(probe.snapshot());
        const auto counts = mainLoop(probe.snapshot({.parts = {}}));
        QVERIFY(counts.timers.isEmpty() && counts.watchers.isEmpty() && counts.posted.isEmpty());
        QCOMPARE(counts.timerCount, all.timers.size());
        QCOMPARE(counts.watcherCount, all.watchers.size());
        QCOMPARE(counts.postedCount, 1);
        timer.stop();
        notifier.setEnabled(false);
        QCoreApplication::removePostedEvents(&receiver);
        const auto fewer = mainLoop(probe.snapshot({.parts = {}}));
        QCOMPARE(fewer.timerCount, counts.timerCount - 1);
        QCOMPARE(fewer.watcherCount, counts.watcherCount - 1);
        QCOMPARE(fewer.postedCount, 0);
        QVERIFY(mainLoop(probe.snapshot({.parts = SnapshotPart::Timers})).watchers.isEmpty());
        ::close(descriptor);
    }

    void hiddenTimersAreNeitherListedNorCounted()
    {
        QTimer ours;
        QTimer other;
        ours.start(1h);
        other.start(2h);
        Probe probe;
        SnapshotRequest request;
        const auto count = mainLoop(probe.snapshot(request)).timerCount;
        request.hiddenOwners = {quintptr(&ours)};
        const auto isRight = [&](int expected) {
            request.parts = {};
            const int counted = mainLoop(probe.snapshot(request)).timerCount;
            request.parts = SnapshotPart::Timers;
            const auto listed = mainLoop(probe.snapshot(request));
            return counted == expected && listed.timerCount == expected && listed.timers.size() == expected;
        };
        QVERIFY(isRight(count - 1));
        ours.start(3h); // another timer in Qt's eyes
        QVERIFY(isRight(count - 1));
        ours.stop();
        QVERIFY(isRight(count - 1));
        other.stop();
        QVERIFY(isRight(count - 2));
        ours.start(1h);
        QVERIFY(isRight(count - 2));
        request.hiddenOwners = {};
        QVERIFY(isRight(count - 1));
    }

    // A turn names some thousand timers at most, so that a look at many does not hold the loop up; and none at
    // all where nobody looks.
    void manyTimersAreNamedInPieces()
    {
        constexpr int Many = 10'000;
        constexpr int MostInATurn = 4096;
        std::vector<std::unique_ptr<QTimer>> timers;
        for (int i = 0; i < Many; ++i) {
            timers.push_back(std::make_unique<QTimer>());
            timers.back()->setObjectName(QStringLiteral("timer"));
            timers.back()->start(1h);
        }
        Probe probe;
        QCoreApplication::processEvents(); // the first Probe asks every loop once
        const auto named = [&](SnapshotParts parts) {
            probe.snapshot({.parts = parts});
            QCoreApplication::processEvents();
            const auto loop = mainLoop(probe.snapshot());
            return int(std::count_if(loop.timers.begin(), loop.timers.end(),
                                     [](const auto &timer) { return !timer.ownerName.isEmpty(); }));
        };
        const int atFirst = named({});
        QVERIFY(atFirst <= MostInATurn);
        int before = atFirst;
        int turns = 0;
        while (before < Many) {
            const int now = named(SnapshotPart::Timers);
            QVERIFY2(now > before && now - before <= MostInATurn, qPrintable(QString::number(now)));
            before = now;
            ++turns;
        }
        QVERIFY(turns <= 1 + Many / MostInATurn);
    }
};

int main(int argc, char **argv)
{
    if (!install())
        return 1;
    QCoreApplication app(argc, argv);
    tst_Probe test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_probe.moc"
