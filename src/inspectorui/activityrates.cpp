// SPDX-License-Identifier: MIT
#include "activityrates.h"

namespace Signalbox {

namespace {

//! What each item of \a list, in all loops, has counted in \a counter.
template <typename Item>
CountRates::Counts countsOf(const Snapshot &snapshot, QList<Item> LoopSnapshot::*list, quint64 Item::*counter)
{
    qsizetype size = 0;
    for (const LoopSnapshot &loop : snapshot.loops)
        size += (loop.*list).size();
    CountRates::Counts counts;
    counts.reserve(size);
    for (const LoopSnapshot &loop : snapshot.loops) {
        for (const Item &item : loop.*list)
            counts.append({item.serial, item.*counter});
    }
    return counts;
}

} // namespace

void ActivityRates::append(const Snapshot &snapshot)
{
    const Deadline at = snapshot.takenAt;
    if (snapshot.parts.testFlag(SnapshotPart::Timers))
        m_timers.append(at, countsOf(snapshot, &LoopSnapshot::timers, &TimerSnapshot::fired));
    if (snapshot.parts.testFlag(SnapshotPart::Watchers))
        m_watchers.append(at, countsOf(snapshot, &LoopSnapshot::watchers, &WatcherSnapshot::activations));
    if (snapshot.parts.testFlag(SnapshotPart::Queues))
        m_queues.append(at, countsOf(snapshot, &LoopSnapshot::queues, &QueueSnapshot::in));
}

} // namespace Signalbox
