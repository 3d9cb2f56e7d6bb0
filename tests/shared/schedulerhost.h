// SPDX-License-Identifier: MIT
#pragma once

#include "dispatch/install.h"
#include "scheduler/gates_p.h"
#include "scheduler/scheduler.h"
#include "testkit/testclock.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qsemaphore.h>
#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

#include <atomic>
#include <thread>

/*
    The host of a scheduler under test, which SIGNALBOX_TEST_HOST names.
*/

inline bool isNative()
{
    const auto host = qgetenv("SIGNALBOX_TEST_HOST");
    return host == "epoll" || host == "poll" || host == "manual";
}

//! Is the time virtual? It jumps whenever all loops have nothing to do.
inline bool isManual()
{
    return qgetenv("SIGNALBOX_TEST_HOST") == "manual";
}

//! Before the application is made.
inline void installHost()
{
    if (isNative())
        Signalbox::install();
    if (!isManual())
        return;
    static Signalbox::TestClock clock(Signalbox::TestClock::Mode::Automatic);
}

//! A function that takes some time.
inline void takeTime(Signalbox::Nanoseconds duration)
{
    if (isManual())
        return Signalbox::TestClock::instance()->spend(duration);
    for (const auto end = Signalbox::Clock::now() + duration; Signalbox::Clock::now() < end;) {
    }
}

inline std::chrono::system_clock::time_point wallClockNow()
{
    return isManual() ? Signalbox::TestClock::instance()->wallNow() : std::chrono::system_clock::now();
}

inline Signalbox::Scheduler &scheduler()
{
    return Signalbox::Scheduler::current();
}

//! In a thread of its own, which has no scheduler: does \a work leave it so?
template <typename Work>
bool makesNoScheduler(Work work)
{
    std::size_t before = 0, after = 0;
    std::thread([&, work = std::move(work)]() mutable {
        before = Signalbox::Detail::allGates().size();
        work();
        after = Signalbox::Detail::allGates().size();
    }).join();
    return before == after;
}

//! Turns the loop until \a isDone; false after a time that no test should need.
template <typename IsDone>
bool turnUntil(IsDone isDone)
{
    if (!isManual())
        return QTest::qWaitFor(isDone, 20'000);
    for (const QDeadlineTimer patience(20'000); !isDone();) {
        if (patience.hasExpired())
            return false;
        const bool hasDone = QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (!hasDone && !isDone() && !Signalbox::TestClock::instance()->advanceToNextTimer())
            QTest::qSleep(1); // other threads work
    }
    return true;
}

//! The same, but the loop sleeps until something wakes it; turnUntil() looks every few milliseconds whatever happens.
template <typename IsDone>
bool sleepUntil(IsDone isDone)
{
    if (isManual())
        return turnUntil(isDone); // nothing sleeps there
    std::atomic<bool> isLate{false};
    QSemaphore isOver;
    std::thread watchdog([&, dispatcher = QAbstractEventDispatcher::instance()] {
        if (isOver.tryAcquire(1, 20'000))
            return;
        isLate = true;
        dispatcher->wakeUp();
    });
    while (!isDone() && !isLate)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    isOver.release();
    watchdog.join();
    return !isLate;
}

//! A thread with a loop on the host under test.
class LoopThread final : public QThread
{
public:
    LoopThread()
    {
        if (isNative())
            Signalbox::install(this);
        start();
        QMetaObject::invokeMethod(
            &m_inside, [this] { remote = Signalbox::Scheduler::current().remote(); },
            Qt::BlockingQueuedConnection);
    }
    ~LoopThread() override { end(); }
    void end()
    {
        quit();
        wait();
        static_cast<void>(m_hasTurned.load(std::memory_order_acquire));
    }

    Signalbox::RemoteScheduler remote;

protected:
    void run() override
    {
        exec();
        m_hasTurned.store(true, std::memory_order_release);
    }

private:
    // What its loop has done is before the end of end(), also for TSan, which does not see Qt's own lock in wait().
    std::atomic<bool> m_hasTurned{false};
    struct Inside : QObject
    {
        explicit Inside(QThread *thread) { moveToThread(thread); }
    };
    Inside m_inside{this};
};
