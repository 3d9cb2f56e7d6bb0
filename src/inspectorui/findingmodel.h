// SPDX-License-Identifier: MIT
#pragma once

#include "snapshotmodel.h"

namespace Signalbox {

//! Refers to the sample.
struct FindingRow
{
    const Finding *finding = nullptr;
    Deadline now{}; // when the sample was taken
};

/*!
    One row per warning: those that hold, the worst first, and then those of the past.
*/
class SIGNALBOX_INSPECTOR_EXPORT FindingModel : public RowModel<FindingRow>
{
    Q_OBJECT

public:
    explicit FindingModel(QObject *parent = nullptr);

    void update(const SamplePointer &sample) override;

protected:
    QString heading(int slot) const override;
    QString translated(const char *text) const override { return tr(text); }

private:
    SamplePointer m_sample;
};

} // namespace Signalbox
