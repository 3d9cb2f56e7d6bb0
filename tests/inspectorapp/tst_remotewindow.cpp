// SPDX-License-Identifier: MIT
// The inspector's window on another process: what it names while that is stuck, stopped or gone.
#include "inspectorapp/remotesource.h"
#include "inspectorui/inspector.h"
#include "inspectorui/inspectorwindow.h"
#include "startedprogram.h"

#include <QtCore/qfile.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtGui/qguiapplication.h>
#include <QtQuick/qquickwindow.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <csignal>
#include <memory>
#include <optional>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 20'000; // ms: for other processes

std::unique_ptr<InspectorWindow> windowOn(qint64 pid)
{
    auto window = std::make_unique<InspectorWindow>(
        [pid] { return std::make_unique<InspectorApp::RemoteSource>(pid); });
    window->show();
    return window;
}

Inspector *inspectorOf(const InspectorWindow &window)
{
    return window.window()->property("inspector").value<Inspector *>();
}

//! Of the rows that have all \a words, some has a first cell of the tone \a tone.
bool hasRow(const SnapshotModel &model, const QStringList &words, std::optional<Tone> tone = {})
{
    for (int row = 0; row < model.rowCount(); ++row) {
        QString text;
        for (int column = 0; column < model.columnCount(); ++column)
            text += model.index(row, column).data(SnapshotModel::TextRole).toString() + u'\t';
        const auto isIn = [&text](const QString &word) { return text.contains(word); };
        if (std::all_of(words.begin(), words.end(), isIn) &&
            (!tone || model.index(row, 0).data(SnapshotModel::ToneRole).value<Tone>() == tone))
            return true;
    }
    return false;
}

} // namespace

class tst_RemoteWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runtime = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime->path()));
    }

    void namesWhatStopsAProgramWhileItIsStopped_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("slot");
        QTest::addColumn<QStringList>("queued"); // behind it
        QTest::addColumn<QString>("timer");      // that is late
        const QStringList calls{u"Worker"_s, u"MetaCall"_s};
        QTest::newRow("that has Signalbox")
            << QString::fromLatin1(INSPECTED) << QStringList() << u"freeze()"_s << calls << u"QTimer"_s;
#ifdef INSPECTED_STOCK
        QTest::newRow("that knows nothing of it")
            << QString::fromLatin1(SIGNALBOX_COMMAND)
            << QStringList{u"run"_s, u"--inspectable"_s, u"--"_s, QString::fromLatin1(INSPECTED_STOCK)}
            << u"freeze()"_s << calls << u"QTimer"_s;
#endif
#ifdef HARBOUR
        // For three seconds, again and again: so each is seen while it lasts, however long this machine takes to come to it.
        QTest::newRow("the demonstration")
            << QString::fromLatin1(HARBOUR) << QStringList{u"--hold"_s, u"3"_s, u"--folder"_s, u"."_s}
            << u"holdLoop()"_s << QStringList{u"MainWindow"_s, u"UpdateRequest"_s} << u"sampling"_s;
#endif
    }
    void namesWhatStopsAProgramWhileItIsStopped()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        QFETCH(QString, slot);
        QFETCH(QStringList, queued);
        QFETCH(QString, timer);
        const auto process = beginProgram(program, arguments, u"1"_s, m_runtime->path());
        const auto window = windowOn(process->processId()); // which waits until there is somebody to look at
        Inspector *inspector = inspectorOf(*window);
        const auto isStuck = [&] {
            return inspector->isLive() && inspector->verdictTone() == Tone::Error &&
                   inspector->verdict().contains(slot);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isStuck(), qPrintable(inspector->verdict()), Patience);

        inspector->setView(Inspector::PostedView); // what is behind it
        QTRY_VERIFY2_WITH_TIMEOUT(isStuck() && hasRow(*inspector->posted(), queued),
                                  qPrintable(inspector->posted()->toTsv()), Patience);
        inspector->setView(Inspector::TimersView); // and which timer is late
        QTRY_VERIFY2_WITH_TIMEOUT(isStuck() && hasRow(*inspector->timers(), {timer}, Tone::Error),
                                  qPrintable(inspector->timers()->toTsv()), Patience);
        end(*process);
    }

    void whatWasSeenLastStays()
    {
        const auto process = startProgram();
        const auto window = windowOn(process->processId());
        Inspector *inspector = inspectorOf(*window);
        inspector->setView(Inspector::TimersView);
        QTRY_COMPARE_WITH_TIMEOUT(inspector->timers()->total(), 1, Patience);
        ::kill(pid_t(process->processId()), SIGSTOP);
        QTRY_VERIFY_WITH_TIMEOUT(!inspector->isLive(), Patience);
        QVERIFY(inspector->verdict().contains("has not answered"_L1));
        inspector->setPaused(true); // takes a moment, and no longer
        inspector->setPaused(false);
        QCOMPARE(inspector->timers()->total(), 1);
        ::kill(pid_t(process->processId()), SIGCONT);
        QTRY_VERIFY_WITH_TIMEOUT(inspector->isLive(), Patience);
        end(*process);
        QTRY_VERIFY_WITH_TIMEOUT(inspector->verdict().contains("has ended"_L1), Patience);
        QCOMPARE(inspector->timers()->total(), 1);
        QCOMPARE(inspector->programName(), u"inspected"_s);
    }

    void programIsChosenFromThoseThatThereAre()
    {
        const auto process = startProgram();
        const auto window = windowOn(0);
        Inspector *inspector = inspectorOf(*window);
        QTRY_COMPARE_WITH_TIMEOUT(inspector->programs()->rowCount(), 1, Patience);
        QVERIFY(inspector->isChoosing());
        inspector->choose(inspector->programs()->index(0).data(ProgramModel::PidRole).toLongLong());
        QTRY_VERIFY_WITH_TIMEOUT(inspector->isLive(), Patience);
        QCOMPARE(inspector->programPid(), int(process->processId()));
        window->hide(); // and who looks leaves
        window->show();
        QTRY_VERIFY_WITH_TIMEOUT(inspector->isLive(), Patience); // at the same
        inspector->choose(0);
        QTRY_VERIFY_WITH_TIMEOUT(inspector->isChoosing(), Patience);
        end(*process);
    }

    void taskIsCancelledAfterTheQuestionAndTheOutcomeIsTold()
    {
        const auto process = startProgram(QString::fromLatin1(INSPECTED), {u"tasks"_s}, u"control"_s);
        const auto window = windowOn(process->processId());
        Inspector *inspector = inspectorOf(*window);
        inspector->setView(Inspector::TasksView);
        QTRY_COMPARE_WITH_TIMEOUT(inspector->tasks()->total(), 3, Patience);
        TaskCanceller *canceller = inspector->canceller();
        QVERIFY(canceller->isAllowed());
        QSignalSpy told(canceller, &TaskCanceller::told);
        inspector->tasks()->setFilter(u"second"_s);
        QCOMPARE(inspector->tasks()->matched(), 1);
        inspector->tasks()->select(inspector->tasks()->shown() - 1);
        canceller->ask();
        QVERIFY2(canceller->question().startsWith(u"Cancel the task “second” ("_s),
                 qPrintable(canceller->question()));
        canceller->confirm();
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, Patience);
        QCOMPARE(told.takeFirst().constFirst().toString(), u"The task “second” was cancelled."_s);
        QTRY_COMPARE_WITH_TIMEOUT(inspector->tasks()->total(), 2, Patience);
        end(*process);
    }

    void windowSaysHowToGetTheControlRole()
    {
        const auto process = startProgram(QString::fromLatin1(INSPECTED), {u"tasks"_s});
        const auto window = windowOn(process->processId());
        Inspector *inspector = inspectorOf(*window);
        inspector->setView(Inspector::TasksView);
        QTRY_COMPARE_WITH_TIMEOUT(inspector->tasks()->total(), 3, Patience);
        QVERIFY(!inspector->canceller()->isAllowed());
        QVERIFY(inspector->canceller()->whyNot().contains("SIGNALBOX_INSPECT=control"_L1));
        end(*process);
    }

private:
    std::unique_ptr<QTemporaryDir> m_runtime;
};

QTEST_MAIN(tst_RemoteWindow)
#include "tst_remotewindow.moc"
