// SPDX-License-Identifier: MIT
#include "tasks/semaphore.h"

#include "tasks/atleast_p.h"

namespace Signalbox {

using Detail::atLeast;

Semaphore::Semaphore(qsizetype limit) : m_line("a semaphore", atLeast(1, limit, "Semaphore")) {}

Detail::PermitWaitingOf<SemaphoreGuard> Semaphore::acquire(qsizetype count)
{
    count = m_line.checkedCount(count, "Semaphore::acquire");
    return Detail::PermitWaitingOf<SemaphoreGuard>(m_line, count, "Semaphore::acquire");
}

SemaphoreGuard Semaphore::tryAcquire(qsizetype count)
{
    count = atLeast(1, count, "Semaphore::tryAcquire");
    if (!m_line.isOwnThread("Semaphore::tryAcquire") || !m_line.tryTake(count))
        return {};
    return {m_line, count};
}

void Semaphore::setLimit(qsizetype limit)
{
    if (m_line.isOwnThread("Semaphore::setLimit"))
        m_line.setLimit(atLeast(0, limit, "Semaphore::setLimit"));
}

} // namespace Signalbox
