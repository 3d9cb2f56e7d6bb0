// SPDX-License-Identifier: MIT
#include "scheduler/spending_p.h"

#include <QtTest/qtest.h>

using namespace Signalbox;
using Signalbox::Detail::Spending;
using namespace std::chrono_literals;

class tst_Spending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void budgetIsKeptOrExceeded_data()
    {
        QTest::addColumn<int>("milliseconds"); // budget
        QTest::addColumn<int>("count");
        QTest::addColumn<QList<int>>("ends"); // of what runs, since the slice began
        QTest::addColumn<bool>("isSpent");
        QTest::addColumn<bool>("isExceeded");
        const auto add = [](const char *name, Budget budget, const QList<int> &ends, bool isSpent,
                            bool isExceeded) {
            QTest::newRow(name) << int(budget.time / 1ms) << budget.count << ends << isSpent << isExceeded;
        };
        add("nothing has run", {4ms}, {}, false, false);
        add("something is left", {4ms}, {1, 3}, false, false);
        add("spent to the last", {4ms}, {1, 3, 4}, true, false);
        add("the last one takes long", {4ms}, {1, 3, 90}, true, false);
        add("one more", {4ms}, {1, 4, 5}, true, true);
        add("one more that takes no time", {4ms}, {1, 4, 4}, true, true);
        add("no limit", {0ms}, {10, 1000, 1'000'000}, false, false);
        add("count", {0ms, 2}, {1, 2}, true, false);
        add("count and one more", {0ms, 2}, {1, 2, 3}, true, true);
        add("time before count", {4ms, 9}, {5}, true, false);
    }
    void budgetIsKeptOrExceeded()
    {
        QFETCH(int, milliseconds);
        QFETCH(int, count);
        QFETCH(QList<int>, ends);
        Spending spending(Deadline(1h));
        for (const int end : ends)
            spending.add(Deadline(1h) + Milliseconds(end), {Milliseconds(milliseconds), count});
        QTEST(spending.isSpent(), "isSpent");
        QTEST(spending.isExceeded(), "isExceeded");
        QCOMPARE(spending.count(), int(ends.size()));
    }

    void lastBeginsWhereTheOneBeforeItEnds()
    {
        Spending spending(Deadline(1h));
        QCOMPARE(spending.lastBegin(), Deadline(1h));
        spending.add(Deadline(1h) + 1ms, {});
        QCOMPARE(spending.lastBegin(), Deadline(1h));
        spending.add(Deadline(1h) + 3ms, {});
        QCOMPARE(spending.lastBegin(), Deadline(1h) + 1ms);
    }

    // What has run may have set another one.
    void budgetThatShrinksIsSpentAndNotExceeded()
    {
        Spending spending(Deadline(1h));
        spending.add(Deadline(1h) + 3ms, {4ms});
        QVERIFY(!spending.isSpent());
        spending.add(Deadline(1h) + 3500us, {1ms});
        QVERIFY(spending.isSpent());
        QVERIFY(!spending.isExceeded());
    }

    void timeIsTakenAsTheSameOnlyFarFromTheEnd_data()
    {
        QTest::addColumn<int>("microseconds"); // since the slice began, of the last look at the clock
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("isAdded");
        QTest::newRow("far from the end") << 100 << 0 << true;
        QTest::newRow("so near that the end may have come") << 4000 - 20 << 0 << false;
        QTest::newRow("spent") << 4000 << 0 << false;
        QTest::newRow("the last of a count") << 100 << 2 << false;
        QTest::newRow("the last but one of a count") << 100 << 3 << true;
    }
    void timeIsTakenAsTheSameOnlyFarFromTheEnd()
    {
        QFETCH(int, microseconds);
        QFETCH(int, count);
        const Budget budget{4ms, count};
        Spending spending(Deadline(1h));
        QVERIFY2(!spending.addNear(budget), "nobody has looked at the clock");
        spending.add(Deadline(1h) + std::chrono::microseconds(microseconds), budget);
        QTEST(spending.addNear(budget), "isAdded");
        QFETCH(bool, isAdded);
        QCOMPARE(spending.count(), isAdded ? 2 : 1);
        QCOMPARE(spending.lastBegin(), Deadline(1h) + std::chrono::microseconds(isAdded ? microseconds : 0));
    }

    void longestBudgetHasNoEnd()
    {
        QCOMPARE(Spending(Deadline(1h)).limit({Nanoseconds::max()}), Never);
        QCOMPARE(Spending(Deadline(1h)).limit({0ns}), Never);
    }
};

QTEST_APPLESS_MAIN(tst_Spending)
#include "tst_spending.moc"
