// SPDX-License-Identifier: MIT
#pragma once

#include <Signalbox/Install>

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtTest/qtest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>

inline bool isToRunOnSignalbox()
{
    const auto host = qgetenv("SIGNALBOX_TEST_HOST");
    return host.isEmpty() || host == "signalbox";
}

/*!
    Qt's Wayland client may wait for ever at the end of an application: ~QWaylandDisplay() for its event thread, and that one
    in wl_display_read_events() for a reader that is gone. Seen on Qt's own dispatchers as well, in 1 of some 150 ends while the machine
    is busy. From here on, such an end counts as one, with \a result.
*/
inline void giveUpOnEndOfWayland(int result)
{
    if (qgetenv("QT_QPA_PLATFORM") != "wayland")
        return;
    std::thread([result] {
        std::this_thread::sleep_for(std::chrono::seconds(20));
        std::puts("The application does not end: Qt's Wayland client waits for its own thread.");
        std::fflush(stdout);
        std::_Exit(result);
    }).detach();
}

/*!
    Runs a test with windows on the dispatcher that SIGNALBOX_TEST_HOST names: signalbox, glib or unix.
*/
template <typename Application, typename Test>
int runOnHost(int argc, char **argv)
{
    const auto host = qgetenv("SIGNALBOX_TEST_HOST");
    const bool isOurs = isToRunOnSignalbox();
    if (host == "unix")
        qputenv("QT_NO_GLIB", "1");
    if (isOurs && !Signalbox::install())
        return 1;
    Application app(argc, argv);
    const char *name = QAbstractEventDispatcher::instance()->metaObject()->className();
    if (isOurs != (std::strcmp(name, "Signalbox::EventDispatcher") == 0)) {
        std::printf("asked for %s, running on %s\n", host.constData(), name);
        return 1;
    }
    Test test;
    const int result = QTest::qExec(&test, argc, argv);
    giveUpOnEndOfWayland(result);
    return result;
}

inline bool isOnSignalbox()
{
    return QAbstractEventDispatcher::instance()->inherits("Signalbox::EventDispatcher");
}
