// SPDX-License-Identifier: MIT
#include "sample.h"

#include <atomic>

namespace Signalbox {

quint64 CancelReport::nextNumber()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

ClosedWatcher ClosedWatcher::in(const Snapshot &snapshot)
{
    for (const LoopSnapshot &loop : snapshot.loops) {
        for (const WatcherSnapshot &watcher : loop.watchers) {
            if (watcher.target == WatcherSnapshot::Target::Closed)
                return {loop.id, watcher.serial, watcher.descriptor,
                        objectText(watcher.ownerClass, watcher.ownerName)};
        }
    }
    return {};
}

} // namespace Signalbox
