// SPDX-License-Identifier: MIT
#pragma once

#include "events/fairring_p.h"

#include <memory>
#include <vector>

namespace Signalbox::Detail {

/*!
    Members with priorities: larger ones are served first, strictly; those of one priority take turns.

    Cost: O(number of different priorities); changing one may allocate.
*/
class QueueLevels
{
    struct Level;

public:
    struct Member : RingMember
    {
        int priority = 0;

    private:
        friend class QueueLevels;
        Level *m_level = nullptr; // with that priority
    };

    void add(Member &member, int priority);
    void remove(Member &member);
    //! Keeps what \a member has.
    void move(Member &member, int priority);

    //! \a member has something to be served, or has nothing any more.
    static void setActive(Member &member, bool isActive);

    bool isEmpty() const { return !firstActive(); }
    //! Of those whose turn it is; only while not isEmpty().
    int readyPriority() const { return firstActive()->priority; }
    //! Whose turn it is; null while isEmpty().
    Member *serveNext()
    {
        auto *level = firstActive();
        return level ? static_cast<Member *>(&level->ring.serveNext()) : nullptr;
    }

private:
    struct Level
    {
        explicit Level(int levelPriority) : priority(levelPriority) {}
        const int priority;
        FairRing ring;
    };
    Level *firstActive() const
    {
        for (const auto &level : m_levels) {
            if (!level->ring.isEmpty())
                return level.get();
        }
        return nullptr;
    }
    std::size_t positionOf(int priority) const;

    std::vector<std::unique_ptr<Level>> m_levels; // the most urgent first
};

inline void QueueLevels::setActive(Member &member, bool isActive)
{
    if (isActive == member.isActive())
        return;
    if (isActive)
        member.m_level->ring.activate(member);
    else
        FairRing::deactivate(member);
}

} // namespace Signalbox::Detail
