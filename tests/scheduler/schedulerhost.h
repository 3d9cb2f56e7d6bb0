// SPDX-License-Identifier: MIT
#pragma once

#include "dispatch/install.h"
#include "scheduler/scheduler.h"

#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

/*
    The host of a scheduler under test, which SIGNALBOX_TEST_HOST names.
*/

inline bool isNative()
{
    const auto host = qgetenv("SIGNALBOX_TEST_HOST");
    return host == "epoll" || host == "poll";
}

inline Signalbox::Scheduler &scheduler()
{
    return Signalbox::Scheduler::current();
}

//! Turns the loop until \a isDone; false after a time that no test should need.
template <typename IsDone>
bool turnUntil(IsDone isDone)
{
    return QTest::qWaitFor(isDone, 20'000);
}

//! A thread with a loop on the host under test.
class LoopThread : public QThread
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
    }

    Signalbox::RemoteScheduler remote;

protected:
    void run() override { exec(); }

private:
    struct Inside : QObject
    {
        explicit Inside(QThread *thread) { moveToThread(thread); }
    };
    Inside m_inside{this};
};
