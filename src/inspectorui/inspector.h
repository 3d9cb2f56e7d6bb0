// SPDX-License-Identifier: MIT
#pragma once

#include "eventmodel.h"
#include "findingmodel.h"
#include "inspectorglobal.h"
#include "loopmodel.h"
#include "matchermodel.h"
#include "overviewmodel.h"
#include "postedeventmodel.h"
#include "postedgemodel.h"
#include "programmodel.h"
#include "queuemodel.h"
#include "sample.h"
#include "stripmodel.h"
#include "taskcanceller.h"
#include "taskmodel.h"
#include "timermodel.h"
#include "tone.h"
#include "verdict.h"
#include "watchermodel.h"

#include <QtCore/qlocale.h>
#include <QtCore/qobject.h>

#include <functional>

namespace Signalbox {

/*!
    What the views are bound to: the models, the verdict and the state of the inspection. Root of the QML
    side.

    It is given samples; where they come from is not its business. Only the model of the current view, or both of its page, follow
    the samples, and these need to have the lists of that view only; who makes them can be asked for others.
*/
class SIGNALBOX_INSPECTOR_EXPORT Inspector : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("An inspector is made by InspectorWindow.")

    Q_PROPERTY(Signalbox::SnapshotModel *loops READ loops CONSTANT)
    Q_PROPERTY(Signalbox::SnapshotModel *posted READ posted CONSTANT)
    Q_PROPERTY(Signalbox::SnapshotModel *postEdges READ postEdges CONSTANT)
    Q_PROPERTY(Signalbox::SnapshotModel *timers READ timers CONSTANT)
    Q_PROPERTY(Signalbox::SnapshotModel *watchers READ watchers CONSTANT)
    Q_PROPERTY(Signalbox::SnapshotModel *queues READ queues CONSTANT)
    Q_PROPERTY(Signalbox::SnapshotModel *matchers READ matchers CONSTANT)
    Q_PROPERTY(Signalbox::SnapshotModel *events READ events CONSTANT)
    Q_PROPERTY(Signalbox::SnapshotModel *tasks READ tasks CONSTANT)
    Q_PROPERTY(Signalbox::SnapshotModel *warnings READ warnings CONSTANT)
    Q_PROPERTY(Signalbox::StripModel *strips READ strips CONSTANT)
    Q_PROPERTY(Signalbox::OverviewModel *overview READ overview CONSTANT)
    //! Those that can be looked at, while one is to be chosen.
    Q_PROPERTY(Signalbox::ProgramModel *programs READ programs CONSTANT)

    Q_PROPERTY(Signalbox::TaskCanceller *canceller READ canceller CONSTANT)

    //! True where another program than this one is looked at, or is to be.
    Q_PROPERTY(bool remote READ isRemote NOTIFY linkChanged)
    //! True until a program has been chosen.
    Q_PROPERTY(bool choosing READ isChoosing NOTIFY linkChanged)
    //! False while what is shown is the last that was seen of the program.
    Q_PROPERTY(bool live READ isLive NOTIFY linkChanged)
    //! In a word or two why it is not live; empty when it is.
    Q_PROPERTY(QString linkText READ linkText NOTIFY linkChanged)

    //! The view that is looked at: the only one whose model follows each sample.
    Q_PROPERTY(View view READ view WRITE setView NOTIFY viewChanged)
    //! True while the views keep what they show. The program goes on, and so does sampling.
    Q_PROPERTY(bool paused READ isPaused WRITE setPaused NOTIFY pausedChanged)
    //! How long it has been paused, "0:12"; empty when it is not.
    Q_PROPERTY(QString pausedFor READ pausedFor NOTIFY ticked)

    Q_PROPERTY(QString programName READ programName NOTIFY ticked)
    Q_PROPERTY(int programPid READ programPid NOTIFY ticked)
    Q_PROPERTY(QString uptime READ uptime NOTIFY ticked)
    Q_PROPERTY(QString verdict READ verdict NOTIFY verdictChanged)
    Q_PROPERTY(Signalbox::Tones::Tone verdictTone READ verdictTone NOTIFY verdictChanged)
    //! True when the verdict is about one row of a table, which showVerdict() goes to.
    Q_PROPERTY(bool verdictHasRow READ verdictHasRow NOTIFY verdictChanged)
    //! Where that row is.
    Q_PROPERTY(View verdictView READ verdictView NOTIFY verdictChanged)
    //! False until the first sample is there.
    Q_PROPERTY(bool hasSample READ hasSample NOTIFY ticked)
    Q_PROPERTY(bool hasLoops READ hasLoops NOTIFY ticked)

    //! How many of each there are, in the sample that is shown.
    Q_PROPERTY(int loopCount READ loopCount NOTIFY countsChanged)
    Q_PROPERTY(int postedCount READ postedCount NOTIFY countsChanged)
    Q_PROPERTY(int timerCount READ timerCount NOTIFY countsChanged)
    Q_PROPERTY(int watcherCount READ watcherCount NOTIFY countsChanged)
    Q_PROPERTY(int queueCount READ queueCount NOTIFY countsChanged)
    //! Of waits, whatever they are for.
    Q_PROPERTY(int matcherCount READ matcherCount NOTIFY countsChanged)
    //! Of all that have come in so far.
    Q_PROPERTY(int eventCount READ eventCount NOTIFY countsChanged)
    //! Of those that have not ended.
    Q_PROPERTY(int taskCount READ taskCount NOTIFY countsChanged)
    //! Of those that hold now.
    Q_PROPERTY(int warningCount READ warningCount NOTIFY countsChanged)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY pastChanged)
    //! CPU time of the last look at what the view shows, "0.18 ms".
    Q_PROPERTY(QString sampleCost READ sampleCost NOTIFY ticked)
    //! How often the view is brought up to date, "10 Hz"; empty until that is known.
    Q_PROPERTY(QString rate READ rate NOTIFY ticked)
    //! How numbers are written, "de_DE": for Qt.locale().
    Q_PROPERTY(QString localeName READ localeName NOTIFY localeChanged)
    //! True where the texts read from right to left.
    Q_PROPERTY(bool rightToLeft READ isRightToLeft NOTIFY localeChanged)

public:
    enum View {
        LoopsView,
        PostedView,
        TimersView,
        WatchersView,
        QueuesView,
        MatchersView,
        EventsView,
        TasksView,
        WarningsView,
        OverviewView,
        PostsView //!< On one page with PostedView.
    };
    static constexpr int ViewCount = PostsView + 1;
    Q_ENUM(View)

    explicit Inspector(QObject *parent = nullptr);
    ~Inspector() override;

    LoopModel *loops() const { return m_loops; }
    PostedEventModel *posted() const { return m_posted; }
    PostEdgeModel *postEdges() const { return m_postEdges; }
    TimerModel *timers() const { return m_timers; }
    WatcherModel *watchers() const { return m_watchers; }
    QueueModel *queues() const { return m_queues; }
    MatcherModel *matchers() const { return m_matchers; }
    EventModel *events() const { return m_events; }
    TaskModel *tasks() const { return m_tasks; }
    FindingModel *warnings() const { return m_warnings; }
    StripModel *strips() const { return m_strips; }
    OverviewModel *overview() const { return m_overview; }
    ProgramModel *programs() const { return m_programs; }
    TaskCanceller *canceller() const { return m_canceller; }

    bool isRemote() const { return m_link != Link::State::Here; }
    bool isChoosing() const { return m_link == Link::State::Choosing; }
    bool isLive() const { return Link::isLive(m_link); }
    QString linkText() const;
    bool canGoBack() const { return !m_past.isEmpty(); }

    //! Gives a sample with these lists, taken now; null when it cannot.
    using Take = std::function<SamplePointer(SnapshotParts)>;

    //! Whom to ask for lists that no sample has had yet: when the view changes, for a pause, for a report.
    void setTake(Take take) { m_take = std::move(take); }

    //! The tasks that are looked at, where a sample's lists do not have all of them.
    TaskWindow taskWindow() const { return m_tasks->window(); }

    //! Shows \a sample, unless it is paused or was shown already.
    void setSample(const SamplePointer &sample);

    //! The lists that \a view shows.
    static SnapshotParts partsOf(View view);

    View view() const { return m_view; }
    void setView(View view);
    bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    QString pausedFor() const { return m_pausedFor; }

    QString programName() const { return m_sample ? m_sample->program.name : QString(); }
    int programPid() const { return m_sample ? int(m_sample->program.pid) : 0; }
    QString uptime() const;
    QString verdict() const { return m_verdict.text; }
    Tone verdictTone() const { return m_verdict.tone; }
    bool verdictHasRow() const { return m_verdict.subject.has_value(); }
    View verdictView() const;
    bool hasSample() const { return bool(m_sample); }
    bool hasLoops() const { return m_sample && !m_sample->snapshot.loops.isEmpty(); }
    int loopCount() const { return m_counts[LoopsView]; }
    int postedCount() const { return m_counts[PostedView]; }
    int timerCount() const { return m_counts[TimersView]; }
    int watcherCount() const { return m_counts[WatchersView]; }
    int queueCount() const { return m_counts[QueuesView]; }
    int matcherCount() const { return m_counts[MatchersView]; }
    int eventCount() const { return m_counts[EventsView]; }
    int taskCount() const { return m_counts[TasksView]; }
    int warningCount() const { return m_counts[WarningsView]; }
    QString sampleCost() const;
    QString rate() const;
    QString localeName() const { return m_locale.name(); }
    bool isRightToLeft() const { return m_isRightToLeft; }

    //! The language has changed: says all of it anew, with numbers as in \a locale.
    void setLocale(const QLocale &locale, bool isRightToLeft);

    //! The table of \a view; null for the overview, which has none.
    Q_INVOKABLE Signalbox::SnapshotModel *model(Signalbox::Inspector::View view) const;
    //! Asks for another program to be looked at; 0: for those that there are.
    Q_INVOKABLE void choose(qint64 pid);
    //! Goes to the row that the field \a field of the current row's detail names.
    Q_INVOKABLE void follow(int field);
    //! Goes to what the \a tile of the overview is about.
    Q_INVOKABLE void openTile(int tile);
    //! Goes back to where follow(), openTile() or showVerdict() was called.
    Q_INVOKABLE void goBack();
    //! Goes to the row that the verdict is about.
    Q_INVOKABLE void showVerdict();
    //! Everything as text: program, verdict and the tables, unfiltered and unselected.
    Q_INVOKABLE QString snapshotText();
    Q_INVOKABLE void copySnapshot();
    //! Puts \a text on the clipboard.
    Q_INVOKABLE void copy(const QString &text);

Q_SIGNALS:
    void viewChanged();
    void pausedChanged();
    void linkChanged();
    void pastChanged();
    //! Somebody wants to look at the program \a pid; 0: at those that there are.
    void chosen(qint64 pid);
    //! Other tasks are looked at than before: taskWindow().
    void taskWindowChanged();
    void localeChanged();
    void verdictChanged();
    void countsChanged();
    //! A new sample is shown, or the paused time went on.
    void ticked();

private:
    //! A row in a view.
    struct Place
    {
        View view = LoopsView;
        std::optional<RowKey> key{};
    };
    Place place() const;
    void goTo(const Place &place);
    void leaveFor(const Place &place);
    void showNewest();
    void showTable();
    void showLists(SnapshotParts lists);
    void noteCounts();
    void noteVerdict();
    void noteLink();
    SamplePointer sampleWith(SnapshotParts lists) const;

    LoopModel *const m_loops;
    PostedEventModel *const m_posted;
    PostEdgeModel *const m_postEdges;
    TimerModel *const m_timers;
    WatcherModel *const m_watchers;
    QueueModel *const m_queues;
    MatcherModel *const m_matchers;
    EventModel *const m_events;
    TaskModel *const m_tasks;
    FindingModel *const m_warnings;
    StripModel *const m_strips;
    OverviewModel *const m_overview;
    ProgramModel *const m_programs;
    TaskCanceller *const m_canceller;

    SamplePointer m_newest; //!< As given.
    SamplePointer m_sample; //!< As shown.
    Take m_take;
    quint64 m_pagesNumber = 0;    //!< Of the tasks that the table shows.
    QList<Deadline> m_tableTimes; //!< When what the table showed lately was taken.
    View m_view = LoopsView;
    QList<Place> m_past; //!< Where one can go back to; newest last.
    bool m_paused = false;
    QString m_pausedFor;
    Deadline m_pausedAt{};
    Link::State m_link = Link::State::Here;
    Verdict m_verdict;
    std::array<int, ViewCount> m_counts{};
    QLocale m_locale;
    bool m_isRightToLeft = false;
};

} // namespace Signalbox
