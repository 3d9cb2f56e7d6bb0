// SPDX-License-Identifier: MIT
#include "postrates.h"

#include "ratesince.h"

namespace Signalbox {

void PostRates::append(const Snapshot &snapshot)
{
    if (!snapshot.parts.testFlag(SnapshotPart::PostedEvents) || snapshot.takenAt == m_at)
        return;
    constexpr std::chrono::seconds Length{1};
    QHash<Key, QList<Count>> alive;
    for (const PostEdgeSnapshot &edge : snapshot.postEdges) {
        if (edge.from == 0 || edge.to == 0)
            continue;
        QList<Count> counts = m_recent.take({edge.from, edge.to});
        if (counts.isEmpty() && m_at != Deadline{})
            counts.append({m_at, 0}); // there was none then
        while (counts.size() > 1 && snapshot.takenAt - counts.at(1).at >= Length)
            counts.removeFirst();
        counts.append({snapshot.takenAt, edge.total()});
        alive.insert({edge.from, edge.to}, std::move(counts));
    }
    m_recent = std::move(alive);
    m_at = snapshot.takenAt;
}

double PostRates::perSecond(const PostEdgeSnapshot &edge) const
{
    const auto counts = m_recent.constFind({edge.from, edge.to});
    if (counts == m_recent.constEnd() || counts->size() < 2)
        return 0;
    const Count &first = counts->constFirst();
    const Count &last = counts->constLast();
    return rateSince(first.at, first.total, last.at, last.total);
}

} // namespace Signalbox
