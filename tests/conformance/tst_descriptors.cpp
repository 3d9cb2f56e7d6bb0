// SPDX-License-Identifier: MIT
// Descriptors that are closed, duplicated and reused while notifiers watch their numbers: D59.
#include "fixtures.h"
#include "host.h"

#include <fcntl.h>
#include <unistd.h>

using namespace Conformance;
using namespace Qt::StringLiterals;

class Descriptors : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void closedBeforeRegistrationIsDisabledWithAWarning();
    void closedWhileDisabledIsDisabledWithAWarning();
    void closedWhileWatchedIsDisabledWithAWarning();
    void invalidDescriptorDoesNotDisturbTheOthers();
    void unregisteringAfterTheCloseIsSilent();
    void reusedNumberIsServedForItsNewFileOnly();
    void reusedNumberWorksWhenTheOldNotifierGoesLate();
    void reusedNumberWorksBesideTheForgottenNotifier();
    void duplicateOfAClosedDescriptorIsNotServed();
    void duplicateOfAClosedDescriptorDoesNotWakeTheLoop();
    void duplicateDoesNotDisturbTheReusedNumber();
    void closeInAHandlerSparesTheBatch();
};

namespace {

std::unique_ptr<QSocketNotifier> reading(int fd, EventLog &log, const QString &name)
{
    auto notifier = std::make_unique<QSocketNotifier>(fd, QSocketNotifier::Read);
    QObject::connect(notifier.get(), &QSocketNotifier::activated, [&log, name] { log.add(name); });
    return notifier;
}

// A number that was open a moment ago and that the next open() does not pick: a dispatcher may open some
// itself.
int unusedNumber()
{
    const Ends ends = socketPair();
    const Descriptor high(::fcntl(ends.near, F_DUPFD_CLOEXEC, 700));
    return high;
}

// Closes \a what and opens \a source under its number.
Descriptor reopenAs(Descriptor &what, int source)
{
    const int number = what;
    what.close();
    return Descriptor(::dup3(source, number, O_CLOEXEC));
}

} // namespace

void Descriptors::closedBeforeRegistrationIsDisabledWithAWarning()
{
    EventLog log;
    const int number = unusedNumber();
    CapturedMessages warnings;
    const auto notifier = reading(number, log, u"read"_s);
    turn();
    turn();
    QVERIFY(!notifier->isEnabled());
    QVERIFY2(warnings.mention({u"Invalid socket %1"_s.arg(number)}), qPrintable(words(warnings.all())));
    QCOMPARE(warnings.size(), 1);
    QCOMPARE(words(log.take()), QString());
}

void Descriptors::closedWhileDisabledIsDisabledWithAWarning()
{
    EventLog log;
    Ends ends = socketPair();
    Descriptor high(::fcntl(ends.near, F_DUPFD_CLOEXEC, 700));
    const int number = high;
    const auto notifier = reading(number, log, u"read"_s);
    turn();
    notifier->setEnabled(false);
    turn();
    high.close();
    CapturedMessages warnings;
    notifier->setEnabled(true);
    turn();
    turn();
    QVERIFY(!notifier->isEnabled());
    QVERIFY2(warnings.mention({u"Invalid socket %1"_s.arg(number)}), qPrintable(words(warnings.all())));
    QCOMPARE(words(log.take()), QString());
}

void Descriptors::closedWhileWatchedIsDisabledWithAWarning()
{
    EventLog log;
    Ends ends = socketPair();
    Descriptor high(::fcntl(ends.near, F_DUPFD_CLOEXEC, 700));
    const int number = high;
    const auto notifier = reading(number, log, u"read"_s);
    turn();
    ends.near.close();
    high.close();
    CapturedMessages warnings;
    turn();
    turn();
    QCOMPARE(words(log.take()), QString());
    EXPECT_DIFFERENCE();
    QVERIFY2(!notifier->isEnabled() && warnings.mention({u"Invalid socket %1"_s.arg(number)}),
             qPrintable(words(warnings.all())));
}

void Descriptors::invalidDescriptorDoesNotDisturbTheOthers()
{
    EventLog log;
    Ends live = socketPair();
    const int number = unusedNumber();
    CapturedMessages warnings;
    const auto before = reading(live.near, log, u"live"_s);
    const auto notifier = reading(number, log, u"dead"_s);
    write(live.far);
    turn();
    turn();
    QCOMPARE(words(log.take()), u"live, live"_s);
    QVERIFY(before->isEnabled());
}

void Descriptors::unregisteringAfterTheCloseIsSilent()
{
    EventLog log;
    Ends ends = socketPair();
    auto notifier = reading(ends.near, log, u"read"_s);
    turn();
    CapturedMessages warnings;
    ends.near.close();
    notifier.reset();
    turn();
    QCOMPARE(warnings.all(), QStringList());
    QCOMPARE(words(log.take()), QString());
}

void Descriptors::reusedNumberIsServedForItsNewFileOnly()
{
    EventLog log;
    Ends first = socketPair();
    Ends second = socketPair();
    auto old = reading(first.near, log, u"old"_s);
    turn();
    write(first.far);
    old.reset();
    const Descriptor reused = reopenAs(first.near, second.near);
    const auto notifier = reading(reused, log, u"new"_s);
    turn();
    QCOMPARE(words(log.take()), QString());
    write(second.far);
    turn();
    QCOMPARE(words(log.take()), u"new"_s);
}

void Descriptors::reusedNumberWorksWhenTheOldNotifierGoesLate()
{
    CapturedMessages warnings;
    EventLog log;
    Ends first = socketPair();
    Ends second = socketPair();
    auto old = reading(first.near, log, u"old"_s);
    turn();
    const Descriptor reused = reopenAs(first.near, second.near);
    old.reset(); // unregisters a number that now means something else
    const auto notifier = reading(reused, log, u"new"_s);
    turn();
    write(second.far);
    turn();
    QCOMPARE(words(log.take()), u"new"_s);
    drain(second.near);
    turn();
    QCOMPARE(words(log.take()), QString());
    QVERIFY(notifier->isEnabled());
}

void Descriptors::reusedNumberWorksBesideTheForgottenNotifier()
{
    CapturedMessages warnings;
    EventLog log;
    Ends first = socketPair();
    Ends second = socketPair();
    const auto forgotten = reading(first.near, log, u"forgotten"_s);
    turn();
    const Descriptor reused = reopenAs(first.near, second.near);
    const auto notifier = reading(reused, log, u"new"_s);
    write(second.far);
    turn();
    QCOMPARE(log.count("new"), 1);
}

// The kernel's interest is in the open file, not in the number: epoll goes on reporting it after the close.
void Descriptors::duplicateOfAClosedDescriptorIsNotServed()
{
    EventLog log;
    Ends ends = socketPair();
    auto notifier = reading(ends.near, log, u"read"_s);
    turn();
    const Descriptor duplicate(::dup(ends.near));
    ends.near.close();
    notifier.reset();
    write(ends.far);
    turn();
    turn();
    QCOMPARE(words(log.take()), QString());
}

void Descriptors::duplicateOfAClosedDescriptorDoesNotWakeTheLoop()
{
    EventLog log;
    Ends ends = socketPair();
    auto notifier = reading(ends.near, log, u"read"_s);
    turn();
    const Descriptor duplicate(::dup(ends.near));
    ends.near.close();
    notifier.reset();
    write(ends.far);
    settle();
    TimerListener timer([&](int id) {
        timer.killTimer(id);
        log.add("timer");
    });
    timer.startTimer(100, Qt::PreciseTimer);
    int turns = 0;
    QVERIFY(waitUntil([&] { return ++turns > 100 || log.size() > 0; }));
    QCOMPARE(words(log.take()), u"timer"_s);
    QVERIFY2(turns <= 10, QByteArray::number(turns));
}

void Descriptors::duplicateDoesNotDisturbTheReusedNumber()
{
    CapturedMessages warnings;
    EventLog log;
    Ends first = socketPair();
    Ends second = socketPair();
    auto old = reading(first.near, log, u"old"_s);
    turn();
    const Descriptor duplicate(::dup(first.near));
    const Descriptor reused = reopenAs(first.near, second.near);
    old.reset();
    const auto notifier = reading(reused, log, u"new"_s);
    write(first.far); // reaches the duplicate only
    turn();
    turn();
    QCOMPARE(words(log.take()), QString());
    write(second.far);
    turn();
    QCOMPARE(words(log.take()), u"new"_s);
}

// Both are ready; whoever is first closes the descriptor of the other and tells its notifier.
void Descriptors::closeInAHandlerSparesTheBatch()
{
    EventLog log;
    Ends ends[2] = {socketPair(), socketPair()};
    std::unique_ptr<QSocketNotifier> notifiers[2];
    for (int i = 0; i < 2; ++i) {
        write(ends[i].far);
        notifiers[i] = reading(ends[i].near, log, u"activated"_s);
        connect(notifiers[i].get(), &QSocketNotifier::activated, this, [&, i] {
            notifiers[1 - i].reset();
            ends[1 - i].near.close();
        });
    }
    CapturedMessages warnings;
    turn();
    turn();
    QCOMPARE(words(log.take()), u"activated, activated"_s);
    QCOMPARE(warnings.all(), QStringList());
}

CONFORMANCE_MAIN(Descriptors)
#include "tst_descriptors.moc"
