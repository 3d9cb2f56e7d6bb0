// SPDX-License-Identifier: MIT
#include "loopmodel.h"

namespace Signalbox {

namespace {

bool isStalled(const LoopSnapshot &loop)
{
    return loop.state == LoopSnapshot::State::Running && loop.inState >= LoadHistory::stallLimit(loop);
}

//! A word and a sign, so that the state can be told without colours.
QString stateText(const LoopSnapshot &loop)
{
    switch (loop.state) {
    case LoopSnapshot::State::Idle:
        return LoopModel::tr("○ idle", "state of a loop: not in processEvents()");
    case LoopSnapshot::State::Sleeping:
        return LoopModel::tr("○ sleeping", "state of a loop");
    case LoopSnapshot::State::Running:
        return isStalled(loop) ? LoopModel::tr("▲ stalled", "state of a loop: in one turn for too long")
                               : LoopModel::tr("● running", "state of a loop");
    case LoopSnapshot::State::HandedOver:
        return LoopModel::tr("◇ handed over", "state of a loop: the platform's own dispatcher delivers");
    case LoopSnapshot::State::Guest:
        return LoopModel::tr("◇ guest", "state of a loop: not ours, with a scheduler of ours in it");
    }
    return {};
}

Tone stateTone(const LoopRow &row)
{
    if (isStalled(row.loop))
        return Tone::Error;
    return row.loop.state == LoopSnapshot::State::Running ? Tone::Good : Tone::Muted;
}

//! Of a turn that is over: an error is only what lasts.
Tone turnTone(const LoopSnapshot &loop, Nanoseconds turn)
{
    return turn >= LoadHistory::stallLimit(loop) ? Tone::Warning : Tone::Normal;
}

//! Every frame on a line of its own, outermost first.
QString handlersText(const LoopSnapshot &loop)
{
    QStringList lines;
    for (const HandlerSnapshot &handler : loop.handlers) {
        const QString time = formatDuration(handler.runningFor, QLocale()).joined();
        lines.append(QStringLiteral("%1  (%2)").arg(handlerText(handler), time));
    }
    return lines.isEmpty() ? QString(NothingSign) : lines.join(QLatin1Char('\n'));
}

QString orNothing(const QString &text)
{
    return text.isEmpty() ? QString(NothingSign) : text;
}

} // namespace

std::vector<LoopModel::Column> LoopModel::whatItDoes()
{
    return {
        {QT_TR_NOOP("Loop"), QT_TR_NOOP("Name of the thread"), CellKind::Text, 12,
         [](const LoopRow &r) -> Cell { return loopName(r.loop); }},
        {QT_TR_NOOP("State"), QT_TR_NOOP("What the loop is doing now"), CellKind::Text, 10,
         [](const LoopRow &r) -> Cell { return stateText(r.loop); }, stateTone},
        {QT_TR_NOOP("For"), QT_TR_NOOP("Since this turn or sleep began"), CellKind::Duration, 9,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.inState.count()); },
         [](const LoopRow &r) { return isStalled(r.loop) ? Tone::Error : Tone::Normal; }},
        {QT_TR_NOOP("In"), QT_TR_NOOP("The innermost handler on the stack of the loop"), CellKind::Call, 18,
         [](const LoopRow &r) -> Cell { return orNothing(culprit(r.loop)); }, nullptr, true},
        {QT_TR_NOOP("Busy"), QT_TR_NOOP("Share of the last second spent in turns"), CellKind::Percent, 8,
         [](const LoopRow &r) -> Cell { return r.load.busy; }},
        {QT_TR_NOOP("Turns/s"), QT_TR_NOOP("Calls of processEvents() in the last second"), CellKind::Rate, 7,
         [](const LoopRow &r) -> Cell { return r.load.turnsPerSecond; }},
        {QT_TR_NOOP("Longest turn"), QT_TR_NOOP("Since the inspector began to look"), CellKind::Duration, 11,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.longestTurn.count()); },
         [](const LoopRow &r) { return turnTone(r.loop, r.loop.longestTurn); }},
    };
}

std::vector<LoopModel::Column> LoopModel::whatItHolds()
{
    return {
        {QT_TR_NOOP("Timers"), nullptr, CellKind::Count, 7,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.timerCount); }},
        {QT_TR_NOOP("Watchers"), nullptr, CellKind::Count, 9,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.watcherCount); }},
        {QT_TR_NOOP("Posted"), QT_TR_NOOP("Events waiting in Qt's queue"), CellKind::Count, 7,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.postedCount); }},
    };
}

std::vector<LoopModel::Column> LoopModel::detailFields()
{
    return {
        {QT_TR_NOOP("Handlers"), nullptr, CellKind::Text, 0,
         [](const LoopRow &r) -> Cell { return handlersText(r.loop); }},
        {QT_TR_NOOP("Depth"), QT_TR_NOOP("Nested event loops on the stack"), CellKind::Count, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.depth); }},
        {QT_TR_NOOP("Last turn"), nullptr, CellKind::Duration, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.lastTurn.count()); },
         [](const LoopRow &r) { return turnTone(r.loop, r.loop.lastTurn); }},
        {QT_TR_NOOP("Longest turn in"), nullptr, CellKind::Text, 0,
         [](const LoopRow &r) -> Cell { return orNothing(r.loop.longestTurnCulprit); }},
        {QT_TR_NOOP("Longest handler"), QT_TR_NOOP("Longest that one handler held the loop by itself"),
         CellKind::Duration, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.longestHandler.count()); }},
        {QT_TR_NOOP("Thread id"), nullptr, CellKind::Number, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.threadId); }},
        {QT_TR_NOOP("Waits with"), nullptr, CellKind::Text, 0,
         [](const LoopRow &r) -> Cell { return orNothing(r.loop.backend); }},
        {QT_TR_NOOP("Platform"), nullptr, CellKind::Text, 0,
         [](const LoopRow &r) -> Cell { return orNothing(r.loop.platform); }},
        {QT_TR_NOOP("Turns"), nullptr, CellKind::Count, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.turns); }},
        {QT_TR_NOOP("Sleeps"), nullptr, CellKind::Count, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.sleeps); }},
        {QT_TR_NOOP("Wake-ups"), nullptr, CellKind::Count, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.wakeUps); }},
        {QT_TR_NOOP("Timers fired"), nullptr, CellKind::Count, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.timersFired); }},
        {QT_TR_NOOP("Timers late"), QT_TR_NOOP("By 16 ms or more"), CellKind::Count, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.timersLate); }},
        {QT_TR_NOOP("Late p50"), nullptr, CellKind::Duration, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.timerLateness.percentile(0.5).count()); }},
        {QT_TR_NOOP("Late p99"), nullptr, CellKind::Duration, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.timerLateness.percentile(0.99).count()); }},
        {QT_TR_NOOP("Activations"), nullptr, CellKind::Count, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.watchersActivated); }},
        {QT_TR_NOOP("Slices"), QT_TR_NOOP("Turns in which the scheduler had something to do"),
         CellKind::Count, 0, [](const LoopRow &r) -> Cell { return qint64(r.loop.slices); }},
        {QT_TR_NOOP("Longest slice"), nullptr, CellKind::Duration, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.longestSlice.count()); }},
        {QT_TR_NOOP("Budgets exceeded"),
         QT_TR_NOOP("Slices in which something began after the budget was spent: there should be none"),
         CellKind::Count, 0, [](const LoopRow &r) -> Cell { return qint64(r.loop.budgetsExceeded); },
         [](const LoopRow &r) { return r.loop.budgetsExceeded > 0 ? Tone::Warning : Tone::Normal; }},
        {QT_TR_NOOP("Tasks started"), nullptr, CellKind::Count, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.tasksStarted); }},
        {QT_TR_NOOP("Tasks finished"), nullptr, CellKind::Count, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.tasksFinished); }},
        {QT_TR_NOOP("Tasks failed"), nullptr, CellKind::Count, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.tasksFailed); }},
        {QT_TR_NOOP("Tasks cancelled"), nullptr, CellKind::Count, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.tasksCancelled); }},
        {QT_TR_NOOP("System calls"), nullptr, CellKind::Count, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.systemCalls); }},
        {QT_TR_NOOP("Busy time"), nullptr, CellKind::Duration, 0,
         [](const LoopRow &r) -> Cell { return qint64(r.loop.busyTime.count()); }},
    };
}

LoopModel::LoopModel(QObject *parent) : RowModel(parent)
{
    std::vector<Column> table;
    for (const auto &part : {whatItDoes(), whatItHolds(), detailFields()})
        table.insert(table.end(), part.begin(), part.end());
    setColumnTable(std::move(table));
}

void LoopModel::update(const SamplePointer &sample)
{
    std::vector<Key> keys;
    std::vector<LoopRow> rows;
    for (const LoopSnapshot &loop : sample->snapshot.loops) {
        keys.push_back(key(loop.id));
        rows.push_back({loop, sample->history.load(loop.id)});
    }
    apply(keys, std::move(rows), sample->snapshot.takenAt);
}

QString LoopModel::heading(int slot) const
{
    return loopName(rowInSlot(slot).loop);
}

} // namespace Signalbox
