// SPDX-License-Identifier: MIT
#include "scheduler/sliceevents.h"

#include "scheduler/schedulercore_p.h"

namespace Signalbox {

SliceEvents::SliceEvents() : m_scheduler(Scheduler::current().remote())
{
    Detail::SchedulerCore::current().addSliceEvents(1);
}

SliceEvents::~SliceEvents()
{
    if (!m_scheduler.hasEnded())
        Detail::SchedulerCore::current().addSliceEvents(-1);
}

} // namespace Signalbox
