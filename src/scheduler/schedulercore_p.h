// SPDX-License-Identifier: MIT
#pragma once

#include "core/neartime_p.h"
#include "events/eventrouter_p.h"
#include "loop/nativehost_p.h"
#include "loop/worksource_p.h"
#include "scheduler/callqueue_p.h"
#include "scheduler/dispatcherwatch_p.h"
#include "scheduler/eventslot.h"
#include "scheduler/failurelog_p.h"
#include "scheduler/feed_p.h"
#include "scheduler/gate_p.h"
#include "scheduler/guesthost_p.h"
#include "scheduler/readyqueue_p.h"
#include "scheduler/resident_p.h"
#include "scheduler/scheduler.h"
#include "scheduler/sentevents_p.h"
#include "scheduler/slowturns_p.h"
#include "scheduler/wallclock_p.h"
#include "scheduler/watcher.h"

#include <QtCore/qobject.h>
#include <QtCore/qscopeguard.h>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace Signalbox::Detail {

class Spending;

//! \a call will not run; it is let go of.
void refuse(Call &call);

/*!
    The works of a Scheduler: its queue of calls, its timers, and the host that it lives in at the moment.
*/
struct SchedulerCore final : WorkSource, WorkListener
{
    SchedulerCore();
    ~SchedulerCore();
    //! Of Scheduler::current().
    static SchedulerCore &current();
    //! Null where nobody has asked for the thread's.
    static SchedulerCore *existing();
    //! \a scheduler, if it is the thread's, or null; else null, with a warning: \a function of \a type was called there.
    static SchedulerCore *here(SchedulerCore *scheduler, const char *type, const char *function)
    {
        if (scheduler && !isHere(*scheduler)) [[unlikely]]
            return refuseForeign(type, function);
        return scheduler;
    }
    //! Warns of a call in another thread. Null.
    static SchedulerCore *refuseForeign(const char *type, const char *function);
    //! Is \a remote the thread's? Makes none.
    static bool isCurrent(const RemoteScheduler &remote);
    //! Refuses all that has not run. What that destroys may call us again.
    void end();

    // For the host.
    bool hasWork() const override;
    void runSlice() override;
    void timerIsDue(TimerHeap::Slot slot, Deadline horizon) override;
    const QObject *ownerOf(TimerHeap::Slot slot) const override;
    void hostEnds() override;

    // For the router.
    void workArrived() override { wakeHost(); }
    void eventLeaves(const Event &event) override;
    void eventsAreLost() override;
    void unhandledIsLost(const EventPointer<> &event) override;
    void nobodyGot(const EventPointer<> &event) override;

    //! There will be a slice. Once it was asked for one, a host runs it whatever comes between, and need not be asked again.
    void wakeHost()
    {
        if (!std::exchange(isWakeAsked, true))
            host->wake();
    }
    void enqueue(Call *call);
    void enqueueIdle(Call *call);
    EventRouter &router();
    void setQueueDefaults(const QueueDefaults &defaults);
    //! Calls send(router), with the time for what that queues.
    template <typename Send>
    SendResult sendStamped(Send &&send)
    {
        auto &ours = router();
        ours.setNow(nearTime.peek());
        const SendResult result = send(ours);
        if (!ours.hasWork()) [[unlikely]] // it was refused, or stands behind what is held: no slice follows
            nearTime.endBurst();
        return result;
    }
    //! Queues \a event, which is one of systemevents.h, beside those of the program.
    bool sendSystem(EventPointer<> event);
    //! \a event was queued by the timer that is due: that takes it along when it is cancelled.
    void follow(const EventPointer<> &event);
    void requestContinue();
    //! \a item goes on behind all that is ready.
    void makeReady(Resumable &item);
    //! \a item begins: before the next function or event, so that it misses none that is sent from here on.
    void letBegin(Resumable &item);
    //! \a item becomes ready when the loop has looked at sockets and timers next.
    void makeReadyInNextTurn(Resumable &item);
    //! \a item goes on in a turn in which there is nothing else to do.
    void makeReadyWhenIdle(Resumable &item);
    //! There is one SliceEvents more, or less.
    void addSliceEvents(int change);
    void setSlowTurnThreshold(Nanoseconds threshold);
    void slotRan(const CalledCode &code, Nanoseconds took) { slow.slotRan(code, took); }
    //! An object that lives as long as this.
    QObject *context() const;
    Deadline now() const;

    void start(TimedCall &timer);
    void restart(TimedCall &timer, Deadline deadline);
    void pause(TimedCall &timer);
    void resume(TimedCall &timer);
    void stop(TimedCall &timer);
    //! The same, and takes its events out of their queues. False: there was nothing to stop.
    bool cancel(TimedCall &timer);
    void setDaemon(TimedCall &timer, bool isDaemon);

    void start(WatcherCall &watcher);
    void setInterests(WatcherCall &watcher, Readiness interests);
    void setPaused(WatcherCall &watcher, Readiness paused);
    void setTrigger(WatcherCall &watcher, Trigger trigger);
    void stop(WatcherCall &watcher);
    //! Sends a DescriptorReady, unless there is one that somebody has: then it comes behind that.
    void sendReadiness(WatcherCall &watcher, ReadyFor kind);
    void setDaemon(WatcherCall &watcher, bool isDaemon);
    // For its parts.
    void descriptorIsReady(WatcherCall &watcher, int kind);
    void descriptorIsClosed(WatcherCall &watcher);

    enum class Until { Quit, NothingLeft };
    int run(Until until);
    void quit(int code);
    //! Has everything happened that run() or quit() waits for? To be called when something may have.
    void endRunIfDone();
    //! All tasks are cancelled, and have the grace to end; \a then is called once, when they have, or were destroyed.
    void endTasks(std::function<void()> then);

    QString dump();

    std::shared_ptr<Gate> gate = std::make_shared<Gate>();
    CallQueue ready;
    CallQueue idle;                  // for when there is nothing else
    std::unique_ptr<Resident> tasks; // since somebody started one
    Budget budget;
    SchedulerStatistics statistics;
    std::unique_ptr<EventRouter> events; // since somebody asked for it
    IntrusiveList<ConnectedSlot> connectedSlots;
    IntrusiveList<Feed> feeds;
    IntrusiveList<Lane> lanes; // in which events of other threads wait for room
    bool hasBroughtEvent =
        false;                 // what runs is no function of the program: it has put an event into its queue
    Host *host = &guest;       // that it lives in now
    Nanoseconds quitGrace = std::chrono::seconds(1);
    std::function<void()> afterTasks; // while they are being ended
    quint64 lastTimerId = 0;
    SlowTurns slow;
    FailureLog failures;
    NearTime nearTime; // only slices look: they take what is near for what they have counted

private:
    class Carrier;
    class Shown;

    static bool isHere(const SchedulerCore &scheduler);

    void makeRouter(const QueueDefaults &defaults);
    void settle();
    void moveTo(Host *next);
    struct Slice;
    void runReady(Slice &slice);
    bool runNext(Slice &slice);
    void runNextCall(Slice &slice);
    bool deliverNext(Slice &slice);
    void resumeRounds(Slice &slice);
    bool hasEvents() const { return events && events->hasWork(); }
    void resume(Slice &slice, Resumable &item);
    void runIdle(Slice &slice);
    void countRun(Slice &slice);
    bool isSpent(Slice &slice);
    [[gnu::noinline]] bool isSpentByClock(Slice &slice);
    void count(const Spending &spending, Deadline end);
    [[gnu::cold]] void beginItem(Slice &slice, SlowTurns::Item item);
    void endItem(Slice &slice);
    void tellOfSlices(EventPointer<> event);
    void aboutToIdle();
    void updateDispatcherWatch();
    void report(const SlowTurns::Stretch &stretch);
    void setNow(Deadline now);
    void runCall(Slice &slice, Call &call);
    struct Run;
    bool hasUndone() const;
    void reportStall();
    void reportGivenInVain();
    void reportUnhandled() const;
    StoredEvents::Found heldEvents() const;
    void reportWaitForRoom(const char *reason);
    EventPointer<> keptElsewhere(const StoredEvents::Found &held);
    bool tellOfQuit(int code);
    void leaveLoop(int code);
    void destroyStragglers();
    void endQuitIfDone();
    void tasksHaveEnded();

    template <typename Function>
    void guard(const char *what, Function function, const Call *call = nullptr);
    [[gnu::cold]] void reportException(const char *what, const Call *call);
    bool invoke(Call &call, quint64 *counter, const char *what);
    bool invokeAlone(Call &call, quint64 *counter, const char *what);
    void updateParts(WatcherCall &watcher);
    void forgetUnheard(const WatcherCall &watcher);
    void watchAll(bool watch);
    void watchPart(WatcherCall &watcher, std::size_t kind);

    void arm(TimedCall &timer);
    void describe(const TimedCall &timer);
    void disarm(TimedCall &timer);
    void align(TimedCall &timer);
    void advance(TimedCall &timer);
    void fire(TimedCall &timer);
    void letGoOf(SentEvent *sent);
    void followWallClock();

    GuestHost guest{*this};
    std::unique_ptr<NativeHost> native; // while its loop lives
    std::unique_ptr<Carrier> carrier;
    IntrusiveList<TimedCall> timers; // all, those that are paused too, in the order in which they were armed
    IntrusiveList<WatcherCall> watchers;
    std::vector<TimedCall *> bySlot;      // of the host; null: not ours
    TimedCall *firing = nullptr;          // the innermost
    Deadline dueUntil{};                  // while the host fires those: what is armed stands behind
    SentEvents sentEvents;                // of timers, as long as they are in queues
    std::unique_ptr<WallClock> wallClock; // since a timer asked for it
    ReadyQueue resumables;
    IntrusiveList<Resumable> forNextTurn;
    IntrusiveList<Resumable> forIdle;
    quint64 slices = 0;
    EventPointer<> firstUnhandled; // of those that went with their queues
    qsizetype unhandled = 0;
    quint64 reportedHeld = 0; // the newest event of which it was said that nobody has accepted it
    bool isWakeAsked = false; // since the last slice has begun
    bool wantsContinue = false;
    int sliceEvents = 0; // those who want to know of slices
    bool countsSlots = false;
    DispatcherWatch dispatcher{[this] { aboutToIdle(); }};
    Run *runningRun = nullptr; // the innermost
    TimerHandle graceTimer;
    static constexpr int NotTold = -1;
    int quitToldAt = NotTold; // the level of loops at which QuitRequested is being delivered
    int itemDepth = 0;    // functions and deliveries on the stack
    int keepers = 0;      // armed timers and watchers that are no daemons
    Deadline itemBegin{}; // of what runs now; zero when nothing does
};

//! Nothing leaves here: an exception must not pass Qt's event delivery, and must not hurt the next function. \a call: whose function runs.
template <typename Function>
void SchedulerCore::guard(const char *what, Function function, const Call *call)
{
    ++itemDepth;
    const auto leave = qScopeGuard([this] { --itemDepth; });
    try {
        function();
    } catch (...) {
        reportException(what, call);
    }
}

} // namespace Signalbox::Detail
