// SPDX-License-Identifier: MIT
/*
    What it costs to have a function run, or an event delivered, in another thread: one operation is sent by one of 1, 2 or 4
    threads that do nothing else, and has been run in the receiver's thread.

        signalbox-bench-posts [--quick] [--only NAME…]

    All contenders run in turn in each round, so that none has the quiet moments for itself; figures are medians of nine rounds,
    wall time. Qt's run on its Unix dispatcher, the faster of its two for posts; ours on ours. Those of asio, libuv and
    GLib are there if their development packages were when this was built.

    What send() does that a posted function does not (queue, match, deliver) is in its floor: the same events, made by the same
    threads, handed over by hundreds, and sent in the scheduler's own thread.
*/
#include "arguments.h"

#include <Signalbox/EventDispatcher>
#include <Signalbox/RemoteScheduler>
#include <Signalbox/Scheduler>
#include <Signalbox/WaitableEvent>

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <latch>
#include <memory>
#include <mutex>
#include <optional>
#include <semaphore>
#include <thread>
#include <utility>
#include <vector>

#ifdef SIGNALBOX_BENCH_ASIO
#include <asio.hpp>
#endif
#ifdef SIGNALBOX_BENCH_UV
#include <uv.h>
#endif
#ifdef SIGNALBOX_BENCH_GLIB
#undef signals
#include <glib.h>
#endif

using namespace Signalbox;

namespace {

[[noreturn]] void fault(const char *what)
{
    std::fprintf(stderr, "signalbox-bench-posts: %s\n", what);
    std::exit(1);
}

//! A loop in a thread of its own that counts what arrives.
class Receiver
{
public:
    using Send = std::function<void(int count)>; // sends that many, in the sender's thread

    explicit Receiver(int expected) : m_left(expected) {}
    virtual ~Receiver() = default;
    Receiver(const Receiver &) = delete;
    Receiver &operator=(const Receiver &) = delete;

    //! For one sender.
    virtual Send sender() = 0;
    void waitForAll() { m_hasAll.wait(); }

protected:
    //! In the receiver's thread.
    void arrived()
    {
        if (--m_left == 0)
            m_hasAll.set();
    }

private:
    int m_left;
    WaitableEvent m_hasAll;
};

// ---- Qt's

class QtReceiver : public Receiver
{
public:
    enum class By { Invoke, Post };

    QtReceiver(int expected, By by, QAbstractEventDispatcher *dispatcher)
        : Receiver(expected), m_by(by), m_object(*this)
    {
        if (dispatcher)
            m_thread.setEventDispatcher(dispatcher);
        m_object.moveToThread(&m_thread);
        m_thread.start();
    }
    ~QtReceiver() override
    {
        m_thread.quit();
        m_thread.wait();
    }
    Send sender() override
    {
        if (m_by == By::Post)
            return [this](int count) {
                while (count-- > 0)
                    QCoreApplication::postEvent(&m_object, new QEvent(QEvent::User));
            };
        return [this](int count) {
            while (count-- > 0)
                QMetaObject::invokeMethod(
                    &m_object, [this] { arrived(); }, Qt::QueuedConnection);
        };
    }

private:
    class Object : public QObject
    {
    public:
        explicit Object(QtReceiver &owner) : m_owner(owner) {}
        bool event(QEvent *event) override
        {
            if (event->type() != QEvent::User)
                return QObject::event(event);
            m_owner.arrived();
            return true;
        }

    private:
        QtReceiver &m_owner;
    };

    const By m_by;
    Object m_object;
    QThread m_thread;
};

// ---- ours

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

class OurReceiver : public Receiver
{
public:
    enum class By { Call, Send, Floor };

    OurReceiver(int expected, By by) : Receiver(expected), m_by(by)
    {
        m_thread.setEventDispatcher(new EventDispatcher);
        m_context.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_context,
            [this] {
                auto &scheduler = Scheduler::current();
                m_remote = scheduler.remote();
                m_connection = scheduler.on(match<Ping>(), &m_context, [this] { arrived(); });
            },
            Qt::BlockingQueuedConnection);
    }
    ~OurReceiver() override
    {
        QMetaObject::invokeMethod(
            &m_context, [this] { m_connection.disconnect(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Send sender() override
    {
        if (m_by == By::Call)
            return [this](int count) {
                while (count-- > 0) {
                    if (m_remote.call([this] { arrived(); }).isRefused())
                        fault("a call was refused");
                }
            };
        if (m_by == By::Floor)
            return [this](int count) { handOver(count); };
        return [remote = m_remote.withLane(OnTheWay)](int count) {
            for (int i = 0; i < count; ++i) {
                while (!remote.send(Ping{i}))
                    remote.waitForRoom();
            }
        };
    }

private:
    static constexpr int OnTheWay = 10'000; // at the most, of each sender
    static constexpr int Batch = 100;

    void handOver(int count) const
    {
        std::counting_semaphore<> room(OnTheWay / Batch);
        for (int i = 0; i < count; i += Batch) {
            std::vector<EventPointer<>> events;
            events.reserve(Batch);
            for (int k = i; k < std::min(i + Batch, count); ++k)
                events.push_back(makeEvent(Ping{k}));
            room.acquire();
            m_remote.call([&room, events = std::move(events)]() mutable {
                for (auto &event : events)
                    static_cast<void>(Scheduler::current().send(std::exchange(event, {})));
                room.release();
            });
        }
        for (int i = 0; i < OnTheWay / Batch; ++i)
            room.acquire(); // it goes with this thread
    }

    const By m_by;
    QObject m_context;
    QThread m_thread;
    RemoteScheduler m_remote;
    EventConnection m_connection;
};

// ---- others

#ifdef SIGNALBOX_BENCH_ASIO
class AsioReceiver : public Receiver
{
public:
    explicit AsioReceiver(int expected) : Receiver(expected), m_thread([this] { m_context.run(); }) {}
    ~AsioReceiver() override
    {
        m_work.reset();
        m_thread.join();
    }
    Send sender() override
    {
        return [this](int count) {
            while (count-- > 0)
                asio::post(m_context, [this] { arrived(); });
        };
    }

private:
    asio::io_context m_context{1};
    asio::executor_work_guard<asio::io_context::executor_type> m_work = asio::make_work_guard(m_context);
    std::thread m_thread;
};
#endif

#ifdef SIGNALBOX_BENCH_UV
//! What a program of libuv does, as its wake-ups carry nothing and may come together: a queue under a mutex.
class UvReceiver : public Receiver
{
public:
    explicit UvReceiver(int expected) : Receiver(expected)
    {
        uv_loop_init(&m_loop);
        uv_async_init(&m_loop, &m_wake,
                      [](uv_async_t *wake) { static_cast<UvReceiver *>(wake->data)->runQueue(); });
        m_wake.data = this;
        m_thread = std::thread([this] { uv_run(&m_loop, UV_RUN_DEFAULT); });
    }
    ~UvReceiver() override
    {
        push([this] { uv_close(reinterpret_cast<uv_handle_t *>(&m_wake), nullptr); });
        m_thread.join();
        uv_loop_close(&m_loop);
    }
    Send sender() override
    {
        return [this](int count) {
            while (count-- > 0)
                push([this] { arrived(); });
        };
    }

private:
    void push(std::function<void()> function)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_queue.push_back(std::move(function));
        }
        uv_async_send(&m_wake);
    }
    void runQueue()
    {
        std::vector<std::function<void()>> functions;
        {
            const std::lock_guard lock(m_mutex);
            functions.swap(m_queue);
        }
        for (const auto &function : functions)
            function();
    }

    uv_loop_t m_loop;
    uv_async_t m_wake;
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_queue;
    std::thread m_thread;
};
#endif

#ifdef SIGNALBOX_BENCH_GLIB
//! g_idle_add(), for another context than the main one.
class GlibReceiver : public Receiver
{
public:
    explicit GlibReceiver(int expected) : Receiver(expected), m_thread([this] { g_main_loop_run(m_loop); }) {}
    ~GlibReceiver() override
    {
        add(
            [](gpointer loop) -> gboolean {
                g_main_loop_quit(static_cast<GMainLoop *>(loop));
                return G_SOURCE_REMOVE;
            },
            m_loop);
        m_thread.join();
        g_main_loop_unref(m_loop);
        g_main_context_unref(m_context);
    }
    Send sender() override
    {
        return [this](int count) {
            while (count-- > 0)
                add(
                    [](gpointer self) -> gboolean {
                        static_cast<GlibReceiver *>(self)->arrived();
                        return G_SOURCE_REMOVE;
                    },
                    this);
        };
    }

private:
    void add(GSourceFunc function, gpointer data)
    {
        GSource *source = g_idle_source_new();
        g_source_set_callback(source, function, data, nullptr);
        g_source_attach(source, m_context);
        g_source_unref(source);
    }

    GMainContext *m_context = g_main_context_new();
    GMainLoop *m_loop = g_main_loop_new(m_context, FALSE);
    std::thread m_thread;
};
#endif

struct Contender
{
    const char *name;
    std::function<std::unique_ptr<Receiver>(int expected)> make;
    int share = 1;                   // of the operations, for those that would take minutes
    std::vector<double> rounds = {}; // ns for each operation
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

//! Nanoseconds for each of \a count operations that \a threads send.
double run(const Contender &contender, int threads, int count)
{
    const int each = count / threads;
    const auto receiver = contender.make(each * threads);
    std::latch start(threads + 1);
    std::vector<std::thread> senders;
    for (int i = 0; i < threads; ++i)
        senders.emplace_back([&start, each, send = receiver->sender()] {
            start.arrive_and_wait();
            send(each);
        });
    const auto begin = std::chrono::steady_clock::now();
    start.arrive_and_wait();
    receiver->waitForAll();
    const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - begin;
    for (auto &sender : senders)
        sender.join();
    return time.count() / (each * threads);
}

std::vector<Contender> contenders()
{
    using By = QtReceiver::By;
    std::vector<Contender> all = {
        {"RemoteScheduler::call",
         [](int n) { return std::make_unique<OurReceiver>(n, OurReceiver::By::Call); }},
        {"RemoteScheduler::send",
         [](int n) { return std::make_unique<OurReceiver>(n, OurReceiver::By::Send); }},
        {"send, its floor", [](int n) { return std::make_unique<OurReceiver>(n, OurReceiver::By::Floor); }},
        {"invokeMethod, stock Qt",
         [](int n) { return std::make_unique<QtReceiver>(n, By::Invoke, nullptr); }},
        {"invokeMethod, our loop",
         [](int n) { return std::make_unique<QtReceiver>(n, By::Invoke, new EventDispatcher); }},
        {"postEvent, stock Qt", [](int n) { return std::make_unique<QtReceiver>(n, By::Post, nullptr); }},
        {"postEvent, our loop",
         [](int n) { return std::make_unique<QtReceiver>(n, By::Post, new EventDispatcher); }},
    };
#ifdef SIGNALBOX_BENCH_ASIO
    all.push_back({"asio::post", [](int n) { return std::make_unique<AsioReceiver>(n); }});
#endif
#ifdef SIGNALBOX_BENCH_UV
    all.push_back({"uv_async_send, a queue", [](int n) { return std::make_unique<UvReceiver>(n); }});
#endif
#ifdef SIGNALBOX_BENCH_GLIB
    all.push_back({"g_idle_add", [](int n) { return std::make_unique<GlibReceiver>(n); }, 10});
#endif
    return all;
}

void compare(int threads, const Bench::Arguments &arguments)
{
    const bool isQuick = arguments.isQuick;
    const int count = isQuick ? 4'000 : 400'000;
    auto all = contenders();
    std::erase_if(all, [&](const Contender &contender) {
        return !Bench::isWanted(QString::fromUtf8(contender.name), arguments.only);
    });
    for (int round = 0; round < (isQuick ? 1 : 9); ++round) {
        for (auto &contender : all)
            contender.rounds.push_back(run(contender, threads, count / contender.share));
    }
    std::printf("\n%-26s %9s %9s %9s %16s\n",
                threads == 1 ? "1 thread" : (std::to_string(threads) + " threads").c_str(), "ns", "least",
                "most", "first is faster");
    for (const auto &contender : all) {
        // By pairs: both ran in the same round.
        std::vector<double> ratios;
        for (std::size_t round = 0; round < contender.rounds.size(); ++round)
            ratios.push_back(contender.rounds[round] / all.front().rounds[round]);
        const auto [least, most] = std::minmax_element(contender.rounds.begin(), contender.rounds.end());
        std::printf("%-26s %9.1f %9.1f %9.1f %14.2f x\n", contender.name, median(contender.rounds), *least,
                    *most, median(ratios));
    }
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1"); // for Qt's own threads
    QCoreApplication app(argc, argv);
    QStringList names;
    for (const auto &contender : contenders())
        names.append(QString::fromUtf8(contender.name));
    const auto arguments = Bench::argumentsOf(argc, argv, names);
    for (int threads : {1, 2, 4})
        compare(threads, arguments);
}
