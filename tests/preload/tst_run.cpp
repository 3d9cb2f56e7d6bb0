// SPDX-License-Identifier: MIT
// `signalbox run` beside the same program without it: what differs is the dispatcher and nothing else.
#include <QtCore/qprocess.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <pty.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr auto Ours = "Signalbox::EventDispatcher"_L1;

struct Outcome
{
    QString output;
    QString errors;
    int status = -1;
    bool hasCrashed = false; // ended by the signal `status`
};

Outcome finish(QProcess &process)
{
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return {};
    return {QString::fromLocal8Bit(process.readAllStandardOutput()),
            QString::fromLocal8Bit(process.readAllStandardError()), process.exitCode(),
            process.exitStatus() == QProcess::CrashExit};
}

Outcome start(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    return finish(process);
}

//! The command `signalbox run`, its options first and then the program's words.
Outcome run(const QStringList &words, const QByteArray &input = {})
{
    return start(QLatin1StringView(SIGNALBOX_COMMAND), QStringList(u"run"_s) + words, input);
}

const QString subject = QLatin1StringView(SUBJECT);

} // namespace

class Run : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const Outcome stock = start(subject, {u"main"_s});
        QVERIFY2(!stock.output.contains(Ours), "the subject has our dispatcher without help");
    }

    void everyThreadRunsOnSignalbox_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("one application") << QStringList{subject, u"threads"_s};
        QTest::newRow("after two dashes") << QStringList{u"--"_s, subject, u"threads"_s};
        QTest::newRow("one application after the other") << QStringList{subject, u"twice"_s};
        QTest::newRow("started by a shell") << QStringList{u"sh"_s, u"-c"_s, u"\"$0\" threads"_s, subject};
        QTest::newRow("a shell that becomes it")
            << QStringList{u"sh"_s, u"-c"_s, u"exec \"$0\" threads"_s, subject};
    }
    void everyThreadRunsOnSignalbox()
    {
        QFETCH(QStringList, words);
        const Outcome outcome = run(words);
        QCOMPARE(outcome.errors, QString());
        QCOMPARE(outcome.status, 0);
        const QStringList lines = outcome.output.split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() % 5 == 0 && !lines.isEmpty()); // main, thread, restarted, pool, adopted
        for (const QString &line : lines)
            QVERIFY2(line.endsWith(Ours), qPrintable(line));
    }

    // The first thread's dispatcher had ended with the first application, and it got Qt's own one then.
    void applicationsMayBeOfDifferentThreads()
    {
        const Outcome outcome = run({subject, u"elsewhere"_s});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.output, u"first: %1\nelsewhere: %1\nfirst again: %1\n"_s.arg(Ours));
    }

    //! It takes its thread's dispatcher along, as its child, which Qt does not mean; all goes on as it does without us.
    void applicationThatMovesKeepsAllRunning()
    {
        const Outcome outcome = run({subject, u"moved"_s});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.output, u"main: %1\nthread: %1\nmain: %1\n"_s.arg(Ours));
    }

    void withoutThreadsOnlyTheMainOneChanges()
    {
        const Outcome outcome = run({u"--no-threads"_s, subject, u"threads"_s});
        QStringList lines = outcome.output.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines.takeFirst().endsWith(Ours));
        for (const QString &line : lines)
            QVERIFY2(!line.endsWith(Ours), qPrintable(line));
    }

    void programThatLinksAllThreadsNeedsNoCommand()
    {
        const Outcome outcome = start(QLatin1StringView(SUBJECT_LINKED), {u"twice"_s});
        const QStringList lines = outcome.output.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 10);
        for (const QString &line : lines)
            QVERIFY2(line.endsWith(Ours), qPrintable(line));
        QCOMPARE(outcome.errors, QString());
    }

    void interpreterThatLoadsQtLaterIsHelped()
    {
        const QString late = QLatin1StringView(LATE), module = QLatin1StringView(LATE_MODULE);
        QVERIFY(!start(late, {module}).output.contains(Ours));
        const Outcome outcome = run({late, module});
        QCOMPARE(outcome.errors, QString());
        QCOMPARE(outcome.output.trimmed(), QString(Ours));
    }

    void unknownValueOfTheSwitchIsIgnoredAndSaid()
    {
        qputenv("SIGNALBOX_DISABLE", "yes");
        const auto cleanUp = qScopeGuard([] { qunsetenv("SIGNALBOX_DISABLE"); });
        const Outcome outcome = run({subject, u"threads"_s});
        QCOMPARE(outcome.output.count(Ours), 5);
        QVERIFY2(outcome.errors.contains("SIGNALBOX_DISABLE=yes is ignored"_L1), qPrintable(outcome.errors));
        QCOMPARE(outcome.errors.count(u'\n'), 1);
    }

    // Its module is linked with it, and nothing else in the process is.
    void interpreterThatLoadsAnotherQtLaterRunsAsItDoes()
    {
        const QString late = QLatin1StringView(LATE), module = QLatin1StringView(LATE_OTHER_MODULE);
        const Outcome stock = start(late, {module});
        QVERIFY(stock.output.startsWith("an application of another Qt\npreloaded for children: "_L1));
        const Outcome outcome = run({late, module});
        QCOMPARE(outcome.output, stock.output);
        QVERIFY2(outcome.errors.contains("late has a Qt that is not Qt 6"_L1), qPrintable(outcome.errors));
        QCOMPARE(outcome.status, 125);
    }

    void ownDispatcherStays_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("dispatcher");
        QTest::newRow("some other") << subject << u"own"_s << u"OwnDispatcher"_s;
        QTest::newRow("ours") << QString(QLatin1StringView(SUBJECT_LINKED)) << u"main"_s << QString(Ours);
    }
    void ownDispatcherStays()
    {
        QFETCH(QString, program);
        QFETCH(QString, what);
        QFETCH(QString, dispatcher);
        const Outcome outcome = run({program, what});
        QCOMPARE(outcome.output, u"main: %1\n"_s.arg(dispatcher));
        QCOMPARE(outcome.errors, QString());
        QCOMPARE(outcome.status, 0);
    }

    void outcomeIsTheProgramsOwn_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"fail", "signal", "warn", "terminals", "input"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void outcomeIsTheProgramsOwn()
    {
        QFETCH(QString, what);
        const Outcome stock = start(subject, {what}, "some words\n");
        const Outcome ours = run({subject, what}, "some words\n");
        QCOMPARE(ours.output, stock.output);
        QCOMPARE(ours.errors, stock.errors);
        QCOMPARE(ours.status, stock.status);
        QCOMPARE(ours.hasCrashed, stock.hasCrashed);
        QVERIFY(what != "input"_L1 || ours.output == "SOME WORDS\n"_L1);
        QVERIFY(what != "signal"_L1 || ours.hasCrashed);
    }

    void argumentsMayBeAnyBytes()
    {
        const auto script = u"exec \"$@\" arguments \"$(printf '\\377\\376')\" '' ' x' --help -- '*'"_s;
        const Outcome stock = start(u"sh"_s, {u"-c"_s, script, u"sh"_s, subject});
        const Outcome ours = start(
            u"sh"_s, {u"-c"_s, script, u"sh"_s, QLatin1StringView(SIGNALBOX_COMMAND), u"run"_s, subject});
        QVERIFY2(stock.output.contains("00 ff fe 00 00 20 78 00"_L1), qPrintable(stock.output));
        QCOMPARE(ours.output, stock.output);
        QCOMPARE(ours.status, 0);
    }

    // The loader says what is missing; whether the program uses Qt, nobody can know.
    void programThatLacksALibraryIsTheLoaders()
    {
        const Outcome stock = start(QLatin1StringView(INCOMPLETE), {});
        const Outcome ours = run({QLatin1StringView(INCOMPLETE)});
        QVERIFY2(stock.errors.contains("libmissing.so"_L1), qPrintable(stock.errors));
        QCOMPARE(ours.errors, stock.errors);
        QCOMPARE(ours.status, stock.status);
    }

    void terminalIsThePrograms()
    {
        int terminal = -1;
        const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
        if (child == 0) {
            ::execl(SIGNALBOX_COMMAND, "signalbox", "run", "--", SUBJECT, "terminals", nullptr);
            ::_exit(99);
        }
        QByteArray output;
        char text[64];
        for (ssize_t length; (length = ::read(terminal, text, sizeof text)) > 0;)
            output.append(text, length);
        int status = -1;
        ::waitpid(child, &status, 0);
        ::close(terminal);
        QCOMPARE(output, "1 1 1\r\n");
        QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }

    void environmentIsTheProgramsOwn()
    {
        auto sorted = [](const Outcome &outcome) {
            QStringList lines = outcome.output.split(u'\n', Qt::SkipEmptyParts);
            lines.sort();
            return lines;
        };
        QCOMPARE(sorted(run({subject, u"environment"_s})), sorted(start(subject, {u"environment"_s})));
        QCOMPARE(sorted(run({u"--backend"_s, u"poll"_s, u"--stats-file"_s, u"/dev/null"_s, subject,
                             u"environment"_s})),
                 sorted(start(subject, {u"environment"_s})));
        qputenv("LD_PRELOAD", "libm.so.6"); // somebody else's
        const auto cleanUp = qScopeGuard([] { qunsetenv("LD_PRELOAD"); });
        QCOMPARE(sorted(run({subject, u"environment"_s})), sorted(start(subject, {u"environment"_s})));
    }

    void childrenAreUntouchedUnlessAsked()
    {
        QVERIFY(!run({subject, u"child"_s}).output.contains(Ours));
        const Outcome asked = run({u"--children"_s, subject, u"child"_s});
        QCOMPARE(asked.output.count(Ours), 5);
        QCOMPARE(asked.errors, QString());
    }

    void childrenWithAnEnvironmentFromBeforeAreUntouchedToo()
    {
        const Outcome stock = start(subject, {u"kept"_s});
        QCOMPARE(stock.output.count("main: "_L1), 2); // the one that it starts, and the one of a shell
        for (const QStringList &words : {QStringList{subject, u"kept"_s},
                                         QStringList{u"sh"_s, u"-c"_s, u"\"$0\" kept; exit 0"_s, subject}}) {
            const Outcome outcome = run(words);
            QCOMPARE(outcome.output, stock.output);
            QCOMPARE(outcome.errors, QString());
        }
        const Outcome asked = run({u"--children"_s, subject, u"kept"_s});
        QCOMPARE(asked.output.count(Ours), 2);
    }

    void backendIsChosen_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("epoll") << u"epoll"_s;
        QTest::newRow("poll") << u"poll"_s;
    }
    void backendIsChosen()
    {
        QFETCH(QString, kind);
        QCOMPARE(run({u"--backend"_s, kind, subject, u"backend"_s}).output.trimmed(), kind);
        QCOMPARE(run({u"--backend="_s + kind, subject, u"backend"_s}).output.trimmed(), kind);
        const QString other = kind == "poll"_L1 ? u"epoll"_s : u"poll"_s;
        qputenv("SIGNALBOX_BACKEND", other.toLatin1());
        const auto cleanUp = qScopeGuard([] { qunsetenv("SIGNALBOX_BACKEND"); });
        QCOMPARE(run({subject, u"backend"_s}).output.trimmed(), other);
        QCOMPARE(run({u"--backend"_s, kind, subject, u"backend"_s}).output.trimmed(), kind);
    }

    void sourcesOfGlibRunWithoutWindowsToo()
    {
        QCOMPARE(start(subject, {u"glib"_s}).output.trimmed(), u"GLib's timeout"_s);
        QCOMPARE(run({subject, u"glib"_s}).output.trimmed(), u"GLib's timeout"_s);
    }

    void programThatCannotBeRunOrHelpedIsToldSo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("sentence");
        const auto file = [this](const char *name) { return m_files.filePath(QLatin1StringView(name)); };
        QTest::newRow("no such command")
            << QStringList{u"no-such-command"_s} << 127 << u"no-such-command: command not found"_s;
        QTest::newRow("no such file")
            << QStringList{file("none")} << 127 << u"none: No such file or directory"_s;
        QTest::newRow("a directory") << QStringList{m_files.path()} << 126 << u": Is a directory"_s;
        QTest::newRow("not executable") << QStringList{file("text")} << 126 << u"text: Permission denied"_s;
        QTest::newRow("another machine's")
            << QStringList{file("foreign")} << 125 << u"foreign is made for another kind of machine"_s;
        QTest::newRow("cut off") << QStringList{file("stump")} << 125 << u"stump is made for"_s;
        QTest::newRow("static") << QStringList{QLatin1StringView(STATIC)} << 125
                                << u"is linked statically, and nothing can be loaded into it"_s;
        QTest::newRow("without Qt") << QStringList{QLatin1StringView(WITHOUT_QT)} << 125
                                    << u"does not use Qt"_s;
        QTest::newRow("Qt 5") << QStringList{QLatin1StringView(QT5)} << 125
                              << u"uses Qt 5, and only Qt 6 can be helped"_s;
        QTest::newRow("a later Qt") << QStringList{QLatin1StringView(LATER_QT)} << 125
                                    << u"uses Qt 6.99.0, and this signalbox was built for Qt 6."_s;
        QTest::newRow("an interpreter that loads no Qt")
            << QStringList{QLatin1StringView(LATE)} << 125 << u"made no Qt 6 application"_s;
        QTest::newRow("a script that starts nothing")
            << QStringList{u"sh"_s, u"-c"_s, u":"_s} << 125 << u"made no Qt 6 application"_s;
        QTest::newRow("no application")
            << QStringList{subject, u"nothing"_s} << 125 << u"made no Qt 6 application"_s;
        QTest::newRow("no program") << QStringList{u"--"_s} << 2 << u"which program?"_s;
        QTest::newRow("unknown option") << QStringList{u"--fast"_s, subject} << 2 << u"fast"_s;
        QTest::newRow("unknown backend") << QStringList{u"--backend"_s, u"kqueue"_s, subject} << 2
                                         << u"--backend is epoll or poll, not \"kqueue\""_s;
        if (::geteuid() == 0) {
            QTest::newRow("setuid") << QStringList{file("setuid")} << 125
                                    << u"setuid runs with other rights than yours"_s;
        }
    }
    void programThatCannotBeRunOrHelpedIsToldSo()
    {
        QFETCH(QStringList, words);
        QFETCH(int, status);
        QFETCH(QString, sentence);
        const Outcome outcome = run(words);
        QVERIFY2(outcome.errors.startsWith("signalbox: "_L1), qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains(sentence), qPrintable(outcome.errors));
        QCOMPARE(outcome.errors.count(u'\n'), 1);
        QCOMPARE(outcome.status, status);
        QCOMPARE(outcome.output, QString());
    }

    void helpNamesTheCommandAndEachExitStatus()
    {
        const Outcome outcome = run({u"--help"_s});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.errors, QString());
        QVERIFY2(outcome.output.startsWith("Usage: signalbox run [options] -- PROGRAM"_L1),
                 qPrintable(outcome.output));
        for (const char *status : {" 2 when", " 125 when", " 126 when", " 127 when"})
            QVERIFY2(outcome.output.simplified().contains(QLatin1StringView(status)), status);
    }

    void failureOfTheProgramIsNotHiddenByOurSentence()
    {
        const Outcome outcome = run({u"sh"_s, u"-c"_s, u"exit 3"_s});
        QCOMPARE(outcome.status, 3);
        QVERIFY(outcome.errors.contains("made no Qt 6 application"_L1));
    }

    // What it has started may use Qt, and here it does.
    void programThatWaitsForNobodyIsNotBlamed()
    {
        const Outcome outcome = run({QLatin1StringView(LATE), u"--start"_s, subject, u"main"_s});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.errors, QString());
    }

    void statusOfAScriptIsItsOwn()
    {
        const Outcome outcome = run({u"sh"_s, u"-c"_s, u"\"$0\" main >/dev/null; exit 4"_s, subject});
        QCOMPARE(outcome.status, 4);
        QCOMPARE(outcome.errors, QString());
    }

    void statisticsComeAtTheEnd()
    {
        const Outcome outcome = run({u"--stats"_s, subject, u"threads"_s});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.output.count(Ours), 5);
        QVERIFY2(outcome.errors.startsWith("signalbox: loops at exit\n"_L1), qPrintable(outcome.errors));
        for (const QString &thread :
             {u"\"main\""_s, u"\"thread\""_s, u"\"restarted\""_s, u"\"Thread (pooled)\""_s})
            QVERIFY2(outcome.errors.contains(thread), qPrintable(outcome.errors));
        QCOMPARE(outcome.errors.count("  turns: 1, "_L1), 5);
    }

    void statisticsGoIntoAFile()
    {
        const QString file = m_files.filePath(u"statistics"_s);
        const Outcome outcome = run({u"--stats-file"_s, file, subject, u"threads"_s});
        QCOMPARE(outcome.errors, QString());
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().startsWith("signalbox: loops at exit\n"));
    }

    void statisticsOfSeveralProgramsFollowEachOther()
    {
        const QString file = m_files.filePath(u"several"_s);
        for (int i = 0; i < 2; ++i) { // what was there before is gone
            const QString script = u"\"$0\" main; \"$0\" main; exit 0"_s;
            QCOMPARE(run({u"--stats-file"_s, file, u"sh"_s, u"-c"_s, script, subject}).errors, QString());
            QFile written(file);
            QVERIFY(written.open(QIODevice::ReadOnly));
            QCOMPARE(written.readAll().count("signalbox: loops at exit\n"), 2);
        }
    }

    void statisticsGoIntoWhatIsThere()
    {
        const QByteArray pipe = QFile::encodeName(m_files.filePath(u"pipe"_s));
        QVERIFY(::mkfifo(pipe.constData(), 0600) == 0);
        const QString script = u"cat \"$0\" & \"$@\" >/dev/null; wait"_s;
        const Outcome outcome =
            start(u"sh"_s, {u"-c"_s, script, QFile::decodeName(pipe), QLatin1StringView(SIGNALBOX_COMMAND),
                            u"run"_s, u"--stats-file"_s, QFile::decodeName(pipe), subject, u"main"_s});
        QVERIFY2(outcome.output.startsWith("signalbox: loops at exit\n"_L1), qPrintable(outcome.output));
        QCOMPARE(outcome.errors, QString());
    }

    void unwritableStatisticsAreToldBefore()
    {
        for (const QString &file : {u"/nowhere/at/all"_s, m_files.path()}) {
            const Outcome outcome = run({u"--stats-file"_s, file, subject, u"main"_s});
            QVERIFY2(outcome.errors.startsWith(u"signalbox: cannot write statistics to %1: "_s.arg(file)),
                     qPrintable(outcome.errors));
            QCOMPARE(outcome.status, 125);
            QCOMPARE(outcome.output, QString());
        }
    }

    void signalShowsAStuckLoop()
    {
        QProcess process;
        process.start(QLatin1StringView(SIGNALBOX_COMMAND), {u"run"_s, u"--stats"_s, subject, u"hold"_s});
        QVERIFY(process.waitForReadyRead(20'000)); // it is held now
        process.setReadChannel(QProcess::StandardError);
        QByteArray report;
        static const QRegularExpression late(u"[0-9.]+ s late, fired"_s);
        while (!late.match(QString::fromUtf8(report))
                    .hasMatch()) { // a second: nothing else holds the loop so long
            report.clear();
            QVERIFY(::kill(pid_t(process.processId()), SIGUSR1) == 0);
            while (!report.contains("x User\n"))
                QVERIFY(process.waitForReadyRead(20'000) && (report += process.readAllStandardError(), true));
        }
        process.write("x");
        const Outcome outcome = finish(process);
        QCOMPARE(outcome.status, 3);
        QVERIFY2(outcome.errors.contains("by (anonymous namespace)::Busy: MetaCall hold()\n"_L1),
                 qPrintable(outcome.errors));
        for (const char *part :
             {"signalbox: loops on SIGUSR1", "running for", "Busy \"the culprit\": MetaCall hold(), for ",
              "QTimer", "posted events: 3", "QCoreApplication  3 x User"})
            QVERIFY2(report.contains(part), report.constData());
    }

    void pathThatCannotBePreloadedIsNamed()
    {
        QDir place(m_files.path());
        QVERIFY(place.mkpath(u"two words/bin"_s) && place.mkpath(u"two words/lib"_s) &&
                place.cd(u"two words"_s));
        const QString copy = place.filePath(u"bin/signalbox"_s);
        QVERIFY(QFile::copy(QLatin1StringView(SIGNALBOX_COMMAND), copy));
        QVERIFY(QFile::copy(QLatin1StringView(PRELOAD_LIBRARY),
                            place.filePath(u"lib/"_s + QLatin1StringView(PRELOAD_NAME))));
        const Outcome outcome = start(copy, {u"run"_s, subject, u"main"_s});
        QCOMPARE(outcome.status, 125);
        QVERIFY2(outcome.errors.contains("no path with a space or a colon in it"_L1),
                 qPrintable(outcome.errors));
        QCOMPARE(outcome.output, QString());
    }

    void firstReportHasTheNamesOfObjects()
    {
        QProcess process;
        process.start(QLatin1StringView(SIGNALBOX_COMMAND), {u"run"_s, u"--stats"_s, subject, u"rest"_s});
        QVERIFY(process.waitForReadyRead(20'000)); // it rests now
        process.setReadChannel(QProcess::StandardError);
        QVERIFY(::kill(pid_t(process.processId()), SIGUSR1) == 0);
        QByteArray report; // a watcher of the program's, and GLib's
        while (!report.contains("watchers: 2\n") || !report.endsWith("times\n"))
            QVERIFY(process.waitForReadyRead(20'000) && (report += process.readAllStandardError(), true));
        process.write("x");
        QCOMPARE(finish(process).status, 0);
        QVERIFY2(report.contains("QTimer \"heartbeat\""), report.constData());
        QVERIFY2(report.contains("QCoreApplication \"the sleeper\""), report.constData());
    }

    void missingLibraryIsNamed()
    {
        const QString copy = m_files.filePath(u"signalbox"_s);
        QVERIFY(QFile::copy(QLatin1StringView(SIGNALBOX_COMMAND), copy));
        const Outcome outcome = start(copy, {u"run"_s, subject});
        QCOMPARE(outcome.status, 125);
        QVERIFY2(outcome.errors.contains("libSignalboxAllThreads.so"_L1), qPrintable(outcome.errors));
    }

private:
    QTemporaryDir m_files = [] {
        QTemporaryDir files;
        const auto write = [&](const char *name, const QByteArray &content, bool isExecutable) {
            QFile file(files.filePath(QLatin1StringView(name)));
            if (file.open(QIODevice::WriteOnly))
                file.write(content);
            if (isExecutable)
                file.setPermissions(file.permissions() | QFile::ExeOwner);
        };
        QFile self(subject);
        const QByteArray program = self.open(QIODevice::ReadOnly) ? self.readAll() : QByteArray();
        QByteArray foreign = program;
        foreign[18] = char(0xf3); // its machine
        foreign[19] = char(0x7f);
        write("text", "words", false);
        write("foreign", foreign, true);
        write("stump", program.first(30), true);
        write("setuid", program, true);
        const QByteArray setuid = QFile::encodeName(files.filePath(u"setuid"_s));
        if (::chown(setuid.constData(), 1, 1) == 0)
            ::chmod(setuid.constData(), 04755);
        return files;
    }();
};

QTEST_GUILESS_MAIN(Run)
#include "tst_run.moc"
