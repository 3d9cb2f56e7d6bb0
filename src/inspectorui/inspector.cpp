// SPDX-License-Identifier: MIT
#include "inspector.h"

#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>

namespace Signalbox {

Inspector::Inspector(QObject *parent)
    : QObject(parent)
    , m_loops(new LoopModel(this))
    , m_posted(new PostedEventModel(this))
    , m_timers(new TimerModel(this))
    , m_watchers(new WatcherModel(this))
    , m_strips(new StripModel(this))
{
}

Inspector::~Inspector() = default;

void Inspector::setSample(const SamplePointer &sample)
{
    if (!sample)
        return;
    m_newest = sample;
    if (!m_paused) {
        showNewest();
        return;
    }
    const QString pausedFor = formatDuration(m_newest->snapshot.takenAt - m_pausedAt, QLocale()).joined();
    if (pausedFor != m_pausedFor) {
        m_pausedFor = pausedFor;
        Q_EMIT ticked();
    }
}

void Inspector::showNewest()
{
    if (m_sample == m_newest || !m_newest)
        return;
    m_sample = m_newest;
    model(m_view)->update(*m_sample);
    m_strips->update(*m_sample, QLocale());

    std::array<int, 4> counts{};
    for (const LoopSnapshot &loop : m_sample->snapshot.loops) {
        ++counts[LoopsView];
        counts[TimersView] += int(loop.timers.size());
        counts[WatchersView] += int(loop.watchers.size());
        counts[PostedView] += loop.postedCount;
    }
    if (counts != m_counts) {
        m_counts = counts;
        Q_EMIT countsChanged();
    }

    Verdict verdict = Verdict::of(*m_sample, QLocale());
    if (verdict.text != m_verdict.text || verdict.tone != m_verdict.tone || verdict.loop != m_verdict.loop) {
        m_verdict = std::move(verdict);
        Q_EMIT verdictChanged();
    }
    Q_EMIT ticked();
}

void Inspector::setView(View view)
{
    if (view == m_view)
        return;
    m_view = view;
    if (m_sample)
        model(m_view)->update(*m_sample);
    Q_EMIT viewChanged();
}

void Inspector::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    m_pausedFor.clear();
    if (m_paused)
        m_pausedAt = m_sample ? m_sample->snapshot.takenAt : Deadline{};
    else
        showNewest();
    Q_EMIT pausedChanged();
    Q_EMIT ticked();
}

QString Inspector::uptime() const
{
    return m_sample ? formatUptime(m_sample->snapshot.takenAt - m_sample->program.startedAt) : QString();
}

QString Inspector::sampleCost() const
{
    return m_sample ? formatDuration(m_sample->cost, QLocale()).joined() : QString();
}

SnapshotModel *Inspector::model(View view) const
{
    switch (view) {
    case LoopsView:
        return m_loops;
    case PostedView:
        return m_posted;
    case TimersView:
        return m_timers;
    case WatchersView:
        return m_watchers;
    }
    return nullptr;
}

void Inspector::showVerdict()
{
    if (m_verdict.loop == 0)
        return;
    setView(LoopsView);
    m_loops->setFilter({});
    m_loops->selectKey(LoopModel::key(m_verdict.loop));
}

QString Inspector::snapshotText()
{
    if (!m_sample)
        return {};
    QString text = tr("%1, pid %2, up %3", "program").arg(programName()).arg(programPid()).arg(uptime()) +
                   QLatin1Char('\n') + verdict() + QLatin1Char('\n');
    // Models of their own: what the user filtered, sorted or selected is not part of a report.
    LoopModel loopsNow;
    PostedEventModel postedNow;
    TimerModel timersNow;
    WatcherModel watchersNow;
    const std::pair<QString, SnapshotModel *> tables[] = {{tr("Loops"), &loopsNow},
                                                          {tr("Posted events"), &postedNow},
                                                          {tr("Timers"), &timersNow},
                                                          {tr("Watchers"), &watchersNow}};
    for (const auto &[title, table] : tables) {
        table->update(*m_sample);
        text += QStringLiteral("\n%1 (%2)\n%3").arg(title).arg(table->total()).arg(table->toTsv());
    }
    return text;
}

void Inspector::copySnapshot()
{
    copy(snapshotText());
}

void Inspector::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace Signalbox
