// SPDX-License-Identifier: MIT
#pragma once

#include "snapshotmodel.h"

namespace Signalbox {

struct PostedEventRow
{
    const PostedEventSnapshot *posted = nullptr;
    const LoopSnapshot *loop = nullptr;
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

private:
    SamplePointer m_sample;
};

} // namespace Signalbox
