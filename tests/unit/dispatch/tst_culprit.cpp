// SPDX-License-Identifier: MIT
// What a loop notes about who held it, while a reader is busy with the names of functions.
#include "dispatch/install.h"
#include "probe/codename_p.h"
#include "probe/probe.h"
#include "threadstate.h"

#include <QtCore/qmetaobject.h>
#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <atomic>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class Busy : public QObject
{
    Q_OBJECT
public:
    void holdTheLoop()
    {
        const auto until = Clock::now() + length;
        while (Clock::now() < until) {
        }
    }

    Nanoseconds length{};
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
        const auto end = qScopeGuard([&] {
            thread.quit();
            thread.wait();
        });
        thread.start();
        Busy busy;
        busy.moveToThread(&thread);
        const auto takeBack = qScopeGuard([&] {
            QMetaObject::invokeMethod(
                &busy, [&] { busy.moveToThread(this->thread()); }, Qt::BlockingQueuedConnection);
        });
        LoopSnapshot loop;
        // Where others take the processor away from another handler, that one is the longest: then this one takes longer.
        for (auto length = 5ms;
             length <= 5120ms && loop.longestTurnCulprit != "Busy: MetaCall Busy::holdTheLoop()"_L1;
             length *= 2) {
            busy.length = length;
            {
                const std::lock_guard lock(symbolsMutex());
                // Blocking: it returns when the slot and what is noted of it are over, or never.
                QMetaObject::invokeMethod(&busy, &Busy::holdTheLoop, Qt::QueuedConnection);
                QMetaObject::invokeMethod(
                    &busy, [] {}, Qt::BlockingQueuedConnection);
            }
            loop = probe.snapshot().loops.constLast();
        }
        QCOMPARE(loop.longestTurnCulprit, QStringLiteral("Busy: MetaCall Busy::holdTheLoop()"));
        QVERIFY(loop.longestHandler >= 5ms);
    }

    // Handlers that are short share a look at the clock, which is several ticks of the kernel long ago for some of them.
    void manyShortHandlersAreNobodysFault()
    {
        constexpr int Handlers = 1000;
        constexpr auto EachTakes = 10us;
        const Probe probe;
        bool wasQuiet = false;
        for (int attempt = 0; attempt < 200; ++attempt) {
            QThread thread;
            QVERIFY(install(&thread));
            QObject receiver;
            Nanoseconds longest{};
            std::atomic<bool> isOver = false;
            for (int i = 0; i < Handlers; ++i) {
                QMetaObject::invokeMethod(
                    &receiver,
                    [&] {
                        const auto begin = Clock::now();
                        while (Clock::now() < begin + EachTakes) {
                        }
                        longest = std::max(longest, Clock::now() - begin);
                    },
                    Qt::QueuedConnection);
            }
            QMetaObject::invokeMethod(
                &receiver,
                [&] {
                    receiver.moveToThread(this->thread());
                    isOver = true;
                },
                Qt::QueuedConnection);
            receiver.moveToThread(&thread);
            thread.start();
            while (!isOver)
                QThread::msleep(20); // nobody who is woken shall take the processor away from it
            const auto loop = probe.snapshot().loops.constLast();
            thread.quit();
            QVERIFY(thread.wait());
            if (loop.longestHandler == 0ns && loop.longestTurnCulprit.isEmpty())
                return;
            wasQuiet |= longest < 200us; // else others have taken the processor away from one of them
        }
        if (!wasQuiet)
            QSKIP("the machine has too much to do");
        QFAIL("a short handler is blamed");
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
