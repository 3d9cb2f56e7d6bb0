// SPDX-License-Identifier: MIT
// Signals of the operating system as events, on the host that SIGNALBOX_TEST_HOST names.
#include "eventlog.h"
#include "scheduler/dumponsignal.h"
#include "scheduler/quitonsignals.h"
#include "scheduler/unixsignals.h"
#include "schedulerhost.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfile.h>
#include <QtCore/qtemporaryfile.h>

#include <atomic>
#include <csignal>
#include <memory>
#include <optional>
#include <semaphore>
#include <sys/wait.h>
#include <unistd.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

static std::atomic<int> handledBefore = 0;
static void handleBefore(int)
{
    ++handledBefore;
}
static void handleAfter(int) {}

static void (*handlerOf(int number))(int)
{
    struct sigaction action = {};
    ::sigaction(number, nullptr, &action);
    return action.sa_handler;
}

class tst_UnixSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        std::signal(SIGUSR1, handleBefore);
        handledBefore = 0;
    }

    void signalIsAnEventForAllWhoWait()
    {
        const UnixSignals signals({SIGUSR1, SIGUSR2, SIGUSR1});
        QCOMPARE(signals.signalNumbers(), (QList{SIGUSR1, SIGUSR2}));
        QObject context;
        EventLog log;
        scheduler().on(match<UnixSignal>(SIGUSR1), &context, [&] { log.add("one"); });
        scheduler().on(match<UnixSignal>(SIGUSR2), &context, [&] { log.add("two"); });
        scheduler().on(match<UnixSignal>(), &context,
                       [&](const UnixSignal &signal) { log.add(QString::number(signal.number)); });
        std::raise(SIGUSR1);
        QVERIFY(turnUntil([&] { return log.size() == 2; }));
        QCOMPARE(words(log.take()), u"one, %1"_s.arg(SIGUSR1));
        ::kill(::getpid(), SIGUSR2);
        QVERIFY(turnUntil([&] { return log.size() == 2; }));
        QCOMPARE(words(log.take()), u"two, %1"_s.arg(SIGUSR2));
        QCOMPARE(handledBefore.load(), 0);
    }

    void signalsThatComeFasterThanTheyAreDeliveredAreOne()
    {
        const UnixSignals signals({SIGUSR1});
        QObject context;
        int count = 0;
        scheduler().on(match<UnixSignal>(), &context, [&] { ++count; });
        for (int i = 0; i < 100; ++i)
            std::raise(SIGUSR1);
        QVERIFY(turnUntil([&] { return count > 0; }));
        QVERIFY2(count < 100, qPrintable(QString::number(count)));
        const int before = count;
        std::raise(SIGUSR1);
        QVERIFY(turnUntil([&] { return count > before; })); // and it goes on
    }

    void signalsThatMayComeDoNotKeepItRunning()
    {
        const UnixSignals signals({SIGUSR1});
        const QuitOnSignals quits;
        QObject context;
        int count = 0;
        scheduler().on(match<UnixSignal>(), &context, [&] { ++count; });
        QCOMPARE(scheduler().run(), 0);
        std::raise(SIGUSR1); // and they come while it runs
        scheduler().callLater(std::chrono::milliseconds(1), [] {});
        QCOMPARE(scheduler().run(), 0);
        QVERIFY(turnUntil([&] { return count > 0; })); // with what an earlier test has left
    }

    void lastOneRestoresWhatWasBefore()
    {
        auto one = std::make_unique<UnixSignals>(QList{SIGUSR1});
        auto other = std::make_unique<UnixSignals>(QList{SIGUSR1});
        QVERIFY(handlerOf(SIGUSR1) != handleBefore);
        one.reset();
        QVERIFY(handlerOf(SIGUSR1) != handleBefore);
        QObject context;
        int count = 0;
        scheduler().on(match<UnixSignal>(), &context, [&] { ++count; });
        std::raise(SIGUSR1);
        QVERIFY(turnUntil([&] { return count == 1; }));
        other.reset();
        QVERIFY(handlerOf(SIGUSR1) == handleBefore);
        std::raise(SIGUSR1);
        QCOMPARE(handledBefore.load(), 1);
    }

    void handlerThatSomebodyHasSetSinceStays()
    {
        {
            const UnixSignals signals({SIGUSR1});
            std::signal(SIGUSR1, handleAfter);
        }
        QVERIFY(handlerOf(SIGUSR1) == handleAfter);
    }

    void twoInAThreadAreToldOnce()
    {
        std::optional<UnixSignals> one(std::in_place, QList{SIGUSR1});
        std::optional<UnixSignals> other(std::in_place, QList{SIGUSR1, SIGUSR2});
        QObject context;
        EventLog log;
        scheduler().on(match<UnixSignal>(), &context,
                       [&](const UnixSignal &signal) { log.add(signal.number == SIGUSR1 ? "one" : "two"); });
        // SIGUSR2 comes behind it: whatever was sent for the first has come by then.
        const auto told = [&] {
            std::raise(SIGUSR1);
            const bool first = turnUntil([&] { return log.size() > 0; });
            std::raise(SIGUSR2);
            const bool second = turnUntil([&] { return words(log.entries()).endsWith(u"two"); });
            return first && second ? words(log.take()) : u"nothing"_s;
        };
        for (int i = 0; i < 3; ++i)
            QCOMPARE(told(), u"one, two"_s);
        one.reset();
        QCOMPARE(told(), u"one, two"_s);
        one.emplace(QList{SIGUSR1});
        QCOMPARE(told(), u"one, two"_s);
        other.reset();
        other.emplace(QList{SIGUSR2});
        QCOMPARE(told(), u"one, two"_s);
        one.reset();
        QVERIFY(handlerOf(SIGUSR1) == handleBefore);
    }

    // Who stays is told, also of one that is on its way when another one is made, or goes.
    void oneThatGoesInASlotTakesNothingFromTheOthers()
    {
        std::optional<UnixSignals> one(std::in_place, QList{SIGUSR1});
        std::optional<UnixSignals> other(std::in_place, QList{SIGUSR1});
        QObject context;
        int count = 0;
        scheduler().on(match<UnixSignal>(SIGUSR1), &context, [&] {
            if (++count == 1)
                one.reset();
            else if (count == 3)
                other.reset();
        });
        std::raise(SIGUSR1);
        QVERIFY(turnUntil([&] { return count == 1; }));
        QVERIFY(!one);
        std::raise(SIGUSR1);
        QVERIFY(turnUntil([&] { return count == 2; }));
        std::raise(SIGUSR1);
        one.emplace(QList{SIGUSR1});
        one.reset();
        QVERIFY(turnUntil([&] { return count == 3; }));
        QVERIFY(!other);
        QVERIFY(handlerOf(SIGUSR1) == handleBefore);
    }

    void nothingComesAfterItsEnd()
    {
        auto signals = std::make_unique<UnixSignals>(QList{SIGUSR1});
        QObject context;
        int count = 0;
        scheduler().on(match<UnixSignal>(), &context, [&] { ++count; });
        std::raise(SIGUSR1);
        signals.reset(); // it may be on its way
        const UnixSignals next({SIGUSR2});
        int other = 0;
        scheduler().on(match<UnixSignal>(SIGUSR2), &context, [&] { ++other; });
        std::raise(SIGUSR2);
        QVERIFY(turnUntil([&] { return other == 1; }));
        QCOMPARE(count, 1); // that one
    }

    void eachThreadGetsItsOwn()
    {
        LoopThread thread;
        std::atomic<QThread *> caughtIn = nullptr;
        std::optional<UnixSignals> signals;
        QObject *context = nullptr;
        std::binary_semaphore isReady(0), isDone(0);
        thread.remote.call([&] {
            signals.emplace(QList{SIGUSR1});
            context = new QObject;
            Scheduler::current().on(match<UnixSignal>(), context,
                                    [&] { caughtIn = QThread::currentThread(); });
            isReady.release();
        });
        isReady.acquire();
        std::raise(SIGUSR1);
        QVERIFY(turnUntil([&] { return caughtIn.load(); }));
        QCOMPARE(caughtIn.load(), static_cast<QThread *>(&thread));
        thread.remote.call([&] {
            signals.reset();
            delete context;
            isDone.release();
        });
        isDone.acquire();
    }

    void signalsThatCannotBeCaughtAreRefused_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGKILL") << SIGKILL;
        QTest::newRow("SIGSEGV") << SIGSEGV;
        QTest::newRow("negative") << -1;
        QTest::newRow("too large") << 1000;
        QTest::newRow("of the thread library") << 32;
    }
    void signalsThatCannotBeCaughtAreRefused()
    {
        QFETCH(int, number);
        QTest::ignoreMessage(
            QtWarningMsg,
            qPrintable(u"UnixSignals: nobody can wait for signal %1: it cannot be caught, means a fault of the program, or does not exist. It is left as it is"_s.arg(number)));
        const UnixSignals signals({number, SIGUSR2});
        QCOMPARE(signals.signalNumbers(), QList{SIGUSR2});
    }

    void forkedChildCatchesAfterOneOfItsOwn()
    {
        const UnixSignals signals({SIGUSR1});
        const pid_t child = ::fork();
        if (child == 0) {
            const UnixSignals own({SIGUSR2});
            QObject context;
            int count = 0;
            scheduler().on(match<UnixSignal>(), &context, [&] { ++count; });
            std::raise(SIGUSR1);
            std::raise(SIGUSR2);
            ::_exit(turnUntil([&] { return count == 2; }) ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
    }

    // ---- a dump of all

    void allSchedulersWriteTheirDump()
    {
        LoopThread thread;
        thread.setObjectName(u"worker"_s);
        QTemporaryFile file;
        QVERIFY(file.open());
        const auto dumps = std::make_unique<DumpOnSignal>();
        const int before = ::dup(STDERR_FILENO);
        ::dup2(file.handle(), STDERR_FILENO);
        const auto written = [&] {
            QFile reading(file.fileName());
            return reading.open(QIODevice::ReadOnly) ? reading.readAll() : QByteArray();
        };
        const auto hasAll = [&] {
            const auto text = written();
            return text.contains("schedulers\n") && text.contains("Scheduler of thread \"main\", ") &&
                   text.contains("Scheduler of thread \"worker\", ");
        };
        std::raise(SIGUSR1);
        const bool isWritten = turnUntil(hasAll);
        ::dup2(before, STDERR_FILENO);
        ::close(before);
        QVERIFY2(isWritten, written().constData());
        QCOMPARE(handledBefore.load(), 0);
    }

    void dumpsEndWithTheirObject()
    {
        auto dumps = std::make_unique<DumpOnSignal>();
        QVERIFY(handlerOf(SIGUSR1) != handleBefore);
        dumps.reset();
        QVERIFY(handlerOf(SIGUSR1) == handleBefore);
        QTest::ignoreMessage(QtWarningMsg, "DumpOnSignal: nobody can wait for signal 9: it cannot be caught, means a fault of the program, or does not exist. It is left as it is");
        const DumpOnSignal none(SIGKILL);
    }

    // ---- quitting

    void signalQuitsAndTheSecondIsLeftToTheProcess()
    {
        QObject context;
        EventLog log;
        scheduler().on(match<QuitRequested>(), &context,
                       [&](const QuitRequested &quit) { log.add(QString::number(quit.code)); });
        const QuitOnSignals quit({SIGUSR1, SIGUSR1});
        scheduler().callSoon([] { std::raise(SIGUSR1); });
        QCOMPARE(scheduler().exec(), 128 + SIGUSR1);
        QCOMPARE(words(log.take()), QString::number(128 + SIGUSR1));
        QCOMPARE(handledBefore.load(), 0);
        std::raise(SIGUSR1);
        QVERIFY(turnUntil([] { return handledBefore == 1; }));
        QVERIFY(handlerOf(SIGUSR1) == handleBefore);
    }

    void quittingStopsWithItsObject()
    {
        {
            const QuitOnSignals quit({SIGUSR1});
            QVERIFY(handlerOf(SIGUSR1) != handleBefore);
        }
        QVERIFY(handlerOf(SIGUSR1) == handleBefore);
        QTest::ignoreMessage(QtWarningMsg, "QuitOnSignals: nobody can wait for signal 9: it cannot be caught, means a fault of the program, or does not exist. It is left as it is");
        const QuitOnSignals none({SIGKILL});
    }

    // What the smallest program does about Ctrl+C.
    void applicationQuitsOnASignal()
    {
        const UnixSignals signals({SIGINT});
        QObject context;
        scheduler().on(match<UnixSignal>(SIGINT), &context, [] { QCoreApplication::exit(130); });
        scheduler().callSoon([] { std::raise(SIGINT); });
        QCOMPARE(QCoreApplication::exec(), 130);
    }
};

int main(int argc, char **argv)
{
    installHost();
    QCoreApplication app(argc, argv);
    tst_UnixSignals test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_unixsignals.moc"
