// SPDX-License-Identifier: MIT
#include "stripmodel.h"

#include "cell.h"

namespace Signalbox {

StripModel::StripModel(QObject *parent) : QAbstractListModel(parent) {}

void StripModel::retranslate(const Sample &sample, const QLocale &locale)
{
    m_number = 0;
    m_lastSpoken = {};
    update(sample, locale);
}

void StripModel::update(const Sample &sample, const QLocale &locale)
{
    if (sample.number == m_number)
        return;
    m_number = sample.number;
    const Deadline now = sample.snapshot.takenAt;
    const bool speak = now - m_lastSpoken >= SpokenInterval || now < m_lastSpoken;
    if (speak)
        m_lastSpoken = now;

    QList<Strip> strips;
    for (const LoopSnapshot &loop : sample.snapshot.loops) {
        Strip strip;
        strip.loop = loop.id;
        strip.name = loopName(loop);
        strip.load = sample.history.load(loop.id);
        strip.busy = formatCell(CellKind::Percent, strip.load.busy, locale).joined();
        strip.worst = formatDuration(strip.load.worstTurn, locale).joined();
        strip.tone = strip.load.isStalled      ? Tone::Error // as the verdict has it
                     : strip.load.hasStalled() ? Tone::Warning
                                               : Tone::Normal;
        strips.append(strip);
    }

    // Loops keep their order, which is that of birth: what is gone goes, what is new comes at the end.
    for (qsizetype row = m_strips.size() - 1; row >= 0; --row) {
        const auto isSame = [&](const Strip &strip) { return strip.loop == m_strips.at(row).loop; };
        if (std::any_of(strips.cbegin(), strips.cend(), isSame))
            continue;
        beginRemoveRows({}, int(row), int(row));
        m_strips.removeAt(row);
        endRemoveRows();
    }
    const qsizetype kept = m_strips.size();
    for (qsizetype row = 0; row < strips.size(); ++row) {
        Strip &strip = strips[row];
        if (!speak && row < kept && m_strips.at(row).loop == strip.loop)
            strip.spoken = m_strips.at(row).spoken;
        else
            strip.spoken = tr("Loop %1: busy %2, longest turn of the last minute %3", "screen reader")
                               .arg(strip.name, strip.busy, strip.worst);
    }
    if (kept > 0) {
        std::copy_n(strips.cbegin(), kept, m_strips.begin());
        Q_EMIT dataChanged(index(0), index(int(kept) - 1));
    }
    if (strips.size() > kept) {
        beginInsertRows({}, int(kept), int(strips.size()) - 1);
        m_strips = strips;
        endInsertRows();
    }
}

int StripModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_strips.size());
}

QVariant StripModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Strip &strip = m_strips.at(index.row());
    switch (role) {
    case NameRole:
        return strip.name;
    case LoadRole:
        return QVariant::fromValue(strip.load);
    case BusyRole:
        return strip.busy;
    case WorstRole:
        return strip.worst;
    case ToneRole:
        return int(strip.tone);
    case SpokenRole:
        return strip.spoken;
    default:
        return {};
    }
}

QHash<int, QByteArray> StripModel::roleNames() const
{
    return {{NameRole, "name"},   {LoadRole, "load"}, {BusyRole, "busy"},
            {WorstRole, "worst"}, {ToneRole, "tone"}, {SpokenRole, "spoken"}};
}

} // namespace Signalbox
