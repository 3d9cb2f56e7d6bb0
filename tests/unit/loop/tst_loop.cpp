// SPDX-License-Identifier: MIT
#include "core/waitableevent.h"
#include "loop/loop_p.h"

#include <QtTest/qtest.h>

#include <memory>
#include <thread>

using namespace Signalbox;

class tst_Loop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void belongsToTheThreadThatAdoptedIt()
    {
        Loop loop({});
        QVERIFY(!loop.isCurrent());
        loop.adopt();
        QVERIFY(loop.isCurrent());
        std::thread([&] { QVERIFY(!loop.isCurrent()); }).join();
    }

    // Its thread went on to look into what had been freed.
    void loopThatAnotherThreadDestroysIsNotCurrentAnyMore()
    {
        auto loop = std::make_unique<Loop>(Loop::Options{});
        WaitableEvent isAdopted;
        WaitableEvent isDestroyed;
        const Loop *seen = nullptr;
        std::thread adopter([&] {
            loop->adopt();
            isAdopted.set();
            isDestroyed.wait();
            seen = Loop::current();
        });
        isAdopted.wait();
        loop.reset();
        isDestroyed.set();
        adopter.join();
        QVERIFY(!seen);
    }

    // Address sanitizer is the judge here: the thread's memory is gone.
    void loopOutlivesItsThread()
    {
        auto loop = std::make_unique<Loop>(Loop::Options{});
        std::thread([&] { loop->adopt(); }).join();
        loop.reset();
        QVERIFY(!Loop::current());
    }

    void loopThatIsAdoptedAgainLeavesItsFirstThread()
    {
        auto loop = std::make_unique<Loop>(Loop::Options{});
        loop->adopt();
        std::thread([&] { loop->adopt(); }).join();
        QVERIFY(!loop->isCurrent());
        loop.reset();
        QVERIFY(!Loop::current());
    }

    void laterLoopOfAThreadReplacesTheEarlierOne()
    {
        auto first = std::make_unique<Loop>(Loop::Options{});
        auto second = std::make_unique<Loop>(Loop::Options{});
        first->adopt();
        second->adopt();
        first.reset();
        QVERIFY(second->isCurrent());
        second.reset();
        QVERIFY(!Loop::current());
    }
};

QTEST_APPLESS_MAIN(tst_Loop)
#include "tst_loop.moc"
