// SPDX-License-Identifier: MIT
#include "queuemodel.h"

#include "queuefill.h"

#include <algorithm>

namespace Signalbox {

namespace {

Tone fillTone(const QueueRow &row)
{
    return QueueFill::of(*row.queue).tone();
}

//! The root of a program's events has no name of its own: it is that of a loop. The scheduler's own events have another.
QString nameText(const QueueRow &row)
{
    const QueueSnapshot &queue = *row.queue;
    if (queue.level == 0 && queue.name.isEmpty())
        return QueueModel::tr("%1 (root)", "loop; the queue that all others are below")
            .arg(loopName(*row.loop));
    return queue.name.isEmpty() ? QueueModel::tr("(no name)", "queue") : queue.name;
}

QString orNothing(const QString &text)
{
    return text.isEmpty() ? QString(NothingSign) : text;
}

QString matcherText(const QueueSnapshot &queue)
{
    return queue.level == 0 ? QueueModel::tr("every event", "what the root queue takes")
                            : orNothing(queue.matcher);
}

QString parentText(const QueueRow &row)
{
    const QList<QueueSnapshot> &queues = row.loop->queues;
    const auto parent = std::find_if(queues.begin(), queues.end(), [&row](const QueueSnapshot &queue) {
        return queue.serial == row.queue->parent;
    });
    return parent == queues.end() ? QString(NothingSign) : nameText({&*parent, row.loop, row.activity});
}

std::optional<Reference> parentOf(const QueueRow &row)
{
    if (row.queue->parent == 0)
        return {};
    return Reference{Reference::To::Queue, {.id = row.queue->parent}};
}

} // namespace

std::vector<QueueModel::Column> QueueModel::whatIsInIt()
{
    return {
        {QT_TR_NOOP("Queue"), nullptr, CellKind::Text, 14,
         [](const QueueRow &r) -> Cell { return nameText(r); }, nullptr, true},
        {QT_TR_NOOP("Priority"), QT_TR_NOOP("Among its siblings; larger is more urgent"), CellKind::Number, 7,
         [](const QueueRow &r) -> Cell { return qint64(r.queue->priority); }},
        {QT_TR_NOOP("Queued"), QT_TR_NOOP("Own events, with those that are held or being delivered"),
         CellKind::Count, 7, [](const QueueRow &r) -> Cell { return qint64(r.queue->depth); }},
        {QT_TR_NOOP("Limit"), QT_TR_NOOP("The most own events that are let in"), CellKind::Limit, 5,
         [](const QueueRow &r) -> Cell { return qint64(r.queue->limit); }},
        {QT_TR_NOOP("Full"), QT_TR_NOOP("How near it is to its limit, or to that of all below it"),
         CellKind::Fill, 13, [](const QueueRow &r) -> Cell { return QueueFill::of(*r.queue).share; }, fillTone, true},
        {QT_TR_NOOP("Waiting"), QT_TR_NOOP("Senders that wait for room"), CellKind::Count, 7,
         [](const QueueRow &r) -> Cell { return qint64(r.queue->waiters); },
         [](const QueueRow &r) { return r.queue->waiters > 0 ? Tone::Warning : Tone::Normal; }},
        {QT_TR_NOOP("Held"), QT_TR_NOOP("Events that were delivered, and that nobody has accepted"),
         CellKind::Count, 5, [](const QueueRow &r) -> Cell { return qint64(r.queue->held); }},
        {QT_TR_NOOP("Refused"), QT_TR_NOOP("Sends that found no room"), CellKind::Count, 7,
         [](const QueueRow &r) -> Cell { return qint64(r.queue->refused); }},
        {QT_TR_NOOP("Wait p99"),
         QT_TR_NOOP("99 % were delivered first within this time of being queued, in steps of two"),
         CellKind::Duration, 8,
         [](const QueueRow &r) -> Cell { return qint64(r.queue->latency.percentile(0.99).count()); }},
        {QT_TR_NOOP("In/s"), QT_TR_NOOP("In the last second"), CellKind::Rate, 7,
         [](const QueueRow &r) -> Cell { return r.activity->perSecond(*r.queue); }},
        {QT_TR_NOOP("In"), QT_TR_NOOP("Events that have come in"), CellKind::Count, 8,
         [](const QueueRow &r) -> Cell { return qint64(r.queue->in); }},
    };
}

std::vector<QueueModel::Column> QueueModel::detailFields()
{
    return {
        {QT_TR_NOOP("Below"), QT_TR_NOOP("The queue that its events go on to"), CellKind::Text, 0,
         [](const QueueRow &r) -> Cell { return parentText(r); }, nullptr, false, parentOf},
        {QT_TR_NOOP("Takes"), QT_TR_NOOP("The events that it takes from its parent"), CellKind::Text, 0,
         [](const QueueRow &r) -> Cell { return matcherText(*r.queue); }},
        {QT_TR_NOOP("Holds"), QT_TR_NOOP("The oldest event that nobody has accepted"), CellKind::Text, 0,
         [](const QueueRow &r) -> Cell { return orNothing(r.queue->heldEvent); }},
        {QT_TR_NOOP("Total"), QT_TR_NOOP("Events in it and below it"), CellKind::Count, 0,
         [](const QueueRow &r) -> Cell { return qint64(r.queue->total); }},
        {QT_TR_NOOP("Total limit"), QT_TR_NOOP("The most events that are let in, with those below it"),
         CellKind::Limit, 0, [](const QueueRow &r) -> Cell { return qint64(r.queue->totalLimit); }},
        {QT_TR_NOOP("Deepest"), QT_TR_NOOP("The most own events there were"), CellKind::Count, 0,
         [](const QueueRow &r) -> Cell { return qint64(r.queue->deepest); }},
        {QT_TR_NOOP("Out"), QT_TR_NOOP("Events that have left"), CellKind::Count, 0,
         [](const QueueRow &r) -> Cell { return qint64(r.queue->out); }},
        {QT_TR_NOOP("Dropped"), QT_TR_NOOP("Of those that left: nobody took them"), CellKind::Count, 0,
         [](const QueueRow &r) -> Cell { return qint64(r.queue->dropped); }},
        {QT_TR_NOOP("Have waited"), QT_TR_NOOP("Sends that waited for room"), CellKind::Count, 0,
         [](const QueueRow &r) -> Cell { return qint64(r.queue->waited); }},
        {QT_TR_NOOP("Wait p50"), nullptr, CellKind::Duration, 0,
         [](const QueueRow &r) -> Cell { return qint64(r.queue->latency.percentile(0.5).count()); }},
        {QT_TR_NOOP("Longest wait"), nullptr, CellKind::Duration, 0,
         [](const QueueRow &r) -> Cell { return qint64(r.queue->latency.longest().count()); }},
        {QT_TR_NOOP("Own priority"), QT_TR_NOOP("Of its own events among its sub-queues"), CellKind::Number,
         0, [](const QueueRow &r) -> Cell { return qint64(r.queue->ownPriority); }},
        loopColumn(QT_TR_NOOP("Loop"), 0),
        {QT_TR_NOOP("Serial"), nullptr, CellKind::Number, 0,
         [](const QueueRow &r) -> Cell { return qint64(r.queue->serial); }},
    };
}

QueueModel::QueueModel(QObject *parent) : RowModel(parent)
{
    std::vector<Column> table = whatIsInIt();
    const auto fields = detailFields();
    table.insert(table.end(), fields.begin(), fields.end());
    setColumnTable(std::move(table));
}

void QueueModel::update(const SamplePointer &sample)
{
    std::vector<Key> keys;
    std::vector<QueueRow> rows;
    for (const LoopSnapshot &loop : sample->snapshot.loops) {
        for (const QueueSnapshot &queue : loop.queues) {
            keys.push_back(Key{.id = queue.serial});
            rows.push_back({&queue, &loop, &sample->activity});
        }
    }
    apply(keys, std::move(rows), sample->listsTakenAt);
    m_sample = sample; // the rows point into it; those of the last one have been compared
}

QString QueueModel::heading(int slot) const
{
    return nameText(rowInSlot(slot));
}

int QueueModel::indent(int slot, int column) const
{
    return column == 0 ? rowInSlot(slot).queue->level : 0;
}

} // namespace Signalbox
