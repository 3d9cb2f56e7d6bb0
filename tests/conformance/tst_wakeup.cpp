// SPDX-License-Identifier: MIT
// Wake-ups, interrupts and posted events, between threads and within one: D23–D32.
#include "fixtures.h"
#include "host.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <vector>

using namespace Conformance;
using namespace Qt::StringLiterals;

class WakeUp : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void anotherThreadEndsTheWait_data();
    void anotherThreadEndsTheWait();
    void callBeforeTheWaitIsRemembered_data();
    void callBeforeTheWaitIsRemembered();
    void wakeUpWhileAwakeKeepsTheNextWaitFromBlocking_data();
    void wakeUpWhileAwakeKeepsTheNextWaitFromBlocking();
    void manyWakeUpsAreOne();
    void wakeUpsFromManyThreadsAreSafe();
    void noPostIsLostBetweenTwoThreads();
    void noPostIsLostFromManyThreads();
    void quitFromAnotherThreadAlwaysArrives();
    void quitBeforeExecIsNotLost();
    void interruptEndsTheTurnButNotTheLoop();
    void objectMovedWithPostedEventsWakesItsNewThread();
    void filteredSendPostedEventsLeavesTheRestAwake();
    void postsComeByPriorityThenInOrder();
    void removedPostsAreNotDelivered();
    void deferredDeleteOfAnOuterLevelLetsANestedLoopSleep();
    void blockingCallsWorkInBothDirections();
};

namespace {

void call(const QString &what, QAbstractEventDispatcher *dispatcher, QObject *receiver)
{
    if (what == "wakeUp"_L1)
        dispatcher->wakeUp();
    else if (what == "interrupt"_L1)
        dispatcher->interrupt();
    else
        post(receiver);
}

} // namespace

void WakeUp::anotherThreadEndsTheWait_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"wakeUp", "interrupt", "postEvent"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void WakeUp::anotherThreadEndsTheWait()
{
    QFETCH(QString, what);
    Listener receiver;
    settle();
    Watchdog watchdog;
    std::thread other([&, target = dispatcher()] {
        passTime(20);
        call(what, target, &receiver);
    });
    turn(QEventLoop::WaitForMoreEvents);
    other.join();
    QVERIFY(!watchdog.hasBitten());
}

// A call that lands between the loop's look at its exit flag and its sleep must still prevent the sleep
// (QTBUG-91539).
void WakeUp::callBeforeTheWaitIsRemembered_data()
{
    anotherThreadEndsTheWait_data();
}

void WakeUp::callBeforeTheWaitIsRemembered()
{
    QFETCH(QString, what);
    Listener receiver;
    settle();
    Watchdog watchdog;
    for (int i = 0; i < 20; ++i) {
        call(what, dispatcher(), &receiver);
        turn(QEventLoop::WaitForMoreEvents);
    }
    std::thread([&, target = dispatcher()] { call(what, target, &receiver); }).join();
    turn(QEventLoop::WaitForMoreEvents);
    QVERIFY(!watchdog.hasBitten());
}

void WakeUp::wakeUpWhileAwakeKeepsTheNextWaitFromBlocking_data()
{
    QTest::addColumn<QString>("from");
    for (const char *from : {"posted", "notifier", "timer"})
        QTest::newRow(from) << QString::fromLatin1(from);
}

// From a posted event it is this very turn that must not block, and Qt says that another turn follows: a
// waiting turn that comes after both may sleep.
void WakeUp::wakeUpWhileAwakeKeepsTheNextWaitFromBlocking()
{
    QFETCH(QString, from);
    Listener context;
    settle();
    const auto wake = [] { dispatcher()->wakeUp(); };
    Listener receiver([&](QEvent *) { wake(); });
    TimerListener timer([&](int id) {
        timer.killTimer(id);
        wake();
    });
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, &context, [&] {
        drain(ends.near);
        wake();
    });
    if (from == "posted"_L1)
        post(&receiver);
    else if (from == "notifier"_L1)
        write(ends.far);
    else
        timer.startTimer(0);
    Watchdog watchdog;
    turn(QEventLoop::WaitForMoreEvents);
    if (from != "posted"_L1)
        turn(QEventLoop::WaitForMoreEvents);
    QVERIFY(!watchdog.hasBitten());
}

void WakeUp::manyWakeUpsAreOne()
{
    settle();
    for (int i = 0; i < 1000; ++i)
        dispatcher()->wakeUp();
    QVERIFY(turn());
    settle();
    QVERIFY(!turn());
}

void WakeUp::wakeUpsFromManyThreadsAreSafe()
{
    constexpr int callers = 4;
    std::atomic<int> running = callers;
    std::vector<std::thread> threads;
    Watchdog watchdog;
    for (int i = 0; i < callers; ++i) {
        threads.emplace_back([&, target = dispatcher()] {
            for (int call = 0; call < 5000; ++call)
                call % 2 == 0 ? target->wakeUp() : target->interrupt();
            --running;
            target->wakeUp();
        });
    }
    while (running > 0 && !watchdog.hasBitten())
        turn(QEventLoop::WaitForMoreEvents);
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(!watchdog.hasBitten());
}

void WakeUp::noPostIsLostBetweenTwoThreads()
{
    constexpr int rounds = 5000;
    HostThread thread;
    int received = 0;
    Listener there;
    Listener here([&](QEvent *event) {
        if (event->type() != QEvent::User)
            return;
        if (++received < rounds)
            post(&there);
    });
    there.setHandler([&](QEvent *event) {
        if (event->type() == QEvent::User)
            post(&here);
    });
    there.moveToThread(&thread);
    post(&there);
    QVERIFY(waitUntil([&] { return received == rounds; }));
    thread.giveBack(&there);
}

void WakeUp::noPostIsLostFromManyThreads()
{
    constexpr int callers = 3;
    constexpr int postsEach = 3000;
    int received = 0;
    Listener receiver([&](QEvent *event) {
        if (event->type() == QEvent::User)
            ++received;
    });
    std::vector<std::thread> threads;
    for (int i = 0; i < callers; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < postsEach; ++n) {
                post(&receiver);
                if (n % 16 == 0)
                    std::this_thread::yield();
            }
        });
    }
    const bool complete = waitUntil([&] { return received == callers * postsEach; });
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY2(complete, QByteArray::number(received));
}

void WakeUp::quitFromAnotherThreadAlwaysArrives()
{
    for (int round = 0; round < 200; ++round) {
        QThread thread;
        provideDispatcher(&thread);
        thread.start();
        if (round % 2 == 0)
            std::this_thread::yield();
        thread.quit();
        QVERIFY2(thread.wait(patienceInMs()), QByteArray::number(round));
    }
}

void WakeUp::quitBeforeExecIsNotLost()
{
    QThread *const here = QThread::currentThread();
    for (int round = 0; round < 50; ++round) {
        QEventLoop loop;
        std::thread other([&] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });
        Watchdog watchdog;
        loop.exec();
        other.join();
        QVERIFY(!watchdog.hasBitten());
        QCOMPARE(loop.thread(), here);
    }
}

void WakeUp::interruptEndsTheTurnButNotTheLoop()
{
    EventLog log;
    QEventLoop loop;
    TimerListener timer([&](int id) {
        log.add("timer");
        timer.killTimer(id);
        loop.quit();
    });
    timer.startTimer(30, Qt::PreciseTimer);
    postCall(this, [] { dispatcher()->interrupt(); });
    loop.exec();
    QCOMPARE(words(log.take()), u"timer"_s);
}

void WakeUp::objectMovedWithPostedEventsWakesItsNewThread()
{
    HostThread thread;
    thread.call([] {}); // it is up, and asleep again soon
    std::atomic<int> received = 0;
    Listener receiver([&](QEvent *event) {
        if (event->type() == QEvent::User && ++received == 3)
            thread.quit();
    });
    for (int i = 0; i < 3; ++i)
        post(&receiver);
    passTime(20);
    receiver.moveToThread(&thread);
    QVERIFY(thread.wait(patienceInMs()));
    QCOMPARE(received.load(), 3);
}

// sendPostedEvents() for one receiver must not use up the wake-up of the others.
void WakeUp::filteredSendPostedEventsLeavesTheRestAwake()
{
    EventLog log;
    Listener chosen([&](QEvent *) { log.add("chosen"); });
    Listener other([&](QEvent *) { log.add("other"); });
    settle();
    post(&other);
    post(&chosen);
    QCoreApplication::sendPostedEvents(&chosen, QEvent::User);
    QCOMPARE(words(log.take()), u"chosen"_s);
    Watchdog watchdog;
    turn(QEventLoop::WaitForMoreEvents);
    QVERIFY(!watchdog.hasBitten());
    QCOMPARE(words(log.take()), u"other"_s);
}

void WakeUp::postsComeByPriorityThenInOrder()
{
    EventLog log;
    Listener a([&](QEvent *) { log.add("a"); });
    Listener b([&](QEvent *) { log.add("b"); });
    Listener high([&](QEvent *) { log.add("high"); });
    Listener low([&](QEvent *) { log.add("low"); });
    post(&low, Qt::LowEventPriority);
    post(&a);
    post(&b);
    post(&high, Qt::HighEventPriority);
    post(&a);
    turn();
    QCOMPARE(words(log.take()), u"high, a, b, a, low"_s);
}

void WakeUp::removedPostsAreNotDelivered()
{
    EventLog log;
    Listener removed([&](QEvent *) { log.add("removed"); });
    Listener kept([&](QEvent *) { log.add("kept"); });
    post(&removed);
    post(&kept);
    QCoreApplication::removePostedEvents(&removed);
    turn();
    QCOMPARE(words(log.take()), u"kept"_s);
}

// The loop level forbids the delete, so it stays in Qt's queue; a loop that takes that for work never sleeps.
void WakeUp::deferredDeleteOfAnOuterLevelLetsANestedLoopSleep()
{
    Listener context;
    QEventLoop outer;
    int turns = 0;
    bool diedInside = true;
    postCall(this, [&] {
        QPointer<QObject> doomed = new QObject;
        doomed->deleteLater();
        QEventLoop inner;
        connect(dispatcher(), &QAbstractEventDispatcher::awake, &context, [&] { ++turns; });
        QTimer::singleShot(100, Qt::PreciseTimer, &inner, &QEventLoop::quit);
        inner.exec();
        diedInside = doomed.isNull();
        outer.quit();
    });
    outer.exec();
    QVERIFY(!diedInside);
    QVERIFY2(turns <= 20, QByteArray::number(turns));
}

void WakeUp::blockingCallsWorkInBothDirections()
{
    HostThread thread;
    int answer = 0;
    Listener here;
    std::atomic<bool> done = false;
    std::thread other([&] {
        for (int i = 0; i < 100; ++i)
            QMetaObject::invokeMethod(
                &here, [&] { ++answer; }, Qt::BlockingQueuedConnection);
        done = true;
        post(&here);
    });
    QVERIFY(waitUntil([&] { return done.load(); }));
    other.join();
    QCOMPARE(answer, 100);
    thread.call([&] { answer = -1; });
    QCOMPARE(answer, -1);
}

CONFORMANCE_MAIN(WakeUp)
#include "tst_wakeup.moc"
