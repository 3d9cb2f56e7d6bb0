// SPDX-License-Identifier: MIT
// Tasks that the stack waits for, and dialogs that no stack waits for, on every host.
#include "taskhost.h"

#include "tasks/contexttasks.h"
#include "tasks/dialogs.h"
#include "tasks/running.h"
#include "tasks/shield.h"
#include "tasks/sleep.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

#include <stdexcept>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

//! What exec() wants of QDialog.
class Dialog : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void finished(int result);

public:
    ~Dialog() override { log("~Dialog"); }
    void open() { log("open"); }
    void reject()
    {
        log("rejected");
        Q_EMIT finished(0);
    }
};

class tst_Running : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    // ---- run() ----

    void programEndsWithItsMainTask()
    {
        QCOMPARE(run(*qApp, later(5)), 5);
        QCOMPARE(run(*qApp, sleeper("main", 1ms)), 0);
        QCOMPARE(taskLog().entries(), list({"~later", "main woke up", "~main"}));
    }

    void mainTasksErrorIsThrownBehindTheLoop()
    {
        try {
            run(*qApp, thrower("broken"));
            log("no error");
        } catch (const std::runtime_error &error) {
            log(error.what());
        }
        QCOMPARE(taskLog().entries(), list({"broken"}));
        QCOMPARE(QThread::currentThread()->loopLevel(), 0);
    }

    void quitCancelsTheMainTask()
    {
        scheduler().callLater(1ms, [] { QCoreApplication::exit(3); });
        QCOMPARE(run(*qApp,
                     []() -> Task<int> {
                         co_await tryFinally(sleeper("main"), sleeper("cleanup", 1ms));
                         co_return 1;
                     }()),
                 3);
        QCOMPARE(taskLog().entries(), list({"~main", "cleanup woke up", "~cleanup"}));
    }

    void otherTasksAreCancelledBehindTheMainTask()
    {
        const auto other = Scope::root().start(sleeper("other"));
        QCOMPARE(run(*qApp, later(1)), 1);
        QCOMPARE(other.state(), TaskState::Cancelled);
        QCOMPARE(taskLog().entries(), list({"~later", "~other"}));
    }

    void taskThatDoesNotEndIsDestroyedWithAWarning()
    {
        scheduler().setQuitGrace(2ms);
        scheduler().callLater(1ms, [] { QCoreApplication::exit(4); });
        QTest::ignoreMessage(
            QtWarningMsg,
            QRegularExpression(u"Scheduler::quit: these have not ended in the 2 ms that they had, "
                               "and are destroyed:\ntasks:\n.*tst_running.cpp.*a timer"_s,
                               QRegularExpression::DotMatchesEverythingOption));
        QCOMPARE(run(*qApp, []() -> Task<> { co_await shield(sleeper("stubborn")); }()), 4);
        QCOMPARE(taskLog().entries(), list({"~stubborn"}));
        scheduler().setQuitGrace(1s);
    }

    void loopThatRunsAlreadyIsNotRunAgain()
    {
        scheduler().callSoon([] {
            QTest::ignoreMessage(
                QtWarningMsg, "run: the application's event loop runs already. std::logic_error is thrown");
            try {
                run(*qApp, sleeper("inner"));
            } catch (const std::logic_error &error) {
                log(error.what());
            }
        });
        QCOMPARE(run(*qApp, sleeper("main", 1ms)), 0);
        QCOMPARE(taskLog().entries(), list({"the event loop runs already", "main woke up", "~main"}));
    }

    // ---- blockingWait() ----

    void blockingWaitHasTheValue()
    {
        const auto other = Scope::root().start(sleeper("other", 1ms));
        QCOMPARE(blockingWait(later(7, 2ms)), 7);
        blockingWait(sleeper("void", 0ms));
        QCOMPARE(taskLog().entries(), list({"other woke up", "~other", "~later", "void woke up", "~void"}));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, blockingWait(thrower("broken")));
    }

    void blockingWaitEndsWithTheLoop()
    {
        scheduler().callLater(1ms, [] { QCoreApplication::exit(3); });
        QVERIFY_THROWS_EXCEPTION(TaskCancelled, blockingWait(sleeper("waited")));
        QCOMPARE(taskLog().entries(), list({"~waited"}));
    }

    void blockingWaitWithinATaskIsRefusedAndNamesBoth()
    {
        QTest::ignoreMessage(
            QtWarningMsg,
            QRegularExpression(
                u"blockingWait: the task outer is on the stack, and cannot go on while a loop in it "
                "waits for the task of .*tst_running.cpp:\\d+.*std::logic_error is thrown"_s));
        Scope scope;
        auto handle = scope.start([]() -> Task<> {
            try {
                blockingWait(sleeper("inner"));
            } catch (const std::logic_error &error) {
                log(error.what());
            }
            co_return;
        });
        handle.setName(u"outer"_s);
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"a task must not block: use co_await"}));
    }

    // ---- exec() ----

    void dialogIsOpenedAndWaitedFor()
    {
        Dialog dialog;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<int> { co_return co_await exec(&dialog); });
        QVERIFY(isSuspended(handle));
        QCOMPARE(taskLog().take(), list({"open"}));
        QCOMPARE(QThread::currentThread()->loopLevel(), 0);
        Q_EMIT dialog.finished(1);
        QCOMPARE(valueOf(handle), 1);
    }

    void dialogThatIsDeletedIsGone()
    {
        auto *dialog = new Dialog;
        Scope scope;
        const auto handle =
            scope.start([&]() -> Task<> { log(co_await exec(dialog).orGone() ? "finished" : "gone"); });
        QVERIFY(isSuspended(handle));
        delete dialog;
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"open", "~Dialog", "gone"}));
    }

    void dialogOfACancelledTaskIsRejected()
    {
        Dialog dialog;
        Scope scope;
        auto handle = scope.start([&]() -> Task<> { co_await exec(&dialog); });
        QVERIFY(isSuspended(handle));
        handle.cancel();
        QVERIFY(isOver(handle));
        QVERIFY(turnUntil([] { return taskLog().size() == 2; }));
        QCOMPARE(taskLog().entries(), list({"open", "rejected"}));
    }

    void dialogAndTaskMayGoTogether()
    {
        auto dialog = std::make_unique<Dialog>();
        const auto handle = start(
            dialog.get(), [](Dialog *ours) -> Task<> { co_await exec(ours); }, dialog.get());
        QVERIFY(isSuspended(handle));
        dialog.reset();
        QCOMPARE(handle.state(), TaskState::Cancelled);
        QCoreApplication::processEvents();
        QCOMPARE(taskLog().entries(), list({"open", "~Dialog"}));
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Running)

#include "tst_running.moc"
