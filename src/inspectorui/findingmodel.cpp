// SPDX-License-Identifier: MIT
#include "findingmodel.h"

#include "findingsubject.h"
#include "findingtone.h"

#include "findings/findingtext.h"

namespace Signalbox {

namespace {

//! A sign and a word, so that it can be told without colours.
QString severityText(const FindingRow &row)
{
    if (row.finding->isOver)
        return FindingModel::tr("○ over", "a warning that does not hold any more");
    switch (row.finding->severity) {
    case Finding::Severity::Info:
        return FindingModel::tr("● note", "severity of a warning");
    case Finding::Severity::Warning:
        return FindingModel::tr("▲ warning", "severity of a warning");
    case Finding::Severity::Error:
        return FindingModel::tr("■ error", "severity of a warning");
    }
    return {};
}

Tone severityTone(const FindingRow &row)
{
    return row.finding->isOver ? Tone::Muted : toneOf(row.finding->severity);
}

Tone sentenceTone(const FindingRow &row)
{
    return row.finding->isOver ? Tone::Muted : Tone::Normal;
}

Cell ago(Deadline then, Deadline now)
{
    return qint64((now - then).count());
}

std::optional<Reference> loopOf(const FindingRow &row)
{
    return Reference{Reference::To::Loop, {.id = row.finding->loop}};
}

QString subjectText(const Finding &finding)
{
    return finding.name.isEmpty() ? finding.loopName : finding.name;
}

std::optional<Reference> whatItIsAbout(const FindingRow &row)
{
    return subjectOf(*row.finding);
}

} // namespace

FindingModel::FindingModel(QObject *parent) : RowModel(parent)
{
    setColumnTable({
        {QT_TR_NOOP("Severity"), QT_TR_NOOP("An error keeps something from going on; what is over is kept for a while"),
         CellKind::Text, 10, [](const FindingRow &r) -> Cell { return severityText(r); }, severityTone},
        {QT_TR_NOOP("Warning"), nullptr, CellKind::Text, 18,
         [](const FindingRow &r) -> Cell { return titleOf(r.finding->lint); }, sentenceTone},
        {QT_TR_NOOP("Loop"), nullptr, CellKind::Text, 8,
         [](const FindingRow &r) -> Cell { return r.finding->loopName; }, sentenceTone, false, loopOf},
        {QT_TR_NOOP("What was found"), nullptr, CellKind::Text, 28,
         [](const FindingRow &r) -> Cell { return sentence(*r.finding); }, sentenceTone, true},
        {QT_TR_NOOP("First seen"), QT_TR_NOOP("How long ago it was seen for the first time"), CellKind::Duration, 9,
         [](const FindingRow &r) -> Cell { return ago(r.finding->firstSeen, r.now); }},
        {QT_TR_NOOP("Count"), QT_TR_NOOP("How often it began"), CellKind::Count, 5,
         [](const FindingRow &r) -> Cell { return qint64(r.finding->count); }},

        {QT_TR_NOOP("About"), nullptr, CellKind::Text, 0,
         [](const FindingRow &r) -> Cell { return subjectText(*r.finding); }, nullptr, false, whatItIsAbout},
        {QT_TR_NOOP("Last seen"), QT_TR_NOOP("How long ago"), CellKind::Duration, 0,
         [](const FindingRow &r) -> Cell { return ago(r.finding->lastSeen, r.now); }},
        {QT_TR_NOOP("Why it matters"), nullptr, CellKind::Text, 0,
         [](const FindingRow &r) -> Cell { return whyItMatters(*r.finding); }},
        {QT_TR_NOOP("What to try"), nullptr, CellKind::Text, 0,
         [](const FindingRow &r) -> Cell { return whatToTry(*r.finding); }},
        {QT_TR_NOOP("Id"), QT_TR_NOOP("Its name in docs/warnings.md"), CellKind::Text, 0,
         [](const FindingRow &r) -> Cell { return idOf(r.finding->lint); }},
    });
}

void FindingModel::update(const SamplePointer &sample)
{
    std::vector<Key> keys;
    std::vector<FindingRow> rows;
    for (const QList<Finding> *findings : {&sample->findings, &sample->pastFindings}) {
        for (const Finding &finding : *findings) {
            keys.push_back(Key{.id = finding.loop,
                               .object = finding.serial,
                               .aspect = quint64(finding.lint) << 8 | quint64(finding.subject)});
            rows.push_back({&finding, sample->snapshot.takenAt});
        }
    }
    apply(keys, std::move(rows), sample->snapshot.takenAt);
    m_sample = sample; // the rows point into it; those of the last one have been compared
}

QString FindingModel::heading(int slot) const
{
    return titleOf(rowInSlot(slot).finding->lint);
}

} // namespace Signalbox
