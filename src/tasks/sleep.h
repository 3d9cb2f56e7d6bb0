// SPDX-License-Identifier: MIT
#pragma once

#include "../core/clock.h"
#include "../scheduler/resumable.h"
#include "../scheduler/timer.h"
#include "waiting.h"

#include <chrono>
#include <concepts>

namespace Signalbox {

namespace Detail {

/*!
    \internal
    A timer of the scheduler's without memory of its own: in what waits for it. It is a daemon, as its task says whether run()
    goes on.
*/
class SIGNALBOX_CORE_EXPORT TimeoutCall : public TimedCall
{
public:
    TimeoutCall() { isDaemon = true; }
    ~TimeoutCall() override;
    //! Due at \a deadline, in this thread; also again.
    void start(Deadline deadline);
    void stop();
    bool isActive() const { return scheduler; }

private:
    virtual void timedOut() = 0;
    bool run() final;
    void forget() final {}
    Facts facts() const final { return {}; }
};

//! \internal What sleepFor() returns.
class SIGNALBOX_CORE_EXPORT SleepWaiting final : public Waiting, private TimeoutCall
{
public:
    using Result = void;
    //! \a deadline has passed for the least value there is.
    explicit SleepWaiting(Deadline deadline);
    void begin(TaskRun *run) override;
    bool mayEndFromOutside() const override { return isActive(); }
    void take() const {}
    Deadline endsBy() const override;
    QString description() const override;

private:
    void timedOut() override { end(); }
};

//! \internal What lets others have a turn.
class SIGNALBOX_CORE_EXPORT YieldWaiting final : public Waiting, private Resumable
{
public:
    enum class Until : quint8 { OthersHaveRun, LoopHasTurned, NothingElseToDo };
    using Result = void;
    explicit YieldWaiting(Until until) : m_until(until) {}
    void begin(TaskRun *run) override;
    void take() const {}
    QString description() const override;

private:
    void resume() override { end(); } // where it is one of several
    const Until m_until;
};

} // namespace Detail

/*!
    Waits: co_await sleepFor(200ms). The time runs from this call on, never too short. Not at all positive: only lets
    the others have their turn, as yield() does.

    Cost: no allocation; O(log n) in the number of timers.
*/
SIGNALBOX_CORE_EXPORT Detail::SleepWaiting sleepFor(Nanoseconds duration);
//! The same until \a deadline, which the machine's suspend moves away.
SIGNALBOX_CORE_EXPORT Detail::SleepWaiting sleepUntil(Deadline deadline);

//! Lets all others go on that are ready: co_await yield(). Timers and sockets get their turn when the slice's budget is spent.
inline Detail::YieldWaiting yield()
{
    return Detail::YieldWaiting(Detail::YieldWaiting::Until::OthersHaveRun);
}
//! Goes on when the loop has looked at sockets, timers and input: co_await breathe(). In GLib's own loop, as a guest, maybe only in the
//! same turn as those that have become ready meanwhile, and in front of them.
inline Detail::YieldWaiting breathe()
{
    return Detail::YieldWaiting(Detail::YieldWaiting::Until::LoopHasTurned);
}
//! Goes on when the scheduler has nothing else to do: co_await idle().
inline Detail::YieldWaiting idle()
{
    return Detail::YieldWaiting(Detail::YieldWaiting::Until::NothingElseToDo);
}

} // namespace Signalbox
