// SPDX-License-Identifier: MIT
#pragma once

#include "childtask.h"

namespace Signalbox {

namespace Detail {

//! \internal What shield() returns.
template <typename T>
class ShieldOf final : public ChildTask<T>
{
public:
    using ChildTask<T>::ChildTask;
    using ChildTask<T>::beginLater;
    ~ShieldOf() override { this->leaveBehind(); }
    //! It goes on, and what waits for it ends then.
    bool cancel() override { return this->hasEnded(); }
};

//! \internal The untyped part of what tryFinally() returns.
class SIGNALBOX_CORE_EXPORT FinallyWaiting : public Waiting, private WaitingOwner
{
public:
    void begin(TaskRun *run) override;
    bool cancel() override;
    bool hasFailed() const override;
    QString description() const override;

protected:
    explicit FinallyWaiting(Task<> &&cleanup) : m_cleanup(std::move(cleanup)) {}
    ~FinallyWaiting() override;

    virtual ChildRun &body() = 0;
    virtual const ChildRun &body() const = 0;
    //! Throws what the cleanup has thrown.
    void takeCleanup() { m_cleanup.take(); }

private:
    void ended(Waiting &waiting) override;

    ShieldOf<void> m_cleanup;
    TaskRun *m_run = nullptr;
    bool m_hasBegun = false;
};

//! \internal What tryFinally() returns.
template <typename T>
class FinallyOf final : public FinallyWaiting
{
public:
    using Result = T;
    FinallyOf(Task<T> &&body, Task<> &&cleanup) : FinallyWaiting(std::move(cleanup)), m_body(std::move(body))
    {
    }
    T take()
    {
        takeCleanup();
        return m_body.take();
    }

private:
    ChildRun &body() override { return m_body; }
    const ChildRun &body() const override { return m_body; }

    ChildTask<T> m_body; // destroyed before the cleanup goes its own way
};

} // namespace Detail

/*!
    Runs \a task to its end, also when what waits for it is cancelled meanwhile: co_await shield(save()). Cancelling waits for
    that; what destroys the task that waits at once (the end of its Scope) leaves \a task behind, as the scheduler's. So it must
    not refer to what goes then.
*/
template <typename T>
Detail::ShieldOf<T> shield(Task<T> task)
{
    return Detail::ShieldOf<T>(std::move(task));
}

/*!
    Runs \a body, and then \a cleanup, however \a body has ended: with a value, which this has, an exception, which this
    throws, or as it was cancelled. \a cleanup may wait, and is shielded. What \a cleanup throws goes before.
*/
template <typename T>
Detail::FinallyOf<T> tryFinally(Task<T> body, Task<> cleanup)
{
    return Detail::FinallyOf<T>(std::move(body), std::move(cleanup));
}

} // namespace Signalbox
