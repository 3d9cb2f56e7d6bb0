// SPDX-License-Identifier: MIT
#pragma once

#include "taskhandle.h"

namespace Signalbox {
namespace Detail {

//! \internal A task with a run of its own below the one that waits for it, and without whose end that one does not go on.
class SIGNALBOX_CORE_EXPORT ChildRun : public Waiting, protected TaskGroup
{
public:
    ~ChildRun() override;

    //! Runs it until it waits, as a part of \a parent, whose deadline and priority it has.
    void begin(TaskRun *parent) override;
    bool hasFailed() const override;
    bool cancel() override;
    Needed needs() const override { return {.task = m_run.get()}; }
    QString description() const override;

    TaskRun *run() const { return m_run.get(); }

protected:
    explicit ChildRun(TaskFrame &root) : m_root(&root) {}
    //! If it has begun, it must come to its end, whatever becomes of this.
    void leaveBehind();
    //! If it has not begun, it begins in the next slice, and is left behind.
    void beginLater();

private:
    void runEnded(TaskRun &run) override;
    void cancelAtQuit() override {} // its parent says when

    TaskFrame *m_root; // until it begins
    TaskRunPointer m_run;
};

//! \internal
template <typename T>
class ChildTask : public ChildRun
{
public:
    using Result = T;

    explicit ChildTask(Task<T> &&task) : ChildRun(checked(task).release()) {}

    //! Throws TaskCancelled, if it was cancelled by itself.
    T take() { return outcome().value(); }
    Outcome<T> outcome()
    {
        auto &ended = *run();
        if (ended.state() == TaskState::Cancelled)
            return {};
        if (auto error = ended.takeError())
            return Outcome<T>(std::move(error));
        auto &promise = *static_cast<TaskPromise<T> *>(ended.root());
        if constexpr (std::is_void_v<T>)
            return Outcome<T>(Nothing());
        else
            return Outcome<T>(promise.take());
    }

private:
    static Task<T> &checked(Task<T> &task)
    {
        if (!task.isValid())
            throwNoTask("a wait for a task");
        return task;
    }
};

//! \internal What outcome() returns.
template <typename T>
class OutcomeWaiting final : public ChildTask<T>
{
public:
    using Result = Outcome<T>;
    using ChildTask<T>::ChildTask;
    bool hasFailed() const override { return false; }
    Outcome<T> take() { return ChildTask<T>::outcome(); }
};

} // namespace Detail

/*!
    Runs \a task, and has its Outcome: co_await outcome(fetch(url)) does not throw what fetch() throws. If the task that waits is
    cancelled, \a task is too.
*/
template <typename T>
Detail::OutcomeWaiting<T> outcome(Task<T> task)
{
    return Detail::OutcomeWaiting<T>(std::move(task));
}

} // namespace Signalbox
