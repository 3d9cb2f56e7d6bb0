// SPDX-License-Identifier: MIT
// Defects of Qt 6.4's own dispatchers. Each case asserts that the defect is there on the hosts that the table
// of differences names, and that it is not on all others. More of them, where a check of another suite meets
// them, have rows of the table too; those that are a matter of cost are in tst_costs.cpp.
#include "fixtures.h"
#include "host.h"

#include <QtCore/QSemaphore>

using namespace Conformance;
using namespace Qt::StringLiterals;

class StockDefects : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void quitIsLostAfterANestedTurn();
    void interruptIsLostAfterANestedTurn();
    void waitBlocksAlthoughAHandlerHasPosted();
    void waitBlocksAlthoughATimerHasPosted();
    void veryCoarseTimerBelowHalfASecondSpins_data();
    void veryCoarseTimerBelowHalfASecondSpins();
    void excludedNotifiersActivate();
    void excludedTimersFire();
    void hangUpMissesWriteAndException_data();
    void hangUpMissesWriteAndException();
};

/*
    QEventDispatcherUNIX: a posted event's handler runs a nested turn after another thread has called quit().
    The nested turn reads the wake-up, the outer turn sleeps, and the thread never ends. Nothing of it is a
    race here: the handler waits until quit() has returned.
*/
void StockDefects::quitIsLostAfterANestedTurn()
{
    HostThread thread;
    QSemaphore handlerRuns;
    QSemaphore quitReturned;
    Listener context;
    context.moveToThread(&thread);
    postCall(&context, [&] {
        handlerRuns.release();
        quitReturned.acquire();
        dispatcher()->processEvents(QEventLoop::AllEvents);
    });
    handlerRuns.acquire();
    thread.quit();
    quitReturned.release();
    const bool wasLost = !thread.wait(patienceInMs());
    if (wasLost) {
        thread.eventDispatcher()->wakeUp();
        QVERIFY(thread.wait(20000));
    }
    QCOMPARE(wasLost, defectIsHere());
}

// QEventDispatcherUNIX: the same for interrupt(), within one thread.
void StockDefects::interruptIsLostAfterANestedTurn()
{
    Listener context;
    settle();
    postCall(&context, [] {
        dispatcher()->interrupt();
        turn();
    });
    Watchdog watchdog;
    turn(QEventLoop::WaitForMoreEvents);
    QCOMPARE(watchdog.hasBitten(), defectIsHere());
}

// QEventDispatcherUNIX: `while (!done) processEvents(WaitForMoreEvents)` delivers the second event, and then
// sleeps.
void StockDefects::waitBlocksAlthoughAHandlerHasPosted()
{
    EventLog log;
    Listener receiver([&](QEvent *) {
        log.add("posted");
        if (log.size() < 2)
            post(&receiver);
    });
    settle();
    post(&receiver);
    Watchdog watchdog;
    turn(QEventLoop::WaitForMoreEvents);
    turn(QEventLoop::WaitForMoreEvents);
    QCOMPARE(words(log.take()), u"posted, posted"_s);
    QCOMPARE(watchdog.hasBitten(), defectIsHere());
}

// No stock dispatcher: the wake-up of a post that a timer makes is still to be read. To see that it stays so.
void StockDefects::waitBlocksAlthoughATimerHasPosted()
{
    EventLog log;
    Listener receiver([&](QEvent *) { log.add("posted"); });
    TimerListener timer([&](int id) {
        timer.killTimer(id);
        post(&receiver);
    });
    settle();
    timer.startTimer(0);
    Watchdog watchdog;
    turn(QEventLoop::WaitForMoreEvents);
    turn(QEventLoop::WaitForMoreEvents);
    QCOMPARE(words(log.take()), u"posted"_s);
    QVERIFY(!watchdog.hasBitten());
}

void StockDefects::veryCoarseTimerBelowHalfASecondSpins_data()
{
    QTest::addColumn<int>("interval");
    QTest::newRow("1 ms") << 1;
    QTest::newRow("250 ms") << 250;
    QTest::newRow("499 ms") << 499;
}

// Both: the interval is rounded to zero seconds, and the timer is due in each turn once it has fired for the
// first time.
void StockDefects::veryCoarseTimerBelowHalfASecondSpins()
{
    QFETCH(int, interval);
    int fired = 0;
    TimerListener timer([&](int) { ++fired; });
    timer.startTimer(interval, Qt::VeryCoarseTimer);
    QVERIFY(waitUntil([&] { return fired > 0; }));
    constexpr int turns = 200;
    const int before = fired;
    for (int i = 0; i < turns; ++i)
        turn();
    // A machine that stalls for seconds among these turns lets an honest timer fire again, but never in each
    // turn.
    QCOMPARE(fired - before > turns / 2, defectIsHere());
}

// QEventDispatcherGlib: the flag has no effect.
void StockDefects::excludedNotifiersActivate()
{
    EventLog log;
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] { log.add("read"); });
    write(ends.far);
    turn(QEventLoop::ExcludeSocketNotifiers);
    QCOMPARE(log.size() > 0, defectIsHere());
}

// No stock dispatcher, although Qt documents the flag as one for X11 and expects it to fail elsewhere.
void StockDefects::excludedTimersFire()
{
    EventLog log;
    TimerListener timer([&](int) { log.add("timer"); });
    timer.startTimer(0);
    for (int i = 0; i < 3; ++i)
        turn(QEventLoop::X11ExcludeTimers);
    QCOMPARE(words(log.take()), QString());
}

void StockDefects::hangUpMissesWriteAndException_data()
{
    QTest::addColumn<bool>("isPipe");
    QTest::newRow("reading end of a pipe without writers") << true;
    QTest::newRow("socket closed by its peer") << false;
}

// QEventDispatcherGlib: asks for HUP on behalf of read notifiers only. Who waits to write to a reading end,
// or for an exception, waits for ever.
void StockDefects::hangUpMissesWriteAndException()
{
    QFETCH(bool, isPipe);
    EventLog log;
    Ends ends = isPipe ? pipeEnds() : socketPair();
    ends.far.close();
    std::unique_ptr<QSocketNotifier> notifiers[2];
    if (isPipe) {
        notifiers[0] = std::make_unique<QSocketNotifier>(ends.near, QSocketNotifier::Write);
        connect(notifiers[0].get(), &QSocketNotifier::activated, this, [&] { log.add("write"); });
    }
    notifiers[1] = std::make_unique<QSocketNotifier>(ends.near, QSocketNotifier::Exception);
    connect(notifiers[1].get(), &QSocketNotifier::activated, this, [&] { log.add("exception"); });
    turn();
    const bool isMissed = log.size() == 0;
    QCOMPARE(isMissed, defectIsHere());
    if (!isMissed)
        QCOMPARE(words(log.take()), isPipe ? u"write, exception"_s : u"exception"_s);
}

CONFORMANCE_MAIN(StockDefects)
#include "tst_stockdefects.moc"
