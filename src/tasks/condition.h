// SPDX-License-Identifier: MIT
#pragma once

#include "mutex.h"

#include <optional>

namespace Signalbox {

namespace Detail {
class ConditionWaiting;
}

/*!
    Waits for a change in what a Mutex protects, without the mutex:

        auto guard = co_await mutex.lock();
        while (jobs.isEmpty())
            co_await condition.wait(guard);

    Each notification reaches one task that goes on: one that is cancelled hands it to the next. Also a wait that is
    cancelled or timed out comes back with the mutex locked; one whose task is destroyed with its scope does not.

    When it is destroyed, those that wait throw SynchronizationDestroyed, with the mutex locked. Thread-safety: the thread of
    its mutex. Cost: no allocation. Where a level is waited for, Value is shorter.
*/
class SIGNALBOX_CORE_EXPORT Condition
{
public:
    Condition() = default;
    ~Condition();
    Condition(const Condition &) = delete;
    Condition &operator=(const Condition &) = delete;

    //! Unlocks \a guard when it is awaited, and ends when it is locked again, after a notification. \a guard outlives it. Errors: a
    //! guard that is not locked gets a warning, and std::logic_error is thrown.
    Detail::ConditionWaiting wait(MutexGuard &guard);
    //! Wakes the one that waits longest; false: nobody waits.
    bool notifyOne();
    //! Wakes all that wait; how many.
    qsizetype notifyAll();

private:
    friend class Detail::ConditionWaiting;
    bool isOwnThread(const char *function) const;

    IntrusiveList<Detail::ConditionWaiting> m_waits;
    IntrusiveList<Detail::ConditionWaiting> m_others; // that have not begun, or were notified
};

//! \internal What Condition::wait() returns: first it waits for the notification, then for the mutex.
class SIGNALBOX_CORE_EXPORT Detail::ConditionWaiting final : public Waiting,
                                                             private WaitingOwner,
                                                             private ListHook<ConditionWaiting>
{
public:
    using Result = void;
    ConditionWaiting(Condition &condition, MutexGuard &guard);
    ~ConditionWaiting() override;

    void begin(TaskRun *run) override;
    bool cancel() override;
    bool hasFailed() const override { return bool(m_error); }
    void take();
    QString description() const override;

private:
    friend class Signalbox::Condition;
    template <typename, typename>
    friend class Signalbox::IntrusiveList;
    enum class State : quint8 { Apart, Waits, LocksAgain, Taken };

    void ended(Waiting &waiting) override;
    void fail(std::exception_ptr error);
    void lockAgain();
    void locked();

    Condition *m_condition; // null: it has gone
    MutexGuard &m_guard;
    MutexGuard m_place; // holds nothing, and knows the mutex
    std::optional<PermitWaitingOf<MutexGuard>> m_lock;
    std::exception_ptr m_error;
    State m_state = State::Apart;
    bool m_isNotified = false;
};

inline Detail::ConditionWaiting Condition::wait(MutexGuard &guard)
{
    return Detail::ConditionWaiting(*this, guard);
}

} // namespace Signalbox
