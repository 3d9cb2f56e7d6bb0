// SPDX-License-Identifier: MIT
/*
    What an event costs from send to delivery, in one thread, in a scheduler's loop and without one: the works P1, P2, P5, P6 and P7 of VLCP, with
    its figures beside ours; and the cost of one match with 1 to 1,000,000 matchers.

        signalbox-bench-events [--quick] [--only memory|P1|P1b|P2|P5|P6|P7|lookups…]

    Beside P1 and P2 stands their floor, the least that does their work, in runs that take turns with ours.

    VLCP's figures are those of the project's notes: Python 3.11, the same kind of machine (2 virtual Intel Xeon CPUs), the
    median of five runs. Its receivers are coroutines, ours are callbacks here.
*/
#include "arguments.h"
#include "dispatch/install.h"
#include "events/eventrouter_p.h"
#include "measured.h"
#include "scheduler/scheduler.h"

#include <QtCore/qcoreapplication.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <functional>
#include <malloc.h>
#include <memory>
#include <optional>
#include <random>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

using namespace Signalbox;
using Bench::Measured, Bench::measureOnce, Bench::median;

namespace {

struct Ev
{
    int key = 0;
    int value = 0;
    SIGNALBOX_EVENT(Ev, key, value)
};

bool isQuick = false;

int scaled(int count)
{
    return isQuick ? count / 100 : count;
}

[[noreturn]] void fault(const char *what)
{
    std::fprintf(stderr, "signalbox-bench-events: %s\n", what);
    std::exit(1);
}

int runCount()
{
    return isQuick ? 1 : 5;
}

//! The median of five runs; \a prepare runs before each, and is not measured.
Measured measure(int operations, const std::function<void()> &prepare, const std::function<void()> &work)
{
    std::vector<Measured> runs;
    for (int run = 0; run < runCount(); ++run) {
        prepare();
        runs.push_back(measureOnce(operations, work));
    }
    return median(runs);
}

/*!
    The medians of five runs of each of \a works, in turns: how fast the machine is just now is the same for all. One run of each goes
    before, which is the first to touch its memory, and is not measured.
*/
std::vector<Measured> measureInTurns(int operations, const std::vector<std::function<void()>> &works)
{
    std::vector<std::vector<Measured>> runs(works.size());
    for (const auto &work : works)
        work();
    for (int run = 0; run < runCount(); ++run) {
        for (std::size_t i = 0; i < works.size(); ++i)
            runs[i].push_back(measureOnce(operations, works[i]));
    }
    std::vector<Measured> medians;
    for (auto &each : runs)
        medians.push_back(median(each));
    return medians;
}

void print(const char *work, const Measured &measured, double vlcpPerSecond, double floor = 0)
{
    std::printf("%-50s %9.1f %12.0f %7.2f", work, measured.nanoseconds, 1e9 / measured.nanoseconds,
                measured.allocations);
    if (vlcpPerSecond > 0)
        std::printf(" %12.0f %7.0f x", vlcpPerSecond, 1e9 / measured.nanoseconds / vlcpPerSecond);
    if (floor > 0)
        std::printf(" %9.1f %7.2f x", floor, measured.nanoseconds / floor);
    std::printf("\n");
}

//! Waits for one event after the other, with the same wait, or with a new one of a new matcher.
struct Awaiter : Waiter
{
    Awaiter(EventRouter &eventRouter, Matcher matcher) : router(eventRouter), wait(*this, std::move(matcher))
    {
        wait.start(router);
    }
    void eventArrived(Wait &arrived, const EventPointer<> &event) override
    {
        ++received;
        if (accepts)
            event->accept();
        arrived.start(router);
    }
    EventRouter &router;
    Wait wait;
    int received = 0;
    bool accepts = false;
};

struct FreshAwaiter : Waiter
{
    FreshAwaiter(EventRouter &eventRouter, int wantedKey) : router(eventRouter), key(wantedKey) { again(); }
    void again()
    {
        wait.emplace(*this, match<Ev>(key));
        wait->start(router);
    }
    void eventArrived(Wait &, const EventPointer<> &) override
    {
        ++received;
        again();
    }
    EventRouter &router;
    int key;
    std::optional<Wait> wait;
    int received = 0;
};

void processAll(EventRouter &router)
{
    while (router.processNext()) {
    }
}

//! What users call: the thread's scheduler, whose loop turns until all is delivered.
void turnUntilAllIsDelivered()
{
    while (Scheduler::current().router().hasWork())
        QCoreApplication::processEvents();
}

//! Sends an event whenever it has got one.
struct Echo : Waiter
{
    explicit Echo(Scheduler &ours) : scheduler(ours), wait(*this, match<Ev>(7)) { wait.start(scheduler.router()); }
    void send() { static_cast<void>(scheduler.send(Ev{7, left})); }
    void eventArrived(Wait &arrived, const EventPointer<> &) override
    {
        arrived.start(scheduler.router());
        if (--left > 0)
            send();
    }
    Scheduler &scheduler;
    Wait wait;
    int left = 0;
};

template <typename KeyOf>
void sendToScheduler(int count, KeyOf keyOf)
{
    auto &scheduler = Scheduler::current();
    for (int i = 0; i < count; ++i)
        static_cast<void>(scheduler.sendForced(Ev{keyOf(i), i}));
    turnUntilAllIsDelivered();
}

/*
    The least that does the work of P1 and P2: an allocated event, a queue, a look for who wants its key, and a call of
    that one, whose class is not known. There is one type of events, and one key of it; nobody else may see or stop
    anything.
*/
class Floor
{
public:
    explicit Floor(int keys)
    {
        for (int key = 0; key < keys; ++key)
            m_receivers.emplace(key, std::make_unique<Counter>());
    }
    void send(int key, int value) { m_queue.push_back(std::make_unique<const Ev>(Ev{key, value})); }
    void deliverAll()
    {
        while (!m_queue.empty()) {
            const auto event = std::move(m_queue.front());
            m_queue.pop_front();
            if (const auto found = m_receivers.find(event->key); found != m_receivers.end())
                found->second->eventArrived(*event);
        }
    }

private:
    struct Receiver
    {
        virtual ~Receiver() = default;
        virtual void eventArrived(const Ev &event) = 0;
    };
    struct Counter final : Receiver
    {
        void eventArrived(const Ev &) override { ++received; }
        int received = 0;
    };

    std::deque<std::unique_ptr<const Ev>> m_queue;
    std::unordered_map<int, std::unique_ptr<Receiver>> m_receivers;
};

// One waiter, events sent beforehand; the parts of it; one event in flight; a new matcher each time.
void oneWaiter()
{
    const int count = scaled(200'000);
    EventRouter router;
    Awaiter awaiter(router, match<Ev>(7));
    const auto sendAll = [&] {
        for (int i = 0; i < count; ++i)
            static_cast<void>(router.sendForced(makeEvent(Ev{7, i})));
    };
    Floor floor(8);
    const auto seven = [](int) { return 7; };
    int slotCalls = 0;
    // Neither hears what the other is sent: each begins to listen for its own runs.
    std::optional<Awaiter> waiter;
    std::unique_ptr<QObject> context;
    const auto all = measureInTurns(
        count, {[&] {
                    waiter.emplace(Scheduler::current().router(), match<Ev>(7));
                    sendToScheduler(count, seven);
                    waiter.reset();
                },
                [&] {
                    context = std::make_unique<QObject>();
                    Scheduler::current().on(match<Ev>(7), context.get(), [&] { ++slotCalls; });
                    sendToScheduler(count, seven);
                    context.reset();
                },
                [&] {
                    sendAll();
                    processAll(router);
                },
                [&] {
                    for (int i = 0; i < count; ++i)
                        floor.send(7, i);
                    floor.deliverAll();
                }});
    const double floorOfAll = all[3].nanoseconds;
    print("P1 one waiter, in a scheduler's loop: a Wait", all[0], 106'000, floorOfAll);
    print("   a slot of on()", all[1], 106'000, floorOfAll);
    print("   the router alone", all[2], 106'000, floorOfAll);
    if (slotCalls != count * (runCount() + 1))
        fault("an event to a slot got lost");
    print("   send only",
          measure(
              count, [&] { processAll(router); }, sendAll),
          320'000);
    processAll(router);
    print("   match and deliver only", measure(count, sendAll, [&] { processAll(router); }), 163'000);
}

/*
    P1b: who has got an event sends the next one, so that one is in flight. P1c: a matcher for each event, all of which were sent before.
    Both in a scheduler's loop.
*/
void oneWaiterInOtherWays()
{
    const int count = scaled(200'000);
    auto &scheduler = Scheduler::current();
    {
        Echo echo(scheduler);
        const auto run = [&] {
            echo.left = count;
            echo.send();
            turnUntilAllIsDelivered();
        };
        run();
        print("P1b one event in flight", measure(count, [] {}, run), 93'000);
        if (echo.left != 0)
            fault("an event got lost");
    }
    FreshAwaiter fresh(scheduler.router(), 7);
    const auto run = [&] { sendToScheduler(count, [](int) { return 7; }); };
    run();
    print("P1c a new matcher for each event", measure(count, [] {}, run), 69'000);
    if (fresh.received != count * (runCount() + 1))
        fault("an event got lost");
}

void manyKeys()
{
    const int count = scaled(200'000), keys = 10'000;
    Floor floor(keys);
    const auto keyOf = [](int i) { return int(qint64(i) * 7919 % keys); };
    const auto run = [&](const char *name, double vlcpPerSecond, const std::function<void()> &work) {
        const auto measured = measureInTurns(count, {work, [&] {
                                                         for (int i = 0; i < count; ++i)
                                                             floor.send(keyOf(i), i);
                                                         floor.deliverAll();
                                                     }});
        print(name, measured[0], vlcpPerSecond, measured[1].nanoseconds);
    };
    const auto runAlone = [&](const char *name, EventRouter &router, double vlcpPerSecond) {
        run(name, vlcpPerSecond, [&] {
            for (int i = 0; i < count; ++i)
                static_cast<void>(router.sendForced(makeEvent(Ev{keyOf(i), i})));
            processAll(router);
        });
    };
    {
        std::deque<Awaiter> awaiters;
        for (int key = 0; key < keys; ++key)
            awaiters.emplace_back(Scheduler::current().router(), match<Ev>(key));
        run("P2 10,000 keys, in a scheduler's loop: a Wait", 80'000, [&] { sendToScheduler(count, keyOf); });
    }
    {
        QObject context;
        int slotCalls = 0;
        for (int key = 0; key < keys; ++key)
            Scheduler::current().on(match<Ev>(key), &context, [&] { ++slotCalls; });
        run("   a slot of on() each", 80'000, [&] { sendToScheduler(count, keyOf); });
        if (slotCalls != count * (runCount() + 1))
            fault("an event to a slot got lost");
    }
    {
        EventRouter router;
        std::deque<Awaiter> awaiters;
        for (int key = 0; key < keys; ++key)
            awaiters.emplace_back(router, match<Ev>(key));
        runAlone("   the router alone", router, 80'000);
    }
    EventRouter router;
    std::deque<FreshAwaiter> awaiters;
    for (int key = 0; key < keys; ++key)
        awaiters.emplace_back(router, key);
    runAlone("   the router alone, a new matcher for each event", router, 41'000);
}

void backPressure()
{
    struct Producer : SendWait
    {
        void go()
        {
            while (left > 0) {
                --left;
                if (!start(*router, makeEvent(Ev{1, left}, EventKind::MustHandle)))
                    return;
            }
        }
        void sent() override { go(); }
        EventRouter *router = nullptr;
        int left = 0;
    };
    const int count = scaled(50'000);
    auto &router = Scheduler::current().router();
    auto *queue = router.rootQueue().addQueue({.matcher = match<Ev>(), .limit = 16});
    Awaiter consumer(router, match<Ev>());
    consumer.accepts = true;
    std::array<Producer, 4> producers;
    const auto run = [&] {
        for (auto &producer : producers) {
            producer.router = &router;
            producer.left = count / 4;
            producer.go();
        }
        turnUntilAllIsDelivered();
    };
    run();
    print("P5 back-pressure, 4 producers, limit 16", measure(count, [] {}, run), 49'000);
    if (consumer.received != count / 4 * 4 * (runCount() + 1))
        fault("an event got lost");
    consumer.wait.stop();
    queue->remove(EventQueue::Content::Drop);
}

void broadcast()
{
    const int count = scaled(2'000), waiters = 1'000;
    std::deque<Awaiter> awaiters;
    for (int i = 0; i < waiters; ++i)
        awaiters.emplace_back(Scheduler::current().router(), match<Ev>(7));
    const auto run = [&] { sendToScheduler(count, [](int) { return 7; }); };
    run();
    print("P6 broadcast: a delivery to one of 1,000", measure(count * waiters, [] {}, run), 437'000);
    if (awaiters.back().received != count * (runCount() + 1))
        fault("an event got lost");
}

void predicates()
{
    const int count = scaled(500), waiters = 2'000;
    const auto run = [&](const char *name, const std::function<Matcher(int)> &matcher) {
        std::deque<Awaiter> awaiters;
        for (int i = 0; i < waiters; ++i)
            awaiters.emplace_back(Scheduler::current().router(), matcher(i));
        const auto sendAll = [&] { sendToScheduler(count, [](int) { return 7; }); };
        sendAll();
        print(name, measure(count, [] {}, sendAll), 2'300);
        if (awaiters.front().received != runCount() + 1)
            fault("an event got lost");
    };
    run("P7 2,000 conditions on one key, compared", [](int i) { return match<Ev>(7).where(&Ev::value, i); });
    run("   as filters",
        [](int i) { return match<Ev>(7).filter([i](const Ev &event) { return event.value == i; }); });
}

//! One lookup among \a matchers, by events with few keys, all in order, and all at random.
void lookups(int matchers)
{
    constexpr int Events = 1 << 16;
    std::mt19937 random(1);
    const auto eventsWith = [](const std::function<int(int)> &keyOf) {
        std::vector<EventPointer<>> events;
        for (int i = 0; i < Events; ++i)
            events.push_back(makeEvent(Ev{keyOf(i)}));
        return events;
    };
    // Made first, so that they lie one behind the other, however many matchers there are.
    const auto hotEvents = eventsWith([&](int i) { return i % std::min(matchers, 16); });
    const auto sequentialEvents = eventsWith([&](int i) { return i % matchers; });
    const auto randomEvents = eventsWith([&](int) { return int(random() % unsigned(matchers)); });

    Detail::MatchIndex index;
    std::deque<Detail::IndexEntry> entries;
    const auto before = mallinfo2().uordblks;
    for (int i = 0; i < matchers; ++i)
        index.insert(entries.emplace_back(match<Ev>(i)));
    const double bytes = double(mallinfo2().uordblks - before) / matchers;

    const int rounds = isQuick ? 1 : 16;
    const auto run = [&](const std::vector<EventPointer<>> &events) {
        const auto probes = index.probes();
        const auto measured = measure(
            Events * rounds, [] {},
            [&] {
                for (int round = 0; round < rounds; ++round) {
                    for (const auto &event : events) {
                        Detail::MatchIndex::Matches matches(index, *event);
                        if (!matches.takeNext())
                            fault("a matcher was not found");
                    }
                }
            });
        if (index.probes() - probes != quint64(Events) * quint64(rounds) * runCount())
            fault("more than one probe for an event");
        return measured;
    };
    const auto hot = run(hotEvents);
    const auto sequential = run(sequentialEvents);
    const auto scattered = run(randomEvents);
    std::printf("%12d %12.1f %12.1f %12.1f %12.2f %14.0f\n", matchers, hot.nanoseconds,
                sequential.nanoseconds, scattered.nanoseconds,
                hot.allocations + sequential.allocations + scattered.allocations, bytes);
}

void allLookups()
{
    std::printf("\n%12s %12s %12s %12s %12s %14s\n", "matchers", "ns, hot", "sequential", "random", "allocs",
                "bytes/matcher");
    for (int matchers : {1, 100, 10'000, 100'000, 1'000'000})
        lookups(matchers);
}

void memory()
{
    constexpr int Count = 100'000;
    EventRouter router;
    const auto before = mallinfo2().uordblks;
    for (int i = 0; i < Count; ++i)
        static_cast<void>(router.send(makeEvent(Ev{i, i})));
    std::printf("bytes: a queued event of two ints %.0f, a wait %zu, an event's header %zu\n\n",
                double(mallinfo2().uordblks - before) / Count, sizeof(Wait), sizeof(Event));
}

} // namespace

int main(int argc, char **argv)
{
    struct Part
    {
        const char *name;
        void (*run)();
    };
    install();
    QCoreApplication application(argc, argv); // what is measured in a loop has this one
    // What memory is taken can be told as long as none has come back.
    constexpr Part Parts[] = {{"memory", memory},    {"P1", oneWaiter},    {"P1b", oneWaiterInOtherWays},
                              {"P2", manyKeys},      {"P5", backPressure}, {"P6", broadcast},
                              {"P7", predicates},    {"lookups", allLookups}};
    QStringList names;
    for (const auto &part : Parts)
        names.append(QString::fromLatin1(part.name));
    const auto asked = Bench::argumentsOf(argc, argv, names);
    isQuick = asked.isQuick;
    const auto run = [&](const Part &part) {
        if (Bench::isWanted(QString::fromLatin1(part.name), asked.only))
            part.run();
    };
    run(Parts[0]);
    std::printf("%-50s %9s %12s %7s %12s %9s %9s %9s\n", "work", "ns", "per second", "allocs", "VLCP",
                "ratio", "floor, ns", "ours");
    for (const auto &part : std::span(Parts).subspan(1))
        run(part);
}
