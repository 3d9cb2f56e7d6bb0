// SPDX-License-Identifier: MIT
// Tasks that wait for what one matcher wants, again and again, on every host.
#include "taskhost.h"

#include "events/eventrouter_p.h"
#include "tasks/deadlines.h"
#include "tasks/eventreceiver.h"
#include "tasks/eventwaits.h"

#include <QtTest/qtest.h>

#include <optional>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

struct Level
{
    static constexpr auto eventKind = EventKind::Latched;
    int meter = 0;
    int value = 0; // no key
    SIGNALBOX_EVENT(Level, meter)
};

struct Job
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int number = 0;
    SIGNALBOX_EVENT(Job, number)
};

Task<> sendPings(int from, int to)
{
    for (int i = from; i <= to; ++i) {
        co_await sendWhenRoom<Ping>(i);
        log("sent " + std::to_string(i));
    }
}

Task<> logEmptiness(EventQueue *queue, EventQueue *other)
{
    co_await whenEmpty(queue, other);
    log("empty");
}

Task<> logNext(EventReceiver<Ping> &pings, std::string name)
{
    const auto ping = co_await pings.next();
    log(name + (ping ? std::to_string(ping->number) : " is null"));
}

Task<> logTwoWithTimeout(EventReceiver<Ping> &pings)
{
    for (int i = 0; i < 2; ++i) {
        const auto ping = co_await timeout(1ms, pings.next());
        log(ping ? std::to_string((*ping)->number) : "none");
    }
}

Task<> logAll(std::string name, int count)
{
    EventReceiver pings(match<Ping>());
    for (int i = 0; i < count; ++i) {
        const auto ping = co_await pings.next();
        log(name + std::to_string(ping->number));
    }
}

void send(int number)
{
    static_cast<void>(scheduler().send(Ping{number}));
}

} // namespace

class tst_EventReceiver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void taskThatReceivesInALoopMissesNothing()
    {
        Scope scope;
        const auto handle = scope.start(logAll("", 4));
        QVERIFY(isSuspended(handle));
        for (int i = 0; i < 4; ++i)
            send(i);
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"0", "1", "2", "3"}));
    }

    void allReceiversGetEachEvent()
    {
        Scope scope;
        const auto one = scope.start(logAll("one ", 2));
        const auto other = scope.start(logAll("other ", 2));
        QVERIFY(isSuspended(one) && isSuspended(other));
        send(1);
        send(2);
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"one 1", "other 1", "one 2", "other 2"}));
    }

    void onlyWhatItsMatcherWantsComes()
    {
        Scope scope;
        const auto handle = scope.start([]() -> Task<> {
            EventReceiver<Ping> sevens(match<Ping>(7));
            log(std::to_string((co_await sevens.next())->number));
            EventReceiver any{Matcher(match<Ping>(8))};
            log(std::to_string((co_await any.next())->as<Ping>()->number));
        });
        QVERIFY(isSuspended(handle));
        for (const int number : {6, 7, 7, 8})
            send(number);
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"7", "8"}));
    }

    void whatComesBetweenTwoWaitsPassesBy()
    {
        EventReceiver pings(match<Ping>());
        Scope scope;
        QVERIFY(isSuspended(scope.start(logNext(pings, "first "))));
        send(1);
        send(2);
        QVERIFY(turnUntil([&] { return scope.isEmpty() && scheduler().rootQueue().isEmpty(); }));
        QVERIFY(!pings.isWaiting());
        QVERIFY(isSuspended(scope.start(logNext(pings, "second "))));
        QVERIFY(pings.isWaiting());
        send(3);
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"first 1", "second 3"}));
    }

    void nextIsArmedWhenItIsMade()
    {
        QCOMPARE(runTask([]() -> Task<> {
                     EventReceiver pings(match<Ping>());
                     for (int i = 1; i <= 2; ++i) {
                         auto ping = pings.next();
                         send(i);
                         co_await sleepFor(1ms);
                         log(std::to_string((co_await ping)->number));
                     }
                 }),
                 TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"1", "2"}));
    }

    void allWhoWaitAtOneReceiverGetTheSame()
    {
        EventReceiver pings(match<Ping>());
        Scope scope;
        for (const char *name : {"a", "b", "c"})
            QVERIFY(isSuspended(scope.start(logNext(pings, name))));
        send(1);
        send(2);
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"a1", "b1", "c1"}));
    }

    void whoWaitsAnewStandsBehindThoseWhoCameMeanwhile()
    {
        EventReceiver first(match<Ping>()), second(match<Ping>());
        Scope scope;
        QVERIFY(isSuspended(scope.start(logNext(first, "first "))));
        send(1);
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QVERIFY(isSuspended(scope.start(logNext(second, "second "))));
        QVERIFY(isSuspended(scope.start(logNext(first, "first "))));
        send(2);
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"first 1", "second 2", "first 2"}));
    }

    void cancelledTaskWaitsNoMore()
    {
        EventReceiver pings(match<Ping>());
        Scope scope;
        auto cancelled = scope.start(logNext(pings, "cancelled "));
        const auto stays = scope.start(logNext(pings, "stays "));
        QVERIFY(isSuspended(cancelled) && isSuspended(stays));
        cancelled.cancel();
        QVERIFY(isOver(cancelled));
        QVERIFY(pings.isWaiting());
        send(1);
        QVERIFY(isOver(stays));
        QVERIFY(!pings.isWaiting());
        auto last = scope.start(logNext(pings, "last "));
        QVERIFY(isSuspended(last));
        last.cancel();
        QVERIFY(isOver(last));
        QVERIFY(!pings.isWaiting());
        const auto dropped = scheduler().rootQueue().statistics().dropped;
        send(2);
        QVERIFY(turnUntil([&] { return scheduler().rootQueue().isEmpty(); }));
        QCOMPARE(scheduler().rootQueue().statistics().dropped, dropped + 1);
        QCOMPARE(taskLog().entries(), list({"stays 1"}));
    }

    void receiverThatGoesEndsItsWaitsWithNull()
    {
        std::optional<EventReceiver<Ping>> pings(match<Ping>());
        Scope scope;
        QVERIFY(isSuspended(scope.start(logNext(*pings, "one"))));
        QVERIFY(isSuspended(scope.start(logNext(*pings, "other"))));
        pings.reset();
        QVERIFY(turnUntil([&] { return scope.isEmpty(); }));
        QCOMPARE(taskLog().entries(), list({"one is null", "other is null"}));
    }

    void eventThatMustBeHandledStopsItsQueueUntilItIsAccepted()
    {
        Scope scope;
        const auto handle = scope.start([]() -> Task<> {
            EventReceiver jobs(match<Job>());
            for (int i = 0; i < 2; ++i) {
                const auto job = co_await jobs.next();
                log("begins " + std::to_string(job->number));
                co_await sleepFor(1ms);
                log("accepts " + std::to_string(job->number));
                job.accept();
            }
        });
        QVERIFY(isSuspended(handle));
        for (int i = 1; i <= 2; ++i)
            static_cast<void>(scheduler().send(Job{i}));
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"begins 1", "accepts 1", "begins 2", "accepts 2"}));
    }

    void heldEventIsTheNextOnes()
    {
        EventReceiver jobs(match<Job>());
        const auto receive = [](EventReceiver<Job> *from, bool isCancelled) -> Task<> {
            const auto job = co_await from->next();
            log("gets " + std::to_string(job->number));
            if (isCancelled)
                co_await sleepFor(1h);
            job.accept();
        };
        Scope scope;
        auto cancelled = scope.start(receive(&jobs, true));
        QVERIFY(isSuspended(cancelled));
        static_cast<void>(scheduler().send(Job{1}));
        QVERIFY(turnUntil([&] { return !taskLog().entries().isEmpty(); }));
        cancelled.cancel();
        QVERIFY(isOver(cancelled));
        QVERIFY(isOver(scope.start(receive(&jobs, false))));
        QCOMPARE(taskLog().entries(), list({"gets 1", "gets 1"}));
    }

    void latchedEventComesOnce()
    {
        QVERIFY(scheduler().send(Level{1, 10}));
        QVERIFY(turnUntil([&] { return scheduler().rootQueue().isEmpty(); }));
        Scope scope;
        const auto handle = scope.start([]() -> Task<> {
            EventReceiver levels(match<Level>(1));
            for (int i = 0; i < 2; ++i) {
                const auto level = co_await levels.next();
                log(std::to_string(level->value));
            }
        });
        QVERIFY(turnUntil([&] { return taskLog().entries().size() == 1; }));
        QVERIFY(isSuspended(handle));
        QVERIFY(scheduler().send(Level{1, 20}));
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"10", "20"}));
        scheduler().router().forget(match<Level>());
    }

    void mayBeOneOfSeveral()
    {
        EventReceiver pings(match<Ping>(5));
        Scope scope;
        const auto handle = scope.start(logTwoWithTimeout(pings));
        QVERIFY(isSuspended(handle));
        send(5);
        QVERIFY(isOver(handle));
        QVERIFY(!pings.isWaiting());
        QCOMPARE(taskLog().entries(), list({"5", "none"}));
    }

    void whoWaitsInALoopAndNeverAcceptsIsToldOnce()
    {
        QTest::ignoreMessage(
            QtWarningMsg,
            "Job(number: 1) was delivered again and again, since somebody waited for it, and was "
            "not accepted: who takes it must accept() it. It is delivered again.");
        QVERIFY(scheduler().send(Job{1}));
        Scope scope;
        const auto handle = scope.start([]() -> Task<> {
            EventPointer<Job> job;
            for (int i = 0; i < 300; ++i)
                job = co_await match<Job>();
            job.accept();
            log("accepted " + std::to_string(job->number));
        });
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().take(), list({"accepted 1"}));
    }

    // ---- room, and emptiness

    void taskSendsWhenThereIsRoom()
    {
        auto *queue =
            scheduler().rootQueue().addQueue({.name = u"narrow"_s, .matcher = match<Ping>(), .limit = 1});
        QObject context;
        scheduler().on(match<Ping>(), &context,
                       [](const Ping &ping) { log("got " + std::to_string(ping.number)); });
        Scope scope;
        const auto first = scope.start(sendPings(1, 3));
        const auto aborted = scope.start(sendPings(4, 4));
        QVERIFY(turnUntil([&] { return taskLog().size() > 0; }));
        QVERIFY(isOver(first));
        QVERIFY(isOver(aborted));
        queue->setLimit(0);
        auto last = scope.start(sendPings(5, 5));
        QVERIFY(isSuspended(last));
        last.cancel();
        QVERIFY(isOver(last));
        queue->setLimit(1);
        QVERIFY(turnUntil([] { return !scheduler().router().hasWork(); }));
        queue->remove(EventQueue::Content::Drop);
        auto entries = taskLog().entries();
        const auto sent = entries.filter(u"sent"_s), got = entries.filter(u"got"_s);
        QCOMPARE(sent.size(), 4);
        QCOMPARE(got.size(), 4); // and not the one whose task was cancelled
        QVERIFY(entries.indexOf(u"sent 1"_s) < entries.indexOf(u"sent 2"_s));
        QVERIFY(entries.indexOf(u"got 1"_s) < entries.indexOf(u"sent 3"_s)); // by then there was room again
        QVERIFY(!entries.contains(u"got 5"_s));
    }

    void taskWaitsUntilQueuesAreEmpty()
    {
        auto &root = scheduler().rootQueue();
        auto *jobs = root.addQueue({.name = u"jobs"_s, .matcher = match<Job>()});
        auto *pings = root.addQueue({.name = u"pings"_s, .matcher = match<Ping>(), .priority = -1});
        QVERIFY(scheduler().send(Job{1}));
        QVERIFY(scheduler().send(Ping{1}));
        QObject context;
        scheduler().on(match<Ping>(), &context, [] { log("ping"); });
        Scope scope;
        const auto task = scope.start(logEmptiness(jobs, pings));
        QVERIFY(turnUntil([&] { return pings->isEmpty(); }));
        QVERIFY(isSuspended(task)); // the job is held
        scheduler().on(match<Job>(), &context, [](const EventPointer<Job> &job) {
            log("job");
            job.accept();
        });
        QVERIFY(isOver(task));
        QCOMPARE(taskLog().entries(), list({"ping", "job", "empty"}));
        const auto again = scope.start(logEmptiness(jobs, pings)); // at once
        QVERIFY(isOver(again));
        jobs->remove(EventQueue::Content::Drop);
        pings->remove(EventQueue::Content::Drop);
    }

    void dumpSaysWhatItWaitsFor()
    {
        EventReceiver pings(match<Ping>(7));
        Scope scope;
        QVERIFY(isSuspended(scope.start(logNext(pings, ""))));
        QVERIFY2(scheduler().dump().contains("waits for the event Ping(number: 7)"_L1),
                 qPrintable(scheduler().dump()));
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_EventReceiver)
#include "tst_eventreceiver.moc"
