// SPDX-License-Identifier: MIT
// Tasks that wait for descriptors, signals of the system and ticks, on every host.
#include "taskhost.h"

#include "tasks/combinators.h"
#include "tasks/readiness.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

#include <csignal>
#include <unistd.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Pipe
{
    Pipe() { opened = ::pipe(ends) == 0; }
    ~Pipe()
    {
        closeEnd(0);
        closeEnd(1);
    }
    Pipe(const Pipe &) = delete;
    Pipe &operator=(const Pipe &) = delete;
    void write() const { QCOMPARE(::write(ends[1], "x", 1), 1); }
    void read() const
    {
        char byte;
        QCOMPARE(::read(ends[0], &byte, 1), 1);
    }
    void closeEnd(int index)
    {
        if (const int end = std::exchange(ends[index], -1); end >= 0)
            ::close(end);
    }
    int ends[2] = {-1, -1};
    bool opened;
};

} // namespace

class tst_Readiness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void descriptorIsWaitedFor()
    {
        const Pipe pipe;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            log(co_await ready(pipe.ends[1], ReadyFor::Write) == ReadyFor::Write ? "write" : "?");
            for (int i = 0; i < 2; ++i) {
                log(co_await ready(pipe.ends[0], ReadyFor::Read) == ReadyFor::Read ? "read" : "?");
                pipe.read();
            }
        });
        QVERIFY(turnUntil([] { return taskLog().size() == 1; }));
        QVERIFY(isSuspended(handle));
        pipe.write();
        QVERIFY(turnUntil([] { return taskLog().size() == 2; }));
        pipe.write();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"write", "read", "read"}));
        QCOMPARE(scheduler().statistics().watchersActive, 0);
    }

    void cancelledWaitIsForgotten()
    {
        const Pipe pipe;
        {
            Scope scope;
            auto cancelled = scope.start([&]() -> Task<> { co_await ready(pipe.ends[0], ReadyFor::Read); });
            auto woken = scope.start([&]() -> Task<> { co_await ready(pipe.ends[0], ReadyFor::Read); });
            scope.start([&]() -> Task<> { co_await ready(pipe.ends[0], ReadyFor::Read); });
            QVERIFY(isSuspended(cancelled) && isSuspended(woken));
            QCOMPARE(scheduler().statistics().watchersActive, 3);
            cancelled.cancel();
            QVERIFY(isOver(cancelled));
            QCOMPARE(scheduler().statistics().watchersActive, 2);
            pipe.write();
            woken.cancel();
            QVERIFY(isOver(woken));
        }
        QCOMPARE(scheduler().statistics().watchersActive, 0);
    }

    void descriptorThatIsNotOpenIsAnError()
    {
        QTest::ignoreMessage(QtWarningMsg, "Scheduler::watch: -1 is no open descriptor. Ignored");
        const auto state = runTask([]() -> Task<> { co_await ready(-1, ReadyFor::Read); });
        QCOMPARE(state, TaskState::Failed);
        QCOMPARE(taskLog().entries(), list({"threw the descriptor is not open"}));
    }

    void descriptorThatIsClosedMeanwhileIsAnError()
    {
        if (!isNative())
            QSKIP("other loops do not notice");
        Pipe pipe;
        Scope scope(Scope::Policy::Supervise);
        scope.setErrorHandler([](const std::exception_ptr &, const QString &) { log("closed"); });
        const auto handle = scope.start([&]() -> Task<> { co_await ready(pipe.ends[0], ReadyFor::Read); });
        QVERIFY(isSuspended(handle));
        auto other = scheduler().watch(pipe.ends[0], ReadyFor::Read, [] {});
        QCoreApplication::processEvents(); // they are watched by now
        const int number = pipe.ends[0];
        pipe.closeEnd(0);
        QTest::ignoreMessage(
            QtWarningMsg, qPrintable(u"Scheduler::watch: descriptor %1 was closed while it was watched. Its "
                                     "watcher is cancelled"_s.arg(number)));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"was closed while it was watched"_s)); // other
        other.setInterests(ReadyFor::Exception); // where it is noticed
        const bool isEnded = isOver(handle);
        other.cancel();
        QVERIFY(isEnded);
        QCOMPARE(taskLog().entries(), list({"closed"}));
    }

    void runGoesOnForADescriptor()
    {
        const Pipe pipe;
        Scope scope;
        scope.start([&]() -> Task<> {
            co_await ready(pipe.ends[0], ReadyFor::Read);
            log("read");
        });
        auto writer = scheduler().callLater(2ms, [&] { pipe.write(); });
        writer.setDaemon(true);
        QCOMPARE(scheduler().run(), 0);
        QCOMPARE(taskLog().entries(), list({"read"}));
    }

    // ---- signals ----

    void signalOfTheSystemIsWaitedFor()
    {
        Scope scope;
        const auto handle = scope.start([]() -> Task<int> { co_return co_await unixSignal(SIGUSR1); });
        QVERIFY(isSuspended(handle));
        ::raise(SIGUSR1);
        QCOMPARE(valueOf(handle), SIGUSR1);
        auto cancelled = scope.start([]() -> Task<> { co_await unixSignal(SIGUSR1); });
        QVERIFY(isSuspended(cancelled));
        cancelled.cancel();
        QVERIFY(isOver(cancelled));
    }

    void signalThatCannotBeCaughtIsAnError()
    {
        QTest::ignoreMessage(QtWarningMsg, "UnixSignals: nobody can wait for signal 9: it cannot be caught, means a fault of the program, or does not exist. It is left as it is");
        QCOMPARE(runTask([]() -> Task<> { co_await unixSignal(SIGKILL); }), TaskState::Failed);
        QCOMPARE(taskLog().entries(), list({"threw a signal that nobody can wait for"}));
    }

    // ---- ticks ----

    void missedTicksAreWhatTheirPolicySays_data()
    {
        QTest::addColumn<MissedTicks>("missed");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("skip") << MissedTicks::Skip << list({"10", "40", "50"});
        QTest::newRow("coalesce") << MissedTicks::Coalesce << list({"10", "35", "40"});
        QTest::newRow("burst") << MissedTicks::Burst << list({"10", "35", "35"});
    }
    void missedTicksAreWhatTheirPolicySays()
    {
        if (!isManual())
            QSKIP("in virtual time");
        QFETCH(MissedTicks, missed);
        QFETCH(QStringList, expected);
        const auto state = runTask([&]() -> Task<> {
            const auto begin = Clock::now();
            auto tens = ticks(10ms, missed);
            for (int i = 0; i < 3; ++i) {
                co_await tens.next();
                log(std::to_string((Clock::now() - begin) / 1ms));
                if (i == 0)
                    takeTime(25ms);
            }
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), expected);
    }

    void tickThatLostARaceComesAgain()
    {
        if (!isManual())
            QSKIP("in virtual time");
        const auto state = runTask([&]() -> Task<> {
            const auto begin = Clock::now();
            auto tens = ticks(10ms, MissedTicks::Coalesce);
            auto sleep = sleepFor(10ms);
            co_await any(sleep, tens.next());
            co_await tens.next();
            log(std::to_string((Clock::now() - begin) / 1ms));
            co_await tens.next();
            log(std::to_string((Clock::now() - begin) / 1ms));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"10", "20"}));
    }

    void tickerTicks()
    {
        const auto state = runTask([]() -> Task<> {
            auto stream = ticks(1ms);
            for (int i = 0; i < 3; ++i)
                co_await stream.next();
            log("ticked");
            QTest::ignoreMessage(QtWarningMsg,
                                 "ticks: the interval must be positive, and is 0 ns. It is taken "
                                 "for a millisecond");
            auto none = ticks(0ns);
            co_await none.next();
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"ticked"}));
    }

    void tickerMayGoBeforeItsWait()
    {
        auto stream = std::make_unique<TickStream>(Nanoseconds(1ms), MissedTicks::Skip);
        const auto state = runTask([&]() -> Task<> {
            auto tick = stream->next();
            stream.reset();
            co_await tick;
            log("tick");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"tick"}));
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Readiness)

#include "tst_readiness.moc"
