// SPDX-License-Identifier: MIT
#include "scheduler/signalhub_p.h"

#include "core/logging_p.h"
#include "core/signalmask_p.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <mutex>
#include <pthread.h>
#include <semaphore.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace Signalbox::Detail {

namespace {

struct Catcher
{
    const void *owner;
    SignalHub::Action action;
    int uses = 1; // of its owner's add(), which has not been undone
};

struct Caught
{
    std::vector<Catcher> catchers; // one for each owner
    struct sigaction before
    {
    }; // what the process did about it
};

/*
    A handler may do next to nothing: it counts, and posts a semaphore. A thread wakes up for that, and runs the
    actions. The handler may interrupt whatever its thread is doing, also this.
*/
class Hub
{
public:
    static Hub &instance()
    {
        static auto *hub = new Hub; // never destroyed: signals may come until the end
        return *hub;
    }

    bool add(int number, const void *owner, SignalHub::Action action);
    void remove(int number, const void *owner);

private:
    Hub();

    static void handle(int number);
    static void startThread();
    [[noreturn]] void run();
    void deliver(int number);
    void restore(int number);

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
    const AllSignalsBlocked meanwhile;
    std::thread([] { instance().run(); }).detach();
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
    auto &caught = m_caught[std::size_t(number)];
    const bool isGivenUp = std::erase_if(caught.catchers, [](const Catcher &catcher) {
        return catcher.action() == SignalHub::Outcome::GiveUp;
    });
    if (isGivenUp && caught.catchers.empty()) {
        restore(number);
        ::kill(::getpid(), number);
    }
}

static std::vector<Catcher>::iterator find(std::vector<Catcher> &catchers, const void *owner)
{
    return std::find_if(catchers.begin(), catchers.end(),
                        [owner](const Catcher &catcher) { return catcher.owner == owner; });
}

bool Hub::add(int number, const void *owner, SignalHub::Action action)
{
    const std::lock_guard lock(m_mutex);
    if (!s_hasThread)
        startThread();
    auto &caught = m_caught[std::size_t(number)];
    if (const auto same = find(caught.catchers, owner); same != caught.catchers.end()) {
        ++same->uses;
        return true;
    }
    if (caught.catchers.empty()) {
        struct sigaction handler = {};
        handler.sa_handler = handle;
        handler.sa_flags = SA_RESTART;
        ::sigfillset(&handler.sa_mask);
        if (::sigaction(number, &handler, &caught.before) != 0)
            return false;
    }
    caught.catchers.push_back({owner, std::move(action)});
    return true;
}

void Hub::remove(int number, const void *owner)
{
    const std::lock_guard lock(m_mutex);
    auto &caught = m_caught[std::size_t(number)];
    const auto catcher = find(caught.catchers, owner);
    if (catcher == caught.catchers.end() || --catcher->uses > 0)
        return;
    caught.catchers.erase(catcher);
    if (caught.catchers.empty())
        restore(number);
}

//! What somebody has set since stays.
void Hub::restore(int number)
{
    struct sigaction now = {};
    if (::sigaction(number, nullptr, &now) == 0 && now.sa_handler == handle)
        ::sigaction(number, &m_caught[std::size_t(number)].before, nullptr);
}

bool isCatchable(int number)
{
    constexpr int Faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS};
    return number > 0 && number < NSIG && number != SIGKILL && number != SIGSTOP &&
           std::find(std::begin(Faults), std::end(Faults), number) == std::end(Faults);
}

} // namespace

bool SignalHub::add(int number, const void *owner, Action action)
{
    return isCatchable(number) && Hub::instance().add(number, owner, std::move(action));
}

void SignalHub::remove(int number, const void *owner)
{
    Hub::instance().remove(number, owner);
}

void SignalHub::warnOfSignal(const char *who, int number)
{
    qCWarning(lcScheduler, "%s: nobody can wait for signal %d: it cannot be caught, means a fault of the program, or does not "
                           "exist. It is left as it is",
              who, number);
}

} // namespace Signalbox::Detail
