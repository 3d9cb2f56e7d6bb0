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
#include <QtCore/qregularexpression.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <csignal>
#include <memory>
#include <sys/types.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<Stuck> startAs(const QString &role, const QStringList &arguments)
{
    auto process = std::make_unique<Stuck>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SIGNALBOX_INSPECT"_s, role);
    process->setProcessEnvironment(environment);
    process->start(QLatin1StringView(INSPECTED), arguments);
    process->waitForReadyRead(30'000);
    return process;
}

std::unique_ptr<Stuck> startStuck(bool isInspected = true, const QStringList &arguments = {u"an argument"_s})
{
    return startAs(isInspected ? u"1"_s : u"0"_s, arguments);
}

//! That lets its tasks be cancelled.
std::unique_ptr<Stuck> startControlled(const QStringList &arguments = {u"tasks"_s})
{
    return startAs(u"control"_s, arguments);
}

QString pidOf(const std::unique_ptr<Stuck> &process)
{
    return QString::number(process->processId());
}

//! Of the task \a name, as a user finds it; empty: there is none.
QString numberOf(const std::unique_ptr<Stuck> &process, const QString &name)
{
    const auto tree = signalbox({u"tree"_s, u"--json"_s, pidOf(process)}).output;
    const auto tasks = QJsonDocument::fromJson(tree.toUtf8())[0]["tasks"_L1].toArray();
    for (const auto &task : tasks) {
        if (task["name"_L1].toString() == name)
            return QString::number(task["serial"_L1].toInteger());
    }
    return {};
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
        static const QRegularExpression number(u"\\[\\d+\\] "_s);
        QCOMPARE(outcome.output.count(number), 3);
        const auto lines = QString(outcome.output).remove(number).trimmed().split(u'\n');
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

    void treeListsSomeOfAllTasks()
    {
        const auto program = startStuck(true, {u"tasks"_s});
        const auto list = [&](const QString &offset, const QString &count) {
            return signalbox({u"tree"_s, u"--offset"_s, offset, u"--count"_s, count, pidOf(program)});
        };
        const auto first = list(u"0"_s, u"2"_s);
        QCOMPARE(first.errors, QString());
        QCOMPARE(first.status, 0);
        const auto lines = first.output.trimmed().split(u'\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(0), u"inspected, process %1: 2 of 3 tasks, from 0 on"_s.arg(pidOf(program)));
        static const QRegularExpression task(u"^main: \\[\\d+\\] (first|second|started in session)"_s);
        for (const auto &line : lines.mid(1))
            QVERIFY2(line.contains(task), qPrintable(line));
        const auto last = list(u"2"_s, u"1024"_s).output.trimmed().split(u'\n');
        QCOMPARE(last.size(), 2);
        QVERIFY(!lines.contains(last.at(1)));
        QVERIFY(list(u"7"_s, u"5"_s).output.endsWith(u": 0 of 3 tasks, from 7 on\n"_s));
        for (const auto &count : {u"-1"_s, u"1025"_s, u"many"_s}) {
            const auto refused = list(u"0"_s, count);
            QCOMPARE(refused.errors, u"signalbox: tree: --count is a number up to 1024, not \"%1\"\n"_s.arg(count));
            QCOMPARE(refused.status, 2);
        }
        QCOMPARE(list(u"-1"_s, u"5"_s).status, 2);
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

    void cancelEndsATaskAndTheProgramLogsWhoWantedIt()
    {
        const auto program = startControlled();
        const auto number = numberOf(program, u"second"_s);
        const auto outcome = signalbox({u"cancel"_s, pidOf(program), number});
        QCOMPARE(outcome.errors, QString());
        QCOMPARE(outcome.output, u"the task second (%1) is cancelled\n"_s.arg(number));
        QCOMPARE(outcome.status, 0);
        QTRY_COMPARE_WITH_TIMEOUT(numberOf(program, u"second"_s), QString(), 20'000);
        QVERIFY(!numberOf(program, u"first"_s).isEmpty());
        const auto again = signalbox({u"cancel"_s, u"--json"_s, pidOf(program), number});
        const auto told = QJsonDocument::fromJson(again.output.toUtf8());
        QCOMPARE(told["outcome"_L1].toString(), u"no such task"_s);
        QCOMPARE(told["task"_L1].toInteger(), number.toLongLong());
        QCOMPARE(told["pid"_L1].toInteger(), program->processId());
        QCOMPARE(again.status, 1);
        program->closeWriteChannel();
        QVERIFY(program->waitForFinished());
        static const QRegularExpression log(
            u"^signalbox.probe: the task second \\(\\d+\\) is cancelled: process \\d+ \\(signalbox\\) has asked for it\n$"_s);
        const auto errors = QString::fromLocal8Bit(program->readAllStandardError());
        QVERIFY2(errors.contains(log), qPrintable(errors));
    }

    void cancelIsRefusedWhereOneMayLookOnly()
    {
        const auto program = startStuck(true, {u"tasks"_s});
        const auto number = numberOf(program, u"first"_s);
        const auto outcome = signalbox({u"cancel"_s, pidOf(program), number});
        QCOMPARE(outcome.errors,
                 u"signalbox: cancel: process %1: it lets others look only: SIGNALBOX_INSPECT=control lets "
                 "them cancel tasks too\n"_s.arg(pidOf(program)));
        QCOMPARE(outcome.status, 1);
        QCOMPARE(numberOf(program, u"first"_s), number);
    }

    void cancelOfATaskWhoseLoopIsStuckWaitsAndIsDoneWhenItGoesOn()
    {
        const auto program = startControlled({u"tasks"_s, u"stuck"_s});
        while (!program->peek(100).contains("stuck"))
            QVERIFY(program->waitForReadyRead(30'000));
        const auto number = numberOf(program, u"second"_s);
        const auto outcome = signalbox({u"cancel"_s, u"--patience"_s, u"0.2"_s, pidOf(program), number});
        QCOMPARE(outcome.errors, u"signalbox: cancel: process %1: its loop has not come to the task %2, and "
                                 u"cancels it when it goes on: "
                                 "signalbox dump says what it is in\n"_s.arg(pidOf(program), number));
        QCOMPARE(outcome.status, 1);
        program->write("\n");
        QTRY_COMPARE_WITH_TIMEOUT(numberOf(program, u"second"_s), QString(), 20'000);
    }

    void cancelSaysWhatItNeeds_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("error");
        const auto which =
            u"signalbox: cancel: which task? signalbox cancel PID TASK; signalbox tree lists them\n"_s;
        QTest::newRow("nothing") << QStringList{} << which;
        QTest::newRow("no task") << QStringList{u"1"_s} << which;
        QTest::newRow("a name") << QStringList{u"1"_s, u"fetch"_s} << which;
        QTest::newRow("zero") << QStringList{u"1"_s, u"0"_s} << which;
        QTest::newRow("three") << QStringList{u"1"_s, u"2"_s, u"3"_s} << which;
        QTest::newRow("patience")
            << QStringList{u"--patience"_s, u"long"_s, u"1"_s, u"2"_s}
            << u"signalbox: cancel: --patience is a number of seconds, not \"long\"\n"_s;
    }
    void cancelSaysWhatItNeeds()
    {
        QFETCH(QStringList, words);
        const auto outcome = signalbox(QStringList{u"cancel"_s} + words);
        QTEST(outcome.errors, "error");
        QCOMPARE(outcome.status, 2);
    }

    void controlAloneMakesNoSense()
    {
        const auto outcome = signalbox({u"run"_s, u"--control"_s, u"--"_s, u"true"_s});
        QCOMPARE(outcome.errors, u"signalbox: run: --control needs --inspect or --inspectable\n"_s);
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
        QTest::newRow("control") << QStringList{u"run"_s, u"--c"_s} << u"--children --control"_s;
        QTest::newRow("process to cancel in") << QStringList{u"cancel"_s, u""_s} << u"PID"_s;
        QTest::newRow("task to cancel")
            << QStringList{u"cancel"_s, u"--json"_s, u"PID"_s, u""_s} << u"TASKS"_s;
        QTest::newRow("value") << QStringList{u"run"_s, u"--backend"_s, u""_s} << u"epoll poll"_s;
        QTest::newRow("number") << QStringList{u"tree"_s, u""_s} << u"PID"_s;
        QTest::newRow("what the program takes")
            << QStringList{u"run"_s, u"--"_s, u"sh"_s, u"--l"_s} << QString();
    }
    void completionKnowsCommandsOptionsAndNumbers()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, completions);
        const auto stuck = words.contains(u"PID"_s) ? startStuck(true, {u"tasks"_s}) : startStuck();
        words.replaceInStrings(u"PID"_s, pidOf(stuck));
        if (completions == u"TASKS"_s)
            completions =
                numberOf(stuck, u"first"_s) + u' ' +
                signalbox({u"tree"_s, u"--numbers"_s, pidOf(stuck)}).output.section(u'\n', 1).simplified();
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
