// SPDX-License-Identifier: MIT
#include "overviewmodel.h"

#include "cell.h"
#include "findingtone.h"
#include "queuefill.h"
#include "ratesince.h"

#include "findings/findingtext.h"

#include <algorithm>

namespace Signalbox {

namespace {

//! The tile of the things that \a finding is about.
OverviewModel::Tile tileOf(const Finding &finding)
{
    switch (finding.subject) {
    case Finding::Subject::Loop:
        return finding.lint == Lint::SlowTurn ? OverviewModel::LongestTurn : OverviewModel::BusiestLoop;
    case Finding::Subject::Timer:
        return OverviewModel::Timers;
    case Finding::Subject::Watcher:
        return OverviewModel::Watchers;
    case Finding::Subject::Queue:
        return OverviewModel::FullestQueue;
    case Finding::Subject::Task:
        return OverviewModel::Tasks;
    case Finding::Subject::Receiver:
        return OverviewModel::Posted;
    }
    return OverviewModel::Warnings;
}

QString count(qint64 number, const QLocale &locale)
{
    return formatCell(CellKind::Count, number, locale).text;
}

} // namespace

OverviewModel::OverviewModel(QObject *parent) : QAbstractListModel(parent) {}

OverviewModel::Totals OverviewModel::Totals::of(const Snapshot &snapshot)
{
    Totals totals{.at = snapshot.takenAt};
    for (const LoopSnapshot &loop : snapshot.loops) {
        totals.events += loop.eventCount;
        totals.timersFired += loop.timersFired;
        totals.activations += loop.watchersActivated;
        totals.tasksStarted += loop.tasksStarted;
        totals.tasksFailed += loop.tasksFailed;
        totals.timers += loop.timerCount;
        totals.watchers += loop.watcherCount;
        totals.tasks += loop.taskCount;
        totals.posted += loop.postedCount;
    }
    return totals;
}

void OverviewModel::update(const Sample &sample, const QLocale &locale)
{
    if (sample.number == m_number)
        return;
    m_number = sample.number;
    const Totals now = Totals::of(sample.snapshot);
    const bool isOther =
        sample.program.pid != m_pid || (!m_recent.isEmpty() && now.at < m_recent.constLast().at);
    m_pid = sample.program.pid;
    if (isOther)
        m_recent.clear();
    m_recent.append(now);
    while (m_recent.size() > 2 && now.at - m_recent.at(1).at >= std::chrono::seconds(1))
        m_recent.removeFirst();
    show(contentsOf(sample, locale));
}

void OverviewModel::retranslate(const Sample &sample, const QLocale &locale)
{
    if (m_number == 0)
        return update(sample, locale);
    m_tiles = contentsOf(sample, locale);
    Q_EMIT dataChanged(index(0), index(TileCount - 1)); // titles, too
}

OverviewModel::Contents OverviewModel::contentsOf(const Sample &sample, const QLocale &locale) const
{
    const Totals &now = m_recent.constLast();
    Contents tiles;
    tiles[BusiestLoop] = busiestLoop(sample, locale);
    tiles[LongestTurn] = longestTurn(sample, locale);
    tiles[Warnings] = warnings(sample, locale);
    tiles[Events] = {.value = tr("%1/s", "events a second").arg(rate(&Totals::events, locale)),
                     .note = tr("%1 altogether", "events").arg(locale.toString(now.events))};
    tiles[Posted] = posted(sample, now.posted, locale);
    tiles[FullestQueue] = fullestQueue(sample, locale);
    tiles[Tasks] = {.value = count(now.tasks, locale),
                    .note = tr("%1 started a second, %2 failed", "tasks")
                                .arg(rate(&Totals::tasksStarted, locale), locale.toString(now.tasksFailed))};
    tiles[Timers] = {.value = count(now.timers, locale),
                     .note = tr("%1 fired a second", "timers").arg(rate(&Totals::timersFired, locale))};
    tiles[Watchers] = {
        .value = count(now.watchers, locale),
        .note = tr("%1 activations a second", "of descriptors").arg(rate(&Totals::activations, locale))};
    for (const Finding &finding : sample.findings) {
        Tone &tone = tiles[tileOf(finding)].tone;
        tone = std::max(tone, toneOf(finding.severity));
    }
    return tiles;
}

OverviewModel::Content OverviewModel::busiestLoop(const Sample &sample, const QLocale &locale)
{
    Content tile{.value = QString(NothingSign)};
    double most = -1;
    for (const LoopSnapshot &loop : sample.snapshot.loops) {
        const LoopLoad load = sample.history.load(loop.id);
        if (loop.state >= LoopSnapshot::State::HandedOver || load.busy <= most)
            continue; // its times are not known
        most = load.busy;
        tile = {.value = formatCell(CellKind::Percent, load.busy, locale).joined(),
                .note = loopName(loop),
                .loop = loop.id};
    }
    return tile;
}

OverviewModel::Content OverviewModel::longestTurn(const Sample &sample, const QLocale &locale)
{
    Content tile{.value = QString(NothingSign)};
    Nanoseconds longest{};
    for (const LoopSnapshot &loop : sample.snapshot.loops) {
        const LoopLoad load = sample.history.load(loop.id);
        if (load.worstTurn <= longest)
            continue;
        longest = load.worstTurn;
        tile = {.value = formatDuration(longest, locale).joined(),
                .note = loopName(loop),
                .tone = load.isStalled      ? Tone::Error
                        : load.hasStalled() ? Tone::Warning
                                            : Tone::Normal,
                .loop = loop.id};
    }
    const auto stall = sample.history.stall();
    if (stall && stall->loop == tile.loop && !stall->where.isEmpty())
        tile.note = tr("%1, in %2", "loop, function").arg(tile.note, stall->where);
    return tile;
}

OverviewModel::Content OverviewModel::posted(const Sample &sample, int count, const QLocale &locale)
{
    const auto &loops = sample.snapshot.loops;
    const auto most = std::max_element(loops.begin(), loops.end(), [](const auto &a, const auto &b) {
        return a.postedCount < b.postedCount;
    });
    if (count == 0)
        return {.value = QString(NothingSign), .note = tr("none waits", "posted events")};
    return {.value = locale.toString(count),
            .note = tr("most wait in %1", "posted events; loop").arg(loopName(*most))};
}

OverviewModel::Content OverviewModel::fullestQueue(const Sample &sample, const QLocale &locale)
{
    QueueFill most;
    const QueueSnapshot *fullest = nullptr;
    for (const LoopSnapshot &loop : sample.snapshot.loops) {
        for (const QueueSnapshot &queue : loop.queues) {
            const QueueFill fill = QueueFill::of(queue);
            if (fill.share <= most.share)
                continue;
            most = fill;
            fullest = &queue;
        }
    }
    if (!fullest)
        return {.value = QString(NothingSign), .note = tr("none has a limit", "queues")};
    return {.value = formatCell(CellKind::Fill, most.share, locale).joined(),
            .note = tr("%1: %2 of %3", "queue, events, limit")
                        .arg(fullest->name.isEmpty() ? tr("root", "queue") : fullest->name,
                             locale.toString(qint64(most.amount)), locale.toString(qint64(most.limit))),
            .tone = most.tone()};
}

OverviewModel::Content OverviewModel::warnings(const Sample &sample, const QLocale &locale)
{
    if (sample.findings.isEmpty())
        return {.value = QString(NothingSign),
                .note = tr("nothing is wrong, as far as can be seen"),
                .tone = Tone::Good};
    const Finding &worst = sample.findings.constFirst();
    return {.value = locale.toString(int(sample.findings.size())),
            .note = titleOf(worst.lint),
            .tone = toneOf(worst.severity)};
}

//! Over the last second.
double OverviewModel::perSecond(quint64 Totals::*counter) const
{
    const Totals &first = m_recent.constFirst();
    const Totals &last = m_recent.constLast();
    return rateSince(first.at, first.*counter, last.at, last.*counter);
}

QString OverviewModel::rate(quint64 Totals::*counter, const QLocale &locale) const
{
    const double now = perSecond(counter);
    return now > 0 ? formatCell(CellKind::Rate, now, locale).joined() : locale.toString(0);
}

void OverviewModel::show(Contents contents)
{
    m_tiles.swap(contents);
    int first = TileCount;
    int last = -1;
    for (int tile = 0; tile < TileCount; ++tile) {
        if (m_tiles.at(tile) == contents.at(tile))
            continue;
        first = std::min(first, tile);
        last = tile;
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first), index(last));
}

QString OverviewModel::title(Tile tile)
{
    switch (tile) {
    case BusiestLoop:
        return tr("Busiest loop");
    case LongestTurn:
        return tr("Longest turn of the last minute");
    case Warnings:
        return tr("Warnings");
    case Events:
        return tr("Events");
    case Posted:
        return tr("Posted events");
    case FullestQueue:
        return tr("Fullest queue");
    case Tasks:
        return tr("Tasks");
    case Timers:
        return tr("Timers");
    case Watchers:
        return tr("Watchers");
    }
    return {};
}

QString OverviewModel::toTsv() const
{
    QString text;
    for (int tile = 0; tile < TileCount; ++tile) {
        const Content &content = m_tiles.at(tile);
        text += QStringLiteral("%1\t%2\t%3\n").arg(title(Tile(tile)), content.value, content.note);
    }
    return text;
}

int OverviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : TileCount;
}

QVariant OverviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Content &content = m_tiles.at(index.row());
    switch (role) {
    case TitleRole:
        return title(Tile(index.row()));
    case ValueRole:
        return content.value;
    case NoteRole:
        return content.note;
    case ToneRole:
        return int(content.tone);
    case SpokenRole:
        return tr("%1: %2, %3", "screen reader: title, number, note")
            .arg(title(Tile(index.row())), content.value, content.note);
    default:
        return {};
    }
}

QHash<int, QByteArray> OverviewModel::roleNames() const
{
    return {{TitleRole, "title"},
            {ValueRole, "value"},
            {NoteRole, "note"},
            {ToneRole, "tone"},
            {SpokenRole, "spoken"}};
}

} // namespace Signalbox
