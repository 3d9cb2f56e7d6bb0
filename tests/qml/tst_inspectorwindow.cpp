// SPDX-License-Identifier: MIT
#include <Signalbox/EventQueue>
#include <Signalbox/InspectorWindow>
#include <Signalbox/Install>
#include <Signalbox/Probe>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Sleep>
#include <Signalbox/Task>

#include "inspectorui/inspector.h"
#include "inspectorui/translation.h"
#include "sanitizer.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qtimer.h>
#include <QtGui/qguiapplication.h>
#include <QtGui/qimage.h>
#include <QtQuick/qquickitem.h>
#include <QtQuick/qquickwindow.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

using namespace Signalbox;

struct Parcel
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int number = 0;
    SIGNALBOX_EVENT(Parcel, number)
};

/*!
    Has a slot with a name that takes its time.
*/
class Dawdler : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void dawdle()
    {
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 400) {
        }
    }
};

class tst_InspectorWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hiddenWindowDoesNothing();
    void firstFrameIsNotBlamedOnTheProgram();
    void looksWhileItIsShown();
    void minimisedWindowDoesNotLook();
    void showsTheTimersOfThisProgram();
    void tellsOnlyOfRowsThatItShows();
    void tellsAStallOfThisProgram();
    void showsTheQueuesOfThisProgram();
    void roleIsThatOfTheEnvironmentUnlessItIsSet();
    void cancelsATaskOfThisProgramInTheControlRoleOnly();
    void scrollsToTheLastOfAHundredThousandTasks();
    void grabWritesAPicture();
    void speaksTheLanguageThatIsChosen();
    void followsTheLanguageOfTheProgram();
    void languageOfTheEnvironmentIsChosen_data();
    void languageOfTheEnvironmentIsChosen();
    void closesWithTheLastOtherWindow();
    void mayBeDestroyedWhileShown();
    void outlivingTheApplicationIsAWarning();

private:
    static Inspector *inspectorOf(const InspectorWindow &window)
    {
        return window.window()->property("inspector").value<Inspector *>();
    }
};

void tst_InspectorWindow::hiddenWindowDoesNothing()
{
    InspectorWindow window;
    QVERIFY(!window.isVisible());
    QVERIFY(!window.window());
    window.hide();
    QVERIFY(!window.window());
    QTest::ignoreMessage(QtWarningMsg, "grabTo(): the window is not visible; nothing was written.");
    QVERIFY(!window.grabTo(QStringLiteral("nothing.png")));
    QVERIFY(!Probe::isAttached());
}

// What the window needs for itself is not measured. First of those that show one: the longest turn is kept.
void tst_InspectorWindow::firstFrameIsNotBlamedOnTheProgram()
{
    constexpr std::chrono::seconds Long{1};
    InspectorWindow window;
    window.show();
    QVERIFY(inspectorOf(window)->hasSample()); // the first frame is not empty
    connect(
        window.window(), &QQuickWindow::beforeSynchronizing, this, [&] { QThread::sleep(Long.count()); },
        Qt::ConnectionType(Qt::DirectConnection | Qt::SingleShotConnection));
    QTRY_VERIFY(Probe::isAttached());
    QSignalSpy ticks(inspectorOf(window), &Inspector::ticked);
    QTRY_VERIFY(ticks.count() >= 3);
    const Probe probe;
    QVERIFY(probe.snapshot().loops.constFirst().longestTurn < Long);
}

void tst_InspectorWindow::looksWhileItIsShown()
{
    InspectorWindow window;
    QSignalSpy spy(&window, &InspectorWindow::visibleChanged);
    window.show();
    QVERIFY(window.isVisible());
    QTRY_VERIFY(Probe::isAttached());
    QTRY_VERIFY(inspectorOf(window)->hasSample());
    QTRY_COMPARE(inspectorOf(window)->loopCount(), 1);
    window.hide();
    QVERIFY(!Probe::isAttached());
    window.show();
    QTRY_VERIFY(Probe::isAttached());
    window.window()->close();
    QVERIFY(!Probe::isAttached());
    QVERIFY(!window.isVisible());
    QCOMPARE(spy.count(), 4);
}

void tst_InspectorWindow::minimisedWindowDoesNotLook()
{
    InspectorWindow window;
    window.show();
    QTRY_VERIFY(Probe::isAttached());
    window.window()->showMinimized();
    QTRY_VERIFY(!Probe::isAttached());
    window.show();
    QTRY_VERIFY(Probe::isAttached());
}

void tst_InspectorWindow::showsTheTimersOfThisProgram()
{
    InspectorWindow window;
    window.show();
    QTimer timer;
    timer.setObjectName(QStringLiteral("teaTime"));
    timer.start(std::chrono::hours(3));
    Inspector &inspector = *inspectorOf(window);
    inspector.setView(Inspector::TimersView);
    inspector.timers()->setFilter(QStringLiteral("qtimer teatime"));
    QTRY_COMPARE(inspector.timers()->rowCount(), 1);
    inspector.timers()->select(0);
    QVERIFY(inspector.timers()->detail()->toText().contains(QStringLiteral("3:00 h")));
    timer.stop();
    QTRY_COMPARE(inspector.timers()->rowCount(), 0);
    QVERIFY(inspector.timers()->detail()->isGone());

    // The window's own timer is not the program's.
    inspector.timers()->setFilter({});
    for (int row = 0; row < inspector.timers()->rowCount(); ++row)
        QVERIFY(inspector.timers()->index(row, 2).data().toString() != QStringLiteral("100") ||
                inspector.timers()->index(row, 1).data().toString() != QStringLiteral("QTimer"));
}

// With many timers a tick is about the few dozen rows that fit the window.
void tst_InspectorWindow::tellsOnlyOfRowsThatItShows()
{
    std::vector<std::unique_ptr<QTimer>> timers;
    for (int i = 0; i < 5000; ++i) {
        timers.push_back(std::make_unique<QTimer>());
        timers.back()->start(std::chrono::hours(1) + std::chrono::seconds(i));
    }
    InspectorWindow window;
    window.show();
    Inspector &inspector = *inspectorOf(window);
    inspector.setView(Inspector::TimersView);
    QTRY_COMPARE(inspector.timerCount(), 5000);
    QTRY_COMPARE(inspector.timers()->rowCount(), 5000);
    QVERIFY(QTest::qWaitForWindowExposed(window.window()));
    QSignalSpy changes(inspector.timers(), &QAbstractItemModel::dataChanged);
    QTRY_VERIFY(changes.count() >= 4);
    for (const QList<QVariant> &change : changes.mid(2)) { // the table has been laid out by then
        const int rows = change.at(1).toModelIndex().row() - change.at(0).toModelIndex().row() + 1;
        QVERIFY2(rows > 0 && rows <= 60, qPrintable(QString::number(rows)));
    }
    // Loops need no list of timers for their count.
    inspector.setView(Inspector::LoopsView);
    QTRY_COMPARE(inspector.loops()->index(0, 7).data().toString(), QLocale().toString(5000));
}

// Nothing of this can be shown while it happens: the window lives in the loop that stalls.
void tst_InspectorWindow::tellsAStallOfThisProgram()
{
    InspectorWindow window;
    window.show();
    Inspector &inspector = *inspectorOf(window);
    QTRY_VERIFY(inspector.hasSample());
    Dawdler dawdler;
    QTimer timer;
    timer.setSingleShot(true);
    connect(&timer, &QTimer::timeout, &dawdler, &Dawdler::dawdle);
    timer.start(150);
    QTRY_VERIFY2(inspector.verdict().contains(QStringLiteral("dawdle")), qPrintable(inspector.verdict()));
    // The newest sample may still be one that was taken in the middle of it.
    QTRY_COMPARE(inspector.verdictTone(), Tone::Warning);
    QVERIFY2(inspector.verdict().contains(QStringLiteral("dawdle")), qPrintable(inspector.verdict()));
    qInfo("%ls", qUtf16Printable(inspector.verdict()));
}

void tst_InspectorWindow::showsTheQueuesOfThisProgram()
{
    auto &root = Scheduler::current().rootQueue();
    auto *parcels = root.addQueue({.name = QStringLiteral("parcels"), .limit = 2});
    QVERIFY(Scheduler::current().send(Parcel{1}) && Scheduler::current().send(Parcel{2}));
    QVERIFY(!Scheduler::current().send(Parcel{3}));
    InspectorWindow window;
    window.showPage(InspectorWindow::Page::Queues);
    QVERIFY(window.isVisible());
    Inspector &inspector = *inspectorOf(window);
    QCOMPARE(inspector.view(), Inspector::QueuesView);
    inspector.queues()->setFilter(QStringLiteral("parcels"));
    QTRY_COMPARE(inspector.queues()->matched(), 1);
    inspector.queues()->select(inspector.queues()->rowCount() - 1); // behind the root
    const auto detail = [&] { return inspector.queues()->detail()->toText(); };
    QTRY_VERIFY(detail().contains(QStringLiteral("Parcel(number: 1)"))); // held, as nobody waits
    QVERIFY(detail().contains(QStringLiteral("Refused")));

    window.showPage(InspectorWindow::Page::Events);
    QTRY_VERIFY(Probe::isAttached());
    static_cast<void>(Scheduler::current().send(Parcel{4}));
    inspector.events()->setFilter(QStringLiteral("number: 4 refused"));
    QTRY_COMPARE(inspector.events()->rowCount(), 1);
    parcels->remove(EventQueue::Content::Drop);
    window.showPage(InspectorWindow::Page::Queues);
    QTRY_COMPARE(inspector.queues()->rowCount(), 0);
}

void tst_InspectorWindow::roleIsThatOfTheEnvironmentUnlessItIsSet()
{
    QCOMPARE(InspectorWindow().role(), InspectRole::Observe);
    qputenv("SIGNALBOX_INSPECT", "control");
    QCOMPARE(InspectorWindow().role(), InspectRole::Control);
    qputenv("SIGNALBOX_INSPECT", "1");
    InspectorWindow window;
    QCOMPARE(window.role(), InspectRole::Observe);
    window.setRole(InspectRole::Control);
    QCOMPARE(window.role(), InspectRole::Control);
    qunsetenv("SIGNALBOX_INSPECT");
}

static Task<> sleeper()
{
    co_await sleepFor(std::chrono::hours(1));
}

void tst_InspectorWindow::cancelsATaskOfThisProgramInTheControlRoleOnly()
{
    Scope scope;
    auto victim = scope.start(sleeper());
    victim.setName(QStringLiteral("victim"));
    InspectorWindow window;
    window.showPage(InspectorWindow::Page::Tasks);
    Inspector &inspector = *inspectorOf(window);
    QTRY_COMPARE(inspector.tasks()->rowCount(), 1);
    TaskCanceller &canceller = *inspector.canceller();
    inspector.tasks()->select(0);
    QVERIFY(!canceller.isAllowed());
    canceller.ask();
    QVERIFY(!canceller.isAsking());
    window.hide();

    window.setRole(InspectRole::Control);
    window.show();
    QTRY_VERIFY(canceller.isAllowed());
    QTRY_COMPARE(inspector.tasks()->rowCount(), 1);
    inspector.tasks()->select(0);
    QSignalSpy told(&canceller, &TaskCanceller::told);
    canceller.ask();
    QVERIFY(canceller.question().contains(QStringLiteral("victim")));
    canceller.refuse();
    QCoreApplication::processEvents();
    QCOMPARE(victim.state(), TaskState::Suspended);
    canceller.ask();
    canceller.confirm();
    QTRY_COMPARE(victim.state(), TaskState::Cancelled);
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.constFirst().constFirst().toString(), QStringLiteral("The task “victim” was cancelled."));
    QTRY_COMPARE(inspector.tasks()->rowCount(), 0);
}

void tst_InspectorWindow::scrollsToTheLastOfAHundredThousandTasks()
{
    constexpr int Count = RUNS_UNDER_SANITIZER ? 10'000 : 100'000;
    Scope scope;
    for (int i = 0; i < Count; ++i)
        scope.start(sleeper());
    InspectorWindow window;
    window.showPage(InspectorWindow::Page::Tasks);
    window.window()->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(window.window()));
    const TaskModel &tasks = *inspectorOf(window)->tasks();
    QTRY_COMPARE_WITH_TIMEOUT(tasks.rowCount(), Count, 20'000);
    const auto items = window.window()->findChildren<QQuickItem *>();
    const auto shown = std::find_if(items.begin(), items.end(), [](const QQuickItem *item) { // not of another page
        return item->inherits("QQuickTableView") && item->isVisible();
    });
    QVERIFY(shown != items.end());
    auto *const view = *shown;
    view->forceActiveFocus();
    QTest::keyClick(window.window(), Qt::Key_Home); // the first key shows where one is
    QCOMPARE(tasks.currentRow(), 0);
    QTest::keyClick(window.window(), Qt::Key_End);
    QCOMPARE(tasks.currentRow(), Count - 1);
    QTRY_COMPARE(view->property("bottomRow").toInt(), Count - 1);
    QTRY_VERIFY_WITH_TIMEOUT(tasks.isThere(Count - 1), 20'000); // once the loop has listed it
    QCOMPARE(tasks.currentRow(), Count - 1);
    QVERIFY(tasks.currentTask());
    QTRY_VERIFY(
        tasks.index(Count - 1, 2).data().toString().contains(QStringLiteral("timer"))); // what it waits for
    int missing = 0;
    for (int row = view->property("topRow").toInt(); row < Count; ++row)
        missing += !tasks.isThere(row);
    QCOMPARE(missing, 0);
    if (const QString picture = qEnvironmentVariable("SIGNALBOX_TEST_PICTURE"); !picture.isEmpty())
        QVERIFY(window.grabTo(picture));
}

void tst_InspectorWindow::grabWritesAPicture()
{
    QTemporaryDir directory;
    InspectorWindow window;
    window.show();
    const QString path = directory.filePath(QStringLiteral("window.png"));
    QVERIFY(window.grabTo(path));
    const QImage image(path);
    QCOMPARE(image.size(), window.window()->size() * window.window()->effectiveDevicePixelRatio());
    QTest::ignoreMessage(QtWarningMsg, "grabTo(): cannot write /nowhere/at/all.png.");
    QVERIFY(!window.grabTo(QStringLiteral("/nowhere/at/all.png")));
}

void tst_InspectorWindow::closesWithTheLastOtherWindow()
{
    QWindow other;
    other.resize(100, 100);
    other.show();
    InspectorWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(window.window()));
    QTRY_VERIFY(Probe::isAttached());
    QTest::qWait(300);
    QVERIFY(window.isVisible());
    other.close();
    QTRY_VERIFY(!window.isVisible());

    QGuiApplication::setQuitOnLastWindowClosed(false); // a program that lives in the tray
    other.show();
    window.show();
    QTest::qWait(300);
    other.close();
    QTest::qWait(300);
    QVERIFY(window.isVisible());
    QGuiApplication::setQuitOnLastWindowClosed(true);
}

// Also two windows, and one that is made later.
void tst_InspectorWindow::speaksTheLanguageThatIsChosen()
{
    InspectorWindow window;
    InspectorWindow second;
    window.show();
    second.show();
    Translation::instance().setLanguage(QLocale(QLocale::German));
    InspectorWindow later;
    later.show();
    for (const InspectorWindow *each : {&window, &second, &later}) {
        QVERIFY2(each->window()->title().startsWith(u"Inspektor"), qPrintable(each->window()->title()));
        QCOMPARE(inspectorOf(*each)->loops()->headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Zustand"));
        QCOMPARE(inspectorOf(*each)->localeName(), QStringLiteral("de_DE"));
    }
    Translation::instance().followSystem();
    QVERIFY2(window.window()->title().startsWith(u"Inspector"), qPrintable(window.window()->title()));
}

void tst_InspectorWindow::followsTheLanguageOfTheProgram()
{
    const QLocale before;
    InspectorWindow window;
    window.show();
    QLocale::setDefault(QLocale(QLocale::French));
    QEvent event(QEvent::LanguageChange); // as a translator of the program brings it
    QCoreApplication::sendEvent(qApp, &event);
    QTRY_VERIFY2(window.window()->title().startsWith(u"Inspecteur"), qPrintable(window.window()->title()));
    QLocale::setDefault(QLocale(QLocale::Spanish));
    QCoreApplication::sendEvent(qApp, &event);
    QTRY_COMPARE(inspectorOf(window)->loops()->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Bucle"));

    // Not when one was chosen.
    Translation::instance().setLanguage(QLocale(QLocale::Japanese));
    QCoreApplication::sendEvent(qApp, &event);
    QCoreApplication::processEvents();
    QVERIFY2(window.window()->title().startsWith(QStringLiteral("インスペクター")), qPrintable(window.window()->title()));
    QLocale::setDefault(before);
    Translation::instance().followSystem();
}

void tst_InspectorWindow::languageOfTheEnvironmentIsChosen_data()
{
    QTest::addColumn<QByteArray>("language");
    QTest::addColumn<QString>("title");
    QTest::newRow("none") << QByteArray() << QStringLiteral("Inspector");
    QTest::newRow("ar") << QByteArray("ar") << QStringLiteral("المفتّش");
    QTest::newRow("zh") << QByteArray("zh") << QStringLiteral("检查器");
    QTest::newRow("a word") << QByteArray("klingon-qo'noS") << QStringLiteral("is ignored");
}

// In a process of its own, as it is looked at once.
void tst_InspectorWindow::languageOfTheEnvironmentIsChosen()
{
    QFETCH(QByteArray, language);
    QFETCH(QString, title);
    QProcess program;
    QSignalSpy finished(&program, &QProcess::finished);
    program.setProcessChannelMode(QProcess::MergedChannels);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SIGNALBOX_LANGUAGE"), QString::fromLatin1(language));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--say-title")});
    QVERIFY(finished.wait(60'000));
    const auto output = program.readAll();
    QCOMPARE(program.exitCode(), 0);
    QVERIFY2(QString::fromUtf8(output).contains(title), output);
}

void tst_InspectorWindow::mayBeDestroyedWhileShown()
{
    {
        InspectorWindow window;
        window.show();
        QTRY_VERIFY(Probe::isAttached());
    }
    QVERIFY(!Probe::isAttached());
}

// In a process of its own: the mistake to make it before the application, and so to destroy it behind that.
void tst_InspectorWindow::outlivingTheApplicationIsAWarning()
{
    QProcess program;
    QSignalSpy finished(&program, &QProcess::finished);
    program.setProcessChannelMode(QProcess::MergedChannels);
    auto environment = QProcessEnvironment::systemEnvironment();
    const auto options = environment.value(QStringLiteral("ASAN_OPTIONS"));
    environment.insert(QStringLiteral("ASAN_OPTIONS"),
                       options + QStringLiteral(":detect_leaks=0")); // on purpose
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--window-first")});
    QVERIFY(finished.wait(60'000));
    const auto output = program.readAll();
    QVERIFY2(program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0, output);
    QVERIFY2(output.contains("InspectorWindow: it must end before the application object"), output);
}

static int makeTheWindowFirst(int argc, char **argv)
{
    const std::unique_ptr<InspectorWindow> window = std::make_unique<InspectorWindow>();
    QGuiApplication app(argc, argv);
    window->show();
    QTimer::singleShot(300, &app, &QCoreApplication::quit);
    return app.exec();
}

static int sayTheTitle(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    InspectorWindow window;
    window.show();
    std::fputs(window.window()->title().toUtf8().constData(), stdout);
    return 0;
}

int main(int argc, char **argv)
{
    Signalbox::install();
    if (argc > 1 && qstrcmp(argv[1], "--window-first") == 0)
        return makeTheWindowFirst(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "--say-title") == 0)
        return sayTheTitle(argc, argv);
    QGuiApplication app(argc, argv);
    tst_InspectorWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_inspectorwindow.moc"
