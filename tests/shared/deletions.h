// SPDX-License-Identifier: MIT
#pragma once

#include "taskhost.h"

#include "tasks/contexttasks.h"
#include "tasks/scope.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

#include <functional>
#include <memory>

/*
    Who may die at a point at which a task waits, and when: what the tests of that have in common. A World has what a kind of
    wait needs, a Scene the task, and who owns it. A log tells the end of the task, its end before or behind "dead", which
    is when whoever dies has gone, and what it has seen, if it lived to see anything.
*/

enum class Moment {
    Before,  //!< The task runs: what it waits for is armed, and it does not wait yet.
    Waiting, //!< It waits. One that only lets others go first is ready, and its turn has not come.
    OnItsWay, //!< What will wake it has happened, and it waits still: the event is queued, the timer due, its child ready.
    Woken, //!< It is ready, and has not gone on.
};

enum class Victim {
    ItsScope,
    ItsContext,      //!< The object that it was started for.
    OnlyItself,      //!< It is cancelled.
    OtherSide,       //!< What it waits for, or who would bring it.
    ItselfThenScope, //!< It is cancelled, and has no time to end before its scope goes.
    ScopeThenOther,
};

//! How what a task waits for makes it ready.
enum class Waking {
    AtOnce, //!< Within wake().
    Later,  //!< In a slice, a turn or a round behind wake().
    Never,  //!< It is ready all the time.
};

//! What the task sees when the other side dies, by Moment. Null: it is no promise of ours, and the file's head says why.
struct Seen
{
    const char *before = nullptr;
    const char *waiting = nullptr;
    const char *onItsWay = nullptr;
    const char *woken = nullptr;

    const char *at(Moment moment) const
    {
        const char *const all[] = {before, waiting, onItsWay, woken};
        return all[int(moment)];
    }
};

template <typename World>
struct WaitKind
{
    const char *name;
    Signalbox::Task<std::string> (*wait)(
        World &); // what it has seen; it calls World::arm() in front of its co_await
    Waking waking;
    void (*wake)(World &) = nullptr;
    void (*killOther)(World &) = nullptr; // null: there is none
    Seen seen = {};
};

//! The base of each World.
struct Waitable
{
    //! What the task waits for is armed, and it waits next.
    void arm()
    {
        isArmed = true;
        if (atTheWait)
            atTheWait();
    }
    //! What else waits comes to its end.
    void letAllEnd() {}
    //! The scheduler has gone, and with it what belongs to it.
    void schedulerHasGone() {}

    bool isArmed = false;
    std::function<void()> atTheWait;
};

template <typename World>
Signalbox::Task<> tellWhatItSees(World &world, const WaitKind<World> *kind)
{
    const Local local("task");
    const auto seen = co_await kind->wait(world);
    log("task sees " + seen);
}

//! A task that waits, and all that may die. Its owners go before what it waits for.
template <typename World>
struct Scene
{
    explicit Scene(const WaitKind<World> &sceneKind) : kind(sceneKind) {}

    void start(Victim victim)
    {
        if (victim == Victim::ItsContext)
            handle = Signalbox::start(context.get(), tellWhatItSees(world, &kind));
        else
            handle = scope->start(tellWhatItSees(world, &kind));
    }

    //! Also when it is too late.
    bool hasComeToItsWait() const { return isAtItsWait() || (world.isArmed && handle.hasEnded()); }
    bool isAtItsWait() const
    {
        const auto atWait =
            kind.waking == Waking::Never ? Signalbox::TaskState::Ready : Signalbox::TaskState::Suspended;
        return world.isArmed && handle.state() == atWait;
    }

    void kill(Victim victim)
    {
        if (victim == Victim::OnlyItself || victim == Victim::ItselfThenScope)
            handle.cancel();
        if (victim == Victim::ItsContext)
            context.reset();
        if (victim == Victim::ItsScope || victim == Victim::ItselfThenScope ||
            victim == Victim::ScopeThenOther)
            scope.reset();
        if (victim == Victim::OtherSide || victim == Victim::ScopeThenOther)
            kind.killOther(world);
    }

    const WaitKind<World> &kind;
    World world;
    std::unique_ptr<QObject> context = std::make_unique<QObject>();
    std::unique_ptr<Signalbox::Scope> scope = std::make_unique<Signalbox::Scope>();
    Signalbox::TaskHandle<> handle;
};

//! Goes on before all others in each round: so it sees what is ready before that goes on, whatever has made it so.
inline void startUrgently(Signalbox::Task<> task)
{
    auto handle = Signalbox::Scope::root().start(std::move(task));
    handle.setPriority(1);
}

//! To be started urgently, while \a handle's task waits: kills between its waking and its going on.
inline Signalbox::Task<> killWoken(Signalbox::TaskHandle<> handle, std::function<void()> kill)
{
    while (handle.state() == Signalbox::TaskState::Suspended)
        co_await Signalbox::yield();
    if (handle.state() != Signalbox::TaskState::Ready)
        log("task goes on before it could be killed");
    kill();
}

//! To be started urgently, before the task of \a scene: comes to \a moment, also to one that is over when a slice is.
template <typename World>
Signalbox::Task<> killInTime(Scene<World> &scene, Moment moment, std::function<void()> kill)
{
    while (!scene.hasComeToItsWait())
        co_await Signalbox::yield();
    if (moment != Moment::Waiting)
        scene.kind.wake(scene.world);
    if (moment == Moment::Woken)
        co_await killWoken(scene.handle, kill);
    else
        kill();
}

inline bool concernsTheOther(Victim victim)
{
    return victim == Victim::OtherSide || victim == Victim::ScopeThenOther;
}

//! Is there something to be seen?
template <typename World>
bool isPossible(const WaitKind<World> &kind, Victim victim, Moment moment)
{
    if (moment == Moment::OnItsWay && kind.waking != Waking::Later)
        return false;
    if (moment == Moment::Woken && kind.waking == Waking::Never)
        return false;
    return !concernsTheOther(victim) || (kind.killOther && kind.seen.at(moment));
}

inline constexpr std::pair<const char *, Victim> victims[] = {
    {"its scope", Victim::ItsScope},
    {"its context", Victim::ItsContext},
    {"nobody, but it is cancelled", Victim::OnlyItself},
    {"the other side", Victim::OtherSide},
    {"first it is cancelled, then its scope", Victim::ItselfThenScope},
    {"its scope, then the other side", Victim::ScopeThenOther},
};

inline constexpr std::pair<const char *, Moment> moments[] = {
    {"before it waits", Moment::Before},
    {"while it waits", Moment::Waiting},
    {"when its end is on the way", Moment::OnItsWay},
    {"when it is woken", Moment::Woken},
};

//! Rows of kind, victim and moment: all that is possible.
template <typename Kind, std::size_t Count>
void addDeaths(const Kind (&kinds)[Count])
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<Victim>("victim");
    QTest::addColumn<Moment>("moment");
    for (const auto &kind : kinds) {
        for (const auto &[victimName, victim] : victims) {
            for (const auto &[momentName, moment] : moments) {
                if (isPossible(kind, victim, moment))
                    QTest::addRow("%s: %s, %s", kind.name, victimName, momentName)
                        << int(&kind - kinds) << victim << moment;
            }
        }
    }
}

//! The same of the scheduler, which cannot die while the task is on the stack.
template <typename Kind, std::size_t Count>
void addEndsOfScheduler(const Kind (&kinds)[Count])
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<Moment>("moment");
    for (const auto &kind : kinds) {
        for (const auto &[name, moment] : moments) {
            if (moment != Moment::Before && isPossible(kind, Victim::ItsScope, moment))
                QTest::addRow("%s: %s", kind.name, name) << int(&kind - kinds) << moment;
        }
    }
}

//! What the log says of the task, its children aside.
inline QStringList linesOfTheTask()
{
    return taskLog().entries().filter(QRegularExpression(QStringLiteral("dead|task")));
}

//! Who dies with its owner dies within that, unless it is on the stack.
template <typename World>
QStringList expectedLines(const WaitKind<World> &kind, Victim victim, Moment moment)
{
    if (victim == Victim::OtherSide)
        return list({"dead", ("task sees " + std::string(kind.seen.at(moment))).c_str(), "~task"});
    if (victim == Victim::OnlyItself || moment == Moment::Before)
        return list({"dead", "~task"});
    return list({"~task", "dead"});
}

//! Comes to \a moment by plain functions, as far as one can be there in time; then \a kill.
template <typename World>
void comeTo(Scene<World> &scene, Moment moment, const std::function<void()> &kill)
{
    using Signalbox::TaskState;
    QVERIFY(turnUntil([&] { return scene.hasComeToItsWait(); }));
    QVERIFY(scene.isAtItsWait());
    if (moment == Moment::Waiting)
        return kill();
    scene.kind.wake(scene.world);
    QCOMPARE(scene.handle.state(),
             scene.kind.waking == Waking::AtOnce ? TaskState::Ready : TaskState::Suspended);
    kill();
}

//! Is there no task left, of whomever?
inline bool areAllTasksOver()
{
    return turnUntil([] { return !scheduler().dump().contains(QStringLiteral("tasks:")); });
}

//! Starts the task, and lets \a victim die at \a moment.
template <typename World>
void dieAt(Scene<World> &scene, Victim victim, Moment moment)
{
    bool isDead = false;
    const std::function<void()> kill = [&] {
        if (std::exchange(isDead, true))
            return;
        scene.kill(victim);
        log("dead");
    };
    const auto waking = scene.kind.waking;
    const bool isSeenFromWithin =
        waking == Waking::Never || (moment == Moment::Woken && waking == Waking::Later);
    if (moment == Moment::Before)
        scene.world.atTheWait = kill;
    else if (isSeenFromWithin)
        startUrgently(killInTime(scene, moment, kill));
    scene.start(victim);
    if (moment != Moment::Before && !isSeenFromWithin)
        comeTo(scene, moment, kill);
    QVERIFY(turnUntil([&] { return isDead; }));
    scene.world.atTheWait = {};
}

template <typename World>
void playDeath(const WaitKind<World> &kind, Victim victim, Moment moment)
{
    using Signalbox::TaskState;
    Scene<World> scene(kind);
    dieAt(scene, victim, moment);
    for (int turn = 0; turn < 5 && !scene.handle.hasEnded(); ++turn)
        QCoreApplication::processEvents();
    scene.world.letAllEnd();
    QVERIFY(isOver(scene.handle));
    QVERIFY(areAllTasksOver());
    QCOMPARE(linesOfTheTask(), expectedLines(kind, victim, moment));
    QCOMPARE(scene.handle.state(), victim == Victim::OtherSide ? TaskState::Finished : TaskState::Cancelled);
    QCOMPARE(taskLog().count("~child"), taskLog().count("child"));
}

//! Its thread ends at \a moment, and with it the scheduler; all others outlive that.
template <typename World>
void playEndOfScheduler(const WaitKind<World> &kind, Moment moment)
{
    std::unique_ptr<Scene<World>> scene;
    LoopThread thread;
    const auto endThread = [] {
        scheduler().setBudget({.count = 1}); // nothing runs behind this
        QThread::currentThread()->quit();
        log("dead");
    };
    const auto made = thread.remote.call([&] {
        scene = std::make_unique<Scene<World>>(kind);
        startUrgently(killInTime(*scene, moment, std::function<void()>(endThread)));
        scene->start(Victim::ItsScope);
    });
    const bool hasEnded = thread.wait(QDeadlineTimer(20'000));
    thread.end();
    QVERIFY(!made.isRefused());
    scene->world.schedulerHasGone();
    QVERIFY(hasEnded);
    QCOMPARE(scene->handle.state(), Signalbox::TaskState::Cancelled);
    QCOMPARE(linesOfTheTask(), list({"dead", "~task"}));
    scene.reset();
    QCOMPARE(taskLog().count("~child"), taskLog().count("child"));
}

Q_DECLARE_METATYPE(Victim)
Q_DECLARE_METATYPE(Moment)
