// SPDX-License-Identifier: MIT
#include "events/waitset.h"

namespace Signalbox {

struct WaitSet::Member : Wait, ListHook<WaitSet::Member>
{
    using Wait::Wait;
};

WaitSet::WaitSet(EventRouter &router, Waiter &waiter, Wait::Repeat repeat)
    : m_router(router), m_waiter(waiter), m_repeat(repeat)
{
}

WaitSet::~WaitSet()
{
    clear();
}

Wait &WaitSet::add(const Matcher &matcher)
{
    auto *member = new Member(m_waiter, matcher, m_repeat);
    m_members.append(*member);
    ++m_size;
    member->start(m_router);
    return *member;
}

void WaitSet::remove(Wait &wait)
{
    --m_size;
    delete static_cast<Member *>(&wait);
}

void WaitSet::clear()
{
    while (auto *member = m_members.first())
        remove(*member);
}

} // namespace Signalbox
