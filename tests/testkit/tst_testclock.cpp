// SPDX-License-Identifier: MIT
// A program in virtual time from the beginning to the end, as users write it: with the shared library and the main macro.
#include "eventlog.h"

#include <Signalbox/Install>
#include <Signalbox/Scheduler>
#include <Signalbox/Test>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qmutex.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>

#include <memory>
#include <unistd.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

struct Bell
{
    int hour = 0;
    SIGNALBOX_EVENT(Bell, hour)
};

static Scheduler &scheduler()
{
    return Scheduler::current();
}

static TestClock &testClock()
{
    return *TestClock::instance();
}

//! What happened, each with the seconds since the log was made.
class TimedLog
{
public:
    void add(const QString &what)
    {
        const std::chrono::duration<double> seconds = Clock::now() - m_begin;
        const QMutexLocker lock(&m_mutex);
        m_log.add(QString::number(seconds.count()) + u' ' + what);
    }
    void add(const char *what) { add(QString::fromLatin1(what)); }
    QString take()
    {
        const QMutexLocker lock(&m_mutex);
        return words(m_log.take());
    }

private:
    const Deadline m_begin = Clock::now();
    QMutex m_mutex;
    EventLog m_log;
};

//! A timer of Qt's that fires once.
static std::unique_ptr<QTimer> timerIn(Milliseconds interval, const std::function<void()> &function,
                                       Qt::TimerType type = Qt::PreciseTimer)
{
    auto timer = std::make_unique<QTimer>();
    timer->setSingleShot(true);
    timer->setTimerType(type);
    timer->callOnTimeout(function);
    timer->start(interval);
    return timer;
}

//! A thread on Signalbox, in which \a function has run.
class Worker : public QThread
{
public:
    explicit Worker(const std::function<void()> &function)
    {
        install(this);
        start();
        m_inside.moveToThread(this);
        QMetaObject::invokeMethod(&m_inside, function, Qt::BlockingQueuedConnection);
    }
    ~Worker() override
    {
        quit();
        wait();
    }

private:
    QObject m_inside;
};

class tst_TestClock : public QObject
{
    Q_OBJECT

public:
    static void initMain() { wasInitialised = true; }
    static inline bool wasInitialised = false;

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s)); // but for those that a case expects
        testClock().advanceTo(std::chrono::ceil<std::chrono::seconds>(Clock::now()));
        QCOMPARE(testClock().nextTimer(), Never); // nothing is left of the case before
    }

    void mainMacroCallsInitMain() { QVERIFY(wasInitialised); }

    // S104
    void hoursPassInTheOrderOfTheirDeadlines()
    {
        TimedLog log;
        const auto hour = timerIn(1h, [&] { log.add("Qt's"); });
        QTimer::singleShot(30min, Qt::PreciseTimer, this, [&] { log.add("single shot"); });
        auto later = scheduler().callLater(45min, [&] { log.add("the scheduler's"); });
        auto ticker = scheduler().callEvery({.interval = 20min}, [&] { log.add("tick"); });
        testClock().advance(1h);
        QCOMPARE(log.take(),
                 u"1200 tick, 1800 single shot, 2400 tick, 2700 the scheduler's, 3600 Qt's, 3600 tick"_s);
        ticker.cancel();
    }

    void timeStandsStillUnlessItIsMoved()
    {
        TimedLog log;
        const auto timer = timerIn(1ms, [&] { log.add("fired"); });
        for (int i = 0; i < 1000; ++i)
            QCoreApplication::processEvents();
        QVERIFY(waitUntilIdle());
        QCOMPARE(log.take(), QString());
        QCOMPARE(timer->remainingTimeAsDuration(), 1ms);
        testClock().advance(1ms);
        QCOMPARE(log.take(), u"0.001 fired"_s);
    }

    void equalDeadlinesKeepTheirOrder()
    {
        TimedLog log;
        auto first = scheduler().callLater(1min, [&] { log.add("scheduler"); });
        const auto second = timerIn(1min, [&] { log.add("Qt"); });
        auto third = scheduler().callAt(Clock::now() + 1min, [&] { log.add("scheduler again"); });
        const auto fourth = timerIn(1min, [&] { log.add("Qt again"); });
        testClock().advance(1min);
        QCOMPARE(log.take(), u"60 scheduler, 60 Qt, 60 scheduler again, 60 Qt again"_s);
    }

    void whatATimerSetsOffHappensInItsMoment()
    {
        TimedLog log;
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        QSocketNotifier notifier(ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            log.add("descriptor");
            notifier.setEnabled(false);
        });
        QObject context;
        scheduler().on(match<Bell>(), &context,
                       [&](const Bell &bell) { log.add(u"bell %1"_s.arg(bell.hour)); });
        const auto timer = timerIn(1min, [&] {
            QMetaObject::invokeMethod(
                this, [&] { log.add("posted"); }, Qt::QueuedConnection);
            scheduler().callSoon([&] {
                log.add("called");
                scheduler().callSoon([&] { log.add("called by that"); });
            });
            QVERIFY(scheduler().send(Bell{7}));
            QTimer::singleShot(0, this, [&] { log.add("zero"); });
            QCOMPARE(::write(ends[1], "x", 1), 1);
        });
        auto behind = scheduler().callLater(1min + 1ns, [&] { log.add("a nanosecond later"); });
        testClock().advance(1h);
        auto entries = log.take().split(u", "_s);
        QCOMPARE(entries.takeLast(), u"60 a nanosecond later"_s);
        entries.sort();
        QCOMPARE(words(entries),
                 u"60 bell 7, 60 called, 60 called by that, 60 descriptor, 60 posted, 60 zero"_s);
        ::close(ends[0]);
        ::close(ends[1]);
    }

    void timersThatAreStartedOnTheWayFireOnTheWay()
    {
        TimedLog log;
        TimerHandle next;
        std::function<void()> again = [&] {
            log.add("again");
            next = scheduler().callLater(10s, [&] { again(); });
        };
        next = scheduler().callLater(10s, [&] { again(); });
        testClock().advance(35s);
        QCOMPARE(log.take(), u"10 again, 20 again, 30 again"_s);
        next.cancel();
    }

    void timeIsExactAtTheEnd()
    {
        const auto begin = testClock().now();
        testClock().advance(3ns);
        QCOMPARE(testClock().now() - begin, 3ns);
        QCOMPARE(Clock::now(), testClock().now());
        QCOMPARE(scheduler().now(), testClock().now());
    }

    void coarseTimersKeepTheirGrid_data()
    {
        QTest::addColumn<Qt::TimerType>("type");
        QTest::addColumn<Milliseconds>("interval");
        QTest::addColumn<QString>("log");
        QTest::newRow("precise") << Qt::PreciseTimer << Milliseconds(1234) << u"1.234 fired"_s;
        QTest::newRow("coarse") << Qt::CoarseTimer << Milliseconds(1010) << u"1 fired"_s;
        QTest::newRow("very coarse") << Qt::VeryCoarseTimer << Milliseconds(1234) << u"1 fired"_s;
        QTest::newRow("coarse and long") << Qt::CoarseTimer << Milliseconds(30'100) << u"30 fired"_s;
    }
    void coarseTimersKeepTheirGrid()
    {
        QFETCH(Qt::TimerType, type);
        QFETCH(Milliseconds, interval);
        QFETCH(QString, log);
        TimedLog happened;
        const auto timer = timerIn(
            interval, [&] { happened.add("fired"); }, type);
        testClock().advance(1min);
        QCOMPARE(happened.take(), log);
    }

    void nextTimerIsAllThatHappens()
    {
        TimedLog log;
        auto near = scheduler().callLater(1h, [&] { log.add("near"); });
        auto asNear = scheduler().callLater(1h, [&] { log.add("as near"); });
        const auto far = timerIn(2h, [&] { log.add("far"); });
        QCOMPARE(testClock().nextTimer(), Clock::now() + 1h);
        QVERIFY(testClock().advanceToNextTimer());
        QCOMPARE(log.take(), u"3600 near, 3600 as near"_s);
        QVERIFY(testClock().advanceToNextTimer());
        QCOMPARE(log.take(), u"7200 far"_s);
        const auto before = Clock::now();
        QVERIFY(!testClock().advanceToNextTimer());
        QCOMPARE(Clock::now(), before);
    }

    void timePassesUntilItIsSo()
    {
        int ticks = 0;
        auto ticker = scheduler().callEvery({.interval = 10min}, [&] { ++ticks; });
        const auto begin = Clock::now();
        QVERIFY(testClock().advanceUntil([&] { return ticks == 3; }, 1h));
        QCOMPARE(Clock::now() - begin, 30min);
        QVERIFY(!testClock().advanceUntil([&] { return ticks == 30; }, 1h));
        QCOMPARE(Clock::now() - begin, 90min);
        SIGNALBOX_TRY_COMPARE_FOR(ticks, 10, 10min);
        SIGNALBOX_TRY_VERIFY_FOR(ticks == 11, 10min);
        ticker.cancel();
    }

    void handlerThatTakesLongDelaysTheOthers()
    {
        TimedLog log;
        const auto slow = timerIn(10s, [&] {
            testClock().spend(7s);
            log.add("slow");
        });
        auto ticker =
            scheduler().callEvery({.interval = 5s, .missed = MissedTicks::Burst}, [&] { log.add("tick"); });
        const auto other = timerIn(12s, [&] { log.add("other"); });
        testClock().advance(20s);
        QCOMPARE(log.take(), u"5 tick, 17 slow, 17 tick, 17 other, 17 tick, 20 tick"_s);
        ticker.cancel();
    }

    // ---- nested loops ----

    void nestedLoopGoesOnUntilItsTimer()
    {
        TimedLog log;
        QEventLoop dialog;
        auto opens = scheduler().callLater(10s, [&] {
            log.add("opens");
            dialog.exec();
            log.add("closes");
        });
        const auto other = timerIn(15s, [&] { log.add("other"); });
        auto closes = scheduler().callLater(20s, [&] { dialog.quit(); });
        auto last = scheduler().callLater(25s, [&] { log.add("last"); });
        testClock().advance(1min);
        QCOMPARE(log.take(), u"10 opens, 15 other, 20 closes, 25 last"_s);
    }

    void nestedLoopThatIsStillRunningLetsTimeGoOn()
    {
        TimedLog log;
        QEventLoop dialog;
        auto opens = scheduler().callLater(10s, [&] { dialog.exec(); });
        auto closes = scheduler().callLater(20s, [&] {
            log.add("closes");
            dialog.quit();
        });
        QTest::ignoreMessage(
            QtWarningMsg,
            "TestClock: a nested event loop still runs when the time has come to where it was to be "
            "advanced to, and cannot end before it goes on: it goes on, by 10000 ms");
        testClock().advance(15s);
        QCOMPARE(log.take(), u"20 closes"_s);
    }

    void handlerMayLetTimePass()
    {
        TimedLog log;
        auto outer = scheduler().callLater(10s, [&] {
            log.add("outer begins");
            testClock().advance(10s);
            log.add("outer ends");
        });
        const auto within = timerIn(15s, [&] { log.add("within"); });
        const auto behind = timerIn(25s, [&] { log.add("behind"); });
        testClock().advance(30s);
        QCOMPARE(log.take(), u"10 outer begins, 15 within, 20 outer ends, 25 behind"_s);
    }

    // ---- by itself ----

    void loopsRunThroughHoursAtOnce()
    {
        testClock().setMode(TestClock::Mode::Automatic);
        TimedLog log;
        QEventLoop loop;
        auto ticker = scheduler().callEvery({.interval = 4h}, [&] { log.add("tick"); });
        const auto end = timerIn(9h, [&] { loop.quit(); });
        loop.exec();
        ticker.cancel();
        log.add("done");
        scheduler().callLater(15h, [&] { log.add("last"); });
        QCOMPARE(scheduler().run(), 0);
        testClock().setMode(TestClock::Mode::Manual);
        QCOMPARE(log.take(), u"14400 tick, 28800 tick, 32400 done, 86400 last"_s);
    }

    // ---- the wall clock ----

    void wallClockGoesAlong()
    {
        const auto begin = testClock().wallNow();
        testClock().advance(90min);
        QCOMPARE(testClock().wallNow() - begin, 90min);
    }

    void timersFollowTheWallClockThatIsSet_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("log");
        QTest::newRow("not set") << 0 << u"3600 at one"_s;
        QTest::newRow("forward") << 20 << u"2400 at one"_s;
        QTest::newRow("far forward") << 90 << u"600 at one"_s;
        QTest::newRow("back") << -20 << u"4800 at one"_s;
    }
    void timersFollowTheWallClockThatIsSet()
    {
        QFETCH(int, minutes);
        QFETCH(QString, log);
        TimedLog happened;
        auto timer = scheduler().callAt(testClock().wallNow() + 1h, [&] { happened.add("at one"); });
        testClock().advance(10min);
        testClock().setWallClock(testClock().wallNow() + std::chrono::minutes(minutes));
        testClock().advance(3h);
        QCOMPARE(happened.take(), log);
    }

    void alignedTickerTicksAtFullHours()
    {
        const auto fullHour = std::chrono::floor<std::chrono::hours>(testClock().wallNow());
        testClock().setWallClock(fullHour + 40min);
        TimedLog log;
        auto ticker =
            scheduler().callEvery({.interval = 1h, .isAligned = true}, [&] { log.add("full hour"); });
        testClock().advance(90min);
        QCOMPARE(log.take(), u"1200 full hour, 4800 full hour"_s);
        testClock().setWallClock(fullHour + 30min);
        testClock().advance(30min);
        QCOMPARE(log.take(), u"7200 full hour"_s);
        ticker.cancel();
    }

    void tickerThatCannotCatchUpStopsNoOtherTimer()
    {
        TimedLog log;
        auto ticker = scheduler().callEvery({.interval = 1s, .missed = MissedTicks::Burst}, [&] {
            log.add("tick");
            testClock().spend(5s);
        });
        auto ours = scheduler().callLater(12s, [&] {
            log.add("the scheduler's");
            ticker.cancel();
        });
        const auto qts = timerIn(12s, [&] { log.add("Qt's"); });
        testClock().advance(30s);
        QCOMPARE(log.take(), u"1 tick, 6 tick, 11 tick, 16 tick, 21 the scheduler's, 21 Qt's"_s);
    }

    // ---- other threads ----

    void threadsStandInOneLineOfTime()
    {
        TimedLog log;
        auto ours = scheduler().callEvery({.interval = 3s}, [&] { log.add("ours"); });
        std::unique_ptr<QTimer> qt;
        TimerHandle theirs;
        {
            const Worker worker([&] {
                theirs = scheduler().callEvery({.interval = 2s}, [&] { log.add("theirs"); });
                qt = timerIn(5s, [&] { log.add("theirs of Qt"); });
                qt->setParent(nullptr);
            });
            testClock().advance(5s);
            QCOMPARE(log.take(), u"2 theirs, 3 ours, 4 theirs, 5 theirs of Qt"_s);
            QVERIFY(testClock().advanceToNextTimer());
            auto both = log.take().split(u", "_s); // at one moment, in two threads
            both.sort();
            QCOMPARE(words(both), u"6 ours, 6 theirs"_s);
            scheduler().callSoon([] {});
        }
        ours.cancel();
    }

    void answerOfAnotherThreadComesInItsMoment()
    {
        TimedLog log;
        const auto remote = scheduler().remote();
        const Worker worker([&] {
            scheduler().callLater(10s, [&, remote] {
                remote.call([&] {
                    log.add("answer");
                    scheduler().callLater(1s, [&] { log.add("a second later"); });
                });
            });
        });
        auto behind = scheduler().callLater(10s + 1ns, [&] { log.add("behind"); });
        testClock().advance(1min);
        QCOMPARE(log.take(), u"10 answer, 10 behind, 11 a second later"_s);
    }

    void loopsOfAllThreadsRunThroughHoursAtOnce()
    {
        testClock().setMode(TestClock::Mode::Automatic);
        TimedLog log;
        QEventLoop loop;
        const Worker worker([&] {
            QTimer::singleShot(2h, Qt::PreciseTimer, [&] {
                log.add("theirs");
                QMetaObject::invokeMethod(
                    &loop, [&] { log.add("told"); }, Qt::QueuedConnection);
            });
        });
        auto near = scheduler().callLater(1h, [&] { log.add("ours"); });
        auto end = scheduler().callLater(3h, [&] { loop.quit(); });
        loop.exec();
        testClock().setMode(TestClock::Mode::Manual);
        QCOMPARE(log.take(), u"3600 ours, 7200 theirs, 7200 told"_s);
    }

    // ---- idle ----

    void idleIsWhenAllThatWasPostedIsDone()
    {
        EventLog log;
        QPointer<QObject> object = new QObject;
        object->deleteLater();
        QMetaObject::invokeMethod(
            this,
            [&] {
                log.add("posted");
                scheduler().callSoon([&] {
                    log.add("called");
                    QTimer::singleShot(0, this, [&] { log.add("zero"); });
                });
            },
            Qt::QueuedConnection);
        QVERIFY(waitUntilIdle());
        QCOMPARE(words(log.take()), u"posted, called, zero"_s);
        QVERIFY(!object);
    }

    void idleWaitsForOtherThreads()
    {
        EventLog log;
        const Worker worker([] {});
        auto *far = new QObject;
        far->moveToThread(const_cast<Worker *>(&worker));
        QMetaObject::invokeMethod(
            far,
            [&, far] {
                QMetaObject::invokeMethod(
                    this, [&] { log.add("answer"); }, Qt::QueuedConnection);
                far->deleteLater();
            },
            Qt::QueuedConnection);
        QVERIFY(waitUntilIdle());
        QCOMPARE(words(log.take()), u"answer"_s);
    }

    void whatIsStillBusyIsNamed()
    {
        QTimer timer;
        timer.setObjectName(u"spinner"_s);
        timer.start(0);
        QTest::ignoreMessage(
            QtWarningMsg,
            "waitUntilIdle: there is still something to do: a timer of 0 ms of QTimer \"spinner\" is due");
        QVERIFY(!waitUntilIdle());
    }

    void timePassesThoughSomethingIsAlwaysBusy()
    {
        TimedLog log;
        QObject context;
        scheduler().on(match<Bell>(), &context, [&] { static_cast<void>(scheduler().send(Bell{1})); });
        QVERIFY(scheduler().send(Bell{1}));
        auto later = scheduler().callLater(1h, [&] { log.add("later"); });
        QTest::ignoreMessage(QtWarningMsg,
                             "TestClock: there is still something to do, and time passes all the same: the "
                             "scheduler has calls or events to run");
        testClock().advance(2h);
        QCOMPARE(log.take(), u"3600 later"_s);
        scheduler().rootQueue().clear();
    }
};

SIGNALBOX_TEST_GUILESS_MAIN(tst_TestClock)
#include "tst_testclock.moc"
