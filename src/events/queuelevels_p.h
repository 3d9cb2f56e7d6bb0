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
        bool isActive() const { return m_isActive; }
        int priority = 0;

    private:
        friend class QueueLevels;
        bool m_isActive = false;
        Level *m_level = nullptr; // with that priority
    };

    void add(Member &member, int priority);
    void remove(Member &member);
    //! Keeps what \a member has.
    void move(Member &member, int priority);

    //! \a member has something to be served, or has nothing any more.
    void setActive(Member &member, bool isActive)
    {
        if (isActive == member.m_isActive)
            return;
        member.m_isActive = isActive;
        if (!m_only)
            updateRing(member);
    }

    bool isEmpty() const { return m_only ? !m_only->m_isActive : !firstActive(); }
    //! Of those whose turn it is; only while not isEmpty().
    int readyPriority() const { return m_only ? m_only->priority : firstActive()->priority; }
    //! Whose turn it is; null while isEmpty().
    Member *serveNext()
    {
        if (m_only) [[likely]]
            return m_only->m_isActive ? m_only : nullptr;
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
    static void updateRing(Member &member);

    std::vector<std::unique_ptr<Level>> m_levels; // the most urgent first
    // The first member, until there is another one. It is in no ring: it takes turns with nobody, and many queues have no queues below.
    Member *m_only = nullptr;
};

} // namespace Signalbox::Detail
