// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"

#include <QtCore/qabstractitemmodel.h>
#include <QtQml/qqmlregistration.h>

namespace Signalbox {

class SnapshotModel;

/*!
    The header of a SnapshotModel: titles, sort marks and widths in pixels.

    Widths come from the columns' wishes in digits; what is left of availableWidth goes to the columns that
    stretch. A column that was resized by hand keeps its width.
*/
class SIGNALBOX_INSPECTOR_EXPORT TableColumns : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Columns belong to a model.")

    //! Width of the view, in pixels.
    Q_PROPERTY(qreal availableWidth READ availableWidth WRITE setAvailableWidth NOTIFY widthsChanged)
    //! Width of a digit in the table's font, in pixels.
    Q_PROPERTY(qreal digitWidth READ digitWidth WRITE setDigitWidth NOTIFY widthsChanged)
    //! Left and right padding of a cell together, in pixels.
    Q_PROPERTY(qreal padding READ padding WRITE setPadding NOTIFY widthsChanged)
    Q_PROPERTY(qreal totalWidth READ totalWidth NOTIFY widthsChanged)
    //! The column whose title the keyboard is at; −1 for none.
    Q_PROPERTY(int marked READ marked WRITE setMarked NOTIFY markedChanged)

public:
    enum Role {
        TitleRole = Qt::DisplayRole,
        HintRole = Qt::UserRole,
        WidthRole,
        RightAlignedRole,
        SortRole, //!< −1 descending, 0 not sorted by, 1 ascending.
        MarkedRole,
        TableRole, //!< The SnapshotModel, for delegates that know nothing else.
    };
    Q_ENUM(Role)

    struct Wish
    {
        int digits = 0;
        bool stretches = false;
    };

    explicit TableColumns(SnapshotModel *model);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    qreal availableWidth() const { return m_availableWidth; }
    void setAvailableWidth(qreal width) { set(m_availableWidth, width); }
    qreal digitWidth() const { return m_digitWidth; }
    void setDigitWidth(qreal width) { set(m_digitWidth, width); }
    qreal padding() const { return m_padding; }
    void setPadding(qreal padding) { set(m_padding, padding); }
    qreal totalWidth() const;
    int marked() const { return m_marked; }
    void setMarked(int column);

    //! Width of \a column in whole pixels.
    Q_INVOKABLE qreal width(int column) const { return m_widths.value(column); }
    //! Fixes the width of \a column; never below what shows a few letters.
    Q_INVOKABLE void resize(int column, qreal width);
    //! Gives \a column back its own width.
    Q_INVOKABLE void resetWidth(int column);

    void setWishes(const QList<Wish> &wishes);
    void sortMarksChanged();
    void titlesChanged();

Q_SIGNALS:
    void widthsChanged();
    void markedChanged();

private:
    void set(qreal &member, qreal value);
    void layOut();

    SnapshotModel *const m_model;
    QList<Wish> m_wishes;
    QHash<int, qreal> m_fixed;
    QList<qreal> m_widths;
    qreal m_availableWidth = 0;
    qreal m_digitWidth = 8;
    qreal m_padding = 16;
    int m_marked = -1;
};

} // namespace Signalbox
