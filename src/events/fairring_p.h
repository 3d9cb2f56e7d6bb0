// SPDX-License-Identifier: MIT
#pragma once

#include "core/listhook.h"

#include <QtCore/qglobal.h>

#include <utility>

namespace Signalbox::Detail {

//! One of those that a FairRing serves in turns.
struct RingMember : ListHook<RingMember>
{
    bool isActive() const { return isLinked(); }

private:
    friend class FairRing;
    quint64 m_window = 0; // that m_now counts
    quint32 m_now = 0;    // how often it was served in that window, and the one before
    quint32 m_before = 0;
};

/*!
    Serves members in turns, round robin. One that becomes active goes to the end, as a rule; one that has been served
    less than the average of late has a right of way, but never two of these in a row while others wait.

    Of late: the last one to two windows of 10 servings for each member, and 10 more; while there is one member, nothing is
    counted. Cost: O(1), no allocation.
*/
class FairRing
{
public:
    //! There is \a member, active or not: the average is over all of these.
    void addMember(RingMember &member)
    {
        ++m_members;
        member.m_window = m_window;
        member.m_now = member.m_before = 0;
    }
    void removeMember(RingMember &member)
    {
        member.unlink();
        --m_members;
    }
    quint32 memberCount() const { return m_members; }

    bool isEmpty() const { return m_favoured.isEmpty() && m_others.isEmpty(); }

    //! \a member has something to be served.
    void activate(RingMember &member)
    {
        const bool isBelowAverage = quint64(served(member)) * m_members < m_now + m_before;
        (isBelowAverage ? m_favoured : m_others).append(member);
    }
    //! \a member has nothing any more. Nothing when it had nothing.
    static void deactivate(RingMember &member) { member.unlink(); }

    //! Any that is active, without a turn; null when there is none.
    RingMember *anyActive() const { return m_favoured.isEmpty() ? m_others.first() : m_favoured.first(); }
    //! Whose turn it is; only while not isEmpty(). It goes to the end.
    RingMember &serveNext()
    {
        const bool favour = !m_favoured.isEmpty() && (!m_wasFavour || m_others.isEmpty());
        auto &member = *(favour ? m_favoured : m_others).first();
        m_wasFavour = favour;
        count(member);
        if (favour || m_others.next(member)) // it is not the last one
            m_others.append(member);
        return member;
    }

private:
    quint32 served(RingMember &member) const
    {
        if (member.m_window != m_window) {
            member.m_before = member.m_window + 1 == m_window ? member.m_now : 0;
            member.m_now = 0;
            member.m_window = m_window;
        }
        return member.m_now + member.m_before;
    }

    void count(RingMember &member)
    {
        if (m_members == 1) [[likely]] // it takes no turn from anybody
            return;
        served(member); // of the window that is
        ++member.m_now;
        if (++m_now < 10 * (quint64(m_members) + 1))
            return;
        m_before = std::exchange(m_now, 0);
        ++m_window;
    }

    IntrusiveList<RingMember> m_favoured;
    IntrusiveList<RingMember> m_others;
    quint64 m_window = 0;
    quint64 m_now = 0; // servings in this window, and in the one before
    quint64 m_before = 0;
    quint32 m_members = 0;
    bool m_wasFavour = false;
};

} // namespace Signalbox::Detail
