// SPDX-License-Identifier: MIT
#pragma once

#include "../core/clock.h"
#include "../core/latencyhistogram.h"

#include <QtCore/qflags.h>
#include <QtCore/qlist.h>
#include <QtCore/qnamespace.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qstring.h>

namespace Signalbox {

/*!
    One QTimer (or other Qt timer, or a Scheduler's) as it stood when the snapshot was taken.
*/
struct TimerSnapshot
{
    //! Qt's, or which kind of a Scheduler's: callLater() and callAt(), or callEvery().
    enum class Kind { Qt, Once, Every };

    quint64 serial = 0; //!< Never used twice in a process: the key for models.
    int timerId = 0;    //!< Qt's id, as in QObject::startTimer(); -1 for a Scheduler's timer.
    Kind kind = Kind::Qt;
    QString ownerClass; //!< C++ class of the object that gets the QTimerEvent (Scheduler: the context).
    QString ownerName;  //!< Its objectName(); empty when it has none or was not asked yet.
    quintptr owner = 0; //!< Its address, to tell two objects apart. Never dereference it.
    Qt::TimerType type = Qt::CoarseTimer;
    Nanoseconds interval{};        //!< As requested; zero: by callAt().
    Deadline nextDeadline = Never; //!< Never also where it is not known: the loop is handed over.
    Nanoseconds lateness{};        //!< How far nextDeadline was in the past; zero when it was not.
    quint64 fired = 0;             //!< How often it has been delivered.
    Nanoseconds worstLateness{};   //!< The latest delivery so far.
};

/*!
    One enabled QSocketNotifier.
*/
struct WatcherSnapshot
{
    enum class Target {
        Unknown,
        File,
        Directory,
        Device,
        Terminal,
        Pipe,
        Socket,
        EventFd,
        TimerFd,
        Epoll,
        Closed
    };

    quint64 serial = 0;
    int descriptor = -1;
    QSocketNotifier::Type kind = QSocketNotifier::Read;
    QString ownerClass; //!< C++ class of the notifier's parent, or of the notifier itself.
    QString ownerName;
    quintptr owner = 0;
    Target target = Target::Unknown;
    QString description; //!< Path, or "tcp 127.0.0.1:4000 → 127.0.0.1:51234", or "pipe:[8811]".
    quint64 activations = 0;
};

/*!
    Events in Qt's posted-event queue of one thread: those of one type for one receiver, in order of the
    first.
*/
struct PostedEventSnapshot
{
    QString receiverClass;
    quintptr receiver = 0;
    int type = 0;     //!< QEvent::Type
    QString typeName; //!< "MetaCall", "DeferredDelete", "User+3"…
    int priority = 0;
    int count = 0;
};

/*!
    What one thread has posted to the loop of another one while a Probe was attached.
*/
struct PostEdgeSnapshot
{
    quint64 from = 0;        //!< Never used twice, of the posting thread; 0: all threads that have ended.
    qint64 fromThreadId = 0; //!< The kernel's.
    quint64 fromLoop = 0;    //!< The id of its loop; 0 where it has none.
    QString fromThread;      //!< Its name.
    quint64 to = 0;          //!< The loop's id; 0: those that have ended, or are one too many, together.
    quint64 events = 0;      //!< Qt's posted events, and other calls of wakeUp().
    quint64 calls = 0;       //!< Calls and events by RemoteScheduler.

    quint64 total() const { return events + calls; }
};

/*!
    One queue of the scheduler's events. Its counters change one by one while it is read: they may be an event apart.
*/
struct QueueSnapshot
{
    static constexpr qsizetype NoLimit = -1;

    quint64 serial = 0;  //!< Never used twice in a process: the key for models.
    quint64 parent = 0;  //!< The serial of the queue that it is below; 0 for the root.
    int level = 0;       //!< How many queues it is below.
    QString name;        //!< Up to 31 bytes; empty for the root, and where it has none.
    QString matcher;     //!< The events that it takes from its parent; empty until its thread has said so.
    int priority = 0;    //!< Among its siblings; larger is more urgent.
    int ownPriority = 0; //!< Of its own events among its sub-queues.
    qsizetype depth = 0; //!< Own events, with those that are held or just being delivered.
    qsizetype total = 0; //!< With those below it.
    qsizetype limit = NoLimit;
    qsizetype totalLimit = NoLimit;
    qsizetype deepest = 0;         //!< The most own events there were.
    quint64 in = 0;                //!< Own events that came in.
    quint64 out = 0;               //!< Those that left.
    quint64 refused = 0;           //!< Sends that found no room.
    quint64 dropped = 0;           //!< Of those that left: nobody took them.
    quint64 waited = 0;            //!< Sends that waited for room.
    int waiters = 0;               //!< Senders that wait for room now.
    int held = 0;                  //!< Own events that nobody has accepted so far.
    QString heldEvent;             //!< The oldest of those, printed while a Probe is attached.
    LatencyHistogram latency = {}; //!< From being queued to the first delivery.

    bool isFull() const { return limit != NoLimit && depth >= limit; }
};

/*!
    Somebody waits for events.
*/
struct WaitSnapshot
{
    quint64 serial = 0;
    QString matcher; //!< "PortUp(device: \"eth0\", port: *)"; as of its kind until its thread has printed it.
    QString shape;   //!< Its kind, as a MatcherSnapshot's.
    QString waiterClass; //!< C++ class of the object or waiter that gets the event.
    QString waiterName;  //!< The objectName() of that object.
    Nanoseconds since{}; //!< How long it has been waiting; negative: since before anybody looked.
    quint64 matched = 0; //!< Events that it has got while somebody looked.
};

/*!
    All who wait for events of one type, with values of the same keys.
*/
struct MatcherSnapshot
{
    QString shape; //!< "PortUp(device: …, port: *)"
    int waits = 0;
};

/*!
    An event that came in while a Probe was attached: one of the last thousand or so of its thread.
*/
struct EventSnapshot
{
    enum class Fate : quint8 {
        Refused,      //!< There was no room for it.
        WaitsForRoom, //!< Its sender waits.
        Queued,
        Delivering, //!< It is just being delivered.
        Delivered,
        Kept,     //!< Latched: kept for those who come late.
        Held,     //!< Delivered, and nobody has accepted it.
        Accepted, //!< It had to be handled, and has been.
        Dropped,  //!< Nobody waited for it, or it was ignored, cleared or out of date.
    };

    quint64 number = 0; //!< Of its thread, in the order of coming in.
    QString type;
    QString text;      //!< With its keys; its type where many events come.
    Nanoseconds age{}; //!< Since it came in.
    quint64 queue = 0; //!< The serial of its queue; 0: it was dispatched past all queues.
    QString queueName; //!< Empty where it has none, and where it is gone.
    Fate fate = Fate::Queued;
    int receivers = 0; //!< Waiters that have got it.
};

/*!
    Where in the program something was written.
*/
struct SiteSnapshot
{
    QString file; //!< Its name, without directories; empty: it is not known.
    QString function;
    int line = 0;

    bool isKnown() const { return !file.isEmpty(); }
};

/*!
    A task that has not ended: one of those that are listed while a Probe is attached.
*/
struct TaskSnapshot
{
    enum class State : quint8 {
        Ready,   //!< Its turn comes in a slice, or when its scope has room for it.
        Running, //!< It is on the stack, or waits in a nested event loop.
        Waiting,
    };

    quint64 serial = 0; //!< Never used twice in a process: the key for models.
    quint64 parent = 0; //!< The serial of the task that it belongs to; 0 where that is not listed.
    int level = 0;      //!< How many tasks it is below.
    QString name;       //!< Up to 31 bytes; empty where it was given none.
    QString scope;      //!< The name of the scope that it was started in, likewise.
    SiteSnapshot startedIn;
    State state = State::Ready;
    bool isCancelling = false; //!< It will end as soon as what it waits for allows that.
    bool isDaemon = false;
    int priority = 0;
    QString waitsFor;        //!< "a timer"; empty until its thread has said so.
    //! The serial of the one task whose end it waits for. 0: it waits for something else, or that task is not listed here.
    quint64 neededTask = 0;
    Deadline endsBy = Never; //!< When that ends by itself, if nothing ends it before.
    SiteSnapshot site;       //!< Where its innermost coroutine waits, or has waited last.
    Nanoseconds since{};     //!< How long it has been in its state; negative: since before anybody looked.
    Nanoseconds age{};       //!< Since it was started; negative: before anybody looked.
    quint64 resumes = 0;     //!< How often it went on while somebody looked, as the times below.
    Nanoseconds busyTime{};  //!< On the stack, less the tasks that ran on top of it.
    Nanoseconds readyTime{}; //!< From being woken until its turn came.
    Nanoseconds idleTime{};  //!< The rest: it waited.
    bool isDeadlocked = false; //!< It waits for the end of tasks, or for a mutex of theirs, that wait for it in turn: it never goes on.
};

/*!
    Something the loop is in the middle of: an event being delivered or a slot being called. The frames of a
    loop nest; the last one is the culprit when the loop is stuck. More than two dozen on one another are not noted.
*/
struct HandlerSnapshot
{
    enum class Kind { Event, Signal, Slot };

    Kind kind = Kind::Event;
    QString receiverClass;
    QString receiverName;
    quintptr receiver = 0;
    QString what; //!< Event type ("MetaCall"), signal or slot ("refresh()").
    Nanoseconds runningFor{}; //!< Up to a tick of the kernel's, 4 ms as a rule, too long.
};

/*!
    One thread with an event dispatcher of ours, or with a Scheduler in somebody else's.
*/
struct LoopSnapshot
{
    //! HandedOver: a platform's own dispatcher runs it. What is registered and posted is shown, and the handlers; what
    //! only who delivers can know (deadlines, counters, times) is not, and stays zero.
    //! Guest: it is no loop of ours at all, but a Scheduler lives in it. What that has is shown: slices, queues, waits, events, tasks, timers with
    //! their deadlines, and watchers; and of the thread, handlers and what is posted. Qt's own timers and notifiers are not, nor how the loop
    //! turns and sleeps: a handler may be in a nested loop that sleeps.
    enum class State { Idle, Sleeping, Running, HandedOver, Guest };

    static constexpr Nanoseconds LateTimer = std::chrono::microseconds(16'384); //!< A frame of 60 Hz is lost.

    quint64 id = 0; //!< Never used twice in a process.
    QString threadName;
    qint64 threadId = 0; //!< The kernel's (gettid()).
    bool isMainThread = false;
    QString
        backend; //!< "futex", "epoll", "poll"; the class of the dispatcher that it is handed over to, or a guest of
    QString platform; //!< "xcb", "wayland"…; empty in threads without windows.
    State state = State::Idle;
    Nanoseconds inState{}; //!< Since the turn or the sleep began.
    int depth = 0;         //!< Nested processEvents() calls on the stack.

    quint64 turns = 0;   //!< Calls of processEvents().
    quint64 sleeps = 0;  //!< Times the thread blocked.
    quint64 wakeUps = 0; //!< Times somebody had to wake it by a system call.
    quint64 timersFired = 0;
    quint64 timersLate = 0;         //!< Of those: by LateTimer or more.
    LatencyHistogram timerLateness; //!< Of those; a coarse timer's deadline is the rounded one.
    quint64 watchersActivated = 0;
    quint64 slices = 0; //!< Turns in which the thread's Scheduler had something to do.
    quint64 budgetsExceeded =
        0; //!< Of those: in which something began after the budget was spent. None, ever.
    Nanoseconds longestSlice{}; //!< Including the function or event with which the budget was spent.
    quint64 systemCalls = 0;    //!< Made by the loop itself: waits, wake-ups, interest changes.
    Nanoseconds busyTime{};     //!< Time in turns, less the sleeps; counted while a reader is attached.
    Nanoseconds lastTurn{}; //!< Less the sleeps, and less the turns of nested loops: they count on their own.
    Nanoseconds longestTurn{};    //!< Since the first reader attached.
    Nanoseconds longestHandler{}; //!< Longest that one handler held the loop by itself, likewise.
    QString longestTurnCulprit;   //!< "OrderModel: refresh()", where one handler made most of it.

    QList<HandlerSnapshot> handlers; //!< Outermost first.
    int timerCount = 0;              //!< Timers that run; right also where the list was not asked for.
    int watcherCount = 0;            //!< Enabled socket notifiers, likewise.
    int postedCount = 0;             //!< Events in Qt's queue altogether, likewise.
    int queueCount = 0;              //!< Queues of the scheduler, likewise.
    int waitCount = 0;               //!< Waits for events altogether, likewise: also those beyond the list.
    quint64 eventCount = 0;          //!< Events that have come into its queues, likewise.
    int taskCount = 0;               //!< Tasks that have not ended, likewise.
    quint64 tasksStarted = 0;        //!< Altogether.
    quint64 tasksFinished = 0;       //!< Of those: with their value.
    quint64 tasksFailed = 0;         //!< With an exception.
    quint64 tasksCancelled = 0;
    QList<TimerSnapshot> timers;       //!< Next deadline first. \sa SnapshotRequest
    QList<WatcherSnapshot> watchers;   //!< By descriptor, then kind.
    QList<PostedEventSnapshot> posted; //!< Of the first few thousand events in the queue.
    QList<QueueSnapshot> queues;       //!< Each behind its parent, the most urgent first.
    QList<MatcherSnapshot> matchers;   //!< Kinds of matchers; the one with the most waits first.
    QList<WaitSnapshot> waits;         //!< Of the first 1,024; longest wait first.
    QList<EventSnapshot> events;       //!< Newest first.
    QList<TaskSnapshot> tasks;         //!< Of the first 1,024; each behind its parent. Others: Probe::tasks().

    //! busyTime with that of the turn that runs, which is counted as it ends.
    Nanoseconds busyTimeSoFar() const
    {
        return busyTime + (state == State::Running ? inState : Nanoseconds::zero());
    }
};

//! The lists that a snapshot can do without.
enum class SnapshotPart {
    Timers = 1,
    Watchers = 2,
    PostedEvents = 4,
    Queues = 8,
    Waits = 16,
    Events = 32,
    Tasks = 64
};
Q_DECLARE_FLAGS(SnapshotParts, SnapshotPart)
Q_DECLARE_OPERATORS_FOR_FLAGS(SnapshotParts)
inline constexpr SnapshotParts AllSnapshotParts =
    SnapshotPart::Timers | SnapshotPart::Watchers | SnapshotPart::PostedEvents | SnapshotPart::Queues |
    SnapshotPart::Waits | SnapshotPart::Events | SnapshotPart::Tasks;

/*!
    What a snapshot is to hold. The default is everything; who looks often at a large program asks for less.
*/
struct SnapshotRequest
{
    //! Lists that are not asked for stay empty; their counts are right all the same.
    SnapshotParts parts = AllSnapshotParts;

    /*!
        True: lists are sorted as LoopSnapshot says. False: timers and watchers stand in the order of the
        loop's tables, which costs no sort and changes little from one snapshot to the next.
    */
    bool inOrder = true;

    //! Addresses of objects whose timers are neither listed nor counted: an inspector hides its own.
    QList<quintptr> hiddenOwners = {};
};

/*!
    Every loop of the process at (nearly) one moment.

    Consistent for each object (a timer's fields belong together), not across objects: nothing was stopped.
*/
struct Snapshot
{
    Deadline takenAt{};
    SnapshotParts parts = AllSnapshotParts; //!< The lists that it holds, as asked for.
    QList<LoopSnapshot> loops;              //!< The main thread first, then in order of birth.

    /*!
        Who posts to whom, those with the most first: with SnapshotPart::PostedEvents, the first 1,024. What a thread
        posts to itself is no edge. Qt's events are counted where the receiver's dispatcher is Signalbox's; one that replaces another in
        the queue (QObject::compressEvent()) is none.
    */
    QList<PostEdgeSnapshot> postEdges = {};
};

} // namespace Signalbox
