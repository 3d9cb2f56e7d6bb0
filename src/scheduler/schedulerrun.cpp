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
    const auto leave = qScopeGuard([&] { runningRun = run.outer; });
    if (until == Until::NothingLeft && !hasUndone()) {
        reportStall();
        return 0;
    }
    return run.loop.exec();
}

void SchedulerCore::quit(int code)
{
    router().dispatch(EventPointer<>(makeEvent(QuitRequested{code})));
    if (runningRun)
        runningRun->loop.exit(code);
    else if (auto *app = QCoreApplication::instance(); app && app->thread() == QThread::currentThread())
        QCoreApplication::exit(code);
    else
        QThread::currentThread()->exit(code);
}

//! Will something happen by itself, for all that is known here?
bool SchedulerCore::hasUndone() const
{
    return keepers > 0 || hasWork() || (tasks && tasks->hasUndone());
}

//! Between functions and deliveries: one that is on the stack may bring something new.
void SchedulerCore::endRunIfDone()
{
    if (!runningRun || runningRun->until != Until::NothingLeft || runningRun->itemDepth != itemDepth ||
        hasUndone())
        return;
    reportStall();
    runningRun->loop.exit(0);
}

void SchedulerCore::reportStall()
{
    const auto held = events ? events->heldEvents() : StoredEvents::Found();
    if (held.isEmpty())
        return;
    qCWarning(lcScheduler).nospace() << "Scheduler::run: it ends, as nothing can happen any more, but "
                                     << held.size()
                                     << " events wait for somebody to accept them; the first is "
                                     << held.first();
}

} // namespace Signalbox::Detail
