// SPDX-License-Identifier: MIT
// A program that says when it is stuck, and stays so until a line comes or its input ends. The first argument may be "twice": it is so in one
// application object after the other; or "exit": it ends by exit() within that slot; or "tasks": it is not stuck, but its tasks wait, and with
// "stuck" behind it, it is so besides, and waits afterwards; or "idle": nothing is in it.
#ifndef IS_STOCK // it knows nothing of us then
#include <Signalbox/Install>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Sleep>
#include <Signalbox/Task>
#endif

#include <QtCore/qcoreapplication.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qtimer.h>
#ifdef IS_GUI
#include <QtGui/qguiapplication.h>
using Application = QGuiApplication;
#else
using Application = QCoreApplication;
#endif

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

class Worker : public QObject
{
    Q_OBJECT

public:
    bool endsByExit = false;

public Q_SLOTS:
    void catchUp() {}
    void freeze()
    {
        for (int i = 0; i < 3; ++i) // what has to wait
            QMetaObject::invokeMethod(this, &Worker::catchUp, Qt::QueuedConnection);
        std::puts("stuck");
        std::fflush(stdout);
        for (int character = 0; character != EOF && character != '\n';)
            character = std::getchar();
        if (endsByExit)
            std::exit(7);
        QCoreApplication::quit();
    }
};

//! Until there is input.
static int waitWithLoop(QCoreApplication &app)
{
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    std::puts("waits");
    std::fflush(stdout);
    return app.exec();
}

#ifndef IS_STOCK
static Signalbox::Task<> fetch()
{
    co_await Signalbox::sleepFor(std::chrono::hours(1));
}

static Signalbox::Task<> session()
{
    Signalbox::Scope scope;
    scope.start(fetch());
    co_await scope.join();
}

static void freezeOnce()
{
    std::puts("stuck");
    std::fflush(stdout);
    for (int character = 0; character != EOF && character != '\n';)
        character = std::getchar();
}

static int runTasks(QCoreApplication &app)
{
    if (app.arguments().contains(QStringLiteral("stuck")))
        QTimer::singleShot(0, &app, freezeOnce);
    Signalbox::Scope scope;
    scope.start(session()).setName(QStringLiteral("first"));
    scope.start(fetch()).setName(QStringLiteral("second"));
    return waitWithLoop(app);
}
#endif

static int run(int argc, char **argv)
{
#ifndef IS_STOCK
    Signalbox::install();
#endif
    Application app(argc, argv);
    Worker worker;
    worker.endsByExit = argc > 1 && std::strcmp(argv[1], "exit") == 0;
    QTimer late;
    late.start(1);
#ifndef IS_STOCK
    if (app.arguments().contains(QStringLiteral("tasks")))
        return runTasks(app);
#endif
    if (app.arguments().contains(QStringLiteral("idle")))
        return waitWithLoop(app);
    QTimer::singleShot(0, &worker, &Worker::freeze);
    return app.exec();
}

int main(int argc, char **argv)
{
    const int status = run(argc, argv);
    return argc > 1 && std::strcmp(argv[1], "twice") == 0 ? run(argc, argv) : status;
}

#include "inspected.moc"
