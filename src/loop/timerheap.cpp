// SPDX-License-Identifier: MIT
#include "loop/timerheap_p.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace Signalbox {

static_assert(sizeof(TimerHeap::Item) == 16);

TimerHeap::TimerHeap() = default;

TimerHeap::~TimerHeap()
{
    std::free(m_memory);
}

void TimerHeap::place(std::uint32_t position, const Item &item)
{
    m_items[position] = item;
    m_entries[item.slot()].position = position;
}

void TimerHeap::arm(Slot slot, Deadline when, Order order)
{
    if (slot >= m_entries.size())
        m_entries.resize(std::max<std::size_t>(slot + 1, m_entries.size() * 2));
    auto &entry = m_entries[slot];
    const Item item{when, order.value | slot};
    const bool isEarlier = isBefore(item, itemOf(slot, entry));
    m_armed += !entry.isArmed;
    entry.when = when;
    entry.order = order.value;
    entry.isArmed = true;
    if (entry.position != NoPosition) {
        // An item that is too early is put right when it comes to the top.
        if (isEarlier && isBefore(item, m_items[entry.position]))
            siftUp(entry.position, item);
        return;
    }
    if (m_size == m_capacity)
        grow();
    siftUp(m_size++, item);
}

void TimerHeap::disarm(Slot slot)
{
    m_entries[slot].isArmed = false;
    --m_armed;
    // A few are worth keeping: a slot that is armed again finds its item in place.
    constexpr std::uint32_t Few = 64;
    if (leftovers() > m_armed + Few)
        dropLeftovers();
}

Deadline TimerHeap::earliestAfter(Deadline limit) const
{
    auto earliest = Never;
    for (const auto &entry : m_entries) {
        if (entry.isArmed && entry.when > limit)
            earliest = std::min(earliest, entry.when);
    }
    return earliest;
}

void TimerHeap::settle()
{
    while (!isRight(m_items[0])) {
        const auto slot = m_items[0].slot();
        const auto &entry = m_entries[slot];
        if (entry.isArmed)
            siftDown(0, itemOf(slot, entry));
        else
            removeTop();
    }
}

void TimerHeap::removeTop()
{
    m_entries[m_items[0].slot()].position = NoPosition;
    const Item last = m_items[--m_size];
    if (m_size > 0)
        siftDown(0, last);
}

void TimerHeap::dropLeftovers()
{
    std::uint32_t kept = 0;
    for (std::uint32_t position = 0; position < m_size; ++position) {
        const auto slot = m_items[position].slot();
        auto &entry = m_entries[slot];
        if (entry.isArmed)
            place(kept++, itemOf(slot, entry));
        else
            entry.position = NoPosition;
    }
    m_size = kept;
    for (auto parent = kept / Arity + 1; parent-- > 0;) { // Floyd's: from the last parent up to the root
        if (parent < kept)
            siftDown(parent, Item(m_items[parent]));
    }
}

void TimerHeap::siftUp(std::uint32_t position, const Item &item)
{
    while (position > 0) {
        const auto parent = (position - 1) / Arity;
        if (!isBefore(item, m_items[parent]))
            break;
        place(position, m_items[parent]);
        position = parent;
    }
    place(position, item);
}

void TimerHeap::siftDown(std::uint32_t position, const Item &item)
{
    for (;;) {
        const auto firstChild = position * Arity + 1;
        if (firstChild >= m_size)
            break;
        const auto end = std::min(firstChild + Arity, m_size);
        auto earliest = firstChild;
        for (auto child = firstChild + 1; child < end; ++child) {
            if (isBefore(m_items[child], m_items[earliest]))
                earliest = child;
        }
        if (!isBefore(m_items[earliest], item))
            break;
        place(position, m_items[earliest]);
        position = earliest;
    }
    place(position, item);
}

void TimerHeap::grow()
{
    // Item 1 starts the first group of siblings, so it stands on a cache line, and item 0 just in front of
    // one.
    constexpr std::size_t CacheLine = 64;
    constexpr std::size_t Padding = Arity - 1;
    const auto capacity = m_capacity ? m_capacity * 2 : 13;
    const auto bytes = ((capacity + Padding) * sizeof(Item) + CacheLine - 1) / CacheLine * CacheLine;
    void *memory = std::aligned_alloc(CacheLine, bytes);
    if (!memory)
        throw std::bad_alloc();
    auto *items = static_cast<Item *>(memory) + Padding;
    std::uninitialized_copy_n(m_items, m_size, items);
    std::free(m_memory);
    m_memory = memory;
    m_items = items;
    m_capacity = std::uint32_t(capacity);
}

} // namespace Signalbox
