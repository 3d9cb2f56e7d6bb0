// SPDX-License-Identifier: MIT
// Work for a thread pool that is given so much at a time, on every host.
#include "taskhost.h"

#include "tasks/boundedpool.h"

#include <QtCore/qsemaphore.h>
#include <QtTest/qtest.h>

using namespace Signalbox;

namespace {

//! Work that says when it has begun, and ends when it may.
struct Workshop
{
    Workshop() = default;
    Workshop(const Workshop &) = delete;
    Workshop &operator=(const Workshop &) = delete;
    ~Workshop() { QThreadPool::globalInstance()->waitForDone(); } // nobody may be in it any more

    QSemaphore begun, mayEnd;
    std::atomic<int> atOnce{0}, most{0};

    int make(int number)
    {
        const int now = ++atOnce;
        for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
        }
        begun.release();
        mayEnd.acquire();
        --atOnce;
        return number;
    }
};

Task<> make(BoundedPool *pool, Workshop *workshop, int number)
{
    const Local local(std::to_string(number));
    log("made " + std::to_string(co_await pool->run(&Workshop::make, workshop, number)));
}

} // namespace

class tst_BoundedPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void onlySoMuchIsInThePool()
    {
        Workshop workshop;
        BoundedPool pool(2);
        Scope scope;
        QList<TaskHandle<>> handles;
        for (int i = 0; i < 6; ++i)
            handles.append(scope.start(make(&pool, &workshop, i)));
        QVERIFY(turnUntil([&] { return workshop.begun.available() == 2; }));
        QVERIFY(isSuspended(handles.last()));
        QCOMPARE(pool.available(), 0);
        workshop.mayEnd.release(6);
        for (const auto &handle : handles)
            QVERIFY(isOver(handle));
        QCOMPARE(workshop.most.load(), 2);
        QCOMPARE(pool.available(), 2);
        QCOMPARE(taskLog().entries().filter(QStringLiteral("made")).size(), 6);
    }

    void whoWaitsHasItsTurnInOrder()
    {
        Workshop workshop;
        workshop.mayEnd.release(4);
        BoundedPool pool(1);
        Scope scope;
        TaskHandle<> last;
        for (int i = 0; i < 4; ++i)
            last = scope.start(make(&pool, &workshop, i));
        QVERIFY(isOver(last));
        QCOMPARE(taskLog().entries(), list({"made 0", "~0", "made 1", "~1", "made 2", "~2", "made 3", "~3"}));
    }

    void argumentsAreMovedThere()
    {
        BoundedPool pool(1);
        const auto state = runTask([&]() -> Task<> {
            auto given = std::make_unique<int>(7);
            const auto back = co_await pool.run(
                [](std::unique_ptr<int> &number) { return std::move(number); }, std::move(given));
            log(std::to_string(*back));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"7"}));
    }

    void whatIsThrownThereGivesThePlaceBack()
    {
        BoundedPool pool(1);
        const auto state =
            runTask([&]() -> Task<> { co_await pool.run([] { throw std::runtime_error("broken"); }); });
        QCOMPARE(state, TaskState::Failed);
        QCOMPARE(pool.available(), 1);
        QCOMPARE(taskLog().entries(), list({"threw broken"}));
    }

    void cancelledOneLeavesTheLine()
    {
        Workshop workshop;
        BoundedPool pool(1);
        Scope scope;
        auto first = scope.start(make(&pool, &workshop, 1));
        auto second = scope.start(make(&pool, &workshop, 2));
        const auto third = scope.start(make(&pool, &workshop, 3));
        QVERIFY(turnUntil([&] { return workshop.begun.available() == 1; }));
        QVERIFY(isSuspended(third));
        second.cancel();
        QVERIFY(isOver(second));
        QCOMPARE(second.state(), TaskState::Cancelled);
        first.cancel(); // it has begun: its place is free when it ends
        QCoreApplication::processEvents();
        QCOMPARE(pool.available(), 0);
        workshop.mayEnd.release(2);
        QVERIFY(isOver(third));
        QCOMPARE(taskLog().entries(), list({"~2", "~1", "made 3", "~3"}));
    }

    void limitMayChange()
    {
        Workshop workshop;
        BoundedPool pool(1);
        Scope scope;
        scope.start(make(&pool, &workshop, 1));
        const auto second = scope.start(make(&pool, &workshop, 2));
        QVERIFY(turnUntil([&] { return workshop.begun.available() == 1; }));
        QVERIFY(isSuspended(second));
        pool.setLimit(2);
        QCOMPARE(pool.limit(), 2);
        QVERIFY(turnUntil([&] { return workshop.begun.available() == 2; }));
        workshop.mayEnd.release(2);
        QVERIFY(isOver(second));
    }

    void poolThatGoesEndsTheWaitOfThoseWhoHaveNotBegun()
    {
        Workshop workshop;
        auto pool = std::make_unique<BoundedPool>(1);
        Scope scope(Scope::Policy::Supervise);
        scope.setErrorHandler([](const std::exception_ptr &error, const QString &) {
            try {
                std::rethrow_exception(error);
            } catch (const SynchronizationDestroyed &) {
                log("destroyed");
            }
        });
        const auto first = scope.start(make(pool.get(), &workshop, 1));
        const auto second = scope.start(make(pool.get(), &workshop, 2));
        QVERIFY(turnUntil([&] { return workshop.begun.available() == 1; }));
        QVERIFY(isSuspended(second));
        pool.reset();
        QVERIFY(isOver(second));
        workshop.mayEnd.release();
        QVERIFY(isOver(first));
        QCOMPARE(taskLog().entries(), list({"~2", "destroyed", "made 1", "~1"}));
    }

    void limitBelowOneIsOne()
    {
        QTest::ignoreMessage(QtWarningMsg, "BoundedPool: 0 is too small; it is 1 instead");
        BoundedPool pool(0);
        QCOMPARE(pool.limit(), 1);
        QTest::ignoreMessage(QtWarningMsg, "BoundedPool::setLimit: -1 is too small; it is 0 instead");
        pool.setLimit(-1);
        QCOMPARE(pool.limit(), 0);
        pool.setLimit(1);
        const auto state =
            runTask([&]() -> Task<> { log(co_await pool.run([] { return std::string("runs"); })); });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"runs"}));
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_BoundedPool)

#include "tst_boundedpool.moc"
