// SPDX-License-Identifier: MIT
#pragma once

#include "snapshotmodel.h"

namespace Signalbox {

//! Refers to the sample.
struct TaskRow
{
    const TaskSnapshot *task = nullptr;
    const LoopSnapshot *loop = nullptr;
    Deadline now{}; // when it was looked at
};

/*!
    One row per task that has not ended: a tree, each task behind the one that it belongs to.

    Where there are more than a sample's lists have, it is a plain list of all, whose rows come as somebody looks at them: window() says which
    are wanted, and the program sorts them, by columns that are numbers. With a filter, those are shown that have come so far and have the words.
*/
class SIGNALBOX_INSPECTOR_EXPORT TaskModel : public RowModel<TaskRow>
{
    Q_OBJECT

public:
    explicit TaskModel(QObject *parent = nullptr);

    void update(const SamplePointer &sample) override;
    //! What is to be asked for, if there are so many.
    TaskWindow window() const;

    //! What the current row is about, as it was seen last; null: nothing, or it has ended.
    const TaskSnapshot *currentTask() const;
    //! As the table names it.
    static QString nameOf(const TaskSnapshot &task);

protected:
    QString heading(int slot) const override;
    bool canSortParts(int column) const override;
    bool isTree() const override { return true; }
    int indent(int slot, int column) const override;
    QString translated(const char *text) const override { return tr(text); }

private:
    void updateParts(const SamplePointer &sample);
    static std::vector<Column> whatItDoes();
    static std::vector<Column> detailFields();

    SamplePointer m_sample;
};

} // namespace Signalbox
