// SPDX-License-Identifier: MIT
#pragma once

#include "snapshotmodel.h"

namespace Signalbox {

struct LoopRow
{
    LoopSnapshot loop;
    LoopLoad load;
};

/*!
    One row per thread with a loop of ours.
*/
class SIGNALBOX_INSPECTOR_EXPORT LoopModel : public RowModel<LoopRow>
{
    Q_OBJECT

public:
    explicit LoopModel(QObject *parent = nullptr);

    void update(const SamplePointer &sample) override;

    static Key key(quint64 loop) { return Key{.id = loop}; }

protected:
    QString heading(int slot) const override;
    QString translated(const char *text) const override { return tr(text); }

private:
    static std::vector<Column> whatItDoes();
    static std::vector<Column> whatItHolds();
    static std::vector<Column> detailFields();
};

} // namespace Signalbox
