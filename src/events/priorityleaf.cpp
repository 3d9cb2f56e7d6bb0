// SPDX-License-Identifier: MIT
#include "events/eventleaf.h"

#include <algorithm>
#include <vector>

namespace Signalbox {

using namespace Detail;

namespace {

class PriorityLeaf : public EventLeaf
{
public:
    explicit PriorityLeaf(EventPriority priority) : m_priority(std::move(priority)) {}

    void push(EventPointer<> event) override
    {
        const auto priority = m_priority(*event);
        m_heap.push_back({priority.has_value(), priority.value_or(0), ++m_pushed, std::move(event)});
        std::push_heap(m_heap.begin(), m_heap.end(), isAfter);
    }

    EventPointer<> take() override
    {
        if (m_head)
            return std::move(m_head);
        std::pop_heap(m_heap.begin(), m_heap.end(), isAfter);
        EventPointer<> event = std::move(m_heap.back().event);
        m_heap.pop_back();
        return event;
    }

    void hold(EventPointer<> event) override
    {
        m_head = std::move(event);
        m_isHeld = true;
    }
    void release(const Event &) override { m_isHeld = false; }
    void discard(const Event &) override
    {
        m_head = {};
        m_isHeld = false;
    }
    bool remove(const Event &event) override
    {
        const auto isIt = [&event](const Item &item) { return item.event.get() == &event; };
        if (m_head.get() == &event)
            m_head = {};
        else if (std::erase_if(m_heap, isIt) > 0)
            std::make_heap(m_heap.begin(), m_heap.end(), isAfter);
        return true;
    }
    EventPointer<> takeAny() override
    {
        m_isHeld = false;
        return size() > 0 ? take() : EventPointer<>();
    }
    bool isReady() const override { return !m_isHeld && size() > 0; }
    qsizetype size() const override { return qsizetype(m_heap.size()) + (m_head ? 1 : 0); }

private:
    struct Item
    {
        bool hasPriority;
        qint64 priority;
        quint64 number; // among equals, first come, first served
        EventPointer<> event;
    };
    static bool isAfter(const Item &a, const Item &b)
    {
        if (a.hasPriority != b.hasPriority)
            return b.hasPriority;
        if (a.priority != b.priority)
            return a.priority < b.priority;
        return a.number > b.number;
    }

    const EventPriority m_priority;
    std::vector<Item> m_heap;
    EventPointer<> m_head; // was held, or is: comes before all others
    quint64 m_pushed = 0;
    bool m_isHeld = false;
};

} // namespace

LeafFactory Detail::makePriorityLeaf(EventPriority priority)
{
    return [priority = std::move(priority)] { return std::make_unique<PriorityLeaf>(priority); };
}

} // namespace Signalbox
