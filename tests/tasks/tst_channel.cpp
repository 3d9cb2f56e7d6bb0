// SPDX-License-Identifier: MIT
// Channels and topics, on every host.
#include "taskhost.h"

#include "tasks/channel.h"
#include "tasks/combinators.h"
#include "tasks/deadlines.h"
#include "tasks/topic.h"

#include <QtCore/qscopeguard.h>
#include <QtTest/qtest.h>

#include <stdexcept>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

static_assert(std::is_default_constructible_v<Channel<int>>);
static_assert(!std::is_default_constructible_v<LifoChannel<int>>); // in order is only what it keeps
static_assert(!std::is_default_constructible_v<PriorityChannel<int>>);
static_assert(!std::is_copy_constructible_v<Channel<int>> && !std::is_move_constructible_v<Channel<int>>);

namespace {

using Ints = Channel<int>;

struct Job
{
    int urgency;
    std::string name;
    bool operator<(const Job &other) const { return urgency < other.urgency; }
};

//! All that is in \a channel, as it comes out.
template <typename C>
QString taken(C &channel)
{
    QStringList items;
    while (const auto item = channel.tryReceive())
        items.append(QString::number(*item));
    return items.join(u' ');
}

//! One that receives has got \a first, and goes before it has seen it.
template <typename C>
void giveAndTakeBack(C &channel, int first, const QList<int> &others)
{
    Scope scope;
    auto receiver = scope.start([&]() -> Task<> { static_cast<void>(co_await channel.receive()); });
    QVERIFY(isSuspended(receiver));
    QVERIFY(channel.trySend(first));
    for (const int item : others)
        QVERIFY(channel.trySend(item));
    receiver.cancel();
    QVERIFY(isOver(receiver));
}

Task<> logWhenDone(Ints &channel, std::string name)
{
    co_await channel.whenDone();
    log(name + " sees that all is done");
}

Task<> sendAll(Ints &channel, int first, int last)
{
    for (int i = first; i <= last; ++i) {
        co_await channel.send(i);
        log("sent " + std::to_string(i));
    }
}

Task<> receiveAll(Ints &channel, std::string name)
{
    while (const auto item = co_await channel.receive())
        log(name + " got " + std::to_string(*item));
    log(name + " ended");
}

Task<> receiveOne(Ints &channel, std::string name)
{
    const auto item = co_await channel.receive();
    log(name + (item ? " got " + std::to_string(*item) : " ended"));
}

Task<> logWhatIsThrown(Task<> task)
{
    try {
        co_await std::move(task);
    } catch (const std::exception &error) {
        log(error.what());
    }
}

Task<> readAll(Cursor<int> &cursor, std::string name)
{
    while (const auto item = co_await cursor.next())
        log(name + " read " + std::to_string(*item));
    log(name + " ended");
}

} // namespace

class tst_Channel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    // ---- sending and receiving ----

    void senderWaitsForRoom()
    {
        Ints channel(2);
        Scope scope;
        const auto sender = scope.start(sendAll(channel, 1, 4));
        QVERIFY(isSuspended(sender));
        QCOMPARE(taskLog().take(), list({"sent 1", "sent 2"}));
        QCOMPARE(channel.size(), 2);
        QCOMPARE(channel.tryReceive(), 1);
        QCOMPARE(channel.size(), 2); // the place was given to 3 at once
        QVERIFY(turnUntil([] { return taskLog().size() == 1; }));
        QCOMPARE(channel.tryReceive(), 2);
        QVERIFY(isOver(sender));
        QCOMPARE(taskLog().take(), list({"sent 3", "sent 4"}));
        QCOMPARE(channel.tryReceive(), 3);
        QCOMPARE(channel.tryReceive(), 4);
        QCOMPARE(channel.tryReceive(), std::nullopt);
    }

    void itemsArriveInTheirOrderUntilTheEnd()
    {
        Ints channel(1);
        Scope scope;
        const auto receiver = scope.start(receiveAll(channel, "a"));
        const auto sender = scope.start([&]() -> Task<> {
            for (const int i : {1, 2, 3})
                co_await channel.send(i);
            channel.close();
        });
        QVERIFY(isOver(sender) && isOver(receiver));
        QCOMPARE(taskLog().entries(), list({"a got 1", "a got 2", "a got 3", "a ended"}));
    }

    void whoWaitsFirstGetsFirst()
    {
        Ints channel(4);
        Scope scope;
        scope.start(receiveOne(channel, "a"));
        scope.start(receiveOne(channel, "b"));
        const auto last = scope.start(receiveOne(channel, "c"));
        QVERIFY(isSuspended(last));
        for (const int i : {1, 2, 3})
            QVERIFY(channel.trySend(i));
        QVERIFY(isOver(last));
        QCOMPARE(taskLog().entries(), list({"a got 1", "b got 2", "c got 3"}));
    }

    void withoutCapacityTheyMeet()
    {
        Ints channel;
        Scope scope;
        QVERIFY(!channel.trySend(0));
        const auto sender = scope.start(sendAll(channel, 1, 2));
        QVERIFY(isSuspended(sender));
        QCOMPARE(taskLog().size(), 0);
        const auto receiver = scope.start(receiveOne(channel, "a"));
        QVERIFY(isOver(receiver));
        QVERIFY(isSuspended(sender));
        QCOMPARE(channel.tryReceive(), 2);
        QVERIFY(isOver(sender));
        QCOMPARE(taskLog().take().mid(2), list({"sent 2"}));
        const auto waiting = scope.start(receiveOne(channel, "b"));
        QVERIFY(isSuspended(waiting));
        QVERIFY(channel.trySend(3));
        QVERIFY(isOver(waiting));
        QCOMPARE(taskLog().entries(), list({"b got 3"}));
    }

    void itemsMayBeMoveOnly()
    {
        const auto state = runTask([]() -> Task<> {
            Channel<std::unique_ptr<int>> channel(1);
            co_await channel.send(std::make_unique<int>(5));
            auto refused = std::make_unique<int>(6);
            log(channel.trySend(std::move(refused)) ? "sent" : "no room");
            log(std::to_string(*refused));
            const auto item = co_await channel.receive();
            log(std::to_string(**item));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"no room", "6", "5"}));
    }

    void sendBeginsWhenItIsAwaited()
    {
        Ints channel(1);
        {
            auto unused = channel.send(1);
        }
        QVERIFY(channel.isEmpty());
        const auto state = runTask([&]() -> Task<> {
            auto done = sleepFor(1ms);
            co_await sleepFor(2ms);
            const auto first = co_await any(done, channel.send(2));
            log("index " + std::to_string(first.index()));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"index 0"}));
        QVERIFY(channel.isEmpty());
    }

    void negativeCapacityIsWarnedOf()
    {
        QTest::ignoreMessage(QtWarningMsg, "Channel: -3 is too small; it is 0 instead");
        const Ints channel(-3);
        QCOMPARE(channel.capacity(), 0);
    }

    // ---- order ----

    void lastInIsFirstOut()
    {
        LifoChannel<int> channel(3);
        for (const int i : {1, 2, 3})
            QVERIFY(channel.trySend(i));
        QVERIFY(!channel.trySend(4));
        QCOMPARE(channel.tryReceive(), 3);
        QVERIFY(channel.trySend(5));
        QCOMPARE(taken(channel), u"5 2 1"_s);
    }

    void mostUrgentIsFirstOutAndEqualOnesAsTheyCame()
    {
        PriorityChannel<Job> jobs(PriorityChannel<Job>::Unlimited);
        for (const Job &job : {Job{2, "a"}, Job{1, "b"}, Job{3, "c"}, Job{2, "d"}, Job{3, "e"}, Job{2, "f"}})
            QVERIFY(jobs.trySend(job));
        jobs.close();
        const auto state = runTask([&]() -> Task<> {
            while (const auto job = co_await jobs.receive())
                log(job->name);
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"c", "e", "a", "d", "f", "b"}));
    }

    void smallestMayBeTheFirstOut()
    {
        PriorityChannel<int, std::greater<int>> channel(4);
        for (const int i : {3, 1, 4, 2})
            QVERIFY(channel.trySend(i));
        QCOMPARE(taken(channel), u"1 2 3 4"_s);
    }

    void itemsInOrderMayBeMoveOnly()
    {
        PriorityChannel<std::unique_ptr<int>> channel(2);
        QVERIFY(channel.trySend(std::make_unique<int>(1)) && channel.trySend(std::make_unique<int>(2)));
        const auto first = channel.tryReceive();
        const auto second = channel.tryReceive();
        QVERIFY(first && second && **first + **second == 3);
    }

    void whoWaitsForRoomGetsItInItsOrder()
    {
        PriorityChannel<int> channel(1);
        QVERIFY(channel.trySend(2));
        Scope scope;
        const auto send = [&](int item) -> Task<> {
            co_await channel.send(item);
            log("sent " + std::to_string(item));
        };
        scope.start(send, 1);
        const auto last = scope.start(send, 3);
        QVERIFY(isSuspended(last));
        QCOMPARE(channel.tryReceive(), 2);
        QCOMPARE(channel.tryReceive(), 1);
        QVERIFY(isOver(last));
        QCOMPARE(taken(channel), u"3"_s);
        QCOMPARE(taskLog().entries(), list({"sent 1", "sent 3"}));
    }

    void itemThatComesBackGoesToThePlaceThatItHad()
    {
        LifoChannel<int> last(4);
        giveAndTakeBack(last, 1, {2, 3});
        QCOMPARE(taken(last), u"3 2 1"_s);
        PriorityChannel<int> largest(4);
        giveAndTakeBack(largest, 2, {1, 3});
        QCOMPARE(taken(largest), u"3 2 1"_s);

        PriorityChannel<Job> jobs(4);
        {
            const auto unseen = jobs.receive();
            QVERIFY(jobs.trySend({1, "first"}) && jobs.trySend({1, "second"}));
            QVERIFY(unseen.hasEnded());
        }
        QCOMPARE(jobs.tryReceive()->name, "first");
    }

    void orderOfNothingIsWarnedOf()
    {
        QTest::ignoreMessage(QtWarningMsg, "LifoChannel: 0 is too small; it is 1 instead");
        const LifoChannel<int> last(0);
        QTest::ignoreMessage(QtWarningMsg, "PriorityChannel: -1 is too small; it is 1 instead");
        const PriorityChannel<int> largest(-1);
        QCOMPARE(last.capacity() + largest.capacity(), 2);
    }

    // ---- done ----

    void allIsDoneWhenEachItemThatWasSentIs()
    {
        Ints channel(2);
        Scope scope;
        QVERIFY(channel.whenDone().hasEnded());
        const auto sender = scope.start(sendAll(channel, 1, 3));
        const auto first = scope.start(logWhenDone(channel, "a"));
        const auto second = scope.start(logWhenDone(channel, "b"));
        QVERIFY(isSuspended(second));
        for (const int i : {1, 2, 3}) {
            QCOMPARE(channel.tryReceive(), i);
            if (i != 2)
                channel.done();
        }
        QVERIFY(isOver(sender));
        QVERIFY(!first.hasEnded() && !channel.whenDone().hasEnded());
        channel.done();
        QVERIFY(channel.trySend(4)); // comes too late for those
        QVERIFY(isOver(first) && isOver(second));
        QCOMPARE(taskLog().entries().mid(3), list({"a sees that all is done", "b sees that all is done"}));
        QVERIFY(!channel.whenDone().hasEnded());
    }

    void itemsOfAClosedChannelAreToBeDoneToo()
    {
        Ints channel(1);
        QVERIFY(channel.trySend(1));
        channel.close();
        auto waiting = channel.whenDone();
        QVERIFY(!waiting.hasEnded());
        QCOMPARE(channel.tryReceive(), 1);
        channel.done();
        QVERIFY(waiting.hasEnded());
    }

    void itemThatComesBackIsNotDone()
    {
        Ints channel;
        giveAndTakeBack(channel, 1, {});
        auto waiting = channel.whenDone();
        QCOMPARE(channel.tryReceive(), 1);
        QVERIFY(!waiting.hasEnded());
        channel.done();
        QVERIFY(waiting.hasEnded());
    }

    void workersMayBeCancelledAndAllIsDoneNevertheless()
    {
        Ints channel(4);
        Scope scope;
        const auto work = [&]() -> Task<> {
            while (const auto item = co_await channel.receive()) {
                const auto done = qScopeGuard([&] { channel.done(); });
                log("begins " + std::to_string(*item));
                co_await sleepFor(*item == 1 ? Nanoseconds(1h) : Nanoseconds(1ms));
                log("ends " + std::to_string(*item));
            }
        };
        auto first = scope.start(work);
        scope.start(work);
        for (const int i : {1, 2, 3})
            QVERIFY(channel.trySend(i));
        const auto waiting = scope.start(logWhenDone(channel, "a"));
        QVERIFY(turnUntil([] { return taskLog().size() == 5; }));
        QVERIFY(!waiting.hasEnded());
        first.cancel();
        QVERIFY(isOver(waiting));
        QCOMPARE(taskLog().entries(),
                 list({"begins 1", "begins 2", "ends 2", "begins 3", "ends 3", "a sees that all is done"}));
    }

    void whatIsDoneTooOftenIsWarnedOf()
    {
        Ints channel(2);
        const auto tooOften = "Channel::done: all items that were received are done; the call is ignored";
        QTest::ignoreMessage(QtWarningMsg, tooOften);
        channel.done();
        QVERIFY(channel.trySend(1) && channel.trySend(2));
        QTest::ignoreMessage(QtWarningMsg, tooOften);
        channel.done(); // nobody has received any
        QCOMPARE(channel.tryReceive(), 1);
        channel.done();
        QTest::ignoreMessage(QtWarningMsg, tooOften);
        channel.done();
        QVERIFY(!channel.whenDone().hasEnded());
        for (const char *function : {"done", "whenDone"})
            QTest::ignoreMessage(
                QtWarningMsg,
                qPrintable(u"Channel::%1: this is used by another thread; the call is ignored"_s.arg(
                    QLatin1StringView(function))));
        std::unique_ptr<QThread> thread(QThread::create([&] {
            channel.done();
            QVERIFY(channel.whenDone().hasFailed());
        }));
        thread->start();
        QVERIFY(thread->wait());
    }

    // ---- the end ----

    void closedChannelIsEmptiedFirst()
    {
        Ints channel(4);
        QVERIFY(channel.trySend(1));
        QVERIFY(channel.trySend(2));
        channel.close();
        QVERIFY(!channel.trySend(3));
        QCOMPARE(runTask([&] { return receiveAll(channel, "a"); }), TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"a got 1", "a got 2", "a ended"}));
    }

    void sendOfAClosedChannelIsThrown()
    {
        Ints channel(1);
        Scope scope;
        const auto waiting = scope.start(logWhatIsThrown(sendAll(channel, 1, 2)));
        QVERIFY(isSuspended(waiting));
        channel.close();
        QVERIFY(isOver(waiting));
        QVERIFY(isOver(scope.start(logWhatIsThrown(sendAll(channel, 3, 3)))));
        QCOMPARE(taskLog().entries(), list({"sent 1", "the channel is closed", "the channel is closed"}));
        QCOMPARE(channel.tryReceive(), 1);
        QCOMPARE(channel.tryReceive(), std::nullopt);
    }

    void channelMayBeClosedWithAnException()
    {
        Ints channel(2);
        Scope scope;
        const auto sender = scope.start(logWhatIsThrown(sendAll(channel, 1, 3)));
        QVERIFY(isSuspended(sender));
        channel.close(std::make_exception_ptr(std::runtime_error("broken")));
        channel.close();
        QVERIFY(isOver(sender));
        QVERIFY(isOver(scope.start(logWhatIsThrown(receiveAll(channel, "a")))));
        QVERIFY(isOver(scope.start(logWhatIsThrown(receiveAll(channel, "b")))));
        QCOMPARE(taskLog().entries(),
                 list({"sent 1", "sent 2", "broken", "a got 1", "a got 2", "broken", "broken"}));
    }

    void exceptionReachesThoseWhoWait()
    {
        Ints channel;
        Scope scope;
        const auto receiver = scope.start(logWhatIsThrown(receiveAll(channel, "a")));
        QVERIFY(isSuspended(receiver));
        channel.close(std::make_exception_ptr(std::runtime_error("broken")));
        QVERIFY(isOver(receiver));
        QCOMPARE(taskLog().entries(), list({"broken"}));
    }

    void channelThatIsDestroyedIsClosed()
    {
        auto empty = std::make_unique<Ints>();
        auto full = std::make_unique<Ints>(1);
        Scope scope;
        const auto receiver = scope.start(receiveAll(*empty, "a"));
        const auto sender = scope.start(logWhatIsThrown(sendAll(*full, 1, 2)));
        QVERIFY(isSuspended(receiver) && isSuspended(sender));
        empty.reset();
        full.reset();
        QVERIFY(turnUntil([&] { return taskLog().size() == 3; }));
        QCOMPARE(taskLog().entries(), list({"sent 1", "a ended", "the channel is closed"}));
    }

    void itemThatWasGivenOutlivesItsChannel()
    {
        auto channel = std::make_unique<Ints>(1);
        Scope scope;
        const auto receiver = scope.start(receiveOne(*channel, "a"));
        auto send = channel->send(2);
        QVERIFY(isSuspended(receiver));
        QVERIFY(channel->trySend(1));
        channel.reset();
        QVERIFY(send.hasEnded() && send.hasFailed());
        QVERIFY(isOver(receiver));
        QCOMPARE(taskLog().entries(), list({"a got 1"}));
    }

    // ---- those that go away ----

    void cancelledSendHasNotSent()
    {
        Ints channel(1);
        Scope scope;
        auto first = scope.start(sendAll(channel, 1, 2));
        const auto second = scope.start(sendAll(channel, 3, 3));
        QVERIFY(isSuspended(second));
        first.cancel();
        QCOMPARE(channel.tryReceive(), 1); // before its turn to go has come
        QVERIFY(isOver(second));
        QCOMPARE(channel.tryReceive(), 3);
        QCOMPARE(taskLog().entries(), list({"sent 1", "sent 3"}));
    }

    void cancelledReceiverLeavesTheLine()
    {
        Ints channel;
        Scope scope;
        auto first = scope.start(receiveOne(channel, "a"));
        const auto second = scope.start(receiveOne(channel, "b"));
        QVERIFY(isSuspended(second));
        first.cancel();
        QVERIFY(isOver(first));
        QVERIFY(channel.trySend(1));
        QVERIFY(isOver(second));
        QCOMPARE(taskLog().entries(), list({"b got 1"}));
    }

    void itemOfAReceiverThatGoesBeforeItGoesOnIsTheNextOnes_data()
    {
        QTest::addColumn<bool>("isDestroyed");
        QTest::newRow("cancelled") << false;
        QTest::newRow("destroyed") << true;
    }
    void itemOfAReceiverThatGoesBeforeItGoesOnIsTheNextOnes()
    {
        QFETCH(bool, isDestroyed);
        Ints channel;
        Scope scope;
        auto inner = std::make_unique<Scope>();
        auto first = inner->start(receiveOne(channel, "a"));
        const auto second = scope.start(receiveOne(channel, "b"));
        QVERIFY(isSuspended(second));
        QVERIFY(channel.trySend(1));
        QCOMPARE(first.state(), TaskState::Ready);
        if (isDestroyed)
            inner.reset();
        else
            first.cancel();
        QVERIFY(isOver(second));
        QCOMPARE(taskLog().entries(), list({"b got 1"}));
    }

    void itemsThatComeBackKeepTheirOrder()
    {
        Ints channel(2);
        Scope scope;
        scope.start(receiveOne(channel, "a"));
        scope.start(receiveOne(channel, "b"));
        const auto last = scope.start(receiveOne(channel, "c"));
        QVERIFY(isSuspended(last));
        for (const int i : {1, 2, 3, 4, 5})
            QVERIFY(channel.trySend(i));
        QVERIFY(!channel.trySend(6));
        scope.cancel();
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(channel.size(), 5);
        QVERIFY(!channel.trySend(6));
        channel.close();
        QCOMPARE(runTask([&] { return receiveAll(channel, "d"); }), TaskState::Finished);
        QCOMPARE(taskLog().entries(),
                 list({"d got 1", "d got 2", "d got 3", "d got 4", "d got 5", "d ended"}));
    }

    void loserOfARaceGivesTheItemBack()
    {
        Ints left(1);
        Ints right(1);
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            for (int i = 0; i < 2; ++i) {
                const auto first = co_await any(left.receive(), right.receive());
                log("index " + std::to_string(first.index()));
            }
        });
        QVERIFY(left.trySend(1));
        QVERIFY(right.trySend(2)); // both are there when the race begins
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"index 0", "index 1"}));
    }

    void timedOutReceiveTakesNothing()
    {
        Ints channel(1);
        const auto state = runTask([&]() -> Task<> {
            const auto none = co_await timeout(1ms, channel.receive());
            log(none ? "item" : "too late");
            co_await channel.send(1);
            const auto one = co_await timeout(1h, channel.receive());
            log(std::to_string(**one));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"too late", "1"}));
    }

    void otherThreadIsRefused()
    {
        Ints channel(1);
        QVERIFY(channel.trySend(1));
        QTest::ignoreMessage(QtWarningMsg,
                             "Channel::trySend: this is used by another thread; the call is ignored");
        QTest::ignoreMessage(QtWarningMsg,
                             "Channel::receive: this is used by another thread; the call is ignored");
        std::unique_ptr<QThread> thread(QThread::create([&] {
            static_cast<void>(channel.trySend(2));
            auto receive = channel.receive();
            log(receive.hasFailed() ? "refused" : "received");
        }));
        thread->start();
        QVERIFY(thread->wait());
        QCOMPARE(taskLog().entries(), list({"refused"}));
        QCOMPARE(channel.size(), 1);
    }

    // ---- topics ----

    void eachReaderReadsAllFromWhereItBegan()
    {
        Topic<int> topic;
        topic.publish(1);
        auto late = topic.subscribe();
        auto early = topic.subscribeFromStart();
        Scope scope;
        scope.start(readAll(late, "late"));
        const auto handle = scope.start(readAll(early, "early"));
        QVERIFY(isSuspended(handle));
        topic.publish(2);
        QVERIFY(turnUntil([] { return taskLog().size() == 3; }));
        topic.publish(3);
        topic.close();
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"early read 1", "late read 2", "early read 2", "late read 3",
                                            "late ended", "early read 3", "early ended"}));
        QCOMPARE(early.lost(), quint64(0));
    }

    void readerThatFallsBehindIsToldHowMuchItLost()
    {
        Topic<int> topic(2);
        auto cursor = topic.subscribe();
        for (const int i : {1, 2, 3, 4, 5})
            topic.publish(i);
        QCOMPARE(topic.size(), 2);
        QCOMPARE(cursor.size(), 2);
        QCOMPARE(cursor.lost(), quint64(3));
        topic.close();
        QCOMPARE(runTask([&] { return readAll(cursor, "a"); }), TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"a read 4", "a read 5", "a ended"}));
        QCOMPARE(cursor.lost(), quint64(3));
    }

    void itemIsReadWhenTheTaskGoesOn()
    {
        Topic<int> topic(1);
        auto cursor = topic.subscribe();
        Scope scope;
        const auto handle = scope.start(readAll(cursor, "a"));
        QVERIFY(isSuspended(handle));
        topic.publish(1);
        topic.publish(2); // before it goes on
        QVERIFY(turnUntil([] { return taskLog().size() == 1; }));
        QCOMPARE(taskLog().entries(), list({"a read 2"}));
        QCOMPARE(cursor.lost(), quint64(1));
    }

    void cancelledReadTakesNothing()
    {
        Topic<int> topic;
        auto cursor = topic.subscribe();
        Scope scope;
        auto handle = scope.start(readAll(cursor, "a"));
        QVERIFY(isSuspended(handle));
        topic.publish(1);
        handle.cancel();
        QVERIFY(isOver(handle));
        topic.close();
        QCOMPARE(runTask([&] { return readAll(cursor, "b"); }), TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"b read 1", "b ended"}));
    }

    void whatAllHaveReadCanBeDropped()
    {
        Topic<int> topic;
        auto cursor = topic.subscribe();
        for (const int i : {1, 2, 3})
            topic.publish(i);
        topic.compact();
        QCOMPARE(topic.size(), 3);
        const auto state = runTask([&]() -> Task<> {
            for (int i = 0; i < 2; ++i)
                static_cast<void>(co_await cursor.next());
        });
        QCOMPARE(state, TaskState::Finished);
        topic.compact();
        QCOMPARE(topic.size(), 1);
        QCOMPARE(cursor.size(), 1);
        QCOMPARE(cursor.lost(), quint64(0));
    }

    void readersOfATopicThatIsDestroyedAreAtTheEnd()
    {
        auto topic = std::make_unique<Topic<int>>();
        auto waiting = topic->subscribe();
        auto woken = std::make_unique<Cursor<int>>(*topic, 0);
        Scope scope;
        scope.start(readAll(waiting, "a"));
        const auto handle = scope.start(readAll(*woken, "b"));
        QVERIFY(isSuspended(handle));
        topic.reset();
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().take(), list({"a ended", "b ended"}));
        QCOMPARE(runTask([&] { return readAll(waiting, "c"); }), TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"c ended"}));
    }

    void cursorMayGoWhileATaskWaits()
    {
        Topic<int> topic;
        auto cursor = std::make_unique<Cursor<int>>(topic, 0);
        Scope scope;
        const auto handle = scope.start(logWhatIsThrown(
            [](Cursor<int> &from) -> Task<> { static_cast<void>(co_await from.next()); }(*cursor)));
        QVERIFY(isSuspended(handle));
        cursor.reset();
        topic.publish(1);
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"what the task waited for was destroyed"}));
    }

    void misuseOfATopicIsWarnedOf()
    {
        QTest::ignoreMessage(QtWarningMsg, "Topic: 0 is too small; it is 1 instead");
        Topic<int> topic(0);
        auto cursor = topic.subscribe();
        auto first = cursor.next();
        QTest::ignoreMessage(
            QtWarningMsg,
            "Cursor::next: its next item is waited for already; std::logic_error is thrown instead");
        auto second = cursor.next();
        QVERIFY(second.hasFailed());
        topic.publish(1);
        QVERIFY(first.hasEnded());
        topic.close();
        QTest::ignoreMessage(QtWarningMsg, "Topic::publish: the topic is closed; the item is dropped");
        topic.publish(2);
        QCOMPARE(topic.size(), 1);
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Channel)

#include "tst_channel.moc"
