// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"
#include "link.h"

#include <QtCore/qabstractitemmodel.h>
#include <QtCore/qlocale.h>
#include <QtQml/qqmlregistration.h>

namespace Signalbox {

/*!
    The programs that can be looked at, by name. Rows come and go one by one: the one that has the focus keeps it.
*/
class SIGNALBOX_INSPECTOR_EXPORT ProgramModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Programs belong to an Inspector.")

public:
    enum Role { NameRole = Qt::DisplayRole, PidRole = Qt::UserRole, UptimeRole };
    Q_ENUM(Role)

    explicit ProgramModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    //! Shows \a programs, whose pids differ, as they are at \a now.
    void update(QList<ProgramInfo> programs, Deadline now);
    //! How times are written.
    void setLocale(const QLocale &locale);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    void removeAllBut(const QList<ProgramInfo> &programs);
    void noteTime(Deadline now);
    void tellTimes();

    QList<ProgramInfo> m_programs;
    Deadline m_now{};
    QLocale m_locale;
};

} // namespace Signalbox
