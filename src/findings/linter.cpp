// SPDX-License-Identifier: MIT
#include "findings/linter.h"

#include "findings/lints_p.h"
#include "findings/subjectnames.h"

#include <algorithm>
#include <unordered_map>

namespace Signalbox {

namespace {

//! What a lint needs to say anything; none: it needs no list.
SnapshotParts neededBy(Lint lint)
{
    switch (lint) {
    case Lint::SlowTurn:
    case Lint::LateTimers:
    case Lint::PostsOutrun:
        return {};
    case Lint::TimerStorm:
    case Lint::ZeroTimer:
        return SnapshotPart::Timers;
    case Lint::NotifierSpins:
    case Lint::ClosedDescriptor:
        return SnapshotPart::Watchers;
    case Lint::QueueAtLimit:
    case Lint::HeldEvent:
        return SnapshotPart::Queues;
    case Lint::Starved:
    case Lint::TaskNeverYields:
    case Lint::LostWaker:
        return SnapshotPart::Tasks;
    case Lint::DeferredDeletes:
        return SnapshotPart::PostedEvents;
    }
    return {};
}

//! What is told first.
bool isWorse(const Finding &a, const Finding &b)
{
    if (a.severity != b.severity)
        return a.severity > b.severity;
    if (a.firstSeen != b.firstSeen)
        return a.firstSeen > b.firstSeen;
    return std::tuple(a.loop, a.lint, a.serial) < std::tuple(b.loop, b.lint, b.serial);
}

} // namespace

class Linter::Loops
{
public:
    struct Groups
    {
        Lints::Turns turns;
        Lints::Timers timers;
        Lints::Watchers watchers;
        Lints::Queues queues;
        Lints::Tasks tasks;
        Lints::Posts posts;
    };
    std::unordered_map<quint64, Groups> byId;
};

Linter::Linter(const Thresholds &thresholds) : m_thresholds(thresholds), m_loops(std::make_unique<Loops>()) {}

Linter::~Linter() = default;

void Linter::look(const Snapshot &snapshot)
{
    m_urgent = {};
    std::unordered_map<quint64, Loops::Groups> before;
    before.swap(m_loops->byId);
    for (const LoopSnapshot &loop : snapshot.loops) {
        Loops::Groups &groups = m_loops->byId[loop.id];
        if (const auto known = before.find(loop.id); known != before.end())
            groups = std::move(known->second);
        Lints::Look now(snapshot, loop, m_thresholds,
                        [this](Finding finding, bool isAnother) { note(std::move(finding), isAnother); });
        groups.turns.look(now);
        groups.timers.look(now);
        groups.watchers.look(now);
        groups.queues.look(now);
        groups.tasks.look(now);
        groups.posts.look(now);
        m_urgent |= now.urgent;
    }
    for (int i = 0; i < LintCount; ++i) {
        const SnapshotParts needed = neededBy(Lint(i));
        if ((snapshot.parts & needed) == needed)
            m_lookedAt[std::size_t(i)] = snapshot.takenAt;
    }
    clear(snapshot.takenAt);
}

void Linter::note(Finding finding, bool isAnother)
{
    const auto same = [&finding](const Finding &other) { return finding.isSame(other); };
    if (const auto known = std::find_if(m_findings.begin(), m_findings.end(), same);
        known != m_findings.end()) {
        known->count += isAnother;
        known->lastSeen = finding.lastSeen;
        if (finding.lint == Lint::SlowTurn && finding.duration < known->duration)
            return; // the worst one is told as long as there are some
        finding.firstSeen = known->firstSeen;
        finding.count = known->count;
        *known = std::move(finding);
        return;
    }
    if (m_findings.size() == MostFindings) { // the least makes room for what is worse
        const auto least = std::max_element(m_findings.begin(), m_findings.end(), isWorse);
        if (finding.severity <= least->severity)
            return;
        m_findings.erase(least);
    }
    if (const auto past = std::find_if(m_recent.begin(), m_recent.end(), same); past != m_recent.end()) {
        finding.firstSeen = past->firstSeen;
        finding.count = past->count;
        m_recent.erase(past);
    }
    ++finding.count;
    m_findings.append(std::move(finding));
}

//! Those that have not been seen for long enough are over, if there was a look at which they could have been seen.
void Linter::clear(Deadline now)
{
    const auto isOver = [&](const Finding &finding) {
        const bool isThere = m_loops->byId.count(finding.loop) > 0;
        return now - finding.lastSeen >= m_thresholds.clearAfter &&
               (!isThere || m_lookedAt[std::size_t(finding.lint)] > finding.lastSeen);
    };
    for (Finding &finding : m_findings) {
        if (!isOver(finding))
            continue;
        finding.isOver = true;
        m_recent.prepend(finding);
    }
    m_findings.removeIf([](const Finding &finding) { return finding.isOver; });
    if (m_recent.size() > MostRecent)
        m_recent.resize(MostRecent);
}

QList<Finding> Linter::findings() const
{
    QList<Finding> sorted = m_findings;
    std::sort(sorted.begin(), sorted.end(), isWorse);
    return sorted;
}

namespace Lints {

Finding Look::found(Lint lint) const
{
    Finding finding;
    finding.lint = lint;
    finding.loop = loop.id;
    finding.loopName = loopName(loop);
    finding.firstSeen = finding.lastSeen = at;
    return finding;
}

Finding Look::found(Lint lint, Finding::Subject subject, quint64 serial, const QString &name) const
{
    Finding finding = found(lint);
    finding.subject = subject;
    finding.serial = serial;
    finding.name = name;
    return finding;
}

} // namespace Lints

} // namespace Signalbox
