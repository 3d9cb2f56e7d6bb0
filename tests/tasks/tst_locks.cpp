// SPDX-License-Identifier: MIT
// Mutexes, semaphores and conditions, on every host.
#include "taskhost.h"

#include "tasks/condition.h"
#include "tasks/deadlines.h"
#include "tasks/keyedmutex.h"
#include "tasks/keyedsemaphore.h"
#include "tasks/mutex.h"
#include "tasks/semaphore.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

static_assert(!std::is_copy_constructible_v<MutexGuard> && std::is_nothrow_move_constructible_v<MutexGuard>);
static_assert(!std::is_copy_constructible_v<Mutex> && !std::is_move_constructible_v<Mutex>);

namespace {

template <typename Lock>
Task<> useLock(Lock &lock, std::string name, int times = 1)
{
    for (int i = 0; i < times; ++i) {
        const auto guard = co_await lock.lock();
        log(name + " in");
        co_await yield();
        log(name + " out");
    }
}

template <typename Wait>
Task<> useFor(Wait wait, QString key, std::string name)
{
    const auto guard = co_await wait(key);
    log(name + " in");
    co_await yield();
    log(name + " out");
}

template <typename S, typename... Key>
Task<> take(S &semaphore, std::string name, qsizetype count = 1, Key... key)
{
    const auto guard = co_await semaphore.acquire(key..., count);
    log(name + " has " + std::to_string(guard.count()));
    co_await sleepFor(1h);
}

template <typename Awaited>
Task<> logWhatIsThrown(Awaited await)
{
    try {
        static_cast<void>(co_await await());
    } catch (const std::exception &error) {
        log(error.what());
    }
}

//! A lock that a task was given, which goes before it goes on, is the next one's.
template <typename Lock>
void checkThatItIsHandedOn(bool isDestroyed)
{
    taskLog().take();
    Lock mutex;
    auto guard = mutex.tryLock();
    Scope scope;
    auto inner = std::make_unique<Scope>();
    auto first = inner->start(useLock(mutex, "a"));
    const auto second = scope.start(useLock(mutex, "b"));
    QVERIFY(isSuspended(second));
    guard.unlock();
    QCOMPARE(first.state(), TaskState::Ready);
    if (isDestroyed)
        inner.reset();
    else
        first.cancel();
    QVERIFY(isOver(second));
    QCOMPARE(first.state(), TaskState::Cancelled);
    QCOMPARE(taskLog().entries(), list({"b in", "b out"}));
    QVERIFY(!mutex.isLocked());
}

//! Who waits for it is told when it goes, and who has it has nothing then.
template <typename Lock, typename Try, typename Wait>
void checkThatTheyOutliveIt(Try tryTake, Wait wait)
{
    taskLog().take();
    auto lock = std::make_unique<Lock>();
    const auto guard = tryTake(*lock);
    QVERIFY(guard);
    Scope scope;
    const auto handle = scope.start(logWhatIsThrown([&] { return wait(*lock); }));
    QVERIFY(isSuspended(handle));
    lock.reset();
    QVERIFY(isOver(handle));
    QCOMPARE(taskLog().entries(), list({"what the task waited for was destroyed"}));
    QVERIFY(!guard);
}

} // namespace

class tst_Locks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    // ---- mutexes ----

    void mutexLetsOneInAtATimeAndInTheirOrder()
    {
        Mutex mutex;
        Scope scope;
        scope.start(useLock(mutex, "a", 2));
        scope.start(useLock(mutex, "b"));
        scope.start(useLock(mutex, "c"));
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(),
                 list({"a in", "a out", "b in", "b out", "c in", "c out", "a in", "a out"}));
        QVERIFY(!mutex.isLocked());
    }

    void freeMutexSuspendsNobody()
    {
        Mutex mutex;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            const auto guard = co_await mutex.lock();
            log("locked");
        });
        scope.start([]() -> Task<> {
            log("other");
            co_return;
        });
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries().first(), u"locked"_s);
    }

    void triedLockDoesNotWait()
    {
        Mutex mutex;
        auto guard = mutex.tryLock();
        QVERIFY(guard.isLocked());
        QVERIFY(!mutex.tryLock().isLocked());
        guard.unlock();
        QVERIFY(mutex.tryLock().isLocked());
        QVERIFY(!mutex.isLocked());
    }

    void triedLockDoesNotOvertake()
    {
        Mutex mutex;
        auto guard = mutex.tryLock();
        Scope scope;
        const auto handle = scope.start(useLock(mutex, "a"));
        QVERIFY(isSuspended(handle));
        guard.unlock();
        QVERIFY(!mutex.tryLock());
        QVERIFY(isOver(handle));
    }

    void guardThatIsMovedHoldsOn()
    {
        Mutex mutex;
        auto first = mutex.tryLock();
        MutexGuard second(std::move(first));
        QVERIFY(!first.isLocked());
        QVERIFY(second.isLocked());
        QVERIFY(mutex.isLocked());
        first = std::move(second);
        QVERIFY(mutex.isLocked());
        first = MutexGuard();
        QVERIFY(!mutex.isLocked());
    }

    void unlockOfWhatIsNotLockedIsWarnedOf()
    {
        QTest::ignoreMessage(QtWarningMsg, "MutexGuard::unlock: nothing is held; the call is ignored");
        MutexGuard().unlock();
        QTest::ignoreMessage(QtWarningMsg, "SemaphoreGuard::release: nothing is held; the call is ignored");
        SemaphoreGuard().release();
    }

    void taskThatWouldWaitForItselfIsTold()
    {
        Mutex mutex;
        QTest::ignoreMessage(
            QtWarningMsg, QRegularExpression(u"^Mutex::lock: the task .* has locked this itself in .*"
                                             "tst_locks.cpp:\\d+.*, and would wait for ever in .*"
                                             "tst_locks.cpp:\\d+.*; std::logic_error is thrown instead$"_s));
        const auto state = runTask([&]() -> Task<> {
            const auto guard = co_await mutex.lock();
            co_await logWhatIsThrown([&] { return mutex.lock(); });
            log(mutex.isLocked() ? "still locked" : "not locked");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"the task has locked this mutex itself", "still locked"}));
        QVERIFY(!mutex.isLocked());
    }

    void taskThatHasHandedItsGuardOnMayWait()
    {
        Mutex mutex;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            auto guard = co_await mutex.lock();
            scope.start(
                [](MutexGuard &) -> Task<> {
                    co_await sleepFor(1ms);
                    log("other is done");
                },
                std::move(guard));
            const auto again = co_await mutex.lock();
            log("again");
        });
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"other is done", "again"}));
    }

    void lockMayBeWaitedForWithALimit()
    {
        Mutex mutex;
        auto guard = mutex.tryLock();
        const auto state = runTask([&]() -> Task<> {
            const auto none = co_await timeout(1ms, mutex.lock());
            log(none ? "locked" : "too late");
            guard.unlock();
            const auto one = co_await timeout(1ms, mutex.lock());
            log(one ? "locked" : "too late");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"too late", "locked"}));
        QVERIFY(!mutex.isLocked());
    }

    void cancelledWaitLeavesTheLine()
    {
        Mutex mutex;
        auto guard = mutex.tryLock();
        Scope scope;
        auto first = scope.start(useLock(mutex, "a"));
        const auto second = scope.start(useLock(mutex, "b"));
        QVERIFY(isSuspended(second));
        first.cancel();
        QVERIFY(isOver(first));
        guard.unlock();
        QVERIFY(isOver(second));
        QCOMPARE(taskLog().entries(), list({"b in", "b out"}));
    }

    void lockOfATaskThatGoesBeforeItGoesOnIsTheNextOnes_data()
    {
        QTest::addColumn<bool>("isDestroyed");
        QTest::newRow("cancelled") << false;
        QTest::newRow("destroyed") << true;
    }
    void lockOfATaskThatGoesBeforeItGoesOnIsTheNextOnes()
    {
        QFETCH(bool, isDestroyed);
        checkThatItIsHandedOn<Mutex>(isDestroyed);
        checkThatItIsHandedOn<RecursiveMutex>(isDestroyed);
    }

    void lockThatNobodyAwaitsIsGivenBack()
    {
        Mutex mutex;
        {
            auto unused = mutex.lock();
            QVERIFY(unused.hasEnded());
            QVERIFY(mutex.isLocked());
        }
        QVERIFY(!mutex.isLocked());
    }

    void tasksOfAMutexThatIsDestroyedEnd()
    {
        auto mutex = std::make_unique<Mutex>();
        auto guard = mutex->tryLock();
        Scope scope;
        const auto first = scope.start(logWhatIsThrown([&] { return mutex->lock(); }));
        const auto second = scope.start(logWhatIsThrown([&] { return mutex->lock(); }));
        QVERIFY(isSuspended(second));
        guard.unlock(); // the first one is given it
        mutex.reset();
        QVERIFY(isOver(first) && isOver(second));
        QCOMPARE(taskLog().entries(),
                 list({"what the task waited for was destroyed", "what the task waited for was destroyed"}));
    }

    void guardMayOutliveItsMutex()
    {
        auto mutex = std::make_unique<Mutex>();
        auto guard = mutex->tryLock();
        mutex.reset();
        QVERIFY(!guard.isLocked());
    }

    void otherThreadIsRefused()
    {
        Mutex mutex;
        auto guard = mutex.tryLock();
        QTest::ignoreMessage(QtWarningMsg,
                             "Mutex::tryLock: this is used by another thread; the call is ignored");
        std::unique_ptr<QThread> thread(QThread::create([&] { QVERIFY(!mutex.tryLock()); }));
        thread->start();
        QVERIFY(thread->wait());
    }

    // ---- recursive ones ----

    void taskMayLockItsRecursiveMutexAgain()
    {
        RecursiveMutex mutex;
        Scope scope;
        const auto first = scope.start([&]() -> Task<> {
            const auto outer = co_await mutex.lock();
            co_await useLock(mutex, "nested");
            log(mutex.isLocked() ? "still locked" : "free");
        });
        const auto second = scope.start(useLock(mutex, "other"));
        QVERIFY(isOver(first) && isOver(second));
        QCOMPARE(taskLog().entries(),
                 list({"nested in", "nested out", "still locked", "other in", "other out"}));
        QVERIFY(!mutex.isLocked());
    }

    void taskThatWasWokenOwnsItsRecursiveMutex()
    {
        RecursiveMutex mutex;
        auto guard = mutex.tryLock();
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            const auto outer = co_await mutex.lock();
            const auto inner = co_await mutex.lock();
            log("twice");
        });
        QVERIFY(isSuspended(handle));
        {
            const auto again = mutex.tryLock(); // outside of tasks is one owner as well
            QVERIFY(again.isLocked());
        }
        guard.unlock();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"twice"}));
        QVERIFY(!mutex.isLocked());
    }

    void waitsThatAreMadeBeforeTheFirstHasItAreNoDeadlock()
    {
        RecursiveMutex mutex;
        auto guard = mutex.tryLock();
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            auto first = mutex.lock();
            auto second = mutex.lock();
            const auto outer = co_await first;
            const auto inner = co_await second;
            log("twice");
        });
        QVERIFY(isSuspended(handle));
        guard.unlock();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"twice"}));
        QVERIFY(!mutex.isLocked());
    }

    // ---- by key ----

    void onlyThoseOfTheSameKeyWaitForEachOther()
    {
        KeyedMutex<QString> files;
        Scope scope;
        const auto lock = [&](const QString &path) { return files.lock(path); };
        scope.start(useFor(lock, u"x"_s, "x1"));
        scope.start(useFor(lock, u"y"_s, "y"));
        scope.start(useFor(lock, u"x"_s, "x2"));
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"x1 in", "y in", "x1 out", "y out", "x2 in", "x2 out"}));
        QCOMPARE(files.size(), 0);
    }

    void keyIsForgottenWhenNobodyWantsIt()
    {
        KeyedMutex<int> locks;
        auto guard = locks.tryLock(7);
        QVERIFY(guard.isLocked());
        QVERIFY(!locks.tryLock(7).isLocked());
        QVERIFY(locks.isLocked(7) && !locks.isLocked(8));
        {
            auto waiting = locks.lock(7);
            guard.unlock();
            QVERIFY(waiting.hasEnded());
            QCOMPARE(locks.size(), 1);
        }
        QCOMPARE(locks.size(), 0);
    }

    void tasksAndGuardsOutliveWhatHasTheirKey()
    {
        checkThatTheyOutliveIt<KeyedMutex<int>>([](auto &locks) { return locks.tryLock(7); },
                                                [](auto &locks) { return locks.lock(7); });
        checkThatTheyOutliveIt<KeyedSemaphore<int>>([](auto &permits) { return permits.tryAcquire(7); },
                                                    [](auto &permits) { return permits.acquire(7); });
    }

    void onlyThoseOfTheSameKeyShareALimit()
    {
        KeyedSemaphore<QString> hosts(2);
        Scope scope;
        const auto acquire = [&](const QString &host) { return hosts.acquire(host); };
        scope.start(useFor(acquire, u"x"_s, "x1"));
        scope.start(useFor(acquire, u"x"_s, "x2"));
        scope.start(useFor(acquire, u"x"_s, "x3"));
        scope.start(useFor(acquire, u"y"_s, "y"));
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(),
                 list({"x1 in", "x2 in", "y in", "x1 out", "x2 out", "y out", "x3 in", "x3 out"}));
        QCOMPARE(hosts.size(), 0);
    }

    void keyMayHaveItsOwnLimit()
    {
        KeyedSemaphore<int> semaphore(2);
        semaphore.setLimit(7, 1);
        QCOMPARE(semaphore.limit(7), 1);
        QCOMPARE(semaphore.limit(8), 2);
        auto guard = semaphore.tryAcquire(7);
        QVERIFY(guard && !semaphore.tryAcquire(7));
        Scope scope;
        const auto second = scope.start(take(semaphore, "b", 1, 7));
        const auto third = scope.start(take(semaphore, "c", 1, 7));
        QVERIFY(isSuspended(second) && isSuspended(third));
        semaphore.setLimit(7, 2);
        QVERIFY(turnUntil([] { return taskLog().size() == 1; }));
        semaphore.setLimit(7, 0);
        guard.release();
        QCOMPARE(semaphore.available(7), 0);
        semaphore.clearLimit(7);
        QVERIFY(turnUntil([] { return taskLog().size() == 2; }));
        QCOMPARE(taskLog().entries(), list({"b has 1", "c has 1"}));
        QCOMPARE(semaphore.limit(7), 2);
        QCOMPARE(semaphore.size(), 1);
    }

    void keyOfASemaphoreIsForgottenWhenNobodyWantsIt()
    {
        KeyedSemaphore<int> semaphore(2);
        auto guard = semaphore.tryAcquire(7, 2);
        QCOMPARE(guard.count(), 2);
        QVERIFY(!semaphore.tryAcquire(7) && !semaphore.tryAcquire(8, 3));
        QCOMPARE(semaphore.size(), 1);
        {
            const auto waiting = semaphore.acquire(7);
            guard.release();
            QVERIFY(waiting.hasEnded());
            QCOMPARE(semaphore.size(), 1);
        }
        QCOMPARE(semaphore.size(), 0);

        semaphore.setLimit(7, 3);
        static_cast<void>(semaphore.tryAcquire(7, 3));
        QCOMPARE(semaphore.size(), 1);
        QCOMPARE(semaphore.limit(7), 3);
        semaphore.clearLimit(7);
        semaphore.clearLimit(8);
        QCOMPARE(semaphore.size(), 0);

        QTest::ignoreMessage(QtWarningMsg,
                             "KeyedSemaphore::acquire: 3 permits are more than the 2 that there are; "
                             "it waits until the limit is raised");
        {
            const auto waitsForTooMany = semaphore.acquire(7, 3);
            const auto waitsBehindIt = semaphore.acquire(7);
            QVERIFY(!waitsForTooMany.hasEnded() && !waitsBehindIt.hasEnded());
            QCOMPARE(semaphore.size(), 1);
        }
        QCOMPARE(semaphore.size(), 0);
    }

    void senselessUseOfAKeyedSemaphoreIsWarnedOf()
    {
        QTest::ignoreMessage(QtWarningMsg, "KeyedSemaphore: 0 is too small; it is 1 instead");
        KeyedSemaphore<int> semaphore(0);
        QTest::ignoreMessage(QtWarningMsg, "KeyedSemaphore::tryAcquire: -1 is too small; it is 1 instead");
        const auto guard = semaphore.tryAcquire(7, -1);
        QCOMPARE(guard.count(), 1);
        QTest::ignoreMessage(QtWarningMsg, "KeyedSemaphore::setLimit: -2 is too small; it is 0 instead");
        semaphore.setLimit(8, -2);
        QCOMPARE(semaphore.limit(8), 0);
        for (const char *function : {"acquire", "tryAcquire", "setLimit", "clearLimit"})
            QTest::ignoreMessage(
                QtWarningMsg,
                qPrintable(u"KeyedSemaphore::%1: this is used by another thread; the call is ignored"_s.arg(
                    QLatin1StringView(function))));
        std::unique_ptr<QThread> thread(QThread::create([&] {
            QVERIFY(semaphore.acquire(7).hasFailed());
            QVERIFY(!semaphore.tryAcquire(9));
            semaphore.setLimit(9, 2);
            semaphore.clearLimit(8);
        }));
        thread->start();
        QVERIFY(thread->wait());
        QCOMPARE(semaphore.size(), 2);
    }

    // ---- conditions ----

    void notificationWakesOneWithTheMutex()
    {
        Mutex mutex;
        Condition condition;
        Scope scope;
        const auto wait = [&](std::string name) -> Task<> {
            auto guard = co_await mutex.lock();
            co_await condition.wait(guard);
            log(name + (guard.isLocked() ? " woke with the mutex" : " woke"));
        };
        scope.start(wait, "a");
        scope.start(wait, "b");
        const auto last = scope.start(wait, "c");
        QVERIFY(isSuspended(last));
        QVERIFY(!mutex.isLocked());
        auto guard = mutex.tryLock();
        QVERIFY(condition.notifyOne());
        log("notified");
        guard.unlock();
        QVERIFY(turnUntil([] { return taskLog().size() == 2; }));
        QCOMPARE(condition.notifyAll(), 2);
        QVERIFY(!condition.notifyOne());
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"notified", "a woke with the mutex", "b woke with the mutex",
                                            "c woke with the mutex"}));
        QVERIFY(!mutex.isLocked());
    }

    void timedOutWaitComesBackWithTheMutexAndLosesNoNotification()
    {
        Mutex mutex;
        Condition condition;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            auto guard = co_await mutex.lock();
            log(co_await timeout(1ms, condition.wait(guard)) ? "notified" : "too late");
            log(guard.isLocked() ? "locked" : "not locked");
        });
        QVERIFY(isSuspended(handle));
        auto guard = mutex.tryLock();
        QVERIFY(guard.isLocked());
        QVERIFY(isOver(scope.start(sleeper("timer", 5ms))));
        QVERIFY(!handle.hasEnded());
        taskLog().take();
        guard.unlock();
        QVERIFY(isOver(handle));
        QVERIFY(!condition.notifyOne());
        QCOMPARE(taskLog().entries(), list({"too late", "locked"}));
    }

    void notificationOfATaskThatGoesIsTheNextOnes_data()
    {
        QTest::addColumn<bool>("isDestroyed");
        QTest::newRow("cancelled") << false;
        QTest::newRow("destroyed") << true;
    }
    void notificationOfATaskThatGoesIsTheNextOnes()
    {
        QFETCH(bool, isDestroyed);
        Mutex mutex;
        Condition condition;
        Scope scope;
        auto inner = std::make_unique<Scope>();
        const auto wait = [&](std::string name) -> Task<> {
            auto guard = co_await mutex.lock();
            co_await condition.wait(guard);
            log(name);
        };
        auto first = inner->start(wait, "a");
        const auto second = scope.start(wait, "b");
        QVERIFY(isSuspended(first) && isSuspended(second));
        QVERIFY(condition.notifyOne());
        if (isDestroyed)
            inner.reset();
        else
            first.cancel();
        QVERIFY(isOver(second));
        QCOMPARE(taskLog().entries(), list({"b"}));
        QVERIFY(!mutex.isLocked());
    }

    void waitIsDestroyedAtAnyPoint()
    {
        Mutex mutex;
        Condition condition;
        const auto wait = [&]() -> Task<> {
            auto guard = co_await mutex.lock();
            const Local local("waiter");
            co_await condition.wait(guard);
        };
        {
            Scope scope;
            QVERIFY(isSuspended(scope.start(wait))); // for the notification
        }
        {
            Scope scope;
            QVERIFY(isSuspended(scope.start(wait)));
            auto guard = mutex.tryLock();
            QVERIFY(condition.notifyOne()); // for the mutex
        }
        QCOMPARE(taskLog().entries(), list({"~waiter", "~waiter"}));
        QVERIFY(!mutex.isLocked());
    }

    void tasksOfAConditionThatIsDestroyedEndWithTheMutex()
    {
        Mutex mutex;
        auto condition = std::make_unique<Condition>();
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            auto guard = co_await mutex.lock();
            try {
                co_await condition->wait(guard);
            } catch (const SynchronizationDestroyed &error) {
                log(error.what());
            }
            log(guard.isLocked() ? "locked" : "not locked");
        });
        QVERIFY(isSuspended(handle));
        condition.reset();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"what the task waited for was destroyed", "locked"}));
    }

    void tasksOfAConditionWhoseMutexIsDestroyedEnd()
    {
        auto mutex = std::make_unique<Mutex>();
        Condition condition;
        Scope scope;
        const auto handle = scope.start(logWhatIsThrown([&]() -> Task<> {
            auto guard = co_await mutex->lock();
            co_await condition.wait(guard);
        }));
        QVERIFY(isSuspended(handle));
        mutex.reset();
        QVERIFY(condition.notifyOne());
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"what the task waited for was destroyed"}));
    }

    void waitWithoutTheMutexIsWarnedOf()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             "Condition::wait: the mutex is not locked; std::logic_error is thrown instead");
        Condition condition;
        const auto state = runTask([&] {
            return logWhatIsThrown([&]() -> Task<> {
                MutexGuard guard;
                co_await condition.wait(guard);
            });
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"a wait for a condition without its mutex"}));
    }

    // ---- semaphores ----

    void semaphoreLetsSoManyIn()
    {
        Semaphore semaphore(3);
        Scope scope;
        auto first = scope.start(take(semaphore, "a", 2));
        const auto second = scope.start(take(semaphore, "b", 2));
        const auto third = scope.start(take(semaphore, "c"));
        QVERIFY(isSuspended(third));
        QCOMPARE(taskLog().take(), list({"a has 2"})); // c does not overtake b
        QCOMPARE(semaphore.available(), 1);
        QVERIFY(!semaphore.tryAcquire());
        first.cancel();
        QVERIFY(turnUntil([] { return taskLog().size() == 2; }));
        QCOMPARE(taskLog().entries(), list({"b has 2", "c has 1"}));
        QCOMPARE(semaphore.available(), 0);
    }

    void whoLeavesTheLineMakesWayForThoseBehind()
    {
        Semaphore semaphore(2);
        auto guard = semaphore.tryAcquire();
        Scope scope;
        auto first = scope.start(take(semaphore, "a", 2));
        const auto second = scope.start(take(semaphore, "b"));
        QVERIFY(isSuspended(second));
        QCOMPARE(taskLog().size(), 0);
        first.cancel();
        QVERIFY(turnUntil([] { return taskLog().size() == 1; }));
        QCOMPARE(taskLog().entries(), list({"b has 1"}));
    }

    void limitMayChange()
    {
        Semaphore semaphore(1);
        Scope scope;
        scope.start(take(semaphore, "a"));
        scope.start(take(semaphore, "b"));
        QVERIFY(turnUntil([] { return taskLog().size() == 1; }));
        semaphore.setLimit(2);
        QVERIFY(turnUntil([] { return taskLog().size() == 2; }));
        QCOMPARE(taskLog().entries(), list({"a has 1", "b has 1"}));
        semaphore.setLimit(1);
        QCOMPARE(semaphore.available(), 0);
        scope.cancel();
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(semaphore.available(), 1);
    }

    void senselessNumbersAreWarnedOf()
    {
        QTest::ignoreMessage(QtWarningMsg, "Semaphore: 0 is too small; it is 1 instead");
        Semaphore semaphore(0);
        QTest::ignoreMessage(QtWarningMsg, "Semaphore::tryAcquire: -1 is too small; it is 1 instead");
        const auto guard = semaphore.tryAcquire(-1);
        QCOMPARE(guard.count(), 1);
        QTest::ignoreMessage(QtWarningMsg,
                             "Semaphore::acquire: 2 permits are more than the 1 that there are; "
                             "it waits until the limit is raised");
        auto wait = semaphore.acquire(2);
        QVERIFY(!wait.hasEnded());
        semaphore.setLimit(3);
        QVERIFY(wait.hasEnded());
        QTest::ignoreMessage(QtWarningMsg, "Semaphore::setLimit: -2 is too small; it is 0 instead");
        semaphore.setLimit(-2);
    }

    void permitsOfATaskThatIsCancelledBeforeItGoesOnAreTheNextOnes()
    {
        Semaphore semaphore(2);
        auto guard = semaphore.tryAcquire(2);
        Scope scope;
        auto first = scope.start(take(semaphore, "a", 2));
        const auto second = scope.start(take(semaphore, "b"));
        const auto third = scope.start(take(semaphore, "c"));
        QVERIFY(isSuspended(third));
        guard.release();
        first.cancel();
        QVERIFY(turnUntil([] { return taskLog().size() == 2; }));
        QCOMPARE(taskLog().entries(), list({"b has 1", "c has 1"}));
    }

    void tasksOfASemaphoreThatIsDestroyedEnd()
    {
        auto semaphore = std::make_unique<Semaphore>(1);
        const auto guard = semaphore->tryAcquire();
        Scope scope;
        const auto handle = scope.start(logWhatIsThrown([&] { return semaphore->acquire(); }));
        QVERIFY(isSuspended(handle));
        semaphore.reset();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"what the task waited for was destroyed"}));
        QVERIFY(!guard);
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Locks)

#include "tst_locks.moc"
