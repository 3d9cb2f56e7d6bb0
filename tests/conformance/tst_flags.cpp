// SPDX-License-Identifier: MIT
// What ExcludeSocketNotifiers and X11ExcludeTimers leave out, and for how long: D18, D19.
#include "fixtures.h"
#include "host.h"

using namespace Conformance;
using namespace Qt::StringLiterals;

class Flags : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void excludedNotifiersAreDeferred();
    void waitWithoutNotifiersStillEndsWithAPost();
    void excludedTimersAreDeferred();
    void excludedTimersDoNotBoundTheWait();
    void excludedTimersKeepTheirDeadlines();
};

void Flags::excludedNotifiersAreDeferred()
{
    EverythingReady ready;
    turn(QEventLoop::ExcludeSocketNotifiers);
    EXPECT_DIFFERENCE();
    QCOMPARE(words(ready.log.take()), u"posted, timer"_s);
    turn();
    EXPECT_DIFFERENCE();
    QCOMPARE(words(ready.log.take()), u"notifier"_s);
}

void Flags::waitWithoutNotifiersStillEndsWithAPost()
{
    EventLog log;
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] { log.add("notifier"); });
    Listener receiver([&](QEvent *event) {
        if (event->type() == QEvent::User)
            log.add("posted");
    });
    write(ends.far);
    settle();
    log.take();
    std::thread other([&] {
        passTime(20);
        post(&receiver);
    });
    const bool arrived =
        waitUntil([&] { return log.count("posted") > 0; }, QEventLoop::ExcludeSocketNotifiers);
    other.join();
    QVERIFY(arrived);
    EXPECT_DIFFERENCE();
    QCOMPARE(words(log.take()), u"posted"_s);
}

void Flags::excludedTimersAreDeferred()
{
    EverythingReady ready;
    turn(QEventLoop::X11ExcludeTimers);
    QCOMPARE(words(ready.log.take()), u"posted, notifier"_s);
    turn();
    QCOMPARE(words(ready.log.take()), u"timer"_s);
}

void Flags::excludedTimersDoNotBoundTheWait()
{
    EventLog log;
    TimerListener timer([&](int) { log.add("timer"); });
    Listener receiver([&](QEvent *event) {
        if (event->type() == QEvent::User)
            log.add("posted");
    });
    settle();
    timer.startTimer(1, Qt::PreciseTimer);
    timer.startTimer(0);
    passTime(2);
    std::thread other([&] {
        passTime(50);
        post(&receiver);
    });
    int turns = 0;
    const bool arrived =
        waitUntil([&] { return log.size() > 0 || ++turns > 10; }, QEventLoop::X11ExcludeTimers);
    other.join();
    QVERIFY(arrived);
    QVERIFY2(turns <= 3, QByteArray::number(turns)); // it slept instead of polling again and again
    QCOMPARE(words(log.take()), u"posted"_s);
}

void Flags::excludedTimersKeepTheirDeadlines()
{
    EventLog log;
    TimerListener timer([&](int id) {
        timer.killTimer(id);
        log.add("timer");
    });
    const int due = timer.startTimer(1, Qt::PreciseTimer);
    const int later = timer.startTimer(100'000, Qt::PreciseTimer);
    passTime(30);
    turn(QEventLoop::X11ExcludeTimers);
    QCOMPARE(dispatcher()->remainingTime(due), 0);
    QVERIFY(dispatcher()->remainingTime(later) <= 100'000 - 29);
    turn();
    QCOMPARE(words(log.take()), u"timer"_s);
}

CONFORMANCE_MAIN(Flags)
#include "tst_flags.moc"
