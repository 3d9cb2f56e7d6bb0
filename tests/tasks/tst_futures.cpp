// SPDX-License-Identifier: MIT
// Tasks that wait for a QFuture, and futures of tasks, on every host.
#include "taskhost.h"

#include "tasks/combinators.h"
#include "tasks/futures.h"

#include <QtCore/qexception.h>
#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

//! Waits for \a future, and says what comes.
template <typename T>
static Task<> report(QFuture<T> future)
{
    try {
        if constexpr (std::is_void_v<T>) {
            co_await future;
            log("finished");
        } else {
            log(std::to_string(co_await future));
        }
    } catch (const TaskCancelled &) {
        log("cancelled");
    } catch (const std::exception &error) {
        log(error.what());
    }
}

class tst_Futures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void futureEndsAsItDoes_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("value") << u"value"_s << list({"7"});
        QTest::newRow("exception") << u"exception"_s << list({"broken"});
        QTest::newRow("exception of QtConcurrent's") << u"wrapped"_s << list({"broken"});
        QTest::newRow("cancelled") << u"cancel"_s << list({"cancelled"});
        QTest::newRow("no result") << u"nothing"_s << list({"cancelled"});
        QTest::newRow("promise gone") << u"gone"_s << list({"cancelled"});
    }
    void futureEndsAsItDoes()
    {
        QFETCH(QString, end);
        QFETCH(QStringList, expected);
        for (const bool isElsewhere : {false, true}) {
            auto promise = std::make_shared<QPromise<int>>();
            promise->start();
            Scope scope;
            const auto early = scope.start(report(promise->future()));
            QVERIFY(isSuspended(early));
            const auto finish = [&promise, end] {
                const auto error = std::make_exception_ptr(std::runtime_error("broken"));
                if (end == u"value"_s)
                    promise->addResult(7);
                else if (end == u"exception"_s)
                    promise->setException(error);
                else if (end == u"wrapped"_s)
                    promise->setException(QUnhandledException(error));
                else if (end == u"cancel"_s)
                    promise->future().cancel();
                if (end == u"gone"_s)
                    promise.reset();
                else
                    promise->finish();
            };
            if (isElsewhere) {
                LoopThread thread;
                thread.remote.call(finish);
                QVERIFY(isOver(early));
            } else {
                finish();
                QCOMPARE(taskLog().entries(), QStringList()); // in a slice
                QVERIFY(isOver(early));
            }
            QCOMPARE(taskLog().take(), expected);
            if (promise) { // has finished before
                QVERIFY(isOver(scope.start(report(promise->future()))));
                QCOMPARE(taskLog().take(), expected);
            }
        }
    }

    void futureOfNothingAndInvalidFuture()
    {
        QPromise<void> promise;
        promise.start();
        Scope scope;
        const auto handle = scope.start(report(promise.future()));
        QVERIFY(isSuspended(handle));
        promise.finish();
        QVERIFY(isOver(handle));
        QVERIFY(isOver(scope.start(report(QFuture<void>()))));
        QVERIFY(isOver(scope.start(report(QFuture<int>()))));
        QCOMPARE(taskLog().entries(), list({"finished", "cancelled", "cancelled"}));
    }

    void cancellingTheTaskCancelsTheFutureUnlessToldNotTo_data()
    {
        QTest::addColumn<bool>("leaves");
        QTest::newRow("cancel") << false;
        QTest::newRow("leave") << true;
    }
    void cancellingTheTaskCancelsTheFutureUnlessToldNotTo()
    {
        QFETCH(bool, leaves);
        QPromise<int> promise;
        promise.start();
        {
            Scope scope;
            auto handle = scope.start(
                [](QFuture<int> future, AbandonedFuture abandoned) -> Task<> {
                    static_cast<void>(co_await waitFor(future, abandoned));
                    log("never");
                },
                promise.future(), leaves ? AbandonedFuture::Leave : AbandonedFuture::Cancel);
            QVERIFY(isSuspended(handle));
            handle.cancel();
            QVERIFY(isOver(handle));
            QCOMPARE(promise.isCanceled(), !leaves);
        }
        promise.addResult(7);
        promise.finish();
        QCoreApplication::processEvents();
        QCOMPARE(taskLog().entries(), QStringList());
    }

    void loserOfARaceIsCancelled()
    {
        QPromise<int> promise;
        promise.start();
        const auto state = runTask([&]() -> Task<> {
            auto future = promise.future();
            const auto first = co_await any(future, sleepFor(1ms));
            log("index " + std::to_string(first.index()));
        });
        QCOMPARE(state, TaskState::Finished);
        QVERIFY(promise.isCanceled());
        QCOMPARE(taskLog().entries(), list({"index 1"}));
    }

    void severalMayWaitForOneFuture()
    {
        QPromise<int> promise;
        promise.start();
        Scope scope;
        const auto a = scope.start(report(promise.future()));
        const auto b = scope.start(report(promise.future()));
        QVERIFY(isSuspended(a) && isSuspended(b));
        auto then = promise.future().then([](int value) { log("then " + std::to_string(value)); });
        promise.addResult(7);
        promise.finish();
        QVERIFY(isOver(a) && isOver(b));
        QCOMPARE(taskLog().entries(), list({"then 7", "7", "7"}));
    }

    // Either may be first: there is nothing to compare, and a sanitizer judges.
    void waitingScopeMayGoWhileTheFutureFinishesElsewhere()
    {
        LoopThread thread;
        for (int i = 0; i < 50; ++i) {
            auto promise = std::make_shared<QPromise<int>>();
            promise->start();
            Scope scope;
            scope.start(report(promise->future()));
            QCoreApplication::processEvents();
            thread.remote.call([promise] {
                promise->addResult(7);
                promise->finish();
            });
            if (i % 2)
                QCoreApplication::processEvents();
        }
        taskLog().take();
    }

    // ---- toFuture() ----

    void taskEndsItsFuture()
    {
        auto value = toFuture(later(7));
        auto nothing = toFuture(sleeper("nothing", 0ms));
        auto error = toFuture(thrower("broken"));
        QVERIFY(turnUntil([&] { return value.isFinished() && nothing.isFinished() && error.isFinished(); }));
        QCOMPARE(value.result(), 7);
        QVERIFY(!nothing.isCanceled());
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, error.waitForFinished());
    }

    void cancellingTheFutureCancelsTheTask()
    {
        Scope scope;
        auto future = toFuture(sleeper("task"), scope);
        QCoreApplication::processEvents();
        {
            LoopThread thread;
            thread.remote.call([&future] { future.cancel(); });
            QVERIFY(turnUntil([&] { return future.isFinished(); }));
        }
        QVERIFY(future.isCanceled());
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"~task"}));
    }

    void endOfTheScopeCancelsTheFuture()
    {
        QFuture<void> future;
        {
            Scope scope;
            future = toFuture(sleeper("task"), scope);
            QVERIFY(!future.isFinished());
        }
        QVERIFY(future.isFinished());
        QVERIFY(future.isCanceled());
    }

    void endOfTheThreadCancelsTheFuture()
    {
        LoopThread thread;
        QFuture<int> future;
        thread.remote.call([&] {
            future = toFuture(later(1, 1h));
            QThread::currentThread()->quit();
        });
        QVERIFY(thread.wait());
        QVERIFY(future.isFinished());
        QVERIFY(future.isCanceled());
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Futures)

#include "tst_futures.moc"
