// SPDX-License-Identifier: MIT
// What tasks and what they wait for allocate once frames have come and gone: nothing.
#include "../conformance/allocationcounter.h"
#include "dispatch/install.h"
#include "scheduler/scheduler.h"
#include "tasks/channel.h"
#include "tasks/combinators.h"
#include "tasks/deadlines.h"
#include "tasks/eventreceiver.h"
#include "tasks/eventwaits.h"
#include "tasks/mutex.h"
#include "tasks/scope.h"
#include "tasks/semaphore.h"
#include "tasks/sleep.h"
#include "tasks/value.h"

#include <QtCore/qcoreapplication.h>
#include <QtTest/qtest.h>

#include <functional>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

constexpr int Often = 100;

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

// ---- waits of a task that is alone: each turn ends by itself

Task<> yieldOften()
{
    for (int i = 0; i < Often; ++i)
        co_await yield();
}

Task<> breatheOften()
{
    for (int i = 0; i < Often; ++i)
        co_await breathe();
}

Task<> idleOften()
{
    for (int i = 0; i < Often; ++i)
        co_await idle();
}

Task<> sleepOften()
{
    for (int i = 0; i < Often; ++i)
        co_await sleepFor(1us);
}

Task<int> readyChild()
{
    co_return 1;
}

Task<int> suspendedChild()
{
    co_await yield();
    co_return 1;
}

Task<> awaitChildren()
{
    for (int i = 0; i < Often; ++i) {
        static_cast<void>(co_await readyChild());
        static_cast<void>(co_await suspendedChild());
    }
}

Task<> awaitAnEvent()
{
    auto &scheduler = Scheduler::current();
    for (int i = 0; i < Often; ++i) {
        auto ping = waitFor(match<Ping>(7));
        static_cast<void>(scheduler.send(Ping{7}));
        static_cast<void>(co_await ping);
    }
}

Task<> receiveEvents()
{
    auto &scheduler = Scheduler::current();
    EventReceiver pings(match<Ping>(7));
    for (int i = 0; i < Often; ++i) {
        static_cast<void>(scheduler.send(Ping{7}));
        static_cast<void>(co_await pings.next());
    }
}

Task<> awaitUnderALimit()
{
    for (int i = 0; i < Often; ++i)
        static_cast<void>(co_await timeout(1h, suspendedChild()));
}

Task<> awaitTheFirst()
{
    for (int i = 0; i < Often; ++i)
        static_cast<void>(co_await any(sleepFor(1h), yield()));
}

Task<> awaitBoth()
{
    for (int i = 0; i < Often; ++i)
        static_cast<void>(co_await all(suspendedChild(), readyChild()));
}

Task<> startAndJoin(Scope *scope)
{
    for (int i = 0; i < Often; ++i) {
        const auto handle = scope->start(suspendedChild());
        static_cast<void>(co_await handle.join());
    }
}

// ---- two tasks, of which one wakes the other

struct Primitives
{
    Channel<int> there;
    Channel<int> back;
    Mutex mutex;
    Semaphore semaphore{1};
    Value<int> value{0};
};

Task<> sendAndReceive(Channel<int> *out, Channel<int> *in, bool isFirst)
{
    for (int i = 0; i < Often; ++i) {
        if (isFirst)
            co_await out->send(i);
        static_cast<void>(co_await in->receive());
        if (!isFirst)
            co_await out->send(i);
    }
}

Task<> lockOften(Mutex *mutex)
{
    for (int i = 0; i < Often; ++i) {
        const auto lock = co_await mutex->lock();
        co_await yield();
    }
}

Task<> acquireOften(Semaphore *semaphore)
{
    for (int i = 0; i < Often; ++i) {
        const auto permit = co_await semaphore->acquire();
        co_await yield();
    }
}

Task<> raise(Value<int> *value)
{
    for (int i = 1; i <= Often; ++i) {
        value->set(i);
        co_await yield();
    }
    value->set(0);
}

Task<> followUp(Value<int> *value)
{
    while (value->value() < Often)
        co_await value->changed();
}

} // namespace

class tst_TaskAllocations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steadyStateAllocatesNothing_data()
    {
        using Start = std::function<void(Scope &, Primitives &)>;
        QTest::addColumn<Start>("start");
        const auto alone = [](const char *name, Task<> (*work)()) {
            QTest::newRow(name) << Start([work](Scope &scope, Primitives &) { scope.start(work()); });
        };
        alone("yield", &yieldOften);
        alone("breathe", &breatheOften);
        alone("idle", &idleOften);
        alone("sleep", &sleepOften);
        alone("children", &awaitChildren);
        alone("event", &awaitAnEvent);
        alone("events of a receiver", &receiveEvents);
        alone("limit of time", &awaitUnderALimit);
        alone("first of two", &awaitTheFirst);
        alone("both", &awaitBoth);
        QTest::newRow("another task")
            << Start([](Scope &scope, Primitives &) { scope.start(startAndJoin(&scope)); });
        QTest::newRow("channels") << Start([](Scope &scope, Primitives &ours) {
            scope.start(sendAndReceive(&ours.there, &ours.back, true));
            scope.start(sendAndReceive(&ours.back, &ours.there, false));
        });
        QTest::newRow("mutex") << Start([](Scope &scope, Primitives &ours) {
            scope.start(lockOften(&ours.mutex));
            scope.start(lockOften(&ours.mutex));
        });
        QTest::newRow("semaphore") << Start([](Scope &scope, Primitives &ours) {
            scope.start(acquireOften(&ours.semaphore));
            scope.start(acquireOften(&ours.semaphore));
        });
        QTest::newRow("value") << Start([](Scope &scope, Primitives &ours) {
            scope.start(followUp(&ours.value));
            scope.start(raise(&ours.value));
        });
    }
    void steadyStateAllocatesNothing()
    {
        using Start = std::function<void(Scope &, Primitives &)>;
        QFETCH(Start, start);
        Scope scope;
        Primitives primitives;
        const auto run = [&] {
            start(scope, primitives);
            while (!scope.isEmpty())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        };
        for (int i = 0; i < 3; ++i)
            run();
        const auto before = AllocationCounter::count();
        run();
        QCOMPARE(AllocationCounter::count() - before, 0);
    }
};

int main(int argc, char *argv[])
{
    Signalbox::install();
    QCoreApplication app(argc, argv);
    tst_TaskAllocations test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_taskallocations.moc"
