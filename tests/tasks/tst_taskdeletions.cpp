// SPDX-License-Identifier: MIT
// Who may die at every point at which a task waits: each kind of wait, with each that may die, at each moment. Whatever
// happens, the task ends as it should, its locals are destroyed once, and no sanitizer has anything to say. Waits for each other
// are in tst_syncdeletions, those for devices in tst_deviceends, and callbacks in tests/scheduler/tst_deletions.
//
// Left out, as there is nothing to be seen:
//  - "on the way" of what is woken at once (signals, futures, dialogs, properties), and both "on the way" and "woken" of who yields,
//    who is ready as long as it waits;
//  - the other side of a sleep, of who yields, of the pool's work and of the system's signals: there is nobody;
//  - the end of the scheduler before the task waits: the task is on the stack of what would have to end.
// And, as it is no promise of ours:
//  - the end of a BoundedPool, or of a startAndWait()'s scope, between the call and co_await: these are Tasks, which begin when they are
//    awaited, and must not outlive what they are called on;
//  - the end of the thread that is just answering: either may win.
#include "collectedwarnings.h"
#include "deletions.h"

#include "tasks/ascompleted.h"
#include "tasks/boundedpool.h"
#include "tasks/combinators.h"
#include "tasks/deadlines.h"
#include "tasks/dialogs.h"
#include "tasks/elsewhere.h"
#include "tasks/eventflag.h"
#include "tasks/eventreceiver.h"
#include "tasks/eventwaits.h"
#include "tasks/futures.h"
#include "tasks/propertywait.h"
#include "tasks/readiness.h"
#include "tasks/select.h"
#include "tasks/shield.h"
#include "tasks/signals.h"
#include "tasks/startandwait.h"
#include "tasks/stream.h"

#include "events/waitset.h"

#include <QtCore/qsemaphore.h>
#include <QtTest/qtest.h>

#include <csignal>
#include <unistd.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class Sender : public QObject
{
    Q_OBJECT

public:
    int value() const { return m_value; }
    void setValue(int value)
    {
        m_value = value;
        Q_EMIT number(value);
    }

Q_SIGNALS:
    void number(int value);

private:
    int m_value = 0;
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

constexpr auto AMoment = 30ms; // of the real clock: no machine is so busy that this passes unseen
constexpr int Woken = 1;       // what wake() brings
constexpr int Later = 2;       // what comes when the others have died

struct Ping
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int number = 0;
    int serial = 0;
    SIGNALBOX_EVENT(Ping, number)
};

struct Pong
{
    int number = 0;
    SIGNALBOX_EVENT(Pong, number)
};

//! What a task in another thread waits for.
struct Open
{
    static constexpr auto eventKind = EventKind::Latched;
    SIGNALBOX_EVENT(Open)
};

struct World : Waitable
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
        peers.reset();
        closeEnd(0);
        closeEnd(1);
        removeQueue();
        work->release(10);
    }
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    void letAllEnd();
    void schedulerHasGone() { queue = nullptr; }
    void removeQueue()
    {
        if (auto *narrow = std::exchange(queue, nullptr))
            narrow->remove(EventQueue::Content::Drop);
    }
    void closeEnd(int index)
    {
        if (const int end = std::exchange(pipe[index], -1); end >= 0)
            ::close(end);
    }

    std::unique_ptr<Sender> sender = std::make_unique<Sender>();
    std::unique_ptr<SignalStream<void (Sender::*)(int)>> numbers;
    std::unique_ptr<Dialog> dialog = std::make_unique<Dialog>();
    std::unique_ptr<QPromise<int>> promise = std::make_unique<QPromise<int>>();
    std::unique_ptr<TickStream> ticker =
        std::make_unique<TickStream>(Nanoseconds(AMoment), MissedTicks::Skip);
    std::unique_ptr<BoundedPool> pool = std::make_unique<BoundedPool>(1);
    std::unique_ptr<LoopThread> thread; // made where it is needed
    std::optional<EventReceiver<Ping>> receiver;
    int pipe[2] = {-1, -1};
    EventQueue *queue = nullptr;
    // of what is left behind, and must not know this
    std::shared_ptr<EventFlag> gate = std::make_shared<EventFlag>();
    std::shared_ptr<QSemaphore> work = std::make_shared<QSemaphore>();
    std::unique_ptr<Scope> peers = std::make_unique<Scope>();
};

template <auto Member>
void kill(World &world)
{
    (world.*Member).reset();
}

void killQueue(World &world)
{
    world.removeQueue();
}

void takeAMoment(World &)
{
    takeTime(AMoment);
}

void ping(World &)
{
    static_cast<void>(scheduler().send(Ping{1, Woken}));
}

void pingAndPong(World &world)
{
    static_cast<void>(scheduler().send(Pong{Woken}));
    ping(world);
}

void clearQueue(World &world)
{
    world.queue->clear();
}

void emitNumber(World &world)
{
    if (world.sender)
        world.sender->setValue(Woken);
}

void finishWork(World &world)
{
    world.work->release();
}

void World::letAllEnd()
{
    if (sender)
        sender->setValue(Later);
    static_cast<void>(scheduler().send(Pong{Later}));
    static_cast<void>(scheduler().send(Ping{1, Later}));
    gate->set();
    work->release(2);
}

template <typename T>
std::string textOf(const std::optional<T> &value)
{
    return value ? std::to_string(*value) : "gone";
}

//! What an event brought, which is accepted; a receiver has none when it has gone.
std::string textOf(const EventPointer<Ping> &ping)
{
    if (!ping)
        return "gone";
    ping.accept();
    return std::to_string(ping->serial);
}

// ---- time, and turns ----

Task<std::string> sleeps(World &world)
{
    auto wait = sleepFor(AMoment);
    world.arm();
    co_await wait;
    co_return "time";
}

template <Detail::YieldWaiting (*letOthersGo)()>
Task<std::string> yields(World &world)
{
    auto wait = letOthersGo();
    world.arm();
    co_await wait;
    co_return "its turn";
}

Task<std::string> waitsForATick(World &world)
{
    auto wait = world.ticker->next();
    world.arm();
    co_await wait;
    co_return "tick";
}

// ---- events ----

Task<std::string> waitsForAnEvent(World &world)
{
    auto wait = waitFor(match<Ping>(1));
    world.arm();
    const auto event = co_await wait;
    co_return textOf(event);
}

Task<std::string> waitsAtAReceiver(World &world)
{
    if (!world.receiver)
        world.receiver.emplace(match<Ping>(1));
    auto wait = world.receiver->next();
    world.arm();
    const auto event = co_await wait;
    co_return textOf(event);
}

Task<std::string> waitsForOneOfTwoEvents(World &world)
{
    auto wait = any(match<Ping>(1), match<Pong>(17));
    world.arm();
    const auto first = co_await wait;
    co_return textOf(std::get<0>(first));
}

Task<std::string> waitsForTwoEvents(World &world)
{
    auto wait = all(match<Ping>(1), match<Pong>());
    world.arm();
    const auto both = co_await wait;
    co_return textOf(std::get<0>(both)) + std::to_string(std::get<1>(both)->number);
}

//! A set of waits is none of what can be awaited, but what a program makes of one is.
class SetWaiting final : public Waiting, private Waiter
{
public:
    using Result = EventPointer<Ping>;
    SetWaiting() : m_waits(scheduler().router(), *this, Wait::Repeat::Once)
    {
        m_waits.add(match<Ping>(1));
        m_waits.add(match<Pong>(17));
    }
    EventPointer<Ping> take() { return std::move(m_event); }
    QString description() const override { return u"a set"_s; }

private:
    void eventArrived(Wait &, const EventPointer<> &event) override
    {
        m_event = EventPointer<Ping>(EventPointer<>(event));
        m_waits.clear();
        end();
    }

    EventPointer<Ping> m_event;
    WaitSet m_waits;
};

Task<std::string> waitsWithASet(World &world)
{
    SetWaiting wait;
    world.arm();
    const auto event = co_await wait;
    co_return textOf(event);
}

Task<std::string> waitsForRoom(World &world)
{
    static_cast<void>(scheduler().send(Ping{0}));
    auto wait = sendWhenRoom<Ping>(2);
    world.arm();
    co_await wait;
    co_return "room";
}

Task<std::string> waitsForAnEmptyQueue(World &world)
{
    static_cast<void>(scheduler().send(Ping{0}));
    auto wait = whenEmpty({world.queue});
    world.arm();
    co_await wait;
    co_return "empty";
}

// ---- signals ----

Task<std::string> waitsForASignal(World &world)
{
    auto wait = signal(world.sender.get(), &Sender::number);
    world.arm();
    const auto number = co_await wait.orGone();
    co_return textOf(number);
}

Task<std::string> waitsForAStream(World &world)
{
    if (!world.numbers) {
        world.numbers = std::make_unique<SignalStream<void (Sender::*)(int)>>(
            world.sender.get(), &Sender::number, StreamPolicy::keepAll());
    }
    auto wait = world.numbers->next();
    world.arm();
    const auto number = co_await wait;
    co_return textOf(number);
}

Task<std::string> waitsForAProperty(World &world)
{
    auto wait =
        until(world.sender.get(), &Sender::value, &Sender::number, [](int value) { return value > 0; });
    world.arm();
    const auto value = co_await wait.orGone();
    co_return textOf(value);
}

Task<std::string> waitsForADialog(World &world)
{
    auto wait = exec(world.dialog.get());
    world.arm();
    const auto result = co_await wait.orGone();
    co_return textOf(result);
}

void finishDialog(World &world)
{
    Q_EMIT world.dialog->finished(Woken);
}

Task<std::string> waitsForASignalOfTheSystem(World &world)
{
    auto wait = unixSignal(SIGUSR1);
    world.arm();
    const int number = co_await wait;
    co_return std::to_string(number);
}

void raiseSignal(World &)
{
    ::raise(SIGUSR1);
}

Task<std::string> waitsForADescriptor(World &world)
{
    auto wait = ready(world.pipe[0], ReadyFor::Read);
    world.arm();
    co_await wait;
    co_return "readable";
}

void writeToPipe(World &world)
{
    if (::write(world.pipe[1], "x", 1) != 1)
        qFatal("nothing written");
}

void closeWriter(World &world)
{
    world.closeEnd(1);
}

// ---- children ----

Task<int> child(World &world)
{
    log("child");
    const Local local("child");
    if (!world.sender)
        co_return -1;
    auto wait = signal(world.sender.get(), &Sender::number);
    if (!world.isArmed)
        world.arm();
    const auto number = co_await wait.orGone();
    co_return number.value_or(-1);
}

std::vector<Task<int>> children(World &world)
{
    std::vector<Task<int>> tasks;
    tasks.push_back(child(world));
    tasks.push_back(child(world));
    return tasks;
}

std::string textOf(int number)
{
    return number < 0 ? "gone" : std::to_string(number);
}

Task<std::string> waitsForAChild(World &world)
{
    const int number = co_await child(world);
    co_return textOf(number);
}

Task<std::string> waitsForAll(World &world)
{
    const auto [number, turn, end] = co_await all(child(world), yield(), outcome(child(world)));
    co_return textOf(number) + ", " + textOf(end.value());
}

Task<std::string> waitsForAllHoweverTheyEnd(World &world)
{
    const auto [one, other] = co_await allSettled(child(world), child(world));
    co_return textOf(one.value()) + ", " + textOf(other.value());
}

Task<std::string> waitsForAny(World &world)
{
    const auto first = co_await any(sleepFor(1h), child(world), child(world));
    co_return textOf(first.index() == 1 ? std::get<1>(first) : std::get<2>(first));
}

Task<std::string> waitsForTheFirstSuccess(World &world)
{
    auto dead = std::make_unique<Sender>();
    auto failed = signal(dead.get(), &Sender::number);
    dead.reset();
    const auto first = co_await firstSuccess(failed, child(world));
    co_return textOf(std::get<1>(first));
}

Task<std::string> selects(World &world)
{
    int number = 0;
    co_await select(when(sleepFor(1h), [] {}), when(child(world), [&number](int value) { number = value; }));
    co_return textOf(number);
}

Task<std::string> waitsForACompletion(World &world)
{
    auto completions = asCompleted(children(world));
    auto wait = completions.next();
    world.arm();
    const auto completion = co_await wait;
    co_return textOf(completion->outcome.value());
}

Task<std::string> waitsWithATimeout(World &world)
{
    const auto number = co_await timeout(1h, child(world));
    co_return textOf(*number);
}

Task<std::string> waitsUntilTheTimeIsUp(World &world)
{
    const auto number = co_await timeout(AMoment, child(world));
    co_return number ? textOf(*number) : "time";
}

Task<std::string> waitsPatiently(World &world)
{
    IdleTimeout patience(1h);
    const auto number = co_await patience.watch(child(world));
    co_return textOf(*number);
}

Task<std::string> isShielded(World &world)
{
    const int number = co_await shield(child(world));
    co_return textOf(number);
}

Task<> cleanup()
{
    log("child");
    const Local local("child");
    co_await yield();
}

Task<std::string> cleansUp(World &world)
{
    const int number = co_await tryFinally(child(world), cleanup());
    co_return textOf(number);
}

Task<std::string> joinsATask(World &world)
{
    const auto peer = world.peers->start(child(world));
    auto wait = peer.outcome();
    world.arm();
    const auto end = co_await wait;
    co_return end.hasValue() ? textOf(end.value()) : "cancelled";
}

Task<std::string> joinsAScope(World &world)
{
    world.peers->start(child(world));
    auto wait = world.peers->join();
    world.arm();
    co_await wait;
    co_return "the end";
}

Task<> getsReady(Ready<int> ready, World *world)
{
    ready.set(co_await child(*world));
}

Task<std::string> waitsUntilAnotherIsReady(World &world)
{
    world.arm();
    try {
        const int number = co_await startAndWait<int>(*world.peers, getsReady, &world);
        co_return textOf(number);
    } catch (const TaskCancelled &) {
        co_return "cancelled";
    }
}

// ---- elsewhere ----

Task<std::string> waitsForAFuture(World &world)
{
    auto wait = waitFor(world.promise->future());
    world.arm();
    try {
        const int number = co_await wait;
        co_return std::to_string(number);
    } catch (const TaskCancelled &) {
        co_return "cancelled";
    }
}

void finishPromise(World &world)
{
    world.promise->addResult(Woken);
    world.promise->finish();
}

Task<int> passesTheGate(std::shared_ptr<EventFlag> gate)
{
    co_await gate->wait();
    co_return Woken;
}

Task<std::string> waitsForATaskElsewhere(World &world)
{
    auto wait = on(scheduler().remote(), passesTheGate, world.gate);
    world.arm();
    const int number = co_await wait;
    co_return std::to_string(number);
}

void openGate(World &world)
{
    world.gate->set();
}

Task<int> waitsUntilItIsOpen()
{
    co_await match<Open>();
    co_return Woken;
}

Task<std::string> waitsForATaskInAThread(World &world)
{
    world.thread = std::make_unique<LoopThread>();
    auto wait = on(world.thread.get(), waitsUntilItIsOpen);
    world.arm();
    try {
        const int number = co_await wait;
        co_return std::to_string(number);
    } catch (const SchedulerEnded &) {
        co_return "ended";
    }
}

void openThere(World &world)
{
    static_cast<void>(world.thread->remote.send(Open()));
}

void endThread(World &world)
{
    world.thread->end();
}

int workInAPool(const std::shared_ptr<QSemaphore> &work)
{
    work->acquire();
    return Woken;
}

Task<std::string> waitsForThePool(World &world)
{
    auto wait = onPool(workInAPool, world.work);
    world.arm();
    const int number = co_await wait;
    co_return std::to_string(number);
}

Task<std::string> waitsForWorkInABoundedPool(World &world)
{
    auto task = world.pool->run(workInAPool, world.work);
    world.arm();
    const int number = co_await std::move(task);
    co_return std::to_string(number);
}

Task<std::string> waitsForItsTurnInABoundedPool(World &world)
{
    world.peers->start(world.pool->run(workInAPool, world.work));
    auto task = world.pool->run([] { return Woken; });
    co_await yield(); // the other one has the place
    world.arm();
    try {
        const int number = co_await std::move(task);
        co_return std::to_string(number);
    } catch (const SynchronizationDestroyed &) {
        co_return "gone";
    }
}

constexpr auto AtOnce = Waking::AtOnce;
constexpr auto Soon = Waking::Later;
constexpr auto Never = Waking::Never;
constexpr auto killSender = kill<&World::sender>;
constexpr auto killPeers = kill<&World::peers>;

const WaitKind<World> kinds[] = {
    {"sleep", sleeps, Soon, takeAMoment},
    {"yield", yields<yield>, Never},
    {"breathe", yields<breathe>, Never},
    {"idle", yields<idle>, Never},
    {"tick", waitsForATick, Soon, takeAMoment, kill<&World::ticker>, {"tick", "tick", "tick", "tick"}},

    {"event", waitsForAnEvent, Soon, ping, killQueue, {"2", "2", "2", "1"}},
    {"receiver", waitsAtAReceiver, Soon, ping, kill<&World::receiver>, {"gone", "gone", "gone", "1"}},
    {"receiver's queue", waitsAtAReceiver, Soon, ping, killQueue, {"2", "2", "2", "1"}},
    {"one of two events", waitsForOneOfTwoEvents, Soon, ping, killQueue, {"2", "2", "2", "1"}},
    {"two events", waitsForTwoEvents, Soon, pingAndPong, killQueue, {"22", "22", "21", "11"}},
    {"set of waits", waitsWithASet, Soon, ping, killQueue, {"2", "2", "2", "1"}},
    {"room", waitsForRoom, Soon, clearQueue, killQueue, {"room", "room", "room", "room"}},
    {"empty queue", waitsForAnEmptyQueue, Soon, clearQueue, killQueue, {"empty", "empty", "empty", "empty"}},

    {"signal", waitsForASignal, AtOnce, emitNumber, killSender, {"gone", "gone", nullptr, "1"}},
    {"stream", waitsForAStream, AtOnce, emitNumber, kill<&World::numbers>, {"gone", "gone", nullptr, "1"}},
    {"sender of a stream", waitsForAStream, AtOnce, emitNumber, killSender, {"gone", "gone", nullptr, "1"}},
    {"property", waitsForAProperty, AtOnce, emitNumber, killSender, {"gone", "gone", nullptr, "1"}},
    {"dialog", waitsForADialog, AtOnce, finishDialog, kill<&World::dialog>, {"gone", "gone", nullptr, "1"}},
    {"signal of the system", waitsForASignalOfTheSystem, Soon, raiseSignal},
    {"descriptor",
     waitsForADescriptor,
     Soon,
     writeToPipe,
     closeWriter,
     {"readable", "readable", "readable", "readable"}},

    {"child", waitsForAChild, AtOnce, emitNumber, killSender, {"gone", "gone", nullptr, "1"}},
    {"all", waitsForAll, Soon, emitNumber, killSender, {"gone, gone", "gone, gone", "1, 1", "1, 1"}},
    {"all settled",
     waitsForAllHoweverTheyEnd,
     Soon,
     emitNumber,
     killSender,
     {"gone, gone", "gone, gone", "1, 1", "1, 1"}},
    {"any", waitsForAny, Soon, emitNumber, killSender, {"gone", "gone", "1", "1"}},
    {"first success", waitsForTheFirstSuccess, Soon, emitNumber, killSender, {"gone", "gone", "1", "1"}},
    {"select", selects, Soon, emitNumber, killSender, {"gone", "gone", "1", "1"}},
    {"as completed", waitsForACompletion, Soon, emitNumber, killSender, {"gone", "gone", "1", "1"}},
    {"timeout", waitsWithATimeout, Soon, emitNumber, killSender, {"gone", "gone", "1", "1"}},
    {"timeout that is over",
     waitsUntilTheTimeIsUp,
     Soon,
     takeAMoment,
     killSender,
     {"gone", "gone", "gone", "time"}},
    {"idle timeout", waitsPatiently, Soon, emitNumber, killSender, {"gone", "gone", "1", "1"}},
    {"shield", isShielded, Soon, emitNumber, killSender, {"gone", "gone", "1", "1"}},
    {"finally", cleansUp, Soon, emitNumber, killSender, {"gone", "gone", "1", "1"}},
    {"join", joinsATask, Soon, emitNumber, killPeers, {"cancelled", "cancelled", "cancelled", "1"}},
    {"scope's join", joinsAScope, Soon, emitNumber, killPeers, {"the end", "the end", "the end", "the end"}},
    {"start and wait",
     waitsUntilAnotherIsReady,
     Soon,
     emitNumber,
     killPeers,
     {nullptr, "cancelled", "cancelled", "1"}},

    {"future",
     waitsForAFuture,
     AtOnce,
     finishPromise,
     kill<&World::promise>,
     {"cancelled", "cancelled", nullptr, "1"}},
    {"task elsewhere", waitsForATaskElsewhere, Soon, openGate},
    {"task in a thread",
     waitsForATaskInAThread,
     Soon,
     openThere,
     endThread,
     {"ended", "ended", nullptr, "1"}},
    {"pool", waitsForThePool, Soon, finishWork},
    {"work in a bounded pool",
     waitsForWorkInABoundedPool,
     Soon,
     finishWork,
     kill<&World::pool>,
     {nullptr, "1", "1", "1"}},
    {"turn in a bounded pool",
     waitsForItsTurnInABoundedPool,
     Soon,
     finishWork,
     kill<&World::pool>,
     {nullptr, "gone", "gone", "gone"}},
};

} // namespace

class tst_TaskDeletions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }
    void cleanup() { scheduler().rootQueue().clear(); }

    void somebodyDies_data() { addDeaths(kinds); }
    void somebodyDies()
    {
        QFETCH(int, kind);
        QFETCH(Victim, victim);
        QFETCH(Moment, moment);
        playDeath(kinds[kind], victim, moment);
    }

    //! Who waits for the same next gets it, and nothing else has to happen.
    void whatAWokenTaskDidNotTakeIsTheNextOnes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<Victim>("victim");
        const QByteArrayList names{"event", "receiver", "one of two events", "set of waits", "stream"};
        for (int kind = 0; kind < int(std::size(kinds)); ++kind) {
            if (!names.contains(kinds[kind].name))
                continue;
            for (const auto &[name, victim] : victims) {
                if (!concernsTheOther(victim))
                    QTest::addRow("%s: %s", kinds[kind].name, name) << kind << victim;
            }
        }
    }
    void whatAWokenTaskDidNotTakeIsTheNextOnes()
    {
        QFETCH(int, kind);
        QFETCH(Victim, victim);
        Scene<World> scene(kinds[kind]);
        dieAt(scene, victim, Moment::Woken);
        QVERIFY(isOver(scene.handle));
        QCOMPARE(scene.handle.state(), TaskState::Cancelled);
        if (kinds[kind].waking == Soon)
            QCOMPARE(scene.world.queue->size(), 1); // held
        Scope others;
        const auto next = others.start(tellWhatItSees(scene.world, &kinds[kind]));
        QVERIFY(isOver(next));
        QCOMPARE(linesOfTheTask().last(2), list({"task sees 1", "~task"}));
        QCOMPARE(scene.world.queue->size(), 0);
    }

    //! Its thread ends while the task waits; all others outlive their scheduler.
    void schedulerDies_data() { addEndsOfScheduler(kinds); }
    void schedulerDies()
    {
        QFETCH(int, kind);
        QFETCH(Moment, moment);
        if (isManual() && kinds[kind].wake == takeAMoment && moment != Moment::Waiting)
            QSKIP("virtual time passes by its own thread's doing");
        const CollectedWarnings held(u"an event that must be handled"_s); // as it should be told
        playEndOfScheduler(kinds[kind], moment);
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_TaskDeletions)

#include "tst_taskdeletions.moc"
