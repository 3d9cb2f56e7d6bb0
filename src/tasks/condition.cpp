// SPDX-License-Identifier: MIT
#include "tasks/condition.h"

#include "core/logging_p.h"
#include "tasks/outcome.h"

#include <stdexcept>

namespace Signalbox {

Condition::~Condition()
{
    while (auto *waiting = m_others.takeFirst())
        waiting->m_condition = nullptr;
    while (auto *waiting = m_waits.takeFirst()) {
        waiting->m_condition = nullptr;
        waiting->fail(std::make_exception_ptr(SynchronizationDestroyed()));
    }
}

bool Condition::notifyOne()
{
    auto *waiting = m_waits.first();
    if (!waiting || !isOwnThread("Condition::notifyOne"))
        return false;
    m_others.append(*waiting);
    waiting->m_isNotified = true;
    waiting->lockAgain();
    return true;
}

qsizetype Condition::notifyAll()
{
    if (!isOwnThread("Condition::notifyAll"))
        return 0;
    qsizetype count = 0;
    while (notifyOne())
        ++count;
    return count;
}

bool Condition::isOwnThread(const char *function) const
{
    const auto *waiting = m_waits.first();
    return !waiting || !waiting->m_place.m_line || waiting->m_place.m_line->isOwnThread(function);
}

namespace Detail {

ConditionWaiting::ConditionWaiting(Condition &condition, MutexGuard &guard)
    : m_condition(&condition), m_guard(guard)
{
    condition.m_others.append(*this);
}

//! A notification that nobody has taken goes to the next one.
ConditionWaiting::~ConditionWaiting()
{
    if (m_isNotified && m_state != State::Taken && m_condition)
        m_condition->notifyOne();
}

void ConditionWaiting::begin(TaskRun *)
{
    if (m_state != State::Apart || hasEnded())
        return;
    if (!m_condition) {
        m_error = std::make_exception_ptr(SynchronizationDestroyed());
        return end();
    }
    if (!m_guard) {
        qCWarning(lcTasks, "Condition::wait: the mutex is not locked; std::logic_error is thrown instead");
        m_error = std::make_exception_ptr(std::logic_error("a wait for a condition without its mutex"));
        return end();
    }
    m_state = State::Waits;
    m_condition->m_waits.append(*this);
    m_place.take(*m_guard.m_line, 0);
    m_guard.unlock();
}

bool ConditionWaiting::cancel()
{
    if (m_state == State::Waits) {
        unlink();
        fail(std::make_exception_ptr(TaskCancelled()));
    }
    return hasEnded() || m_state == State::Apart;
}

void ConditionWaiting::fail(std::exception_ptr error)
{
    m_error = std::move(error);
    lockAgain();
}

void ConditionWaiting::lockAgain()
{
    m_state = State::LocksAgain;
    if (!m_place.m_line) {
        m_error = std::make_exception_ptr(SynchronizationDestroyed());
        return end();
    }
    m_lock.emplace(*m_place.m_line, 1, "Condition::wait");
    if (m_lock->hasEnded())
        locked();
    else
        m_lock->setOwner(this);
}

void ConditionWaiting::ended(Waiting &)
{
    locked();
}

void ConditionWaiting::locked()
{
    if (m_lock->hasFailed())
        m_error = std::make_exception_ptr(SynchronizationDestroyed());
    else
        m_guard = m_lock->take();
    end();
}

void ConditionWaiting::take()
{
    m_state = State::Taken;
    if (m_error)
        std::rethrow_exception(m_error);
}

QString ConditionWaiting::description() const
{
    return m_state == State::LocksAgain ? QStringLiteral("the mutex of a condition")
                                        : QStringLiteral("a condition");
}

} // namespace Detail
} // namespace Signalbox
