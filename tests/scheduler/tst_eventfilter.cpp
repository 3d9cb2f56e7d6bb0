// SPDX-License-Identifier: MIT
// QEvents of an object as events, on the host that SIGNALBOX_TEST_HOST names.
#include "eventlog.h"
#include "events/eventrouter_p.h"
#include "schedulerhost.h"

#include <QtCore/qcoreapplication.h>

#include <memory>
#include <optional>
#include <semaphore>
#include <stdexcept>

using namespace Signalbox;
using namespace Qt::StringLiterals;

struct Seen
{
    int type = 0;
    SIGNALBOX_EVENT(Seen, type)
};

constexpr auto One = QEvent::Type(QEvent::User + 1);
constexpr auto Two = QEvent::Type(QEvent::User + 2);

//! Logs the events of the user that it gets.
class Target : public QObject
{
public:
    bool event(QEvent *event) override
    {
        if (event->type() < QEvent::User)
            return QObject::event(event);
        log.add(QString::number(event->type() - QEvent::User));
        return true;
    }
    EventLog log;
};

static void give(QObject &object, QEvent::Type type)
{
    QEvent event(type);
    QCoreApplication::sendEvent(&object, &event);
}

static Seen seen(QEvent *event)
{
    return {event->type() - QEvent::User};
}

class tst_EventFilter : public QObject
{
    Q_OBJECT

    EventLog log; // what was sent
    std::unique_ptr<QObject> context;

    void deliverAll()
    {
        QVERIFY(turnUntil([] { return !scheduler().router().hasWork(); }));
    }

private Q_SLOTS:
    void init()
    {
        log.take();
        context = std::make_unique<QObject>();
        scheduler().on(match<Seen>(), context.get(),
                       [this](const Seen &event) { log.add(QString::number(event.type)); });
    }

    void eventsOfTheseTypesAreSentAndPassedOn()
    {
        Target target;
        QVERIFY(scheduler().sendOn(&target, {One, Two}, seen));
        for (const auto type : {One, QEvent::Type(Two + 1), Two})
            give(target, type);
        QCOMPARE(log.size(), 0); // a queue is in between
        deliverAll();
        QCOMPARE(words(log.take()), u"1, 2"_s);
        QCOMPARE(words(target.log.take()), u"1, 3, 2"_s);
    }

    void eatenEventsDoNotArrive()
    {
        Target target;
        scheduler().sendOn(&target, {One}, seen, FilterResult::Eat);
        give(target, One);
        give(target, Two);
        deliverAll();
        QCOMPARE(words(log.take()), u"1"_s);
        QCOMPARE(words(target.log.take()), u"2"_s);
    }

    void whatIsNotSentIsNotEaten()
    {
        Target target;
        scheduler().sendOn(
            &target, {One, Two},
            [](QEvent *event) { return event->type() == One ? std::optional(seen(event)) : std::nullopt; },
            FilterResult::Eat);
        scheduler().sendOn(
            &target, {Two}, [] { return EventPointer<>(); }, FilterResult::Eat);
        give(target, One);
        give(target, Two);
        deliverAll();
        QCOMPARE(words(log.take()), u"1"_s);
        QCOMPARE(words(target.log.take()), u"2"_s);
    }

    void exceptionSendsNothing()
    {
        Target target;
        const auto before = scheduler().statistics().exceptions;
        QTest::ignoreMessage(QtWarningMsg, "Scheduler::sendOn: an exception was thrown for an event: no. "
                                           "Nothing is sent");
        scheduler().sendOn(
            &target, {One}, []() -> Seen { throw std::runtime_error("no"); }, FilterResult::Eat);
        give(target, One);
        deliverAll();
        QCOMPARE(log.size(), 0);
        QCOMPARE(words(target.log.take()), u"1"_s);
        QCOMPARE(scheduler().statistics().exceptions - before, 1u);
    }

    void exceptionInAnotherThreadIsCountedHere()
    {
        LoopThread thread;
        auto *target = new Target;
        target->moveToThread(&thread);
        const auto before = scheduler().statistics().exceptions;
        QTest::ignoreMessage(QtWarningMsg,
                             "Scheduler::sendOn: something that is no std::exception was thrown for an "
                             "event. Nothing is sent");
        const auto connection = scheduler().sendOn(target, {One}, []() -> Seen { throw 1; });
        QCoreApplication::postEvent(target, new QEvent(One));
        QVERIFY(turnUntil([&] { return scheduler().statistics().exceptions == before + 1; }));
        QCOMPARE(log.size(), 0);
        thread.remote.call([target] { delete target; });
        QVERIFY(turnUntil([&] { return !connection.isConnected(); }));
    }

    void connectionEndsWhenToldOrWithItsObject()
    {
        auto target = std::make_unique<Target>();
        auto first = scheduler().sendOn(target.get(), {One}, seen);
        const auto second = scheduler().sendOn(target.get(), {Two}, seen);
        first.disconnect();
        QVERIFY(!first.isConnected());
        give(*target, One);
        give(*target, Two);
        deliverAll();
        QCOMPARE(words(log.take()), u"2"_s);
        QVERIFY(second.isConnected());
        target.reset();
        QVERIFY(!second.isConnected());
        FilterConnection().disconnect();
    }

    void objectMayDieInItsFilter()
    {
        auto target = std::make_unique<Target>();
        int calls = 0;
        scheduler().sendOn(target.get(), {One}, [&] {
            ++calls;
            target->deleteLater();
            return Seen{1};
        });
        give(*target, One);
        static_cast<void>(target.release());
        deliverAll();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(calls, 1);
        QCOMPARE(words(log.take()), u"1"_s);
    }

    // As in QObject::eventFilter() that returns true. The function, with what it has captured, lives until it returns.
    void objectMayBeDeletedInItsFilter_data()
    {
        QTest::addColumn<FilterResult>("result");
        QTest::addColumn<bool>("sends");
        QTest::newRow("eaten") << FilterResult::Eat << true;
        QTest::newRow("nothing sent") << FilterResult::Eat << false;
        QTest::newRow("passed on") << FilterResult::PassOn << true; // Qt would go on with an object that is gone
    }
    void objectMayBeDeletedInItsFilter()
    {
        QFETCH(FilterResult, result);
        QFETCH(bool, sends);
        auto *target = new Target;
        const auto captured = std::make_shared<int>(1);
        long within = 0;
        const auto connection = scheduler().sendOn(
            target, {One},
            [&within, target, sends, captured]() -> std::optional<Seen> {
                delete target;
                within = captured.use_count();
                return sends ? std::optional(Seen{*captured}) : std::nullopt;
            },
            result);
        give(*target, One);
        QCOMPARE(within, 2L);
        QCOMPARE(captured.use_count(), 1L);
        QVERIFY(!connection);
        deliverAll();
        QCOMPARE(words(log.take()), sends ? u"1"_s : QString());
    }

    void objectOfAnotherThreadIsFilteredThere()
    {
        LoopThread thread;
        auto *target = new Target;
        target->moveToThread(&thread);
        std::atomic<QThread *> madeIn = nullptr;
        const auto connection = scheduler().sendOn(target, {One}, [&](QEvent *event) {
            madeIn = QThread::currentThread();
            return seen(event);
        });
        QCoreApplication::postEvent(target, new QEvent(One)); // behind the filter's installation
        QVERIFY(turnUntil([&] { return log.size() == 1; }));
        QCOMPARE(madeIn.load(), static_cast<QThread *>(&thread));
        thread.remote.call([target] { delete target; });
        QVERIFY(turnUntil([&] { return !connection.isConnected(); }));
    }

    void filterInAThreadWithoutASchedulerMakesNone()
    {
        Target target;
        const auto connection = scheduler().sendOn(&target, {One}, seen);
        target.moveToThread(nullptr); // and to whoever gives it an event
        QVERIFY(makesNoScheduler([&] {
            target.moveToThread(QThread::currentThread());
            give(target, One);
        }));
        QVERIFY(turnUntil([&] { return log.size() == 1; }));
    }

    void objectThatMovesTakesItsFilterAlong()
    {
        LoopThread thread;
        auto *target = new Target;
        const auto connection = scheduler().sendOn(target, {One}, seen);
        target->moveToThread(&thread);
        QCoreApplication::postEvent(target, new QEvent(One));
        QVERIFY(turnUntil([&] { return log.size() == 1; }));
        QVERIFY(connection.isConnected());
        thread.end();
        delete target;
    }

    void objectThatIsGoneBeforeItIsFilteredLeavesNothing()
    {
        LoopThread thread;
        auto *target = new QObject;
        target->moveToThread(&thread);
        std::binary_semaphore mayGoOn(0);
        thread.remote.call([&] {
            mayGoOn.acquire();
            delete target;
        });
        const auto held = std::make_shared<int>();
        const auto connection = scheduler().sendOn(target, {One}, [held] { return Seen{1}; });
        mayGoOn.release();
        QVERIFY(turnUntil([&] { return held.use_count() == 1; }));
        QVERIFY(!connection.isConnected());
    }

    void endOfTheSchedulerEndsIt()
    {
        Target target;
        FilterConnection connection;
        {
            LoopThread thread;
            std::binary_semaphore isDone(0);
            thread.remote.call([&] {
                connection = scheduler().sendOn(&target, {One}, seen); // of this thread: installed here, soon
                isDone.release();
            });
            isDone.acquire();
        }
        QCoreApplication::sendPostedEvents();
        QVERIFY(connection.isConnected());
        give(target, One);
        QVERIFY(!connection.isConnected());
        QCOMPARE(words(target.log.take()), u"1"_s);
    }

    void nothingIsRefused()
    {
        Target target;
        QTest::ignoreMessage(QtWarningMsg, "Scheduler::sendOn: there is no object. Nothing is connected");
        QVERIFY(!scheduler().sendOn(static_cast<QObject *>(nullptr), {One}, seen));
        QTest::ignoreMessage(QtWarningMsg,
                             "Scheduler::sendOn: there is no type of event. Nothing is connected");
        QVERIFY(!scheduler().sendOn(&target, QList<QEvent::Type>(), seen));
    }
};

int main(int argc, char **argv)
{
    installHost();
    QCoreApplication app(argc, argv);
    tst_EventFilter test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_eventfilter.moc"
