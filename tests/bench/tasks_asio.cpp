// SPDX-License-Identifier: MIT
#include "taskworks.h"

#include <asio.hpp>
#include <asio/experimental/awaitable_operators.hpp>
#include <asio/experimental/channel.hpp>

#include <chrono>
#include <exception>
#include <thread>

namespace TaskBench {

namespace {

// The executor's own type instead of any_io_executor: what one writes who wants speed.
using Context = ::asio::io_context;
template <typename T>
using Awaitable = ::asio::awaitable<T, Context::executor_type>;
constexpr ::asio::use_awaitable_t<Context::executor_type> useAwaitable;
using Timer =
    ::asio::basic_waitable_timer<std::chrono::steady_clock, ::asio::wait_traits<std::chrono::steady_clock>,
                                 Context::executor_type>;

void rethrow(const std::exception_ptr &error)
{
    if (error)
        std::rethrow_exception(error);
}

template <typename Make>
void run(Make make)
{
    Context context(1);
    ::asio::co_spawn(context.get_executor(), make(context), rethrow);
    context.run();
}

// ---- children

[[gnu::noinline]] Awaitable<int> leaf()
{
    co_return 1;
}

Awaitable<void> awaitLeaves(int count)
{
    qint64 sum = 0;
    for (int i = 0; i < count; ++i)
        sum += co_await leaf();
    expect(sum, count);
}

[[gnu::noinline]] Awaitable<int> suspendedLeaf()
{
    co_await ::asio::post(useAwaitable);
    co_return 1;
}

Awaitable<void> awaitSuspendedLeaves(int count)
{
    qint64 sum = 0;
    for (int i = 0; i < count; ++i)
        sum += co_await suspendedLeaf();
    expect(sum, count);
}

Awaitable<void> trivial(qint64 &sum)
{
    ++sum;
    co_return;
}

void spawn(int count)
{
    Context context(1);
    qint64 sum = 0;
    for (int i = 0; i < count; i += Sleepers) {
        for (int k = 0; k < Sleepers; ++k)
            ::asio::co_spawn(context.get_executor(), trivial(sum), ::asio::detached);
        context.run();
        context.restart();
    }
    expect(sum, count);
}

// ---- time

Awaitable<void> yieldOften(int count)
{
    for (int i = 0; i < count; ++i)
        co_await ::asio::post(useAwaitable);
}

void yieldInTurn(int count)
{
    Context context(1);
    for (int k = 0; k < 2; ++k)
        ::asio::co_spawn(context.get_executor(), yieldOften(count / 2), rethrow);
    context.run();
}

Awaitable<void> sleepZero(Context &context, int count)
{
    Timer timer(context.get_executor());
    for (int i = 0; i < count; ++i) {
        timer.expires_after(std::chrono::seconds(0));
        co_await timer.async_wait(useAwaitable);
    }
}

Awaitable<void> sleepOnce(Context &context, std::chrono::milliseconds time)
{
    Timer timer(context.get_executor(), time);
    co_await timer.async_wait(useAwaitable);
}

void sleepTogether(int count, std::chrono::milliseconds time)
{
    Context context(1);
    for (int i = 0; i < count; i += Sleepers) {
        for (int k = 0; k < Sleepers; ++k)
            ::asio::co_spawn(context.get_executor(), sleepOnce(context, time), ::asio::detached);
        context.run();
        context.restart();
    }
}

// ---- channels

using Channel =
    ::asio::experimental::basic_channel<Context::executor_type, ::asio::experimental::channel_traits<>,
                                        void(::asio::error_code, int)>;

Awaitable<void> sendBack(Channel &in, Channel &out, int count)
{
    for (int i = 0; i < count; ++i) {
        const int value = co_await in.async_receive(useAwaitable);
        co_await out.async_send(::asio::error_code(), value, useAwaitable);
    }
}

Awaitable<void> sendThere(Channel &out, Channel &in, int count)
{
    qint64 sum = 0;
    for (int i = 0; i < count; ++i) {
        co_await out.async_send(::asio::error_code(), 1, useAwaitable);
        sum += co_await in.async_receive(useAwaitable);
    }
    expect(sum, count);
}

void throughChannels(int count)
{
    Context context(1);
    Channel there(context.get_executor());
    Channel back(context.get_executor());
    ::asio::co_spawn(context.get_executor(), sendThere(there, back, count), rethrow);
    ::asio::co_spawn(context.get_executor(), sendBack(there, back, count), rethrow);
    context.run();
}

//! A coroutine runs in another thread, which sleeps until then, and its result comes back.
Awaitable<void> hop(Context &there, int count)
{
    qint64 sum = 0;
    for (int i = 0; i < count; ++i)
        sum += co_await ::asio::co_spawn(there.get_executor(), leaf(), useAwaitable);
    expect(sum, count);
}

void hopOften(int count)
{
    Context here;
    Context there;
    auto stays = ::asio::make_work_guard(there);
    std::thread thread([&there] { there.run(); });
    ::asio::co_spawn(here.get_executor(), hop(there, count), rethrow);
    here.run();
    stays.reset();
    thread.join();
}

const Work works[] = {
    {"ready child", 1'000'000, [](int count) { run([&](Context &) { return awaitLeaves(count); }); }},
    {"suspended child", 1'000'000,
     [](int count) { run([&](Context &) { return awaitSuspendedLeaves(count); }); }},
    {"spawn", 200'000, spawn},
    {"yield", 1'000'000, [](int count) { run([&](Context &) { return yieldOften(count); }); }},
    {"sleep 0", 20'000, [](int count) { run([&](Context &context) { return sleepZero(context, count); }); }},
    {"1,000 sleepers, 0 ms", 50'000, [](int count) { sleepTogether(count, std::chrono::milliseconds(0)); }},
    {"1,000 sleepers, 1 ms", 50'000, [](int count) { sleepTogether(count, std::chrono::milliseconds(1)); }},
    {"channel, there and back", 200'000, throughChannels},
    {"thread hop, there and back", 100'000, hopOften},
    {"P4b bare yield, two", 400'000, yieldInTurn},
    {"bytes, sleeps", 100'000,
     [](int count) {
         static Context context(1);
         for (int i = 0; i < count; ++i)
             ::asio::co_spawn(context.get_executor(), sleepOnce(context, std::chrono::hours(1)),
                              ::asio::detached);
         context.poll();
     }},
};

} // namespace

Contender asio()
{
    return {"asio", works};
}

} // namespace TaskBench
