// SPDX-License-Identifier: MIT
#pragma once

#include "remotescheduler.h"
#include "systemevents.h"

namespace Signalbox {

/*!
    While it lives, the scheduler of its thread tells when it begins and ends a slice, and when the loop is about to sleep as
    there is nothing to do: SliceBegins, SliceEnds and AboutToIdle.

        const SliceEvents slices;
        scheduler.on(match<AboutToIdle>(), cache, &Cache::trim);

    They are delivered at once, past all queues, so that they make no turn of their own and keep no loop awake; what is called or
    sent then does. Any number may live; the events come once. A Matcher that matches all events gets these, too.

    Thread-safety: it belongs to its thread. Cost: three deliveries each turn, and two signals of the thread's dispatcher;
    nothing where none lives. Source: VLCP's SystemControlLowPriorityEvent.
*/
class SIGNALBOX_CORE_EXPORT SliceEvents
{
public:
    SliceEvents();
    ~SliceEvents();
    SliceEvents(const SliceEvents &) = delete;
    SliceEvents &operator=(const SliceEvents &) = delete;

private:
    const RemoteScheduler m_scheduler; // to know its end
};

} // namespace Signalbox
