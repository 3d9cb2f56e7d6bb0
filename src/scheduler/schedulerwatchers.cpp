// SPDX-License-Identifier: MIT
// The watchers of a SchedulerCore.
#include "core/logging_p.h"
#include "scheduler/schedulercore_p.h"
#include "scheduler/watcherpart_p.h"

#include <QtCore/qabstracteventdispatcher.h>

#include <utility>

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
    const auto missed = watcher.missed & watcher.paused & ~paused;
    watcher.paused = paused;
    watcher.missed &= ~missed;
    updateParts(watcher);
    for (std::size_t kind = 0; watcher.hasEdges && kind < WatcherCall::KindCount; ++kind) {
        if (missed & watcher.interests & flagOf(kind))
            sendReadiness(watcher, flagOf(kind));
    }
}

//! One kind of readiness makes no event while it lives, which is as long as somebody has the last one.
class ReadinessPause
{
public:
    ReadinessPause(WatcherCall &watcher, ReadyFor kind)
        : m_watcher(&watcher), m_kind(kind), m_remote(Scheduler::current().remote())
    {
        watcher.scheduler.load()->setPaused(watcher, watcher.paused | m_kind);
    }
    ~ReadinessPause()
    {
        const auto end = [watcher = m_watcher, kind = m_kind] {
            if (auto *scheduler = watcher->scheduler.load())
                scheduler->setPaused(*watcher, watcher->paused & ~Readiness(kind));
        };
        SchedulerCore::isCurrent(m_remote) ? end() : static_cast<void>(m_remote.call(end));
    }
    ReadinessPause(const ReadinessPause &) = delete;
    ReadinessPause &operator=(const ReadinessPause &) = delete;

    //! That \a event has come of; null when it has not come of one.
    static WatcherCall *watcherOf(const Event &event)
    {
        const auto *ready = event.as<DescriptorReady>();
        const auto *pause = ready ? static_cast<const ReadinessPause *>(ready->pause.get()) : nullptr;
        return pause ? &*pause->m_watcher : nullptr;
    }

private:
    CallPointer<WatcherCall> m_watcher;
    ReadyFor m_kind;
    RemoteScheduler m_remote;
};

void SchedulerCore::sendReadiness(WatcherCall &watcher, ReadyFor kind)
{
    if (watcher.paused & kind) { // by edges only
        watcher.missed |= kind;
        return;
    }
    auto pause = std::make_shared<ReadinessPause>(watcher, kind);
    sendSystem(makeEvent(DescriptorReady{watcher.descriptor, kind, std::move(pause)}));
}

//! What tells of a descriptor is kept, and so the pause, until somebody waits for it: else each turn would send one for nobody.
void SchedulerCore::nobodyGot(const EventPointer<> &event)
{
    auto *watcher = ReadinessPause::watcherOf(*event);
    if (!watcher || !watcher->scheduler)
        return;
    watcher->missed |= event->as<DescriptorReady>()->ready;
    events->unheard().insert(event);
}

void SchedulerCore::forgetUnheard(const WatcherCall &watcher)
{
    if (!events || events->unheard().isEmpty())
        return;
    const auto found = events->unheard().matching(match<DescriptorReady>(watcher.descriptor));
    for (const auto &event : found) {
        if (ReadinessPause::watcherOf(*event) == &watcher)
            events->unheard().erase(*event);
    }
}

void SchedulerCore::setTrigger(WatcherCall &watcher, Trigger trigger)
{
    const bool wantsEdges = trigger == Trigger::Edge;
    if (watcher.wantsEdges == wantsEdges)
        return;
    watcher.wantsEdges = wantsEdges;
    watcher.hasEdges = false;
    updateParts(watcher);
    for (std::size_t kind = 0; kind < WatcherCall::KindCount; ++kind) {
        if (const auto &part = watcher.parts[kind]) {
            host->unwatch(*part, watcher.descriptor, int(kind));
            watchPart(watcher, kind);
        }
    }
    updateParts(watcher);
}

void SchedulerCore::watchPart(WatcherCall &watcher, std::size_t kind)
{
    auto &part = *watcher.parts[kind];
    if (!watcher.wantsEdges)
        return host->watch(part, watcher.descriptor, int(kind));
    watcher.hasEdges = host->watchEdges(part, watcher.descriptor, int(kind));
    if (!watcher.hasEdges && QAbstractEventDispatcher::instance() &&
        !std::exchange(watcher.hasWarned, true)) {
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
    // Edges go on being watched: to begin anew would tell what has been told.
    const auto paused = watcher.hasEdges ? Readiness() : watcher.paused;
    const auto wanted = watcher.scheduler ? watcher.interests & ~paused : Readiness();
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
        if (watch)
            updateParts(*watcher);
    }
}

void SchedulerCore::stop(WatcherCall &watcher)
{
    watcher.unlink();
    watcher.scheduler.store(nullptr, std::memory_order_relaxed);
    --statistics.watchersActive;
    keepers -= !watcher.isDaemon;
    updateParts(watcher);
    forgetUnheard(watcher);
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
