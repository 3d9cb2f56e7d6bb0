// SPDX-License-Identifier: MIT
// What a loop notes about who held it, while a reader is busy with the names of functions.
#include "dispatch/install.h"
#include "probe/codename_p.h"
#include "probe/probe.h"
#include "threadstate.h"

#include <QtCore/qmetaobject.h>
#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

#include <atomic>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace Signalbox;
using namespace std::chrono_literals;

class Busy : public QObject
{
    Q_OBJECT
public:
    void holdTheLoop()
    {
        const auto until = Clock::now() + 5ms;
        while (Clock::now() < until) {
        }
    }
};

class tst_Culprit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // To find a function's name a reader may parse a library's symbol table, which takes long.
    void loopNeverWaitsForThoseWhoReadSymbols()
    {
        const Probe probe;
        QThread thread;
        QVERIFY(install(&thread));
        thread.start();
        Busy busy;
        busy.moveToThread(&thread);
        {
            const std::lock_guard lock(symbolsMutex());
            // Blocking: it returns when the slot and what is noted of it are over, or never.
            QMetaObject::invokeMethod(&busy, &Busy::holdTheLoop, Qt::QueuedConnection);
            QMetaObject::invokeMethod(
                &busy, [&] { busy.moveToThread(this->thread()); }, Qt::BlockingQueuedConnection);
        }
        QCOMPARE(probe.snapshot().loops.constLast().longestTurnCulprit,
                 QStringLiteral("Busy: MetaCall Busy::holdTheLoop()"));
        QVERIFY(probe.snapshot().loops.constLast().longestHandler >= 5ms);
        thread.quit();
        QVERIFY(thread.wait());
    }

    void forkWaitsForThoseWhoReadSymbols()
    {
        bool isFree = false;
        std::atomic<bool> hasForked = false;
        std::atomic<pid_t> thread = 0;
        symbolsMutex().lock();
        std::thread forking([&] {
            thread = ThreadState::current();
            const auto child = ::fork();
            if (child == 0)
                ::_exit(symbolsMutex().try_lock() ? 0 : 1);
            hasForked = true;
            int status = -1;
            ::waitpid(child, &status, 0);
            isFree = status == 0;
        });
        while (!hasForked && (thread == 0 || !ThreadState::isAsleep(thread)))
            std::this_thread::yield();
        symbolsMutex().unlock();
        forking.join();
        QVERIFY(isFree);
    }
};

QTEST_GUILESS_MAIN(tst_Culprit)
#include "tst_culprit.moc"
