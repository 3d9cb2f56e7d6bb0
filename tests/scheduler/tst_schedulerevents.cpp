// SPDX-License-Identifier: MIT
// Events of a Scheduler, on the host that SIGNALBOX_TEST_HOST names.
#include "brokenkey.h"
#include "eventlog.h"
#include "events/eventrouter_p.h"
#include "events/queuewaits.h"
#include "events/wait.h"
#include "sanitizer.h"
#include "schedulerhost.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qtimer.h>

#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

struct Chat
{
    QString room;
    QString text = {}; // no key
    SIGNALBOX_EVENT(Chat, room)
};

struct Order
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int number = 0;
    SIGNALBOX_EVENT(Order, number)
};

struct Level
{
    static constexpr auto eventKind = EventKind::Latched;
    int meter = 0;
    int value = 0; // no key
    SIGNALBOX_EVENT(Level, meter)
};

//! A context with slots of all kinds.
class Reader : public QObject
{
public:
    void takesStruct(const Chat &chat) { log.add(u"struct "_s + chat.text); }
    void takesPointer(const EventPointer<Chat> &chat) { log.add(u"pointer "_s + chat->text); }
    void takesNothing() { log.add("nothing"); }
    void takesAnyEvent(const Event &event) { log.add(u"any "_s + event.as<Chat>()->text); }

    EventLog log;
};

//! Runs a function when the last copy of it goes.
static std::shared_ptr<void> atEnd(std::function<void()> function)
{
    return {nullptr, [function = std::move(function)](void *) { function(); }};
}

//! Eats what tells an object that it moves to another thread.
struct EatsThreadChange : QObject
{
    bool eventFilter(QObject *, QEvent *event) override { return event->type() == QEvent::ThreadChange; }
};

//! What a stock loop's queue carries looks like a race to the thread sanitizer.
static bool queueIsOutOfSight()
{
    return RUNS_UNDER_THREAD_SANITIZER && !isNative();
}

static void say(const char *text, const QString &room = u"hall"_s)
{
    QVERIFY(scheduler().send(Chat{room, QString::fromLatin1(text)}));
}

//! For a while.
static void work()
{
    takeTime(3ms);
    say("done");
}

//! Turns until what was sent before this has been delivered.
static void deliverAll()
{
    QVERIFY(turnUntil([] { return !scheduler().rootQueue().size(); }));
    QCoreApplication::processEvents();
}

//! Turns until nothing is left but what is held.
static void deliverNothingMore()
{
    QVERIFY(turnUntil([] { return !scheduler().router().hasWork(); }));
}

class tst_SchedulerEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        scheduler().setBudget({});
        scheduler().ignore(Matcher());
        scheduler().forget(Matcher());
        auto &root = scheduler().rootQueue();
        root.clear();
        for (auto *queue : root.queues())
            queue->remove(EventQueue::Content::Drop);
        root.setLimit(Unlimited);
    }

    void whatSendsSpendsTheBudgetLikeAllElse()
    {
        scheduler().setBudget({.time = 1ms});
        const auto before = scheduler().statistics();
        scheduler().callSoon([] {});
        for (int i = 0; i < 5; ++i)
            scheduler().callSoon(work);
        QVERIFY(turnUntil([&] { return scheduler().statistics().callsPending == 0; }));
        QVERIFY(scheduler().statistics().slices - before.slices >= 5);
    }

    // ---- slots ----

    void sentEventComesInALaterTurn()
    {
        QObject context;
        EventLog log;
        scheduler().on(match<Chat>(), &context, [&](const Chat &chat) { log.add(chat.text); });
        say("hello");
        QCOMPARE(log.size(), 0);
        deliverAll();
        QCOMPARE(words(log.take()), u"hello"_s);
    }

    void slotTakesWhatItLikes()
    {
        Reader reader;
        auto &ours = scheduler();
        ours.on(match<Chat>(), &reader, &Reader::takesStruct);
        ours.on(match<Chat>(), &reader, &Reader::takesPointer);
        ours.on(match<Chat>(), &reader, &Reader::takesNothing);
        ours.on(Matcher(match<Chat>()), &reader, &Reader::takesAnyEvent);
        ours.on(Matcher(match<Chat>()), &reader,
                [&](const EventPointer<> &event) { reader.takesAnyEvent(*event); });
        say("hello");
        deliverAll();
        QCOMPARE(words(reader.log.take()), u"struct hello, pointer hello, nothing, any hello, any hello"_s);
    }

    void matcherChoosesTheSlot()
    {
        QObject context;
        EventLog log;
        scheduler().on(match<Chat>(u"hall"_s), &context, [&] { log.add("hall"); });
        scheduler().on(match<Chat>(u"cellar"_s), &context, [&] { log.add("cellar"); });
        say("hello", u"cellar"_s);
        deliverAll();
        QCOMPARE(words(log.take()), u"cellar"_s);
    }

    void contextThatDiesTakesItsConnectionsAlong()
    {
        auto context = std::make_unique<QObject>();
        EventLog log;
        const auto connection = scheduler().on(match<Chat>(), context.get(), [&] {
            log.add("called");
            context.reset();
        });
        QVERIFY(connection.isConnected());
        say("one");
        say("two");
        deliverAll();
        QCOMPARE(words(log.take()), u"called"_s);
        QVERIFY(!connection.isConnected());
    }

    void connectionEndsInItsOwnSlot()
    {
        QObject context;
        EventLog log;
        EventConnection connection;
        const auto held = std::make_shared<int>();
        connection = scheduler().on(match<Chat>(), &context, [&, held] {
            connection.disconnect();
            log.add(QString::number(held.use_count()));
        });
        say("one");
        say("two");
        deliverAll();
        QCOMPARE(words(log.take()), u"2"_s); // what the slot holds is there until it returns
        QCOMPARE(held.use_count(), 1L);
        QVERIFY(!connection);
        connection.disconnect();
    }

    void contextOfAnotherThreadHasItsSlotCalledThere()
    {
        LoopThread thread;
        auto *context = new QObject;
        context->moveToThread(&thread);
        std::atomic<QThread *> calledIn = nullptr;
        const auto connection =
            scheduler().on(match<Chat>(), context, [&] { calledIn = QThread::currentThread(); });
        say("hello");
        QVERIFY(turnUntil([&] { return calledIn.load(); }));
        QCOMPARE(calledIn.load(), static_cast<QThread *>(&thread));
        context->deleteLater(); // over there
        QVERIFY(turnUntil([&] { return !connection.isConnected(); }));
    }

    void keyThatThrowsAsItIsConnectedLeavesNothing()
    {
        const auto captured = std::make_shared<int>();
        QObject context;
        for (auto *const times : {&BrokenKey::hashThrows, &BrokenKey::comparisonThrows}) {
            const auto other = scheduler().on(match<Fragile>(BrokenKey{1}), &context, [] {}); // to be compared with
            *times = 1;
            const auto connect = [&] { scheduler().on(match<Fragile>(BrokenKey{1}), &context, [captured] {}); };
            QVERIFY_THROWS_EXCEPTION(std::runtime_error, connect());
            QCOMPARE(captured.use_count(), 1);
        }
    }

    // The listener stayed until the scheduler's end.
    void contextThatDisconnectsItsSignalsKeepsItsSlotsUntilItDies()
    {
        auto reader = std::make_unique<Reader>();
        const auto connection = scheduler().on(match<Chat>(), reader.get(), &Reader::takesNothing);
        reader->disconnect(); // what it emits, as in all of Qt
        QCOMPARE(scheduler().dispatch(Chat{u"hall"_s}), 1);
        QCOMPARE(words(reader->log.take()), u"nothing"_s);
        reader.reset();
        QVERIFY(!connection.isConnected());
        QCOMPARE(scheduler().dispatch(Chat{u"hall"_s}), 0);
    }

    void contextWhoseSignalsAreBlockedGetsItsEvents()
    {
        Reader reader;
        scheduler().on(match<Chat>(), &reader, &Reader::takesNothing);
        reader.blockSignals(true);
        say("hello");
        deliverAll();
        QCOMPARE(words(reader.log.take()), u"nothing"_s);
    }

    void functionObjectThatOwnsItsContextGoesWithTheConnection()
    {
        EventLog log;
        for (const bool inItsSlot : {false, true}) {
            auto context = std::make_shared<QObject>();
            QObject::connect(context.get(), &QObject::destroyed, [&] { log.add("context"); });
            const auto *address = context.get();
            EventConnection connection;
            connection = scheduler().on(match<Chat>(), address, [&, owned = std::move(context)] {
                if (inItsSlot)
                    connection.disconnect();
                log.add("slot");
            });
            QCOMPARE(scheduler().dispatch(Chat{}), 1);
            log.add("returned");
            connection.disconnect();
            QCOMPARE(scheduler().dispatch(Chat{}), 0);
        }
        QCOMPARE(words(log.take()), u"slot, returned, context, slot, context, returned"_s);
    }

    void contextMayDieInANestedCallOfItsSlot()
    {
        EventLog log;
        QObject otherContext;
        auto context = std::make_unique<QObject>();
        int depth = 0;
        const auto connection =
            scheduler().on(match<Chat>(), context.get(), [&, end = atEnd([&] { log.add("function object"); })] {
                if (++depth < 3)
                    scheduler().dispatch(Chat{});
                else
                    context.reset();
                log.add(QString::number(depth--));
            });
        scheduler().on(match<Chat>(), &otherContext, [&] { log.add("other"); });
        QCOMPARE(scheduler().dispatch(Chat{}), 2);
        QCOMPARE(words(log.take()), u"3, other, 2, other, 1, function object, other"_s);
        QVERIFY(!connection);
    }

    // What others do in their threads is nobody's business here.
    void applicationIsAContextLikeAnyOther()
    {
        LoopThread thread;
        EventLog log;
        auto ofOrders = scheduler().on(match<Order>(), qApp, [&](const Order &order) { log.add(QString::number(order.number)); });
        auto ofLevels = scheduler().on(match<Level>(), qApp, [&] { log.add("level"); });
        QVERIFY(scheduler().send(Level{1, 5}));
        QVERIFY(scheduler().send(Order{1})); // and it stays
        deliverNothingMore();
        auto *traveller = new QObject;
        traveller->moveToThread(&thread);
        deliverNothingMore();
        QCOMPARE(words(log.take()), u"level, 1"_s);
        QCOMPARE(scheduler().dispatch(Level{2}), 1);
        QCOMPARE(words(log.take()), u"level"_s);
        traveller->deleteLater(); // over there
        ofOrders.disconnect();
        ofLevels.disconnect();
    }

    void contextThatMovesHasItsSlotCalledInItsNewThread_data()
    {
        QTest::addColumn<bool>("isSeen");
        QTest::newRow("as everybody sees") << true;
        QTest::newRow("as a filter conceals") << false;
    }
    void contextThatMovesHasItsSlotCalledInItsNewThread()
    {
        if (queueIsOutOfSight())
            QSKIP("Qt's own queue is out of the thread sanitizer's sight");
        QFETCH(bool, isSeen);
        EatsThreadChange filter;
        LoopThread thread;
        auto *context = new QObject;
        if (!isSeen)
            context->installEventFilter(&filter);
        std::atomic<QThread *> calledIn = nullptr;
        std::atomic<int> calls = 0;
        const auto connection = scheduler().on(match<Chat>(), context, [&] {
            calledIn = QThread::currentThread();
            ++calls;
        });
        say("here");
        deliverAll();
        QCOMPARE(calledIn.load(), QThread::currentThread());
        say("queued before it goes");
        context->moveToThread(&thread);
        say("there");
        QVERIFY(turnUntil([&] { return calls == 3; }));
        QCOMPARE(calledIn.load(), static_cast<QThread *>(&thread));
        QVERIFY(connection.isConnected());
        context->deleteLater(); // over there
        QVERIFY(turnUntil([&] { return !connection.isConnected(); }));
        say("nobody");
        deliverAll();
        QCOMPARE(calls.load(), 3);
    }

    void contextMayGoForthAndBack()
    {
        if (queueIsOutOfSight())
            QSKIP("Qt's own queue is out of the thread sanitizer's sight");
        LoopThread thread;
        auto context = std::make_unique<QObject>();
        std::atomic<int> here = 0, there = 0;
        const auto connection =
            scheduler().on(match<Chat>(), context.get(), [&] { ++(QThread::currentThread() == &thread ? there : here); });
        context->moveToThread(&thread);
        QCOMPARE(scheduler().dispatch(Chat{}), 1);
        QVERIFY(turnUntil([&] { return there == 1; }));
        QMetaObject::invokeMethod(
            context.get(), [&, home = QThread::currentThread()] { context->moveToThread(home); }, Qt::BlockingQueuedConnection);
        QCOMPARE(scheduler().dispatch(Chat{}), 1);
        QCOMPARE(here.load(), 1);
        context.reset();
        QVERIFY(!connection);
        QCOMPARE(scheduler().dispatch(Chat{}), 0);
        QCOMPARE(there.load(), 1);
    }

    void contextMayMoveInItsOwnSlot()
    {
        if (queueIsOutOfSight())
            QSKIP("Qt's own queue is out of the thread sanitizer's sight");
        LoopThread thread;
        auto *context = new QObject;
        std::atomic<int> callsHere = 0, callsThere = 0;
        const auto held = std::make_shared<int>();
        const auto connection = scheduler().on(match<Chat>(), context, [&, context, held] {
            if (QThread::currentThread() == &thread) {
                ++callsThere;
                return;
            }
            context->moveToThread(&thread);
            ++callsHere;
        });
        for (int i = 0; i < 3; ++i)
            say("hello");
        QVERIFY(turnUntil([&] { return callsThere == 2; }));
        QCOMPARE(callsHere.load(), 1);
        context->deleteLater(); // over there
        QVERIFY(turnUntil([&] { return !connection.isConnected() && held.use_count() == 1; }));
    }

    void contextMayDieInItsSlotInAnotherThread()
    {
        if (queueIsOutOfSight())
            QSKIP("Qt's own queue is out of the thread sanitizer's sight");
        LoopThread thread;
        auto *context = new QObject;
        context->moveToThread(&thread);
        std::atomic<int> calls = 0;
        const auto held = std::make_shared<int>();
        const auto connection = scheduler().on(match<Chat>(), context, [&calls, context, held] {
            ++calls;
            delete context;
        });
        for (int i = 0; i < 3; ++i)
            say("hello"); // the other two go with the context
        QVERIFY(turnUntil([&] { return !connection.isConnected() && held.use_count() == 1; }));
        QCOMPARE(calls.load(), 1);
        deliverAll();
        QCOMPARE(scheduler().dispatch(Chat{}), 0);
    }

    // The address sanitizer is the judge.
    void contextMayDieInAnotherThreadAtAnyTime()
    {
        if (queueIsOutOfSight())
            QSKIP("Qt's own queue is out of the thread sanitizer's sight");
        LoopThread thread;
        for (int i = 0; i < 200; ++i) {
            auto *context = new QObject;
            std::atomic<bool> isGone = false;
            const auto connection = scheduler().on(match<Chat>(), context, [] {});
            context->moveToThread(&thread);
            thread.remote.call([&, context] {
                delete context;
                isGone = true;
            });
            while (!isGone)
                scheduler().dispatch(Chat{});
            QVERIFY(turnUntil([&] { return !connection.isConnected(); }));
        }
        QCOMPARE(scheduler().dispatch(Chat{}), 0);
    }

    void latchedAndHeldEventsComeOnceThoughTheirContextMoves()
    {
        if (queueIsOutOfSight())
            QSKIP("Qt's own queue is out of the thread sanitizer's sight");
        LoopThread thread;
        auto *context = new QObject;
        std::atomic<int> levels = 0, orders = 0;
        QVERIFY(scheduler().send(Level{1, 5}));
        QVERIFY(scheduler().send(Order{1}));
        deliverNothingMore();
        auto ofLevels = scheduler().on(match<Level>(), context, [&] { ++levels; });
        auto ofOrders = scheduler().on(match<Order>(), context, [&] { ++orders; });
        deliverNothingMore();
        QCOMPARE(levels.load(), 1);
        QCOMPARE(orders.load(), 1);
        context->moveToThread(&thread);
        deliverNothingMore();
        scheduler().dispatch(Level{1, 6});
        scheduler().dispatch(Order{2});
        QVERIFY(turnUntil([&] { return levels == 2 && orders == 2; }));
        QMetaObject::invokeMethod(context, [] {}, Qt::BlockingQueuedConnection); // behind whatever may still come
        QCOMPARE(levels.load(), 2);
        QCOMPARE(orders.load(), 2);
        context->deleteLater(); // over there
        QVERIFY(turnUntil([&] { return !ofLevels.isConnected() && !ofOrders.isConnected(); }));
    }

    void contextThatIsBeingDestroyedLeavesNoConnectionBehind()
    {
        EventConnection atDestroyed, atEndOfSlot;
        auto context = std::make_unique<QObject>();
        auto *dying = context.get();
        EventLog log;
        QObject::connect(dying, &QObject::destroyed, [&] {
            atDestroyed = scheduler().on(match<Chat>(), dying, [] {});
            log.add("destroyed");
        });
        scheduler().on(match<Chat>(), dying, [end = atEnd([&] {
                           atEndOfSlot = scheduler().on(match<Chat>(), dying, [] {});
                           log.add("function object");
                       })] {});
        context.reset();
        QCOMPARE(words(log.take()), u"destroyed, function object"_s);
        QVERIFY(!atDestroyed);
        QVERIFY(!atEndOfSlot);
        QCOMPARE(scheduler().dispatch(Chat{}), 0);
    }

    void connectionThatIsOverIsOverInAllThreads()
    {
        if (queueIsOutOfSight())
            QSKIP("Qt's own queue is out of the thread sanitizer's sight");
        LoopThread thread;
        auto *context = new QObject;
        context->moveToThread(&thread);
        QSemaphore isStarted, mayGoOn;
        std::atomic<QThread *> destroyedIn = nullptr;
        auto connection = scheduler().on(match<Chat>(), context, [&, end = atEnd([&] { destroyedIn = QThread::currentThread(); })] {
            isStarted.release();
            mayGoOn.acquire();
        });
        QCOMPARE(scheduler().dispatch(Chat{}), 1);
        isStarted.acquire();
        connection.disconnect(); // while it runs
        QVERIFY(!destroyedIn.load());
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        std::thread([copy = std::move(connection)]() mutable {
            QVERIFY(!copy.isConnected());
            copy.disconnect();
        }).join();
        QVERIFY(!destroyedIn.load());
        mayGoOn.release();
        QVERIFY(turnUntil([&] { return destroyedIn.load(); }));
        QCOMPARE(destroyedIn.load(), static_cast<QThread *>(&thread));
        context->deleteLater(); // over there
    }

    void handleInAnotherThreadKeepsNoFunctionObject()
    {
        QObject context;
        QThread *destroyedIn = nullptr;
        auto connection =
            scheduler().on(match<Chat>(), &context, [end = atEnd([&] { destroyedIn = QThread::currentThread(); })] {});
        QSemaphore hasCopy, mayGoOn;
        std::thread other([&, copy = connection] {
            hasCopy.release();
            mayGoOn.acquire();
        });
        hasCopy.acquire();
        connection.disconnect();
        QCOMPARE(destroyedIn, QThread::currentThread());
        mayGoOn.release();
        other.join();
    }

    void contextThatHasMovedAwayMayBeDisconnected()
    {
        LoopThread thread;
        auto *context = new QObject;
        const auto held = std::make_shared<int>();
        auto connection = scheduler().on(match<Chat>(), context, [held] {});
        context->moveToThread(&thread);
        connection.disconnect();
        QVERIFY(!connection);
        QCOMPARE(held.use_count(), 1L);
        say("nobody");
        deliverAll();
        context->deleteLater(); // over there
    }

    void functionObjectGoesWithTheConnectionWhoeverKeepsItsHandle()
    {
        const auto held = std::make_shared<int>();
        EventConnection ofDisconnected, ofDead;
        {
            QObject context;
            ofDisconnected = scheduler().on(match<Chat>(), &context, [held] {});
            ofDead = scheduler().on(match<Chat>(), &context, [held] {});
            QCOMPARE(held.use_count(), 3L);
            ofDisconnected.disconnect();
            QCOMPARE(held.use_count(), 2L);
        }
        QCOMPARE(held.use_count(), 1L);
        QVERIFY(!ofDisconnected && !ofDead);
    }

    void functionObjectMayOwnItsContext()
    {
        std::weak_ptr<QObject> watched;
        LoopThread thread;
        std::atomic<bool> isConnected = false;
        thread.remote.call([&] {
            const auto context = std::make_shared<QObject>();
            watched = context;
            scheduler().on(match<Chat>(), context.get(), [context] {});
            isConnected = true;
        });
        QVERIFY(turnUntil([&] { return isConnected.load(); }));
        thread.quit();
        thread.wait();
        QVERIFY(watched.expired());
    }

    void contextGetsAllItsOwnEvents()
    {
        struct Counted : QObject
        {
            bool event(QEvent *event) override
            {
                ++events;
                return QObject::event(event);
            }
            int events = 0;
        };
        Counted context;
        QEvent event(QEvent::User);
        auto connection = scheduler().on(match<Chat>(), &context, [] {});
        QCoreApplication::sendEvent(&context, &event);
        connection.disconnect();
        QCoreApplication::sendEvent(&context, &event);
        QCOMPARE(context.events, 2);
    }

    void slotThatThrowsHurtsNoOther()
    {
        QObject context;
        EventLog log;
        const auto first = scheduler().on(match<Chat>(), &context, [] { throw std::runtime_error("no"); });
        scheduler().on(match<Chat>(), &context, [&] { log.add("second"); });
        QTest::ignoreMessage(QtWarningMsg, "A slot threw an exception when it got Chat(room: \"hall\"): no");
        say("hello");
        deliverAll();
        QCOMPARE(words(log.take()), u"second"_s);
        QVERIFY(first.isConnected());
    }

    // The queue stood still under exec(), and nothing said why.
    void slotThatThrowsBeforeItAcceptsNamesTheQueueThatStandsStill()
    {
        const auto threw = [](int number, const char *consequence) {
            return u"A slot threw an exception when it got Order(number: %1): no%2"_s.arg(number).arg(
                QLatin1StringView(consequence));
        };
        QObject context;
        int accepting = 3; // this one and those behind it are accepted before
        scheduler().on(match<Order>(), &context, [&](const EventPointer<Order> &order) {
            if (order->number >= accepting)
                order.accept();
            throw std::runtime_error("no");
        });
        const auto before = scheduler().statistics().exceptions;
        QTest::ignoreMessage(QtWarningMsg,
                             qPrintable(threw(1, ". It has not accepted it: what is behind it in the root "
                                                 "queue waits until somebody does")));
        QVERIFY(scheduler().send(Order{1}));
        deliverNothingMore();
        auto *jobs = scheduler().rootQueue().addQueue({.name = u"jobs"_s, .matcher = match<Order>()});
        QTest::ignoreMessage(QtWarningMsg,
                             qPrintable(threw(2, ". It has not accepted it: what is behind it in queue "
                                                 "\"jobs\" waits until somebody does")));
        QVERIFY(scheduler().send(Order{2}));
        QVERIFY(scheduler().send(Order{3}));
        deliverNothingMore();
        QCOMPARE(jobs->size(), 2);
        QTest::ignoreMessage(QtWarningMsg, qPrintable(threw(3, "")));
        QCOMPARE(scheduler().ignore(match<Order>(2)), 1);
        deliverNothingMore();
        QCOMPARE(jobs->size(), 0);
        QTest::ignoreMessage(QtWarningMsg, qPrintable(threw(0, ""))); // it stands in no queue
        scheduler().dispatch(Order{0});
        QCOMPARE(scheduler().statistics().exceptions - before, 4u);
    }

    void slotThatThrowsInAnotherThreadBeforeItAcceptsSaysSo()
    {
        LoopThread thread;
        auto *context = new QObject;
        context->moveToThread(&thread);
        QTest::ignoreMessage(
            QtWarningMsg, "A slot threw something that is no std::exception when it got Order(number: 1). "
                          "It has not accepted it: what is behind it in its queue waits until somebody does");
        std::atomic<bool> wasCalled = false;
        const auto connection = scheduler().on(match<Order>(), context, [&](const Order &) {
            wasCalled = true;
            throw 1;
        });
        QVERIFY(scheduler().send(Order{1}));
        QVERIFY(turnUntil([&] { return wasCalled.load(); }));
        context->deleteLater(); // over there
        QVERIFY(turnUntil([&] { return !connection.isConnected(); }));
    }

    void nullContextIsRefused()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             "Scheduler::on: the context is null. Chat(room: *) is not connected");
        QVERIFY(!scheduler().on(match<Chat>(), static_cast<QObject *>(nullptr), [] {}));
    }

    void otherThreadsAreRefused()
    {
        auto &ours = scheduler();
        QObject context;
        for (const auto *function : {"send", "sendForced", "dispatch", "on"}) {
            QTest::ignoreMessage(
                QtWarningMsg,
                qPrintable(u"Scheduler::%1: called in another thread than the scheduler's: "
                           "use its remote() there. Ignored"_s.arg(QLatin1StringView(function))));
        }
        std::thread([&] {
            QVERIFY(!ours.send(Chat{}));
            QVERIFY(!ours.sendForced(Chat{}));
            QCOMPARE(ours.dispatch(Chat{}), 0);
            QVERIFY(!ours.on(match<Chat>(), &context, [] {}));
        }).join();
        QVERIFY(!ours.send(EventPointer<>()));
    }

    // ---- the slice ----

    void urgentQueueGoesFirst()
    {
        scheduler().rootQueue().addQueue(
            {.name = u"alarm"_s, .matcher = match<Chat>(u"alarm"_s), .priority = 10});
        QObject context;
        EventLog log;
        scheduler().on(match<Chat>(), &context, [&](const Chat &chat) {
            if (chat.text == "two"_L1)
                say("alarm of two", u"alarm"_s);
            log.add(chat.text);
        });
        say("one");
        say("two");
        say("three");
        say("alarm", u"alarm"_s);
        deliverAll();
        QCOMPARE(words(log.take()), u"alarm, one, two, alarm of two, three"_s);
    }

    void callsAndEventsTakeTurns()
    {
        QObject context;
        EventLog log;
        scheduler().on(match<Chat>(), &context, [&](const Chat &chat) { log.add(chat.text); });
        for (const auto *name : {"call 1", "call 2", "call 3"})
            scheduler().callSoon([&log, name] { log.add(name); });
        say("event 1");
        say("event 2");
        deliverAll();
        QCOMPARE(words(log.take()), u"call 1, event 1, call 2, event 2, call 3"_s);
    }

    void sliceEndsWithItsBudget()
    {
        scheduler().setBudget({.time = 0ns, .count = 3});
        QObject context;
        int delivered = 0;
        scheduler().on(match<Chat>(), &context, [&] { ++delivered; });
        for (int i = 0; i < 7; ++i)
            say("hello");
        QList<int> afterEachTurn;
        while (delivered < 7) {
            const auto slices = scheduler().statistics().slices;
            QVERIFY(turnUntil([&] { return scheduler().statistics().slices > slices; }));
            afterEachTurn.append(delivered);
        }
        QCOMPARE(afterEachTurn, (QList{3, 6, 7}));
    }

    void endlessChainOfEventsStopsNoTimer()
    {
        if (isManual())
            QSKIP("virtual time stands still while something is ready");
        QObject context;
        bool isOver = false;
        scheduler().on(match<Chat>(), &context, [&] {
            if (!isOver)
                say("again");
        });
        QTimer::singleShot(1ms, &context, [&] { isOver = true; });
        say("begin");
        QVERIFY(turnUntil([&] { return isOver; }));
        deliverAll();
    }

    void nestedLoopGoesOnDelivering()
    {
        QObject context;
        EventLog log;
        QEventLoop loop;
        scheduler().on(match<Chat>(), &context, [&](const Chat &chat) {
            log.add(u"begin "_s + chat.text);
            if (chat.text == "one"_L1)
                loop.exec();
            else
                loop.quit();
            log.add(u"end "_s + chat.text);
        });
        say("one");
        say("two");
        deliverAll();
        QCOMPARE(words(log.take()), u"begin one, begin two, end two, end one"_s);
    }

    void statisticsCountEvents()
    {
        QObject context;
        scheduler().on(match<Chat>(), &context, [] {});
        const auto before = scheduler().statistics();
        say("one");
        say("two");
        QCOMPARE(scheduler().statistics().eventsQueued, 2);
        deliverAll();
        QCOMPARE(scheduler().statistics().eventsQueued, 0);
        QCOMPARE(scheduler().statistics().eventsDelivered - before.eventsDelivered, 2u);
    }

    void dispatchIsAtOnceAndPastAllQueues()
    {
        QObject context;
        EventLog log;
        scheduler().on(match<Chat>(), &context, [&](const Chat &chat) { log.add(chat.text); });
        say("queued");
        QCOMPARE(scheduler().dispatch(Chat{u"hall"_s, u"now"_s}), 1);
        deliverAll();
        QCOMPARE(words(log.take()), u"now, queued"_s);
    }

    void queueDefaultsAreForTheRootWhenTheyComeFirst()
    {
        QStringList priorities;
        const auto note = [&] {
            auto &root = scheduler().rootQueue();
            priorities.append(QString::number(root.ownPriority()));
            priorities.append(QString::number(root.addQueue({})->priority()));
        };
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            scheduler().setQueueDefaults({.priority = 4, .ownPriority = 3});
            note();
            scheduler().setQueueDefaults({.priority = 5, .ownPriority = 2});
            note();
            priorities.append(QString::number(scheduler().queueDefaults().priority));
        }));
        thread->start();
        QVERIFY(thread->wait());
        QCOMPARE(words(priorities), u"3, 4, 3, 5, 5"_s);
    }

    // ---- events of timers and signals

    void timerIsAnEventForAllWhoWait()
    {
        QObject context;
        EventLog log;
        scheduler().on(match<Chat>(), &context, [&] { log.add("one"); });
        scheduler().on(match<Chat>(), &context, [&] { log.add("two"); });
        scheduler().rootQueue().setLimit(0);
        scheduler().sendLater(1ms, Chat{u"hall"_s});
        scheduler().sendAt(wallClockNow() + 1ms, makeEvent(Chat{u"hall"_s}));
        auto cancelled = scheduler().sendAt(Clock::now() + 1ms, makeEvent(Chat{u"hall"_s}));
        QVERIFY(cancelled.cancel());
        QVERIFY(turnUntil([&] { return log.size() == 4; }));
        QCOMPARE(words(log.take()), u"one, two, one, two"_s);
    }

    void tickIsAnEventUnlessItsQueueIsFull()
    {
        QObject context;
        int ticks = 0;
        scheduler().on(match<Chat>(), &context, [&] { ++ticks; });
        auto ticker = scheduler().sendEvery({.interval = 1ms}, Chat{u"hall"_s});
        QVERIFY(turnUntil([&] { return ticks >= 3; }));
        const auto refused = scheduler().rootQueue().statistics().refused;
        scheduler().rootQueue().setLimit(0);
        QVERIFY(turnUntil([&] { return scheduler().rootQueue().statistics().refused > refused; }));
        ticker.cancel();
    }

    void signalSendsAnEvent()
    {
        QObject context, sender;
        EventLog log;
        scheduler().on(match<Chat>(), &context,
                       [&](const Chat &chat) { log.add(chat.room + u' ' + chat.text); });
        scheduler().sendOn(&sender, &QObject::objectNameChanged, [](const QString &name) {
            return Chat{u"named"_s, name};
        });
        const auto second =
            scheduler().sendOn(&sender, &QObject::objectNameChanged, [] { return Chat{u"plain"_s}; });
        sender.setObjectName(u"Ada"_s);
        QCOMPARE(log.size(), 0);
        deliverAll();
        QCOMPARE(words(log.take()), u"named Ada, plain "_s);
        QObject::disconnect(second);
        sender.setObjectName(u"Bob"_s);
        deliverAll();
        QCOMPARE(words(log.take()), u"named Bob"_s);
    }

    void signalOfAnotherThreadSendsAnEvent()
    {
        LoopThread thread;
        auto *sender = new QObject;
        sender->moveToThread(&thread);
        QObject context;
        QString name;
        scheduler().on(match<Chat>(), &context, [&](const Chat &chat) { name = chat.text; });
        scheduler().sendOn(sender, &QObject::objectNameChanged, [](const QString &text) {
            return Chat{u"there"_s, text};
        });
        thread.remote.call([sender] {
            sender->setObjectName(u"Eve"_s);
            delete sender;
        });
        QVERIFY(turnUntil([&] { return name == u"Eve"_s; }));
    }

    void whatASignalsMakerThrowsIsReported()
    {
        QObject context, sender;
        EventLog log;
        scheduler().on(match<Chat>(), &context, [&](const Chat &chat) { log.add(chat.text); });
        scheduler().sendOn(&sender, &QObject::objectNameChanged, [](const QString &name) {
            if (name == u"throw"_s)
                throw std::runtime_error("no name");
            if (name == u"throw 1"_s)
                throw 1;
            return Chat{u"named"_s, name};
        });
        const auto before = scheduler().statistics().exceptions;
        bool isOthersSlotCalled = false;
        connect(&sender, &QObject::objectNameChanged, &context, [&] { isOthersSlotCalled = true; });
        QTest::ignoreMessage(
            QtWarningMsg,
            "Scheduler::sendOn: an exception was thrown for a signal: no name. Nothing is sent");
        sender.setObjectName(u"throw"_s);
        QVERIFY(isOthersSlotCalled);
        QTest::ignoreMessage(QtWarningMsg,
                             "Scheduler::sendOn: something that is no std::exception was thrown for a "
                             "signal. Nothing is sent");
        sender.setObjectName(u"throw 1"_s);
        sender.setObjectName(u"Ada"_s);
        deliverAll();
        QCOMPARE(words(log.take()), u"Ada"_s);
        QCOMPARE(scheduler().statistics().exceptions - before, 2u);
    }

    void signalNeedNotSendAnEvent()
    {
        QObject context, sender;
        EventLog log;
        scheduler().on(match<Chat>(), &context, [&](const Chat &chat) { log.add(chat.text); });
        scheduler().sendOn(&sender, &QObject::objectNameChanged, [](const QString &name) {
            return name.isEmpty() ? std::optional<Chat>() : Chat{u"named"_s, name};
        });
        for (const auto &name : {u"Ada"_s, QString(), u"Bob"_s})
            sender.setObjectName(name);
        deliverAll();
        QCOMPARE(words(log.take()), u"Ada, Bob"_s);
    }

    // ---- accepted elsewhere ----

    void eventsMayBeAcceptedInAnotherThread()
    {
        constexpr int Count = 2'000;
        LoopThread thread;
        auto worker = std::make_unique<QObject>();
        worker->moveToThread(&thread);
        std::vector<int> numbers; // of that thread, until it has ended
        const auto dropped = scheduler().rootQueue().statistics().dropped;
        scheduler().on(match<Order>(), worker.get(), [&](const EventPointer<Order> &order) {
            numbers.push_back(order->number);
            order.accept();
            QVERIFY(order.isAccepted());
        });
        for (int i = 0; i < Count; ++i)
            QVERIFY(scheduler().send(Order{i}));
        QVERIFY(sleepUntil([] { return scheduler().rootQueue().isEmpty(); }));
        thread.end();
        QCOMPARE(numbers.size(), std::size_t(Count));
        for (int i = 0; i < Count; ++i)
            QCOMPARE(numbers[std::size_t(i)], i);
        QCOMPARE(scheduler().rootQueue().statistics().dropped, dropped);
    }

    void eventMayBeAcceptedWhereThereIsNoScheduler()
    {
        EventPointer<Order> taken;
        QObject context;
        scheduler().on(match<Order>(), &context, [&](const EventPointer<Order> &order) { taken = order; });
        QVERIFY(scheduler().send(Order{1}));
        QVERIFY(turnUntil([&] { return bool(taken); }));
        deliverNothingMore();
        QCOMPARE(scheduler().rootQueue().size(), 1); // held
        QVERIFY(makesNoScheduler([&] { taken.accept(); }));
        QVERIFY(sleepUntil([] { return scheduler().rootQueue().isEmpty(); }));
    }

    void acceptingWhatHasBeenSentAgainSinceChangesNothing()
    {
        QList<EventPointer<Order>> taken;
        QObject context;
        scheduler().on(match<Order>(), &context,
                       [&](const EventPointer<Order> &order) { taken.append(order); });
        QVERIFY(scheduler().send(Order{1}));
        QVERIFY(turnUntil([&] { return taken.size() == 1; }));
        deliverNothingMore();
        std::thread([&] { taken.first().accept(); }).join(); // is on its way here
        scheduler().ignore(match<Order>());
        QVERIFY(scheduler().send(taken.first()));
        QVERIFY(turnUntil([&] { return taken.size() == 2; }));
        deliverNothingMore();
        QCOMPARE(scheduler().rootQueue().size(), 1); // it is held again
        QVERIFY(!taken.last().isAccepted());
        taken.last().accept();
        QVERIFY(scheduler().rootQueue().isEmpty());
    }

    void acceptingIsSafeWhenTheSchedulerHasEnded()
    {
        EventPointer<Order> taken;
        {
            LoopThread thread;
            QSemaphore isTaken;
            thread.remote.call([&] {
                auto &there = Scheduler::current();
                there.on(match<Order>(), QThread::currentThread()->eventDispatcher(),
                         [&](const EventPointer<Order> &order) {
                             taken = order;
                             isTaken.release();
                         });
                QVERIFY(there.send(Order{1}));
            });
            isTaken.acquire();
        }
        taken.accept();
        QVERIFY(taken.isAccepted());
    }

    // ---- what wakes a loop that sleeps: nothing of this happens in a slice ----

    void acceptedEventLetsTheNextOneGo()
    {
        QObject context;
        EventLog log;
        QList<EventPointer<Order>> taken;
        scheduler().on(match<Order>(), &context, [&](const EventPointer<Order> &order) {
            log.add(QString::number(order->number));
            taken.append(order);
        });
        QVERIFY(scheduler().send(Order{1}));
        QVERIFY(scheduler().send(Order{2}));
        QVERIFY(sleepUntil([&] { return taken.size() == 1; }));
        QTimer::singleShot(1ms, &context, [&] { taken.first().accept(); });
        QVERIFY(sleepUntil([&] { return taken.size() == 2; }));
        taken.last().accept();
        QCOMPARE(words(log.take()), u"1, 2"_s);
    }

    void heldEventIsReleasedByANewSlot()
    {
        QVERIFY(scheduler().send(Order{1}));
        deliverNothingMore();
        QObject context;
        int taken = 0;
        QTimer::singleShot(1ms, &context, [&] {
            scheduler().on(match<Order>(), &context, [&](const EventPointer<Order> &order) {
                order.accept();
                taken = order->number;
            });
        });
        QVERIFY(sleepUntil([&] { return taken == 1; }));
    }

    void latchedEventReachesALateSlot()
    {
        QVERIFY(scheduler().send(Level{7, 42}));
        deliverAll();
        QObject context;
        int value = 0;
        QTimer::singleShot(1ms, &context, [&] {
            scheduler().on(match<Level>(7), &context, [&](const Level &level) { value = level.value; });
        });
        QVERIFY(sleepUntil([&] { return value == 42; }));
    }

    void roomThatIsMadeLetsWaitingEventsIn()
    {
        struct Sender : SendWait
        {
            void sent() override { isSent = true; }
            bool isSent = false;
        } sender;
        auto &root = scheduler().rootQueue();
        root.setLimit(0);
        QVERIFY(!sender.start(scheduler().router(), makeEvent(Chat{u"hall"_s, u"late"_s})));
        QObject context;
        EventLog log;
        scheduler().on(match<Chat>(), &context, [&](const Chat &chat) { log.add(chat.text); });
        QTimer::singleShot(1ms, &context, [&] { root.setLimit(1); });
        QVERIFY(sleepUntil([&] { return log.size() == 1; }));
        QVERIFY(sender.isSent);
    }

    void waiterThatThrowsWhenItsEventIsSentHurtsNobody()
    {
        struct Sender : SendWait
        {
            void sent() override { throw std::runtime_error("no"); }
        } sender;
        auto &root = scheduler().rootQueue();
        root.setLimit(0);
        QVERIFY(!sender.start(scheduler().router(), makeEvent(Chat{})));
        QObject context;
        int delivered = 0;
        scheduler().on(match<Chat>(), &context, [&] { ++delivered; });
        QTest::ignoreMessage(QtWarningMsg, "a waiter threw an exception: no");
        root.setLimit(1);
        QVERIFY(turnUntil([&] { return delivered == 1; }));
    }

    // ---- the dump ----

    void dumpTellsWhatIsThereAndWhoWaits()
    {
        QObject context;
        context.setObjectName(u"clerk"_s);
        auto &root = scheduler().rootQueue();
        root.addQueue({.name = u"hall %2"_s,
                       .matcher = match<Chat>(u"hall"_s),
                       .priority = 3,
                       .limit = 1,
                       .totalLimit = 5});
        scheduler().on(match<Chat>(u"cellar %2"_s), &context, [] {});
        QVERIFY(scheduler().send(Level{7, 42}));
        QVERIFY(scheduler().send(Order{1}));
        deliverNothingMore();
        say("queued");
        QVERIFY(!scheduler().send(Chat{u"hall"_s}));
        struct Sender : SendWait
        {
            void sent() override {}
        } sender;
        QVERIFY(!sender.start(scheduler().router(), makeEvent(Chat{u"hall"_s})));
        auto ticker = scheduler().callEvery({.interval = 1h}, &context, [] {});
        ticker.pause();
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        auto watcher = scheduler().watch(ends[0], ReadyFor::Read, &context, [] {});

        const auto dump = scheduler().dump();
        const QStringList expected{
            u"    root: 1 queued, no limit; 2 with those below, no limit;"_s,
            u"      hall %2: 1 queued, limit 1; priority 3, takes Chat(room: \"hall\"); in 1, out 0, refused "
            u"1, "
            u"dropped "
            "0; 1 wait for room: tst_SchedulerEvents::dumpTellsWhatIsThereAndWhoWaits()::Sender\n"_s,
            u"  held, as nobody accepts them: 1\n    Order(number: 1)\n"_s,
            u"  latched: 1\n    Level(meter: 7)\n"_s,
            u"    Chat(room: \"cellar %2\"), by 1: QObject \"clerk\"\n"_s,
            u"    every 3600000.000 ms, paused: tst_SchedulerEvents::dumpTellsWhatIsThereAndWhoWaits()"_s,
            u", for QObject \"clerk\"\n"_s,
            u"    descriptor %1, read: tst_SchedulerEvents::dumpTellsWhatIsThereAndWhoWaits()"_s.arg(ends[0]),
        };
        for (const auto &text : expected)
            QVERIFY2(dump.contains(text), qPrintable(text + u" is not in:\n"_s + dump));
        watcher.cancel();
        ticker.cancel();
        ::close(ends[0]);
        ::close(ends[1]);
    }

    void dumpNamesWhoWaits()
    {
        auto &root = scheduler().rootQueue();
        auto *full = root.addQueue({.name = u"full"_s, .matcher = match<Chat>(), .limit = 0});
        auto *busy = root.addQueue({.name = u"busy"_s, .matcher = match<Order>()});
        QVERIFY(scheduler().send(EventPointer<>(makeEvent(Order{1}, EventKind::MustHandle))));
        struct Plain : Waiter
        {
            void eventArrived(Wait &, const EventPointer<> &) override {}
        } plain;
        Wait wait(plain, match<Level>(5));
        wait.start(scheduler().router());
        std::vector<std::unique_ptr<QObject>> crowd;
        for (int i = 0; i < 1000; ++i) {
            crowd.push_back(std::make_unique<QObject>());
            crowd.back()->setObjectName(QString::number(i));
            scheduler().on(match<Level>(6), crowd.back().get(), [] {});
        }
        auto feed = scheduler().sendAll(QList{Chat{u"a"_s}});
        struct Emptied : EmptyWait
        {
            void emptied() override {}
        } emptied;
        QVERIFY(!emptied.start({busy, full}));
        QVERIFY(turnUntil([&] { return feed.isWaiting(); }));
        QVERIFY(scheduler().remote().send(Chat{u"b"_s}));
        QVERIFY(turnUntil([] { return scheduler().dump().contains(u"2 wait for room"_s); }));

        const auto dump = scheduler().dump();
        const QStringList expected{
            u"      full: 0 queued, limit 0; priority 0, takes Chat(room: *); in 0, out 0, refused 0, "
            u"dropped 0; 2 wait for room: sendAll(), a "
            "RemoteScheduler; 1 wait until it is empty: tst_SchedulerEvents::dumpNamesWhoWaits()::Emptied\n"_s,
            u"; 1 wait until it is empty: tst_SchedulerEvents::dumpNamesWhoWaits()::Emptied\n"_s,
            u"    Level(meter: 5), by 1: tst_SchedulerEvents::dumpNamesWhoWaits()::Plain\n"_s,
            u"    Level(meter: 6), by 1000: QObject \"0\", QObject \"1\", QObject \"2\", QObject \"3\", "
            u"QObject \"4\", QObject \"5\", QObject "
            "\"6\", QObject \"7\" and 992 more\n"_s,
            u"  the scheduler's own:\n    root: 0 queued, no limit; 0 with those below, no limit; in "_s,
            u"\n      timers: 0 queued, no limit; priority "_s,
        };
        for (const auto &text : expected)
            QVERIFY2(dump.contains(text), qPrintable(text + u" is not in:\n"_s + dump));
    }

    // ---- the listener ----

    void listenerIsASignal()
    {
        EventListener listener(match<Chat>(u"hall"_s));
        EventLog log;
        QObject::connect(&listener, &EventListener::arrived, this,
                         [&](const EventPointer<> &event) { log.add(event->as<Chat>()->text); });
        QVERIFY(listener.isListening());
        say("one");
        deliverAll();
        listener.setMatcher(match<Chat>(u"cellar"_s));
        QVERIFY(listener.matcher() == match<Chat>(u"cellar"_s));
        say("two");
        say("three", u"cellar"_s);
        deliverAll();
        listener.setListening(false);
        say("four", u"cellar"_s);
        deliverAll();
        listener.setMatcher(match<Chat>());
        QVERIFY(!listener.isListening());
        QCOMPARE(words(log.take()), u"one, three"_s);
    }

    void slotOfAListenerThatThrowsHindersNoOtherWaiter()
    {
        EventListener listener(match<Chat>());
        EventListener other(match<Chat>());
        EventLog log;
        QObject::connect(&listener, &EventListener::arrived, this, [](const EventPointer<> &) { throw std::runtime_error("no paper"); });
        QObject::connect(&listener, &EventListener::arrived, this, [&](const EventPointer<> &) { log.add(u"behind it"_s); });
        QObject::connect(&other, &EventListener::arrived, this, [&](const EventPointer<> &) { log.add(u"other"_s); });
        Scheduler::current().on(match<Chat>(), this, [] { throw std::runtime_error("no ink"); });
        Scheduler::current().on(match<Chat>(), this, [&] { log.add(u"slot"_s); });
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"A waiter threw no paper when it got Chat.*; the other waiters get it all the same\\."_s));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"A slot threw an exception when it got Chat.*: no ink"_s));
        say("one");
        deliverAll();
        QCOMPARE(words(log.take()), u"other, slot"_s);
    }

    void listenerThatMovesToAnotherThreadStops()
    {
        LoopThread thread;
        EventListener listener(match<Chat>());
        QTest::ignoreMessage(QtWarningMsg,
                             "EventListener: it moves to another thread, and Chat(room: *) belongs to this "
                             "one's scheduler. It listens no longer.");
        listener.moveToThread(&thread);
        QVERIFY(!listener.isListening());
        thread.end();
    }

    void endOfAThreadEndsItsConnections()
    {
        EventListener *listener = nullptr;
        EventConnection connection;
        bool wasDestroyed = false;
        QObject context;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            listener = new EventListener(match<Chat>());
            connection = scheduler().on(
                match<Chat>(), &context,
                [guard = std::shared_ptr<void>(nullptr, [&](void *) { wasDestroyed = true; })] {});
            QVERIFY(scheduler().send(Chat{}));
        }));
        thread->start();
        QVERIFY(thread->wait());
        QVERIFY(!listener->isListening());
        QVERIFY(!connection.isConnected());
        QVERIFY(wasDestroyed);
        delete listener;
    }

    void listenerIsNotChangedInAnotherThread()
    {
        EventListener listener(match<Chat>());
        listener.setListening(false);
        QVERIFY(makesNoScheduler([&] {
            QTest::ignoreMessage(QtWarningMsg, "EventListener::setListening: called in another thread than the listener's. Ignored");
            listener.setListening(true);
            QTest::ignoreMessage(QtWarningMsg, "EventListener::setMatcher: called in another thread than the listener's. Ignored");
            listener.setMatcher(Matcher());
        }));
        QVERIFY(!listener.isListening());
        QVERIFY(listener.matcher() == match<Chat>());
    }
};

int main(int argc, char **argv)
{
    installHost();
    QCoreApplication app(argc, argv);
    tst_SchedulerEvents test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_schedulerevents.moc"
