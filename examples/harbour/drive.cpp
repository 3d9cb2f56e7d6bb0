// SPDX-License-Identifier: MIT
#include "drive.h"

#include "harbour.h"
#include "mainwindow.h"
#include "panels.h"
#include "style.h"

#include <Signalbox/Probe>

#include <QAction>
#include <QApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>

#include <cstdio>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto HoldDuration = 1s;
constexpr auto DialogDuration = 400ms;

QString handlerText(const Signalbox::HandlerSnapshot &handler)
{
    if (handler.kind == Signalbox::HandlerSnapshot::Kind::Event)
        return u"%1 for %2"_s.arg(handler.what, handler.receiverClass);
    // A lambda's name says already where it stands.
    return handler.what.contains(u"::"_s) ? handler.what : handler.receiverClass + u"::"_s + handler.what;
}

QString stateText(Signalbox::LoopSnapshot::State state)
{
    switch (state) {
    case Signalbox::LoopSnapshot::State::Idle:
        return u"idle"_s;
    case Signalbox::LoopSnapshot::State::Sleeping:
        return u"sleeping"_s;
    case Signalbox::LoopSnapshot::State::Running:
        return u"running"_s;
    case Signalbox::LoopSnapshot::State::HandedOver:
        return u"handed over"_s;
    case Signalbox::LoopSnapshot::State::Guest:
        return u"a guest"_s;
    }
    return {};
}

} // namespace

Drive::Drive(Harbour &harbour, MainWindow &window, const QString &prefix)
    : m_harbour(harbour), m_window(window), m_prefix(prefix)
{
    setObjectName(u"drive"_s);
}

void Drive::start()
{
    m_time.start();
    m_window.setHoldDuration(HoldDuration);
    runFrom(0);
}

void Drive::runFrom(std::size_t index)
{
    static constexpr Step Steps[] = {
        {1600ms, &Drive::checkArrivals}, {100ms, &Drive::openSettings}, {300ms, &Drive::openAbout},
        {200ms, &Drive::touchFiles},     {400ms, &Drive::renameFile},   {700ms, &Drive::hold},
        {1500ms, &Drive::checkHold},     {100ms, &Drive::takePictures}, {50ms, &Drive::finish},
    };
    if (index == std::size(Steps))
        return;
    QTimer::singleShot(Steps[index].delay, this, [this, index] {
        (this->*Steps[index].run)();
        runFrom(index + 1);
    });
}

void Drive::checkArrivals()
{
    const int connected = m_harbour.server().connectionCount();
    note(u"clients"_s, u"%1 connected"_s.arg(connected));
    expect(connected == m_harbour.clientCount(), u"all clients are connected"_s);
    expect(m_window.inspector().isVisible(), u"the inspector is open"_s);
}

void Drive::openSettings()
{
    QTimer::singleShot(DialogDuration, this, &Drive::fillSettings);
    const qint64 before = m_harbour.server().messageCount();
    m_window.openSettings(); // blocks in a loop of its own
    const qint64 during = m_harbour.server().messageCount() - before;
    note(u"dialog"_s,
         u"%1 messages while it was open, then %2 clients wanted"_s.arg(countText(double(during)))
             .arg(m_harbour.clientCount()));
    expect(during > 0, u"messages went on under the modal dialog"_s);
}

void Drive::fillSettings()
{
    QWidget *dialog = QApplication::activeModalWidget();
    auto *clients = dialog ? dialog->findChild<QSpinBox *>(u"clients"_s) : nullptr;
    auto *buttons = dialog ? dialog->findChild<QDialogButtonBox *>() : nullptr;
    expect(clients && buttons, u"the settings dialog is open"_s);
    if (!clients || !buttons)
        return;
    clients->setValue(clients->value() * 4 / 5);
    buttons->button(QDialogButtonBox::Ok)->click();
}

void Drive::openAbout()
{
    QTimer::singleShot(DialogDuration, this, &Drive::closeAbout);
    m_window.openAbout();
    const int connected = m_harbour.server().connectionCount();
    note(u"clients"_s, u"%1 connected after the dialog"_s.arg(connected));
    expect(connected == m_harbour.clientCount(), u"the fleet has the size that was chosen"_s);
}

void Drive::closeAbout()
{
    auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
    expect(box, u"the about box is open"_s);
    if (box)
        box->accept();
}

void Drive::touchFiles()
{
    for (const char16_t *name : {u"cargo.txt", u"tides.txt"}) {
        QFile file(m_harbour.folder().path() + u'/' + QString::fromUtf16(name));
        expect(file.open(QIODevice::WriteOnly) && file.write("written by the drive\n") > 0,
               u"a file is written"_s);
    }
}

void Drive::renameFile()
{
    const QString folder = m_harbour.folder().path();
    expect(QFile::rename(folder + u"/cargo.txt"_s, folder + u"/freight.txt"_s), u"a file is renamed"_s);
}

void Drive::hold()
{
    const FolderList &list = m_window.folderList();
    const int created = list.changeCount(FolderWatch::Change::Created);
    const int changed = list.changeCount(FolderWatch::Change::Changed);
    const int removed = list.changeCount(FolderWatch::Change::Removed);
    note(u"folder"_s, u"%1 created, %2 changed, %3 removed"_s.arg(created).arg(changed).arg(removed));
    expect(created >= 4 && removed >= 1, u"the changes of the folder were seen"_s);

    m_witness.start();
    if (auto *action = m_window.findChild<QAction *>(u"hold"_s))
        action->trigger();
}

void Drive::checkHold()
{
    const Witness::Testimony seen = m_witness.stop();
    m_culprit = seen.longestTurnCulprit;
    QStringList frames;
    for (const Signalbox::HandlerSnapshot &handler : seen.handlers)
        frames.append(handlerText(handler));
    note(u"held loop"_s, u"%1 of %2 snapshots saw it, up to %3"_s.arg(seen.heldSnapshots)
                             .arg(seen.snapshots)
                             .arg(durationText(seen.longest)));
    note(u"in"_s, frames.join(u" → "_s));
    expect(seen.longest > HoldDuration * 3 / 4, u"the probe saw the loop held"_s);
    expect(frames.join(u' ').contains(u"MainWindow::holdLoop"), u"the probe named the culprit"_s);
}

void Drive::takePictures()
{
    expect(m_window.grab().save(m_prefix + u"-app.png"_s), u"the program's picture is written"_s);
    expect(m_window.inspector().grabTo(m_prefix + u"-inspector.png"_s),
           u"the inspector's picture is written"_s);
}

void Drive::finish()
{
    const double seconds = double(m_time.elapsed()) / 1e3;
    const double messages = double(m_harbour.server().messageCount());
    note(u"messages"_s, u"%1, %2 per second"_s.arg(countText(messages), countText(messages / seconds)));
    note(u"archive"_s, u"%1 rows"_s.arg(countText(double(m_window.archivedRows()))));
    note(u"process"_s, u"%1 lines"_s.arg(m_window.processView().lineTotal()));
    expect(m_window.archivedRows() > 0, u"the archive's thread reported rows"_s);
    expect(m_window.processView().lineTotal() > 3, u"the process reported lines"_s);
    noteLoops();
    m_report.prepend(u"Harbour, driven for %1 s"_s.arg(seconds, 0, 'f', 1));
    for (const QString &failure : std::as_const(m_failures))
        m_report.append(u"FAILED: not true that %1"_s.arg(failure));
    m_report.append(u"%1 checks, %2 failed"_s.arg(m_checks).arg(m_failures.size()));

    const QByteArray text = m_report.join(u'\n').toUtf8() + '\n';
    QFile file(m_prefix + u"-report.txt"_s);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    std::fputs(text.constData(), stdout);
    QCoreApplication::exit(isWritten && m_failures.isEmpty() ? 0 : 1);
}

void Drive::noteLoops()
{
    const Signalbox::Snapshot snapshot = Signalbox::Probe().snapshot();
    int ours = 0;
    for (const Signalbox::LoopSnapshot &loop : snapshot.loops) {
        note(u"loop"_s,
             u"%1: %2%3, %4"_s.arg(loop.isMainThread ? u"main"_s : loop.threadName, loop.backend,
                                   loop.platform.isEmpty() ? QString() : u" with "_s + loop.platform,
                                   stateText(loop.state)));
        note({}, u"%1 turns, %2 sleeps, %3 woken, %4 system calls"_s.arg(countText(double(loop.turns)))
                     .arg(countText(double(loop.sleeps)), countText(double(loop.wakeUps)),
                          countText(double(loop.systemCalls))));
        note({}, u"%1 timers, fired %2 times; %3 watchers, activated %4 times"_s.arg(loop.timers.size())
                     .arg(countText(double(loop.timersFired)))
                     .arg(loop.watchers.size())
                     .arg(countText(double(loop.watchersActivated))));
        if (loop.isMainThread)
            note({}, u"longest turn %1, in %2"_s.arg(durationText(loop.longestTurn), m_culprit));
        ours += loop.isMainThread || loop.threadName == u"clients" || loop.threadName == u"archive";
    }
    expect(ours == 3, u"the three loops of the program are there"_s);
}

void Drive::expect(bool isTrue, const QString &what)
{
    ++m_checks;
    if (!isTrue)
        m_failures.append(what);
}

void Drive::note(const QString &name, const QString &text)
{
    m_report.append(u"  %1 %2"_s.arg(name, -10).arg(text));
}
