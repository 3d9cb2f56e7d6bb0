// SPDX-License-Identifier: MIT
#include "inspector.h"

#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>

namespace Signalbox {

Inspector::Inspector(QObject *parent)
    : QObject(parent)
    , m_loops(new LoopModel(this))
    , m_posted(new PostedEventModel(this))
    , m_postEdges(new PostEdgeModel(this))
    , m_timers(new TimerModel(this))
    , m_watchers(new WatcherModel(this))
    , m_queues(new QueueModel(this))
    , m_matchers(new MatcherModel(this))
    , m_events(new EventModel(this))
    , m_tasks(new TaskModel(this))
    , m_warnings(new FindingModel(this))
    , m_strips(new StripModel(this))
    , m_overview(new OverviewModel(this))
    , m_programs(new ProgramModel(this))
    , m_canceller(new TaskCanceller(m_tasks, this))
{
    for (const auto changed :
         {&SnapshotModel::watchedRowsChanged, &SnapshotModel::sortingChanged, &SnapshotModel::filterChanged})
        connect(m_tasks, changed, this, &Inspector::taskWindowChanged);
}

Inspector::~Inspector() = default;

void Inspector::setSample(const SamplePointer &sample)
{
    if (!sample)
        return;
    m_newest = sample;
    noteLink();
    m_canceller->setSample(sample);
    if (!m_paused) {
        showNewest();
        return;
    }
    const QString pausedFor = formatDuration(m_newest->snapshot.takenAt - m_pausedAt, m_locale).joined();
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
    showTable();
    m_strips->update(*m_sample, m_locale);
    m_overview->update(*m_sample, m_locale);
    noteCounts();
    noteVerdict();
    Q_EMIT ticked();
}

//! Brings the table of the view up to date, if the sample has something new for it.
void Inspector::showTable()
{
    const SnapshotParts parts = partsOf(m_view);
    if ((m_sample->snapshot.parts & parts) != parts)
        return;
    const Deadline time = parts ? m_sample->listsTakenAt : m_sample->snapshot.takenAt;
    const bool hasNewPages = m_view == TasksView && m_sample->tasks.number != m_pagesNumber;
    const bool isNew = m_tableTimes.isEmpty() || time != m_tableTimes.constLast();
    if (!isNew && !hasNewPages)
        return;
    m_pagesNumber = m_sample->tasks.number;
    if (m_view == PostedView || m_view == PostsView) { // one page
        m_posted->update(m_sample);
        m_postEdges->update(m_sample);
    } else if (SnapshotModel *table = model(m_view)) {
        table->update(m_sample);
    }
    if (!isNew)
        return;
    constexpr qsizetype MaxTimes = 11; // ten intervals: a second when all is well
    if (m_tableTimes.size() == MaxTimes)
        m_tableTimes.removeFirst();
    m_tableTimes.append(time);
}

void Inspector::noteCounts()
{
    constexpr quint64 MostEvents = 999'999'999; // so many digits have room
    std::array<int, ViewCount> counts{};
    for (const LoopSnapshot &loop : m_sample->snapshot.loops) {
        ++counts[LoopsView];
        counts[TimersView] += loop.timerCount;
        counts[WatchersView] += loop.watcherCount;
        counts[PostedView] += loop.postedCount;
        counts[QueuesView] += loop.queueCount;
        counts[MatchersView] += loop.waitCount;
        counts[EventsView] =
            int(std::min<quint64>(quint64(counts[EventsView]) + loop.eventCount, MostEvents));
        counts[TasksView] += loop.taskCount;
    }
    counts[WarningsView] = int(m_sample->findings.size());
    if (counts == m_counts)
        return;
    m_counts = counts;
    Q_EMIT countsChanged();
}

void Inspector::noteVerdict()
{
    Verdict verdict = Verdict::of(*m_sample, m_locale);
    if (verdict.text == m_verdict.text && verdict.tone == m_verdict.tone &&
        verdict.subject == m_verdict.subject)
        return;
    m_verdict = std::move(verdict);
    Q_EMIT verdictChanged();
}

//! Of the newest sample, also while it is paused.
void Inspector::noteLink()
{
    const Link &link = m_newest->link;
    if (link.state == Link::State::Choosing)
        m_programs->update(link.choice, SteadyClock::now());
    if (link.state == m_link)
        return;
    m_link = link.state;
    if (isChoosing())
        setPaused(false); // there is nothing to keep
    Q_EMIT linkChanged();
}

QString Inspector::linkText() const
{
    switch (m_link) {
    case Link::State::Here:
    case Link::State::Connected:
        return {};
    case Link::State::Choosing:
        return tr("No program", "none is chosen");
    case Link::State::Connecting:
        return tr("Connecting");
    case Link::State::Silent:
        return tr("No answer");
    case Link::State::Ended:
        return tr("Ended", "the program has");
    case Link::State::Refused:
        return tr("Refused", "to be looked at");
    }
    return {};
}

void Inspector::choose(qint64 pid)
{
    setPaused(false);
    Q_EMIT chosen(pid);
}

SnapshotParts Inspector::partsOf(View view)
{
    switch (view) {
    case LoopsView:
    case WarningsView: // made where the samples are
        return {};
    case PostedView:
    case PostsView:
        return SnapshotPart::PostedEvents;
    case TimersView:
        return SnapshotPart::Timers;
    case WatchersView:
        return SnapshotPart::Watchers;
    case QueuesView:
    case OverviewView: // the fullest one
        return SnapshotPart::Queues;
    case MatchersView:
        return SnapshotPart::Waits;
    case EventsView:
        return SnapshotPart::Events;
    case TasksView:
        return SnapshotPart::Tasks;
    }
    return {};
}

//! Shows \a lists: those of the sample that is shown if it has them, else new ones.
void Inspector::showLists(SnapshotParts lists)
{
    if (!m_sample)
        return;
    if (const SamplePointer sample = sampleWith(lists); sample != m_sample) {
        m_newest = sample;
        showNewest();
    } else {
        showTable();
    }
}

//! The sample that is shown, if it has \a lists; else one that is taken for them.
SamplePointer Inspector::sampleWith(SnapshotParts lists) const
{
    if (!m_sample || (m_sample->snapshot.parts & lists) == lists || !m_take)
        return m_sample;
    SamplePointer taken = m_take(lists);
    return taken ? taken : m_sample;
}

void Inspector::setView(View view)
{
    if (view == m_view)
        return;
    m_view = view;
    m_tableTimes.clear();
    showLists(partsOf(m_view));
    Q_EMIT viewChanged();
}

void Inspector::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    if (paused)
        showLists(AllSnapshotParts); // the other views are to show the same moment
    m_paused = paused;
    m_pausedFor.clear();
    m_tableTimes.clear();
    if (m_paused)
        m_pausedAt = m_sample ? m_sample->snapshot.takenAt : Deadline{};
    else
        showNewest();
    Q_EMIT pausedChanged();
    Q_EMIT ticked();
}

QString Inspector::rate() const
{
    if (m_tableTimes.size() < 2)
        return {};
    const std::chrono::duration<double> span = m_tableTimes.constLast() - m_tableTimes.constFirst();
    if (span.count() <= 0)
        return {};
    const double perSecond = double(m_tableTimes.size() - 1) / span.count();
    return tr("%1 Hz", "updates per second").arg(m_locale.toString(perSecond, 'f', perSecond < 0.95 ? 1 : 0));
}

QString Inspector::uptime() const
{
    return m_sample ? formatUptime(m_sample->snapshot.takenAt - m_sample->program.startedAt, m_locale)
                    : QString();
}

QString Inspector::sampleCost() const
{
    return m_sample ? formatDuration(m_sample->cost, m_locale).joined() : QString();
}

void Inspector::setLocale(const QLocale &locale, bool isRightToLeft)
{
    m_locale = locale;
    m_isRightToLeft = isRightToLeft;
    for (int view = 0; view < ViewCount; ++view)
        if (SnapshotModel *table = model(View(view)))
            table->setLocale(locale);
    if (m_sample) {
        m_strips->retranslate(*m_sample, locale);
        m_overview->retranslate(*m_sample, locale);
        noteVerdict();
    }
    m_programs->setLocale(locale);
    Q_EMIT localeChanged();
    m_canceller->retranslate();
    Q_EMIT linkChanged(); // its text
    Q_EMIT ticked();      // times
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
    case QueuesView:
        return m_queues;
    case MatchersView:
        return m_matchers;
    case EventsView:
        return m_events;
    case TasksView:
        return m_tasks;
    case WarningsView:
        return m_warnings;
    case PostsView:
        return m_postEdges;
    case OverviewView:
        break;
    }
    return nullptr;
}

static Inspector::View viewOf(Reference::To to)
{
    switch (to) {
    case Reference::To::Loop:
        break;
    case Reference::To::Timer:
        return Inspector::TimersView;
    case Reference::To::Watcher:
        return Inspector::WatchersView;
    case Reference::To::Queue:
        return Inspector::QueuesView;
    case Reference::To::Task:
        return Inspector::TasksView;
    }
    return Inspector::LoopsView;
}

Inspector::View Inspector::verdictView() const
{
    return m_verdict.subject ? viewOf(m_verdict.subject->to) : LoopsView;
}

Inspector::Place Inspector::place() const
{
    const SnapshotModel *table = model(m_view);
    return {m_view, table ? table->currentKey() : std::nullopt};
}

void Inspector::goTo(const Place &place)
{
    setView(place.view);
    if (!place.key)
        return;
    model(place.view)->setFilter({}); // it might hide the row
    model(place.view)->selectKey(*place.key);
}

void Inspector::leaveFor(const Place &place)
{
    constexpr qsizetype MostPlaces = 100;
    if (m_past.size() == MostPlaces)
        m_past.removeFirst();
    m_past.append(this->place());
    goTo(place);
    Q_EMIT pastChanged();
}

void Inspector::follow(int field)
{
    const SnapshotModel *table = model(m_view);
    if (!table)
        return;
    if (const auto reference = table->detail()->referenceAt(field))
        leaveFor({viewOf(reference->to), reference->key});
}

static Inspector::View viewOf(OverviewModel::Tile tile)
{
    switch (tile) {
    case OverviewModel::BusiestLoop:
    case OverviewModel::LongestTurn:
        break;
    case OverviewModel::Warnings:
        return Inspector::WarningsView;
    case OverviewModel::Events:
        return Inspector::EventsView;
    case OverviewModel::Posted:
        return Inspector::PostedView;
    case OverviewModel::FullestQueue:
        return Inspector::QueuesView;
    case OverviewModel::Tasks:
        return Inspector::TasksView;
    case OverviewModel::Timers:
        return Inspector::TimersView;
    case OverviewModel::Watchers:
        return Inspector::WatchersView;
    }
    return Inspector::LoopsView;
}

void Inspector::openTile(int tile)
{
    if (tile < 0 || tile >= OverviewModel::TileCount)
        return;
    Place place{viewOf(OverviewModel::Tile(tile))};
    if (const quint64 loop = m_overview->loopOf(OverviewModel::Tile(tile)))
        place.key = LoopModel::key(loop);
    leaveFor(place);
}

void Inspector::goBack()
{
    if (m_past.isEmpty())
        return;
    goTo(m_past.takeLast());
    Q_EMIT pastChanged();
}

void Inspector::showVerdict()
{
    if (m_verdict.subject)
        leaveFor({verdictView(), m_verdict.subject->key});
}

QString Inspector::snapshotText()
{
    const SamplePointer sample = sampleWith(AllSnapshotParts);
    if (!sample)
        return {};
    QString text =
        tr("%1, pid %2, up %3", "program").arg(programName(), QString::number(programPid()), uptime()) +
        QLatin1Char('\n') + verdict() + QLatin1Char('\n');
    // Models of their own: what the user filtered, sorted or selected is not part of a report.
    LoopModel loopsNow;
    PostEdgeModel edgesNow;
    PostedEventModel postedNow;
    TimerModel timersNow;
    WatcherModel watchersNow;
    QueueModel queuesNow;
    MatcherModel matchersNow;
    EventModel eventsNow;
    TaskModel tasksNow;
    FindingModel warningsNow;
    const std::pair<QString, SnapshotModel *> tables[] = {
        {tr("Loops"), &loopsNow},       {tr("Posts"), &edgesNow},       {tr("Posted events"), &postedNow},
        {tr("Timers"), &timersNow},     {tr("Watchers"), &watchersNow}, {tr("Queues"), &queuesNow},
        {tr("Matchers"), &matchersNow}, {tr("Events"), &eventsNow},     {tr("Tasks"), &tasksNow},
        {tr("Warnings"), &warningsNow}};
    for (const auto &[title, table] : tables) {
        table->update(sample);
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
