// SPDX-License-Identifier: MIT
#include "taskcanceller.h"

#include "lookerrortext.h"
#include "taskmodel.h"

#include "findings/waittext.h"
#include "probe/snapshottext.h"

#include <utility>

namespace Signalbox {

TaskCanceller::TaskCanceller(const TaskModel *tasks, QObject *parent) : QObject(parent), m_tasks(tasks) {}

void TaskCanceller::setSample(const SamplePointer &sample)
{
    const bool isControlled = sample->role == InspectRole::Control;
    const bool isLive = sample->link.isLive();
    if (isControlled != m_isControlled || isLive != m_isLive || sample->program.pid != m_pid) {
        m_isControlled = isControlled;
        m_isLive = isLive;
        if (!isAllowed() || sample->program.pid != m_pid)
            m_task = {}; // nobody can do that any more
        m_pid = sample->program.pid;
        Q_EMIT changed();
    }
    const auto before = std::exchange(m_reports, {}); // only of those that are still spoken of
    for (const CancelReport &report : sample->cancels) {
        m_reports.insert(report.number, report);
        if (before.value(report.number) != report && !sentenceOf(report).isEmpty())
            Q_EMIT told(sentenceOf(report));
    }
}

QString TaskCanceller::whyNot() const
{
    if (!m_isLive)
        return tr("The program does not answer.");
    if (!m_isControlled) {
        return tr("Tasks are cancelled in the control role only: start the program with "
                  "SIGNALBOX_INSPECT=control, or by “signalbox run --inspect --control”.");
    }
    return {};
}

QString TaskCanceller::taskText(quint64 serial, const QString &name) const
{
    const QString known = name.isEmpty() ? m_names.value(serial) : name;
    return known.isEmpty() ? QString::number(serial) : known;
}

QString TaskCanceller::question() const
{
    return isAsking() ? tr("Cancel the task “%1” (%2)?", "name, number")
                            .arg(TaskModel::nameOf(m_task), QString::number(m_task.serial))
                      : QString();
}

QString TaskCanceller::consequence() const
{
    if (!isAsking())
        return {};
    const QString end = tr(
        "It does not go on behind its co_await: it resumes with its cancellation, which destroys its frames "
        "from the innermost outwards, and ends the tasks of its scopes. Who joins it is told that it was "
        "cancelled.");
    if (m_task.state != TaskSnapshot::State::Waiting || m_task.waitsFor.isEmpty())
        return end;
    const QString what = waitText(m_task.waitsFor);
    const QString wait = m_task.site.isKnown()
                             ? tr("It waits for %1, in %2.", "what, where").arg(what, toText(m_task.site))
                             : tr("It waits for %1.", "what").arg(what);
    return wait + QLatin1Char('\n') + end;
}

void TaskCanceller::ask()
{
    const TaskSnapshot *task = m_tasks->currentTask();
    if (!isAllowed()) {
        Q_EMIT told(whyNot());
    } else if (!task) {
        Q_EMIT told(tr("Select the task that is to be cancelled."));
    } else {
        m_task = *task;
        Q_EMIT changed();
    }
}

void TaskCanceller::confirm()
{
    if (!isAsking())
        return;
    const TaskSnapshot task = std::exchange(m_task, {});
    constexpr qsizetype MostNames = 100;
    if (m_names.size() == MostNames)
        m_names.clear();
    m_names.insert(task.serial, TaskModel::nameOf(task));
    Q_EMIT changed();
    Q_EMIT wanted({m_pid, task.serial});
}

void TaskCanceller::refuse()
{
    if (!isAsking())
        return;
    m_task = {};
    Q_EMIT changed();
}

QString TaskCanceller::sentenceOf(const CancelReport &report) const
{
    const QString task = taskText(report.serial, report.taskName);
    if (!report.error.isEmpty())
        return tr("The task “%1” was not cancelled: %2", "name, why").arg(task, lookErrorText(report.error));
    switch (report.outcome) {
    case CancelOutcome::Waiting: // told once it is known that its loop does not come to it
        return report.isLate
                   ? tr("The loop of the task “%1” is busy or stuck, and cancels it when it goes on.")
                         .arg(task)
                   : QString();
    case CancelOutcome::Requested:
        return tr("The task “%1” was cancelled.").arg(task);
    case CancelOutcome::Deferred:
        return tr("The task “%1” was cancelled, and ends when what it is in allows that.").arg(task);
    case CancelOutcome::NoSuchTask:
        return tr("The task “%1” has ended before.").arg(task);
    case CancelOutcome::AlreadyAsked:
        return tr("The task “%1” was cancelled before, and has not come to its end.").arg(task);
    case CancelOutcome::LoopEnded:
        return tr("The task “%1” has ended with its loop.").arg(task);
    case CancelOutcome::TooManyWait:
        return tr("The task “%1” was not cancelled: too many wait for that already.").arg(task);
    }
    return {};
}

} // namespace Signalbox
