// SPDX-License-Identifier: MIT
// says: What sendOn() makes an event with returns one: an event struct, an EventPointer, or std::optional of either
#include <Signalbox/Scheduler>

#include <QtCore/qtimer.h>

struct Tick
{
    int number = 0;
    SIGNALBOX_EVENT(Tick, number)
};

void connect(QTimer *timer)
{
#ifdef WITHOUT_MISTAKE
    Signalbox::Scheduler::current().sendOn(timer, &QTimer::timeout, [] { return Tick{1}; });
#else
    Signalbox::Scheduler::current().sendOn(timer, &QTimer::timeout, [] { Tick{1}; });
#endif
}
