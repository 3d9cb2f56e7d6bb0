// SPDX-License-Identifier: MIT
#pragma once

#include "loop/nativehost_p.h"
#include "loop/worksource_p.h"
#include "scheduler/callqueue_p.h"
#include "scheduler/gate_p.h"
#include "scheduler/guesthost_p.h"
#include "scheduler/scheduler.h"
#include "scheduler/wallclock_p.h"

#include <QtCore/qobject.h>

#include <memory>
#include <vector>

namespace Signalbox::Detail {

//! \a call will not run; it is let go of.
void refuse(Call &call);

/*!
    The works of a Scheduler: its queue of calls, its timers, and the host that it lives in at the moment.
*/
struct SchedulerCore final : WorkSource
{
    SchedulerCore();
    ~SchedulerCore();
    //! Refuses all that has not run. What that destroys may call us again.
    void end();

    // For the host.
    void runSlice() override;
    void timerIsDue(TimerHeap::Slot slot) override;
    const QObject *ownerOf(TimerHeap::Slot slot) const override;
    void hostEnds() override;

    void enqueue(Call *call);

    void start(TimedCall &timer);
    void restart(TimedCall &timer, Deadline deadline);
    void pause(TimedCall &timer);
    void resume(TimedCall &timer);
    void stop(TimedCall &timer);

    std::shared_ptr<Gate> gate = std::make_shared<Gate>();
    CallQueue ready;
    Budget budget;
    SchedulerStatistics statistics;
    Host *host = &guest; // that it lives in now

private:
    class Carrier;
    class Shown;

    void settle();
    void moveTo(Host *next);
    void runReady();
    bool isSpent(int count, Deadline begin);
    void runCall(Call &call);
    void invoke(Call &call, quint64 *counter, const char *what);

    void arm(TimedCall &timer);
    void describe(const TimedCall &timer);
    void disarm(TimedCall &timer);
    void align(TimedCall &timer);
    void advance(TimedCall &timer);
    void fire(TimedCall &timer);
    void followWallClock();

    GuestHost guest{*this};
    std::unique_ptr<NativeHost> native; // while its loop lives
    std::unique_ptr<Carrier> carrier;
    IntrusiveList<TimedCall> timers; // all, those that are paused too, in the order in which they were armed
    std::vector<TimedCall *> bySlot; // of the host; null: not ours
    std::unique_ptr<WallClock> wallClock; // since a timer asked for it
    quint64 slices = 0;
};

} // namespace Signalbox::Detail
