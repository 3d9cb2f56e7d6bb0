// SPDX-License-Identifier: MIT
#pragma once

#include <Signalbox/Install>

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtTest/qtest.h>

#include <cstdio>
#include <cstring>

inline bool isToRunOnSignalbox()
{
    const auto host = qgetenv("SIGNALBOX_TEST_HOST");
    return host.isEmpty() || host == "signalbox";
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
    return QTest::qExec(&test, argc, argv);
}

inline bool isOnSignalbox()
{
    return QAbstractEventDispatcher::instance()->inherits("Signalbox::EventDispatcher");
}
