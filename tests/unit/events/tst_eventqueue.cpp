// SPDX-License-Identifier: MIT
#include "events/queuewaits.h"
#include "jobs.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

#include <functional>
#include <thread>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using Content = EventQueue::Content;

namespace {

struct Silent : SendWait
{
    void sent() override {}
};

//! A router with queues a, b, c… for the jobs of these names.
EventQueue *addQueue(EventQueue &parent, const char *name, int priority = 0, qsizetype limit = Unlimited)
{
    const auto queue = QString::fromLatin1(name);
    return parent.addQueue(
        {.name = queue, .matcher = match<Job>(queue), .priority = priority, .limit = limit});
}

void force(EventRouter &router, std::initializer_list<const char *> jobs)
{
    for (const char *each : jobs)
        QVERIFY(router.sendForced(passingJob(QByteArray(each, 1).constData(), each[1] - '0')));
}

} // namespace

class tst_EventQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendReturnsBeforeAnybodyGetsTheEvent() // S28
    {
        EventRouter router;
        Worker worker(router);
        QVERIFY(router.send(job("a", 1)));
        QCOMPARE(worker.log.size(), 0);
        QCOMPARE(router.rootQueue().size(), 1);
        QVERIFY(router.processNext());
        QVERIFY(!router.processNext());
        QCOMPARE(words(worker.log.take()), u"a1"_s);
        QVERIFY(router.rootQueue().isEmpty());
    }

    void anotherThreadMayNotTouchAQueue()
    {
        EventRouter router;
        auto *queue = addQueue(router.rootQueue(), "a", 1);
        force(router, {"a1"});
        const std::pair<const char *, std::function<void()>> calls[] = {
            {"queues", [&] { QVERIFY(router.rootQueue().queues().isEmpty()); }},
            {"queue", [&] { QVERIFY(!router.rootQueue().queue(u"a"_s)); }},
            {"addQueue", [&] { QVERIFY(!router.rootQueue().addQueue({.name = u"b"_s})); }},
            {"remove", [&] { queue->remove(Content::Drop); }},
            {"clear", [&] { QCOMPARE(queue->clear(), 0); }},
            {"unblock", [&] { queue->unblock(); }},
            {"setPriority", [&] { queue->setPriority(2); }},
            {"setOwnPriority", [&] { queue->setOwnPriority(2); }},
            {"setLimit", [&] { queue->setLimit(2); }},
            {"setTotalLimit", [&] { queue->setTotalLimit(2); }},
        };
        for (const auto &[member, call] : calls) {
            const QRegularExpression warning(u"EventQueue::%1: queue (a|root) belongs to another thread"_s.arg(QLatin1StringView(member)));
            QTest::ignoreMessage(QtWarningMsg, warning);
            std::thread(call).join();
        }
        QCOMPARE(router.rootQueue().queues(), QList{queue});
        QCOMPARE(queue->size(), 1);
        QCOMPARE(queue->priority(), 1);
        QCOMPARE(queue->ownPriority(), 0);
        QCOMPARE(queue->limit(), Unlimited);
        QCOMPARE(queue->totalLimit(), Unlimited);
    }

    void urgentOnesComeFirstStrictly() // S30
    {
        EventRouter router;
        addQueue(router.rootQueue(), "a", 1);
        addQueue(router.rootQueue(), "b", 20);
        addQueue(router.rootQueue(), "c", -5);
        force(router, {"a1", "c1", "b1", "d1", "a2", "b2", "c2"}); // d belongs to the root, of priority 0
        QCOMPARE(delivered(router), u"b1, b2, a1, a2, d1, c1, c2"_s);
    }

    void equalOnesTakeTurns() // S31
    {
        EventRouter router;
        addQueue(router.rootQueue(), "a");
        addQueue(router.rootQueue(), "b");
        force(router, {"a1", "a2", "a3", "b1", "b2", "c1", "c2", "c3"});
        QCOMPARE(delivered(router), u"a1, b1, c1, a2, b2, c2, a3, c3"_s);
    }

    void whoHadLessThanItsShareGoesFirst() // S31: recency
    {
        EventRouter router;
        addQueue(router.rootQueue(), "a");
        addQueue(router.rootQueue(), "b");
        Worker worker(router);
        force(router, {"a1", "a2", "b1", "a3", "b2"});
        for (int i = 0; i < 4; ++i)
            router.processNext();
        QCOMPARE(words(worker.log.take()), u"a1, b1, a2, b2"_s);
        force(router, {"a4", "c1"}); // the root's own events had nothing so far
        processAll(router);
        QCOMPARE(words(worker.log.take()), u"c1, a3, a4"_s);
    }

    void rightOfWayStarvesNobody()
    {
        EventRouter router;
        for (const char *name : {"a", "b", "c", "d", "e", "f"})
            addQueue(router.rootQueue(), name);
        Worker worker(router);
        force(router, {"a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8"});
        router.processNext();
        worker.log.take();
        for (const char *name : {"b", "c", "d", "e", "f"}) { // each has had less than a
            force(router, {(QByteArray(name) + "1").constData()});
            force(router, {(QByteArray(name) + "2").constData()});
            router.processNext();
        }
        QVERIFY2(worker.log.count("a2") == 1, qPrintable(words(worker.log.entries())));
    }

    void mostSpecificQueueTakesTheEvent() // S29
    {
        EventRouter router;
        auto &root = router.rootQueue();
        auto *jobs = root.addQueue({.name = u"jobs"_s, .matcher = match<Job>()});
        auto *mine = root.addQueue({.name = u"mine"_s, .matcher = match<Job>(u"a"_s)});
        auto *again = root.addQueue({.name = u"again"_s, .matcher = match<Job>(u"a"_s)});
        force(router, {"a1", "b1"});
        QVERIFY(router.sendForced(makeEvent(PortUp{})));
        QCOMPARE(mine->size(), 1); // of equals, the older one
        QCOMPARE(again->size(), 0);
        QCOMPARE(jobs->size(), 1);
        QCOMPARE(root.size(), 3);
        QCOMPARE(root.statistics().depth, 1);
        QCOMPARE(root.queue(u"mine"_s), mine);
        QCOMPARE(root.queues(), (QList<EventQueue *>{jobs, mine, again}));
        QCOMPARE(mine->parent(), &root);
        QCOMPARE(mine->matcher(), Matcher(match<Job>(u"a"_s)));
        QCOMPARE(root.parent(), nullptr);
    }

    void filterOfAQueueIsNotIgnored() // W12
    {
        EventRouter router;
        auto *odd = router.rootQueue().addQueue(
            {.name = u"odd"_s,
             .matcher = match<Job>().filter([](const Job &each) { return each.number % 2; })});
        force(router, {"a1", "a2", "a3"});
        QCOMPARE(odd->size(), 2);
    }

    void whereAnEventGoesIsDecidedWhenItIsSent()
    {
        EventRouter router;
        force(router, {"a1"});
        auto *queue = addQueue(router.rootQueue(), "a");
        QCOMPARE(queue->size(), 0);
        force(router, {"a2"});
        QCOMPARE(queue->size(), 1);
    }

    void queuesNest() // S32
    {
        EventRouter router;
        auto *jobs = router.rootQueue().addQueue({.name = u"jobs"_s, .matcher = match<Job>(), .priority = 1});
        addQueue(*jobs, "a", 5);
        addQueue(*jobs, "b", -5);
        force(router, {"b1", "c1", "a1", "b2", "a2"});
        QVERIFY(router.sendForced(makeEvent(Weather{u"north"_s})));
        QCOMPARE(jobs->size(), 5);
        QCOMPARE(delivered(router), u"a1, a2, c1, b1, b2"_s);
    }

    void defaultsAreForWhatAQueueDoesNotSay()
    {
        EventRouter router({}, nullptr,
                           {.priority = 3, .ownPriority = 2, .leaf = priorityLeaf(&Job::urgency)});
        auto &root = router.rootQueue();
        auto *says = addQueue(root, "a", 1);
        auto *doesNot = root.addQueue({.name = u"b"_s, .matcher = match<Job>(u"b"_s)});
        QCOMPARE(root.ownPriority(), 2);
        QCOMPARE(says->priority(), 1);
        QCOMPARE(says->ownPriority(), 2);
        QCOMPARE(doesNot->priority(), 3);
        for (const int urgency : {1, 3, 2})
            QVERIFY(router.send(makeEvent(job("b", urgency, urgency), EventKind::Transient)));
        QCOMPARE(delivered(router), u"b3, b2, b1"_s);

        router.setQueueDefaults({.priority = -1}); // for new ones only
        QCOMPARE(doesNot->priority(), 3);
        QCOMPARE(root.addQueue({.name = u"c"_s, .matcher = match<Job>(u"c"_s)})->priority(), -1);
    }

    void leafThatIsNullIsALine()
    {
        EventRouter router;
        QTest::ignoreMessage(QtWarningMsg, "The leaf of a new queue is null: it gets a fifoLeaf() instead.");
        router.rootQueue().addQueue({.name = u"a"_s, .matcher = match<Job>(u"a"_s), .leaf = [] {
                                         return std::unique_ptr<EventLeaf>();
                                     }});
        force(router, {"a1", "a2"});
        QCOMPARE(delivered(router), u"a1, a2"_s);
    }

    void negativeLimitIsNone()
    {
        EventRouter router;
        const auto saysSo = [](const char *limit) {
            QTest::ignoreMessage(QtWarningMsg, qPrintable(u"Queue \"jobs\": %1 is no limit: it has none."_s.arg(QLatin1StringView(limit))));
        };
        saysSo("-5");
        saysSo("-6");
        auto *jobs = router.rootQueue().addQueue({.name = u"jobs"_s, .matcher = match<Job>(), .limit = -5, .totalLimit = -6});
        QCOMPARE(jobs->limit(), Unlimited);
        QCOMPARE(jobs->totalLimit(), Unlimited);
        saysSo("-7");
        jobs->setLimit(-7);
        saysSo("-8");
        jobs->setTotalLimit(-8);
        QCOMPARE(jobs->limit(), Unlimited);
        QCOMPARE(jobs->totalLimit(), Unlimited);
        jobs->setLimit(Unlimited);
    }

    void limits_data()
    {
        QTest::addColumn<int>("rootTotal");
        QTest::addColumn<int>("rootOwn");
        QTest::addColumn<int>("jobsTotal");
        QTest::addColumn<int>("aOwn");
        QTest::addColumn<QString>("accepted");
        QTest::addColumn<QString>("full");
        const int no = int(Unlimited);
        QTest::newRow("none") << no << no << no << no << u"a1, a2, b1, c1, d1, d2"_s << u""_s;
        QTest::newRow("leaf") << no << no << no << 1 << u"a1, b1, c1, d1, d2"_s << u"a"_s;
        QTest::newRow("subtree") << no << no << 3 << no << u"a1, a2, b1, d1, d2"_s << u"jobs"_s;
        QTest::newRow("whole") << 5 << no << no << no << u"a1, a2, b1, c1, d1"_s << u"root"_s;
        QTest::newRow("root's own") << no << 1 << no << no << u"a1, a2, b1, c1, d1"_s << u"root"_s;
        QTest::newRow("all of them") << 4 << 1 << 3 << 1 << u"a1, b1, c1, d1"_s << u"a, root"_s;
        QTest::newRow("closed") << no << no << 0 << no << u"d1, d2"_s << u"jobs"_s;
    }
    void limits() // S33
    {
        QFETCH(int, rootTotal);
        QFETCH(int, rootOwn);
        QFETCH(int, jobsTotal);
        QFETCH(int, aOwn);
        EventRouter router({.name = u"root"_s, .limit = rootOwn, .totalLimit = rootTotal});
        const auto inside = match<Job>().filter([](const Job &each) { return each.queue != u"d"_s; });
        auto *jobs =
            router.rootQueue().addQueue({.name = u"jobs"_s, .matcher = inside, .totalLimit = jobsTotal});
        addQueue(*jobs, "a", 0, aOwn);
        QStringList accepted, full;
        for (const auto &event : {passingJob("a", 1), passingJob("a", 2), passingJob("b", 1),
                                  passingJob("c", 1), passingJob("d", 1), passingJob("d", 2)}) {
            const auto result = router.send(event);
            QCOMPARE(bool(result), result.isAccepted());
            if (result)
                accepted.append(text(event));
            else if (!full.contains(result.fullQueue()->name()))
                full.append(result.fullQueue()->name());
        }
        QTEST(words(accepted), "accepted");
        QTEST(words(full), "full");
        QCOMPARE(router.rootQueue().size(), accepted.size());
        QVERIFY(router.sendForced(passingJob("a", 9))); // S44: past all of them
        QCOMPARE(router.rootQueue().size(), accepted.size() + 1);
    }

    void whatCannotBeSentIsNot()
    {
        EventRouter router;
        const auto event = passingJob("a");
        QVERIFY(router.send(event));
        QTest::ignoreMessage(QtWarningMsg,
                             "Job(queue: \"a\", number: 0) is queued already: it is not sent again.");
        const auto again = router.send(event);
        QVERIFY(!again && !again.fullQueue());
        QVERIFY(!router.send(EventPointer<>()));
        QVERIFY(!router.sendForced(EventPointer<>()));
        QCOMPARE(router.rootQueue().size(), 1);
        processAll(router);
        QVERIFY(router.send(event)); // it is in no queue now
    }

    void namesAreUniqueAmongSiblings()
    {
        EventRouter router;
        auto *a = addQueue(router.rootQueue(), "a");
        QTest::ignoreMessage(QtWarningMsg, "There is a queue a already: it is not added again.");
        QCOMPARE(addQueue(router.rootQueue(), "a"), nullptr);
        QVERIFY(addQueue(*a, "a"));
        QVERIFY(router.rootQueue().addQueue({}) && router.rootQueue().addQueue({})); // without a name
        QCOMPARE(router.rootQueue().queue(QString()), nullptr);
    }

    void prioritiesChangeWithTheContentInPlace() // S54
    {
        EventRouter router;
        auto *a = addQueue(router.rootQueue(), "a", 1), *b = addQueue(router.rootQueue(), "b", 2);
        force(router, {"a1", "a2", "b1", "b2", "c1"});
        QCOMPARE(a->priority(), 1);
        a->setPriority(3);
        b->setPriority(-1);
        QCOMPARE(a->priority(), 3);
        router.rootQueue().setOwnPriority(-2);
        QCOMPARE(router.rootQueue().ownPriority(), -2);
        QCOMPARE(delivered(router), u"a1, a2, b1, b2, c1"_s);
    }

    void queueMayBeAddedRemovedAndChangedWhileItsEventIsDelivered()
    {
        EventRouter router;
        auto *a = addQueue(router.rootQueue(), "a", 1);
        force(router, {"a1", "a2", "a3", "b1"});
        EventLog log;
        Listener changer("changer", log, [&](Wait &, const EventPointer<> &event) {
            log.add(text(event));
            if (text(event) == "a1"_L1) {
                addQueue(*a, "a")->setPriority(7);
                a->setPriority(-1);
            } else if (text(event) == "b1"_L1) {
                a->remove(Content::Keep);
            }
        });
        Wait wait(changer, match<Job>(), Wait::Repeat::Always);
        wait.start(router);
        processAll(router);
        QCOMPARE(words(log.take()), u"changer, a1, changer, b1, changer, a2, changer, a3"_s);
    }

    void clearedQueueIsEmpty() // S52
    {
        EventRouter router;
        auto *a = addQueue(router.rootQueue(), "a");
        addQueue(*a, "a");
        force(router, {"a1", "a2", "b1"});
        QCOMPARE(a->clear(), 2);
        QCOMPARE(a->size(), 0);
        QCOMPARE(a->queues().first()->statistics().dropped, 2u);
        QCOMPARE(router.rootQueue().clear(), 1); // its own leaf as well (W13)
        QCOMPARE(router.rootQueue().clear(), 0);
        QVERIFY(!router.processNext());
    }

    void removedQueueKeepsOrDropsItsContent_data()
    {
        QTest::addColumn<int>("content");
        QTest::addColumn<QString>("expected");
        QTest::newRow("keep") << int(Content::Keep) << u"d1, a1, a2, b1"_s;
        QTest::newRow("drop") << int(Content::Drop) << u"d1"_s;
    }
    void removedQueueKeepsOrDropsItsContent() // S53
    {
        QFETCH(int, content);
        EventRouter router({.limit = 1});
        auto *jobs = router.rootQueue().addQueue({.name = u"jobs"_s, .matcher = match<Job>()});
        addQueue(*jobs, "a", 3);
        auto *other = router.rootQueue().addQueue(
            {.matcher = match<Job>().filter([](const Job &each) { return each.queue == u"d"_s; }),
             .priority = 1});
        Q_UNUSED(other);
        force(router, {"b1", "a1", "a2"});
        jobs->remove(Content(content));
        QCOMPARE(router.rootQueue().queues().size(), 1);
        force(router, {"d1"});
        QTEST(delivered(router), "expected");
        QVERIFY(router.rootQueue().isEmpty());
    }

    void contentThatIsKeptGoesWhereItBelongsNow()
    {
        EventRouter router;
        auto *exact = addQueue(router.rootQueue(), "a");
        auto *jobs = router.rootQueue().addQueue({.name = u"jobs"_s, .matcher = match<Job>()});
        force(router, {"a1"});
        exact->remove(Content::Keep);
        QCOMPARE(jobs->size(), 1);
    }

    void rootIsNotRemoved()
    {
        EventRouter router;
        QTest::ignoreMessage(QtWarningMsg, "rootQueue() and systemQueue() cannot be removed: they stay as they are.");
        router.rootQueue().remove(Content::Drop);
        force(router, {"a1"});
        QCOMPARE(delivered(router), u"a1"_s);
    }

    void statisticsTellWhatHappened() // S55
    {
        using namespace std::chrono_literals;
        EventRouter router({.limit = 2});
        const auto now = Deadline(1h);
        router.setNow(now);
        QVERIFY(router.send(passingJob("a", 1)));
        QVERIFY(router.send(passingJob("a", 2)));
        QVERIFY(!router.send(passingJob("a", 3)));
        Silent wait;
        QVERIFY(!wait.start(router, passingJob("a", 4)));
        router.setNow(now + 3ms);
        {
            Worker worker(router);
            router.processNext();
        }
        processAll(router); // nobody waits for the others
        const auto statistics = router.rootQueue().statistics();
        QCOMPARE(statistics.depth, 0);
        QCOMPARE(statistics.deepest, 2);
        QCOMPARE(statistics.in, 3u);
        QCOMPARE(statistics.out, 3u);
        QCOMPARE(statistics.refused, 1u);
        QCOMPARE(statistics.waited, 1u);
        QCOMPARE(statistics.dropped, 2u);
        QCOMPARE(statistics.latency.count(), 3u);
        QCOMPARE(statistics.latency.longest(), 3ms);
        QCOMPARE(statistics.latency.percentile(0.3), 1us); // the one that came in last
        QCOMPARE(statistics.latency.percentile(1), 3ms);
    }

    void timeInAQueueThatIsRemovedCounts()
    {
        using namespace std::chrono_literals;
        EventRouter router;
        auto *queue = addQueue(router.rootQueue(), "a");
        force(router, {"a1"});
        router.setNow(Deadline(5ms));
        queue->remove(Content::Keep);
        processAll(router);
        QCOMPARE(router.rootQueue().statistics().latency.longest(), 5ms);
    }
};

QTEST_APPLESS_MAIN(tst_EventQueue)
#include "tst_eventqueue.moc"
