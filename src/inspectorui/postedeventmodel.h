// SPDX-License-Identifier: MIT
#pragma once

#include "snapshotmodel.h"

namespace Signalbox {

struct PostedEventRow
{
    PostedEventSnapshot posted;
    QString loop;
};

/*!
    Events that wait in Qt's queues, one row for each receiver, type and priority.
*/
class SIGNALBOX_INSPECTOR_EXPORT PostedEventModel : public RowModel<PostedEventRow>
{
    Q_OBJECT

public:
    explicit PostedEventModel(QObject *parent = nullptr);

    void update(const SamplePointer &sample) override;

protected:
    QString heading(int slot) const override;
    QString translated(const char *text) const override { return tr(text); }
};

} // namespace Signalbox
