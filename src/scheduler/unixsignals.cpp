// SPDX-License-Identifier: MIT
#include "scheduler/unixsignals.h"

#include "core/logging_p.h"
#include "scheduler/schedulercore_p.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <mutex>
#include <pthread.h>
#include <semaphore.h>
#include <thread>
#include <vector>

namespace Signalbox {

namespace {

struct CatcherState
{
    std::atomic<bool> isOnTheWay{false}; // to the scheduler's thread
    std::atomic<bool> isOver{false};
};

struct Catcher
{
    const UnixSignals *owner;
    RemoteScheduler scheduler;
    std::shared_ptr<CatcherState> state = std::make_shared<CatcherState>();
};

struct Caught
{
    std::vector<Catcher> catchers;
    struct sigaction before
    {
    }; // what the process did about it
};

/*
    A handler may do next to nothing: it counts, and posts a semaphore. A thread wakes up for that, and calls the
    schedulers. The handler may interrupt whatever its thread is doing, also this.
*/
class Hub
{
public:
    static Hub &instance()
    {
        static auto *hub = new Hub; // never destroyed: signals may come until the end
        return *hub;
    }

    bool add(int number, const Catcher &catcher);
    void remove(int number, const UnixSignals *owner);

private:
    Hub();

    static void handle(int number);
    static void startThread();
    [[noreturn]] void run();
    void deliver(int number);

    static constexpr int Count = NSIG;
    static inline std::array<std::atomic<bool>, Count> s_hasCome{};
    static inline sem_t s_wake;
    static inline bool s_hasThread = false; // of this process

    std::mutex m_mutex;
    std::array<Caught, Count> m_caught;
};

//! A child inherits no lock that the thread holds, and no thread.
Hub::Hub()
{
    ::pthread_atfork([] { instance().m_mutex.lock(); }, [] { instance().m_mutex.unlock(); },
                     [] {
                         s_hasThread = false;
                         instance().m_mutex.unlock();
                     });
}

void Hub::handle(int number)
{
    const int error = errno;
    s_hasCome[std::size_t(number)].store(true, std::memory_order_release);
    ::sem_post(&s_wake);
    errno = error;
}

//! Takes no signals itself: those of the process go to the threads of the program.
void Hub::startThread()
{
    ::sem_init(&s_wake, 0, 0);
    s_hasThread = true;
    sigset_t all, before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    std::thread([] { instance().run(); }).detach();
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void Hub::run()
{
    ::pthread_setname_np(::pthread_self(), "Signals");
    for (;;) {
        while (::sem_wait(&s_wake) != 0) {
        }
        for (int number = 1; number < Count; ++number) {
            if (s_hasCome[std::size_t(number)].exchange(false, std::memory_order_acquire))
                deliver(number);
        }
    }
}

void Hub::deliver(int number)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &catcher : m_caught[std::size_t(number)].catchers) {
        if (catcher.state->isOnTheWay.exchange(true))
            continue;
        catcher.scheduler.call([number, state = catcher.state] {
            state->isOnTheWay = false;
            if (!state->isOver)
                Detail::SchedulerCore::current().sendSystem(makeEvent(UnixSignal{number}));
        });
    }
}

bool Hub::add(int number, const Catcher &catcher)
{
    const std::lock_guard lock(m_mutex);
    if (!s_hasThread)
        startThread();
    auto &caught = m_caught[std::size_t(number)];
    if (caught.catchers.empty()) {
        struct sigaction action = {};
        action.sa_handler = handle;
        action.sa_flags = SA_RESTART;
        ::sigfillset(&action.sa_mask);
        if (::sigaction(number, &action, &caught.before) != 0)
            return false;
    }
    caught.catchers.push_back(catcher);
    return true;
}

void Hub::remove(int number, const UnixSignals *owner)
{
    const std::lock_guard lock(m_mutex);
    auto &caught = m_caught[std::size_t(number)];
    std::erase_if(caught.catchers, [owner](const Catcher &catcher) {
        const bool isIt = catcher.owner == owner;
        catcher.state->isOver = catcher.state->isOver || isIt;
        return isIt;
    });
    if (!caught.catchers.empty())
        return;
    struct sigaction now = {};
    if (::sigaction(number, nullptr, &now) == 0 && now.sa_handler == handle)
        ::sigaction(number, &caught.before, nullptr);
}

bool isCatchable(int number)
{
    constexpr int Faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS};
    return number > 0 && number < NSIG && number != SIGKILL && number != SIGSTOP &&
           std::find(std::begin(Faults), std::end(Faults), number) == std::end(Faults);
}

} // namespace

UnixSignals::UnixSignals(const QList<int> &signalNumbers)
{
    const auto remote = Scheduler::current().remote();
    for (const int number : signalNumbers) {
        if (m_signalNumbers.contains(number))
            continue;
        if (isCatchable(number) && Hub::instance().add(number, {this, remote}))
            m_signalNumbers.append(number);
        else
            qCWarning(lcScheduler, "UnixSignals: signal %d cannot be caught. It is left as it is", number);
    }
}

UnixSignals::~UnixSignals()
{
    for (const int number : std::as_const(m_signalNumbers))
        Hub::instance().remove(number, this);
}

} // namespace Signalbox
