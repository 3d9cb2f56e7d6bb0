// SPDX-License-Identifier: MIT
// QEventLoops inside each other and across threads: D39.
#include "fixtures.h"
#include "host.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

#include <vector>

using namespace Conformance;
using namespace Qt::StringLiterals;

class Loops : public Suite
{
    Q_OBJECT

private Q_SLOTS:
    void loopsQuitFromTheInsideOut();
    void outerQuitWaitsForTheInnerLoop();
    void quitPostedInNestedTurnsReachesTheOuterLoop();
    void exitFromAWakingSlotEndsTheLoop();
    void exitIsTheLastTurnAndLosesNothing_data();
    void exitIsTheLastTurnAndLosesNothing();
    void postsToTravellingObjectsArriveInOrder();
};

void Loops::loopsQuitFromTheInsideOut()
{
    EventLog log;
    Listener context;
    QEventLoop outer;
    postCall(&context, [&] {
        for (int i = 0; i < 5; ++i) {
            QEventLoop inner;
            QTimer::singleShot(1, &inner, &QEventLoop::quit);
            inner.exec();
            log.add("inner");
        }
        outer.quit();
    });
    outer.exec();
    log.add("outer");
    QCOMPARE(words(log.take()), u"inner, inner, inner, inner, inner, outer"_s);
}

void Loops::outerQuitWaitsForTheInnerLoop()
{
    EventLog log;
    Listener context;
    QEventLoop outer;
    postCall(&context, [&] {
        QEventLoop inner;
        outer.quit();
        QTimer::singleShot(20, &inner, &QEventLoop::quit);
        inner.exec();
        log.add("inner");
    });
    outer.exec();
    log.add("outer");
    QCOMPARE(words(log.take()), u"inner, outer"_s);
}

// Two levels of nesting used to keep a posted event stuck until the next wake-up (QTBUG-85981).
void Loops::quitPostedInNestedTurnsReachesTheOuterLoop()
{
    Listener context;
    QEventLoop outer;
    postCall(&context, [&] {
        postCall(&context,
                 [&] { QMetaObject::invokeMethod(&outer, &QEventLoop::quit, Qt::QueuedConnection); });
        outer.processEvents();
    });
    Watchdog watchdog;
    outer.exec();
    QVERIFY(!watchdog.hasBitten());
}

// exit() from a slot that also wakes the loop and starts another one (QTBUG-79477).
void Loops::exitFromAWakingSlotEndsTheLoop()
{
    Listener context;
    QEventLoop outer;
    Watchdog watchdog;
    QTimer::singleShot(0, &outer, [&] {
        QTimer::singleShot(0, &outer, [&] {
            dispatcher()->wakeUp();
            QEventLoop inner;
            QTimer::singleShot(1, &inner, &QEventLoop::quit);
            inner.exec();
        });
        QTimer::singleShot(0, &outer, [&] { outer.exit(7); });
    });
    QCOMPARE(outer.exec(), 7);
    QVERIFY(!watchdog.hasBitten());
}

// Objects that move between threads with events in their queue get them all, in order.
void Loops::exitIsTheLastTurnAndLosesNothing_data()
{
    QTest::addColumn<QString>("by");
    for (const char *by : {"awake", "a posted event", "a notifier", "a timer"})
        QTest::newRow(by) << QString::fromLatin1(by);
}

// The rest of the turn may go on or not; what it leaves comes with the next ones. D31.
void Loops::exitIsTheLastTurnAndLosesNothing()
{
    QFETCH(QString, by);
    QEventLoop loop;
    bool hasQuit = false;
    int turnsAfter = 0;
    const auto quit = [&] {
        loop.quit();
        hasQuit = true;
    };
    Ends ends = socketPair();
    QSocketNotifier notifier(ends.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, &loop, [&] {
        drain(ends.near);
        quit();
    });
    TimerListener timer([&](int id) {
        timer.killTimer(id);
        quit();
    });
    connect(dispatcher(), &QAbstractEventDispatcher::awake, &loop, [&] {
        if (hasQuit)
            ++turnsAfter;
        else if (by == "awake"_L1)
            quit();
    });
    if (by == "a posted event"_L1)
        postCall(&loop, quit);
    else if (by == "a notifier"_L1)
        write(ends.far);
    else if (by == "a timer"_L1)
        timer.startTimer(0);

    EverythingReady ready;
    Watchdog watchdog;
    loop.exec();
    QVERIFY(!watchdog.hasBitten());
    QVERIFY(turnsAfter <= (host() == Host::Glib ? 1 : 0)); // it is awake again at the end of a turn
    settle();
    QStringList delivered = ready.log.take();
    delivered.sort();
    QCOMPARE(words(delivered), u"notifier, posted, timer"_s);
}

void Loops::postsToTravellingObjectsArriveInOrder()
{
    constexpr int objects = 60;
    constexpr int hops = 6;
    HostThread threads[3];
    QThread *const here = QThread::currentThread();
    std::atomic<int> arrived = 0;
    std::atomic<bool> inOrder = true;
    std::vector<std::unique_ptr<Listener>> travellers;
    std::vector<int> seen(objects);
    for (int i = 0; i < objects; ++i) {
        auto *traveller = travellers.emplace_back(std::make_unique<Listener>()).get();
        traveller->setHandler([&, i, traveller](QEvent *event) {
            if (event->type() < QEvent::User)
                return;
            const int step = ++seen[size_t(i)];
            if (int(event->type()) != QEvent::User + step)
                inOrder = false;
            if (step < hops) {
                traveller->moveToThread(&threads[step % 3]);
            } else {
                traveller->moveToThread(here);
                ++arrived;
            }
        });
        traveller->moveToThread(&threads[0]);
        for (int step = 1; step <= hops; ++step)
            QCoreApplication::postEvent(traveller, new QEvent(QEvent::Type(QEvent::User + step)));
    }
    Watchdog watchdog;
    while (arrived < objects && !watchdog.hasBitten())
        std::this_thread::yield();
    QCOMPARE(arrived.load(), objects);
    QVERIFY(inOrder);
}

CONFORMANCE_MAIN(Loops)
#include "tst_loops.moc"
