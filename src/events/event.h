// SPDX-License-Identifier: MIT
#pragma once

#include "../core/clock.h"
#include "../core/recycledmemory.h"
#include "eventtype.h"

#include <atomic>
#include <concepts>
#include <cstddef>
#include <utility>

namespace Signalbox {

class DynamicEvent;
template <typename T = void>
class EventPointer;

namespace Detail {
struct EventAccess;
struct QueueNode;
struct StoredRecord;
} // namespace Detail

/*!
    What is sent, queued and delivered: an event struct that does not change any more, with what happens to it.
    Hold it by an EventPointer.

    Thread-safety: it may be made in one thread and go to another one; reading it and holding it is safe in all
    threads, and so is accepting it.
*/
class SIGNALBOX_CORE_EXPORT Event
{
public:
    Event(const Event &) = delete;
    Event &operator=(const Event &) = delete;

    const EventType &type() const { return *m_type; }
    EventKind kind() const { return m_kind; }

    //! The event struct, if it is a \a T or derived from it; otherwise null.
    template <EventStruct T>
    const T *as() const
    {
        const auto &wanted = EventType::of<T>();
        return m_type->isA(wanted) ? static_cast<const T *>(m_type->upcast(value(), wanted)) : nullptr;
    }
    //! The fields of an event whose type is defined at run time; otherwise null.
    const DynamicEvent *asDynamic() const;

    //! Its keys by name, and all fields of one whose type is defined at run time.
    QVariantMap toVariantMap() const;

    /*!
        Takes an event that must be handled: it leaves its queue, now or when its delivery is over, and what is
        behind it follows. One accept() suffices, whoever calls it; others change nothing. In another thread than that of
        its queue it leaves a moment later, and cannot be sent again before. When it is sent again, it is to be accepted again.
    */
    void accept() const;
    bool isAccepted() const { return m_isAccepted.load(std::memory_order_relaxed); }

    //! \internal
    const void *value() const
    {
        return reinterpret_cast<const std::byte *>(this) + m_valueOffset * ValueAlignment;
    }

protected:
    //! \internal \a value stands behind this, in the same object.
    Event(const EventType &type, const void *value, EventKind kind)
        : m_type(&type)
        , m_kind(kind)
        , m_valueOffset(quint8((static_cast<const std::byte *>(value) - reinterpret_cast<const std::byte *>(this)) / ValueAlignment))
    {
    }
    ~Event() = default;

private:
    friend struct Detail::EventAccess;

    // All of it is one line of the cache: with many events in flight, it is the miss on them that costs.
    static constexpr std::ptrdiff_t ValueAlignment = 8;

    const EventType *m_type;
    mutable std::atomic<int> m_references{1}; // that of whoever makes it
    const EventKind m_kind;
    const quint8 m_valueOffset;
    mutable std::atomic<bool> m_isAccepted{false};

    // By the thread of the queue that it is in, or is coming into: whoever sets m_queue, which is null in none, has the rest.
    enum Holding : quint8 { NotHeld = 0, Held = 1, HasWarned = 2 };
    mutable std::atomic<quint8> m_holding{NotHeld};
    mutable const Event *m_next = nullptr;
    mutable const Event *m_ahead = nullptr; // some events behind that, perhaps gone: an address to load early
    mutable std::atomic<Detail::QueueNode *> m_queue{nullptr};
    mutable std::atomic<Detail::StoredRecord *> m_record{nullptr};
    mutable Deadline m_queuedAt{};
    mutable std::atomic<quint64> m_number{0}; // with the EventHome of the queue that it was in last
};

//! \a event as `PortUp(device: "eth0", port: 3)`.
SIGNALBOX_CORE_EXPORT QDebug operator<<(QDebug debug, const Event &event);

namespace Detail {

SIGNALBOX_CORE_EXPORT void printEvent(QDebug debug, const EventType &type, const void *event);

//! What the library does with an event that others must not.
struct EventAccess
{
    static void reference(const Event *event) { event->m_references.fetch_add(1, std::memory_order_relaxed); }
    static void release(const Event *event)
    {
        // The last one sees what all others did to the event; when there is only one, nobody else can come.
        if (event->m_references.load(std::memory_order_acquire) == 1 ||
            event->m_references.fetch_sub(1, std::memory_order_acq_rel) == 1)
            event->m_type->destroy(event);
    }
    static const Event *&next(const Event &event) { return event.m_next; }
    static const Event *&ahead(const Event &event) { return event.m_ahead; }
    //! Null: it is in none. Of all threads.
    static QueueNode *queue(const Event &event) { return event.m_queue.load(std::memory_order_relaxed); }
    /*!
        Takes \a event, which is in no queue, for \a queue: true for one thread only, however many try, until it is given back. What others
        did to it before is seen then.
    */
    static bool claim(const Event &event, QueueNode &queue)
    {
        if (event.m_queue.load(std::memory_order_acquire))
            return false;
        // Most have one owner, who calls this: nobody else can.
        if (event.m_references.load(std::memory_order_acquire) != 1) [[unlikely]]
            return claimShared(event, queue);
        event.m_queue.store(&queue, std::memory_order_relaxed);
        return true;
    }
    //! Of one that is claimed.
    static void setQueue(const Event &event, QueueNode &queue)
    {
        event.m_queue.store(&queue, std::memory_order_relaxed);
    }
    //! Of one that is claimed, and of which nothing more is asked: another thread may have it at once.
    static void giveBack(const Event &event) { event.m_queue.store(nullptr, std::memory_order_release); }
    //! Null: it is in no StoredEvents.
    static StoredRecord *record(const Event &event) { return event.m_record.load(std::memory_order_acquire); }
    //! False: another StoredEvents, perhaps of another thread, has it.
    static bool claimRecord(const Event &event, StoredRecord &record)
    {
        StoredRecord *none = nullptr;
        return event.m_record.compare_exchange_strong(none, &record, std::memory_order_acq_rel,
                                                      std::memory_order_relaxed);
    }
    static void giveRecordBack(const Event &event) { event.m_record.store(nullptr, std::memory_order_release); }
    static Deadline &queuedAt(const Event &event) { return event.m_queuedAt; }
    static quint64 number(const Event &event) { return event.m_number.load(std::memory_order_relaxed); }
    static void setNumber(const Event &event, quint64 number)
    {
        event.m_number.store(number, std::memory_order_relaxed);
    }
    //! Of all threads; others may change it meanwhile.
    static int referenceCount(const Event &event)
    {
        return event.m_references.load(std::memory_order_relaxed);
    }
    //! True once, until it comes into a queue anew: nobody has been warned of it.
    static bool mayWarn(const Event &event)
    {
        const auto holding = event.m_holding.load(std::memory_order_relaxed);
        event.m_holding.store(quint8(holding | Event::HasWarned), std::memory_order_relaxed);
        return !(holding & Event::HasWarned);
    }
    //! Before it comes into a queue anew: nobody has accepted it.
    static void startAnew(const Event &event)
    {
        event.m_isAccepted.store(false, std::memory_order_relaxed);
        event.m_holding.store(Event::NotHeld, std::memory_order_relaxed);
    }
    static bool isHeld(const Event &event)
    {
        return event.m_holding.load(std::memory_order_acquire) & Event::Held;
    }
    static void setHeld(const Event &event, bool isHeld)
    {
        const auto warned = event.m_holding.load(std::memory_order_relaxed) & Event::HasWarned;
        event.m_holding.store(quint8(warned | (isHeld ? Event::Held : Event::NotHeld)),
                              std::memory_order_release);
    }

private:
    static bool claimShared(const Event &event, QueueNode &queue)
    {
        QueueNode *none = nullptr;
        return event.m_queue.compare_exchange_strong(none, &queue, std::memory_order_acquire,
                                                     std::memory_order_relaxed);
    }
};

template <typename T>
struct EventBox : Event, Recycled
{
    static_assert(alignof(T) <= 1024, "An event struct is aligned to 1024 bytes at the most.");
    EventBox(const EventType &type, T &&event, EventKind kind)
        : Event(type, &m_event, kind), m_event(std::move(event))
    {
    }
    T m_event;
};

} // namespace Detail

/*!
    Shares an Event of any type: EventPointer<>.

    Copies cost an atomic increment. \threadsafe As far as different pointers are concerned.
*/
template <>
class EventPointer<void>
{
public:
    EventPointer() = default;
    explicit EventPointer(const Event *event) : m_event(event)
    {
        if (m_event)
            Detail::EventAccess::reference(m_event);
    }
    EventPointer(const EventPointer &other) : EventPointer(other.m_event) {}
    EventPointer(EventPointer &&other) noexcept : m_event(std::exchange(other.m_event, nullptr)) {}
    EventPointer &operator=(EventPointer other) noexcept
    {
        std::swap(m_event, other.m_event);
        return *this;
    }
    ~EventPointer()
    {
        if (m_event)
            Detail::EventAccess::release(m_event);
    }

    explicit operator bool() const { return m_event; }
    const Event *get() const { return m_event; }
    const Event &operator*() const { return *m_event; }
    const Event *operator->() const { return m_event; }
    friend bool operator==(const EventPointer &a, const EventPointer &b) { return a.m_event == b.m_event; }

    //! \internal Hands the reference over to the caller, and takes one over.
    const Event *takeReference() { return std::exchange(m_event, nullptr); }
    static EventPointer adopt(const Event *event)
    {
        EventPointer pointer;
        pointer.m_event = event;
        return pointer;
    }

private:
    const Event *m_event = nullptr;
};

/*!
    Shares an Event that is a \a T or derived from it, and reads as a pointer to a constant \a T.

        [](const EventPointer<PortUp> &up) { show(up->device, up->port); up.accept(); }
*/
template <typename T>
class EventPointer : public EventPointer<>
{
public:
    EventPointer() = default;
    //! Null when \a event is null, or no \a T.
    explicit EventPointer(EventPointer<> event) : m_value(event ? event->as<T>() : nullptr)
    {
        if (m_value)
            EventPointer<>::operator=(std::move(event));
    }

    const T &operator*() const { return *m_value; }
    const T *operator->() const { return m_value; }

    //! As Event::accept().
    void accept() const { get()->accept(); }
    bool isAccepted() const { return get()->isAccepted(); }

private:
    template <EventStruct U>
    friend EventPointer<U> makeEvent(U event, EventKind kind);
    explicit EventPointer(const Detail::EventBox<T> *box)
        : EventPointer<>(EventPointer<>::adopt(box)), m_value(&box->m_event)
    {
    }

    const T *m_value = nullptr;
};

/*!
    Makes an Event of \a event, of the kind that its type says, or of \a kind.

    Cost: one allocation, or none where the thread has freed an event of its size before.
*/
template <EventStruct T>
EventPointer<T> makeEvent(T event, EventKind kind = EventType::of<T>().kind())
{
    return EventPointer<T>(new Detail::EventBox<T>(EventType::of<T>(), std::move(event), kind));
}

namespace Detail {

//! \internal What send() and its like make an event of. That a struct is none is said in a sentence, and not by a concept.
template <typename T>
concept SentStruct = std::is_class_v<T> && !std::convertible_to<T, EventPointer<>>;

//! \internal
template <typename T>
requires(!std::is_reference_v<T>) EventPointer<> sentEvent(T &&event)
{
    static_assert(EventStruct<T>, "What is sent is no event: it has no SIGNALBOX_EVENT.");
    if constexpr (EventStruct<T>)
        return makeEvent(std::move(event));
    else
        return {};
}

} // namespace Detail

//! Event structs print with the names of their keys, unless they have an operator of their own.
template <EventStruct T>
QDebug operator<<(QDebug debug, const T &event)
{
    Detail::printEvent(debug, EventType::of<T>(), &event);
    return debug;
}
template <typename T>
QDebug operator<<(QDebug debug, const EventPointer<T> &event)
{
    return event ? debug << *event.get() : debug << "Event(null)";
}

} // namespace Signalbox
