// SPDX-License-Identifier: MIT
#pragma once

#include "finding.h"
#include "thresholds.h"

#include "probe/snapshot.h"

#include <QtCore/qlist.h>

#include <memory>

namespace Signalbox {

/*!
    Looks at one snapshot of a program after the other, and says what is wrong with it.

    Intervals may be anything from 100 ms to some seconds. Snapshots may lack lists: what needs one is looked at when it is there;
    parts() says which. What is found stays until it has not been seen for Thresholds::clearAfter, and then among those that
    were: so a finding does not flicker.

    Its only time is Snapshot::takenAt. What is kept is bounded, however much the program has: a few numbers for each loop, queue and
    task, for timers of 0 ms and watchers only while there are some that fire, MostFindings findings and MostRecent of the past.

    Thread-safety: one thread at a time.
    Cost: without lists some 0.1 µs for each loop; with them a pass over each.
*/
class Linter
{
public:
    static constexpr int MostFindings = 200;
    static constexpr int MostRecent = 100;
    //! The lists that lints look at.
    static constexpr SnapshotParts Parts = SnapshotPart::Timers | SnapshotPart::Watchers |
                                           SnapshotPart::PostedEvents | SnapshotPart::Queues |
                                           SnapshotPart::Tasks;

    explicit Linter(const Thresholds &thresholds = {});
    ~Linter();
    Linter(const Linter &) = delete;
    Linter &operator=(const Linter &) = delete;

    //! Takes \a snapshot, which is of the same program as those before, and later.
    void look(const Snapshot &snapshot);

    //! What is wrong now, the worst and then the latest first.
    QList<Finding> findings() const;
    //! What was wrong, the latest first.
    QList<Finding> recent() const { return m_recent; }
    //! True: the next look should have these lists as soon as can be, because something goes on right now that only they show.
    SnapshotParts urgentParts() const { return m_urgent; }

private:
    class Loops;
    void note(Finding finding, bool isAnother);
    void clear(Deadline now);

    const Thresholds m_thresholds;
    std::unique_ptr<Loops> m_loops;
    QList<Finding> m_findings;
    QList<Finding> m_recent;
    SnapshotParts m_urgent;
    std::array<Deadline, LintCount> m_lookedAt{}; //!< When each lint was looked for last.
};

} // namespace Signalbox
