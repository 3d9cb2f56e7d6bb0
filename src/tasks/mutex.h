// SPDX-License-Identifier: MIT
#pragma once

#include "permits.h"
#include "taskrun.h"

namespace Signalbox {

class Mutex;
class RecursiveMutex;

namespace Detail {

//! \internal What MutexGuard and RecursiveMutexGuard are.
template <typename M>
class [[nodiscard("what nobody keeps is unlocked at once")]] LockGuard final : public PermitGuard
{
public:
    //! Of none.
    LockGuard() = default;
    //! \internal
    explicit LockGuard(PermitLine & line, qsizetype = 1) : PermitGuard(line, 1) {}

    bool isLocked() const
    {
        return bool(*this);
    }
    //! Errors: warns when it is not locked.
    void unlock()
    {
        release("MutexGuard::unlock");
    }
};

//! \internal Tells a task that waits for itself.
class SIGNALBOX_CORE_EXPORT MutexLine : public PermitLine
{
public:
    MutexLine() : PermitLine("a mutex", 1) {}

private:
    void begins(PermitWaiting &waiting, const TaskRun *run) override;
    const TaskRun *soleHolder() const override;
};

//! \internal Belongs to a task, which may lock it several times.
class SIGNALBOX_CORE_EXPORT RecursiveLine final : public PermitLine
{
public:
    RecursiveLine() : PermitLine("a recursive mutex", 1) {}

    bool tryTake(qsizetype count) override;
    void giveBack(qsizetype count) override;
    bool isOwnersTurn(const TaskRun *run) const { return m_depth > 0 && m_owner.get() == run; }

private:
    void taken() override;
    void begins(PermitWaiting &waiting, const TaskRun *run) override;
    const TaskRun *soleHolder() const override { return m_depth > 0 ? m_owner.get() : nullptr; }

    TaskRunPointer m_owner; // null: what runs outside of tasks
    int m_depth = 0;        // zero: free, or given to one that has not taken it
};

} // namespace Detail

//! A Mutex that somebody has locked; it is unlocked when this goes, or by unlock().
using MutexGuard = Detail::LockGuard<Mutex>;
//! The same of a RecursiveMutex.
using RecursiveMutexGuard = Detail::LockGuard<RecursiveMutex>;

/*!
    One at a time, across co_await:

        const auto guard = co_await mutex.lock();
        co_await write(part1);
        co_await write(part2);

    Who asks first gets it first. A task that is cancelled after it was given the mutex gives it to the next one. When the
    mutex is destroyed, those that wait throw SynchronizationDestroyed. A task that waits for a mutex which it has locked
    itself throws std::logic_error, with a warning that names both places; unless it has moved the guard, and
    somebody else may have it.

    Between two co_await nobody else runs, so what does not wait needs no mutex.
    Thread-safety: the thread that uses it first. Cost: no allocation.
*/
class SIGNALBOX_CORE_EXPORT Mutex
{
public:
    Mutex() = default;

    //! Waits for it: co_await lock() is a MutexGuard.
    Detail::PermitWaitingOf<MutexGuard> lock();
    //! Locks it if it is free; otherwise, the guard is not locked.
    MutexGuard tryLock();
    bool isLocked() const { return m_line.available() == 0; }

private:
    Detail::MutexLine m_line;
};

/*!
    A Mutex that the task that has it may lock again, any number of times: it is free when all its guards have gone. A task is
    what a Scope has started, with all that it awaits in place; the tasks of all() and any() are others.

    What runs outside of tasks may tryLock() it, and counts as one task.
*/
class SIGNALBOX_CORE_EXPORT RecursiveMutex
{
public:
    RecursiveMutex() = default;

    Detail::PermitWaitingOf<RecursiveMutexGuard> lock();
    RecursiveMutexGuard tryLock();
    bool isLocked() const { return m_line.available() == 0; }

private:
    Detail::RecursiveLine m_line;
};

} // namespace Signalbox
