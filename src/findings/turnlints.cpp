// SPDX-License-Identifier: MIT
#include "findings/lints_p.h"
#include "findings/subjectnames.h"

#include <algorithm>

namespace Signalbox::Lints {

void Turns::look(const Look &now)
{
    const LoopSnapshot &loop = now.loop;
    if (!now.isMeasured())
        return;
    const Nanoseconds slow = loop.isMainThread ? now.limits.slowTurnOfMain : now.limits.slowTurnOfWorker;
    const Nanoseconds frozen = loop.isMainThread ? now.limits.frozenMain : now.limits.frozenWorker;
    const auto noteTurn = [&](Nanoseconds duration, const QString &who, bool isAnother) {
        Finding finding = now.found(Lint::SlowTurn);
        finding.severity = duration >= frozen ? Finding::Severity::Error : Finding::Severity::Warning;
        finding.duration = duration;
        finding.culprit = who;
        m_last = finding;
        now.note(std::move(finding), isAnother);
    };

    if (loop.state == LoopSnapshot::State::Running && loop.inState >= slow) {
        // A turn goes on with others after the handler that made it long: name that one, not the latest.
        Nanoseconds held = loop.handlers.isEmpty()
                               ? Nanoseconds{}
                               : std::min(loop.handlers.constLast().runningFor, loop.inState);
        const bool isSame = m_isOngoing && loop.turns == m_turns;
        QString who = culprit(loop);
        if (isSame && (who.isEmpty() || held < m_held)) {
            who = m_who;
            held = m_held;
        }
        m_held = held;
        m_who = who;
        // One of many that made it long together is not to blame.
        noteTurn(loop.inState, 2 * held >= loop.inState ? who : QString(), !isSame);
        m_isOngoing = true;
    } else if (m_isOngoing) {
        // It ended between two looks: it took a little longer than it was ever seen to.
        m_isOngoing = false;
        const Nanoseconds most = m_last.duration + (now.at - m_at);
        for (const Nanoseconds turn : {loop.lastTurn, loop.longestTurn}) {
            if (turn > m_last.duration && turn <= most)
                noteTurn(turn, m_last.culprit, false);
        }
    } else if (m_hasLooked && loop.turns != m_turns) {
        // One that began and ended between two looks is known if it was the last one, or the longest so far.
        const bool isLongest = loop.longestTurn > m_longest;
        const Nanoseconds duration = isLongest ? loop.longestTurn : loop.lastTurn;
        if (duration >= slow)
            noteTurn(duration, isLongest ? loop.longestTurnCulprit : QString(), true);
    }
    m_hasLooked = true;
    m_turns = loop.turns;
    m_longest = loop.longestTurn;
    m_at = now.at;
}

} // namespace Signalbox::Lints
