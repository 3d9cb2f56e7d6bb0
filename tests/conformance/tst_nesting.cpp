// SPDX-License-Identifier: MIT
// Turns inside turns: D29, D36–D38, D40. Event loops inside each other are in tst_loops.cpp.
#include "fixtures.h"
#include "host.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <vector>

using namespace Conformance;
using namespace Qt::StringLiterals;

class Nesting : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void turnsNestToAnyDepth_data();
    void turnsNestToAnyDepth();
    void nestedTurnDeliversWhatTheOuterOneHasNot();
    void drainedDescriptorIsNotDeliveredAgainByTheOuterTurn();
    void disabledInANestedTurnStaysDisabled();
    void timerOnTheStackIsNotDeliveredAgain();
    void timerOnTheStackDoesNotBoundTheNestedWait();
    void timerOnTheStackIsReArmed();
    void timerKilledInANestedTurnIsGone();
    void ownerDeletedInANestedTurnIsSafe();
    void deleteLaterWaitsForTheHandlerToReturn_data();
    void deleteLaterWaitsForTheHandlerToReturn();
    void flagsOfANestedTurnAreItsOwn();
    void exceptionsLeaveTheLoopUsable_data();
    void exceptionsLeaveTheLoopUsable();
};

void Nesting::turnsNestToAnyDepth_data()
{
    QTest::addColumn<QString>("by");
    for (const char *by : {"posted events", "timers", "notifiers"})
        QTest::newRow(by) << QString::fromLatin1(by);
}

void Nesting::turnsNestToAnyDepth()
{
    QFETCH(QString, by);
    constexpr int deepest = 60;
    int depth = 0;
    int reached = 0;
    std::function<void()> prepare;
    const auto descend = [&] {
        if (++depth < deepest) {
            prepare();
            turn();
        }
        reached = std::max(reached, depth);
        --depth;
    };
    Listener receiver;
    std::vector<std::unique_ptr<TimerListener>> timers;
    std::vector<Ends> sockets;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    prepare = [&] {
        if (by == "posted events"_L1) {
            postCall(&receiver, descend);
        } else if (by == "timers"_L1) {
            auto *timer = timers.emplace_back(std::make_unique<TimerListener>()).get();
            timer->setHandler([&, timer](int id) {
                timer->killTimer(id);
                descend();
            });
            timer->startTimer(0);
        } else {
            sockets.push_back(socketPair());
            write(sockets.back().far);
            const int fd = sockets.back().near;
            notifiers.push_back(std::make_unique<QSocketNotifier>(fd, QSocketNotifier::Read));
            connect(notifiers.back().get(), &QSocketNotifier::activated, this, [&, fd] {
                drain(fd);
                descend();
            });
        }
    };
    prepare();
    turn();
    QCOMPARE(reached, deepest);
    QCOMPARE(depth, 0);
}

void Nesting::nestedTurnDeliversWhatTheOuterOneHasNot()
{
    EventLog log;
    TimerListener timer([&](int id) {
        timer.killTimer(id);
        log.add("timer");
    });
    Ends ends = socketPair();
    write(ends.far);
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        drain(ends.near);
        log.add("notifier");
    });
    timer.startTimer(0);
    Listener receiver([&](QEvent *) {
        log.add("begin");
        turn();
        log.add("end");
    });
    post(&receiver);
    turn();
    QCOMPARE(words(log.take()), u"begin, notifier, timer, end"_s);
}

// Both are ready; whichever comes first runs a nested turn, which serves the other one. The outer turn still
// has that one in its batch, and must not report it: there is nothing to read any more.
void Nesting::drainedDescriptorIsNotDeliveredAgainByTheOuterTurn()
{
    Ends ends[2] = {socketPair(), socketPair()};
    std::unique_ptr<QSocketNotifier> notifiers[2];
    bool nested = false;
    int served = 0;
    int spurious = 0;
    for (int i = 0; i < 2; ++i) {
        write(ends[i].far);
        notifiers[i] = std::make_unique<QSocketNotifier>(ends[i].near, QSocketNotifier::Read);
        connect(notifiers[i].get(), &QSocketNotifier::activated, this, [&, i] {
            if (drain(ends[i].near) > 0)
                ++served;
            else
                ++spurious;
            if (!std::exchange(nested, true))
                turn();
        });
    }
    turn();
    turn();
    QCOMPARE(served, 2);
    QCOMPARE(spurious, 0);
}

void Nesting::disabledInANestedTurnStaysDisabled()
{
    EventLog log;
    Listener context;
    Ends ends[2] = {socketPair(), socketPair()};
    std::unique_ptr<QSocketNotifier> notifiers[2];
    for (int i = 0; i < 2; ++i) {
        write(ends[i].far);
        notifiers[i] = std::make_unique<QSocketNotifier>(ends[i].near, QSocketNotifier::Read);
        connect(notifiers[i].get(), &QSocketNotifier::activated, this, [&, i] {
            log.add("activated");
            postCall(&context, [&, i] { notifiers[1 - i]->setEnabled(false); });
            notifiers[i]->setEnabled(false);
            turn(QEventLoop::ExcludeUserInputEvents);
        });
    }
    turn();
    turn();
    QCOMPARE(words(log.take()), u"activated"_s);
}

void Nesting::timerOnTheStackIsNotDeliveredAgain()
{
    int depth = 0;
    int deepest = 0;
    int ticks = 0;
    TimerListener timer([&](int) {
        ++ticks;
        deepest = std::max(deepest, ++depth);
        if (ticks < 50) {
            turn();
            turn();
        }
        --depth;
    });
    timer.startTimer(0);
    turn();
    QCOMPARE(deepest, 1);
    QCOMPARE(ticks, 1);
    turn();
    QCOMPARE(ticks, 2);
}

void Nesting::timerOnTheStackDoesNotBoundTheNestedWait()
{
    EventLog log;
    TimerListener later([&](int id) {
        later.killTimer(id);
        log.add("later");
    });
    int waits = 0;
    TimerListener timer([&](int id) {
        log.add("begin");
        later.startTimer(100, Qt::PreciseTimer);
        waitUntil([&] { return ++waits > 100 || log.count("later") > 0; });
        log.add("end");
        timer.killTimer(id);
    });
    timer.startTimer(0);
    turn();
    QCOMPARE(words(log.take()), u"begin, later, end"_s);
    QVERIFY2(waits <= 10, QByteArray::number(waits));
}

void Nesting::timerOnTheStackIsReArmed()
{
    constexpr int interval = 5;
    int ticks = 0;
    TimerListener timer([&](int) {
        if (++ticks == 1) {
            passTime(3 * interval);
            turn();
        }
    });
    timer.startTimer(interval, Qt::PreciseTimer);
    QVERIFY(waitUntil([&] { return ticks >= 3; }));
}

void Nesting::timerKilledInANestedTurnIsGone()
{
    EventLog log;
    TimerListener victim([&](int) { log.add("victim"); });
    Listener receiver;
    int victimId = 0;
    TimerListener outer([&](int id) {
        log.add("outer");
        outer.killTimer(id);
        postCall(&receiver, [&] { victim.killTimer(victimId); });
        turn();
    });
    outer.startTimer(0);
    victimId = victim.startTimer(0);
    turn();
    log.take(); // the victim may have been due in the nested turn before or after the call
    turn();
    QCOMPARE(words(log.take()), QString());
}

void Nesting::ownerDeletedInANestedTurnIsSafe()
{
    EventLog log;
    Listener context;
    auto *owner = new QTimer;
    connect(owner, &QTimer::timeout, &context, [&, owner] {
        log.add("tick");
        postCall(&context, [owner] { delete owner; });
        turn();
    });
    TimerListener bystander([&](int id) {
        bystander.killTimer(id);
        log.add("bystander");
    });
    owner->start(0);
    bystander.startTimer(0);
    turn();
    turn();
    QCOMPARE(log.count("tick"), 1);
    QCOMPARE(log.count("bystander"), 1);
}

void Nesting::deleteLaterWaitsForTheHandlerToReturn_data()
{
    QTest::addColumn<QString>("handler");
    for (const char *handler : {"posted", "timer", "notifier"})
        QTest::newRow(handler) << QString::fromLatin1(handler);
}

// User code runs inside sendEvent(), so that deleteLater() and a nested turn do not delete the caller's
// object.
void Nesting::deleteLaterWaitsForTheHandlerToReturn()
{
    QFETCH(QString, handler);
    QPointer<QObject> object = new QObject;
    bool handled = false;
    bool survivedTheTurn = false;
    Listener context;
    const auto handle = [&] {
        if (std::exchange(handled, true))
            return;
        object->deleteLater();
        turn();
        survivedTheTurn = !object.isNull();
        postCall(&context, [] {}); // a deferred delete that was put back does not wake the loop by itself
    };
    QEventLoop loop;
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        drain(ends.near);
        handle();
    });
    TimerListener timer([&](int id) {
        timer.killTimer(id);
        handle();
    });
    connect(object, &QObject::destroyed, &loop, &QEventLoop::quit);
    if (handler == "posted"_L1)
        postCall(&context, handle);
    else if (handler == "timer"_L1)
        timer.startTimer(0);
    else
        write(ends.far);
    loop.exec();
    QVERIFY(survivedTheTurn);
    QVERIFY(object.isNull());
}

void Nesting::flagsOfANestedTurnAreItsOwn()
{
    EventLog log;
    TimerListener timer([&](int id) {
        timer.killTimer(id);
        log.add("timer");
    });
    timer.startTimer(0);
    Listener receiver([&](QEvent *) {
        turn(QEventLoop::X11ExcludeTimers);
        log.add("nested");
    });
    post(&receiver);
    turn();
    if (log.size() == 1)
        turn();
    QCOMPARE(words(log.take()), u"nested, timer"_s);
}

void Nesting::exceptionsLeaveTheLoopUsable_data()
{
    deleteLaterWaitsForTheHandlerToReturn_data();
}

// Qt does not support it; our own invariants hold all the same.
void Nesting::exceptionsLeaveTheLoopUsable()
{
    QFETCH(QString, handler);
    EventLog log;
    bool thrown = false;
    const auto throwOnce = [&] {
        log.add("called");
        if (!std::exchange(thrown, true))
            throw 42;
    };
    Listener receiver([&](QEvent *event) {
        if (event->type() == QEvent::User)
            throwOnce();
    });
    TimerListener timer([&](int) { throwOnce(); });
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, throwOnce);
    if (handler == "posted"_L1)
        post(&receiver);
    else if (handler == "timer"_L1)
        timer.startTimer(0);
    else
        write(ends.far);
    bool caught = false;
    try {
        turn();
    } catch (int) {
        caught = true;
    }
    QVERIFY(caught);
    if (handler == "posted"_L1)
        post(&receiver);
    turn();
    EXPECT_DIFFERENCE();
    QCOMPARE(words(log.take()), u"called, called"_s);
}

CONFORMANCE_MAIN(Nesting)
#include "tst_nesting.moc"
