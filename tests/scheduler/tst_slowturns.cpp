// SPDX-License-Identifier: MIT
// Warnings of turns that take too long, on the host that SIGNALBOX_TEST_HOST names.
#include "scheduler/slowturns_p.h"
#include "schedulerhost.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qregularexpression.h>

#include <functional>
#include <memory>
#include <unistd.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Detail::SlowTurns;

struct Chat
{
    QString room;
    SIGNALBOX_EVENT(Chat, room)
};

class Reader : public QObject
{
public:
    void read(const Chat &)
    {
        const auto until = SlowTurns::now() + 2ms; // the queue's own work takes less
        while (SlowTurns::now() < until) {
        }
    }
};

//! Returns when \a function has run in \a thread.
static void runInside(const LoopThread &thread, const std::function<void()> &function)
{
    std::atomic<bool> hasRun = false;
    thread.remote.call([&] {
        function();
        hasRun = true;
    });
    QVERIFY(turnUntil([&] { return hasRun.load(); }));
}

//! Has the scheduler of \a thread do what it does first.
static void makeReady(const LoopThread &thread)
{
    runInside(thread, [] { scheduler().rootQueue(); });
    runInside(thread, [] {});
}

using Cause = std::function<void(Reader *, std::atomic<bool> &)>;

class tst_SlowTurns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // ---- what is said, by made-up times

    void longestIsNamed()
    {
        SlowTurns turns;
        turns.setThreshold(10ms);
        SlowTurns::Stretch stretch;
        stretch.add({.what = "a call"}, 4ms);
        stretch.add({.what = "an event", .event = makeEvent(Chat{u"hall"_s})}, 6ms);
        stretch.add({.what = "a call"}, 5ms);
        QCOMPARE(turns.complaint(stretch, Deadline(1h)), u"A turn took 15 ms, and should take less than 10 "
                                                         u"ms. Of 3 things, the longest took 6 ms: the event "
                                                         "Chat(room: \"hall\")"_s);
    }

    void quickTurnIsNotReported()
    {
        SlowTurns turns;
        SlowTurns::Stretch stretch;
        stretch.add({.what = "a call"}, 4ms);
        QVERIFY(turns.complaint(stretch, Deadline(1h)).isEmpty()); // off
        turns.setThreshold(5ms);
        QVERIFY(turns.complaint(stretch, Deadline(1h)).isEmpty());
        QCOMPARE(turns.count(), 0u);
    }

    void oneIsReportedInASecondAndTheOthersAreCounted()
    {
        SlowTurns turns;
        turns.setThreshold(1ms);
        SlowTurns::Stretch stretch;
        stretch.add({.what = "a timer"}, 2ms);
        const auto text = u"A turn took 2 ms, and should take less than 1 ms. It was a timer"_s;
        const Deadline begin(1h);
        QCOMPARE(turns.complaint(stretch, begin), text);
        QVERIFY(turns.complaint(stretch, begin + 1ms).isEmpty());
        QVERIFY(turns.complaint(stretch, begin + 999ms).isEmpty());
        QCOMPARE(turns.complaint(stretch, begin + 1s),
                 text + u". 2 more since the last one that was reported"_s);
        QCOMPARE(turns.complaint(stretch, begin + 2s), text);
        QCOMPARE(turns.count(), 5u);
    }

    void slowestSlotIsThatOfTheEvent()
    {
        SlowTurns turns;
        turns.slotRan({1, 0, 0}, 1ms);
        turns.slotRan({2, 0, 0}, 3ms);
        turns.slotRan({3, 0, 0}, 2ms);
        QCOMPARE(turns.takeSlot().function, quintptr(2));
        QCOMPARE(turns.takeSlot().function, quintptr(0));
    }

    // ---- who is named

    void culpritIsNamed_data()
    {
        QTest::addColumn<Cause>("cause");
        QTest::addColumn<QString>("named");
        const auto lambda = uR"(, tst_SlowTurns::culpritIsNamed_data\(\)::.*lambda.*)"_s;
        QTest::newRow("call") << Cause([](Reader *, std::atomic<bool> &hasRun) {
            scheduler().callSoon([&] { hasRun = true; });
        }) << u"a call"_s + lambda;
        QTest::newRow("timer") << Cause([](Reader *, std::atomic<bool> &hasRun) {
            scheduler().callLater(0ns, [&] { hasRun = true; });
        }) << u"a timer"_s + lambda;
        QTest::newRow("watcher") << Cause([](Reader *, std::atomic<bool> &hasRun) {
            int ends[2] = {};
            QCOMPARE(::pipe(ends), 0);
            auto watcher = std::make_shared<WatcherHandle>();
            *watcher = scheduler().watch(ends[1], ReadyFor::Write,
                                         [watcher, &hasRun, far = ends[0], near = ends[1]] {
                                             watcher->cancel();
                                             ::close(far);
                                             ::close(near);
                                             hasRun = true;
                                         });
        }) << u"a watcher"_s + lambda;
        QTest::newRow("event, by its slowest slot") << Cause([](Reader *reader, std::atomic<bool> &hasRun) {
            scheduler().on(match<Chat>(), reader, &Reader::read);
            scheduler().on(match<Chat>(), reader, [&] { hasRun = true; });
            static_cast<void>(scheduler().send(Chat{u"hall"_s}));
        }) << uR"(the event Chat\(room: "hall"\), in Reader::read\(.*)"_s;
    }
    void culpritIsNamed()
    {
        QFETCH(Cause, cause);
        QFETCH(QString, named);
        const QRegularExpression warning(
            uR"(^A turn took .* ms, and should take less than 1e-06 ms\. It was %1$)"_s.arg(named));
        QTest::ignoreMessage(QtWarningMsg, warning);
        LoopThread thread;
        makeReady(thread);
        Reader reader;
        reader.moveToThread(&thread);
        std::atomic<bool> hasRun = false;
        thread.remote.call([&] {
            cause(&reader, hasRun);
            scheduler().setSlowTurnThreshold(1ns); // what runs already does not count
        });
        QVERIFY(turnUntil([&] { return hasRun.load(); }));
        thread.end(); // behind the warning
    }

    void nestedLoopIsNoSlowFunction()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"It was a timer, "_s));
        LoopThread thread;
        makeReady(thread);
        std::atomic<bool> hasRun = false;
        thread.remote.call([&] {
            scheduler().setSlowTurnThreshold(1ns);
            scheduler().callSoon([&] {
                QEventLoop dialog;
                scheduler().callLater(1ms, [&] { dialog.quit(); });
                dialog.exec();
                hasRun = true;
            });
        });
        QVERIFY(turnUntil([&] { return hasRun.load(); }));
        quint64 slow = 0;
        runInside(thread, [&] { slow = scheduler().statistics().slowTurns; });
        QCOMPARE(slow, 1u); // the timer
    }

    // ---- settings

    void environmentSetsTheThreshold_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("milliseconds");
        QTest::addColumn<bool>("isValid");
        QTest::newRow("some") << QByteArray("250") << 250 << true;
        QTest::newRow("off") << QByteArray("0") << 0 << true;
        QTest::newRow("negative") << QByteArray("-1") << 0 << false;
        QTest::newRow("no number") << QByteArray("slow") << 0 << false;
    }
    void environmentSetsTheThreshold()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, milliseconds);
        QFETCH(bool, isValid);
        if (!isValid)
            QTest::ignoreMessage(QtWarningMsg,
                                 "SIGNALBOX_SLOW_TURN_MS must be 0 (off) to 1000000 milliseconds; "
                                 "slow turns are not reported");
        qputenv("SIGNALBOX_SLOW_TURN_MS", value);
        Nanoseconds threshold = -1ns;
        const std::unique_ptr<QThread> thread(
            QThread::create([&] { threshold = scheduler().slowTurnThreshold(); }));
        thread->start();
        QVERIFY(thread->wait());
        qunsetenv("SIGNALBOX_SLOW_TURN_MS");
        QCOMPARE(threshold, Nanoseconds(std::chrono::milliseconds(milliseconds)));
    }

    void negativeThresholdIsNone()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             "Scheduler::setSlowTurnThreshold: a negative threshold is taken for none");
        scheduler().setSlowTurnThreshold(-1ns);
        QCOMPARE(scheduler().slowTurnThreshold(), 0ns);
    }
};

int main(int argc, char **argv)
{
    installHost();
    QCoreApplication app(argc, argv);
    tst_SlowTurns test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_slowturns.moc"
