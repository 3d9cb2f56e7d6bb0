// SPDX-License-Identifier: MIT
#include "mainloop.h"
#include "mute.h"

#include <Signalbox/EventListener>
#include <Signalbox/EventQueue>
#include <Signalbox/Install>
#include <Signalbox/Probe>
#include <Signalbox/QueueWaits>
#include <Signalbox/Scheduler>
#include <Signalbox/SnapshotText>
#include <Signalbox/Wait>
#include <Signalbox/WaitableEvent>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace Shop {

struct Order
{
    static constexpr auto eventKind = EventKind::MustHandle;
    QString counter;
    int number = 0;
    SIGNALBOX_EVENT(Order, counter, number)
};
struct Bell
{
    int number = 0;
    SIGNALBOX_EVENT(Bell, number)
};
struct Price
{
    static constexpr auto eventKind = EventKind::Latched;
    QString article;
    SIGNALBOX_EVENT(Price, article)
};

class Kitchen : public QObject
{
    Q_OBJECT
};

} // namespace Shop

using namespace Shop;

namespace {

struct Cook final : Waiter
{
    explicit Cook(Matcher matcher = {}, Wait::Repeat repeat = Wait::Repeat::Once)
        : wait(*this, std::move(matcher), repeat)
    {
        start();
    }
    void start() { wait.start(Scheduler::current().router()); }
    void eventArrived(Wait &, const EventPointer<> &event) override
    {
        if (accepts)
            event->accept();
        if (then)
            then();
    }
    Wait wait;
    bool accepts = true;
    std::function<void()> then;
};

struct Sender final : SendWait
{
    void sent() override {}
};

//! Is \a queue the root of the scheduler's own ones? They come behind the program's.
bool isSystemRoot(const QueueSnapshot &queue)
{
    return queue.level == 0 && queue.name == u"system"_s;
}

//! The program's queues as "urgent 2 of 2", further in for each level.
QStringList tree(const LoopSnapshot &loop)
{
    QStringList lines;
    for (const auto &queue : loop.queues) {
        if (isSystemRoot(queue))
            break;
        auto line = QString(2 * queue.level, u' ') + (queue.level == 0 ? u"root"_s : queue.name);
        line += u" %1"_s.arg(queue.depth);
        if (queue.limit != QueueSnapshot::NoLimit)
            line += u" of %1"_s.arg(queue.limit);
        if (queue.refused)
            line += u", refused %1"_s.arg(queue.refused);
        if (queue.waiters)
            line += u", %1 wait"_s.arg(queue.waiters);
        if (queue.held)
            line += u", holds "_s + queue.heldEvent;
        lines << line;
    }
    return lines;
}

QStringList waits(const LoopSnapshot &loop)
{
    QStringList lines;
    for (const auto &wait : loop.waits)
        lines << wait.matcher + u" by "_s + wait.waiterClass +
                     (wait.waiterName.isEmpty() ? QString() : u" "_s + wait.waiterName);
    lines.sort();
    return lines;
}

QString word(EventSnapshot::Fate fate)
{
    static const QStringList words{u"refused"_s, u"waits"_s, u"queued"_s,   u"delivering"_s, u"delivered"_s,
                                   u"kept"_s,    u"held"_s,  u"accepted"_s, u"dropped"_s};
    return words.at(int(fate));
}

quint64 newest(const LoopSnapshot &loop)
{
    return loop.events.isEmpty() ? 0 : loop.events.first().number;
}

//! Those behind \a before, oldest first.
QStringList recent(const LoopSnapshot &loop, quint64 before = 0)
{
    QStringList lines;
    for (const auto &event : loop.events) {
        if (event.number <= before)
            break;
        auto line = event.text + u": "_s + word(event.fate);
        if (!event.queueName.isEmpty())
            line += u" in "_s + event.queueName;
        if (event.receivers)
            line += u" to %1"_s.arg(event.receivers);
        lines.prepend(line);
    }
    return lines;
}

//! Runs what is to be run, and answers what readers have asked for.
void turn()
{
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents();
}

LoopSnapshot look(const Probe &probe)
{
    static_cast<void>(probe.snapshot()); // asks for what is to be printed
    turn();
    return mainLoop(probe.snapshot());
}

EventQueue &root()
{
    return Scheduler::current().rootQueue();
}

bool send(EventPointer<> event)
{
    return Scheduler::current().send(std::move(event)).isAccepted();
}
EventPointer<> order(const QString &counter, int number = 0)
{
    return makeEvent(Order{counter, number});
}

} // namespace

class tst_Events : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        for (auto *queue : root().queues())
            queue->remove(EventQueue::Content::Drop);
        root().clear();
        Scheduler::current().forget({});
        turn();
    }

    // ---- queues

    void queuesOfAStuckLoopAreRead()
    {
        auto *hot = root().addQueue({.name = u"hot"_s, .matcher = match<Order>(u"hot"_s), .limit = 2});
        hot->addQueue({.name = u"large"_s, .matcher = match<Order>(u"hot"_s, 9), .priority = 1});
        root().addQueue({.name = u"urgent"_s, .matcher = match<Bell>(), .priority = 5, .limit = 10});
        QVERIFY(send(order(u"hot"_s, 1)) && send(order(u"hot"_s, 2)));
        QVERIFY(!send(order(u"hot"_s, 3)));
        QVERIFY(send(order(u"hot"_s, 9)));
        QVERIFY(send(makeEvent(Bell{})));
        Sender sender;
        sender.start(Scheduler::current().router(), order(u"hot"_s, 4));

        WaitableEvent isStuck, mayGoOn;
        LoopSnapshot seen;
        Probe probe;
        std::thread reader([&] {
            isStuck.wait();
            seen = mainLoop(probe.snapshot());
            mayGoOn.set();
        });
        // Ahead of all events: a slice begins with a function.
        Scheduler::current().callSoon([&] {
            isStuck.set();
            mayGoOn.wait();
        });
        turn();
        reader.join();
        QCOMPARE(tree(seen), (QStringList{u"root 0"_s, u"  urgent 1 of 10"_s,
                                          u"  hot 2 of 2, refused 1, 1 wait"_s, u"    large 1"_s}));
        QCOMPARE(seen.queueCount, seen.queues.size());
        QCOMPARE(seen.queues.at(2).total, 3);
        QVERIFY(seen.queues.at(2).isFull());
    }

    void queuesAreCountedBeforeAnybodyLooks()
    {
        root().addQueue({.name = u"hot"_s, .matcher = match<Order>(), .limit = 3, .totalLimit = 7});
        for (int i = 0; i < 5; ++i)
            static_cast<void>(send(order(u"hot"_s, i)));
        root().queue(u"hot"_s)->setPriority(-4);
        root().queue(u"hot"_s)->setLimit(1);
        Cook cook(match<Order>(), Wait::Repeat::Always);
        turn();
        Probe probe;
        const auto queue = mainLoop(probe.snapshot()).queues.at(1);
        QCOMPARE(queue.name, u"hot"_s);
        QCOMPARE(queue.in, 3u);
        QCOMPARE(queue.out, 3u);
        QCOMPARE(queue.refused, 2u);
        QCOMPARE(queue.deepest, 3);
        QCOMPARE(queue.depth, 0);
        QCOMPARE(queue.priority, -4);
        QCOMPARE(queue.limit, 1);
        QCOMPARE(queue.totalLimit, 7);
        QCOMPARE(queue.latency.count(), 3u);
    }

    void listsThatNobodyAskedForAreCounted()
    {
        Probe probe;
        const int before = mainLoop(probe.snapshot({.parts = {}})).queueCount;
        root().addQueue({.name = u"hot"_s});
        Cook cook(match<Order>());
        const auto counts = mainLoop(probe.snapshot({.parts = {}}));
        QVERIFY(counts.queues.isEmpty() && counts.waits.isEmpty() && counts.events.isEmpty());
        QVERIFY(before > 0);
        QCOMPARE(counts.queueCount, before + 1);
        QCOMPARE(counts.waitCount, 1);
    }

    void schedulersOwnQueuesAreDescribedToo()
    {
        const Probe probe;
        Scheduler::current().requestContinue();
        turn();
        const auto loop = look(probe);
        const auto root = std::find_if(loop.queues.begin(), loop.queues.end(), isSystemRoot);
        QVERIFY(root != loop.queues.end());
        for (auto queue = root + 1; queue != loop.queues.end(); ++queue)
            QVERIFY2(!queue->matcher.isEmpty(), qPrintable(queue->name));
    }

    // Two trees of queues have one list of recent events.
    void schedulersOwnEventsStandBesideTheOthers()
    {
        const Probe probe;
        const auto before = newest(look(probe));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(send(order(u"hot"_s, i)));
            Scheduler::current().requestContinue();
            turn();
        }
        const auto lines = recent(look(probe), before);
        QCOMPARE(lines.filter(u"Order("_s).size(), 3);
        QCOMPARE(lines.filter(u"Continued"_s).size(), 3);
    }

    void aQueueTellsWhatItTakesAndHolds()
    {
        root().addQueue({.name = u"hot"_s, .matcher = match<Order>(u"hot"_s)});
        Cook lazy(match<Order>(), Wait::Repeat::Always);
        lazy.accepts = false;
        for (int number = 1; number <= 2; ++number)
            QVERIFY(send(order(u"hot"_s, number)));
        turn();
        Probe probe; // only now: what is held already is told all the same
        auto loop = look(probe);
        QCOMPARE(loop.queues.at(1).matcher, u"Order(counter: \"hot\", number: *)"_s);
        QCOMPARE(tree(loop),
                 (QStringList{u"root 0"_s, u"  hot 2, holds Order(counter: \"hot\", number: 1)"_s}));
        lazy.wait.stop();
        Cook eager(match<Order>());
        loop = look(probe);
        QCOMPARE(tree(loop),
                 (QStringList{u"root 0"_s, u"  hot 1, holds Order(counter: \"hot\", number: 2)"_s}));
    }

    void aSenderThatNoLongerWaitsIsNotCounted_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"cancelled", "destroyed", "there is room", "its queue is removed"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void aSenderThatNoLongerWaitsIsNotCounted()
    {
        QFETCH(const QString, how);
        auto *queue = root().addQueue({.name = u"hot"_s, .matcher = match<Order>(), .limit = 0});
        std::optional<Sender> sender(std::in_place);
        sender->start(Scheduler::current().router(), order(u"hot"_s));
        Probe probe;
        QCOMPARE(tree(mainLoop(probe.snapshot())), (QStringList{u"root 0"_s, u"  hot 0 of 0, 1 wait"_s}));
        if (how == u"cancelled"_s)
            sender->cancel();
        else if (how == u"destroyed"_s)
            sender.reset();
        else if (how == u"there is room"_s)
            queue->setLimit(1);
        else
            queue->remove(EventQueue::Content::Keep);
        for (const auto &left : mainLoop(probe.snapshot()).queues)
            QCOMPARE(left.waiters, 0);
    }

    void aQueueInThePlaceOfAnotherStartsAnew()
    {
        auto *first = root().addQueue({.name = u"first"_s, .matcher = match<Order>(), .limit = 1});
        QVERIFY(send(order({})) && !send(order({})));
        Probe probe;
        const auto before = look(probe).queues.at(1);
        QVERIFY(before.refused > 0 && before.matcher.startsWith(u"Order"_s));
        first->remove(EventQueue::Content::Drop);
        root().addQueue({.name = u"second"_s, .matcher = match<Bell>()});
        const auto after = mainLoop(probe.snapshot()).queues.at(1);
        QVERIFY(after.serial != before.serial);
        QCOMPARE(after.name, u"second"_s);
        QCOMPARE(after.in + after.out + after.refused, 0u);
        QCOMPARE(after.matcher, QString());
        QCOMPARE(look(probe).queues.at(1).matcher, u"Bell(number: *)"_s);
    }

    // ---- waits

    void whoWaitsIsListed()
    {
        Kitchen kitchen;
        kitchen.setObjectName(u"upstairs"_s);
        std::optional<Kitchen> cellar(std::in_place);
        cellar->setObjectName(u"cellar"_s);
        Scheduler::current().on(match<Order>(u"hot"_s), &*cellar, [] {});
        EventListener child(match<Bell>(), &kitchen);
        EventListener orphan(match<Bell>(3));
        Cook cook(match<Price>());
        Probe probe;
        const auto loop = look(probe);
        QCOMPARE(waits(loop), (QStringList{u"Bell(number: *) by Shop::Kitchen upstairs"_s,
                                           u"Bell(number: 3) by Signalbox::EventListener"_s,
                                           u"Order(counter: \"hot\", number: *) by Shop::Kitchen cellar"_s,
                                           u"Price(article: *) by (anonymous namespace)::Cook"_s}));
        QCOMPARE(loop.waitCount, 4);
        QVERIFY(loop.waits.at(0).since < 0ns); // since before anybody looked
        cellar.reset();
        cook.wait.stop();
        QCOMPARE(mainLoop(probe.snapshot()).waits.size(), 2);
    }

    void aContextOfAnotherThreadIsNotLookedInto()
    {
        QThread thread;
        install(&thread); // Qt's own loop looks like a race to the thread sanitizer
        thread.start();
        auto *kitchen = new Kitchen;
        kitchen->moveToThread(&thread);
        Scheduler::current().on(match<Bell>(), kitchen, [] {});
        Probe probe;
        QCOMPARE(waits(look(probe)), QStringList{u"Bell(number: *) by Signalbox::Scheduler::on()"_s});
        kitchen->deleteLater();
        thread.quit();
        thread.wait();
        turn(); // which ends the connection
    }

    void aWaitThatIsRenewedStaysWhatItIs()
    {
        Probe probe;
        turn();
        Cook cook(match<Bell>());
        cook.then = [&] { cook.start(); };
        const auto before = look(probe).waits.at(0);
        QVERIFY(before.since >= 0ns);
        for (int i = 0; i < 3; ++i)
            QVERIFY(send(makeEvent(Bell{i})));
        turn();
        const auto after = mainLoop(probe.snapshot()).waits.at(0); // nobody had to print it anew
        QCOMPARE(after.serial, before.serial);
        QCOMPARE(after.matcher, u"Bell(number: *)"_s);
        QCOMPARE(after.matched, 3u);
    }

    void aWaitThatIsRenewedWhileNobodyLooksIsListedAgain()
    {
        Cook cook(match<Bell>());
        {
            const Probe first;
            QCOMPARE(look(first).waits.size(), 1);
        }
        cook.wait.stop();
        cook.start();
        const Probe second;
        QCOMPARE(waits(look(second)), QStringList{u"Bell(number: *) by (anonymous namespace)::Cook"_s});
    }

    void aStuckLoopTellsTheKindOfANewWait()
    {
        Probe probe;
        turn();
        Cook cook(match<Order>(u"hot"_s));
        const auto loop = mainLoop(probe.snapshot());
        QCOMPARE(waits(loop), QStringList{u"Order(counter: …, number: *) by (anonymous namespace)::Cook"_s});
        QCOMPARE(loop.matchers.size(), 1);
        QCOMPARE(loop.matchers.at(0).shape, u"Order(counter: …, number: *)"_s);
    }

    void waitsBeyondTheBoundAreCounted()
    {
        constexpr int Bound = 1024;
        std::vector<std::unique_ptr<Cook>> cooks;
        for (int i = 0; i < Bound + 100; ++i)
            cooks.push_back(std::make_unique<Cook>(match<Bell>(i)));
        Probe probe;
        const auto loop = look(probe);
        QCOMPARE(loop.waits.size(), Bound);
        QCOMPARE(loop.waitCount, Bound + 100);
        QCOMPARE(loop.matchers.at(0).waits, Bound + 100);
        cooks.resize(Bound / 2); // there is room again for those that come
        Cook late(match<Order>());
        QVERIFY(
            waits(look(probe)).contains(u"Order(counter: *, number: *) by (anonymous namespace)::Cook"_s));
    }

    void aWaitMayOutliveItsScheduler()
    {
        Probe probe;
        std::unique_ptr<Cook> cook;
        std::thread([&] { cook = std::make_unique<Cook>(match<Bell>()); }).join();
        cook.reset(); // ASan is the judge
    }

    // ---- events

    void eventsTellWhatBecameOfThem()
    {
        Probe probe;
        const auto before = newest(mainLoop(probe.snapshot()));
        root().addQueue({.name = u"hot"_s, .matcher = match<Order>(u"hot"_s), .limit = 2});
        root().addQueue({.name = u"cold"_s, .matcher = match<Order>(u"cold"_s)});
        QVERIFY(send(makeEvent(Bell{1}))); // nobody waits
        turn();
        Cook first(match<Bell>()), second(match<Bell>());
        QVERIFY(send(makeEvent(Bell{2})));
        QVERIFY(send(makeEvent(Price{u"soup"_s})));
        QVERIFY(send(order(u"hot"_s, 1))); // held, as nobody waits
        turn();
        QVERIFY(send(order(u"hot"_s, 2)));
        QVERIFY(!send(order(u"hot"_s, 3)));
        Sender sender;
        sender.start(Scheduler::current().router(), order(u"hot"_s, 4));
        QVERIFY(send(order(u"cold"_s, 5)));
        Cook cold(match<Order>(u"cold"_s));
        turn();
        Scheduler::current().dispatch(makeEvent(Bell{6}));
        QCOMPARE(recent(mainLoop(probe.snapshot()), before),
                 (QStringList{u"Bell(number: 1): dropped"_s, u"Bell(number: 2): delivered to 2"_s,
                              u"Price(article: \"soup\"): kept"_s,
                              u"Order(counter: \"hot\", number: 1): held in hot"_s,
                              u"Order(counter: \"hot\", number: 2): queued in hot"_s,
                              u"Order(counter: \"hot\", number: 3): refused in hot"_s,
                              u"Order(counter: \"hot\", number: 4): waits in hot"_s,
                              u"Order(counter: \"cold\", number: 5): accepted in cold to 1"_s,
                              u"Bell(number: 6): dropped"_s}));
        root().queue(u"hot"_s)->clear(); // and with the room, the one that waited comes in
        const auto after = recent(mainLoop(probe.snapshot()), before);
        QCOMPARE(after.filter(u"hot"_s),
                 (QStringList{u"Order(counter: \"hot\", number: 1): dropped in hot"_s,
                              u"Order(counter: \"hot\", number: 2): dropped in hot"_s,
                              u"Order(counter: \"hot\", number: 3): refused in hot"_s,
                              u"Order(counter: \"hot\", number: 4): queued in hot"_s}));
    }

    // It had the age of the slice before.
    void dispatchedEventsHaveTheirOwnAge()
    {
        const Probe probe;
        turn();
        const auto before = Clock::now();
        Scheduler::current().dispatch(makeEvent(Bell{1}));
        const auto snapshot = probe.snapshot();
        const auto event = mainLoop(snapshot).events.first();
        QCOMPARE(event.text, u"Bell(number: 1)"_s);
        QVERIFY(snapshot.takenAt - event.age >= before);
    }

    void eventsAreNotNotedWhereNobodyLooks()
    {
        const auto last = [](const Probe &probe) {
            const auto events = mainLoop(probe.snapshot()).events;
            return events.isEmpty() ? QString() : events.first().text;
        };
        QVERIFY(send(makeEvent(Bell{11})));
        turn();
        {
            const Probe probe;
            QVERIFY(last(probe) != u"Bell(number: 11)"_s);
            QVERIFY(send(makeEvent(Bell{12})));
            QCOMPARE(last(probe), u"Bell(number: 12)"_s);
            turn(); // it has its fate: of what is queued nobody would know later what has become
        }
        QVERIFY(send(makeEvent(Bell{13})));
        const Probe probe;
        QCOMPARE(last(probe), u"Bell(number: 12)"_s);
    }

    void aKeyThatThrowsWhenItIsPrintedHurtsNobody()
    {
        Cook cook(match<Secret>(Mute{1}));
        Probe probe;
        QVERIFY(send(makeEvent(Secret{{1}})));
        const auto loop = look(probe);
        QCOMPARE(recent(loop).last(), u"Secret(mute: (its operator<< threw an exception)): delivered to 1"_s);
    }

    // ---- as text

    void theTextHasTheTree()
    {
        Probe probe;
        Kitchen kitchen;
        Scheduler::current().on(match<Bell>(), &kitchen, [] {});
        auto *hot = root().addQueue({.name = u"hot"_s, .matcher = match<Order>(u"hot"_s), .limit = 1});
        hot->addQueue({.name = u"large"_s, .matcher = match<Order>(u"hot"_s, 9)});
        QVERIFY(send(order(u"hot"_s, 1)) && !send(order(u"hot"_s, 2)));
        Sender sender;
        sender.start(Scheduler::current().router(), order(u"hot"_s, 3));
        const auto text = toText(look(probe));
        const auto has = [&](const char *line) {
            const bool isThere = text.contains(QString::fromUtf8(line));
            if (!isThere)
                qWarning("no \"%s\" in:\n%s", line, qPrintable(text));
            return isThere;
        };
        QVERIFY(has("\n    root: 0 of no limit queued, 1 of no limit with those below; "));
        QVERIFY(has("\n      hot: 1 of 1 queued (full), priority 0, takes Order(counter: \"hot\", number: "
                    "*); deepest 1, in 1, "
                    "out 0, refused 1, dropped 0"));
        QVERIFY(has("; 1 wait for room; 1 held: Order(counter: \"hot\", number: 1)\n        large: 0 of no "
                    "limit queued"));
        QVERIFY(has("  kinds of matchers: 1\n    Bell(number: *)  waited for by 1\n"));
        QVERIFY(has("  waits: 1\n    Bell(number: *)  by Shop::Kitchen, for "));
        QVERIFY(has("ago  Order(counter: \"hot\", number: 3)  waits for room in hot\n"));
    }

    // ---- much, and at once

    void aFloodIsNotedAndPrintedInPart()
    {
        constexpr int Many = 5000;
        constexpr int Ring = 1024;
        Probe probe;
        for (int i = 0; i < Many; ++i)
            QVERIFY(send(makeEvent(Bell{i})));
        turn();
        const auto events = mainLoop(probe.snapshot()).events;
        QCOMPARE(events.size(), Ring);
        for (int i = 1; i < Ring; ++i)
            QCOMPARE(events.at(i).number, events.at(i - 1).number - 1);
        QVERIFY(std::all_of(events.begin(), events.end(), [](const auto &event) {
            return event.type == u"Bell"_s && !event.text.isEmpty();
        }));
        while (!root().isEmpty())
            turn();
    }

    // The thread sanitizer is the judge.
    void queuesComeAndGoUnderAReader()
    {
        std::atomic<bool> hasEnded{false};
        std::atomic<int> strangers{0};
        std::atomic<int> seen{0};
        std::thread reader([&] {
            Probe probe;
            while (!hasEnded) {
                for (const auto &loop : probe.snapshot().loops) {
                    strangers += countStrangers(loop);
                    seen += !loop.queues.isEmpty() && !loop.events.isEmpty();
                }
            }
        });
        const auto isSeenEnough = [&] { return seen > 200; };
        QElapsedTimer guard;
        guard.start();
        for (int i = 0; !isSeenEnough() && guard.elapsed() < 20'000; ++i) {
            std::optional<std::thread> other;
            if (i % 10 == 0)
                other.emplace([] { comeAndGo(30); }); // with a scheduler of its own, which ends
            comeAndGo(30);
            if (other)
                other->join();
        }
        hasEnded = true;
        reader.join();
        QVERIFY(isSeenEnough());
        QCOMPARE(strangers.load(), 0);
    }

private:
    //! A queue is called as the one above it, and a letter more.
    static int countStrangers(const LoopSnapshot &loop)
    {
        int strangers = 0;
        QStringList path;
        for (const auto &queue : loop.queues) {
            if (isSystemRoot(queue))
                break;
            if (queue.level > path.size()) {
                ++strangers;
                break;
            }
            path.resize(queue.level);
            strangers += queue.level > 1 && queue.name != path.last() + u'x';
            strangers += queue.level == 1 && queue.name != u"x"_s;
            strangers += !queue.matcher.isEmpty() && queue.matcher != u"Order(counter: *, number: *)"_s;
            path.append(queue.name);
        }
        for (const auto &event : loop.events)
            strangers += !event.text.startsWith(event.type) && !event.text.startsWith(u"(its"_s);
        return strangers;
    }
    static void comeAndGo(int times)
    {
        for (int i = 0; i < times; ++i) {
            auto *queue = &root();
            for (QString name = u"x"_s; name.size() < 5; name += u'x')
                queue = queue->addQueue({.name = name, .matcher = match<Order>(), .limit = 3});
            Cook cook(match<Order>());
            for (int number = 0; number < 5; ++number)
                static_cast<void>(send(order(u"hot"_s, number)));
            Sender sender;
            sender.start(Scheduler::current().router(), order(u"hot"_s, 6));
            turn();
            root().queues().first()->remove(i % 2 ? EventQueue::Content::Keep : EventQueue::Content::Drop);
        }
        root().clear();
    }
};

int main(int argc, char **argv)
{
    if (!install())
        return 1;
    QCoreApplication app(argc, argv);
    tst_Events test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_events.moc"
