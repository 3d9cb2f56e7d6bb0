// SPDX-License-Identifier: MIT
#pragma once

#include "pace.h"
#include "sample.h"
#include "taskpager.h"

#include "findings/linter.h"

#include <deque>

namespace Signalbox {

/*!
    Makes one sample after the other. Each has the states and counts of all loops; the lists that somebody looks
    at are taken as often as their cost allows, and handed on from sample to sample meanwhile.

    Belongs to one thread, which is also the one that frees the samples: 100,000 rows are not to be freed in the
    GUI thread.
*/
class SIGNALBOX_INSPECTOR_EXPORT SampleMaker
{
public:
    //! So much of one core goes into lists, and into the rest, which keeps its rhythm.
    static constexpr double ListsShare = 0.04;
    static constexpr double StatesShare = 0.02;
    //! How often the lists are looked at that tell of warnings, whatever is shown.
    static constexpr Milliseconds LintsInterval{1000};

    //! Numbers go on after \a number.
    explicit SampleMaker(SnapshotSource &source, quint64 number = 0, Meter meter = {});

    //! False while the last samples were so dear that the next one has to wait.
    bool isDue() const { return m_statesPace.isDue(m_meter.now()); }

    //! The tasks that somebody looks at.
    void setTaskWindow(const TaskWindow &window) { m_pager.setWindow(window); }

    //! The next sample, for views of \a wanted.
    SamplePointer next(SnapshotParts wanted = AllSnapshotParts);
    //! The same, with the lists as they are now, whatever they cost: somebody waits for them.
    SamplePointer nextWith(SnapshotParts lists);

private:
    SamplePointer make(SnapshotParts toTake, SnapshotParts wanted);
    void forgetTheOther(const ProgramInfo &program);
    void keepLists(const Snapshot &snapshot, Deadline at);
    void handLists(Snapshot &snapshot) const;

    SnapshotSource &m_source;
    const Meter m_meter;
    ProgramInfo m_program;
    Snapshot m_last; //!< What was seen last.
    quint64 m_number;
    LoadHistory m_history;
    PostRates m_postRates;
    ActivityRates m_activity;
    Pace m_listsPace{ListsShare};
    Pace m_statesPace{StatesShare};
    Snapshot m_lists; //!< As they were taken last.
    quint64 m_listsNumber = 0;
    Nanoseconds m_listsCost{};
    ClosedWatcher m_closedWatcher;
    std::unique_ptr<Linter> m_linter = std::make_unique<Linter>(); //!< Of m_program.
    Deadline m_lintsTakenAt{};
    TaskPager m_pager;                //!< Of m_program.
    std::deque<SamplePointer> m_made; //!< Those that others may still hold.
};

} // namespace Signalbox
