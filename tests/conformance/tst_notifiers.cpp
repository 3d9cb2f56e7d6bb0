// SPDX-License-Identifier: MIT
// Socket notifiers that come, go and change while others are served: D57, D58, D59.4, D59.5.
#include "fixtures.h"
#include "host.h"

using namespace Conformance;
using namespace Qt::StringLiterals;

class Notifiers : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void duplicatesAreBothServed();
    void duplicatesAreWarnedAbout();
    void removingOneDuplicateLeavesTheOther();
    void disabledByAnEarlierHandlerIsNotActivated();
    void deletedByAnEarlierHandlerIsNotActivated();
    void handlerMayDeleteItsOwnNotifier();
    void handlerMayDisableAndEnableItself();
    void notifierMadeInAHandlerIsServedLater();
    void togglingWithinATurnLeavesTheLastState();
    void writeNotifierEnabledInAHandlerIsServed();
    void writeNotifierOfAFullSocketEndsTheWait();
    void setSocketDisablesFirst();
    void movedNotifierActivatesInTheTargetThread();
};

namespace {

std::unique_ptr<QSocketNotifier> logging(int fd, QSocketNotifier::Type kind, EventLog &log,
                                         const QString &name)
{
    auto notifier = std::make_unique<QSocketNotifier>(fd, kind);
    QObject::connect(notifier.get(), &QSocketNotifier::activated, [&log, name] { log.add(name); });
    return notifier;
}

} // namespace

void Notifiers::duplicatesAreBothServed()
{
    CapturedMessages warnings;
    EventLog log;
    Ends ends = socketPair();
    write(ends.far);
    const auto first = logging(ends.near, QSocketNotifier::Read, log, u"first"_s);
    const auto second = logging(ends.near, QSocketNotifier::Read, log, u"second"_s);
    turn();
    EXPECT_DIFFERENCE();
    QCOMPARE(words(log.take()), u"first, second"_s);
}

void Notifiers::duplicatesAreWarnedAbout()
{
    CapturedMessages warnings;
    EventLog log;
    Ends ends = socketPair();
    const auto first = logging(ends.near, QSocketNotifier::Read, log, u"first"_s);
    const auto second = logging(ends.near, QSocketNotifier::Read, log, u"second"_s);
    EXPECT_DIFFERENCE();
    QVERIFY2(warnings.mention({QString::number(ends.near), u"Read"_s}), qPrintable(words(warnings.all())));
}

void Notifiers::removingOneDuplicateLeavesTheOther()
{
    CapturedMessages warnings;
    EventLog log;
    Ends ends = socketPair();
    write(ends.far);
    auto first = logging(ends.near, QSocketNotifier::Read, log, u"first"_s);
    auto second = logging(ends.near, QSocketNotifier::Read, log, u"second"_s);
    second.reset();
    turn();
    EXPECT_DIFFERENCE();
    QCOMPARE(words(log.take()), u"first"_s);
}

// Two ready descriptors; whichever comes first disables the other.
void Notifiers::disabledByAnEarlierHandlerIsNotActivated()
{
    EventLog log;
    Ends ends[2] = {socketPair(), socketPair()};
    std::unique_ptr<QSocketNotifier> notifiers[2];
    for (int i = 0; i < 2; ++i) {
        write(ends[i].far);
        notifiers[i] = logging(ends[i].near, QSocketNotifier::Read, log, u"activated"_s);
        connect(notifiers[i].get(), &QSocketNotifier::activated, this,
                [&, i] { notifiers[1 - i]->setEnabled(false); });
    }
    turn();
    turn();
    QCOMPARE(words(log.take()), u"activated, activated"_s);
    QVERIFY(notifiers[0]->isEnabled() != notifiers[1]->isEnabled());
}

void Notifiers::deletedByAnEarlierHandlerIsNotActivated()
{
    EventLog log;
    Ends ends[2] = {socketPair(), socketPair()};
    std::unique_ptr<QSocketNotifier> notifiers[2];
    for (int i = 0; i < 2; ++i) {
        write(ends[i].far);
        notifiers[i] = logging(ends[i].near, QSocketNotifier::Read, log, u"activated"_s);
        connect(notifiers[i].get(), &QSocketNotifier::activated, this, [&, i] { notifiers[1 - i].reset(); });
    }
    turn();
    QCOMPARE(words(log.take()), u"activated"_s);
    QVERIFY((notifiers[0] == nullptr) != (notifiers[1] == nullptr));
}

// QSocketNotifier emits two signals for one activation: the object dies in the first of them.
void Notifiers::handlerMayDeleteItsOwnNotifier()
{
    EventLog log;
    Ends ends = socketPair();
    write(ends.far);
    auto *notifier = new QSocketNotifier(ends.near, QSocketNotifier::Read);
    connect(notifier, &QSocketNotifier::activated, this, [&, notifier] {
        log.add("activated");
        delete notifier;
    });
    turn();
    turn();
    QCOMPARE(words(log.take()), u"activated"_s);
}

void Notifiers::handlerMayDisableAndEnableItself()
{
    EventLog log;
    Ends ends = socketPair();
    write(ends.far);
    const auto notifier = logging(ends.near, QSocketNotifier::Read, log, u"activated"_s);
    connect(notifier.get(), &QSocketNotifier::activated, this, [&] {
        notifier->setEnabled(false);
        notifier->setEnabled(true);
    });
    turn();
    QCOMPARE(words(log.take()), u"activated"_s);
    turn();
    QCOMPARE(words(log.take()), u"activated"_s);
}

void Notifiers::notifierMadeInAHandlerIsServedLater()
{
    EventLog log;
    Ends first = socketPair();
    Ends second = socketPair();
    write(first.far);
    write(second.far);
    std::unique_ptr<QSocketNotifier> made;
    QSocketNotifier maker(first.near, QSocketNotifier::Read);
    connect(&maker, &QSocketNotifier::activated, this, [&] {
        maker.setEnabled(false);
        made = logging(second.near, QSocketNotifier::Read, log, u"made"_s);
    });
    turn();
    QCOMPARE(words(log.take()), QString());
    turn();
    QCOMPARE(words(log.take()), u"made"_s);
}

void Notifiers::togglingWithinATurnLeavesTheLastState()
{
    EventLog log;
    Ends ends = socketPair();
    const auto writer = logging(ends.near, QSocketNotifier::Write, log, u"write"_s);
    for (int i = 0; i < 101; ++i)
        writer->setEnabled(i % 2 == 0);
    QVERIFY(writer->isEnabled());
    turn();
    QCOMPARE(words(log.take()), u"write"_s);
    for (int i = 0; i < 101; ++i)
        writer->setEnabled(i % 2 != 0);
    QVERIFY(!writer->isEnabled());
    turn();
    QCOMPARE(words(log.take()), QString());
}

// What QAbstractSocket does on each write.
void Notifiers::writeNotifierEnabledInAHandlerIsServed()
{
    EventLog log;
    Ends ends = socketPair();
    const auto writer = logging(ends.near, QSocketNotifier::Write, log, u"write"_s);
    writer->setEnabled(false);
    connect(writer.get(), &QSocketNotifier::activated, this, [&] { writer->setEnabled(false); });
    const auto reader = logging(ends.near, QSocketNotifier::Read, log, u"read"_s);
    connect(reader.get(), &QSocketNotifier::activated, this, [&] {
        drain(ends.near);
        writer->setEnabled(true);
    });
    for (int round = 0; round < 5; ++round) {
        write(ends.far);
        QVERIFY(waitUntil([&] { return log.size() == 2; }));
        QCOMPARE(words(log.take()), u"read, write"_s);
        turn();
        QCOMPARE(words(log.take()), QString());
    }
}

// As a socket that connects: enabled in a handler that brings no news, and writable only later. The socket is
// full until another thread sees that the loop sleeps.
void Notifiers::writeNotifierOfAFullSocketEndsTheWait()
{
    EventLog log;
    Ends ends = socketPair();
    fill(ends.near);
    const auto writer = logging(ends.near, QSocketNotifier::Write, log, u"write"_s);
    writer->setEnabled(false);
    connect(writer.get(), &QSocketNotifier::activated, this, [&] { writer->setEnabled(false); });
    TimerListener timer([&](int id) {
        timer.killTimer(id);
        writer->setEnabled(true);
    });
    timer.startTimer(1, Qt::PreciseTimer);
    std::atomic<bool> isEnabled{false};
    std::thread other([&] {
        while (!isEnabled)
            passTime(1);
        passTime(20);
        drain(ends.far);
    });
    Watchdog watchdog;
    while (!writer->isEnabled())
        turn(QEventLoop::WaitForMoreEvents);
    isEnabled = true;
    while (log.size() == 0 && !watchdog.hasBitten())
        turn(QEventLoop::WaitForMoreEvents);
    other.join();
    QVERIFY(!watchdog.hasBitten());
    QCOMPARE(words(log.take()), u"write"_s);
}

void Notifiers::setSocketDisablesFirst()
{
    EventLog log;
    Ends first = socketPair();
    Ends second = socketPair();
    const auto notifier = logging(first.near, QSocketNotifier::Read, log, u"read"_s);
    write(first.far);
    notifier->setSocket(second.near);
    QVERIFY(!notifier->isEnabled());
    turn();
    notifier->setEnabled(true);
    turn();
    QCOMPARE(words(log.take()), QString());
    write(second.far);
    turn();
    QCOMPARE(words(log.take()), u"read"_s);
}

void Notifiers::movedNotifierActivatesInTheTargetThread()
{
    QThread *const here = QThread::currentThread();
    HostThread thread;
    Ends ends = socketPair();
    std::atomic<QThread *> activatedIn = nullptr;
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
        activatedIn = QThread::currentThread();
        notifier.setEnabled(false);
        notifier.moveToThread(here);
        thread.quit();
    });
    notifier.moveToThread(&thread);
    write(ends.far);
    turn();
    QVERIFY(thread.wait(patienceInMs()));
    QCOMPARE(activatedIn.load(), &thread);
}

CONFORMANCE_MAIN(Notifiers)
#include "tst_notifiers.moc"
