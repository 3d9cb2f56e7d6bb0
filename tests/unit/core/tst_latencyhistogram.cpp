// SPDX-License-Identifier: MIT
#include "core/latencyhistogram.h"

#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;

class tst_LatencyHistogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByPowersOfTwo()
    {
        LatencyHistogram histogram;
        QCOMPARE(histogram.percentile(0.5), 0ns);
        for (const Nanoseconds each : {-5ns, 0ns, 999ns, 1000ns, 1999ns, 2000ns, 1'000'000'000'000'000ns})
            histogram.add(each);
        QCOMPARE(histogram.count(0), 3u);
        QCOMPARE(histogram.count(1), 2u);
        QCOMPARE(histogram.count(2), 1u);
        QCOMPARE(histogram.count(LatencyHistogram::StepCount - 1), 1u);
        QCOMPARE(histogram.count(), 7u);
        QCOMPARE(LatencyHistogram::belowStep(2), 4us);
        QCOMPARE(histogram.percentile(0.5), 2us);
        QCOMPARE(histogram.longest(), 1'000'000'000'000'000ns);
    }

    void stepsMeet()
    {
        for (int step = 0; step + 1 < LatencyHistogram::StepCount; ++step) {
            const auto end = LatencyHistogram::belowStep(step);
            QCOMPARE(LatencyHistogram::stepOf(end - 1ns), step);
            QCOMPARE(LatencyHistogram::stepOf(end), step + 1);
        }
    }

    void countsFromALimit()
    {
        LatencyHistogram histogram;
        histogram.add(0, 98, 3us);
        histogram.add(LatencyHistogram::stepOf(100us), 1, 100us);
        histogram.add(LatencyHistogram::StepCount - 1, 1, 2h);
        QCOMPARE(histogram.count(), 100u);
        QCOMPARE(histogram.countFrom(128us), 1u);
        QCOMPARE(histogram.countFrom(64us), 2u);
        QCOMPARE(histogram.countFrom(0us), 100u);
        QCOMPARE(histogram.percentile(0.98), 1us);
        QCOMPARE(histogram.percentile(0.99), 128us);
        QCOMPARE(histogram.percentile(1), LatencyHistogram::belowStep(LatencyHistogram::StepCount - 1));
        QCOMPARE(histogram.longest(), Nanoseconds(2h));
    }
};

QTEST_APPLESS_MAIN(tst_LatencyHistogram)
#include "tst_latencyhistogram.moc"
