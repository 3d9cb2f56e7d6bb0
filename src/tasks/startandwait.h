// SPDX-License-Identifier: MIT
#pragma once

#include "combinators.h"
#include "eventflag.h"
#include "scope.h"

#include <QtCore/qscopeguard.h>

#include <memory>
#include <optional>

namespace Signalbox {

namespace Detail {

template <typename T>
struct ReadyState
{
    EventFlag flag;
    std::optional<ValueOf<T>> value;
};

//! \internal Of a task that has ended, and was never ready.
[[noreturn]] SIGNALBOX_CORE_EXPORT void throwNeverReady(const QString &task);

} // namespace Detail

/*!
    What a task says by that it is ready, to who has started it with startAndWait(). A value; copies are about the same.

    Thread-safety: the task's thread.
*/
template <typename T = void>
class Ready
{
public:
    //! \internal
    explicit Ready(std::shared_ptr<Detail::ReadyState<T>> state) : d(std::move(state)) {}

    //! Nothing when it was before.
    void set(Detail::ValueOf<T> value) const requires(!std::is_void_v<T>)
    {
        if (!d->value)
            d->value.emplace(std::move(value));
        d->flag.set();
    }
    void set() const requires(std::is_void_v<T>)
    {
        d->value.emplace();
        d->flag.set();
    }

private:
    std::shared_ptr<Detail::ReadyState<T>> d;
};

/*!
    Starts function(Ready<T>, \a arguments…), which returns a Task, in \a scope, and waits until it says that it is ready:

        Task<> serve(Ready<quint16> ready) { …; ready.set(server.serverPort()); … }
        const auto port = co_await startAndWait<quint16>(scope, serve);

    The task goes on in the scope then. If it fails before, that is thrown here; if it ends, std::logic_error; if it is cancelled, TaskCancelled. Who
    waits and is cancelled cancels it. \a scope must outlive the wait. Source: Trio's nursery.start().
*/
template <typename T = void, typename Function, typename... Arguments>
Task<T> startAndWait(Scope &scope, Function function, Arguments... arguments)
{
    static_assert(
        Detail::returnsTask<Function, Ready<T> &, Arguments &...>(),
        "startAndWait() takes a function that returns a Task, and whose first parameter is a Ready<T>");
    const auto state = std::make_shared<Detail::ReadyState<T>>();
    auto handle = scope.startAt(Detail::TaskRun::current()->callSite(), std::move(function), Ready<T>(state),
                                std::move(arguments)...);
    const auto cancelUnlessReady = qScopeGuard([&] {
        if (!state->flag.isSet())
            handle.cancel();
    });
    const auto first = co_await any(state->flag.wait(), handle.join()); // throws what the task has thrown
    if (first.index() == 1 && !state->flag.isSet())
        Detail::throwNeverReady(handle.name());
    if constexpr (!std::is_void_v<T>)
        co_return std::move(*state->value);
}

} // namespace Signalbox
