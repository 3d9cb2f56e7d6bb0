// SPDX-License-Identifier: MIT
// What becomes of tasks when the scheduler ends its run, on every host.
#include "taskhost.h"

#include "tasks/contexttasks.h"
#include "tasks/eventwaits.h"
#include "tasks/propertywait.h"
#include "tasks/shield.h"
#include "tasks/signals.h"

#include <QtCore/qregularexpression.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Ping
{
    int number = 0;
    SIGNALBOX_EVENT(Ping, number)
};

struct Parcel
{
    static constexpr auto eventKind = EventKind::MustHandle;
    int number = 0;
    SIGNALBOX_EVENT(Parcel, number)
};

Task<> cleaningUp(std::string name, Nanoseconds time)
{
    co_await tryFinally(sleeper(name), sleeper("cleanup of " + name, time));
}

void ignoreMatching(const QString &pattern)
{
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(pattern, QRegularExpression::DotMatchesEverythingOption));
}

} // namespace

class tst_Quit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }
    void cleanup()
    {
        scheduler().setQuitGrace(1s);
        Scope::root().cancel();
        QVERIFY(turnUntil([] { return Scope::root().isEmpty(); }));
    }

    // ---- quit() ----

    void quitCancelsAllTasksAndWaitsForTheirCleanup_data()
    {
        QTest::addColumn<bool>("isRun");
        QTest::newRow("run") << true;
        QTest::newRow("the application's loop") << false;
    }
    void quitCancelsAllTasksAndWaitsForTheirCleanup()
    {
        QFETCH(bool, isRun);
        Scope scope;
        scope.start(cleaningUp("a", 2ms));
        scope.start(sleeper("b"));
        scheduler().callLater(1ms, [] {
            scheduler().quit(3);
            log("asked");
        });
        QCOMPARE(isRun ? scheduler().run() : QCoreApplication::exec(), 3);
        QVERIFY(scope.isEmpty());
        QCOMPARE(taskLog().entries(), list({"asked", "~a", "~b", "cleanup of a woke up", "~cleanup of a"}));
    }

    void taskMayQuit()
    {
        Scope scope;
        scope.start([]() -> Task<> {
            const Local local("task");
            scheduler().quit(5);
            log("goes on");
            co_await sleepFor(1h);
            log("never");
        });
        QCOMPARE(scheduler().run(), 5);
        QCOMPARE(taskLog().entries(), list({"goes on", "~task"}));
    }

    void tasksOfATaskEndWithIt()
    {
        scheduler().callLater(1ms, [] { scheduler().quit(); });
        Scope scope;
        scope.start([]() -> Task<> {
            co_await shield([]() -> Task<> {
                Scope inner;
                inner.start(sleeper("shielded", 2ms));
                co_await inner.join();
            }());
        });
        QCOMPARE(scheduler().exec(), 0);
        QCOMPARE(taskLog().entries(), list({"shielded woke up", "~shielded"}));
    }

    void whatHasNotEndedInTimeIsDestroyedAndNamed()
    {
        scheduler().setQuitGrace(2ms);
        Scope scope;
        scope.start(cleaningUp("a", 1h)).setName(u"saver"_s);
        scheduler().callLater(1ms, [] { scheduler().quit(3); });
        ignoreMatching(
            u"Scheduler::quit: these have not ended in the 2 ms that they had, and are destroyed:\n"
            "tasks:\n  saver: .*tst_quit.cpp.*a timer"_s);
        QCOMPARE(scheduler().exec(), 3);
        QVERIFY(scope.isEmpty());
        QCOMPARE(taskLog().entries(), list({"~a", "~cleanup of a"}));
    }

    void secondQuitEndsAtOnce()
    {
        Scope scope;
        scope.start(cleaningUp("a", 1h));
        scheduler().callLater(1ms, [] {
            scheduler().quit(3);
            scheduler().callLater(1ms, [] { scheduler().quit(4); });
        });
        ignoreMatching(u"Scheduler::quit: these have not ended"_s);
        const auto before = Clock::now();
        QCOMPARE(scheduler().exec(), 4);
        if (isManual())
            QVERIFY(Clock::now() - before < 1s);
        QCOMPARE(taskLog().entries(), list({"~a", "~cleanup of a"}));
    }

    void quitEndsRunsThatHaveBegunSince()
    {
        Scope scope;
        scope.start(cleaningUp("a", 2ms));
        scheduler().callLater(1ms, [] {
            scheduler().quit(3);
            scheduler().callSoon([] { log(std::to_string(scheduler().exec())); });
        });
        QCOMPARE(scheduler().exec(), 3);
        QCOMPARE(taskLog().entries(), list({"~a", "cleanup of a woke up", "~cleanup of a", "3"}));
    }

    void tasksGoOnBehindAnInnerRun()
    {
        Scope scope;
        scope.start(sleeper("a", 3ms));
        scheduler().callSoon([] {
            scheduler().callSoon([] { scheduler().quit(2); });
            log(std::to_string(scheduler().exec()));
        });
        QCOMPARE(scheduler().run(), 0);
        QCOMPARE(taskLog().entries(), list({"2", "a woke up", "~a"}));
    }

    void negativeGraceIsNone()
    {
        QTest::ignoreMessage(QtWarningMsg, "Scheduler::setQuitGrace: a negative time is taken for none");
        scheduler().setQuitGrace(-1s);
        QCOMPARE(scheduler().quitGrace(), Nanoseconds(0));
    }

    // ---- run() ----

    void runEndsWhenTasksWaitForNothingThatMayCome()
    {
        Scope scope;
        scope.start([]() -> Task<> { co_await match<Ping>(3); }()).setName(u"listener"_s);
        scope.start([](Scope *all) -> Task<> { co_await all->join(); }, &scope);
        ignoreMatching(u"Scheduler::run: it ends, as nothing can happen any more, but tasks wait:\n"
                       "tasks:\n  listener: waits for the event Ping\\(number: 3\\)\n"
                       ".*tst_quit.cpp:.*waits for the tasks of a scope"_s);
        QCOMPARE(scheduler().run(), 0);
        QCOMPARE(scope.count(), 2);
    }

    void runDoesNotSayThatNothingCanHappenWhileSomebodyMayAccept()
    {
        Scope scope;
        const QList<EventQueue *> queues(1, &scheduler().rootQueue());
        scope.start([&]() -> Task<> { co_await whenEmpty(queues); });
        QObject context;
        EventPointer<Parcel> taken;
        scheduler().on(match<Parcel>(), &context,
                       [&](const EventPointer<Parcel> &parcel) { taken = parcel; });
        QVERIFY(scheduler().send(Parcel{7}));
        ignoreMatching(
            u"Scheduler::run: it ends, as nothing is left to do in its thread, but tasks wait:\n"_s);
        ignoreMatching(
            u"Scheduler::run: it ends, as nothing is left to do in its thread, but an event is not "
            "accepted. Somebody still has Parcel\\(number: 7\\)"_s);
        QCOMPARE(scheduler().run(), 0);
        taken.accept();
        QCOMPARE(scheduler().run(), 0);
        QVERIFY(scope.isEmpty());
    }

    void runGoesOnForWhatMayComeFromOutside()
    {
        Scope scope;
        QTimer timer; // of Qt's: the scheduler knows nothing of it
        timer.start(2);
        scope.start([&]() -> Task<> {
            co_await signal(&timer, &QTimer::timeout);
            log("signal");
        });
        QCOMPARE(scheduler().run(), 0);
        QCOMPARE(taskLog().entries(), list({"signal"}));

        QTimer::singleShot(2ms, &timer, [&] { timer.setObjectName(QStringLiteral("renamed")); });
        scope.start([&]() -> Task<> {
            const auto isNamed = [](const QString &name) { return !name.isEmpty(); };
            co_await until(&timer, &QObject::objectName, &QObject::objectNameChanged, isNamed);
            log("property");
        });
        QCOMPARE(scheduler().run(), 0);
        QCOMPARE(taskLog().entries(), list({"signal", "property"}));
    }

    void daemonsDoNotKeepItRunning()
    {
        Scope scope;
        auto handle = scope.start(sleeper("daemon"));
        handle.setDaemon(true);
        QVERIFY(handle.isDaemon());
        scope.start(sleeper("worker", 1ms));
        QCOMPARE(scheduler().run(), 0);
        QCOMPARE(taskLog().entries(), list({"worker woke up", "~worker"}));

        handle.setDaemon(false);
        scheduler().callLater(1ms, [&] { handle.setDaemon(true); });
        QCOMPARE(scheduler().run(), 0); // it ends with that
    }

    void whatADaemonStartsIsOne()
    {
        Scope scope;
        scope.setDaemon(true);
        QVERIFY(scope.isDaemon());
        scope.start([]() -> Task<> { static_cast<void>(co_await outcome(sleeper("child"))); }());
        scope.start(
            [](Scope *all) -> Task<> {
                all->start(sleeper("sibling"));
                co_await sleepFor(1h);
            },
            &scope);
        QCOMPARE(scheduler().run(), 0);
        QCOMPARE(scope.count(), 3);
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Quit)

#include "tst_quit.moc"
