// SPDX-License-Identifier: MIT
// Waiting until a task says that it is ready: on every host.
#include "taskhost.h"

#include "tasks/startandwait.h"

#include <QtTest/qtest.h>

#include <stdexcept>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

Task<> serve(Ready<int> ready, Nanoseconds time)
{
    const Local local("server");
    co_await sleepFor(time);
    log("ready");
    ready.set(8080);
    ready.set(1); // too late
    co_await sleepFor(1h);
}

} // namespace

class tst_StartAndWait : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void goesOnWhenTheTaskIsReadyWhichGoesOnToo()
    {
        const auto state = runTask([]() -> Task<> {
            Scope scope;
            const int port = co_await startAndWait<int>(scope, serve, 1ms);
            log("port " + std::to_string(port) + ", tasks " + std::to_string(scope.count()));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"ready", "port 8080, tasks 1", "~server"}));
    }

    void readyMayBeWithoutAValue()
    {
        const auto state = runTask([]() -> Task<> {
            Scope scope;
            co_await startAndWait(scope, [](Ready<> ready) -> Task<> {
                ready.set();
                co_return;
            });
            log("ready");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"ready"}));
    }

    void failureBeforeItIsReadyIsThrown()
    {
        const auto state = runTask([]() -> Task<> {
            Scope scope(Scope::Policy::Supervise);
            co_await startAndWait<int>(scope, [](Ready<int>) -> Task<> { co_await thrower("no port"); });
        });
        QCOMPARE(state, TaskState::Failed);
        QCOMPARE(taskLog().entries(), list({"threw no port"}));
    }

    void endWithoutBeingReadyIsAnError()
    {
        const auto state = runTask([]() -> Task<> {
            Scope scope;
            const auto forgetful = [](Ready<int>) -> Task<> { co_return; };
            co_await startAndWait<int>(scope, forgetful);
        });
        QCOMPARE(state, TaskState::Failed);
        QVERIFY(taskLog().entries().value(0).endsWith(QStringLiteral("has ended, and was never ready")));
    }

    void cancelledWaitCancelsTheTask()
    {
        Scope servers, clients;
        const auto handle =
            clients.start([&servers]() -> Task<> { co_await startAndWait<int>(servers, serve, 1h); });
        QVERIFY(turnUntil([&] { return servers.count() == 1; }));
        QVERIFY(isSuspended(handle));
        clients.cancel();
        QVERIFY(turnUntil([&] { return servers.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"~server"}));
    }

    void cancelledTaskIsAnEnd()
    {
        Scope servers, clients(Scope::Policy::Supervise);
        const auto handle = clients.start([&servers]() -> Task<> {
            try {
                co_await startAndWait<int>(servers, serve, 1h);
            } catch (const TaskCancelled &) {
                log("cancelled");
            }
        });
        QVERIFY(turnUntil([&] { return servers.count() == 1; }));
        QVERIFY(isSuspended(handle));
        servers.cancel();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"~server", "cancelled"}));
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_StartAndWait)
#include "tst_startandwait.moc"
