// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"
#include "sample.h"
#include "tone.h"

#include <QtCore/qabstractitemmodel.h>
#include <QtQml/qqmlregistration.h>

namespace Signalbox {

/*!
    The busy history of each loop, main loop first. One dataChanged per tick.
*/
class SIGNALBOX_INSPECTOR_EXPORT StripModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Strips belong to an Inspector.")

public:
    enum Role {
        NameRole = Qt::DisplayRole,
        LoadRole = Qt::UserRole,
        BusyRole,
        WorstRole,
        ToneRole,
        SpokenRole
    };
    Q_ENUM(Role)

    //! A screen reader cannot follow ten sentences a second.
    static constexpr Milliseconds SpokenInterval{1000};

    explicit StripModel(QObject *parent = nullptr);

    void update(const Sample &sample, const QLocale &locale);
    //! Says what \a sample, which may have been shown before, has in another language.
    void retranslate(const Sample &sample, const QLocale &locale);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Strip
    {
        quint64 loop = 0;
        QString name;
        LoopLoad load;
        QString busy;
        QString worst;
        QString spoken;
        Tone tone = Tone::Normal;
    };

    QList<Strip> m_strips;
    Deadline m_lastSpoken{};
    quint64 m_number = 0;
};

} // namespace Signalbox
