// SPDX-License-Identifier: MIT
// Assertions within coroutines.
#include <Signalbox/RunTask>
#include <Signalbox/Sleep>
#include <Signalbox/Test>

#include <QtTest/QtTest>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

Task<int> seven()
{
    co_await sleepFor(1h);
    co_return 7;
}

} // namespace

class tst_Coroutines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { TestClock::instance()->setMode(TestClock::Mode::Automatic); }

    void whatHoldsLetsTheCoroutineGoOn()
    {
        bool hasEnded = false;
        blockingWait([&]() -> Task<> {
            SIGNALBOX_CO_VERIFY(co_await seven() == 7);
            SIGNALBOX_CO_COMPARE(co_await seven(), 7);
            hasEnded = true;
        }());
        QVERIFY(hasEnded);
    }

    void whatDoesNotHoldEndsTheCoroutineAndFailsTheTest_data()
    {
        QTest::addColumn<bool>("compares");
        QTest::newRow("verify") << false;
        QTest::newRow("compare") << true;
    }
    void whatDoesNotHoldEndsTheCoroutineAndFailsTheTest()
    {
        QFETCH(bool, compares);
        QEXPECT_FAIL("", "it is to fail", Abort);
        bool hasEnded = false;
        blockingWait([&]() -> Task<> {
            if (compares)
                SIGNALBOX_CO_COMPARE(co_await seven(), 8);
            else
                SIGNALBOX_CO_VERIFY(co_await seven() == 8);
            hasEnded = true;
        }());
        QCOMPARE(hasEnded, false);
    }
};

SIGNALBOX_TEST_GUILESS_MAIN(tst_Coroutines)

#include "tst_coroutines.moc"
