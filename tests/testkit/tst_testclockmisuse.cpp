// SPDX-License-Identifier: MIT
// What a TestClock says to what makes no sense, in a program whose time is the machine's otherwise.
#include "eventlog.h"

#include <Signalbox/Install>
#include <Signalbox/Scheduler>
#include <Signalbox/Test>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>

#include <atomic>
#include <memory>
#include <thread>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

static void runInThread(const std::function<void()> &function)
{
    const std::unique_ptr<QThread> thread(QThread::create(function));
    thread->start();
    QVERIFY(thread->wait());
}

class tst_TestClockMisuse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeIsTheMachinesWithoutAClock()
    {
        QVERIFY(!TestClock::instance());
        const auto before = Clock::now();
        {
            const TestClock clock;
            QVERIFY(clock.isActive());
            QCOMPARE(TestClock::instance(), &clock);
            QVERIFY(clock.now() >= before);
            QCOMPARE(clock.now().time_since_epoch() % 1s, 0ns);
        }
        QVERIFY(!TestClock::instance());
        QVERIFY(Clock::now() - before < 1h);
        bool isOver = false;
        SIGNALBOX_TRY_VERIFY(std::exchange(isOver, true)); // waits as Qt's does
        QTimer::singleShot(1ms, this, [&] { isOver = false; });
        SIGNALBOX_TRY_COMPARE(isOver, false);
    }

    void timeDoesNotGoBack()
    {
        TestClock clock;
        const auto before = clock.now();
        QTest::ignoreMessage(QtWarningMsg, "TestClock::advance: time does not go back, by 1000 ms. Ignored");
        clock.advance(-1s);
        QTest::ignoreMessage(QtWarningMsg, "TestClock::spend: time does not go back, by 2000 ms. Ignored");
        clock.spend(-2s);
        QTest::ignoreMessage(QtWarningMsg, "TestClock::advanceTo: that time is over. Ignored");
        clock.advanceTo(before - 1ns);
        QTest::ignoreMessage(QtWarningMsg, "TestClock::advanceTo: never does not come. Ignored");
        clock.advanceTo(Never);
        QCOMPARE(clock.now(), before);
    }

    void secondClockSharesTheTimeOfTheFirst()
    {
        TestClock first;
        {
            QTest::ignoreMessage(QtWarningMsg,
                                 "TestClock: there is one already, and this one shares its time");
            TestClock second;
            QVERIFY(second.isActive());
            QCOMPARE(TestClock::instance(), &first);
            const auto before = first.now();
            second.advance(1h);
            QCOMPARE(first.now() - before, 1h);
        }
        const auto before = Clock::now();
        first.advance(1h);
        QCOMPARE(Clock::now() - before, 1h);
    }

    void timerThatIsSetBehindTheEndOfTheClockGoesByTheMachines()
    {
        auto clock = std::make_unique<TestClock>(TestClock::Mode::Automatic);
        QEventLoop loop;
        bool hasFired = false;
        Scheduler::current().callLater(1h, [&] {
            clock.reset();
            Scheduler::current().callLater(1ms, [&] { hasFired = true; });
            QTimer::singleShot(1s, &loop, &QEventLoop::quit);
        });
        loop.exec();
        QVERIFY(hasFired);
    }

    void otherThreadsDoNotMoveIt()
    {
        TestClock clock;
        const auto before = clock.now();
        for (const auto *function :
             {"advance", "advanceTo", "advanceToNextTimer", "setWallClock", "setMode"}) {
            QTest::ignoreMessage(QtWarningMsg,
                                 qPrintable(u"TestClock::%1: called in another thread than the clock's. "
                                            "Ignored"_s.arg(QLatin1StringView(function))));
        }
        runInThread([&] {
            clock.advance(1h);
            clock.advanceTo(before + 1h);
            QVERIFY(!clock.advanceToNextTimer());
            clock.setWallClock({});
            clock.setMode(TestClock::Mode::Automatic);
        });
        QCOMPARE(clock.now(), before);
        QCOMPARE(clock.mode(), TestClock::Mode::Manual);
    }

    void anotherDispatcherDoesNotFollow()
    {
        runInThread([] { // of Qt's own
            QEventLoop makesTheDispatcher;
            QTest::ignoreMessage(QtWarningMsg,
                                 QRegularExpression(u"^TestClock: this thread has another event "
                                                    "dispatcher \\(QEventDispatcher.*\\) than "
                                                    "Signalbox's, which does not follow it"_s));
            TestClock clock;
            QVERIFY(!clock.isActive());
            QVERIFY(!TestClock::instance());
            const auto before = Clock::now();
            QTest::ignoreMessage(QtWarningMsg, "TestClock::advance: the time is not virtual. Ignored");
            clock.advance(24h);
            QVERIFY(Clock::now() - before < 24h);
            QCOMPARE(clock.nextTimer(), Never);
            const auto wallNow = clock.wallNow();
            QVERIFY(wallNow <= std::chrono::system_clock::now());
        });
    }

    void schedulerInAnotherDispatcherFollowsALittleLater()
    {
        TestClock clock;
        std::atomic<bool> isArmed = false;
        std::atomic<bool> hasFired = false;
        const std::unique_ptr<QThread> thread(QThread::create([&] { // of Qt's own
            QEventLoop loop;
            Scheduler::current().callLater(1h, [&] {
                hasFired = true;
                loop.quit();
            });
            isArmed = true;
            loop.exec();
        }));
        thread->start();
        QTRY_VERIFY(isArmed);
        clock.advance(59min);
        QVERIFY(!hasFired);
        clock.advance(1min);
        QVERIFY(thread->wait());
        QVERIFY(hasFired);
    }

    void threadWithoutALoopIsIdle()
    {
        QTest::ignoreMessage(QtWarningMsg, "waitUntilIdle: this thread has no event loop yet. Ignored");
        std::thread([] { QVERIFY(waitUntilIdle()); }).join();
    }

    void timersThatAreLeftAtTheEndAreReported()
    {
        QTimer timer;
        {
            TestClock clock;
            clock.advance(24h);
            timer.start(1h);
            QTest::ignoreMessage(
                QtWarningMsg,
                QRegularExpression(u"^TestClock: it ends while timers are armed, the next one for "
                                   "3600000 ms later\\. By the machine's clock, which they follow "
                                   "now, that is in \\d{8} ms$"_s));
        }
        timer.start(1ms); // anew, and so by the machine's clock
        bool hasFired = false;
        timer.callOnTimeout([&] { hasFired = true; });
        QTRY_VERIFY(hasFired);
    }

    void idleIsKnownWithoutAClock()
    {
        EventLog log;
        QMetaObject::invokeMethod(
            this, [&] { log.add("posted"); }, Qt::QueuedConnection);
        QVERIFY(waitUntilIdle());
        QCOMPARE(words(log.take()), u"posted"_s);
    }

    void timersOfTheMachinesTimeFireInTheVirtualOne()
    {
        EventLog log;
        auto timer = Scheduler::current().callLater(1h, [&] { log.add("fired"); });
        TestClock clock;
        clock.advance(59min);
        QCOMPARE(log.size(), 0);
        clock.advance(1min);
        QCOMPARE(words(log.take()), u"fired"_s);
    }
};

int main(int argc, char **argv)
{
    install();
    QCoreApplication app(argc, argv);
    tst_TestClockMisuse test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_testclockmisuse.moc"
