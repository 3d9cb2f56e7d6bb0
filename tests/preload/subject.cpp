// SPDX-License-Identifier: MIT
// A plain Qt program that knows nothing of Signalbox. `subject WHAT` does what its table at the end says.
#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qfile.h>
#include <QtCore/qprocess.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qthread.h>
#include <QtCore/qthreadpool.h>
#include <QtCore/qtimer.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <filesystem>
#include <semaphore>
#include <thread>
#include <unistd.h>

extern char **environ;

namespace {

void say(const char *where)
{
    const auto *dispatcher = QAbstractEventDispatcher::instance();
    std::printf("%s: %s\n", where, dispatcher ? dispatcher->metaObject()->className() : "none");
    std::fflush(stdout);
}

void turnLoop()
{
    QEventLoop loop;
    QTimer::singleShot(1, &loop, &QEventLoop::quit);
    loop.exec();
}

class Worker : public QThread
{
    void run() override
    {
        say("thread");
        turnLoop();
    }
};

int visitAllThreads(QCoreApplication &)
{
    say("main");
    turnLoop();
    Worker worker;
    for (const char *name : {"thread", "restarted"}) {
        worker.setObjectName(QString::fromLatin1(name));
        worker.start();
        worker.wait();
    }
    QThreadPool pool;
    pool.start([] {
        say("pool");
        turnLoop();
    });
    pool.waitForDone();
    std::thread([] {
        turnLoop();
        say("adopted");
    }).join();
    return 0;
}

//! One application in the first thread, and the next one in another, while the first thread goes on.
void runElsewhere(int &argc, char **argv)
{
    {
        QCoreApplication app(argc, argv);
        turnLoop();
        say("first");
    }
    std::binary_semaphore hasApplication(0), mayEnd(0);
    std::thread other([&] {
        QCoreApplication app(argc, argv);
        turnLoop();
        say("elsewhere");
        hasApplication.release();
        mayEnd.acquire();
    });
    hasApplication.acquire();
    turnLoop();
    say("first again");
    mayEnd.release();
    other.join();
}

//! The application object goes to another thread, and ends there.
int moveApplication(QCoreApplication &app)
{
    say("main");
    Worker worker;
    app.moveToThread(&worker);
    worker.start();
    worker.wait();
    turnLoop();
    say("main");
    std::fflush(stdout);
    std::_Exit(0);
}

int printEnvironment(QCoreApplication &)
{
    for (char **variable = environ; *variable; ++variable)
        std::puts(*variable);
    return 0;
}

//! A copy from before there was an application, as some programs keep it for what they start.
const QProcessEnvironment &keptEnvironment()
{
    static const auto kept = QProcessEnvironment::systemEnvironment();
    return kept;
}

int runChildInKeptEnvironment(QCoreApplication &app)
{
    QProcess child;
    child.setProcessEnvironment(keptEnvironment());
    child.setProcessChannelMode(QProcess::ForwardedChannels);
    const auto file = app.applicationFilePath();
    child.start(file, {QStringLiteral("main")});
    child.waitForFinished();
    child.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("\"$0\" main; exit 0"), file});
    child.waitForFinished();
    return child.exitCode();
}

int runChild(QCoreApplication &app)
{
    return QProcess::execute(app.applicationFilePath(), {QStringLiteral("threads")});
}

// Upper case, so that it is no echo of the terminal.
int copyInput(QCoreApplication &app)
{
    QSocketNotifier notifier(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &app, [&] {
        char text[64];
        const auto length = ::read(STDIN_FILENO, text, sizeof text);
        if (length <= 0)
            return app.quit();
        for (int i = 0; i < length; ++i)
            std::putchar(std::toupper(text[i]));
        std::fflush(stdout);
    });
    return app.exec();
}

int sayTerminals(QCoreApplication &)
{
    std::printf("%d %d %d\n", ::isatty(0), ::isatty(1), ::isatty(2));
    return 0;
}

//! In hexadecimal digits: they may be no text.
int printArguments(QCoreApplication &)
{
    QFile words(QStringLiteral("/proc/self/cmdline"));
    if (words.open(QIODevice::ReadOnly))
        std::puts(words.readAll().toHex(' ').constData());
    return 0;
}

int failOn(QCoreApplication &)
{
    return 42;
}

int dieBySignal(QCoreApplication &)
{
    std::raise(SIGTERM);
    return 0;
}

int warn(QCoreApplication &)
{
    qWarning("a warning of its own");
    return 0;
}

//! Whether an epoll descriptor is open while a notifier is watched.
int sayBackend(QCoreApplication &)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return 1;
    QSocketNotifier notifier(ends[0], QSocketNotifier::Read);
    turnLoop();
    bool hasEpoll = false;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        std::error_code gone;
        hasEpoll = hasEpoll || std::filesystem::read_symlink(entry, gone) == "anon_inode:[eventpoll]";
    }
    std::puts(hasEpoll ? "epoll" : "poll");
    return 0;
}

int runGlibSource(QCoreApplication &app)
{
    using Timeout = int (*)(void *);
    using AddTimeout = unsigned (*)(unsigned milliseconds, Timeout, void *);
    const auto add = reinterpret_cast<AddTimeout>(::dlsym(RTLD_DEFAULT, "g_timeout_add")); // Qt's own GLib
    if (!add)
        return 1;
    add(
        1,
        [](void *) {
            std::puts("GLib's timeout");
            QCoreApplication::quit();
            return 0;
        },
        nullptr);
    QTimer::singleShot(10'000, &app, [] { QCoreApplication::exit(2); });
    return app.exec();
}

class OwnDispatcher : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    bool processEvents(QEventLoop::ProcessEventsFlags) override { return false; }
    void registerSocketNotifier(QSocketNotifier *) override {}
    void unregisterSocketNotifier(QSocketNotifier *) override {}
    void registerTimer(int, qint64, Qt::TimerType, QObject *) override {}
    bool unregisterTimer(int) override { return false; }
    bool unregisterTimers(QObject *) override { return false; }
    QList<TimerInfo> registeredTimers(QObject *) const override { return {}; }
    int remainingTime(int) override { return -1; }
    void wakeUp() override {}
    void interrupt() override {}
};

int sayMain(QCoreApplication &)
{
    say("main");
    return 0;
}

class Busy : public QObject
{
    Q_OBJECT

public:
    //! Holds the loop until somebody has written to the standard input.
    Q_INVOKABLE void hold()
    {
        std::puts("held");
        std::fflush(stdout);
        char byte;
        if (::read(STDIN_FILENO, &byte, 1) == 1)
            QCoreApplication::exit(3);
    }
};

//! Stuck in a slot, with a late timer and posted events that wait.
int holdLoop(QCoreApplication &app)
{
    Busy busy;
    busy.setObjectName(QStringLiteral("the culprit"));
    QTimer timer;
    timer.setObjectName(QStringLiteral("heartbeat"));
    timer.start(1);
    QTimer::singleShot(20, &app, [&] {
        QMetaObject::invokeMethod(&busy, "hold", Qt::QueuedConnection);
        for (int i = 0; i < 3; ++i)
            QCoreApplication::postEvent(&app, new QEvent(QEvent::User));
    });
    return app.exec();
}

//! Sleeps until somebody has written to the standard input.
int rest(QCoreApplication &app)
{
    QTimer timer;
    timer.setObjectName(QStringLiteral("heartbeat"));
    timer.start(3'600'000);
    QSocketNotifier notifier(STDIN_FILENO, QSocketNotifier::Read, &app);
    app.setObjectName(QStringLiteral("the sleeper"));
    QObject::connect(&notifier, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    QTimer::singleShot(0, &app, [] {
        std::puts("rests");
        std::fflush(stdout);
    });
    return app.exec();
}

struct Mode
{
    const char *name;
    int (*run)(QCoreApplication &);
};

constexpr Mode modes[] = {
    {"threads", visitAllThreads},
    {"environment", printEnvironment},
    {"child", runChild},
    {"kept", runChildInKeptEnvironment},
    {"input", copyInput},
    {"terminals", sayTerminals},
    {"arguments", printArguments},
    {"fail", failOn},
    {"signal", dieBySignal},
    {"warn", warn},
    {"backend", sayBackend},
    {"glib", runGlibSource},
    {"main", sayMain},
    {"moved", moveApplication},
    {"own", sayMain},
    {"hold", holdLoop},
    {"rest", rest},
};

} // namespace

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "threads";
    if (std::strcmp(what, "nothing") == 0)
        return 0;
    if (std::strcmp(what, "kept") == 0)
        keptEnvironment();
    if (std::strcmp(what, "own") == 0)
        QCoreApplication::setEventDispatcher(new OwnDispatcher);
    if (std::strcmp(what, "elsewhere") == 0) {
        runElsewhere(argc, argv);
        return 0;
    }
    if (std::strcmp(what, "twice") == 0) {
        for (int i = 0; i < 2; ++i) {
            QCoreApplication app(argc, argv);
            visitAllThreads(app);
        }
        return 0;
    }
    QCoreApplication app(argc, argv);
    for (const Mode &mode : modes) {
        if (std::strcmp(mode.name, what) == 0)
            return mode.run(app);
    }
    return 1;
}

#include "subject.moc"
