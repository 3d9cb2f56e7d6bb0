// SPDX-License-Identifier: MIT
#pragma once

#include "snapshotmodel.h"

namespace Signalbox {

//! Refers to the sample.
struct QueueRow
{
    const QueueSnapshot *queue = nullptr;
    const LoopSnapshot *loop = nullptr;
    const ActivityRates *activity = nullptr;
};

/*!
    One row per queue of events: a tree, each queue behind its parent.
*/
class SIGNALBOX_INSPECTOR_EXPORT QueueModel : public RowModel<QueueRow>
{
    Q_OBJECT

public:
    explicit QueueModel(QObject *parent = nullptr);

    void update(const SamplePointer &sample) override;

protected:
    QString heading(int slot) const override;
    bool isTree() const override { return true; }
    int indent(int slot, int column) const override;
    QString translated(const char *text) const override { return tr(text); }

private:
    static std::vector<Column> whatIsInIt();
    static std::vector<Column> detailFields();

    SamplePointer m_sample;
};

} // namespace Signalbox
