// SPDX-License-Identifier: MIT
#include <Signalbox/Scheduler>
#include <Signalbox/Test>

#include <QTimer>

using namespace std::chrono_literals;

class tst_Lamp : public QObject
{
    Q_OBJECT

private slots:
    void lampGoesOffAfterAnHour()
    {
        auto &clock = *Signalbox::TestClock::instance();
        bool isOn = true;
        int minutes = 0;
        QTimer::singleShot(1h, Qt::PreciseTimer, this, [&] { isOn = false; });
        auto ticker = Signalbox::Scheduler::current().callEvery({.interval = 1min}, [&] { ++minutes; });
        clock.advance(59min);
        QVERIFY(isOn);
        SIGNALBOX_TRY_COMPARE_FOR(isOn, false, 1min);
        QCOMPARE(minutes, 60);
        ticker.cancel();
    }
};

SIGNALBOX_TEST_GUILESS_MAIN(tst_Lamp)
#include "tst_lamp.moc"
