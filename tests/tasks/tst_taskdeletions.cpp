// SPDX-License-Identifier: MIT
// Who may die at every point at which a task waits: each kind of wait, with each that may die, at each moment. Whatever
// happens, the task ends, its locals are destroyed once, and no sanitizer has anything to say.
#include "taskhost.h"

#include "tasks/combinators.h"
#include "tasks/deadlines.h"
#include "tasks/dialogs.h"
#include "tasks/elsewhere.h"
#include "tasks/eventreceiver.h"
#include "tasks/eventwaits.h"
#include "tasks/futures.h"
#include "tasks/readiness.h"
#include "tasks/shield.h"
#include "tasks/signals.h"
#include "tasks/stream.h"

#include <QtTest/qtest.h>

#include <functional>
#include <unistd.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class Sender : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void number(int value);
};

class Dialog : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void finished(int result);

public:
    void open() {}
    void reject() { Q_EMIT finished(0); }
};

namespace {

struct Ping
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

//! A task, what it waits for, and what happens between the moment at which it has armed its wait and the wait.
struct World
{
    World()
    {
        queue = scheduler().rootQueue().addQueue(
            {.name = u"narrow"_s, .matcher = match<Ping>(), .priority = 1, .limit = 1});
        promise->start();
        if (::pipe(pipe) != 0)
            qFatal("no pipe");
    }
    ~World()
    {
        scope.reset();
        ::close(pipe[0]);
        ::close(pipe[1]);
        removeQueue();
        peers.reset();
    }
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    void removeQueue()
    {
        if (auto *narrow = std::exchange(queue, nullptr))
            narrow->remove(EventQueue::Content::Drop);
    }

    std::unique_ptr<Scope> scope = std::make_unique<Scope>();
    std::unique_ptr<Scope> peers = std::make_unique<Scope>();
    std::unique_ptr<Sender> sender = std::make_unique<Sender>();
    std::unique_ptr<SignalStream<void (Sender::*)(int)>> numbers;
    std::unique_ptr<Dialog> dialog = std::make_unique<Dialog>();
    std::unique_ptr<QPromise<int>> promise = std::make_unique<QPromise<int>>();
    std::unique_ptr<TickStream> ticker = std::make_unique<TickStream>(Nanoseconds(1ms), MissedTicks::Skip);
    std::optional<EventReceiver<Ping>> receiver;
    int pipe[2] = {-1, -1};
    EventQueue *queue = nullptr;
    std::function<void()> beforeTheWait = [] {};
};

struct Kind
{
    const char *name;
    Task<> (*wait)(World &);
    void (*wake)(World &);
    void (*killPeer)(World &); // null: there is none
};

void nothing(World &) {}

void takeAMillisecond(World &)
{
    takeTime(2ms);
}

void ping(World &)
{
    static_cast<void>(scheduler().send(Ping{1}));
}

void emitNumber(World &world)
{
    if (world.sender)
        Q_EMIT world.sender->number(1);
}

void killSender(World &world)
{
    world.sender.reset();
}

void killPeers(World &world)
{
    world.peers.reset();
}

void killQueue(World &world)
{
    world.removeQueue();
}

void acceptPing(World &)
{
    static_cast<void>(scheduler().ignore(match<Ping>()));
}

Task<> sleeps(World &world)
{
    auto wait = sleepFor(1ms);
    world.beforeTheWait();
    co_await wait;
}

Task<> yields(World &world)
{
    auto wait = yield();
    world.beforeTheWait();
    co_await wait;
    co_await breathe();
    co_await idle();
}

Task<> waitsForAnEvent(World &world)
{
    auto wait = waitFor(match<Ping>(1));
    world.beforeTheWait();
    const auto event = co_await wait;
    event.accept();
}

Task<> waitsAtAReceiver(World &world)
{
    world.receiver.emplace(match<Ping>(1));
    auto wait = world.receiver->next();
    world.beforeTheWait();
    if (const auto event = co_await wait)
        event.accept();
}

void killReceiver(World &world)
{
    world.receiver.reset();
}

Task<> waitsForRoom(World &world)
{
    static_cast<void>(scheduler().send(Ping{0}));
    auto wait = sendWhenRoom<Ping>(2);
    world.beforeTheWait();
    co_await wait;
}

Task<> waitsForASignal(World &world)
{
    auto wait = signal(world.sender.get(), &Sender::number);
    world.beforeTheWait();
    static_cast<void>(co_await wait.orGone());
}

Task<> waitsForAStream(World &world)
{
    world.numbers = std::make_unique<SignalStream<void (Sender::*)(int)>>(world.sender.get(), &Sender::number,
                                                                          StreamPolicy::keepAll());
    auto wait = world.numbers->next();
    world.beforeTheWait();
    static_cast<void>(co_await wait);
}

void killStream(World &world)
{
    world.numbers.reset();
}

Task<> signalChild(World &world)
{
    const Local local("child");
    world.beforeTheWait();
    if (world.sender)
        static_cast<void>(co_await signal(world.sender.get(), &Sender::number).orGone());
}

Task<> waitsForAChild(World &world)
{
    co_await signalChild(world);
}

Task<> waitsForAll(World &world)
{
    co_await all(signalChild(world), sleepFor(1ms), outcome(signalChild(world)));
}

Task<> waitsForAny(World &world)
{
    co_await any(signalChild(world), sleepFor(1h), signalChild(world));
}

Task<> waitsWithATimeout(World &world)
{
    co_await timeout(1h, signalChild(world));
}

Task<> isShielded(World &world)
{
    co_await shield(signalChild(world));
}

Task<> logsCleanup()
{
    co_await yield();
}

Task<> cleansUp(World &world)
{
    co_await tryFinally(signalChild(world), logsCleanup());
}

Task<> joinsATask(World &world)
{
    const auto peer = world.peers->start(signalChild(world));
    static_cast<void>(co_await peer.outcome());
}

Task<> joinsAScope(World &world)
{
    world.peers->start(signalChild(world));
    auto wait = world.peers->join();
    co_await wait;
}

Task<> waitsForAFuture(World &world)
{
    auto wait = waitFor(world.promise->future());
    world.beforeTheWait();
    try {
        static_cast<void>(co_await wait);
    } catch (const TaskCancelled &) {
    }
}

void finishPromise(World &world)
{
    if (!world.promise)
        return;
    world.promise->addResult(1);
    world.promise->finish();
}

void killPromise(World &world)
{
    world.promise.reset();
}

Task<> waitsForADialog(World &world)
{
    auto wait = exec(world.dialog.get());
    world.beforeTheWait();
    static_cast<void>(co_await wait.orGone());
}

void finishDialog(World &world)
{
    Q_EMIT world.dialog->finished(1);
}

void killDialog(World &world)
{
    world.dialog.reset();
}

Task<> waitsForATaskElsewhere(World &world)
{
    auto wait = on(scheduler().remote(), sleeper, std::string("elsewhere"), Nanoseconds(1ms));
    world.beforeTheWait();
    try {
        co_await wait;
    } catch (const SchedulerEnded &) {
    }
}

Task<> waitsForThePool(World &world)
{
    auto wait = onPool([] {});
    world.beforeTheWait();
    co_await wait;
}

Task<> waitsForADescriptor(World &world)
{
    auto wait = ready(world.pipe[0], ReadyFor::Read);
    world.beforeTheWait();
    co_await wait;
}

void writeToPipe(World &world)
{
    if (::write(world.pipe[1], "x", 1) == 1)
        QCoreApplication::processEvents();
}

Task<> waitsForATick(World &world)
{
    auto wait = world.ticker->next();
    world.beforeTheWait();
    co_await wait;
}

void killTicker(World &world)
{
    world.ticker.reset();
}

const Kind kinds[] = {
    {"sleep", sleeps, takeAMillisecond, nullptr},
    {"yield", yields, nothing, nullptr},
    {"event", waitsForAnEvent, ping, killQueue},
    {"receiver", waitsAtAReceiver, ping, killReceiver},
    {"receiver's queue", waitsAtAReceiver, ping, killQueue},
    {"room", waitsForRoom, acceptPing, killQueue},
    {"signal", waitsForASignal, emitNumber, killSender},
    {"stream", waitsForAStream, emitNumber, killStream},
    {"sender of a stream", waitsForAStream, emitNumber, killSender},
    {"child", waitsForAChild, emitNumber, killSender},
    {"all", waitsForAll, emitNumber, killSender},
    {"any", waitsForAny, emitNumber, killSender},
    {"timeout", waitsWithATimeout, emitNumber, killSender},
    {"shield", isShielded, emitNumber, killSender},
    {"finally", cleansUp, emitNumber, killSender},
    {"join", joinsATask, emitNumber, killPeers},
    {"scope's join", joinsAScope, emitNumber, killPeers},
    {"future", waitsForAFuture, finishPromise, killPromise},
    {"dialog", waitsForADialog, finishDialog, killDialog},
    {"task elsewhere", waitsForATaskElsewhere, takeAMillisecond, nullptr},
    {"pool", waitsForThePool, takeAMillisecond, nullptr},
    {"descriptor", waitsForADescriptor, writeToPipe, nullptr},
    {"tick", waitsForATick, takeAMillisecond, killTicker},
};

struct Victim
{
    const char *name;
    void (*kill)(World &world, TaskHandle<> &handle, const Kind &kind);
};

const Victim victims[] = {
    {"its scope", [](World &world, TaskHandle<> &, const Kind &) { world.scope.reset(); }},
    {"nobody, but it is cancelled", [](World &, TaskHandle<> &handle, const Kind &) { handle.cancel(); }},
    {"the other side", [](World &world, TaskHandle<> &, const Kind &kind) { kind.killPeer(world); }},
    {"first it is cancelled, then its scope",
     [](World &world, TaskHandle<> &handle, const Kind &) {
         handle.cancel();
         world.scope.reset();
     }},
    {"its scope, then the other side",
     [](World &world, TaskHandle<> &, const Kind &kind) {
         world.scope.reset();
         kind.killPeer(world);
     }},
};

Task<> guarded(World &world, const Kind *kind)
{
    const Local local("task");
    co_await kind->wait(world);
}

} // namespace

class tst_TaskDeletions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void somebodyDies_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("victim");
        QTest::addColumn<QString>("moment");
        for (int kind = 0; kind < int(std::size(kinds)); ++kind) {
            for (int victim = 0; victim < int(std::size(victims)); ++victim) {
                if (!kinds[kind].killPeer && victims[victim].name == std::string_view("the other side"))
                    continue;
                if (!kinds[kind].killPeer &&
                    victims[victim].name == std::string_view("its scope, then the other side"))
                    continue;
                for (const auto *moment : {"before it waits", "while it waits", "when it is woken"}) {
                    QTest::addRow("%s: %s, %s", kinds[kind].name, victims[victim].name, moment)
                        << kind << victim << QString::fromLatin1(moment);
                }
            }
        }
    }
    void somebodyDies()
    {
        QFETCH(int, kind);
        QFETCH(int, victim);
        QFETCH(QString, moment);
        TaskHandle<> handle;
        {
            World world;
            bool isDead = false;
            const auto kill = [&] {
                if (!std::exchange(isDead, true))
                    victims[victim].kill(world, handle, kinds[kind]);
            };
            if (moment == u"before it waits"_s)
                world.beforeTheWait = kill;
            handle = world.scope->start(guarded(world, &kinds[kind]));
            if (moment != u"before it waits"_s) {
                QVERIFY(
                    turnUntil([&] { return handle.state() == TaskState::Suspended || handle.hasEnded(); }));
                if (moment == u"when it is woken"_s)
                    kinds[kind].wake(world);
                kill();
            } else {
                QVERIFY(turnUntil([&] { return isDead || handle.hasEnded(); }));
            }
            for (int turn = 0; turn < 5 && !handle.hasEnded(); ++turn)
                QCoreApplication::processEvents();
            emitNumber(world); // what is left behind comes to its end
            ping(world);
            QVERIFY(turnUntil([&] { return handle.hasEnded(); }));
            QVERIFY(turnUntil([] { return !scheduler().dump().contains(u"tasks:"_s); }));
        }
        QCOMPARE(taskLog().count("~task"), 1);
        static_cast<void>(scheduler().ignore(match<Ping>()));
    }

    void schedulerDies_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < int(std::size(kinds)); ++kind)
            QTest::addRow("%s", kinds[kind].name) << kind;
    }
    //! Its thread ends while the task waits; scopes outlive their scheduler.
    void schedulerDies()
    {
        QFETCH(int, kind);
        std::unique_ptr<Scope> scope;
        std::unique_ptr<Scope> peers;
        {
            LoopThread thread;
            const auto made = thread.remote.call([&] {
                auto *world = new World;
                auto handle =
                    std::make_shared<TaskHandle<>>(world->scope->start(guarded(*world, &kinds[kind])));
                world->beforeTheWait = [] {};
                scheduler().callSoon([&, world, handle] {
                    scope = std::move(world->scope); // what is destroyed later, elsewhere
                    peers = std::move(world->peers);
                    QThread::currentThread()->quit();
                    // The rest of the world goes with the thread's objects.
                    QObject::connect(
                        QThread::currentThread(), &QThread::finished, QThread::currentThread(),
                        [world] { delete world; }, Qt::DirectConnection);
                });
            });
            QVERIFY(!made.isRefused());
            thread.wait();
        }
        QCOMPARE(taskLog().count("~task"), 1);
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_TaskDeletions)

#include "tst_taskdeletions.moc"
