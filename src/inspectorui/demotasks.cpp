// SPDX-License-Identifier: MIT
#include "demotasks.h"

namespace Signalbox {

namespace {

using namespace std::chrono_literals;
using State = TaskSnapshot::State;

constexpr int NoParent = -1;

struct DemoTask
{
    quint64 loop;
    int parent; //!< In this table.
    const char *name;
    const char *scope;
    const char *waitsFor;
    const char *function;
    const char *file;
    int line;
    Nanoseconds every; //!< How often it goes on; zero: it waits all the time.
    bool hasLimit;     //!< Its wait ends by itself.
    Nanoseconds busy;  //!< Each time.
};

constexpr DemoTask Tasks[] = {
    {1, NoParent, "session", "", "the tasks of the scope \"windows\"", "runSession", "session.cpp", 41, 0s,
     false, 310us},
    {1, 0, "search", "windows", "SearchField::textEdited of 0x55d0c2a81f40", "searchAsYouType", "search.cpp",
     27, 2s, false, 640us},
    {1, 0, "open orders", "windows", "the event OrderChanged(customer: *, state: *)", "followOrders",
     "ordermodel.cpp", 118, 300ms, false, 90us},
    {1, 2, "", "", "HttpReply::finished of 0x55d0c2b11c00", "fetchOrder", "orderapi.cpp", 88, 5s, true, 42us},
    {1, 0, "autosave", "windows", "a tick", "autosave", "document.cpp", 203, 30s, true, 2100us},
    {3, NoParent, "ledger", "", "room for an event", "writeLedger", "ledger.cpp", 66, 1s, false, 880us},
    {3, NoParent, "report of the month", "", "the task render", "printReport", "reports.cpp", 154, 0s, false,
     12ms},
    {3, 6, "render", "", "a mutex", "render", "reports.cpp", 190, 0s, false, 44ms},
    {4, NoParent, "import", "", "an item of a channel", "importRows", "importer.cpp", 71, 200ms, false,
     1300us},
};
constexpr int Autosave = 4;
constexpr int Cancelled = 6;
constexpr int Printing = 6;
constexpr int Rendering = 7; // which that one waits for
constexpr int Import = 8;

TaskSnapshot taskAt(int index, int tick, Deadline now)
{
    constexpr Nanoseconds Tick = 100ms;
    constexpr Nanoseconds Before = 90s; // it ran before the demo began
    const DemoTask &demo = Tasks[index];
    TaskSnapshot task;
    task.serial = quint64(index) + 1;
    task.parent = quint64(demo.parent + 1);
    for (int parent = demo.parent; parent != NoParent; parent = Tasks[parent].parent)
        ++task.level;
    task.name = QString::fromUtf8(demo.name);
    task.scope = QString::fromUtf8(demo.scope);
    task.site = {QString::fromUtf8(demo.file), QString::fromUtf8(demo.function), demo.line};
    task.startedIn = {QStringLiteral("main.cpp"), QStringLiteral("main"), 30 + index};
    task.state = State::Waiting;
    task.waitsFor = QString::fromUtf8(demo.waitsFor);
    task.neededTask = index == Printing ? quint64(Rendering) + 1 : 0;
    task.age = tick * Tick + Before;
    task.since = demo.every == 0s ? task.age - 3s : task.age % demo.every;
    task.resumes = demo.every == 0s ? 1 : quint64(task.age / demo.every) + 1;
    task.busyTime = demo.busy * int(task.resumes);
    task.readyTime = 11us * int(task.resumes);
    task.idleTime = task.age - task.busyTime - task.readyTime;
    if (demo.hasLimit)
        task.endsBy = now - task.since + demo.every;
    task.isDaemon = index == Autosave;
    task.isCancelling = index == Cancelled && tick % 300 > 60;
    return task;
}

} // namespace

void addDemoTasks(int tick, Deadline now, bool isStuck, LoopSnapshot &loop)
{
    for (int i = 0; i < int(std::size(Tasks)); ++i) {
        const bool comesAndGoes = Tasks[i].hasLimit && i != Autosave; // a request
        if (Tasks[i].loop != loop.id || (comesAndGoes && tick % 50 < 20))
            continue;
        auto task = taskAt(i, tick, now);
        if (i == Import && !isStuck && tick % 5 < 3) {
            task.state = State::Running;
            task.waitsFor.clear();
            task.since = 700us;
        } else if (isStuck && Tasks[i].every > 0s) {
            task.state = State::Ready;
            task.waitsFor.clear();
            task.since = std::min(task.since, loop.inState);
        }
        loop.tasks.append(task);
    }
    loop.taskCount = int(loop.tasks.size());
    loop.tasksFinished = quint64(tick / 50);
    loop.tasksStarted = loop.tasksFinished + quint64(loop.taskCount);
}

} // namespace Signalbox
