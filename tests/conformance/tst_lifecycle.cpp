// SPDX-License-Identifier: MIT
// Birth and death of applications, threads and processes: D70–D80. What needs a process of its own is a
// scenario.
#include "fixtures.h"
#include "host.h"
#include "sanitizer.h"
#include "scenario.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>
#include <QtCore/QSemaphore>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>

using namespace Conformance;
using namespace Qt::StringLiterals;

class Lifecycle : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void scenarioSucceeds_data();
    void scenarioSucceeds();
    void restartedThreadWorksEachTime();
    void finishedSlotHasALiveDispatcher();
    void objectsMayOutliveTheirThread();
    void threadThatNeverLoopsOpensNoDescriptor();
    void endedThreadsLeaveNoDescriptors();
    void adoptedThreadsRunLoops();
    void poolThreadsRunLoops();
    void timersTravelToForeignDispatchersAndBack();
    void executedChildInheritsNoDescriptors();
    void processReportsItsEnd();
};

void Lifecycle::scenarioSucceeds_data()
{
    QTest::addColumn<QString>("scenario");
    for (const auto &[name, body] : lifecycleScenarios())
        QTest::newRow(name) << QString::fromLatin1(name);
}

void Lifecycle::scenarioSucceeds()
{
    QFETCH(QString, scenario);
    if (RUNS_UNDER_SANITIZER && scenario == "threads terminated in their sleep"_L1)
        QSKIP("The sanitizers do not follow how the stack of a cancelled thread is unwound.");
    const Outcome outcome = runScenario(scenario);
    EXPECT_DIFFERENCE();
    QVERIFY2(outcome.isSuccess, outcome.output);
}

void Lifecycle::restartedThreadWorksEachTime()
{
    QThread thread;
    for (int start = 0; start < 10; ++start) {
        provideDispatcher(&thread);
        QObject context;
        QByteArray className;
        QTimer timer;
        connect(&timer, &QTimer::timeout, &timer, [&] {
            className = dispatcher()->metaObject()->className();
            timer.stop();
            timer.moveToThread(context.thread());
            thread.quit();
        });
        timer.start(1);
        timer.moveToThread(&thread);
        thread.start();
        QVERIFY(thread.wait(patienceInMs()));
        QCOMPARE(className, QByteArray(dispatcher()->metaObject()->className()));
    }
}

void Lifecycle::finishedSlotHasALiveDispatcher()
{
    QThread thread;
    provideDispatcher(&thread);
    int remaining = -2;
    connect(
        &thread, &QThread::finished, &thread,
        [&] {
            TimerListener owner([](int) {});
            const int id = owner.startTimer(100'000);
            remaining = dispatcher()->remainingTime(id);
            dispatcher()->processEvents(QEventLoop::AllEvents);
        },
        Qt::DirectConnection);
    thread.start();
    thread.quit();
    QVERIFY(thread.wait(patienceInMs()));
    QVERIFY2(remaining > 0, QByteArray::number(remaining));
}

void Lifecycle::objectsMayOutliveTheirThread()
{
    CapturedMessages warnings; // Qt's own, about objects that die in another thread
    Ends ends = socketPair();
    auto timer = std::make_unique<QTimer>();
    std::unique_ptr<QSocketNotifier> notifier;
    {
        HostThread thread;
        timer->moveToThread(&thread);
        thread.call([&] {
            timer->start(100'000);
            notifier = std::make_unique<QSocketNotifier>(ends.near, QSocketNotifier::Read);
        });
    }
    notifier->setEnabled(false);
    notifier.reset();
    timer.reset();
    turn();
}

// A pool of workers that compute must not cost descriptors.
void Lifecycle::threadThatNeverLoopsOpensNoDescriptor()
{
    class Worker : public QThread
    {
    public:
        std::atomic<int> descriptors = 0;

    protected:
        void run() override { descriptors = openDescriptors(); }
    } worker;
    const int before = openDescriptors();
    provideDispatcher(&worker);
    worker.start();
    QVERIFY(worker.wait());
    EXPECT_DIFFERENCE();
    QCOMPARE(worker.descriptors.load(), before);
}

void Lifecycle::endedThreadsLeaveNoDescriptors()
{
    const auto liveOnce = [] {
        Ends ends = socketPair();
        HostThread thread;
        thread.call([&] {
            QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
            write(ends.far);
            turn();
        });
    };
    liveOnce();
    const int before = openDescriptors();
    for (int i = 0; i < 10; ++i)
        liveOnce();
    QCOMPARE(openDescriptors(), before);
}

void Lifecycle::adoptedThreadsRunLoops()
{
    Listener here;
    int answers = 0;
    std::thread adopted([&] {
        provideDispatcherHere();
        for (int i = 0; i < 3; ++i) {
            QEventLoop loop;
            QTimer::singleShot(1, &loop, &QEventLoop::quit);
            loop.exec();
            postCall(&here, [&] { ++answers; });
        }
    });
    QVERIFY(waitUntil([&] { return answers == 3; }));
    adopted.join();
}

// A pool's threads get Qt's own dispatcher, whatever the host is; they post to one of the host's.
void Lifecycle::poolThreadsRunLoops()
{
    std::atomic<int> ended = 0;
    Listener here;
    QThreadPool pool;
    for (int i = 0; i < 4; ++i) {
        pool.start([&] {
            QEventLoop loop;
            QTimer::singleShot(1, &loop, &QEventLoop::quit);
            loop.exec();
            ++ended;
            post(&here);
        });
    }
    QVERIFY(waitUntil([&] { return ended == 4; }));
    QVERIFY(pool.waitForDone());
}

// To a thread that runs on Qt's own dispatcher, whatever the host is, and back.
void Lifecycle::timersTravelToForeignDispatchersAndBack()
{
    QThread foreign;
    foreign.start();
    QThread *const here = QThread::currentThread();
    QSemaphore isBack;
    int ticksThere = 0;
    int ticksHere = 0;
    TimerListener owner([&](int) {
        if (QThread::currentThread() == here) {
            ++ticksHere;
        } else if (++ticksThere == 2) {
            owner.moveToThread(here);
            isBack.release();
        }
    });
    const int id = owner.startTimer(2, Qt::PreciseTimer);
    owner.moveToThread(&foreign);
    QVERIFY(isBack.tryAcquire(1, patienceInMs()));
    QVERIFY(waitUntil([&] { return ticksHere >= 2; }));
    const auto timers = dispatcher()->registeredTimers(&owner);
    QCOMPARE(timers.size(), 1);
    QCOMPARE(timers.constFirst().timerId, id);
    QCOMPARE(timers.constFirst().interval, 2);
    QCOMPARE(timers.constFirst().timerType, Qt::PreciseTimer);
    foreign.quit();
    QVERIFY(foreign.wait());
}

void Lifecycle::executedChildInheritsNoDescriptors()
{
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    write(ends.far);
    turn();
    QProcess process;
    process.start(u"/bin/sh"_s, {u"-c"_s, u"ls -l /proc/self/fd"_s});
    QVERIFY(process.waitForFinished(60000));
    const QByteArray listing = process.readAllStandardOutput();
    QVERIFY2(listing.contains("pipe:"), listing);
    QVERIFY2(!listing.contains("anon_inode"), listing);
}

void Lifecycle::processReportsItsEnd()
{
    int exitCode = -1;
    QByteArray output;
    QProcess process;
    connect(&process, &QProcess::readyReadStandardOutput, this,
            [&] { output += process.readAllStandardOutput(); });
    connect(&process, &QProcess::finished, this, [&](int code) { exitCode = code; });
    process.start(u"/bin/sh"_s, {u"-c"_s, u"echo one; sleep 0.05; echo two; exit 3"_s});
    QVERIFY(waitUntil([&] { return exitCode != -1; }));
    QCOMPARE(exitCode, 3);
    QCOMPARE(output, QByteArray("one\ntwo\n"));
}

int main(int argc, char **argv)
{
    return Conformance::run(
        argc, argv, Lifecycle::staticMetaObject, [] { return std::make_unique<Lifecycle>(); },
        lifecycleScenarios());
}
#include "tst_lifecycle.moc"
