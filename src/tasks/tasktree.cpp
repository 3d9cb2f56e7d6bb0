// SPDX-License-Identifier: MIT
#include "tasks/tasktree_p.h"

#include "scheduler/schedulercore_p.h"
#include "tasks/scope.h"

#include <map>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

//! Whose errors are reported, as nobody waits for them.
class TaskTree::Strays final : public TaskGroup
{
public:
    Strays() : TaskGroup(nullptr) {}
    ~Strays() override { destroyAll(); }
    QString name() const override { return u"left behind"_s; }

private:
    void runEnded(TaskRun &) override {}
    void cancelAtQuit() override {} // they were cancelled before, and are shielded
};

TaskTree::TaskTree(SchedulerCore &scheduler) : m_scheduler(scheduler) {}

TaskTree::~TaskTree()
{
    while (auto *group = m_groups.takeFirst())
        group->schedulerEnds();
}

TaskTree &TaskTree::of(SchedulerCore &scheduler)
{
    if (!scheduler.tasks)
        scheduler.tasks = std::make_unique<TaskTree>(scheduler);
    return static_cast<TaskTree &>(*scheduler.tasks);
}

TaskTree &TaskTree::current()
{
    return of(SchedulerCore::current());
}

Scope &TaskTree::rootScope()
{
    if (!m_root)
        m_root = std::make_unique<Scope>(Scope::Policy::Supervise);
    return *m_root;
}

SignalHome &TaskTree::signalHome()
{
    if (!m_signalHome)
        m_signalHome.emplace();
    return *m_signalHome;
}

void TaskTree::adopt(TaskRun &run)
{
    if (!m_strays)
        m_strays = std::make_unique<Strays>();
    m_strays->adopt(run);
}

ContextGuard *TaskTree::guardOf(const QObject *context)
{
    auto &guard = m_contexts[context];
    if (guard && guard->isOfThePast()) // its object died in another thread, and this one has its address
        guard->end();
    auto &place = m_contexts[context];
    if (!place)
        place = std::make_unique<ContextGuard>(*this, context);
    return place->isEnding() ? nullptr : place.get();
}

void TaskTree::forget(const QObject *context)
{
    const auto guard = m_contexts.extract(context);
}

bool TaskTree::hasUndone() const
{
    for (auto *group = m_groups.first(); group; group = m_groups.next(*group)) {
        if (group->keepsRunning())
            return true;
    }
    return false;
}

bool TaskTree::hasStalled() const
{
    for (const auto *run : allRuns()) {
        if (!run->isDaemon() && run->state() != TaskState::Running)
            return true;
    }
    return false;
}

bool TaskTree::hasContent() const
{
    return !m_contexts.empty() || hasTasks();
}

bool TaskTree::hasTasks() const
{
    for (auto *group = m_groups.first(); group; group = m_groups.next(*group)) {
        if (group->hasRunsOffStack())
            return true;
    }
    return false;
}

TaskTree::Runs TaskTree::allRuns() const
{
    Runs runs;
    for (auto *group = m_groups.first(); group; group = m_groups.next(*group)) {
        for (const auto *run : group->runs())
            runs.insert(run);
    }
    return runs;
}

/*!
    From the top: what belongs to a task that lives is that one's, which may shield it.
*/
void TaskTree::cancelAll()
{
    const auto runs = allRuns();
    for (auto *group = m_groups.first(); group; group = m_groups.next(*group)) {
        if (!runs.contains(group->parent()))
            group->cancelAtQuit();
    }
}

void TaskTree::destroyAll()
{
    if (m_contexts.empty())
        destroyTasks();
    else
        m_contexts.begin()->second->end();
}

void TaskTree::destroyTasks()
{
    for (auto *group = m_groups.first(); group; group = m_groups.next(*group)) {
        if (!group->hasRunsOffStack())
            continue;
        group->destroyAll(); // and with it maybe other groups
        return;
    }
}

namespace {

using Groups = std::multimap<const TaskRun *, const TaskGroup *>;

void addRuns(QStringList &lines, const TaskGroup &group, const Groups &groups, int level);

void addRun(QStringList &lines, const TaskRun &run, const Groups &groups, int level)
{
    lines.append(QString(2 * level, u' ') + u"%1: %2"_s.arg(run.name(), run.stateText()));
    const auto chain = run.awaitChain();
    if (!chain.isEmpty() && run.state() == TaskState::Suspended)
        lines.append(QString(2 * level + 4, u' ') + u"in "_s + chain.join(u", awaited in "_s));
    const auto [first, last] = groups.equal_range(&run);
    for (auto i = first; i != last; ++i)
        addRuns(lines, *i->second, groups, level + 1);
}

void addRuns(QStringList &lines, const TaskGroup &group, const Groups &groups, int level)
{
    for (const auto *run : group.runs())
        addRun(lines, *run, groups, level);
}

} // namespace

QStringList TaskTree::dump() const
{
    const auto all = allRuns();
    Groups groups;
    for (auto *group = m_groups.first(); group; group = m_groups.next(*group)) {
        if (!group->isEmpty()) // a parent may have ended before
            groups.emplace(all.contains(group->parent()) ? group->parent() : nullptr, group);
    }
    if (groups.empty())
        return {};
    QStringList lines{u"tasks:"_s};
    const auto [first, last] = groups.equal_range(nullptr);
    for (auto i = first; i != last; ++i) {
        const auto name = i->second->name();
        if (!name.isEmpty())
            lines.append(u"  "_s + name + u':');
        addRuns(lines, *i->second, groups, name.isEmpty() ? 1 : 2);
    }
    return lines;
}

} // namespace Signalbox::Detail
