// SPDX-License-Identifier: MIT
#include "loop/timerheap_p.h"

#include <QtTest/qtest.h>

#include <algorithm>
#include <random>

using namespace Signalbox;
using Slots = QList<TimerHeap::Slot>;

class tst_TimerHeap : public QObject
{
    Q_OBJECT

    static Deadline at(int ns) { return Deadline(Nanoseconds(ns)); }
    static Slots takeAll(TimerHeap &heap)
    {
        Slots order;
        while (!heap.isEmpty()) {
            order.append(heap.first().slot());
            heap.disarm(order.last());
        }
        return order;
    }

private Q_SLOTS:
    void earliestComesFirst()
    {
        TimerHeap heap;
        heap.arm(1, at(30));
        heap.arm(2, at(10));
        heap.arm(3, at(20));
        QCOMPARE(takeAll(heap), (Slots{2, 3, 1}));
    }

    void equalDeadlinesKeepTheOrderOfArming()
    {
        TimerHeap heap;
        Slots expected;
        for (TimerHeap::Slot slot = 0; slot < 100; ++slot) {
            heap.arm(99 - slot, at(5));
            expected.append(99 - slot);
        }
        heap.arm(99, at(5)); // armed again: now last
        expected.removeFirst();
        expected.append(99);
        QCOMPARE(takeAll(heap), expected);
    }

    void orderSurvivesTheWrapOfItsCounter()
    {
        TimerHeap heap;
        heap.setNextOrder((std::uint64_t(1) << 40) - 3);
        for (TimerHeap::Slot slot = 0; slot < 8; ++slot)
            heap.arm(slot, at(5));
        QCOMPARE(takeAll(heap), (Slots{0, 1, 2, 3, 4, 5, 6, 7}));
    }

    void horizonLeavesOutWhatIsArmedLater()
    {
        TimerHeap heap;
        heap.arm(0, at(5));
        heap.arm(1, at(7));
        const auto horizon = heap.horizon(at(7));
        heap.arm(2, at(7));
        heap.arm(3, at(6)); // armed later but due earlier: a deadline in the past of this pass
        Slots due;
        while (!heap.isEmpty() && TimerHeap::isBefore(heap.first(), horizon)) {
            due.append(heap.first().slot());
            heap.disarm(due.last());
        }
        QCOMPARE(due, (Slots{0, 3, 1}));
        QCOMPARE(takeAll(heap), Slots{2});
    }

    void placeInTheOrderCanBeKept()
    {
        TimerHeap heap;
        heap.arm(0, at(5));
        heap.arm(1, at(5));
        const auto order = heap.orderOf(0);
        heap.disarm(0);
        heap.arm(2, at(5));
        heap.arm(0, at(5), order);
        QCOMPARE(takeAll(heap), (Slots{0, 1, 2}));
    }

    void siblingsShareACacheLine()
    {
        TimerHeap heap;
        for (TimerHeap::Slot slot = 0; slot < 1000; ++slot)
            heap.arm(slot, at(int(slot)));
        // Sorted input: the item at position p is slot p.
        const auto *root = &heap.first();
        for (int firstChild = 1; firstChild + 3 < 1000; firstChild += 4) {
            const auto line = reinterpret_cast<quintptr>(root + firstChild) / 64;
            QCOMPARE(reinterpret_cast<quintptr>(root + firstChild + 3) / 64, line);
        }
    }

    // Stopping and starting leaves items behind; they must not become the bulk of the queue.
    void leftoversStayFew()
    {
        TimerHeap heap;
        for (TimerHeap::Slot slot = 0; slot < 1000; ++slot)
            heap.arm(slot, at(int(slot * 7919 % 1000)));
        for (TimerHeap::Slot slot = 0; slot < 990; ++slot)
            heap.disarm(slot);
        QVERIFY2(heap.leftovers() <= 10 + 64, qPrintable(QString::number(heap.leftovers())));
        QCOMPARE(takeAll(heap).size(), 10);
        QVERIFY(heap.leftovers() <= 64);
    }

    void slotThatIsArmedAgainLaterGoesBehind()
    {
        TimerHeap heap;
        heap.arm(1, at(10));
        heap.arm(2, at(20));
        heap.arm(1, at(30));
        QCOMPARE(heap.first().slot(), 2u);
        heap.disarm(2);
        heap.arm(2, at(40));
        heap.arm(1, at(50));
        heap.arm(1, at(5)); // and earlier than ever
        QCOMPARE(takeAll(heap), (Slots{1, 2}));
    }

    void earliestOfTheWantedOnesIsFound()
    {
        TimerHeap heap;
        for (TimerHeap::Slot slot = 0; slot < 100; ++slot)
            heap.arm(slot, at(int(slot * 37 % 100)));
        heap.disarm(10);      // at 70
        heap.arm(20, at(95)); // was at 40
        const auto isTenth = [](TimerHeap::Slot slot) { return slot % 10 == 0; };
        QCOMPARE(heap.earliestBefore(at(99), isTenth), at(0)); // slot 0
        heap.disarm(0);
        QCOMPARE(heap.earliestBefore(at(99), isTenth), at(10)); // slot 30
        QCOMPARE(heap.earliestBefore(at(10), isTenth), at(10)); // none below the limit
        QCOMPARE(heap.earliestBefore(at(99), [](TimerHeap::Slot slot) { return slot == 20; }), at(95));
        QCOMPARE(heap.earliestBefore(at(99), [](TimerHeap::Slot slot) { return slot == 10; }), at(99));
    }

    void agreesWithASortedListForRandomCalls()
    {
        struct Entry
        {
            Deadline when;
            int armed;
            TimerHeap::Slot slot;
            bool operator<(const Entry &other) const
            {
                return std::tie(when, armed) < std::tie(other.when, other.armed);
            }
        };
        std::mt19937 random(20261120);
        TimerHeap heap;
        std::vector<Entry> model;
        int armed = 0;
        for (int step = 0; step < 200'000; ++step) {
            const auto slot = TimerHeap::Slot(random() % 300);
            const auto when = at(int(random() % 50));
            const auto found =
                std::find_if(model.begin(), model.end(), [&](const Entry &e) { return e.slot == slot; });
            QCOMPARE(heap.contains(slot), found != model.end());
            const bool remove = random() % 3 == 0;
            if (found != model.end())
                model.erase(found);
            if (!remove)
                model.insert(std::upper_bound(model.begin(), model.end(), Entry{when, armed, slot}),
                             Entry{when, armed, slot});
            ++armed;
            if (remove && heap.contains(slot))
                heap.disarm(slot);
            else if (!remove && heap.contains(slot))
                heap.arm(slot, when);
            else if (!remove)
                heap.arm(slot, when);
            QCOMPARE(std::size_t(heap.size()), model.size());
            if (!model.empty()) {
                QCOMPARE(heap.first().slot(), model.front().slot);
                QCOMPARE(heap.first().when, model.front().when);
            }
        }
    }
};

QTEST_APPLESS_MAIN(tst_TimerHeap)
#include "tst_timerheap.moc"
