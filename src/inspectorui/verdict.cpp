// SPDX-License-Identifier: MIT
#include "verdict.h"

#include "cell.h"
#include "findingsubject.h"
#include "findingtone.h"
#include "lookerrortext.h"

#include "findings/findingtext.h"

#include <algorithm>

namespace Signalbox {

namespace {

QString nameOf(const LoopSnapshot &loop)
{
    if (loop.isMainThread)
        return loop.platform.isEmpty() ? Verdict::tr("Main loop") : Verdict::tr("GUI loop");
    return Verdict::tr("Loop “%1”").arg(loopName(loop));
}

Reference rowOf(const LoopSnapshot &loop)
{
    return {Reference::To::Loop, {.id = loop.id}};
}

const LoopSnapshot *findLoop(const Snapshot &snapshot, quint64 id)
{
    const auto it = std::find_if(snapshot.loops.begin(), snapshot.loops.end(),
                                 [id](const LoopSnapshot &loop) { return loop.id == id; });
    return it == snapshot.loops.end() ? nullptr : &*it;
}

} // namespace

Verdict Verdict::ofStall(const Stall &stall, const LoopSnapshot &loop, Nanoseconds age, const QLocale &locale)
{
    const QString duration = formatDuration(stall.duration, locale).joined();
    const QString where = stall.where.isEmpty() ? tr("one turn", "in one turn for 1.2 s") : stall.where;
    if (stall.ongoing)
        return {Tone::Error, tr("%1: in %2 for %3").arg(nameOf(loop), where, duration), rowOf(loop)};
    const int seconds = int(std::chrono::duration_cast<std::chrono::seconds>(age).count());
    const QString sentence = seconds == 0 ? tr("%1: was in %2 for %3, just now")
                                          : tr("%1: was in %2 for %3, %n second(s) ago", "", seconds);
    return {Tone::Warning, sentence.arg(nameOf(loop), where, duration), rowOf(loop)};
}

//! Why nothing new is seen of the program.
Verdict Verdict::ofLink(const Link &link, const ProgramInfo &program, Nanoseconds age, const QLocale &locale)
{
    constexpr Nanoseconds Patience =
        std::chrono::seconds(5); // the reason comes when it is no longer a moment's
    const QString name = program.name.isEmpty()
                             ? tr("Process %1", "pid").arg(program.pid)
                             : tr("%1 (pid %2)").arg(program.name, QString::number(program.pid));
    switch (link.state) {
    case Link::State::Choosing:
        return {Tone::Muted, tr("%n program(s) can be looked at", "", int(link.choice.size())), {}};
    case Link::State::Connecting:
        if (age < Patience || link.reason.isEmpty())
            return {Tone::Muted, tr("Connecting to %1 …").arg(name), {}};
        return {Tone::Warning, tr("Connecting to %1: %2").arg(name, lookErrorText(link.reason)), {}};
    case Link::State::Silent:
        return {Tone::Error,
                tr("%1 has not answered for %2: it is stopped, or has no processor")
                    .arg(name, formatUptime(age, locale)),
                {}};
    case Link::State::Ended:
        return {Tone::Error, tr("%1 has ended: this is the last that was seen of it").arg(name), {}};
    case Link::State::Refused:
        return {Tone::Error, tr("%1 cannot be looked at: %2").arg(name, lookErrorText(link.reason)), {}};
    case Link::State::Here:
    case Link::State::Connected:
        break;
    }
    return {};
}

Verdict Verdict::ofFinding(const Finding &finding, const LoopSnapshot *loop, const QLocale &locale)
{
    const QString text = sentence(finding, locale);
    std::optional<Reference> subject = subjectOf(finding);
    if (!subject || subject->to == Reference::To::Loop)
        subject = loop ? std::optional(rowOf(*loop)) : std::nullopt;
    return {toneOf(finding.severity),
            loop ? tr("%1: %2", "loop, what is wrong").arg(nameOf(*loop), text) : text, subject};
}

Verdict Verdict::of(const Sample &sample, const QLocale &locale)
{
    if (!sample.link.isLive())
        return ofLink(sample.link, sample.program, SteadyClock::now() - sample.link.since, locale);
    const QList<LoopSnapshot> &loops = sample.snapshot.loops;
    if (loops.isEmpty())
        return {Tone::Muted, tr("No loop of this process runs on Signalbox"), {}};

    const std::optional<Stall> stall = sample.history.stall();
    const LoopSnapshot *stalled = stall ? findLoop(sample.snapshot, stall->loop) : nullptr;
    const Nanoseconds age = stalled ? sample.snapshot.takenAt - stall->endedAt : Nanoseconds{};
    if (stalled && (stall->ongoing || age < Aftermath))
        return ofStall(*stall, *stalled, age, locale);

    const ClosedWatcher &closed = sample.closedWatcher;
    if (const LoopSnapshot *loop = findLoop(sample.snapshot, closed.loop)) {
        return {Tone::Warning,
                tr("%1: descriptor %2 was closed under its watcher (%3)")
                    .arg(nameOf(*loop), QString::number(closed.descriptor), closed.owner),
                Reference{Reference::To::Watcher, {.id = closed.serial}}};
    }
    // Of a turn that was slow the stall tells.
    const auto worst =
        std::find_if(sample.findings.begin(), sample.findings.end(), [](const Finding &finding) {
            return finding.lint != Lint::SlowTurn && finding.severity != Finding::Severity::Info;
        });
    if (worst != sample.findings.end())
        return ofFinding(*worst, findLoop(sample.snapshot, worst->loop), locale);
    if (stalled) // the strip of that loop shows it too
        return ofStall(*stall, *stalled, age, locale);

    Nanoseconds longest{};
    int measured = 0; // the times of one that is handed over, or not ours, are not known
    for (const LoopSnapshot &loop : loops) {
        longest = std::max(longest, sample.history.load(loop.id).worstTurn);
        measured += loop.state < LoopSnapshot::State::HandedOver;
    }
    if (measured == 0)
        return {
            Tone::Muted, tr("Another event dispatcher than Signalbox's delivers: nothing is measured"), {}};
    return {Tone::Good,
            tr("Healthy: %n loop(s) answering, longest turn of the last minute %1", "", measured)
                .arg(formatDuration(longest, locale).joined()),
            {}};
}

} // namespace Signalbox
