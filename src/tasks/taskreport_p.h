// SPDX-License-Identifier: MIT
#pragma once

#include "probe/printbudget_p.h"
#include "probe/registry_p.h"
#include "probe/snapshot.h"
#include "tasks/taskrun.h"

#include <memory>
#include <vector>

namespace Signalbox::Detail {

class TaskTree;

/*!
    What the tasks of a thread tell readers in other threads: the writer of a TaskTreeBlock.

    Counts are always there. Individual tasks cost something, so they are listed, with their states, only while a Probe is attached, so that
    it is known what a loop is stuck in; and how long each was in them while one asks for tasks. They are listed as something
    becomes of them, and all of them when a reader asks. One that is listed when nobody looks any more leaves the list
    with the next thing that becomes of it.

    Thread-safety: the tasks' thread.
*/
class TaskReport
{
public:
    explicit TaskReport(TaskTree &tree);
    //! Tasks that it has listed may outlive it, without a scheduler.
    ~TaskReport();
    TaskReport(const TaskReport &) = delete;
    TaskReport &operator=(const TaskReport &) = delete;

    void started(TaskRun &run)
    {
        m_block->started.add(1);
        if (isProbeAttached()) [[unlikely]]
            listNew(run);
    }
    void ended(TaskRun &run, TaskState state);

    // While a Probe is attached, or the task is listed or traced.
    void becameReady(TaskRun &run);
    void resumes(TaskRun &run);
    void suspended(TaskRun &run);
    void changed(TaskRun &run); // its name, or that it is to be cancelled

private:
    using State = TaskSnapshot::State;

    void describe();
    CancelOutcome cancel(quint64 serial, QString *name);
    void listNew(TaskRun &run);
    TaskBlock *list(TaskRun &run, Deadline now);
    void unlist(TaskRun &run);
    TaskBlock *blockOf(TaskRun &run, Deadline now);
    TaskBlock *listedBlockOf(const TaskRun &run) const;
    quint64 serialOf(const TaskRun *run) const;
    static Deadline timeIfAsked();
    void setState(TaskBlock &block, const TaskRun &run, State state, Deadline now);
    void addTime(TaskBlock &block, State state, Deadline now);
    void findParents();
    static Deadline endOfWait(const TaskRun &run, State state);
    static void publishNeeds(TaskBlock &block, const TaskRun &run, State state);
    static void publishSite(TaskBlock &block, const Site &site);
    static void print(TaskBlock &block, const TaskRun &run);

    TaskTree &m_tree;
    std::unique_ptr<TaskTreeBlock> m_block;
    SerialSource m_serials;
    std::vector<std::uint32_t> m_free;
    PrintBudget m_printing;
    Nanoseconds::rep m_busy = 0; // of all tasks, each without those that ran on top of it
};

} // namespace Signalbox::Detail
