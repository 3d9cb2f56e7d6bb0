// SPDX-License-Identifier: MIT
// What callers do wrong: a warning that names the culprit, and no effect. D9. Release builds of Qt check none
// of it.
#include "dispatch/install.h"
#include "fixtures.h"
#include "host.h"

#include <QtCore/QTimer>

#include <limits>

using namespace Conformance;
using namespace Qt::StringLiterals;

class Misuse : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void badTimerIsRefused_data();
    void badTimerIsRefused();
    void timerIdInUseIsRefused();
    void timerOfAnotherThreadIsRefused();
    void timerFromAnotherThreadIsRefused();
    void stoppingFromAnotherThreadIsRefused();
    void badIdHasNoTimer_data();
    void badIdHasNoTimer();
    void nullObjectHasNoTimers();
    void nullNotifierIsRefused();
    void notifierWithoutDescriptorIsRefused();
    void notifierRegisteredTwiceIsServedOnce();
    void notifierFromAnotherThreadIsRefused();
    void notifierOfAnotherThreadIsRefused();
    void unregisteringTheUnregisteredIsHarmless();
    void notifiersThatAreTooManyOrUnknownAreNamed();
    void askingFromAnotherThreadIsRefused();
    void turningFromAnotherThreadIsRefused();
    void installComesTooLate();
    void installIntoNothingIsRefused();
    void installIntoARunningThreadIsRefused();
    void installIntoAThreadWithADispatcherIsRefused();
    void installingTwiceIsRefused();
};

namespace {

TimerListener *culprit(EventLog &log)
{
    auto *owner = new TimerListener([&log](int) { log.add("tick"); });
    owner->setObjectName(u"the culprit"_s);
    return owner;
}

} // namespace

void Misuse::badTimerIsRefused_data()
{
    QTest::addColumn<int>("id");
    QTest::addColumn<qint64>("interval");
    QTest::addColumn<bool>("hasObject");
    QTest::newRow("id zero") << 0 << qint64(0) << true;
    QTest::newRow("negative id") << -7 << qint64(0) << true;
    QTest::newRow("interval of minus one") << 4711 << qint64(-1) << true;
    QTest::newRow("most negative interval") << 4711 << std::numeric_limits<qint64>::min() << true;
    QTest::newRow("null object") << 4711 << qint64(0) << false;
}

void Misuse::badTimerIsRefused()
{
    QFETCH(int, id);
    QFETCH(qint64, interval);
    QFETCH(bool, hasObject);
    EventLog log;
    const std::unique_ptr<QObject> owner(culprit(log));
    CapturedMessages warnings;
    dispatcher()->registerTimer(id, interval, Qt::PreciseTimer, hasObject ? owner.get() : nullptr);
    turn();
    const bool isRegistered = dispatcher()->unregisterTimers(owner.get());
    QVERIFY(!isRegistered);
    QCOMPARE(words(log.take()), QString());
    QCOMPARE(warnings.size(), 1);
    QVERIFY2(warnings.mention({u"registerTimer"_s, QString::number(id)}), qPrintable(words(warnings.all())));
}

void Misuse::timerIdInUseIsRefused()
{
    EventLog log;
    TimerListener first([&](int) { log.add("first"); });
    const int id = first.startTimer(0);
    const std::unique_ptr<QObject> owner(culprit(log));
    CapturedMessages warnings;
    dispatcher()->registerTimer(id, 0, Qt::PreciseTimer, owner.get());
    turn();
    QCOMPARE(words(log.take()), u"first"_s);
    QCOMPARE(dispatcher()->registeredTimers(owner.get()).size(), 0);
    QVERIFY2(warnings.mention({u"registerTimer"_s, QString::number(id)}), qPrintable(words(warnings.all())));
}

void Misuse::timerOfAnotherThreadIsRefused()
{
    EventLog log;
    HostThread thread;
    const std::unique_ptr<QObject> owner(culprit(log));
    owner->moveToThread(&thread);
    CapturedMessages warnings;
    dispatcher()->registerTimer(4711, 0, Qt::PreciseTimer, owner.get());
    turn();
    QVERIFY2(warnings.mention({u"registerTimer"_s, u"the culprit"_s}), qPrintable(words(warnings.all())));
    QCOMPARE(words(log.take()), QString());
    thread.giveBack(owner.get());
}

void Misuse::timerFromAnotherThreadIsRefused()
{
    EventLog log;
    const std::unique_ptr<QObject> owner(culprit(log));
    CapturedMessages warnings;
    auto *target = dispatcher();
    std::thread([&] { target->registerTimer(4711, 0, Qt::PreciseTimer, owner.get()); }).join();
    turn();
    QVERIFY2(warnings.mention({u"registerTimer"_s, u"the culprit"_s}), qPrintable(words(warnings.all())));
    QCOMPARE(words(log.take()), QString());
    QCOMPARE(dispatcher()->registeredTimers(owner.get()).size(), 0);
}

void Misuse::stoppingFromAnotherThreadIsRefused()
{
    EventLog log;
    const std::unique_ptr<QObject> owner(culprit(log));
    const int id = owner->startTimer(0);
    CapturedMessages warnings;
    auto *target = dispatcher();
    bool stopped = true;
    bool stoppedAll = true;
    std::thread([&] {
        stopped = target->unregisterTimer(id);
        stoppedAll = target->unregisterTimers(owner.get());
    }).join();
    QVERIFY(!stopped);
    QVERIFY(!stoppedAll);
    QVERIFY2(warnings.mention({u"unregisterTimer:"_s, QString::number(id)}),
             qPrintable(words(warnings.all())));
    QVERIFY2(warnings.mention({u"unregisterTimers"_s, u"the culprit"_s}), qPrintable(words(warnings.all())));
    turn();
    QCOMPARE(words(log.take()), u"tick"_s);
}

void Misuse::badIdHasNoTimer_data()
{
    QTest::addColumn<int>("id");
    QTest::addColumn<bool>("wasStopped");
    QTest::newRow("zero") << 0 << false;
    QTest::newRow("negative") << -7 << false;
    QTest::newRow("of no timer") << 4711 << false;
    QTest::newRow("of a timer that was stopped") << 4711 << true;
}

void Misuse::badIdHasNoTimer()
{
    QFETCH(int, id);
    QFETCH(bool, wasStopped);
    EventLog log;
    const std::unique_ptr<QObject> owner(culprit(log));
    if (wasStopped) {
        dispatcher()->registerTimer(id, 0, Qt::PreciseTimer, owner.get());
        QVERIFY(dispatcher()->unregisterTimer(id));
    }
    CapturedMessages warnings;
    QVERIFY(!dispatcher()->unregisterTimer(id));
    QCOMPARE(dispatcher()->remainingTime(id), -1);
    QVERIFY2(warnings.mention({u"unregisterTimer"_s, QString::number(id)}),
             qPrintable(words(warnings.all())));
    QVERIFY2(warnings.mention({u"remainingTime"_s, QString::number(id)}), qPrintable(words(warnings.all())));
}

void Misuse::nullObjectHasNoTimers()
{
    CapturedMessages warnings;
    QVERIFY(!dispatcher()->unregisterTimers(nullptr));
    QVERIFY(dispatcher()->registeredTimers(nullptr).isEmpty());
    QVERIFY2(warnings.mention({u"unregisterTimers"_s}), qPrintable(words(warnings.all())));
    QVERIFY2(warnings.mention({u"registeredTimers"_s}), qPrintable(words(warnings.all())));
}

void Misuse::nullNotifierIsRefused()
{
    CapturedMessages warnings;
    dispatcher()->registerSocketNotifier(nullptr);
    dispatcher()->unregisterSocketNotifier(nullptr);
    turn();
    QVERIFY2(warnings.mention({u"registerSocketNotifier"_s}), qPrintable(words(warnings.all())));
    QVERIFY2(warnings.mention({u"unregisterSocketNotifier"_s}), qPrintable(words(warnings.all())));
}

void Misuse::notifierWithoutDescriptorIsRefused()
{
    QSocketNotifier notifier(QSocketNotifier::Write);
    CapturedMessages warnings;
    dispatcher()->registerSocketNotifier(&notifier);
    turn();
    QCOMPARE(warnings.size(), 1);
    QVERIFY2(warnings.mention({u"-1"_s, u"Write"_s}), qPrintable(words(warnings.all())));
}

void Misuse::notifierRegisteredTwiceIsServedOnce()
{
    EventLog log;
    Ends ends = socketPair();
    write(ends.far);
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] { log.add("read"); });
    dispatcher()->registerSocketNotifier(&notifier);
    turn();
    EXPECT_DIFFERENCE();
    QCOMPARE(words(log.take()), u"read"_s);
    dispatcher()->unregisterSocketNotifier(&notifier); // its first registration, or both
    notifier.setEnabled(false);
    turn();
    QCOMPARE(words(log.take()), QString());
}

void Misuse::notifierFromAnotherThreadIsRefused()
{
    EventLog log;
    Ends ends = socketPair();
    write(ends.far);
    QSocketNotifier notifier(QSocketNotifier::Read);
    notifier.setObjectName(u"the culprit"_s);
    notifier.setSocket(ends.near);
    connect(&notifier, &QSocketNotifier::activated, this, [&] { log.add("read"); });
    CapturedMessages warnings;
    auto *target = dispatcher();
    std::thread([&] {
        target->registerSocketNotifier(&notifier);
        target->unregisterSocketNotifier(&notifier);
    }).join();
    turn();
    QCOMPARE(words(log.take()), QString());
    QVERIFY2(warnings.mention({u"registerSocketNotifier"_s, u"the culprit"_s}),
             qPrintable(words(warnings.all())));
    QVERIFY2(warnings.mention({u"unregisterSocketNotifier"_s, u"the culprit"_s}),
             qPrintable(words(warnings.all())));
}

void Misuse::notifierOfAnotherThreadIsRefused()
{
    EventLog log;
    Ends ends = socketPair();
    HostThread thread;
    QSocketNotifier notifier(QSocketNotifier::Read);
    notifier.setObjectName(u"the culprit"_s);
    notifier.setSocket(ends.near);
    notifier.moveToThread(&thread);
    CapturedMessages warnings;
    dispatcher()->registerSocketNotifier(&notifier);
    write(ends.far);
    turn();
    thread.giveBack(&notifier);
    QVERIFY2(warnings.mention({u"registerSocketNotifier"_s, u"the culprit"_s}),
             qPrintable(words(warnings.all())));
}

void Misuse::notifiersThatAreTooManyOrUnknownAreNamed()
{
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    notifier.setObjectName(u"the culprit"_s);
    QSocketNotifier stranger(QSocketNotifier::Read);
    stranger.setSocket(ends.near);
    stranger.setObjectName(u"the stranger"_s);
    CapturedMessages warnings;
    dispatcher()->registerSocketNotifier(&notifier);
    dispatcher()->unregisterSocketNotifier(&stranger);
    QCOMPARE(warnings.size(), 2);
    QVERIFY2(warnings.mention({u"registerSocketNotifier"_s, u"the culprit"_s, u"already"_s}),
             qPrintable(words(warnings.all())));
    QVERIFY2(warnings.mention({u"unregisterSocketNotifier"_s, u"the stranger"_s}),
             qPrintable(words(warnings.all())));
}

void Misuse::askingFromAnotherThreadIsRefused()
{
    EventLog log;
    const std::unique_ptr<QObject> owner(culprit(log));
    const int id = owner->startTimer(1000);
    CapturedMessages warnings;
    auto *target = dispatcher();
    int remaining = 0;
    qsizetype timers = -1;
    std::thread([&] {
        remaining = target->remainingTime(id);
        timers = target->registeredTimers(owner.get()).size();
    }).join();
    QCOMPARE(remaining, -1);
    QCOMPARE(timers, 0);
    QVERIFY2(warnings.mention({u"remainingTime"_s, QString::number(id)}), qPrintable(words(warnings.all())));
    QVERIFY2(warnings.mention({u"the culprit"_s}), qPrintable(words(warnings.all())));
    QCOMPARE(dispatcher()->registeredTimers(owner.get()).size(), 1);
}

void Misuse::turningFromAnotherThreadIsRefused()
{
    EventLog log;
    const std::unique_ptr<QObject> owner(culprit(log));
    owner->startTimer(0);
    CapturedMessages warnings;
    auto *target = dispatcher();
    bool handled = true;
    std::thread([&] { handled = target->processEvents(QEventLoop::AllEvents); }).join();
    QVERIFY(!handled);
    QCOMPARE(words(log.take()), QString());
    QVERIFY2(warnings.mention({u"processEvents"_s}), qPrintable(words(warnings.all())));
    turn();
    QCOMPARE(words(log.take()), u"tick"_s);
}

void Misuse::unregisteringTheUnregisteredIsHarmless()
{
    EventLog log;
    Ends ends = socketPair();
    write(ends.far);
    QSocketNotifier served(ends.near, QSocketNotifier::Read);
    connect(&served, &QSocketNotifier::activated, this, [&] { log.add("read"); });
    QSocketNotifier stranger(QSocketNotifier::Read);
    stranger.setSocket(ends.near);
    dispatcher()->unregisterSocketNotifier(&stranger);
    turn();
    QCOMPARE(words(log.take()), u"read"_s);
}

// On the hosts of Qt, its dispatcher is the one that stays.
void Misuse::installComesTooLate()
{
    const auto *present = dispatcher();
    CapturedMessages warnings;
    QVERIFY(!Signalbox::install());
    QCOMPARE(warnings.size(), 1);
    QVERIFY2(warnings.mention({u"signalbox.dispatch"_s, u"install"_s, u"too late"_s}),
             qPrintable(words(warnings.all())));
    QCOMPARE(dispatcher(), present);
    QCOMPARE(present->metaObject()->className(), expectedDispatcher());
}

void Misuse::installIntoNothingIsRefused()
{
    CapturedMessages warnings;
    QVERIFY(!Signalbox::install(nullptr));
    QVERIFY2(warnings.mention({u"signalbox.dispatch"_s, u"install"_s, u"null"_s}),
             qPrintable(words(warnings.all())));
}

void Misuse::installIntoARunningThreadIsRefused()
{
    HostThread thread;
    thread.setObjectName(u"the culprit"_s);
    const QAbstractEventDispatcher *present = nullptr;
    thread.call([&] { present = dispatcher(); }); // a thread of Qt's makes its own only when it runs
    QVERIFY(present);
    CapturedMessages warnings;
    QVERIFY(!Signalbox::install(&thread));
    QCOMPARE(warnings.size(), 1);
    QVERIFY2(warnings.mention({u"signalbox.dispatch"_s, u"the culprit"_s, u"too late"_s}),
             qPrintable(words(warnings.all())));
    QCOMPARE(thread.eventDispatcher(), present);
    QCOMPARE(present->metaObject()->className(), expectedDispatcher());
    bool isItsOwn = false;
    thread.call([&] { isItsOwn = dispatcher() == present; });
    QVERIFY(isItsOwn);
}

void Misuse::installIntoAThreadWithADispatcherIsRefused()
{
    const auto *present = dispatcher();
    CapturedMessages warnings;
    QVERIFY(!Signalbox::installInCurrentThread());
    QCOMPARE(dispatcher(), present);
    QVERIFY2(warnings.mention({u"signalbox.dispatch"_s, u"installInCurrentThread"_s, u"too late"_s,
                               QString::fromLatin1(present->metaObject()->className())}),
             qPrintable(words(warnings.all())));
}

void Misuse::installingTwiceIsRefused()
{
    QThread thread;
    thread.setObjectName(u"the culprit"_s);
    QVERIFY(Signalbox::install(&thread));
    const auto *first = thread.eventDispatcher();
    CapturedMessages warnings;
    QVERIFY(!Signalbox::install(&thread));
    QCOMPARE(thread.eventDispatcher(), first);
    QVERIFY2(warnings.mention({u"signalbox.dispatch"_s, u"the culprit"_s}),
             qPrintable(words(warnings.all())));
    thread.start();
    thread.quit();
    QVERIFY(thread.wait());
}

CONFORMANCE_MAIN(Misuse)
#include "tst_misuse.moc"
