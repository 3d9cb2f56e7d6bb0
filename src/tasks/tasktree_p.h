// SPDX-License-Identifier: MIT
#pragma once

#include "scheduler/resident_p.h"
#include "tasks/signallink.h"
#include "tasks/taskrun.h"

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

    bool hasUndone() const override;
    bool cancelAll() override;
    void destroyAll() override;
    bool hasContent() const override;
    QStringList dump() const override;

private:
    class Strays;

    SchedulerCore &m_scheduler;
    IntrusiveList<TaskGroup> m_groups;
    std::unique_ptr<Strays> m_strays; // must come to their end, and nobody waits for them
    std::unique_ptr<Scope> m_root;
    SignalHome *m_signalHome =
        nullptr; // since something waited for a signal; what is connected may outlive this
};

} // namespace Detail
} // namespace Signalbox
