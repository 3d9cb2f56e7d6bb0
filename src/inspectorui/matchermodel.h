// SPDX-License-Identifier: MIT
#pragma once

#include "snapshotmodel.h"

namespace Signalbox {

//! A kind of matchers, or one who waits for something of that kind. Refers to the sample.
struct MatcherRow
{
    const MatcherSnapshot *kind = nullptr;
    const WaitSnapshot *wait = nullptr; //!< null: the row is of the kind
    const LoopSnapshot *loop = nullptr;
};

/*!
    Who waits for which events: a row per kind of matchers, and behind it those who wait.
*/
class SIGNALBOX_INSPECTOR_EXPORT MatcherModel : public RowModel<MatcherRow>
{
    Q_OBJECT

public:
    explicit MatcherModel(QObject *parent = nullptr);

    void update(const SamplePointer &sample) override;

protected:
    QString heading(int slot) const override;
    bool isTree() const override { return true; }
    int indent(int slot, int column) const override;
    QString translated(const char *text) const override { return tr(text); }

private:
    SamplePointer m_sample;
};

} // namespace Signalbox
