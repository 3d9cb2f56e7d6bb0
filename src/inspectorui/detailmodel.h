// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"
#include "reference.h"
#include "tone.h"

#include <QtCore/qabstractitemmodel.h>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace Signalbox {

/*!
    Everything known about one row, as a list of label and text. Keeps the last known state of what is gone.
*/
class SIGNALBOX_INSPECTOR_EXPORT DetailModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The detail belongs to a model.")

    //! What the list is about: the first column's text. Empty when nothing is chosen.
    Q_PROPERTY(QString title READ title NOTIFY headingChanged)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY headingChanged)
    //! True when the object does not exist any more.
    Q_PROPERTY(bool isGone READ isGone NOTIFY headingChanged)

public:
    enum Role {
        LabelRole = Qt::UserRole,
        TextRole,
        ToneRole,
        LinkRole //!< True where the field names a row of another table.
    };
    Q_ENUM(Role)

    struct Field
    {
        QString label;
        QString text;
        Tone tone = Tone::Normal;
        std::optional<Reference> reference{};

        friend bool operator==(const Field &, const Field &) = default;
    };

    explicit DetailModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString title() const { return m_title; }
    bool isEmpty() const { return m_fields.isEmpty(); }
    bool isGone() const { return m_isGone; }

    //! What the field in \a row names.
    std::optional<Reference> referenceAt(int row) const;
    //! The next row behind \a row that names something, or before it with \a step -1; \a row when there is none.
    Q_INVOKABLE int nextLink(int row, int step = 1) const;

    //! Label and text of each field, a line each.
    Q_INVOKABLE QString toText() const;

    //! Shows \a fields. Emits at most one dataChanged while the number of fields stays.
    void setFields(const QString &title, const QList<Field> &fields);
    void setGone();
    void clear() { setFields({}, {}); }

Q_SIGNALS:
    void headingChanged();

private:
    QList<Field> m_fields;
    QString m_title;
    bool m_isGone = false;
};

} // namespace Signalbox
