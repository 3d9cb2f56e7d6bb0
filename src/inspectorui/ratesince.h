// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"

#include <QtCore/qglobal.h>

namespace Signalbox {

//! By how much a counter has grown a second, from \a before at \a then to \a after at \a now; 0 where it has not, or no time is between.
inline double rateSince(Deadline then, quint64 before, Deadline now, quint64 after)
{
    const std::chrono::duration<double> span = now - then;
    return span.count() > 0 && after > before ? double(after - before) / span.count() : 0;
}

} // namespace Signalbox
