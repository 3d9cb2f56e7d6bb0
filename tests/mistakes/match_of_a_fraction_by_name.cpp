// SPDX-License-Identifier: MIT
// says: A floating point value given to where() would lose its fraction: the member is an integer
#include <Signalbox/Matcher>

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

#ifdef WITHOUT_MISTAKE
const auto matcher = Signalbox::match<Ping>().where(&Ping::number, 3);
#else
const auto matcher = Signalbox::match<Ping>().where(&Ping::number, 3.9);
#endif
