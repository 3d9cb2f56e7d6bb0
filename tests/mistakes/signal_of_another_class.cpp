// SPDX-License-Identifier: MIT
// says: signal(): the object's class does not have that signal
#include <Signalbox/Signal>
#include <Signalbox/Task>

#include <QtCore/qtimer.h>

Signalbox::Task<> waits(QTimer *timer, QObject *object)
{
#ifdef WITHOUT_MISTAKE
    static_cast<void>(object);
    co_await Signalbox::signal(timer, &QTimer::timeout);
#else
    static_cast<void>(timer);
    co_await Signalbox::signal(object, &QTimer::timeout);
#endif
}
