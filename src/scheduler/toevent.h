// SPDX-License-Identifier: MIT
#pragma once

#include "../events/event.h"

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

namespace Signalbox::Detail {

template <typename T>
struct IsOptional : std::false_type
{
};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type
{
};

//! \internal \a made as an event: a struct, an EventPointer, or maybe one of them; null when there is none.
template <typename Made>
EventPointer<> toEvent(Made &&made)
{
    using Value = std::remove_cvref_t<Made>;
    if constexpr (IsOptional<Value>::value) {
        return made ? toEvent(*std::forward<Made>(made)) : EventPointer<>();
    } else if constexpr (EventStruct<Value>) {
        return makeEvent(Value(std::forward<Made>(made)));
    } else {
        constexpr bool isPointer = std::is_constructible_v<EventPointer<>, Made>;
        static_assert(isPointer, "What is sent is an event struct, with SIGNALBOX_EVENT() in it, an "
                                 "EventPointer, or std::optional of either.");
        if constexpr (isPointer)
            return EventPointer<>(std::forward<Made>(made));
        else
            return {};
    }
}

//! \internal What \a make makes of \a arguments, as an event.
template <typename Make, typename... Arguments>
EventPointer<> madeEvent(Make &make, Arguments &&...arguments)
{
    constexpr bool returnsNothing = std::is_void_v<std::invoke_result_t<Make &, Arguments...>>;
    static_assert(!returnsNothing, "What sendOn() makes an event with returns one: an event struct, an "
                                   "EventPointer, or std::optional of either, for nothing to be sent.");
    if constexpr (returnsNothing)
        return {};
    else
        return toEvent(std::invoke(make, std::forward<Arguments>(arguments)...));
}

} // namespace Signalbox::Detail
