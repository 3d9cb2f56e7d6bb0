// SPDX-License-Identifier: MIT
// How long a SchedulerCore runs: exec(), run(), quit().
#include "core/logging_p.h"
#include "scheduler/schedulercore_p.h"
#include "scheduler/systemevents.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qdebug.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qscopeguard.h>
#include <QtCore/qthread.h>

namespace Signalbox::Detail {

struct SchedulerCore::Run
{
    Run(Until runUntil, int depth, Run *outerRun) : until(runUntil), itemDepth(depth), outer(outerRun) {}

    QEventLoop loop;
    const Until until;
    const int itemDepth; // what is on the stack below it
    Run *const outer;
};

int SchedulerCore::run(Until until)
{
    if (!QCoreApplication::instance() &&
        !QAbstractEventDispatcher::instance()) { // Qt would look for one for ever
        qCWarning(lcScheduler,
                  "Scheduler::exec, run: there is no application yet, and no event loop. Ignored");
        return -1;
    }
    Run run(until, itemDepth, runningRun);
    runningRun = &run;
    const auto leave = qScopeGuard([&] {
        runningRun = run.outer;
        if (!runningRun && afterTasks) { // it was ended past quit()
            graceTimer.cancel();
            afterTasks = nullptr;
        }
    });
    if (until == Until::NothingLeft && !hasUndone()) {
        reportStall();
        return 0;
    }
    return run.loop.exec();
}

//! A run inside of another one is not the end of the program: its tasks go on.
void SchedulerCore::quit(int code)
{
    router().dispatch(EventPointer<>(makeEvent(QuitRequested{code})));
    const bool isOutermost = runningRun ? !runningRun->outer : QThread::currentThread()->loopLevel() > 0;
    if (!isOutermost || !tasks || afterTasks) {
        destroyStragglers(); // quit() again: there is no more time
        return leaveLoop(code);
    }
    endTasks([this, code] {
        if (!runningRun)
            return leaveLoop(code);
        for (auto *run = runningRun; run; run = run->outer) // those that have begun since, too
            run->loop.exit(code);
    });
}

void SchedulerCore::leaveLoop(int code)
{
    if (runningRun)
        runningRun->loop.exit(code);
    else if (auto *app = QCoreApplication::instance(); app && app->thread() == QThread::currentThread())
        QCoreApplication::exit(code);
    else
        QThread::currentThread()->exit(code);
}

// ---- the end of all tasks ----

/*!
    They end between functions and deliveries; the one that is on the stack, too, so that is waited for.
*/
void SchedulerCore::endTasks(std::function<void()> then)
{
    graceTimer.cancel();
    afterTasks = std::move(then);
    tasks->cancelAll();
    auto *grace = makeCall<TimedCall>(nullptr, [this] { destroyStragglers(); });
    graceTimer = TimerHandle(grace);
    grace->isDaemon = true;
    grace->deadline = saturatingAdd(Clock::now(), quitGrace);
    start(*grace);
    host->wake();
}

//! Those that have not ended by themselves, in time.
void SchedulerCore::destroyStragglers()
{
    if (!afterTasks)
        return;
    if (tasks->hasTasks()) {
        qCWarning(
            lcScheduler,
            "Scheduler::quit: these have not ended in the %lld ms that they had, and are destroyed:\n%s",
            qlonglong(std::chrono::floor<std::chrono::milliseconds>(quitGrace).count()),
            qUtf8Printable(tasks->dump().join(u'\n')));
    }
    while (tasks->hasTasks())
        tasks->destroyTasks();
    tasksHaveEnded();
}

//! Behind each slice. Of tasks that have ended, others came to light.
void SchedulerCore::endQuitIfDone()
{
    if (!afterTasks) [[likely]]
        return;
    tasks->cancelAll();
    if (!tasks->hasTasks())
        tasksHaveEnded();
}

void SchedulerCore::tasksHaveEnded()
{
    graceTimer.cancel();
    if (const auto then = std::exchange(afterTasks, nullptr))
        then();
}

// ---- the end of a run ----

//! Will something happen by itself, for all that is known here?
bool SchedulerCore::hasUndone() const
{
    return keepers > 0 || hasWork() || (tasks && tasks->hasUndone());
}

//! Between functions and deliveries: one that is on the stack may bring something new.
void SchedulerCore::endRunIfDone()
{
    if (afterTasks || !runningRun || !runningRun->loop.isRunning() ||
        runningRun->until != Until::NothingLeft || runningRun->itemDepth != itemDepth || hasUndone())
        return;
    reportStall();
    runningRun->loop.exit(0);
}

void SchedulerCore::reportStall()
{
    reportWaitingTasks();
    const auto held = events ? events->heldEvents() : StoredEvents::Found();
    if (held.isEmpty())
        return;
    qCWarning(lcScheduler).nospace() << "Scheduler::run: it ends, as nothing can happen any more, but "
                                     << held.size()
                                     << " events wait for somebody to accept them; the first is "
                                     << held.first();
}

void SchedulerCore::reportWaitingTasks()
{
    if (!tasks || !tasks->hasStalled())
        return;
    qCWarning(lcScheduler, "Scheduler::run: it ends, as nothing can happen any more, but tasks wait:\n%s",
              qUtf8Printable(tasks->dump().join(u'\n')));
}

} // namespace Signalbox::Detail
