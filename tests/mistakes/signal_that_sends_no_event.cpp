// SPDX-License-Identifier: MIT
// says: What is sent is an event struct, with SIGNALBOX_EVENT() in it, an EventPointer, or std::optional of either
#include <Signalbox/Scheduler>

#include <QtCore/qtimer.h>

struct Tick
{
    int number = 0;
#ifdef WITHOUT_MISTAKE
    SIGNALBOX_EVENT(Tick, number)
#endif
};

void connect(QTimer *timer)
{
    Signalbox::Scheduler::current().sendOn(timer, &QTimer::timeout, [] { return Tick{1}; });
}
