// SPDX-License-Identifier: MIT
#pragma once

#include "probe/snapshot.h"
#include "probe/taskblock_p.h"

namespace Signalbox {

/*!
    Adds what \a tasks publish, as far as \a request asks for it, to the snapshot of their loop. In any thread, while a
    LoopReader lives. True when something has not been listed or printed that should be.
*/
bool readTasks(const TaskTreeBlock &tasks, Deadline now, const SnapshotRequest &request,
               LoopSnapshot *snapshot);

} // namespace Signalbox
