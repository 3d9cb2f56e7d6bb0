// SPDX-License-Identifier: MIT
#pragma once

#include "snapshotmodel.h"

namespace Signalbox {

struct WatcherRow
{
    WatcherSnapshot watcher;
    QString loop;
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
};

} // namespace Signalbox
