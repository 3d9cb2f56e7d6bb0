// SPDX-License-Identifier: MIT
#include "events/wait.h"

#include "events/eventrouter_p.h"

namespace Signalbox {

using namespace Detail;

Waiter::~Waiter() = default;

const QObject *Waiter::context() const
{
    return nullptr;
}

QString Waiter::whoWaits() const
{
    return {};
}

void Waiter::eventHandedOver(Wait &wait, EventPointer<> &&event)
{
    eventArrived(wait, event);
}

Wait::Wait(Waiter &waiter, Matcher matcher, Repeat repeat)
    : IndexEntry(std::move(matcher), &waiter), m_repeat(repeat)
{
}

Wait::~Wait()
{
    leaveLate();
    if (m_block)
        RouterReport::waitDies(*m_block);
}

void Wait::start(EventRouter &router)
{
    if (!isWaiting())
        router.start(*this);
}

//! Stops waiting, so that the next start() costs little: only this wait matches what has just been looked up.
void Wait::rest()
{
    if (m_block || ListHook<Wait>::isLinked()) // it is listed for readers, or waits for latched events
        stop();
    else
        MatchIndex::rest(*this);
}

void Wait::stop()
{
    if (node)
        MatchIndex::erase(*this);
    if (m_block)
        RouterReport::waitEnds(*m_block);
    leaveLate();
}

//! It gets no latched events late.
void Wait::leaveLate()
{
    if (!ListHook<Wait>::isLinked())
        return;
    --waiter().lateWaits;
    ListHook<Wait>::unlink();
}

} // namespace Signalbox
