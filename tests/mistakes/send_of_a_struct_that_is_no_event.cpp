// SPDX-License-Identifier: MIT
// says: What is sent is no event: it has no SIGNALBOX_EVENT
#include <Signalbox/Scheduler>

struct Ping
{
    int number = 0;
#ifdef WITHOUT_MISTAKE
    SIGNALBOX_EVENT(Ping, number)
#endif
};

void send()
{
    static_cast<void>(Signalbox::Scheduler::current().send(Ping{3}));
}
