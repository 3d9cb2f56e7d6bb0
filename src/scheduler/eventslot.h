// SPDX-License-Identifier: MIT
#pragma once

#include "../events/event.h"
#include "call.h"

#include <atomic>
#include <cstdint>
#include <cstring>
#include <functional>
#include <type_traits>

namespace Signalbox::Detail {

/*!
    \internal Measures a slot while it lives, where slow turns are looked for.

    Cost where they are not: a load.
*/
class SIGNALBOX_CORE_EXPORT SlotMeasure
{
public:
    template <typename Slot>
    explicit SlotMeasure(const Slot &slot)
    {
        if (users.load(std::memory_order_relaxed) > 0) [[unlikely]]
            begin(reinterpret_cast<std::uintptr_t>(&CalledFunction<Slot>::call), addressOf(slot));
    }
    ~SlotMeasure()
    {
        if (m_code) [[unlikely]]
            end();
    }
    SlotMeasure(const SlotMeasure &) = delete;
    SlotMeasure &operator=(const SlotMeasure &) = delete;

    static std::atomic<int> users; // schedulers that look for slow turns

private:
    //! Of the function that a pointer points to; 0 for function objects, which their type names.
    template <typename Slot>
    static std::uintptr_t addressOf(const Slot &slot)
    {
        std::uintptr_t address = 0;
        if constexpr (std::is_member_function_pointer_v<Slot> || std::is_pointer_v<Slot>)
            std::memcpy(&address, &slot,
                        sizeof address); // a virtual one has an odd number, and no symbol, here
        return address;
    }
    void begin(std::uintptr_t code, std::uintptr_t target);
    void end();

    std::uintptr_t m_code = 0;
    std::uintptr_t m_target = 0;
    Deadline m_begin{};
};

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
