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

    void longestBudgetHasNoEnd()
    {
        QCOMPARE(Spending(Deadline(1h)).limit({Nanoseconds::max()}), Never);
        QCOMPARE(Spending(Deadline(1h)).limit({0ns}), Never);
    }
};

QTEST_APPLESS_MAIN(tst_Spending)
#include "tst_spending.moc"
