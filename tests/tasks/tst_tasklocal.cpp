// SPDX-License-Identifier: MIT
// Values that each task has of its own: on every host.
#include "taskhost.h"

#include "tasks/combinators.h"
#include "tasks/tasklocal.h"

#include <QtTest/qtest.h>

#include <memory>
#include <optional>
#include <stdexcept>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

const TaskLocal<std::string> user("nobody");

Task<> logUser(std::string name)
{
    log(name + ": " + user.value());
    co_await yield();
    log(name + ": " + user.value());
}

} // namespace

class tst_TaskLocal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void eachTaskHasItsOwn()
    {
        const auto task = [](std::string name) -> Task<> {
            user.set(name);
            co_await yield();
            log(user.value());
        };
        Scope scope;
        const auto anna = scope.start(task, std::string("anna"));
        const auto ben = scope.start(task, std::string("ben"));
        QVERIFY(isOver(anna) && isOver(ben));
        QCOMPARE(taskLog().entries(), list({"anna", "ben"}));
        QCOMPARE(user.value(), std::string("nobody")); // no task runs here
    }

    void childrenBeginWithIt()
    {
        const auto state = runTask([]() -> Task<> {
            user.set("anna");
            Scope scope;
            scope.start(logUser("started"));
            user.set("ben"); // it has begun with what was there
            co_await logUser("awaited");
            co_await all(logUser("combined"));
            co_await scope.join();
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"awaited: ben", "started: anna", "awaited: ben", "combined: ben",
                                            "started: anna", "combined: ben"}));
    }

    void childrensDoNotComeBack()
    {
        const auto state = runTask([]() -> Task<> {
            user.set("anna");
            const auto rename = []() -> Task<> {
                user.set("ben");
                log(user.value());
                co_return;
            };
            co_await all(rename());
            log(user.value());
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"ben", "anna"}));
    }

    void goesWithTheLastTaskThatHasIt()
    {
        std::weak_ptr<int> watch;
        const TaskLocal<std::shared_ptr<int>> shared;
        std::optional<Scope> scope(std::in_place);
        auto handle = scope->start([&]() -> Task<> {
            auto value = std::make_shared<int>(1);
            watch = value;
            shared.set(std::move(value));
            scope->start(sleeper("child"));
            co_return;
        });
        QVERIFY(isOver(handle));
        QVERIFY(!watch.expired()); // the child has it, and the handle
        scope.reset();
        QVERIFY(!watch.expired()); // the handle of a task has all of it
        handle = {};
        QVERIFY(watch.expired());
    }

    void anotherOneAtItsAddressIsAnother()
    {
        const auto state = runTask([]() -> Task<> {
            std::optional<TaskLocal<int>> local(std::in_place, 1);
            local->set(2);
            const auto *address = &*local;
            local.emplace(3);
            log(address == &*local ? "same address" : "another address");
            log(std::to_string(local->value()));
            co_return;
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"same address", "3"}));
    }

    void whereNoTaskRunsItIsRefused() { QVERIFY_THROWS_EXCEPTION(std::logic_error, user.set("anna")); }
};

SIGNALBOX_HOST_TEST_MAIN(tst_TaskLocal)
#include "tst_tasklocal.moc"
