// SPDX-License-Identifier: MIT
#pragma once

#include "taskhandle.h"

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace Signalbox {

class Scope;

namespace Detail {
class ScopeGroup;

template <typename Function, typename... Arguments>
constexpr bool returnsTask()
{
    if constexpr (std::is_invocable_v<Function &, Arguments &...>)
        return IsTask<std::invoke_result_t<Function &, Arguments &...>>;
    else
        return false;
}

template <typename Function>
concept MayReturnTask = !IsTask<std::decay_t<Function>>;

//! \internal A task with the function and the arguments that it was made of.
template <typename Function, typename... Arguments>
auto keep(Function function, Arguments... arguments) -> std::invoke_result_t<Function &, Arguments &...>
{
    co_return co_await std::invoke(function, arguments...);
}

//! \internal What Scope::join() returns.
class SIGNALBOX_CORE_EXPORT ScopeJoin final : public Waiting, private ListHook<ScopeJoin>
{
public:
    using Result = void;

    explicit ScopeJoin(ScopeGroup &group);
    ~ScopeJoin() override;
    void take();
    Needed needs() const override;
    QString description() const override;

private:
    friend class ScopeGroup;
    template <typename, typename>
    friend class Signalbox::IntrusiveList;
    ScopeGroup *m_group; // null: it has gone
    std::exception_ptr m_error;
};
} // namespace Detail

/*!
    Tasks that end before it does: its destructor destroys them. As the last member of an object, it ends them before
    anything that they use goes:

        class Window : public QWidget
        {
            …
            Signalbox::Scope m_tasks; // the last member
        };
        m_tasks.start(loadModel());

    What a task must not be interrupted in (shield(), tryFinally()) goes on, as the scheduler's; so does a task that destroys
    its own scope, until it waits next.

    Thread-safety: the thread that made it. Errors: in another one, nothing starts, nothing is cancelled, and join() throws
    std::logic_error, each with a warning. Source: Trio's nurseries, corral.
*/
class SIGNALBOX_CORE_EXPORT Scope
{
public:
    //! What happens when one of its tasks fails.
    enum class Policy : quint8 {
        FailFast,  //!< The others are cancelled, and join() throws it.
        Collect,   //!< The others go on; join() throws it, TaskErrors if there are several.
        Supervise, //!< The others go on; the error handler gets it, or else a warning.
    };

    explicit Scope(Policy policy = Policy::FailFast);
    ~Scope();
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;

    //! That of this thread's scheduler, for tasks without another one. It supervises, and ends with the scheduler.
    static Scope &root();

    /*!
        Starts \a task: its turn comes in a slice, before any event that is sent from now on, unless the scope's limit has it wait, or a
        thousand others have gone on since the last event. Errors: a Task without a coroutine is refused with a warning and
        std::logic_error; a scope whose scheduler has ended destroys it, and the handle says Cancelled.
        Cost: no allocation once frames have ended.
    */
    template <typename T>
    TaskHandle<T> start(Task<T> task, Detail::Site site = Detail::Site::here())
    {
        if (!task.isValid())
            Detail::throwNoTask("Scope::start");
        return TaskHandle<T>(add(task.release(), site));
    }
    //! The same with what \a function returns for \a arguments; it lives as long as its task.
    template <typename Function, typename... Arguments>
    requires Detail::MayReturnTask<Function>
    auto start(Function function, Arguments... arguments)
    {
        return startAt({}, std::move(function), std::move(arguments)...);
    }
    // With few arguments, it is known from where, which no parameter behind a pack could tell.
    template <typename Function>
    requires Detail::MayReturnTask<Function>
    auto start(Function function, Detail::Site site = Detail::Site::here())
    {
        return startAt(site, std::move(function));
    }
    template <typename Function, typename Argument>
    requires Detail::MayReturnTask<Function>
    auto start(Function function, Argument argument, Detail::Site site = Detail::Site::here())
    {
        return startAt(site, std::move(function), std::move(argument));
    }
    template <typename Function, typename First, typename Second>
    requires Detail::MayReturnTask<Function>
    auto start(Function function, First first, Second second, Detail::Site site = Detail::Site::here())
    {
        return startAt(site, std::move(function), std::move(first), std::move(second));
    }
    template <typename Function, typename First, typename Second, typename Third>
    requires Detail::MayReturnTask<Function>
    auto start(Function function, First first, Second second, Third third,
               Detail::Site site = Detail::Site::here())
    {
        return startAt(site, std::move(function), std::move(first), std::move(second), std::move(third));
    }
    template <typename Function, typename First, typename Second, typename Third, typename Fourth>
    requires Detail::MayReturnTask<Function>
    auto start(Function function, First first, Second second, Third third, Fourth fourth,
               Detail::Site site = Detail::Site::here())
    {
        return startAt(site, std::move(function), std::move(first), std::move(second), std::move(third),
                       std::move(fourth));
    }
    //! \internal The same, as if it were called at \a site. Takes what is moved.
    template <typename Function, typename... Arguments>
    auto startAt(const Detail::Site &site, Function &&function, Arguments &&...arguments)
    {
        constexpr bool returnsTask = Detail::returnsTask<Function, Arguments...>();
        static_assert(returnsTask,
                      "Scope::start() takes a Task, or a function that returns one and arguments for it");
        if constexpr (returnsTask)
            return start(Detail::keep(std::move(function), std::move(arguments)...), site);
    }

    //! Cancels all that are in it. It can be used further.
    void cancel();
    /*!
        Waits until it is empty: co_await scope.join(). Throws by its policy; what was thrown is forgotten then.
    */
    Detail::ScopeJoin join();

    qsizetype count() const;
    bool isEmpty() const;

    //! How many run at once; more wait for their turn. Zero: any number, which is the default. Negative: warns, zero.
    void setLimit(int limit);
    int limit() const;

    //! Tasks that are started in it from now on are daemons: they do not keep Scheduler::run() running.
    void setDaemon(bool isDaemon);
    bool isDaemon() const;

    //! Is called with what a task of a scope that supervises has thrown, and its name.
    void setErrorHandler(std::function<void(const std::exception_ptr &error, const QString &task)> handler);

    //! In lists for people.
    void setName(const QString &name);
    QString name() const;

private:
    friend class Detail::ScopeGroup;
    Detail::TaskRunPointer add(Detail::TaskFrame &root, const Detail::Site &site);

    std::unique_ptr<Detail::ScopeGroup> d;
};

} // namespace Signalbox
