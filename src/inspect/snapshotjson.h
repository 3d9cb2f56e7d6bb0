// SPDX-License-Identifier: MIT
#pragma once

#include "../probe/snapshot.h"
#include "inspectglobal.h"

#include <QtCore/qjsonobject.h>

namespace Signalbox::Detail {

/*!
    \internal
    A snapshot for scripts. Fields have the names of the structs in probe/snapshot.h; times are nanoseconds, what never comes is null, enumerators are
    their numbers, and objects' addresses are text, as JSON's numbers are too short for them.
*/
SIGNALBOX_INSPECT_EXPORT QJsonObject toJson(const Snapshot &snapshot);

//! \internal The fields of a loop, without its lists.
SIGNALBOX_INSPECT_EXPORT QJsonObject toJson(const LoopSnapshot &loop);

//! \internal
SIGNALBOX_INSPECT_EXPORT QJsonObject toJson(const TaskSnapshot &task);

} // namespace Signalbox::Detail
