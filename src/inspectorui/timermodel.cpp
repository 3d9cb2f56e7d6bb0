// SPDX-License-Identifier: MIT
#include "timermodel.h"

namespace Signalbox {

namespace {

//! How late a timer of this kind may be: what Qt grants the type, and a little for a busy machine.
Nanoseconds tolerance(const TimerSnapshot &timer)
{
    constexpr Milliseconds Slack{5};
    switch (timer.type) {
    case Qt::PreciseTimer:
        return Slack;
    case Qt::CoarseTimer:
        return timer.interval / 20 + Slack;
    case Qt::VeryCoarseTimer:
        return Milliseconds{500} + Slack;
    }
    return Slack;
}

Tone latenessTone(const TimerSnapshot &timer, Nanoseconds lateness)
{
    const Nanoseconds limit = tolerance(timer);
    return lateness <= limit                      ? Tone::Normal
           : lateness < Milliseconds{100} + limit ? Tone::Warning
                                                  : Tone::Error;
}

QString typeText(const TimerSnapshot &timer)
{
    if (timer.kind == TimerSnapshot::Kind::Every) // names of functions
        return QStringLiteral("callEvery");
    if (timer.kind == TimerSnapshot::Kind::Once)
        return timer.interval > Nanoseconds::zero() ? QStringLiteral("callLater") : QStringLiteral("callAt");
    switch (timer.type) {
    case Qt::PreciseTimer:
        return TimerModel::tr("precise", "timer type");
    case Qt::CoarseTimer:
        return TimerModel::tr("coarse", "timer type");
    case Qt::VeryCoarseTimer:
        return TimerModel::tr("very coarse", "timer type");
    }
    return {};
}

//! Nothing for a timer that will never fire.
Cell dueIn(const TimerRow &row)
{
    return row.timer->nextDeadline == Never ? Cell{qint64(0)}
                                            : Cell{qint64((row.timer->nextDeadline - row.now).count())};
}

} // namespace

TimerModel::TimerModel(QObject *parent) : RowModel(parent)
{
    setColumnTable(
        {
            {QT_TR_NOOP("Due in"), QT_TR_NOOP("Time to the next deadline; negative when it has passed"),
             CellKind::Duration, 9, dueIn,
             [](const TimerRow &r) { return latenessTone(*r.timer, r.timer->lateness); }},
            {QT_TR_NOOP("Owner"), QT_TR_NOOP("The object that gets the QTimerEvent"), CellKind::Text, 20,
             [](const TimerRow &r) -> Cell { return objectText(r.timer->ownerClass, r.timer->ownerName); },
             nullptr, true},
            {QT_TR_NOOP("Interval"), nullptr, CellKind::Interval, 9,
             [](const TimerRow &r) -> Cell { return qint64(r.timer->interval.count()); }},
            {QT_TR_NOOP("Type"), nullptr, CellKind::Text, 11,
             [](const TimerRow &r) -> Cell { return typeText(*r.timer); }},
            {QT_TR_NOOP("Fired/s"), QT_TR_NOOP("In the last second"), CellKind::Rate, 8,
             [](const TimerRow &r) -> Cell { return r.activity->perSecond(*r.timer); }},
            {QT_TR_NOOP("Fired"), QT_TR_NOOP("How often it has been delivered"), CellKind::Count, 8,
             [](const TimerRow &r) -> Cell { return qint64(r.timer->fired); }},
            {QT_TR_NOOP("Worst late"), QT_TR_NOOP("The latest delivery so far"), CellKind::Duration, 10,
             [](const TimerRow &r) -> Cell { return qint64(r.timer->worstLateness.count()); },
             [](const TimerRow &r) { return latenessTone(*r.timer, r.timer->worstLateness); }},
            {QT_TR_NOOP("Id"), QT_TR_NOOP("Qt's timer id"), CellKind::Number, 6,
             [](const TimerRow &r) -> Cell { return qint64(r.timer->timerId); }},
            loopColumn(QT_TR_NOOP("Loop"), 10),

            {QT_TR_NOOP("Late"), QT_TR_NOOP("How far the deadline lies back now"), CellKind::Duration, 0,
             [](const TimerRow &r) -> Cell { return qint64(r.timer->lateness.count()); },
             [](const TimerRow &r) { return latenessTone(*r.timer, r.timer->lateness); }},
            {QT_TR_NOOP("Address"), nullptr, CellKind::Address, 0,
             [](const TimerRow &r) -> Cell { return qint64(r.timer->owner); }},
            {QT_TR_NOOP("Serial"), nullptr, CellKind::Number, 0,
             [](const TimerRow &r) -> Cell { return qint64(r.timer->serial); }},
        },
        0);
    // Of a timer's words only its owner's name changes: it is known a little later than the timer.
    setWordComparison(
        [](const TimerRow &a, const TimerRow &b) { return a.timer->ownerName == b.timer->ownerName; });
}

void TimerModel::update(const SamplePointer &sample)
{
    std::vector<Key> keys;
    std::vector<TimerRow> rows;
    for (const LoopSnapshot &loop : sample->snapshot.loops) {
        for (const TimerSnapshot &timer : loop.timers) {
            keys.push_back(Key{.id = timer.serial});
            rows.push_back({&timer, &loop, sample->listsTakenAt, &sample->activity});
        }
    }
    apply(keys, std::move(rows), sample->listsTakenAt);
    m_sample = sample; // the rows point into it; those of the last one have been compared
}

QString TimerModel::heading(int slot) const
{
    const TimerSnapshot &timer = *rowInSlot(slot).timer;
    return objectText(timer.ownerClass, timer.ownerName);
}

} // namespace Signalbox
