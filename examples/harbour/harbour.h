// SPDX-License-Identifier: MIT
#pragma once

#include "archive.h"
#include "fleet.h"
#include "folderwatch.h"
#include "processfeed.h"
#include "server.h"

#include <QObject>
#include <QThread>
#include <QTimer>

/*!
    Everything that works, and nothing that is seen: server, clients, archive, folder and process.

    Three loops run on Signalbox: the main one with server, folder and process, that of the clients, and that
    of the archive.
*/
class Harbour : public QObject
{
    Q_OBJECT

public:
    Harbour(const QString &folder, int clients, QObject *parent = nullptr);
    ~Harbour() override;

    bool start(); //!< False when the server finds no port.
    int clientCount() const { return m_clientCount; }
    void setClientCount(int count);

    Server &server() { return m_server; }
    FolderWatch &folder() { return m_folder; }
    ProcessFeed &process() { return m_process; }

Q_SIGNALS:
    void clientCountChanged(int count);
    void archived(const QString &fileName, qint64 rows);
    void archiveFailed(const QString &reason);

private Q_SLOTS:
    void archiveMeasurements();

private:
    Server m_server;
    FolderWatch m_folder;
    ProcessFeed m_process;
    QTimer m_archiving;
    int m_clientCount;
    Archive *m_archive;       // deleted by its thread's end
    Fleet *m_fleet = nullptr; // likewise
    QThread m_archiveThread;
    QThread m_fleetThread;
};
