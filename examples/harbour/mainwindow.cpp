// SPDX-License-Identifier: MIT
#include "mainwindow.h"

#include "client.h"
#include "harbour.h"
#include "linechart.h"
#include "panels.h"
#include "provoke.h"
#include "settingsdialog.h"
#include "style.h"

#include <QAction>
#include <QApplication>
#include <QFileInfo>
#include <QGridLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QQuickWindow>
#include <QScreen>
#include <QStatusBar>
#include <QToolBar>

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

MainWindow::MainWindow(Harbour &harbour) : m_harbour(harbour)
{
    setWindowTitle(tr("Harbour"));
    makeActions();
    makeContent();
    resize(640, 860);

    m_sampling.setObjectName(u"sampling"_s);
    connect(&m_sampling, &QTimer::timeout, this, &MainWindow::sample);
    m_sampling.start(250ms);
    m_clock.setObjectName(u"uptime"_s);
    m_clock.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_clock, &QTimer::timeout, this, &MainWindow::showUptime);
    m_clock.start(1s);
    m_uptime.start();
    showUptime();

    connect(&harbour.folder(), &FolderWatch::changed, m_folderList, &FolderList::add);
    connect(&harbour.process(), &ProcessFeed::lineRead, m_processView, &ProcessView::addLine);
    connect(&harbour, &Harbour::archived, this, &MainWindow::noteArchived);
    connect(&harbour, &Harbour::archiveFailed, this,
            [this](const QString &reason) { m_archiveTile->setFigure(tr("failed"), reason); });
    connect(&harbour, &Harbour::clientCountChanged, this,
            [this](int count) { m_messagesChart->mark(tr("%1 clients").arg(count)); });
    connect(&m_inspector, &Signalbox::InspectorWindow::visibleChanged, m_inspectorAction,
            &QAction::setChecked);
}

void MainWindow::makeActions()
{
    m_inspectorAction = new QAction(tr("&Inspector"), this);
    m_inspectorAction->setCheckable(true);
    m_inspectorAction->setShortcut(Qt::Key_F12);
    connect(m_inspectorAction, &QAction::triggered, this, &MainWindow::showInspector);
    auto *hold = new QAction(tr("&Hold the GUI thread for 3 s"), this);
    hold->setObjectName(u"hold"_s);
    hold->setIconText(tr("Hold for 3 s"));
    hold->setToolTip(tr("Nothing moves for 3 seconds; the inspector then says who it was"));
    // From the loop itself: the menu has closed by then.
    connect(hold, &QAction::triggered, this, [this] { QTimer::singleShot(0, this, &MainWindow::holdLoop); });
    auto *settings = new QAction(tr("&Settings…"), this);
    connect(settings, &QAction::triggered, this, &MainWindow::openSettings);
    auto *about = new QAction(tr("&About Harbour"), this);
    connect(about, &QAction::triggered, this, &MainWindow::openAbout);
    auto *quit = new QAction(tr("&Quit"), this);
    quit->setShortcut(QKeySequence::Quit);
    connect(quit, &QAction::triggered, qApp, &QApplication::closeAllWindows);

    QMenu *program = menuBar()->addMenu(tr("&Harbour"));
    program->addAction(settings);
    program->addSeparator();
    program->addAction(quit);
    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addAction(m_inspectorAction);
    view->addSeparator();
    view->addAction(tr("&Light"), this, [] { applyAppearance(Appearance::Light); });
    view->addAction(tr("&Dark"), this, [] { applyAppearance(Appearance::Dark); });
    QMenu *trouble = menuBar()->addMenu(tr("&Trouble"));
    trouble->addAction(hold);
    trouble->addSection(tr("What the inspector warns of"));
    for (const Provoke::Trouble &one : Provoke::troubles()) {
        const QString name = QString::fromLatin1(one.name);
        QAction *action = trouble->addAction(name);
        action->setCheckable(true);
        action->setToolTip(QString::fromLatin1(one.description));
        m_provokeActions[name] = action;
        // From the loop itself: the menu has closed by then.
        connect(action, &QAction::toggled, this,
                [this, name](bool on) { QTimer::singleShot(0, this, [this, name, on] { provoke(name, on); }); });
    }
    trouble->setToolTipsVisible(true);
    menuBar()->addMenu(tr("H&elp"))->addAction(about);

    QToolBar *bar = addToolBar(tr("Tools"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    bar->addActions({m_inspectorAction, hold, settings});
}

void MainWindow::makeContent()
{
    m_messagesTile = new Tile(tr("Messages"));
    m_latencyTile = new Tile(tr("Latency"));
    m_clientsTile = new Tile(tr("Clients"));
    m_archiveTile = new Tile(tr("Archive"));
    const auto latencyText = [](double microseconds) {
        return durationText(std::chrono::nanoseconds(qint64(microseconds * 1e3)));
    };
    m_messagesChart = new LineChart(tr("Messages per second"), LineChart::Scale::Linear, countText);
    m_messagesChart->setSeries({tr("received")});
    m_latencyChart = new LineChart(tr("Latency"), LineChart::Scale::Logarithmic, latencyText);
    m_latencyChart->setSeries({tr("median"), tr("99 %")});
    m_latencyChart->setRange(10, 10e6);
    m_folderList = new FolderList;
    m_processView = new ProcessView;

    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(12, 12, 12, 8);
    grid->setSpacing(10);
    Tile *const tiles[] = {m_messagesTile, m_latencyTile, m_clientsTile, m_archiveTile};
    for (int column = 0; column < 4; ++column) {
        grid->addWidget(tiles[column], 0, column);
        grid->setColumnStretch(column, 1);
    }
    grid->addWidget(m_messagesChart, 1, 0, 1, 4);
    grid->addWidget(m_latencyChart, 2, 0, 1, 4);
    const QString folderName = QFileInfo(m_harbour.folder().path()).fileName();
    grid->addWidget(titled(tr("Folder %1").arg(folderName), m_folderList), 3, 0, 1, 4);
    grid->addWidget(titled(tr("Process"), m_processView), 4, 0, 1, 4);
    grid->setRowStretch(1, 5);
    grid->setRowStretch(2, 5);
    grid->setRowStretch(3, 5);
    grid->setRowStretch(4, 3);
    setCentralWidget(content);
}

void MainWindow::showInspector(bool visible)
{
    m_inspector.setVisible(visible);
    if (visible && !std::exchange(m_isPlaced, true))
        QTimer::singleShot(300ms, this, &MainWindow::placeSideBySide); // by then they have their frames
}

void MainWindow::placeSideBySide()
{
    const QRect area = screen()->availableGeometry();
    QWindow *other = m_inspector.window();
    if (!other || !windowHandle() || area.width() < 1300)
        return; // no room for two: leave it to the window manager
    const auto place = [](QWindow *window, const QRect &outside) {
        const QMargins frame = window->frameMargins();
        window->resize(outside.marginsRemoved(frame).size()); // first: it repeats the old position
        window->setFramePosition(outside.topLeft());
    };
    constexpr int OurWidth = 644;
    place(windowHandle(), QRect(area.topLeft(), QSize(OurWidth, area.height())));
    place(other, area.adjusted(OurWidth, 0, 0, 0));
}

void MainWindow::openSettings()
{
    SettingsDialog dialog(m_harbour.clientCount(), this);
    if (dialog.exec() == QDialog::Accepted)
        m_harbour.setClientCount(dialog.clientCount());
}

void MainWindow::openAbout()
{
    QMessageBox::about(
        this, tr("About Harbour"),
        tr("<b>Harbour</b> shows a desktop program under load on Signalbox: hundreds of sockets, a "
           "folder, a process and threads, all in plain Qt.<p>Press F12 for the inspector."));
}

void MainWindow::provoke(const QString &name, bool on)
{
    if (on == m_troubles.contains(name))
        return;
    if (on)
        m_troubles[name] = Provoke::make(name);
    else
        m_troubles.erase(name);
    if (QAction *action = m_provokeActions[name])
        action->setChecked(on);
}

void MainWindow::holdLoop()
{
    m_messagesChart->mark(tr("held"));
    QThread::sleep(m_holdDuration.count() / 1000);
    QThread::msleep(m_holdDuration.count() % 1000);
    if (m_holding.isSingleShot()) // again and again
        m_holding.start();
}

void MainWindow::holdAgainAndAgain(std::chrono::milliseconds duration)
{
    setHoldDuration(duration);
    m_holding.setObjectName(u"holding"_s);
    m_holding.setSingleShot(true);
    connect(&m_holding, &QTimer::timeout, this, &MainWindow::holdLoop);
    m_holding.start(1s);
}

void MainWindow::sample()
{
    const Traffic traffic = m_harbour.server().takeTraffic();
    const auto microseconds = [](std::chrono::nanoseconds time) { return double(time.count()) / 1e3; };
    const int connected = m_harbour.server().connectionCount();
    m_messagesChart->append({traffic.messagesPerSecond});
    m_latencyChart->append({microseconds(traffic.latencyMedian), microseconds(traffic.latencyWorst)});
    m_messagesTile->setFigure(tr("%1 /s").arg(countText(traffic.messagesPerSecond)),
                              tr("%1/s").arg(sizeText(traffic.bytesPerSecond)));
    m_latencyTile->setFigure(durationText(traffic.latencyMedian),
                             tr("99 % in %1").arg(durationText(traffic.latencyWorst)));
    m_clientsTile->setFigure(countText(connected), tr("ticks %1 late").arg(durationText(traffic.lateness)));
}

void MainWindow::showUptime()
{
    const qint64 seconds = m_uptime.elapsed() / 1000;
    statusBar()->showMessage(tr("Port %1 on the loopback interface · up %2:%3 · %4 messages")
                                 .arg(m_harbour.server().port())
                                 .arg(seconds / 60)
                                 .arg(seconds % 60, 2, 10, QLatin1Char('0'))
                                 .arg(countText(double(m_harbour.server().messageCount()))));
}

void MainWindow::noteArchived(const QString &fileName, qint64 rows)
{
    m_archivedRows = rows;
    m_archiveTile->setFigure(countText(double(rows)), tr("rows, %1").arg(QFileInfo(fileName).baseName()));
}
