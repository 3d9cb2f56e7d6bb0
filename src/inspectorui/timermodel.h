// SPDX-License-Identifier: MIT
#pragma once

#include "snapshotmodel.h"

namespace Signalbox {

//! Refers to the sample: there may be 100,000 of them, ten times a second.
struct TimerRow
{
    const TimerSnapshot *timer = nullptr;
    const LoopSnapshot *loop = nullptr;
    Deadline now{};
    const ActivityRates *activity = nullptr;
};

/*!
    One row per running Qt timer; next deadline first.
*/
class SIGNALBOX_INSPECTOR_EXPORT TimerModel : public RowModel<TimerRow>
{
    Q_OBJECT

public:
    explicit TimerModel(QObject *parent = nullptr);

    void update(const SamplePointer &sample) override;

protected:
    QString heading(int slot) const override;
    QString translated(const char *text) const override { return tr(text); }

private:
    SamplePointer m_sample;
};

} // namespace Signalbox
