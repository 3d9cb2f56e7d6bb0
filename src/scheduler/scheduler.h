// SPDX-License-Identifier: MIT
#pragma once

#include "../core/clock.h"
#include "../events/eventqueue.h"
#include "call.h"
#include "eventfilter.h"
#include "eventlistener.h"
#include "eventslot.h"
#include "feed.h"
#include "remotescheduler.h"
#include "systemevents.h"
#include "timer.h"
#include "watcher.h"

#include <chrono>
#include <memory>

namespace Signalbox {

class EventRouter;

/*!
    How much a scheduler may do in one turn of the loop, before input, painting, timers and sockets get theirs.

    A slice ends when either is spent; at least one function runs, or one event is delivered.
*/
struct Budget
{
    Nanoseconds time = std::chrono::milliseconds(4); //!< Zero: no limit.
    int count = 0;                                   //!< Of functions and events. Zero: no limit.
};

/*!
    What a scheduler has done so far, and has in front of it.
*/
struct SchedulerStatistics
{
    quint64 slices = 0;          //!< Turns in which something ran.
    quint64 callsRun = 0;        //!< Functions of callSoon() and RemoteScheduler::call().
    quint64 callsDropped = 0;    //!< Cancelled, or their context was gone.
    quint64 timersFired = 0;     //!< Functions of timers.
    quint64 eventsDelivered = 0; //!< Events, and those who waited for room or for an empty queue.
    quint64 watchersCalled = 0;  //!< Functions of watchers.
    quint64 exceptions = 0;      //!< Functions that threw, but for slots in other threads.
    quint64 budgetsSpent = 0;    //!< Slices that left something for the next turn.
    quint64 budgetsExceeded =
        0;                 //!< Slices in which something began after the budget was spent: a fault of ours.
    quint64 slowTurns = 0; //!< Longer than Scheduler::slowTurnThreshold().
    Nanoseconds longestSlice{};  //!< Including the function or event with which the budget was spent.
    Nanoseconds lastOfLongest{}; //!< How long that took, which ran last in the longest slice.
    int callsPending = 0;        //!< Without those that other threads have just sent.
    int timersActive = 0;        //!< Without those that are paused.
    int watchersActive = 0;
    qsizetype eventsQueued = 0; //!< With those that are held.
};

/*!
    What Scheduler::on() has connected; a value, copies are about the same connection. Letting go of it changes nothing.

    Thread-safety: the scheduler's thread. In another one, a connection that is not over is left alone, with a warning, and
    isConnected() is false; copies may be made and destroyed anywhere.
*/
class SIGNALBOX_CORE_EXPORT EventConnection
{
public:
    //! A connection that is over.
    EventConnection() = default;
    //! \internal
    EventConnection(Detail::ConnectedSlot *slot, Detail::SchedulerCore *scheduler) noexcept
        : m_slot(slot), m_scheduler(scheduler)
    {
    }

    //! False after disconnect(), and when the context or the scheduler has gone.
    bool isConnected() const;
    explicit operator bool() const { return isConnected(); }
    //! The slot is called no more; nothing when it is over already.
    void disconnect();

private:
    Detail::CallPointer<Detail::ConnectedSlot> m_slot;
    Detail::SchedulerCore *m_scheduler = nullptr; // of the slot, until that is over
};

/*!
    Runs functions in the event loop of one thread: soon, later, at a time, again and again; and from other threads
    through its remote().

    A scheduler lives in whatever event loop its thread has. On Signalbox's own dispatcher it is part of the turn;
    on any other, it is a guest that works by posted events and one timer. Everything is delivered inside an event,
    as Qt's slots are: deleteLater() and nested event loops do what they do there.

    Thread-safety: all members but remote() belong to the scheduler's thread. What another one calls is refused with a
    warning: nothing is done, and what is returned is empty, zero or not active. A scheduler ends with its thread, so others keep what
    remote() has returned, and not a reference. A function that throws is reported as a warning, and hurts no other; the same from
    the same function again once in a second, with how often it was left out.
*/
class SIGNALBOX_CORE_EXPORT Scheduler
{
public:
    /*!
        The scheduler of the calling thread, made with the first call, also before there is an event loop or an
        application: what it is given waits for that, in a thread that never runs an event loop until its end.

        Ownership: the thread's. It ends with the thread, in the main thread with the application object; what it
        has not run by then is destroyed, and calls of other threads are refused from then on. Cost: one load.
    */
    static Scheduler &current();

    Scheduler(const Scheduler &) = delete;
    Scheduler &operator=(const Scheduler &) = delete;

    //! For other threads. All that this returns share a lane; see RemoteScheduler::withLane(). \threadsafe
    RemoteScheduler remote() const;

    /*!
        Runs \a function in the next slice: in the next turn of the loop, behind everything that was called before
        it. What is called within a slice waits for the next one, so that a function that calls itself again stops
        neither timers nor input.

        Cost: one allocation, or none where calls have come and gone. Source: evergreen's call_soon(), BACpypes' deferred().
    */
    template <typename Function>
    CallHandle callSoon(Function &&function)
    {
        return enqueue(Detail::makeCall<Detail::Call>(nullptr, std::forward<Function>(function)));
    }
    //! The same, unless \a context is destroyed before. Null is none: a QPointer that may be null is to be looked at first.
    template <typename Function>
    CallHandle callSoon(const QObject *context, Function &&function)
    {
        return enqueue(Detail::makeCall<Detail::Call>(context, std::forward<Function>(function)));
    }

    /*!
        Runs \a function in a turn in which the scheduler has nothing else to do: no call, no event. One each turn, so that
        Qt's events, timers and sockets get theirs in between.

        Cost: one allocation. Source: Qt's zero timers, VLCP's low-priority events.
    */
    template <typename Function>
    CallHandle callWhenIdle(Function &&function)
    {
        return enqueueIdle(Detail::makeCall<Detail::Call>(nullptr, std::forward<Function>(function)));
    }
    template <typename Function>
    CallHandle callWhenIdle(const QObject *context, Function &&function)
    {
        return enqueueIdle(Detail::makeCall<Detail::Call>(context, std::forward<Function>(function)));
    }

    /*!
        Runs \a function once, \a delay from now: never early, in the order of the deadlines, equal ones in the order
        in which they were set. A delay that is not positive counts as none: it is due in the next turn.

        Cost: one allocation, or none where calls have come and gone, and O(log n) in the number of timers.
    */
    template <typename Function>
    TimerHandle callLater(Nanoseconds delay, Function &&function)
    {
        return callLater(delay, nullptr, std::forward<Function>(function));
    }
    template <typename Function>
    TimerHandle callLater(Nanoseconds delay, const QObject *context, Function &&function)
    {
        auto *call = makeTimed(context, std::forward<Function>(function));
        call->ticks.interval = delay; // for readers of the loop
        return start(deadlineIn(delay), call, "callLater");
    }

    //! The same at \a deadline, which the machine's suspend moves away.
    template <typename Function>
    TimerHandle callAt(Deadline deadline, Function &&function)
    {
        return callAt(deadline, nullptr, std::forward<Function>(function));
    }
    template <typename Function>
    TimerHandle callAt(Deadline deadline, const QObject *context, Function &&function)
    {
        return start(deadline, makeTimed(context, std::forward<Function>(function)), "callAt");
    }

    //! The same at \a time of the wall clock, also if that is set anew meanwhile.
    template <typename Function>
    TimerHandle callAt(std::chrono::system_clock::time_point time, Function &&function)
    {
        return callAt(time, nullptr, std::forward<Function>(function));
    }
    template <typename Function>
    TimerHandle callAt(std::chrono::system_clock::time_point time, const QObject *context,
                       Function &&function)
    {
        return start(time, makeTimed(context, std::forward<Function>(function)), "callAt");
    }

    /*!
        Runs \a function again and again, as \a ticks says: at a fixed rate, without drift. A function that throws
        or takes long misses no later tick. An interval that is not positive: warns, and the handle is not active.
    */
    template <typename Function>
    TimerHandle callEvery(const Ticks &ticks, Function &&function)
    {
        return callEvery(ticks, nullptr, std::forward<Function>(function));
    }
    template <typename Function>
    TimerHandle callEvery(const Ticks &ticks, const QObject *context, Function &&function)
    {
        return start(ticks, makeTimed(context, std::forward<Function>(function)), "callEvery");
    }

    /*!
        Runs \a function each time that \a descriptor is ready for one of \a interests, which it may take as a ReadyFor, as
        long as it is: read, or write, or lose interest. Any number of watchers and of Qt's notifiers may share a descriptor.

            scheduler.watch(pipe, ReadyFor::Read, [pipe] { drain(pipe); });

        Ownership: the descriptor stays the caller's. Errors: one that is not open gets a warning, and the handle is
        not active. One that is closed while it is watched is noticed in Signalbox's own loop: a warning, and the watcher is
        cancelled. Cost: three allocations; no system call until the loop sleeps.
    */
    template <typename Function>
    WatcherHandle watch(int descriptor, Readiness interests, Function &&function)
    {
        return watch(descriptor, interests, nullptr, std::forward<Function>(function));
    }
    //! The same, until \a context is destroyed.
    template <typename Function>
    WatcherHandle watch(int descriptor, Readiness interests, const QObject *context, Function &&function)
    {
        return start(descriptor, interests,
                     Detail::makeCall<Detail::WatcherCall>(context, std::forward<Function>(function)),
                     "watch");
    }
    /*!
        Sends a DescriptorReady each time, for all who wait for it. Another one comes when everybody has let go of that event: if it
        is still ready, or, with Trigger::Edge, has become so again meanwhile. When nobody waits, one event is sent and dropped; it
        comes again as soon as somebody waits for it, and costs nothing until then.
    */
    WatcherHandle sendWhenReady(int descriptor, Readiness interests);

    // ---- events

    /*!
        Queues \a event; who waits for it gets it in the next slices: the most urgent queue first, and functions of
        callSoon() and events in turn. What an event's delivery sends is delivered in the same slice, budget permitting.

        Errors: refused when a limit says so; a SendWait waits for room. Nothing is sent when there is no event; nor, with a warning, when it is
        queued already, or in another thread than the scheduler's.
        Cost: makeEvent()'s, none to queue it.
    */
    SendResult send(EventPointer<> event);
    template <Detail::SentStruct T>
    SendResult send(T event)
    {
        return send(Detail::sentEvent(std::move(event)));
    }
    //! The same past all limits.
    SendResult sendForced(EventPointer<> event);
    template <Detail::SentStruct T>
    SendResult sendForced(T event)
    {
        return sendForced(Detail::sentEvent(std::move(event)));
    }
    //! Delivers \a event now, past all queues, to those that wait for it. Returns how many have got it.
    int dispatch(EventPointer<> event);
    template <Detail::SentStruct T>
    int dispatch(T event)
    {
        return dispatch(Detail::sentEvent(std::move(event)));
    }

    /*!
        The same with all that \a source gives, one after the other: a range of events, or a function that returns them, and then an
        empty EventPointer or std::optional. Nothing is queued, and nobody waits for room meanwhile. Returns how many have
        got one. Errors: what \a source throws is the caller's, unlike that of sendAll(), which nobody has called when it is asked; the
        events of before have been delivered. Source: VLCP's syscall_generator().
    */
    template <typename Source>
    int dispatchAll(Source source)
    {
        if (!isOurThread("dispatchAll"))
            return 0;
        const auto next = Detail::eventSource(std::move(source));
        int count = 0;
        while (auto event = next())
            count += dispatch(std::move(event));
        return count;
    }
    /*!
        Sends all that \a source gives: a range of events, or a function that returns one after the other, and then an empty
        EventPointer or std::optional. It is asked from the next slice on, for some at a time and within the budget; while
        one waits for room in its queue, for none. So a file of a million lines is read as fast as its lines are worked off.

            scheduler.sendAll([file]() -> std::optional<Line> {
                return file->atEnd() ? std::nullopt : std::optional(Line{file->readLine()});
            });

        Ownership: it is destroyed when it has given all, or the scheduler ends. Errors: one that throws is reported, and not
        asked again. Cost: an allocation for each event; a call for each 64.
    */
    template <typename Source>
    FeedHandle sendAll(Source source)
    {
        return startFeed(Detail::eventSource(std::move(source)));
    }

    /*!
        Sends \a event when \a delay is over: past all limits, as nobody could be told. So a timer is an event, for all who
        wait for it. Until it is delivered, TimerHandle::cancel() takes it back.
    */
    TimerHandle sendLater(Nanoseconds delay, EventPointer<> event);
    template <Detail::SentStruct T>
    TimerHandle sendLater(Nanoseconds delay, T event)
    {
        return sendLater(delay, Detail::sentEvent(std::move(event)));
    }
    //! The same at a time of either clock.
    TimerHandle sendAt(Deadline deadline, EventPointer<> event);
    TimerHandle sendAt(std::chrono::system_clock::time_point time, EventPointer<> event);
    //! Sends a copy of \a event with each tick; one whose queue is full is left out, and counted there as refused.
    template <Detail::SentStruct T>
    TimerHandle sendEvery(const Ticks &ticks, T event)
    {
        return start(ticks, makeTimed(nullptr, [event = std::move(event)] { sendTick(Detail::sentEvent(T(event))); }),
                     "sendEvery");
    }

    /*!
        The same with a TimerDue for those who wait for this timer; pausing, moving and cancelling it are as with any other.

            const auto timer = scheduler.sendLater(5s);
            scheduler.on(match<TimerDue>(timer.id()), view, &View::expire);

        It stands in the systemQueue(), which no event of the program's stops.
    */
    TimerHandle sendLater(Nanoseconds delay);
    TimerHandle sendAt(Deadline deadline);
    TimerHandle sendAt(std::chrono::system_clock::time_point time);
    TimerHandle sendEvery(const Ticks &ticks);

    /*!
        Sends what \a make returns, an event struct or an EventPointer, whenever \a sender emits \a signal: past all limits, as
        an emission cannot wait. \a make takes the signal's arguments, or as many of them as it likes.

            scheduler.sendOn(socket, &QTcpSocket::connected, [] { return LinkUp{u"uplink"_s}; });

        What \a make returns may be an EventPointer as well, or std::optional of it, for nothing to be sent. A sender of another thread,
        too. Ends with \a sender, with the scheduler, or by QObject::disconnect(). Errors: what \a make throws is reported, and counted.
    */
    template <typename Sender, typename Signal, typename Make>
    requires std::is_member_function_pointer_v<Signal> QMetaObject::Connection
    sendOn(const Sender *sender, Signal signal, Make make)
    {
        if (!isOurThread("sendOn"))
            return {};
        return QObject::connect(
            sender, signal, carrier(),
            [ this, make = std::move(make) ]<typename... Arguments>(
                Arguments && ...arguments) mutable requires std::is_invocable_v<Make &, Arguments...> {
                try {
                    if (auto event = Detail::madeEvent(make, std::forward<Arguments>(arguments)...))
                        static_cast<void>(this->sendForced(std::move(event)));
                } catch (...) {
                    Detail::reportMakerException("a signal", this->remote());
                }
            });
    }

    /*!
        Sends what \a make returns whenever \a object gets an event of Qt's of one of \a types, in the manner of an event filter:
        an event struct, an EventPointer, or std::optional of it, for nothing to be sent. \a make takes the QEvent or
        nothing, and is called in the object's thread, before the object gets the event. That is eaten, if \a result says
        so, when one was sent for it.

            scheduler.sendOn(window, {QEvent::Show, QEvent::Hide}, [](QEvent *event) {
                return WindowShown{event->type() == QEvent::Show};
            });

        An object of another thread, too; its filter is installed there, soon. It moves with the object, and ends with it,
        or with the scheduler. Errors: a null object, and no types, get a warning, and nothing is connected. What \a make
        throws is reported, and the object gets the event. \a make may delete the object, which does not get the event then, whatever
        \a result says: of Qt's own filters, one that returns false there has Qt go on with an object that is gone. Cost: a QObject;
        for each event of the object, a look at \a types.
    */
    template <typename Make>
    FilterConnection sendOn(QObject *object, const QList<QEvent::Type> &types, Make make,
                            FilterResult result = FilterResult::PassOn)
    {
        if (!isOurThread("sendOn"))
            return {};
        return Detail::installFilter(object, types, result, remote(), Detail::eventMaker(std::move(make)));
    }

    /*!
        Calls \a slot with each event that \a matcher wants, until \a context is destroyed, or the connection. In the manner
        of QObject::connect(): \a slot is a function object, or a member function of \a context; it takes an EventPointer,
        the event struct, or nothing. A context of another thread has it called there.

            scheduler.on(match<PortUp>(u"eth0"_s), view, &View::show);
            scheduler.on(match<Job>(), worker, [](const EventPointer<Job> &job) { run(*job); job.accept(); }); // MustHandle: only an EventPointer can accept it

        A slot is called in the thread that its context lives in as the event is delivered: here at once, in another one from Qt's queue. The context's
        blockSignals() and disconnect() are about what it emits, and change nothing of it. A call that is in Qt's queue when the connection ends
        comes still, as with connect(), unless the context has died. There is no QObject::sender().

        A slot that throws is reported, and stays connected; where the event must be handled and it has not accepted it, the report
        names the queue that stands still until somebody does. Errors: a null context gives a warning, and no connection.
        Cost: an allocation and a connection of Qt's; for each event a virtual call, where the context is in another thread an event that Qt posts.
    */
    template <typename T, typename Context, typename Slot>
    EventConnection on(const MatcherOf<T> &matcher, const Context *context, Slot slot)
    {
        return connectTo<T>(matcher, context, std::move(slot));
    }
    template <typename Context, typename Slot>
    EventConnection on(const Matcher &matcher, const Context *context, Slot slot)
    {
        return connectTo<void>(matcher, context, std::move(slot));
    }

    /*!
        The queue that all events come in by; others are added below it.

        Errors: in another thread, this and the next two return what belongs to that thread's own scheduler, which is made for
        it if there is none, with a warning.
    */
    EventQueue &rootQueue();
    /*!
        What queues are like that are added below the rootQueue() from now on, as far as their QueueSpec does not say; the
        rootQueue() itself, too, when this is called before any other function for events.
    */
    void setQueueDefaults(const QueueDefaults &defaults);
    QueueDefaults queueDefaults() const;
    /*!
        The queue of those events that the scheduler sends by itself: see <Signalbox/SystemEvents> for what there is, and for
        the queues below it. Their priorities and limits may be changed, and queues added; they are not removed. What comes here
        is past all limits.
    */
    EventQueue &systemQueue();
    //! Where a Wait, a WaitSet or a SendWait starts.
    EventRouter &router();

    //! Held events that \a matcher matches are dropped. Returns how many.
    qsizetype ignore(const Matcher &matcher);
    //! \a event is delivered again. False when it is not held here.
    bool unblock(const EventPointer<> &event);
    //! Latched events that \a matcher matches are kept no longer.
    void forget(const Matcher &matcher);

    /*!
        Sends one Continued when the loop has looked at sockets and timers next, however often this was called: for long work
        in small pieces that wants to let the others breathe. Source: VLCP's do_events().
    */
    void requestContinue();

    /*!
        When the function or delivery that runs now has begun; the time, when none does, and in another thread. A look at the
        clock less, and the same for all that is done together.
    */
    Deadline now() const;

    // ---- how long it runs

    /*!
        Runs the thread's event loop until quit(). Returns its code; -1, with a warning, in another thread and when there is
        no application yet.
    */
    int exec();
    /*!
        The same, and ends by itself when there is nothing left to do: no call, no event to be delivered, no timer and no
        watcher, but for daemons; and no task that waits for something that may come from outside: time, descriptors, signals of
        objects, futures, other threads. Qt's own timers and notifiers do not count, nor does what other threads may send;
        slots of on() wait, but keep nothing running. Returns 0 then.

        Held events that nobody has accepted are reported with a warning at that end, also those that somebody still has, as a slot in another
        thread: for that, let a task wait, by on(thread, …), or call exec(). So are what sendAll() or other threads send and a full queue
        has no room for, and tasks that wait for each other, or for events that
        nobody sends: with what they wait for, and where. Source: VLCP's daemons, evergreen's run().
    */
    int run();
    /*!
        Ends the innermost exec() or run() of this scheduler, or else the thread's event loop, with \a code. Everybody who
        waits for QuitRequested gets it first, within this call. quit() in one of their slots is the same one, and does nothing but
        end a loop that the slot itself runs, as of a dialog.

        Where that is the outermost, all tasks of the thread are cancelled before, and have quitGrace() to end: to finish
        what they shield, to clean up. What has not ended by then is destroyed, with a warning that says what it waits for.
        A second quit() in that time ends it at once.
    */
    void quit(int code = 0);
    //! 1 s by default. Zero: tasks are destroyed at once; negative: the same, with a warning.
    void setQuitGrace(Nanoseconds grace);
    Nanoseconds quitGrace() const;

    /*!
        A turn in which the scheduler's functions and events, or one function of a timer or watcher, take that long gets a
        warning, which names what took longest in it: one each second at the most, which counts those in between. Nested event loops do not
        count, as the loop goes on in them. Zero, as it is at first unless SIGNALBOX_SLOW_TURN_MS says otherwise: none.

        Cost while it is on: two signals of the dispatcher for each turn, and some ten nanoseconds for each function. Errors: a negative
        one is taken for zero, with a warning. Source: VLCP's warning of passes that take more than a second.
    */
    void setSlowTurnThreshold(Nanoseconds threshold);
    Nanoseconds slowTurnThreshold() const;

    //! Per turn; by default 4 ms. Negative values are taken for zero, with a warning.
    void setBudget(const Budget &budget);
    Budget budget() const;

    SchedulerStatistics statistics() const;

    /*!
        All of it as text: queues with limits and counts, held and latched events, who waits for what, timers, watchers; a
        hundred of each. Of another thread: remoteCall(remote, [] { return Scheduler::current().dump(); }).

        Cost: some microseconds for each line, and once the reading of symbol tables, for the names of functions.
    */
    QString dump() const;

    /*!
        The kind of loop that it lives in: \c native, or \c guest; empty, not null, in another thread.
    */
    const char *host() const;

private:
    Scheduler();
    ~Scheduler();
    friend struct Detail::SchedulerCore;
    friend class Detail::Lane;
    friend class RemoteScheduler;
    class OfThread;

    template <typename Function>
    static Detail::TimedCall *makeTimed(const QObject *context, Function &&function)
    {
        return Detail::makeCall<Detail::TimedCall>(context, std::forward<Function>(function));
    }
    template <typename T, typename Context, typename Slot>
    EventConnection connectTo(const Matcher &matcher, const Context *context, Slot slot)
    {
        return connectTo(matcher, context, new Detail::ConnectedSlotOf<T, Context, Slot>(context, std::move(slot)));
    }
    FeedHandle startFeed(Detail::EventSource source);
    EventConnection connectTo(const Matcher &matcher, const QObject *context, Detail::ConnectedSlot *slot);

    static Deadline deadlineIn(Nanoseconds delay);
    bool isOurThread(const char *function) const;
    bool takes(Detail::Call *call, const char *function) const;
    QObject *carrier() const;
    Detail::TimedCall *makeTimerEvent();
    static Detail::TimedCall *makeTimerEvent(EventPointer<> event);
    static void sendTick(const EventPointer<> &event);
    CallHandle enqueue(Detail::Call *call);
    CallHandle enqueueIdle(Detail::Call *call);
    TimerHandle start(Deadline deadline, Detail::TimedCall *call, const char *function);
    TimerHandle start(std::chrono::system_clock::time_point time, Detail::TimedCall *call,
                      const char *function);
    TimerHandle start(const Ticks &ticks, Detail::TimedCall *call, const char *function);
    WatcherHandle start(int descriptor, Readiness interests, Detail::WatcherCall *call, const char *function);
    Scheduler &ours(const char *function);

    std::unique_ptr<Detail::SchedulerCore> d;
};

} // namespace Signalbox
