// SPDX-License-Identifier: MIT
#include <Signalbox/Install>
#include <Signalbox/LoopObserver>
#include <Signalbox/Probe>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

#include <stdexcept>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>

using namespace Signalbox;

static void busyFor(Nanoseconds time)
{
    const auto until = Clock::now() + time;
    while (Clock::now() < until) {
    }
}

//! Writes down what it sees of the main thread's loop.
class Log : public LoopObserver
{
public:
    Log() { addObserver(this); }
    ~Log() override { removeObserver(this); }

    void turnBegins(quint64, int depth) override { note(QStringLiteral("turn %1").arg(depth)); }
    void turnEnds(quint64, int depth) override { note(QStringLiteral("end %1").arg(depth)); }
    void sleepBegins(quint64, Deadline deadline) override
    {
        note(deadline == Never ? QStringLiteral("sleep for ever") : QStringLiteral("sleep"));
    }
    void sleepEnds(quint64) override { note(QStringLiteral("awake")); }
    void timerFires(quint64, int, Nanoseconds lateness) override
    {
        note(lateness >= Nanoseconds::zero() ? QStringLiteral("timer") : QStringLiteral("timer, early"));
    }
    void watcherActivates(quint64, int, int kind) override { note(QStringLiteral("watcher %1").arg(kind)); }

    void handlerWasSlow(quint64, const HandlerSnapshot &handler, Nanoseconds held) override
    {
        note(held >= SlowHandler ? QStringLiteral("slow %1: %2").arg(handler.receiverClass, handler.what)
                                 : QStringLiteral("not slow"));
    }

    QStringList seen;

private:
    void note(const QString &what) { seen.append(what); }
};

class tst_Observer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seesATurnFromBeginningToEnd()
    {
        QTimer timer;
        timer.setSingleShot(true);
        timer.start(200); // long enough to fall asleep in, also on a busy machine
        Log log;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCOMPARE(log.seen,
                 (QStringList{QStringLiteral("turn 1"), QStringLiteral("sleep"), QStringLiteral("awake"),
                              QStringLiteral("timer"), QStringLiteral("end 1")}));
    }

    void seesNestedTurnsAndWatchers()
    {
        const int descriptor = ::eventfd(1, EFD_CLOEXEC);
        QSocketNotifier notifier(descriptor, QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, &notifier, [&] {
            notifier.setEnabled(false);
            QCoreApplication::processEvents();
        });
        Log log;
        QCoreApplication::processEvents();
        ::close(descriptor);
        QCOMPARE(log.seen,
                 (QStringList{QStringLiteral("turn 1"), QStringLiteral("watcher 0"), QStringLiteral("turn 2"),
                              QStringLiteral("end 2"), QStringLiteral("end 1")}));
    }

    // The one that took the time, not the one that sent it an event.
    void seesWhoIsSlow()
    {
        const Probe probe;
        QTimer timer;
        timer.setSingleShot(true);
        const auto slow = [] { busyFor(LoopObserver::SlowHandler); };
        connect(&timer, &QTimer::timeout, this,
                [&] { QMetaObject::invokeMethod(this, slow, Qt::DirectConnection); });
        QObject receiver;
        connect(&receiver, &QObject::objectNameChanged, &receiver, slow);
        timer.start(0);
        Log log;
        QCoreApplication::processEvents();
        QMetaObject::invokeMethod(
            this, [&] { receiver.setObjectName(QStringLiteral("slow")); }, Qt::QueuedConnection);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents(); // an event's end is seen when the next one begins
        log.seen.removeIf([](const QString &line) { return !line.contains(QStringLiteral("slow")); });
        QCOMPARE(log.seen.size(), 2);
        QVERIFY2(log.seen.constFirst().startsWith(
                     QStringLiteral("slow tst_Observer: tst_Observer::seesWhoIsSlow")),
                 qPrintable(log.seen.constFirst()));
        QVERIFY2(log.seen.constLast().startsWith(QStringLiteral("slow QObject: tst_Observer::seesWhoIsSlow")),
                 qPrintable(log.seen.constLast()));
    }

    // A signal that nobody hears is not noted, but what ended before it has ended.
    void eventEndsBeforeASignalThatNobodyHears()
    {
        const Probe probe;
        QObject fast;
        Log log;
        QMetaObject::invokeMethod(
            this,
            [&] {
                QEvent event(QEvent::User);
                QCoreApplication::sendEvent(&fast, &event);
                fast.setObjectName(QStringLiteral("renamed"));
                busyFor(LoopObserver::SlowHandler);
            },
            Qt::QueuedConnection);
        QCoreApplication::processEvents();
        log.seen.removeIf([](const QString &line) { return !line.contains(QStringLiteral("slow")); });
        QCOMPARE(log.seen.size(), 1);
        QVERIFY2(log.seen.constFirst().startsWith(QStringLiteral("slow tst_Observer: MetaCall")),
                 qPrintable(log.seen.constFirst()));
    }

    // It begins when the sleep ends, and not before.
    void sleepIsNoPartOfWhatEndsIt()
    {
        const Probe probe;
        const int descriptor = ::eventfd(0, EFD_CLOEXEC);
        QSocketNotifier notifier(descriptor, QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, &notifier, [&] { notifier.setEnabled(false); });
        Log log;
        std::thread waker([&] {
            QThread::msleep(2 * LoopObserver::SlowHandler / std::chrono::milliseconds(1));
            ::eventfd_write(descriptor, 1);
        });
        while (notifier.isEnabled())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        waker.join();
        ::close(descriptor);
        QVERIFY(log.seen.contains(QStringLiteral("sleep for ever")));
        QVERIFY2(!log.seen.join(u' ').contains(QStringLiteral("slow")), qPrintable(log.seen.join(u' ')));
    }

    // What the loop itself does in a turn is not held by the handler that comes next.
    void handlerDoesNotBeginBeforeItRuns()
    {
        const Probe probe;
        const int descriptor = ::eventfd(1, EFD_CLOEXEC);
        QSocketNotifier notifier(descriptor, QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, &notifier, [&] { notifier.setEnabled(false); });
        QTimer timer;
        timer.setSingleShot(true);
        struct SlowLog : Log // stands for anything that is no handler
        {
            void sleepBegins(quint64, Deadline) override { busyFor(LoopObserver::SlowHandler); }
            void timerFires(quint64, int, Nanoseconds) override { busyFor(LoopObserver::SlowHandler); }
        } log;
        while (notifier.isEnabled())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        ::close(descriptor);
        timer.start(0);
        QCoreApplication::processEvents();
        QVERIFY(!timer.isActive());
        QVERIFY2(!log.seen.join(u' ').contains(QStringLiteral("slow")), qPrintable(log.seen.join(u' ')));
    }

    void fastOnesAreNotSlow()
    {
        const Probe probe;
        QObject receiver;
        Log log;
        for (int i = 0; i < 3; ++i)
            QMetaObject::invokeMethod(
                &receiver, [] {}, Qt::QueuedConnection);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        QVERIFY(!log.seen.join(u' ').contains(QStringLiteral("slow")));
    }

    void seesNothingAfterItsRemoval()
    {
        QStringList seen;
        {
            Log log;
            addObserver(&log); // twice is once
            QCoreApplication::processEvents();
            seen = log.seen;
        }
        QCoreApplication::processEvents();
        QCOMPARE(seen.size(), 2);
    }

    void oneThatThrowsIsRemoved()
    {
        struct Thrower : LoopObserver
        {
            int calls = 0;
            void turnBegins(quint64, int) override
            {
                ++calls;
                throw std::runtime_error("enough");
            }
        } thrower;
        Log log;
        addObserver(&thrower);
        QTest::ignoreMessage(QtWarningMsg, "A LoopObserver threw \"enough\": it is removed");
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        QCOMPARE(thrower.calls, 1);
        QCOMPARE(log.seen.size(), 4);
    }

    void nullIsRefused()
    {
        QTest::ignoreMessage(QtWarningMsg, "addObserver: null observer. Ignored");
        addObserver(nullptr);
        QCoreApplication::processEvents();
    }
};

int main(int argc, char **argv)
{
    if (!install())
        return 1;
    QCoreApplication app(argc, argv);
    tst_Observer test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_observer.moc"
