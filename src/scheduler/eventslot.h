// SPDX-License-Identifier: MIT
#pragma once

#include "../core/listhook.h"
#include "../events/event.h"
#include "../events/wait.h"
#include "call.h"

#include <atomic>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace Signalbox {
class EventListener;
}

namespace Signalbox::Detail {

struct SchedulerCore;

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

class ContextWatch;

/*!
    \internal
    What Scheduler::on() has connected. While its context lives in the scheduler's thread, the slot is called directly; in
    another one, by a signal of Qt's that is queued there.

    Thread-safety: the scheduler's thread; it may be destroyed in the context's. Ownership: its own while it is connected.
*/
class SIGNALBOX_CORE_EXPORT ConnectedSlot : public Waiter, private ListHook<ConnectedSlot>
{
public:
    //! Calls \a slot, which is new, with what \a matcher wants, until \a context is gone. False when that is just being destroyed.
    static bool connect(SchedulerCore &scheduler, const Matcher &matcher, const QObject &context,
                        const std::shared_ptr<ConnectedSlot> &slot);
    ~ConnectedSlot() override;

    //! It is called no more. Its function object goes, now or when the call that runs has returned.
    void end();
    bool isOver() const { return m_isOver; }

protected:
    ConnectedSlot();
    //! In the context's thread. Throws nothing.
    virtual void call(const EventPointer<> &event) = 0;
    //! Reports what the slot throws just now that has got \a event.
    static void reportException(const EventPointer<> &event);

private:
    friend class ContextWatch;
    template <typename, typename>
    friend class Signalbox::IntrusiveList;

    void eventArrived(Wait &wait, const EventPointer<> &event) override;
    const QObject *context() const override;
    void listenFor(const Matcher &matcher, const QObject &context);
    void finish();

    std::optional<Wait> m_wait; // near to the beginning: among many slots, none of what an event needs is in a cache
    int m_running = 0;
    bool m_isOver = false;
    ContextWatch *m_watch = nullptr;           // of a context in this thread
    std::unique_ptr<EventListener> m_listener; // of one in another thread
    std::shared_ptr<ConnectedSlot> m_self;
};

//! \internal \a T is what its matcher wants, \c void for any event.
template <typename T, typename Context, typename Slot>
class ConnectedSlotOf final : public ConnectedSlot
{
public:
    ConnectedSlotOf(const Context *context, Slot &&slot) : m_slot(std::move(slot)), m_context(context) {}

private:
    void call(const EventPointer<> &event) override
    {
        const SlotMeasure measure(m_slot);
        try {
            if constexpr (std::is_member_function_pointer_v<Slot>)
                callEventSlot<T>(m_slot, event, const_cast<Context *>(m_context));
            else
                callEventSlot<T>(m_slot, event);
        } catch (...) {
            reportException(event);
        }
    }

    Slot m_slot;
    const Context *const m_context; // of member functions only
};

} // namespace Signalbox::Detail
