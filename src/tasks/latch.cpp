// SPDX-License-Identifier: MIT
#include "tasks/latch.h"

#include "tasks/atleast_p.h"

#include <algorithm>

namespace Signalbox {

Latch::Latch(qsizetype count) : m_count(Detail::atLeast(0, count, "Latch")) {}

void Latch::countDown(qsizetype by)
{
    if (!m_line.isOwnThread("Latch::countDown"))
        return;
    by = Detail::atLeast(0, by, "Latch::countDown");
    if (by > m_count)
        qCWarning(lcTasks, "Latch::countDown: there are %lld left, not %lld; it is open now",
                  qlonglong(m_count), qlonglong(by));
    m_count -= std::min(by, m_count);
    if (isOpen())
        m_line.giveAll();
}

} // namespace Signalbox
