// SPDX-License-Identifier: MIT
// Watchers of a Scheduler, on the host that SIGNALBOX_TEST_HOST names.
#include "collectedwarnings.h"
#include "eventlog.h"
#include "events/eventrouter_p.h"
#include "schedulerhost.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qtemporaryfile.h>
#include <QtCore/qtimer.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

//! Two sockets that are connected to each other.
class SocketPair
{
public:
    SocketPair()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, m_ends) != 0)
            qFatal("no socket pair");
    }
    ~SocketPair()
    {
        closeNear();
        closeFar();
    }
    SocketPair(const SocketPair &) = delete;
    SocketPair &operator=(const SocketPair &) = delete;

    int near() const { return m_ends[0]; }
    void say() { QCOMPARE(::write(m_ends[1], "x", 1), 1); }
    void drain()
    {
        char buffer[16];
        while (::read(m_ends[0], buffer, sizeof buffer) > 0) {
        }
    }
    void fill()
    {
        char buffer[4096] = {};
        while (::write(m_ends[0], buffer, sizeof buffer) > 0) {
        }
    }
    void emptyFar()
    {
        char buffer[4096];
        while (::read(m_ends[1], buffer, sizeof buffer) > 0) {
        }
    }
    void closeNear() { closeEnd(0); }
    void closeFar() { closeEnd(1); }

private:
    void closeEnd(int end)
    {
        if (m_ends[end] >= 0)
            ::close(m_ends[end]);
        m_ends[end] = -1;
    }
    int m_ends[2] = {-1, -1};
};

static bool hasEdges()
{
    return isNative() && qgetenv("SIGNALBOX_BACKEND") != "poll";
}

static const char *nameOf(ReadyFor ready)
{
    return ready == ReadyFor::Read ? "read" : ready == ReadyFor::Write ? "write" : "exception";
}

//! The turns of a loop that has nothing to do but to sleep until a timer of a few milliseconds.
static int turnsOfASleep()
{
    QObject context;
    int turns = 0;
    QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, &context,
                     [&] { ++turns; });
    QEventLoop loop;
    scheduler().callLater(5ms, [&] { loop.quit(); });
    loop.exec();
    return turns;
}

constexpr int FewTurns = 10;

//! Two ends of a connection that knows urgent data.
class TcpPair
{
public:
    TcpPair()
    {
        const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        far = ::socket(AF_INET, SOCK_STREAM, 0);
        if (::listen(listener, 1) != 0 ||
            ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) != 0 ||
            ::connect(far, reinterpret_cast<sockaddr *>(&address), size) != 0)
            qFatal("no TCP");
        near = ::accept(listener, nullptr, nullptr);
        ::close(listener);
    }
    ~TcpPair()
    {
        closeFar();
        ::close(near);
    }
    TcpPair(const TcpPair &) = delete;
    TcpPair &operator=(const TcpPair &) = delete;
    void closeFar()
    {
        if (far >= 0)
            ::close(std::exchange(far, -1));
    }
    void sayUrgent() { QCOMPARE(::send(far, "!", 1, MSG_OOB), 1); }

    int near = -1;
    int far = -1;
};

//! Some turns, in which what is ready would be told.
static void turnTwice()
{
    for (int i = 0; i < 2; ++i) {
        bool hasTurned = false;
        scheduler().callSoon([&] { hasTurned = true; });
        QVERIFY(turnUntil([&] { return hasTurned; }));
        QCoreApplication::processEvents();
    }
}

class tst_Watchers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        scheduler().systemQueue().clear(); // the next test may get the same number
        QCOMPARE(scheduler().statistics().watchersActive, 0);
    }

    void readerIsCalledAsLongAsThereIsSomethingToRead()
    {
        SocketPair pair;
        int calls = 0;
        auto watcher = scheduler().watch(pair.near(), ReadyFor::Read, [&] {
            if (++calls == 3)
                pair.drain();
        });
        turnTwice();
        QCOMPARE(calls, 0);
        pair.say();
        QVERIFY(turnUntil([&] { return calls == 3; }));
        turnTwice();
        QCOMPARE(calls, 3);
        QVERIFY(watcher.isActive());
        QCOMPARE(watcher.descriptor(), pair.near());
        QVERIFY(watcher.cancel());
        QVERIFY(!watcher.isActive());
        QVERIFY(!watcher.cancel());
        QVERIFY(!watcher.setInterests(ReadyFor::Read));
    }

    void oneWatcherReadsAndWrites()
    {
        SocketPair pair;
        pair.fill();
        EventLog log;
        WatcherHandle watcher;
        watcher = scheduler().watch(pair.near(), ReadyFor::Read | ReadyFor::Write, [&](ReadyFor ready) {
            log.add(nameOf(ready));
            pair.drain();
            watcher.setInterests(watcher.interests() & ~Readiness(ready));
        });
        turnTwice();
        QCOMPARE(log.size(), 0);
        pair.emptyFar();
        QVERIFY(turnUntil([&] { return log.size() == 1; }));
        pair.say();
        QVERIFY(turnUntil([&] { return log.size() == 2; }));
        turnTwice();
        QCOMPARE(words(log.take()), u"write, read"_s);
        QCOMPARE(watcher.interests(), Readiness());
        watcher.setInterests(ReadyFor::Write);
        QVERIFY(turnUntil([&] { return log.size() == 1; }));
        watcher.cancel();
    }

    void readerAndWriterShareADescriptorWithQtsNotifier()
    {
        SocketPair pair;
        pair.say();
        EventLog log;
        auto once = [&](const char *name, WatcherHandle &watcher) {
            return [&log, &watcher, name] {
                log.add(name);
                watcher.cancel();
            };
        };
        WatcherHandle reader, other, writer;
        reader = scheduler().watch(pair.near(), ReadyFor::Read, once("reader", reader));
        other = scheduler().watch(pair.near(), ReadyFor::Read, once("other reader", other));
        writer = scheduler().watch(pair.near(), ReadyFor::Write, once("writer", writer));
        QSocketNotifier notifier(pair.near(), QSocketNotifier::Read); // no warning of two
        QObject::connect(&notifier, &QSocketNotifier::activated, this, [&] {
            log.add("notifier");
            notifier.setEnabled(false);
        });
        QVERIFY(turnUntil([&] { return log.size() == 4; }));
        auto names = log.take();
        names.sort();
        QCOMPARE(words(names), u"notifier, other reader, reader, writer"_s);
    }

    void edgeIsToldOnce()
    {
        SocketPair pair;
        int calls = 0;
        auto watcher = scheduler().watch(pair.near(), ReadyFor::Read, [&] { ++calls; });
        QCOMPARE(watcher.trigger(), Trigger::Level);
        if (!hasEdges()) {
            const auto warning =
                u"WatcherHandle::setTrigger: only Signalbox's own loop with epoll can tell edges. "
                "Descriptor %1 is watched by level"_s;
            QTest::ignoreMessage(QtWarningMsg, qPrintable(warning.arg(pair.near())));
        }
        QVERIFY(watcher.setTrigger(Trigger::Edge));
        QVERIFY(watcher.setTrigger(Trigger::Edge)); // no second warning
        QCOMPARE(watcher.trigger(), Trigger::Edge);
        pair.say();
        QVERIFY(turnUntil([&] { return calls == 1; }));
        turnTwice();
        QCOMPARE(calls == 1, hasEdges());
        calls = 0;
        pair.say(); // what was there is still there
        QVERIFY(turnUntil([&] { return calls > 0; }));
        QVERIFY(watcher.setTrigger(Trigger::Level));
        QVERIFY(turnUntil([&] { return calls > 2; }));
        QVERIFY(watcher.cancel());
        QVERIFY(!watcher.setTrigger(Trigger::Edge));
        QCOMPARE(watcher.trigger(), Trigger::Level);
    }

    // The batch in which it was reported is given up for the nested loop's.
    void edgeThatANestedLoopComesInBetweenIsToldThere()
    {
        if (!hasEdges())
            QSKIP("there are no edges");
        SocketPair one, other;
        EventLog log;
        QEventLoop loop;
        QObject context;
        const auto watch = [&](SocketPair &pair, const char *name) {
            auto watcher = scheduler().watch(pair.near(), ReadyFor::Read, &context, [&log, &loop, name] {
                log.add(name);
                if (log.size() > 1)
                    return loop.quit();
                QTimer::singleShot(5s, &loop, &QEventLoop::quit); // should it never come
                loop.exec();
            });
            watcher.setTrigger(Trigger::Edge);
            return watcher;
        };
        auto first = watch(one, "one");
        auto second = watch(other, "other");
        turnTwice();
        one.say();
        other.say();
        QVERIFY(turnUntil([&] { return log.size() == 2; }));
        auto names = log.take();
        names.sort();
        QCOMPARE(words(names), u"one, other"_s);
        turnTwice();
        QCOMPARE(log.size(), 0);
        first.cancel();
        second.cancel();
    }

    void hangUpIsReadyToReadAndToWrite()
    {
        SocketPair pair;
        pair.fill();
        EventLog log;
        WatcherHandle watcher;
        const auto all = ReadyFor::Read | ReadyFor::Write | ReadyFor::Exception;
        watcher = scheduler().watch(pair.near(), all, [&](ReadyFor ready) {
            log.add(nameOf(ready));
            watcher.setInterests(watcher.interests() & ~Readiness(ready));
        });
        pair.closeFar();
        QVERIFY(turnUntil([&] { return log.size() == 2; }));
        QVERIFY(turnsOfASleep() < FewTurns); // it goes on for exceptions
        QCOMPARE(words(log.take()), u"read, write"_s);
        watcher.cancel();
    }

    void urgentDataIsAnException()
    {
        TcpPair pair;
        EventLog log;
        WatcherHandle watcher;
        watcher = scheduler().watch(pair.near, ReadyFor::Exception, [&](ReadyFor ready) {
            log.add(nameOf(ready));
            watcher.cancel();
        });
        pair.sayUrgent();
        QVERIFY(turnUntil([&] { return log.size() == 1; }));
        QCOMPARE(words(log.take()), u"exception"_s);
    }

    // Our own loop called it, again and again; a guest's turned without an end and called nobody.
    void hangUpAndErrorAreNoException_data()
    {
        QTest::addColumn<bool>("isError");
        QTest::addColumn<bool>("byEdges");
        QTest::newRow("hang-up") << false << false;
        QTest::newRow("error") << true << false;
        if (hasEdges()) {
            QTest::newRow("hang-up, by edges") << false << true;
            QTest::newRow("error, by edges") << true << true;
        }
    }
    void hangUpAndErrorAreNoException()
    {
        QFETCH(bool, isError);
        QFETCH(bool, byEdges);
        SocketPair pair;
        int pipe[2] = {-1, -1};
        QCOMPARE(::pipe(pipe), 0);
        const int descriptor = isError ? pipe[1] : pair.near();
        EventLog log;
        WatcherHandle other;
        auto watcher = scheduler().watch(descriptor, ReadyFor::Exception,
                                         [&](ReadyFor ready) { log.add(nameOf(ready)); });
        if (byEdges)
            watcher.setTrigger(Trigger::Edge);
        turnTwice();
        isError ? static_cast<void>(::close(pipe[0])) : pair.closeFar();
        turnTwice();
        const int turns = turnsOfASleep();
        QVERIFY2(turns < FewTurns, qPrintable(u"%1 turns"_s.arg(turns)));
        QCOMPARE(log.size(), 0);

        // Who asks for more is told; and when that one goes, the first one is as before.
        for (const auto kind : {ReadyFor::Read, ReadyFor::Write}) {
            other = scheduler().watch(descriptor, kind, [&](ReadyFor ready) {
                log.add(nameOf(ready));
                other.cancel();
            });
            QVERIFY(turnUntil([&] { return log.size() == 1; }));
            QCOMPARE(words(log.take()), QString::fromLatin1(nameOf(kind)));
            turnTwice();
            QVERIFY(turnsOfASleep() < FewTurns);
            QCOMPARE(log.size(), 0);
        }
        watcher.setInterests(ReadyFor::Exception | ReadyFor::Read);
        QVERIFY(turnUntil([&] { return log.size() > 0; }));
        QCOMPARE(log.entries().first(), u"read"_s);
        QVERIFY(!log.entries().contains(u"exception"_s));
        watcher.cancel();
        for (const int end : {pipe[0], pipe[1]}) {
            if (end != pipe[0] || !isError)
                ::close(end);
        }
    }

    // By level, also beside a hang-up; and when it is read, nothing turns the loop.
    void urgentDataIsToldBesideAHangUp()
    {
        TcpPair pair;
        int calls = 0;
        auto watcher = scheduler().watch(pair.near, ReadyFor::Exception, [&] { ++calls; });
        pair.sayUrgent();
        pair.closeFar();
        QCOMPARE(::shutdown(pair.near, SHUT_WR), 0);
        QVERIFY(turnUntil([&] { return calls > 2; }));
        char urgent = 0;
        QCOMPARE(::recv(pair.near, &urgent, 1, MSG_OOB), 1);
        turnTwice();
        calls = 0;
        QVERIFY(turnsOfASleep() < FewTurns);
        QCOMPARE(calls, 0);
        watcher.cancel();
    }

    void fileThatIsAlwaysReadyIsWatchedToo()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        int calls = 0;
        WatcherHandle watcher;
        watcher = scheduler().watch(file.handle(), ReadyFor::Read, [&] {
            if (++calls == 2)
                watcher.cancel();
        });
        QVERIFY(turnUntil([&] { return calls == 2; }));
        turnTwice();
        QCOMPARE(calls, 2);
    }

    void contextThatDiesTakesItsWatchersAlong()
    {
        SocketPair pair;
        auto context = std::make_unique<QObject>();
        int calls = 0;
        auto watcher = scheduler().watch(pair.near(), ReadyFor::Read, context.get(), [&] { ++calls; });
        context.reset();
        pair.say();
        QVERIFY(turnUntil([&] { return !watcher.isActive(); }));
        QCOMPARE(calls, 0);
    }

    void functionThatThrowsGoesOnBeingCalled()
    {
        SocketPair pair;
        int calls = 0;
        WatcherHandle watcher;
        watcher = scheduler().watch(pair.near(), ReadyFor::Read, [&] {
            if (++calls == 2)
                watcher.cancel();
            throw std::runtime_error("no");
        });
        QTest::ignoreMessage(QtWarningMsg, "a watcher threw an exception: no");
        pair.say();
        QVERIFY(turnUntil([&] { return calls == 2; }));
    }

    // It filled the log with 173,000 lines in a second.
    void functionThatThrowsAgainAndAgainIsToldOnceASecond()
    {
        SocketPair pair, other;
        const auto told = u"a watcher threw an exception: %1"_s;
        const auto before = scheduler().statistics().exceptions;
        const auto begin = Clock::now();
        int calls = 0;
        WatcherHandle watcher;
        const auto fail = [&] {
            ++calls;
            if (calls == 500 || calls == 700)
                throw std::runtime_error("something else");
            if (calls == 1000)
                watcher.setInterests({});
            throw std::runtime_error("no");
        };
        const CollectedWarnings warnings(u"a watcher threw"_s);
        watcher = scheduler().watch(pair.near(), ReadyFor::Read, fail);
        pair.say();
        QVERIFY(sleepUntil([&] { return calls == 1000; }));
        QCOMPARE(scheduler().statistics().exceptions - before, 1000u);
        if (Clock::now() - begin >= 1s) {
            watcher.cancel();
            QSKIP("the machine is too slow to tell");
        }
        // What earlier tests have left out may come first.
        const auto mine = [&](qsizetype from) { return warnings.texts().filter(u": "_s).mid(from); };
        QCOMPARE(mine(0), (QStringList{told.arg("no"_L1), told.arg("something else"_L1)}));

        // Another one of that function fails for itself.
        auto next = scheduler().watch(other.near(), ReadyFor::Read, fail);
        other.say();
        QVERIFY(turnUntil([&] { return calls > 1000; }));
        next.cancel();
        if (Clock::now() - begin < 1s)
            QCOMPARE(mine(2), QStringList{told.arg("no"_L1)});
        if (!isManual()) { // which need not wait
            watcher.cancel();
            return;
        }

        // The next warning says how many there were.
        takeTime(1s);
        watcher.setInterests(ReadyFor::Read);
        const auto count = calls;
        QVERIFY(turnUntil([&] { return calls > count; }));
        watcher.cancel();
        QCOMPARE(mine(3), QStringList{told.arg("no. 998 more since the last one that was reported"_L1)});
    }

    void cancelledWatcherForgetsItsFunctionWhenThatReturns()
    {
        SocketPair pair;
        const auto held = std::make_shared<int>();
        long within = 0;
        WatcherHandle watcher;
        watcher = scheduler().watch(pair.near(), ReadyFor::Read, [&, held] {
            watcher.cancel();
            within = held.use_count();
        });
        pair.say();
        QVERIFY(turnUntil([&] { return within > 0; }));
        QCOMPARE(within, 2L);
        QCOMPARE(held.use_count(), 1L);
    }

    void watchersCancelEachOther()
    {
        SocketPair pair;
        pair.say();
        int calls = 0;
        std::vector<WatcherHandle> watchers(3);
        for (auto &watcher : watchers) {
            watcher = scheduler().watch(pair.near(), ReadyFor::Read | ReadyFor::Write, [&] {
                ++calls;
                for (auto &each : watchers)
                    each.cancel();
            });
        }
        QVERIFY(turnUntil([&] { return calls > 0; }));
        turnTwice();
        QCOMPARE(calls, 1);
    }

    void descriptorThatIsNotOpenIsRefused_data()
    {
        QTest::addColumn<int>("descriptor");
        QTest::newRow("negative") << -1;
        QTest::newRow("not open") << 987'654;
    }
    void descriptorThatIsNotOpenIsRefused()
    {
        QFETCH(int, descriptor);
        QTest::ignoreMessage(
            QtWarningMsg,
            qPrintable(u"Scheduler::watch: %1 is no open descriptor. Ignored"_s.arg(descriptor)));
        QVERIFY(!scheduler().watch(descriptor, ReadyFor::Read, [] {}).isActive());
    }

    void descriptorThatIsClosedCancelsItsWatcher()
    {
        if (!isNative())
            QSKIP("a guest's epoll forgets a descriptor that is closed, and says nothing");
        SocketPair pair;
        auto watcher = scheduler().watch(pair.near(), ReadyFor::Read, [] {});
        turnTwice();
        QTest::ignoreMessage(
            QtWarningMsg, qPrintable(u"Scheduler::watch: descriptor %1 was closed while it was watched. Its "
                                     "watcher is cancelled"_s.arg(pair.near())));
        pair.closeNear();
        watcher.setInterests(ReadyFor::Write); // where it is noticed
        QVERIFY(turnUntil([&] { return !watcher.isActive(); }));
    }

    void anotherThreadIsRefused()
    {
        SocketPair pair;
        auto &ours = scheduler();
        QTest::ignoreMessage(QtWarningMsg,
                             "Scheduler::watch: called in another thread than the scheduler's: use "
                             "its remote() there. Ignored");
        std::thread([&] { QVERIFY(!ours.watch(pair.near(), ReadyFor::Read, [] {}).isActive()); }).join();
    }

    void handleOutlivesItsScheduler()
    {
        SocketPair pair;
        WatcherHandle watcher;
        const std::unique_ptr<QThread> thread(QThread::create(
            [&] { watcher = Scheduler::current().watch(pair.near(), ReadyFor::Read, [] {}); }));
        thread->start();
        QVERIFY(thread->wait());
        QVERIFY(!watcher.isActive());
        QVERIFY(!watcher.cancel());
    }

    // ---- as events

    void readinessIsAnEventThatComesOnceForEachTime()
    {
        SocketPair pair;
        QObject context;
        EventLog log;
        QList<EventPointer<DescriptorReady>> kept;
        scheduler().on(match<DescriptorReady>(pair.near()), &context,
                       [&](const EventPointer<DescriptorReady> &event) {
                           log.add(nameOf(event->ready));
                           kept.append(event);
                       });
        auto watcher = scheduler().sendWhenReady(pair.near(), ReadyFor::Read);
        pair.say();
        QVERIFY(turnUntil([&] { return kept.size() == 1; }));
        turnTwice();
        QCOMPARE(kept.size(), 1); // it has not been handled yet
        kept.clear();
        QVERIFY(turnUntil([&] { return kept.size() == 1; })); // it is still ready
        pair.drain();
        kept.clear();
        turnTwice();
        QCOMPARE(words(log.take()), u"read, read"_s);
        watcher.cancel();
    }

    void readinessThatIsLetGoOfInAnotherThreadIsWatchedAgain()
    {
        SocketPair pair;
        QObject context;
        EventPointer<DescriptorReady> kept;
        int count = 0;
        scheduler().on(match<DescriptorReady>(), &context, [&](const EventPointer<DescriptorReady> &event) {
            if (++count == 1)
                kept = event;
        });
        auto watcher = scheduler().sendWhenReady(pair.near(), ReadyFor::Read);
        pair.say();
        QVERIFY(turnUntil([&] { return count == 1; }));
        QVERIFY(makesNoScheduler([&] { kept = {}; }));
        QVERIFY(turnUntil([&] { return count > 1; }));
        watcher.cancel();
    }

    void edgeIsAnEventOnce()
    {
        if (!hasEdges())
            QSKIP("there are no edges");
        SocketPair pair;
        QObject context;
        QList<EventPointer<DescriptorReady>> kept;
        int count = 0;
        scheduler().on(match<DescriptorReady>(pair.near()), &context,
                       [&](const EventPointer<DescriptorReady> &event) {
                           if (++count == 2)
                               kept.append(event);
                       });
        auto watcher = scheduler().sendWhenReady(pair.near(), ReadyFor::Read);
        QVERIFY(watcher.setTrigger(Trigger::Edge));
        turnTwice();
        QCOMPARE(count, 0);
        pair.say(); // and nobody reads
        QVERIFY(turnUntil([&] { return count == 1; }));
        for (int i = 0; i < 5; ++i)
            turnTwice();
        QCOMPARE(count, 1);
        pair.say();
        QVERIFY(turnUntil([&] { return count == 2; }));
        pair.say();
        pair.say();
        turnTwice();
        QCOMPARE(count, 2); // the last one has not been handled yet
        kept.clear();
        QVERIFY(turnUntil([&] { return count == 3; }));
        for (int i = 0; i < 5; ++i)
            turnTwice();
        QCOMPARE(count, 3);
        watcher.cancel();
    }

    // Each turn sent one more, which was dropped.
    void readinessThatNobodyWaitsForComesToWhoWaitsLater_data()
    {
        QTest::addColumn<Trigger>("trigger");
        QTest::newRow("level") << Trigger::Level;
        if (hasEdges())
            QTest::newRow("edge") << Trigger::Edge;
    }
    void readinessThatNobodyWaitsForComesToWhoWaitsLater()
    {
        QFETCH(Trigger, trigger);
        SocketPair pair;
        auto watcher = scheduler().sendWhenReady(pair.near(), ReadyFor::Read);
        watcher.setTrigger(trigger);
        const auto *reads = scheduler().systemQueue().queue(u"reads"_s);
        QObject context;
        const auto before = reads->statistics();
        const auto called = scheduler().statistics().watchersCalled;
        pair.say();
        QVERIFY(turnUntil([&] { return reads->statistics().dropped > before.dropped; }));
        const int turns = turnsOfASleep();
        QVERIFY2(turns < FewTurns, qPrintable(u"%1 turns"_s.arg(turns)));
        QCOMPARE(reads->statistics().in - before.in, 1u);
        QCOMPARE(scheduler().statistics().watchersCalled - called, 1u);

        int others = 0, ours = 0;
        scheduler().on(match<DescriptorReady>(pair.near() + 1), &context, [&] { ++others; });
        scheduler().on(match<DescriptorReady>(pair.near(), ReadyFor::Write), &context, [&] { ++others; });
        turnTwice();
        QCOMPARE(reads->statistics().in - before.in, 1u);
        scheduler().on(match<DescriptorReady>(pair.near(), ReadyFor::Read), &context, [&] {
            ++ours;
            pair.drain();
        });
        QVERIFY(turnUntil([&] { return ours > 0; }));
        turnTwice();
        QCOMPARE(ours, 1);
        QCOMPARE(others, 0);
        watcher.cancel();
    }

    void readinessThatNobodyWaitsForEndsWithItsWatcher()
    {
        SocketPair pair;
        auto watcher = scheduler().sendWhenReady(pair.near(), ReadyFor::Read | ReadyFor::Write);
        pair.say();
        QVERIFY(turnUntil([&] { return scheduler().router().unheard().size() == 2; }));
        watcher.cancel();
        QVERIFY(scheduler().router().unheard().isEmpty());
        QObject context;
        int count = 0;
        scheduler().on(match<DescriptorReady>(), &context, [&] { ++count; });
        turnTwice();
        QCOMPARE(count, 0);
    }

    // What was read by then is ready no more.
    void readinessThatHasGoneIsNotToldToWhoWaitsLater()
    {
        SocketPair pair;
        auto watcher = scheduler().sendWhenReady(pair.near(), ReadyFor::Read);
        pair.say();
        QVERIFY(turnUntil([&] { return !scheduler().router().unheard().isEmpty(); }));
        pair.drain();
        QObject context;
        int count = 0;
        scheduler().on(match<DescriptorReady>(), &context, [&] { ++count; });
        turnTwice();
        QCOMPARE(count, 0);
        pair.say();
        QVERIFY(turnUntil([&] { return count > 0; }));
        watcher.cancel();
    }

    void kindOfReadinessIsAKeyWithAName()
    {
        QString text;
        const auto matcher = match<DescriptorReady>(3, ReadyFor::Read);
        QDebug(&text) << matcher << DescriptorReady{3, ReadyFor::Write};
        QCOMPARE(text.trimmed(), u"DescriptorReady(descriptor: 3, ready: ReadyFor::Read) "
                                 "DescriptorReady(descriptor: 3, ready: ReadyFor::Write)"_s);
        QVERIFY(matcher.matches(DescriptorReady{3, ReadyFor::Read}));
        QVERIFY(!matcher.matches(DescriptorReady{3, ReadyFor::Write}));
    }

    void cancelledReadinessIsNotWatchedAgain()
    {
        SocketPair pair;
        QObject context;
        int count = 0;
        scheduler().on(match<DescriptorReady>(), &context, [&] { ++count; });
        auto watcher = scheduler().sendWhenReady(pair.near(), ReadyFor::Write);
        QVERIFY(turnUntil([&] { return count > 2; })); // again and again, as nobody keeps it
        watcher.cancel();
        turnTwice();
        const int before = count;
        turnTwice();
        QCOMPARE(count, before);
    }
};

//! Watched before there is a loop.
static int earlyCalls = 0;

int main(int argc, char **argv)
{
    SocketPair pair;
    pair.say();
    WatcherHandle early;
    early = Scheduler::current().watch(pair.near(), ReadyFor::Read, [&] {
        ++earlyCalls;
        early.cancel();
    });
    installHost();
    QCoreApplication app(argc, argv);
    if (!turnUntil([] { return earlyCalls == 1; }))
        return 1;
    tst_Watchers test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_watchers.moc"
