// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qcoreapplication.h>
#include <QtCore/qelapsedtimer.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qtimer.h>

#include <sys/socket.h>
#include <thread>
#include <unistd.h>

/*!
    Lets an event loop do one of each: a timer, a post from another thread while it sleeps, a socket that
    becomes readable while it sleeps, a nested loop without socket notifiers. Returns what was missing, or
    "ok".
*/
class Workout
{
public:
    explicit Workout(int readEnd = -1, int writeEnd = -1) : m_ends{readEnd, writeEnd} {}

    QByteArray run()
    {
        if (m_ends[0] < 0 && ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_ends) != 0)
            return "no socketpair";
        QSocketNotifier notifier(m_ends[0], QSocketNotifier::Read);
        bool read = false;
        QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
            char byte;
            read = ::read(m_ends[0], &byte, 1) == 1;
        });
        QElapsedTimer elapsed;
        elapsed.start();
        bool fired = false;
        if (!until([&] { return fired; },
                   [&](QObject &context) {
                       QTimer::singleShot(5, Qt::PreciseTimer, &context, [&] { fired = true; });
                   }))
            return "timer";
        if (elapsed.nsecsElapsed() < 5'000'000)
            return "timer came early";

        bool posted = false;
        std::thread poster;
        if (!until([&] { return posted; },
                   [&](QObject &context) {
                       poster = std::thread([&] {
                           ::usleep(20'000); // so that the loop sleeps
                           QMetaObject::invokeMethod(
                               &context, [&] { posted = true; }, Qt::QueuedConnection);
                       });
                   }))
            return "post";
        poster.join();

        std::thread writer;
        const bool wasRead = until([&] { return read; },
                                   [&](QObject &) {
                                       writer = std::thread([this] {
                                           ::usleep(20'000);
                                           [[maybe_unused]] const auto written = ::write(m_ends[1], "x", 1);
                                       });
                                   });
        writer.join();
        if (!wasRead)
            return "socket";

        fired = false;
        if (!until([&] { return fired; },
                   [&](QObject &context) { QTimer::singleShot(5, &context, [&] { fired = true; }); },
                   QEventLoop::ExcludeSocketNotifiers))
            return "timer without socket notifiers";
        return "ok";
    }

private:
    template <typename Done, typename Begin>
    bool until(Done done, Begin begin, QEventLoop::ProcessEventsFlags flags = {})
    {
        QObject context;
        begin(context);
        QElapsedTimer guard;
        guard.start();
        while (!done() && guard.elapsed() < 20'000)
            QCoreApplication::processEvents(flags | QEventLoop::WaitForMoreEvents);
        return done();
    }

    int m_ends[2];
};
