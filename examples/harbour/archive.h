// SPDX-License-Identifier: MIT
#pragma once

#include "measurement.h"

#include <QDir>
#include <QFile>
#include <QList>
#include <QObject>

/*!
    Writes measurements to CSV files in a folder, in a thread of its own: a slow disk delays nobody.

    It begins a new file every few thousand rows and removes the oldest of its files.
*/
class Archive : public QObject
{
    Q_OBJECT

public:
    explicit Archive(const QString &folder);

public Q_SLOTS:
    void append(const QList<Measurement> &measurements);

Q_SIGNALS:
    //! Emitted in the archive's thread; queued to whoever lives elsewhere.
    void written(const QString &fileName, qint64 rows);
    void failed(const QString &reason);

private:
    bool beginFile();

    const QDir m_folder;
    QFile m_file;
    int m_number = 0;
    int m_rowsInFile = 0;
    qint64 m_rows = 0;
};
