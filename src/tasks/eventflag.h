// SPDX-License-Identifier: MIT
#pragma once

#include "waitline.h"

namespace Signalbox {

/*!
    Something that has happened, or not: co_await flag.wait() goes on when the flag is set, at once if it is.

    When it is destroyed, those that wait throw SynchronizationDestroyed. Thread-safety: the thread that uses it first; from
    another one, use RemoteScheduler::call(). Cost: no allocation.
*/
class SIGNALBOX_CORE_EXPORT EventFlag
{
public:
    explicit EventFlag(bool isSet = false) : m_isSet(isSet) {}

    bool isSet() const { return m_isSet; }
    //! All that wait go on, and those that come until it is reset.
    void set();
    void reset();
    //! All that wait now go on; it stays as it is.
    void pulse();

    Detail::OpenLineWaiting wait() { return Detail::OpenLineWaiting(m_line, m_isSet, "EventFlag::wait"); }

private:
    Detail::WaitLine m_line{"an event flag"};
    bool m_isSet;
};

} // namespace Signalbox
