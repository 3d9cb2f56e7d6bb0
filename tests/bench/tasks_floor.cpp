// SPDX-License-Identifier: MIT
#include "taskworks.h"

#include <array>
#include <chrono>
#include <coroutine>
#include <deque>
#include <exception>
#include <new>
#include <utility>
#include <vector>

namespace TaskBench {

namespace {

//! Memory of frames, kept by size: no lock, no limit, given back to nobody.
class KeptFrame
{
public:
    static void *operator new(std::size_t size)
    {
        auto &first = s_first[(size - 1) / Step];
        if (!first)
            return ::operator new(((size - 1) / Step + 1) * Step);
        return std::exchange(first, first->next);
    }
    static void operator delete(void *frame, std::size_t size) noexcept
    {
        auto &first = s_first[(size - 1) / Step];
        first = ::new (frame) Free{first};
    }

private:
    struct Free
    {
        Free *next;
    };
    static constexpr std::size_t Step = 64;
    static constexpr std::size_t Largest = 1024; // fails to link beyond: no work has such frames
    static inline thread_local std::array<Free *, Largest / Step> s_first{};
};

//! What is to be resumed, in order; links are in the awaiters.
class Queue
{
public:
    struct Link
    {
        Link *next = nullptr;
        std::coroutine_handle<> handle;
    };

    void append(Link &link)
    {
        link.next = nullptr;
        *m_end = &link;
        m_end = &link.next;
    }
    void run()
    {
        while (auto *link = m_first) {
            m_first = link->next;
            if (!m_first)
                m_end = &m_first;
            link->handle.resume();
            if (hasBudget && now() - m_begun > Budget)
                m_begun = now();
        }
    }

    //! Looks at the processor's counter behind each resumption, as what must not hold a loop does.
    bool hasBudget = false;

private:
    static constexpr unsigned long long Budget = 10'000'000; // some ms
    static unsigned long long now()
    {
#if defined(__x86_64__) || defined(__i386__)
        return __builtin_ia32_rdtsc();
#else
        return static_cast<unsigned long long>(std::chrono::steady_clock::now().time_since_epoch().count());
#endif
    }

    unsigned long long m_begun = 0;
    Link *m_first = nullptr;
    Link **m_end = &m_first;
};

Queue queue;

struct Yield : Queue::Link
{
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting) noexcept
    {
        handle = waiting;
        queue.append(*this);
    }
    void await_resume() const noexcept {}
};

//! A lazy coroutine that returns an int; control goes from it and to it without a stack.
class Coroutine
{
public:
    struct promise_type : KeptFrame
    {
        Coroutine get_return_object() noexcept
        {
            return Coroutine(std::coroutine_handle<promise_type>::from_promise(*this));
        }
        std::suspend_always initial_suspend() const noexcept { return {}; }
        auto final_suspend() const noexcept
        {
            struct Handover
            {
                bool await_ready() const noexcept { return false; }
                std::coroutine_handle<>
                await_suspend(std::coroutine_handle<promise_type> ended) const noexcept
                {
                    return ended.promise().parent;
                }
                void await_resume() const noexcept {}
            };
            return Handover();
        }
        void return_value(int result) noexcept { value = result; }
        void unhandled_exception() noexcept { error = std::current_exception(); }

        std::coroutine_handle<> parent = std::noop_coroutine();
        int value = 0;
        std::exception_ptr error;
    };

    Coroutine(Coroutine &&other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}
    ~Coroutine()
    {
        if (m_handle)
            m_handle.destroy();
    }

    void resume() const { m_handle.resume(); }
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> parent) const noexcept
    {
        m_handle.promise().parent = parent;
        return m_handle;
    }
    int await_resume() const
    {
        if (m_handle.promise().error)
            std::rethrow_exception(m_handle.promise().error);
        return m_handle.promise().value;
    }

private:
    explicit Coroutine(std::coroutine_handle<promise_type> handle) noexcept : m_handle(handle) {}

    std::coroutine_handle<promise_type> m_handle;
};

void run(const Coroutine &coroutine)
{
    coroutine.resume();
    queue.run();
}

//! Begins at once, and frees itself.
struct Detached
{
    struct promise_type : KeptFrame
    {
        Detached get_return_object() const noexcept { return {}; }
        std::suspend_never initial_suspend() const noexcept { return {}; }
        std::suspend_never final_suspend() const noexcept { return {}; }
        void return_void() const noexcept {}
        void unhandled_exception() const noexcept { std::terminate(); }
    };
};

// ---- children

[[gnu::noinline]] Coroutine leaf()
{
    co_return 1;
}

Coroutine awaitLeaves(int count)
{
    qint64 sum = 0;
    for (int i = 0; i < count; ++i)
        sum += co_await leaf();
    expect(sum, count);
    co_return 0;
}

[[gnu::noinline]] Coroutine suspendedLeaf()
{
    co_await Yield();
    co_return 1;
}

Coroutine awaitSuspendedLeaves(int count)
{
    qint64 sum = 0;
    for (int i = 0; i < count; ++i)
        sum += co_await suspendedLeaf();
    expect(sum, count);
    co_return 0;
}

[[gnu::noinline]] Detached begin(qint64 &sum)
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
        queue.run();
    }
    expect(sum, count);
}

Coroutine chain(int depth)
{
    if (depth > 0)
        co_return co_await chain(depth - 1);
    co_await std::suspend_always();
    co_return 0;
}

void destroyChains(int count, int depth)
{
    for (int i = 0; i < count; i += Chains) {
        std::vector<Coroutine> chains;
        chains.reserve(Chains);
        for (int k = 0; k < Chains; ++k) {
            chains.push_back(chain(depth));
            chains.back().resume();
        }
    }
}

// ---- the queue

Coroutine yieldOften(int count)
{
    for (int i = 0; i < count; ++i)
        co_await Yield();
    co_return 0;
}

void yieldInTurn(int count)
{
    const auto first = yieldOften(count / 2);
    const auto second = yieldOften(count / 2);
    first.resume();
    second.resume();
    queue.run();
}

// ---- signals: resumed by the queue, as within an emission nobody should

//! Waits for one signal, by a connection of its own.
class SignalOnce : public Queue::Link
{
public:
    explicit SignalOnce(Sender &sender)
        : m_connection(QObject::connect(&sender, &Sender::fired, [this](int value) {
            m_value = value;
            queue.append(*this);
        }))
    {
    }
    ~SignalOnce() { QObject::disconnect(m_connection); }
    SignalOnce(const SignalOnce &) = delete;
    SignalOnce &operator=(const SignalOnce &) = delete;

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting) noexcept { handle = waiting; }
    int await_resume() const noexcept { return m_value; }

private:
    QMetaObject::Connection m_connection;
    int m_value = 0;
};

Coroutine awaitSignals(Sender &sender, int count)
{
    qint64 sum = 0;
    for (int i = 0; i < count; ++i)
        sum += co_await SignalOnce(sender);
    expect(sum, count);
    co_return 0;
}

Coroutine emitAndYield(Sender &sender, int count, int burst)
{
    for (int i = 0; i < count; i += burst) {
        for (int k = 0; k < burst; ++k)
            Q_EMIT sender.fired(1);
        co_await Yield();
    }
    co_return 0;
}

//! Beside one that emits.
void receive(const Coroutine &receiver, Sender &sender, int count, int burst)
{
    const auto emitter = emitAndYield(sender, count, burst);
    receiver.resume();
    emitter.resume();
    queue.run();
}

//! One connection for all waits; what nobody waits for is kept.
class Stream : public Queue::Link
{
public:
    explicit Stream(Sender &sender)
        : m_connection(QObject::connect(&sender, &Sender::fired, [this](int value) {
            m_values.push_back(value);
            if (std::exchange(m_isWaiting, false))
                queue.append(*this);
        }))
    {
    }
    ~Stream() { QObject::disconnect(m_connection); }
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    struct Next
    {
        bool await_ready() const noexcept { return !stream.m_values.empty(); }
        void await_suspend(std::coroutine_handle<> waiting) const noexcept
        {
            stream.handle = waiting;
            stream.m_isWaiting = true;
        }
        int await_resume() const
        {
            const int value = stream.m_values.front();
            stream.m_values.pop_front();
            return value;
        }
        Stream &stream;
    };
    Next next() { return {*this}; }

private:
    QMetaObject::Connection m_connection;
    std::deque<int> m_values;
    bool m_isWaiting = false;
};

Coroutine awaitStream(Sender &sender, int count)
{
    Stream stream(sender);
    qint64 sum = 0;
    for (int i = 0; i < count; ++i)
        sum += co_await stream.next();
    expect(sum, count);
    co_return 0;
}

void streamWork(int count, int burst)
{
    Sender sender;
    receive(awaitStream(sender, count), sender, count, burst);
}

// ---- a channel

//! From one to one, without capacity.
class Pipe
{
public:
    class Send : public Queue::Link
    {
    public:
        Send(Pipe &pipe, int value) : m_pipe(pipe), m_value(value) {}
        bool await_ready() const noexcept
        {
            if (!m_pipe.m_receive)
                return false;
            m_pipe.m_receive->give(m_value);
            m_pipe.m_receive = nullptr;
            return true;
        }
        void await_suspend(std::coroutine_handle<> waiting) noexcept
        {
            handle = waiting;
            m_pipe.m_send = this;
        }
        void await_resume() const noexcept {}
        int take()
        {
            queue.append(*this);
            return m_value;
        }

    private:
        Pipe &m_pipe;
        const int m_value;
    };
    class Receive : public Queue::Link
    {
    public:
        explicit Receive(Pipe &pipe) : m_pipe(pipe) {}
        bool await_ready() noexcept
        {
            if (!m_pipe.m_send)
                return false;
            m_value = std::exchange(m_pipe.m_send, nullptr)->take();
            return true;
        }
        void await_suspend(std::coroutine_handle<> waiting) noexcept
        {
            handle = waiting;
            m_pipe.m_receive = this;
        }
        int await_resume() const noexcept { return m_value; }
        void give(int value)
        {
            m_value = value;
            queue.append(*this);
        }

    private:
        Pipe &m_pipe;
        int m_value = 0;
    };

    Send send(int value) { return {*this, value}; }
    Receive receive() { return Receive(*this); }

private:
    Send *m_send = nullptr;
    Receive *m_receive = nullptr;
};

Coroutine sendBack(Pipe &in, Pipe &out, int count)
{
    for (int i = 0; i < count; ++i) {
        const int value = co_await in.receive();
        co_await out.send(value);
    }
    co_return 0;
}

Coroutine sendThere(Pipe &out, Pipe &in, int count)
{
    qint64 sum = 0;
    for (int i = 0; i < count; ++i) {
        co_await out.send(1);
        sum += co_await in.receive();
    }
    expect(sum, count);
    co_return 0;
}

void throughPipes(int count)
{
    Pipe there;
    Pipe back;
    const auto far = sendBack(there, back, count);
    const auto near = sendThere(there, back, count);
    far.resume();
    near.resume();
    queue.run();
}

// ---- memory

Detached waitForSignal(Sender &sender)
{
    co_await SignalOnce(sender);
}

const Work works[] = {
    {"ready child", 2'000'000, [](int count) { run(awaitLeaves(count)); }},
    {"suspended child", 2'000'000, [](int count) { run(awaitSuspendedLeaves(count)); }},
    {"spawn", 2'000'000, spawn},
    {"yield", 5'000'000, [](int count) { run(yieldOften(count)); }},
    {"signal", 200'000,
     [](int count) {
         Sender sender;
         receive(awaitSignals(sender, count), sender, count, 1);
     }},
    {"stream", 1'000'000, [](int count) { streamWork(count, 1); }},
    {"stream, bursts", 1'000'000, [](int count) { streamWork(count, Burst); }},
    {"channel, there and back", 1'000'000, throughPipes},
    {"cancel, depth 1", 1'000'000, [](int count) { destroyChains(count, 1); }},
    {"cancel, depth 10", 200'000, [](int count) { destroyChains(count, 10); }},
    {"P4b bare yield, two", 5'000'000, yieldInTurn},
    {"bytes, waits for a signal", 100'000,
     [](int count) {
         static Sender sender;
         for (int i = 0; i < count; ++i)
             waitForSignal(sender);
     }},
};

template <void (*run)(int count)>
void withBudget(int count)
{
    queue.hasBudget = true;
    run(count);
}

const Work worksWithBudget[] = {
    {"yield", 5'000'000, withBudget<[](int count) { run(yieldOften(count)); }>},
    {"stream", 1'000'000, withBudget<[](int count) { streamWork(count, 1); }>},
    {"stream, bursts", 1'000'000, withBudget<[](int count) { streamWork(count, Burst); }>},
    {"channel, there and back", 1'000'000, withBudget<throughPipes>},
    {"P4b bare yield, two", 5'000'000, withBudget<yieldInTurn>},
};

} // namespace

Contender floor()
{
    return {"floor", works};
}

Contender floorWithBudget()
{
    return {"+budget", worksWithBudget};
}

} // namespace TaskBench
