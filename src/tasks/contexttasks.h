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
TaskHandle<T> start(const QObject *context, Task<T> task, SIGNALBOX_HERE)
{
    if (!task.isValid())
        Detail::throwNoTask("start");
    return TaskHandle<T>(Detail::startFor(context, task.release(), SIGNALBOX_SITE, "start"));
}

/*!
    The same with what a member function of \a context returns for \a arguments, or a function object, which lives as long as
    its task: start(this, &Window::load, id).
*/
template <typename Context, typename Function, typename... Arguments>
requires(std::is_base_of_v<QObject, Context> &&
         !Detail::IsTask<std::decay_t<Function>>) auto start(Context *context, Function function,
                                                             Arguments... arguments)
{
    if constexpr (std::is_member_function_pointer_v<Function>)
        return start(context, Detail::keep(function, context, std::move(arguments)...));
    else
        return start(context, Detail::keep(std::move(function), std::move(arguments)...));
}

} // namespace Signalbox
