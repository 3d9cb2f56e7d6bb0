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

//! \internal What co_await on a Waiting does. The run knows which one it is, so that no awaiter in a frame has to.
template <typename W>
class WaitingAwaiter
{
public:
    explicit WaitingAwaiter(W &waiting) noexcept { TaskRun::inner().setAwaited(waiting); }
    WaitingAwaiter(const WaitingAwaiter &) = delete;
    WaitingAwaiter &operator=(const WaitingAwaiter &) = delete;

    bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<>) const
    {
        auto &run = TaskRun::inner();
        return (!run.awaited()->hasEnded() || run.isCancelling()) && run.suspend();
    }
    decltype(auto) await_resume() const { return static_cast<W *>(TaskRun::inner().awaited())->take(); }
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

    bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<> handle) const { return m_awaiter.await_suspend(handle); }
    decltype(auto) await_resume() { return m_waiting.take(); }

private:
    W m_waiting;
    [[no_unique_address]] WaitingAwaiter<W> m_awaiter;
};

//! \internal What co_await on a Task does: runs it as a part of this one.
template <typename T>
class TaskAwaiter
{
public:
    explicit TaskAwaiter(Task<T> &&task) noexcept : m_child(task.take()) {}
    /*!
        When the task is cancelled, the child that it waits for is destroyed before. Those of the same expression that have ended, or have
        not begun, are still there: co_await save(co_await fetch()).
    */
    ~TaskAwaiter()
    {
        if (m_child && !TaskRun::inner().isGone(*m_child))
            m_child->destroy();
    }
    TaskAwaiter(const TaskAwaiter &) = delete;
    TaskAwaiter &operator=(const TaskAwaiter &) = delete;

    bool await_ready() const noexcept { return !m_child; }
    template <typename Promise>
    bool await_suspend(std::coroutine_handle<Promise> parent) const
    {
        return parent.promise().startChild(*m_child);
    }
    T await_resume()
    {
        if (!m_child)
            throwNoTask("co_await");
        return m_child->takeFromChild();
    }

private:
    TaskPromise<T> *const m_child; // null: the Task had none
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
        return TaskAwaiter<T>(std::move(task));
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
            "of events (include <Signalbox/EventWaits>) and for a QFuture (include <Signalbox/Future>); for "
            "a signal, write co_await signal(object, &Class::signal)");
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

    //! Also behind co_return: a destructor may throw.
    void unhandled_exception() noexcept
    {
        m_value.reset();
        TaskFrame::unhandled_exception();
    }

    //! Of a child that has ended.
    T takeFromChild()
    {
        if (!m_value) [[unlikely]]
            throwError();
        return std::move(*m_value);
    }
    //! Of a run that has finished.
    T take() { return std::move(*m_value); }
    const T &value() const { return *m_value; }

private:
    std::optional<T> m_value;
};

template <>
class TaskPromise<void> final : public TaskPromiseBase
{
public:
    Task<void> get_return_object() noexcept;
    void return_void() const noexcept {}

    static void takeFromChild()
    {
        if (hasChildThrown()) [[unlikely]]
            throwError();
    }
    void take() const {}
    void value() const {}
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
    //! \internal The same; null when there is none.
    promise_type *take() noexcept
    {
        return std::exchange(m_promise, nullptr);
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
