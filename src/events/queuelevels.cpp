// SPDX-License-Identifier: MIT
#include "events/queuelevels_p.h"

namespace Signalbox::Detail {

//! Of the level \a priority, or the next less urgent one.
std::size_t QueueLevels::positionOf(int priority) const
{
    std::size_t position = 0;
    while (position < m_levels.size() && m_levels[position]->priority > priority)
        ++position;
    return position;
}

//! Puts \a member into the ring of its level, or out of it.
void QueueLevels::updateRing(Member &member)
{
    if (member.m_isActive == member.RingMember::isActive())
        return;
    if (member.m_isActive)
        member.m_level->ring.activate(member);
    else
        FairRing::deactivate(member);
}

void QueueLevels::add(Member &member, int priority)
{
    if (m_levels.empty())
        m_only = &member;
    else if (auto *first = std::exchange(m_only, nullptr))
        updateRing(*first);
    const auto position = positionOf(priority);
    if (position == m_levels.size() || m_levels[position]->priority != priority)
        m_levels.insert(m_levels.begin() + std::ptrdiff_t(position), std::make_unique<Level>(priority));
    member.m_level = m_levels[position].get();
    member.m_level->ring.addMember(member);
    member.priority = priority;
}

void QueueLevels::remove(Member &member)
{
    member.m_isActive = false;
    if (m_only == &member)
        m_only = nullptr;
    const auto position = positionOf(member.priority);
    auto &ring = m_levels[position]->ring;
    ring.removeMember(member);
    if (ring.memberCount() == 0)
        m_levels.erase(m_levels.begin() + std::ptrdiff_t(position));
}

void QueueLevels::move(Member &member, int priority)
{
    if (priority == member.priority)
        return;
    const bool isActive = member.isActive();
    remove(member);
    add(member, priority);
    setActive(member, isActive);
}

} // namespace Signalbox::Detail
