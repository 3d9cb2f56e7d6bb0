// SPDX-License-Identifier: MIT
#pragma once

#include "core/logging_p.h"

namespace Signalbox::Detail {

//! \a count; \a least, with a warning of \a function, when it is less than that.
inline qsizetype atLeast(qsizetype least, qsizetype count, const char *function)
{
    if (count >= least)
        return count;
    qCWarning(lcTasks, "%s: %lld is too small; it is %lld instead", function, qlonglong(count),
              qlonglong(least));
    return least;
}

} // namespace Signalbox::Detail
