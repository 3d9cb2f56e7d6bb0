// SPDX-License-Identifier: MIT
#include "eventmodel.h"

#include "unlisted.h"

namespace Signalbox {

namespace {

using Fate = EventSnapshot::Fate;

//! A word and a sign, so that it can be told without colours.
QString fateText(Fate fate)
{
    switch (fate) {
    case Fate::Refused:
        return EventModel::tr("▲ refused", "fate of an event: there was no room");
    case Fate::WaitsForRoom:
        return EventModel::tr("◌ waits for room", "fate of an event");
    case Fate::Queued:
        return EventModel::tr("○ queued", "fate of an event");
    case Fate::Delivering:
        return EventModel::tr("● being delivered", "fate of an event");
    case Fate::Delivered:
        return EventModel::tr("✓ delivered", "fate of an event");
    case Fate::Kept:
        return EventModel::tr("✓ latched", "fate of an event: delivered, and kept for those who come late");
    case Fate::Held:
        return EventModel::tr("◇ held", "fate of an event: nobody has accepted it");
    case Fate::Accepted:
        return EventModel::tr("✓ accepted", "fate of an event");
    case Fate::Dropped:
        return EventModel::tr("× dropped", "fate of an event: nobody took it");
    }
    return {};
}

Tone fateTone(const EventRow &row)
{
    switch (row.event->fate) {
    case Fate::Refused:
        return Tone::Error;
    case Fate::WaitsForRoom:
    case Fate::Held:
    case Fate::Dropped:
        return Tone::Warning;
    case Fate::Delivered:
    case Fate::Accepted:
    case Fate::Kept:
        return Tone::Good;
    case Fate::Queued:
    case Fate::Delivering:
        break;
    }
    return Tone::Normal;
}

//! Past all queues; or a queue that is gone, or has no name.
QString queueText(const EventSnapshot &event)
{
    return event.queueName.isEmpty() ? QString(NothingSign) : event.queueName;
}

std::optional<Reference> queueOf(const EventRow &row)
{
    if (row.event->queueName.isEmpty())
        return {};
    return Reference{Reference::To::Queue, {.id = row.event->queue}};
}

} // namespace

EventModel::EventModel(QObject *parent) : RowModel(parent)
{
    setColumnTable({
        {QT_TR_NOOP("Age"), QT_TR_NOOP("Since it came in"), CellKind::Duration, 9,
         [](const EventRow &r) -> Cell { return qint64(r.event->age.count()); }},
        {QT_TR_NOOP("Event"), QT_TR_NOOP("Its type and keys; the type alone where many come"), CellKind::Text,
         29, [](const EventRow &r) -> Cell { return r.event->text; }, nullptr, true},
        {QT_TR_NOOP("Outcome"), QT_TR_NOOP("What has become of it so far"), CellKind::Text, 18,
         [](const EventRow &r) -> Cell { return fateText(r.event->fate); }, fateTone},
        {QT_TR_NOOP("Queue"), nullptr, CellKind::Text, 14,
         [](const EventRow &r) -> Cell { return queueText(*r.event); }, nullptr, false, queueOf},
        {QT_TR_NOOP("Got by"), QT_TR_NOOP("Waiters that have got it"), CellKind::Count, 7,
         [](const EventRow &r) -> Cell { return qint64(r.event->receivers); }},
        loopColumn(QT_TR_NOOP("Loop"), 10),

        {QT_TR_NOOP("Type"), nullptr, CellKind::Text, 0,
         [](const EventRow &r) -> Cell { return r.event->type; }},
        {QT_TR_NOOP("Number"), QT_TR_NOOP("Of its loop, in the order of coming in"), CellKind::Number, 0,
         [](const EventRow &r) -> Cell { return qint64(r.event->number); }},
    });
    // What else there is to be found does not change.
    setWordComparison([](const EventRow &a, const EventRow &b) {
        return a.event->fate == b.event->fate && a.event->queueName == b.event->queueName;
    });
}

void EventModel::update(const SamplePointer &sample)
{
    std::vector<Key> keys;
    std::vector<EventRow> rows;
    quint64 missing = 0;
    for (const LoopSnapshot &loop : sample->snapshot.loops) {
        constexpr quint64 MostListed = 1024; // in a snapshot
        missing += unlisted(quint64(loop.events.size()), loop.eventCount, MostListed);
        for (const EventSnapshot &event : loop.events) {
            keys.push_back(Key{.id = event.number, .object = loop.id});
            rows.push_back({&event, &loop});
        }
    }
    const int total = totalOf(rows.size(), missing);
    apply(keys, std::move(rows), sample->listsTakenAt, total);
    m_sample = sample; // the rows point into it; those of the last one have been compared
}

QString EventModel::heading(int slot) const
{
    return rowInSlot(slot).event->text;
}

} // namespace Signalbox
