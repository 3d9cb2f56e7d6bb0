// SPDX-License-Identifier: MIT
// Tasks that wait for work in other threads, on every host.
#include "taskhost.h"

#include "tasks/combinators.h"
#include "tasks/deadlines.h"
#include "tasks/elsewhere.h"
#include "tasks/eventflag.h"

#include <QtCore/qsemaphore.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

bool isMainThread()
{
    return QThread::currentThread() == QCoreApplication::instance()->thread();
}

std::string whereAmI(const std::string &prefix)
{
    return prefix + (isMainThread() ? "main" : "other");
}

int throwing()
{
    throw std::runtime_error("broken there");
}

//! Is destroyed in its thread; says so by \a end, as logs are the main thread's.
struct There
{
    explicit There(QSemaphore &endOfIt) : end(endOfIt) {}
    ~There() { end.release(isMainThread() ? 100 : 1); }
    There(const There &) = delete;
    There &operator=(const There &) = delete;
    QSemaphore &end;
};

Task<int> sleepThere(QSemaphore *begin, QSemaphore *end, int value, Nanoseconds time)
{
    const There local(*end);
    begin->release();
    EventFlag never;
    if (time == 1h) // which virtual time could be over before the test goes on
        co_await never.wait();
    co_await sleepFor(time);
    co_return isMainThread() ? -1 : value;
}

//! Says what \a wait gives, or throws.
template <typename Make>
Task<> report(Make make)
{
    try {
        auto wait = make();
        log(co_await wait);
    } catch (const std::exception &error) {
        log(error.what());
    }
}

} // namespace

class tst_Elsewhere : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void functionRunsThereAndTheTaskGoesOnHere()
    {
        LoopThread thread;
        const auto state = runTask([&]() -> Task<> {
            log(co_await on(thread.remote, whereAmI, "remote "));
            log(co_await on(&thread, whereAmI, "thread "));
            log(co_await onPool(whereAmI, "pool "));
            co_await on(thread.remote, [] {});
            log(whereAmI("here "));
            auto moved = std::make_unique<int>(5);
            const auto back = co_await on(
                thread.remote, [](std::unique_ptr<int> &given) { return std::move(given); },
                std::move(moved));
            log(std::to_string(*back));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"remote other", "thread other", "pool other", "here main", "5"}));
    }

    void itsOwnSchedulerWorksToo()
    {
        const auto state =
            runTask([]() -> Task<> { log(co_await on(scheduler().remote(), whereAmI, "own ")); });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"own main"}));
    }

    void taskRunsThereToItsEnd()
    {
        LoopThread thread;
        QSemaphore begin, end;
        const auto state = runTask([&]() -> Task<> {
            log(std::to_string(co_await on(thread.remote, sleepThere, &begin, &end, 7, 1ms)));
            log(std::to_string(end.available()));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"7", "1"}));
    }

    void whatIsThrownThereIsThrownHere()
    {
        LoopThread thread;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            for (int i = 0; i < 3; ++i) {
                try {
                    if (i == 0)
                        static_cast<void>(co_await on(thread.remote, throwing));
                    else if (i == 1)
                        co_await on(thread.remote, thrower, "task broken");
                    else
                        static_cast<void>(co_await onPool(throwing));
                } catch (const std::runtime_error &error) {
                    log(error.what());
                }
            }
        });
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"broken there", "task broken", "broken there"}));
    }

    void threadThatEndsIsAnException_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("task that waits there") << u"task"_s;
        QTest::newRow("call that has not begun") << u"call"_s;
        QTest::newRow("scheduler that has ended") << u"ended"_s;
        QTest::newRow("thread that has ended") << u"thread"_s;
        QTest::newRow("no scheduler at all") << u"none"_s;
    }
    void threadThatEndsIsAnException()
    {
        QFETCH(QString, how);
        LoopThread thread;
        QSemaphore begin, end, hold;
        if (how == u"ended"_s || how == u"thread"_s)
            thread.end();
        if (how == u"call"_s)
            thread.remote.call([&] {
                hold.acquire();
                QThread::currentThread()->quit();
            });
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            try {
                if (how == u"task"_s)
                    co_await on(thread.remote, sleepThere, &begin, &end, 7, 1h);
                else if (how == u"none"_s)
                    co_await on(RemoteScheduler(), [] {});
                else if (how == u"thread"_s)
                    co_await on(&thread, [] {});
                else
                    co_await on(thread.remote, sleepThere, &begin, &end, 8, 1h);
                log("no error");
            } catch (const SchedulerEnded &error) {
                log(error.what());
            }
        });
        if (how == u"task"_s) {
            QVERIFY(turnUntil([&] { return begin.available() > 0; }));
            thread.quit();
        } else if (how == u"call"_s) {
            QVERIFY(isSuspended(handle));
            hold.release();
        }
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"the thread that was to do it has ended, or its scheduler"}));
        thread.end();
        QVERIFY(end.available() <= 1);
    }

    void threadWithoutASchedulerIsReachedByItsLoop()
    {
        QThread plain;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> { log(co_await on(&plain, whereAmI, "plain ")); });
        QVERIFY(isSuspended(handle)); // it has not begun
        plain.start();
        QVERIFY(isOver(handle));
        plain.quit();
        QVERIFY(plain.wait());
        QCOMPARE(taskLog().entries(), list({"plain other"}));
    }

    void plainThreadThatEndsBeforeIsAnException()
    {
        class Short final : public QThread
        {
            void run() override {}
        };
        Short thread;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            try {
                co_await on(&thread, [] {});
            } catch (const SchedulerEnded &) {
                log("ended");
            }
        });
        QVERIFY(isSuspended(handle));
        thread.start();
        QVERIFY(isOver(handle));
        QVERIFY(thread.wait());
        QCOMPARE(taskLog().entries(), list({"ended"}));
    }

    void cancellingReachesTheTaskThere()
    {
        LoopThread thread;
        QSemaphore begin, end;
        Scope scope;
        auto handle = scope.start([&]() -> Task<> {
            const Local local("here");
            co_await on(thread.remote, sleepThere, &begin, &end, 7, 1h);
        });
        QVERIFY(turnUntil([&] { return begin.available() > 0; }));
        handle.cancel();
        QVERIFY(isOver(handle));
        QCOMPARE(handle.state(), TaskState::Cancelled);
        QCOMPARE(end.available(), 1); // it was waited for
        QCOMPARE(taskLog().entries(), list({"~here"}));
    }

    void cancelledWorkThatHasNotBegunNeverDoes()
    {
        LoopThread thread;
        QSemaphore hold;
        thread.remote.call([&] { hold.acquire(); });
        Scope scope;
        bool hasRun = false;
        auto handle = scope.start([&]() -> Task<> { co_await on(thread.remote, [&] { hasRun = true; }); });
        QVERIFY(isSuspended(handle));
        handle.cancel();
        QVERIFY(isOver(handle)); // while that thread is busy
        hold.release();
        thread.end();
        QVERIFY(!hasRun);
    }

    void plainFunctionIsWaitedForWhenTheTaskIsCancelled()
    {
        QSemaphore begin, hold;
        Scope scope;
        auto handle = scope.start([&]() -> Task<> {
            const Local local("here");
            co_await onPool([&] {
                begin.release();
                hold.acquire();
            });
            log("never");
        });
        QVERIFY(turnUntil([&] { return begin.available() > 0; }));
        handle.cancel();
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(handle.state(), TaskState::Suspended);
        QCOMPARE(taskLog().entries(), QStringList());
        hold.release();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"~here"}));
    }

    void functionWithAStopTokenIsAskedToStop_data()
    {
        QTest::addColumn<bool>("isPool");
        QTest::addColumn<bool>("isDestroyed");
        QTest::newRow("in a pool, cancelled") << true << false;
        QTest::newRow("in a pool, destroyed with its scope") << true << true;
        QTest::newRow("in a thread, cancelled") << false << false;
        QTest::newRow("in a thread, destroyed with its scope") << false << true;
    }
    void functionWithAStopTokenIsAskedToStop()
    {
        QFETCH(bool, isPool);
        QFETCH(bool, isDestroyed);
        LoopThread thread;
        QSemaphore begin, end;
        const auto work = [](std::stop_token token, QSemaphore *begun, QSemaphore *ended) {
            QSemaphore stop;
            const std::stop_callback callback(token, [&] { stop.release(); });
            begun->release();
            stop.acquire();
            ended->release();
            return 7;
        };
        auto scope = std::make_unique<Scope>();
        auto handle = scope->start([&]() -> Task<> {
            const Local local("here");
            if (isPool)
                log(std::to_string(co_await onPool(work, &begin, &end)));
            else
                log(std::to_string(co_await on(thread.remote, work, &begin, &end)));
        });
        QVERIFY(isSuspended(handle));
        begin.acquire();
        if (isDestroyed)
            scope.reset();
        else
            handle.cancel();
        QVERIFY(isOver(handle));
        end.acquire(); // it ends, also where nobody waits for it
        QCOMPARE(handle.state(), TaskState::Cancelled);
        QCOMPARE(taskLog().entries(), list({"~here"}));
    }

    void resultThatComesAfterTheTimeIsUpIsNone_data()
    {
        QTest::addColumn<bool>("isAsked");
        QTest::newRow("asked to stop") << true;
        QTest::newRow("not asked") << false;
    }
    void resultThatComesAfterTheTimeIsUpIsNone()
    {
        QFETCH(bool, isAsked);
        QSemaphore mayEnd;
        if (!isAsked)
            QTimer::singleShot(50, [&] { mayEnd.release(); });
        const auto half = [](const std::stop_token &token, QSemaphore *end) {
            const std::stop_callback callback(token, [end] { end->release(); });
            end->acquire();
            return 7;
        };
        const auto deaf = [](QSemaphore *end) {
            end->acquire();
            return 7;
        };
        const auto state = runTask([&]() -> Task<> {
            std::optional<int> value;
            if (isAsked)
                value = co_await timeout(10ms, onPool(half, &mayEnd));
            else
                value = co_await timeout(10ms, onPool(deaf, &mayEnd));
            log(value ? "value" : "none");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"none"}));
    }

    void functionWithAStopTokenThatNobodyStopsHasItsResult()
    {
        const auto state = runTask([]() -> Task<> {
            const auto work = [](const std::stop_token &token, int number) {
                return token.stop_possible() && !token.stop_requested() ? number : -1;
            };
            log(std::to_string(co_await onPool(work, 7)));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"7"}));
    }

    void scopeThatGoesLeavesTheWorkBehind()
    {
        LoopThread thread;
        QSemaphore begin, end;
        {
            Scope scope;
            scope.start([](LoopThread *other, QSemaphore *b,
                           QSemaphore *e) -> Task<> { co_await on(other->remote, sleepThere, b, e, 7, 1h); },
                        &thread, &begin, &end);
            QVERIFY(turnUntil([&] { return begin.available() > 0; }));
        }
        QVERIFY(turnUntil([&] { return end.available() == 1; })); // it is cancelled there
    }

    void raceWithTimeIsDecidedWhenTheLoserHasEnded()
    {
        LoopThread thread;
        QSemaphore begin, end;
        const auto state = runTask([&]() -> Task<> {
            auto work = on(thread.remote, sleepThere, &begin, &end, 7, 1h);
            const auto first = co_await any(work, sleepFor(1ms));
            log("index " + std::to_string(first.index()));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(end.available(), begin.available());
        QCOMPARE(taskLog().entries(), list({"index 1"}));
    }

    void clearedPoolCancelsTheWait()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(1);
        QSemaphore hold;
        pool.start([&] { hold.acquire(); });
        Scope scope;
        const auto handle =
            scope.start(report([&] { return onPool(&pool, whereAmI, std::string("never ")); }));
        QVERIFY(isSuspended(handle));
        pool.clear();
        hold.release();
        QVERIFY(isOver(handle));
        QTest::ignoreMessage(QtWarningMsg, "onPool: there is no pool. The function is not called");
        QVERIFY(isOver(scope.start(report(
            [] { return onPool(static_cast<QThreadPool *>(nullptr), whereAmI, std::string("never ")); }))));
        QCOMPARE(taskLog().entries(), list({"the task was cancelled", "the task was cancelled"}));
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Elsewhere)

#include "tst_elsewhere.moc"
