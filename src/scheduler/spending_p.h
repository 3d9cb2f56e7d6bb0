// SPDX-License-Identifier: MIT
#pragma once

#include "core/neartime_p.h"
#include "scheduler/scheduler.h"

namespace Signalbox::Detail {

/*!
    How much of its budget a slice has spent, and whether it kept to it: nothing may begin once it is spent. So a slice
    takes no longer than the budget and one function or event.
*/
class Spending
{
public:
    explicit Spending(Deadline begin) : m_begin(begin), m_end(begin), m_lastBegin(begin) {}

    Deadline begin() const { return m_begin; }
    //! When the time of \a budget is spent.
    Deadline limit(const Budget &budget) const
    {
        return budget.time > Nanoseconds::zero() ? saturatingAdd(m_begin, budget.time) : Never;
    }

    //! Something has run, until \a now; what runs next begins then.
    void add(Deadline now, const Budget &budget)
    {
        m_isExceeded |= m_isSpent;
        m_lastBegin = m_end;
        m_end = now;
        ++m_count;
        const auto end = limit(budget);
        m_isSpent = now >= end || (budget.count > 0 && m_count >= budget.count);
        m_isFarFromEnd = NearTime::isFar(now, end);
    }

    /*!
        The same, for a third of the cost, while it is near the time of the last one. False: that is too near to the end of
        \a budget, and nothing was added. A budget of less time that is set meanwhile counts from the next add() on.
    */
    bool addNear(const Budget &budget)
    {
        if (!m_isFarFromEnd || (budget.count > 0 && m_count + 1 >= budget.count))
            return false;
        m_lastBegin = m_end;
        ++m_count;
        return true;
    }

    int count() const { return m_count; }
    bool isSpent() const { return m_isSpent; }
    //! True when something has run after it was spent.
    bool isExceeded() const { return m_isExceeded; }
    //! Of what has run last.
    Deadline lastBegin() const { return m_lastBegin; }

private:
    const Deadline m_begin;
    Deadline m_end;
    Deadline m_lastBegin;
    int m_count = 0;
    bool m_isFarFromEnd = false;
    bool m_isSpent = false;
    bool m_isExceeded = false;
};

} // namespace Signalbox::Detail
