// SPDX-License-Identifier: MIT
// Flags, latches, barriers, values, notifications, what is done once, shared or not too often: on every host.
#include "taskhost.h"

#include "tasks/barrier.h"
#include "tasks/deadlines.h"
#include "tasks/eventflag.h"
#include "tasks/latch.h"
#include "tasks/notify.h"
#include "tasks/once.h"
#include "tasks/propertywait.h"
#include "tasks/ratelimiter.h"
#include "tasks/sharedtask.h"
#include "tasks/value.h"

#include <QtTest/qtest.h>

#include <optional>
#include <stdexcept>
#include <thread>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class Dial : public QObject
{
    Q_OBJECT

public:
    int value() const { return m_value; }
    void setValue(int value)
    {
        m_value = value;
        Q_EMIT valueChanged(value);
    }

Q_SIGNALS:
    void valueChanged(int value);

private:
    int m_value = 0;
};

namespace {

//! Awaits what \a await makes, and logs \a name, or what is thrown.
template <typename Awaited>
Task<> logAfter(Awaited await, std::string name)
{
    try {
        static_cast<void>(co_await await());
        log(name);
    } catch (const std::exception &error) {
        log(name + ": " + error.what());
    }
}

Task<> meet(Barrier &barrier, std::string name, int rounds = 1)
{
    for (int i = 0; i < rounds; ++i) {
        const bool isSerial = co_await barrier.arrive();
        log(name + (isSerial ? " is the one" : " goes on"));
    }
}

Task<int> answer()
{
    const Local local("answer");
    log("begins");
    co_await sleepFor(1ms);
    co_return 42;
}

Task<> logNumber(std::string name)
{
    log(name + " got " + std::to_string(co_await notified<int>(u"number"_s)));
}

} // namespace

class tst_Synchronization : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    // ---- flags ----

    void flagThatIsSetHoldsNobodyUp()
    {
        EventFlag flag;
        Scope scope;
        const auto wait = [&](std::string name) { return logAfter([&] { return flag.wait(); }, name); };
        scope.start(wait("a"));
        const auto second = scope.start(wait("b"));
        QVERIFY(isSuspended(second));
        flag.set();
        QVERIFY(flag.isSet());
        log("set");
        QVERIFY(isOver(second));
        QVERIFY(isOver(scope.start(wait("c"))));
        flag.reset();
        QVERIFY(isSuspended(scope.start(wait("d"))));
        QCOMPARE(taskLog().entries(), list({"set", "a", "b", "c"}));
    }

    void pulseWakesThoseThatWaitNow()
    {
        EventFlag flag;
        Scope scope;
        const auto wait = [&](std::string name) { return logAfter([&] { return flag.wait(); }, name); };
        const auto first = scope.start(wait("a"));
        QVERIFY(isSuspended(first));
        flag.pulse();
        QVERIFY(!flag.isSet());
        QVERIFY(isOver(first));
        QVERIFY(isSuspended(scope.start(wait("b"))));
    }

    void waitForAFlagIsArmedWhenItIsMade()
    {
        EventFlag flag;
        const auto state = runTask([&]() -> Task<> {
            auto wait = flag.wait();
            flag.pulse();
            co_await sleepFor(1ms);
            co_await wait;
            log("seen");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"seen"}));
    }

    void tasksOfAFlagThatIsDestroyedEnd()
    {
        auto flag = std::make_unique<EventFlag>();
        Scope scope;
        const auto handle = scope.start(logAfter([&] { return flag->wait(); }, "a"));
        QVERIFY(isSuspended(handle));
        flag.reset();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"a: what the task waited for was destroyed"}));
    }

    void waitForAFlagIsDestroyedAtAnyPoint()
    {
        EventFlag flag;
        for (const bool isWoken : {false, true}) {
            Scope scope;
            const auto handle = scope.start([&]() -> Task<> {
                const Local local("waiter");
                co_await flag.wait();
            });
            QVERIFY(isSuspended(handle));
            if (isWoken)
                flag.set();
        }
        QCOMPARE(taskLog().entries(), list({"~waiter", "~waiter"}));
    }

    // ---- latches ----

    void latchOpensOnce()
    {
        Latch latch(2);
        Scope scope;
        const auto handle = scope.start(logAfter([&] { return latch.wait(); }, "open"));
        QVERIFY(isSuspended(handle));
        latch.countDown();
        QCOMPARE(latch.count(), 1);
        QVERIFY(isSuspended(handle));
        latch.countDown();
        QVERIFY(latch.isOpen());
        QVERIFY(isOver(handle));
        QVERIFY(isOver(scope.start(logAfter([&] { return latch.wait(); }, "late"))));
        QCOMPARE(taskLog().entries(), list({"open", "late"}));
    }

    void senselessCountsOfALatchAreWarnedOf()
    {
        QTest::ignoreMessage(QtWarningMsg, "Latch: -1 is too small; it is 0 instead");
        Latch open(-1);
        QVERIFY(open.isOpen());
        Latch latch(1);
        QTest::ignoreMessage(QtWarningMsg, "Latch::countDown: there are 1 left, not 3; it is open now");
        latch.countDown(3);
        QVERIFY(latch.isOpen());
        QTest::ignoreMessage(QtWarningMsg, "Latch::countDown: -1 is too small; it is 0 instead");
        latch.countDown(-1);
    }

    void tasksOfALatchThatIsDestroyedEnd()
    {
        auto latch = std::make_unique<Latch>(1);
        Scope scope;
        const auto handle = scope.start(logAfter([&] { return latch->wait(); }, "a"));
        QVERIFY(isSuspended(handle));
        latch.reset();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"a: what the task waited for was destroyed"}));
    }

    // ---- barriers ----

    void tasksMeetAgainAndAgain()
    {
        Barrier barrier(3);
        Scope scope;
        for (const char *name : {"a", "b", "c"})
            scope.start(meet(barrier, name, 2));
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(),
                 list({"c is the one", "a goes on", "b goes on", "b is the one", "c goes on", "a goes on"}));
        QCOMPARE(barrier.arrived(), 0);
    }

    void taskThatIsCancelledHasNotArrived()
    {
        Barrier barrier(2);
        Scope scope;
        auto first = scope.start(meet(barrier, "a"));
        QVERIFY(isSuspended(first));
        QCOMPARE(barrier.arrived(), 1);
        first.cancel();
        QCOMPARE(barrier.arrived(), 0); // at once
        const auto second = scope.start(meet(barrier, "b"));
        QVERIFY(isOver(first));
        QVERIFY(isSuspended(second));
        QVERIFY(isOver(scope.start(meet(barrier, "c"))));
        QVERIFY(isOver(second));
        QCOMPARE(taskLog().entries(), list({"c is the one", "b goes on"}));
    }

    void anotherOneIsTheOneWhenThatGoes()
    {
        Barrier barrier(2);
        Scope scope;
        const auto first = scope.start(meet(barrier, "a"));
        QVERIFY(isSuspended(first));
        {
            auto last = barrier.arrive();
            last.begin(nullptr);
            QVERIFY(last.hasEnded());
        } // nobody has taken that it is the one
        QVERIFY(isOver(first));
        QCOMPARE(taskLog().entries(), list({"a is the one"}));
    }

    void barrierMayBeReset()
    {
        Barrier barrier(2);
        Scope scope;
        const auto first = scope.start(logAfter([&] { return barrier.arrive(); }, "a"));
        QVERIFY(isSuspended(first));
        barrier.reset();
        QVERIFY(isOver(first));
        QCOMPARE(barrier.arrived(), 0);
        QCOMPARE(taskLog().entries(), list({"a: the barrier was reset"}));
    }

    void tasksOfABarrierThatIsDestroyedEnd()
    {
        QTest::ignoreMessage(QtWarningMsg, "Barrier: 0 is too small; it is 1 instead");
        QCOMPARE(Barrier(0).parties(), 1);
        auto barrier = std::make_unique<Barrier>(2);
        Scope scope;
        auto unbegun = barrier->arrive();
        const auto handle = scope.start(logAfter([&] { return barrier->arrive(); }, "a"));
        QVERIFY(isSuspended(handle));
        barrier.reset();
        QVERIFY(isOver(handle));
        QVERIFY(unbegun.hasFailed());
        QCOMPARE(taskLog().entries(), list({"a: what the task waited for was destroyed"}));
    }

    // ---- values ----

    void levelIsLookedAtFirst()
    {
        Value<int> value(5);
        const auto state = runTask(
            [&]() -> Task<> { log(std::to_string(co_await value.until([](int n) { return n > 3; }))); });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"5"}));
    }

    void valueThatDoesNotStayIsSeen()
    {
        Value<int> value;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            log(std::to_string(co_await value.until([](int n) { return n == 2; })));
            log(std::to_string(value.value()));
        });
        QVERIFY(isSuspended(handle));
        for (const int i : {1, 2, 3})
            value.set(i);
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"2", "3"}));
    }

    void sameAgainIsNoChange()
    {
        Value<int> value(1);
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> { log(std::to_string(co_await value.changed())); });
        QVERIFY(isSuspended(handle));
        value.set(1);
        QVERIFY(isSuspended(handle));
        value.set(2);
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"2"}));
    }

    void predicateThatThrowsFailsItsWaitOnly()
    {
        Value<int> value;
        Scope scope;
        scope.start(logAfter([&] { return value.until([](int n) { return n && broken(); }); }, "a"));
        const auto second = scope.start(logAfter([&] { return value.changed(); }, "b"));
        QVERIFY(isSuspended(second));
        value.set(1);
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"a: broken", "b"}));
    }

    void predicateMaySetAnotherValue()
    {
        Value<int> value;
        Scope scope;
        scope.start(logAfter(
            [&] {
                return value.until([&](int n) {
                    if (n == 1)
                        value.set(2);
                    return n >= 1;
                });
            },
            "a"));
        const auto second = scope.start([&]() -> Task<> {
            log("b " + std::to_string(co_await value.until([](int n) { return n > 0; })));
        });
        QVERIFY(isSuspended(second));
        value.set(1);
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"b 2", "a"}));
    }

    void predicateMayDestroyAnything_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"its own task", "another task", "the value"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void predicateMayDestroyAnything()
    {
        QFETCH(QString, what);
        auto value = std::make_unique<Value<int>>();
        auto own = std::make_unique<Scope>();
        auto other = std::make_unique<Scope>();
        own->start(logAfter(
            [&] {
                return value->until([&](int n) {
                    if (n == 0)
                        return false;
                    if (what == u"its own task"_s)
                        own.reset();
                    else if (what == u"another task"_s)
                        other.reset();
                    else
                        value.reset();
                    return true;
                });
            },
            "own"));
        const auto handle = other->start(logAfter([&] { return value->changed(); }, "other"));
        QVERIFY(isSuspended(handle));
        value->set(1);
        QVERIFY(turnUntil([&] { return (!own || own->isEmpty()) && (!other || other->isEmpty()); }));
        const QHash<QString, QStringList> expected{
            {u"its own task"_s, list({"other"})},
            {u"another task"_s, list({"own"})},
            {u"the value"_s, list({"other: what the task waited for was destroyed",
                                   "own: what the task waited for was destroyed"})},
        };
        QCOMPARE(taskLog().entries(), expected.value(what));
    }

    void waitForAValueIsDestroyedAtAnyPoint()
    {
        Value<int> value;
        for (const bool isWoken : {false, true}) {
            Scope scope;
            QVERIFY(isSuspended(scope.start(logAfter([&] { return value.changed(); }, "never"))));
            if (isWoken)
                value.set(1);
        }
        QCOMPARE(taskLog().entries(), QStringList());
    }

    // ---- properties ----

    void propertyIsLookedAtFirstAndWheneverItChanges()
    {
        Dial dial;
        Scope scope;
        const auto atLeast = [&](int least) {
            return until(&dial, &Dial::value, &Dial::valueChanged, [least](int n) { return n >= least; });
        };
        const auto handle = scope.start([&]() -> Task<> {
            log(std::to_string(co_await atLeast(0)));
            log(std::to_string(co_await atLeast(2)));
        });
        QVERIFY(isSuspended(handle));
        for (const int i : {1, 2, 0}) // 2 does not stay
            dial.setValue(i);
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"0", "2"}));
    }

    void deathOfThePropertysObjectIsSeen()
    {
        auto dial = std::make_unique<Dial>();
        const auto never = [&] {
            return until(dial.get(), &Dial::value, &Dial::valueChanged, [](int n) { return n < 0; });
        };
        Scope scope;
        scope.start(logAfter(never, "a"));
        const auto handle = scope.start([&]() -> Task<> {
            auto wait = never();
            log(co_await wait.orGone() ? "value" : "gone");
        });
        QVERIFY(isSuspended(handle));
        dial.reset();
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        auto all = taskLog().take(); // in Qt's order
        all.sort();
        QCOMPARE(all, list({"a: the sender of the signal was destroyed", "gone"}));
    }

    void predicateOfAPropertyMayThrowOrDestroyItsTask()
    {
        Dial dial;
        auto inner = std::make_unique<Scope>();
        const auto first = inner->start(logAfter(
            [&] {
                return until(&dial, &Dial::value, &Dial::valueChanged, [&](int n) {
                    if (n > 0)
                        inner.reset();
                    return n > 0;
                });
            },
            "never"));
        Scope scope;
        const auto second = scope.start(logAfter(
            [&] {
                return until(&dial, &Dial::value, &Dial::valueChanged, [](int n) { return n && broken(); });
            },
            "b"));
        QVERIFY(isSuspended(first) && isSuspended(second));
        dial.setValue(1);
        QVERIFY(isOver(second));
        QCOMPARE(taskLog().entries(), list({"b: broken"}));
    }

    void propertyOfNoObjectIsWarnedOf()
    {
        QTest::ignoreMessage(QtWarningMsg, "until: the object is null, or lives in another thread; it counts "
                                           "as one that has gone");
        auto wait =
            until(static_cast<Dial *>(nullptr), &Dial::value, &Dial::valueChanged, [](int) { return true; });
        QVERIFY(wait.hasFailed());
    }

    // ---- notifications ----

    void notificationTellsHowManyItHasWoken()
    {
        QCOMPARE(notify(u"saved"_s), 0);
        Scope scope;
        scope.start(logAfter([] { return notified(u"saved"_s); }, "a"));
        scope.start(logAfter([] { return notified(u"loaded"_s); }, "other key"));
        const auto last = scope.start(logAfter([] { return notified(u"saved"_s); }, "b"));
        QVERIFY(isSuspended(last));
        QCOMPARE(notify(u"saved"_s), 2);
        QCOMPARE(notify(u"saved"_s), 0);
        QVERIFY(isOver(last));
        QCOMPARE(taskLog().entries(), list({"a", "b"}));
    }

    void valueGoesWithTheNotification()
    {
        Scope scope;
        scope.start(logNumber("a"));
        scope.start(logAfter([] { return notified(u"number"_s); }, "b"));
        const auto text = scope.start(logAfter([] { return notified<QString>(u"number"_s); }, "text"));
        QVERIFY(isSuspended(text));
        QTest::ignoreMessage(QtWarningMsg,
                             "notify: the value that goes with \"number\" has another type than "
                             "a task waits for; it waits on");
        QCOMPARE(notify(u"number"_s, 7), 2);
        QVERIFY(turnUntil([] { return taskLog().size() == 2; }));
        QCOMPARE(taskLog().entries(), list({"a got 7", "b"}));
    }

    void waitForANotificationMayHaveALimit()
    {
        const auto state = runTask([]() -> Task<> {
            log(co_await timeout(1ms, notified(1)) ? "notified" : "too late");
            log(std::to_string(notify(1)));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"too late", "0"}));
    }

    void manyKeysAreToldApart()
    {
        Scope scope;
        for (int i = 0; i < 200; ++i)
            scope.start(logAfter([i] { return notified(i); }, std::to_string(i)));
        QVERIFY(isSuspended(scope.start(sleeper("last"))));
        for (int i = 199; i >= 0; i -= 100)
            QCOMPARE(notify(i), 1);
        QVERIFY(turnUntil([] { return taskLog().size() == 2; }));
        QCOMPARE(taskLog().entries(), list({"199", "99"}));
        QCOMPARE(scope.count(), 199);
    }

    void rendezvousWaitsForThoseToBeWoken()
    {
        Scope scope;
        const auto one = scope.start([&]() -> Task<> {
            log("one woke " + std::to_string(co_await notifyWhenAwaited(u"number"_s, 1)));
        });
        const auto two = scope.start([&]() -> Task<> {
            log("two woke " + std::to_string(co_await notifyWhenAwaited(u"number"_s, 2).by(2)));
        });
        QVERIFY(isSuspended(one) && isSuspended(two));
        QVERIFY(isOver(scope.start(logNumber("a"))));
        QVERIFY(isOver(one));
        const auto b = scope.start(logNumber("b"));
        QVERIFY(isSuspended(b));
        QVERIFY(isSuspended(two));
        QVERIFY(isOver(scope.start(logNumber("c"))));
        QVERIFY(isOver(two));
        auto all = taskLog().take();
        all.sort();
        QCOMPARE(all, list({"a got 1", "b got 2", "c got 2", "one woke 1", "two woke 2"}));
    }

    void rendezvousThatIsCancelledWakesNobody()
    {
        Scope scope;
        auto send = scope.start([]() -> Task<> { static_cast<void>(co_await notifyWhenAwaited(1)); });
        QVERIFY(isSuspended(send));
        send.cancel();
        QVERIFY(!notified(1).hasEnded()); // before its turn to go has come
        const auto wait = scope.start(logAfter([] { return notified(1); }, "woken"));
        QVERIFY(isOver(send));
        QVERIFY(isSuspended(wait));
        QTest::ignoreMessage(QtWarningMsg, "notifyWhenAwaited: 0 is too small; it is 1 instead");
        const auto second =
            scope.start([]() -> Task<> { static_cast<void>(co_await notifyWhenAwaited(1).by(0)); });
        QVERIFY(isOver(second) && isOver(wait));
        QCOMPARE(taskLog().entries(), list({"woken"}));
    }

    // ---- once ----

    void onceIsDoneByTheFirstAndAwaitedByTheOthers()
    {
        Once once;
        Scope scope;
        const auto login = []() -> Task<> {
            log("login");
            co_await sleepFor(1ms);
        };
        for (const char *name : {"a", "b"})
            scope.start(logAfter([&] { return once.call(login); }, name));
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QVERIFY(once.isDone());
        QCOMPARE(runTask([&] { return once.call(login); }), TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"login", "a", "b"}));
    }

    void onceThatFailsOrIsCancelledIsTriedByTheNext()
    {
        Once once;
        Scope scope;
        int tries = 0;
        const auto login = [&]() -> Task<> {
            const int number = ++tries;
            co_await sleepFor(1ms);
            if (number == 2)
                throw std::runtime_error("refused");
        };
        auto first = scope.start(logAfter([&] { return once.call(login); }, "a"));
        scope.start(logAfter([&] { return once.call(login); }, "b"));
        const auto last = scope.start(logAfter([&] { return once.call(login); }, "c"));
        QVERIFY(isSuspended(last));
        first.cancel();
        QVERIFY(isOver(last));
        QCOMPARE(tries, 3);
        QCOMPARE(taskLog().entries(), list({"b: refused", "c"}));
    }

    void onceMayBeDestroyed()
    {
        auto once = std::make_unique<Once>();
        Scope scope;
        const auto login = []() -> Task<> { co_await sleepFor(1ms); };
        scope.start(logAfter([&] { return once->call(login); }, "a"));
        const auto second = scope.start(logAfter([&] { return once->call(login); }, "b"));
        QVERIFY(isSuspended(second));
        once.reset();
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"b: what the task waited for was destroyed", "a"}));
    }

    // ---- shared tasks ----

    void sharedTaskRunsOnceForAll()
    {
        const SharedTask<int> task(answer());
        Scope scope;
        QCOMPARE(taskLog().size(), 0);
        for (int i = 0; i < 2; ++i) {
            scope.start([](SharedTask<int> shared) -> Task<> { log(std::to_string(co_await shared)); }, task);
        }
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        const auto late = scope.start([&]() -> Task<> { log("late " + std::to_string(co_await task)); });
        QVERIFY(isOver(late));
        QCOMPARE(taskLog().entries(), list({"begins", "~answer", "42", "42", "late 42"}));
    }

    void sharedTaskRunsWhereItIsAwaitedFirst()
    {
        std::optional<SharedTask<int>> task;
        std::thread([&task] { task.emplace(later(7)); }).join();
        Scope scope;
        const auto handle =
            scope.start([](SharedTask<int> shared) -> Task<int> { co_return co_await shared; }, *task);
        QVERIFY(isOver(handle));
        QCOMPARE(valueOf(handle), 7);
        taskLog().take();
    }

    void errorOfASharedTaskReachesAll()
    {
        const SharedTask<> task(thrower("broken"));
        Scope scope;
        for (const char *name : {"a", "b"})
            scope.start(logAfter([&]() -> const SharedTask<> & { return task; }, name));
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"a: broken", "b: broken"}));
    }

    void sharedTaskOutlivesOneThatIsCancelled()
    {
        Scope scope;
        SharedTask<int> task(answer());
        auto first = scope.start([&]() -> Task<> { log(std::to_string(co_await task)); });
        const auto second = scope.start([&]() -> Task<> { log(std::to_string(co_await task)); });
        QVERIFY(isSuspended(second));
        first.cancel();
        QVERIFY(isOver(second));
        QCOMPARE(taskLog().entries(), list({"begins", "~answer", "42"}));
    }

    void sharedTaskGoesWithTheLastOne()
    {
        Scope scope;
        auto task = std::make_unique<SharedTask<>>(sleeper("shared"));
        auto handle = scope.start([](SharedTask<> shared) -> Task<> { co_await shared; }, *task);
        QVERIFY(isSuspended(handle));
        task.reset();
        QCOMPARE(taskLog().size(), 0);
        handle.cancel();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"~shared"}));
    }

    // ---- rates ----

    void rateIsKept()
    {
        constexpr auto Time = 40ms;
        RateLimiter limiter(2, Time);
        std::vector<Deadline> times;
        const auto state = runTask([&]() -> Task<> {
            for (int i = 0; i < 5; ++i) {
                co_await limiter.acquire();
                times.push_back(Clock::now());
            }
        });
        QCOMPARE(state, TaskState::Finished);
        QVERIFY(times[1] - times[0] < Time / 2 || !isManual()); // the bucket was full
        for (int i = 2; i < 5; ++i) {
            QVERIFY(times[std::size_t(i)] - times[0] >= Time / 2 * (i - 1));
            if (isManual())
                QCOMPARE(times[std::size_t(i)] - times[0], Nanoseconds(Time / 2 * (i - 1)));
        }
    }

    void tokensAreThereOrNot()
    {
        RateLimiter limiter(2, 1h);
        QVERIFY(limiter.tryAcquire());
        QVERIFY(limiter.tryAcquire());
        QVERIFY(!limiter.tryAcquire());
    }

    void tokenThatNobodyTakesIsTheNextOnes()
    {
        RateLimiter limiter(1, 1h);
        Scope scope;
        {
            auto taken = limiter.acquire();
            QVERIFY(taken.hasEnded());
            scope.start(logAfter([&] { return limiter.acquire(); }, "a"));
            const auto second = scope.start(logAfter([&] { return limiter.acquire(); }, "b"));
            QVERIFY(isSuspended(second));
            QVERIFY(!limiter.tryAcquire());
        }
        QVERIFY(turnUntil([] { return taskLog().size() == 1; }));
        QCOMPARE(taskLog().entries(), list({"a"}));
        QCOMPARE(scope.count(), 1);
    }

    void senselessRatesAreWarnedOf()
    {
        QTest::ignoreMessage(QtWarningMsg, "RateLimiter: 0 is too small; it is 1 instead");
        RateLimiter one(0, 1h);
        QVERIFY(one.tryAcquire());
        QVERIFY(!one.tryAcquire());
        QTest::ignoreMessage(QtWarningMsg, "RateLimiter: there is no limit in a time of -5 ns");
        RateLimiter none(1, -5ns);
        for (int i = 0; i < 100; ++i)
            QVERIFY(none.tryAcquire());
    }

    void tasksOfARateLimiterThatIsDestroyedEnd()
    {
        auto limiter = std::make_unique<RateLimiter>(1, 1h);
        QVERIFY(limiter->tryAcquire());
        Scope scope;
        const auto handle = scope.start(logAfter([&] { return limiter->acquire(); }, "a"));
        QVERIFY(isSuspended(handle));
        limiter.reset();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"a: what the task waited for was destroyed"}));
    }

private:
    static bool broken() { throw std::runtime_error("broken"); }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Synchronization)

#include "tst_synchronization.moc"
