// SPDX-License-Identifier: MIT
// Whatever dies in whatever callback: the program goes on. The sanitizers say whether something dead was touched.
#include "events/eventrouter_p.h"
#include "events/queuewaits.h"
#include "events/waitset.h"
#include "scheduler/eventlistener.h"
#include "scheduler/queueevents.h"
#include "scheduler/sliceevents.h"
#include "scheduler/unixsignals.h"
#include "schedulerhost.h"

#include <QtCore/qeventloop.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtimer.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <optional>
#include <semaphore>
#include <thread>
#include <unistd.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Content = EventQueue::Content;

struct Errand
{
    SIGNALBOX_EVENT(Errand)
};

struct Poke : Errand
{
    explicit Poke(int pokeNumber = 0, std::shared_ptr<void> pokeCargo = {})
        : number(pokeNumber), cargo(std::move(pokeCargo))
    {
    }
    int number;
    std::shared_ptr<void> cargo;
    SIGNALBOX_EVENT(Poke, number)
};

//! Says of itself that it needs nobody, and does what it is told as it is asked.
struct Plea : Errand
{
    static constexpr auto eventKind = EventKind::MustHandle;
    explicit Plea(std::function<void()> function) : whenAsked(std::move(function)) {}
    std::function<void()> whenAsked;
    bool mayBeDropped() const
    {
        whenAsked();
        return true;
    }
    SIGNALBOX_EVENT(Plea)
};

//! Sent when it is over.
struct After
{
    SIGNALBOX_EVENT(After)
};

//! Runs a function when it is destroyed.
class AtEnd
{
public:
    explicit AtEnd(std::function<void()> function) : m_function(std::move(function)) {}
    ~AtEnd() { m_function(); }
    AtEnd(const AtEnd &) = delete;
    AtEnd &operator=(const AtEnd &) = delete;

private:
    std::function<void()> m_function;
};

/*!
    One of everything that may die, all of them interested in the same events, and strike(), which the callback under test
    calls: the first time, it does what the row says.
*/
class Scene
{
public:
    struct Caller : Waiter
    {
        Caller(Scene &owner, std::function<void()> Scene::*function) : scene(owner), isCalled(function) {}
        void eventArrived(Wait &, const EventPointer<> &arrived) override
        {
            arrived->accept();
            (scene.*isCalled)();
        }
        Scene &scene;
        std::function<void()> Scene::*const isCalled;
    };
    struct Sender : SendWait
    {
        explicit Sender(Scene &owner) : scene(owner) {}
        void sent() override { scene.senderIsCalled(); }
        Scene &scene;
    };
    struct Emptied : EmptyWait
    {
        explicit Emptied(Scene &owner) : scene(owner) {}
        void emptied() override { scene.emptiedIsCalled(); }
        Scene &scene;
    };
    struct Handles
    {
        ~Handles()
        {
            call.cancel();
            timer.cancel();
            watcher.cancel();
            connection.disconnect();
            feed.cancel();
        }
        FeedHandle feed;
        std::unique_ptr<QObject> filtered;
        std::unique_ptr<SliceEvents> slices;
        std::unique_ptr<QueueEvents> ofQueue;
        CallHandle call;
        TimerHandle timer;
        WatcherHandle watcher;
        EventConnection connection;
    };

    Scene(EventKind pokeKind, std::function<void(Scene &)> blow) : kind(pokeKind), m_blow(std::move(blow))
    {
        if (::pipe(pipe.data()) != 0)
            qFatal("no pipe");
        queue = scheduler().rootQueue().addQueue({.name = u"pokes"_s, .matcher = match<Errand>(), .limit = 1});
        inner = queue->addQueue({.name = u"inner"_s, .matcher = match<Poke>(7)});
        wait->start(scheduler().router());
        set->add(match<Poke>());
        handles->connection = scheduler().on(match<Poke>(), context.get(), [] {});
    }
    ~Scene()
    {
        ::close(pipe[0]);
        ::close(pipe[1]);
    }
    Scene(const Scene &) = delete;
    Scene &operator=(const Scene &) = delete;

    void strike()
    {
        if (std::exchange(hasStruck, true))
            return;
        m_blow(*this);
    }
    //! The first of them that ends strikes.
    void pokeWithCargo(int number = 0)
    {
        auto cargo = std::make_shared<AtEnd>([this] { strike(); });
        static_cast<void>(scheduler().sendForced(EventPointer<>(makeEvent(Poke{number, std::move(cargo)}, kind))));
    }
    void poke() { static_cast<void>(scheduler().sendForced(takeEvent())); }
    EventPointer<> takeEvent() const { return event ? event : EventPointer<>(makeEvent(Poke{}, kind)); }

    const EventKind kind;
    bool hasStruck = false;
    std::array<int, 2> pipe{-1, -1};
    std::function<void()> callerIsCalled = [] {}, setCallerIsCalled = [] {}, senderIsCalled = [] {},
                          emptiedIsCalled = [] {};

    std::unique_ptr<QObject> context = std::make_unique<QObject>();
    std::unique_ptr<Caller> caller = std::make_unique<Caller>(*this, &Scene::callerIsCalled);
    std::unique_ptr<Caller> setCaller = std::make_unique<Caller>(*this, &Scene::setCallerIsCalled);
    std::unique_ptr<Wait> wait = std::make_unique<Wait>(*caller, match<Poke>());
    std::unique_ptr<WaitSet> set = std::make_unique<WaitSet>(scheduler().router(), *setCaller);
    std::unique_ptr<Matcher> matcher = std::make_unique<Matcher>(match<Poke>().filter(
        [word = std::make_shared<QString>(u"a filter's own"_s)](const Poke &) { return !word->isEmpty(); }));
    std::unique_ptr<EventListener> listener = std::make_unique<EventListener>(*matcher);
    std::unique_ptr<Sender> sender = std::make_unique<Sender>(*this);
    std::unique_ptr<Emptied> emptied = std::make_unique<Emptied>(*this);
    std::unique_ptr<Handles> handles = std::make_unique<Handles>();
    std::unique_ptr<UnixSignals> signalsOfTheSystem;
    std::unique_ptr<QTimer> qtTimer;
    EventQueue *queue = nullptr; // null: removed
    EventQueue *inner = nullptr;
    EventPointer<> event = EventPointer<>(makeEvent(Poke{}, kind));

private:
    std::function<void(Scene &)> m_blow;
};

// ---- what dies ----

static void removeQueue(Scene &scene, Content content)
{
    if (auto *queue = std::exchange(scene.queue, nullptr)) {
        scene.inner = nullptr;
        queue->remove(content);
    }
}

static void removeInner(Scene &scene, Content content)
{
    if (auto *queue = std::exchange(scene.inner, nullptr))
        queue->remove(content);
}

static void killAll(Scene &scene)
{
    scene.event = {};
    removeQueue(scene, Content::Drop);
    scene.wait.reset();
    scene.caller.reset();
    scene.set.reset();
    scene.setCaller.reset();
    scene.listener.reset();
    scene.matcher.reset();
    scene.sender.reset();
    scene.emptied.reset();
    scene.handles.reset();
    scene.signalsOfTheSystem.reset();
    scene.context.reset();
}

static void killAllInANestedLoop(Scene &scene)
{
    QEventLoop loop;
    scheduler().callSoon([&] {
        killAll(scene);
        loop.quit();
    });
    loop.exec();
}

struct Victim
{
    const char *name;
    void (*kill)(Scene &scene);
    const char *removes = nullptr; // a queue of that name
};

static const Victim victims[] = {
    {"context", [](Scene &scene) { scene.context.reset(); }},
    {"wait", [](Scene &scene) { scene.wait.reset(); }},
    {"waiter",
     [](Scene &scene) {
         scene.wait.reset();
         scene.caller.reset();
     }},
    {"wait set",
     [](Scene &scene) {
         scene.set.reset();
         scene.setCaller.reset();
     }},
    {"listener", [](Scene &scene) { scene.listener.reset(); }},
    {"matcher with its filter",
     [](Scene &scene) {
         scene.matcher.reset();
         scene.listener->setMatcher(match<After>()); // which had the last copy
     }},
    {"queue with its content", [](Scene &scene) { removeQueue(scene, Content::Drop); }, "pokes"},
    {"queue without its content", [](Scene &scene) { removeQueue(scene, Content::Keep); }, "pokes"},
    {"inner queue with its content", [](Scene &scene) { removeInner(scene, Content::Drop); }, "inner"},
    {"inner queue without its content", [](Scene &scene) { removeInner(scene, Content::Keep); }, "inner"},
    {"content of all queues", [](Scene &) { scheduler().rootQueue().clear(); }},
    {"event", [](Scene &scene) { scene.event = {}; }},
    {"send wait", [](Scene &scene) { scene.sender.reset(); }},
    {"empty wait", [](Scene &scene) { scene.emptied.reset(); }},
    {"owner of handles", [](Scene &scene) { scene.handles.reset(); }},
    {"signals of the system", [](Scene &scene) { scene.signalsOfTheSystem.reset(); }},
    {"all at once", killAll, "pokes"},
    {"all in a nested loop", killAllInANestedLoop},
};

// ---- where ----

struct Place
{
    const char *name;
    void (*arm)(Scene &scene);
    enum class Within { Callback, Filter, Queues } within = Within::Callback;
};

static const Place places[] = {
    {"slot",
     [](Scene &scene) {
         scene.handles->connection =
             scheduler().on(match<Poke>(), scene.context.get(), [&] { scene.strike(); });
         scene.poke();
     }},
    {"wait",
     [](Scene &scene) {
         scene.callerIsCalled = [&] { scene.strike(); };
         scene.poke();
     }},
    {"waiter of a wait set",
     [](Scene &scene) {
         scene.setCallerIsCalled = [&] { scene.strike(); };
         scene.poke();
     }},
    {"listener",
     [](Scene &scene) {
         QObject::connect(scene.listener.get(), &EventListener::arrived, scene.context.get(),
                          [&] { scene.strike(); });
         scene.poke();
     }},
    {"dispatch",
     [](Scene &scene) {
         scene.callerIsCalled = [&] { scene.strike(); };
         scheduler().dispatch(scene.takeEvent());
     }},
    {"filter",
     [](Scene &scene) {
         const auto filter = [&](const Poke &) {
             scene.strike();
             return true;
         };
         scheduler().on(match<Poke>().filter(filter), scene.context.get(), [] {});
         scene.poke();
     },
     Place::Within::Filter},
    {"filter of a queue",
     [](Scene &scene) {
         const auto filter = [&](const Poke &) {
             scene.strike();
             return true;
         };
         scene.queue->addQueue({.name = u"filtered"_s, .matcher = match<Poke>().filter(filter)});
         scene.poke();
     },
     Place::Within::Queues},
    {"maker of a leaf",
     [](Scene &scene) {
         const auto leaf = [&] {
             scene.strike();
             return fifoLeaf()();
         };
         scene.queue->addQueue({.name = u"made"_s, .matcher = match<Poke>(3), .leaf = leaf});
         scene.poke();
     },
     Place::Within::Queues},
    {"send wait",
     [](Scene &scene) {
         scene.senderIsCalled = [&] { scene.strike(); };
         scene.poke();
         scene.sender->start(scheduler().router(), makeEvent(Poke{2}, scene.kind));
     }},
    {"empty wait",
     [](Scene &scene) {
         scene.emptiedIsCalled = [&] { scene.strike(); };
         scene.poke();
         scene.emptied->start({scene.queue, scene.inner});
     }},
    {"call",
     [](Scene &scene) {
         scene.handles->call = scheduler().callSoon(scene.context.get(), [&] { scene.strike(); });
     }},
    {"idle call",
     [](Scene &scene) {
         scene.handles->call = scheduler().callWhenIdle(scene.context.get(), [&] { scene.strike(); });
     }},
    {"end of what a call holds",
     [](Scene &scene) {
         scene.handles->call = scheduler().callSoon(
             scene.context.get(), [guard = std::make_shared<AtEnd>([&] { scene.strike(); })] {});
     },
     Place::Within::Filter},
    {"end of what an event holds",
     [](Scene &scene) {
         for (int i = 0; i < 3; ++i)
             scene.pokeWithCargo();
         scheduler().callSoon([] { scheduler().rootQueue().clear(); });
     },
     Place::Within::Filter},
    {"end of what an event of a removed queue holds",
     [](Scene &scene) {
         auto *doomed = scene.queue->addQueue({.name = u"doomed"_s, .matcher = match<Poke>(5)});
         doomed->addQueue({.name = u"below"_s, .matcher = match<Poke>(5).filter([](const Poke &) { return true; })});
         for (int i = 0; i < 3; ++i)
             scene.pokeWithCargo(5);
         doomed->remove(Content::Drop);
     },
     Place::Within::Filter},
    {"mayBeDropped()",
     [](Scene &scene) { static_cast<void>(scheduler().sendForced(Plea{[&] { scene.strike(); }})); },
     Place::Within::Queues},
    {"timer",
     [](Scene &scene) {
         scene.handles->timer = scheduler().callLater(1ms, scene.context.get(), [&] { scene.strike(); });
     }},
    {"timer of the wall clock",
     [](Scene &scene) {
         scene.handles->timer =
             scheduler().callAt(wallClockNow() + 1ms, scene.context.get(), [&] { scene.strike(); });
     }},
    {"ticker",
     [](Scene &scene) {
         scene.handles->timer =
             scheduler().callEvery({.interval = 1ms}, scene.context.get(), [&] { scene.strike(); });
     }},
    {"timer of Qt's",
     [](Scene &scene) { QTimer::singleShot(1ms, scene.context.get(), [&] { scene.strike(); }); }},
    {"watcher",
     [](Scene &scene) {
         scene.handles->watcher = scheduler().watch(scene.pipe[0], ReadyFor::Read, scene.context.get(), [&] {
             scene.strike();
             scene.handles.reset();
         });
         QCOMPARE(::write(scene.pipe[1], "x", 1), 1);
     }},
    {"signal of the system",
     [](Scene &scene) {
         scene.signalsOfTheSystem = std::make_unique<UnixSignals>(QList{SIGUSR1});
         scheduler().on(match<UnixSignal>(SIGUSR1), scene.context.get(), [&] { scene.strike(); });
         ::raise(SIGUSR1);
     }},
    {"remote call",
     [](Scene &scene) {
         std::thread([&, remote = scheduler().remote()] { remote.call([&] { scene.strike(); }); }).join();
     }},
    {"event of another thread",
     [](Scene &scene) {
         scene.callerIsCalled = [&] { scene.strike(); };
         std::thread([remote = scheduler().remote()] { static_cast<void>(remote.send(Poke{1})); }).join();
     }},
    {"quit",
     [](Scene &scene) {
         scheduler().on(match<QuitRequested>(), scene.context.get(), [&] { scene.strike(); });
         scheduler().callSoon([] { scheduler().quit(); });
         scheduler().exec();
     }},
};

// ---- where, in what a scheduler asks and tells by itself ----

template <typename Told>
static void strikeWhenToldOfSlices(Scene &scene)
{
    scene.handles->slices = std::make_unique<SliceEvents>();
    scheduler().on(match<Told>(), scene.context.get(), [&] { scene.strike(); });
    scheduler().callSoon([] {});
}

static const Place placesOfTheScheduler[] = {
    {"maker of sendOn",
     [](Scene &scene) {
         auto &target = *(scene.handles->filtered = std::make_unique<QObject>());
         const auto make = [&] {
             scene.strike();
             return Poke{2};
         };
         scheduler().sendOn(&target, {QEvent::User}, make, FilterResult::Eat);
         QCoreApplication::postEvent(&target, new QEvent(QEvent::User));
     }},
    {"maker of sendOn that passes on",
     [](Scene &scene) {
         auto &target = *(scene.handles->filtered = std::make_unique<QObject>());
         const auto make = [&]() -> std::optional<Poke> {
             scene.strike();
             return std::nullopt;
         };
         scheduler().sendOn(&target, {QEvent::User}, make);
         QCoreApplication::postEvent(&target, new QEvent(QEvent::User));
     }},
    {"maker of sendOn for a signal",
     [](Scene &scene) {
         auto timer = std::make_unique<QTimer>();
         scheduler().sendOn(timer.get(), &QTimer::timeout, [&] {
             scene.strike();
             return Poke{2};
         });
         timer->setSingleShot(true);
         timer->start(1ms);
         scene.handles->filtered = std::move(timer);
     }},
    {"source of dispatchAll",
     [](Scene &scene) {
         scheduler().callSoon([&] {
             scheduler().dispatchAll([&, left = 2]() mutable -> std::optional<Poke> {
                 scene.strike();
                 return left-- > 0 ? std::optional(Poke{left}) : std::nullopt;
             });
         });
     }},
    {"source of sendAll",
     [](Scene &scene) {
         scene.handles->feed = scheduler().sendAll([&, left = 2]() mutable -> std::optional<Poke> {
             scene.strike();
             return left-- > 0 ? std::optional(Poke{left}) : std::nullopt;
         });
     }},
    {"slot of SliceBegins", strikeWhenToldOfSlices<SliceBegins>},
    {"slot of SliceEnds", strikeWhenToldOfSlices<SliceEnds>},
    {"slot of AboutToIdle",
     [](Scene &scene) {
         strikeWhenToldOfSlices<AboutToIdle>(scene);
         QEventLoop loop; // until it has slept, on each host
         bool hasSlept = false;
         QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, &loop, [&] { hasSlept = true; });
         scheduler().callEvery({.interval = 2ms}, &loop, [&] {
             if (hasSlept)
                 loop.quit();
         });
         loop.exec();
     }},
    {"slot of QueueHasRoom",
     [](Scene &scene) {
         scene.handles->ofQueue = std::make_unique<QueueEvents>(*scene.queue);
         scheduler().on(match<QueueHasRoom>(), scene.context.get(), [&] { scene.strike(); });
         scene.poke();
         QVERIFY(!scheduler().send(EventPointer<>(makeEvent(Poke{2}, scene.kind))));
     }},
    {"slot of QueueEmptied",
     [](Scene &scene) {
         scene.handles->ofQueue = std::make_unique<QueueEvents>(*scene.queue);
         scheduler().on(match<QueueEmptied>(), scene.context.get(), [&] { scene.strike(); });
         scene.poke();
     }},
};

static const auto ExitIn = u"--exit-in"_s;
constexpr int ExitCode = 7;

template <typename Use>
static void forAllPlaces(Use use)
{
    for (const auto &place : places)
        use(place);
    for (const auto &place : placesOfTheScheduler)
        use(place);
}

class tst_Deletions : public QObject
{
    Q_OBJECT

private:
    static void cleanUp()
    {
        auto &ours = scheduler();
        ours.ignore(Matcher());
        ours.forget(Matcher());
        ours.rootQueue().clear();
        for (auto *queue : ours.rootQueue().queues())
            queue->remove(Content::Drop);
    }

    static void ignoreThatQueueStays(const char *queue)
    {
        const auto message =
            u"Queue %1: it is not removed within the filter of a queue, what makes a leaf, or mayBeDropped(): it "
            "stays as it is. Remove it in a call, say."_s;
        QTest::ignoreMessage(QtWarningMsg, qPrintable(message.arg(QLatin1StringView(queue))));
    }

    //! The scheduler still delivers, calls and fires.
    static void verifyThatItGoesOn()
    {
        QObject context;
        bool hasEvent = false, hasCall = false, hasTimer = false;
        scheduler().on(match<After>(), &context, [&] { hasEvent = true; });
        scheduler().callLater(0ms, [&] { hasTimer = true; });
        scheduler().callSoon([&] { hasCall = true; });
        QVERIFY(scheduler().send(After{}));
        QVERIFY(turnUntil([&] { return hasEvent && hasCall && hasTimer; }));
    }

private Q_SLOTS:
    void cleanup() { cleanUp(); }

    void programGoesOn_data()
    {
        QTest::addColumn<const Place *>("place");
        QTest::addColumn<const Victim *>("victim");
        forAllPlaces([](const Place &place) {
            for (const auto &victim : victims) {
                if (place.within == Place::Within::Callback || victim.kill != killAllInANestedLoop)
                    QTest::addRow("%s dies in %s", victim.name, place.name) << &place << &victim;
            }
        });
    }
    void programGoesOn()
    {
        QFETCH(const Place *, place);
        QFETCH(const Victim *, victim);
        for (const auto kind : {EventKind::Transient, EventKind::MustHandle, EventKind::Latched}) {
            // One that registered first, and one that registers last.
            QObject before, behind;
            int pokes = 0;
            const auto take = [&](const EventPointer<Poke> &poke) {
                ++pokes;
                poke.accept();
            };
            scheduler().on(match<Poke>(), &before, take);
            Scene scene(kind, victim->kill);
            scheduler().on(match<Poke>(), &behind, take);
            if (place->within == Place::Within::Queues && victim->removes)
                ignoreThatQueueStays(victim->removes);
            place->arm(scene);
            QVERIFY(turnUntil([&] { return scene.hasStruck; }));
            verifyThatItGoesOn();
            const int pokesBefore = pokes;
            QVERIFY(scheduler().sendForced(Poke{1}));
            QVERIFY(turnUntil([&] { return pokes >= pokesBefore + 2; }));
            cleanUp();
        }
    }

    void threadMayEndIn_data()
    {
        QTest::addColumn<const Place *>("place");
        forAllPlaces([](const Place &place) { QTest::addRow("%s", place.name) << &place; });
    }
    // The scheduler ends with what is left, and what was the scene's ends after it.
    void threadMayEndIn()
    {
        QFETCH(const Place *, place);
        LoopThread thread;
        std::unique_ptr<Scene> scene;
        thread.remote.call([&] {
            scene = std::make_unique<Scene>(EventKind::MustHandle,
                                            [](Scene &) { QThread::currentThread()->quit(); });
            place->arm(*scene);
        });
        QVERIFY(turnUntil([&] { return thread.isFinished(); }));
        thread.wait();
        QVERIFY(thread.remote.hasEnded());
        QVERIFY(scene && scene->hasStruck);
        scene.reset();
        verifyThatItGoesOn();
    }

    // The scheduler ends within the callback: exit() destroys what the thread has.
    void processMayExitIn_data() { threadMayEndIn_data(); }
    void processMayExitIn()
    {
        QFETCH(const Place *, place);
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), {ExitIn, QString::fromLatin1(place->name)});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), ExitCode);
    }
};

//! The other process of processMayExitIn().
static int exitIn(const QString &name)
{
    std::unique_ptr<Scene> scene;
    forAllPlaces([&](const Place &place) {
        if (name != QLatin1StringView(place.name))
            return;
        scene = std::make_unique<Scene>(EventKind::MustHandle, [](Scene &) { std::exit(ExitCode); });
        place.arm(*scene);
    });
    static_cast<void>(sleepUntil([] { return false; })); // a loop that sleeps is about to idle, too
    return 1;
}

int main(int argc, char **argv)
{
    installHost();
    QCoreApplication app(argc, argv);
    if (const auto arguments = app.arguments(); arguments.size() == 3 && arguments[1] == ExitIn)
        return exitIn(arguments[2]);
    tst_Deletions test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_deletions.moc"
