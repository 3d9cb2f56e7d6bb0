// SPDX-License-Identifier: MIT
#pragma once

#include "countrates.h"

#include "probe/snapshot.h"

namespace Signalbox {

/*!
    What keeps a program awake: how often each timer has fired, each watcher was activated and an event has come into each queue in the last
    second, made from the snapshots in their order.

    A value: copies share their data.
*/
class SIGNALBOX_INSPECTOR_EXPORT ActivityRates
{
public:
    //! Takes what \a snapshot says of them, as far as it has the lists.
    void append(const Snapshot &snapshot);

    double perSecond(const TimerSnapshot &timer) const { return m_timers.perSecond(timer.serial); }
    double perSecond(const WatcherSnapshot &watcher) const { return m_watchers.perSecond(watcher.serial); }
    double perSecond(const QueueSnapshot &queue) const { return m_queues.perSecond(queue.serial); }

private:
    CountRates m_timers;
    CountRates m_watchers;
    CountRates m_queues;
};

} // namespace Signalbox
