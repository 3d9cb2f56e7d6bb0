// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"

#include <cstdint>
#include <cstdlib>
#include <vector>

namespace Signalbox {

/*!
    A queue of timer slots by deadline; among equal deadlines the one armed first comes first.

    Slots are small numbers below MaxSlots that the caller hands out; each is armed once at most. The heap
    knows nothing of what a slot means, so that Qt's timers and a scheduler's live in one queue.

    Most timers are timeouts, which are pushed back or stopped again and again and hardly ever fire. So the
    heap is lazy: arming a slot for later than before, and disarming it, only note that in the slot's entry.
    Its item stays where it was, which is too early but never too late, and is put right when it comes to the
    top. Cost: O(1) for those, O(log n) for arming earlier and for what comes to the top, each of which pays
    for one call at most. No call allocates but arm() of a slot higher than ever before.

    A heap with four children a node: half as deep as a binary one, and the four siblings share a cache line
    of 16-byte items. Source: Williams (1964), "Heapsort"; LaMarca and Ladner (1996), "The influence of caches
    on the performance of heaps".
*/
class TimerHeap
{
public:
    using Slot = std::uint32_t;
    static constexpr int SlotBits = 24; // as many as Qt has timer ids
    static constexpr Slot MaxSlots = 1u << SlotBits;

    /*!
        When something was armed, compared with everything else that was. Wraps after 2^40 arms, and compares
        right across the wrap as long as no two queued slots were armed 2^39 arms apart.
    */
    struct Order
    {
        std::uint64_t value = 0;
    };

    struct Item
    {
        Deadline when;
        std::uint64_t order; // sequence number above, slot in the low SlotBits

        Slot slot() const { return Slot(order & (MaxSlots - 1)); }
        bool operator==(const Item &other) const = default;
    };

    TimerHeap();
    ~TimerHeap();
    TimerHeap(const TimerHeap &) = delete;
    TimerHeap &operator=(const TimerHeap &) = delete;

    bool isEmpty() const { return m_armed == 0; }
    std::uint32_t size() const { return m_armed; }

    //! The earliest item. Only while not isEmpty().
    const Item &first()
    {
        if (!isRight(m_items[0])) [[unlikely]]
            settle();
        return m_items[0];
    }

    bool contains(Slot slot) const { return slot < m_entries.size() && m_entries[slot].isArmed; }

    //! Arms \a slot for \a when, behind all that is due at the same time. It may be armed already.
    void arm(Slot slot, Deadline when) { arm(slot, when, takeOrder()); }
    //! The same at a place in the order that was taken before.
    void arm(Slot slot, Deadline when, Order order);

    //! Takes \a slot, which is armed, out of the queue.
    void disarm(Slot slot);

    //! Takes the next place in the order.
    Order takeOrder() { return {m_nextOrder += MaxSlots}; }

    /*!
        A line through the queue: everything due at \a now or before, and armed before this call, is in front
        of it. What a handler arms for \a now or later while a pass goes on is behind it, also if it is due at
        once.
    */
    Item horizon(Deadline now) { return {now, takeOrder().value}; }
    static bool isBefore(const Item &a, const Item &b)
    {
        if (a.when != b.when)
            return a.when < b.when;
        return std::int64_t(a.order - b.order) < 0;
    }

    //! The place in the order of \a slot, which is armed.
    Order orderOf(Slot slot) const { return {m_entries[slot].order}; }

    /*!
        The earliest deadline below \a limit of a slot that \a isWanted; \a limit where there is none. Cost:
        O(k) for k items due before \a limit.
    */
    template <typename Predicate>
    Deadline earliestBefore(Deadline limit, Predicate &&isWanted) const
    {
        return earliestBelow(0, limit, isWanted);
    }

    //! The earliest deadline behind \a limit; Never where there is none. Cost: O(n) in the number of slots.
    Deadline earliestAfter(Deadline limit) const;

    //! For tests of the wrap.
    void setNextOrder(std::uint64_t sequence) { m_nextOrder = sequence << SlotBits; }
    //! For tests of the laziness: items that are in the queue for slots that are not armed.
    std::uint32_t leftovers() const { return m_size - m_armed; }

private:
    static constexpr std::uint32_t NoPosition = ~0u;
    static constexpr std::uint32_t Arity = 4;

    //! What a slot is armed for, or was last; its item is never later.
    struct Entry
    {
        Deadline when{};
        std::uint64_t order = 0;
        std::uint32_t position = NoPosition; // of its item
        bool isArmed = false;
    };

    bool isRight(const Item &item) const
    {
        const auto &entry = m_entries[item.slot()];
        return entry.isArmed && item == itemOf(item.slot(), entry);
    }
    static Item itemOf(Slot slot, const Entry &entry) { return {entry.when, entry.order | slot}; }

    template <typename Predicate>
    Deadline earliestBelow(std::uint32_t position, Deadline limit, Predicate &isWanted) const
    {
        if (position >= m_size || m_items[position].when >= limit)
            return limit;
        const auto slot = m_items[position].slot();
        const auto &entry = m_entries[slot];
        if (entry.isArmed && entry.when < limit && isWanted(slot))
            limit = entry.when;
        for (std::uint32_t child = 1; child <= Arity; ++child)
            limit = earliestBelow(position * Arity + child, limit, isWanted);
        return limit;
    }

    void settle();
    void removeTop();
    void dropLeftovers();
    void place(std::uint32_t position, const Item &item);
    void siftUp(std::uint32_t position, const Item &item);
    void siftDown(std::uint32_t position, const Item &item);
    void grow();

    Item *m_items = nullptr; // aligned so that each group of four siblings fills a cache line
    void *m_memory = nullptr;
    std::uint32_t m_size = 0;
    std::uint32_t m_capacity = 0;
    std::uint32_t m_armed = 0;
    std::uint64_t m_nextOrder = 0;
    std::vector<Entry> m_entries; // by slot
};

} // namespace Signalbox
