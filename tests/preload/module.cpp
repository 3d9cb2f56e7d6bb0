// SPDX-License-Identifier: MIT
#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>

#include <cstdio>

extern "C" Q_DECL_EXPORT int runModule(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    std::puts(QAbstractEventDispatcher::instance()->metaObject()->className());
    return 0;
}
