// SPDX-License-Identifier: MIT
#include "pace.h"

#ifdef Q_OS_UNIX
#include <ctime>
#endif

namespace Signalbox {

#ifdef Q_OS_UNIX
static Nanoseconds read(clockid_t clock)
{
    timespec used{};
    if (clock_gettime(clock, &used) != 0)
        return {};
    return std::chrono::seconds(used.tv_sec) + Nanoseconds(used.tv_nsec);
}

Nanoseconds threadCpuTime()
{
    return read(CLOCK_THREAD_CPUTIME_ID);
}

Nanoseconds processCpuTime()
{
    return read(CLOCK_PROCESS_CPUTIME_ID);
}
#else
Nanoseconds threadCpuTime()
{
    return {};
}

Nanoseconds processCpuTime()
{
    return {};
}
#endif

} // namespace Signalbox
