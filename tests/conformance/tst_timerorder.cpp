// SPDX-License-Identifier: MIT
// Which timers fire in a turn, and in which order: D41, D47–D49.
#include "fixtures.h"
#include "host.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

using namespace Conformance;
using namespace Qt::StringLiterals;

class TimerOrder : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void overdueTimerFiresOncePerTurn();
    void dueTimersFireInOrderOfTheirExpiry();
    void zeroTimersFireInOrderOfTheirStart_data();
    void zeroTimersFireInOrderOfTheirStart();
    void zeroTimerFiresOncePerTurn();
    void zeroTimerMakesTheWaitZero();
    void zeroTimerStartedInAHandlerWaitsForTheNextTurn();
    void timerRestartedInAHandlerWaitsForTheNextTurn();
    void postedEventsDoNotStarveTimers();
    void timersDoNotStarvePostedEventsAndNotifiers();
    void timerKilledByAnEarlierHandlerDoesNotFire();
    void timerMayKillItself();
    void handlerMayDeleteTheOwnerOfALaterTimer();
    void handlerMayDeleteItsOwnOwner();
};

void TimerOrder::overdueTimerFiresOncePerTurn()
{
    EventLog log;
    TimerListener owner([&](int) { log.add("tick"); });
    owner.startTimer(200, Qt::PreciseTimer);
    passTime(650);
    turn();
    QCOMPARE(log.take(), QStringList{u"tick"_s});
    passTime(1);
}

void TimerOrder::dueTimersFireInOrderOfTheirExpiry()
{
    EventLog log;
    QHash<int, QString> names;
    TimerListener owner([&](int id) {
        log.add(names[id]);
        owner.killTimer(id);
    });
    names[owner.startTimer(9, Qt::PreciseTimer)] = u"nine"_s;
    names[owner.startTimer(3, Qt::PreciseTimer)] = u"three"_s;
    names[owner.startTimer(6, Qt::PreciseTimer)] = u"six"_s;
    passTime(12);
    turn();
    QCOMPARE(log.take(), (QStringList{u"three"_s, u"six"_s, u"nine"_s}));
}

void TimerOrder::zeroTimersFireInOrderOfTheirStart_data()
{
    QTest::addColumn<QList<int>>("order");
    QTest::newRow("forward") << QList<int>{0, 1, 2};
    QTest::newRow("backward") << QList<int>{2, 1, 0};
    QTest::newRow("middle first") << QList<int>{1, 2, 0};
}

void TimerOrder::zeroTimersFireInOrderOfTheirStart()
{
    QFETCH(QList<int>, order);
    EventLog log;
    QTimer timers[3];
    const QString names[3] = {u"a"_s, u"b"_s, u"c"_s};
    for (int i = 0; i < 3; ++i) {
        timers[i].setInterval(0);
        connect(&timers[i], &QTimer::timeout, this, [&, i] { log.add(names[i]); });
    }
    QStringList expected;
    for (int i : order) {
        timers[i].start();
        expected.append(names[i]);
    }
    turn();
    QCOMPARE(log.take(), expected);
    turn(); // re-armed in the same order
    QCOMPARE(log.take(), expected);
}

void TimerOrder::zeroTimerFiresOncePerTurn()
{
    EventLog log;
    TimerListener owner([&](int) { log.add("tick"); });
    owner.startTimer(0);
    for (qsizetype turns = 1; turns <= 5; ++turns) {
        turn();
        QCOMPARE(log.size(), turns);
    }
}

void TimerOrder::zeroTimerMakesTheWaitZero()
{
    EventLog log;
    TimerListener owner([&](int) { log.add("tick"); });
    owner.startTimer(0);
    Watchdog watchdog;
    turn(QEventLoop::WaitForMoreEvents);
    QVERIFY(!watchdog.hasBitten());
    QCOMPARE(log.take(), QStringList{u"tick"_s});
}

void TimerOrder::zeroTimerStartedInAHandlerWaitsForTheNextTurn()
{
    EventLog log;
    TimerListener second([&](int) { log.add("second"); });
    TimerListener first([&](int id) {
        log.add("first");
        first.killTimer(id);
        second.startTimer(0);
    });
    first.startTimer(0);
    turn();
    QCOMPARE(log.take(), QStringList{u"first"_s});
    turn();
    QCOMPARE(log.take(), QStringList{u"second"_s});
}

void TimerOrder::timerRestartedInAHandlerWaitsForTheNextTurn()
{
    EventLog log;
    QTimer first;
    QTimer second;
    connect(&first, &QTimer::timeout, this, [&] {
        log.add("first");
        first.start(0);
        second.start(0); // was due in this very pass
    });
    connect(&second, &QTimer::timeout, this, [&] { log.add("second"); });
    first.start(0);
    second.start(0);
    turn();
    QCOMPARE(log.take(), QStringList{u"first"_s});
    turn();
    QCOMPARE(words(log.take()), u"first"_s);
}

void TimerOrder::postedEventsDoNotStarveTimers()
{
    EventLog log;
    TimerListener timer([&](int) { log.add("timer"); });
    Listener flood([&](QEvent *event) {
        if (event->type() == QEvent::User)
            post(&flood);
    });
    timer.startTimer(0);
    post(&flood);
    for (int i = 0; i < 20; ++i)
        turn();
    QVERIFY2(log.count("timer") >= 10, qPrintable(words(log.entries())));
    QCoreApplication::removePostedEvents(&flood);
}

void TimerOrder::timersDoNotStarvePostedEventsAndNotifiers()
{
    EventLog log;
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] { log.add("notifier"); });
    write(ends.far);
    Listener receiver([&](QEvent *) { log.add("posted"); });
    TimerListener busy([&](int) { post(&receiver); });
    busy.startTimer(0);
    busy.startTimer(0);
    for (int i = 0; i < 20; ++i)
        turn();
    QVERIFY2(log.count("notifier") >= 10, qPrintable(words(log.entries())));
    QVERIFY2(log.count("posted") >= 10, qPrintable(words(log.entries())));
}

void TimerOrder::timerKilledByAnEarlierHandlerDoesNotFire()
{
    EventLog log;
    QTimer victim;
    QTimer killer;
    QTimer bystander;
    connect(&killer, &QTimer::timeout, this, [&] {
        log.add("killer");
        victim.stop();
    });
    connect(&victim, &QTimer::timeout, this, [&] { log.add("victim"); });
    connect(&bystander, &QTimer::timeout, this, [&] { log.add("bystander"); });
    killer.start(0);
    victim.start(0);
    bystander.start(0);
    turn();
    QCOMPARE(log.count("victim"), 0);
    EXPECT_DIFFERENCE();
    QCOMPARE(words(log.take()), u"killer, bystander"_s);
}

void TimerOrder::timerMayKillItself()
{
    EventLog log;
    TimerListener owner([&](int id) {
        log.add("tick");
        owner.killTimer(id);
        QVERIFY(dispatcher()->registeredTimers(&owner).isEmpty());
    });
    owner.startTimer(0);
    turn();
    turn();
    QCOMPARE(words(log.take()), u"tick"_s);
}

void TimerOrder::handlerMayDeleteTheOwnerOfALaterTimer()
{
    EventLog log;
    auto victim = std::make_unique<TimerListener>([&](int) { log.add("victim"); });
    TimerListener killer([&](int id) {
        log.add("killer");
        killer.killTimer(id);
        victim.reset();
    });
    TimerListener bystander([&](int) { log.add("bystander"); });
    killer.startTimer(0);
    victim->startTimer(0);
    victim->startTimer(0);
    bystander.startTimer(0);
    turn();
    QCOMPARE(words(log.take()), u"killer, bystander"_s);
}

void TimerOrder::handlerMayDeleteItsOwnOwner()
{
    EventLog log;
    auto *timer = new QTimer;
    timer->start(0);
    connect(timer, &QTimer::timeout, this, [&, timer] {
        log.add("tick");
        delete timer;
    });
    QTimer bystander;
    connect(&bystander, &QTimer::timeout, this, [&] { log.add("bystander"); });
    bystander.start(0);
    turn();
    QCOMPARE(words(log.take()), u"tick, bystander"_s);
    turn();
    QCOMPARE(words(log.take()), u"bystander"_s);
}

CONFORMANCE_MAIN(TimerOrder)
#include "tst_timerorder.moc"
