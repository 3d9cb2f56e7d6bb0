// SPDX-License-Identifier: MIT
#pragma once

#include "scope.h"

#include <QtCore/qobject.h>

namespace Signalbox {

/*!
    Starts \a task as one of \a context's, which is destroyed with that object, at its destroyed(): frames go from the leaf up, as
    at the end of a Scope. What runs on the stack then, since it deletes the object itself, ends where it would wait next.

        start(this, loadPages());

    At destroyed() the members of derived classes are gone: a task whose destructors use them needs a Scope as their last member.
    An object that was moved to another thread has its tasks destroyed here, a moment after it.

    Thread-safety: the thread of \a context. Errors: without a context, with one of another thread, and with one that is being
    destroyed, nothing starts, with a warning, and the handle says Cancelled. What is thrown, and nobody asks for, is warned of.
    Cost: with the first task of an object, a connection and two allocations. Source: Kotlin's lifecycleScope, QCoro's issue 177.
*/
template <typename T>
TaskHandle<T> start(const QObject *context, Task<T> task, Detail::Site site = Detail::Site::here())
{
    if (!task.isValid())
        Detail::throwNoTask("start");
    return TaskHandle<T>(Detail::startFor(context, task.release(), site, "start"));
}

namespace Detail {

template <typename Context, typename Function>
concept MayReturnTaskFor = std::is_base_of_v<QObject, Context> && MayReturnTask<Function>;

//! \internal Starts what \a function returns, as if it were called at \a site. Takes what is moved.
template <typename Context, typename Function, typename... Arguments>
auto startFunctionFor(const Site &site, Context *context, Function &&function, Arguments &&...arguments)
{
    constexpr bool isMember = std::is_member_function_pointer_v<Function>;
    constexpr bool isTask =
        isMember ? returnsTask<Function, Context *, Arguments...>() : returnsTask<Function, Arguments...>();
    static_assert(isTask, "start() takes a Task, or a function that returns one, perhaps a member of the "
                          "context, and arguments for it");
    if constexpr (!isTask)
        return;
    else if constexpr (isMember)
        return start(context, keep(std::move(function), context, std::move(arguments)...), site);
    else
        return start(context, keep(std::move(function), std::move(arguments)...), site);
}

} // namespace Detail

/*!
    The same with what a member function of \a context returns for \a arguments, or a function object, which lives as long as
    its task: start(this, &Window::load, id).
*/
template <typename Context, typename Function, typename... Arguments>
requires Detail::MayReturnTaskFor<Context, Function>
auto start(Context *context, Function function, Arguments... arguments)
{
    return Detail::startFunctionFor({}, context, std::move(function), std::move(arguments)...);
}
// With few arguments, it is known from where, as in Scope::start().
template <typename Context, typename Function>
requires Detail::MayReturnTaskFor<Context, Function>
auto start(Context *context, Function function, Detail::Site site = Detail::Site::here())
{
    return Detail::startFunctionFor(site, context, std::move(function));
}
template <typename Context, typename Function, typename Argument>
requires Detail::MayReturnTaskFor<Context, Function>
auto start(Context *context, Function function, Argument argument, Detail::Site site = Detail::Site::here())
{
    return Detail::startFunctionFor(site, context, std::move(function), std::move(argument));
}
template <typename Context, typename Function, typename First, typename Second>
requires Detail::MayReturnTaskFor<Context, Function>
auto start(Context *context, Function function, First first, Second second,
           Detail::Site site = Detail::Site::here())
{
    return Detail::startFunctionFor(site, context, std::move(function), std::move(first), std::move(second));
}
template <typename Context, typename Function, typename First, typename Second, typename Third>
requires Detail::MayReturnTaskFor<Context, Function>
auto start(Context *context, Function function, First first, Second second, Third third,
           Detail::Site site = Detail::Site::here())
{
    return Detail::startFunctionFor(site, context, std::move(function), std::move(first), std::move(second),
                                    std::move(third));
}
template <typename Context, typename Function, typename First, typename Second, typename Third,
          typename Fourth>
requires Detail::MayReturnTaskFor<Context, Function>
auto start(Context *context, Function function, First first, Second second, Third third, Fourth fourth,
           Detail::Site site = Detail::Site::here())
{
    return Detail::startFunctionFor(site, context, std::move(function), std::move(first), std::move(second),
                                    std::move(third), std::move(fourth));
}

} // namespace Signalbox
