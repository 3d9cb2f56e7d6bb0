// SPDX-License-Identifier: MIT
#include "matchermodel.h"

#include "unlisted.h"

namespace Signalbox {

namespace {

QString matcherText(const MatcherRow &row)
{
    return row.wait ? row.wait->matcher : row.kind->shape;
}

QString waiterText(const MatcherRow &row)
{
    return row.wait ? objectText(row.wait->waiterClass, row.wait->waiterName) : QString(NothingSign);
}

//! Nothing when nobody looked when it began.
Cell waitingFor(const MatcherRow &row)
{
    const auto since = row.wait ? row.wait->since : Nanoseconds(-1);
    return qint64(std::max(since, Nanoseconds::zero()).count());
}

} // namespace

MatcherModel::MatcherModel(QObject *parent) : RowModel(parent)
{
    setColumnTable({
        {QT_TR_NOOP("Matcher"), QT_TR_NOOP("The events that are wanted; * is any value, … some value"),
         CellKind::Text, 30, [](const MatcherRow &r) -> Cell { return matcherText(r); }, nullptr, true},
        {QT_TR_NOOP("Waits"), QT_TR_NOOP("How many wait for events of this kind"), CellKind::Count, 8,
         [](const MatcherRow &r) -> Cell { return qint64(r.wait ? 0 : r.kind->waits); }},
        {QT_TR_NOOP("Who waits"), QT_TR_NOOP("The object or waiter that gets the event"), CellKind::Text, 24,
         [](const MatcherRow &r) -> Cell { return waiterText(r); }},
        {QT_TR_NOOP("For"),
         QT_TR_NOOP("How long it has been waiting; nothing where it was before the inspector"),
         CellKind::Duration, 9, waitingFor},
        {QT_TR_NOOP("Got"), QT_TR_NOOP("Events that it has got since the inspector began to look"),
         CellKind::Count, 8,
         [](const MatcherRow &r) -> Cell { return qint64(r.wait ? r.wait->matched : 0); }},
        loopColumn(QT_TR_NOOP("Loop"), 10),

        {QT_TR_NOOP("Kind"), QT_TR_NOOP("The type of event, and which keys have values"), CellKind::Text, 0,
         [](const MatcherRow &r) -> Cell { return r.wait ? r.wait->shape : r.kind->shape; }},
    });
}

void MatcherModel::update(const SamplePointer &sample)
{
    std::vector<Key> keys;
    std::vector<MatcherRow> rows;
    quint64 missing = 0;
    for (const LoopSnapshot &loop : sample->snapshot.loops) {
        constexpr quint64 MostListed = 1024; // in a snapshot
        missing += unlisted(quint64(loop.waits.size()), quint64(std::max(loop.waitCount, 0)), MostListed);
        QHash<QString, std::vector<const WaitSnapshot *>> byShape;
        for (const WaitSnapshot &wait : loop.waits)
            byShape[wait.shape].push_back(&wait);
        for (const MatcherSnapshot &kind : loop.matchers) {
            keys.push_back(Key{.object = loop.id, .aspect = qHash(kind.shape)});
            rows.push_back({&kind, nullptr, &loop});
            for (const WaitSnapshot *wait : byShape.take(kind.shape)) {
                keys.push_back(Key{.id = wait->serial});
                rows.push_back({&kind, wait, &loop});
            }
        }
    }
    const int total = totalOf(rows.size(), missing);
    apply(keys, std::move(rows), sample->listsTakenAt, total);
    m_sample = sample; // the rows point into it; those of the last one have been compared
}

QString MatcherModel::heading(int slot) const
{
    return matcherText(rowInSlot(slot));
}

int MatcherModel::indent(int slot, int column) const
{
    return column == 0 && rowInSlot(slot).wait ? 1 : 0;
}

} // namespace Signalbox
