// SPDX-License-Identifier: MIT
#include "tasks/value.h"

namespace Signalbox::Detail {

ValueWaiting::~ValueWaiting()
{
    if (m_isGone)
        *m_isGone = true;
}

ValueLine::~ValueLine()
{
    if (m_isGone)
        *m_isGone = true;
}

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
    bool isGone = false;
    auto *const outer = std::exchange(m_isGone, &isGone);
    ++m_change;
    for (auto *waiting = first<ValueWaiting>(); waiting && waiting->m_change != m_change;
         waiting = first<ValueWaiting>()) {
        addLast(*waiting);
        check(*waiting);
        if (isGone) {
            if (outer)
                *outer = true;
            return;
        }
    }
    m_isGone = outer;
}

void ValueLine::check(ValueWaiting &waiting)
{
    bool isGone = false;
    auto *const outer = std::exchange(waiting.m_isGone, &isGone);
    bool isReached = false;
    std::exception_ptr error;
    try {
        isReached = waiting.isReached();
    } catch (...) {
        error = std::current_exception();
    }
    if (isGone) {
        if (outer)
            *outer = true;
        return;
    }
    waiting.m_isGone = outer;
    if (!waiting.isWaiting()) // it was reached, or the value has gone, meanwhile
        return;
    if (error)
        return waiting.fail(std::move(error));
    if (!isReached)
        return;
    waiting.keep();
    give(waiting);
}

} // namespace Signalbox::Detail
