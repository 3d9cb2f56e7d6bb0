// SPDX-License-Identifier: MIT
// says: What match() is given is no event: it has no SIGNALBOX_EVENT
#include <Signalbox/Matcher>

struct Ping
{
    int number = 0;
#ifdef WITHOUT_MISTAKE
    SIGNALBOX_EVENT(Ping, number)
#endif
};

const auto matcher = Signalbox::match<Ping>(3);
