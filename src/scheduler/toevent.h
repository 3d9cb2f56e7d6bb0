// SPDX-License-Identifier: MIT
#pragma once

#include "../events/event.h"

#include <optional>
#include <type_traits>

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
    if constexpr (IsOptional<Value>::value)
        return made ? toEvent(*std::forward<Made>(made)) : EventPointer<>();
    else if constexpr (EventStruct<Value>)
        return makeEvent(Value(std::forward<Made>(made)));
    else
        return EventPointer<>(std::forward<Made>(made));
}

} // namespace Signalbox::Detail
