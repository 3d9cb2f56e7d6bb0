// SPDX-License-Identifier: MIT
#pragma once

#include "scheduler/resident_p.h"
#include "tasks/contextguard_p.h"
#include "tasks/signalhome_p.h"
#include "tasks/taskreport_p.h"
#include "tasks/taskrun.h"

#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace Signalbox {

class Scope;

namespace Detail {

/*!
    All tasks of a thread: its groups, and the scope for those that have no other.
*/
class TaskTree final : public Resident
{
public:
    explicit TaskTree(SchedulerCore &scheduler);
    ~TaskTree() override;
    //! Of this thread, made with its scheduler if need be.
    static TaskTree &current();
    static TaskTree &of(SchedulerCore &scheduler);

    Scope &rootScope();
    SignalHome &signalHome();
    void add(TaskGroup &group) { m_groups.append(group); }
    //! \a run has lost its group before its end.
    void adopt(TaskRun &run);

    //! The guard of \a context, made if need be. Null, while its tasks are being destroyed.
    ContextGuard *guardOf(const QObject *context);
    //! Destroys the guard of \a context.
    void forget(const QObject *context);

    //! Calls \a function with each run below \a parent.
    template <typename Function>
    void forEachChild(const TaskRun &parent, Function function)
    {
        for (auto *group = m_groups.first(); group; group = m_groups.next(*group)) {
            if (group->parent() != &parent)
                continue;
            for (auto *run : group->runs())
                function(*run);
        }
    }

    //! Calls \a function, which changes nothing in the tree, with each run.
    template <typename Function>
    void forEachRun(Function function)
    {
        for (auto *group = m_groups.first(); group; group = m_groups.next(*group)) {
            for (auto *run = group->m_runs.first(); run; run = group->m_runs.next(*run))
                function(*run);
        }
    }

    //! The run behind \a run, which is in the tree; null: behind the last. Of null: the first.
    TaskRun *runBehind(const TaskRun *run) const
    {
        auto *next = run ? run->group()->m_runs.next(*run) : nullptr;
        const auto *group = run ? m_groups.next(*run->group()) : m_groups.first();
        for (; !next && group; group = m_groups.next(*group))
            next = group->m_runs.first();
        return next;
    }

    //! What other threads see of them.
    TaskReport &report() { return m_report; }

    bool hasUndone() const override;
    bool hasStalled() const override;
    bool hasTasks() const override;
    void cancelAll() override;
    void destroyTasks() override;
    void destroyAll() override;
    bool hasContent() const override;
    QStringList dump() const override;

private:
    class Strays;
    using Runs = std::unordered_set<const TaskRun *>;

    Runs allRuns() const;

    SchedulerCore &m_scheduler;
    TaskReport m_report{*this};
    IntrusiveList<TaskGroup> m_groups;
    std::unordered_map<const QObject *, std::unique_ptr<ContextGuard>> m_contexts;
    std::unique_ptr<Strays> m_strays; // must come to their end, and nobody waits for them
    std::unique_ptr<Scope> m_root;
    std::optional<SignalHome> m_signalHome; // since something waited for a signal
};

} // namespace Detail
} // namespace Signalbox
