// SPDX-License-Identifier: MIT

// Timers, Qt's signals and those of the system: all are calls, or events for whoever wants them.

#include <Signalbox/Install>
#include <Signalbox/Scheduler>
#include <Signalbox/UnixSignals>

#include <QCoreApplication>

#include <chrono>
#include <csignal>
#include <cstdio>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

struct Renamed
{
    QString name;
    SIGNALBOX_EVENT(Renamed, name)
};

struct LunchBreak
{
    SIGNALBOX_EVENT(LunchBreak)
};

int main(int argc, char **argv)
{
    install();
    QCoreApplication app(argc, argv);
    auto &scheduler = Scheduler::current();

    // A call, again and again. The handle moves, pauses and cancels it, also in its own function.
    TimerHandle ticker;
    int ticks = 0;
    ticker = scheduler.callEvery({.interval = 50ms}, [&] {
        std::printf("tick %d\n", ++ticks);
        if (ticks == 3)
            ticker.cancel();
    });

    // A timer as an event: whoever wants it waits for it.
    scheduler.sendLater(75ms, LunchBreak{});
    scheduler.on(match<LunchBreak>(), &app, [] { std::puts("The cook: soup"); });
    scheduler.on(match<LunchBreak>(), &app, [&app] {
        std::puts("The clerk: closed");
        app.setObjectName(u"the canteen"_s);
    });

    // A signal of Qt's as an event.
    scheduler.sendOn(&app, &QObject::objectNameChanged, [](const QString &name) { return Renamed{name}; });
    scheduler.on(match<Renamed>(), &app,
                 [](const Renamed &renamed) { std::printf("This is %s now\n", qPrintable(renamed.name)); });

    // And one of the system's: Ctrl+C, or whoever ends a service.
    const UnixSignals interrupts({SIGINT, SIGTERM});
    scheduler.on(match<UnixSignal>(), &app, [&app](const UnixSignal &signal) {
        std::printf("signal %d: good night\n", signal.number);
        app.quit();
    });
    scheduler.callLater(200ms, [] { std::raise(SIGTERM); });
    return app.exec();
}
