// SPDX-License-Identifier: MIT
// says: include <Signalbox/EventWaits>
#include <Signalbox/Scheduler>
#include <Signalbox/Task>

#ifdef WITHOUT_MISTAKE
#include <Signalbox/EventWaits>
#endif

struct Ping
{
    int key = 0;
    SIGNALBOX_EVENT(Ping, key)
};

Signalbox::Task<> waits()
{
    co_await Signalbox::match<Ping>(1);
}
