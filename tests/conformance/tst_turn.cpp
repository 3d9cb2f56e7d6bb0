// SPDX-License-Identifier: MIT
// One call of processEvents(): order, return value, signals. D12–D16, D20, D21. Flags that exclude are in
// tst_flags.cpp.
#include "fixtures.h"
#include "host.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

#include <csignal>
#include <pthread.h>

using namespace Conformance;
using namespace Qt::StringLiterals;

class Turn : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void postedThenNotifiersThenTimers_data();
    void postedThenNotifiersThenTimers();
    void postMadeWhileDeliveringWaitsForTheNextTurn_data();
    void postMadeWhileDeliveringWaitsForTheNextTurn();
    void returnValueSaysWhetherSomethingWasHandled_data();
    void returnValueSaysWhetherSomethingWasHandled();
    void availableEventsKeepTheCallFromBlocking_data();
    void availableEventsKeepTheCallFromBlocking();
    void waitEndsWithWhatHappens_data();
    void waitEndsWithWhatHappens();
    void signalHandlersDoNotEndTheWait();
    void nonBlockingTurnIsAwakeOnce();
    void aboutToBlockComesOnlyBeforeASleep();
    void blockingTurnIsAwakeAfterItsSleep();
    void whatAboutToBlockHandlersStartIsNotSleptOver_data();
    void whatAboutToBlockHandlersStartIsNotSleptOver();
    void deleteLaterFromAboutToBlockIsNotSleptOver();
};

void Turn::postedThenNotifiersThenTimers_data()
{
    QTest::addColumn<int>("flags");
    QTest::newRow("all events") << int(QEventLoop::AllEvents);
    QTest::newRow("wait for more events") << int(QEventLoop::WaitForMoreEvents);
    QTest::newRow("exclude user input") << int(QEventLoop::ExcludeUserInputEvents);
    QTest::newRow("hint: in QEventLoop::exec") << int(QEventLoop::EventLoopExec);
    QTest::newRow("hint: in a dialog") << int(QEventLoop::DialogExec);
    QTest::newRow("hint: in QCoreApplication::exec")
        << int(QEventLoop::ApplicationExec | QEventLoop::EventLoopExec);
    QTest::newRow("bits nobody knows") << 0x7f000000;
}

void Turn::postedThenNotifiersThenTimers()
{
    QFETCH(int, flags);
    EverythingReady ready;
    QVERIFY(turn(QEventLoop::ProcessEventsFlags(flags)));
    QCOMPARE(words(ready.log.take()), u"posted, notifier, timer"_s);
}

void Turn::postMadeWhileDeliveringWaitsForTheNextTurn_data()
{
    QTest::addColumn<QString>("from");
    QTest::newRow("from a posted event") << u"posted"_s;
    QTest::newRow("from a notifier") << u"notifier"_s;
    QTest::newRow("from a timer") << u"timer"_s;
}

void Turn::postMadeWhileDeliveringWaitsForTheNextTurn()
{
    QFETCH(QString, from);
    EventLog log;
    Listener late([&](QEvent *) { log.add("late"); });
    Listener receiver([&](QEvent *) { post(&late); });
    TimerListener timer([&](int) { post(&late); });
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] { post(&late); });
    int timerId = 0;
    if (from == "posted"_L1)
        post(&receiver);
    else if (from == "notifier"_L1)
        write(ends.far);
    else
        timerId = timer.startTimer(0);

    turn();
    QCOMPARE(words(log.take()), QString());
    notifier.setEnabled(false);
    if (timerId != 0)
        timer.killTimer(timerId);
    turn();
    QCOMPARE(words(log.take()), u"late"_s);
}

void Turn::returnValueSaysWhetherSomethingWasHandled_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("handled");
    QTest::newRow("nothing") << u"nothing"_s << false;
    QTest::newRow("a posted event") << u"posted"_s << true;
    QTest::newRow("a wake-up") << u"wake"_s << true;
    QTest::newRow("a notifier") << u"notifier"_s << true;
    QTest::newRow("a timer") << u"timer"_s << true;
    QTest::newRow("a zero timer") << u"zero timer"_s << false; // else while (processEvents()) never ends
}

void Turn::returnValueSaysWhetherSomethingWasHandled()
{
    QFETCH(QString, what);
    QFETCH(bool, handled);
    Listener receiver;
    TimerListener timer([](int) {});
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    settle();
    if (what == "posted"_L1)
        post(&receiver);
    else if (what == "wake"_L1)
        dispatcher()->wakeUp();
    else if (what == "notifier"_L1)
        write(ends.far);
    else if (what == "zero timer"_L1)
        timer.startTimer(0);
    else if (what == "timer"_L1)
        timer.startTimer(1, Qt::PreciseTimer);
    passTime(2);
    const bool result = turn();
    EXPECT_DIFFERENCE();
    QCOMPARE(result, handled);
}

void Turn::availableEventsKeepTheCallFromBlocking_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"posted", "notifier", "timer"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void Turn::availableEventsKeepTheCallFromBlocking()
{
    QFETCH(QString, what);
    EventLog log;
    Listener receiver([&](QEvent *) { log.add("posted"); });
    TimerListener timer([&](int) { log.add("timer"); });
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] { log.add("notifier"); });
    settle();
    if (what == "posted"_L1)
        post(&receiver);
    else if (what == "notifier"_L1)
        write(ends.far);
    else
        timer.startTimer(1, Qt::PreciseTimer);
    passTime(2);
    Watchdog watchdog;
    QVERIFY(turn(QEventLoop::WaitForMoreEvents));
    QVERIFY(!watchdog.hasBitten());
    QCOMPARE(words(log.take()), what);
}

void Turn::waitEndsWithWhatHappens_data()
{
    availableEventsKeepTheCallFromBlocking_data();
}

void Turn::waitEndsWithWhatHappens()
{
    QFETCH(QString, what);
    EventLog log;
    Listener receiver([&](QEvent *event) {
        if (event->type() == QEvent::User)
            log.add("posted");
    });
    TimerListener timer([&](int) { log.add("timer"); });
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        drain(ends.near);
        log.add("notifier");
    });
    settle();
    if (what == "timer"_L1)
        timer.startTimer(50, Qt::PreciseTimer);
    std::thread other([&] {
        passTime(20);
        if (what == "posted"_L1)
            post(&receiver);
        else if (what == "notifier"_L1)
            write(ends.far);
    });
    QVERIFY(waitUntil([&] { return log.size() > 0; }));
    other.join();
    QCOMPARE(words(log.take()), what);
}

// EINTR must neither end the wait nor stretch it: the call goes on until something that counts happens.
void Turn::signalHandlersDoNotEndTheWait()
{
    struct sigaction action = {};
    struct sigaction before = {};
    static std::atomic<int> signalsSeen;
    signalsSeen = 0;
    action.sa_handler = [](int) { ++signalsSeen; };
    sigaction(SIGUSR1, &action, &before); // without SA_RESTART

    EventLog log;
    Listener receiver([&](QEvent *) { log.add("posted"); });
    settle();
    std::thread other([&, looping = pthread_self()] {
        while (signalsSeen < 20) {
            pthread_kill(looping, SIGUSR1);
            passTime(2);
        }
        post(&receiver);
    });
    Watchdog watchdog;
    while (signalsSeen == 0 && !watchdog.hasBitten())
        passTime(1);
    const bool result = turn(QEventLoop::WaitForMoreEvents);
    turn(); // delivers the post, on hosts where it ended the wait
    other.join();
    sigaction(SIGUSR1, &before, nullptr);
    QVERIFY(!watchdog.hasBitten());
    QVERIFY(result);
    QCOMPARE(words(log.take()), u"posted"_s);
    QVERIFY(signalsSeen >= 20);
}

void Turn::nonBlockingTurnIsAwakeOnce()
{
    EventLog log;
    Listener context;
    connect(dispatcher(), &QAbstractEventDispatcher::awake, &context, [&] { log.add("awake"); });
    connect(dispatcher(), &QAbstractEventDispatcher::aboutToBlock, &context,
            [&] { log.add("aboutToBlock"); });
    EverythingReady ready;
    turn();
    QCOMPARE(words(log.take()), u"awake"_s);
    turn();
    QCOMPARE(words(log.take()), u"awake"_s);
}

void Turn::aboutToBlockComesOnlyBeforeASleep()
{
    EventLog log;
    Listener context;
    connect(dispatcher(), &QAbstractEventDispatcher::aboutToBlock, &context,
            [&] { log.add("aboutToBlock"); });
    EverythingReady ready;
    turn(QEventLoop::WaitForMoreEvents);
    EXPECT_DIFFERENCE();
    QCOMPARE(words(log.take()), QString());
}

void Turn::blockingTurnIsAwakeAfterItsSleep()
{
    EventLog log;
    Listener context;
    settle();
    TimerListener timer([&](int id) {
        timer.killTimer(id);
        log.add("timer");
    });
    timer.startTimer(20, Qt::PreciseTimer);
    connect(dispatcher(), &QAbstractEventDispatcher::awake, &context, [&] { log.add("awake"); });
    connect(dispatcher(), &QAbstractEventDispatcher::aboutToBlock, &context,
            [&] { log.add("aboutToBlock"); });
    QVERIFY(waitUntil([&] { return log.count("timer") > 0; }));
    turn();
    QVERIFY(log.count("aboutToBlock") >= 1);
    QVERIFY2(log.count("awake") >= log.count("aboutToBlock"), qPrintable(words(log.entries())));
    QVERIFY(log.entries().lastIndexOf(u"awake"_s) > log.entries().indexOf(u"aboutToBlock"_s));
}

void Turn::whatAboutToBlockHandlersStartIsNotSleptOver_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"post", "timer", "notifier", "wakeUp", "interrupt"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void Turn::whatAboutToBlockHandlersStartIsNotSleptOver()
{
    QFETCH(QString, what);
    EventLog log;
    Listener context;
    Ends ends = socketPair();
    write(ends.far);
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    notifier.setEnabled(false);
    connect(&notifier, &QSocketNotifier::activated, &context, [&] {
        drain(ends.near);
        log.add("notifier");
    });
    TimerListener timer([&](int id) {
        timer.killTimer(id);
        log.add("timer");
    });
    Listener receiver([&](QEvent *) { log.add("post"); });
    settle();

    bool asked = false;
    connect(dispatcher(), &QAbstractEventDispatcher::aboutToBlock, &context, [&] {
        if (std::exchange(asked, true))
            return;
        if (what == "post"_L1)
            post(&receiver);
        else if (what == "timer"_L1)
            timer.startTimer(1);
        else if (what == "notifier"_L1)
            notifier.setEnabled(true);
        else if (what == "wakeUp"_L1)
            dispatcher()->wakeUp();
        else
            dispatcher()->interrupt();
    });
    Watchdog watchdog;
    turn(QEventLoop::WaitForMoreEvents);
    QVERIFY(!watchdog.hasBitten());
    QVERIFY(asked);
    if (what == "wakeUp"_L1 || what == "interrupt"_L1)
        return;
    turn();
    if (log.size() == 0)
        turn();
    QCOMPARE(words(log.take()), what);
}

// Nothing but the deferred delete itself happens after the last look at the queue.
void Turn::deleteLaterFromAboutToBlockIsNotSleptOver()
{
    QEventLoop loop;
    auto *doomed = new QObject;
    connect(dispatcher(), &QAbstractEventDispatcher::aboutToBlock, doomed, &QObject::deleteLater);
    connect(doomed, &QObject::destroyed, &loop, &QEventLoop::quit);
    Watchdog watchdog;
    loop.exec(QEventLoop::WaitForMoreEvents);
    QVERIFY(!watchdog.hasBitten());
}

CONFORMANCE_MAIN(Turn)
#include "tst_turn.moc"
