// SPDX-License-Identifier: MIT
#pragma once

#include "scheduler/resumable.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

namespace Signalbox::Detail {

/*!
    What may go on: the most urgent first, equals in the order in which they became ready.

    It works in rounds: what becomes ready while one runs waits for the next, so that one that is ready again and again
    stops nobody, however urgent it is. Allocates once for each priority that was ever used.
*/
class ReadyQueue
{
public:
    bool isEmpty() const
    {
        return std::ranges::all_of(m_levels, [](const auto &level) { return level->items.isEmpty(); });
    }

    void append(Resumable &item)
    {
        item.m_round = m_round + 1;
        levelOf(item.m_priority).items.append(item);
    }

    //! All that is ready by now belongs to the round that runs.
    void beginRound() { ++m_round; }
    //! The next one of this round; null when it is over.
    Resumable *takeNext()
    {
        for (const auto &level : m_levels) {
            auto *item = level->items.first();
            if (item && int(item->m_round - m_round) <= 0)
                return level->items.takeFirst();
        }
        return nullptr;
    }

private:
    struct Level
    {
        explicit Level(int levelPriority) : priority(levelPriority) {}
        const int priority;
        IntrusiveList<Resumable> items;
    };

    Level &levelOf(int priority)
    {
        if (m_latest && m_latest->priority == priority) [[likely]]
            return *m_latest;
        const auto at = std::ranges::lower_bound(m_levels, priority, std::greater(),
                                                 [](const auto &level) { return level->priority; });
        if (at != m_levels.end() && (*at)->priority == priority)
            return *(m_latest = at->get());
        return *(m_latest = m_levels.insert(at, std::make_unique<Level>(priority))->get());
    }

    std::vector<std::unique_ptr<Level>> m_levels; // the most urgent first
    Level *m_latest = nullptr;                    // that something joined
    unsigned m_round = 0;
};

} // namespace Signalbox::Detail
