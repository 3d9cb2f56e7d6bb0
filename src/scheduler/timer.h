// SPDX-License-Identifier: MIT
#pragma once

#include "../core/clock.h"
#include "../core/listhook.h"
#include "call.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <typeinfo>

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace Signalbox {

class Scheduler;

/*!
    What a ticker does about ticks that it could not deliver in time, as the loop was busy.
*/
enum class MissedTicks {
    Skip,     //!< Forgets them: the next tick is the next one in time. As BACpypes' recurring tasks.
    Coalesce, //!< One at once for all of them, then the next one in time.
    Burst     //!< Each one, one a turn, until it has caught up. As VLCP's timers.
};

/*!
    When a ticker ticks: Scheduler::callEvery().
*/
struct Ticks
{
    Nanoseconds interval{}; //!< From tick to tick; positive.

    /*!
        Ticks stand at whole multiples of the interval on the wall clock, counted from the epoch in UTC, plus
        \c offset: an interval of one hour ticks at full hours, one of a day at midnight in UTC; an offset of minus the local one
        makes that midnight here, until the clocks are changed. If false: multiples from now.
    */
    bool isAligned = false;
    Nanoseconds
        offset{}; //!< Of an aligned ticker, in both directions; of another: until the first tick instead.

    MissedTicks missed = MissedTicks::Skip;
};

namespace Detail {

struct SchedulerCore;
struct SentEvent;

//! \internal A call that waits for a time.
class SIGNALBOX_CORE_EXPORT TimedCall : public Call, public ListHook<TimedCall>
{
public:
    enum class Kind : unsigned char { Once, OnceOnWallClock, Ticker };

    static constexpr std::uint32_t NoSlot = ~0u;

    std::atomic<SchedulerCore *> scheduler =
        nullptr;                 // null: nothing comes of it any more; any thread may look
    std::uint32_t slot = NoSlot; // of the host, while it is armed
    Kind kind = Kind::Once;
    bool isScheduled = false;
    bool isDaemon = false;
    bool isPaused = false;
    bool isRunning = false; // its function is on the stack
    bool isOverdue = false; // and was due again meanwhile
    quint64 id = 0;         // of those that send TimerDue
    Deadline deadline{};
    std::chrono::system_clock::time_point wallDeadline{};
    Ticks ticks;
    IntrusiveList<SentEvent> sent; // its events that are in queues; each shares this

    // Of the context when the timer started, for readers of the loop.
    const std::type_info *contextClass = nullptr;
    const QThread *contextThread = nullptr;

protected:
    TimedCall() = default;
    ~TimedCall() override;
};

} // namespace Detail

/*!
    A timer of a scheduler; a value, copies are about the same timer.

    Letting go of it does not stop the timer. After the scheduler's end all members do nothing, and isActive() is false.

    Thread-safety: the scheduler's thread. In another one they do nothing either and say so with a warning, and isActive() is
    false; but id() is right, and handles may be copied and destroyed anywhere.
*/
class SIGNALBOX_CORE_EXPORT TimerHandle
{
public:
    //! A handle to nothing, which is not active.
    TimerHandle() = default;
    //! \internal Shares \a call.
    explicit TimerHandle(Detail::TimedCall *call) noexcept : m_call(call) {}

    //! True until a timer that fires once has fired, or the timer was cancelled. Also while it is paused.
    bool isActive() const noexcept;
    bool isPaused() const noexcept;

    //! When it fires next; Never while it is paused or not active.
    Deadline deadline() const noexcept;

    /*!
        Stops the timer for good, also in its own function. An event that it has sent and that stands in its queue, or is held
        there, is taken out, and counted there as dropped. Returns whether it was active, or there was such an event: then
        nothing comes of it any more. One that is just being delivered is not taken back; nor is one in a leaf of the program's
        own that does not give it (EventLeaf::remove()).

        Cost: O(1), and for an event O(n) in the number of those in front of it; what the function has captured is destroyed here,
        or when its call returns.
    */
    bool cancel();

    /*!
        The timer fires at \a deadline next, also if it is paused, which it is no longer then. A ticker that is
        not aligned goes on from there; one that was set for a time of the wall clock follows that clock no more. Nothing for a
        timer that is not active: returns false.
    */
    bool moveTo(Deadline deadline);
    //! The same, \a delay from now.
    bool restart(Nanoseconds delay);

    //! The timer does not fire until resume(). Returns false when it is not active or paused already.
    bool pause();
    /*!
        Goes on: at the old deadline, at once if that has passed; a ticker at its next tick in time. Returns false
        when it is not paused.
    */
    bool resume();

    //! The key of its TimerDue, also when it is over; 0 for a timer that sends none.
    quint64 id() const noexcept { return m_call ? m_call->id : 0; }

    //! A daemon does not keep Scheduler::run() running. Timers are none unless this says so.
    void setDaemon(bool isDaemon);
    //! False for one that is not active.
    bool isDaemon() const noexcept;

private:
    Detail::SchedulerCore *schedulerFor(const char *function) const noexcept;
    Detail::SchedulerCore *activeIn(const char *function) const noexcept;

    Detail::CallPointer<Detail::TimedCall> m_call;
};

} // namespace Signalbox
