// SPDX-License-Identifier: MIT
#include "loop/waker_p.h"

#include <QtTest/qtest.h>

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Signalbox;
using namespace std::chrono_literals;

class tst_Waker : public QObject
{
    Q_OBJECT

    static bool isReadable(int descriptor)
    {
        pollfd polled{descriptor, POLLIN, 0};
        return ::poll(&polled, 1, 0) == 1;
    }

private Q_SLOTS:
    void newsAreStickyAndTakenOnce()
    {
        Waker waker;
        QVERIFY(!waker.takeNotification());
        QVERIFY(!waker.wake());
        QVERIFY(!waker.wakeFromOwner());
        QVERIFY(waker.isNotified());
        QVERIFY(waker.takeNotification());
        QVERIFY(!waker.takeNotification());
    }

    void noSleepOnNews()
    {
        Waker waker;
        waker.wake();
        QVERIFY(!waker.beginSleep(Waker::SleepOn::Word));
        QVERIFY(waker.takeNotification());
        QVERIFY(waker.beginSleep(Waker::SleepOn::Word));
        waker.endSleep();
    }

    void onlyTheFirstWakeOfASleepTakesASystemCall()
    {
        Waker waker;
        QVERIFY(waker.descriptor().open());
        QVERIFY(waker.beginSleep(Waker::SleepOn::Descriptor));
        QVERIFY(waker.wake());
        QVERIFY(!waker.wake());
        QVERIFY(!waker.wake());
        QVERIFY(isReadable(waker.descriptor().descriptor()));
        waker.endSleep();
        QVERIFY(waker.takeNotification());
    }

    void wakeDuringAwakeTakesNone()
    {
        Waker waker;
        QVERIFY(waker.descriptor().open());
        QVERIFY(!waker.wake());
        QVERIFY(!isReadable(waker.descriptor().descriptor()));
    }

    // 2^64 wake-ups that nobody read: the next one neither waits for a reader, nor fails, nor is lost. D33.
    void fullDescriptorTakesAnotherWakeUp()
    {
        Waker waker;
        QVERIFY(waker.descriptor().open());
        const int descriptor = waker.descriptor().descriptor();
        const quint64 full = 0xfffffffffffffffe;
        QCOMPARE(::write(descriptor, &full, sizeof full), ssize_t(sizeof full));
        QVERIFY(waker.beginSleep(Waker::SleepOn::Descriptor));
        errno = ENOENT;
        ::alarm(20); // the verdict on a wake-up that blocks
        QVERIFY(waker.wake());
        ::alarm(0);
        QCOMPARE(errno, ENOENT); // a signal handler may wake
        QVERIFY(isReadable(descriptor));
        waker.endSleep();
        waker.descriptor().drain();
        QVERIFY(!isReadable(descriptor));
    }

    void wakeDescriptorIsNotInheritedAndNeverBlocks()
    {
        Waker waker;
        QVERIFY(waker.descriptor().open());
        const int descriptor = waker.descriptor().descriptor();
        QVERIFY(::fcntl(descriptor, F_GETFD) & FD_CLOEXEC);
        QVERIFY(::fcntl(descriptor, F_GETFL) & O_NONBLOCK);
    }

    void ownerThatSleepsIsASignalHandlerAndSignals()
    {
        Waker waker;
        QVERIFY(waker.descriptor().open());
        QVERIFY(waker.beginSleep(Waker::SleepOn::Descriptor));
        QVERIFY(waker.wakeFromOwner());
        QVERIFY(isReadable(waker.descriptor().descriptor()));
        waker.endSleep();
    }

    void sleepEndsAtTheDeadlineAndNotBefore()
    {
        Waker waker;
        const auto deadline = Clock::now() + 3ms;
        QVERIFY(waker.beginSleep(Waker::SleepOn::Word));
        QVERIFY(!waker.sleepOnWord(deadline));
        waker.endSleep();
        QVERIFY(Clock::now() >= deadline);
    }

    void noWakeIsLost_data()
    {
        QTest::addColumn<bool>("onWord");
        QTest::newRow("futex") << true;
        QTest::newRow("descriptor") << false;
    }

    // The loop takes every news, sleeping whenever there are none; the posters count what they announced.
    void noWakeIsLost()
    {
        QFETCH(bool, onWord);
        constexpr int Posters = 3;
        constexpr int Each = 20'000;
        Waker waker;
        QVERIFY(waker.descriptor().open());
        std::atomic<int> posted{0};
        std::vector<std::thread> posters;
        for (int i = 0; i < Posters; ++i) {
            posters.emplace_back([&] {
                for (int k = 0; k < Each; ++k) {
                    posted.fetch_add(1, std::memory_order_relaxed);
                    waker.wake();
                }
            });
        }
        const auto on = onWord ? Waker::SleepOn::Word : Waker::SleepOn::Descriptor;
        while (true) {
            waker.takeNotification();
            if (posted.load(std::memory_order_relaxed) == Posters * Each)
                break;
            if (!waker.beginSleep(on))
                continue;
            if (onWord) {
                QVERIFY(waker.sleepOnWord(Clock::now() + 30s));
            } else {
                pollfd polled{waker.descriptor().descriptor(), POLLIN, 0};
                QVERIFY(::poll(&polled, 1, 30'000) == 1);
                waker.descriptor().drain();
            }
            waker.endSleep();
        }
        for (auto &poster : posters)
            poster.join();
    }

    // The first waker is held in its system call. Meanwhile the loop sleeps again, and is woken by a second
    // one, which is through at once: the memory is still in use.
    void theEndWaitsForEverySignaller()
    {
        Waker waker;
        QVERIFY(waker.descriptor().open());
        const int descriptor = waker.descriptor().descriptor();
        const quint64 full = 0xfffffffffffffffe; // an eventfd that takes no more,
        QCOMPARE(::write(descriptor, &full, sizeof full), ssize_t(sizeof full));
        QCOMPARE(::fcntl(descriptor, F_SETFL, 0), 0); // and lets writers wait
        QVERIFY(waker.beginSleep(Waker::SleepOn::Descriptor));
        std::thread first([&] { waker.wake(); });
        while (!waker.isNotified())
            std::this_thread::yield();
        waker.endSleep();
        const bool hadNews = waker.takeNotification();
        const bool slept = waker.beginSleep(Waker::SleepOn::Word);
        const bool tookSystemCall = waker.wake();
        waker.endSleep();

        std::atomic<bool> hasEnded{false};
        std::thread end([&] {
            waker.waitForSignallers();
            hasEnded = true;
        });
        std::this_thread::sleep_for(50ms);
        const bool endedTooEarly = hasEnded;
        quint64 taken = 0;
        const auto got = ::read(descriptor, &taken, sizeof taken);
        first.join();
        end.join();
        QVERIFY(hadNews && slept && tookSystemCall);
        QCOMPARE(got, ssize_t(sizeof taken));
        QVERIFY(!endedTooEarly);
    }

    void signalsDoNotEndASleepEarly()
    {
        struct sigaction action = {};
        action.sa_handler = [](int) {};
        ::sigaction(SIGUSR2, &action, nullptr);
        Waker waker;
        const auto self = ::pthread_self();
        std::atomic<bool> hasEnded{false};
        std::thread storm([&] {
            while (!hasEnded) {
                ::pthread_kill(self, SIGUSR2);
                std::this_thread::sleep_for(50us);
            }
        });
        const auto deadline = Clock::now() + 20ms;
        QVERIFY(waker.beginSleep(Waker::SleepOn::Word));
        const bool notified = waker.sleepOnWord(deadline);
        waker.endSleep();
        hasEnded = true;
        storm.join();
        QVERIFY(!notified);
        QVERIFY(Clock::now() >= deadline);
    }
};

QTEST_APPLESS_MAIN(tst_Waker)
#include "tst_waker.moc"
