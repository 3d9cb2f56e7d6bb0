// SPDX-License-Identifier: MIT
// Each scenario runs in a process of its own, this program again, since a sandbox cannot be left.
#include "owndescriptors.h"
#include "sandbox.h"
#include "syscallcounter.h"
#include "threadstate.h"
#include "workout.h"

#include <Signalbox/Install>
#include <Signalbox/Probe>

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qprocess.h>
#include <QtCore/qsemaphore.h>
#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

#include <atomic>
#include <cstdio>
#include <cstring>
#include <functional>
#include <map>
#include <signal.h>
#include <string>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/time.h>

namespace {

QByteArray workout()
{
    return Workout().run();
}

//! Lets the process open no more descriptors; returns the limit to restore.
rlimit allowNoDescriptors()
{
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    rlimit none = before;
    const int lowestFree = ::dup(0);
    ::close(lowestFree);
    none.rlim_cur = rlim_t(lowestFree);
    ::setrlimit(RLIMIT_NOFILE, &none);
    return before;
}

QByteArray withoutDescriptors()
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return "no socketpair";
    allowNoDescriptors();
    return Workout(ends[0], ends[1]).run();
}

QByteArray descriptorsComeBack()
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return "no socketpair";
    const auto before = allowNoDescriptors();
    const auto first = Workout(ends[0], ends[1]).run();
    ::setrlimit(RLIMIT_NOFILE, &before);
    return first == "ok" ? workout() : first;
}

QByteArray inSandbox(Sandbox sandbox)
{
    return sandbox.enter() ? workout() : QByteArray("no sandbox");
}

//! The kernel takes epoll sets in each other to a depth of four, the loop's own one included; poll() takes all.
QByteArray nestedEpollSets()
{
    int inner = ::eventfd(1, EFD_CLOEXEC); // readable
    for (int depth = 0; depth < 5; ++depth) {
        const int outer = ::epoll_create1(EPOLL_CLOEXEC);
        epoll_event event{EPOLLIN, {}};
        if (::epoll_ctl(outer, EPOLL_CTL_ADD, inner, &event) != 0)
            return "cannot nest them: " + QByteArray::number(depth);
        inner = outer;
    }
    QSocketNotifier notifier(inner, QSocketNotifier::Read);
    bool isActivated = false;
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
        isActivated = true;
        notifier.setEnabled(false);
    });
    const auto result = workout();
    return isActivated ? result : QByteArray("the outermost set was never reported");
}

//! More wake-ups of a sleeping loop than a pipe holds: with epoll nobody empties it, and none may be lost.
QByteArray manyWakeUps()
{
    constexpr int Rounds = 10'000;
    int ends[2];
    if (!Sandbox(ENOSYS).refuse(SYS_eventfd2).enter() ||
        ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return "no sandbox";
    QSocketNotifier notifier(ends[0], QSocketNotifier::Read); // so that the loop sleeps on descriptors
    QEventLoop loop;
    QSemaphore mayGoOn;
    int received = 0;
    std::atomic<bool> hasEnded = false;
    const auto sleeper = ThreadState::current();
    std::thread waker([&] {
        for (int i = 0; i < Rounds && !hasEnded; ++i) {
            ThreadState::waitUntilAsleep(sleeper);
            QMetaObject::invokeMethod(
                &loop,
                [&] {
                    if (++received == Rounds)
                        loop.quit();
                    mayGoOn.release();
                },
                Qt::QueuedConnection);
            mayGoOn.acquire();
        }
    });
    QTimer::singleShot(20'000, &loop, &QEventLoop::quit); // a lost one, by then
    loop.exec();
    const auto result = received == Rounds ? QByteArray("ok") : "lost after " + QByteArray::number(received);
    hasEnded = true;
    mayGoOn.release(2);
    waker.join();
    return result;
}

//! Signals without SA_RESTART arrive all the time: no wait may end for them, and none may be missed.
QByteArray signalStorm()
{
    struct sigaction action = {};
    action.sa_handler = [](int) {};
    ::sigaction(SIGALRM, &action, nullptr);
    const itimerval every{{0, 200}, {0, 200}};
    ::setitimer(ITIMER_REAL, &every, nullptr);
    const auto result = workout();
    if (result != "ok")
        return result;
    const Signalbox::Probe probe;
    const auto before = probe.snapshot().loops.constFirst().turns;
    bool fired = false;
    QTimer::singleShot(300, Qt::PreciseTimer, QCoreApplication::instance(), [&] { fired = true; });
    while (!fired)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const auto turns = probe.snapshot().loops.constFirst().turns - before;
    const itimerval never{};
    ::setitimer(ITIMER_REAL, &never, nullptr);
    return turns <= 4 ? "ok" : "signals ended waits: " + QByteArray::number(turns) + " turns";
}

//! Posting from a signal handler of the sleeping thread is not allowed, but waking it is.
QByteArray wakeUpFromSignalHandler()
{
    struct sigaction action = {};
    action.sa_handler = [](int) { QAbstractEventDispatcher::instance()->wakeUp(); };
    ::sigaction(SIGALRM, &action, nullptr);
    const itimerval once{{}, {0, 50'000}};
    ::setitimer(ITIMER_REAL, &once, nullptr);
    return QAbstractEventDispatcher::instance()->processEvents(QEventLoop::WaitForMoreEvents)
               ? "ok"
               : "woke for nothing";
}

/*!
    A workout, a \a fault that befalls the loop's own descriptors, and another workout, whose system calls count. A
    notifier that was there all the time must go on being served.
*/
QByteArray survives(const std::function<void()> &fault)
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return "no socketpair";
    QSocketNotifier keeper(ends[0], QSocketNotifier::Read);
    int reads = 0;
    QObject::connect(&keeper, &QSocketNotifier::activated, &keeper, [&] {
        char byte;
        reads += int(::read(ends[0], &byte, 1));
    });
    if (const auto result = workout(); result != "ok")
        return result + " in the beginning";
    fault();
    SyscallCounter::begin();
    const auto result = workout();
    const bool wasWritten = ::write(ends[1], "x", 1) == 1;
    while (result == "ok" && wasWritten && reads == 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    SyscallCounter::end();
    return result;
}

QByteArray survivesClosing(const char *kind)
{
    return survives([=] {
        for (const int number : openDescriptors(kind))
            ::close(number);
    });
}

//! What the loop's number means after the fault belongs to somebody else: it stays open, and what is in it.
QByteArray survivesReuseByAPipe(const char *kind)
{
    int ends[2];
    if (::pipe2(ends, O_NONBLOCK) != 0 || ::write(ends[1], "x", 1) != 1)
        return "no pipe";
    std::vector<int> numbers;
    const auto result = survives([&] {
        numbers = openDescriptors(kind);
        for (const int number : numbers)
            ::dup2(ends[0], number);
    });
    for (const int number : numbers) {
        if (!isSameFile(number, ends[0]))
            return "closed what was not ours";
    }
    char byte;
    return ::read(ends[0], &byte, 1) != 1 ? QByteArray("read what was not ours") : result;
}

QByteArray survivesReuseByAnEpoll()
{
    int ends[2];
    const int theirs = ::epoll_create1(0);
    epoll_event event{EPOLLIN | EPOLLET, {.u64 = 0xdeadbeef00000001}};
    if (::pipe2(ends, O_NONBLOCK) != 0 || ::epoll_ctl(theirs, EPOLL_CTL_ADD, ends[0], &event) != 0)
        return "no pipe";
    int number = -1;
    const auto result = survives([&] {
        const auto all = openDescriptors("anon_inode:[eventpoll]");
        number = all.front() == theirs ? all.back() : all.front();
        ::dup2(theirs, number);
        // The only thing that can be noticed in good time: a sleep in there has no deadline, and no wake-up.
        [[maybe_unused]] const auto written = ::write(ends[1], "x", 1);
    });
    const bool isStillTheirs = ::epoll_ctl(number, EPOLL_CTL_MOD, ends[0], &event) == 0;
    return isStillTheirs ? result : QByteArray("closed what was not ours");
}

QByteArray survivesClosingAll()
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return "no socketpair";
    QSocketNotifier lost(ends[0], QSocketNotifier::Read);
    int activated = 0;
    QObject::connect(&lost, &QSocketNotifier::activated, &lost, [&] { ++activated; });
    if (const auto result = workout(); result != "ok")
        return result + " in the beginning";
    closeAllFrom(3);
    SyscallCounter::begin();
    for (int i = 0; i < 2; ++i) // to notice, and to say, before its number is given out again
        QCoreApplication::processEvents();
    const auto result = workout();
    SyscallCounter::end();
    if (lost.isEnabled())
        return "a notifier is still enabled whose descriptor is closed";
    return activated > 0 ? QByteArray("the number of a closed descriptor was taken for open") : result;
}

//! A daemon: it forks, closes all, and opens its own in their place.
QByteArray survivesBecomingADaemon()
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return "no socketpair";
    const QSocketNotifier keeper(ends[0], QSocketNotifier::Read);
    if (const auto result = workout(); result != "ok")
        return result + " in the beginning";
    const pid_t child = ::fork();
    if (child == 0) {
        closeAllFrom(3);
        int pipe[2];
        std::vector<int> its;
        while (its.size() < 8 && ::pipe2(pipe, O_NONBLOCK) == 0) {
            [[maybe_unused]] const auto written = ::write(pipe[1], "x", 1);
            its.insert(its.end(), {pipe[0], pipe[1]});
        }
        const bool isOk = workout() == "ok";
        for (const int number : its) {
            if (::fcntl(number, F_GETFD) == -1)
                ::_exit(2);
        }
        char byte;
        for (std::size_t i = 0; i < its.size(); i += 2) {
            if (::read(its[i], &byte, 1) != 1)
                ::_exit(3);
        }
        ::_exit(isOk ? 0 : 1);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    if (status != 0)
        return "the child's status is " + QByteArray::number(WEXITSTATUS(status));
    return workout();
}

/*!
    Children that fork while another thread takes snapshots, and go on without exec: each turns its loop, and takes a
    snapshot in which it finds itself alone.
*/
QByteArray forksWhileSnapshotsAreTaken()
{
    QThread other;
    Signalbox::install(&other);
    other.start();
    std::atomic<bool> hasEnded{false};
    std::thread looker([&] {
        const Signalbox::Probe probe;
        while (!hasEnded)
            static_cast<void>(probe.snapshot());
    });
    QByteArray result = "ok";
    for (int i = 0; i < 50 && result == "ok"; ++i) {
        const pid_t child = ::fork();
        if (child == 0) {
            ::alarm(20); // ends one that waits for a lock
            if (workout() != "ok")
                ::_exit(1);
            const auto loops = Signalbox::Probe().snapshot().loops;
            const bool isAlone = loops.size() == 1 && loops.constFirst().isMainThread &&
                                 loops.constFirst().threadId == ::getpid();
            ::_exit(isAlone ? 0 : 2);
        }
        int status = -1;
        ::waitpid(child, &status, 0);
        if (status != 0)
            result =
                "fork " + QByteArray::number(i) + ": the child's status is " + QByteArray::number(status);
    }
    hasEnded = true;
    looker.join();
    other.quit();
    other.wait();
    return result;
}

const std::map<std::string, std::function<QByteArray()>> Scenarios{
    {"forks while snapshots are taken", forksWhileSnapshotsAreTaken},
    {"epoll closed", [] { return survivesClosing("anon_inode:[eventpoll]"); }},
    {"eventfd closed", [] { return survivesClosing("anon_inode:[eventfd]"); }},
    {"timerfd closed", [] { return survivesClosing("anon_inode:[timerfd]"); }},
    {"all of its own closed", [] { return survivesClosing("anon_inode:["); }},
    {"everything closed", survivesClosingAll},
    {"epoll is a pipe", [] { return survivesReuseByAPipe("anon_inode:[eventpoll]"); }},
    {"eventfd is a pipe", [] { return survivesReuseByAPipe("anon_inode:[eventfd]"); }},
    {"timerfd is a pipe", [] { return survivesReuseByAPipe("anon_inode:[timerfd]"); }},
    {"all are pipes", [] { return survivesReuseByAPipe("anon_inode:["); }},
    {"epoll is another epoll", survivesReuseByAnEpoll},
    {"daemon", survivesBecomingADaemon},
    {"plain", workout},
    {"no descriptors", withoutDescriptors},
    {"descriptors come back", descriptorsComeBack},
    {"no epoll", [] { return inSandbox(Sandbox(ENOSYS).refuse(SYS_epoll_create1)); }},
    {"no epoll allowed", [] { return inSandbox(Sandbox(EPERM).refuse(SYS_epoll_create1)); }},
    {"no room for watches", [] { return inSandbox(Sandbox(ENOSPC).refuse(SYS_epoll_ctl)); }},
    {"epoll sets nested too deep", nestedEpollSets},
    {"no eventfd", [] { return inSandbox(Sandbox(ENOSYS).refuse(SYS_eventfd2)); }},
    {"no eventfd, many wake-ups", manyWakeUps},
    {"no timerfd", [] { return inSandbox(Sandbox(ENOSYS).refuse(SYS_timerfd_create)); }},
    {"no timerfd, no epoll_pwait2",
     [] { return inSandbox(Sandbox(ENOSYS).refuse(SYS_timerfd_create).refuse(SYS_epoll_pwait2)); }},
    {"no timerfd, epoll_pwait2 not allowed",
     [] { return inSandbox(Sandbox(EPERM).refuse(SYS_timerfd_create).refuse(SYS_epoll_pwait2)); }},
    {"no futex", [] { return inSandbox(Sandbox(ENOSYS).refuseFutexSleep()); }},
    {"nothing",
     [] {
         return inSandbox(Sandbox(EPERM)
                              .refuse(SYS_epoll_create1)
                              .refuse(SYS_eventfd2)
                              .refuse(SYS_timerfd_create)
                              .refuse(SYS_pipe2)
                              .refuseFutexSleep());
     }},
    {"signal storm", signalStorm},
    {"wakeUp() from a signal handler", wakeUpFromSignalHandler},
};

int runScenario(const char *name, int argc, char **argv)
{
    const auto scenario = Scenarios.find(name);
    if (scenario == Scenarios.end() || !Signalbox::install())
        return 2;
    QCoreApplication app(argc, argv);
    const auto result = scenario->second();
    std::puts(result.constData());
    return result == "ok" ? 0 : 1;
}

} // namespace

class tst_Faults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultIsSurvived_data()
    {
        QTest::addColumn<QString>("backend");
        QTest::addColumn<QString>("warning"); // said once; empty: nothing is said
        QTest::addColumn<int>("warnings");    // all that is said
        const auto row = [](const char *scenario, const char *backend, const char *warning,
                            int warnings = 1) {
            QTest::addRow("%s (%s)", scenario, backend)
                << QString::fromLatin1(backend) << QString::fromLatin1(warning) << (*warning ? warnings : 0);
        };
        for (const char *backend : {"epoll", "poll"}) {
            const bool isEpoll = std::strcmp(backend, "epoll") == 0;
            row("plain", backend, "");
            row("no descriptors", backend,
                "No descriptor for the wake-ups of an event loop (Too many open files)", isEpoll ? 2 : 1);
            row("descriptors come back", backend, "No descriptor for the wake-ups of an event loop",
                isEpoll ? 2 : 1);
            row("no epoll", backend, isEpoll ? "epoll cannot be used (Function not implemented)" : "");
            row("no epoll allowed", backend, isEpoll ? "epoll cannot be used (Operation not permitted)" : "");
            row("no room for watches", backend,
                isEpoll ? "The kernel refuses an epoll watch (No space left on device), see /proc/" : "");
            row("epoll sets nested too deep", backend,
                isEpoll ? "The kernel refuses an epoll watch (Too many levels of symbolic links); this" : "");
            row("no eventfd", backend, "");
            row("no eventfd, many wake-ups", backend, "");
            row("no timerfd", backend, "");
            row("no timerfd, no epoll_pwait2", backend, "");
            row("no timerfd, epoll_pwait2 not allowed", backend, "");
            row("no futex", backend, "");
            row("nothing", backend,
                "No descriptor for the wake-ups of an event loop (Operation not permitted)", isEpoll ? 2 : 1);
            row("signal storm", backend, "");
            row("wakeUp() from a signal handler", backend, "");

            const char *lost = "A descriptor of an event loop (epoll, eventfd or timerfd) was closed";
            const char *ifEpoll = isEpoll ? lost : "";
            row("epoll closed", backend, ifEpoll);
            row("eventfd closed", backend, lost);
            row("timerfd closed", backend, ifEpoll);
            row("all of its own closed", backend, lost);
            row("everything closed", backend, lost);
            row("epoll is a pipe", backend, ifEpoll);
            row("eventfd is a pipe", backend, lost);
            row("timerfd is a pipe", backend, ifEpoll);
            row("all are pipes", backend, lost);
            row("daemon", backend, "");
            row("forks while snapshots are taken", backend, "");
        }
        row("epoll is another epoll", "epoll", "A descriptor of an event loop");
    }

    void everyFaultIsSurvived()
    {
        QFETCH(QString, backend);
        QFETCH(QString, warning);
        QFETCH(int, warnings);
#if defined(__SANITIZE_ADDRESS__)
        if (warning.contains(QStringLiteral("Too many open files")))
            QSKIP("the sanitizer itself needs descriptors");
        if (QByteArray(QTest::currentDataTag()).startsWith("forks while"))
            QSKIP("the sanitizer's allocator leaves its own locks to a child");
#endif
        auto scenario = QString::fromLatin1(QTest::currentDataTag());
        scenario.truncate(scenario.lastIndexOf(QStringLiteral(" (")));
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SIGNALBOX_BACKEND"), backend);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--scenario"), scenario});
        const bool hasFinished = process.waitForFinished(60'000);
        const auto said = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(hasFinished, qPrintable(said.left(2000)));
        QCOMPARE(process.readAllStandardOutput().trimmed(), QByteArray("ok"));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY2(said.count(QStringLiteral("signalbox.")) == warnings, qPrintable(said));
        if (!warning.isEmpty())
            QVERIFY2(said.count(warning) == 1, qPrintable(said));
    }

    // Whatever becomes of the loop's own descriptors, it goes on without spinning.
    void lossesCostFewSystemCalls_data()
    {
        QTest::addColumn<QByteArray>("backend");
        for (const auto &[name, scenario] : Scenarios) {
            if (name.find("closed") == std::string::npos && name.find(" is ") == std::string::npos &&
                name.find("pipes") == std::string::npos)
                continue;
            QTest::addRow("%s (epoll)", name.c_str()) << QByteArray("epoll");
            if (name != "epoll is another epoll")
                QTest::addRow("%s (poll)", name.c_str()) << QByteArray("poll");
        }
    }

    void lossesCostFewSystemCalls()
    {
        QFETCH(QByteArray, backend);
        auto scenario = QByteArray(QTest::currentDataTag());
        scenario.truncate(scenario.lastIndexOf(" ("));
        qputenv("SIGNALBOX_BACKEND", backend);
        const auto self = QCoreApplication::applicationFilePath().toStdString();
        const auto counts = SyscallCounter::count({self, "--scenario", scenario.toStdString()},
                                                  SyscallCounter::Unit::SystemCalls);
        qunsetenv("SIGNALBOX_BACKEND");
        if (!counts.isTraced)
            QSKIP("nothing can be traced here");
        QCOMPARE(counts.exitCode, 0);
        // With all descriptors intact, and everything that a test does itself, it is half of that.
        QVERIFY2(counts.total() < 200, counts.toString().c_str());
    }
};

int main(int argc, char **argv)
{
    if (argc == 3 && std::strcmp(argv[1], "--scenario") == 0)
        return runScenario(argv[2], argc, argv);
    QCoreApplication app(argc, argv);
    tst_Faults test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_faults.moc"
