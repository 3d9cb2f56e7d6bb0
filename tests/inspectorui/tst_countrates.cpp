// SPDX-License-Identifier: MIT
#include "inspectorui/countrates.h"

#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

constexpr Deadline Start{Nanoseconds(1h)};
constexpr quint64 One = 11;
constexpr quint64 Other = 7; // lower, though it is the second in each list

} // namespace

class tst_CountRates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasSeenOnceHasNone()
    {
        CountRates rates;
        QCOMPARE(rates.perSecond(One), 0.0);
        rates.append(Start, {{One, 1'000'000}});
        QCOMPARE(rates.perSecond(One), 0.0);
        rates.append(Start, {{One, 2'000'000}}); // the same moment
        QCOMPARE(rates.perSecond(One), 0.0);
    }

    void eachHasThatOfItsLastSecond()
    {
        CountRates rates;
        for (int tick = 0; tick <= 30; ++tick)
            rates.append(Start + tick * 100ms, {{One, quint64(500 + 7 * tick)}, {Other, quint64(tick)}});
        QCOMPARE(rates.perSecond(One), 70.0);
        QCOMPARE(rates.perSecond(Other), 10.0);
        QCOMPARE(rates.perSecond(9), 0.0);
        for (int tick = 31; tick <= 40; ++tick)
            rates.append(Start + tick * 100ms, {{One, 710}, {Other, quint64(tick)}});
        QCOMPARE(rates.perSecond(One), 0.0);
        QCOMPARE(rates.perSecond(Other), 10.0);
    }

    void dearListsSpanTheTimeBetweenThem()
    {
        CountRates rates;
        rates.append(Start, {{One, 100}});
        rates.append(Start + 4s, {{One, 500}});
        QCOMPARE(rates.perSecond(One), 100.0);
        rates.append(Start + 6s, {{One, 1500}});
        QCOMPARE(rates.perSecond(One), 500.0);
    }

    void newOneHasCountedFromZero()
    {
        CountRates rates;
        rates.append(Start, {{Other, 5}});
        rates.append(Start + 1s, {{Other, 5}, {One, 30}});
        QCOMPARE(rates.perSecond(One), 30.0);
    }

    //! Of a busy one, the reader may find no quiet moment.
    void whatWasLeftOutOnceHasNoneUntilItIsSeenTwice()
    {
        CountRates rates;
        rates.append(Start, {{Other, 1'000'000}, {One, 5}});
        rates.append(Start + 1s, {{One, 5}});
        rates.append(Start + 2s, {{Other, 1'000'100}, {One, 5}});
        QCOMPARE(rates.perSecond(Other), 0.0);
        rates.append(Start + 3s, {{Other, 1'000'200}, {One, 5}});
        QCOMPARE(rates.perSecond(Other), 100.0);
    }

    void timeThatGoesBackBeginsAnew()
    {
        CountRates rates;
        rates.append(Start + 10s, {{One, 500}});
        rates.append(Start, {{One, 100}});
        QCOMPARE(rates.perSecond(One), 0.0);
        rates.append(Start + 1s, {{One, 130}});
        QCOMPARE(rates.perSecond(One), 30.0);
    }

    void whatHasEndedHasNone()
    {
        CountRates rates;
        rates.append(Start, {{Other, 5}, {One, 10}});
        rates.append(Start + 1s, {{Other, 9}, {One, 30}});
        rates.append(Start + 2s, {{Other, 9}});
        QCOMPARE(rates.perSecond(One), 0.0);
    }

    void copyStaysAsItWas()
    {
        CountRates rates;
        rates.append(Start, {{One, 0}});
        rates.append(Start + 1s, {{One, 3}});
        const CountRates before = rates;
        rates.append(Start + 2s, {{One, 9}});
        QCOMPARE(before.perSecond(One), 3.0);
        QCOMPARE(rates.perSecond(One), 6.0);
    }
};

QTEST_APPLESS_MAIN(tst_CountRates)
#include "tst_countrates.moc"
