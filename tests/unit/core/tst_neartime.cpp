// SPDX-License-Identifier: MIT
#include "core/neartime_p.h"

#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;

class tst_NearTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNeverAheadOfTheClockAndNeverGoesBack_data()
    {
        QTest::addColumn<bool>("peeks");
        QTest::newRow("now") << false;
        QTest::newRow("peek") << true;
    }
    void isNeverAheadOfTheClockAndNeverGoesBack()
    {
        QFETCH(bool, peeks);
        NearTime time;
        const auto look = [&] { return peeks ? time.peek() : time.now(); };
        auto last = look();
        for (int i = 0; i < 100'000; ++i) {
            const auto now = look();
            QVERIFY(now >= last);
            QVERIFY(now <= Clock::now());
            last = now;
        }
    }

    void isLessThanItsErrorBehind()
    {
        NearTime time;
        for (int i = 0; i < 100; ++i) {
            const auto end = Clock::now() + 30us;
            while (Clock::now() < end) {
            }
            QVERIFY(time.now() >= end - 20us);
        }
    }

    void peekAfterAnItemIsLessThanItsErrorBehind()
    {
        NearTime time;
        for (int i = 0; i < 100; ++i) {
            for (int j = 0; j < 10; ++j)
                time.peek(); // as who sends many: of these, most read no counter
            const auto end = Clock::now() + 30us;
            while (Clock::now() < end) {
            }
            time.isNear(); // as a slice does behind each item
            QVERIFY(time.peek() >= end - 20us);
        }
    }

    void firstPeekBehindTheEndOfABurstKnowsOfThePause()
    {
        NearTime time;
        for (int i = 0; i < 100; ++i) {
            for (int j = 0; j < 10; ++j)
                time.peek();
            time.endBurst();
            const auto end = Clock::now() + 30us;
            while (Clock::now() < end) {
            }
            QVERIFY(time.peek() >= end - 20us);
        }
    }

    void fourthPeekBehindAPauseKnowsOfIt()
    {
        NearTime time;
        for (int i = 0; i < 100; ++i) {
            for (int j = 0; j < 10; ++j)
                time.peek();
            const auto end = Clock::now() + 30us;
            while (Clock::now() < end) {
            }
            for (int j = 0; j < 3; ++j)
                time.peek();
            QVERIFY(time.peek() >= end - 20us);
        }
    }

    void whatPeekLooksAtMakesNothingNear()
    {
        NearTime time;
        for (int i = 0; i < 100; ++i) {
            time.lookAgain();
            const auto end = Clock::now() + 30us;
            while (Clock::now() < end)
                time.peek();
            QVERIFY(!time.isNear());
        }
    }

    void isExactWhereALimitMayBeOver()
    {
        for (int i = 0; i < 100; ++i) {
            NearTime time;
            const auto limit = Clock::now() + 40us;
            for (auto before = Clock::now(); before < limit + 10us; before = Clock::now()) {
                const auto now = time.nowBy(limit);
                QVERIFY(now >= limit || before < limit);
                QVERIFY(now <= Clock::now());
            }
        }
    }
};

QTEST_APPLESS_MAIN(tst_NearTime)
#include "tst_neartime.moc"
