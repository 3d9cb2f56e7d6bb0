// SPDX-License-Identifier: MIT
// The answers of docs/events.md: code.
#include "answers.h"

//! [howDoISendAndReceive]
void Porter::listen()
{
    Scheduler::current().on(match<DoorOpened>(), this, &Porter::greet); // until this porter is gone
}
//! [howDoISendAndReceive]

//! [howDoIGetOnlySome]
void Porter::listenPrecisely()
{
    auto &scheduler = Scheduler::current();
    scheduler.on(match<DoorOpened>(u"town hall"_s), this, [] { log(u"town hall"_s); });
    scheduler.on(match<DoorOpened>(anything, 2), this, [] { log(u"a door 2"_s); });
    scheduler.on(match<DoorForced>(), this, [](const DoorForced &forced) { log(u"police to "_s + forced.building); });
    const auto atNight = match<DoorOpened>().filter([](const DoorOpened &opened) { return opened.visitor.isEmpty(); });
    scheduler.on(atNight, this, [] { log(u"nobody"_s); });
}
//! [howDoIGetOnlySome]

//! [whoTakesAnEventThatMustBeHandled]
void Printer::work()
{
    Scheduler::current().on(match<PrintJob>(), this, [this](const EventPointer<PrintJob> &job) {
        print(*job);
        job.accept(); // only now does it leave its queue; also later, and in another thread
    });
}
//! [whoTakesAnEventThatMustBeHandled]

//! [whoHearsOfAStateThatHasBeen]
void Porter::listenToLinks()
{
    Scheduler::current().on(match<LinkState>(u"eth0"_s), this,
                            [](const LinkState &link) { log(link.isUp ? u"up"_s : u"down"_s); });
}
//! [whoHearsOfAStateThatHasBeen]

//! [howDoTheUrgentComeFirst]
void makeQueues()
{
    auto &root = Scheduler::current().rootQueue();
    root.addQueue({.name = u"alarms"_s, .matcher = match<DoorForced>(), .priority = 10});
    auto *jobs = root.addQueue({.name = u"jobs"_s, .matcher = match<PrintJob>(), .limit = 3,
                                .leaf = priorityLeaf(&PrintJob::urgency)});
    jobs->addQueue({.name = u"boss"_s, .matcher = match<PrintJob>(u"boss"_s), .priority = 1});
}
//! [howDoTheUrgentComeFirst]

//! [howIsOneWhoSendsMuchKeptFromHinderingOthers]
void makeFairQueue()
{
    Scheduler::current().rootQueue().addQueue({.name = u"jobs"_s, .matcher = match<PrintJob>(), .limit = 100,
                                               .leaf = keyedLeaf(&PrintJob::user, {.perKey = 10})});
}
//! [howIsOneWhoSendsMuchKeptFromHinderingOthers]

//! [whatIfThereIsNoRoom]
bool submit(const PrintJob &job)
{
    const auto result = Scheduler::current().send(job);
    if (result)
        return true;
    if (const auto *queue = result.fullQueue())
        log(u"%1 is full, and has %2"_s.arg(queue->name()).arg(queue->size()));
    return false;
}

Task<> submitAll(QStringList files)
{
    for (const auto &file : files)
        co_await sendWhenRoom<PrintJob>(u"clerk"_s, file); // those who wait longest come first
    log(u"all submitted"_s);
}
//! [whatIfThereIsNoRoom]

//! [howDoesACoroutineWait]
Task<QString> nextVisitor()
{
    const auto opened = co_await match<DoorOpened>(u"town hall"_s);
    co_return opened->visitor;
}
//! [howDoesACoroutineWait]

//! [howDoesAThreadSend]
void reportFiles(std::stop_token stop, RemoteScheduler window, QStringList files) // in an std::jthread
{
    const auto lane = window.withLane(4); // of this sender: so many may be on their way
    for (const auto &file : files) {
        while (!lane.send(PrintJob{u"scanner"_s, file})) {
            if (stop.stop_requested() || lane.hasEnded())
                return;
            lane.waitForRoom(100ms); // blocks this thread, and not the window's
        }
    }
}
//! [howDoesAThreadSend]

//! [howDoSignalsAndTimersBecomeEvents]
void announce(Device *device)
{
    auto &scheduler = Scheduler::current();
    scheduler.sendOn(device, &Device::plugged, [](const QString &name) { return LinkState{name, true}; });
    const auto *listener = new EventListener(match<LinkState>(), device); // and an event becomes a signal
    QObject::connect(listener, &EventListener::arrived, device, [](const EventPointer<> &event) {
        log(u"signal for "_s + event->as<LinkState>()->device);
    });
}

TimerHandle remind()
{
    return Scheduler::current().sendLater(10min, DoorOpened{u"canteen"_s, 1, u"everybody"_s}); // cancel() takes it back
}
//! [howDoSignalsAndTimersBecomeEvents]
