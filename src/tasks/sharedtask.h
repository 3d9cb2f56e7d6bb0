// SPDX-License-Identifier: MIT
#pragma once

#include "scope.h"

#include <memory>
#include <optional>

namespace Signalbox {

template <typename T = void>
class SharedTask;

namespace Detail {

//! \internal The task of several; destroyed with the last one that may ask for it.
template <typename T>
class SharedTaskState
{
public:
    SharedTaskState(Task<T> &&task, const Site &site) : m_task(std::move(task)), m_site(site) {}

    //! Begun, if it was not.
    const TaskHandle<T> &handle()
    {
        if (m_task.isValid()) {
            m_scope.emplace(Scope::Policy::Supervise);
            m_handle = m_scope->start(std::move(m_task), m_site);
        }
        return m_handle;
    }

private:
    Task<T> m_task;
    const PackedSite m_site; // where it was made
    TaskHandle<T> m_handle;
    std::optional<Scope> m_scope; // of the thread that awaits it first
};

//! \internal What co_await on a SharedTask waits for.
template <typename T>
class SharedTaskWaiting final : public Waiting, private WaitingOwner
{
public:
    using Result = typename TaskJoinOf<T>::Result;

    explicit SharedTaskWaiting(const SharedTask<T> &task)
        : m_state(task.d), m_handle(m_state->handle()), m_join(m_handle.join())
    {
        m_join.setOwner(this);
        if (m_join.hasEnded())
            end();
    }

    bool hasFailed() const override { return hasEnded() && m_handle.state() != TaskState::Finished; }
    Result take() { return m_join.take(); }
    QString description() const override { return m_join.description(); }

private:
    void ended(Waiting &) override { end(); }

    std::shared_ptr<SharedTaskState<T>> m_state;
    TaskHandle<T> m_handle;
    TaskJoinOf<T> m_join;
};

template <typename T>
struct WaitingFor<SharedTask<T>>
{
    using Type = SharedTaskWaiting<T>;
};

} // namespace Detail

/*!
    A task that any number of others may await: a value, whose copies are about the same task.

        SharedTask<Settings> settings(loadSettings());
        const auto &all = co_await settings;            // here and elsewhere, also when it has ended long ago

    It begins when it is first awaited. Each one gets its value, which lives as long as a copy does, or what it has thrown. One
    that waits and is cancelled leaves the others alone; when the last copy and the last one that waits have gone, the task is
    destroyed.

    Thread-safety: the thread that awaits it first. Source: cppcoro's shared_task.
*/
template <typename T>
class SharedTask
{
public:
    //! Errors: a Task without a coroutine is refused with a warning and std::logic_error.
    explicit SharedTask(Task<T> task, Detail::Site site = Detail::Site::here())
        : d(std::make_shared<Detail::SharedTaskState<T>>(std::move(checked(task)), site))
    {
    }

private:
    friend class Detail::SharedTaskWaiting<T>;
    static Task<T> &checked(Task<T> &task)
    {
        if (!task.isValid())
            Detail::throwNoTask("SharedTask");
        return task;
    }

    std::shared_ptr<Detail::SharedTaskState<T>> d;
};

} // namespace Signalbox
