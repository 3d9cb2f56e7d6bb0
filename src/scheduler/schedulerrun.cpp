// SPDX-License-Identifier: MIT
// How long a SchedulerCore runs: exec(), run(), quit().
#include "core/logging_p.h"
#include "events/queuetree_p.h"
#include "scheduler/schedulercore_p.h"
#include "scheduler/systemevents.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qdebug.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qscopedvaluerollback.h>
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

/*!
    Tells who waits for it. False within that: it is the same quit(), and only a loop that began since has to be left.
*/
bool SchedulerCore::tellOfQuit(int code)
{
    const int level = QThread::currentThread()->loopLevel();
    if (quitToldAt != NotTold) {
        if (level > quitToldAt)
            leaveLoop(code);
        return false;
    }
    const QScopedValueRollback telling(quitToldAt, level);
    router().dispatch(EventPointer<>(makeEvent(QuitRequested{code})));
    return true;
}

//! A run inside of another one is not the end of the program: its tasks go on.
void SchedulerCore::quit(int code)
{
    if (!tellOfQuit(code))
        return;
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
    wakeHost();
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

//! Who got a held event and keeps it may be just about to accept it. Null: nobody does.
EventPointer<> SchedulerCore::keptElsewhere(const StoredEvents::Found &held)
{
    constexpr int OwnReferences = 3; // its leaf's, that of the held events, and that in the list here
    for (const auto &event : held) {
        if (EventAccess::referenceCount(*event) > OwnReferences + (sentEvents.has(*event) ? 1 : 0))
            return event;
    }
    return {};
}

//! \a queue, or one below it, that has no room for somebody who waits for some.
static const EventQueue *queueWithoutRoom(const EventQueue &queue)
{
    const auto &node = QueueNode::of(queue);
    if (!node.leafWaits.isEmpty() || !node.totalWaits.isEmpty())
        return &queue;
    for (const auto *child : queue.queues()) {
        if (const auto *found = queueWithoutRoom(*child))
            return found;
    }
    return nullptr;
}

//! What tasks wait for is said beside them.
void SchedulerCore::reportWaitForRoom(const char *reason)
{
    bool isWaiting = !lanes.isEmpty();
    for (auto *feed = feeds.first(); feed && !isWaiting; feed = feeds.next(*feed))
        isWaiting = feed->isWaiting();
    const auto *queue = isWaiting ? queueWithoutRoom(events->rootQueue()) : nullptr;
    if (!queue)
        return;
    const bool isLeafFull = !QueueNode::of(*queue).leafWaits.isEmpty();
    qCWarning(lcScheduler).nospace()
        << "Scheduler::run: it ends, as " << reason
        << ", but what sendAll() or other threads send waits for room in the queue "
        << (queue->parent() ? queue->name() : QStringLiteral("root")) << ", which takes "
        << (isLeafFull ? queue->limit() : queue->totalLimit()) << " events and has "
        << (isLeafFull ? queue->statistics().depth : queue->size());
}

//! For a sentence.
static QByteArray countOf(qsizetype count, const char *one, const char *several)
{
    return count == 1 ? QByteArray(one) : QByteArray::number(count) + ' ' + several;
}

static QByteArray countOf(const StoredEvents::Found &held)
{
    return countOf(held.size(), "an event is", "events are");
}

//! Those that are not accepted; who accepts in another thread says so a moment before it is known here.
StoredEvents::Found SchedulerCore::heldEvents() const
{
    auto held = events ? events->heldEvents() : StoredEvents::Found();
    held.removeIf([](const EventPointer<> &event) { return event->isAccepted(); });
    return held;
}

void SchedulerCore::reportStall()
{
    const auto held = heldEvents();
    for (const auto &event : held)
        reportedHeld = std::max(reportedHeld, EventAccess::number(*event));
    const auto kept = keptElsewhere(held);
    const auto *reason = kept ? "nothing is left to do in its thread" : "nothing can happen any more";
    if (tasks && tasks->hasStalled())
        qCWarning(lcScheduler, "Scheduler::run: it ends, as %s, but tasks wait:\n%s", reason,
                  qUtf8Printable(tasks->dump().join(u'\n')));
    reportWaitForRoom(reason);
    if (held.isEmpty())
        return;
    if (kept)
        qCWarning(lcScheduler).nospace()
            << "Scheduler::run: it ends, as " << reason << ", but " << countOf(held).constData()
            << " not accepted. Somebody still has " << kept
            << ", perhaps in another thread, for which run() waits only where a task awaits its on()";
    else
        qCWarning(lcScheduler).nospace()
            << "Scheduler::run: it ends, as " << reason << ", but " << countOf(held).constData()
            << " not accepted; the first is " << held.first();
}

/*!
    As it ends: the events and functions that a thread without a loop has given to itself. What is under way when a loop is left is nobody's
    mistake; nor is what a program has sent that ends before its first loop.
*/
void SchedulerCore::reportGivenInVain()
{
    const auto *app = QCoreApplication::instance();
    const bool hasRun = slices > 0 || !app || QThread::currentThread() == app->thread();
    const auto queued = events ? events->rootQueue().size() : 0;
    if (hasRun || (queued == 0 && ready.isEmpty()))
        return;
    QByteArrayList what;
    if (queued > 0)
        what.append(countOf(queued, "an event", "events"));
    if (!ready.isEmpty())
        what.append(countOf(ready.size(), "a function", "functions"));
    qCWarning(lcScheduler,
              "Scheduler: its thread ends, and no loop has run there since it was given %s: all is lost. Run one there "
              "(QThread::exec(), Scheduler::run()), or send to the RemoteScheduler of a thread with a loop",
              what.join(" and ").constData());
}

void SchedulerCore::unhandledIsLost(const EventPointer<> &event)
{
    if (EventAccess::number(*event) <= reportedHeld)
        return;
    if (unhandled++ == 0)
        firstUnhandled = event;
}

void SchedulerCore::reportUnhandled() const
{
    if (unhandled > 0)
        qCWarning(lcScheduler).nospace()
            << "Scheduler: it ends, and " << countOf(unhandled, "an event that must be handled is", "events that must be handled are").constData()
            << " not accepted; the first is " << firstUnhandled;
}

} // namespace Signalbox::Detail
