// SPDX-License-Identifier: MIT
#include "watchermodel.h"

namespace Signalbox {

namespace {

QString kindText(QSocketNotifier::Type kind)
{
    switch (kind) {
    case QSocketNotifier::Read:
        return WatcherModel::tr("read", "kind of watcher");
    case QSocketNotifier::Write:
        return WatcherModel::tr("write", "kind of watcher");
    case QSocketNotifier::Exception:
        return WatcherModel::tr("exception", "kind of watcher");
    }
    return {};
}

QString targetText(WatcherSnapshot::Target target)
{
    using Target = WatcherSnapshot::Target;
    switch (target) {
    case Target::Unknown:
        return WatcherModel::tr("unknown", "what a descriptor is");
    case Target::File:
        return WatcherModel::tr("file", "what a descriptor is");
    case Target::Directory:
        return WatcherModel::tr("directory", "what a descriptor is");
    case Target::Device:
        return WatcherModel::tr("device", "what a descriptor is");
    case Target::Terminal:
        return WatcherModel::tr("terminal", "what a descriptor is");
    case Target::Pipe:
        return WatcherModel::tr("pipe", "what a descriptor is");
    case Target::Socket:
        return WatcherModel::tr("socket", "what a descriptor is");
    case Target::EventFd:
        return QStringLiteral("eventfd");
    case Target::TimerFd:
        return QStringLiteral("timerfd");
    case Target::Epoll:
        return QStringLiteral("epoll");
    case Target::Closed:
        return WatcherModel::tr("× closed", "what a descriptor is: somebody closed it under the watcher");
    }
    return {};
}

Tone targetTone(const WatcherRow &row)
{
    return row.watcher->target == WatcherSnapshot::Target::Closed ? Tone::Error : Tone::Normal;
}

} // namespace

WatcherModel::WatcherModel(QObject *parent) : RowModel(parent)
{
    setColumnTable({
        {QT_TR_NOOP("Fd"), QT_TR_NOOP("File descriptor"), CellKind::Number, 4,
         [](const WatcherRow &r) -> Cell { return qint64(r.watcher->descriptor); }, targetTone},
        {QT_TR_NOOP("Waits for"), QT_TR_NOOP("What the watcher waits for"), CellKind::Text, 8,
         [](const WatcherRow &r) -> Cell { return kindText(r.watcher->kind); }},
        {QT_TR_NOOP("Target"), QT_TR_NOOP("What the descriptor is"), CellKind::Text, 9,
         [](const WatcherRow &r) -> Cell { return targetText(r.watcher->target); }, targetTone},
        {QT_TR_NOOP("Path or peer"), nullptr, CellKind::Path, 28,
         [](const WatcherRow &r) -> Cell { return r.watcher->description; }, nullptr, true},
        {QT_TR_NOOP("Owner"), QT_TR_NOOP("Parent of the QSocketNotifier, or the notifier itself"),
         CellKind::Text, 18,
         [](const WatcherRow &r) -> Cell { return objectText(r.watcher->ownerClass, r.watcher->ownerName); },
         nullptr, true},
        {QT_TR_NOOP("Activations/s"), QT_TR_NOOP("In the last second"), CellKind::Rate, 11,
         [](const WatcherRow &r) -> Cell { return r.activity->perSecond(*r.watcher); }},
        {QT_TR_NOOP("Activations"), QT_TR_NOOP("How often it was ready"), CellKind::Count, 10,
         [](const WatcherRow &r) -> Cell { return qint64(r.watcher->activations); }},
        loopColumn(QT_TR_NOOP("Loop"), 10),

        {QT_TR_NOOP("Address"), nullptr, CellKind::Address, 0,
         [](const WatcherRow &r) -> Cell { return qint64(r.watcher->owner); }},
        {QT_TR_NOOP("Serial"), nullptr, CellKind::Number, 0,
         [](const WatcherRow &r) -> Cell { return qint64(r.watcher->serial); }},
    });
}

void WatcherModel::update(const SamplePointer &sample)
{
    std::vector<Key> keys;
    std::vector<WatcherRow> rows;
    for (const LoopSnapshot &loop : sample->snapshot.loops) {
        for (const WatcherSnapshot &watcher : loop.watchers) {
            keys.push_back(Key{.id = watcher.serial});
            rows.push_back({&watcher, &loop, &sample->activity});
        }
    }
    apply(keys, std::move(rows), sample->listsTakenAt);
    m_sample = sample; // the rows point into it; those of the last one have been compared
}

QString WatcherModel::heading(int slot) const
{
    const WatcherSnapshot &watcher = *rowInSlot(slot).watcher;
    return tr("fd %1", "heading of a watcher").arg(watcher.descriptor);
}

} // namespace Signalbox
