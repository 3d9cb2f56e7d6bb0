// SPDX-License-Identifier: MIT
#include "../conformance/allocationcounter.h"
#include "events/queuewaits.h"
#include "jobs.h"

#include <QtTest/qtest.h>

#include <array>
#include <functional>
#include <optional>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

//! Accepts what it gets and waits again; allocates nothing itself.
struct Consumer : Waiter
{
    Consumer(EventRouter &eventRouter, Matcher matcher) : router(eventRouter), wait(*this, std::move(matcher))
    {
        wait.start(router);
    }
    void eventArrived(Wait &arrived, const EventPointer<> &event) override
    {
        event->accept();
        arrived.start(router);
    }
    EventRouter &router;
    Wait wait;
};

struct Sender : SendWait
{
    void sent() override {}
};

//! Allocations of \a work, once it has run and everything has grown.
long allocationsOf(const std::function<void()> &work)
{
    for (int i = 0; i < 3; ++i)
        work();
    const auto before = AllocationCounter::count();
    work();
    return AllocationCounter::count() - before;
}

} // namespace

class tst_EventAllocations : public QObject
{
    Q_OBJECT

    QList<EventPointer<>> m_events;

private Q_SLOTS:
    void init()
    {
        m_events.clear();
        for (int i = 0; i < 100; ++i)
            m_events.append(passingJob("a name that is longer than what fits inside", i % 10));
    }

    void waitingAgainAllocatesNothing_data()
    {
        QTest::addColumn<bool>("inCallback");
        QTest::newRow("in the callback") << true;
        QTest::newRow("later, as a task does") << false;
    }
    void waitingAgainAllocatesNothing()
    {
        QFETCH(bool, inCallback);
        EventRouter router;
        struct Later : Waiter
        {
            void eventArrived(Wait &, const EventPointer<> &) override {}
        } later;
        Wait wait(later, match<Job>(m_events[0]->as<Job>()->queue));
        std::optional<Consumer> consumer;
        if (inCallback)
            consumer.emplace(router, wait.matcher());
        QCOMPARE(allocationsOf([&] {
                     for (const auto &event : std::as_const(m_events)) {
                         if (!inCallback)
                             wait.start(router);
                         router.dispatch(event);
                     }
                 }),
                 0);
    }

    void newWaitOfAnOldMatcherAllocatesNothing()
    {
        EventRouter router;
        struct Silent : Waiter
        {
            void eventArrived(Wait &, const EventPointer<> &) override {}
        } silent;
        const auto matcher = match<Job>(u"a"_s, 3);
        QCOMPARE(allocationsOf([&] {
                     for (int i = 0; i < 100; ++i) {
                         Wait wait(silent, matcher);
                         wait.start(router);
                     }
                 }),
                 0);
    }

    void newMatcherOfAnOldShapeAllocatesNothing()
    {
        QCOMPARE(allocationsOf([&] {
                     for (int i = 0; i < 100; ++i)
                         static_cast<void>(match<Job>(anything, i));
                 }),
                 0);
    }

    void lookingUpAllocatesNothing()
    {
        EventRouter router;
        std::array<std::optional<Consumer>, 30> consumers;
        for (int i = 0; i < 30; ++i)
            consumers[std::size_t(i)].emplace(router, match<Job>(anything, i % 10));
        QCOMPARE(allocationsOf([&] {
                     for (const auto &event : std::as_const(m_events))
                         router.dispatch(event);
                 }),
                 0);
    }

    void queueingAllocatesNothing_data()
    {
        QTest::addColumn<QString>("leaf");
        for (const char *leaf : {"fifo", "priority", "keyed"})
            QTest::newRow(leaf) << QString::fromLatin1(leaf);
    }
    void queueingAllocatesNothing()
    {
        QFETCH(QString, leaf);
        EventRouter router;
        router.rootQueue().addQueue({.matcher = match<Job>(),
                                     .leaf = leaf == "fifo"_L1       ? fifoLeaf()
                                             : leaf == "priority"_L1 ? priorityLeaf(&Job::number)
                                                                     : keyedLeaf(&Job::number)});
        Consumer consumer(router, match<Job>());
        QCOMPARE(allocationsOf([&] {
                     for (const auto &event : std::as_const(m_events))
                         static_cast<void>(router.send(event));
                     processAll(router);
                 }),
                 0);
    }

    void waitingForRoomAllocatesNothing()
    {
        EventRouter router({.limit = 10});
        Consumer consumer(router, match<Job>());
        std::array<Sender, 100> senders;
        QCOMPARE(allocationsOf([&] {
                     for (std::size_t i = 0; i < senders.size(); ++i)
                         senders[i].start(router, m_events[qsizetype(i)]);
                     processAll(router);
                 }),
                 0);
        QVERIFY(router.rootQueue().isEmpty());
    }

    void eventsThatComeAndGoAllocateNothing()
    {
        EventRouter router;
        Consumer consumer(router, match<Job>());
        QCOMPARE(allocationsOf([&] {
                     for (int i = 0; i < 100; ++i) {
                         static_cast<void>(router.send(makeEvent(Job{QString(), i})));
                         processAll(router);
                     }
                 }),
                 0);
    }
};

QTEST_APPLESS_MAIN(tst_EventAllocations)
#include "tst_eventallocations.moc"
