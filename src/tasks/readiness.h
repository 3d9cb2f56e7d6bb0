// SPDX-License-Identifier: MIT
#pragma once

#include "../scheduler/unixsignals.h"
#include "../scheduler/watcher.h"
#include "eventwaits.h"
#include "sleep.h"

#include <memory>

namespace Signalbox {

/*!
    Thrown to who waits for a descriptor that is not open, or was closed meanwhile.
*/
class SIGNALBOX_CORE_EXPORT DescriptorClosed : public std::exception
{
public:
    const char *what() const noexcept override;
};

namespace Detail {

//! \internal What ready() returns.
class SIGNALBOX_CORE_EXPORT ReadyWaiting final : public Waiting
{
public:
    using Result = ReadyFor;

    ReadyWaiting(int descriptor, Readiness interests);
    ~ReadyWaiting() override;

    ReadyFor take() const;
    bool hasFailed() const override { return m_isLost; }
    bool mayEndFromOutside() const override { return true; }
    QString description() const override;

private:
    class Guard;
    void leave();

    const int m_descriptor;
    std::shared_ptr<ReadyWaiting *> m_self; // of the watcher's function, which may live longer
    WatcherHandle m_watcher;
    ReadyFor m_ready{};
    bool m_isLost = false;
};

//! \internal What unixSignal() returns.
class SIGNALBOX_CORE_EXPORT UnixSignalWaiting final : public Waiting, private WaitingOwner
{
public:
    using Result = int;

    explicit UnixSignalWaiting(int number);
    int take() const;
    bool hasFailed() const override { return m_signals.signalNumbers().isEmpty(); }
    bool mayEndFromOutside() const override { return true; }
    QString description() const override;

private:
    void ended(Waiting &) override { end(); }

    const int m_number;
    EventWaiting<UnixSignal> m_event;
    const UnixSignals m_signals;
};

class TickWaiting;

} // namespace Detail

/*!
    Waits until \a descriptor is ready for one of \a interests, and has which: co_await ready(pipe, ReadyFor::Read). As Scheduler::watch():
    any number may wait for one descriptor, and it stays the caller's.

    Errors: one that is not open, or is closed while the task waits, as far as that is noticed, throws DescriptorClosed, with a
    warning. Thread-safety: the calling thread's scheduler. Cost: four allocations; a task that reads all the time is better
    served by Scheduler::watch().
*/
inline Detail::ReadyWaiting ready(int descriptor, Readiness interests)
{
    return Detail::ReadyWaiting(descriptor, interests);
}

/*!
    Waits for a signal of the operating system, and has its number: co_await unixSignal(SIGINT). From this call on the process does
    nothing else about it; when the wait is over, it does again what it did before. So who waits again and again holds an UnixSignals
    for it, as what came in between ended the process otherwise.

    Errors: one that nobody can wait for (UnixSignals says which) gets a warning, and throws std::invalid_argument.
*/
inline Detail::UnixSignalWaiting unixSignal(int number)
{
    return Detail::UnixSignalWaiting(number);
}

/*!
    Ticks at a fixed rate, without drift: made by ticks().

        auto seconds = ticks(1s);
        while (true) {
            co_await seconds.next();
            update();
        }

    No timer runs while nobody waits. Thread-safety: its thread.
*/
class SIGNALBOX_CORE_EXPORT TickStream
{
public:
    //! \internal
    TickStream(Nanoseconds interval, MissedTicks missed);
    ~TickStream();
    TickStream(const TickStream &) = delete;
    TickStream &operator=(const TickStream &) = delete;

    //! Waits for the next tick; which one that is when some have passed is what MissedTicks says.
    Detail::TickWaiting next();
    Nanoseconds interval() const { return m_interval; }

private:
    friend class Detail::TickWaiting;
    Deadline nextTime() const;

    const Nanoseconds m_interval;
    const MissedTicks m_missed;
    Deadline m_previous;
    IntrusiveList<Detail::TickWaiting> m_waits;
};

//! \internal What TickStream::next() returns.
class SIGNALBOX_CORE_EXPORT Detail::TickWaiting final : public Waiting,
                                                        private TimeoutCall,
                                                        private ListHook<TickWaiting>
{
public:
    using Result = void;

    explicit TickWaiting(TickStream &stream);
    //! It was this tick; one that nobody takes comes again.
    void take();
    bool mayEndFromOutside() const override { return isActive(); }
    Deadline endsBy() const override { return deadline; }
    QString description() const override;

private:
    friend class Signalbox::TickStream;
    template <typename, typename>
    friend class Signalbox::IntrusiveList;
    void timedOut() override { end(); }

    TickStream *m_stream; // null: it has gone
};

inline Detail::TickWaiting TickStream::next()
{
    return Detail::TickWaiting(*this);
}

/*!
    Ticks each \a interval from now on. Errors: an interval that is not positive counts as a millisecond, with a warning.
*/
inline TickStream ticks(Nanoseconds interval, MissedTicks missed = MissedTicks::Skip)
{
    return TickStream(interval, missed);
}

} // namespace Signalbox
