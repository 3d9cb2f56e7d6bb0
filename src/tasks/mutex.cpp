// SPDX-License-Identifier: MIT
#include "tasks/mutex.h"

#include "core/logging_p.h"
#include "tasks/tasktext_p.h"

#include <stdexcept>

namespace Signalbox {

namespace Detail {

void MutexLine::begins(PermitWaiting &waiting, const TaskRun *run)
{
    const auto *holder = guard();
    if (!run || !holder || holder->m_holder != run)
        return;
    qCWarning(lcTasks,
              "Mutex::lock: the task %s has locked this itself in %s, and would wait for ever in %s; "
              "std::logic_error is thrown instead",
              qUtf8Printable(run->name()), qUtf8Printable(textOf(holder->m_site)),
              qUtf8Printable(textOf(run->site())));
    waiting.fail(std::make_exception_ptr(std::logic_error("the task has locked this mutex itself")));
}

const TaskRun *MutexLine::soleHolder() const
{
    const auto *holder = guard();
    return holder ? holder->m_holder : nullptr;
}

bool RecursiveLine::tryTake(qsizetype count)
{
    const auto *run = TaskRun::current();
    if (isOwnersTurn(run)) {
        ++m_depth;
        return true;
    }
    if (!PermitLine::tryTake(count))
        return false;
    taken();
    return true;
}

void RecursiveLine::giveBack(qsizetype count)
{
    if (m_depth > 0 && --m_depth > 0)
        return;
    const auto owner = std::exchange(m_owner, {}); // its frames may go with it
    PermitLine::giveBack(count);
}

void RecursiveLine::taken()
{
    if (m_depth > 0)
        return;
    m_owner = TaskRunPointer(TaskRun::current());
    m_depth = 1;
}

//! It asked before it had it.
void RecursiveLine::begins(PermitWaiting &waiting, const TaskRun *run)
{
    if (!isOwnersTurn(run))
        return;
    ++m_depth;
    give(waiting);
}

} // namespace Detail

Detail::PermitWaitingOf<MutexGuard> Mutex::lock()
{
    return Detail::PermitWaitingOf<MutexGuard>(m_line, 1, "Mutex::lock");
}

MutexGuard Mutex::tryLock()
{
    if (!m_line.isOwnThread("Mutex::tryLock") || !m_line.tryTake(1))
        return {};
    return MutexGuard(m_line);
}

Detail::PermitWaitingOf<RecursiveMutexGuard> RecursiveMutex::lock()
{
    return Detail::PermitWaitingOf<RecursiveMutexGuard>(m_line, 1, "RecursiveMutex::lock");
}

RecursiveMutexGuard RecursiveMutex::tryLock()
{
    if (!m_line.isOwnThread("RecursiveMutex::tryLock") || !m_line.tryTake(1))
        return {};
    return RecursiveMutexGuard(m_line);
}

} // namespace Signalbox
