// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

namespace Signalbox {

/*!
    A queue of timer slots by deadline; among equal deadlines the one armed first comes first.

    Slots are small numbers below MaxSlots that the caller hands out; each is in the queue at most once. The
    heap knows nothing of what a slot means, so that Qt's timers and a scheduler's live in one queue.

    A heap with four children a node: half as deep as a binary one, and the four siblings share a cache line
    of 16-byte items. A table from slot to position makes removal O(log n). No call allocates but insert() of
    a slot higher than ever before. Source: Williams (1964), "Heapsort"; LaMarca and Ladner (1996), "The
    influence of caches on the performance of heaps".
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
    };

    TimerHeap();
    ~TimerHeap();
    TimerHeap(const TimerHeap &) = delete;
    TimerHeap &operator=(const TimerHeap &) = delete;

    bool isEmpty() const { return m_size == 0; }
    std::uint32_t size() const { return m_size; }

    //! The earliest item. Only while not isEmpty().
    const Item &first() const { return m_items[0]; }

    bool contains(Slot slot) const { return slot < m_positions.size() && m_positions[slot] != NoPosition; }

    //! Adds \a slot, which is not in the queue.
    void insert(Slot slot, Deadline when);
    //! The same at a place in the order that was taken before.
    void insert(Slot slot, Deadline when, Order order);

    //! Moves \a slot, which is in the queue, to \a when, behind all that is due at the same time.
    void update(Slot slot, Deadline when);

    //! Takes \a slot, which is in the queue, out of it.
    void remove(Slot slot);

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

    //! The place in the order of \a slot, which is in the queue.
    Order orderOf(Slot slot) const
    {
        return {m_items[m_positions[slot]].order & ~std::uint64_t(MaxSlots - 1)};
    }

    //! For tests of the wrap.
    void setNextOrder(std::uint64_t sequence) { m_nextOrder = sequence << SlotBits; }

private:
    static constexpr std::uint32_t NoPosition = ~0u;
    static constexpr std::uint32_t Arity = 4;

    void place(std::uint32_t position, const Item &item);
    void siftUp(std::uint32_t position, const Item &item);
    void siftDown(std::uint32_t position, const Item &item);
    void grow();

    Item *m_items = nullptr; // aligned so that each group of four siblings fills a cache line
    void *m_memory = nullptr;
    std::uint32_t m_size = 0;
    std::uint32_t m_capacity = 0;
    std::uint64_t m_nextOrder = 0;
    std::vector<std::uint32_t> m_positions; // by slot
};

} // namespace Signalbox
