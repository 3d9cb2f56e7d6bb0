// SPDX-License-Identifier: MIT
#pragma once

#include "snapshotmodel.h"

namespace Signalbox {

struct PostEdgeRow
{
    const PostEdgeSnapshot *edge = nullptr;
    const LoopSnapshot *to = nullptr; //!< Null: several are counted as one.
    double perSecond = 0;
};

/*!
    Who posts to whom: one row for each thread and loop.
*/
class SIGNALBOX_INSPECTOR_EXPORT PostEdgeModel : public RowModel<PostEdgeRow>
{
    Q_OBJECT

public:
    explicit PostEdgeModel(QObject *parent = nullptr);

    void update(const SamplePointer &sample) override;

protected:
    QString heading(int slot) const override;
    QString translated(const char *text) const override { return tr(text); }

private:
    SamplePointer m_sample;
};

} // namespace Signalbox
