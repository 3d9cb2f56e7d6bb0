// SPDX-License-Identifier: MIT
#pragma once

#include "core/recycledmemory.h"
#include "events/event.h"
#include "scheduler/timer.h"

#include <utility>
#include <vector>

namespace Signalbox::Detail {

//! An event of a timer, from its expiry until it leaves its queue.
struct SentEvent : Recycled, ListHook<SentEvent>
{
    SentEvent(TimedCall &sender, EventPointer<> sentEvent) : timer(&sender), event(std::move(sentEvent)) {}

    CallPointer<TimedCall> timer;
    EventPointer<> event;
    SentEvent *next = nullptr; // in the same chain of a SentEvents
};

/*!
    SentEvents by their events. It owns none of them.

    Thread-safety: none. Cost: O(1), and an allocation only when there are more of them than ever.
*/
class SentEvents
{
public:
    void insert(SentEvent &sent)
    {
        if (++m_size > m_chains.size())
            grow();
        auto *&chain = chainOf(*sent.event);
        sent.next = std::exchange(chain, &sent);
    }
    //! The one of \a event, which is in here no more; null when there is none.
    SentEvent *take(const Event &event)
    {
        if (m_size == 0)
            return nullptr;
        auto **place = &chainOf(event);
        while (*place && (*place)->event.get() != &event)
            place = &(*place)->next;
        auto *found = *place;
        if (!found)
            return nullptr;
        *place = found->next;
        --m_size;
        return found;
    }
    bool has(const Event &event) const
    {
        const auto *sent = m_size == 0 ? nullptr : m_chains[indexOf(event)];
        while (sent && sent->event.get() != &event)
            sent = sent->next;
        return sent;
    }
    //! Any one; null when there is none.
    SentEvent *takeAny()
    {
        for (auto *chain : m_chains) {
            if (chain)
                return take(*chain->event);
        }
        return nullptr;
    }

private:
    SentEvent *&chainOf(const Event &event) { return m_chains[indexOf(event)]; }
    //! Their number is a power of two, and the upper bits of the product are the best.
    std::size_t indexOf(const Event &event) const
    {
        constexpr quint64 Golden = 0x9e3779b97f4a7c15;
        const auto hash = quint64(reinterpret_cast<quintptr>(&event)) * Golden >> 32;
        return hash & (m_chains.size() - 1);
    }
    void grow()
    {
        constexpr std::size_t Few = 16;
        const auto chains = std::exchange(
            m_chains, std::vector<SentEvent *>(m_chains.size() * 2 + (m_chains.empty() ? Few : 0)));
        for (auto *first : chains) {
            while (first) {
                auto *sent = std::exchange(first, first->next);
                auto *&chain = chainOf(*sent->event);
                sent->next = std::exchange(chain, sent);
            }
        }
    }

    std::vector<SentEvent *> m_chains;
    std::size_t m_size = 0;
};

} // namespace Signalbox::Detail
