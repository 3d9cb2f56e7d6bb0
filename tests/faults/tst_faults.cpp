// SPDX-License-Identifier: MIT
// Each scenario runs in a process of its own, this program again, since a sandbox cannot be left.
#include "sandbox.h"
#include "threadstate.h"
#include "workout.h"

#include <Signalbox/Install>
#include <Signalbox/Probe>

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qprocess.h>
#include <QtCore/qsemaphore.h>
#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

#include <cstdio>
#include <cstring>
#include <functional>
#include <map>
#include <signal.h>
#include <string>
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

const std::map<std::string, std::function<QByteArray()>> Scenarios{
    {"plain", workout},
    {"no descriptors", withoutDescriptors},
    {"descriptors come back", descriptorsComeBack},
    {"no epoll", [] { return inSandbox(Sandbox(ENOSYS).refuse(SYS_epoll_create1)); }},
    {"no epoll allowed", [] { return inSandbox(Sandbox(EPERM).refuse(SYS_epoll_create1)); }},
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
        }
    }

    void everyFaultIsSurvived()
    {
        QFETCH(QString, backend);
        QFETCH(QString, warning);
        QFETCH(int, warnings);
#if defined(__SANITIZE_ADDRESS__)
        if (warning.contains(QStringLiteral("Too many open files")))
            QSKIP("the sanitizer itself needs descriptors");
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
