// SPDX-License-Identifier: MIT
#include "loadhistory.h"

#include <QtCore/qcoreapplication.h>

#include <algorithm>

namespace Signalbox {

namespace {

//! What follows from a long stall, painting and catching up, is no news while the long one is.
bool isOvershadowed(const Stall &last, Nanoseconds duration, Deadline at)
{
    constexpr std::chrono::seconds Aftermath{5};
    return last.loop != 0 && duration < last.duration && at - last.endedAt < Aftermath;
}

double seconds(Nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace

void LoadHistory::append(const Snapshot &snapshot)
{
    QHash<quint64, Track> alive;
    for (const LoopSnapshot &loop : snapshot.loops) {
        Track track = m_loops.take(loop.id);
        append(track, loop, snapshot.takenAt);
        alive.insert(loop.id, std::move(track));
    }
    m_loops = std::move(alive); // loops that are gone take their history with them
}

void LoadHistory::append(Track &track, const LoopSnapshot &loop, Deadline at)
{
    track.isMain = loop.isMainThread;
    track.load.stallLimit = stallLimit(loop);
    const Counters now{at, loop.busyTimeSoFar(), loop.turns};
    if (!track.recent.isEmpty()) {
        const LoadPoint point = pointSince(track, loop, now);
        QList<LoadPoint> &points = track.load.points;
        if (points.size() >= Points)
            points.removeFirst();
        points.append(point);
        followStall(track, loop, now, point);
    }
    track.load.isStalled = track.stall.ongoing;
    track.longestTurn = loop.longestTurn;
    updateMeans(track.load, track.recent, now);
    track.load.worstTurn = {};
    for (const LoadPoint &point : std::as_const(track.load.points))
        track.load.worstTurn = std::max(track.load.worstTurn, point.longestTurn);
}

//! What \a loop did since the last sample.
LoadPoint LoadHistory::pointSince(const Track &track, const LoopSnapshot &loop, const Counters &now)
{
    const Counters &last = track.recent.constLast();
    const double elapsed = seconds(now.at - last.at);
    LoadPoint point;
    if (elapsed > 0)
        point.busy = float(std::clamp(seconds(now.busy - last.busy) / elapsed, 0.0, 1.0));
    if (loop.turns != last.turns)
        point.longestTurn = loop.lastTurn;
    if (loop.longestTurn > track.longestTurn)
        point.longestTurn = loop.longestTurn; // the record was broken since the last sample
    if (loop.state == LoopSnapshot::State::Running)
        point.longestTurn = std::max(point.longestTurn, loop.inState);
    return point;
}

//! A stall begins, goes on, ends, or has passed between two samples.
void LoadHistory::followStall(Track &track, const LoopSnapshot &loop, const Counters &now,
                              const LoadPoint &point)
{
    const Nanoseconds limit = stallLimit(loop);
    if (loop.state == LoopSnapshot::State::Running && loop.inState >= limit) {
        goOnWithStall(track.stall, loop, now.at);
    } else if (track.stall.ongoing) {
        track.stall.ongoing = false;
        // The turn ended between two samples: it took a little longer than it was ever seen to.
        const Nanoseconds most = track.stall.duration + (now.at - track.recent.constLast().at);
        for (const Nanoseconds turn : {loop.lastTurn, loop.longestTurn}) {
            if (turn > track.stall.duration && turn <= most)
                track.stall.duration = turn;
        }
        track.stall.endedAt = now.at;
    } else if (point.longestTurn >= limit && !isOvershadowed(track.stall, point.longestTurn, now.at)) {
        track.stall = Stall{loop.id, loop.longestTurnCulprit, point.longestTurn, now.at, false, {}};
    }
}

void LoadHistory::goOnWithStall(Stall &stall, const LoopSnapshot &loop, Deadline at)
{
    // A turn goes on with others after the handler that made it long: name that one, not the latest.
    Nanoseconds held = loop.handlers.isEmpty() ? Nanoseconds{}
                                               : std::min(loop.handlers.constLast().runningFor, loop.inState);
    QString where = culprit(loop);
    if (stall.ongoing && (where.isEmpty() || held < stall.held)) {
        where = stall.where;
        held = stall.held;
    }
    stall = Stall{loop.id, where, loop.inState, at, true, held};
}

//! The means of the last second.
void LoadHistory::updateMeans(LoopLoad &load, QList<Counters> &recent, const Counters &now)
{
    recent.append(now);
    if (recent.size() > AveragedPoints + 1)
        recent.removeFirst();
    const Counters &first = recent.constFirst();
    const double span = seconds(now.at - first.at);
    if (span <= 0)
        return;
    load.busy = std::clamp(seconds(now.busy - first.busy) / span, 0.0, 1.0);
    load.turnsPerSecond = double(now.turns - first.turns) / span;
}

std::optional<Stall> LoadHistory::stall() const
{
    const Track *best = nullptr;
    const auto isWorse = [](const Track &a, const Track &b) {
        if (a.stall.ongoing != b.stall.ongoing)
            return a.stall.ongoing;
        if (a.isMain != b.isMain)
            return a.isMain;
        if (a.stall.endedAt != b.stall.endedAt)
            return a.stall.endedAt > b.stall.endedAt;
        return a.stall.loop < b.stall.loop;
    };
    for (const Track &track : m_loops) {
        if (track.stall.loop != 0 && track.load.hasStalled() && (!best || isWorse(track, *best)))
            best = &track;
    }
    if (!best)
        return std::nullopt;
    return best->stall;
}

} // namespace Signalbox
