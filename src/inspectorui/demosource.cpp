// SPDX-License-Identifier: MIT
#include "demosource.h"

#include "demoevents.h"
#include "demotasks.h"

#include "findings/linter.h"

#include <algorithm>

namespace Signalbox {

namespace {

using namespace std::chrono_literals;

constexpr Deadline Start{Nanoseconds(100h)};
constexpr int StallPeriod = 300; //!< Ticks from one stall of the GUI loop to the next.
constexpr int StallBegin = 90;
constexpr int StallLength = 13;
constexpr int CloseBegin = 240; //!< From here to the end of the period one descriptor is closed.

//! The same number for the same \a a and \a b, spread over 0…\a limit − 1.
quint64 mix(quint64 a, quint64 b, quint64 limit)
{
    quint64 x = a * 0x9E3779B97F4A7C15u + b * 0xBF58476D1CE4E5B9u;
    x ^= x >> 31;
    x *= 0x94D049BB133111EBu;
    x ^= x >> 29;
    return x % limit;
}

struct DemoTimer
{
    const char *owner;
    const char *name;
    Nanoseconds interval;
    Qt::TimerType type;
    int loop;
    Nanoseconds worst;
};

constexpr DemoTimer Timers[] = {
    {"QBasicTimer", "", 16ms, Qt::PreciseTimer, 0, 3200us},
    {"OrderModel", "openOrders", 250ms, Qt::CoarseTimer, 0, 1214ms},
    {"ClockLabel", "statusClock", 1s, Qt::CoarseTimer, 0, 48ms},
    {"QTimer", "autosave", 30s, Qt::VeryCoarseTimer, 0, 212ms},
    {"SearchField", "typingDelay", 300ms, Qt::CoarseTimer, 0, 9ms},
    {"QLineEdit", "", 500ms, Qt::CoarseTimer, 0, 21ms},
    {"SpinnerItem", "", 33ms, Qt::PreciseTimer, 0, 8400us},
    {"CustomerNotificationController", "unreadMessagesReminder", 5s, Qt::CoarseTimer, 0, 131ms},
    {"ToastPopup", "savedToast", 2500ms, Qt::CoarseTimer, 0, 0ms},
    {"QTimer", "", 0ms, Qt::CoarseTimer, 0, 640us},
    {"TooltipDelay", "", 700ms, Qt::CoarseTimer, 0, 0ms},
    {"LicenceCheck", "", 24h, Qt::VeryCoarseTimer, 0, 0ms},
    {"HttpSession", "keepAlive", 15s, Qt::VeryCoarseTimer, 1, 305ms},
    {"HttpSession", "requestTimeout", 10s, Qt::CoarseTimer, 1, 12ms},
    {"QNetworkReplyHttpImpl", "", 30s, Qt::CoarseTimer, 1, 0ms},
    {"StockFeed", "heartbeat", 1s, Qt::PreciseTimer, 1, 1800us},
    {"StockFeed", "reconnect", 750ms, Qt::CoarseTimer, 1, 4100us},
    {"RateLimiter", "", 10ms, Qt::PreciseTimer, 1, 950us},
    {"TransactionLog", "flush", 200ms, Qt::CoarseTimer, 2, 18ms},
    {"ConnectionPool", "reapIdle", 60s, Qt::VeryCoarseTimer, 2, 88ms},
    {"Backup", "nightly", 8h, Qt::VeryCoarseTimer, 2, 0ms},
    {"Indexer", "batch", 20ms, Qt::PreciseTimer, 3, 6200us},
    {"ThumbnailCache", "", 125ms, Qt::CoarseTimer, 3, 7700us},
};

struct DemoWatcher
{
    int descriptor;
    QSocketNotifier::Type kind;
    const char *owner;
    const char *name;
    WatcherSnapshot::Target target;
    const char *description;
    int loop;
    int perTick;
};

using Target = WatcherSnapshot::Target;

constexpr DemoWatcher Watchers[] = {
    {3, QSocketNotifier::Read, "QXcbConnection", "", Target::Socket, "unix @/tmp/.X11-unix/X0", 0, 7},
    {7, QSocketNotifier::Read, "QDBusConnection", "session", Target::Socket, "unix /run/user/1000/bus", 0, 1},
    {11, QSocketNotifier::Read, "BarcodeScanner", "counter2", Target::Device, "/dev/ttyUSB0", 0, 0},
    {12, QSocketNotifier::Read, "QFileSystemWatcher", "", Target::Unknown, "anon_inode:inotify", 0, 0},
    {0, QSocketNotifier::Read, "DebugConsole", "", Target::Terminal, "/dev/pts/4", 0, 0},
    {18, QSocketNotifier::Read, "QTcpSocket", "", Target::Socket, "tcp 10.0.0.5:51234 → 10.0.0.7:443", 1, 12},
    {19, QSocketNotifier::Read, "QTcpSocket", "", Target::Socket, "tcp 10.0.0.5:51240 → 10.0.0.7:443", 1, 3},
    {19, QSocketNotifier::Write, "QTcpSocket", "", Target::Socket, "tcp 10.0.0.5:51240 → 10.0.0.7:443", 1, 1},
    {22, QSocketNotifier::Read, "QTcpServer", "priceFeed", Target::Socket, "tcp 0.0.0.0:4000 (listening)", 1,
     0},
    {24, QSocketNotifier::Exception, "StockFeed", "", Target::Socket,
     "tcp [2001:db8::c0de:1]:40022 → [2001:db8:85a3::8a2e:370:7334]:8443", 1, 0},
    {29, QSocketNotifier::Read, "LegacyPrinter", "receipt", Target::Pipe, "pipe:[90417]", 1, 0},
    {31, QSocketNotifier::Read, "ReplicaLink", "", Target::Socket, "tcp 10.0.0.5:3306 → 10.0.0.9:3306", 2, 4},
    {33, QSocketNotifier::Read, "QProcess", "pg_dump", Target::Pipe, "pipe:[88112]", 2, 9},
    {36, QSocketNotifier::Read, "JobQueue", "", Target::EventFd, "eventfd 0", 3, 5},
    {37, QSocketNotifier::Read, "LogTail", "", Target::File, "/var/log/shop/import/2026-11-20-customers.log",
     3, 2},
};

struct DemoPosted
{
    const char *receiver;
    int type;
    const char *typeName;
    int priority;
    int loop;
    int least;
    int most;
};

constexpr DemoPosted Posted[] = {
    {"MainWindow", 77, "UpdateRequest", -1, 0, 1, 1},
    {"OrderModel", 43, "MetaCall", 0, 0, 2, 240},
    {"ToastPopup", 52, "DeferredDelete", 0, 0, 0, 3},
    {"StatusBar", 76, "LayoutRequest", -1, 0, 0, 1},
    {"PriceLabel", 43, "MetaCall", 0, 0, 0, 12},
    {"HttpSession", 43, "MetaCall", 0, 1, 0, 6},
    {"QNetworkReplyHttpImpl", 52, "DeferredDelete", 0, 1, 0, 4},
    {"TransactionLog", 1003, "User+3", 10, 2, 0, 30},
    {"Indexer", 1001, "User+1", -5, 3, 120, 900},
};

struct DemoEdge
{
    int from; // -1: a thread without a loop; -2: threads that have ended
    int to;
    int eventsPerTick;
    int callsPerTick;
};

constexpr DemoEdge Edges[] = {{3, 0, 1'230, 0}, {1, 0, 41, 6},   {0, 1, 12, 3},
                              {0, 2, 0, 18},    {-1, 2, 210, 0}, {-2, 0, 1, 0}};

TimerSnapshot timerAt(const DemoTimer &demo, int index, Deadline now, bool guiIsStuck)
{
    TimerSnapshot timer;
    timer.serial = quint64(index) + 1;
    timer.timerId = index + 1;
    timer.ownerClass = QString::fromUtf8(demo.owner);
    timer.ownerName = QString::fromUtf8(demo.name);
    timer.owner = quintptr(0x55d0'0000'1000) + quintptr(index) * 0x140;
    timer.type = demo.type;
    timer.interval = demo.interval;
    timer.worstLateness = demo.worst;
    if (demo.interval == Nanoseconds{}) { // a timer of 0 ms is always due
        timer.nextDeadline = now;
        timer.fired = quint64((now - Start) / 1ms) * 9;
        return timer;
    }
    const Nanoseconds phase{qint64(mix(quint64(index), 7, quint64(demo.interval.count())))};
    const Nanoseconds running = now - Start + 1h;
    timer.fired = quint64((running + phase) / demo.interval);
    timer.nextDeadline = now + demo.interval - (running + phase) % demo.interval;
    if (guiIsStuck && demo.loop == 0 && demo.interval < 200ms) { // fired last before the stall began
        timer.lateness = 40ms + Nanoseconds(qint64(mix(quint64(index), 3, 900'000'000)));
        timer.nextDeadline = now - timer.lateness;
    }
    return timer;
}

struct DemoLoop
{
    const char *name;
    int busyPercent;
    int turnsPerTick;
    const char *handlerClass; //!< What it is in while it runs.
    const char *handlerSlot;
};

constexpr DemoLoop Loops[] = {
    {"main", 34, 61, "CatalogueView", "render()"},
    {"network", 12, 210, "HttpSession", "readReady()"},
    {"database", 5, 24, "TransactionLog", "commit()"},
    {"indexer", 71, 480, "Indexer", "nextBatch()"},
};

//! One tick of one loop; the first loop is the one that stalls.
struct Moment
{
    int tick;
    int loop;

    quint64 t() const { return quint64(tick); }
    Deadline time() const { return Start + tick * DemoSource::Tick; }
    int inPeriod() const { return tick % StallPeriod; }
    bool isGui() const { return loop == 0; }
    bool isStall() const { return inPeriod() >= StallBegin && inPeriod() < StallBegin + StallLength; }
    bool isStuck() const { return isGui() && isStall(); }
    int stallsEnded() const { return tick / StallPeriod + (inPeriod() >= StallBegin + StallLength); }
    int stuckTicks() const
    {
        return isGui()
                   ? tick / StallPeriod * StallLength + std::clamp(inPeriod() - StallBegin, 0, StallLength)
                   : 0;
    }
};

//! Sums of what the ticks before did, so that every counter grows as a real one does.
void count(const Moment &now, LoopSnapshot &loop)
{
    const DemoLoop &demo = Loops[now.loop];
    const quint64 number = quint64(now.loop);
    Nanoseconds busy = now.isGui() ? now.stallsEnded() * StallLength * DemoSource::Tick : 0ms;
    quint64 turns = 0;
    for (int k = std::max(0, now.tick - 700); k < now.tick; ++k) {
        if (Moment{k, now.loop}.isStuck())
            continue;
        const quint64 wave = mix(quint64(k / 25), number + 40, 3) + 1; // 1…3, changes every 2.5 s
        busy +=
            DemoSource::Tick * int(quint64(demo.busyPercent) * wave / 3 + mix(quint64(k), number, 18)) / 100;
        turns += quint64(demo.turnsPerTick) * wave / 3;
    }
    loop.busyTime = busy;
    loop.turns = turns + 180'000 * (number + 1) - quint64(std::min(now.stuckTicks(), 1));
    loop.sleeps = loop.turns * 3 / 4;
    loop.wakeUps = loop.turns / 5;
    loop.timersFired = loop.turns / 2;
    loop.watchersActivated = loop.turns / 3;
    loop.systemCalls = loop.turns * 2;
}

void setTurns(const Moment &now, LoopSnapshot &loop)
{
    loop.lastTurn = 80us + Nanoseconds(qint64(mix(now.t(), quint64(now.loop), 4'000'000)));
    loop.longestTurn = now.isGui() ? Nanoseconds(71ms) : 9ms * (now.loop + 1);
    loop.longestTurnCulprit = now.isGui() ? QStringLiteral("CatalogueView::relayout()") : QString();
    if (!now.isGui() || now.stallsEnded() == 0)
        return;
    loop.longestTurn = StallLength * DemoSource::Tick;
    loop.longestTurnCulprit = QStringLiteral("OrderModel::refresh()");
    if (now.inPeriod() == (StallBegin + StallLength) % StallPeriod)
        loop.lastTurn = loop.longestTurn;
}

void setState(const Moment &now, LoopSnapshot &loop)
{
    const DemoLoop &demo = Loops[now.loop];
    const quint64 number = quint64(now.loop);
    if (mix(now.t(), number + 9, 100) >= quint64(demo.busyPercent)) {
        loop.state = LoopSnapshot::State::Sleeping;
        loop.inState = 300us + Nanoseconds(qint64(mix(now.t(), number + 6, 90'000'000)));
        return;
    }
    loop.state = LoopSnapshot::State::Running;
    loop.inState = 100us + Nanoseconds(qint64(mix(now.t(), number + 5, 3'000'000)));
    loop.depth = 1;
    loop.handlers = {{HandlerSnapshot::Kind::Slot,
                      QString::fromUtf8(demo.handlerClass),
                      {},
                      0x55d0'0010,
                      QString::fromUtf8(demo.handlerSlot),
                      loop.inState}};
}

void getStuck(const Moment &now, LoopSnapshot &loop)
{
    loop.state = LoopSnapshot::State::Running;
    loop.inState = (now.inPeriod() - StallBegin) * DemoSource::Tick + 20ms;
    loop.depth = 2;
    loop.handlers = {
        {HandlerSnapshot::Kind::Event, QStringLiteral("QTimer"), QStringLiteral("refreshTimer"), 0x55d0'0002,
         QStringLiteral("Timer"), loop.inState},
        {HandlerSnapshot::Kind::Signal, QStringLiteral("QTimer"), QStringLiteral("refreshTimer"), 0x55d0'0002,
         QStringLiteral("timeout()"), loop.inState - 11us},
        {HandlerSnapshot::Kind::Slot, QStringLiteral("OrderModel"), QStringLiteral("openOrders"), 0x55d0'0004,
         QStringLiteral("refresh()"), loop.inState - 15us},
    };
}

QList<TimerSnapshot> timersAt(const Moment &now)
{
    QList<TimerSnapshot> timers;
    for (int k = 0; k < int(std::size(Timers)); ++k) {
        if (Timers[k].loop != now.loop)
            continue;
        if (k == 8 && now.inPeriod() < 60) // the toast is shown in the second half only
            continue;
        timers.append(timerAt(Timers[k], k, now.time(), now.isStall()));
    }
    std::stable_sort(timers.begin(), timers.end(),
                     [](const auto &a, const auto &b) { return a.nextDeadline < b.nextDeadline; });
    return timers;
}

QList<WatcherSnapshot> watchersAt(const Moment &now)
{
    QList<WatcherSnapshot> watchers;
    for (int k = 0; k < int(std::size(Watchers)); ++k) {
        const DemoWatcher &demo = Watchers[k];
        if (demo.loop != now.loop)
            continue;
        WatcherSnapshot watcher;
        watcher.serial = quint64(k) + 1;
        watcher.descriptor = demo.descriptor;
        watcher.kind = demo.kind;
        watcher.ownerClass = QString::fromUtf8(demo.owner);
        watcher.ownerName = QString::fromUtf8(demo.name);
        watcher.owner = quintptr(0x55d0'0008'0000) + quintptr(k) * 0x90;
        watcher.target = demo.target;
        watcher.description = QString::fromUtf8(demo.description);
        if (watcher.ownerClass == QLatin1String("LegacyPrinter") && now.inPeriod() >= CloseBegin) {
            watcher.target = Target::Closed;
            watcher.description.clear();
        }
        watcher.activations =
            quint64(demo.perTick) * (now.t() - quint64(std::min(now.tick, now.stuckTicks())) + 900);
        watchers.append(watcher);
    }
    std::stable_sort(watchers.begin(), watchers.end(),
                     [](const auto &a, const auto &b) { return a.descriptor < b.descriptor; });
    return watchers;
}

QList<PostedEventSnapshot> postedAt(const Moment &now)
{
    QList<PostedEventSnapshot> all;
    for (int k = 0; k < int(std::size(Posted)); ++k) {
        const DemoPosted &demo = Posted[k];
        if (demo.loop != now.loop)
            continue;
        int count =
            demo.least + int(mix(now.t() / 4, quint64(k) + 70, quint64(demo.most - demo.least) / 8 + 2));
        if (now.isStuck()) // nobody takes them out
            count = demo.least + (demo.most - demo.least) * (now.inPeriod() - StallBegin) / StallLength;
        if (count <= 0)
            continue;
        PostedEventSnapshot posted;
        posted.receiverClass = QString::fromUtf8(demo.receiver);
        posted.receiver = quintptr(0x55d0'000a'0000) + quintptr(k) * 0x200;
        posted.type = demo.type;
        posted.typeName = QString::fromUtf8(demo.typeName);
        posted.priority = demo.priority;
        posted.count = std::min(count, demo.most);
        all.append(posted);
    }
    return all;
}

LoopSnapshot loopAt(const Moment &now)
{
    LoopSnapshot loop;
    loop.id = quint64(now.loop) + 1;
    loop.threadName = QString::fromUtf8(Loops[now.loop].name);
    loop.threadId = 4242 + now.loop * 3;
    loop.isMainThread = now.isGui();
    loop.backend = QStringLiteral("epoll");
    loop.platform = now.isGui() ? QStringLiteral("xcb") : QString();
    count(now, loop);
    setTurns(now, loop);
    setState(now, loop);
    if (now.isStuck())
        getStuck(now, loop);
    loop.timers = timersAt(now);
    loop.timerCount = int(loop.timers.size());
    loop.watchers = watchersAt(now);
    loop.watcherCount = int(loop.watchers.size());
    loop.posted = postedAt(now);
    for (const PostedEventSnapshot &posted : std::as_const(loop.posted))
        loop.postedCount += posted.count;
    addDemoEvents(now.tick, now.isStuck() ? double(now.inPeriod() - StallBegin + 1) / StallLength : 0.0,
                  loop);
    addDemoTasks(now.tick, Start + now.tick * DemoSource::Tick, now.isStuck(), loop);
    return loop;
}

QList<PostEdgeSnapshot> postEdgesAt(int tick, const QList<LoopSnapshot> &loops)
{
    QList<PostEdgeSnapshot> edges;
    for (const DemoEdge &demo : Edges) {
        PostEdgeSnapshot edge;
        if (demo.from >= 0) {
            const LoopSnapshot &loop = loops.at(demo.from);
            edge.fromLoop = loop.id;
            edge.fromThread = loop.threadName;
            edge.fromThreadId = loop.threadId;
        } else if (demo.from == -1) {
            edge.fromThread = QStringLiteral("camera");
            edge.fromThreadId = 4299;
        }
        edge.from = demo.from == -2 ? 0 : quint64(demo.from + 2);
        edge.to = loops.at(demo.to).id;
        edge.events = quint64(demo.eventsPerTick) * quint64(tick + 1);
        edge.calls = quint64(demo.callsPerTick) * quint64(tick / 3 + 1);
        edges.append(edge);
    }
    return edges;
}

} // namespace

ProgramInfo DemoSource::program() const
{
    return {QStringLiteral("shop"), 4242, Start - 761s};
}

Snapshot DemoSource::at(int tick)
{
    Snapshot snapshot;
    snapshot.takenAt = Start + tick * Tick;
    for (int i = 0; i < int(std::size(Loops)); ++i)
        snapshot.loops.append(loopAt({tick, i}));
    snapshot.postEdges = postEdgesAt(tick, snapshot.loops);
    return snapshot;
}

SamplePointer demoSample(int ticks)
{
    DemoSource source;
    auto sample = std::make_shared<Sample>();
    sample->program = source.program();
    sample->cost = 180us;
    Linter linter;
    for (int tick = 0; tick <= ticks; ++tick) {
        sample->snapshot = DemoSource::at(tick);
        sample->history.append(sample->snapshot);
        sample->postRates.append(sample->snapshot);
        sample->activity.append(sample->snapshot);
        linter.look(sample->snapshot);
        ++sample->number;
    }
    sample->findings = linter.findings();
    sample->pastFindings = linter.recent();
    sample->listsNumber = sample->number;
    sample->listsTakenAt = sample->snapshot.takenAt;
    sample->closedWatcher = ClosedWatcher::in(sample->snapshot);
    return sample;
}

} // namespace Signalbox
