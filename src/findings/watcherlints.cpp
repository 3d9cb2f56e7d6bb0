// SPDX-License-Identifier: MIT
#include "findings/lints_p.h"
#include "findings/subjectnames.h"

namespace Signalbox::Lints {

namespace {

Finding aboutWatcher(const Look &now, Lint lint, const WatcherSnapshot &watcher)
{
    Finding finding = now.found(lint, Finding::Subject::Watcher, watcher.serial,
                                watcher.description.isEmpty() ? QString() : watcher.description);
    finding.culprit = objectText(watcher.ownerClass, watcher.ownerName);
    finding.amount = watcher.descriptor;
    return finding;
}

} // namespace

void Watchers::look(const Look &now)
{
    if (!now.has(SnapshotPart::Watchers))
        return;
    const LoopSnapshot &loop = now.loop;
    for (const WatcherSnapshot &watcher : loop.watchers) {
        if (watcher.target != WatcherSnapshot::Target::Closed)
            continue;
        Finding finding = aboutWatcher(now, Lint::ClosedDescriptor, watcher);
        finding.severity = Finding::Severity::Error;
        now.note(std::move(finding));
    }
    if (!now.isMeasured())
        return;
    const Nanoseconds elapsed = m_listedAt == Deadline{} ? Nanoseconds{} : now.at - m_listedAt;
    constexpr Milliseconds LeastElapsed{50};
    if (m_listedAt != Deadline{} && elapsed < LeastElapsed)
        return;
    const Nanoseconds busy = loop.busyTimeSoFar();
    const quint64 turns = gained(loop.turns, m_turns);
    const quint64 activations = gained(loop.watchersActivated, m_activations);
    const Nanoseconds busySince = busy - m_busy;
    const bool isBusy =
        elapsed.count() > 0 && (seconds(busySince) >= now.limits.spinsBusy * seconds(elapsed) ||
                                elapsed - busySince <= qint64(turns) * now.limits.spinsRest);
    const bool mayWell = elapsed.count() == 0 ||
                         (isBusy && double(activations) >= now.limits.spinsPerSecond * seconds(elapsed));
    m_listedAt = now.at;
    m_turns = loop.turns;
    m_activations = loop.watchersActivated;
    m_busy = busy;
    if (!mayWell)
        return m_watched.clear(); // as almost always: nothing is kept of 10,000 sockets

    m_watched.begin();
    for (const WatcherSnapshot &watcher : loop.watchers) {
        Watched *known = m_watched.of(watcher.serial);
        if (!known)
            break;
        const double gain = known->isKnown ? double(gained(watcher.activations, known->activations)) : 0;
        known->isKnown = true;
        known->activations = watcher.activations;
        // What is read as it comes is ready in some turns; what nobody reads is so in all, and none of them sleeps.
        const bool spins = elapsed.count() > 0 && gain >= now.limits.spinsPerSecond * seconds(elapsed) &&
                           gain >= now.limits.spinsOfTurns * double(turns);
        known->spins.go(spins, now.at, now.at - elapsed);
        if (!known->spins.lasts(now.limits.spinsFor))
            continue;
        Finding finding = aboutWatcher(now, Lint::NotifierSpins, watcher);
        finding.perSecond = gain / seconds(elapsed);
        now.note(std::move(finding));
    }
}

} // namespace Signalbox::Lints
