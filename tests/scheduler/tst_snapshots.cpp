// SPDX-License-Identifier: MIT
// What a Probe shows of a Scheduler, on the host that SIGNALBOX_TEST_HOST names.
#include "mainloop.h"
#include "probe/probe.h"
#include "probe/snapshottext.h"
#include "schedulerhost.h"

#include <QtCore/qcoreapplication.h>

#include <functional>
#include <unistd.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = LoopSnapshot::State;

struct Ship
{
    static constexpr auto eventKind = EventKind::MustHandle;
    QString name;
    SIGNALBOX_EVENT(Ship, name)
};

//! Calls a function for an event.
class Diver : public QObject
{
    Q_OBJECT

public:
    std::function<void()> dive;

protected:
    void customEvent(QEvent *) override { dive(); }
};

static QList<LoopSnapshot> earlyLoops; // before there is an application

class tst_Snapshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loopIsOursOrSomebodyElses()
    {
        const Probe probe;
        bool hasRun = false;
        scheduler().callSoon([&] { hasRun = true; });
        QVERIFY(turnUntil([&] { return hasRun && mainLoop(probe.snapshot()).id != 0; }));
        const auto loop = mainLoop(probe.snapshot());
        QCOMPARE(loop.state == State::Guest, !isNative());
        QCOMPARE(loop.threadName, u"main"_s);
        QCOMPARE(loop.threadId, qint64(::getpid()));
        if (isNative())
            return;
        const auto *dispatcher = QAbstractEventDispatcher::instance()->metaObject()->className();
        QCOMPARE(loop.backend, QString::fromLatin1(dispatcher));
        const auto text = toText(loop);
        QVERIFY2(text.startsWith(u"Loop %1, thread \"main\" (%2): a scheduler, guest of %3\n"_s.arg(loop.id)
                                     .arg(loop.threadId)
                                     .arg(loop.backend)),
                 qPrintable(text));
        QVERIFY2(!text.contains(u"turns:"_s), qPrintable(text));
        QVERIFY2(text.contains(u"slices of the scheduler: "_s), qPrintable(text));
    }

    void queuesWaitsAndEventsAreShown()
    {
        const Probe probe;
        auto *harbour = scheduler().rootQueue().addQueue(
            {.name = u"harbour"_s, .matcher = match<Ship>(u"Rose"_s), .limit = 2});
        QObject context;
        context.setObjectName(u"pilot"_s);
        scheduler().on(match<Ship>(u"Lily"_s), &context, [] {});
        QVERIFY(scheduler().send(Ship{u"Rose"_s}));
        const auto isPrinted = [&] {
            const auto loop = mainLoop(probe.snapshot());
            for (const auto &queue : loop.queues) {
                if (queue.name == u"harbour"_s && queue.heldEvent == u"Ship(name: \"Rose\")"_s)
                    return queue.limit == 2 && queue.matcher == queue.heldEvent;
            }
            return false;
        };
        QVERIFY(turnUntil(isPrinted));
        const auto loop = mainLoop(probe.snapshot());
        QCOMPARE(loop.events.first().text, u"Ship(name: \"Rose\")"_s);
        const auto isPilots = [](const auto &wait) {
            return wait.matcher == u"Ship(name: \"Lily\")"_s && wait.waiterName == u"pilot"_s;
        };
        QVERIFY(std::any_of(loop.waits.cbegin(), loop.waits.cend(), isPilots));
        QVERIFY(toText(loop).contains(u"harbour"_s));
        harbour->remove(EventQueue::Content::Drop);
    }

    void timersAndWatchersAreShown()
    {
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const Probe probe;
        QObject context;
        context.setObjectName(u"tide"_s);
        const auto deadline = Clock::now() + 1h;
        auto once = scheduler().callAt(deadline, &context, [] {});
        auto ticker = scheduler().callEvery({.interval = 2h}, &context, [] {});
        auto watcher = scheduler().watch(ends[0], ReadyFor::Read, [] {});
        LoopSnapshot loop;
        const auto areNamed = [&] {
            loop = mainLoop(probe.snapshot());
            return loop.timers.size() >= 2 && loop.timers.at(0).ownerName == u"tide"_s;
        };
        QVERIFY(turnUntil(areNamed));
        loop.timers.removeIf([](const auto &timer) { return timer.ownerName != u"tide"_s; });
        QCOMPARE(loop.timers.size(), 2);
        QCOMPARE(loop.timers.at(0).kind, TimerSnapshot::Kind::Once);
        QCOMPARE(loop.timers.at(0).nextDeadline, deadline);
        QCOMPARE(loop.timers.at(0).ownerClass, u"QObject"_s);
        QCOMPARE(loop.timers.at(1).kind, TimerSnapshot::Kind::Every);
        QCOMPARE(loop.timers.at(1).interval, Nanoseconds(2h));
        const auto isOurs = [&](const auto &it) { return it.descriptor == ends[0]; };
        QVERIFY(std::any_of(loop.watchers.cbegin(), loop.watchers.cend(), isOurs));

        const auto before = loop.watcherCount;
        once.cancel();
        ticker.cancel();
        watcher.cancel();
        loop = mainLoop(probe.snapshot());
        QCOMPARE(loop.watcherCount, before - 1);
        QVERIFY(std::none_of(loop.watchers.cbegin(), loop.watchers.cend(), isOurs));
        QVERIFY(std::none_of(loop.timers.cbegin(), loop.timers.cend(),
                             [](const auto &timer) { return timer.ownerName == u"tide"_s; }));
        ::close(ends[0]);
        ::close(ends[1]);
    }

    // Behind others it stands, so that they get on; but late it is by what it was due.
    void overdueTickIsAsLateAsItsGridSays()
    {
        if (!isNative())
            QSKIP("a guest does not count");
        constexpr auto Interval = 1ms;
        constexpr int Ticks = 10;
        const Probe probe;
        int ticks = 0;
        Deadline next{};
        TimerSnapshot shown;
        TimerHandle ticker;
        ticker = scheduler().callEvery({.interval = Interval, .missed = MissedTicks::Burst}, [&] {
            takeTime(2 * Interval);
            if (++ticks == Ticks)
                ticker.pause();
        });
        const auto isOurs = [&](const auto &timer) { return timer.interval == Interval && timer.fired > 0; };
        const auto first = ticker.deadline();
        scheduler().callAt(first + Ticks * Interval, [&] { // shown while it is overdue
            const auto timers = mainLoop(probe.snapshot()).timers;
            if (const auto found = std::find_if(timers.cbegin(), timers.cend(), isOurs);
                found != timers.cend())
                shown = *found;
            next = ticker.deadline();
        });
        const bool hasTicked = sleepUntil([&] { return ticks == Ticks; });
        ticker.cancel();
        QVERIFY(hasTicked);
        QVERIFY(next > first);
        QCOMPARE(shown.nextDeadline, next);
        QVERIFY2(shown.worstLateness >= (shown.fired - 1) * Interval,
                 qPrintable(QString::number(shown.worstLateness.count())));
    }

    // It was made before the application, as a guest of nobody, and has moved where there is a loop of ours.
    void oneThreadIsShownOnce()
    {
        QCOMPARE(earlyLoops.size(), 1);
        QCOMPARE(earlyLoops.first().state, State::Guest);
        QCOMPARE(earlyLoops.first().backend, u"no event loop"_s);
        const Probe probe;
        const auto loops = probe.snapshot().loops;
        QCOMPARE(std::count_if(loops.cbegin(), loops.cend(),
                               [](const auto &loop) { return loop.threadId == qint64(::getpid()); }),
                 1);
    }

    void whatTheThreadIsInAndWhatIsPostedIsShown()
    {
        const Probe probe;
        Diver diver;
        diver.setObjectName(u"diver"_s);
        LoopSnapshot within;
        diver.dive = [&] {
            for (int i = 0; i < 3; ++i)
                QCoreApplication::postEvent(&diver, new QEvent(QEvent::User));
            within = mainLoop(probe.snapshot());
        };
        QCoreApplication::postEvent(&diver, new QEvent(QEvent::User));
        QVERIFY(turnUntil([&] { return within.id != 0; }));
        QCoreApplication::removePostedEvents(&diver);
        QVERIFY(!within.handlers.isEmpty());
        QCOMPARE(within.handlers.constLast().kind, HandlerSnapshot::Kind::Event);
        QCOMPARE(within.handlers.constLast().receiverClass, u"Diver"_s);
        QCOMPARE(within.handlers.constLast().receiverName, u"diver"_s);
        QVERIFY(std::any_of(within.posted.cbegin(), within.posted.cend(), [](const auto &posted) {
            return posted.receiverClass == u"Diver"_s && posted.count == 3;
        }));
        const auto after = mainLoop(probe.snapshot()).handlers;
        QVERIFY(std::none_of(after.cbegin(), after.cend(),
                             [](const auto &handler) { return handler.receiverClass == u"Diver"_s; }));
    }

    // Qt tells of the begin of a delivery only, and nobody looks while there is no Probe.
    void guestShowsNothingThatAnEarlierProbeNoted()
    {
        if (isNative())
            QSKIP("each turn of ours clears it away");
        scheduler();
        Diver diver, second;
        LoopSnapshot within;
        {
            const Probe earlier;
            diver.dive = [&] { within = mainLoop(earlier.snapshot()); };
            QEvent event(QEvent::User);
            QCoreApplication::sendEvent(&diver, &event);
        }
        QVERIFY(!within.handlers.isEmpty());
        second.dive = [&] { within = mainLoop(Probe().snapshot()); };
        QEvent event(QEvent::User);
        QCoreApplication::sendEvent(&second, &event);
        QVERIFY(within.handlers.isEmpty());
    }

    // A dialog's handler is on the stack while its nested loop sleeps: it has held nothing.
    void guestNamesNobodyWhoHasHeldTheLoop()
    {
        if (isNative())
            QSKIP("our loop knows when it sleeps");
        const Probe probe;
        Diver diver;
        bool hasRun = false;
        diver.dive = [&] {
            QTest::qWait(30);
            hasRun = true;
        };
        QCoreApplication::postEvent(&diver, new QEvent(QEvent::User));
        QVERIFY(turnUntil([&] { return hasRun; }));
        QTest::qWait(1); // it has ended for the spy, too
        QCOMPARE(mainLoop(probe.snapshot()).longestTurnCulprit, QString());
    }

    void schedulerOfAThreadThatHasEndedIsNotShown()
    {
        const Probe probe;
        const auto before = probe.snapshot().loops.size();
        qsizetype within = 0;
        std::thread([&] {
            scheduler();
            within = probe.snapshot().loops.size();
        }).join();
        QCOMPARE(within, before + 1);
        QCOMPARE(probe.snapshot().loops.size(), before);
    }
};

int main(int argc, char **argv)
{
    scheduler();
    earlyLoops = Probe().snapshot().loops;
    installHost();
    QCoreApplication app(argc, argv);
    tst_Snapshots test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_snapshots.moc"
