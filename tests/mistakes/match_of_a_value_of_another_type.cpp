// SPDX-License-Identifier: MIT
// says: A value given to match() must convert to the key in its place, or be `anything`
#include <Signalbox/Matcher>

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

#ifdef WITHOUT_MISTAKE
const auto matcher = Signalbox::match<Ping>(1);
#else
const auto matcher = Signalbox::match<Ping>(QString());
#endif
