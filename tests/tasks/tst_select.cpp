// SPDX-License-Identifier: MIT
// The first of several with what is done about it, and several in the order of their end: on every host.
#include "taskhost.h"

#include "tasks/ascompleted.h"
#include "tasks/deadlines.h"
#include "tasks/eventflag.h"
#include "tasks/eventwaits.h"
#include "tasks/select.h"
#include "tasks/shield.h"
#include "tasks/stream.h"

#include <QtTest/qtest.h>

#include <stdexcept>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

class Sender : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void fired(int value);
};

//! Gives \a number, when it is pinged with that.
Task<int> pinged(int number)
{
    const Local local(std::to_string(number));
    co_await match<Ping>(number);
    co_return number;
}

std::vector<Task<int>> numbered(std::initializer_list<int> numbers)
{
    std::vector<Task<int>> tasks;
    for (const int number : numbers)
        tasks.push_back(pinged(number));
    return tasks;
}

//! Pings all of \a order, once the tasks wait.
Task<> ping(std::vector<int> order)
{
    for (const int number : order) {
        co_await sleepFor(1ms); // who waited for the one before has gone on
        static_cast<void>(scheduler().send(Ping{number}));
    }
    co_await sleepFor(1ms);
}

Task<int> failing()
{
    co_await thrower("no");
    co_return 0;
}

void logCompletion(const Completion<int> &completion)
{
    const auto &outcome = completion.outcome;
    log(std::to_string(completion.index) + ": " +
        (outcome.hasError()      ? "failed"
         : outcome.isCancelled() ? "cancelled"
                                 : std::to_string(outcome.value())));
}

} // namespace

class tst_Select : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void functionOfTheFirstIsCalled()
    {
        const auto state = runTask([]() -> Task<> {
            const auto index = co_await select(when(sleepFor(1h), [] { log("slept"); }),
                                               when(later(5), [](int value) { log(std::to_string(value)); }),
                                               when(match<Ping>(), [] { log("pinged"); }));
            log("index " + std::to_string(index));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"~later", "5", "index 1"}));
    }

    void functionMayTakeNothingOfAResult()
    {
        const auto state = runTask([]() -> Task<> { co_await select(when(later(5), [] { log("later"); })); });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"~later", "later"}));
    }

    void loopMissesNothingOfAStreamOrAChannel()
    {
        Sender sender;
        const auto state = runTask([&]() -> Task<> {
            Channel<int> channel(10);
            auto values = stream(&sender, &Sender::fired);
            for (int i = 0; i < 3; ++i) {
                Q_EMIT sender.fired(i);
                channel.trySend(10 + i);
            }
            for (int i = 0; i < 6; ++i) {
                co_await select(
                    when(values.next(), [](auto value) { log("signal " + std::to_string(*value)); }),
                    when(channel.receive(), [](auto item) { log("item " + std::to_string(*item)); }));
            }
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(),
                 list({"signal 0", "signal 1", "signal 2", "item 10", "item 11", "item 12"}));
    }

    void whatFailsIsThrownAndNoFunctionIsCalled()
    {
        const auto state = runTask([]() -> Task<> {
            co_await select(when(sleepFor(1h), [] { log("slept"); }),
                            when(failing(), [](int) { log("value"); }));
        });
        QCOMPARE(state, TaskState::Failed);
        QCOMPARE(taskLog().entries(), list({"threw no"}));
    }

    void whatAFunctionThrowsIsThrown()
    {
        const auto state = runTask([]() -> Task<> {
            co_await select(when(sleepFor(1ms), [] { throw std::runtime_error("of the function"); }));
        });
        QCOMPARE(state, TaskState::Failed);
        QCOMPARE(taskLog().entries(), list({"threw of the function"}));
    }

    void cancelledSelectCallsNothing()
    {
        Scope scope;
        const auto handle = scope.start([]() -> Task<> {
            const Local local("select");
            co_await select(when(sleeper("arm"), [] { log("slept"); }),
                            when(match<Ping>(), [] { log("pinged"); }));
        });
        QVERIFY(isSuspended(handle));
        scope.cancel();
        static_cast<void>(scheduler().send(Ping()));
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"~arm", "~select"}));
    }

    void tasksComeInTheOrderOfTheirEnd()
    {
        const auto state = runTask([]() -> Task<> {
            auto completions = asCompleted(numbered({30, 10, 20}));
            Scope scope;
            scope.start(ping(std::vector<int>{10, 20, 30}));
            while (const auto completion = co_await completions.next())
                logCompletion(*completion);
            log(co_await completions.next() ? "more" : "no more");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"~10", "1: 10", "~20", "2: 20", "~30", "0: 30", "no more"}));
    }

    void failureIsOneOfThem()
    {
        const auto state = runTask([]() -> Task<> {
            auto tasks = numbered({10});
            tasks.push_back(failing());
            auto completions = asCompleted(std::move(tasks));
            logCompletion(*co_await completions.next());
            Scope scope;
            scope.start(ping(std::vector<int>{10}));
            logCompletion(*co_await completions.next());
            log(co_await completions.next() ? "more" : "no more");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"1: failed", "~10", "0: 10", "no more"}));
    }

    void ofNoneThereAreNone()
    {
        const auto state = runTask([]() -> Task<> {
            auto completions = asCompleted(std::vector<Task<int>>());
            log(co_await completions.next() ? "one" : "none");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"none"}));
    }

    void soManyRunAtOnce()
    {
        const auto state = runTask([]() -> Task<> {
            int running = 0, most = 0;
            const auto count = [&running, &most]() -> Task<int> {
                most = std::max(most, ++running);
                co_await sleepFor(1ms);
                --running;
                co_return 0;
            };
            std::vector<Task<int>> tasks;
            for (int i = 0; i < 10; ++i)
                tasks.push_back(count());
            auto completions = asCompleted(std::move(tasks), 3);
            int ended = 0;
            while (co_await completions.next())
                ++ended;
            log(std::to_string(ended) + " of which " + std::to_string(most) + " at once");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"10 of which 3 at once"}));
    }

    void loserOfARaceComesAgain()
    {
        const auto state = runTask([]() -> Task<> {
            auto completions = asCompleted(numbered({1, 2}));
            const std::vector<int> order = {1, 2};
            co_await ping(order);
            EventFlag isOver;
            isOver.set();
            auto ended = isOver.wait();
            const auto winner = co_await any(ended, completions.next()); // which could have both at once
            log("winner " + std::to_string(winner.index()));
            while (const auto completion = co_await completions.next())
                logCompletion(*completion);
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"~1", "~2", "winner 0", "0: 1", "1: 2"}));
    }

    void thoseThatHaveNotEndedGoWithIt()
    {
        const auto state = runTask([]() -> Task<> {
            auto completions = asCompleted(numbered({1, 2}));
            const std::vector<int> order = {1};
            co_await ping(order);
            logCompletion(*co_await completions.next());
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"~1", "0: 1", "~2"}));
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Select)
#include "tst_select.moc"
