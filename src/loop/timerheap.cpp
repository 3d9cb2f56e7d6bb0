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
    m_positions[item.slot()] = position;
}

void TimerHeap::insert(Slot slot, Deadline when)
{
    insert(slot, when, takeOrder());
}

void TimerHeap::insert(Slot slot, Deadline when, Order order)
{
    if (slot >= m_positions.size())
        m_positions.resize(std::max<std::size_t>(slot + 1, m_positions.size() * 2), NoPosition);
    if (m_size == m_capacity)
        grow();
    siftUp(m_size++, {when, order.value | slot});
}

void TimerHeap::update(Slot slot, Deadline when)
{
    const auto position = m_positions[slot];
    const Item item{when, takeOrder().value | slot};
    if (isBefore(m_items[position], item))
        siftDown(position, item);
    else
        siftUp(position, item);
}

void TimerHeap::remove(Slot slot)
{
    const auto position = m_positions[slot];
    m_positions[slot] = NoPosition;
    const Item last = m_items[--m_size];
    if (position == m_size)
        return;
    // The last item fills the hole. It may belong above it as well: it comes from another branch.
    if (position > 0 && isBefore(last, m_items[(position - 1) / Arity]))
        siftUp(position, last);
    else
        siftDown(position, last);
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
