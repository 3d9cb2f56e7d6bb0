// SPDX-License-Identifier: MIT
#include "tasks/propertywait.h"

#include "core/logging_p.h"

#include <QtCore/qthread.h>

namespace Signalbox::Detail {

bool canBeAsked(const QObject *object)
{
    if (object && object->thread() == QThread::currentThread())
        return true;
    qCWarning(lcTasks,
              "until: the object is null, or lives in another thread; it counts as one that has gone");
    return false;
}

} // namespace Signalbox::Detail
