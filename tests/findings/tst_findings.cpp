// SPDX-License-Identifier: MIT
// Each lint in a real program: real timers, descriptors, events and tasks, seen through a real Probe. Looks are some made-up time
// apart, so that nobody waits for seconds.
#include "findings/findingtext.h"
#include "findings/linter.h"

#include <Signalbox/EventFlag>
#include <Signalbox/EventQueue>
#include <Signalbox/Install>
#include <Signalbox/Mutex>
#include <Signalbox/Probe>
#include <Signalbox/Scheduler>
#include <Signalbox/Scope>
#include <Signalbox/Sleep>
#include <Signalbox/SnapshotText>
#include <Signalbox/Task>
#include <Signalbox/WaitableEvent>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Order
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int number = 0;
    SIGNALBOX_EVENT(Order, number)
};
struct Alarm
{
    int number = 0;
    SIGNALBOX_EVENT(Alarm, number)
};
struct Line
{
    int number = 0;
    SIGNALBOX_EVENT(Line, number)
};

class Model : public QObject
{
    Q_OBJECT
public Q_SLOTS:
    void refresh() { QThread::msleep(25); }
};

//! Takes its time for each event.
class Journal : public QObject
{
public:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        QThread::usleep(200);
        return true;
    }
};

void turn(int times = 3)
{
    for (int i = 0; i < times; ++i)
        QCoreApplication::processEvents();
}

EventQueue &root()
{
    return Scheduler::current().rootQueue();
}

class Pipe
{
public:
    Pipe()
    {
        if (::pipe(m_ends) != 0)
            qFatal("no pipe");
    }
    ~Pipe()
    {
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }
    int readEnd() const { return m_ends[0]; }
    void write() const { QCOMPARE(::write(m_ends[1], "x", 1), 1); }
    void closeReadEnd() { ::close(std::exchange(m_ends[0], -1)); }

private:
    int m_ends[2];
};

/*!
    Looks at this process; each look some made-up time after the one before.
*/
class Inspection
{
public:
    explicit Inspection(const Thresholds &thresholds = {}) : m_linter(thresholds) {}

    void look(Nanoseconds later)
    {
        Snapshot snapshot = m_probe.snapshot();
        m_now = m_now == Deadline{} ? snapshot.takenAt : m_now + later;
        snapshot.takenAt = m_now;
        m_linter.look(snapshot);
    }
    //! At the time it is.
    void lookNow()
    {
        m_linter.look(m_probe.snapshot());
    }
    //! The sentences about \a lint.
    QStringList texts(Lint lint) const
    {
        QStringList texts;
        for (const Finding &finding : m_linter.findings()) {
            if (finding.lint == lint)
                texts.append(sentence(finding, QLocale::c()));
        }
        texts.sort();
        return texts;
    }
    QString text(Lint lint) const { return texts(lint).value(0); }
    //! All that was found, for when it is too much.
    QStringList all() const
    {
        QStringList texts;
        for (const Finding &finding : m_linter.findings())
            texts.append(idOf(finding.lint) + u": "_s + sentence(finding, QLocale::c()));
        return texts;
    }

private:
    Probe m_probe;
    Linter m_linter;
    Deadline m_now{};
};

// What a task is to join when it runs.
std::optional<TaskHandle<>> first, second;

Task<> joining(std::optional<TaskHandle<>> *other)
{
    co_await yield();
    co_await (*other)->join();
}

Task<> joiningItsOwn(Scope *scope)
{
    co_await yield();
    co_await scope->join();
}

Task<> lockingBoth(Mutex *one, Mutex *other)
{
    const auto guard = co_await one->lock();
    co_await yield();
    const auto guard2 = co_await other->lock();
}

Task<> lockingFor(Mutex *mutex, int yields)
{
    for (;;) {
        const auto guard = co_await mutex->lock();
        for (int i = 0; i < yields; ++i)
            co_await yield();
    }
}

//! Runs after the other one has run, for ever.
Task<> takingTurns(EventFlag *mine, EventFlag *other)
{
    for (;;) {
        co_await mine->wait();
        mine->reset();
        other->set();
    }
}

Task<> goingOn()
{
    for (;;)
        co_await yield();
}

Task<> computing(const std::function<void()> *function)
{
    co_await yield();
    (*function)();
}

Task<> sleeping()
{
    co_await sleepFor(1h);
}

} // namespace

class tst_Findings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Scheduler::current().setBudget({.time = 1ms});
        turn();
    }
    void cleanup()
    {
        first.reset();
        second.reset();
        Scope::root().cancel();
        for (auto *queue : root().queues())
            queue->remove(EventQueue::Content::Drop);
        root().clear();
        turn();
    }

    void slowTurnIsNamed()
    {
        Inspection inspection({.slowTurnOfMain = 20ms});
        inspection.look(0s);
        turn();
        inspection.look(1s);
        QCOMPARE(inspection.all(), QStringList());
        Model model;
        QMetaObject::invokeMethod(&model, &Model::refresh, Qt::QueuedConnection);
        turn();
        inspection.look(1s);
        QVERIFY2(inspection.text(Lint::SlowTurn).contains(u"refresh"_s), qPrintable(inspection.all().join(u'\n')));
    }

    void timerStorm()
    {
        Inspection inspection({.stormFor = 200ms});
        std::vector<std::unique_ptr<QTimer>> timers;
        for (int i = 0; i < 200; ++i) {
            timers.push_back(std::make_unique<QTimer>());
            timers.back()->start(1);
        }
        for (int look = 0; look < 4; ++look) {
            QThread::msleep(2); // all are due
            turn();
            inspection.look(100ms);
        }
        QVERIFY2(inspection.text(Lint::TimerStorm).endsWith(u"most often of QTimer"_s),
                 qPrintable(inspection.all().join(u'\n')));
        QCOMPARE(inspection.text(Lint::ZeroTimer), QString());
    }

    void lateTimers()
    {
        Inspection inspection;
        std::vector<std::unique_ptr<QTimer>> timers;
        for (int i = 0; i < 30; ++i) {
            timers.push_back(std::make_unique<QTimer>());
            timers.back()->setTimerType(Qt::PreciseTimer);
            timers.back()->start(1);
        }
        for (int look = 0; look < 5; ++look) {
            QThread::msleep(18);
            turn(1);
            inspection.look(1s);
        }
        QVERIFY2(inspection.text(Lint::LateTimers).contains(u"were late"_s),
                 qPrintable(inspection.all().join(u'\n')));
    }

    void zeroTimer()
    {
        Inspection inspection;
        QTimer timer;
        timer.setObjectName(u"idle"_s);
        timer.start(0);
        for (int look = 0; look < 4; ++look) {
            turn(1200);
            inspection.look(1s);
        }
        QVERIFY2(inspection.text(Lint::ZeroTimer).startsWith(u"A timer of 0 ms of QTimer “idle” fires"_s),
                 qPrintable(inspection.all().join(u'\n')));
    }

    void zeroTimerThatFiresOnceIsNone()
    {
        Inspection inspection;
        for (int look = 0; look < 8; ++look) {
            QTimer::singleShot(0, this, [] {});
            turn();
            inspection.look(1s);
        }
        QCOMPARE(inspection.all(), QStringList());
    }

    void notifierOfWhatNobodyReadsSpins()
    {
        Inspection inspection({.spinsFor = 40ms});
        const Pipe pipe;
        pipe.write();
        QSocketNotifier notifier(pipe.readEnd(), QSocketNotifier::Read);
        notifier.setObjectName(u"unread"_s);
        turn();
        const auto spin = [](Nanoseconds duration) {
            for (const Deadline end = Clock::now() + duration; Clock::now() < end;)
                turn(50);
        };
        // The share of the time that it is busy is measured, so the time has to be the true one.
        for (int look = 0; look < 30 && inspection.text(Lint::NotifierSpins).isEmpty(); ++look) {
            inspection.lookNow();
            spin(60ms);
        }
        inspection.lookNow();
        const auto text = inspection.text(Lint::NotifierSpins);
        QVERIFY2(text.startsWith(u"Descriptor %1 of QSocketNotifier"_s.arg(pipe.readEnd())), qPrintable(text));
    }

    void closedDescriptor()
    {
        Pipe pipe;
        QSocketNotifier notifier(pipe.readEnd(), QSocketNotifier::Read);
        turn();
        const int descriptor = pipe.readEnd();
        pipe.closeReadEnd();
        Inspection inspection;
        inspection.look(0s);
        notifier.setEnabled(false);
        QVERIFY2(inspection.text(Lint::ClosedDescriptor).startsWith(u"Descriptor %1 was closed"_s.arg(descriptor)),
                 qPrintable(inspection.all().join(u'\n')));
    }

    void queueAtItsLimit()
    {
        Inspection inspection;
        root().addQueue({.name = u"orders"_s, .matcher = match<Order>(), .limit = 4});
        for (int number = 0; number < 4; ++number)
            QVERIFY(Scheduler::current().send(makeEvent(Order{number})).isAccepted());
        for (int look = 0; look < 7; ++look)
            inspection.look(1s);
        QCOMPARE(inspection.text(Lint::QueueAtLimit),
                 u"Hardly any room in the queue “orders”: 4 of 4 events, for 6.0 s"_s);
        for (int look = 0; look < 3; ++look) {
            QVERIFY(!Scheduler::current().send(makeEvent(Order{9})).isAccepted());
            inspection.look(1s);
        }
        QCOMPARE(inspection.text(Lint::QueueAtLimit),
                 u"No room in the queue “orders”: 4 of 4 events, and senders wait or are sent away"_s);
    }

    void heldEvent()
    {
        Inspection inspection;
        root().addQueue({.name = u"orders"_s, .matcher = match<Order>()});
        for (int number = 1; number <= 3; ++number)
            QVERIFY(Scheduler::current().send(makeEvent(Order{number})).isAccepted());
        turn();
        for (int look = 0; look < 4; ++look) {
            inspection.look(1s);
            turn();
        }
        QCOMPARE(inspection.text(Lint::HeldEvent), u"Nobody has accepted Order(number: 1) for 3.0 s; events behind it "
                                                   "in the queue “orders”: 2"_s);
        QCOMPARE(inspection.text(Lint::Starved), QString());
    }

    void queueIsStarvedByAMoreUrgentOne()
    {
        Inspection inspection;
        root().addQueue({.name = u"alarms"_s, .matcher = match<Alarm>(), .priority = 2});
        root().addQueue({.name = u"lines"_s, .matcher = match<Line>(), .priority = 1});
        auto &scheduler = Scheduler::current();
        QObject context;
        scheduler.on(match<Alarm>(), &context, [&](const Alarm &alarm) {
            static_cast<void>(scheduler.send(makeEvent(Alarm{alarm.number + 1}))); // there is always one more
        });
        QVERIFY(scheduler.send(makeEvent(Alarm{1})).isAccepted());
        QVERIFY(scheduler.send(makeEvent(Line{1})).isAccepted());
        for (int look = 0; look < 4; ++look) {
            turn();
            inspection.look(1s);
        }
        QVERIFY2(inspection.text(Lint::Starved)
                     .startsWith(u"Events have been waiting in the queue “lines” for"_s),
                 qPrintable(inspection.all().join(u'\n')));
    }

    //! Each task that is ready has its turn before another one has two: priorities do not starve.
    void tasksAreNotStarvedByMoreUrgentOnes()
    {
        Inspection inspection({.starvedFor = 1us});
        Scope scope;
        scope.start(goingOn());
        EventFlag ping, pong;
        for (const bool isFirst : {true, false})
            scope.start(takingTurns(isFirst ? &ping : &pong, isFirst ? &pong : &ping)).setPriority(5);
        ping.set();
        for (int look = 0; look < 4; ++look) {
            turn();
            inspection.look(1s);
        }
        QCOMPARE(inspection.text(Lint::Starved), QString());
        scope.cancel();
        turn();
    }

    void taskThatComputesIsNamed()
    {
        Inspection inspection({.neverYieldsFor = 5ms});
        WaitableEvent isStuck, mayGoOn;
        std::thread reader([&] {
            isStuck.wait();
            inspection.lookNow();
            mayGoOn.set();
        });
        const std::function<void()> compute = [&] {
            QThread::msleep(6);
            isStuck.set();
            mayGoOn.wait();
        };
        Scope scope;
        scope.start(computing(&compute)).setName(u"sums"_s);
        turn();
        reader.join();
        QVERIFY2(inspection.text(Lint::TaskNeverYields).startsWith(u"The task sums has been running for"_s),
                 qPrintable(inspection.all().join(u'\n')));
    }

    void tasksThatWaitForOneAnotherAreLost()
    {
        Inspection inspection;
        Scope scope;
        first = scope.start(joining(&second));
        first->setName(u"first"_s);
        second = scope.start(joining(&first));
        second->setName(u"second"_s);
        scope.start(sleeping()).setName(u"sleeper"_s);
        for (int look = 0; look < 4; ++look) {
            turn();
            inspection.look(1s);
        }
        QCOMPARE(inspection.texts(Lint::LostWaker).size(), 2);
        QVERIFY2(inspection.text(Lint::LostWaker)
                     .startsWith(u"The task first has been waiting for the end of the task second for"_s),
                 qPrintable(inspection.text(Lint::LostWaker)));
    }

    void taskThatJoinsItsOwnScopeIsLost()
    {
        Inspection inspection;
        Scope scope;
        scope.setName(u"own"_s);
        scope.start(joiningItsOwn(&scope)).setName(u"one"_s);
        for (int look = 0; look < 4; ++look) {
            turn();
            inspection.look(1s);
        }
        QVERIFY2(inspection.text(Lint::LostWaker).startsWith(u"The task one has been waiting for the tasks of the scope"_s),
                 qPrintable(inspection.all().join(u'\n')));
    }

    void mutexesInTwoOrdersAreADeadlock()
    {
        Inspection inspection;
        Mutex one, other;
        Scope scope;
        scope.start(lockingBoth(&one, &other)).setName(u"up"_s);
        scope.start(lockingBoth(&other, &one)).setName(u"down"_s);
        for (int look = 0; look < 4; ++look) {
            turn();
            inspection.look(1s);
        }
        QCOMPARE(inspection.texts(Lint::LostWaker).size(), 2);
        QCOMPARE(toText(Probe().snapshot()).count(u", which waits for it: for ever"_s), 2);
        scope.cancel();
        turn();
    }

    void busyMutexIsNoDeadlock()
    {
        Inspection inspection;
        Mutex mutex;
        Scope scope;
        for (int task = 0; task < 5; ++task)
            scope.start(lockingFor(&mutex, 3));
        for (int look = 0; look < 20; ++look) {
            turn(1);
            inspection.look(500ms);
        }
        QCOMPARE(inspection.texts(Lint::LostWaker), QStringList());
        scope.cancel();
        turn();
    }

    void postsOutrunTheirReceiver()
    {
        Inspection inspection;
        QThread thread;
        install(&thread);
        Journal journal;
        journal.moveToThread(&thread);
        thread.start();
        for (int look = 0; look < 30; ++look) {
            for (int i = 0; i < 200; ++i)
                QCoreApplication::postEvent(&journal, new QEvent(QEvent::User));
            QThread::msleep(1);
            inspection.look(250ms);
        }
        const auto text = inspection.text(Lint::PostsOutrun);
        QCoreApplication::removePostedEvents(&journal);
        thread.quit();
        thread.wait();
        QVERIFY2(text.endsWith(u"most of them User for (anonymous namespace)::Journal"_s),
                 qPrintable(inspection.all().join(u'\n')));
    }

    void deferredDeletesPileUp()
    {
        Inspection inspection;
        std::vector<QPointer<QObject>> objects;
        for (int i = 0; i < 1200; ++i) {
            objects.emplace_back(new Model);
            objects.back()->deleteLater(); // outside of any loop: processEvents() does not delete
        }
        for (int look = 0; look < 7; ++look) {
            turn();
            inspection.look(1s);
        }
        QVERIFY2(inspection.text(Lint::DeferredDeletes)
                     .startsWith(u"1200 objects have been waiting for 6.0 s to be deleted, most of them"_s),
                 qPrintable(inspection.all().join(u'\n')));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(objects.front().isNull());
    }

    void healthyProgramHasNoFindings()
    {
        Inspection inspection;
        QTimer timer;
        timer.start(1);
        const Pipe pipe;
        QSocketNotifier notifier(pipe.readEnd(), QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            char c;
            QCOMPARE(::read(pipe.readEnd(), &c, 1), 1);
        });
        root().addQueue({.name = u"orders"_s, .matcher = match<Order>(), .limit = 4});
        QObject context;
        Scheduler::current().on(match<Order>(), &context, [](const EventPointer<> &order) { order->accept(); });
        Scope scope;
        scope.start(sleeping());
        for (int look = 0; look < 30; ++look) {
            pipe.write();
            QVERIFY(Scheduler::current().send(makeEvent(Order{look})).isAccepted());
            auto *object = new QObject;
            connect(&timer, &QTimer::timeout, object, &QObject::deleteLater);
            QThread::msleep(1);
            turn(5);
            inspection.look(1s);
        }
        QCOMPARE(inspection.all(), QStringList());
    }
};

int main(int argc, char **argv)
{
    install();
    QCoreApplication app(argc, argv);
    tst_Findings test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_findings.moc"
