// SPDX-License-Identifier: MIT
// What users of other coroutine libraries complain of, and that it is not so here: docs/coming-from.md has the list.
#include "taskhost.h"

#include "tasks/channel.h"
#include "tasks/combinators.h"
#include "tasks/contexttasks.h"
#include "tasks/deadlines.h"
#include "tasks/elsewhere.h"
#include "tasks/eventflag.h"
#include "tasks/futures.h"
#include "tasks/mutex.h"
#include "tasks/readiness.h"
#include "tasks/running.h"
#include "tasks/sharedtask.h"
#include "tasks/shield.h"
#include "tasks/signals.h"

#include <QtCore/qeventloop.h>
#include <QtCore/qsemaphore.h>
#include <QtTest/qtest.h>

#include <functional>
#include <stdexcept>
#include <unistd.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

class Button : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void clicked(int number);
};

class Refused : public std::runtime_error
{
public:
    explicit Refused(int code) : std::runtime_error("refused"), m_code(code) {}
    int code() const { return m_code; }

private:
    int m_code;
};

Task<int> refuse(int code)
{
    co_await yield();
    throw Refused(code);
}

//! Neither copied, nor made of nothing.
class Ticket
{
public:
    explicit Ticket(int number) : m_number(std::make_unique<int>(number)) {}
    std::string text() const { return "ticket " + std::to_string(*m_number); }

private:
    std::unique_ptr<int> m_number;
};

Task<Ticket> ticket(int number)
{
    co_await yield();
    co_return Ticket(number);
}

//! An interface with callbacks, as libraries in C have.
struct Device
{
    std::function<void(int)> whenRead;
};

//! All that it takes to wait for it.
class DeviceRead final : public Waiting
{
public:
    using Result = int;
    explicit DeviceRead(Device &device) : m_device(device)
    {
        m_device.whenRead = [this](int value) {
            m_value = value;
            end();
        };
    }
    ~DeviceRead() override { m_device.whenRead = nullptr; }
    int take() const { return m_value; }
    QString description() const override { return u"a device"_s; }

private:
    Device &m_device;
    int m_value = 0;
};

//! Cancels in its destructor, which runs while tasks are being cancelled.
struct Canceller
{
    ~Canceller()
    {
        log("cancels");
        for (auto *handle : handles)
            handle->cancel();
    }
    std::vector<TaskHandle<> *> handles;
};

std::string threadName()
{
    return QThread::currentThread() == qApp->thread() ? "own thread" : "another thread";
}

} // namespace

class tst_Complaints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    // ---- lifetime ----

    void whoWaitsForATaskOfAnObjectThatDiesNeedsNoValueForIt()
    {
        auto object = std::make_unique<QObject>();
        const auto handle = start(object.get(), later(7, 1h));
        Scope scope;
        const auto join = scope.start([&]() -> Task<> {
            try {
                log(std::to_string(co_await handle.join()));
            } catch (const TaskCancelled &error) {
                log(error.what());
            }
        });
        const auto outcome = scope.start(
            [&]() -> Task<> { log((co_await handle.outcome()).isCancelled() ? "cancelled" : "ended"); });
        QVERIFY(isSuspended(join) && isSuspended(outcome));
        object.reset();
        QVERIFY(isOver(join) && isOver(outcome));
        QCOMPARE(taskLog().entries(), list({"~later", "the task was cancelled", "cancelled"}));
    }

    void senderThatDiesLeavesNoLocalsBehind()
    {
        auto button = std::make_unique<Button>();
        Scope scope(Scope::Policy::Supervise);
        scope.setErrorHandler([](const std::exception_ptr &, const QString &) { log("told"); });
        const auto handle = scope.start([&]() -> Task<> {
            const Local local("local");
            co_await signal(button.get(), &Button::clicked);
        });
        QVERIFY(isSuspended(handle));
        button.reset();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"~local", "told"}));
    }

    void handleThatIsDroppedDetachesNothing()
    {
        Scope scope;
        QVERIFY(isSuspended(scope.start(sleeper("a"))));
        QCOMPARE(scope.count(), 1);
        QCOMPARE(taskLog().entries(), QStringList());
        scope.cancel();
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"~a"}));
    }

    void taskMayEndBeforeItsFirstWait()
    {
        Scope scope(Scope::Policy::Collect);
        const auto value = scope.start([]() -> Task<int> { co_return 7; });
        const auto error = scope.start([]() -> Task<int> {
            throw Refused(8);
            co_return 0;
        });
        QVERIFY(isOver(value) && isOver(error));
        QCOMPARE(valueOf(value), 7);
        QCOMPARE(error.state(), TaskState::Failed);
        QVERIFY_THROWS_EXCEPTION(Refused, blockingWait([&]() -> Task<> { co_await scope.join(); }()));
    }

    // ---- cancelling ----

    void buttonEndsAReadThatWaits()
    {
        int ends[2] = {};
        QCOMPARE(pipe(ends), 0);
        Button cancel;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            const auto first =
                co_await any(ready(ends[0], ReadyFor::Read), signal(&cancel, &Button::clicked));
            log(first.index() == 0 ? "read" : "cancelled");
        });
        QVERIFY(isSuspended(handle));
        Q_EMIT cancel.clicked(1);
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"cancelled"}));
        ::close(ends[0]);
        ::close(ends[1]);
    }

    void catchAllDoesNotSwallowACancellation()
    {
        Scope scope;
        auto handle = scope.start([]() -> Task<> {
            const Local local("task");
            while (true) {
                try {
                    co_await sleepFor(1h);
                } catch (...) {
                    log("swallowed");
                }
            }
        });
        QVERIFY(isSuspended(handle));
        handle.cancel();
        QVERIFY(isOver(handle));
        QCOMPARE(handle.state(), TaskState::Cancelled);
        QCOMPARE(taskLog().entries(), list({"~task"}));
    }

    void cancelOfATaskThatWasWokenComesFirst()
    {
        EventFlag flag;
        Scope scope;
        auto handle = scope.start([&]() -> Task<> {
            const Local local("task");
            co_await flag.wait();
            log("goes on");
        });
        QVERIFY(isSuspended(handle));
        flag.set();
        handle.cancel();
        QVERIFY(isOver(handle));
        QCOMPARE(handle.state(), TaskState::Cancelled);
        QCOMPARE(taskLog().entries(), list({"~task"}));
    }

    void tasksMayCancelEachOtherWhileTheyAreCancelled()
    {
        TaskHandle<> one, two;
        Scope scope;
        const auto task = [&](std::string name) -> Task<> {
            const Local local(name);
            Canceller canceller;
            canceller.handles = {&one, &two};
            co_await sleepFor(1h);
        };
        one = scope.start(task("one"));
        two = scope.start(task("two"));
        QVERIFY(isSuspended(one) && isSuspended(two));
        one.cancel();
        one.cancel();
        QCOMPARE(taskLog().entries(), QStringList()); // it only asks
        QVERIFY(isOver(one) && isOver(two));
        QCOMPARE(taskLog().entries(), list({"cancels", "~one", "cancels", "~two"}));
    }

    void oneTaskIsCancelledWithoutTheOthers()
    {
        Scope scope;
        auto one = scope.start(sleeper("one"));
        const auto two = scope.start(sleeper("two", 2ms));
        one.cancel();
        QVERIFY(isOver(two));
        QCOMPARE(one.state(), TaskState::Cancelled);
        QCOMPARE(taskLog().entries().last(), u"~two"_s);
        QVERIFY(taskLog().entries().contains(u"two woke up"_s));
    }

    void taskWhoseChildHasFailedIsNotCancelled()
    {
        const auto state = runTask([]() -> Task<> {
            Scope scope;
            scope.start(sleeper("sibling"));
            scope.start(thrower("broken"));
            try {
                co_await scope.join();
            } catch (const std::runtime_error &error) {
                log(error.what());
            }
            co_await sleepFor(1ms);
            log("goes on");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"~sibling", "broken", "goes on"}));
    }

    void ownWaitIsOneClassWithTwoFunctions()
    {
        Device device;
        Scope scope;
        const auto value = scope.start([&]() -> Task<int> { co_return co_await DeviceRead(device); });
        QVERIFY(isSuspended(value));
        device.whenRead(7);
        QCOMPARE(valueOf(value), 7);
        const auto state = runTask([&]() -> Task<> {
            log(co_await timeout(1ms, DeviceRead(device)) ? "read" : "too late");
            log(device.whenRead ? "armed" : "undone");
        });
        QCOMPARE(state, TaskState::Finished);
        auto cancelled = scope.start([&]() -> Task<> { co_await all(DeviceRead(device), sleepFor(1h)); });
        QVERIFY(isSuspended(cancelled));
        cancelled.cancel();
        QVERIFY(isOver(cancelled));
        log(device.whenRead ? "armed" : "undone");
        QCOMPARE(taskLog().entries(), list({"too late", "undone", "undone"}));
    }

    // ---- races ----

    void placeInALineOutlivesALostRace()
    {
        Mutex mutex;
        Scope scope;
        auto owner = scope.start([&]() -> Task<> {
            const auto guard = co_await mutex.lock();
            co_await sleepFor(1h);
        });
        QVERIFY(isSuspended(owner));
        const auto first = scope.start([&]() -> Task<> {
            auto lock = mutex.lock(); // outside of the race
            while ((co_await any(lock, sleepFor(1ms))).index() == 1)
                log("not yet");
            log("first");
        });
        QVERIFY(isSuspended(first));
        const auto second = scope.start([&]() -> Task<> {
            const auto guard = co_await mutex.lock();
            log("second");
        });
        QVERIFY(turnUntil([] { return taskLog().size() >= 2; }));
        owner.cancel();
        QVERIFY(isOver(first) && isOver(second));
        QCOMPARE(taskLog().entries().mid(taskLog().size() - 2), list({"first", "second"}));
    }

    void whatALoserThrowsDoesNotEscapeAndIsTold_data()
    {
        QTest::addColumn<bool>("isInCleanup");
        QTest::newRow("in its cleanup") << true;
        QTest::newRow("when it has let the other one win") << false;
    }
    void whatALoserThrowsDoesNotEscapeAndIsTold()
    {
        QFETCH(bool, isInCleanup);
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"has failed, and nobody has asked for it: broken"_s));
        const auto state = runTask([&]() -> Task<> {
            EventFlag flag;
            std::size_t index = 0;
            if (isInCleanup) {
                index = (co_await any(tryFinally(sleeper("slow"), thrower("broken")), sleepFor(1ms))).index();
            } else {
                const auto loser = [&]() -> Task<> {
                    co_await yield();
                    flag.set();
                    throw std::runtime_error("broken");
                };
                index = (co_await any(loser(), flag.wait())).index();
            }
            log("index " + std::to_string(index));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries().last(), u"index 1"_s);
    }

    void resultMayBeMoveOnlyAndNeedsNoDefaultConstructor()
    {
        const auto state = runTask([]() -> Task<> {
            log((co_await ticket(1)).text());
            auto both = co_await all(ticket(2), ticket(3));
            log(std::get<0>(both).text() + ", " + std::get<1>(both).text());
            auto first = co_await any(ticket(4), sleepFor(1h));
            log(std::get<0>(first).text());
            const auto inTime = co_await timeout(1h, ticket(5));
            log(inTime->text());
            log((co_await onPool([] { return Ticket(6); })).text());
            Channel<Ticket> channel(1);
            co_await channel.send(Ticket(7));
            const auto received = co_await channel.receive();
            log(received->text());
            SharedTask<Ticket> shared(ticket(8));
            log((co_await shared).text());
            std::vector<Task<Ticket>> many;
            many.push_back(ticket(9));
            log((co_await all(std::move(many))).front().text());
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"ticket 1", "ticket 2, ticket 3", "ticket 4", "ticket 5",
                                            "ticket 6", "ticket 7", "ticket 8", "ticket 9"}));
    }

    // ---- errors ----

    void exceptionKeepsItsTypeWhereverItGoes()
    {
        const auto code = [](auto function) {
            try {
                function();
            } catch (const Refused &error) {
                log(std::to_string(error.code()));
            }
        };
        code([] { blockingWait(refuse(1)); });
        code([] { run(*qApp, refuse(2)); });
        code([] { blockingWait([]() -> Task<> { co_await all(refuse(3), sleepFor(1h)); }()); });
        code([] {
            const auto thrower = [] { throw Refused(4); };
            blockingWait([](auto function) -> Task<> { co_await onPool(function); }(thrower));
        });
        code([] {
            auto future = toFuture(refuse(5));
            blockingWait([](QFuture<int> waited) -> Task<> { co_await waited; }(future));
        });
        QCOMPARE(taskLog().entries(), list({"1", "2", "3", "4", "5"}));
    }

    void errorIsToldWhereOnlySuccessIsAskedFor()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"has failed, and nobody has asked for it: refused"_s));
        QObject window;
        const auto handle = start(&window, refuse(1)).then(&window, [](int) { log("never"); });
        QVERIFY(isOver(handle));
        QVERIFY(isOver(start(&window, later(1))));
        QCOMPARE(taskLog().entries(), list({"~later"}));
    }

    // ---- threads and loops ----

    void taskIsInItsOwnThreadAfterATimeout()
    {
        LoopThread thread;
        auto *button = new Button;
        button->moveToThread(&thread);
        const auto state = runTask([&]() -> Task<> {
            const auto clicked = co_await timeout(1ms, signal(button, &Button::clicked));
            log(clicked ? "clicked" : "timed out");
            log(threadName());
        });
        QMetaObject::invokeMethod(
            button, [button] { delete button; }, Qt::BlockingQueuedConnection);
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"timed out", "own thread"}));
    }

    void signalOnItsWayFindsItsWaitGone_data()
    {
        QTest::addColumn<bool>("isCancelled");
        QTest::newRow("cancelled") << true;
        QTest::newRow("destroyed") << false;
    }
    void signalOnItsWayFindsItsWaitGone()
    {
        QFETCH(bool, isCancelled);
        LoopThread thread;
        auto *button = new Button;
        button->moveToThread(&thread);
        auto scope = std::make_unique<Scope>();
        const auto handle = scope->start([&]() -> Task<> {
            const Local local("task");
            co_await signal(button, &Button::clicked);
            log("never");
        });
        QVERIFY(isSuspended(handle));
        QMetaObject::invokeMethod(
            button, [button] { Q_EMIT button->clicked(1); }, Qt::BlockingQueuedConnection);
        if (isCancelled)
            scope->cancel(); // the signal is in the mailbox
        else
            scope.reset();
        QVERIFY(isOver(handle));
        QVERIFY(isOver(Scope::root().start(later(1))));
        QMetaObject::invokeMethod(
            button, [button] { delete button; }, Qt::BlockingQueuedConnection);
        QCOMPARE(taskLog().entries(), list({"~task", "~later"}));
    }

    void nestedLoopStopsNoTask()
    {
        Scope scope;
        const auto ticker = scope.start([]() -> Task<> {
            for (int i = 0; i < 3; ++i) {
                co_await sleepFor(1ms);
                log("tick");
            }
        });
        bool hasReturned = false;
        scheduler().callSoon([&] {
            QEventLoop loop;
            ticker.then(&loop, &QEventLoop::quit);
            loop.exec();
            log("loop ends");
            hasReturned = true;
        });
        QVERIFY(turnUntil([&] { return hasReturned; }));
        QCOMPARE(taskLog().entries(), list({"tick", "tick", "tick", "loop ends"}));
    }

    // ---- futures ----

    void cancelGoesThroughAChainOfFutures()
    {
        QPromise<int> promise;
        promise.start();
        const auto pass = [](QFuture<int> future) -> Task<int> {
            const Local local("pass");
            co_return co_await future;
        };
        auto inner = toFuture(pass(promise.future()));
        auto outer = toFuture(pass(inner));
        QVERIFY(isOver(Scope::root().start(later(1))));
        outer.cancel();
        QVERIFY(turnUntil([&] { return outer.isFinished() && inner.isFinished(); }));
        QVERIFY(inner.isCanceled());
        QVERIFY(promise.isCanceled());
        promise.finish();
        QCOMPARE(taskLog().entries(), list({"~later", "~pass", "~pass"}));
    }

    void futureThatIsCancelledAndNeverFinishesMayBeLeft()
    {
        QPromise<int> promise;
        promise.start();
        promise.future().cancel();
        const auto state = runTask([&]() -> Task<> {
            auto future = promise.future();
            log(co_await timeout(1ms, future) ? "value" : "left");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"left"}));
        promise.finish();
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Complaints)

#include "tst_complaints.moc"
