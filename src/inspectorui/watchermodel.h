// SPDX-License-Identifier: MIT
#pragma once

#include "snapshotmodel.h"

namespace Signalbox {

struct WatcherRow
{
    const WatcherSnapshot *watcher = nullptr;
    const LoopSnapshot *loop = nullptr;
    const ActivityRates *activity = nullptr;
};

/*!
    One row per enabled QSocketNotifier.
*/
class SIGNALBOX_INSPECTOR_EXPORT WatcherModel : public RowModel<WatcherRow>
{
    Q_OBJECT

public:
    explicit WatcherModel(QObject *parent = nullptr);

    void update(const SamplePointer &sample) override;

protected:
    QString heading(int slot) const override;
    QString translated(const char *text) const override { return tr(text); }

private:
    SamplePointer m_sample;
};

} // namespace Signalbox
