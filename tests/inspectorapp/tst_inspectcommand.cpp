// SPDX-License-Identifier: MIT
// `signalbox inspect` and `signalbox run --inspect`, as somebody at a terminal calls them.
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qprocess.h>
#include <QtCore/qscopeguard.h>
#include <QtCore/qtemporarydir.h>
#include <QtGui/qimage.h>
#include <QtTest/qtest.h>

#include <csignal>
#include <memory>
#include <sys/types.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 60'000; // ms

struct Outcome
{
    QString errors;
    int status = -1;
};

Outcome inspect(const QStringList &words)
{
    QProcess process;
    process.start(QLatin1StringView(SIGNALBOX_COMMAND), QStringList(u"inspect"_s) + words);
    if (!process.waitForFinished(Patience))
        return {};
    return {QString::fromLocal8Bit(process.readAllStandardError()), process.exitCode()};
}

#ifdef INSPECTED_STOCK
//! The process that was started with \a arguments; 0: there is none.
qint64 processWith(const QByteArray &arguments)
{
    const auto pids = QDir(u"/proc"_s).entryList({u"[1-9]*"_s}, QDir::Dirs);
    for (const QString &pid : pids) {
        QFile commandLine(u"/proc/"_s + pid + u"/cmdline"_s);
        if (commandLine.open(QIODevice::ReadOnly) && commandLine.readAll().endsWith(arguments))
            return pid.toLongLong();
    }
    return 0;
}
#endif

} // namespace

class tst_InspectCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runtime = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime->path()));
    }

    void mistakesAreTold_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("error");
        const auto which =
            u"signalbox inspect: which program? signalbox inspect [PID]; signalbox ps lists them\n"_s;
        QTest::newRow("no number") << QStringList{u"x"_s} << which;
        QTest::newRow("two") << QStringList{u"1"_s, u"2"_s} << which;
        QTest::newRow("option") << QStringList{u"--what"_s}
                                << u"signalbox inspect: Unknown option 'what'.\n"_s;
        QTest::newRow("page") << QStringList{u"--page"_s, u"soup"_s}
                              << u"signalbox inspect: there is no page \"soup\", but: loops, posted-events, "
                                 "timers, watchers, queues, matchers, events, tasks, warnings, overview\n"_s;
    }
    void mistakesAreTold()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, error);
        const auto outcome = inspect(words);
        QCOMPARE(outcome.errors, error);
        QCOMPARE(outcome.status, 2);
    }

    void withoutADisplayItSaysSoAndCanStillBeAsked()
    {
        const QByteArray platform = qgetenv("QT_QPA_PLATFORM"), display = qgetenv("DISPLAY");
        qunsetenv("QT_QPA_PLATFORM");
        qunsetenv("DISPLAY");
        const auto outcome = inspect({}), help = inspect({u"--help"_s});
        qputenv("QT_QPA_PLATFORM", platform);
        if (!display.isNull())
            qputenv("DISPLAY", display);
        QCOMPARE(
            outcome.errors,
            u"signalbox inspect: there is no display; \"signalbox dump\" says in text what the window shows\n"_s);
        QCOMPARE(outcome.status, 1);
        QCOMPARE(help.errors, QString());
        QCOMPARE(help.status, 0);
    }

    void pictureIsTakenOfWhatIsShown()
    {
        const QString file = m_runtime->filePath(u"picture.png"_s);
        const auto outcome = inspect({u"--screenshot"_s, file});
        QCOMPARE(outcome.status, 0);
        const QImage picture(file);
        QVERIFY(picture.width() >= 640);
        const QRgb corner = picture.pixel(0, 0);
        int others = 0;
        for (int x = 0; x < picture.width(); ++x)
            others += picture.pixel(x, picture.height() - 12) != corner; // the line of keys
        QVERIFY(others > 0);
    }

#ifdef INSPECTED_STOCK
    void runOpensTheInspectorBesideTheProgram()
    {
        QProcess program;
        program.start(QLatin1StringView(SIGNALBOX_COMMAND),
                      {u"run"_s, u"--inspect"_s, u"--"_s, QLatin1StringView(INSPECTED_STOCK)});
        QVERIFY(program.waitForReadyRead(Patience));
        const QByteArray words =
            QByteArray("signalbox-inspector\0", 20) + QByteArray::number(program.processId()) + '\0';
        QTRY_VERIFY_WITH_TIMEOUT(processWith(words) != 0, Patience);
        const qint64 inspector = processWith(words);
        const auto endIt = qScopeGuard([inspector] { ::kill(pid_t(inspector), SIGKILL); });
        const auto output = QFile::symLinkTarget(u"/proc/%1/fd/1"_s.arg(inspector));
        QCOMPARE(output, u"/dev/null"_s); // who reads the program's output does not wait for it
        // The program has no child that it does not know of.
        QFile children(u"/proc/%1/task/%1/children"_s.arg(program.processId()));
        if (children.open(QIODevice::ReadOnly)) // not every kernel has it
            QCOMPARE(children.readAll(), QByteArray());
        program.closeWriteChannel();
        QVERIFY(program.waitForFinished(Patience));
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(::kill(pid_t(inspector), 0), 0); // it stays, with what was seen last
    }

    void runGoesOnWithoutADisplay()
    {
        QProcess program;
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const auto &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
            environment.remove(name);
        program.setProcessEnvironment(environment);
        program.start(QLatin1StringView(SIGNALBOX_COMMAND),
                      {u"run"_s, u"--inspect"_s, u"--"_s, QLatin1StringView(INSPECTED_STOCK)});
        QVERIFY(program.waitForReadyRead(Patience));
        QCOMPARE(program.readAllStandardOutput(), "stuck\n");
        program.closeWriteChannel();
        QVERIFY(program.waitForFinished(Patience));
        QCOMPARE(
            QString::fromLocal8Bit(program.readAllStandardError()),
            u"signalbox: run: there is no display for the inspector's window; \"signalbox dump\" says in text what it shows\n"_s);
        QCOMPARE(program.exitCode(), 0);
    }
#endif

private:
    std::unique_ptr<QTemporaryDir> m_runtime;
};

QTEST_GUILESS_MAIN(tst_InspectCommand)
#include "tst_inspectcommand.moc"
