// SPDX-License-Identifier: MIT
// The watchers of a SchedulerCore.
#include "core/logging_p.h"
#include "scheduler/schedulercore_p.h"
#include "scheduler/watcherpart_p.h"

#include <QtCore/qabstracteventdispatcher.h>

namespace Signalbox::Detail {

//! \a kind: a QSocketNotifier::Type.
static ReadyFor flagOf(std::size_t kind)
{
    return ReadyFor(1 << kind);
}

void SchedulerCore::start(WatcherCall &watcher)
{
    watcher.scheduler.store(this, std::memory_order_relaxed);
    watchers.append(watcher);
    ++statistics.watchersActive;
    ++keepers;
    updateParts(watcher);
}

void SchedulerCore::setInterests(WatcherCall &watcher, Readiness interests)
{
    watcher.interests = interests;
    updateParts(watcher);
}

void SchedulerCore::setPaused(WatcherCall &watcher, Readiness paused)
{
    watcher.paused = paused;
    if (watcher.scheduler)
        updateParts(watcher);
}

void SchedulerCore::setTrigger(WatcherCall &watcher, Trigger trigger)
{
    const bool wantsEdges = trigger == Trigger::Edge;
    if (watcher.wantsEdges == wantsEdges)
        return;
    watcher.wantsEdges = wantsEdges;
    for (std::size_t kind = 0; kind < WatcherCall::KindCount; ++kind) {
        if (const auto &part = watcher.parts[kind]) {
            host->unwatch(*part, watcher.descriptor, int(kind));
            watchPart(watcher, kind);
        }
    }
}

void SchedulerCore::watchPart(WatcherCall &watcher, std::size_t kind)
{
    auto &part = *watcher.parts[kind];
    if (!watcher.wantsEdges)
        return host->watch(part, watcher.descriptor, int(kind));
    if (!host->watchEdges(part, watcher.descriptor, int(kind)) && QAbstractEventDispatcher::instance()) {
        qCWarning(lcScheduler,
                  "WatcherHandle::setTrigger: only Signalbox's own loop with epoll can tell edges. "
                  "Descriptor %d is "
                  "watched by level",
                  watcher.descriptor);
    }
}

//! A part for each interest, and none else.
void SchedulerCore::updateParts(WatcherCall &watcher)
{
    const auto wanted = watcher.scheduler ? watcher.interests & ~watcher.paused : Readiness();
    for (std::size_t kind = 0; kind < WatcherCall::KindCount; ++kind) {
        auto &part = watcher.parts[kind];
        if (bool(part) == bool(wanted & flagOf(kind)))
            continue;
        if (part) {
            host->unwatch(*part, watcher.descriptor, int(kind));
            part.reset();
        } else {
            part = std::make_unique<WatcherPart>(watcher, int(kind));
            watchPart(watcher, kind);
        }
    }
}

//! All parts join the host, or leave it.
void SchedulerCore::watchAll(bool watch)
{
    for (auto *watcher = watchers.first(); watcher; watcher = watchers.next(*watcher)) {
        for (std::size_t kind = 0; kind < WatcherCall::KindCount; ++kind) {
            if (const auto &part = watcher->parts[kind])
                watch ? watchPart(*watcher, kind) : host->unwatch(*part, watcher->descriptor, int(kind));
        }
    }
}

void SchedulerCore::stop(WatcherCall &watcher)
{
    watcher.unlink();
    watcher.scheduler.store(nullptr, std::memory_order_relaxed);
    --statistics.watchersActive;
    keepers -= !watcher.isDaemon;
    updateParts(watcher);
    if (watcher.running == 0) // else its function is on the stack
        watcher.forget();
    watcher.unref();
    endRunIfDone();
}

void SchedulerCore::setDaemon(WatcherCall &watcher, bool isDaemon)
{
    keepers += int(watcher.isDaemon) - int(isDaemon);
    watcher.isDaemon = isDaemon;
    endRunIfDone();
}

//! As Qt's notifiers, it is called in a nested loop of its own function, too.
void SchedulerCore::descriptorIsReady(WatcherCall &watcher, int kind)
{
    const WatcherHandle alive(&watcher);
    watcher.ready = flagOf(std::size_t(kind));
    ++watcher.running;
    const bool hasRun = invokeAlone(watcher, &statistics.watchersCalled, "a watcher");
    --watcher.running;
    if (!hasRun && watcher.scheduler)
        stop(watcher);
    else if (!watcher.scheduler && watcher.running == 0)
        watcher.forget(); // cancelled in its own function
    endRunIfDone();
}

void SchedulerCore::descriptorIsClosed(WatcherCall &watcher)
{
    qCWarning(lcScheduler,
              "Scheduler::watch: descriptor %d was closed while it was watched. Its watcher is cancelled",
              watcher.descriptor);
    stop(watcher);
}

} // namespace Signalbox::Detail
