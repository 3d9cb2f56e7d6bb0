// SPDX-License-Identifier: MIT
#include "tasks/startandwait.h"

#include <stdexcept>

namespace Signalbox::Detail {

void throwNeverReady(const QString &task)
{
    throw std::logic_error("startAndWait: the task " + task.toStdString() +
                           " has ended, and was never ready");
}

} // namespace Signalbox::Detail
