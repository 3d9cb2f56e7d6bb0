// SPDX-License-Identifier: MIT
#pragma once

#include "activityrates.h"
#include "inspectorglobal.h"
#include "link.h"
#include "loadhistory.h"
#include "postrates.h"
#include "taskpages.h"

#include "findings/finding.h"
#include "probe/control.h"
#include "probe/snapshot.h"

#include <memory>
#include <optional>

namespace Signalbox {

/*!
    A descriptor that was closed while somebody watches it.
*/
struct ClosedWatcher
{
    quint64 loop = 0;
    quint64 serial = 0;
    int descriptor = -1;
    QString owner;

    //! The first one that \a snapshot tells of; of loop 0 when there is none.
    SIGNALBOX_INSPECTOR_EXPORT static ClosedWatcher in(const Snapshot &snapshot);
};

/*!
    A task of a program: the next one of that name has other tasks, and maybe the same numbers.
*/
struct TaskAddress
{
    qint64 pid = 0;
    quint64 serial = 0;

    friend bool operator==(const TaskAddress &, const TaskAddress &) = default;
};

/*!
    What has become of a task that somebody wanted to be cancelled.
*/
struct CancelReport
{
    quint64 number = 0; //!< Another one for each wish; from nextNumber().
    quint64 serial = 0; //!< The task's.
    QString taskName{}; //!< Empty while it is not known.
    CancelOutcome outcome = CancelOutcome::Waiting;
    bool isLate = false;       //!< It waits for longer than a loop that is not stuck would take.
    Detail::LookError error{}; //!< Why it was refused.

    bool isOver() const { return outcome != CancelOutcome::Waiting || !error.isEmpty(); }
    //! Never the same in this process. \threadsafe
    SIGNALBOX_INSPECTOR_EXPORT static quint64 nextNumber();
    friend bool operator==(const CancelReport &, const CancelReport &) = default;
};

/*!
    Everything the views show, at one moment. Immutable once published, so threads share it without a lock.

    States and counts of the loops are of that moment. The lists are as old as listsTakenAt, as far as they
    were asked for: they are dear in a large program, and taken more rarely.
*/
struct Sample
{
    quint64 number = 0; //!< Counts up from 1.
    ProgramInfo program;
    Link link;               //!< Not live: what follows is the last that was seen of the program.
    Snapshot snapshot;       //!< Its parts are the lists that it has.
    quint64 listsNumber = 0; //!< Another one whenever the lists were taken anew.
    Deadline listsTakenAt{};
    ClosedWatcher closedWatcher; //!< As far as watchers have been looked at.
    LoadHistory history;         //!< Up to and with this snapshot.
    PostRates postRates;         //!< Likewise, as far as posts have been looked at.
    ActivityRates activity;      //!< Likewise, as far as there were lists.
    QList<Finding> findings;     //!< What is wrong, the worst first; likewise.
    QList<Finding> pastFindings; //!< What was wrong, the latest first.
    Nanoseconds cost{};          //!< CPU time of the look that took the lists.
    InspectRole role = InspectRole::Observe;
    QList<CancelReport> cancels; //!< Of the last wishes.
    TaskPages tasks;             //!< Where there are more than snapshots list, and somebody looks at them.
};

using SamplePointer = std::shared_ptr<const Sample>;

/*!
    Where snapshots come from: a Probe, another program, or made-up data. Used by one thread at a time.
*/
class SnapshotSource
{
public:
    SnapshotSource() = default;
    virtual ~SnapshotSource() = default;
    SnapshotSource(const SnapshotSource &) = delete;
    SnapshotSource &operator=(const SnapshotSource &) = delete;

    virtual ProgramInfo program() const = 0;
    virtual Link link() const { return {}; }
    //! May hold more than \a request asks for. Empty: link() says why.
    virtual std::optional<Snapshot> snapshot(const SnapshotRequest &request) = 0;
    //! A page of the tasks. Empty: it has none, or link() says why.
    virtual std::optional<TaskPage> tasks(const TaskPageRequest &request)
    {
        Q_UNUSED(request)
        return {};
    }
    //! Looks at another program from now on; 0: offers those that there are.
    virtual void choose(qint64 pid) { Q_UNUSED(pid) }

    //! So many wishes are spoken of, at the most.
    static constexpr qsizetype MostCancels = 16;
    virtual InspectRole role() const { return InspectRole::Observe; }
    //! Wants \a task to be cancelled, if that is of the program that is looked at. Waits for nothing.
    virtual void cancelTask(const TaskAddress &task) { Q_UNUSED(task) }
    //! What has become of that.
    virtual QList<CancelReport> cancels() { return {}; }
};

} // namespace Signalbox
