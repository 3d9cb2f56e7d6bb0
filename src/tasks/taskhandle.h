// SPDX-License-Identifier: MIT
#pragma once

#include "task.h"

#include <functional>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

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

//! \internal Waits for the end, and sees nothing of it.
class TaskEnd final : public TaskJoin
{
public:
    using Result = void;
    using TaskJoin::TaskJoin;
    void take() const {}
};

/*!
    \internal
    Starts \a root as a task that is destroyed with \a context. Null, with a warning in the name of \a function: there is no such
    object, or it is of another thread; \a root is destroyed then.
*/
SIGNALBOX_CORE_EXPORT TaskRunPointer startFor(const QObject *context, TaskFrame &root, const Site &site,
                                              const char *function);

//! \internal Throws std::logic_error, with a warning in the name of \a function of TaskHandle: there is no \a run, or it is another thread's.
SIGNALBOX_CORE_EXPORT void requireTask(const TaskRun *run, const char *function);

//! \internal Calls \a function, maybe a member of \a context, with \a arguments, or without them.
template <typename Context, typename Function, typename... Arguments>
void callContinuation(Context *context, Function &function, const Arguments &...arguments)
{
    static_cast<void>(context);
    if constexpr (std::is_invocable_v<Function &, const Arguments &...>)
        std::invoke(function, arguments...);
    else if constexpr (std::is_invocable_v<Function &, Context *, const Arguments &...>)
        std::invoke(function, context, arguments...);
    else if constexpr (std::is_invocable_v<Function &>)
        std::invoke(function);
    else {
        static_assert(
            std::is_invocable_v<Function &, Context *>,
            "then(), onError() and onCancel() call a function, or a member function of their context, with "
            "the value, the std::exception_ptr and nothing");
        std::invoke(function, context);
    }
}

//! \internal What then(), onError() and onCancel() start.
template <TaskState State, typename T, typename Context, typename Function>
Task<> continueAfter(TaskRunPointer run, Context *context, Function function)
{
    if (run) {
        TaskEnd end(run);
        co_await end;
    }
    if ((run ? run->state() : TaskState::Cancelled) != State)
        co_return;
    if constexpr (State == TaskState::Failed)
        callContinuation(context, function, run->takeError());
    else if constexpr (State == TaskState::Cancelled || std::is_void_v<T>)
        callContinuation(context, function);
    else
        callContinuation(context, function, static_cast<TaskPromise<T> *>(run->root())->value());
}

} // namespace Detail

/*!
    A task that was started; a value, copies are about the same task. Letting go of it changes nothing.

    Thread-safety: the thread in which it was started. Errors: in another one, while the task runs, what would change it is ignored with a
    warning, and who wants to wait for it gets std::logic_error. Also copies belong to that thread.
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
        if (auto *run = changeable("cancel"))
            run->cancel();
    }

    /*!
        Waits for its end, with any number of others, also when that was long ago: co_await handle.join() has its value, throws
        what it has thrown, and TaskCancelled if it was cancelled. What waits does not keep it from being cancelled, nor
        cancels it.
    */
    Detail::TaskJoinOf<T> join() const { return Detail::TaskJoinOf<T>(checked("join")); }
    //! The same; its result is an Outcome, and it throws nothing.
    Detail::TaskOutcomeOf<T> outcome() const { return Detail::TaskOutcomeOf<T>(checked("outcome")); }

    /*!
        For code that is no coroutine: calls \a function, or that member function of \a context, with the task's value, or with
        nothing, when it has finished; at once in the next slice, if that was before. Not when \a context has gone by then.

            start(this, load(url)).then(this, &Window::show).onError(this, &Window::complain);

        Any number of these may be set. Returns the same handle. Thread-safety: its thread, which is \a context's. Errors: without
        a context, and with one of another thread, nothing is called, with a warning. Cost: a task.
    */
    template <typename Context, typename Function>
    TaskHandle then(Context *context, Function function) const
    {
        return continueWith<TaskState::Finished>(context, std::move(function), "TaskHandle::then");
    }
    //! The same with the std::exception_ptr of what the task has thrown; it counts as seen then.
    template <typename Context, typename Function>
    TaskHandle onError(Context *context, Function function) const
    {
        return continueWith<TaskState::Failed>(context, std::move(function), "TaskHandle::onError");
    }
    //! The same, with nothing, when the task was cancelled.
    template <typename Context, typename Function>
    TaskHandle onCancel(Context *context, Function function) const
    {
        return continueWith<TaskState::Cancelled>(context, std::move(function), "TaskHandle::onCancel");
    }

    //! In lists for people. At first, where it was started.
    QString name() const { return m_run ? m_run->name() : QString(); }
    void setName(const QString &name)
    {
        if (auto *run = changeable("setName"))
            run->setName(name);
    }

    //! Larger is more urgent, equals go on in turn; at first, that of the task that has started it, or 0.
    int priority() const { return m_run ? m_run->priority() : 0; }
    void setPriority(int priority)
    {
        if (auto *run = changeable("setPriority"))
            run->setPriority(priority);
    }

    /*!
        A daemon does not keep Scheduler::run() running; nor does what it starts. At first, as the task that has started it,
        or its Scope.
    */
    void setDaemon(bool isDaemon)
    {
        if (auto *run = changeable("setDaemon"))
            run->setDaemon(isDaemon);
    }
    bool isDaemon() const { return m_run && m_run->isDaemon(); }

    /*!
        Logs each of its steps: what it waits for, where and how long, and how it ends, as information of the category
        signalbox.trace. So it is with what it awaits from now on in all(), timeout() and the like, not with what it starts. At
        first, false. Cost: without it, none.
    */
    void setTraced(bool isTraced)
    {
        if (auto *run = changeable("setTraced"))
            run->setTraced(isTraced);
    }
    bool isTraced() const { return m_run && m_run->isTraced(); }

private:
    template <TaskState State, typename Context, typename Function>
    TaskHandle continueWith(Context *context, Function &&function, const char *name) const
    {
        auto task = Detail::continueAfter<State, T>(m_run, context, std::forward<Function>(function));
        static_cast<void>(Detail::startFor(context, task.release(), {}, name));
        return *this;
    }
    //! Null: it is none, or that of another thread.
    Detail::TaskRun *changeable(const char *function) const
    {
        return m_run && m_run->isOfThisThread(function) ? m_run.get() : nullptr;
    }
    const Detail::TaskRunPointer &checked(const char *function) const
    {
        Detail::requireTask(m_run.get(), function);
        return m_run;
    }

    Detail::TaskRunPointer m_run;
};

//! TaskHandle::setTraced() of the task that runs. Errors: warns where none does.
SIGNALBOX_CORE_EXPORT void traceThisTask(bool isTraced = true);

} // namespace Signalbox
