// SPDX-License-Identifier: MIT
#pragma once

#include "call.h"

#include <memory>

namespace Signalbox {

namespace Detail {
class Gate;
}

/*!
    The scheduler of a thread, for all the other threads: a value that can be copied and kept, whose every member is
    thread-safe, also while the scheduler's thread ends.

    Get it with Scheduler::remote() in the scheduler's thread, and hand it out.
*/
class SIGNALBOX_CORE_EXPORT RemoteScheduler
{
public:
    //! Refuses every call.
    RemoteScheduler() = default;
    //! \internal
    explicit RemoteScheduler(std::shared_ptr<Detail::Gate> gate) noexcept : m_gate(std::move(gate)) {}

    /*!
        Runs \a function in the scheduler's thread, soon: it wakes up for it. Calls of one thread run in their
        order, with what the scheduler's own thread gives to callSoon() in between.

        \threadsafe

        Ownership: the scheduler's; the function is destroyed in its thread, in the caller's if it is refused here.
        Errors: a scheduler that has ended refuses: the handle says so at once. One that ends before the function has
        run refuses it then; the handle says that, too. A function that throws is reported and counts as finished.
        Cost: one allocation, one compare-exchange, and a wake-up for the first call that the scheduler has not taken
        yet. Source: Qt's QMetaObject::invokeMethod() with Qt::QueuedConnection, evergreen's call_from_thread().
    */
    template <typename Function>
    CallHandle call(Function &&function) const
    {
        return post(Detail::makeCall<Detail::Call>(nullptr, std::forward<Function>(function)));
    }
    //! The same, unless \a context, an object of the scheduler's thread, is destroyed before it runs.
    template <typename Function>
    CallHandle call(const QObject *context, Function &&function) const
    {
        return post(Detail::makeCall<Detail::Call>(context, std::forward<Function>(function)));
    }

    //! Makes the scheduler's loop run a turn, also if there is nothing to do. \threadsafe
    void wake() const;

    //! True when the scheduler has ended, and refuses every call. \threadsafe
    bool hasEnded() const noexcept;

    //! True for two that call into the same scheduler.
    friend bool operator==(const RemoteScheduler &a, const RemoteScheduler &b) noexcept
    {
        return a.m_gate == b.m_gate;
    }

private:
    CallHandle post(Detail::Call *call) const;

    std::shared_ptr<Detail::Gate> m_gate;
};

} // namespace Signalbox
