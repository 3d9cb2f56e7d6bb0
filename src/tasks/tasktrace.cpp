// SPDX-License-Identifier: MIT
#include "tasks/tasktrace_p.h"

#include "core/logging_p.h"
#include "tasks/taskhandle.h"
#include "tasks/tasktext_p.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

void traceThisTask(bool isTraced)
{
    if (auto *run = Detail::TaskRun::current())
        run->setTraced(isTraced);
    else
        qCWarning(lcTasks, "traceThisTask: no task runs here; the call is ignored");
}

namespace Detail {

static QString waitOf(const Waiting &waiting, const Site &site)
{
    return u"waits for %1 in %2"_s.arg(textOf(waiting), textOf(site));
}

static void print(const TaskRun &run, const QString &step)
{
    qCInfo(lcTrace, "%s: %s", qUtf8Printable(run.name()), qUtf8Printable(step));
}

//! One that waits already does so from now on, for the log.
void TaskTrace::begin(TaskRun &run)
{
    const bool isSuspended = run.m_state == TaskState::Suspended;
    run.extra().waitsSince = isSuspended ? Clock::now() : Deadline{};
    if (isSuspended && lcTrace().isInfoEnabled())
        print(run, waitOf(*run.m_awaited, run.site()));
}

void TaskTrace::suspended(TaskRun &run)
{
    run.m_extra->waitsSince = Clock::now();
    if (lcTrace().isInfoEnabled())
        printRunning(run, waitOf(*run.m_awaited, run.site()));
}

void TaskTrace::resumes(TaskRun &run)
{
    const auto since = std::exchange(run.m_extra->waitsSince, {});
    if (!lcTrace().isInfoEnabled())
        return;
    const auto site = run.site();
    if (!site.file)
        return printRunning(run, u"begins"_s);
    const auto waited = Clock::now() - since;
    const auto time =
        since == Deadline{} ? QString() : u"after %1 ms "_s.arg(double(waited.count()) / 1e6, 0, 'f', 3);
    printRunning(run, u"goes on %1in %2"_s.arg(time, textOf(site)));
}

void TaskTrace::ended(const TaskRun &run)
{
    const auto what = run.m_hasError ? u": "_s + textOf(run.m_extra->error) : QString();
    print(run, run.stateText() + what);
}

void TaskTrace::printRunning(TaskRun &run, const QString &step)
{
    const auto state = std::exchange(run.m_state, TaskState::Running);
    print(run, step);
    run.m_state = state;
}

} // namespace Detail
} // namespace Signalbox
