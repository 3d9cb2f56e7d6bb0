// SPDX-License-Identifier: MIT
#pragma once

#include "combinators.h"

#include <functional>

namespace Signalbox {
namespace Detail {

//! \internal What when() returns: it points to what is waited for.
template <typename Source, typename Handler>
struct SelectArm
{
    SelectArm(Source &&armSource, Handler armHandler)
        : source(std::forward<Source>(armSource)), handler(std::move(armHandler))
    {
    }
    Source &&source;
    Handler handler;
};

template <typename Handler, typename Result>
decltype(auto) handle(Handler &handler, Result &&result)
{
    using Value = std::remove_cvref_t<Result>;
    constexpr bool takesNothing = std::is_same_v<Value, Nothing> || !std::is_invocable_v<Handler &, Result>;
    static_assert(
        takesNothing ? std::is_invocable_v<Handler &> : std::is_invocable_v<Handler &, Result>,
        "when() takes what is waited for, and a function that is called with its result, or with nothing");
    if constexpr (takesNothing)
        return std::invoke(handler);
    else
        return std::invoke(handler, std::forward<Result>(result));
}

//! \internal What select() returns.
template <typename... Arms>
class SelectOf;
template <typename... Sources, typename... Handlers>
class SelectOf<SelectArm<Sources, Handlers>...> final : public CombinationOf<ArmSource<Sources>...>
{
    using Base = CombinationOf<ArmSource<Sources>...>;

public:
    using Result = std::size_t;

    explicit SelectOf(SelectArm<Sources, Handlers> &&...arms)
        : Base(Combination::Policy::Any, std::forward<Sources>(arms.source)...)
        , m_handlers(std::move(arms.handler)...)
    {
    }

    Result take()
    {
        this->withDecisive([this](auto index) {
            using Returned =
                decltype(handle(std::get<index>(m_handlers), takeOf(std::get<index>(this->m_arms))));
            static_assert(
                !IsTask<std::remove_cvref_t<Returned>>,
                "a function of when() is no coroutine: co_await what it would do behind select(), which "
                "tells whose turn it was");
            static_cast<void>(handle(std::get<index>(m_handlers), takeOf(std::get<index>(this->m_arms))));
        });
        return std::size_t(this->decisive());
    }

private:
    std::tuple<Handlers...> m_handlers;
};

} // namespace Detail

//! One of those that select() waits for: a Task, something that is waited for, or a matcher; and what is done with its result.
template <Detail::Awaitable Source, typename Handler>
Detail::SelectArm<Source, Handler> when(Source &&source, Handler handler)
{
    return Detail::SelectArm<Source, Handler>(std::forward<Source>(source), std::move(handler));
}

/*!
    Waits for the first of several, and calls its function with what it has got:

        while (isOpen)
            co_await select(when(lines.receive(), [&](auto line) { show(line); }),
                            when(signal(button, &QPushButton::clicked), [&] { isOpen = false; }));

    As any(): the others are cancelled, and what they have got and nobody has taken is there for the next time. A signal is one of these
    only while it is waited for: make a stream() of it, before the loop, if none may be missed. Its result is the index of
    the one that was called. What fails throws, and no function is called.
*/
template <typename... Sources, typename... Handlers>
requires(sizeof...(Sources) > 0) auto select(Detail::SelectArm<Sources, Handlers> &&...arms)
{
    return Detail::SelectOf<Detail::SelectArm<Sources, Handlers>...>(std::move(arms)...);
}

} // namespace Signalbox
