// SPDX-License-Identifier: MIT
#pragma once

#include "core/mailbox_p.h"
#include "core/prefetch_p.h"
#include "scheduler/call.h"

namespace Signalbox::Detail {

/*!
    Calls in the order in which they will run, linked by their own member: it allocates nothing. The queue has a
    reference to each.
*/
class CallQueue
{
public:
    bool isEmpty() const { return !m_first; }
    int size() const { return m_size; }
    //! Null when there is none.
    Call *first() const { return m_first; }
    const Call *last() const { return m_last; }

    void append(Call *call)
    {
        call->next = nullptr;
        if (m_last)
            m_last->next = call;
        else
            m_first = call;
        m_last = call;
        ++m_size;
    }
    //! What came out of a mailbox.
    void append(const Mailbox<Call>::Items &items)
    {
        if (!items.first)
            return;
        if (m_last)
            m_last->next = items.first;
        else
            m_first = items.first;
        m_last = items.last;
        m_size += items.count;
    }
    Call *takeFirst()
    {
        auto *call = m_first;
        m_first = call->next;
        if (!m_first)
            m_last = nullptr;
        --m_size;
        prefetchTwoLines(call->ahead ? call->ahead : m_first);
        return call;
    }

private:
    Call *m_first = nullptr;
    Call *m_last = nullptr;
    int m_size = 0;
};

} // namespace Signalbox::Detail
