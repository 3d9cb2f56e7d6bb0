// SPDX-License-Identifier: MIT
// says: The slot of on() must take an EventPointer or the event struct that its matcher wants, or nothing
#include <Signalbox/Scheduler>

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

void connect(QObject *context)
{
#ifdef WITHOUT_MISTAKE
    Signalbox::Scheduler::current().on(Signalbox::match<Ping>(), context, [](const Ping &) {});
#else
    Signalbox::Scheduler::current().on(Signalbox::match<Ping>(), context, [](const QString &) {});
#endif
}
