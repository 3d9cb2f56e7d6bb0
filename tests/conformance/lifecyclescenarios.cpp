// SPDX-License-Identifier: MIT
#include "dispatch/install.h"
#include "fixtures.h"
#include "probe/probe.h"
#include "scenario.h"
#include "threadstate.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSemaphore>
#include <QtCore/QTimer>

#include <cstdio>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

using namespace Conformance;

//! Ends the scenario with a failure unless \a condition holds.
#define CHECK(condition)                                                                                     \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            std::fprintf(stderr, "line %d: not true: %s\n", __LINE__, #condition);                           \
            return 1;                                                                                        \
        }                                                                                                    \
    } while (false)

namespace {

// One of each kind, all served: the loop of the calling thread works.
int everythingWorks()
{
    EventLog log;
    Listener receiver([&](QEvent *event) {
        if (event->type() == QEvent::User)
            log.add("posted");
    });
    TimerListener timer([&](int id) {
        timer.killTimer(id);
        log.add("timer");
    });
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &receiver, [&] {
        drain(ends.near);
        log.add("notifier");
    });
    timer.startTimer(2, Qt::PreciseTimer);
    write(ends.far);
    std::thread([&] { post(&receiver); }).join();
    CHECK(waitUntil([&] { return log.size() >= 3; }));
    CHECK(log.size() == 3);
    return 0;
}

int exitStatusOf(pid_t child)
{
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int applicationsInSequence(int argc, char **argv)
{
    for (int i = 0; i < 5; ++i)
        CHECK(runInPlace(argc, argv, everythingWorks) == 0);
    return 0;
}

int postsBeforeTheApplicationArrive(int argc, char **argv)
{
    int received = 0;
    Listener early([&](QEvent *event) {
        if (event->type() == QEvent::User)
            ++received;
    });
    post(&early);
    if (isOurs())
        CHECK(Signalbox::install());
    if (auto *present = QAbstractEventDispatcher::instance()) { // before startingUp()
        present->wakeUp();
        std::thread([present] { present->interrupt(); }).join();
    }
    QCoreApplication app(argc, argv);
    post(&early);
    turn();
    CHECK(received == 2);
    return everythingWorks();
}

// The loop begins before it can be known whose thread it is in.
int timerBeforeTheApplicationFires(int argc, char **argv)
{
    if (!isOurs())
        return 0; // there is no dispatcher yet
    CHECK(Signalbox::install());
    int fired = 0;
    TimerListener timer([&](int) { ++fired; });
    CHECK(timer.startTimer(1, Qt::PreciseTimer) > 0);
    QCoreApplication app(argc, argv);
    CHECK(waitUntil([&] { return fired > 0; }));
    const auto loops = Signalbox::Probe().snapshot().loops;
    CHECK(loops.size() == 1);
    CHECK(loops.constFirst().isMainThread);
    CHECK(loops.constFirst().threadName == QLatin1String("main"));
    return everythingWorks();
}

int execRunsUntilQuit(int argc, char **argv)
{
    return runInPlace(argc, argv, [] {
        QEventLoop loop;
        int turns = 0;
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
            if (++turns == 3)
                loop.exit(5);
        });
        timer.start(1);
        CHECK(loop.exec() == 5);
        return 0;
    });
}

int survivorsOfTheApplication(int argc, char **argv)
{
    Ends ends = socketPair();
    std::unique_ptr<QTimer> timer;
    std::unique_ptr<QSocketNotifier> notifier;
    CHECK(runInPlace(argc, argv, [&] {
              timer = std::make_unique<QTimer>();
              timer->start(1000);
              notifier = std::make_unique<QSocketNotifier>(ends.near, QSocketNotifier::Read);
              QTimer::singleShot(100'000, [] {}); // a child of the dispatcher
              turn();
              return 0;
          }) == 0);
    notifier->setEnabled(false);
    notifier.reset();
    timer.reset();
    return 0;
}

int everythingWorksAfterClosingDown(int argc, char **argv)
{
    return runInPlace(argc, argv, [] {
        CHECK(everythingWorks() == 0);
        dispatcher()->closingDown();
        return everythingWorks();
    });
}

// The child goes on with the dispatcher, and drops a notifier: the parent must not notice.
int forkedChildGoesOn(int argc, char **argv)
{
    return runInPlace(argc, argv, [] {
        int reads = 0;
        Ends ends = socketPair();
        auto notifier = std::make_unique<QSocketNotifier>(ends.near, QSocketNotifier::Read);
        QObject::connect(notifier.get(), &QSocketNotifier::activated, [&] {
            drain(ends.near);
            ++reads;
        });
        CHECK(everythingWorks() == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            notifier.reset(); // first of all: before any turn in the child
            const int result = everythingWorks();
            const int resultAfter = everythingWorks();
            ::_exit(result + 2 * resultAfter);
        }
        CHECK(exitStatusOf(child) == 0);
        write(ends.far);
        CHECK(waitUntil([&] { return reads == 1; }));
        return everythingWorks();
    });
}

int forkedChildDoesNotStealTheWakeUp(int argc, char **argv)
{
    return runInPlace(argc, argv, [] {
        int received = 0;
        Listener receiver([&](QEvent *) { ++received; });
        settle();
        std::thread([&] { post(&receiver); }).join();
        const pid_t child = ::fork();
        if (child == 0) {
            turn();
            ::_exit(received == 1 ? 0 : 1);
        }
        CHECK(exitStatusOf(child) == 0);
        // No watchdog can wake QEventDispatcherUNIX any more: it believes that it is awake already.
        ::alarm(host() == Host::Unix ? 1 : 60);
        turn(QEventLoop::WaitForMoreEvents);
        ::alarm(0);
        CHECK(received == 1);
        return everythingWorks();
    });
}

// All numbers are in use: a thread with timers and posts must still start and work.
int threadStartsWithoutFreeDescriptors(int argc, char **argv)
{
    return runInPlace(argc, argv, [] {
        HostThread warmUp;
        warmUp.call([] {});
        std::vector<Descriptor> all;
        const rlimit few = {200, 200};
        setrlimit(RLIMIT_NOFILE, &few);
        do {
            all.emplace_back(::dup(0));
        } while (all.back() >= 0);

        HostThread thread;
        int ticks = 0;
        thread.call([&] {
            TimerListener timer([&](int) { ++ticks; });
            timer.startTimer(1, Qt::PreciseTimer);
            waitUntil([&] { return ticks >= 2; });
        });
        CHECK(ticks >= 2);
        return 0;
    });
}

// Sleeps in its loop until somebody terminates it.
class Sleeper : public QThread
{
public:
    explicit Sleeper(const char *sleep) : m_sleep(sleep) { provideDispatcher(this); }

    QSemaphore isAboutToSleep;
    std::atomic<pid_t> id = 0;

protected:
    void run() override
    {
        id = ThreadState::current();
        connect(
            dispatcher(), &QAbstractEventDispatcher::aboutToBlock, this, [this] { isAboutToSleep.release(); },
            Qt::DirectConnection);
        std::unique_ptr<QSocketNotifier> notifier;
        if (m_sleep == "with a notifier")
            notifier = std::make_unique<QSocketNotifier>(m_ends.near, QSocketNotifier::Read);
        std::vector<TimerListener> timers(m_sleep == "for moments" ? 20 : 0);
        for (TimerListener &timer : timers) {
            timer.setHandler([](int) {});
            timer.startTimer(1, Qt::PreciseTimer);
        }
        exec();
    }

private:
    const QByteArray m_sleep;
    const Ends m_ends = socketPair();
};

// On their way to the sleep, in it, or as it ends: they end, and leave nothing behind that others trip over.
int terminatedThreadsDisturbNobody(int argc, char **argv)
{
    return runInPlace(argc, argv, [] {
        HostThread bystander;
        bystander.call([] {});
        const int descriptors = openDescriptors();
        for (const char *sleep : {"for ever", "with a notifier", "for moments"}) {
            for (int round = 0; round < 200; ++round) {
                Sleeper sleeper(sleep);
                sleeper.start();
                sleeper.isAboutToSleep.acquire();
                if (round % 2)
                    ThreadState::waitUntilAsleep(sleeper.id);
                sleeper.terminate();
                CHECK(sleeper.wait(LongPatienceInMs));
            }
        }
        CHECK(openDescriptors() == descriptors);
        int result = -1;
        bystander.call([&] { result = everythingWorks(); });
        CHECK(result == 0);
        return everythingWorks();
    });
}

// A cancellation that waits for its point, and finds one in the system call of a wake-up.
class DyingWaker : public QThread
{
public:
    explicit DyingWaker(QAbstractEventDispatcher *sleeping) : m_sleeping(sleeping) {}

    QSemaphore isReady;
    QSemaphore isTerminated;

protected:
    void run() override
    {
        ::pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, nullptr);
        isReady.release();
        isTerminated.acquire();
        ::pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, nullptr);
        m_sleeping->wakeUp();
        ::pthread_testcancel();
    }

private:
    QAbstractEventDispatcher *const m_sleeping;
};

int threadTerminatedInWakeUpDisturbsNobody(int argc, char **argv)
{
    return runInPlace(argc, argv, [] {
        Ends ends = socketPair();
        HostThread sleeper;
        std::unique_ptr<QSocketNotifier> notifier; // so that a wake-up takes a descriptor
        QAbstractEventDispatcher *sleeping = nullptr;
        pid_t id = 0;
        sleeper.call([&] {
            notifier = std::make_unique<QSocketNotifier>(ends.near, QSocketNotifier::Read);
            sleeping = dispatcher();
            id = ThreadState::current();
        });
        ThreadState::waitUntilAsleep(id);
        DyingWaker waker(sleeping);
        waker.start();
        waker.isReady.acquire();
        waker.terminate();
        waker.isTerminated.release();
        CHECK(waker.wait(LongPatienceInMs));

        ::alarm(isOurs() ? 60 : 2); // the verdict, where it is never woken again
        int result = -1;
        sleeper.call([&] {
            notifier.reset();
            result = everythingWorks();
        });
        CHECK(result == 0);
        sleeper.end();
        ::alarm(0);
        return everythingWorks();
    });
}

int environmentDisablesInstall(int argc, char **argv)
{
    if (!isOurs())
        return 0;
    qputenv("SIGNALBOX_DISABLE", "1");
    CHECK(!Signalbox::install());
    QCoreApplication app(argc, argv);
    CHECK(QByteArray(dispatcher()->metaObject()->className()).startsWith("QEventDispatcher"));
    return everythingWorks();
}

} // namespace

Scenarios lifecycleScenarios()
{
    return {
        {"applications in sequence", applicationsInSequence},
        {"posts before the application", postsBeforeTheApplicationArrive},
        {"timer before the application", timerBeforeTheApplicationFires},
        {"exec until quit", execRunsUntilQuit},
        {"survivors of the application", survivorsOfTheApplication},
        {"life after closingDown", everythingWorksAfterClosingDown},
        {"forked child goes on", forkedChildGoesOn},
        {"forked child steals no wake-up", forkedChildDoesNotStealTheWakeUp},
        {"thread without free descriptors", threadStartsWithoutFreeDescriptors},
        {"threads terminated in their sleep", terminatedThreadsDisturbNobody},
        {"thread terminated in wakeUp", threadTerminatedInWakeUpDisturbsNobody},
        {"disabled by the environment", environmentDisablesInstall},
    };
}
