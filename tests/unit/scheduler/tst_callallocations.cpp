// SPDX-License-Identifier: MIT
// What a scheduler allocates once calls, timers and events have come and gone: nothing.
#include "../conformance/allocationcounter.h"
#include "dispatch/install.h"
#include "scheduler/scheduler.h"

#include <QtCore/qcoreapplication.h>
#include <QtTest/qtest.h>

#include <functional>
#include <semaphore>
#include <thread>

using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

struct Tick
{
    int number = 0;
    SIGNALBOX_EVENT(Tick, number)
};

} // namespace

class tst_CallAllocations : public QObject
{
    Q_OBJECT

    int m_runs = 0;
    TimerHandle m_timer;

    void turnUntilRun(int times)
    {
        while (m_runs < times)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

private Q_SLOTS:
    void steadyStateAllocatesNothing_data()
    {
        QTest::addColumn<std::function<void()>>("work");
        auto &scheduler = Scheduler::current();
        const auto run = [this] { ++m_runs; };
        const auto add = [](const char *name, std::function<void()> work) { QTest::newRow(name) << work; };
        add("functions that are called soon", [&scheduler, run] { scheduler.callSoon(run); });
        add("functions that are called when nothing else is to do",
            [&scheduler, run] { scheduler.callWhenIdle(run); });
        add("timers", [&scheduler, run] { scheduler.callLater(1us, run); });
        add("timers that are cancelled", [&scheduler, run] {
            scheduler.callLater(1h, run).cancel();
            scheduler.callSoon(run);
        });
        add("timers that are events", [this, &scheduler] { m_timer = scheduler.sendLater(1us); });
        add("events of timers", [this, &scheduler] { m_timer = scheduler.sendLater(1us, Tick{m_runs}); });
        add("events of timers that are taken back", [this, &scheduler, run] {
            m_timer = scheduler.sendLater(1us);
            scheduler.callAt(m_timer.deadline(), [this, run] {
                if (m_timer.cancel())
                    run();
            });
        });
        add("calls as from another thread", [&scheduler, run] { scheduler.remote().call(run); });
        add("events", [this, &scheduler] { static_cast<void>(scheduler.send(Tick{m_runs})); });
    }
    void steadyStateAllocatesNothing()
    {
        QFETCH(std::function<void()>, work);
        QObject context;
        Scheduler::current().on(match<Tick>(), &context, [this] { ++m_runs; });
        Scheduler::current().on(match<TimerDue>(), &context, [this] { ++m_runs; });
        const auto workAHundredTimes = [&] {
            m_runs = 0;
            for (int i = 0; i < 100; ++i) {
                work();
                turnUntilRun(i + 1);
            }
        };
        workAHundredTimes();
        const auto before = AllocationCounter::count();
        workAHundredTimes();
        QCOMPARE(AllocationCounter::count() - before, 0);
    }

    void postsOfAnotherThreadAllocateNothing_data()
    {
        QTest::addColumn<bool>("isEvent");
        QTest::newRow("calls") << false;
        QTest::newRow("events") << true;
    }
    void postsOfAnotherThreadAllocateNothing()
    {
        QFETCH(bool, isEvent);
        constexpr int Batch = 100;
        constexpr int Batches = 600; // until it has run dry with any number of them on their way
        QObject context;
        Scheduler::current().on(match<Tick>(), &context, [this] { ++m_runs; });
        std::binary_semaphore next(0);
        std::binary_semaphore hasPosted(0);
        long allocated = -1;
        std::thread poster([&, remote = Scheduler::current().remote()] {
            const auto post = [&](int batches) {
                for (; batches > 0; --batches) {
                    next.acquire();
                    for (int i = 0; i < Batch; ++i) {
                        if (isEvent)
                            static_cast<void>(remote.send(Tick{i}));
                        else
                            remote.call([this] { ++m_runs; });
                    }
                    hasPosted.release();
                }
            };
            post(Batches);
            const auto before = AllocationCounter::count();
            post(Batches);
            allocated = AllocationCounter::count() - before;
        });
        long allocatedHere = 0;
        for (int batch = 0; batch < 2 * Batches; ++batch) {
            if (batch == Batches)
                allocatedHere = AllocationCounter::count();
            m_runs = 0;
            next.release();
            hasPosted.acquire();
            turnUntilRun(Batch);
        }
        allocatedHere = AllocationCounter::count() - allocatedHere;
        poster.join();
        QCOMPARE(allocated, 0);
        QCOMPARE(allocatedHere, 0);
    }
};

int main(int argc, char *argv[])
{
    install();
    QCoreApplication app(argc, argv);
    tst_CallAllocations test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_callallocations.moc"
