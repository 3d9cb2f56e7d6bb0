// SPDX-License-Identifier: MIT
#include "tasks/value.h"

namespace Signalbox::Detail {

void ValueLine::addLast(ValueWaiting &waiting)
{
    waiting.m_change = m_change;
    add(waiting);
}

/*!
    Each one looks, and stands last in the line then: until it is the turn of one that has looked at this change. A
    predicate that sets another value has all of them look at that.
*/
void ValueLine::changed()
{
    const DeathWatch watch(m_mortal);
    ++m_change;
    while (!watch.isGone()) {
        auto *waiting = first<ValueWaiting>();
        if (!waiting || waiting->m_change == m_change)
            return;
        addLast(*waiting);
        check(*waiting);
    }
}

void ValueLine::check(ValueWaiting &waiting)
{
    const DeathWatch watch(waiting.m_mortal);
    std::exception_ptr error;
    try {
        if (!waiting.isReached())
            return;
    } catch (...) {
        error = std::current_exception();
    }
    if (watch.isGone() || !waiting.isWaiting()) // it was reached, or the value has gone, meanwhile
        return;
    if (error)
        return waiting.fail(std::move(error));
    waiting.keep();
    give(waiting);
}

} // namespace Signalbox::Detail
