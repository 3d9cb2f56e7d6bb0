// SPDX-License-Identifier: MIT
#include "demoevents.h"

#include <algorithm>
#include <array>

namespace Signalbox {

namespace {

using namespace std::chrono_literals;
using Fate = EventSnapshot::Fate;

constexpr int NoParent = -1;
constexpr qsizetype None = QueueSnapshot::NoLimit;

struct DemoQueue
{
    quint64 loop;
    int parent; //!< In this table.
    const char *name;
    const char *takes;
    int priority;
    qsizetype limit;
    qsizetype totalLimit;
    int usual; //!< Events in it, in percent of the limit, or as they are where there is none.
    int perTick;
    int held;
    const char *heldEvent;
};

constexpr DemoQueue Queues[] = {
    {1, NoParent, "", "", 0, None, None, 0, 2, 0, ""},
    {1, 0, "input", "KeyTyped(window: *)", 20, None, None, 1, 3, 0, ""},
    {1, 0, "orders", "OrderChanged(customer: *, state: *)", 5, 200, 300, 12, 9, 0, ""},
    {1, 2, "express", "OrderChanged(customer: *, state: \"express\")", 2, 40, None, 30, 2, 0, ""},
    {1, 2, "returns", "OrderChanged(customer: *, state: \"returned\")", 0, 60, None, 5, 1, 1,
     "OrderChanged(customer: 40217, state: \"returned\")"},
    {1, 0, "thumbnails", "ThumbnailReady(article: *)", -10, 500, None, 40, 30, 0, ""},
    {3, NoParent, "", "", 0, None, 256, 0, 0, 0, ""},
    {3, 6, "writes", "Write(table: *)", 3, 64, None, 84, 12, 1, "Write(table: \"ledger\")"},
    {3, 6, "reports", "Report(name: *)", 0, 16, None, 100, 1, 2, "Report(name: \"month\")"},
};

struct DemoWait
{
    quint64 loop;
    const char *shape;
    const char *matcher;
    const char *waiterClass;
    const char *waiterName;
    Nanoseconds since;
    int perTick;
};

constexpr DemoWait Waits[] = {
    {1, "OrderChanged(customer: *, state: *)", "OrderChanged(customer: *, state: *)", "OrderModel",
     "openOrders", -1ns, 9},
    {1, "OrderChanged(customer: …, state: *)", "OrderChanged(customer: 40217, state: *)", "CustomerPage",
     "detail", 48s, 0},
    {1, "OrderChanged(customer: …, state: *)", "OrderChanged(customer: 51002, state: *)", "CustomerPage", "",
     5s, 1},
    {1, "ThumbnailReady(article: *)", "ThumbnailReady(article: *), filtered", "CatalogueView", "", -1ns, 28},
    {1, "KeyTyped(window: *)", "KeyTyped(window: *)", "ShortcutMap", "", -1ns, 3},
    {3, "Write(table: *)", "Write(table: *)", "TransactionLog", "", 2ms, 12},
    {3, "Report(name: …)", "Report(name: \"day\")", "ReportPrinter", "", 611s, 0},
};

//! Of what came in lately; the newest is made of a tick and its place.
struct DemoEvent
{
    quint64 loop;
    const char *type;
    const char *text;
    int queue; //!< In the table.
    Fate fate;
    int receivers;
};

constexpr DemoEvent Events[] = {
    {1, "ThumbnailReady", "ThumbnailReady(article: 90417)", 5, Fate::Delivered, 1},
    {1, "OrderChanged", "OrderChanged(customer: 51002, state: \"packed\")", 2, Fate::Accepted, 2},
    {1, "KeyTyped", "KeyTyped(window: \"search\")", 1, Fate::Delivered, 1},
    {1, "ThumbnailReady", "ThumbnailReady", 5, Fate::Queued, 0},
    {1, "OrderChanged", "OrderChanged(customer: 51002, state: \"express\")", 3, Fate::Accepted, 1},
    {1, "CursorMoved", "CursorMoved", 0, Fate::Dropped, 0},
    {1, "ThemeChanged", "ThemeChanged(name: \"dark\")", 0, Fate::Kept, 4},
    {1, "OrderChanged", "OrderChanged(customer: 40217, state: \"returned\")", 4, Fate::Held, 1},
    {3, "Write", "Write(table: \"ledger\")", 7, Fate::Held, 1},
    {3, "Write", "Write(table: \"stock\")", 7, Fate::Queued, 0},
    {3, "Report", "Report(name: \"week\")", 8, Fate::WaitsForRoom, 0},
    {3, "Report", "Report(name: \"year\")", 8, Fate::Refused, 0},
};

qsizetype depthOf(const DemoQueue &demo, int index, int tick, double stuck)
{
    const qsizetype room = demo.limit == None ? 100 : demo.limit;
    const qsizetype usual = demo.limit == None ? demo.usual : demo.limit * demo.usual / 100;
    const qsizetype wave = demo.usual < 100 ? (tick / 3 + index * 5) % 4 : 0;
    const auto grown = qsizetype(double(room - usual) * stuck * (demo.perTick > 1 ? 1.0 : 0.2));
    return demo.perTick == 0 ? 0 : std::clamp<qsizetype>(usual + wave + grown, demo.held, room);
}

QueueSnapshot queueAt(int index, int tick, double stuck)
{
    const DemoQueue &demo = Queues[index];
    QueueSnapshot queue;
    queue.serial = quint64(index) + 1;
    queue.parent = quint64(demo.parent + 1);
    for (int parent = demo.parent; parent != NoParent; parent = Queues[parent].parent)
        ++queue.level;
    queue.name = QString::fromUtf8(demo.name);
    queue.matcher = QString::fromUtf8(demo.takes);
    queue.priority = demo.priority;
    queue.limit = demo.limit;
    queue.totalLimit = demo.totalLimit;
    queue.depth = queue.total = depthOf(demo, index, tick, stuck);
    queue.deepest = std::max<qsizetype>(queue.depth, demo.limit == None ? 9 : demo.limit);
    queue.in = quint64(demo.perTick) * quint64(tick + 900) + quint64(queue.depth);
    queue.out = queue.in - quint64(queue.depth);
    queue.held = demo.held;
    queue.heldEvent = QString::fromUtf8(demo.heldEvent);
    if (demo.usual >= 100) {
        queue.waiters = 2;
        queue.refused = quint64(tick / 10 + 31);
        queue.waited = 12;
    } else if (queue.isFull()) {
        queue.waiters = 1 + tick % 2;
        queue.refused = 3;
        queue.waited = 4;
    }
    if (demo.perTick > 0)
        queue.latency.add(8 + index % 5, queue.out, 3ms * (index + 1));
    return queue;
}

//! The totals of those above each.
void addUp(QList<QueueSnapshot> &queues)
{
    for (auto queue = queues.rbegin(); queue != queues.rend(); ++queue) {
        const auto parent = std::find_if(queues.begin(), queues.end(), [&](const auto &candidate) {
            return candidate.serial == queue->parent;
        });
        if (parent != queues.end())
            parent->total += queue->total;
    }
}

void addWaits(int tick, LoopSnapshot &loop)
{
    for (int i = 0; i < int(std::size(Waits)); ++i) {
        const DemoWait &demo = Waits[i];
        if (demo.loop != loop.id || (i == 2 && tick % 120 < 40)) // one page is shown now and then
            continue;
        WaitSnapshot wait;
        wait.serial = quint64(i) + 1;
        wait.shape = QString::fromUtf8(demo.shape);
        wait.matcher = QString::fromUtf8(demo.matcher);
        wait.waiterClass = QString::fromUtf8(demo.waiterClass);
        wait.waiterName = QString::fromUtf8(demo.waiterName);
        wait.since = demo.since >= 1s ? demo.since + tick * 100ms : demo.since;
        wait.matched = quint64(demo.perTick * tick);
        if (loop.matchers.isEmpty() || loop.matchers.constLast().shape != wait.shape)
            loop.matchers.append({wait.shape, 0});
        ++loop.matchers.last().waits;
        loop.waits.append(wait);
        ++loop.waitCount;
    }
}

void addRecent(int tick, double stuck, LoopSnapshot &loop)
{
    constexpr int Shown = 40;
    constexpr Nanoseconds Apart = 37ms;
    const int last = stuck > 0 ? tick / 2 : tick * 3; // fewer while nothing is delivered
    for (int number = last + 1000; number > last + 1000 - Shown; --number) {
        const DemoEvent &demo = Events[std::size_t(number) % std::size(Events)];
        if (demo.loop != loop.id)
            continue;
        EventSnapshot event;
        event.number = quint64(number);
        event.type = QString::fromUtf8(demo.type);
        event.text = QString::fromUtf8(demo.text);
        event.age = (last + 1000 - number) * Apart + 400us;
        event.queue = quint64(demo.queue) + 1;
        event.queueName = QString::fromUtf8(Queues[demo.queue].name);
        event.fate = demo.fate;
        event.receivers = demo.receivers;
        loop.events.append(event);
    }
}

} // namespace

void addDemoEvents(int tick, double stuck, LoopSnapshot &loop)
{
    for (int i = 0; i < int(std::size(Queues)); ++i) {
        if (Queues[i].loop == loop.id)
            loop.queues.append(queueAt(i, tick, stuck));
    }
    addUp(loop.queues);
    loop.queueCount = int(loop.queues.size());
    for (const auto &queue : std::as_const(loop.queues))
        loop.eventCount += queue.in;
    addWaits(tick, loop);
    addRecent(tick, stuck, loop);
}

} // namespace Signalbox
