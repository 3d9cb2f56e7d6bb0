// SPDX-License-Identifier: MIT
#include "findings/lints_p.h"

#include <QtCore/qcoreevent.h>

#include <algorithm>

namespace Signalbox::Lints {

void Posts::look(const Look &now)
{
    if (now.has(SnapshotPart::PostedEvents))
        lookAtDeletes(now);
    lookAtGrowth(now);
}

//! Deletes come when control returns to the loop in which they were asked for: where it does not, the objects live on.
void Posts::lookAtDeletes(const Look &now)
{
    m_deletes = 0;
    m_most = {};
    PostedEventSnapshot mostDeletes;
    for (const PostedEventSnapshot &posted : now.loop.posted) {
        if (posted.type != QEvent::DeferredDelete) {
            if (posted.count > m_most.count)
                m_most = posted;
            continue;
        }
        m_deletes += posted.count;
        if (posted.count > mostDeletes.count)
            mostDeletes = posted;
    }
    m_deleting.go(m_deletes >= now.limits.deletesLeast, now.at);
    if (!m_deleting.lasts(now.limits.deletesFor))
        return;
    Finding finding = now.found(Lint::DeferredDeletes);
    finding.culprit = mostDeletes.receiverClass;
    finding.amount = m_deletes;
    finding.duration = m_deleting.length();
    now.note(std::move(finding));
}

/*!
    More in each second, though the loop delivers. One that is stuck in a handler has more and more to do as well: that is
    a slow turn, and told as such.
*/
void Posts::lookAtGrowth(const Look &now)
{
    const int posted = std::max(0, now.loop.postedCount - m_deletes);
    constexpr std::chrono::seconds Length{1};
    // Qt delivers in one turn what is posted meanwhile, too: that turn never ends, but each handler does.
    const LoopSnapshot &loop = now.loop;
    const bool isInOne = loop.state == LoopSnapshot::State::Running && !loop.handlers.isEmpty() &&
                         loop.handlers.constFirst().runningFor >= Length;
    const bool isAlive = loop.turns != m_turns || !isInOne;
    m_turns = loop.turns;
    if (m_seconds.empty() || now.at - m_seconds.back().begin >= Length)
        m_seconds.push_back({now.at, posted});
    m_seconds.back().least = std::min(m_seconds.back().least, posted);
    m_seconds.back().isAlive |= isAlive;
    const auto wanted = std::size_t(now.limits.postedSeconds) + 1;
    while (m_seconds.size() > wanted)
        m_seconds.pop_front();
    if (m_seconds.size() < wanted || posted < now.limits.postedLeast)
        return;
    for (std::size_t i = 1; i < m_seconds.size(); ++i) {
        const Second &before = m_seconds[i - 1];
        const Second &after = m_seconds[i];
        if (after.least <= before.least || !after.isAlive)
            return;
    }
    const Second &first = m_seconds.front();
    Finding finding = m_most.receiver != 0 ? now.found(Lint::PostsOutrun, Finding::Subject::Receiver,
                                                       m_most.receiver, m_most.receiverClass)
                                           : now.found(Lint::PostsOutrun);
    finding.culprit = m_most.typeName;
    finding.amount = posted;
    finding.perSecond = double(posted - first.least) / std::max(seconds(now.at - first.begin), 1.0);
    now.note(std::move(finding));
}

} // namespace Signalbox::Lints
