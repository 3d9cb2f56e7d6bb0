// SPDX-License-Identifier: MIT
#pragma once

#include "probe/printbudget_p.h"
#include "probe/registry_p.h"
#include "probe/snapshot.h"
#include "tasks/taskrun.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace Signalbox::Detail {

class TaskTree;

/*!
    What the tasks of a thread tell readers in other threads: the writer of a TaskTreeBlock.

    Counts are always there. Individual tasks cost something, so they are listed, with their states, only while a Probe is attached, so that
    it is known what a loop is stuck in; and how long each was in them while one asks for tasks. They are listed as something
    becomes of them, and all of them when a reader asks, as many as readers want. One that is listed when nobody looks any more leaves the
    list with the next thing that becomes of it.

    There may be a million of them, so a turn lists so many only, and the next one goes on. Where it stands is a task
    that is listed, and so is heard of when it ends.

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
    using Places = std::unordered_map<const TaskRun *, std::uint32_t>; // of those that are listed, by address

    void describe();
    CancelOutcome cancel(TaskCancellation::State &wish);
    bool listSome(Deadline now);
    void leaveBehind(const TaskRun &run);
    void describeFirst(int *left);
    bool describeWanted(int *left);
    void describe(TaskBlock &block, const Places &places, int *left);
    std::size_t wantedCount() const;
    void noteAddress(const TaskRun &run, std::uint32_t place);
    void listNew(TaskRun &run);
    TaskBlock *list(TaskRun &run, Deadline now);
    void unlist(TaskRun &run);
    TaskBlock *blockOf(TaskRun &run, Deadline now);
    TaskBlock *listedBlockOf(const TaskRun &run) const;
    std::uint32_t placeOf(const TaskRun *run) const;
    quint64 serialOf(const TaskRun *run) const;
    static Deadline timeIfAsked();
    void setState(TaskBlock &block, const TaskRun &run, State state, Deadline now);
    void addTime(TaskBlock &block, State state, Deadline now);
    std::uint32_t listedCount() const { return m_block->tasks.size() - std::uint32_t(m_free.size()); }
    static Deadline endOfWait(const TaskRun &run, State state);
    static void publishNeeds(TaskBlock &block, const TaskRun &run, State state);
    static void publishSite(TaskBlock &block, const Site &site);
    static void print(TaskBlock &block, const TaskRun &run);

    TaskTree &m_tree;
    std::unique_ptr<TaskTreeBlock> m_block;
    SerialSource m_serials;
    std::vector<std::uint32_t> m_free;
    Places m_places;                          // once there are too many to be looked through
    TaskRun *m_listedLast = nullptr;          // behind it the next turn goes on; null: from the beginning
    const TaskGroup *m_groupOfLast = nullptr; // that it was in
    std::vector<std::uint32_t> m_toPrint;     // places on a page
    PrintBudget m_printing;
    Nanoseconds::rep m_busy = 0; // of all tasks, each without those that ran on top of it
};

} // namespace Signalbox::Detail
