// SPDX-License-Identifier: MIT
#pragma once

#include "folderwatch.h"

#include <Signalbox/InspectorWindow>

#include <QElapsedTimer>
#include <QMainWindow>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>

class FolderList;
class Harbour;
class LineChart;
class ProcessView;
class Tile;

//! Shows what a Harbour does, and opens the inspector beside itself.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Harbour &harbour);

    Signalbox::InspectorWindow &inspector() { return m_inspector; }
    const FolderList &folderList() const { return *m_folderList; }
    const ProcessView &processView() const { return *m_processView; }
    qint64 archivedRows() const { return m_archivedRows; }

    //! How long holdLoop() holds it; 3 s unless somebody says otherwise.
    void setHoldDuration(std::chrono::milliseconds duration) { m_holdDuration = duration; }
    //! Holds it so long each time, with a second in between.
    void holdAgainAndAgain(std::chrono::milliseconds duration);

public Q_SLOTS:
    void showInspector(bool visible = true);
    void openSettings();
    void openAbout();
    void provoke(const QString &name, bool on); //!< Makes trouble of that name, or ends it.
    void holdLoop(); //!< Blocks the thread of the windows, as a careless slot would.

private Q_SLOTS:
    void sample();
    void showUptime();
    void noteArchived(const QString &fileName, qint64 rows);
    void placeSideBySide();

private:
    void makeActions();
    void makeContent();

    Harbour &m_harbour;
    Signalbox::InspectorWindow m_inspector;
    QAction *m_inspectorAction = nullptr;
    std::map<QString, QAction *> m_provokeActions;
    std::map<QString, std::unique_ptr<QObject>> m_troubles; // that are made now
    Tile *m_messagesTile = nullptr;
    Tile *m_latencyTile = nullptr;
    Tile *m_clientsTile = nullptr;
    Tile *m_archiveTile = nullptr;
    LineChart *m_messagesChart = nullptr;
    LineChart *m_latencyChart = nullptr;
    FolderList *m_folderList = nullptr;
    ProcessView *m_processView = nullptr;
    QTimer m_sampling;
    QTimer m_clock;
    QTimer m_holding; // single shot while it holds again and again
    QElapsedTimer m_uptime;
    std::chrono::milliseconds m_holdDuration{3000};
    qint64 m_archivedRows = 0;
    bool m_isPlaced = false;
};
