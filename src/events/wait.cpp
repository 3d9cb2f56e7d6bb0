// SPDX-License-Identifier: MIT
#include "events/wait.h"

#include "events/eventrouter_p.h"

namespace Signalbox {

Waiter::~Waiter() = default;

Wait::Wait(Waiter &waiter, Matcher matcher, Repeat repeat)
    : IndexEntry(std::move(matcher), &waiter), m_repeat(repeat)
{
}

Wait::~Wait() = default;

void Wait::start(EventRouter &router)
{
    if (!isWaiting())
        router.start(*this);
}

void Wait::stop()
{
    if (isWaiting())
        Detail::MatchIndex::erase(*this);
    ListHook<Wait>::unlink();
}

} // namespace Signalbox
