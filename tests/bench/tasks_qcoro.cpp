// SPDX-License-Identifier: MIT
#include "taskworks.h"

#include <QCoroFuture>
#include <QCoroSignal>
#include <QCoroTask>
#include <QCoroThread>
#include <QCoroTimer>

#include <QPromise>
#include <QThread>

#include <chrono>
#include <deque>
#include <memory>
#include <vector>

using namespace std::chrono_literals;

namespace TaskBench {

namespace {

// ---- children

[[gnu::noinline]] QCoro::Task<int> leaf()
{
    co_return 1;
}

QCoro::Task<> awaitLeaves(int count)
{
    qint64 sum = 0;
    for (int i = 0; i < count; ++i)
        sum += co_await leaf();
    expect(sum, count);
}

//! QCoro has no queue of its own: the least one, so that its own part shows without Qt's loop.
std::deque<std::coroutine_handle<>> ready;

void runReady()
{
    while (!ready.empty()) {
        const auto next = ready.front();
        ready.pop_front();
        next.resume();
    }
}

struct Yield
{
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting) const { ready.push_back(waiting); }
    void await_resume() const noexcept {}
};

[[gnu::noinline]] QCoro::Task<int> suspendedLeaf()
{
    co_await Yield();
    co_return 1;
}

QCoro::Task<> awaitSuspendedLeaves(int count)
{
    qint64 sum = 0;
    for (int i = 0; i < count; ++i)
        sum += co_await suspendedLeaf();
    expect(sum, count);
}

[[gnu::noinline]] QCoro::Task<> begin(qint64 &sum)
{
    co_await Yield();
    ++sum;
}

void spawn(int count)
{
    qint64 sum = 0;
    for (int i = 0; i < count; i += Sleepers) {
        for (int k = 0; k < Sleepers; ++k)
            begin(sum);
        runReady();
    }
    expect(sum, count);
}

// ---- time

QCoro::Task<> sleepZero(int count)
{
    for (int i = 0; i < count; ++i)
        co_await QCoro::sleepFor(0ms);
}

QCoro::Task<> sleepOnce(std::chrono::milliseconds time)
{
    co_await QCoro::sleepFor(time);
}

void sleepTogether(int count, std::chrono::milliseconds time)
{
    for (int i = 0; i < count; i += Sleepers) {
        std::vector<QCoro::Task<>> tasks;
        tasks.reserve(Sleepers);
        for (int k = 0; k < Sleepers; ++k)
            tasks.push_back(sleepOnce(time));
        for (auto &task : tasks)
            QCoro::waitFor(task);
    }
}

// ---- signals and futures

void emitLater(Sender &sender)
{
    QMetaObject::invokeMethod(
        &sender, [&sender] { Q_EMIT sender.fired(1); }, Qt::QueuedConnection);
}

QCoro::Task<> awaitSignals(int count)
{
    Sender sender;
    qint64 sum = 0;
    for (int i = 0; i < count; ++i) {
        emitLater(sender);
        sum += co_await qCoro(&sender, &Sender::fired);
    }
    expect(sum, count);
}

QCoro::Task<> awaitSignalsOrTimeouts(int count)
{
    Sender sender;
    qint64 sum = 0;
    for (int i = 0; i < count; ++i) {
        emitLater(sender);
        const auto value = co_await qCoro(&sender, &Sender::fired, 60s);
        sum += *value;
    }
    expect(sum, count);
}

QCoro::Task<> awaitStream(int count, int burst)
{
    Sender sender;
    auto values = qCoroSignalListener(&sender, &Sender::fired);
    qint64 sum = 0;
    const auto emitBurst = [&sender, burst] {
        for (int k = 0; k < burst; ++k)
            Q_EMIT sender.fired(1);
    };
    QMetaObject::invokeMethod(&sender, emitBurst, Qt::QueuedConnection);
    auto value = co_await values.begin();
    for (int i = 0; i < count; ++i) {
        sum += *value;
        if (i + 1 == count)
            break;
        if ((i + 1) % burst == 0)
            QMetaObject::invokeMethod(&sender, emitBurst, Qt::QueuedConnection);
        co_await ++value;
    }
    expect(sum, count);
}

//! It goes on in another thread, and comes back.
QCoro::Task<> hop(int count)
{
    QThread thread;
    thread.start();
    auto *home = QThread::currentThread();
    qint64 sum = 0;
    for (int i = 0; i < count; ++i) {
        co_await QCoro::moveToThread(&thread);
        ++sum;
        co_await QCoro::moveToThread(home);
    }
    expect(sum, count);
    thread.quit();
    thread.wait();
}

QCoro::Task<> awaitFutures(int count)
{
    QObject context;
    qint64 sum = 0;
    for (int i = 0; i < count; ++i) {
        auto promise = std::make_shared<QPromise<int>>();
        promise->start();
        QMetaObject::invokeMethod(
            &context,
            [promise] {
                promise->addResult(1);
                promise->finish();
            },
            Qt::QueuedConnection);
        sum += co_await promise->future();
    }
    expect(sum, count);
}

// ---- memory

QCoro::Task<> waitForSignal(Sender &sender)
{
    co_await qCoro(&sender, &Sender::fired);
}

void fill(int count, QCoro::Task<> (*make)())
{
    static std::vector<QCoro::Task<>> tasks;
    for (int i = 0; i < count; ++i)
        tasks.push_back(make());
}

const Work works[] = {
    {"ready child", 1'000'000, [](int count) { QCoro::waitFor(awaitLeaves(count)); }},
    {"suspended child", 500'000,
     [](int count) {
         const auto task = awaitSuspendedLeaves(count);
         runReady();
     }},
    {"spawn", 500'000, spawn},
    {"sleep 0", 50'000, [](int count) { QCoro::waitFor(sleepZero(count)); }},
    {"1,000 sleepers, 0 ms", 50'000, [](int count) { sleepTogether(count, 0ms); }},
    {"1,000 sleepers, 1 ms", 50'000, [](int count) { sleepTogether(count, 1ms); }},
    {"signal", 50'000, [](int count) { QCoro::waitFor(awaitSignals(count)); }},
    {"signal, Qt's queued call", 50'000, [](int count) { QCoro::waitFor(awaitSignals(count)); }},
    {"signal or timeout", 50'000, [](int count) { QCoro::waitFor(awaitSignalsOrTimeouts(count)); }},
    {"stream", 50'000, [](int count) { QCoro::waitFor(awaitStream(count, 1)); }},
    {"stream, bursts", 100'000, [](int count) { QCoro::waitFor(awaitStream(count, Burst)); }},
    {"thread hop, there and back", 20'000, [](int count) { QCoro::waitFor(hop(count)); }},
    {"future", 20'000, [](int count) { QCoro::waitFor(awaitFutures(count)); }},
    {"bytes, waits for a signal", 100'000,
     [](int count) {
         static Sender sender;
         fill(count, [] { return waitForSignal(sender); });
     }},
    {"bytes, sleeps", 100'000, [](int count) { fill(count, [] { return sleepOnce(1h); }); }},
};

} // namespace

Contender qcoro()
{
    return {"QCoro", works};
}

} // namespace TaskBench
