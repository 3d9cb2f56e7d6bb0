// SPDX-License-Identifier: MIT
// says: A floating point value given to match() would lose its fraction: the key in its place is an integer
#include <Signalbox/Matcher>

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

#ifdef WITHOUT_MISTAKE
const auto matcher = Signalbox::match<Ping>(3);
#else
const auto matcher = Signalbox::match<Ping>(3.9);
#endif
