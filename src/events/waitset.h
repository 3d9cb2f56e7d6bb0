// SPDX-License-Identifier: MIT
#pragma once

#include "wait.h"

namespace Signalbox {

/*!
    Waits for any of several matchers, which come and go: a change costs what it adds and removes, and leaves the
    others in their places. An event that several of them match arrives once, by the one that says most.

    It owns its waits. Cost: one allocation for each wait that is added.
*/
class SIGNALBOX_CORE_EXPORT WaitSet
{
public:
    //! Empty; \a router and \a waiter must outlive it.
    WaitSet(EventRouter &router, Waiter &waiter, Wait::Repeat repeat = Wait::Repeat::Always);
    //! Stops all waits.
    ~WaitSet();
    WaitSet(const WaitSet &) = delete;
    WaitSet &operator=(const WaitSet &) = delete;

    /*!
        Starts a wait for \a matcher. The set owns it; it stays where it is until remove(). One that was for once and is
        over stays in the set: Wait::start() renews it.
    */
    Wait &add(const Matcher &matcher);
    //! Stops and destroys \a wait, which add() has returned. It may be called while an event arrives by it.
    void remove(Wait &wait);
    void clear();

    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }

private:
    struct Member;
    IntrusiveList<Member> m_members;
    EventRouter &m_router;
    Waiter &m_waiter;
    const Wait::Repeat m_repeat;
    qsizetype m_size = 0;
};

} // namespace Signalbox
