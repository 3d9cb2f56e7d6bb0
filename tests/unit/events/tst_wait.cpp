// SPDX-License-Identifier: MIT
#include "events/waitset.h"
#include "eventtypes.h"
#include "listeners.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

#include <memory>
#include <stdexcept>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using Repeat = Wait::Repeat;

static_assert(!std::is_copy_constructible_v<Wait> && !std::is_move_constructible_v<Wait>);

namespace {

//! Notes which way its events come, and by how many pointers they were held then, its own among them.
class Keeper : public Waiter
{
public:
    void eventArrived(Wait &, const EventPointer<> &event) override
    {
        kept = event;
        how.add(u"arrived"_s);
    }
    void eventHandedOver(Wait &, EventPointer<> &&event) override
    {
        kept = std::move(event);
        how.add(u"handed over to %1"_s.arg(Detail::EventAccess::referenceCount(*kept)));
    }

    EventPointer<> kept;
    EventLog how;
};

//! Of which a single waiter is found without a list.
Matcher onPortThree()
{
    return match<PortUp>(anything, 3);
}
EventPointer<PortUp> portThree()
{
    return makeEvent(PortUp{{}, 3});
}

} // namespace

class tst_Wait : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitForOnceIsOverWithItsEvent()
    {
        EventLog log;
        EventRouter router;
        Listener once("once", log), always("always", log);
        Wait first(once, match<PortUp>()), second(always, match<PortUp>(), Repeat::Always);
        QVERIFY(!first.isWaiting());
        first.start(router);
        second.start(router);
        second.start(router); // it waits already: nothing
        QCOMPARE(router.dispatch(makeEvent(PortUp{})), 2);
        QVERIFY(!first.isWaiting() && second.isWaiting());
        QCOMPARE(router.dispatch(makeEvent(PortUp{})), 1);
        first.start(router);
        second.stop();
        second.stop();
        QCOMPARE(router.dispatch(makeEvent(PortUp{})), 1);
        QCOMPARE(words(log.take()), u"once, always, always, once"_s);
        QCOMPARE(router.dispatch(makeEvent(PortUp{})), 0);
    }

    void nobodyWhoStartsDuringDeliverySeesTheEvent() // S23
    {
        EventLog log;
        EventRouter router;
        Listener late("late", log);
        Wait lateWait(late, match<PortUp>());
        Listener first("first", log, [&](Wait &wait, const EventPointer<> &) {
            lateWait.start(router);
            wait.start(router); // again
        });
        Wait firstWait(first, match<PortUp>());
        firstWait.start(router);
        QCOMPARE(router.dispatch(makeEvent(PortUp{})), 1);
        QCOMPARE(router.dispatch(makeEvent(PortUp{})), 2);
        QCOMPARE(words(log.take()), u"first, late, first"_s);
    }

    void whoStartsAgainStandsBehindThoseWhoCameMeanwhile()
    {
        EventLog log;
        EventRouter router;
        Listener one("one", log), other("other", log);
        Wait again(one, onPortThree()), came(other, onPortThree());
        again.start(router);
        QCOMPARE(router.dispatch(portThree()), 1);
        came.start(router);
        QVERIFY(!again.isWaiting() && came.isWaiting());
        again.start(router);
        QCOMPARE(router.dispatch(portThree()), 2);
        QCOMPARE(words(log.take()), u"one, other, one"_s);
    }

    void waitThatIsOverMayStartInAnotherRouter()
    {
        EventLog log;
        EventRouter before, other;
        Listener listener("listener", log);
        Wait wait(listener, onPortThree());
        wait.start(before);
        QCOMPARE(before.dispatch(portThree()), 1);
        wait.start(other);
        QCOMPARE(before.dispatch(portThree()), 0);
        QVERIFY(wait.isWaiting());
        QCOMPARE(other.dispatch(portThree()), 1);
        {
            EventRouter dies;
            wait.start(dies);
            QCOMPARE(dies.dispatch(portThree()), 1);
        }
        QVERIFY(!wait.isWaiting());
        wait.start(before);
        QCOMPARE(before.dispatch(portThree()), 1);
        QCOMPARE(log.take().size(), 4);
    }

    void waitThatGetsAnEventWithinADeliveryToItIsOver()
    {
        EventLog log;
        EventRouter router;
        Listener last("last", log);
        Wait lastWait(last, onPortThree());
        Listener first("first", log, [&](Wait &, const EventPointer<> &) {
            QCOMPARE(router.dispatch(portThree()), 1); // only to the last, whose turn comes next
        });
        Wait firstWait(first, onPortThree());
        firstWait.start(router);
        lastWait.start(router);
        QCOMPARE(router.dispatch(portThree()), 1);
        QCOMPARE(words(log.take()), u"first, last"_s);
        QVERIFY(!lastWait.isWaiting());
    }

    void whoStopsOrDiesDuringDeliveryGetsNothing()
    {
        EventLog log;
        EventRouter router;
        auto dies = std::make_unique<Listener>("dies", log);
        Listener stops("stops", log), last("last", log);
        auto diesWait = std::make_unique<Wait>(*dies, match<PortUp>());
        Wait stopsWait(stops, match<PortUp>()), lastWait(last, match<PortUp>());
        Listener first("first", log, [&](Wait &, const EventPointer<> &) {
            stopsWait.stop();
            diesWait.reset();
            dies.reset();
        });
        Wait firstWait(first, match<PortUp>());
        for (auto *wait : {&firstWait, diesWait.get(), &stopsWait, &lastWait})
            wait->start(router);
        QCOMPARE(router.dispatch(makeEvent(PortUp{})), 2);
        QCOMPARE(words(log.take()), u"first, last"_s);
    }

    void waitRouterAndWaiterMayDieInTheirOwnCallback_data()
    {
        QTest::addColumn<QString>("victim");
        for (const char *victim : {"wait", "waiter", "router", "all"})
            QTest::newRow(victim) << QString::fromLatin1(victim);
    }
    void waitRouterAndWaiterMayDieInTheirOwnCallback()
    {
        QFETCH(QString, victim);
        for (const auto repeat : {Repeat::Once, Repeat::Always}) {
            EventLog log;
            auto router = std::make_unique<EventRouter>();
            std::unique_ptr<Listener> waiter;
            std::unique_ptr<Wait> wait;
            waiter = std::make_unique<Listener>("victim", log, [&](Wait &, const EventPointer<> &event) {
                const bool all = victim == "all"_L1;
                if (all || victim == "wait"_L1 || victim == "waiter"_L1)
                    wait.reset();
                if (all || victim == "waiter"_L1)
                    waiter.reset();
                if (all || victim == "router"_L1)
                    router.reset();
                log.add(printed(event)); // it outlives them all
            });
            wait = std::make_unique<Wait>(*waiter, match<PortUp>(), repeat);
            Listener other("other", log);
            Wait otherWait(other, match<PortUp>(), repeat);
            wait->start(*router);
            otherWait.start(*router);
            router->dispatch(makeEvent(PortUp{u"a"_s, 1}));
            const auto expected = u"victim, PortUp(device: \"a\", port: 1)"_s;
            QCOMPARE(words(log.take()), router ? expected + u", other"_s : expected);
            QCOMPARE(otherWait.isWaiting(), router && repeat == Repeat::Always);
        }
    }

    void eventOutlivesThePointerOfItsSender()
    {
        EventLog log;
        EventRouter router;
        EventPointer<> event = makeEvent(PortUp{u"a"_s, 1});
        Listener first("first", log, [&](Wait &, const EventPointer<> &) { event = {}; });
        Listener second("second", log, [&](Wait &, const EventPointer<> &got) { log.add(printed(got)); });
        Wait firstWait(first, match<PortUp>()), secondWait(second, match<PortUp>());
        firstWait.start(router);
        secondWait.start(router);
        router.dispatch(event);
        QCOMPARE(words(log.take()), u"first, second, PortUp(device: \"a\", port: 1)"_s);
    }

    void eventIsHandedOverToItsOnlyWaiterIfNobodyElseNeedsIt_data()
    {
        QTest::addColumn<bool>("mustHandle");
        QTest::addColumn<bool>("isAlone");
        QTest::addColumn<QString>("how");
        QTest::newRow("the only waiter") << false << true << u"handed over to 1"_s;
        QTest::newRow("one of two waiters") << false << false << u"arrived"_s;
        QTest::newRow("one that is held at the head of its queue") << true << true << u"arrived"_s;
    }
    void eventIsHandedOverToItsOnlyWaiterIfNobodyElseNeedsIt()
    {
        QFETCH(bool, mustHandle);
        QFETCH(bool, isAlone);
        QFETCH(QString, how);
        EventLog log;
        EventRouter router;
        Keeper keeper;
        Wait port(keeper, match<PortUp>(anything, 3)), job(keeper, match<Job>(anything, 3));
        for (auto *wait : {&port, &job}) {
            wait->setTakesOver();
            wait->start(router);
        }
        Listener other("other", log);
        Wait others(other, match<PortUp>(anything, 3));
        if (!isAlone)
            others.start(router);
        EventPointer<> event = mustHandle ? EventPointer<>(makeEvent(Job{u"a"_s, 3}))
                                          : EventPointer<>(makeEvent(PortUp{u"a"_s, 3}));
        const auto *address = event.get();
        QVERIFY(router.send(std::move(event)).isAccepted());
        EventRouter::Step step;
        QVERIFY(router.processNext(&step));
        QCOMPARE(words(keeper.how.take()), how);
        QCOMPARE(keeper.kept.get(), address);
        QCOMPARE(step.isHandedOver, how.startsWith(u"handed"_s));
        QCOMPARE(router.heldEvents().size(), mustHandle ? 1 : 0);
        QCOMPARE(router.rootQueue().statistics().dropped, 0u);
    }

    void deliveriesNest()
    {
        EventLog log;
        EventRouter router;
        Listener outer("outer", log, [&](Wait &wait, const EventPointer<> &event) {
            if (event->as<PortUp>()->port > 0)
                router.dispatch(makeEvent(PortUp{u"inner"_s, event->as<PortUp>()->port - 1}));
            else
                wait.stop();
        });
        Listener second("second", log);
        Wait outerWait(outer, match<PortUp>(), Repeat::Always),
            secondWait(second, match<PortUp>(), Repeat::Always);
        outerWait.start(router);
        secondWait.start(router);
        QCOMPARE(router.dispatch(makeEvent(PortUp{u"outer"_s, 2})), 2);
        QCOMPARE(words(log.take()), u"outer, outer, outer, second, second, second"_s);
        QVERIFY(!outerWait.isWaiting());
    }

    void waiterThatThrowsKeepsItsWaitAndTheOthersTheirEvent() // W20: all of its handlers were removed
    {
        EventLog log;
        EventRouter router;
        Listener throws("throws", log,
                        [](Wait &, const EventPointer<> &) { throw std::runtime_error("no paper"); });
        Listener other("other", log);
        Wait throwing(throws, match<PortUp>(), Repeat::Always),
            otherWait(other, match<PortUp>(), Repeat::Always);
        throwing.start(router);
        otherWait.start(router);
        const char *message =
            "A waiter threw no paper when it got PortUp(device: \"a\", port: 1); the other waiters get "
            "it all the same.";
        for (int i = 0; i < 2; ++i) {
            QTest::ignoreMessage(QtWarningMsg, message);
            QCOMPARE(router.dispatch(makeEvent(PortUp{u"a"_s, 1})), 2);
        }
        QCOMPARE(words(log.take()), u"throws, other, throws, other"_s);
    }

    void setOfWaitsChangesByDifferences() // S18
    {
        EventLog log;
        EventRouter router;
        Listener waiter("set", log,
                        [&](Wait &wait, const EventPointer<> &) { log.add(printed(wait.matcher())); });
        WaitSet set(router, waiter);
        auto &wide = set.add(match<PortUp>());
        set.add(match<PortUp>(u"eth0"_s));
        QCOMPARE(set.size(), 2);
        QCOMPARE(router.dispatch(makeEvent(PortUp{u"eth0"_s, 1})), 1); // once, by the one that says most
        set.remove(wide);
        QCOMPARE(router.dispatch(makeEvent(PortUp{u"eth1"_s, 1})), 0);
        set.clear();
        QVERIFY(set.isEmpty());
        QCOMPARE(router.dispatch(makeEvent(PortUp{u"eth0"_s, 1})), 0);
        QCOMPARE(words(log.take()), u"set, PortUp(device: \"eth0\", port: *)"_s);
    }

    void waitOfASetIsRemovedWhileItsEventArrives()
    {
        EventLog log;
        EventRouter router;
        std::unique_ptr<WaitSet> set;
        Listener waiter("set", log, [&](Wait &wait, const EventPointer<> &event) {
            if (event->as<PortUp>()->port == 1)
                set->remove(wait);
            else
                set.reset();
        });
        set = std::make_unique<WaitSet>(router, waiter);
        set->add(match<PortUp>(anything, 1));
        set->add(match<PortUp>(anything, 2));
        set->add(match<PortUp>());
        router.dispatch(makeEvent(PortUp{u"a"_s, 1}));
        QCOMPARE(set->size(), 2);
        router.dispatch(makeEvent(PortUp{u"a"_s, 2}));
        QCOMPARE(router.dispatch(makeEvent(PortUp{u"a"_s, 1})), 0);
        QCOMPARE(log.take().size(), 2);
    }

    void latchedEventAwaitsThoseWhoComeLate()
    {
        EventLog log;
        EventRouter router;
        Listener waiter("late", log,
                        [&](Wait &, const EventPointer<> &event) { log.add(event->as<Weather>()->sky); });
        QCOMPARE(router.dispatch(makeEvent(Weather{u"north"_s, u"rain"_s})), 0);
        router.dispatch(makeEvent(Weather{u"south"_s, u"sun"_s}));
        router.dispatch(makeEvent(Weather{u"north"_s, u"snow"_s})); // in place of the rain
        Wait all(waiter, match<Weather>(), Repeat::Always), north(waiter, match<Weather>(u"north"_s)),
            elsewhere(waiter, match<Weather>(u"east"_s));
        all.start(router);
        north.start(router);
        elsewhere.start(router);
        QCOMPARE(log.size(), 0); // never inside of start()
        while (router.processNext()) {
        }
        QCOMPARE(words(log.take()), u"late, sun, late, snow"_s); // once, by the wait that says most
        QVERIFY(all.isWaiting() && !north.isWaiting());
        router.dispatch(makeEvent(Weather{u"north"_s, u"fog"_s}));
        QCOMPARE(words(log.take()), u"late, fog"_s);
        QVERIFY(!router.processNext());
    }

    void waitSeesALatchedEventOnce()
    {
        EventLog log;
        EventRouter router;
        Listener waiter("late", log);
        Wait wait(waiter, match<Weather>());
        router.dispatch(makeEvent(Weather{u"north"_s}));
        wait.start(router);
        QVERIFY(router.processNext());
        wait.start(router);
        QVERIFY(!router.processNext()); // renewed, but it has seen that one
        router.dispatch(makeEvent(Weather{u"north"_s}));
        wait.start(router);
        QVERIFY(!router.processNext());
        QCOMPARE(log.size(), 2);
    }

    void latchedEventComesInItsOrderToOneWhoIsLate()
    {
        EventLog log;
        EventRouter router;
        Listener waiter("late", log,
                        [&](Wait &, const EventPointer<> &event) { log.add(event->as<Weather>()->sky); });
        router.dispatch(makeEvent(Weather{u"north"_s, u"rain"_s}));
        Wait wait(waiter, match<Weather>(), Repeat::Always);
        wait.start(router);
        router.dispatch(makeEvent(Weather{u"south"_s, u"sun"_s}));
        while (router.processNext()) {
        }
        QCOMPARE(words(log.take()), u"late, rain, late, sun"_s);
    }

    void waitThatStopsOrDiesGetsNothingLate()
    {
        EventLog log;
        EventRouter router;
        Listener waiter("late", log);
        router.dispatch(makeEvent(Weather{u"north"_s}));
        {
            Wait dies(waiter, match<Weather>());
            dies.start(router);
        }
        Wait stops(waiter, match<Weather>());
        stops.start(router);
        stops.stop();
        QVERIFY(!router.processNext());
    }

    void forgottenEventIsNotLatchedAnyMore()
    {
        EventLog log;
        EventRouter router;
        Listener waiter("late", log);
        router.dispatch(makeEvent(Weather{u"north"_s}));
        router.dispatch(makeEvent(Weather{u"south"_s}));
        QCOMPARE(router.latchedEvents().size(), 2);
        router.forget(match<Weather>(u"north"_s));
        QCOMPARE(router.latchedEvents().size(), 1);
        Wait wait(waiter, match<Weather>(u"north"_s));
        wait.start(router);
        QVERIFY(!router.processNext());
    }

    void lateWaiterGetsALatchedEventOnceByTheWaitThatSaysMost()
    {
        for (const auto repeat : {Repeat::Always, Repeat::Once}) {
            EventRouter router;
            for (const auto &place : {u"north"_s, u"south"_s, u"east"_s})
                QVERIFY(router.send(Weather{place, {}}));
            while (router.processNext()) {
            }
            EventLog log;
            Listener listener("", log, [&log](Wait &wait, const EventPointer<> &event) {
                log.add(event->as<Weather>()->place + printed(wait.matcher()));
            });
            Listener other("other", log);
            WaitSet set(router, listener, repeat);
            set.add(match<Weather>());
            set.add(match<Weather>(u"south"_s));
            Wait alone(other, match<Weather>(u"south"_s));
            alone.start(router);
            while (router.processNext()) {
            }
            auto got = log.take();
            got.removeAll(QString());
            QStringList expected{u"northWeather(place: *)"_s, u"southWeather(place: \"south\")"_s};
            if (repeat == Repeat::Always)
                expected.append(u"eastWeather(place: *)"_s);
            expected.append(u"other"_s);
            QCOMPARE(got, expected);
            set.add(match<Weather>(u"east"_s)); // a new one, on purpose
            while (router.processNext()) {
            }
            QCOMPARE(log.take().size(), 2);
        }
    }

    void waitInAnotherRouterSeesWhatIsLatchedThere()
    {
        EventRouter one, other;
        for (const auto &place : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(one.send(Weather{place, {}}));
        QVERIFY(other.send(Weather{u"d"_s, {}}));
        const auto process = [](EventRouter &router) {
            while (router.processNext()) {
            }
        };
        process(one);
        process(other);
        EventLog log;
        Listener listener("it", log);
        Wait wait(listener, match<Weather>(), Repeat::Always);
        wait.start(one);
        process(one);
        QCOMPARE(log.take().size(), 3);
        wait.stop();
        wait.start(other);
        process(other);
        QCOMPARE(log.take().size(), 1);
        wait.stop();
        wait.start(other);
        process(other);
        QCOMPARE(log.take().size(), 0);
    }

    void eventIsLatchedInOneRouterOnly()
    {
        EventRouter one, other;
        const auto event = makeEvent(Weather{u"north"_s});
        one.dispatch(event);
        one.dispatch(event); // the same again: it replaces itself
        QTest::ignoreMessage(QtWarningMsg,
                             "Weather(place: \"north\") is latched elsewhere: it is not kept here.");
        other.dispatch(event);
        QCOMPARE(one.latchedEvents().size(), 1);
        QCOMPARE(other.latchedEvents().size(), 0);
    }
};

QTEST_APPLESS_MAIN(tst_Wait)
#include "tst_wait.moc"
