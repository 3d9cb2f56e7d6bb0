// SPDX-License-Identifier: MIT
#include "taskworks.h"

#include <Signalbox/Deadlines>
#include <Signalbox/Elsewhere>
#include <Signalbox/EventFlag>
#include <Signalbox/EventReceiver>
#include <Signalbox/EventWaits>
#include <Signalbox/Install>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Signal>
#include <Signalbox/Sleep>
#include <Signalbox/Stream>
#if __has_include(<Signalbox/Channel>)
#include <Signalbox/Channel>
#define SIGNALBOX_BENCH_CHANNEL
#endif
#if __has_include(<Signalbox/Future>)
#include <Signalbox/Future>

#include <QPromise>
#define SIGNALBOX_BENCH_FUTURE
#endif

#include <QEventLoop>
#include <QThread>

#include <memory>
#include <vector>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace TaskBench {

namespace {

Task<> leaveAfter(QEventLoop &loop, Task<> task)
{
    co_await std::move(task);
    loop.quit();
}

//! Runs \a task to its end.
void run(Task<> task)
{
    QEventLoop loop;
    Scope scope;
    scope.start(leaveAfter(loop, std::move(task)));
    loop.exec();
}

// ---- children

[[gnu::noinline]] Task<int> leaf()
{
    co_return 1;
}

Task<> awaitLeaves(int count)
{
    qint64 sum = 0;
    for (int i = 0; i < count; ++i)
        sum += co_await leaf();
    expect(sum, count);
}

[[gnu::noinline]] Task<int> suspendedLeaf()
{
    co_await yield();
    co_return 1;
}

Task<> awaitSuspendedLeaves(int count)
{
    qint64 sum = 0;
    for (int i = 0; i < count; ++i)
        sum += co_await suspendedLeaf();
    expect(sum, count);
}

Task<> spawn(int count)
{
    Scope scope;
    qint64 sum = 0;
    const auto trivial = [](qint64 &total) -> Task<> {
        ++total;
        co_return;
    };
    for (int i = 0; i < count; i += Sleepers) {
        for (int k = 0; k < Sleepers; ++k)
            scope.start(trivial(sum));
        co_await scope.join();
    }
    expect(sum, count);
}

class Never final : public Waiting
{
public:
    using Result = void;
    void take() const {}
    QString description() const override { return QStringLiteral("what never comes"); }
};

Task<int> chain(int depth)
{
    if (depth > 0)
        co_return co_await chain(depth - 1);
    Never never;
    co_await never;
    co_return 0;
}

Task<> cancelChains(int count, int depth)
{
    Scope scope;
    for (int i = 0; i < count; i += Chains) {
        for (int k = 0; k < Chains; ++k)
            scope.start(chain(depth));
        co_await yield();
        scope.cancel();
        co_await scope.join();
    }
}

// ---- time

Task<> yieldOften(int count)
{
    for (int i = 0; i < count; ++i)
        co_await yield();
}

Task<> yieldInTurn(int count)
{
    Scope scope;
    scope.start(yieldOften(count / 2));
    scope.start(yieldOften(count / 2));
    co_await scope.join();
}

Task<> sleepZero(int count)
{
    for (int i = 0; i < count; ++i)
        co_await sleepFor(0ns);
}

Task<> sleepTogether(int count, Nanoseconds time)
{
    Scope scope;
    const auto sleepOnce = [](Nanoseconds duration) -> Task<> { co_await sleepFor(duration); };
    for (int i = 0; i < count; i += Sleepers) {
        for (int k = 0; k < Sleepers; ++k)
            scope.start(sleepOnce(time));
        co_await scope.join();
    }
}

// ---- signals

Task<> emitAndYield(Sender &sender, int count, int burst)
{
    for (int i = 0; i < count; i += burst) {
        for (int k = 0; k < burst; ++k)
            Q_EMIT sender.fired(1);
        co_await yield();
    }
}

Task<> awaitSignals(int count)
{
    Sender sender;
    Scope scope;
    scope.start(emitAndYield(sender, count, 1));
    qint64 sum = 0;
    for (int i = 0; i < count; ++i)
        sum += co_await signal(&sender, &Sender::fired);
    expect(sum, count);
}

Task<> awaitSignalsOfQueuedCalls(int count)
{
    Sender sender;
    qint64 sum = 0;
    for (int i = 0; i < count; ++i) {
        QMetaObject::invokeMethod(
            &sender, [&sender] { Q_EMIT sender.fired(1); }, Qt::QueuedConnection);
        sum += co_await signal(&sender, &Sender::fired);
    }
    expect(sum, count);
}

Task<> awaitSignalsOrTimeouts(int count)
{
    Sender sender;
    Scope scope;
    scope.start(emitAndYield(sender, count, 1));
    qint64 sum = 0;
    for (int i = 0; i < count; ++i) {
        const auto value = co_await timeout(60s, signal(&sender, &Sender::fired));
        sum += *value;
    }
    expect(sum, count);
}

Task<> awaitStream(int count, int burst)
{
    Sender sender;
    auto values = stream(&sender, &Sender::fired);
    Scope scope;
    scope.start(emitAndYield(sender, count, burst));
    qint64 sum = 0;
    for (int i = 0; i < count; ++i) {
        const auto value = co_await values.next();
        sum += *value;
    }
    expect(sum, count);
}

// ---- events

struct Ping
{
    int key = 0;
    SIGNALBOX_EVENT(Ping, key)
};
struct Pong
{
    int key = 0;
    SIGNALBOX_EVENT(Pong, key)
};

template <typename Sent, typename Awaited>
Task<> exchange(int rounds, bool begins)
{
    auto &scheduler = Scheduler::current();
    EventReceiver answers(match<Awaited>(7));
    for (int i = 0; i < rounds; ++i) {
        auto answer = answers.next();
        if (begins)
            static_cast<void>(scheduler.send(Sent{7}));
        co_await answer;
        if (!begins)
            static_cast<void>(scheduler.send(Sent{7}));
    }
}

//! As in VLCP's work: both keep one matcher, and each switch goes through the queue and a match.
Task<> pingPong(int switches)
{
    Scope scope;
    scope.start(exchange<Pong, Ping>(switches / 2, false));
    scope.start(exchange<Ping, Pong>(switches / 2, true));
    co_await scope.join();
}

Task<> receive(int key, int count, int *left, EventFlag *isDone)
{
    EventReceiver events(match<Ping>(key));
    for (int i = 0; i < count; ++i) {
        co_await events.next();
        if (--*left == 0)
            isDone->set();
    }
}

//! As in VLCP's works P1 and P2: all events are sent before the first one is received. Key k is that of the k * 7919th.
Task<> receiveBySeveral(int keys, int count)
{
    auto &scheduler = Scheduler::current();
    int left = count;
    EventFlag isDone;
    Scope scope;
    for (int key = 0; key < keys; ++key)
        scope.start(receive(key, count, &left, &isDone));
    for (int i = 0; i < count; ++i)
        static_cast<void>(scheduler.sendForced(makeEvent(Ping{int(qint64(i) * 7919 % keys)})));
    co_await isDone.wait();
}

// ---- others

#ifdef SIGNALBOX_BENCH_CHANNEL
Task<> sendBack(Channel<int> &in, Channel<int> &out, int count)
{
    for (int i = 0; i < count; ++i) {
        const auto value = co_await in.receive();
        co_await out.send(*value);
    }
}

Task<> throughChannels(int count)
{
    Channel<int> there;
    Channel<int> back;
    Scope scope;
    scope.start(sendBack(there, back, count));
    qint64 sum = 0;
    for (int i = 0; i < count; ++i) {
        co_await there.send(1);
        const auto value = co_await back.receive();
        sum += *value;
    }
    expect(sum, count);
}
#endif

int one()
{
    return 1;
}

//! A function is called in another thread, whose loop sleeps until then, and its result comes back.
Task<> hop(int count)
{
    QThread thread;
    install(&thread);
    thread.start();
    QObject there;
    there.moveToThread(&thread);
    RemoteScheduler remote;
    QMetaObject::invokeMethod(
        &there, [&remote] { remote = Scheduler::current().remote(); }, Qt::BlockingQueuedConnection);
    qint64 sum = 0;
    for (int i = 0; i < count; ++i)
        sum += co_await on(remote, one);
    expect(sum, count);
    thread.quit();
    thread.wait();
}

#ifdef SIGNALBOX_BENCH_FUTURE
Task<> awaitFutures(int count)
{
    qint64 sum = 0;
    auto &scheduler = Scheduler::current();
    for (int i = 0; i < count; ++i) {
        auto promise = std::make_shared<QPromise<int>>();
        promise->start();
        scheduler.callSoon([promise] {
            promise->addResult(1);
            promise->finish();
        });
        sum += co_await promise->future();
    }
    expect(sum, count);
}
#endif

// ---- memory: they wait until the process ends

Task<> waitForSignal(Sender &sender)
{
    co_await signal(&sender, &Sender::fired);
}

Task<> fill(int count, const std::function<Task<>()> &make)
{
    for (int i = 0; i < count; ++i)
        Scope::root().start(make());
    co_await yield();
}

const Work works[] = {
    {"ready child", 2'000'000, [](int count) { run(awaitLeaves(count)); }},
    {"suspended child", 1'000'000, [](int count) { run(awaitSuspendedLeaves(count)); }},
    {"spawn", 500'000, [](int count) { run(spawn(count)); }},
    {"yield", 1'000'000, [](int count) { run(yieldOften(count)); }},
    {"sleep 0", 1'000'000, [](int count) { run(sleepZero(count)); }},
    {"1,000 sleepers, 0 ms", 500'000, [](int count) { run(sleepTogether(count, 0ms)); }},
    {"1,000 sleepers, 1 ms", 100'000, [](int count) { run(sleepTogether(count, 1ms)); }},
    {"signal", 200'000, [](int count) { run(awaitSignals(count)); }},
    {"signal, Qt's queued call", 100'000, [](int count) { run(awaitSignalsOfQueuedCalls(count)); }},
    {"signal or timeout", 200'000, [](int count) { run(awaitSignalsOrTimeouts(count)); }},
    {"stream", 500'000, [](int count) { run(awaitStream(count, 1)); }},
    {"stream, bursts", 1'000'000, [](int count) { run(awaitStream(count, Burst)); }},
#ifdef SIGNALBOX_BENCH_FUTURE
    {"future", 100'000, [](int count) { run(awaitFutures(count)); }},
#endif
#ifdef SIGNALBOX_BENCH_CHANNEL
    {"channel, there and back", 300'000, [](int count) { run(throughChannels(count)); }},
#endif
    {"thread hop, there and back", 100'000, [](int count) { run(hop(count)); }},
    {"cancel, depth 1", 200'000, [](int count) { run(cancelChains(count, 1)); }},
    {"cancel, depth 10", 50'000, [](int count) { run(cancelChains(count, 10)); }},
    {"P1 events to one task", 200'000, [](int count) { run(receiveBySeveral(1, count)); }},
    {"P2 events to 10,000 tasks", 200'000, [](int count) { run(receiveBySeveral(10'000, count)); }},
    {"P4 ping-pong by events", 400'000, [](int count) { run(pingPong(count)); }},
    {"P4b bare yield, two", 400'000, [](int count) { run(yieldInTurn(count)); }},
    {"bytes, waits for a signal", 100'000,
     [](int count) {
         static Sender sender;
         run(fill(count, [] { return waitForSignal(sender); }));
     }},
    {"bytes, sleeps", 100'000,
     [](int count) { run(fill(count, []() -> Task<> { co_await sleepFor(1h); })); }},
};

} // namespace

Contender ours()
{
    return {"ours", works};
}

} // namespace TaskBench
