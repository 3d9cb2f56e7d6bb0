// SPDX-License-Identifier: MIT
#include "../shared/guihost.h"
#include "foreigncalls.h"

#include <Signalbox/Probe>
#include <Signalbox/TestClock>

#include <QtCore/qbasictimer.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtGui/qevent.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qwidget.h>

#include <array>
#include <atomic>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

static QStringList said;
static ForeignCalls *calls = nullptr; // of the platform's dispatcher

static QAbstractEventDispatcher *dispatcher()
{
    return QAbstractEventDispatcher::instance();
}

//! The calls that concern timers and notifiers; waking up may happen at any time.
static QStringList registrations()
{
    auto list = calls->take();
    list.removeAll(QStringLiteral("wakeUp"));
    return list;
}

//! One line of ForeignCalls.
static QString call(const char *function, qintptr number)
{
    return QStringLiteral("%1 %2").arg(QLatin1String(function)).arg(number);
}

//! Counts its timers' events.
struct Counter : QObject
{
    int fired = 0;
    void timerEvent(QTimerEvent *) override { ++fired; }
};

struct SocketPair
{
    SocketPair() { isOpen = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0; }
    ~SocketPair()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    SocketPair(const SocketPair &) = delete;
    SocketPair &operator=(const SocketPair &) = delete;

    std::array<int, 2> ends{-1, -1};
    bool isOpen;
};

class tst_Handover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        calls = static_cast<ForeignCalls *>(qApp->property("foreignCalls").value<void *>());
        QVERIFY(calls);
        QCOMPARE(calls->take().count(QStringLiteral("startingUp")), 1);
    }

    void init()
    {
        QCoreApplication::processEvents();
        calls->take();
    }

    // Whatever a test did: none of it was delivered by our own loop.
    void cleanup()
    {
        const auto loops = Signalbox::Probe().snapshot().loops;
        QVERIFY(!loops.isEmpty());
        QCOMPARE(loops.constFirst().turns, quint64(0));
        QCOMPARE(loops.constFirst().sleeps, quint64(0));
        QCOMPARE(loops.constFirst().timersFired, quint64(0));
        QCOMPARE(loops.constFirst().watchersActivated, quint64(0));
    }

    void saysSoOnceAndNamesTheDispatcher()
    {
        const auto ours = said.filter(QStringLiteral("brings an event dispatcher"));
        QCOMPARE(ours.size(), 1);
        QVERIFY2(ours.constFirst().contains(QStringLiteral("\"foreign\"")), qPrintable(ours.constFirst()));
        QVERIFY2(ours.constFirst().contains(QStringLiteral("ForeignDispatcher")),
                 qPrintable(ours.constFirst()));
    }

    // Its timers do not follow.
    void testClockSaysThatTimeIsTheMachines()
    {
        using namespace Signalbox;
        const auto expect = [](const char *text) {
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QString::fromLatin1(text)));
        };
        expect("\\(ForeignDispatcher\\).*the time is not virtual");
        TestClock clock;
        QVERIFY(!clock.isActive());
        expect("TestClock::advance: the time is not virtual");
        const auto before = Clock::now();
        clock.advance(std::chrono::hours(1));
        QVERIFY(Clock::now() - before < std::chrono::hours(1));

        // In another thread it is: but not for windows, which is said once.
        expect("\\(ForeignDispatcher\\) delivers in another thread");
        QTest::failOnWarning(QRegularExpression(QStringLiteral("ForeignDispatcher")));
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            for (int i = 0; i < 2; ++i) {
                TestClock ours;
                QVERIFY(ours.isActive());
                int fired = 0;
                QObject context;
                QTimer::singleShot(std::chrono::hours(1), &context, [&] { ++fired; });
                ours.advance(std::chrono::hours(1));
                QCOMPARE(fired, 1);
            }
        }));
        QVERIFY(install(thread.get()));
        thread->start();
        QVERIFY(thread->wait());
    }

    // What only the platform's dispatcher knows is not shown, and what is registered has its names.
    void readersSeeThatItIsHandedOver()
    {
        Counter counter;
        counter.setObjectName(QStringLiteral("counter"));
        counter.startTimer(1, Qt::PreciseTimer);
        const SocketPair sockets;
        QVERIFY(sockets.isOpen);
        QSocketNotifier notifier(sockets.ends[0], QSocketNotifier::Read);
        notifier.setObjectName(QStringLiteral("reader"));
        while (counter.fired < 2) // its first deadline lies in the past
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);

        const Signalbox::Probe probe;
        const auto counterOf = [](const Signalbox::LoopSnapshot &loop) {
            for (const auto &timer : loop.timers) {
                if (timer.ownerClass == QStringLiteral("Counter"))
                    return timer;
            }
            return Signalbox::TimerSnapshot{};
        };
        Signalbox::LoopSnapshot loop;
        const auto areNamed = [&] {
            loop = probe.snapshot().loops.constFirst();
            return counterOf(loop).ownerName == counter.objectName() && loop.watchers.size() == 1 &&
                   loop.watchers.constFirst().ownerName == notifier.objectName();
        };
        QTRY_VERIFY_WITH_TIMEOUT(areNamed(), 20'000);
        QCOMPARE(loop.state, Signalbox::LoopSnapshot::State::HandedOver);
        QCOMPARE(loop.backend, QStringLiteral("ForeignDispatcher"));
        QCOMPARE(loop.inState, Signalbox::Nanoseconds::zero());
        const auto timer = counterOf(loop);
        QCOMPARE(timer.nextDeadline, Signalbox::Never);
        QCOMPARE(timer.lateness, Signalbox::Nanoseconds::zero());
        QCOMPARE(timer.interval, Signalbox::Milliseconds(1));
    }

    // A sleeping one is woken to name its objects: nobody sleeps in our own loop.
    void readersWakeItForNames()
    {
        Counter counter;
        counter.setObjectName(QStringLiteral("asleep"));
        counter.startTimer(3'600'000);
        bool isNamed = false;
        QEventLoop loop;
        std::thread looker([&] {
            const Signalbox::Probe probe;
            for (int i = 0; i < 2'000 && !isNamed; ++i) {
                ::usleep(10'000);
                const auto snapshot = probe.snapshot();
                for (const auto &timer : snapshot.loops.constFirst().timers)
                    isNamed |= timer.ownerName == QStringLiteral("asleep");
            }
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
        });
        loop.exec();
        looker.join();
        QVERIFY(isNamed);
    }

    void windowLives()
    {
        struct Canvas : QWidget
        {
            int paints = 0;
            void paintEvent(QPaintEvent *) override { ++paints; }
        } canvas;
        canvas.resize(100, 100);
        canvas.show();
        QTRY_VERIFY_WITH_TIMEOUT(canvas.paints > 0, 20'000);
    }

    void timersFireOnceEach()
    {
        int fired = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] {
            ++fired;
            timer.stop();
        });
        timer.start(5);
        QVERIFY(timer.remainingTime() >= 0);
        QTRY_COMPARE_WITH_TIMEOUT(fired, 1, 20'000);
        QTest::qWait(30);
        QCOMPARE(fired, 1);
    }

    void notifiersAreActivatedOnceEach()
    {
        const SocketPair sockets;
        QVERIFY(sockets.isOpen);
        const auto &ends = sockets.ends;
        QSocketNotifier notifier(ends[0], QSocketNotifier::Read);
        int activated = 0;
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            char byte;
            QCOMPARE(::read(ends[0], &byte, 1), ssize_t(1));
            ++activated;
        });
        QCOMPARE(::write(ends[1], "x", 1), ssize_t(1));
        QTRY_COMPARE_WITH_TIMEOUT(activated, 1, 20'000);
    }

    void postsFromOtherThreadsWakeIt()
    {
        bool posted = false;
        std::thread poster([&] {
            ::usleep(20'000);
            QMetaObject::invokeMethod(
                this, [&] { posted = true; }, Qt::QueuedConnection);
        });
        QTRY_VERIFY_WITH_TIMEOUT(posted, 20'000);
        poster.join();
    }

    void signalsAreForwarded()
    {
        QSignalSpy awake(dispatcher(), &QAbstractEventDispatcher::awake);
        QSignalSpy aboutToBlock(dispatcher(), &QAbstractEventDispatcher::aboutToBlock);
        QTimer::singleShot(5, this, [] {});
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QVERIFY(!awake.isEmpty());
        QVERIFY(!aboutToBlock.isEmpty());
    }

    void timerReachesItOnceAndFiresOnceATick()
    {
        Counter counter;
        const int id = counter.startTimer(1, Qt::PreciseTimer);
        QCOMPARE(registrations(), QStringList{call("registerTimer", id)});
        for (int tick = 1; tick <= 3; ++tick) {
            while (counter.fired < tick)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            QCOMPARE(counter.fired, tick); // one turn, one event
        }
        counter.killTimer(id);
        QCOMPARE(registrations(), QStringList{call("unregisterTimer", id)});
        ::usleep(5'000);
        QCoreApplication::processEvents();
        QCOMPARE(counter.fired, 3);
    }

    void remainingTimeIsItsOwn()
    {
        Counter counter;
        const int id = counter.startTimer(3'600'000, Qt::PreciseTimer);
        const int left = dispatcher()->remainingTime(id);
        QVERIFY2(left > 3'500'000 && left <= 3'600'000, qPrintable(QString::number(left)));
        counter.killTimer(id);
        QCOMPARE(dispatcher()->remainingTime(id), -1);
        // Unknown by then: refused, and not passed on.
        QCOMPARE(registrations(), (QStringList{call("registerTimer", id), call("remainingTime", id),
                                               call("unregisterTimer", id)}));
    }

    void allTimersOfAnObjectEnd()
    {
        Counter counter;
        counter.setObjectName(QStringLiteral("counter"));
        const int first = counter.startTimer(1);
        const int second = counter.startTimer(2);
        QVERIFY(dispatcher()->unregisterTimers(&counter));
        QVERIFY(!dispatcher()->unregisterTimers(&counter));
        const auto ended = QStringLiteral("unregisterTimers counter");
        QCOMPARE(registrations(),
                 (QStringList{call("registerTimer", first), call("registerTimer", second), ended, ended}));
        ::usleep(5'000);
        QCoreApplication::processEvents();
        QCOMPARE(counter.fired, 0);
        QVERIFY(dispatcher()->registeredTimers(&counter).isEmpty());
    }

    // What our own checks refuse, the platform's dispatcher never sees.
    void refusedCallsDoNotReachIt()
    {
        Counter counter;
        const int id = counter.startTimer(3'600'000);
        calls->take();
        dispatcher()->registerTimer(id, 1, Qt::PreciseTimer, &counter);
        dispatcher()->registerTimer(0, 1, Qt::PreciseTimer, &counter);
        dispatcher()->unregisterTimer(0);
        dispatcher()->unregisterTimers(nullptr);
        dispatcher()->registerSocketNotifier(nullptr);
        auto *target = dispatcher();
        std::thread([&] { target->unregisterTimer(id); }).join();
        QCOMPARE(dispatcher()->remainingTime(-1), -1);
        QCOMPARE(registrations(), QStringList());
    }

    void notifierReachesItOnceAndIsActivatedOnce()
    {
        const SocketPair sockets;
        QVERIFY(sockets.isOpen);
        const auto &ends = sockets.ends;
        QSocketNotifier notifier(ends[0], QSocketNotifier::Read);
        QCOMPARE(registrations(), QStringList{call("registerSocketNotifier", ends[0])});
        int activated = 0;
        connect(&notifier, &QSocketNotifier::activated, this, [&] { ++activated; });
        QCOMPARE(::write(ends[1], "x", 1), ssize_t(1));
        QCoreApplication::processEvents(); // level-triggered: again each turn, but once in each
        QCOMPARE(activated, 1);
        notifier.setEnabled(false);
        QCOMPARE(registrations(), QStringList{call("unregisterSocketNotifier", ends[0])});
        QCoreApplication::processEvents();
        QCOMPARE(activated, 1);
    }

    void wakeUpFromAnotherThreadEndsItsSleep()
    {
        QCoreApplication::processEvents();
        calls->take();
        std::atomic<bool> isOver{false};
        auto *target = dispatcher();
        std::thread waker([&] {
            ::usleep(20'000);
            target->wakeUp();
        });
        std::thread rescuer([&] { // a lost wake-up is a failure, not a test that hangs
            for (int i = 0; i < 2'000 && !isOver; ++i)
                ::usleep(10'000);
            if (!isOver)
                target->interrupt();
        });
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        isOver = true;
        waker.join();
        rescuer.join();
        QCOMPARE(calls->take(), QStringList{QStringLiteral("wakeUp")});
    }

    void interruptReachesItOnce()
    {
        auto *target = dispatcher();
        std::thread interrupter([&] {
            ::usleep(20'000);
            target->interrupt();
        });
        QStringList seen;
        while (!seen.contains(QStringLiteral("interrupt"))) { // a turn may end for other reasons
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            seen += calls->take();
        }
        interrupter.join();
        seen += calls->take();
        QCOMPARE(seen.count(QStringLiteral("interrupt")), 1);
    }
};

int main(int argc, char **argv)
{
    qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) { said.append(text); });
    const int result = runOnHost<QApplication, tst_Handover>(argc, argv);
    if (!calls || calls->take().count(QStringLiteral("closingDown")) != 1) {
        std::puts("FAIL!  : the platform's dispatcher was not told once that the application closes down");
        return 1;
    }
    return result;
}

#include "tst_handover.moc"
