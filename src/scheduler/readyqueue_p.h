// SPDX-License-Identifier: MIT
#pragma once

#include "scheduler/resumable.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace Signalbox::Detail {

/*!
    What may go on: the most urgent first, equals in the order in which they became ready.

    It works in rounds: what becomes ready while one runs waits for the next, so that one that is ready again and again
    stops nobody, however urgent it is. Only what begins joins the round that runs, until that has become long: so that what
    begins and starts another one, again and again, stops nobody either. Cost: O(number of priorities); allocates once for each that
    was ever used.
*/
class ReadyQueue
{
public:
    bool isEmpty() const
    {
        return std::ranges::all_of(m_levels, [](const auto &level) {
            return level->ofThisRound.isEmpty() && level->ofTheNext.isEmpty();
        });
    }

    //! \a item goes on in the next round.
    void append(Resumable &item)
    {
        levelOf(item.m_priority).ofTheNext.append(item);
        m_hasNextRound = true;
    }
    //! \a item goes on in this round, unless much has done so already.
    void join(Resumable &item)
    {
        if (m_taken < Much)
            levelOf(item.m_priority).ofThisRound.append(item);
        else
            append(item);
    }

    //! All that is ready by now belongs to the round that runs.
    void beginRound()
    {
        if (!std::exchange(m_hasNextRound, false))
            return;
        for (const auto &level : m_levels)
            level->ofThisRound.appendAll(level->ofTheNext);
    }
    //! False: nothing has become ready since the round began.
    bool hasNextRound() const { return m_hasNextRound; }
    //! The next one of this round; null when it is over.
    Resumable *takeNext()
    {
        for (const auto &level : m_levels) {
            if (auto *item = level->ofThisRound.takeFirst()) {
                ++m_taken;
                return item;
            }
        }
        m_taken = 0; // all others have their turn now
        return nullptr;
    }

private:
    static constexpr int Much = 1000;

    struct Level
    {
        explicit Level(int levelPriority) : priority(levelPriority) {}

        const int priority;
        IntrusiveList<Resumable> ofThisRound;
        IntrusiveList<Resumable> ofTheNext;
    };

    Level &levelOf(int priority)
    {
        if (m_latest && m_latest->priority == priority) [[likely]]
            return *m_latest;
        return *(m_latest = &findLevel(priority));
    }

    //! Makes one if there is none. Out of the way of the many that are of the same priority.
    [[gnu::noinline]] Level &findLevel(int priority)
    {
        const auto at = std::ranges::lower_bound(m_levels, priority, std::greater(),
                                                 [](const auto &level) { return level->priority; });
        if (at != m_levels.end() && (*at)->priority == priority)
            return **at;
        return **m_levels.insert(at, std::make_unique<Level>(priority));
    }

    std::vector<std::unique_ptr<Level>> m_levels; // the most urgent first
    Level *m_latest = nullptr;                    // that something joined
    bool m_hasNextRound = false;                  // or had, and they have left
    int m_taken = 0; // since nothing was left, perhaps over several rounds: slices begin new ones
};

} // namespace Signalbox::Detail
