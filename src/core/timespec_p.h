// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"

#include <ctime>

namespace Signalbox {

//! \a time, which is not negative, as system calls want it.
inline timespec toTimespec(Nanoseconds time)
{
    return {time_t(time.count() / 1'000'000'000), long(time.count() % 1'000'000'000)};
}

} // namespace Signalbox
