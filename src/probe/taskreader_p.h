// SPDX-License-Identifier: MIT
#pragma once

#include "probe/snapshot.h"
#include "probe/taskblock_p.h"

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace Signalbox {

//! What a task cannot go on without: addresses, that are compared and nothing more.
struct TaskNeeds
{
    quint64 serial = 0;
    const void *address = nullptr;
    const void *group = nullptr;
    const void *task = nullptr;
    const void *others = nullptr; // a group
    bool waitsForEnd = false;     // of that task

    bool hasSome() const { return task || others; }
};

//! Empty: it is none, or changes too fast. True \a lacksText: what it waits for has not been printed.
std::optional<TaskSnapshot> readTask(const TaskBlock &block, Deadline now, bool *lacksText,
                                     std::vector<TaskNeeds> *allNeeds);

//! Of those of \a tasks that wait for the end of one which is among them, the serials of both.
std::unordered_map<quint64, quint64> neededTasks(const std::vector<TaskNeeds> &tasks);

/*!
    Who waits for tasks that, directly or through others, wait for it. All that a task needs must end before it goes on, so
    one way back is enough.
*/
std::unordered_set<quint64> deadlocked(const std::vector<TaskNeeds> &tasks);

/*!
    Adds what \a tasks publish, as far as \a request asks for it, to the snapshot of their loop. In any thread, while a
    LoopReader lives. True when something has not been listed or printed that should be.
*/
bool readTasks(const TaskTreeBlock &tasks, Deadline now, const SnapshotRequest &request,
               LoopSnapshot *snapshot);

} // namespace Signalbox
