// SPDX-License-Identifier: MIT
#include <Signalbox/EventDispatcher>
#include <Signalbox/Probe>
#include <Signalbox/WaitableEvent>

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

bool installWithoutGlib();

int main(int argc, char **argv)
{
    if (!installWithoutGlib())
        return 1;
    QCoreApplication app(argc, argv);
    Signalbox::Probe probe;
    Signalbox::WaitableEvent event;
    QTimer::singleShot(1, &app, [&] {
        event.set();
        app.quit();
    });
    app.exec();
    const auto loops = probe.snapshot().loops;
    std::printf("%s, %d loop(s), event %s\n", app.eventDispatcher()->metaObject()->className(),
                int(loops.size()), event.isSet() ? "set" : "clear");
    return loops.size() == 1 && event.isSet() ? 0 : 1;
}
