// SPDX-License-Identifier: MIT
#pragma once

#include "core/prefetch_p.h"
#include "events/event.h"

namespace Signalbox::Detail {

/*!
    Events one behind the other, linked through themselves: no allocation. An event is in one line at the most.
*/
class EventLine
{
public:
    EventLine() = default;
    ~EventLine()
    {
        while (!isEmpty())
            takeFirst();
    }
    EventLine(const EventLine &) = delete;
    EventLine &operator=(const EventLine &) = delete;

    bool isEmpty() const { return !m_first; }
    qsizetype size() const { return m_size; }
    //! Null when there is none.
    const Event *first() const { return m_first; }

    void append(EventPointer<> event)
    {
        const Event *added = event.takeReference();
        EventAccess::next(*added) = nullptr;
        (m_last ? EventAccess::next(*m_last) : m_first) = added;
        m_last = added;
        ++m_size;
    }

    void prepend(EventPointer<> event)
    {
        const Event *added = event.takeReference();
        EventAccess::next(*added) = m_first;
        m_first = added;
        if (!m_last)
            m_last = added;
        ++m_size;
    }

    EventPointer<> takeFirst()
    {
        const Event *taken = m_first;
        m_first = std::exchange(EventAccess::next(*taken), nullptr);
        if (!m_first)
            m_last = nullptr;
        loadEarly();
        --m_size;
        return EventPointer<>::adopt(taken);
    }

    //! Takes \a event out. Cost: O(n) in the number of those in front of it.
    EventPointer<> take(const Event &event)
    {
        if (&event == m_first)
            return takeFirst();
        const Event *before = m_first;
        while (EventAccess::next(*before) != &event)
            before = EventAccess::next(*before);
        EventAccess::next(*before) = std::exchange(EventAccess::next(event), nullptr);
        if (m_last == &event)
            m_last = before;
        --m_size;
        return EventPointer<>::adopt(&event);
    }
    bool contains(const Event &event) const
    {
        const auto *each = m_first;
        while (each && each != &event)
            each = EventAccess::next(*each);
        return each;
    }

private:
    //! Of those that come, the third: the first two have been loaded so before.
    void loadEarly() const
    {
        const Event *second = m_first ? EventAccess::next(*m_first) : nullptr;
        if (second)
            prefetchTwoLines(EventAccess::next(*second));
    }

    const Event *m_first = nullptr;
    const Event *m_last = nullptr;
    qsizetype m_size = 0;
};

} // namespace Signalbox::Detail
