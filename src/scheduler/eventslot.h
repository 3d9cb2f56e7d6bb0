// SPDX-License-Identifier: MIT
#pragma once

#include "../events/event.h"

#include <functional>
#include <type_traits>

namespace Signalbox::Detail {

/*!
    \internal Calls \a slot with \a event as it wants it: the shared event, the struct, or nothing. \a T is what its
    matcher wants, \c void for any event; \a object, if there is one, is whose member function \a slot is.
*/
template <typename T, typename Slot, typename... Object>
void callEventSlot(Slot &slot, const EventPointer<> &event, Object *...object)
{
    using Struct = std::conditional_t<std::is_void_v<T>, Event, T>;
    if constexpr (std::is_invocable_v<Slot &, Object *..., const EventPointer<T> &>) {
        if constexpr (std::is_void_v<T>)
            std::invoke(slot, object..., event);
        else
            std::invoke(slot, object..., EventPointer<T>(event));
    } else if constexpr (std::is_invocable_v<Slot &, Object *..., const Struct &>) {
        if constexpr (std::is_void_v<T>)
            std::invoke(slot, object..., *event);
        else
            std::invoke(slot, object..., *event->as<T>());
    } else {
        static_assert(
            std::is_invocable_v<Slot &, Object *...>,
            "The slot of on() must take an EventPointer or the event struct that its matcher wants, or "
            "nothing; a member function must be one of the context's class.");
        std::invoke(slot, object...);
    }
}

} // namespace Signalbox::Detail
