// SPDX-License-Identifier: MIT
#include "findings/lints_p.h"
#include "findings/subjectnames.h"

#include "core/timeleft_p.h"
#include "probe/snapshottext.h"

namespace Signalbox::Lints {

using State = TaskSnapshot::State;

namespace {

Finding aboutTask(const Look &now, Lint lint, const TaskSnapshot &task)
{
    Finding finding = now.found(lint, Finding::Subject::Task, task.serial, taskText(task));
    finding.duration = task.since;
    return finding;
}

} // namespace

void Tasks::look(Look &now)
{
    const LoopSnapshot &loop = now.loop;
    if (!now.has(SnapshotPart::Tasks)) {
        if (loop.taskCount > 0 && loop.state == LoopSnapshot::State::Running &&
            loop.inState >= now.limits.neverYieldsFor)
            now.urgent |= SnapshotPart::Tasks; // it may be over at the next regular look
        return;
    }
    lookAtRunning(now);
    m_tasks.begin();
    // Who has gone on since the last look, the most often.
    const TaskSnapshot *other = nullptr;
    quint64 most = 0;
    for (const TaskSnapshot &task : loop.tasks) {
        const Task *known = m_tasks.of(task.serial);
        const quint64 resumes = known && known->isKnown ? gained(task.resumes, known->resumes) : 0;
        if (resumes > most) {
            most = resumes;
            other = &task;
        }
    }
    for (const TaskSnapshot &task : loop.tasks) {
        Task *known = m_tasks.of(task.serial);
        if (!known)
            break;
        lookAtWaiting(now, task, *known, other && other->serial != task.serial,
                      other ? taskText(*other) : QString());
        known->isKnown = true;
        known->resumes = task.resumes;
    }
    m_listedAt = now.at;
}

/*!
    The innermost task on the stack, if it has not left it within the turn that runs: one that waits in a nested loop, as a dialog's, has
    begun before the turns of that loop.
*/
void Tasks::lookAtRunning(const Look &now)
{
    const LoopSnapshot &loop = now.loop;
    if (loop.state != LoopSnapshot::State::Running || loop.inState < now.limits.neverYieldsFor)
        return;
    const TaskSnapshot *innermost = nullptr;
    for (const TaskSnapshot &task : loop.tasks) {
        if (task.state == State::Running && (!innermost || task.since < innermost->since))
            innermost = &task;
    }
    if (!innermost || innermost->since < now.limits.neverYieldsFor || innermost->since > loop.inState)
        return;
    Finding finding = aboutTask(now, Lint::TaskNeverYields, *innermost);
    finding.severity = loop.isMainThread ? Finding::Severity::Error : Finding::Severity::Warning;
    finding.culprit = innermost->site.isKnown() ? toText(innermost->site) : QString();
    now.note(std::move(finding));
}

void Tasks::lookAtWaiting(const Look &now, const TaskSnapshot &task, Task &known, bool othersWentOn,
                          const QString &other)
{
    // One that has never run may wait for its scope to have room: that is no starving.
    const bool isStarved = task.state == State::Ready && task.resumes > 0 && known.isKnown &&
                           task.resumes == known.resumes && othersWentOn &&
                           task.since >= now.limits.starvedFor &&
                           task.since >= now.at - m_listedAt; // they went on meanwhile, not before
    known.starved.go(isStarved, now.at);
    if (known.starved.lasts(Nanoseconds{})) {
        Finding finding = aboutTask(now, Lint::Starved, task);
        finding.culprit = other;
        now.note(std::move(finding));
    }

    // Its loop has to have had the time to wake it.
    const bool isOverdue =
        task.endsBy != Never && timeLeft(now.at, task.endsBy) >= now.limits.overdueFor &&
        !(now.loop.state == LoopSnapshot::State::Running && now.loop.inState >= now.limits.overdueFor);
    const bool isLost =
        task.state == State::Waiting && (task.isDeadlocked || isOverdue) && !task.isCancelling;
    known.lost.go(isLost, now.at);
    if (known.lost.lasts(now.limits.lostFor)) {
        Finding finding = aboutTask(now, Lint::LostWaker, task);
        finding.severity = Finding::Severity::Error;
        finding.culprit = task.waitsFor;
        finding.duration = std::max(task.since, known.lost.length());
        now.note(std::move(finding));
    }
}

} // namespace Signalbox::Lints
