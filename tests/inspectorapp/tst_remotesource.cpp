// SPDX-License-Identifier: MIT
// Another program as a source of samples: real processes, stopped, killed and started again.
#include "inspectorapp/remotesource.h"
#include "startedprogram.h"

#include <QtCore/qfile.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <csignal>
#include <memory>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using InspectorApp::RemoteSource;
using State = Link::State;

namespace {

//! Looks until the link is in \a state: nobody tells when another process has got so far.
bool becomes(RemoteSource &source, State state)
{
    const Deadline patience = SteadyClock::now() + 20s;
    do
        source.snapshot({.parts = SnapshotPart::Timers});
    while (source.link().state != state && SteadyClock::now() < patience);
    return source.link().state == state;
}

std::unique_ptr<QProcess> startControlled(const QStringList &arguments)
{
    return startProgram(QString::fromLatin1(INSPECTED), arguments, u"control"_s);
}

//! Of the task \a name, once it can be seen.
TaskAddress taskNamed(RemoteSource &source, const QString &name)
{
    const Deadline patience = SteadyClock::now() + 20s;
    while (SteadyClock::now() < patience) {
        const auto snapshot = source.snapshot({.parts = SnapshotPart::Tasks}).value_or(Snapshot());
        for (const auto &loop : snapshot.loops) {
            for (const auto &task : loop.tasks) {
                if (task.name == name)
                    return {source.program().pid, task.serial};
            }
        }
    }
    return {};
}

//! Looks until the last wish has become \a outcome.
bool becomes(RemoteSource &source, CancelOutcome outcome)
{
    const Deadline patience = SteadyClock::now() + 20s;
    do
        source.snapshot({});
    while (source.cancels().constLast().outcome != outcome && SteadyClock::now() < patience);
    return source.cancels().constLast().outcome == outcome && source.cancels().constLast().error.isEmpty();
}

} // namespace

class tst_RemoteSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runtime = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime->path()));
    }

    void stuckProgramIsLookedAtWhileItIsStuck()
    {
        const auto program = startProgram();
        RemoteSource source(program->processId());
        QCOMPARE(source.link().state, State::Connecting);
        QVERIFY(becomes(source, State::Connected));
        QCOMPARE(source.program().name, u"inspected"_s);
        QCOMPARE(source.program().pid, program->processId());
        QVERIFY(source.program().startedAt <= SteadyClock::now());
        const auto snapshot = source.snapshot({});
        QVERIFY(snapshot);
        const auto &handlers = snapshot->loops.constFirst().handlers;
        QVERIFY(!handlers.isEmpty());
        QCOMPARE(handlers.constLast().receiverClass, u"Worker"_s);
        end(*program);
    }

    void programsAreOfferedUntilOneIsChosen()
    {
        RemoteSource source;
        QCOMPARE(source.link().state, State::Choosing);
        QVERIFY(!source.snapshot({}));
        QVERIFY(source.link().choice.isEmpty());
        const auto one = startProgram(), other = startProgram();
        QTRY_VERIFY_WITH_TIMEOUT((source.snapshot({}), source.link().choice.size() == 2), 20'000);
        source.choose(other->processId());
        QVERIFY(becomes(source, State::Connected));
        QCOMPARE(source.program().pid, other->processId());
        source.choose(0);
        QCOMPARE(source.link().state, State::Choosing);
        end(*one);
        QTRY_VERIFY_WITH_TIMEOUT((source.snapshot({}), source.link().choice.size() == 1), 20'000);
        QCOMPARE(source.link().choice.constFirst().pid, other->processId());
        end(*other);
    }

    void stoppedProgramIsSilentAndGoesOnWhereItWas()
    {
        const auto program = startProgram();
        RemoteSource source(program->processId());
        QVERIFY(becomes(source, State::Connected));
        ::kill(pid_t(program->processId()), SIGSTOP);
        QVERIFY(becomes(source, State::Silent));
        const Deadline since = source.link().since;
        source.snapshot({});
        QCOMPARE(source.link().since, since); // it has been silent all the time
        ::kill(pid_t(program->processId()), SIGCONT);
        QVERIFY(becomes(source, State::Connected));
        QCOMPARE(source.program().pid, program->processId());
        end(*program);
    }

    void programThatIsStoppedFromTheBeginningIsWaitedFor()
    {
        const auto program = startProgram();
        ::kill(pid_t(program->processId()), SIGSTOP);
        RemoteSource source(program->processId());
        QVERIFY(becomes(source, State::Silent));
        ::kill(pid_t(program->processId()), SIGCONT);
        QVERIFY(becomes(source, State::Connected));
        end(*program);
    }

    void programThatEndsIsReplacedByTheNextOfItsName()
    {
        auto program = startProgram();
        RemoteSource source(program->processId());
        QVERIFY(becomes(source, State::Connected));
        const qint64 before = source.program().pid;
        end(*program);
        QVERIFY(becomes(source, State::Ended));
        QCOMPARE(source.program().pid, before); // what was seen of it is shown under its name
        program = startProgram();
        QVERIFY(becomes(source, State::Connected));
        QCOMPARE(source.program().pid, program->processId());
        end(*program);
    }

    void programThatListensOnlyLaterIsWaitedFor()
    {
        QProcess program;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SIGNALBOX_INSPECT"_s, u"1"_s);
        program.setProcessEnvironment(environment);
        program.start(u"sh"_s, {u"-c"_s, u"read line; exec \"$0\""_s, QString::fromLatin1(INSPECTED)});
        QVERIFY(program.waitForStarted());
        RemoteSource source(program.processId());
        source.snapshot({});
        QCOMPARE(source.link().state, State::Connecting);
        QVERIFY(!source.link().reason.isEmpty());
        program.write("go\n");
        QVERIFY(program.waitForBytesWritten(20'000));
        QVERIFY(becomes(source, State::Connected));
        QCOMPARE(source.program().pid, program.processId());
        end(program);
    }

    void programThatRanAllTheTimeIsNoSuccessor()
    {
        const auto other = startProgram();
        QTest::qWait(2500); // it was started so long before that the end of one cannot be its beginning
        const auto program = startProgram();
        RemoteSource source(program->processId());
        QVERIFY(becomes(source, State::Connected));
        end(*program);
        QVERIFY(becomes(source, State::Ended));
        for (int i = 0; i < 3; ++i) {
            QTest::qWait(600); // between two looks
            source.snapshot({});
            QCOMPARE(source.link().state, State::Ended);
        }
        end(*other);
    }

    void programThatEndedBeforeItListenedIsToldAsEnded()
    {
        QProcess program;
        program.start(u"sleep"_s, {u"60"_s});
        QVERIFY(program.waitForStarted());
        RemoteSource source(program.processId());
        source.snapshot({});
        end(program);
        QVERIFY(becomes(source, State::Ended));
    }

    void programThatLetsNobodyInSaysWhy()
    {
        const auto program = startProgram();
        std::vector<std::unique_ptr<RemoteSource>> others;
        for (int i = 0; i < 4; ++i) {
            others.push_back(std::make_unique<RemoteSource>(program->processId()));
            QVERIFY(becomes(*others.back(), State::Connected));
        }
        RemoteSource source(program->processId());
        QVERIFY(becomes(source, State::Refused));
        QCOMPARE(source.link().reason.fault, Signalbox::Detail::LookFault::TooMany);
        QCOMPARE(source.link().reason.text, u"4 look at this program already"_s);
        others.pop_back();
        QVERIFY(becomes(source, State::Connected));
        end(*program);
    }

    void taskOfAnotherProgramIsCancelled()
    {
        const auto program = startControlled({u"tasks"_s});
        RemoteSource source(program->processId());
        QCOMPARE(source.role(), InspectRole::Observe); // until it is known
        const auto task = taskNamed(source, u"second"_s);
        QVERIFY(task.serial != 0);
        QCOMPARE(source.role(), InspectRole::Control);
        source.cancelTask(task);
        QVERIFY(becomes(source, CancelOutcome::Requested));
        QCOMPARE(source.cancels().constLast().taskName, u"second"_s);
        source.cancelTask(task);
        QVERIFY(becomes(source, CancelOutcome::NoSuchTask));
        QCOMPARE(source.cancels().size(), 2);
        QVERIFY(source.cancels().at(0).number < source.cancels().at(1).number);
        end(*program);
    }

    void whoMayLookOnlyIsRefusedAndGoesOnLooking()
    {
        const auto program = startProgram(QString::fromLatin1(INSPECTED), {u"tasks"_s});
        RemoteSource source(program->processId());
        const auto task = taskNamed(source, u"second"_s);
        QCOMPARE(source.role(), InspectRole::Observe);
        source.cancelTask(task);
        QTRY_VERIFY_WITH_TIMEOUT((source.snapshot({}), source.cancels().constLast().isOver()), 20'000);
        QCOMPARE(source.cancels().constLast().error.text,
                 u"it lets others look only: SIGNALBOX_INSPECT=control lets them cancel tasks too"_s);
        QCOMPARE(source.link().state, State::Connected);
        QCOMPARE(taskNamed(source, u"second"_s), task);
        end(*program);
    }

    void taskOfAStuckProgramIsCancelledWhenThatGoesOn()
    {
        const auto program = startControlled({u"tasks"_s, u"stuck"_s});
        while (!program->peek(100).contains("stuck"))
            QVERIFY(program->waitForReadyRead(30'000));
        RemoteSource source(program->processId());
        source.cancelTask(taskNamed(source, u"first"_s));
        QVERIFY(!source.cancels().constLast().isLate); // not before the program says so
        QTRY_VERIFY_WITH_TIMEOUT((source.snapshot({}), source.cancels().constLast().isLate), 20'000);
        QVERIFY(taskNamed(source, u"first"_s).serial != 0);
        program->write("\n");
        QVERIFY(program->waitForBytesWritten(20'000));
        QVERIFY(becomes(source, CancelOutcome::Requested));
        QVERIFY(!source.cancels().constLast().isLate);
        end(*program);
    }

    void wishEndsWithItsProgramAndIsNotTheNextOnes()
    {
        auto program = startControlled({u"tasks"_s, u"stuck"_s});
        while (!program->peek(100).contains("stuck"))
            QVERIFY(program->waitForReadyRead(30'000));
        RemoteSource source(program->processId());
        const auto task = taskNamed(source, u"first"_s);
        source.cancelTask(task);
        end(*program);
        QVERIFY(becomes(source, State::Ended));
        QVERIFY(source.cancels().constLast().isOver());
        QCOMPARE(source.role(), InspectRole::Observe);
        program = startControlled({u"tasks"_s}); // the same numbers, maybe
        QVERIFY(becomes(source, State::Connected));
        source.cancelTask(task);
        QCOMPARE(source.cancels().constLast().outcome, CancelOutcome::LoopEnded);
        QVERIFY(taskNamed(source, u"first"_s).serial != 0);
        end(*program);
    }

private:
    std::unique_ptr<QTemporaryDir> m_runtime;
};

QTEST_GUILESS_MAIN(tst_RemoteSource)
#include "tst_remotesource.moc"
