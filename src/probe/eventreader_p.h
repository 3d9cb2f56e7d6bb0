// SPDX-License-Identifier: MIT
#pragma once

#include "probe/routerblock_p.h"
#include "probe/snapshot.h"

namespace Signalbox {

/*!
    Adds what \a router publishes, as far as \a request asks for it, to the snapshot of its loop. In any thread, while a
    LoopReader lives. True when something has not been printed that should be.
*/
bool readRouter(const RouterBlock &router, Deadline now, const SnapshotRequest &request,
                LoopSnapshot *snapshot);

} // namespace Signalbox
