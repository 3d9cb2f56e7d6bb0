// SPDX-License-Identifier: MIT
// Who may die at every point at which a task waits for others: each kind of wait, with each that may die, before and after it was
// woken. Whatever happens, the task ends, its locals are destroyed once, and what it was given is the next one's.
#include "taskhost.h"

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
struct World
{
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
    EventFlag hidden;
};

struct Kind
{
    const char *name;
    Task<> (*wait)(World &);
    void (*wake)(World &);
    void (*kill)(World &); // null: nobody can
    enum Second { Waits, ComesLater, NeedsAnother } second = Waits;
};

template <auto Member>
void kill(World &world)
{
    (world.*Member).reset();
}

Task<> waitForCondition(World &world)
{
    world.guard = MutexGuard();
    auto guard = co_await world.mutex->lock();
    co_await world.condition->wait(guard);
}

Task<> waitForOnce(World &world)
{
    co_await world.once->call([&world]() -> Task<> { co_await world.hidden.wait(); });
}

Task<> waitForGenerator(World &world)
{
    if (!world.generator) {
        world.generator = std::make_unique<Generator<int>>([](World &in) -> Generator<int> {
            co_await in.hidden.wait();
            co_yield 1;
        }(world));
    }
    static_cast<void>(co_await world.generator->next());
}

Task<> waitForSharedTask(World &world)
{
    if (!world.shared) {
        world.shared =
            std::make_unique<SharedTask<>>([](World &in) -> Task<> { co_await in.hidden.wait(); }(world));
    }
    co_await *world.shared;
}

void setHidden(World &world)
{
    world.hidden.set();
}

const Kind kinds[] = {
    {"mutex", [](World &world) -> Task<> { const auto guard = co_await world.mutex->lock(); },
     [](World &world) { world.guard = MutexGuard(); }, kill<&World::mutex>},
    {"recursive mutex", [](World &world) -> Task<> { const auto guard = co_await world.recursive->lock(); },
     [](World &world) { world.recursiveGuard = RecursiveMutexGuard(); }, kill<&World::recursive>},
    {"mutex of a key", [](World &world) -> Task<> { const auto guard = co_await world.keyed->lock(1); },
     [](World &world) { world.keyedGuard = MutexGuard(); }, kill<&World::keyed>},
    {"semaphore", [](World &world) -> Task<> { const auto guard = co_await world.semaphore->acquire(); },
     [](World &world) { world.semaphoreGuard = SemaphoreGuard(); }, kill<&World::semaphore>},
    {"semaphore of a key",
     [](World &world) -> Task<> { const auto guard = co_await world.permits->acquire(1); },
     [](World &world) { world.permitGuard = SemaphoreGuard(); }, kill<&World::permits>},
    {"condition", waitForCondition, [](World &world) { world.condition->notifyOne(); },
     kill<&World::condition>},
    {"condition, its mutex dies", waitForCondition, [](World &world) { world.condition->notifyOne(); },
     [](World &world) {
         world.mutex.reset();
         world.condition->notifyAll();
     }},
    {"channel, receiving",
     [](World &world) -> Task<> { static_cast<void>(co_await world.channel->receive()); },
     [](World &world) { static_cast<void>(world.channel->trySend(1)); }, kill<&World::channel>},
    {"channel, sending", [](World &world) -> Task<> { co_await world.channel->send(1); },
     [](World &world) { static_cast<void>(world.channel->tryReceive()); }, kill<&World::channel>,
     Kind::NeedsAnother},
    {"channel, until all is done", [](World &world) -> Task<> { co_await world.jobs->whenDone(); },
     [](World &world) { world.jobs->done(); }, kill<&World::jobs>},
    {"topic", [](World &world) -> Task<> { static_cast<void>(co_await world.cursor->next()); },
     [](World &world) { world.topic->publish(1); }, kill<&World::topic>, Kind::ComesLater},
    {"topic, the cursor dies",
     [](World &world) -> Task<> { static_cast<void>(co_await world.cursor->next()); },
     [](World &world) { world.topic->publish(1); }, kill<&World::cursor>, Kind::ComesLater},
    {"flag", [](World &world) -> Task<> { co_await world.flag->wait(); },
     [](World &world) { world.flag->set(); }, kill<&World::flag>},
    {"latch", [](World &world) -> Task<> { co_await world.latch->wait(); },
     [](World &world) { world.latch->countDown(world.latch->count()); }, kill<&World::latch>},
    {"barrier", [](World &world) -> Task<> { static_cast<void>(co_await world.barrier->arrive()); },
     [](World &world) {
         auto one = world.barrier->arrive();
         auto another = world.barrier->arrive();
         one.begin(nullptr);
         if (world.barrier->arrived() > 0)
             another.begin(nullptr);
     },
     kill<&World::barrier>},
    {"value",
     [](World &world) -> Task<> {
         static_cast<void>(co_await world.value->until([](int n) { return n > 0; }));
     },
     [](World &world) { world.value->set(1); }, kill<&World::value>},
    {"notification", [](World &) -> Task<> { co_await notified(u"x"_s); }, [](World &) { notify(u"x"_s); },
     nullptr},
    {"rendezvous", [](World &) -> Task<> { static_cast<void>(co_await notifyWhenAwaited(u"x"_s)); },
     [](World &) { static_cast<void>(notified(u"x"_s).hasEnded()); }, nullptr, Kind::NeedsAnother},
    {"once", waitForOnce, setHidden, nullptr},
    {"rate limiter", [](World &world) -> Task<> { co_await world.limiter->acquire(); },
     [](World &world) { world.token.reset(); }, kill<&World::limiter>},
    {"generator", waitForGenerator, setHidden, kill<&World::generator>, Kind::ComesLater},
    {"shared task", waitForSharedTask, setHidden, nullptr},
};

Task<> waiter(World &world, const Kind &kind, std::string name)
{
    const Local local(name);
    try {
        co_await kind.wait(world);
        log(name + " goes on");
    } catch (const SynchronizationDestroyed &) {
        log(name + " is told");
    } catch (const ChannelClosed &) {
        log(name + " is told");
    }
}

enum class Fate { CancelledWaiting, DestroyedWaiting, CancelledWoken, DestroyedWoken };

} // namespace

Q_DECLARE_METATYPE(Fate)

class tst_SyncDeletions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

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
        if (isWoken)
            kind.wake(world);
        if (fate == Fate::DestroyedWaiting || fate == Fate::DestroyedWoken)
            inner.reset();
        else
            first.cancel();
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
            if (!kinds[i].kill)
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
        kind.kill(world);
        QVERIFY(isOver(first) && isOver(second));
        QCOMPARE(first.state(), TaskState::Finished);
        QCOMPARE(taskLog().entries().filter(u"~first"_s).size(), 1);
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_SyncDeletions)

#include "tst_syncdeletions.moc"
