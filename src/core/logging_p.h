// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qloggingcategory.h>

namespace Signalbox {

Q_DECLARE_LOGGING_CATEGORY(lcCore)      // signalbox.core
Q_DECLARE_LOGGING_CATEGORY(lcProbe)     // signalbox.probe
Q_DECLARE_LOGGING_CATEGORY(lcLoop)      // signalbox.loop
Q_DECLARE_LOGGING_CATEGORY(lcDispatch)  // signalbox.dispatch
Q_DECLARE_LOGGING_CATEGORY(lcScheduler) // signalbox.scheduler
Q_DECLARE_LOGGING_CATEGORY(lcEvents)    // signalbox.events
Q_DECLARE_LOGGING_CATEGORY(lcTasks)     // signalbox.tasks
Q_DECLARE_LOGGING_CATEGORY(lcTrace)     // signalbox.trace

} // namespace Signalbox
