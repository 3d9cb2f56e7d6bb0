// SPDX-License-Identifier: MIT
#pragma once

#include "../core/listhook.h"
#include "../events/event.h"
#include "../events/wait.h"
#include "call.h"
#include "remotescheduler.h"

#include <QtCore/qobject.h>

#include <atomic>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

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
            begin(codeOf<Slot>(), addressOf(slot));
    }
    ~SlotMeasure()
    {
        if (m_code) [[unlikely]]
            end();
    }
    SlotMeasure(const SlotMeasure &) = delete;
    SlotMeasure &operator=(const SlotMeasure &) = delete;

    static std::atomic<int> users; // schedulers that look for slow turns

    //! What has a symbol that names \a Slot.
    template <typename Slot>
    static std::uintptr_t codeOf()
    {
        return reinterpret_cast<std::uintptr_t>(&CalledFunction<Slot>::call);
    }
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

private:
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

/*!
    \internal
    What Scheduler::on() has connected. While its context is in the scheduler's thread, the slot is called as an event is delivered; where that has
    gone to another one, Qt's queue carries the call there.

    Whether the context lives is Qt's to say: it is the receiver of a connection that nobody but us can cut, and that destroys a function object of
    ours when it goes. Where it lives is asked with each event, under a lock that the context's end takes as well: no event filter has to see it move.

    Thread-safety: the scheduler's thread; references and isOver(): any. Ownership: references. One is the connection's and that of calls on their way.
*/
class SIGNALBOX_CORE_EXPORT ConnectedSlot : public Waiter, public ListHook<ConnectedSlot>
{
public:
    //! Of what is new.
    void connect(SchedulerCore &scheduler, const Matcher &matcher, const QObject &context);
    //! It is called no more, but for what is on its way. Its function object goes when no call of it is left.
    void end();
    bool isOver() const noexcept { return m_isOver.load(std::memory_order_acquire); }

    void ref() noexcept { m_references.fetch_add(1, std::memory_order_relaxed); }
    void unref() noexcept
    {
        if (m_references.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete this;
    }

protected:
    //! Keeps the function object, for a call that Qt carries to another thread.
    class Use
    {
    public:
        explicit Use(ConnectedSlot &slot) noexcept : m_slot(&slot) { slot.m_uses.fetch_add(1, std::memory_order_relaxed); }
        Use(const Use &other) noexcept : Use(*other.m_slot) {}
        Use(Use &&other) noexcept : m_slot(std::exchange(other.m_slot, nullptr)) {}
        Use &operator=(const Use &) = delete;
        ~Use()
        {
            if (m_slot)
                m_slot->endUse();
        }
        void call(const EventPointer<> &event) const { m_slot->call(event); }

    private:
        ConnectedSlot *m_slot;
    };

    ConnectedSlot();
    ~ConnectedSlot() override;
    //! In the context's thread. Throws nothing.
    virtual void call(const EventPointer<> &event) = 0;
    //! Has it called in the thread of \a context, by Qt's queue.
    virtual void carry(QObject &context, const EventPointer<> &event) = 0;
    //! Destroys the function object, in the thread of its last use.
    virtual void forget() = 0;
    virtual Call::Facts facts() const = 0;
    //! Reports what the slot throws just now that has got \a event.
    static void reportException(const EventPointer<> &event);

private:
    class Tie;

    void eventArrived(Wait &wait, const EventPointer<> &event) override;
    const QObject *context() const override;
    bool isCarried(const EventPointer<> &event);
    void callShown(const EventPointer<> &event);
    void contextGone();
    void endUse();

    // What an event needs comes first: among many slots, none of it is in a cache.
    std::optional<Wait> m_wait; // none: it has ended
    mutable std::atomic<bool> m_isLocked{false};
    bool m_isContextGone = false;       // in another thread; under the lock
    std::atomic<bool> m_isOver{false};  // also once there is no m_wait
    int m_running = 0;                  // calls in this thread
    const QObject *m_context = nullptr; // until it is gone, or this is over
    const QThread *m_thread = nullptr;  // the scheduler's
    std::atomic<int> m_uses{1};
    std::atomic<int> m_references{1}; // of all uses together, and of handles and others
    QMetaObject::Connection m_connection;
    RemoteScheduler m_remote;
};

//! \internal \a T is what its matcher wants, \c void for any event.
template <typename T, typename Context, typename Slot>
class ConnectedSlotOf final : public ConnectedSlot
{
public:
    ConnectedSlotOf(const Context *context, Slot &&slot) : m_slot(std::move(slot)), m_context(context) {}

private:
    //! Readers of Qt's queue are shown its name.
    struct CarriedCall
    {
        void operator()() const { slot.call(event); }
        Use slot;
        EventPointer<> event;
    };

    void call(const EventPointer<> &event) override
    {
        auto &slot = *m_slot;
        const SlotMeasure measure(slot);
        try {
            if constexpr (std::is_member_function_pointer_v<Slot>)
                callEventSlot<T>(slot, event, const_cast<Context *>(m_context));
            else
                callEventSlot<T>(slot, event);
        } catch (...) {
            reportException(event);
        }
    }
    void carry(QObject &context, const EventPointer<> &event) override
    {
        QMetaObject::invokeMethod(&context, CarriedCall{Use(*this), event}, Qt::QueuedConnection);
    }
    void forget() override { m_slot.reset(); }
    Call::Facts facts() const override { return {nullptr, SlotMeasure::codeOf<Slot>(), SlotMeasure::addressOf(*m_slot)}; }

    std::optional<Slot> m_slot;
    const Context *const m_context; // of member functions only
};

} // namespace Signalbox::Detail
