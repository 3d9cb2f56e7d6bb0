// SPDX-License-Identifier: MIT
// Who may die at every point at which a task waits for others: each kind of wait, with each that may die, at each moment
// (tests/shared/deletions.h). Whatever happens, the task ends as it should, its locals are destroyed once, and what it was
// given is the next one's.
//
// Left out, as there is nothing to be seen: "on the way" of what is woken at once, which is most of it; the other side of a
// notification, of a Once and of a SharedTask, which is as old as the process, or lives as long as somebody waits; and the end of the scheduler
// before the task waits. And, as it is no promise of ours: the end of a mutex before a condition waits with it, which is a mistake.
#include "deletions.h"

#include "tasks/barrier.h"
#include "tasks/channel.h"
#include "tasks/condition.h"
#include "tasks/eventflag.h"
#include "tasks/generator.h"
#include "tasks/keyedmutex.h"
#include "tasks/keyedsemaphore.h"
#include "tasks/latch.h"
#include "tasks/notify.h"
#include "tasks/once.h"
#include "tasks/ratelimiter.h"
#include "tasks/semaphore.h"
#include "tasks/sharedtask.h"
#include "tasks/topic.h"
#include "tasks/value.h"

#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! What can be waited for. A null one has gone.
struct World : Waitable
{
    void letAllEnd()
    {
        hidden.set();
        generator.reset(); // which is a task of its own
    }

    std::unique_ptr<Mutex> mutex = std::make_unique<Mutex>();
    std::unique_ptr<RecursiveMutex> recursive = std::make_unique<RecursiveMutex>();
    std::unique_ptr<KeyedMutex<int>> keyed = std::make_unique<KeyedMutex<int>>();
    std::unique_ptr<Semaphore> semaphore = std::make_unique<Semaphore>(1);
    std::unique_ptr<KeyedSemaphore<int>> permits = std::make_unique<KeyedSemaphore<int>>();
    std::unique_ptr<Condition> condition = std::make_unique<Condition>();
    std::unique_ptr<Channel<int>> channel = std::make_unique<Channel<int>>();
    std::unique_ptr<Channel<int>> jobs = std::make_unique<Channel<int>>(1);
    std::unique_ptr<Topic<int>> topic = std::make_unique<Topic<int>>();
    std::unique_ptr<Cursor<int>> cursor = std::make_unique<Cursor<int>>(*topic, 0);
    std::unique_ptr<EventFlag> flag = std::make_unique<EventFlag>();
    std::unique_ptr<Latch> latch = std::make_unique<Latch>(1);
    std::unique_ptr<Barrier> barrier = std::make_unique<Barrier>(3);
    std::unique_ptr<Value<int>> value = std::make_unique<Value<int>>();
    std::unique_ptr<Once> once = std::make_unique<Once>();
    std::unique_ptr<RateLimiter> limiter = std::make_unique<RateLimiter>(1, 10h);
    EventFlag hidden;
    std::unique_ptr<Generator<int>> generator;
    std::unique_ptr<SharedTask<>> shared;

    // what keeps those that come waiting
    MutexGuard guard = mutex->tryLock();
    RecursiveMutexGuard recursiveGuard = recursive->tryLock();
    MutexGuard keyedGuard = keyed->tryLock(1);
    SemaphoreGuard semaphoreGuard = semaphore->tryAcquire();
    SemaphoreGuard permitGuard = permits->tryAcquire(1);
    std::optional<int> job = jobs->trySend(1) ? jobs->tryReceive() : std::nullopt;
    std::optional<Detail::RateWaiting> token{std::in_place, *limiter};
};

struct Kind : WaitKind<World>
{
    //! One that waits for the same behind the first: is it woken as the first one dies?
    enum Second { Waits, ComesLater, NeedsAnother } second = Waits;
};

template <auto Member>
void kill(World &world)
{
    (world.*Member).reset();
}

template <typename T>
std::string textOf(const T &)
{
    return "goes on";
}
template <typename T>
std::string textOf(const std::optional<T> &value)
{
    return value ? "goes on" : "is at the end";
}

//! Waits for \a wait, and says what comes of it; what it has got is the next one's.
template <typename Wait>
Task<std::string> endOf(Wait &wait)
{
    try {
        if constexpr (std::is_void_v<typename Wait::Result>) {
            co_await wait;
            co_return "goes on";
        } else {
            const auto got = co_await wait;
            co_return textOf(got);
        }
    } catch (const SynchronizationDestroyed &) {
        co_return "is told";
    } catch (const ChannelClosed &) {
        co_return "is told";
    }
}

template <auto make>
Task<std::string> waitFor(World &world)
{
    auto wait = make(world);
    world.arm();
    co_return co_await endOf(wait);
}

Task<std::string> waitForCondition(World &world)
{
    world.guard = MutexGuard();
    auto guard = co_await world.mutex->lock();
    auto wait = world.condition->wait(guard);
    world.arm();
    co_return co_await endOf(wait);
}

Task<std::string> waitForOnce(World &world)
{
    auto call = world.once->call([&world]() -> Task<> { co_await world.hidden.wait(); });
    world.arm();
    co_await std::move(call);
    co_return "goes on";
}

Generator<int> generate(World &world)
{
    co_await world.hidden.wait();
    co_yield 1;
}

Task<std::string> waitForGenerator(World &world)
{
    if (!world.generator)
        world.generator = std::make_unique<Generator<int>>(generate(world));
    auto wait = world.generator->next();
    world.arm();
    co_return co_await endOf(wait);
}

Task<> waitForHidden(World &world)
{
    co_await world.hidden.wait();
}

Task<std::string> waitForSharedTask(World &world)
{
    if (!world.shared)
        world.shared = std::make_unique<SharedTask<>>(waitForHidden(world));
    world.arm();
    co_await *world.shared;
    co_return "goes on";
}

void setHidden(World &world)
{
    world.hidden.set();
}

void wakeBarrier(World &world)
{
    auto one = world.barrier->arrive();
    auto another = world.barrier->arrive();
    one.begin(nullptr);
    if (world.barrier->arrived() > 0)
        another.begin(nullptr);
}

void killMutexOfCondition(World &world)
{
    world.mutex.reset();
    if (world.condition)
        world.condition->notifyAll();
}

constexpr auto AtOnce = Waking::AtOnce;
constexpr Seen Told{"is told", "is told", nullptr, "is told"};
constexpr Seen ToldUnlessWoken{"is told", "is told", nullptr, "goes on"};
constexpr Seen AtTheEnd{"is at the end", "is at the end", nullptr, "is at the end"};

const Kind kinds[] = {
    {{"mutex", waitFor<[](World &world) { return world.mutex->lock(); }>, AtOnce,
      [](World &world) { world.guard = MutexGuard(); }, kill<&World::mutex>, Told}},
    {{"recursive mutex", waitFor<[](World &world) { return world.recursive->lock(); }>, AtOnce,
      [](World &world) { world.recursiveGuard = RecursiveMutexGuard(); }, kill<&World::recursive>, Told}},
    {{"mutex of a key", waitFor<[](World &world) { return world.keyed->lock(1); }>, AtOnce,
      [](World &world) { world.keyedGuard = MutexGuard(); }, kill<&World::keyed>, Told}},
    {{"semaphore", waitFor<[](World &world) { return world.semaphore->acquire(); }>, AtOnce,
      [](World &world) { world.semaphoreGuard = SemaphoreGuard(); }, kill<&World::semaphore>, Told}},
    {{"semaphore of a key", waitFor<[](World &world) { return world.permits->acquire(1); }>, AtOnce,
      [](World &world) { world.permitGuard = SemaphoreGuard(); }, kill<&World::permits>, Told}},
    {{"condition", waitForCondition, AtOnce, [](World &world) { world.condition->notifyOne(); },
      kill<&World::condition>, ToldUnlessWoken}},
    {{"condition, its mutex dies",
      waitForCondition,
      AtOnce,
      [](World &world) { world.condition->notifyOne(); },
      killMutexOfCondition,
      {nullptr, "is told", nullptr, "goes on"}}},
    {{"channel, receiving",
      waitFor<[](World &world) { return world.channel->receive(); }>,
      AtOnce,
      [](World &world) { static_cast<void>(world.channel->trySend(1)); },
      kill<&World::channel>,
      {"is at the end", "is at the end", nullptr, "goes on"}}},
    {{"channel, sending", waitFor<[](World &world) { return world.channel->send(1); }>, AtOnce,
      [](World &world) { static_cast<void>(world.channel->tryReceive()); }, kill<&World::channel>,
      ToldUnlessWoken},
     Kind::NeedsAnother},
    {{"channel, until all is done", waitFor<[](World &world) { return world.jobs->whenDone(); }>, AtOnce,
      [](World &world) { world.jobs->done(); }, kill<&World::jobs>, ToldUnlessWoken}},
    {{"topic", waitFor<[](World &world) { return world.cursor->next(); }>, AtOnce,
      [](World &world) { world.topic->publish(1); }, kill<&World::topic>, AtTheEnd},
     Kind::ComesLater},
    {{"topic, the cursor dies",
      waitFor<[](World &world) { return world.cursor->next(); }>,
      AtOnce,
      [](World &world) { world.topic->publish(1); },
      kill<&World::cursor>,
      {"is told", "is told", nullptr, "is at the end"}},
     Kind::ComesLater},
    {{"flag", waitFor<[](World &world) { return world.flag->wait(); }>, AtOnce,
      [](World &world) { world.flag->set(); }, kill<&World::flag>, ToldUnlessWoken}},
    {{"latch", waitFor<[](World &world) { return world.latch->wait(); }>, AtOnce,
      [](World &world) { world.latch->countDown(world.latch->count()); }, kill<&World::latch>,
      ToldUnlessWoken}},
    {{"barrier", waitFor<[](World &world) { return world.barrier->arrive(); }>, AtOnce, wakeBarrier,
      kill<&World::barrier>, ToldUnlessWoken}},
    {{"value", waitFor<[](World &world) { return world.value->until([](int n) { return n > 0; }); }>, AtOnce,
      [](World &world) { world.value->set(1); }, kill<&World::value>, ToldUnlessWoken}},
    {{"notification", waitFor<[](World &) { return notified(u"x"_s); }>, AtOnce,
      [](World &) { notify(u"x"_s); }}},
    {{"rendezvous", waitFor<[](World &) { return notifyWhenAwaited(u"x"_s); }>, AtOnce,
      [](World &) { static_cast<void>(notified(u"x"_s).hasEnded()); }},
     Kind::NeedsAnother},
    {{"once", waitForOnce, AtOnce, setHidden}},
    {{"rate limiter", waitFor<[](World &world) { return world.limiter->acquire(); }>, AtOnce,
      [](World &world) { world.token.reset(); }, kill<&World::limiter>, ToldUnlessWoken}},
    {{"generator",
      waitForGenerator,
      Waking::Later,
      setHidden,
      kill<&World::generator>,
      {"is told", "is told", "is told", "is told"}},
     Kind::ComesLater},
    {{"shared task", waitForSharedTask, Waking::Later, setHidden}},
};

Task<> waiter(World &world, const Kind &kind, std::string name)
{
    const Local local(name);
    const auto seen = co_await kind.wait(world);
    log(name + " " + seen);
}

//! \a kill comes when \a handle's task is ready, and has not gone on.
void wakeAndKill(World &world, const Kind &kind, const TaskHandle<> &handle,
                 const std::function<void()> &kill)
{
    if (kind.waking == Waking::Later)
        startUrgently(killWoken(handle, kill));
    kind.wake(world);
    QCOMPARE(handle.state(), kind.waking == AtOnce ? TaskState::Ready : TaskState::Suspended);
    if (kind.waking == AtOnce)
        kill();
}

enum class Fate { CancelledWaiting, DestroyedWaiting, CancelledWoken, DestroyedWoken };

} // namespace

Q_DECLARE_METATYPE(Fate)

class tst_SyncDeletions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void somebodyDies_data() { addDeaths(kinds); }
    void somebodyDies()
    {
        QFETCH(int, kind);
        QFETCH(Victim, victim);
        QFETCH(Moment, moment);
        playDeath(kinds[kind], victim, moment);
    }

    void schedulerDies_data() { addEndsOfScheduler(kinds); }
    void schedulerDies()
    {
        QFETCH(int, kind);
        QFETCH(Moment, moment);
        playEndOfScheduler(kinds[kind], moment);
    }

    void whatATaskThatGoesWasGivenIsTheNextOnes_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<Fate>("fate");
        const std::pair<const char *, Fate> fates[] = {
            {"cancelled while it waits", Fate::CancelledWaiting},
            {"destroyed while it waits", Fate::DestroyedWaiting},
            {"cancelled after it was woken", Fate::CancelledWoken},
            {"destroyed after it was woken", Fate::DestroyedWoken},
        };
        for (int i = 0; i < int(std::size(kinds)); ++i) {
            for (const auto &[name, fate] : fates)
                QTest::addRow("%s: %s", kinds[i].name, name) << i << fate;
        }
    }
    void whatATaskThatGoesWasGivenIsTheNextOnes()
    {
        QFETCH(int, index);
        QFETCH(Fate, fate);
        const auto &kind = kinds[index];
        World world;
        auto inner = std::make_unique<Scope>();
        Scope scope;
        auto first = inner->start(waiter(world, kind, "first"));
        QVERIFY(isSuspended(first));
        TaskHandle<> second;
        const auto startSecond = [&] { second = scope.start(waiter(world, kind, "second")); };
        if (kind.second != Kind::ComesLater) {
            startSecond();
            QVERIFY(isSuspended(second));
        }

        const bool isWoken = fate == Fate::CancelledWoken || fate == Fate::DestroyedWoken;
        bool isDead = false;
        const auto killFirst = [&] {
            if (fate == Fate::DestroyedWaiting || fate == Fate::DestroyedWoken)
                inner.reset();
            else
                first.cancel();
            isDead = true;
        };
        if (isWoken)
            wakeAndKill(world, kind, first, killFirst);
        else
            killFirst();
        QVERIFY(turnUntil([&] { return isDead; }));
        QVERIFY(isOver(first));
        QCOMPARE(first.state(), TaskState::Cancelled);

        if (kind.second == Kind::ComesLater)
            startSecond();
        if (!isWoken || kind.second == Kind::NeedsAnother) {
            QVERIFY(isSuspended(second));
            kind.wake(world);
        }
        QVERIFY(isOver(second));
        QCOMPARE(second.state(), TaskState::Finished);
        QCOMPARE(taskLog().entries().filter(u"~first"_s).size(), 1);
        QCOMPARE(taskLog().entries().filter(u"second"_s), list({"second goes on", "~second"}));
    }

    void deathOfWhatIsWaitedForEndsTheWait_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<bool>("isWoken");
        for (int i = 0; i < int(std::size(kinds)); ++i) {
            if (!kinds[i].killOther)
                continue;
            QTest::addRow("%s: while it waits", kinds[i].name) << i << false;
            QTest::addRow("%s: after it was woken", kinds[i].name) << i << true;
        }
    }
    void deathOfWhatIsWaitedForEndsTheWait()
    {
        QFETCH(int, index);
        QFETCH(bool, isWoken);
        const auto &kind = kinds[index];
        World world;
        Scope scope;
        const auto first = scope.start(waiter(world, kind, "first"));
        QVERIFY(isSuspended(first));
        TaskHandle<> second;
        if (kind.second != Kind::ComesLater) {
            second = scope.start(waiter(world, kind, "second"));
            QVERIFY(isSuspended(second));
        }
        if (isWoken)
            kind.wake(world);
        kind.killOther(world);
        QVERIFY(isOver(first) && isOver(second));
        QCOMPARE(first.state(), TaskState::Finished);
        QCOMPARE(taskLog().entries().filter(u"~first"_s).size(), 1);
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_SyncDeletions)

#include "tst_syncdeletions.moc"
