// SPDX-License-Identifier: MIT
#pragma once

#include "event.h"

#include <bit>
#include <concepts>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <type_traits>

namespace Signalbox {

//! For limits: there is none.
inline constexpr qsizetype Unlimited = -1;

/*!
    Where the events of one queue stand in line. A queue has one; those of sub-queues are their own.

    A leaf is one line or several, which it serves in turns of its own. An event that must be handled is held at the
    head of its line while it is delivered, and until somebody accepts it; that line stands still meanwhile, and
    others go on. Derive from this for an order of your own.

    Thread-safety: none. All calls come from the queue, which keeps to what each of them asks for. Errors: what it throws is
    caught and reported. If it has no more events than before when room was asked for, or an event pushed, that event is refused; one
    that it does not hold is delivered once. When it does not give its next event, it stands still until another one comes.
*/
class SIGNALBOX_CORE_EXPORT EventLeaf
{
public:
    EventLeaf() = default;
    virtual ~EventLeaf();
    EventLeaf(const EventLeaf &) = delete;
    EventLeaf &operator=(const EventLeaf &) = delete;

    //! May \a event come in, if \a limit is the most there may be? Unlimited when it is negative.
    virtual bool hasRoomFor(const Event &event, qsizetype limit) const;
    //! True when hasRoomFor() may say otherwise for another event: then all who wait for room are asked, in turn.
    virtual bool roomDependsOnEvent() const;

    virtual void push(EventPointer<> event) = 0;
    //! The next event, which leaves. Only while isReady().
    virtual EventPointer<> take() = 0;

    //! Puts \a event, which was taken last, back at the head of its line, and stops that line.
    virtual void hold(EventPointer<> event) = 0;
    //! The line of \a event, which is held, goes on, with this event first.
    virtual void release(const Event &event) = 0;
    //! Takes \a event, which is held, out; its line goes on.
    virtual void discard(const Event &event) = 0;

    /*!
        Takes \a event, which is in it and not held, out of wherever it stands: who sent it wants it no more. False, as it is
        unless this is overridden: it stays, and is delivered.
    */
    virtual bool remove(const Event &event);

    //! Any event, held or not, which leaves; of each line the head. Null when there is none.
    virtual EventPointer<> takeAny() = 0;

    //! Is there an event in a line that goes on?
    virtual bool isReady() const = 0;
    //! With those that are held.
    virtual qsizetype size() const = 0;
};

//! Makes a leaf for a new queue.
using LeafFactory = std::function<std::unique_ptr<EventLeaf>()>;

/*!
    One line: first in, first out. What a queue has unless it is told otherwise. Cost: O(1), no allocation.
*/
SIGNALBOX_CORE_EXPORT LeafFactory fifoLeaf();

/*!
    What each key may have in a keyedLeaf().
*/
struct KeyedLimits
{
    qsizetype perKey = Unlimited; //!< Events of one key, at the most.
    qsizetype reserve = 1; //!< So many places of the queue's limit are for keys that have nothing in it.
};

namespace Detail {

//! In the order of the numbers themselves: signed ones, and unsigned ones moved down by half of their range.
template <std::integral Value>
constexpr qint64 orderOf(Value value)
{
    if constexpr (std::is_same_v<Value, bool> || std::is_signed_v<Value> || sizeof(Value) < sizeof(qint64))
        return qint64(value);
    else
        return qint64(quint64(value) ^ (quint64(1) << 63));
}
//! Of floating point: their bits are ordered as the numbers are, from the sign on. What is no number is the last.
constexpr qint64 orderOf(double value)
{
    if (value != value)
        return std::numeric_limits<qint64>::min();
    const auto bits = std::bit_cast<qint64>(value == 0 ? 0.0 : value); // -0.0 is as urgent as 0.0
    return bits >= 0 ? bits : std::numeric_limits<qint64>::min() - bits;
}

template <typename Value>
concept PriorityValue = std::integral<Value> || std::is_enum_v<Value> || std::is_same_v<Value, float> || std::is_same_v<Value, double>;

using EventPriority = std::function<std::optional<qint64>(const Event &)>;
using EventKeyOf = std::function<Key(const Event &)>;
SIGNALBOX_CORE_EXPORT LeafFactory makePriorityLeaf(EventPriority priority);
SIGNALBOX_CORE_EXPORT LeafFactory makeKeyedLeaf(EventKeyOf key, KeyedLimits limits);

} // namespace Detail

/*!
    The event whose \a member is larger comes first; equals keep their order; events without that member come last.
    \a member, an integral or floating point number or an enum, need not be a key. Of floating point, what is no number comes after
    all numbers. A held event is not overtaken. Cost: O(log n).
*/
template <EventStruct T, typename Value>
LeafFactory priorityLeaf(Value T::*member)
{
    static_assert(Detail::PriorityValue<Value>, "priorityLeaf() orders events by a member that is an integer, an enum, a float or a "
                                                "double.");
    return Detail::makePriorityLeaf([member](const Event &event) -> std::optional<qint64> {
        const auto *value = event.as<T>();
        if (!value)
            return std::nullopt;
        if constexpr (std::is_enum_v<Value>)
            return Detail::orderOf(std::underlying_type_t<Value>(value->*member));
        else
            return Detail::orderOf(value->*member);
    });
}

/*!
    A line for each value of \a member, which are served in turns: whoever sends much delays himself. Events without
    that member, and those where it is absent, share a line. A held event stops the line of its key only.

    With a limit L of the queue: a key that has nothing in it, and has not been served of late, comes in while there are
    fewer than L events; one that has been served of late and has nothing, while there are fewer than L - reserve; one that
    has something, while there are fewer than L - reserve - (keys served of late that have nothing). Of late: in the last
    10 L to 20 L events, and at most 20,480. So there is room left for those that will come back.
    Cost: O(1) on average; an allocation for a key that was not there of late.
    Source: VLCP's AutoClassQueue.
*/
template <EventStruct T, EventKey Value>
LeafFactory keyedLeaf(Value T::*member, KeyedLimits limits = {})
{
    return Detail::makeKeyedLeaf(
        [member](const Event &event) {
            const auto *value = event.as<T>();
            if (!value || !Detail::KeyTraits<Value>::isPresent(value->*member))
                return Detail::Key();
            return Detail::Key(
                Detail::KeyView{&Detail::keyOperations<Value>, std::addressof(value->*member)});
        },
        limits);
}

} // namespace Signalbox
