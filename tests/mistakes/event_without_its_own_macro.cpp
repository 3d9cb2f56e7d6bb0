// SPDX-License-Identifier: MIT
// says: This struct derives from an event, but has no SIGNALBOX_EVENT of its own
#include <Signalbox/Matcher>

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

struct Pong : Ping
{
#ifdef WITHOUT_MISTAKE
    SIGNALBOX_EVENT(Pong)
#endif
};

const auto matcher = Signalbox::match<Pong>();
