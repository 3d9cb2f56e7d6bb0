// SPDX-License-Identifier: MIT
// Events that other threads send to a Scheduler, on the host that SIGNALBOX_TEST_HOST names.
#include "eventlog.h"
#include "lineleaf.h"
#include "schedulerhost.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qregularexpression.h>

#include <algorithm>
#include <array>
#include <latch>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = SendReceipt::State;
using Verdict = RemoteSendResult::Verdict;

struct Order
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int shop = 0;
    int number = 0; // no key
    SIGNALBOX_EVENT(Order, shop)
};

//! A key that throws where it is compared with 13.
struct Weight
{
    int grams = 0;

    friend bool operator==(const Weight &a, const Weight &b)
    {
        if (a.grams == 13 || b.grams == 13)
            throw std::runtime_error("thirteen");
        return a.grams == b.grams;
    }
    friend std::size_t qHash(const Weight &, std::size_t = 0) { return 0; }
};

struct Crate
{
    static constexpr auto eventKind = EventKind::MustHandle;
    Weight weight;
    SIGNALBOX_EVENT(Crate, weight)
};

//! Keeps what it gets, and accepts it when it is told to.
class Shop : public QObject
{
public:
    explicit Shop(const MatcherOf<Order> &matcher = match<Order>())
    {
        scheduler().on(matcher, this, [this](const EventPointer<Order> &order) {
            orders.append(order);
            if (accepts)
                order.accept();
        });
    }

    QList<int> numbers() const
    {
        QList<int> numbers;
        for (const auto &order : orders)
            numbers.append(order->number);
        return numbers;
    }

    QList<EventPointer<Order>> orders;
    bool accepts = true;
};

//! A line that throws for the order with number 13.
class Superstitious final : public LineLeaf
{
public:
    void push(EventPointer<> event) override
    {
        if (event->as<Order>()->number == 13)
            throw std::runtime_error("thirteen");
        LineLeaf::push(std::move(event));
    }
};

//! Counts, while it lives, the warnings that end with a text, of all threads; they are not printed.
class MutedWarnings
{
public:
    explicit MutedWarnings(const QString &end)
    {
        s_end = end;
        s_count = 0;
        s_previous = qInstallMessageHandler(take);
    }
    ~MutedWarnings() { qInstallMessageHandler(s_previous); }
    MutedWarnings(const MutedWarnings &) = delete;
    MutedWarnings &operator=(const MutedWarnings &) = delete;
    int count() const { return s_count; }

private:
    static void take(QtMsgType type, const QMessageLogContext &context, const QString &message)
    {
        if (type == QtWarningMsg && message.endsWith(s_end))
            ++s_count;
        else
            s_previous(type, context, message);
    }
    static inline QString s_end;
    static inline std::atomic<int> s_count{0};
    static inline QtMessageHandler s_previous = nullptr;
};

//! Turns once, at least.
static void turn()
{
    const auto slices = scheduler().statistics().slices;
    scheduler().callSoon([] {});
    QVERIFY(turnUntil([&] { return scheduler().statistics().slices > slices; }));
}

class tst_RemoteSend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        turn(); // what is on the way comes in
        auto &root = scheduler().rootQueue();
        root.clear();
        for (auto *queue : root.queues())
            queue->remove(EventQueue::Content::Drop);
        root.setLimit(Unlimited);
    }

    void eventsOfEachThreadArriveInTheirOrder()
    {
        constexpr int Count = 1000;
        Shop shop;
        std::vector<std::thread> senders;
        for (int i = 0; i < 4; ++i) {
            senders.emplace_back([i, remote = scheduler().remote().withLane(Count)] {
                for (int number = 0; number < Count; ++number)
                    QVERIFY(remote.send(Order{i, number}));
            });
        }
        QVERIFY(turnUntil([&] { return shop.orders.size() == 4 * Count; }));
        for (auto &sender : senders)
            sender.join();
        int next[4] = {};
        for (const auto &order : shop.orders)
            QCOMPARE(order->number, next[order->shop]++);
    }

    void eventWakesASleepingLoop()
    {
        Shop shop;
        std::thread sender([remote = scheduler().remote()] { QVERIFY(remote.send(Order{0, 1})); });
        QVERIFY(sleepUntil([&] { return shop.orders.size() == 1; }));
        sender.join();
    }

    void laneHoldsItsLimit()
    {
        const auto remote = scheduler().remote().withLane(3);
        const auto copy = remote;
        QVERIFY(remote.send(Order{0, 1}));
        QVERIFY(copy.send(Order{0, 2}));
        QVERIFY(remote.send(Order{0, 3}));
        QCOMPARE(copy.send(Order{0, 4}).verdict(), Verdict::Full);
        QCOMPARE(copy.onTheWay(), 3);
        QCOMPARE(copy.laneLimit(), 3);
        QVERIFY(scheduler().remote().send(Order{0, 5})); // another lane
        QCOMPARE(scheduler().remote().onTheWay(), 1);
        Shop shop;
        QVERIFY(turnUntil([&] { return shop.orders.size() == 4; }));
        QCOMPARE(remote.onTheWay(), 0);
        QVERIFY(remote.send(Order{0, 6}));
        QVERIFY(turnUntil([&] { return shop.orders.size() == 5; }));
        QCOMPARE(shop.numbers(), (QList{1, 2, 3, 5, 6}));
    }

    void eventForAFullQueueWaitsInItsLane()
    {
        scheduler().rootQueue().addQueue({.name = u"small"_s, .matcher = match<Order>(1), .limit = 1});
        Shop shop;
        shop.accepts = false;
        const auto remote = scheduler().remote().withLane(3);
        const auto first = remote.send(Order{1, 1}).receipt();
        const auto second = remote.send(Order{1, 2}).receipt();
        const auto behind = remote.send(Order{2, 0}).receipt(); // for a queue that has room
        QCOMPARE(first.state(), State::OnTheWay);
        turn();
        QCOMPARE(first.state(), State::Queued);
        QCOMPARE(second.state(), State::OnTheWay);
        QCOMPARE(behind.state(), State::OnTheWay);
        QVERIFY(remote.send(Order{1, 3}));
        QCOMPARE(remote.send(Order{1, 4}).verdict(), Verdict::Full);
        QCOMPARE(remote.onTheWay(), 3); // the first one has left its lane for its queue

        shop.accepts = true;
        shop.orders.first().accept();
        QVERIFY(turnUntil([&] { return shop.orders.size() == 4; }));
        auto numbers = shop.numbers();
        QVERIFY(numbers.removeOne(0)); // the two queues take turns
        QCOMPARE(numbers, (QList{1, 2, 3}));
        QCOMPARE(second.state(), State::Queued);
        QCOMPARE(behind.state(), State::Queued);
    }

    // It threw out of the lane, which did not go on then.
    void eventForWhichALeafThrowsIsRefusedAndItsLaneGoesOn()
    {
        scheduler().rootQueue().addQueue(
            {.name = u"small"_s, .matcher = match<Order>(1), .limit = 1, .leaf = [] {
                 return std::make_unique<Superstitious>();
             }});
        Shop shop;
        const auto remote = scheduler().remote().withLane(5);
        QList<SendReceipt> receipts;
        for (const int number : {13, 1, 13, 13, 2}) // the first one at once, and others when it is their turn
            receipts.append(remote.send(Order{1, number}).receipt());
        for (int i = 0; i < 3; ++i)
            QTest::ignoreMessage(QtWarningMsg,
                                 "Queue \"small\": its leaf threw thirteen when an event came: the "
                                 "event is refused, unless it is in there.");
        QVERIFY(turnUntil([&] { return shop.orders.size() == 2; }));
        QCOMPARE(shop.numbers(), (QList{1, 2}));
        QList<State> states;
        for (const auto &receipt : receipts)
            states.append(receipt.state());
        QCOMPARE(states,
                 (QList{State::Refused, State::Queued, State::Refused, State::Refused, State::Queued}));
        QVERIFY(remote.send(Order{1, 3})); // all of its places are free
        QVERIFY(turnUntil([&] { return shop.orders.size() == 3; }));
    }

    void keyThatThrowsStopsNoLane()
    {
        scheduler().rootQueue().addQueue({.name = u"light"_s, .matcher = match<Crate>(Weight{1})});
        scheduler().rootQueue().setLimit(1);
        QList<int> got;
        QObject context;
        scheduler().on(match<Crate>(), &context, [&got](const EventPointer<Crate> &crate) {
            got.append(crate->weight.grams);
            crate.accept();
        });
        const auto remote = scheduler().remote().withLane(4);
        QList<SendReceipt> receipts;
        for (const int grams : {2, 3, 13, 4}) // the first one at once, and others when it is their turn
            receipts.append(remote.send(Crate{{grams}}).receipt());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a key of the event threw"_s));
        QVERIFY(turnUntil([&] { return got.size() == 3; }));
        QCOMPARE(got, (QList{2, 3, 4}));
        QCOMPARE(receipts.at(2).state(), State::Refused);
        QCOMPARE(remote.onTheWay(), 0);
        QVERIFY(remote.send(Crate{{5}}));
        QVERIFY(turnUntil([&] { return got.size() == 4; }));
    }

    void senderSleepsUntilThereIsRoom()
    {
        constexpr int Count = 50;
        scheduler().rootQueue().setLimit(2);
        Shop shop;
        std::thread sender([remote = scheduler().remote().withLane(2)] {
            for (int number = 0; number < Count; ++number) {
                while (!remote.send(Order{0, number}))
                    QVERIFY(remote.waitForRoom());
            }
        });
        QVERIFY(turnUntil([&] { return shop.orders.size() == Count; }));
        sender.join();
    }

    // It is woken when half of its lane is free, but not only then: three of four places stay taken here.
    void senderIsWokenForOnePlaceToo()
    {
        auto *queue =
            scheduler().rootQueue().addQueue({.name = u"small"_s, .matcher = match<Order>(1), .limit = 1});
        Shop shop;
        shop.accepts = false;
        const auto remote = scheduler().remote().withLane(4);
        QVERIFY(remote.send(Order{1, 0}));
        turn();
        for (int i = 1; i <= 4; ++i)
            QVERIFY(remote.send(Order{1, i}));
        turn();
        QVERIFY(!remote.send(Order{1, 5}));

        std::atomic<bool> hasRoom{false};
        std::thread sleeper([&] { hasRoom = remote.waitForRoom(); });
        shop.orders.first().accept();
        QVERIFY(turnUntil([&] { return hasRoom.load(); }));
        sleeper.join();
        shop.accepts = true;
        queue->clear();
        QVERIFY(turnUntil([&] { return queue->isEmpty(); }));
    }

    void waitForRoomEndsWithItsTimeout()
    {
        const auto remote = scheduler().remote().withLane(1);
        QVERIFY(remote.send(Order{}));
        bool hadRoom = true;
        std::thread([&] { hadRoom = remote.waitForRoom(1ms); }).join();
        QVERIFY(!hadRoom);
    }

    void waitForRoomInItsOwnThreadIsRefused()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             "RemoteScheduler::waitForRoom: called in the scheduler's own thread, "
                             "which would wait for itself. Ignored");
        QVERIFY(!scheduler().remote().waitForRoom());
    }

    void cancelledEventDoesNotArrive()
    {
        Shop shop;
        const auto remote = scheduler().remote().withLane(1);
        auto receipt = remote.send(Order{0, 1}).receipt();
        QVERIFY(receipt.cancel());
        QCOMPARE(receipt.state(), State::Cancelled);
        turn();
        QVERIFY(remote.send(Order{0, 2})); // the place is free again
        QVERIFY(turnUntil([&] { return shop.orders.size() == 1; }));
        QCOMPARE(shop.numbers(), QList{2});
        QVERIFY(!receipt.cancel());
    }

    void eventThatWaitsElsewhereIsRefused()
    {
        const auto event = EventPointer<>(makeEvent(Order{0, 7}));
        QVERIFY(scheduler().send(event)); // nobody takes it: it is held
        const auto receipt = scheduler().remote().send(event).receipt();
        QTest::ignoreMessage(QtWarningMsg, "Order(shop: 0) is queued already: it is not sent again.");
        turn();
        QCOMPARE(receipt.state(), State::Refused);
        QCOMPARE(scheduler().remote().send(EventPointer<>()).verdict(), Verdict::Invalid);
        QCOMPARE(RemoteScheduler().send(Order{}).verdict(), Verdict::Ended);
    }

    // Another thread's scheduler asks its filters while it makes up its mind; then this one is sent the same event.
    void eventThatAnotherThreadIsAboutToQueueIsRefused()
    {
        QSemaphore isAsked, mayAnswer;
        LoopThread other;
        other.remote.call([&] {
            const auto slow = [&](const Order &) {
                isAsked.release();
                mayAnswer.acquire();
                return true;
            };
            scheduler().rootQueue().addQueue({.name = u"slow"_s, .matcher = match<Order>().filter(slow)});
        });
        const auto event = EventPointer<>(makeEvent(Order{0, 7}));
        const auto there = other.remote.send(event).receipt();
        isAsked.acquire();
        const auto here = scheduler().remote().send(event).receipt();
        QTest::ignoreMessage(QtWarningMsg, "Order(shop: 0) is queued already: it is not sent again.");
        turn();
        mayAnswer.release();
        QVERIFY(turnUntil([&] { return there.state() != State::OnTheWay; }));
        QCOMPARE(here.state(), State::Refused);
        QCOMPARE(there.state(), State::Queued);
        QCOMPARE(scheduler().rootQueue().size(), 0);
    }

    void eventThatIsRefusedForWantOfRoomMayGoElsewhere()
    {
        scheduler().rootQueue().setLimit(0);
        const auto event = EventPointer<>(makeEvent(Order{0, 7}));
        QVERIFY(!scheduler().send(event));
        SendReceipt there;
        {
            LoopThread other;
            there = other.remote.send(event).receipt();
            QVERIFY(turnUntil([&] { return there.state() != State::OnTheWay; }));
            QCOMPARE(there.state(), State::Queued);
            QTest::ignoreMessage(QtWarningMsg, "Order(shop: 0) is queued already: it is not sent again.");
            QVERIFY(!scheduler().sendForced(event));
        }
        QVERIFY(scheduler().sendForced(event)); // that thread has ended
        QCOMPARE(scheduler().rootQueue().size(), 1);
    }

    // TSan looks on. Nobody takes them, so each one stays where it came in first.
    void eachEventIsInOneOfTwoSchedulersAtTheMost()
    {
        constexpr int Count = 2'000;
        LoopThread one, two;
        std::vector<EventPointer<>> events;
        for (int i = 0; i < Count; ++i)
            events.emplace_back(makeEvent(Order{i, i}));
        std::array<std::vector<SendReceipt>, 2> receipts;
        const MutedWarnings warnings(u"is queued already: it is not sent again."_s);
        const auto sendAll = [&events](const RemoteScheduler &to, std::vector<SendReceipt> &kept) {
            for (const auto &event : events) {
                auto sent = to.send(event);
                for (; !sent; sent = to.send(event))
                    QVERIFY(to.waitForRoom());
                kept.push_back(sent.receipt());
            }
        };
        std::thread sender([&] { sendAll(one.remote, receipts[0]); });
        sendAll(two.remote, receipts[1]);
        sender.join();
        std::latch areKnown(2); // QSemaphore is not instrumented
        std::array<qsizetype, 2> depths{};
        const auto ask = [&areKnown](const LoopThread &thread, qsizetype &depth) {
            thread.remote.call([&areKnown, &depth] {
                depth = scheduler().rootQueue().size();
                areKnown.count_down();
            });
        };
        ask(one, depths[0]);
        ask(two, depths[1]);
        areKnown.wait();
        const auto depth = depths[0] + depths[1];
        int wrong = 0;
        for (std::size_t i = 0; i < Count; ++i) {
            const auto first = receipts[0][i].state(), second = receipts[1][i].state();
            wrong += !(first == State::Queued && second == State::Refused) &&
                     !(first == State::Refused && second == State::Queued);
        }
        QCOMPARE(wrong, 0);
        QCOMPARE(depth, Count);
        QCOMPARE(warnings.count(), Count);
    }

    void schedulerThatEndsRefusesWhatIsOnTheWay()
    {
        SendReceipt inQueue, inLane, behind, inMailbox;
        RemoteScheduler remote;
        bool sleeperWoke = false;
        std::thread sleeper;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            scheduler().rootQueue().setLimit(1);
            remote = scheduler().remote().withLane(4);
            inQueue = remote.send(Order{0, 1}).receipt();
            inLane = remote.send(Order{0, 2}).receipt();
            behind = remote.send(Order{0, 3}).receipt();
            QCoreApplication::processEvents();
            QCOMPARE(inQueue.state(), State::Queued);
            QCOMPARE(inLane.state(), State::OnTheWay);
            inMailbox = remote.send(Order{0, 4}).receipt();
            QVERIFY(remote.send(Order{0, 5}));
            sleeper = std::thread([&] { sleeperWoke = remote.waitForRoom(); });
        }));
        thread->start();
        QVERIFY(thread->wait());
        sleeper.join();
        QVERIFY(sleeperWoke);
        for (const auto &receipt : {inLane, behind, inMailbox})
            QCOMPARE(receipt.state(), State::Refused);
        QCOMPARE(remote.send(Order{}).verdict(), Verdict::Ended);
        QVERIFY(remote.waitForRoom());
    }

    void laneOutlivesItsSender()
    {
        scheduler().rootQueue().setLimit(1);
        Shop shop;
        shop.accepts = false;
        QVERIFY(scheduler().remote().withLane(2).send(Order{0, 1}));
        {
            const auto remote = scheduler().remote().withLane(2);
            QVERIFY(remote.send(Order{0, 2}));
            QVERIFY(remote.send(Order{0, 3}));
        }
        turn();
        shop.accepts = true;
        shop.orders.first().accept();
        QVERIFY(turnUntil([&] { return shop.orders.size() == 3; }));
        QCOMPARE(shop.numbers(), (QList{1, 2, 3}));
    }

    void laneWithoutSendersEndsWithItsScheduler()
    {
        SendReceipt inLane, inMailbox;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            scheduler().rootQueue().setLimit(1);
            {
                const auto remote = scheduler().remote().withLane(4);
                QVERIFY(remote.send(Order{0, 1}));
                inLane = remote.send(Order{0, 2}).receipt();
            }
            QCoreApplication::processEvents();
            QCOMPARE(inLane.state(), State::OnTheWay); // and nobody has the lane any more
            inMailbox = scheduler().remote().withLane(4).send(Order{0, 3}).receipt();
        }));
        thread->start();
        QVERIFY(thread->wait());
        QCOMPARE(inLane.state(), State::Refused);
        QCOMPARE(inMailbox.state(), State::Refused);
    }

    void laneMayBeLetGoOfWhenItsSchedulerHasEnded()
    {
        RemoteScheduler remote;
        const std::unique_ptr<QThread> thread(
            QThread::create([&] { remote = scheduler().remote().withLane(4); }));
        thread->start();
        QVERIFY(thread->wait());
        const auto result = remote.send(Order{});
        remote = {};
        QCOMPARE(result.verdict(), Verdict::Ended);
    }

    void laneWithoutPlacesHasOne()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             "RemoteScheduler::withLane: a limit of 0 holds no event: taken for 1");
        const auto remote = scheduler().remote().withLane(0);
        QVERIFY(remote.send(Order{}));
        QVERIFY(!remote.send(Order{}));
        QVERIFY(!RemoteScheduler().withLane(1).send(Order{}));
    }

    void noneIsLostBetweenManyThreads()
    {
        constexpr int Count = 20'000;
        scheduler().rootQueue().setLimit(64);
        std::vector<int> next(4);
        int wrong = 0, delivered = 0;
        QEventLoop loop;
        QObject context;
        scheduler().on(match<Order>(), &context, [&](const EventPointer<Order> &order) {
            wrong += order->number != next[std::size_t(order->shop)]++;
            order.accept();
            if (++delivered == 4 * Count)
                loop.quit();
        });
        std::vector<std::thread> senders;
        for (int i = 0; i < 4; ++i) {
            senders.emplace_back([i, remote = scheduler().remote().withLane(16)] {
                for (int number = 0; number < Count; ++number) {
                    while (!remote.send(Order{i, number}))
                        QVERIFY(remote.waitForRoom());
                }
            });
        }
        loop.exec();
        for (auto &sender : senders)
            sender.join();
        QCOMPARE(wrong, 0);
        QCOMPARE(scheduler().rootQueue().size(), 0);
    }
};

int main(int argc, char **argv)
{
    installHost();
    QCoreApplication app(argc, argv);
    tst_RemoteSend test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_remotesend.moc"
