// SPDX-License-Identifier: MIT
#include "tasks/scope.h"

#include "core/logging_p.h"
#include "scheduler/schedulercore_p.h"
#include "tasks/scopegroup_p.h"
#include "tasks/tasktext_p.h"
#include "tasks/tasktree_p.h"

#include <stdexcept>

namespace Signalbox {

using namespace Qt::StringLiterals;

TaskErrors::TaskErrors(std::vector<std::exception_ptr> errors) : m_errors(std::move(errors)) {}

const char *TaskErrors::what() const noexcept
{
    return "several tasks have failed";
}

Scope::Scope(Policy policy) : d(std::make_unique<Detail::ScopeGroup>(policy)) {}

Scope::~Scope() = default;

Scope &Scope::root()
{
    return Detail::TaskTree::current().rootScope();
}

//! False, with a warning: it is another thread's.
static bool isOfThisThread(const Detail::ScopeGroup &group, const char *function)
{
    auto *scheduler = group.scheduler();
    return !scheduler || Detail::SchedulerCore::here(scheduler, "Scope", function);
}

Detail::TaskRunPointer Scope::add(Detail::TaskFrame &root, const Detail::Site &site)
{
    if (isOfThisThread(*d, "start"))
        return d->add(root, site);
    root.destroy();
    return {};
}

void Scope::cancel()
{
    if (isOfThisThread(*d, "cancel"))
        d->cancelAll();
}

Detail::ScopeJoin Scope::join()
{
    if (!isOfThisThread(*d, "join"))
        throw std::logic_error("a scope of another thread");
    return Detail::ScopeJoin(*d);
}

qsizetype Scope::count() const
{
    return qsizetype(d->runs().size());
}

bool Scope::isEmpty() const
{
    return d->isEmpty();
}

void Scope::setLimit(int limit)
{
    if (!isOfThisThread(*d, "setLimit"))
        return;
    if (limit < 0) {
        qCWarning(lcTasks, "Scope::setLimit: %d is negative; it is without a limit", limit);
        limit = 0;
    }
    d->setLimit(limit);
}

int Scope::limit() const
{
    return d->limit();
}

void Scope::setDaemon(bool isDaemon)
{
    d->isDaemon = isDaemon;
}

bool Scope::isDaemon() const
{
    return d->isDaemon;
}

void Scope::setErrorHandler(std::function<void(const std::exception_ptr &, const QString &)> handler)
{
    d->errorHandler = std::move(handler);
}

void Scope::setName(const QString &name)
{
    d->scopeName = name;
}

QString Scope::name() const
{
    return d->scopeName;
}

namespace Detail {

// ---- joins ----

ScopeJoin::ScopeJoin(ScopeGroup &group) : m_group(&group)
{
    group.add(*this);
}

ScopeJoin::~ScopeJoin() = default;

void ScopeJoin::take()
{
    if (m_error)
        std::rethrow_exception(m_error);
}

Needed ScopeJoin::needs() const
{
    return {.group = m_group};
}

QString ScopeJoin::description() const
{
    const auto name = m_group ? m_group->scopeName : QString();
    return name.isEmpty() ? u"the tasks of a scope"_s : u"the tasks of the scope \"%1\""_s.arg(name);
}

void ScopeGroup::add(ScopeJoin &join)
{
    m_joins.append(join);
    if (isEmpty())
        tellEmpty();
}

//! Who joins first gets what was thrown.
void ScopeGroup::tellEmpty()
{
    while (auto *join = m_joins.takeFirst()) {
        join->m_error = takeError();
        join->end();
    }
}

std::exception_ptr ScopeGroup::takeError()
{
    const auto errors = std::exchange(m_errors, {});
    if (errors.size() > 1)
        return std::make_exception_ptr(TaskErrors(errors));
    return errors.empty() ? nullptr : errors.front();
}

// ---- runs ----

ScopeGroup::~ScopeGroup()
{
    destroyAll();
    while (auto *join = m_joins.takeFirst()) {
        join->m_group = nullptr;
        join->end();
    }
    if (const auto error = takeError())
        reportLost(error);
}

void ScopeGroup::reportLost(const std::exception_ptr &error) const
{
    const auto name = scopeName.isEmpty() ? u"a scope"_s : u"the scope \"%1\""_s.arg(scopeName);
    qCWarning(lcTasks, "%s has ended, and nobody has joined it to see what one of its tasks has thrown: %s",
              qUtf8Printable(name), qUtf8Printable(textOf(error)));
}

TaskRunPointer ScopeGroup::add(TaskFrame &root, const Site &site)
{
    auto *run = TaskRun::create(root, *this, site);
    const TaskRunPointer pointer(run);
    if (isDaemon)
        run->beDaemonAtFirst(true);
    if (!scheduler())
        run->destroyNow();
    else if (hasRoom())
        count(*run).begin();
    else
        m_waiting.append(*run);
    return pointer;
}

TaskRun &ScopeGroup::count(TaskRun &run)
{
    run.setCountsForLimit();
    ++m_started;
    return run;
}

void ScopeGroup::setLimit(int limit)
{
    m_limit = limit;
    startWaiting();
}

void ScopeGroup::startWaiting()
{
    while (hasRoom()) {
        auto *run = m_waiting.takeFirst();
        if (!run)
            return;
        count(static_cast<TaskRun &>(*run)).begin();
    }
}

void ScopeGroup::runEnded(TaskRun &run)
{
    m_started -= run.countsForLimit();
    if (run.hasUnseenError())
        failed(run);
    startWaiting();
    if (isEmpty())
        tellEmpty();
}

void ScopeGroup::failed(TaskRun &run)
{
    if (m_policy == Scope::Policy::Supervise) {
        if (errorHandler)
            errorHandler(run.takeError(), run.name());
        return; // without one, the run reports it if nobody asks
    }
    m_errors.push_back(run.takeError());
    if (m_policy == Scope::Policy::FailFast)
        cancelAll();
}

} // namespace Detail
} // namespace Signalbox
