// SPDX-License-Identifier: MIT
#include "events/queuewaits.h"
#include "jobs.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

#include <deque>
#include <functional>
#include <memory>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using Content = EventQueue::Content;

namespace {

struct LoggingSend : SendWait
{
    LoggingSend(EventLog &eventLog, QString name) : log(eventLog), what(std::move(name)) {}
    void sent() override
    {
        log.add(what);
        if (const auto action = then)
            action();
    }
    EventLog &log;
    QString what;
    std::function<void()> then = {};
};

struct LoggingEmpty : EmptyWait
{
    explicit LoggingEmpty(EventLog &eventLog) : log(eventLog) {}
    void emptied() override
    {
        log.add("empty");
        if (const auto action = then)
            action();
    }
    EventLog &log;
    std::function<void()> then = {};
};

struct LoggingWatch : QueueWatch
{
    explicit LoggingWatch(EventLog &eventLog) : log(eventLog) {}
    void roomArrived() override { tell("room"); }
    void emptied() override { tell("empty"); }
    void tell(const char *what)
    {
        log.add(what);
        if (const auto action = then)
            action();
    }
    EventLog &log;
    std::function<void()> then = {};
};

//! Sends that wait for room, in order.
class Senders
{
public:
    Senders(EventRouter &router, EventLog &log) : m_router(router), m_log(log) {}
    //! Waits with \a event; true when it need not.
    bool add(const EventPointer<> &event)
    {
        return m_sends.emplace_back(m_log, u"sent "_s + text(event)).start(m_router, event);
    }
    LoggingSend &operator[](std::size_t index) { return m_sends[index]; }

private:
    EventRouter &m_router;
    EventLog &m_log;
    std::deque<LoggingSend> m_sends;
};

EventQueue *addQueue(EventQueue &parent, const char *name, qsizetype limit = Unlimited, int priority = 0)
{
    const auto queue = QString::fromLatin1(name);
    return parent.addQueue(
        {.name = queue, .matcher = match<Job>(queue), .priority = priority, .limit = limit});
}

//! All jobs go to \a log, and are accepted.
struct Consumer : Waiter
{
    Consumer(EventRouter &router, EventLog &eventLog) : log(eventLog) { wait.start(router); }
    void eventArrived(Wait &, const EventPointer<> &event) override
    {
        log.add(text(event));
        event->accept();
    }
    EventLog &log;
    Wait wait{*this, match<Job>(), Wait::Repeat::Always};
};

} // namespace

class tst_QueueWaits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // It stood in its queue twice, and what was behind it was lost.
    void eventThatWaitsTwiceIsQueuedOnce()
    {
        EventLog log;
        EventRouter router({.limit = 1});
        Senders senders(router, log);
        QVERIFY(senders.add(passingJob("a", 1)));
        const auto twice = passingJob("a", 2);
        QVERIFY(!senders.add(twice));
        QVERIFY(!senders.add(passingJob("a", 3)));
        QVERIFY(!senders.add(twice));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is queued already: it is not sent again"_s));
        router.rootQueue().setLimit(10);
        QCOMPARE(router.rootQueue().size(), 3);
        Consumer consumer(router, log);
        while (router.processNext()) {
        }
        QVERIFY(router.rootQueue().isEmpty());
        QCOMPARE(log.entries().filter(u"sent "_s).size(), 3); // all who waited are told
        QCOMPARE(log.entries().size(), 6);
    }

    void placeGoesToWhoWaitsLongest() // S45
    {
        EventLog log;
        EventRouter router({.limit = 2});
        Consumer consumer(router, log);
        Senders senders(router, log);
        QVERIFY(senders.add(passingJob("a", 1))); // at once: not told
        QVERIFY(senders.add(passingJob("a", 2)));
        QVERIFY(!senders.add(passingJob("b", 1)));
        QVERIFY(!senders.add(passingJob("b", 2)));
        QVERIFY(!senders.add(passingJob("b", 3)));
        QVERIFY(senders[2].isWaiting());
        QVERIFY(router.processNext());
        QVERIFY(!senders[2].isWaiting() && senders[3].isWaiting()); // one place, one sender
        QVERIFY(!router.send(passingJob("c", 1)));                  // who comes now does not take it
        processAll(router);
        QCOMPARE(words(log.take()), u"a1, sent b1, a2, sent b2, b1, sent b3, b2, b3"_s);
    }

    // ---- watches

    void watchTellsRoomAfterARefusalAndEmptinessEachTime()
    {
        EventLog log;
        EventRouter router({.limit = 2});
        Consumer consumer(router, log);
        LoggingWatch watch(log);
        QVERIFY(!watch.isWatching());
        watch.start(router.rootQueue());
        QVERIFY(router.send(passingJob("a", 1)));
        processAll(router);
        QCOMPARE(words(log.take()), u"a1, empty"_s);
        for (const int number : {2, 3, 4, 5})
            QCOMPARE(bool(router.send(passingJob("a", number))), number < 4);
        processAll(router);
        QCOMPARE(words(log.take()), u"a2, room, a3, empty"_s);
        watch.stop();
        QVERIFY(router.send(passingJob("a", 6)));
        processAll(router);
        QCOMPARE(words(log.take()), u"a6"_s);
    }

    void watchIsToldOfRoomInTheWholeTree()
    {
        EventLog log;
        EventRouter router({.totalLimit = 1});
        addQueue(router.rootQueue(), "a");
        Consumer consumer(router, log);
        LoggingWatch watch(log);
        watch.start(router.rootQueue());
        QVERIFY(router.send(passingJob("a", 1)));
        QVERIFY(!router.send(passingJob("a", 2)));
        router.rootQueue().setTotalLimit(2);
        QCOMPARE(log.size(), 0); // nobody is called within
        processAll(router);
        QCOMPARE(words(log.take()), u"room, a1, empty"_s);
    }

    void whoWaitsForRoomGetsItBeforeItIsTold()
    {
        EventLog log;
        EventRouter router({.limit = 1});
        Consumer consumer(router, log);
        Senders senders(router, log);
        LoggingWatch watch(log);
        watch.start(router.rootQueue());
        QVERIFY(router.send(passingJob("a", 1)));
        QVERIFY(!router.send(passingJob("b", 1)));
        QVERIFY(!senders.add(passingJob("c", 1)));
        processAll(router);
        QCOMPARE(words(log.take()), u"a1, sent c1, c1, room, empty"_s);
    }

    void whatIsSoNoLongerIsNotTold()
    {
        EventLog log;
        EventRouter router({.limit = 1});
        LoggingWatch watch(log);
        watch.start(router.rootQueue());
        QVERIFY(router.send(passingJob("a", 1)));
        QVERIFY(!router.send(passingJob("a", 2)));
        router.rootQueue().clear();
        QVERIFY(router.send(passingJob("a", 3)));
        processAll(router);
        QCOMPARE(words(log.take()), u"empty"_s); // of a3
    }

    void watchMayEndInItsOwnCall()
    {
        EventLog log;
        EventRouter router({.limit = 1});
        auto watch = std::make_unique<LoggingWatch>(log);
        watch->then = [&] { watch.reset(); };
        watch->start(router.rootQueue());
        QVERIFY(router.send(passingJob("a", 1)));
        QVERIFY(!router.send(passingJob("a", 2)));
        processAll(router);
        QCOMPARE(words(log.take()), u"room"_s); // and nothing of being empty
    }

    void watchEndsWithItsQueue()
    {
        EventLog log;
        LoggingWatch watch(log);
        EventRouter router;
        auto *queue = addQueue(router.rootQueue(), "a");
        watch.start(*queue);
        QVERIFY(router.send(passingJob("a", 1)));
        queue->remove(Content::Drop);
        QVERIFY(!watch.isWatching());
        processAll(router);
        QCOMPARE(log.size(), 0);
        {
            EventRouter other;
            watch.start(other.rootQueue());
            QVERIFY(watch.isWatching());
        }
        QVERIFY(!watch.isWatching());
    }

    void sentIsNeverCalledInsideOfWhatMadeRoom()
    {
        EventLog log;
        EventRouter router({.limit = 1});
        Senders senders(router, log);
        senders.add(passingJob("a", 1));
        senders.add(passingJob("a", 2));
        router.rootQueue().clear();
        QCOMPARE(router.rootQueue().size(), 1);
        QCOMPARE(log.size(), 0);
        QVERIFY(router.processNext());
        QCOMPARE(words(log.take()), u"sent a2"_s);
    }

    void placeOfAHeldEventIsFreeWhenItIsAccepted()
    {
        EventLog log;
        EventRouter router({.limit = 1});
        const auto first = makeEvent(job("a", 1));
        Senders senders(router, log);
        senders.add(first);
        senders.add(makeEvent(job("a", 2)));
        processAll(router);
        QCOMPARE(log.size(), 0);
        first.accept();
        processAll(router);
        QCOMPARE(words(log.take()), u"sent a2"_s);
    }

    void eachLimitHasItsOwnLine()
    {
        EventLog log;
        EventRouter router({.totalLimit = 3});
        addQueue(router.rootQueue(), "a", 1, 1);
        addQueue(router.rootQueue(), "b", 1);
        Consumer consumer(router, log);
        Senders senders(router, log);
        for (const char *queue : {"a", "b", "c"})
            QVERIFY(senders.add(passingJob(queue, 1)));
        QVERIFY(!senders.add(passingJob("a", 2))); // waits for a
        QVERIFY(!senders.add(passingJob("c", 2))); // waits for the whole
        QVERIFY(!senders.add(passingJob("b", 2))); // waits for b
        router.processNext(); // a1 leaves: c was first to wait for the whole, so a waits for that, too
        QVERIFY(senders[3].isWaiting() && !senders[4].isWaiting() && senders[5].isWaiting());
        processAll(router);
        const auto entries = log.take();
        for (const char *each : {"sent a2", "sent b2", "sent c2", "a2", "b2", "c2"})
            QVERIFY2(entries.contains(QString::fromLatin1(each)), each);
    }

    void keysWaitForTheirOwnRoom()
    {
        EventLog log;
        EventRouter router({.limit = 10, .leaf = keyedLeaf(&Job::queue, {.perKey = 1})});
        Consumer consumer(router, log);
        Senders senders(router, log);
        senders.add(passingJob("a", 1));
        senders.add(passingJob("b", 1));
        QVERIFY(!senders.add(passingJob("b", 2)));
        QVERIFY(!senders.add(passingJob("a", 2)));
        router.processNext();
        QVERIFY(senders[2].isWaiting() && !senders[3].isWaiting()); // b was first, but the room is a's
        processAll(router);
        QCOMPARE(words(log.take()), u"a1, sent a2, b1, sent b2, a2, b2"_s);
    }

    void higherLimitLetsThemIn()
    {
        EventLog log;
        EventRouter router({.limit = 0});
        Senders senders(router, log);
        for (int i = 1; i <= 4; ++i)
            QVERIFY(!senders.add(passingJob("a", i)));
        router.rootQueue().setLimit(2);
        QCOMPARE(router.rootQueue().size(), 2);
        router.rootQueue().setTotalLimit(3);
        router.rootQueue().setLimit(Unlimited);
        QCOMPARE(router.rootQueue().size(), 3);
        router.rootQueue().setTotalLimit(Unlimited);
        QCOMPARE(router.rootQueue().size(), 4);
        QCOMPARE(router.rootQueue().limit(), Unlimited);
        QCOMPARE(router.rootQueue().totalLimit(), Unlimited);
    }

    void cancelledSendLeavesTheLine() // S43
    {
        EventLog log;
        EventRouter router({.limit = 1});
        Consumer consumer(router, log);
        Senders senders(router, log);
        senders.add(passingJob("a", 1));
        senders.add(passingJob("a", 2));
        {
            LoggingSend dies(log, u"dies"_s);
            QVERIFY(!dies.start(router, passingJob("a", 3)));
        }
        senders.add(passingJob("a", 4));
        senders[1].cancel();
        QVERIFY(!senders[1].isWaiting());
        processAll(router);
        QCOMPARE(words(log.take()), u"a1, sent a4, a4"_s);
    }

    void senderOfARemovedQueueTriesItsParent_data()
    {
        QTest::addColumn<int>("content");
        QTest::addColumn<QString>("expected");
        QTest::newRow("keep: behind what was there") << int(Content::Keep) << u"sent a2, a1, a2"_s;
        QTest::newRow("drop: it was not in the queue") << int(Content::Drop) << u"sent a2, a2"_s;
    }
    void senderOfARemovedQueueTriesItsParent()
    {
        QFETCH(int, content);
        EventLog log;
        EventRouter router;
        auto *queue = addQueue(router.rootQueue(), "a", 1);
        Consumer consumer(router, log);
        Senders senders(router, log);
        senders.add(passingJob("a", 1));
        QVERIFY(!senders.add(passingJob("a", 2)));
        queue->remove(Content(content));
        QVERIFY(!senders[1].isWaiting());
        processAll(router);
        QTEST(words(log.take()), "expected");
    }

    void senderWhoWaitsFurtherUpForARemovedQueueIsNotLost()
    {
        EventLog log;
        EventRouter router({.totalLimit = 1});
        auto *queue = addQueue(router.rootQueue(), "a");
        Consumer consumer(router, log);
        Senders senders(router, log);
        senders.add(passingJob("b", 1));
        QVERIFY(!senders.add(passingJob("a", 1))); // its own queue has room, the whole has none
        queue->remove(Content::Drop);
        processAll(router);
        QCOMPARE(words(log.take()), u"b1, sent a1, a1"_s);
    }

    void emptinessIsToldWhenTheLastEventIsDone() // S51
    {
        EventLog log;
        EventRouter router;
        Consumer consumer(router, log);
        LoggingEmpty empty(log);
        QVERIFY(empty.start({&router.rootQueue()})); // it is empty now: not told
        QVERIFY(!empty.isWaiting());
        QVERIFY(router.send(passingJob("a", 1)));
        QVERIFY(!empty.start({&router.rootQueue()}));
        processAll(router);
        QCOMPARE(words(log.take()), u"a1, empty"_s);
        QVERIFY(!empty.isWaiting());
    }

    void eventThatIsHeldKeepsItsQueueFromBeingEmpty()
    {
        EventLog log;
        EventRouter router;
        LoggingEmpty empty(log);
        const auto event = makeEvent(job("a", 1));
        QVERIFY(router.send(event));
        QVERIFY(!empty.start({&router.rootQueue()}));
        processAll(router);
        QCOMPARE(log.size(), 0);
        event.accept();
        QCOMPARE(log.size(), 0); // never inside of accept()
        processAll(router);
        QCOMPARE(words(log.take()), u"empty"_s);
    }

    void emptinessIsNotToldWhileTheLastEventIsDelivered()
    {
        EventLog log;
        EventRouter router;
        LoggingEmpty empty(log);
        Listener nests("nests", log, [&](Wait &, const EventPointer<> &) {
            processAll(router);
            log.add("nested");
        });
        Wait wait(nests, match<Job>());
        wait.start(router);
        QVERIFY(router.send(passingJob("a", 1)));
        QVERIFY(!empty.start({&router.rootQueue()}));
        processAll(router);
        QCOMPARE(words(log.take()), u"nests, nested, empty"_s);
    }

    void emptinessIsNotToldWhileAnOuterEventIsDelivered()
    {
        EventLog log;
        EventRouter router;
        LoggingEmpty empty(log), later(log);
        Listener nests("", log, [&](Wait &, const EventPointer<> &event) {
            log.add(text(event));
            if (text(event) != "a1"_L1)
                return;
            QVERIFY(!later.start({&router.rootQueue()})); // there is nothing in it, but this is not over
            static_cast<void>(router.send(passingJob("a", 2)));
            processAll(router);
            log.add("a1 is over");
        });
        Wait wait(nests, match<Job>(), Wait::Repeat::Always);
        wait.start(router);
        QVERIFY(router.send(passingJob("a", 1)));
        QVERIFY(!empty.start({&router.rootQueue()}));
        processAll(router);
        auto entries = log.take();
        entries.removeAll(QString());
        QCOMPARE(words(entries), u"a1, a2, a1 is over, empty, empty"_s);
    }

    void handlerThatSendsAgainKeepsTheQueueBusy()
    {
        EventLog log;
        EventRouter router;
        LoggingEmpty empty(log);
        int left = 3;
        Listener sends("sends", log, [&](Wait &, const EventPointer<> &) {
            if (--left > 0)
                static_cast<void>(router.send(passingJob("a", left)));
        });
        Wait wait(sends, match<Job>(), Wait::Repeat::Always);
        wait.start(router);
        QVERIFY(router.send(passingJob("a", 3)));
        QVERIFY(!empty.start({&router.rootQueue()}));
        processAll(router);
        QCOMPARE(words(log.take()), u"sends, sends, sends, empty"_s);
    }

    void severalMustBeEmptyAtTheSameMoment()
    {
        EventLog log;
        EventRouter router;
        auto *a = addQueue(router.rootQueue(), "a", Unlimited, 2),
             *b = addQueue(router.rootQueue(), "b", Unlimited, 1);
        Listener refills("", log, [&](Wait &, const EventPointer<> &event) {
            log.add(text(event));
            if (text(event) == "b1"_L1)
                static_cast<void>(router.send(passingJob("a", 2))); // a was empty by now
        });
        Wait wait(refills, match<Job>(), Wait::Repeat::Always);
        wait.start(router);
        LoggingEmpty both(log);
        QVERIFY(router.send(passingJob("a", 1)));
        QVERIFY(router.send(passingJob("b", 1)));
        QVERIFY(!both.start({a, b}));
        processAll(router);
        auto entries = log.take();
        entries.removeAll(QString());
        QCOMPARE(words(entries), u"a1, b1, a2, empty"_s);
    }

    void clearedOrRemovedQueueIsEmpty_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("cleared") << u"cleared"_s;
        QTest::newRow("its parent cleared") << u"parent"_s;
        QTest::newRow("removed") << u"removed"_s;
        QTest::newRow("its parent removed") << u"both"_s;
    }
    void clearedOrRemovedQueueIsEmpty()
    {
        QFETCH(QString, how);
        EventLog log;
        EventRouter router;
        auto *outer = router.rootQueue().addQueue({.matcher = match<Job>()});
        auto *queue = addQueue(*outer, "a");
        LoggingEmpty empty(log);
        QVERIFY(router.send(job("a", 1)));
        QVERIFY(router.send(job("a", 2)));
        processAll(router); // a1 is held
        QVERIFY(!empty.start({queue}));
        if (how == "cleared"_L1)
            queue->clear();
        else if (how == "parent"_L1)
            outer->clear();
        else if (how == "removed"_L1)
            queue->remove(Content::Keep);
        else
            outer->remove(Content::Drop);
        processAll(router);
        QCOMPARE(words(log.take()), u"empty"_s);
    }

    void waitsMayBeCancelledAndDieAnywhere()
    {
        EventLog log;
        auto router = std::make_unique<EventRouter>(QueueSpec{.limit = 1});
        auto send = std::make_unique<LoggingSend>(log, u"sent"_s);
        auto empty = std::make_unique<LoggingEmpty>(log);
        QVERIFY(router->send(passingJob("a", 1)));
        QVERIFY(!send->start(*router, passingJob("a", 2)));
        QVERIFY(!empty->start({&router->rootQueue()}));
        send->then = [&] { send.reset(); };
        empty->then = [&] {
            empty.reset();
            router.reset();
        };
        while (router && router->processNext()) {
        }
        QCOMPARE(words(log.take()), u"sent, empty"_s);
        QVERIFY(!router && !send && !empty);
    }

    void waitsOutliveTheirRouter()
    {
        EventLog log;
        LoggingSend send(log, u"sent"_s), told(log, u"told"_s);
        LoggingEmpty empty(log);
        {
            EventRouter router({.limit = 1});
            QVERIFY(router.send(passingJob("a", 1)));
            QVERIFY(!told.start(router, passingJob("a", 2)));
            QVERIFY(!send.start(router, passingJob("a", 3)));
            QVERIFY(!empty.start({&router.rootQueue()}));
            static_cast<void>(router.processNext());
        }
        QVERIFY(!send.isWaiting());
        EventRouter other;
        QVERIFY(send.start(other, passingJob("a", 4)));
        QCOMPARE(other.rootQueue().size(), 1);
        QVERIFY(empty.start({}));
        QCOMPARE(log.size(), 0);
    }

    void waitForRoomIsNotNeededForNoEvent()
    {
        EventLog log;
        EventRouter router({.limit = 0});
        LoggingSend send(log, u"sent"_s);
        QVERIFY(send.start(router, {}));
        QVERIFY(!send.isWaiting());
    }

    void queueThatIsNoneIsTakenForEmpty()
    {
        struct Silent : EmptyWait
        {
            void emptied() override {}
        } wait;
        EventRouter router;
        QTest::ignoreMessage(QtWarningMsg, "EmptyWait: one of the queues is null: it is taken for empty.");
        QVERIFY(wait.start({router.rootQueue().queue(u"typo"_s), &router.rootQueue()}));
    }
};

QTEST_APPLESS_MAIN(tst_QueueWaits)
#include "tst_queuewaits.moc"
