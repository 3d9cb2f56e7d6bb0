// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorui/snapshotmodel.h"

#include <QtTest/qtest.h>

/*!
    A copy of a model's texts that is kept up by its signals alone. It equals the model as long as the signals
    tell the whole truth; resets and signals that should not be there are counted.
*/
class Mirror : public QObject
{
public:
    explicit Mirror(Signalbox::SnapshotModel *model) : m_model(model)
    {
        for (int row = 0; row < model->rowCount(); ++row)
            rows.append(read(row));
        connect(model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &, int first, int last) {
                    for (int row = first; row <= last; ++row)
                        rows.insert(row, read(row));
                    ++inserts;
                });
        connect(model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &, int first, int last) {
                    rows.remove(first, last - first + 1);
                    ++removes;
                });
        connect(model, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &from, const QModelIndex &to) {
                    for (int row = from.row(); row <= to.row(); ++row) {
                        for (int column = from.column(); column <= to.column(); ++column)
                            rows[row][column] = cell(row, column);
                    }
                    ++changes;
                });
        // A layout change moves rows and says where to only by persistent indexes: follow those.
        connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, [this] {
            m_moved.clear();
            for (int row = 0; row < m_model->rowCount(); ++row)
                m_moved.append(QPersistentModelIndex(m_model->index(row, 0)));
        });
        connect(model, &QAbstractItemModel::layoutChanged, this, [this] {
            QList<QStringList> sorted(rows.size());
            for (qsizetype i = 0; i < m_moved.size(); ++i)
                sorted[m_moved.at(i).row()] = rows.at(i);
            rows = sorted;
            m_moved.clear();
            ++layouts;
        });
        connect(model, &QAbstractItemModel::modelReset, this, [this] { ++resets; });
    }

    //! The model's texts as they are.
    static QList<QStringList> texts(const Signalbox::SnapshotModel *model)
    {
        QList<QStringList> all;
        for (int row = 0; row < model->rowCount(); ++row) {
            QStringList line;
            for (int column = 0; column < model->columnCount(); ++column)
                line.append(model->index(row, column).data(Signalbox::SnapshotModel::SpokenRole).toString());
            all.append(line);
        }
        return all;
    }

    int signals_() const { return inserts + removes + changes + layouts + resets; }
    void forget() { inserts = removes = changes = layouts = resets = 0; }

    QList<QStringList> rows;
    int inserts = 0;
    int removes = 0;
    int changes = 0;
    int layouts = 0;
    int resets = 0;

private:
    QString cell(int row, int column) const
    {
        return m_model->index(row, column).data(Signalbox::SnapshotModel::SpokenRole).toString();
    }
    QStringList read(int row) const
    {
        QStringList line;
        for (int column = 0; column < m_model->columnCount(); ++column)
            line.append(cell(row, column));
        return line;
    }

    Signalbox::SnapshotModel *const m_model;
    QList<QPersistentModelIndex> m_moved;
};
