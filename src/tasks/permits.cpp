// SPDX-License-Identifier: MIT
#include "tasks/permits.h"

#include "tasks/atleast_p.h"
#include "tasks/taskrun.h"

namespace Signalbox::Detail {

// ---- guards ----

PermitGuard::PermitGuard(PermitLine &line, qsizetype count)
{
    take(line, count);
}

PermitGuard::~PermitGuard()
{
    giveBack();
}

void PermitGuard::giveBack()
{
    unlink();
    if (m_line)
        std::exchange(m_line, nullptr)->giveBack(m_count);
}

PermitGuard &PermitGuard::operator=(PermitGuard &&other) noexcept
{
    if (this == &other)
        return *this;
    giveBack();
    takeFrom(other);
    return *this;
}

void PermitGuard::take(PermitLine &line, qsizetype count)
{
    m_line = &line;
    m_count = count;
    line.m_guards.append(*this);
    if (const auto *run = TaskRun::current()) {
        m_holder = run;
        m_site = run->site();
    }
}

//! Who holds it now is not known: it may have been given to another task.
void PermitGuard::takeFrom(PermitGuard &other) noexcept
{
    unlink();
    m_holder = nullptr;
    m_count = other.m_count;
    m_line = std::exchange(other.m_line, nullptr);
    other.unlink();
    if (m_line)
        m_line->m_guards.append(*this);
}

void PermitGuard::release(const char *function)
{
    if (!*this) {
        qCWarning(lcTasks, "%s: nothing is held; the call is ignored", function);
        return;
    }
    if (m_line->isOwnThread(function))
        giveBack();
}

// ---- those that wait ----

PermitWaiting::PermitWaiting(PermitLine &line, qsizetype count, const char *function)
    : LineWaiting(line), m_count(count)
{
    if (!line.isOwnThread(function, *this))
        return;
    if (line.tryTake(count))
        line.give(*this);
    else
        line.add(*this);
}

PermitWaiting::~PermitWaiting()
{
    if (isGiven())
        permits()->giveBack(m_count);
    else if (isWaiting())
        static_cast<PermitLine *>(forget())->left();
}

Needed PermitWaiting::needs() const
{
    return {.task = isWaiting() ? permits()->soleHolder() : nullptr, .isHandedOn = true};
}

void PermitWaiting::begin(TaskRun *run)
{
    if (isWaiting())
        permits()->begins(*this, run);
}

PermitLine &PermitWaiting::takePermits()
{
    takeGiven();
    if (!line())
        throw SynchronizationDestroyed();
    auto &permitLine = *permits();
    permitLine.taken();
    return permitLine;
}

// ---- lines ----

PermitLine::~PermitLine()
{
    while (auto *guard = m_guards.takeFirst())
        guard->m_line = nullptr;
}

const PermitGuard *PermitLine::guard() const
{
    const auto *found = m_guards.first();
    while (found && !*found)
        found = m_guards.next(*found);
    return found;
}

const TaskRun *PermitLine::soleHolder() const
{
    return nullptr;
}

void PermitLine::setLimit(qsizetype limit)
{
    m_free += limit - m_limit;
    m_limit = limit;
    serve();
}

bool PermitLine::tryTake(qsizetype count)
{
    if (count > m_free || !isEmpty())
        return false;
    m_free -= count;
    return true;
}

void PermitLine::giveBack(qsizetype count)
{
    m_free += count;
    serve();
    idleIfUnused();
}

void PermitLine::idleIfUnused()
{
    if (isUnused())
        idle();
}

qsizetype PermitLine::atLeast(qsizetype least, qsizetype count, const char *function)
{
    return Detail::atLeast(least, count, function);
}

qsizetype PermitLine::checkedCount(qsizetype count, const char *function) const
{
    count = atLeast(1, count, function);
    if (count > m_limit)
        qCWarning(
            lcTasks,
            "%s: %lld permits are more than the %lld that there are; it waits until the limit is raised",
            function, qlonglong(count), qlonglong(m_limit));
    return count;
}

void PermitLine::begins(PermitWaiting &, const TaskRun *) {}

void PermitLine::left()
{
    serve();
    idleIfUnused();
}

void PermitLine::serve()
{
    for (auto *waiting = first<PermitWaiting>(); waiting && waiting->m_count <= m_free;
         waiting = first<PermitWaiting>()) {
        m_free -= waiting->m_count;
        give(*waiting);
    }
}

} // namespace Signalbox::Detail
