// SPDX-License-Identifier: MIT
#pragma once

#include "snapshotmodel.h"

namespace Signalbox {

struct TimerRow
{
    TimerSnapshot timer;
    QString loop;
    Deadline now{};
};

/*!
    One row per running Qt timer; next deadline first.
*/
class SIGNALBOX_INSPECTOR_EXPORT TimerModel : public RowModel<TimerRow>
{
    Q_OBJECT

public:
    explicit TimerModel(QObject *parent = nullptr);

    void update(const Sample &sample) override;

protected:
    QString heading(int slot) const override;
    QString translated(const char *text) const override { return tr(text); }
};

} // namespace Signalbox
