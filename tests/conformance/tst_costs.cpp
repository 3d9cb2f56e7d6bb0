// SPDX-License-Identifier: MIT
// What a turn costs, counted in system calls, polled descriptors and instructions: never in seconds. Each
// case says what stock Qt does, and fails when that changes.
#include "fixtures.h"
#include "host.h"
#include "syscallcounter.h"
#include "threadstate.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

#include <fcntl.h>
#include <map>
#include <sys/resource.h>

#include <vector>

using namespace Conformance;
using namespace Qt::StringLiterals;

class Costs : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void idleTurnMakesNoSystemCall();
    void ownThreadPostMakesNoSystemCall();
    void zeroTimerMakesNoSystemCall();
    void zeroTimerBesideANotifierLooksOnceATurn();
    void burstOfPostsWakesOnce();
    void burstOfPostsFromAnotherThreadWakesOnce();
    void idleDescriptorsAreNotHandedToTheKernelEachTurn();
    void turnIsCheapAgainAfterABurstOfNotifiers();
    void togglingAWriteNotifierChangesNoKernelInterest();
    void sleepIsOneSleep_data();
    void sleepIsOneSleep();
    void restartingATimerCostsNoMoreAmongMany();
};

namespace {

constexpr int rounds = 100;

SyscallCounter::Counts measure(const char *scenario,
                               SyscallCounter::Unit unit = SyscallCounter::Unit::SystemCalls)
{
    std::vector<std::string> command;
    for (const QString &argument : scenarioCommand(QString::fromLatin1(scenario)))
        command.push_back(argument.toStdString());
    return SyscallCounter::count(command, unit);
}

// "2 poll, 1 read": without the variants of a call that differ between machines.
QString inWords(const SyscallCounter::Counts &counts)
{
    static const std::map<long, const char *> names = {
#ifdef SYS_poll
        {SYS_poll, "poll"},
        {SYS_epoll_wait, "epoll_wait"},
#endif
        {SYS_ppoll, "poll"},
        {SYS_epoll_pwait, "epoll_wait"},
        {SYS_epoll_pwait2, "epoll_pwait2"},
        {SYS_epoll_ctl, "epoll_ctl"},
        {SYS_timerfd_settime, "timerfd_settime"},
        {SYS_futex, "futex"},
        {SYS_prctl, "prctl"},
        {SYS_fstat, "fstat"},
#ifdef SYS_newfstatat
        {SYS_newfstatat, "fstat"},
#endif
        {SYS_read, "read"},
        {SYS_write, "write"},
    };
    QStringList words;
    for (const auto &[number, count] : counts.calls) {
        const auto name = names.find(number);
        const QString word = name == names.end() ? u"#%1"_s.arg(number) : QString::fromLatin1(name->second);
        words.append(u"%1 %2"_s.arg(count).arg(word));
    }
    words.sort();
    return words.join(", "_L1);
}

// ---- what is measured, in a process of its own ----

void measuredTurns(int turns)
{
    settle();
    SyscallCounter::begin();
    for (int i = 0; i < turns; ++i)
        turn();
    SyscallCounter::end();
}

int idleTurns()
{
    measuredTurns(rounds);
    return 0;
}

int ownThreadPosts()
{
    Listener receiver;
    post(&receiver);
    settle();
    SyscallCounter::begin();
    for (int i = 0; i < rounds; ++i) {
        post(&receiver);
        turn(QEventLoop::WaitForMoreEvents);
    }
    SyscallCounter::end();
    return 0;
}

int zeroTimerTurns()
{
    TimerListener timer([](int) {});
    timer.startTimer(0);
    SyscallCounter::begin();
    for (int i = 0; i < rounds; ++i)
        turn(QEventLoop::WaitForMoreEvents);
    SyscallCounter::end();
    return 0;
}

int zeroTimerTurnsBesideANotifier()
{
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    TimerListener timer([](int) {});
    timer.startTimer(0);
    turn();
    SyscallCounter::begin();
    for (int i = 0; i < rounds; ++i)
        turn(QEventLoop::WaitForMoreEvents);
    SyscallCounter::end();
    return 0;
}

int burstOfPosts()
{
    Listener receiver;
    settle();
    SyscallCounter::begin();
    for (int i = 0; i < rounds; ++i)
        post(&receiver);
    SyscallCounter::end();
    return 0;
}

// The receiver's thread is busy meanwhile: a wake-up is due at the most.
int burstOfPostsFromAnotherThread()
{
    Listener receiver;
    settle();
    std::thread([&] {
        SyscallCounter::begin();
        for (int i = 0; i < rounds; ++i)
            post(&receiver);
        SyscallCounter::end();
    }).join();
    return 0;
}

struct Crowd
{
    std::vector<Descriptor> descriptors;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;

    explicit Crowd(int size)
    {
        rlimit limit = {};
        getrlimit(RLIMIT_NOFILE, &limit);
        limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 20000);
        setrlimit(RLIMIT_NOFILE, &limit);
        descriptors.push_back(eventDescriptor());
        while (int(descriptors.size()) < size) {
            Descriptor next(::dup(descriptors.front()));
            if (next < 0)
                break;
            descriptors.push_back(std::move(next));
        }
        for (const Descriptor &descriptor : descriptors)
            notifiers.push_back(std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read));
        turn();
    }
};

int turnsWithManyIdleDescriptors()
{
    const Crowd crowd(1000);
    measuredTurns(rounds);
    return 0;
}

int twoTurns()
{
    const Crowd one(1);
    measuredTurns(2);
    return 0;
}

int twoTurnsAfterABurst()
{
    const Crowd one(1);
    auto crowd = std::make_unique<Crowd>(9000);
    crowd.reset();
    turn();
    measuredTurns(2);
    return 0;
}

// As QAbstractSocket does for each write.
int writeNotifierToggles()
{
    int activations = 0;
    Ends ends = socketPair();
    QSocketNotifier reader(ends.near, QSocketNotifier::Read);
    QSocketNotifier writer(ends.near, QSocketNotifier::Write);
    QObject::connect(&writer, &QSocketNotifier::activated, &writer, [&] {
        ++activations;
        writer.setEnabled(false);
    });
    turn();
    const int before = activations;
    SyscallCounter::begin();
    for (int i = 0; i < rounds; ++i) {
        writer.setEnabled(true);
        turn();
    }
    SyscallCounter::end();
    return activations == before + rounds ? 0 : 1;
}

// Asleep once, in a loop that has slept before: counts what it takes to fall asleep, to wake up, and to deliver
// what was waited for.
int oneSleep(bool hasNotifier, const std::function<void(bool &hasCome)> &begin)
{
    Ends ends = socketPair();
    std::unique_ptr<QSocketNotifier> notifier;
    if (hasNotifier)
        notifier = std::make_unique<QSocketNotifier>(ends.near, QSocketNotifier::Read);
    for (const bool isCounted : {false, true}) {
        bool hasCome = false;
        settle();
        begin(hasCome);
        if (isCounted)
            SyscallCounter::begin();
        while (!hasCome)
            turn(QEventLoop::WaitForMoreEvents);
        if (isCounted)
            SyscallCounter::end();
    }
    return 0;
}

int sleepUntilATimer(bool hasNotifier, Qt::TimerType type)
{
    constexpr int interval = 200; // long enough to fall asleep in, also on a busy machine
    bool *hasFired = nullptr;
    TimerListener timer([&](int id) {
        timer.killTimer(id);
        *hasFired = true;
    });
    return oneSleep(hasNotifier, [&](bool &hasCome) {
        hasFired = &hasCome;
        timer.startTimer(interval, type);
    });
}

int sleepUntilAPost(bool hasNotifier)
{
    bool *hasReceived = nullptr;
    Listener receiver([&](QEvent *) {
        *hasReceived = true;
        dispatcher()->wakeUp(); // QEventDispatcherUNIX would go on to sleep, see stockdefects
    });
    std::thread poster;
    const int result = oneSleep(hasNotifier, [&, sleeper = ThreadState::current()](bool &hasCome) {
        hasReceived = &hasCome;
        if (poster.joinable())
            poster.join();
        poster = std::thread([&, sleeper] {
            ThreadState::waitUntilAsleep(sleeper);
            post(&receiver);
        });
    });
    poster.join();
    return result;
}

int restarts(int count)
{
    std::vector<std::unique_ptr<QTimer>> timers;
    for (int i = 0; i < count; ++i) {
        timers.push_back(std::make_unique<QTimer>());
        timers.back()->start(60'000 + i);
    }
    auto &middle = *timers[timers.size() / 2];
    middle.start();
    SyscallCounter::begin();
    for (int i = 0; i < 10; ++i)
        middle.start();
    SyscallCounter::end();
    return 0;
}

int restartsAmongTen()
{
    return restarts(10);
}

int restartsAmongThousands()
{
    return restarts(1000);
}

} // namespace

//! Measures scenario into counts, and skips the case where nothing can be traced.
#define MEASURE(counts, ...)                                                                                 \
    const auto counts = measure(__VA_ARGS__);                                                                \
    if (!counts.isTraced)                                                                                    \
        QSKIP("This system does not let us trace a child.");                                                 \
    QCOMPARE(counts.exitCode, 0)

void Costs::idleTurnMakesNoSystemCall()
{
    MEASURE(counts, "idle turns");
    QVERIFY2((counts.total() >= rounds) == defectIsHere(), counts.toString().c_str());
    if (!defectIsHere())
        QVERIFY2(counts.total() < rounds / 10, counts.toString().c_str());
}

void Costs::ownThreadPostMakesNoSystemCall()
{
    MEASURE(counts, "own thread posts");
    QCOMPARE(counts.total() >= 3 * rounds, defectIsHere()); // write, poll, read
    if (!defectIsHere())
        QVERIFY(counts.total() < rounds / 10);
}

void Costs::zeroTimerMakesNoSystemCall()
{
    MEASURE(counts, "zero timer turns");
    QVERIFY2((counts.total() >= rounds) == defectIsHere(), counts.toString().c_str());
    if (!defectIsHere())
        QVERIFY(counts.total() < rounds / 10);
}

void Costs::zeroTimerBesideANotifierLooksOnceATurn()
{
    MEASURE(counts, "zero timer turns beside a notifier");
    QVERIFY2(counts.total() <= rounds + rounds / 10, counts.toString().c_str());
}

void Costs::burstOfPostsWakesOnce()
{
    MEASURE(counts, "burst of posts");
    const int writes = counts.of({SYS_write, SYS_futex});
    QCOMPARE(writes >= rounds, defectIsHere());
    if (!defectIsHere())
        QVERIFY(writes <= 1);
}

void Costs::burstOfPostsFromAnotherThreadWakesOnce()
{
    MEASURE(counts, "burst of posts from another thread");
    const int writes = counts.of({SYS_write, SYS_futex});
    QCOMPARE(writes >= rounds, defectIsHere());
    if (!defectIsHere())
        QVERIFY(writes <= 5); // 1, and what Qt's mutex may need
}

void Costs::idleDescriptorsAreNotHandedToTheKernelEachTurn()
{
    MEASURE(counts, "turns with many idle descriptors");
    QCOMPARE(counts.polledDescriptors >= 1000 * rounds, defectIsHere());
    if (!defectIsHere())
        QVERIFY(counts.polledDescriptors <= rounds);
}

// QEventDispatcherUNIX has a hash of notifiers that never shrinks, and each turn walks all of it.
void Costs::turnIsCheapAgainAfterABurstOfNotifiers()
{
    MEASURE(before, "two turns", SyscallCounter::Unit::Instructions);
    MEASURE(after, "two turns after a burst", SyscallCounter::Unit::Instructions);
    QVERIFY(before.instructions > 100);
    QCOMPARE(after.instructions > 5 * before.instructions, defectIsHere());
    if (!defectIsHere())
        QVERIFY(double(after.instructions) <= 1.2 * double(before.instructions));
    MEASURE(calls, "two turns after a burst");
    QVERIFY2(calls.polledDescriptors <= 2 * 2, calls.toString().c_str()); // it, and the one for wake-ups
}

void Costs::togglingAWriteNotifierChangesNoKernelInterest()
{
    MEASURE(counts, "write notifier toggles");
    QVERIFY(counts.of({SYS_epoll_ctl}) <= rounds / 10);
}

void Costs::sleepIsOneSleep_data()
{
    QTest::addColumn<QString>("glib");
    QTest::addColumn<QString>("unix");
    QTest::addColumn<QString>("signalbox-epoll");
    QTest::addColumn<QString>("signalbox-poll");
    const auto row = [](const char *name, const char *glib, const char *onUnix, const char *epoll,
                        const char *poll) {
        QTest::newRow(name) << QString::fromLatin1(glib) << QString::fromLatin1(onUnix)
                            << QString::fromLatin1(epoll) << QString::fromLatin1(poll);
    };
    row("until a precise timer", "1 poll", "1 poll", "1 futex, 3 prctl", "1 futex, 3 prctl");
    row("until a coarse timer", "1 poll", "1 poll", "1 futex", "1 futex");
    row("until a post", "1 poll, 1 read, 1 write", "1 write, 2 poll, 2 read", "1 futex", "1 futex");
    row("until a precise timer, beside a notifier", "1 poll", "1 poll", "1 epoll_wait, 1 timerfd_settime",
        "1 poll");
    row("until a coarse timer, beside a notifier", "1 poll", "1 poll", "1 epoll_wait, 1 timerfd_settime",
        "1 poll");
    row("until a post, beside a notifier", "1 poll, 1 read, 1 write", "1 write, 2 poll, 2 read",
        "2 epoll_wait", "1 fstat, 1 read, 2 poll"); // what is read is known to be ours
}

// Counted to the last call: a sleep that is cut in two, a wake-up that is read, a look too many would show.
void Costs::sleepIsOneSleep()
{
    const QByteArray scenario = "sleep " + QByteArray(QTest::currentDataTag());
    MEASURE(counts, scenario.constData());
    QTEST(inWords(counts), nameOf(host()));
}

void Costs::restartingATimerCostsNoMoreAmongMany()
{
    MEASURE(few, "restarts among ten", SyscallCounter::Unit::Instructions);
    MEASURE(many, "restarts among thousands", SyscallCounter::Unit::Instructions);
    QVERIFY(few.instructions > 100);
    QCOMPARE(double(many.instructions) > 1.5 * double(few.instructions), defectIsHere());
}

int main(int argc, char **argv)
{
    const auto scenario = [](const char *name, int (*body)()) {
        return std::pair(name, Scenario([body](int count, char **arguments) {
                             return runInPlace(count, arguments, body);
                         }));
    };
    return run(
        argc, argv, Costs::staticMetaObject, [] { return std::make_unique<Costs>(); },
        {
            scenario("idle turns", idleTurns),
            scenario("own thread posts", ownThreadPosts),
            scenario("zero timer turns", zeroTimerTurns),
            scenario("zero timer turns beside a notifier", zeroTimerTurnsBesideANotifier),
            scenario("burst of posts", burstOfPosts),
            scenario("burst of posts from another thread", burstOfPostsFromAnotherThread),
            scenario("turns with many idle descriptors", turnsWithManyIdleDescriptors),
            scenario("two turns", twoTurns),
            scenario("two turns after a burst", twoTurnsAfterABurst),
            scenario("write notifier toggles", writeNotifierToggles),
            scenario("sleep until a precise timer", [] { return sleepUntilATimer(false, Qt::PreciseTimer); }),
            scenario("sleep until a coarse timer", [] { return sleepUntilATimer(false, Qt::CoarseTimer); }),
            scenario("sleep until a post", [] { return sleepUntilAPost(false); }),
            scenario("sleep until a precise timer, beside a notifier",
                     [] { return sleepUntilATimer(true, Qt::PreciseTimer); }),
            scenario("sleep until a coarse timer, beside a notifier",
                     [] { return sleepUntilATimer(true, Qt::CoarseTimer); }),
            scenario("sleep until a post, beside a notifier", [] { return sleepUntilAPost(true); }),
            scenario("restarts among ten", restartsAmongTen),
            scenario("restarts among thousands", restartsAmongThousands),
        });
}
#include "tst_costs.moc"
