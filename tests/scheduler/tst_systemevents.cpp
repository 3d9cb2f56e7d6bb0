// SPDX-License-Identifier: MIT
// Events that a Scheduler sends by itself, on the host that SIGNALBOX_TEST_HOST names.
#include "eventlog.h"
#include "events/eventrouter_p.h"
#include "lineleaf.h"
#include "scheduler/queueevents.h"
#include "scheduler/schedulercore_p.h"
#include "scheduler/sliceevents.h"
#include "scheduler/unixsignals.h"
#include "schedulerhost.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qtimer.h>

#include <csignal>
#include <functional>
#include <memory>
#include <unistd.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

struct Chat
{
    QString room;
    SIGNALBOX_EVENT(Chat, room)
};

struct Order
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int number = 0;
    SIGNALBOX_EVENT(Order, number)
};

struct Load
{
    std::shared_ptr<int> content;
    SIGNALBOX_EVENT(Load, content)
};

//! For a moment in a millisecond, or so.
using StartTimer = std::function<TimerHandle(Deadline)>;

//! What was there before the application was.
static EventLog early;

static QString nameOf(const Event &event)
{
    if (const auto *ready = event.as<DescriptorReady>())
        return ready->ready == ReadyFor::Read    ? u"read"_s
               : ready->ready == ReadyFor::Write ? u"write"_s
                                                 : u"exception"_s;
    return QString::fromLatin1(event.type().name());
}

//! Queues \a event as the scheduler does.
template <typename T>
static void sendSystem(T event)
{
    Detail::SchedulerCore::current().sendSystem(makeEvent(std::move(event)));
}

//! Turns until nothing is left but what is held.
static void deliverAll()
{
    QVERIFY(turnUntil([] { return !scheduler().router().hasWork(); }));
}

static EventQueue *addJobs(qsizetype limit, const QString &name = u"jobs"_s)
{
    return scheduler().rootQueue().addQueue({.name = name, .matcher = match<Chat>(name), .limit = limit});
}

class tst_SystemEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        auto &root = scheduler().rootQueue();
        root.clear();
        for (auto *queue : root.queues())
            queue->remove(EventQueue::Content::Drop);
        deliverAll();
    }

    void startIsTheFirstEventAndComesOnce()
    {
        QVERIFY(turnUntil([] { return early.size() == 2; }));
        QCOMPARE(early.entries(), (QStringList{u"SchedulerStarted"_s, u"Chat"_s}));
    }

    void threadsStartForThemselves()
    {
        LoopThread thread;
        std::atomic<int> starts = 0;
        QObject *context = nullptr;
        thread.remote.call([&] {
            context = new QObject;
            scheduler().on(match<SchedulerStarted>(), context, [&] { ++starts; });
        });
        QVERIFY(turnUntil([&] { return starts > 0; }));
        thread.end();
        delete context;
        QCOMPARE(starts.load(), 1);
    }

    void ownQueuesAreNotRemoved()
    {
        auto &root = scheduler().systemQueue();
        const auto before = root.queues();
        QVERIFY(before.size() > 1);
        for (auto *queue : before) {
            for (const auto content : {EventQueue::Content::Keep, EventQueue::Content::Drop}) {
                QTest::ignoreMessage(
                    QtWarningMsg,
                    qPrintable(
                        u"Queue \"%1\" is the scheduler's own and cannot be removed: it stays as it is."_s
                            .arg(queue->name())));
                queue->remove(content);
            }
        }
        QVERIFY(root.queues() == before);
        auto *timers = root.queue(u"timers"_s);
        auto *added = timers->addQueue({.name = u"slow"_s, .matcher = match<TimerDue>(quint64(7))});
        QVERIFY(added);
        added->remove(EventQueue::Content::Drop);
        QVERIFY(timers->queues().isEmpty());
    }

    void urgentOnesGoFirstAndAllGoBeforeTheProgramsOwn()
    {
        QObject context;
        EventLog log;
        scheduler().on(Matcher(), &context, [&](const Event &event) { log.add(nameOf(event)); });
        scheduler().rootQueue().setOwnPriority(5000);
        QVERIFY(scheduler().send(Chat{}));
        sendSystem(DescriptorReady{0, ReadyFor::Read});
        sendSystem(QueueHasRoom{{u"jobs"_s}});
        sendSystem(QueueEmptied{{u"jobs"_s}});
        sendSystem(DescriptorReady{0, ReadyFor::Write});
        sendSystem(DescriptorReady{0, ReadyFor::Exception});
        sendSystem(TimerDue{1});
        sendSystem(UnixSignal{SIGINT});
        sendSystem(Continued());
        deliverAll();
        scheduler().rootQueue().setOwnPriority(0);
        QCOMPARE(
            words(log.take()),
            u"Continued, UnixSignal, TimerDue, exception, write, QueueHasRoom, QueueEmptied, read, Chat"_s);
    }

    void queuesAreThoseOfTheTable()
    {
        QStringList queues;
        for (const auto *queue : scheduler().systemQueue().queues())
            queues.append(queue->name() + u' ' + QString::number(queue->priority()));
        QCOMPARE(words(queues), u"control 2000, signals 1900, timers 900, exceptions 800, writes 700, "
                                "queues 600, reads 500"_s);
    }

    void queueWithALowPriorityWaitsForTheProgramsEvents()
    {
        QObject context;
        EventLog log;
        scheduler().on(Matcher(), &context, [&](const Event &event) { log.add(nameOf(event)); });
        auto *timers = scheduler().systemQueue().queue(u"timers"_s);
        timers->setPriority(SystemPriority::User - 1);
        sendSystem(TimerDue{1});
        QVERIFY(scheduler().send(Chat{}));
        sendSystem(Continued());
        deliverAll();
        timers->setPriority(SystemPriority::Timers);
        QCOMPARE(words(log.take()), u"Continued, Chat, TimerDue"_s);
    }

    // W8: on a bare scheduler of VLCP's, one event that nobody accepts stops timers and quit.
    void heldEventStopsNone()
    {
        QVERIFY(scheduler().send(Order{1}));
        QVERIFY(scheduler().send(Chat{}));
        deliverAll();
        const UnixSignals signals({SIGUSR1});
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        QObject context;
        EventLog log;
        scheduler().on(Matcher(match<DescriptorReady>()), &context, [&] { log.add("ready"); });
        auto watcher = scheduler().sendWhenReady(ends[1], ReadyFor::Write);
        QVERIFY(turnUntil([&] { return log.count("ready") > 0; }));
        watcher.cancel();
        scheduler().on(match<UnixSignal>(), &context, [&] { log.add("signal"); });
        std::raise(SIGUSR1);
        QVERIFY(turnUntil([&] { return log.count("signal") == 1; }));
        const auto timer = scheduler().sendLater(1ms);
        scheduler().on(match<TimerDue>(timer.id()), &context, [&] { log.add("timer"); });
        QVERIFY(turnUntil([&] { return log.count("timer") == 1; }));
        scheduler().on(match<Continued>(), &context, [&] { log.add("continued"); });
        scheduler().requestContinue();
        QVERIFY(turnUntil([&] { return log.count("continued") == 1; }));
        QCOMPARE(scheduler().rootQueue().size(), 2); // what is held, and what is behind it
        ::close(ends[0]);
        ::close(ends[1]);
    }

    void continuedComesOnceForAllWhoAsked()
    {
        QObject context;
        EventLog log;
        scheduler().on(match<Continued>(), &context, [&] { log.add("one"); });
        scheduler().on(match<Continued>(), &context, [&] { log.add("two"); });
        scheduler().requestContinue();
        scheduler().requestContinue();
        deliverAll();
        QVERIFY(turnUntil([&] { return log.size() >= 2; }));
        deliverAll();
        QCOMPARE(words(log.take()), u"one, two"_s);
    }

    void continuedComesBehindSockets()
    {
        if (!isNative())
            QSKIP("a guest's order within a turn is its host's");
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        QSocketNotifier notifier(ends[0], QSocketNotifier::Read);
        QObject context;
        EventLog log;
        QObject::connect(&notifier, &QSocketNotifier::activated, &context, [&] {
            log.add("socket");
            notifier.setEnabled(false);
        });
        scheduler().on(match<Continued>(), &context, [&] { log.add("continued"); });
        scheduler().callSoon([&] {
            scheduler().requestContinue();
            QCOMPARE(::write(ends[1], "x", 1), 1);
        });
        QVERIFY(turnUntil([&] { return log.size() == 2; }));
        QCOMPARE(words(log.take()), u"socket, continued"_s);
        ::close(ends[0]);
        ::close(ends[1]);
    }

    // ---- timers

    void timerIsAnEventUnderItsNumber()
    {
        QObject context;
        EventLog log;
        auto cancelled = scheduler().sendLater(1ms);
        const auto timer = scheduler().sendAt(Clock::now() + 2ms);
        const auto wall = scheduler().sendAt(wallClockNow() + 3ms);
        scheduler().on(match<TimerDue>(cancelled.id()), &context, [&] { log.add("cancelled"); });
        scheduler().on(match<TimerDue>(timer.id()), &context, [&] { log.add("one"); });
        scheduler().on(match<TimerDue>(timer.id()), &context, [&] { log.add("two"); });
        scheduler().on(match<TimerDue>(wall.id()), &context, [&] { log.add("wall"); });
        QVERIFY(cancelled.cancel());
        QVERIFY(turnUntil([&] { return log.size() == 3; }));
        QCOMPARE(words(log.take()), u"one, two, wall"_s);
        QVERIFY(!timer.isActive());
        QVERIFY(timer.id() != 0 && timer.id() != wall.id());
        QCOMPARE(scheduler().callSoon([] {}).isPending(), true);
        QCOMPARE(TimerHandle().id(), 0u);
    }

    void tickerIsAnEventAgainAndAgain()
    {
        QObject context;
        int ticks = 0;
        auto ticker = scheduler().sendEvery({.interval = 1ms});
        scheduler().on(match<TimerDue>(ticker.id()), &context, [&] {
            if (++ticks == 3)
                ticker.cancel();
        });
        QVERIFY(turnUntil([&] { return !ticker.isActive(); }));
        deliverAll();
        QCOMPARE(ticks, 3);
    }

    void timerThatIsCancelledBeforeItsEventIsDeliveredSendsNone_data()
    {
        QTest::addColumn<StartTimer>("startTimer");
        QTest::addColumn<bool>("isSystem");
        const auto add = [](const char *name, bool isSystem, const StartTimer &startTimer) {
            QTest::newRow(name) << startTimer << isSystem;
        };
        add("timer", true, [](Deadline at) { return scheduler().sendAt(at); });
        add("timer by the wall clock", true,
            [](Deadline) { return scheduler().sendAt(wallClockNow() + 1ms); });
        add("ticker", true, [](Deadline) { return scheduler().sendEvery({.interval = 1ms}); });
        add("event", false, [](Deadline at) { return scheduler().sendAt(at, makeEvent(Chat{})); });
        add("event later", false, [](Deadline) { return scheduler().sendLater(1ms, Chat{}); });
        add("event of a ticker", false,
            [](Deadline) { return scheduler().sendEvery({.interval = 1ms}, Chat{}); });
        add("event that must be handled", false,
            [](Deadline at) { return scheduler().sendAt(at, makeEvent(Order{1})); });
    }
    void timerThatIsCancelledBeforeItsEventIsDeliveredSendsNone()
    {
        QFETCH(StartTimer, startTimer);
        QFETCH(bool, isSystem);
        auto &queue = isSystem ? *scheduler().systemQueue().queue(u"timers"_s) : scheduler().rootQueue();
        const auto before = queue.statistics();
        QObject context;
        EventLog log;
        scheduler().on(Matcher(), &context, [&](const Event &event) { log.add(nameOf(event)); });
        auto timer = startTimer(Clock::now() + 1ms);
        QList<qsizetype> sizes;
        // Due right behind it, before there is a slice.
        scheduler().callAt(timer.deadline(), [&] {
            sizes.append(queue.size());
            log.add(timer.cancel() ? "cancelled" : "too late");
            log.add(timer.cancel() ? "cancelled" : "too late");
            sizes.append(queue.size());
        });
        QVERIFY(turnUntil([&] { return sizes.size() == 2; }));
        deliverAll();
        QCOMPARE(words(log.take()), u"cancelled, too late"_s);
        QCOMPARE(sizes, (QList<qsizetype>{1, 0}));
        const auto after = queue.statistics();
        QCOMPARE(after.in - before.in, 1u);
        QCOMPARE(after.out - before.out, 1u);
        QCOMPARE(after.dropped - before.dropped, 1u);
        QCOMPARE(after.depth, 0);
        QVERIFY(!timer.isActive());
    }

    void tickerThatIsCancelledTakesAllItsEventsBack()
    {
        QVERIFY(scheduler().send(Order{1})); // behind which they stand
        deliverAll();
        auto ticker = scheduler().sendEvery({.interval = 1ms}, Chat{});
        QVERIFY(turnUntil([] { return scheduler().rootQueue().size() == 4; }));
        QVERIFY(scheduler().send(Order{2}));
        QVERIFY(ticker.cancel());
        QCOMPARE(scheduler().rootQueue().size(), 2);
        QObject context;
        EventLog log;
        scheduler().on(match<Chat>(), &context, [&] { log.add("tick"); });
        scheduler().on(match<Order>(), &context, [&](const EventPointer<Order> &order) {
            log.add(QString::number(order->number));
            order.accept();
        });
        deliverAll();
        QCOMPARE(words(log.take()), u"1, 2"_s);
    }

    void heldEventOfATimerThatIsCancelledLetsOthersPass()
    {
        auto timer = scheduler().sendLater(1ms, Order{1});
        QVERIFY(turnUntil([] { return scheduler().router().heldEvents().size() == 1; }));
        QVERIFY(scheduler().send(Order{2}));
        QVERIFY(!timer.isActive());
        QVERIFY(!timer.restart(1ms));
        QVERIFY(timer.cancel());
        QVERIFY(!timer.cancel());
        QCOMPARE(scheduler().rootQueue().size(), 1);
        QObject context;
        EventLog log;
        scheduler().on(match<Order>(), &context, [&](const EventPointer<Order> &order) {
            log.add(QString::number(order->number));
            order.accept();
        });
        deliverAll();
        QCOMPARE(words(log.take()), u"2"_s);
    }

    void eventOfATimerThatIsBeingDeliveredIsNotTakenBack()
    {
        QObject context;
        EventLog log;
        TimerHandle timer;
        for (const bool isFirst : {true, false}) {
            scheduler().on(match<Order>(), &context, [&, isFirst](const EventPointer<Order> &order) {
                if (isFirst)
                    log.add(timer.cancel() ? "cancelled" : "too late");
                else
                    log.add("delivered"), order.accept();
            });
        }
        timer = scheduler().sendLater(1ms, Order{1});
        QVERIFY(turnUntil([&] { return log.size() == 2; }));
        deliverAll();
        QCOMPARE(words(log.take()), u"too late, delivered"_s);
        QVERIFY(!timer.cancel());
    }

    // A handle that is kept keeps nothing of what has been delivered.
    void eventOfATimerEndsWithItsDelivery()
    {
        auto load = std::make_shared<int>();
        auto timer = scheduler().sendLater(1ms, Load{load});
        QVERIFY(turnUntil([&] { return load.use_count() == 1; }));
        QVERIFY(!timer.cancel());
    }

    void eventOfATimerIsFoundWhereItsQueueWasRemoved()
    {
        auto *jobs = addJobs(Unlimited);
        auto timer = scheduler().sendLater(1ms, Chat{u"jobs"_s});
        EventLog log;
        scheduler().callAt(timer.deadline(), [&] {
            jobs->remove(EventQueue::Content::Keep);
            log.add(timer.cancel() ? "cancelled" : "too late");
        });
        QObject context;
        scheduler().on(match<Chat>(), &context, [&] { log.add("delivered"); });
        QVERIFY(turnUntil([&] { return log.size() > 0; }));
        deliverAll();
        QCOMPARE(words(log.take()), u"cancelled"_s);
    }

    void roomOfAnEventThatIsTakenBackIsGivenAway()
    {
        auto *jobs = addJobs(1);
        const QueueEvents events(*jobs);
        auto timer = scheduler().sendLater(1ms, Chat{u"jobs"_s});
        EventLog log;
        QObject context;
        scheduler().on(match<QueueHasRoom>(u"jobs"_s), &context, [&] { log.add("room"); });
        scheduler().callAt(timer.deadline(), [&] {
            log.add(scheduler().send(Chat{u"jobs"_s}) ? "sent" : "full");
            log.add(timer.cancel() ? "cancelled" : "too late");
        });
        QVERIFY(turnUntil([&] { return log.size() == 3; }));
        QCOMPARE(words(log.take()), u"full, cancelled, room"_s);
    }

    void leafOfTheProgramsOwnThatGivesNoneBackKeepsTheEvent()
    {
        scheduler().rootQueue().addQueue({.name = u"jobs"_s, .matcher = match<Chat>(u"jobs"_s), .leaf = [] {
                                              return std::make_unique<LineLeaf>();
                                          }});
        auto timer = scheduler().sendLater(1ms, Chat{u"jobs"_s});
        EventLog log;
        QObject context;
        scheduler().on(match<Chat>(), &context, [&] { log.add("delivered"); });
        scheduler().callAt(timer.deadline(),
                           [&] { log.add(timer.cancel() ? "cancelled" : "its leaf keeps it"); });
        QVERIFY(turnUntil([&] { return log.size() == 2; }));
        QCOMPARE(words(log.take()), u"its leaf keeps it, delivered"_s);
    }

    void handleOfAnEventOutlivesTheQueueOfItsThread()
    {
        TimerHandle timer;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            timer = scheduler().sendLater(0ns, Order{1});
            QEventLoop loop;
            while (scheduler().rootQueue().isEmpty())
                loop.processEvents(QEventLoop::WaitForMoreEvents);
        }));
        thread->start();
        QVERIFY(thread->wait());
        QVERIFY(!timer.cancel());
    }

    // ---- slices

    void sliceIsToldAroundWhatRunsInIt()
    {
        const SliceEvents slices, others; // no more for two
        QObject context;
        EventLog log;
        scheduler().on(match<SliceBegins>(), &context, [&] { log.add("begins"); });
        scheduler().on(match<SliceEnds>(), &context,
                       [&](const SliceEnds &slice) { log.add(u"ends after %1"_s.arg(slice.count)); });
        scheduler().on(match<Chat>(), &context, [&] { log.add("event"); });
        QVERIFY(scheduler().send(Chat{}));
        scheduler().callSoon([&] { log.add("call"); });
        scheduler().callWhenIdle([&] { log.add("idle"); });
        QVERIFY(turnUntil([&] { return log.size() == 7; }));
        QCOMPARE(words(log.take()), u"begins, call, event, ends after 2, begins, idle, ends after 1"_s);
    }

    void whatASliceEventCallsIsForTheNextSlice()
    {
        const SliceEvents slices;
        QObject context;
        EventLog log;
        scheduler().on(match<SliceEnds>(), &context, [&] {
            log.add("ends");
            if (log.count("called") == 0)
                scheduler().callSoon([&] { log.add("called"); });
        });
        scheduler().callSoon([&] { log.add("call"); });
        QVERIFY(turnUntil([&] { return log.count("ends") == 2; }));
        QCOMPARE(words(log.take()), u"call, ends, called, ends"_s);
    }

    // Nobody looked whether anything was left, and it slept for ever.
    void runEndsWhenAboutToIdleTakesWhatKeptIt()
    {
        const SliceEvents slices;
        QObject context;
        auto timer = scheduler().callLater(24h, [] {});
        scheduler().on(match<AboutToIdle>(), &context, [&] { timer.cancel(); });
        QTimer::singleShot(20s, &context, [] { scheduler().quit(1); }); // a test that hangs says nothing
        QCOMPARE(scheduler().run(), 0);
    }

    void loopThatIsAboutToIdleSaysSoAndSleepsAllTheSame()
    {
        const SliceEvents slices;
        QObject context;
        EventLog log;
        QEventLoop loop;
        quint64 slicesBefore = 0;
        scheduler().on(match<AboutToIdle>(), &context, [&] {
            if (log.count("idle") > 0)
                return;
            log.add("idle");
            slicesBefore = scheduler().statistics().slices;
            scheduler().callLater(5ms, [&] {
                log.add("timer");
                loop.quit();
            });
        });
        scheduler().callSoon([&] {
            log.add("call");
            scheduler().callSoon([&] { log.add("another"); });
        });
        loop.exec();
        QCOMPARE(words(log.take()), u"call, another, idle, timer"_s);
        QCOMPARE(scheduler().statistics().slices, slicesBefore);
    }

    void workOfAnIdleLoopIsDoneAtOnce()
    {
        const SliceEvents slices;
        QObject context;
        EventLog log;
        QEventLoop loop;
        scheduler().on(match<AboutToIdle>(), &context, [&] {
            log.add("idle");
            scheduler().callSoon([&] {
                log.add("call");
                if (log.count("call") == 2)
                    loop.quit();
            });
        });
        loop.exec();
        QCOMPARE(words(log.take().mid(0, 4)), u"idle, call, idle, call"_s);
    }

    void slicesAreNotToldWhenNobodyAsks()
    {
        auto slices = std::make_unique<SliceEvents>();
        slices.reset();
        QObject context;
        EventLog log;
        for (const auto &matcher :
             {Matcher(match<SliceBegins>()), Matcher(match<SliceEnds>()), Matcher(match<AboutToIdle>())})
            scheduler().on(matcher, &context, [&](const Event &event) { log.add(nameOf(event)); });
        QEventLoop loop;
        scheduler().callLater(2ms, [&] { loop.quit(); });
        scheduler().callSoon([] {});
        loop.exec();
        QCOMPARE(log.size(), 0);
    }

    // ---- queues

    void roomIsToldAfterARefusalOnly()
    {
        auto *jobs = addJobs(1);
        const QueueEvents events(*jobs);
        QVERIFY(events.isActive());
        QObject context;
        EventLog log;
        scheduler().on(match<QueueHasRoom>(u"jobs"_s), &context, [&] { log.add("room"); });
        scheduler().on(match<Chat>(u"jobs"_s), &context, [&] { log.add("job"); });
        QVERIFY(scheduler().send(Chat{u"jobs"_s}));
        deliverAll();
        QCOMPARE(words(log.take()), u"job"_s);
        QVERIFY(scheduler().send(Chat{u"jobs"_s}));
        QVERIFY(!scheduler().send(Chat{u"jobs"_s}));
        QVERIFY(!scheduler().send(Chat{u"jobs"_s}));
        deliverAll();
        QCOMPARE(words(log.take()), u"job, room"_s);
    }

    void emptinessIsToldEachTime()
    {
        auto *jobs = addJobs(Unlimited);
        const QueueEvents events(*jobs, u"work"_s);
        QObject context;
        EventLog log;
        scheduler().on(match<QueueEmptied>(u"work"_s), &context, [&] { log.add("empty"); });
        scheduler().on(match<Chat>(u"jobs"_s), &context, [&] { log.add("job"); });
        for (int i = 0; i < 2; ++i) {
            QVERIFY(scheduler().send(Chat{u"jobs"_s}));
            QVERIFY(scheduler().send(Chat{u"jobs"_s}));
            deliverAll();
        }
        QCOMPARE(words(log.take()), u"job, job, empty, job, job, empty"_s);
        QVERIFY(scheduler().send(Chat{u"jobs"_s}));
        jobs->clear();
        deliverAll();
        QCOMPARE(words(log.take()), u"empty"_s);
    }

    void queueThatNobodyAsksAboutSendsNothing()
    {
        auto *jobs = addJobs(1);
        auto events = std::make_unique<QueueEvents>(*jobs);
        QObject context;
        EventLog log;
        scheduler().on(match<QueueNotice>(), &context,
                       [&](const QueueNotice &notice) { log.add(notice.queue); });
        addJobs(1, u"other"_s);
        QVERIFY(scheduler().send(Chat{u"other"_s}));
        QVERIFY(!scheduler().send(Chat{u"other"_s}));
        deliverAll();
        QVERIFY(scheduler().send(Chat{u"jobs"_s}));
        QVERIFY(!scheduler().send(Chat{u"jobs"_s}));
        events.reset();
        deliverAll();
        QCOMPARE(log.size(), 0);
    }

    void queueThatIsRemovedSendsNothingMore()
    {
        auto *jobs = addJobs(1);
        const QueueEvents events(*jobs);
        QObject context;
        EventLog log;
        scheduler().on(match<QueueNotice>(), &context, [&] { log.add("notice"); });
        QVERIFY(scheduler().send(Chat{u"jobs"_s}));
        jobs->remove(EventQueue::Content::Drop);
        deliverAll();
        QVERIFY(!events.isActive());
        QCOMPARE(log.size(), 0);
    }

    // One that tells of its own emptiness would never be empty.
    void queueOfTheSchedulersOwnIsRefused()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             "QueueEvents: \"queues\" is no queue below the rootQueue() of this thread's "
                             "scheduler. Nothing is sent for it");
        const QueueEvents events(*scheduler().systemQueue().queue(u"queues"_s));
        QVERIFY(!events.isActive());
    }
};

int main(int argc, char **argv)
{
    QObject context;
    for (const auto &matcher : {Matcher(match<Chat>()), Matcher(match<SchedulerStarted>())})
        scheduler().on(matcher, &context, [](const Event &event) { early.add(nameOf(event)); });
    if (!scheduler().send(Chat{}))
        return 1;
    installHost();
    QCoreApplication app(argc, argv);
    tst_SystemEvents test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_systemevents.moc"
