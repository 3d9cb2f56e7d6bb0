// SPDX-License-Identifier: MIT
#include "core/waitableevent.h"
#include "loop/loop_p.h"

#include <QtTest/qtest.h>

#include <atomic>
#include <memory>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace Signalbox;
using namespace std::chrono_literals;

class tst_Loop : public QObject
{
    Q_OBJECT

    //! One end of a pair that a loop watches.
    class Socket
    {
    public:
        Socket() { ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_ends); }
        ~Socket()
        {
            ::close(m_ends[0]);
            ::close(m_ends[1]);
        }
        void watch(Loop &loop)
        {
            static QObject owner;
            loop.descriptors().add(m_ends[0], 0, &owner, nullptr);
        }
        void makeReadable() { QCOMPARE(::write(m_ends[1], "x", 1), 1); }

    private:
        int m_ends[2];
    };

    //! Another thread, which wakes a loop when it is asked to.
    class Poster
    {
    public:
        explicit Poster(Loop &loop) : m_loop(loop), m_thread([this] { run(); }) {}
        ~Poster()
        {
            m_delay = -1;
            m_thread.join();
        }

        //! Waits in the loop until it is woken, \a delay from now or later. Returns how many descriptors were reported.
        int awaitNews(std::chrono::microseconds delay)
        {
            m_delay = delay.count();
            int reports = 0;
            ReadyDescriptor ready[1];
            while (!m_loop.waker().takeNotification())
                reports += m_loop.wait({.mayBlock = true}, ready, 1).ready;
            return reports;
        }

    private:
        static constexpr qint64 NotAsked = -2;

        void run()
        {
            for (;;) {
                const auto delay = m_delay.load();
                if (delay == -1)
                    return;
                if (delay == NotAsked) {
                    std::this_thread::yield();
                    continue;
                }
                m_delay = NotAsked;
                for (const auto end = Clock::now() + std::chrono::microseconds(delay); Clock::now() < end;)
                    std::this_thread::yield();
                m_loop.wakeUp();
            }
        }

        Loop &m_loop;
        std::atomic<qint64> m_delay{NotAsked};
        std::thread m_thread;
    };

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

    // Under signalbox run, GLib's descriptor is always among those that a main thread watches.
    void loopThatSpinsTakesNewsWithoutASleep_data()
    {
        QTest::addColumn<bool>("withDescriptors");
        QTest::newRow("nothing is watched") << false;
        QTest::newRow("a socket is watched") << true;
    }
    void loopThatSpinsTakesNewsWithoutASleep()
    {
        QFETCH(bool, withDescriptors);
        Loop loop({.spin = 1s});
        loop.adopt();
        Socket socket;
        if (withDescriptors)
            socket.watch(loop);
        Poster poster(loop);

        // It begins to spin when a sleep was short, which the system decides; from then on none of these ends in a sleep.
        constexpr int Enough = 20;
        int spins = 0;
        for (int attempt = 0; attempt < 1'000 && spins < Enough; ++attempt) {
            if (spins == 0)
                poster.awaitNews(0us);
            const auto sleeps = loop.block().sleeps.get();
            poster.awaitNews(200us);
            spins = loop.block().sleeps.get() == sleeps ? spins + 1 : 0;
        }
        QCOMPARE(spins, Enough);
    }

    void loopThatSpinsSeesWhatIsReadyMeanwhile()
    {
        Loop loop({.spin = 1s});
        loop.adopt();
        Socket socket;
        socket.watch(loop);
        Poster poster(loop);
        for (int i = 0; i < 100; ++i)
            poster.awaitNews(0us); // so that it spins

        socket.makeReadable();
        int reports = 0;
        for (int i = 0; i < 10; ++i)
            reports += poster.awaitNews(200us);
        QVERIFY(reports > 0);
    }
};

QTEST_APPLESS_MAIN(tst_Loop)
#include "tst_loop.moc"
