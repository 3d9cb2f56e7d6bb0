// SPDX-License-Identifier: MIT
#include "postedgemodel.h"

#include <algorithm>

namespace Signalbox {

namespace {

//! More than can be meant for a person, and dearer than what is posted, as a rule.
constexpr double ManyPerSecond = 10'000;

QString fromText(const PostEdgeSnapshot &edge)
{
    if (edge.from == 0)
        return PostEdgeModel::tr("(ended threads)");
    if (edge.fromThread.isEmpty())
        return PostEdgeModel::tr("thread %1", "number").arg(edge.fromThreadId);
    return edge.fromThread;
}

QString toText(const PostEdgeRow &row)
{
    return row.to ? loopName(*row.to) : PostEdgeModel::tr("(other loops)");
}

std::optional<Reference> referenceTo(quint64 loop)
{
    if (loop == 0)
        return std::nullopt;
    return Reference{Reference::To::Loop, {.id = loop}};
}

qint64 waiting(const PostEdgeRow &row)
{
    return row.to ? row.to->postedCount : 0;
}

} // namespace

PostEdgeModel::PostEdgeModel(QObject *parent) : RowModel(parent)
{
    setColumnTable({
        {QT_TR_NOOP("From"), QT_TR_NOOP("The thread that posts"), CellKind::Text, 18,
         [](const PostEdgeRow &r) -> Cell { return fromText(*r.edge); }, nullptr, true,
         [](const PostEdgeRow &r) { return referenceTo(r.edge->fromLoop); }},
        {QT_TR_NOOP("To"), QT_TR_NOOP("The thread whose loop delivers it"), CellKind::Text, 18,
         [](const PostEdgeRow &r) -> Cell { return toText(r); }, nullptr, true,
         [](const PostEdgeRow &r) { return referenceTo(r.edge->to); }},
        {QT_TR_NOOP("Posts/s"), QT_TR_NOOP("In the last second"), CellKind::Rate, 9,
         [](const PostEdgeRow &r) -> Cell { return r.perSecond; },
         [](const PostEdgeRow &r) { return r.perSecond >= ManyPerSecond ? Tone::Warning : Tone::Normal; }},
        {QT_TR_NOOP("Posts"), QT_TR_NOOP("Since somebody began to look"), CellKind::Count, 11,
         [](const PostEdgeRow &r) -> Cell { return qint64(r.edge->total()); }},
        {QT_TR_NOOP("Qt's"),
         QT_TR_NOOP("Of these: by QCoreApplication::postEvent(), as queued signals are, and wake-ups"),
         CellKind::Count, 11, [](const PostEdgeRow &r) -> Cell { return qint64(r.edge->events); }},
        {QT_TR_NOOP("Scheduler's"), QT_TR_NOOP("Of these: calls and events by RemoteScheduler"),
         CellKind::Count, 11, [](const PostEdgeRow &r) -> Cell { return qint64(r.edge->calls); }},
        {QT_TR_NOOP("Waiting"),
         QT_TR_NOOP("Posted events that the receiver has not delivered yet, whoever has posted them"),
         CellKind::Count, 9, [](const PostEdgeRow &r) -> Cell { return waiting(r); }},

        {QT_TR_NOOP("Thread id"), nullptr, CellKind::Number, 0,
         [](const PostEdgeRow &r) -> Cell { return r.edge->fromThreadId; }},
    });
}

void PostEdgeModel::update(const SamplePointer &sample)
{
    const QList<LoopSnapshot> &loops = sample->snapshot.loops;
    std::vector<Key> keys;
    std::vector<PostEdgeRow> rows;
    for (const PostEdgeSnapshot &edge : sample->snapshot.postEdges) {
        const auto to = std::find_if(loops.cbegin(), loops.cend(),
                                     [&edge](const LoopSnapshot &loop) { return loop.id == edge.to; });
        keys.push_back(Key{.id = edge.from, .object = edge.to});
        rows.push_back({&edge, to == loops.cend() ? nullptr : &*to, sample->postRates.perSecond(edge)});
    }
    apply(keys, std::move(rows), sample->listsTakenAt);
    m_sample = sample; // the rows point into it; those of the last one have been compared
}

QString PostEdgeModel::heading(int slot) const
{
    const PostEdgeRow &row = rowInSlot(slot);
    return tr("%1 to %2", "thread that posts, receiver").arg(fromText(*row.edge), toText(row));
}

} // namespace Signalbox
