// SPDX-License-Identifier: MIT
#include "tasks/running.h"

#include "core/logging_p.h"
#include "scheduler/schedulercore_p.h"
#include "tasks/tasktext_p.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>

#include <stdexcept>

namespace Signalbox::Detail {

StackTask::StackTask(TaskFrame *root, const Site &site, const char *function) : TaskGroup(nullptr)
{
    if (!root)
        throwNoTask(function);
    refuseIfImpossible(site, function);
    auto *run = TaskRun::create(*root, *this, site);
    m_run = TaskRunPointer(run);
    run->begin();
}

StackTask::~StackTask()
{
    destroyAll();
}

void StackTask::refuseIfImpossible(const Site &site, const char *function)
{
    if (const auto *current = TaskRun::current()) {
        qCWarning(lcTasks,
                  "%s: the task %s is on the stack, and cannot go on while a loop in it waits for the task "
                  "of %s, which "
                  "may wait for it: use co_await. std::logic_error is thrown",
                  function, qUtf8Printable(current->name()), qUtf8Printable(textOf(site)));
        throw std::logic_error("a task must not block: use co_await");
    }
    if (!QCoreApplication::instance()) {
        qCWarning(lcTasks,
                  "%s: there is no application, and no event loop to run. std::logic_error is thrown",
                  function);
        throw std::logic_error("there is no application yet");
    }
}

void StackTask::runNested(QEventLoop::ProcessEventsFlags flags)
{
    QEventLoop loop;
    m_loop = &loop;
    if (!m_run->hasEnded())
        loop.exec(flags);
    m_loop = nullptr;
    destroyAll(); // quit() came first
}

int StackTask::runApplication(int (*exec)())
{
    if (QThread::currentThread()->loopLevel() > 0) {
        qCWarning(lcTasks, "run: the application's event loop runs already. std::logic_error is thrown");
        throw std::logic_error("the event loop runs already");
    }
    m_endsApplication = true;
    const int code = exec();
    m_endsApplication = false;
    endTasks();
    destroyAll();
    return code;
}

//! Of this thread, in a loop of its own, as the application's is over.
void StackTask::endTasks()
{
    auto *core = scheduler();
    if (!core || !core->tasks || !core->tasks->hasTasks())
        return;
    QEventLoop loop;
    core->endTasks([&loop] { loop.quit(); });
    loop.exec();
}

void StackTask::runEnded(TaskRun &)
{
    if (m_loop)
        m_loop->quit();
    else if (m_endsApplication &&
             !(scheduler() && scheduler()->afterTasks)) // else quit() leaves with its code
        QCoreApplication::exit();
}

} // namespace Signalbox::Detail
