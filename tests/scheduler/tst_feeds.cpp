// SPDX-License-Identifier: MIT
// Sources of events, on the host that SIGNALBOX_TEST_HOST names.
#include "eventlog.h"
#include "events/eventrouter_p.h"
#include "schedulerhost.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qtimer.h>

#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

struct Line
{
    int number = 0;
    SIGNALBOX_EVENT(Line, number)
};

struct Order
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int number = 0;
    SIGNALBOX_EVENT(Order, number)
};

using Maybe = std::optional<Line>;

//! Lines 1 to \a last.
static auto lines(int last)
{
    return [last, number = 0]() mutable { return number < last ? Maybe(Line{++number}) : std::nullopt; };
}

class tst_Feeds : public QObject
{
    Q_OBJECT

    EventLog log;
    std::unique_ptr<QObject> context;

private Q_SLOTS:
    void init()
    {
        log.take();
        context = std::make_unique<QObject>();
        scheduler().on(match<Line>(), context.get(),
                       [this](const Line &line) { log.add(QString::number(line.number)); });
    }
    void cleanup()
    {
        scheduler().setBudget({});
        scheduler().rootQueue().clear();
        scheduler().rootQueue().setLimit(Unlimited);
        context.reset();
        QVERIFY(turnUntil([] { return !scheduler().router().hasWork(); }));
    }

    void allIsSentInItsOrder_data()
    {
        using Start = std::function<FeedHandle()>;
        QTest::addColumn<Start>("start");
        QTest::newRow("list of structs") << Start([] {
            return scheduler().sendAll(QList{Line{1}, Line{2}, Line{3}});
        });
        QTest::newRow("pointers, one of them null") << Start([] {
            return scheduler().sendAll(
                std::vector<EventPointer<>>{makeEvent(Line{1}), makeEvent(Line{2}), {}, makeEvent(Line{3})});
        });
        QTest::newRow("function of structs") << Start([] { return scheduler().sendAll(lines(3)); });
        QTest::newRow("function of pointers") << Start([] {
            return scheduler().sendAll([number = 0]() mutable {
                return ++number < 4 ? makeEvent(Line{number}) : EventPointer<Line>();
            });
        });
    }
    void allIsSentInItsOrder()
    {
        QFETCH(std::function<FeedHandle()>, start);
        const auto feed = start();
        QVERIFY(feed.isActive());
        QCOMPARE(feed.sentCount(), 0u); // later
        QVERIFY(turnUntil([&] { return log.size() == 3 && !feed.isActive(); }));
        QCOMPARE(words(log.take()), u"1, 2, 3"_s);
        QCOMPARE(feed.sentCount(), 3u);
    }

    void sourceIsNotAskedWhileAnEventWaitsForRoom()
    {
        constexpr int Limit = 2;
        scheduler().rootQueue().setLimit(Limit);
        int asked = 0, mostAhead = 0;
        const auto feed = scheduler().sendAll([&]() -> Maybe {
            mostAhead = std::max(mostAhead, ++asked - int(log.size()));
            return asked <= 500 ? Maybe(Line{asked}) : std::nullopt;
        });
        QVERIFY(turnUntil([&] { return log.size() == 500 && !feed.isActive(); }));
        // Those in the queue, the one that waits, and the one that is being delivered.
        QVERIFY2(mostAhead <= Limit + 2, qPrintable(QString::number(mostAhead)));
        QCOMPARE(log.entries().constLast(), u"500"_s);
    }

    void heldEventStopsTheSource()
    {
        scheduler().rootQueue().setLimit(1);
        int asked = 0;
        auto feed =
            scheduler().sendAll([&] { return asked < 3 ? std::optional(Order{++asked}) : std::nullopt; });
        QVERIFY(turnUntil([&] { return feed.isWaiting(); }));
        QVERIFY(turnUntil([] { return !scheduler().router().hasWork(); }));
        QCOMPARE(asked, 2);
        QCOMPARE(feed.sentCount(), 1u);
        scheduler().on(match<Order>(), context.get(),
                       [](const EventPointer<Order> &order) { order.accept(); });
        QVERIFY(turnUntil([&] { return !feed.isActive(); }));
        QCOMPARE(feed.sentCount(), 3u);
    }

    void endlessSourceStopsNobodyElse()
    {
        if (isManual())
            QSKIP("virtual time stands still while something is ready");
        auto feed = scheduler().sendAll([number = 0]() mutable { return Line{++number}; });
        bool hasTimedOut = false;
        QTimer::singleShot(1ms, context.get(), [&] { hasTimedOut = true; });
        int calls = 0;
        std::function<void()> again = [&] {
            if (++calls < 5)
                scheduler().callSoon(again);
        };
        again();
        QVERIFY(turnUntil([&] { return hasTimedOut && calls == 5; }));
        QVERIFY(feed.cancel());
        QVERIFY(!feed.cancel());
        const auto sent = feed.sentCount();
        QVERIFY(turnUntil([] { return !scheduler().router().hasWork(); }));
        QCOMPARE(feed.sentCount(), sent);
        QCOMPARE(quint64(log.size()), sent);
    }

    void budgetCountsWhatIsSentInOneGo()
    {
        scheduler().setBudget({.time = 0ns, .count = 2});
        int most = 0, inThisSlice = 0;
        quint64 slice = 0;
        const auto feed = scheduler().sendAll([&, next = lines(6)]() mutable {
            const auto now = scheduler().statistics().slices;
            inThisSlice = std::exchange(slice, now) == now ? inThisSlice + 1 : 1;
            most = std::max(most, inThisSlice);
            return next();
        });
        QVERIFY(turnUntil([&] { return !feed.isActive(); }));
        QCOMPARE(most, 2);
    }

    void cancelledWhileItWaitsSendsNoMore()
    {
        scheduler().rootQueue().setLimit(0);
        auto feed = scheduler().sendAll(lines(2));
        QVERIFY(turnUntil([&] { return feed.isWaiting(); }));
        QVERIFY(feed.cancel());
        scheduler().rootQueue().setLimit(Unlimited);
        QVERIFY(turnUntil([] { return !scheduler().router().hasWork(); }));
        QCOMPARE(log.size(), 0);
    }

    void sourceMayCancelItself()
    {
        const auto held = std::make_shared<int>();
        FeedHandle feed;
        long within = 0;
        feed = scheduler().sendAll([&, held]() -> Maybe {
            feed.cancel();
            within = held.use_count();
            return Line{1};
        });
        QVERIFY(turnUntil([&] { return within > 0; }));
        QCOMPARE(within, 2L);
        QVERIFY(!feed.isActive());
        QCOMPARE(held.use_count(), 1L);
        QCOMPARE(log.size(), 0);
    }

    void sourceThatThrowsIsNotAskedAgain()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             "Scheduler::sendAll: the source threw an exception: no. It is not asked again");
        const auto before = scheduler().statistics().exceptions;
        int asked = 0;
        const auto feed = scheduler().sendAll([&]() -> Maybe {
            if (++asked == 2)
                throw std::runtime_error("no");
            return Line{asked};
        });
        QVERIFY(turnUntil([&] { return !feed.isActive() && log.size() == 1; }));
        QCOMPARE(asked, 2);
        QCOMPARE(scheduler().statistics().exceptions - before, 1u);
    }

    void endOfTheSchedulerDestroysTheSource()
    {
        const auto held = std::make_shared<int>();
        FeedHandle feed;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            feed = scheduler().sendAll([held]() -> Maybe { return Line{}; });
            QVERIFY(feed.isActive());
        }));
        thread->start();
        QVERIFY(thread->wait());
        QVERIFY(!feed.isActive());
        QCOMPARE(held.use_count(), 1L);
    }

    void nothingIsActiveOfNothing()
    {
        FeedHandle none;
        QVERIFY(!none.isActive() && !none.isWaiting() && !none.cancel());
        QCOMPARE(none.sentCount(), 0u);
        const auto empty = scheduler().sendAll(QList<Line>());
        QVERIFY(turnUntil([&] { return !empty.isActive(); }));
    }

    void allIsDispatchedAtOnce()
    {
        scheduler().rootQueue().setLimit(0);
        QCOMPARE(scheduler().dispatchAll(lines(3)), 3);
        QCOMPARE(words(log.take()), u"1, 2, 3"_s);
        QCOMPARE(scheduler().dispatchAll(QList{Line{4}, Line{5}}), 2);
        QCOMPARE(scheduler().dispatchAll(QList{Order{1}}), 0); // nobody waits

        // What the source throws is its caller's.
        const auto exceptions = scheduler().statistics().exceptions;
        const auto held = std::make_shared<int>();
        int next = 6;
        const auto failing = [&next, held]() -> std::optional<Line> {
            if (next == 8)
                throw std::runtime_error("no more");
            return Line{next++};
        };
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, scheduler().dispatchAll(failing));
        QCOMPARE(held.use_count(), 2L); // ours, and that in failing
        QCOMPARE(scheduler().statistics().exceptions, exceptions);
        QCOMPARE(words(log.take()), u"4, 5, 6, 7"_s);
    }
};

int main(int argc, char **argv)
{
    installHost();
    QCoreApplication app(argc, argv);
    tst_Feeds test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_feeds.moc"
