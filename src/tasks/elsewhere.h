// SPDX-License-Identifier: MIT
#pragma once

#include "scope.h"
#include "shield.h"
#include "signallink.h"

#include <QtCore/qthreadpool.h>

#include <atomic>
#include <concepts>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <tuple>

namespace Signalbox {

/*!
    Thrown to who waits for work in another thread that has ended, or ends, without doing it.
*/
class SIGNALBOX_CORE_EXPORT SchedulerEnded : public std::exception
{
public:
    const char *what() const noexcept override;
};

namespace Detail {

/*!
    \internal
    What the thread that waits and the one that works both know of a piece of work.
*/
class SIGNALBOX_CORE_EXPORT WorkElsewhere
{
public:
    //! Either thread: true for the first one that asks. The work begins, or is given up before.
    bool claim() { return !m_isClaimed.exchange(true, std::memory_order_acq_rel); }
    //! Before it is on its way: tells a plain function that nobody waits for it any more.
    std::stop_token makeStopToken()
    {
        m_stop = std::stop_source();
        return m_stop.get_token();
    }

    // ---- where the work is done
    //! That of this thread. Before it is claimed.
    void setScheduler(const RemoteScheduler &scheduler) { m_scheduler = scheduler; }
    //! The task that does it; null: it is no task, or has ended.
    void setRun(TaskRun *run) { m_run = run; }
    bool isToEnd() const { return m_isToEnd; }

    // ---- where somebody waits for it
    //! It is claimed there: a task is cancelled, soon, and a function with a stop token told.
    static void cancel(const std::shared_ptr<WorkElsewhere> &work);

private:
    std::atomic<bool> m_isClaimed{false};
    RemoteScheduler m_scheduler;
    TaskRun *m_run = nullptr;
    bool m_isToEnd = false;
    std::stop_source m_stop{std::nostopstate};
};

//! \internal As with std::jthread, a function that takes an std::stop_token before its arguments is given one.
template <typename Function, typename... Arguments>
constexpr bool TakesStopToken =
    std::is_invocable_v<std::decay_t<Function> &, std::stop_token &, std::decay_t<Arguments> &...>;
template <typename Function, typename... Arguments>
constexpr bool IsWork = TakesStopToken<Function, Arguments...> ||
                        std::is_invocable_v<std::decay_t<Function> &, std::decay_t<Arguments> &...>;

//! \internal One parameter list, which overloaded and generic functions do not have.
template <typename Function>
constexpr bool HasOneSignature = std::is_function_v<std::remove_pointer_t<Function>> || requires
{
    &Function::operator();
};
//! \internal What the function would get if it could not change the copies of what others keep.
template <typename Argument>
using AsKept = std::conditional_t<std::is_lvalue_reference_v<Argument>, const std::decay_t<Argument> &,
                                  std::decay_t<Argument> &>;

/*!
    \internal Says what is wrong with a function and its arguments that are to be called elsewhere.
*/
template <typename Function, typename... Arguments>
constexpr bool isCheckedWork()
{
    using F = std::decay_t<Function>;
    constexpr bool isWork = IsWork<Function, Arguments...>;
    constexpr bool isMember = std::is_member_function_pointer_v<F>;
    constexpr bool takesRvalues =
        !isWork && (std::is_invocable_v<F, std::decay_t<Arguments>...> ||
                    std::is_invocable_v<F, std::stop_token, std::decay_t<Arguments>...>);
    static_assert(isWork || !takesRvalues,
                  "on(), onPool(), BoundedPool::run(): the arguments are kept for the function while it "
                  "runs, so it cannot take them by rvalue reference, nor by value what can be moved only: "
                  "take them by reference, and move from there");
    static_assert(isWork || takesRvalues || !isMember,
                  "on(), onPool(), BoundedPool::run(): the member function cannot be called with these: "
                  "give it the object, or a pointer to it, and the arguments. It is given no "
                  "std::stop_token: for that, write a lambda that takes one");
    static_assert(isWork || takesRvalues || isMember,
                  "on(), onPool(), BoundedPool::run(): the function cannot be called with copies of these "
                  "arguments, nor with an std::stop_token before them");
    if constexpr (isWork && HasOneSignature<F>)
        static_assert(std::is_invocable_v<F &, std::stop_token &, AsKept<Arguments>...> ||
                          std::is_invocable_v<F &, AsKept<Arguments>...>,
                      "on(), onPool(), BoundedPool::run(): the function takes an argument by a reference "
                      "that is not const, and would change a copy only: take it by const reference or "
                      "value, or give it with std::move() or std::ref()");
    constexpr bool canBeSent = (std::is_constructible_v<F, Function> && ... &&
                                std::is_constructible_v<std::decay_t<Arguments>, Arguments>);
    static_assert(canBeSent, "on(), onPool(), BoundedPool::run(): the function and its arguments are "
                             "copied or moved there: give what cannot be copied with std::move()");
    return isWork && canBeSent;
}

//! \internal What waits for a result of type \a T from somewhere else.
template <typename T>
class ResultReceiver
{
public:
    virtual void settle(Outcome<T> &&outcome) = 0;

protected:
    ~ResultReceiver() = default;
};

//! \internal The way back of a result. One that is destroyed before tells that nothing will come.
template <typename T>
class ResultReply
{
public:
    ResultReply(SignalLink::Pointer link, Outcome<T> ifLost)
        : m_link(std::move(link)), m_ifLost(std::move(ifLost))
    {
    }
    ResultReply(ResultReply &&) noexcept = default;
    ResultReply &operator=(ResultReply &&) = delete;
    ~ResultReply()
    {
        if (m_link)
            send(std::move(m_ifLost));
    }

    void send(Outcome<T> &&outcome)
    {
        const auto link = std::exchange(m_link, {});
        link->remote().call([link, outcome = std::move(outcome)]() mutable {
            if (auto *receiver = static_cast<ResultReceiver<T> *>(link->receiver()))
                receiver->settle(std::move(outcome));
        });
    }

private:
    SignalLink::Pointer m_link;
    Outcome<T> m_ifLost;
};

template <typename Result>
struct ValueOfTask
{
    using Type = Result;
};
template <typename T>
struct ValueOfTask<Task<T>>
{
    using Type = T;
};

//! \internal Calls \a function, a plain one.
template <typename T, typename Function, typename Arguments>
Outcome<T> outcomeOfCall(Function &function, Arguments &arguments)
{
    try {
        if constexpr (std::is_void_v<T>) {
            std::apply(function, arguments);
            return Outcome<T>(Nothing());
        } else {
            return Outcome<T>(std::apply(function, arguments));
        }
    } catch (...) {
        return Outcome<T>(std::current_exception());
    }
}

//! \internal Runs the task that \a function returns, and sends what becomes of it.
template <typename T, typename Function, typename Arguments>
Task<> serve(std::shared_ptr<WorkElsewhere> work, ResultReply<T> givenReply, Function function,
             Arguments arguments)
{
    struct Registration
    {
        explicit Registration(WorkElsewhere &registered) : work(registered)
        {
            work.setRun(TaskRun::current());
        }
        ~Registration() { work.setRun(nullptr); }
        WorkElsewhere &work;
    };
    auto reply = std::move(givenReply); // goes with this, and not with what holds the task
    const Registration registration(*work);
    if (work->isToEnd())
        co_return;
    auto result = co_await outcome(std::apply(function, arguments));
    if (!result.isCancelled())
        reply.send(std::move(result));
}

//! \internal A function on its way to the thread that calls it. It can be moved only.
template <typename T, typename Function, typename Arguments>
class Errand
{
    using Result = decltype(std::apply(std::declval<Function &>(), std::declval<Arguments &>()));

public:
    Errand(std::shared_ptr<WorkElsewhere> work, ResultReply<T> reply, Function &&function,
           Arguments &&arguments)
        : m_work(std::move(work))
        , m_reply(std::move(reply))
        , m_function(std::move(function))
        , m_arguments(std::move(arguments))
    {
    }

    void operator()()
    {
        if constexpr (IsTask<Result>)
            m_work->setScheduler(Scheduler::current().remote()); // who fails to claim it looks at that
        if (!m_work->claim())
            return;
        if constexpr (IsTask<Result>)
            Scope::root().start(
                serve<T>(m_work, std::move(m_reply), std::move(m_function), std::move(m_arguments)), Site{});
        else
            m_reply.send(outcomeOfCall<T>(m_function, m_arguments));
    }

private:
    std::shared_ptr<WorkElsewhere> m_work;
    ResultReply<T> m_reply;
    Function m_function;
    Arguments m_arguments;
};

//! \internal Calls \a errand in \a thread. It is destroyed here or there; without a call, if that ends before.
SIGNALBOX_CORE_EXPORT void postTo(QThread *thread, std::function<void()> errand);
//! \internal The same in a thread of \a pool.
SIGNALBOX_CORE_EXPORT void postTo(QThreadPool *pool, std::function<void()> errand);

//! \internal What on() and onPool() return.
template <typename T>
class ElsewhereWaiting final : public Waiting, private ResultReceiver<T>
{
public:
    using Result = T;

    //! \a send gets the Errand.
    template <typename Send, typename Function, typename... Arguments>
    ElsewhereWaiting(Send send, Outcome<T> ifLost, Function &&function, Arguments &&...arguments)
        : m_link(new SignalLink(static_cast<ResultReceiver<T> *>(this)))
    {
        if constexpr (TakesStopToken<Function, Arguments...>)
            sendErrand(send, std::move(ifLost), std::forward<Function>(function), m_work->makeStopToken(),
                       std::forward<Arguments>(arguments)...);
        else
            sendErrand(send, std::move(ifLost), std::forward<Function>(function),
                       std::forward<Arguments>(arguments)...);
    }
    ~ElsewhereWaiting() override
    {
        m_link->leave();
        if (!this->hasEnded())
            static_cast<void>(giveUp());
    }

    //! What has begun goes on, and comes to its end.
    bool cancel() override
    {
        m_isCancelled = true; // what it returns now is perhaps half of it
        return this->hasEnded() || giveUp();
    }
    bool hasFailed() const override { return this->hasEnded() && !m_outcome->hasValue(); }
    bool mayEndFromOutside() const override { return true; }
    QString description() const override { return QStringLiteral("work in another thread"); }
    T take() { return std::move(*m_outcome).value(); }

private:
    template <typename Send, typename Function, typename... Arguments>
    void sendErrand(Send &send, Outcome<T> &&ifLost, Function &&function, Arguments &&...arguments)
    {
        using Stored = std::tuple<std::decay_t<Arguments>...>;
        send(Errand<T, std::decay_t<Function>, Stored>(
            m_work, ResultReply<T>(m_link, std::move(ifLost)),
            std::decay_t<Function>(std::forward<Function>(function)),
            Stored(std::forward<Arguments>(arguments)...)));
    }
    //! True: it has not begun, and never will.
    bool giveUp()
    {
        if (m_work->claim())
            return true;
        WorkElsewhere::cancel(m_work);
        return false;
    }
    void settle(Outcome<T> &&outcome) override
    {
        if (this->hasEnded())
            return;
        m_outcome.emplace(m_isCancelled ? Outcome<T>() : std::move(outcome));
        this->end();
    }
    const std::shared_ptr<WorkElsewhere> m_work = std::make_shared<WorkElsewhere>();
    const SignalLink::Pointer m_link;
    std::optional<Outcome<T>> m_outcome;
    bool m_isCancelled = false;
};

//! \internal What is returned by what cannot be called, and has been complained of: whatever is wanted.
struct ReturnedByMistake
{
    template <typename T>
    operator T() const
    {
        std::terminate();
    }
};

template <typename Function, typename... Arguments>
using ReturnedElsewhere = std::decay_t<typename std::conditional_t<
    TakesStopToken<Function, Arguments...>,
    std::invoke_result<std::decay_t<Function> &, std::stop_token &, std::decay_t<Arguments> &...>,
    std::conditional_t<IsWork<Function, Arguments...>,
                       std::invoke_result<std::decay_t<Function> &, std::decay_t<Arguments> &...>,
                       std::type_identity<ReturnedByMistake>>>::type>;
template <typename Function, typename... Arguments>
using ResultElsewhere = typename ValueOfTask<ReturnedElsewhere<Function, Arguments...>>::Type;

//! \internal For what takes functions that can be copied.
template <typename Errand>
class SharedErrand
{
public:
    explicit SharedErrand(Errand &&errand) : m_errand(std::make_shared<Errand>(std::move(errand))) {}
    void operator()() const { (*m_errand)(); }

private:
    std::shared_ptr<Errand> m_errand;
};

//! \internal Of an Errand that is destroyed on its way: \a Lost is thrown.
template <typename T, typename Lost>
Outcome<T> outcomeIfLost()
{
    if constexpr (std::is_same_v<Lost, TaskCancelled>)
        return Outcome<T>();
    else
        return Outcome<T>(std::make_exception_ptr(Lost()));
}

//! \internal What on() and onPool() return: \a send gets the Errand.
template <typename Lost, typename Send, typename Function, typename... Arguments>
auto sendElsewhere(Send send, Function &&function, Arguments &&...arguments)
{
    using T = ResultElsewhere<Function, Arguments...>;
    if constexpr (isCheckedWork<Function, Arguments...>())
        return ElsewhereWaiting<T>(std::move(send), outcomeIfLost<T, Lost>(),
                                   std::forward<Function>(function), std::forward<Arguments>(arguments)...);
    else // has been complained of
        return ElsewhereWaiting<T>(std::move(send), outcomeIfLost<T, Lost>(),
                                   []() -> T { std::terminate(); });
}

} // namespace Detail

/*!
    Calls \a function with \a arguments in the thread of \a scheduler, and waits for its result, or, where it returns a Task, for that
    task's:

        const auto rows = co_await on(worker, countRows, database);

    Function and arguments are copied or moved there, and kept while it runs: it may take them by value, or by reference. It is on its
    way with this call. What it throws is thrown here. A scheduler that
    has ended, or ends before the work is done, throws SchedulerEnded.

    When the task that waits is cancelled, the work does not begin, or, if it has, its task is cancelled there; a plain function comes
    to its end, which is waited for. One whose first parameter is an std::stop_token is given one, as by std::jthread, that asks it to
    stop then; its result counts no more. A member function is given none: write a lambda. A task that is destroyed at once, with its
    Scope, leaves the work behind: it must not refer to anything of it. Thread-safety: the calling thread's scheduler.
    Cost: two calls from thread to thread, and five allocations.
*/
template <typename Function, typename... Arguments>
auto on(const RemoteScheduler &scheduler, Function &&function, Arguments &&...arguments)
{
    return Detail::sendElsewhere<SchedulerEnded>(
        [&scheduler](auto &&errand) { scheduler.call(std::move(errand)); }, std::forward<Function>(function),
        std::forward<Arguments>(arguments)...);
}

//! The same in \a thread, which has an event loop of any kind; one that has not begun yet does it then.
template <std::derived_from<QThread> Thread, typename Function, typename... Arguments>
auto on(Thread *thread, Function &&function, Arguments &&...arguments)
{
    return Detail::sendElsewhere<SchedulerEnded>(
        [thread](auto &&errand) {
            Detail::postTo(static_cast<QThread *>(thread), Detail::SharedErrand(std::move(errand)));
        },
        std::forward<Function>(function), std::forward<Arguments>(arguments)...);
}

/*!
    Calls \a function with \a arguments in a thread of \a pool, and waits for its result:

        const auto image = co_await onPool(scaled, photo, size);

    What it throws is thrown here; TaskCancelled, if the pool is cleared before it begins. When the task that waits is cancelled, it
    does not begin; if it has begun, its end is waited for, and it is asked to stop if its first parameter is an std::stop_token.
    A task that is destroyed at once leaves it behind, as with on(). Give it a Progress to hear how far it is; a BoundedPool bounds
    what waits for a thread.
*/
template <typename Function, typename... Arguments>
auto onPool(QThreadPool *pool, Function &&function, Arguments &&...arguments)
{
    static_assert(!Detail::IsTask<Detail::ReturnedElsewhere<Function, Arguments...>>,
                  "onPool(): the threads of a pool run no tasks: give it a plain function");
    return Detail::sendElsewhere<TaskCancelled>(
        [pool](auto &&errand) { Detail::postTo(pool, Detail::SharedErrand(std::move(errand))); },
        std::forward<Function>(function), std::forward<Arguments>(arguments)...);
}
//! The same in Qt's own pool.
template <typename Function, typename... Arguments>
requires(!std::convertible_to<Function, QThreadPool *>) auto onPool(Function &&function,
                                                                    Arguments &&...arguments)
{
    return onPool(QThreadPool::globalInstance(), std::forward<Function>(function),
                  std::forward<Arguments>(arguments)...);
}

} // namespace Signalbox
