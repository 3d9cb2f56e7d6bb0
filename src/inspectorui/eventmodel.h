// SPDX-License-Identifier: MIT
#pragma once

#include "snapshotmodel.h"

namespace Signalbox {

//! Refers to the sample.
struct EventRow
{
    const EventSnapshot *event = nullptr;
    const LoopSnapshot *loop = nullptr;
};

/*!
    One row per event that came in lately, newest first.
*/
class SIGNALBOX_INSPECTOR_EXPORT EventModel : public RowModel<EventRow>
{
    Q_OBJECT

public:
    explicit EventModel(QObject *parent = nullptr);

    void update(const SamplePointer &sample) override;

protected:
    QString heading(int slot) const override;
    QString translated(const char *text) const override { return tr(text); }

private:
    SamplePointer m_sample;
};

} // namespace Signalbox
