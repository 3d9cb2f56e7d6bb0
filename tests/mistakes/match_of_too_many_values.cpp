// SPDX-License-Identifier: MIT
// says: match() got more values than the event has keys
#include <Signalbox/Matcher>

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

#ifdef WITHOUT_MISTAKE
const auto matcher = Signalbox::match<Ping>(1);
#else
const auto matcher = Signalbox::match<Ping>(1, 2);
#endif
