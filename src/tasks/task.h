// SPDX-License-Identifier: MIT
#pragma once

#include "outcome.h"
#include "taskrun.h"

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

namespace Signalbox {

template <typename T = void>
class Task;

namespace Detail {

template <typename T>
class TaskPromise;

//! \internal What is told when a task is used that has gone elsewhere, or was never there.
[[noreturn]] SIGNALBOX_CORE_EXPORT void throwNoTask(const char *function);

//! \internal What co_await on a Waiting does.
template <typename W>
class WaitingAwaiter
{
public:
    explicit WaitingAwaiter(W &waiting) noexcept : m_waiting(waiting) {}
    WaitingAwaiter(const WaitingAwaiter &) = delete;
    WaitingAwaiter &operator=(const WaitingAwaiter &) = delete;

    bool await_ready() const noexcept
    {
        return false;
    } // await_suspend() knows the task, this would have to keep it
    template <typename Promise>
    bool await_suspend(std::coroutine_handle<Promise> handle)
    {
        auto &run = handle.promise().run();
        return (!m_waiting.hasEnded() || run.isCancelling()) && run.suspendAt(m_waiting);
    }
    decltype(auto) await_resume() { return m_waiting.take(); }

private:
    W &m_waiting;
};

//! \internal The same for what makes a Waiting: co_await match<Clicked>(), co_await future.
template <typename W>
class OwningAwaiter
{
public:
    template <typename Source>
    explicit OwningAwaiter(Source &&source) : m_waiting(std::forward<Source>(source)), m_awaiter(m_waiting)
    {
    }
    OwningAwaiter(const OwningAwaiter &) = delete;
    OwningAwaiter &operator=(const OwningAwaiter &) = delete;

    bool await_ready() const noexcept { return m_awaiter.await_ready(); }
    template <typename Promise>
    bool await_suspend(std::coroutine_handle<Promise> handle)
    {
        return m_awaiter.await_suspend(handle);
    }
    decltype(auto) await_resume() { return m_awaiter.await_resume(); }

private:
    W m_waiting;
    WaitingAwaiter<W> m_awaiter;
};

//! \internal What co_await on a Task does: runs it as a part of this one.
template <typename T>
class TaskAwaiter
{
public:
    TaskAwaiter(TaskFrame &frame, Task<T> &&task) noexcept : m_frame(frame), m_task(std::move(task)) {}
    TaskAwaiter(const TaskAwaiter &) = delete;
    TaskAwaiter &operator=(const TaskAwaiter &) = delete;

    bool await_ready() const noexcept { return !m_task.isValid(); }
    bool await_suspend(std::coroutine_handle<>) { return m_frame.startChild(m_task.promise()); }
    T await_resume()
    {
        if (!m_task.isValid())
            throwNoTask("co_await");
        return m_task.promise().take();
    }

private:
    TaskFrame &m_frame;
    Task<T> m_task;
};

/*!
    \internal
    Makes a Waiting of something else that a task may wait for: specialise it with
        using Type = …; // that derives from Waiting and is made of it
*/
template <typename Source>
struct WaitingFor;

template <typename T>
concept IsWaiting = std::derived_from<std::remove_cvref_t<T>, Waiting>;
template <typename T>
concept MakesWaiting = requires
{
    typename WaitingFor<std::remove_cvref_t<T>>::Type;
};

template <typename T>
inline constexpr bool IsTask = false;
template <typename T>
inline constexpr bool IsTask<Task<T>> = true;

//! \internal What \c co_await may stand before.
class TaskPromiseBase : public TaskFrame
{
public:
    template <typename T>
    TaskAwaiter<T> await_transform(Task<T> &&task, SIGNALBOX_HERE) noexcept
    {
        setSite(SIGNALBOX_SITE);
        return {*this, std::move(task)};
    }
    template <typename T>
    std::suspend_never await_transform(Task<T> &)
    {
        static_assert(!sizeof(T *), "a Task is awaited once, and gone then: write co_await std::move(task)");
        return {};
    }

    template <IsWaiting W>
    WaitingAwaiter<std::remove_reference_t<W>> await_transform(W &&waiting, SIGNALBOX_HERE) noexcept
    {
        setSite(SIGNALBOX_SITE);
        return WaitingAwaiter<std::remove_reference_t<W>>(waiting);
    }
    template <MakesWaiting Source>
    requires(!IsWaiting<Source>)
        OwningAwaiter<typename WaitingFor<std::remove_cvref_t<Source>>::Type> await_transform(Source &&source,
                                                                                              SIGNALBOX_HERE)
    {
        setSite(SIGNALBOX_SITE);
        return OwningAwaiter<typename WaitingFor<std::remove_cvref_t<Source>>::Type>(
            std::forward<Source>(source));
    }
    template <typename Other>
    requires(!IsWaiting<Other> && !MakesWaiting<Other> &&
             !IsTask<std::remove_cvref_t<Other>>) std::suspend_never await_transform(Other &&)
    {
        static_assert(
            IsWaiting<Other>,
            "a task can wait for a Task, for something that derives from Signalbox::Waiting, for a matcher "
            "of "
            "events and for a QFuture; for a signal, write co_await signal(object, &Class::signal)");
        return {};
    }
};

template <typename T>
class TaskPromise final : public TaskPromiseBase
{
public:
    Task<T> get_return_object() noexcept;
    template <typename Value>
    requires std::constructible_from<T, Value &&>
    void return_value(Value &&value) { m_value.emplace(std::forward<Value>(value)); }
    void return_value(T value) { m_value.emplace(std::move(value)); }

    T take()
    {
        if (hasError())
            throwError();
        return std::move(*m_value);
    }
    const T &value() const
    {
        if (hasError())
            throwError();
        return *m_value;
    }

private:
    std::optional<T> m_value;
};

template <>
class TaskPromise<void> final : public TaskPromiseBase
{
public:
    Task<void> get_return_object() noexcept;
    void return_void() const noexcept {}

    void take() const
    {
        if (hasError())
            throwError();
    }
    void value() const { take(); }
};

} // namespace Detail

/*!
    What a coroutine returns: work that has not begun. It begins when another task awaits it, as a part of that one,
    or when a Scope is given it:

        Task<QByteArray> fetch(QUrl url);              // co_return value, throw, or be cancelled

        const auto page = co_await fetch(url);         // in another task
        scope.start(fetch(url));                       // elsewhere

    It has one owner, and is awaited or started once; one that is destroyed before has never begun. Parameters live as long as it
    does, but references, \c this and what a lambda has captured are the caller's to keep alive.

    Thread-safety: the thread whose Scope or task runs it. Cost: a frame, which is taken from those that have ended before.
    Source: cppcoro's task, folly's now_task.
*/
template <typename T>
class [[nodiscard("a Task does nothing until it is awaited, or a Scope is given it")]] Task
{
    static_assert(!std::is_reference_v<T>, "a Task cannot return a reference: return a pointer");
    static_assert(alignof(std::conditional_t<std::is_void_v<T>, char, T>) <= Detail::TaskFrame::MostAlignment,
                  "a Task cannot return what is aligned to more than 16 bytes: return a pointer");

public:
    using promise_type = Detail::TaskPromise<T>;

    //! None.
    Task() = default;
    Task(Task && other) noexcept : m_promise(std::exchange(other.m_promise, nullptr)) {}
    Task &operator=(Task &&other) noexcept
    {
        std::swap(m_promise, other.m_promise);
        return *this;
    }
    ~Task()
    {
        if (m_promise)
            m_promise->destroy();
    }

    //! False when it was moved from: awaited, or started.
    bool isValid() const
    {
        return m_promise;
    }

    //! \internal
    explicit Task(promise_type & promise) noexcept : m_promise(&promise) {}
    //! \internal
    promise_type &promise() const
    {
        return *m_promise;
    }
    //! \internal The caller owns the frame.
    promise_type &release()
    {
        return *std::exchange(m_promise, nullptr);
    }

private:
    promise_type *m_promise = nullptr;
};

template <typename T>
Task<T> Detail::TaskPromise<T>::get_return_object() noexcept
{
    return Task<T>(*this);
}

inline Task<void> Detail::TaskPromise<void>::get_return_object() noexcept
{
    return Task<void>(*this);
}

} // namespace Signalbox
