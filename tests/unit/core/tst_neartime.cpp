// SPDX-License-Identifier: MIT
#include "core/neartime_p.h"

#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;

class tst_NearTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNeverAheadOfTheClockAndNeverGoesBack()
    {
        NearTime time;
        auto last = time.now();
        for (int i = 0; i < 100'000; ++i) {
            const auto now = time.now();
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
