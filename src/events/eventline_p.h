// SPDX-License-Identifier: MIT
#pragma once

#include "core/lookback_p.h"
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
        leadTo(added);
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
        prefetchTwoLines(EventAccess::ahead(*taken));
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
        m_latest = {}; // it may be one of these
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
    /*!
        So many events pass between the load of one and its turn: some 100 ns, which a load takes from memory that no cache has. The way there
        by what each says of the next one would wait for each of them.
    */
    static constexpr quint8 Distance = 4;

    //! \a added is last from now on: the event that stands so far before it leads to it.
    void leadTo(const Event *added)
    {
        EventAccess::ahead(*added) = nullptr;
        const Event *before = m_latest.exchange(added);
        if (m_size >= Distance && before) // those that came last are all still here
            EventAccess::ahead(*before) = added;
    }

    const Event *m_first = nullptr;
    const Event *m_last = nullptr;
    qsizetype m_size = 0;
    Lookback<const Event, Distance> m_latest;
};

} // namespace Signalbox::Detail
