// SPDX-License-Identifier: MIT

// The smallest program on Signalbox: an ordinary Qt program with one line in front.

#include <Signalbox/Install>

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QTimer>

#include <chrono>
#include <cstdio>

using namespace std::chrono_literals;

int main(int argc, char **argv)
{
    Signalbox::install(); // the one line; everything below is plain Qt
    QCoreApplication app(argc, argv);

    QTimer bell;
    int strokes = 0;
    QObject::connect(&bell, &QTimer::timeout, &app, [&] {
        std::printf("stroke %d, by %s\n", ++strokes, app.eventDispatcher()->metaObject()->className());
        if (strokes == 3)
            app.quit();
    });
    bell.start(100ms);
    return app.exec();
}
