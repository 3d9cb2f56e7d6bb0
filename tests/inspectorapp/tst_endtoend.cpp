// SPDX-License-Identifier: MIT
// The inspector as somebody uses it who sits in front of a screen: real keys and a real mouse on the window of
// `signalbox inspect`, in front of another process. What it shows is read from the clipboard.
#include "../shared/realinput.h"
#include "startedprogram.h"

#include <QtCore/qfile.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>
#include <QtTest/qtest.h>

#include <csignal>
#include <functional>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 60'000; // ms: for other processes
// In the window of a program with one loop:
constexpr QPoint LoopsPage{20, 169};
constexpr QPoint TimersPage{20, 239};

//! What xdotool says.
QString xdotool(const QStringList &arguments)
{
    QProcess tool;
    tool.start(u"xdotool"_s, arguments);
    return tool.waitForFinished(Patience) ? QString::fromUtf8(tool.readAllStandardOutput()).trimmed()
                                          : QString();
}

} // namespace

class tst_EndToEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void keysGoToThePages_data();
    void keysGoToThePages();
    void mouseGoesToAPage();
    void filterLeavesWhatMatches();
    void pausedWindowStandsStill();
    void endOfTheProgramIsSaidAndItsRowsStay();
    void closingTheWindowEndsTheInspector();

private:
    void press(const QString &keys) { xdotool({u"key"_s, u"--clearmodifiers"_s, keys}); }
    void click(QPoint inTheWindow)
    {
        xdotool({u"mousemove"_s, u"--window"_s, m_window, QString::number(inTheWindow.x()),
                 QString::number(inTheWindow.y()), u"click"_s, u"1"_s});
    }
    //! What Ctrl+C gives, once it \a isIt.
    QString copied(const std::function<bool(const QString &)> &isIt)
    {
        QString text;
        static_cast<void>(QTest::qWaitFor(
            [&] {
                QGuiApplication::clipboard()->setText(u"nothing yet"_s);
                press(u"ctrl+c"_s);
                const bool hasArrived = QTest::qWaitFor(
                    [&] {
                        text = QGuiApplication::clipboard()->text(); // empty while it changes hands
                        return !text.isEmpty() && text != "nothing yet"_L1;
                    },
                    1000);
                return hasArrived && isIt(text);
            },
            Patience));
        return text;
    }
    QString copiedWith(const QString &word)
    {
        return copied([&](const QString &text) { return text.contains(word); });
    }

    std::unique_ptr<QTemporaryDir> m_runtime;
    std::unique_ptr<QProcess> m_program;
    QProcess m_inspector;
    QString m_window;
};

void tst_EndToEnd::init()
{
    if (m_program)
        cleanup(); // of an init() that failed
    m_runtime = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime->path()));
    m_program = startProgram(QString::fromLatin1(INSPECTED), {u"tasks"_s});
    m_inspector.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_inspector.start(QString::fromLatin1(SIGNALBOX_COMMAND),
                      {u"inspect"_s, QString::number(m_program->processId())});
    QVERIFY(m_inspector.waitForStarted(Patience));
    const auto find = [] { // ends with nothing when another window goes while it looks
        return xdotool({u"search"_s, u"--sync"_s, u"--onlyvisible"_s, u"--name"_s, u"^Inspector: inspected"_s}).section(u'\n', 0, 0);
    };
    QTRY_VERIFY_WITH_TIMEOUT(!(m_window = find()).isEmpty(), Patience);
    xdotool({u"windowactivate"_s, u"--sync"_s, m_window});
}

void tst_EndToEnd::cleanup()
{
    end(*m_program);
    end(m_inspector);
}

void tst_EndToEnd::keysGoToThePages_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("shown");
    QTest::newRow("timers") << u"ctrl+4"_s << u"Interval"_s;
    QTest::newRow("watchers") << u"ctrl+5"_s << u"Waits for"_s;
    QTest::newRow("tasks") << u"ctrl+9"_s << u"second"_s;
    QTest::newRow("loops") << u"ctrl+2"_s << u"Turns/s"_s;
}

void tst_EndToEnd::keysGoToThePages()
{
    QFETCH(QString, keys);
    QFETCH(QString, shown);
    press(u"ctrl+3"_s);
    QVERIFY(copiedWith(u"Receiver"_s).contains("Receiver"_L1));
    press(keys);
    const QString text = copiedWith(shown);
    QVERIFY2(text.contains(shown), qPrintable(text));
}

void tst_EndToEnd::mouseGoesToAPage()
{
    click(TimersPage);
    QString text = copiedWith(u"Interval"_s);
    QVERIFY2(text.contains("Interval"_L1) && text.contains("QTimer"_L1), qPrintable(text));
    click(LoopsPage);
    text = copiedWith(u"Turns/s"_s);
    QVERIFY2(text.contains("Turns/s"_L1) && text.contains("main"_L1), qPrintable(text));
}

void tst_EndToEnd::filterLeavesWhatMatches()
{
    press(u"ctrl+9"_s);
    QVERIFY(copiedWith(u"second"_s).contains("first"_L1));
    press(u"slash"_s);
    xdotool({u"type"_s, u"secon"_s});
    press(u"Return"_s); // back to the table
    const QString text = copied([](const QString &rows) { return !rows.contains("first"_L1); });
    QVERIFY2(text.contains("second"_L1) && !text.contains("first"_L1), qPrintable(text));
    press(u"Escape"_s);
    QVERIFY(copiedWith(u"first"_s).contains("second"_L1));
}

void tst_EndToEnd::pausedWindowStandsStill()
{
    press(u"ctrl+9"_s);
    const QString before = copiedWith(u"second"_s);
    const auto isOther = [&](const QString &text) { return text != before; };
    QVERIFY(copied(isOther) != before); // how long the tasks wait
    press(u"space"_s);
    const QString paused = copied([last = QString()](const QString &text) mutable {
        return std::exchange(last, text) == text; // it has arrived
    });
    for (int i = 0; i < 5; ++i)
        QCOMPARE(copied([](const QString &) { return true; }), paused);
    press(u"space"_s);
    QVERIFY(copied([&](const QString &text) { return text != paused; }) != paused);
}

void tst_EndToEnd::endOfTheProgramIsSaidAndItsRowsStay()
{
    press(u"ctrl+9"_s);
    QVERIFY(copiedWith(u"second"_s).contains("first"_L1));
    end(*m_program);
    QString text;
    const bool isSaid = QTest::qWaitFor(
        [&] {
            press(u"ctrl+shift+c"_s); // of all pages, with the verdict
            return QTest::qWaitFor(
                [&] { return (text = QGuiApplication::clipboard()->text()).contains("has ended"_L1); }, 1000);
        },
        Patience);
    QVERIFY2(isSaid, qPrintable(text));
    QVERIFY(copiedWith(u"second"_s).contains("first"_L1));
}

void tst_EndToEnd::closingTheWindowEndsTheInspector()
{
    press(u"alt+F4"_s); // the window manager asks it to
    QVERIFY(m_inspector.waitForFinished(Patience));
    QCOMPARE(m_inspector.exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_inspector.exitCode(), 0);
    QCOMPARE(m_program->state(), QProcess::Running);
}

QTEST_MAIN(tst_EndToEnd)
#include "tst_endtoend.moc"
