// SPDX-License-Identifier: MIT
#include "postedeventmodel.h"

#include "unlisted.h"

namespace Signalbox {

namespace {

//! So many equal events for one object are a sender that does not wait for its receiver.
constexpr int ManyEvents = 100;

Tone countTone(const PostedEventRow &row)
{
    return row.posted->count >= ManyEvents ? Tone::Warning : Tone::Normal;
}

} // namespace

PostedEventModel::PostedEventModel(QObject *parent) : RowModel(parent)
{
    setColumnTable({
        {QT_TR_NOOP("Receiver"), nullptr, CellKind::Text, 26,
         [](const PostedEventRow &r) -> Cell { return r.posted->receiverClass; }, nullptr, true},
        {QT_TR_NOOP("Event"), QT_TR_NOOP("QEvent::Type"), CellKind::Text, 20,
         [](const PostedEventRow &r) -> Cell { return r.posted->typeName; }},
        {QT_TR_NOOP("Count"), QT_TR_NOOP("Events of this type that wait for this receiver"), CellKind::Count,
         8, [](const PostedEventRow &r) -> Cell { return qint64(r.posted->count); }, countTone},
        {QT_TR_NOOP("Priority"), QT_TR_NOOP("As given to postEvent(); larger is more urgent"),
         CellKind::Number, 12, [](const PostedEventRow &r) -> Cell { return qint64(r.posted->priority); }},
        loopColumn(QT_TR_NOOP("Loop"), 14),

        {QT_TR_NOOP("Type number"), nullptr, CellKind::Number, 0,
         [](const PostedEventRow &r) -> Cell { return qint64(r.posted->type); }},
        {QT_TR_NOOP("Address"), nullptr, CellKind::Address, 0,
         [](const PostedEventRow &r) -> Cell { return qint64(r.posted->receiver); }},
    });
}

void PostedEventModel::update(const SamplePointer &sample)
{
    std::vector<Key> keys;
    std::vector<PostedEventRow> rows;
    quint64 missing = 0; // events, each of which may be a row
    for (const LoopSnapshot &loop : sample->snapshot.loops) {
        constexpr quint64 MostLookedAt = 4096; // for a snapshot
        quint64 listed = 0;
        for (const PostedEventSnapshot &posted : loop.posted) {
            listed += quint64(std::max(posted.count, 0));
            const quint64 aspect = quint64(quint32(posted.type)) << 32 | quint32(posted.priority);
            keys.push_back(Key{.id = loop.id, .object = posted.receiver, .aspect = aspect});
            rows.push_back({&posted, &loop});
        }
        missing += unlisted(listed, quint64(std::max(loop.postedCount, 0)), MostLookedAt);
    }
    const int total = totalOf(rows.size(), missing);
    apply(keys, std::move(rows), sample->listsTakenAt, total);
    m_sample = sample; // the rows point into it; those of the last one have been compared
}

QString PostedEventModel::heading(int slot) const
{
    return rowInSlot(slot).posted->receiverClass;
}

} // namespace Signalbox
