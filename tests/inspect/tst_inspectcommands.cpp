// SPDX-License-Identifier: MIT
// `signalbox ps`, `dump`, `tree` and `top`, with a program whose main thread is stuck.
#include "signalboxcommand.h"
#include "tools/inspectedprogram.h"

#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <csignal>
#include <memory>
#include <sys/types.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<Stuck> startStuck(bool isInspected = true, const QStringList &arguments = {u"an argument"_s})
{
    auto process = std::make_unique<Stuck>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SIGNALBOX_INSPECT"_s, isInspected ? u"1"_s : u"0"_s);
    process->setProcessEnvironment(environment);
    process->start(QLatin1StringView(INSPECTED), arguments);
    process->waitForReadyRead(30'000);
    return process;
}

QString pidOf(const std::unique_ptr<Stuck> &process)
{
    return QString::number(process->processId());
}

} // namespace

class tst_InspectCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runtime = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime->path()));
    }

    void psListsProgramsAndNamesTheSlotThatIsStuck()
    {
        const auto one = startStuck(), other = startStuck(), hidden = startStuck(false);
        const auto outcome = signalbox({u"ps"_s});
        QCOMPARE(outcome.errors, QString());
        QCOMPARE(outcome.status, 0);
        const auto lines = outcome.output.trimmed().split(u'\n');
        QCOMPARE(lines.size(), 3);
        for (qsizetype i = 1; i < lines.size(); ++i)
            QVERIFY2(lines.at(i).contains("runs Worker: "_L1) && lines.at(i).contains("freeze() for "_L1),
                     qPrintable(outcome.output));
        QVERIFY(outcome.output.contains(pidOf(one)) && outcome.output.contains(pidOf(other)));
        QVERIFY(!outcome.output.contains(pidOf(hidden)));
    }

    void psIsForScriptsAsWell()
    {
        const auto stuck = startStuck();
        const auto outcome = signalbox({u"ps"_s, u"--json"_s});
        const auto programs = QJsonDocument::fromJson(outcome.output.toUtf8()).array();
        QCOMPARE(programs.size(), 1);
        QCOMPARE(programs[0]["pid"_L1].toInteger(), stuck->processId());
        QCOMPARE(programs[0]["arguments"_L1][1].toString(), u"an argument"_s);
        QVERIFY(programs[0]["error"_L1].isNull());
        QCOMPARE(programs[0]["loops"_L1][0]["isMainThread"_L1].toBool(), true);
    }

    void psSaysSoWhenThereIsNone()
    {
        const auto outcome = signalbox({u"ps"_s});
        QCOMPARE(
            outcome.output,
            u"None of your programs can be inspected. SIGNALBOX_INSPECT=1 in the environment lets one be.\n"_s);
        QCOMPARE(outcome.status, 0);
        QCOMPARE(signalbox({u"ps"_s, u"--json"_s}).output, u"[\n]\n"_s);
    }

    void programsThatHaveGoneAreNotListed()
    {
        const auto stuck = startStuck();
        stuck->kill(); // its socket stays
        QVERIFY(stuck->waitForFinished());
        QVERIFY(signalbox({u"ps"_s}).output.startsWith("None"_L1));
    }

    void programThatEndsByExitLeavesNoSocket()
    {
        const auto stuck = startStuck(true, {u"exit"_s});
        QCOMPARE(signalbox({u"dump"_s, pidOf(stuck)}).status, 0);
        stuck->closeWriteChannel();
        QVERIFY(stuck->waitForFinished());
        QCOMPARE(stuck->exitStatus(), QProcess::NormalExit);
        QCOMPARE(stuck->exitCode(), 7);
        QCOMPARE(stuck->readAllStandardError(), QByteArray());
        QVERIFY(!QFile::exists(socketOf(stuck)));
    }

    void programIsInspectedInEachOfItsApplicationObjects()
    {
        const auto stuck = startStuck(true, {u"twice"_s});
        for (int round = 0; round < 2; ++round) {
            QVERIFY(stuck->bytesAvailable() > 0 || stuck->waitForReadyRead(30'000));
            QCOMPARE(stuck->readAllStandardOutput(), "stuck\n");
            const auto outcome = signalbox({u"dump"_s, pidOf(stuck)});
            QVERIFY2(outcome.output.contains("freeze(), for "_L1),
                     qPrintable(outcome.output + outcome.errors));
            stuck->write("\n");
        }
        QVERIFY(stuck->waitForFinished());
        QCOMPARE(stuck->exitCode(), 0);
        QCOMPARE(stuck->readAllStandardError(), QByteArray());
        QVERIFY(!QFile::exists(socketOf(stuck)));
    }

    void manyLongArgumentsAreToldInPart()
    {
        const QStringList arguments(90, QString(5000, u'\u20ac'));
        const auto stuck = startStuck(true, arguments);
        const auto outcome = signalbox({u"ps"_s, u"--json"_s});
        const auto program = QJsonDocument::fromJson(outcome.output.toUtf8())[0];
        QVERIFY2(program["error"_L1].isNull(), qPrintable(program["error"_L1].toString()));
        QCOMPARE(program["arguments"_L1].toArray().size(), 91);
        QCOMPARE(program["arguments"_L1][1].toString(), QString(4096, u'\u20ac'));
    }

    void programWithForeignRightsLoadsNoServer()
    {
        if (::geteuid() != 0)
            QSKIP("only root can give rights");
        Stuck stuck;
        stuck.setChildProcessModifier([] { static_cast<void>(::setresgid(65'534, 0, 0)); });
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SIGNALBOX_INSPECT"_s, u"1"_s);
        stuck.setProcessEnvironment(environment);
        stuck.start(QLatin1StringView(INSPECTED), QStringList());
        QVERIFY(stuck.waitForReadyRead(30'000));
        QCOMPARE(stuck.readAllStandardOutput(), "stuck\n");
        QFile maps(u"/proc/%1/maps"_s.arg(stuck.processId()));
        QVERIFY(maps.open(QIODevice::ReadOnly));
        const auto loaded = maps.readAll();
        QVERIFY(loaded.contains("libSignalboxCore"));
        QVERIFY(!loaded.contains("libSignalboxInspectServer"));
        stuck.closeWriteChannel();
        QVERIFY(stuck.waitForFinished());
        QCOMPARE(stuck.readAllStandardError(), "signalbox.dispatch: SIGNALBOX_INSPECT is set, but nobody can "
                                               "look into this program: it has rights "
                                               "that its user has not\n");
    }

    void stoppedProgramIsListedWithWhatIsWrong()
    {
        const auto stuck = startStuck();
        const auto stop = [&stuck](int signal) { ::kill(pid_t(stuck->processId()), signal); };
        stop(SIGSTOP);
        const auto outcome = signalbox({u"ps"_s});
        stop(SIGCONT);
        QVERIFY2(outcome.output.contains("it does not answer"_L1), qPrintable(outcome.output));
        QCOMPARE(outcome.status, 0);
    }

    void dumpSaysWhatIsStuckAndWhichTimersAreLate()
    {
        const auto stuck = startStuck();
        const auto outcome = signalbox({u"dump"_s, pidOf(stuck)});
        QCOMPARE(outcome.errors, QString());
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.output.contains("freeze(), for "_L1), qPrintable(outcome.output));
        QVERIFY2(outcome.output.contains(" late, fired "_L1), qPrintable(outcome.output));
        stuck->closeWriteChannel(); // it goes on as if nobody had looked
        QVERIFY(stuck->waitForFinished());
        QCOMPARE(stuck->exitCode(), 0);
        QVERIFY(!QFile::exists(socketOf(stuck)));
    }

    void dumpIsForScriptsAsWell()
    {
        const auto stuck = startStuck();
        const auto outcome = signalbox({u"dump"_s, u"--json"_s, pidOf(stuck)});
        const auto document = QJsonDocument::fromJson(outcome.output.toUtf8());
        QVERIFY(document["postEdges"_L1].isArray());
        const auto loop = document["loops"_L1][0];
        QCOMPARE(loop["timerCount"_L1].toInt(), loop["timers"_L1].toArray().size());
        QCOMPARE(loop["handlers"_L1].toArray().last()["receiverClass"_L1].toString(), u"Worker"_s);
    }

#ifdef INSPECTED_STOCK
    void programThatKnowsNothingOfUsIsInspectedUnderRun()
    {
        Stuck stuck;
        stuck.start(QLatin1StringView(SIGNALBOX_COMMAND),
                    {u"run"_s, u"--inspectable"_s, u"--"_s, QLatin1StringView(INSPECTED_STOCK)});
        QVERIFY(stuck.waitForReadyRead(30'000));
        QCOMPARE(stuck.readAllStandardOutput(), "stuck\n");
        const auto outcome = signalbox({u"dump"_s, QString::number(stuck.processId())});
        QCOMPARE(outcome.errors, QString());
        QVERIFY2(outcome.output.contains("freeze(), for "_L1), qPrintable(outcome.output));
        QVERIFY2(outcome.output.contains(" late, fired "_L1), qPrintable(outcome.output));
    }

    void whatAnInspectedProgramStartsIsInspectedToo()
    {
        Stuck shell;
        shell.start(QLatin1StringView(SIGNALBOX_COMMAND),
                    {u"run"_s, u"--inspectable"_s, u"--"_s, u"/bin/sh"_s, u"-c"_s, u"\"$0\"; true"_s,
                     QLatin1StringView(INSPECTED)});
        QVERIFY(shell.waitForReadyRead(30'000));
        const auto outcome = signalbox({u"ps"_s, u"--json"_s});
        const auto programs = QJsonDocument::fromJson(outcome.output.toUtf8()).array();
        QCOMPARE(programs.size(), 1);
        QVERIFY(programs[0]["pid"_L1].toInteger() != shell.processId());
        QVERIFY(programs[0]["error"_L1].isNull());
        const auto help = signalbox({u"run"_s, u"--help"_s}).output.simplified();
        QVERIFY2(help.contains("look into it, and into what it starts and runs on Signalbox"_L1),
                 qPrintable(help));
    }
#endif

    void libraryOfARelativePathLoadsNoOther()
    {
        const QFileInfo core(QLatin1StringView(CORE_LIBRARY));
        Stuck stuck;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SIGNALBOX_INSPECT"_s, u"1"_s);
        environment.insert(u"LD_LIBRARY_PATH"_s, u"."_s);
        stuck.setProcessEnvironment(environment);
        stuck.setWorkingDirectory(core.path());
        stuck.start(QLatin1StringView(INSPECTED), QStringList());
        QVERIFY(stuck.waitForReadyRead(30'000));
        stuck.closeWriteChannel();
        QVERIFY(stuck.waitForFinished());
        const auto errors = stuck.readAllStandardError();
        QVERIFY2(errors.contains("its Signalbox was loaded by the relative path ./"), errors.constData());
    }

    void dialogThatIsOpenIsNothingThatRuns()
    {
        Signalbox::LoopSnapshot loop;
        loop.state = Signalbox::LoopSnapshot::State::Sleeping;
        QCOMPARE(Tools::activityOf(loop), u"sleeps"_s);
        auto &handler = loop.handlers.emplaceBack();
        handler.receiverClass = u"Window"_s;
        handler.what = u"ask()"_s;
        handler.runningFor = std::chrono::seconds(3);
        QCOMPARE(Tools::activityOf(loop), u"sleeps within Window: ask(), for 3.0 s"_s);
        loop.state = Signalbox::LoopSnapshot::State::Running;
        QCOMPARE(Tools::activityOf(loop), u"runs Window: ask() for 3.0 s"_s);
    }

    void treeSaysWhichTaskWaitsForWhatAndWhere()
    {
        const auto program = startStuck(true, {u"tasks"_s});
        const auto outcome = signalbox({u"tree"_s}); // it is the only one
        QCOMPARE(outcome.errors, QString());
        QCOMPARE(outcome.status, 0);
        const auto lines = outcome.output.trimmed().split(u'\n');
        QVERIFY2(lines.size() >= 5, qPrintable(outcome.output));
        QCOMPARE(lines.at(0), u"inspected, process "_s + pidOf(program));
        QCOMPARE(lines.at(1), u"main: %1 tasks"_s.arg(lines.size() - 2));
        QVERIFY2(lines.at(2).startsWith(u"├─ first: waits for "_s), qPrintable(outcome.output));
        QVERIFY2(lines.at(3).startsWith(u"│  └─ started in session (inspected.cpp:"_s),
                 qPrintable(outcome.output));
        QVERIFY2(lines.at(3).contains("in fetch (inspected.cpp:"_L1), qPrintable(outcome.output));
        QVERIFY2(lines.last().startsWith(u"└─ second: waits for "_s), qPrintable(outcome.output));
    }

    void treeIsForScriptsAsWell()
    {
        const auto program = startStuck(true, {u"tasks"_s});
        const auto outcome = signalbox({u"tree"_s, u"--json"_s, pidOf(program)});
        const auto loop = QJsonDocument::fromJson(outcome.output.toUtf8())[0];
        QCOMPARE(loop["thread"_L1].toString(), u"main"_s);
        const auto tasks = loop["tasks"_L1].toArray();
        QCOMPARE(tasks.size(), 2);
        QCOMPARE(tasks[0]["name"_L1].toString(), u"first"_s);
        QCOMPARE(tasks[0]["tasks"_L1][0]["startedIn"_L1]["function"_L1].toString(), u"session"_s);
    }

    void treeSaysSoWhereThereIsNoTask()
    {
        const auto stuck = startStuck();
        QCOMPARE(signalbox({u"tree"_s}).output, u"inspected, process %1\nno tasks\n"_s.arg(pidOf(stuck)));
        const auto other = startStuck();
        const auto outcome = signalbox({u"tree"_s});
        QCOMPARE(outcome.errors,
                 u"signalbox: tree: which program? signalbox tree PID; signalbox ps lists them\n"_s);
        QCOMPARE(outcome.status, 2);
    }

    void topHasTheBusiestLoopFirst()
    {
        const auto stuck = startStuck();
        const auto waits = startStuck(true, {u"tasks"_s});
        const auto outcome = signalbox({u"top"_s, u"--rounds"_s, u"2"_s, u"--delay"_s, u"0.1"_s});
        QCOMPARE(outcome.errors, QString());
        QCOMPARE(outcome.status, 0);
        const auto lines = outcome.output.trimmed().split(u'\n');
        QCOMPARE(lines.size(), 8); // two rounds: time, head, two loops
        QVERIFY2(lines.at(6).contains(pidOf(stuck)) && lines.at(6).contains("100.0"_L1) &&
                     lines.at(6).contains("freeze() for "_L1),
                 qPrintable(outcome.output));
        QVERIFY2(lines.at(7).contains(pidOf(waits)) && lines.at(7).endsWith("sleeps"_L1),
                 qPrintable(outcome.output));
    }

    void topIsNotHeldUpByOneThatIsStopped()
    {
        const auto stopped = startStuck(), other = startStuck();
        ::kill(pid_t(stopped->processId()), SIGSTOP);
        const auto outcome =
            signalbox({u"top"_s, u"--json"_s, u"--rounds"_s, u"2"_s, u"--delay"_s, u"0.1"_s});
        ::kill(pid_t(stopped->processId()), SIGCONT);
        const auto lines = outcome.output.trimmed().split(u'\n');
        QCOMPARE(lines.size(), 2);
        const auto rows = QJsonDocument::fromJson(lines.last().toUtf8()).array();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0]["error"_L1].toString(), u"it does not answer"_s);
        QCOMPARE(rows[0]["pid"_L1].toInteger(), stopped->processId());
        QVERIFY(rows[1]["turnsPerSecond"_L1].isDouble());
        QCOMPARE(rows[1]["busy"_L1].toDouble(), 1.0);
    }

    void completionKnowsCommandsOptionsAndNumbers_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("completions");
        QTest::newRow("command") << QStringList{u"t"_s} << u"tree top"_s;
        QTest::newRow("option") << QStringList{u"dump"_s, u"--l"_s} << u"--lines"_s;
        QTest::newRow("option of run")
            << QStringList{u"run"_s, u"--inspect"_s} << u"--inspect --inspectable"_s;
        QTest::newRow("value") << QStringList{u"run"_s, u"--backend"_s, u""_s} << u"epoll poll"_s;
        QTest::newRow("number") << QStringList{u"tree"_s, u""_s} << u"PID"_s;
        QTest::newRow("what the program takes")
            << QStringList{u"run"_s, u"--"_s, u"sh"_s, u"--l"_s} << QString();
    }
    void completionKnowsCommandsOptionsAndNumbers()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, completions);
        const auto stuck = startStuck();
        QProcess bash;
        bash.start(
            u"bash"_s,
            QStringList{
                u"-c"_s,
                u"source %1; COMP_CWORD=$#; COMP_WORDS=(%2 \"$@\"); compopt() { :; }; _signalbox; echo \"${COMPREPLY[*]}\""_s
                    .arg(QLatin1StringView(COMPLETION), QLatin1StringView(SIGNALBOX_COMMAND)),
                u"bash"_s} +
                words);
        QVERIFY(bash.waitForFinished());
        QCOMPARE(bash.readAllStandardError(), QByteArray());
        QCOMPARE(QString::fromLocal8Bit(bash.readAllStandardOutput()).trimmed(),
                 completions.replace("PID"_L1, pidOf(stuck)));
    }

    void mistakesAreTold_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        QTest::newRow("no process")
            << QStringList{u"dump"_s} << 1
            << u"dump: none of your programs can be inspected: SIGNALBOX_INSPECT=1 lets one be"_s;
        QTest::newRow("delay") << QStringList{u"top"_s, u"--delay"_s, u"0"_s} << 2
                               << u"top: --delay is a number of at least 0.1, not \"0\""_s;
        QTest::newRow("rounds") << QStringList{u"top"_s, u"--rounds"_s, u"x"_s} << 2
                                << u"top: --rounds is a number of at least 0, not \"x\""_s;
        QTest::newRow("top of two") << QStringList{u"top"_s, u"1"_s, u"2"_s} << 2
                                    << u"top: which program? signalbox top [PID]; signalbox ps lists them"_s;
        QTest::newRow("no number") << QStringList{u"dump"_s, u"x"_s} << 2
                                   << u"dump: which program? signalbox dump PID; signalbox ps lists them"_s;
        QTest::newRow("two") << QStringList{u"dump"_s, u"1"_s, u"2"_s} << 2
                             << u"dump: which program? signalbox dump PID; signalbox ps lists them"_s;
        QTest::newRow("lines") << QStringList{u"dump"_s, u"--lines"_s, u"many"_s, u"1"_s} << 2
                               << u"dump: --lines is a number, not \"many\""_s;
        QTest::newRow("option") << QStringList{u"ps"_s, u"--what"_s} << 2 << u"Unknown option 'what'."_s;
        QTest::newRow("ps of one") << QStringList{u"ps"_s, u"1"_s} << 2
                                   << u"ps: there is nothing to name; it lists all programs"_s;
        QTest::newRow("nobody there")
            << QStringList{u"dump"_s, u"1"_s} << 1
            << u"dump: process 1: no program of this user can be inspected: SIGNALBOX_INSPECT=1 lets one be"_s;
    }
    void mistakesAreTold()
    {
        QFETCH(QStringList, words);
        QFETCH(int, status);
        QFETCH(QString, error);
        const auto outcome = signalbox(words);
        QCOMPARE(outcome.errors, u"signalbox: "_s + error + u'\n');
        QCOMPARE(outcome.output, QString());
        QCOMPARE(outcome.status, status);
    }

    void helpSaysWhatThereIs()
    {
        for (const auto &command : {u"ps"_s, u"dump"_s, u"tree"_s, u"top"_s}) {
            const auto outcome = signalbox({command, u"--help"_s});
            QCOMPARE(outcome.status, 0);
            QVERIFY(outcome.output.startsWith("Usage: signalbox "_L1 + command));
        }
    }

private:
    QString socketOf(const std::unique_ptr<Stuck> &process) const
    {
        return m_runtime->filePath(u"signalbox/"_s + pidOf(process) + u".sock"_s);
    }

    std::unique_ptr<QTemporaryDir> m_runtime;
};

QTEST_GUILESS_MAIN(tst_InspectCommands)
#include "tst_inspectcommands.moc"
