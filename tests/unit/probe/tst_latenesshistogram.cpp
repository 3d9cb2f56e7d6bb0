// SPDX-License-Identifier: MIT
#include "probe/latenesshistogram.h"

#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;

class tst_LatenessHistogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void latenessHasItsBucket_data()
    {
        QTest::addColumn<qint64>("nanoseconds");
        QTest::addColumn<int>("bucket");
        QTest::newRow("early") << qint64(-5) << 0;
        QTest::newRow("on time") << qint64(0) << 0;
        QTest::newRow("just below 16 us") << qint64(15'999) << 0;
        QTest::newRow("16 us") << qint64(16'000) << 1;
        QTest::newRow("a frame") << qint64(16'384'000) << 11;
        QTest::newRow("just below a frame") << qint64(16'383'999) << 10;
        QTest::newRow("a minute") << qint64(60'000'000'000) << LatenessHistogram::Buckets - 1;
    }
    void latenessHasItsBucket()
    {
        QFETCH(qint64, nanoseconds);
        QFETCH(int, bucket);
        QCOMPARE(LatenessHistogram::bucketOf(Nanoseconds(nanoseconds)), bucket);
    }

    void bucketsMeet()
    {
        for (int bucket = 0; bucket + 1 < LatenessHistogram::Buckets; ++bucket) {
            const auto end = LatenessHistogram::endOf(bucket);
            QCOMPARE(LatenessHistogram::bucketOf(end - 1ns), bucket);
            QCOMPARE(LatenessHistogram::bucketOf(end), bucket + 1);
        }
        QCOMPARE(LatenessHistogram::endOf(LatenessHistogram::Buckets - 1), Nanoseconds::max());
    }

    void percentilesAreEndsOfBuckets()
    {
        LatenessHistogram histogram;
        QCOMPARE(histogram.percentile(50), 0ns);
        histogram.counts[0] = 98;
        histogram.counts[3] = 1;
        histogram.counts[LatenessHistogram::Buckets - 1] = 1;
        QCOMPARE(histogram.total(), 100u);
        QCOMPARE(histogram.percentile(50), 16us);
        QCOMPARE(histogram.percentile(98), 16us);
        QCOMPARE(histogram.percentile(99), 128us);
        QCOMPARE(histogram.percentile(100), Nanoseconds::max());
        QCOMPARE(histogram.countFrom(16us), 2u);
        QCOMPARE(histogram.countFrom(128us), 1u);
    }
};

QTEST_APPLESS_MAIN(tst_LatenessHistogram)
#include "tst_latenesshistogram.moc"
