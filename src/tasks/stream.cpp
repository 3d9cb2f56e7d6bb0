// SPDX-License-Identifier: MIT
#include "tasks/stream.h"

#include "core/logging_p.h"

namespace Signalbox {

qsizetype StreamPolicy::checked(qsizetype count)
{
    if (count >= 1)
        return count;
    qCWarning(lcTasks, "StreamPolicy: a stream cannot keep %lld; it keeps 1", qlonglong(count));
    return 1;
}

} // namespace Signalbox
