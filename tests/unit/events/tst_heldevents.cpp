// SPDX-License-Identifier: MIT
#include "brokenkey.h"
#include "jobs.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

#include <memory>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using Content = EventQueue::Content;
using Repeat = Wait::Repeat;

namespace {

struct Errand
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int number = 0;
    static inline bool isOver = false;
    bool mayBeDropped() const { return isOver; }
    SIGNALBOX_EVENT(Errand, number)
};

struct Doubtful
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int number = 0;
    bool mayBeDropped() const
    {
        if (number == 1)
            throw std::runtime_error("doubt");
        return false;
    }
    SIGNALBOX_EVENT(Doubtful, number)
};

//! Has the queue that it is in cleared when it is asked.
struct Clearing
{
    static constexpr auto eventKind = EventKind::MustHandle;
    EventQueue *queue = nullptr;
    bool answer = false;
    bool mayBeDropped() const
    {
        queue->clear();
        return answer;
    }
    SIGNALBOX_EVENT(Clearing)
};

//! A router with queues a and b for their jobs, which has a Worker that does not accept, and a1, a2, b1.
struct Scene
{
    Scene()
    {
        a = router.rootQueue().addQueue({.name = u"a"_s, .matcher = match<Job>(u"a"_s)});
        b = router.rootQueue().addQueue({.name = u"b"_s, .matcher = match<Job>(u"b"_s)});
        worker.accepts = false;
        for (const auto &each : {job("a", 1), job("a", 2), job("b", 1)})
            events.append(makeEvent(each));
        for (const auto &event : events)
            static_cast<void>(router.send(event));
        processAll(router);
    }
    QString more()
    {
        processAll(router);
        return words(worker.log.take());
    }

    EventRouter router;
    EventQueue *a, *b;
    Worker worker{router};
    QList<EventPointer<>> events;
};

} // namespace

class tst_HeldEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventThatIsSentAgainIsToBeAcceptedAgain()
    {
        Scene scene;
        const auto event = scene.events.first();
        event->accept();
        QCOMPARE(scene.more(), u"a1, b1, a2"_s);
        scene.router.ignore(Matcher()); // the others
        QVERIFY(scene.router.send(event));
        QVERIFY(!event->isAccepted());
        QCOMPARE(scene.more(), u"a1"_s);
        QCOMPARE(scene.a->size(), 1); // held
        event->accept();
        QCOMPARE(scene.a->size(), 0);
        QCOMPARE(scene.router.dispatch(event), 1); // past the queues
        event->accept();
        scene.worker.log.take();
        QVERIFY(scene.router.sendForced(event));
        QCOMPARE(scene.more(), u"a1"_s);
    }

    void eventThatNobodyAcceptsStopsItsQueueOnly() // S46, W8: it stopped timers and quit
    {
        Scene scene;
        QCOMPARE(words(scene.worker.log.take()), u"a1, b1"_s);
        QCOMPARE(scene.router.heldEvents().size(), 2);
        QCOMPARE(scene.a->size(), 2); // it counts as content
        static_cast<void>(scene.router.send(job("c", 1)));
        QCOMPARE(scene.more(), u"c1"_s);
    }

    void eventThatNobodyWaitsForIsHeld()
    {
        EventRouter router;
        QVERIFY(router.send(job("a", 1)));
        QVERIFY(router.send(job("a", 2)));
        processAll(router);
        QCOMPARE(router.heldEvents().size(), 1);
        QCOMPARE(delivered(router), u"a1, a2"_s); // S47: a new wait that matches
    }

    void acceptedEventMakesRoomForTheNext()
    {
        Scene scene;
        scene.worker.log.take();
        scene.events[0]->accept(); // long after its delivery
        scene.events[0]->accept();
        QCOMPARE(scene.a->size(), 1);
        QCOMPARE(scene.more(), u"a2"_s);
        scene.worker.accepts = true;
        scene.events[1]->accept();
        scene.events[2]->accept();
        QCOMPARE(scene.more(), u""_s);
        QVERIFY(scene.router.rootQueue().isEmpty());
        QVERIFY(scene.router.heldEvents().isEmpty());
    }

    void anyoneMayAccept()
    {
        EventRouter router;
        Worker first(router), second(router), third(router);
        first.accepts = third.accepts = false;
        QVERIFY(router.send(job("a", 1)));
        QVERIFY(router.send(job("a", 2)));
        processAll(router);
        QCOMPARE(words(third.log.take()), u"a1, a2"_s);
        QVERIFY(router.heldEvents().isEmpty());
    }

    void newWaitReleasesWhatItMatchesOnly()
    {
        Scene scene;
        scene.worker.log.take();
        EventLog log;
        Listener other("other", log);
        Wait wait(other, match<Job>(u"b"_s), Repeat::Always);
        wait.start(scene.router);
        QCOMPARE(scene.more(), u"b1"_s); // all who wait get it again
        QCOMPARE(words(log.take()), u"other"_s);
        Wait elsewhere(other, match<Job>(u"c"_s));
        elsewhere.start(scene.router);
        QCOMPARE(scene.more(), u""_s);
    }

    void renewedWaitReleasesAsANewOne() // S48, W7: only the next registration but one did
    {
        EventRouter router;
        EventLog log;
        int refusals = 3;
        Listener consumer("consumer", log, [&](Wait &wait, const EventPointer<> &event) {
            if (refusals-- > 0)
                wait.start(router); // the same wait again, without accepting
            else
                event->accept();
        });
        Wait wait(consumer, match<Job>());
        wait.start(router);
        QVERIFY(router.send(job("a", 1)));
        QTest::ignoreMessage(QtWarningMsg,
                             "Job(queue: \"a\", number: 1) was not accepted by a waiter that has got it and "
                             "waits again: it is delivered again.");
        QTest::failOnWarning(QRegularExpression(u".*"_s)); // said once
        processAll(router);
        QCOMPARE(words(log.take()), u"consumer, consumer, consumer, consumer"_s);
        QVERIFY(router.heldEvents().isEmpty());
    }

    void consumerThatComesBackLaterGetsItAtOnce()
    {
        EventRouter router;
        EventLog log;
        Listener consumer("consumer", log);
        Wait wait(consumer, match<Job>());
        wait.start(router);
        QVERIFY(router.send(job("a", 1)));
        processAll(router);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"was not accepted by a waiter"_s));
        wait.start(router);
        processAll(router);
        QCOMPARE(words(log.take()), u"consumer, consumer"_s);
    }

    void acceptingAfterWaitingAgainIsInTime()
    {
        EventRouter router;
        EventLog log;
        Listener consumer("consumer", log, [&](Wait &wait, const EventPointer<> &event) {
            wait.start(router);
            event->accept();
        });
        Wait wait(consumer, match<Job>());
        wait.start(router);
        QVERIFY(router.send(job("a", 1)));
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        processAll(router);
        QCOMPARE(words(log.take()), u"consumer"_s);
        QVERIFY(router.rootQueue().isEmpty());
    }

    void waitThatStartsDuringDeliverySeesAnEventThatIsNotAccepted()
    {
        EventRouter router;
        EventLog log;
        Listener late("late", log, [](Wait &, const EventPointer<> &event) { event->accept(); });
        Wait lateWait(late, match<Job>());
        Listener first("first", log, [&](Wait &, const EventPointer<> &) { lateWait.start(router); });
        Wait firstWait(first, match<Job>());
        firstWait.start(router);
        QVERIFY(router.send(job("a", 1)));
        QTest::failOnWarning(QRegularExpression(u".*"_s)); // the one who waits is another one
        processAll(router);
        QCOMPARE(words(log.take()), u"first, late"_s);
        QVERIFY(router.rootQueue().isEmpty());
    }

    void ignoringDropsWhatIsHeld() // S49
    {
        Scene scene;
        scene.worker.log.take();
        QCOMPARE(scene.router.ignore(match<Job>(u"a"_s, 2)), 0); // queued, but not held
        QCOMPARE(scene.router.ignore(match<Job>(u"a"_s)), 1);
        QCOMPARE(scene.more(), u"a2"_s);
        QCOMPARE(scene.router.ignore(match<Job>()), 2);
        QVERIFY(scene.router.rootQueue().isEmpty());
        QCOMPARE(scene.a->statistics().dropped, 2u);
    }

    void unblockedEventIsDeliveredAgain_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("expected");
        QTest::newRow("one") << u"one"_s << u"b1"_s;
        QTest::newRow("subtree") << u"subtree"_s << u"a1"_s;
        QTest::newRow("all") << u"all"_s << u"a1, b1"_s;
    }
    void unblockedEventIsDeliveredAgain() // S50
    {
        QFETCH(QString, what);
        Scene scene;
        scene.worker.log.take();
        if (what == "one"_L1)
            QVERIFY(scene.router.unblock(scene.events[2]));
        else if (what == "subtree"_L1)
            scene.a->unblock();
        else
            scene.router.rootQueue().unblock();
        QTEST(scene.more(), "expected");
        QCOMPARE(scene.a->statistics().latency.count(), 1u); // the first delivery counts
        QVERIFY(!scene.router.unblock(scene.events[1]));     // queued, but not held
        QVERIFY(!scene.router.unblock({}));
    }

    void releasedEventThatIsAcceptedAfterAllIsNotDelivered()
    {
        Scene scene;
        scene.worker.log.take();
        scene.a->unblock();
        scene.events[0]->accept();
        QCOMPARE(scene.more(), u"a2"_s);
        QCOMPARE(scene.a->statistics().out, 1u);
    }

    void eventSaysItselfThatItMayBeDropped() // S9
    {
        EventRouter router;
        Errand::isOver = false;
        QVERIFY(router.send(Errand{1}));
        QVERIFY(router.send(Errand{2}));
        processAll(router);
        QCOMPARE(router.heldEvents().size(), 1);
        Errand::isOver = true;
        QCOMPARE(router.heldEvents().size(), 1); // it is asked again when somebody gives cause
        router.rootQueue().unblock();
        processAll(router);
        QVERIFY(router.rootQueue().isEmpty());
        QCOMPARE(router.rootQueue().statistics().dropped, 2u);
    }

    void keyedLineStandsStillAlone()
    {
        EventRouter router({.leaf = keyedLeaf(&Job::queue)});
        Worker worker(router);
        worker.accepts = false;
        const auto first = makeEvent(job("a", 1));
        QVERIFY(router.send(first));
        for (const auto &each : {job("a", 2), job("b", 1), job("b", 2)})
            QVERIFY(router.send(each));
        processAll(router);
        QCOMPARE(words(worker.log.take()), u"a1, b1"_s);
        first.accept();
        processAll(router);
        QCOMPARE(words(worker.log.take()), u"a2"_s);
    }

    void clearingForgetsWhatIsHeld()
    {
        Scene scene;
        scene.worker.log.take();
        QCOMPARE(scene.a->clear(), 2);
        QCOMPARE(scene.router.heldEvents().size(), 1);
        static_cast<void>(scene.router.send(job("a", 3)));
        QCOMPARE(scene.more(), u"a3"_s);
        scene.events[0]->accept(); // it is in no queue any more
        QCOMPARE(scene.a->size(), 1);
    }

    void removedQueueReleasesWhatItHeld()
    {
        Scene scene;
        scene.worker.log.take();
        scene.a->remove(Content::Keep);
        QCOMPARE(scene.more(), u"a1"_s);
        QCOMPARE(scene.router.heldEvents().size(), 2);
        scene.b->remove(Content::Drop);
        QCOMPARE(scene.router.heldEvents().size(), 1);
    }

    void anythingMayHappenWhileAnEventIsDelivered_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("expected");
        QTest::newRow("accept") << u"accept"_s << u"a1, a2"_s;
        QTest::newRow("clear") << u"clear"_s << u"a1"_s;
        QTest::newRow("keep") << u"keep"_s << u"a1, a1, a2"_s;
        QTest::newRow("keep and accept") << u"keep and accept"_s << u"a1, a2"_s;
        QTest::newRow("drop") << u"drop"_s << u"a1"_s;
        QTest::newRow("unblock") << u"unblock"_s << u"a1"_s;
        QTest::newRow("nest") << u"nest"_s << u"a1"_s;
        QTest::newRow("end") << u"end"_s << u"a1"_s;
    }
    void anythingMayHappenWhileAnEventIsDelivered()
    {
        QFETCH(QString, action);
        auto router = std::make_unique<EventRouter>();
        auto *queue = router->rootQueue().addQueue({.matcher = match<Job>(u"a"_s)});
        EventLog log;
        bool isFirst = true;
        Listener worker("", log, [&](Wait &, const EventPointer<> &event) {
            log.add(text(event));
            if (!std::exchange(isFirst, false)) {
                event->accept();
                return;
            }
            if (action == "clear"_L1)
                QCOMPARE(queue->clear(), 2);
            else if (action == "unblock"_L1)
                router->rootQueue().unblock();
            else if (action == "nest"_L1)
                processAll(*router); // what stands behind it does not overtake it
            else if (action == "end"_L1)
                router.reset();
            else if (action.startsWith("keep"_L1))
                queue->remove(Content::Keep);
            else if (action == "drop"_L1)
                queue->remove(Content::Drop);
            if (action.endsWith("accept"_L1))
                event->accept();
        });
        Wait wait(worker, match<Job>(), Repeat::Always);
        wait.start(*router);
        QVERIFY(router->send(job("a", 1)));
        QVERIFY(router->send(job("a", 2)));
        while (router && router->processNext()) {
        }
        auto entries = log.take();
        entries.removeAll(QString());
        QTEST(words(entries), "expected");
        if (router)
            QCOMPARE(router->heldEvents().size(), action == "unblock"_L1 || action == "nest"_L1 ? 1 : 0);
    }

    void eventWhoseMayBeDroppedThrowsIsHeld()
    {
        EventRouter router;
        QVERIFY(router.send(Doubtful{1}));
        QVERIFY(router.send(Doubtful{2}));
        QTest::ignoreMessage(QtWarningMsg, "Doubtful::mayBeDropped() threw doubt: it is held.");
        processAll(router);
        QCOMPARE(router.heldEvents().size(), 1);
        QCOMPARE(router.rootQueue().size(), 2);
        QCOMPARE(router.ignore(match<Doubtful>(1)), 1);
        EventLog log;
        Listener listener("it", log, [](Wait &, const EventPointer<> &event) { event->accept(); });
        Wait wait(listener, match<Doubtful>());
        wait.start(router);
        processAll(router);
        QCOMPARE(log.take().size(), 1);
        QCOMPARE(router.rootQueue().size(), 0);
    }

    void eventMayClearItsQueueWhenItIsAskedWhetherItMayBeDropped()
    {
        for (const bool answer : {false, true}) {
            EventRouter router;
            QVERIFY(router.send(Clearing{&router.rootQueue(), answer}));
            QVERIFY(router.send(Clearing{&router.rootQueue(), answer}));
            processAll(router);
            QCOMPARE(router.rootQueue().size(), 0);
            QCOMPARE(router.rootQueue().statistics().out, 2u);
            QCOMPARE(router.heldEvents().size(), 0);
        }
    }

    void keyThatThrowsHarmsOnlyThoseWhoWantItsValue()
    {
        EventRouter router;
        EventLog log;
        const auto accept = [](Wait &, const EventPointer<> &event) { event->accept(); };
        Listener one("one", log, accept), all("all", log, accept);
        Wait waitForOne(one, match<Fragile>(BrokenKey{1}), Repeat::Always), waitForAll(all, match<Fragile>(), Repeat::Always);
        waitForOne.start(router);
        waitForAll.start(router);
        for (auto *const times : {&BrokenKey::hashThrows, &BrokenKey::comparisonThrows}) {
            QVERIFY(router.send(Fragile{{1}}));
            QVERIFY(router.send(Fragile{{1}}));
            *times = 1;
            QTest::ignoreMessage(QtWarningMsg,
                                 "A key of Fragile threw broken when those who wait for an event were looked for: who wants a "
                                 "value of that key does not get the event, the others do.");
            processAll(router);
            QCOMPARE(words(log.take()), u"all, one, all"_s);
            QCOMPARE(router.rootQueue().size(), 0);
        }
    }

    void heldEventWhoseKeyThrewIsFoundAllTheSame()
    {
        EventRouter router;
        const auto isOne = [](const Fragile &fragile) { return fragile.key.value == 1; };
        router.rootQueue().addQueue({.name = u"one"_s, .matcher = match<Fragile>().filter(isOne)});
        QVERIFY(router.send(Fragile{{5}}));
        processAll(router);
        EventLog log;
        Listener listener("nine", log);
        Wait wait(listener, match<Fragile>(BrokenKey{9})); // asks what is held
        wait.start(router);
        QVERIFY(router.send(Fragile{{1}}));
        BrokenKey::hashThrows = 2;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"when those who wait for an event were looked for"_s));
        QTest::ignoreMessage(QtWarningMsg, "A key of Fragile threw broken when an event was to be found by it: the event is compared instead.");
        processAll(router);
        QCOMPARE(router.heldEvents().size(), 2);
        QCOMPARE(router.ignore(match<Fragile>(BrokenKey{1})), 1);
        QCOMPARE(router.ignore(match<Fragile>(BrokenKey{5})), 1);
        QCOMPARE(router.rootQueue().size(), 0);
    }

    void latchedEventWhoseKeyThrowsIsDeliveredAndNotKept()
    {
        EventRouter router;
        EventLog log;
        Listener listener("it", log);
        Wait wait(listener, match<FragileLamp>(), Repeat::Always);
        wait.start(router);
        QVERIFY(router.send(FragileLamp{{1}}));
        BrokenKey::hashThrows = 1;
        QTest::ignoreMessage(QtWarningMsg,
                             "A key of FragileLamp threw broken when what it replaces was looked for: it is not kept.");
        processAll(router);
        QCOMPARE(log.take().size(), 1);
        QCOMPARE(router.latchedEvents().size(), 0);
    }
};

QTEST_APPLESS_MAIN(tst_HeldEvents)
#include "tst_heldevents.moc"
