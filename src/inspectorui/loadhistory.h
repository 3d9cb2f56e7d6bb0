// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"

#include "findings/subjectnames.h"
#include "probe/snapshot.h"

#include <QtCore/qhash.h>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace Signalbox {

/*!
    What one loop did between two samples.
*/
struct LoadPoint
{
    float busy = 0;            //!< Share of the time spent in turns, 0 to 1.
    Nanoseconds longestTurn{}; //!< The longest turn seen in it, one that still runs included.

    friend bool operator==(const LoadPoint &, const LoadPoint &) = default;
};

/*!
    A turn that kept its loop from answering.
*/
struct Stall
{
    quint64 loop = 0;
    QString where; //!< "OrderModel::refresh()"; empty when nobody could see it.
    Nanoseconds duration{};
    Deadline endedAt{}; //!< When it was last seen, while it lasts.
    bool ongoing = false;
    Nanoseconds held{}; //!< How long the handler that is named was seen to run.
};

/*!
    The last minute of one loop, oldest point first.
*/
struct LoopLoad
{
    Q_GADGET
    QML_VALUE_TYPE(loopLoad)

public:
    QList<LoadPoint> points;
    double busy = 0;           //!< Mean of the last second, 0 to 1.
    double turnsPerSecond = 0; //!< Likewise.
    Nanoseconds worstTurn{};   //!< Longest within points.
    Nanoseconds stallLimit{};  //!< From when on a turn of this loop is a stall.
    bool isStalled = false;    //!< Now.

    //! Within points, or now.
    bool hasStalled() const { return isStalled || (!points.isEmpty() && worstTurn >= stallLimit); }
};

/*!
    Loads and stalls of all loops over the last minute, made from the snapshots in their order.

    It is fed in the thread that samples, so that what happens while the GUI loop is stuck is not lost.
    A value: copies share their data.
*/
class SIGNALBOX_INSPECTOR_EXPORT LoadHistory
{
public:
    static constexpr int Points = 600;        //!< One minute at 10 Hz.
    static constexpr int AveragedPoints = 10; //!< One second at 10 Hz.
    static constexpr Nanoseconds StallOfMain{
        100'000'000}; //!< The eye sees a GUI that stands still for 100 ms.
    static constexpr Nanoseconds StallOfWorker{1'000'000'000};

    void append(const Snapshot &snapshot);

    //! The load of \a loop; empty for one that was never seen.
    LoopLoad load(quint64 loop) const { return m_loops.value(loop).load; }

    //! The stall that matters most now: one that lasts, else the last one that ended within what is remembered of its
    //! loop; the main loop's first. As long as there is one, hasStalled() is true of some loop.
    std::optional<Stall> stall() const;

    //! From when on a turn of \a loop counts as a stall.
    static Nanoseconds stallLimit(const LoopSnapshot &loop)
    {
        return loop.isMainThread ? StallOfMain : StallOfWorker;
    }

private:
    struct Counters
    {
        Deadline at{};
        Nanoseconds busy{};
        quint64 turns = 0;
    };
    struct Track
    {
        LoopLoad load;
        QList<Counters> recent; //!< The last second, for the means.
        Nanoseconds longestTurn{};
        Stall stall; //!< The last one; of loop 0 when there was none.
        bool isMain = false;
    };
    static void append(Track &track, const LoopSnapshot &loop, Deadline at);
    static LoadPoint pointSince(const Track &track, const LoopSnapshot &loop, const Counters &now);
    static void followStall(Track &track, const LoopSnapshot &loop, const Counters &now,
                            const LoadPoint &point);
    static void goOnWithStall(Stall &stall, const LoopSnapshot &loop, Deadline at);
    static void updateMeans(LoopLoad &load, QList<Counters> &recent, const Counters &now);

    QHash<quint64, Track> m_loops;
};

} // namespace Signalbox
