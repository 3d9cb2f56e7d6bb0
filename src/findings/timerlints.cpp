// SPDX-License-Identifier: MIT
#include "findings/lints_p.h"
#include "findings/subjectnames.h"

#include <algorithm>

namespace Signalbox::Lints {

void Timers::look(const Look &now)
{
    if (!now.isMeasured())
        return;
    lookAtLateness(now);
    if (!now.has(SnapshotPart::Timers))
        return;
    const bool isFirst = m_listedAt == Deadline{};
    const Nanoseconds elapsed = isFirst ? Nanoseconds{} : now.at - m_listedAt;
    constexpr Milliseconds LeastElapsed{50}; // a rate of less is none
    if (!isFirst && elapsed < LeastElapsed)
        return;
    const quint64 ofZeroTimers = lookAtZeroTimers(now, elapsed);
    lookAtStorm(now, elapsed, ofZeroTimers);
    m_listedAt = now.at;
    m_fired = now.loop.timersFired;
}

//! A timer that has nothing to wait for: it fires in each turn, and the loop never sleeps.
quint64 Timers::lookAtZeroTimers(const Look &now, Nanoseconds elapsed)
{
    quint64 fired = 0;
    m_zeros.begin();
    for (const TimerSnapshot &timer : now.loop.timers) {
        if (timer.interval != Nanoseconds{} || timer.kind == TimerSnapshot::Kind::Once)
            continue;
        Zero *zero = m_zeros.of(timer.serial);
        if (!zero)
            break;
        const bool isNew = zero->seenFirst == Deadline{};
        const quint64 firings = isNew ? 0 : gained(timer.fired, zero->fired);
        const double perSecond = elapsed.count() > 0 ? double(firings) / seconds(elapsed) : 0;
        if (isNew)
            zero->seenFirst = now.at;
        zero->fired = timer.fired;
        zero->spins.go(perSecond >= now.limits.zeroPerSecond, now.at, now.at - elapsed);
        fired += firings;
        const bool runsOn = now.at - zero->seenFirst >= now.limits.zeroAtAll && firings > 1;
        if (!zero->spins.lasts(now.limits.zeroFor) && !runsOn)
            continue;
        Finding finding = now.found(Lint::ZeroTimer, Finding::Subject::Timer, timer.serial,
                                    objectText(timer.ownerClass, timer.ownerName));
        finding.perSecond = perSecond;
        finding.duration = now.at - zero->seenFirst;
        now.note(std::move(finding));
    }
    return fired;
}

//! All other timers together.
void Timers::lookAtStorm(const Look &now, Nanoseconds elapsed, quint64 ofZeroTimers)
{
    const quint64 fired = gained(now.loop.timersFired, m_fired);
    quint64 firedFast = 0;
    for (const TimerSnapshot &timer : now.loop.timers) {
        if (timer.interval > Nanoseconds{} && timer.interval <= now.limits.stormInterval)
            firedFast += timer.fired;
    }
    const auto rate = [&](quint64 firings) {
        return elapsed.count() > 0 ? double(firings) / seconds(elapsed) : 0;
    };
    const double ofFast = rate(gained(firedFast, m_firedFast));
    const double ofAll = rate(gained(fired, ofZeroTimers));
    m_firedFast = firedFast;
    const bool isStorm = ofFast >= now.limits.stormPerSecond || ofAll >= now.limits.stormOfAllPerSecond;
    m_storm.go(isStorm, now.at, now.at - elapsed);
    if (!isStorm) {
        m_firedByClass.clear();
        return;
    }
    const QString culprit = whoFiresMost(now.loop.timers);
    if (!m_storm.lasts(now.limits.stormFor))
        return;
    Finding finding = now.found(Lint::TimerStorm);
    finding.perSecond = std::max(ofFast, ofAll);
    finding.amount = now.loop.timerCount;
    finding.culprit = culprit;
    now.note(std::move(finding));
}

//! Asked of classes, not of timers: there may be 100,000 of these.
QString Timers::whoFiresMost(const QList<TimerSnapshot> &timers)
{
    constexpr qsizetype MostClasses = 256;
    struct OfClass
    {
        quint64 fired = 0;
        qint64 timers = 0;
        const TimerSnapshot *one = nullptr;
    };
    QHash<QString, OfClass> classes;
    for (const TimerSnapshot &timer : timers) {
        const bool isZeroTimer = timer.interval == Nanoseconds{} && timer.kind != TimerSnapshot::Kind::Once;
        if (isZeroTimer || (classes.size() >= MostClasses && !classes.contains(timer.ownerClass)))
            continue;
        OfClass &of = classes[timer.ownerClass];
        of.fired += timer.fired;
        ++of.timers;
        of.one = &timer;
    }
    const OfClass *most = nullptr;
    quint64 mostGained = 0;
    QHash<QString, quint64> firedByClass;
    for (auto it = classes.cbegin(); it != classes.cend(); ++it) {
        const quint64 gain = gained(it->fired, m_firedByClass.value(it.key(), it->fired));
        if (!most || gain > mostGained || (gain == mostGained && it->timers > most->timers)) {
            most = &*it;
            mostGained = gain;
        }
        firedByClass.insert(it.key(), it->fired);
    }
    m_firedByClass = std::move(firedByClass);
    if (!most)
        return {};
    return most->timers == 1 ? objectText(most->one->ownerClass, most->one->ownerName)
                             : most->one->ownerClass;
}

//! Late at several moments: not because of one slow turn.
void Timers::lookAtLateness(const Look &now)
{
    constexpr Milliseconds BetweenMoments{500};
    const LatencyHistogram &lateness = now.loop.timerLateness;
    const auto late = [](const LatencyHistogram &of) { return of.countFrom(LoopSnapshot::LateTimer); };
    if (!m_moments.empty() && now.at - m_moments.back().at < BetweenMoments)
        return;
    m_moments.push_back({now.at, lateness});
    // One that is older than the window is its beginning.
    while (m_moments.size() > 2 && now.at - m_moments[1].at >= now.limits.lateWindow)
        m_moments.pop_front();
    const LatencyHistogram &before = m_moments.front().lateness;
    const quint64 firings = gained(lateness.count(), before.count());
    const quint64 lateFirings = gained(late(lateness), late(before));
    int moments = 0;
    for (std::size_t i = 1; i < m_moments.size(); ++i)
        moments += late(m_moments[i].lateness) > late(m_moments[i - 1].lateness);
    // What was found long ago, and not again, is not found now.
    const bool isStillLate =
        m_moments.size() > 1 && late(lateness) > late(m_moments[m_moments.size() - 2].lateness);
    if (firings < now.limits.lateFirings || double(lateFirings) < now.limits.lateShare * double(firings) ||
        moments < now.limits.lateMoments || !isStillLate)
        return;
    Finding finding = now.found(Lint::LateTimers);
    finding.amount = qint64(lateFirings);
    finding.limit = qint64(firings);
    for (int step = 0; step < LatencyHistogram::StepCount; ++step) {
        if (lateness.count(step) > before.count(step))
            finding.duration = std::min(LatencyHistogram::belowStep(step), lateness.longest());
    }
    finding.culprit =
        now.loop.longestHandler >= LoopSnapshot::LateTimer ? now.loop.longestTurnCulprit : QString();
    now.note(std::move(finding));
}

} // namespace Signalbox::Lints
