// SPDX-License-Identifier: MIT
#pragma once

#include "waitline.h"

namespace Signalbox {

/*!
    Opens when it has been counted down to zero, once: co_await latch.wait().

    When it is destroyed, those that wait throw SynchronizationDestroyed. Thread-safety: the thread that uses it first.
    Cost: no allocation.
*/
class SIGNALBOX_CORE_EXPORT Latch
{
public:
    //! Zero: open. Negative: warns, zero.
    explicit Latch(qsizetype count);

    //! How many are still to come.
    qsizetype count() const { return m_count; }
    bool isOpen() const { return m_count == 0; }
    //! Errors: more than are left, or less than none, is warned of: as many as are left, or none.
    void countDown(qsizetype by = 1);

    Detail::OpenLineWaiting wait() { return Detail::OpenLineWaiting(m_line, isOpen(), "Latch::wait"); }

private:
    Detail::WaitLine m_line{"a latch"};
    qsizetype m_count;
};

} // namespace Signalbox
