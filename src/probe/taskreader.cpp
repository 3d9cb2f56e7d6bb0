// SPDX-License-Identifier: MIT
#include "probe/taskreader_p.h"

#include <algorithm>

namespace Signalbox {

namespace {

constexpr Nanoseconds Unknown{-1};

SiteSnapshot readSite(const PublishedSite &site)
{
    return {site.fileName.get(), site.function.get(), site.line.get()};
}

//! What has passed since \a then, which is zero where nobody looked.
Nanoseconds passed(Deadline::rep then, Deadline now)
{
    return then == 0 ? Unknown : std::max(now - Deadline(Nanoseconds(then)), Nanoseconds::zero());
}

//! What it is in now is added to its times.
void addTimes(TaskSnapshot *task, Nanoseconds listed)
{
    const auto now = std::max(task->since, Nanoseconds::zero());
    if (task->state == TaskSnapshot::State::Running)
        task->busyTime += now;
    else if (task->state == TaskSnapshot::State::Ready)
        task->readyTime += now;
    task->idleTime = std::max(listed - task->busyTime - task->readyTime, Nanoseconds::zero());
}

} // namespace

std::unordered_map<quint64, quint64> neededTasks(const std::vector<TaskNeeds> &tasks)
{
    std::unordered_map<quint64, quint64> needed;
    if (std::ranges::none_of(tasks, &TaskNeeds::waitsForEnd))
        return needed;
    std::unordered_map<const void *, quint64> byAddress;
    for (const auto &task : tasks)
        byAddress.emplace(task.address, task.serial);
    for (const auto &task : tasks) {
        if (const auto found = byAddress.find(task.task); task.waitsForEnd && found != byAddress.end())
            needed.emplace(task.serial, found->second);
    }
    return needed;
}

std::unordered_set<quint64> deadlocked(const std::vector<TaskNeeds> &tasks)
{
    std::unordered_map<const void *, std::vector<const TaskNeeds *>> byAddress; // also by that of a group
    for (const auto &task : tasks) {
        byAddress[task.address].push_back(&task);
        if (task.group)
            byAddress[task.group].push_back(&task);
    }
    const auto needed = [&](const TaskNeeds &task) -> const std::vector<const TaskNeeds *> & {
        static const std::vector<const TaskNeeds *> none;
        const auto found = byAddress.find(task.task ? task.task : task.others);
        return found == byAddress.end() ? none : found->second;
    };
    std::unordered_set<quint64> found;
    int steps = 200'000; // whoever takes a snapshot holds up forks: many that wait for many are not judged
    for (const auto &start : tasks) {
        if (!start.hasSome() || steps <= 0)
            continue;
        std::vector<const TaskNeeds *> toVisit = needed(start);
        std::unordered_set<const TaskNeeds *> seen(toVisit.begin(), toVisit.end());
        while (!toVisit.empty() && !seen.contains(&start)) {
            const auto *task = toVisit.back();
            toVisit.pop_back();
            if (!task->hasSome())
                continue;
            steps -= int(needed(*task).size());
            if (steps <= 0)
                break;
            for (const auto *next : needed(*task)) {
                if (seen.insert(next).second)
                    toVisit.push_back(next);
            }
        }
        if (seen.contains(&start))
            found.insert(start.serial);
    }
    return found;
}

std::optional<TaskSnapshot> readTask(const TaskBlock &block, Deadline now, bool *lacksTexts,
                                     std::vector<TaskNeeds> *allNeeds)
{
    TaskSnapshot task;
    TaskNeeds needs;
    bool isPrinted = false;
    Nanoseconds listed{};
    const bool isRead = block.lock.read([&] {
        task.serial = block.serial.get();
        task.parent = block.parent.get();
        task.state = TaskSnapshot::State(block.state.get());
        task.isCancelling = block.isCancelling.get();
        task.isDaemon = block.isDaemon.get();
        task.priority = block.priority.get();
        task.resumes = block.resumes.get();
        task.busyTime = Nanoseconds(block.busy.get());
        task.readyTime = Nanoseconds(block.ready.get());
        task.since = passed(block.since.get(), now);
        task.age = passed(block.startedAt.get(), now);
        listed = passed(block.listedAt.get(), now);
        task.name = block.name.get();
        task.scope = block.scope.get();
        task.startedIn = readSite(block.started);
        task.site = readSite(block.site);
        isPrinted = task.state == TaskSnapshot::State::Waiting && block.isPrinted.get();
        task.endsBy = Deadline(Nanoseconds(block.endsBy.get()));
        task.waitsFor = isPrinted ? block.waitsFor.get() : QString();
        needs = {task.serial,
                 block.address.get(),
                 block.group.get(),
                 block.neededTask.get(),
                 block.neededGroup.get(),
                 block.waitsForEnd.get()};
    });
    if (!isRead || task.serial == 0)
        return std::nullopt;
    allNeeds->push_back(needs);
    *lacksTexts |= task.state == TaskSnapshot::State::Waiting && !isPrinted;
    addTimes(&task, listed);
    return task;
}

namespace {

using Children = std::unordered_map<quint64, std::vector<TaskSnapshot>>;

void appendBelow(Children &children, quint64 parent, int level, QList<TaskSnapshot> *sorted)
{
    const auto found = children.find(parent);
    if (found == children.end())
        return;
    auto tasks = std::move(found->second);
    children.erase(found);
    std::ranges::sort(tasks, {}, &TaskSnapshot::serial);
    for (auto &task : tasks) {
        const auto serial = task.serial;
        task.level = level;
        sorted->append(std::move(task));
        appendBelow(children, serial, level + 1, sorted);
    }
}

//! As a tree. One whose parent has ended, or is not listed, stands at the top.
QList<TaskSnapshot> sortedAsTree(std::vector<TaskSnapshot> tasks)
{
    std::unordered_set<quint64> serials;
    for (const auto &task : tasks)
        serials.insert(task.serial);
    Children children;
    for (auto &task : tasks) {
        if (!serials.contains(task.parent))
            task.parent = 0;
        children[task.parent].push_back(std::move(task));
    }
    QList<TaskSnapshot> sorted;
    appendBelow(children, 0, 0, &sorted);
    return sorted;
}

} // namespace

bool readTasks(const TaskTreeBlock &tasks, Deadline now, const SnapshotRequest &request,
               LoopSnapshot *snapshot)
{
    snapshot->tasksFinished +=
        tasks.finished.get(); // before those that were started: none seems to have ended before
    snapshot->tasksFailed += tasks.failed.get();
    snapshot->tasksCancelled += tasks.cancelled.get();
    snapshot->tasksStarted += tasks.started.get();
    const auto ended = snapshot->tasksFinished + snapshot->tasksFailed + snapshot->tasksCancelled;
    snapshot->taskCount = int(snapshot->tasksStarted - ended);
    if (!request.parts.testFlag(SnapshotPart::Tasks))
        return false;
    bool lacksTexts = false;
    std::vector<TaskSnapshot> listed;
    std::vector<TaskNeeds> needs;
    std::uint32_t count = 0;
    tasks.forEachTaken(0, [&](std::uint32_t place) {
        if (auto task = readTask(tasks.tasks[place], now, &lacksTexts, &needs))
            listed.push_back(std::move(*task));
        return ++count < TaskTreeBlock::MostInSnapshot;
    });
    const auto lost = deadlocked(needs);
    const auto needed = neededTasks(needs);
    for (auto &task : listed) {
        task.isDeadlocked = lost.contains(task.serial);
        if (const auto found = needed.find(task.serial); found != needed.end())
            task.neededTask = found->second;
    }
    lacksTexts |= !lost.empty(); // so that it is said anew: by now, a mutex may have been handed on
    lacksTexts |= int(listed.size()) < std::min(snapshot->taskCount, int(TaskTreeBlock::MostInSnapshot));
    snapshot->tasks += sortedAsTree(std::move(listed));
    return lacksTexts;
}

} // namespace Signalbox
