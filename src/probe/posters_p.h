// SPDX-License-Identifier: MIT
#pragma once

#include "probe/registry_p.h"
#include "probe/snapshot.h"

namespace Signalbox {

/*!
    The calling thread has sent something to \a loop, which is not its own. To be called while a Probe asks for posted events, behind the post: so
    by an id, as the loop may be gone by then.

    Thread-safety: any thread, but not inside a signal handler. Cost: a dozen instructions and stores to memory of this thread alone;
    a lock and perhaps an allocation for the first post to each loop.
*/
void countPost(quint64 loop, PostWay way);

/*!
    What \a reader finds counted, between the loops of \a snapshot, those with the most posts first. A loop that is shown by another
    one is \a shownBy that.
*/
QList<PostEdgeSnapshot> readPostEdges(const LoopReader &reader, const Snapshot &snapshot,
                                      const std::vector<std::pair<quint64, quint64>> &shownBy);

} // namespace Signalbox
