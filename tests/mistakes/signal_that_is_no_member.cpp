// SPDX-License-Identifier: MIT
// says: take an object and a pointer to a signal of its class
#include <Signalbox/Signal>
#include <Signalbox/Task>

#include <QtCore/qtimer.h>

Signalbox::Task<> waits(QTimer *timer)
{
#ifdef WITHOUT_MISTAKE
    co_await Signalbox::signal(timer, &QTimer::timeout);
#else
    co_await Signalbox::signal(timer, "timeout()");
#endif
}
