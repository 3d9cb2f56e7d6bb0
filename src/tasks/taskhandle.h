// SPDX-License-Identifier: MIT
#pragma once

#include "task.h"

namespace Signalbox {

template <typename T = void>
class TaskHandle;

namespace Detail {

template <typename T>
Outcome<T> outcomeOf(TaskRun &run)
{
    if (run.state() == TaskState::Cancelled)
        return {};
    if (auto error = run.takeError())
        return Outcome<T>(std::move(error));
    if constexpr (std::is_void_v<T>)
        return Outcome<T>(Nothing());
    else
        return Outcome<T>(static_cast<TaskPromise<T> *>(run.root())->value());
}

//! \internal What TaskHandle::join() returns.
template <typename T>
class TaskJoinOf final : public TaskJoin
{
public:
    using Result = std::add_lvalue_reference_t<const T>; // const void, for void

    using TaskJoin::TaskJoin;

    Result take()
    {
        if (run().state() == TaskState::Cancelled)
            throw TaskCancelled();
        if (auto error = run().takeError())
            std::rethrow_exception(std::move(error));
        return static_cast<TaskPromise<T> *>(run().root())->value();
    }
};

//! \internal What TaskHandle::outcome() returns.
template <typename T>
class TaskOutcomeOf final : public TaskJoin
{
public:
    using Result = Outcome<T>;
    using TaskJoin::TaskJoin;
    Outcome<T> take() { return outcomeOf<T>(run()); }
};

} // namespace Detail

/*!
    A task that was started; a value, copies are about the same task. Letting go of it changes nothing.

    Thread-safety: the thread in which it was started.
*/
template <typename T>
class TaskHandle
{
public:
    //! A handle to nothing, which was cancelled.
    TaskHandle() = default;
    //! \internal
    explicit TaskHandle(Detail::TaskRunPointer run) : m_run(std::move(run)) {}

    TaskState state() const { return m_run ? m_run->state() : TaskState::Cancelled; }
    bool hasEnded() const { return !m_run || m_run->hasEnded(); }

    /*!
        Asks the task to end, and returns at once: its frames are destroyed in a slice, from the leaf up, when what it
        waits for allows that. Nothing when it has ended.
    */
    void cancel()
    {
        if (m_run)
            m_run->cancel();
    }

    /*!
        Waits for its end, with any number of others, also when that was long ago: co_await handle.join() has its value, throws
        what it has thrown, and TaskCancelled if it was cancelled. What waits does not keep it from being cancelled, nor
        cancels it.
    */
    Detail::TaskJoinOf<T> join() const { return Detail::TaskJoinOf<T>(checked("TaskHandle::join")); }
    //! The same; its result is an Outcome, and it throws nothing.
    Detail::TaskOutcomeOf<T> outcome() const
    {
        return Detail::TaskOutcomeOf<T>(checked("TaskHandle::outcome"));
    }

    //! In lists for people. At first, where it was started.
    QString name() const { return m_run ? m_run->name() : QString(); }
    void setName(const QString &name)
    {
        if (m_run)
            m_run->setName(name);
    }

    //! Larger is more urgent, equals go on in turn; at first, that of the task that has started it, or 0.
    int priority() const { return m_run ? m_run->priority() : 0; }
    void setPriority(int priority)
    {
        if (m_run)
            m_run->setPriority(priority);
    }

private:
    const Detail::TaskRunPointer &checked(const char *function) const
    {
        if (!m_run)
            Detail::throwNoTask(function);
        return m_run;
    }

    Detail::TaskRunPointer m_run;
};

} // namespace Signalbox
