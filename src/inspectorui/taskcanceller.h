// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"
#include "sample.h"

#include <QtCore/qhash.h>
#include <QtCore/qobject.h>
#include <QtQmlIntegration/qqmlintegration.h>

namespace Signalbox {

class TaskModel;

/*!
    Cancels the task of the current row: asks the user, then whoever can do it, and says what has become of that.

    It acts on the task that the question names, whatever row is current by the time of the answer.
*/
class SIGNALBOX_INSPECTOR_EXPORT TaskCanceller : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("It belongs to an Inspector.")

    //! Tasks may be cancelled from here.
    Q_PROPERTY(bool allowed READ isAllowed NOTIFY changed)
    //! Why not, and how to get it; empty where they may.
    Q_PROPERTY(QString whyNot READ whyNot NOTIFY changed)
    //! The user is asked, and has not answered.
    Q_PROPERTY(bool asking READ isAsking NOTIFY changed)
    //! Which task is meant.
    Q_PROPERTY(QString question READ question NOTIFY changed)
    //! What it waits for, and what it will resume with.
    Q_PROPERTY(QString consequence READ consequence NOTIFY changed)

public:
    explicit TaskCanceller(const TaskModel *tasks, QObject *parent = nullptr);

    //! The newest sample, also while the views are paused.
    void setSample(const SamplePointer &sample);
    //! All texts anew.
    void retranslate() { Q_EMIT changed(); }

    bool isAllowed() const { return m_isControlled && m_isLive; }
    QString whyNot() const;
    bool isAsking() const { return m_task.serial != 0; }
    QString question() const;
    QString consequence() const;

    //! Asks about the task of the current row. Where that cannot be, it tells why.
    Q_INVOKABLE void ask();
    //! The user has said yes.
    Q_INVOKABLE void confirm();
    //! The user has said no.
    Q_INVOKABLE void refuse();

Q_SIGNALS:
    void changed();
    //! \a task is to be cancelled.
    void wanted(const Signalbox::TaskAddress &task);
    //! A sentence for the user: what has become of it.
    void told(const QString &sentence);

private:
    QString sentenceOf(const CancelReport &report) const;
    QString taskText(quint64 serial, const QString &name) const;

    const TaskModel *const m_tasks;
    bool m_isControlled = false;
    bool m_isLive = true;
    qint64 m_pid = 0;                       // of the program that is looked at
    TaskSnapshot m_task;                    // that the user is asked about; serial 0: none
    QHash<quint64, QString> m_names;        // of those that were asked for
    QHash<quint64, CancelReport> m_reports; // as told last, by number
};

} // namespace Signalbox
