// SPDX-License-Identifier: MIT
#include "core/logging_p.h"

namespace Signalbox {

Q_LOGGING_CATEGORY(lcCore, "signalbox.core", QtInfoMsg)
Q_LOGGING_CATEGORY(lcProbe, "signalbox.probe", QtInfoMsg)
Q_LOGGING_CATEGORY(lcLoop, "signalbox.loop", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDispatch, "signalbox.dispatch", QtInfoMsg)
Q_LOGGING_CATEGORY(lcScheduler, "signalbox.scheduler", QtInfoMsg)
Q_LOGGING_CATEGORY(lcEvents, "signalbox.events", QtInfoMsg)
Q_LOGGING_CATEGORY(lcTasks, "signalbox.tasks", QtInfoMsg)
Q_LOGGING_CATEGORY(lcTrace, "signalbox.trace", QtInfoMsg)

} // namespace Signalbox
