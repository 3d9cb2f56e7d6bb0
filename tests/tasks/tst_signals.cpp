// SPDX-License-Identifier: MIT
// Tasks that wait for signals of objects, on every host.
#include "taskhost.h"

#include "tasks/combinators.h"
#include "tasks/signals.h"
#include "tasks/stream.h"

#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class Sender : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void nothing();
    void number(int value);
    void pair(const QString &text, int value);
    void secret(int value, QPrivateSignal);

public:
    void emitSecret(int value) { Q_EMIT secret(value, QPrivateSignal()); }
    bool isNumberConnected() const { return isSignalConnected(QMetaMethod::fromSignal(&Sender::number)); }
};

class tst_Signals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void argumentsComeAsTheyAre()
    {
        Sender sender;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            co_await signal(&sender, &Sender::nothing);
            log("nothing");
            log(std::to_string(co_await signal(&sender, &Sender::number)));
            const auto [text, value] = co_await signal(&sender, &Sender::pair);
            log(text.toStdString() + std::to_string(value));
            log(std::to_string(co_await signal(&sender, &Sender::secret)));
        });
        const auto waits = [&](auto &&emission) {
            if (!isSuspended(handle))
                return false;
            emission();
            return turnUntil([&] { return taskLog().size() > 0; });
        };
        QVERIFY(waits([&] { Q_EMIT sender.nothing(); }));
        QCOMPARE(taskLog().take(), list({"nothing"}));
        QVERIFY(waits([&] { Q_EMIT sender.number(3); }));
        QCOMPARE(taskLog().take(), list({"3"}));
        QVERIFY(waits([&] { Q_EMIT sender.pair(u"x"_s, 4); }));
        QCOMPARE(taskLog().take(), list({"x4"}));
        QVERIFY(waits([&] { sender.emitSecret(5); }));
        QCOMPARE(taskLog().take(), list({"5"}));
        QVERIFY(isOver(handle));
    }

    void waitIsArmedWhenItIsMade()
    {
        Sender sender;
        const auto state = runTask([&]() -> Task<> {
            auto number = signal(&sender, &Sender::number);
            Q_EMIT sender.number(1);
            Q_EMIT sender.number(2);
            co_await sleepFor(1ms);
            log(std::to_string(co_await number));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"1"}));
    }

    void taskGoesOnAfterTheEmission()
    {
        Sender sender;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            co_await signal(&sender, &Sender::nothing);
            log("task");
        });
        QVERIFY(isSuspended(handle));
        Q_EMIT sender.nothing();
        log("emitted");
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"emitted", "task"}));
    }

    void senderMayBeDeletedByTheTask()
    {
        auto *sender = new Sender;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            co_await signal(sender, &Sender::nothing);
            delete sender;
            log("deleted");
        });
        QVERIFY(isSuspended(handle));
        Q_EMIT sender->nothing();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"deleted"}));
    }

    void deathOfTheSenderIsThrown()
    {
        auto sender = std::make_unique<Sender>();
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            try {
                co_await signal(sender.get(), &Sender::number);
            } catch (const SenderDestroyed &error) {
                log(error.what());
            }
        });
        QVERIFY(isSuspended(handle));
        sender.reset();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"the sender of the signal was destroyed"}));
    }

    void deathOfTheSenderMayBeAnEmptyOptional()
    {
        auto sender = std::make_unique<Sender>();
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            log(co_await signal(sender.get(), &Sender::nothing).orGone() ? "signal" : "gone");
            log(co_await signal(sender.get(), &Sender::number).orGone() ? "signal" : "gone");
        });
        QVERIFY(isSuspended(handle));
        Q_EMIT sender->nothing();
        QVERIFY(turnUntil([] { return taskLog().size() == 1; }));
        QVERIFY(isSuspended(handle));
        sender.reset();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"signal", "gone"}));
    }

    void nullSenderIsToldAndCountsAsGone()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             "signal: there is no sender, or no such signal; it counts as one that has gone");
        const auto state = runTask([]() -> Task<> {
            log(co_await signal(static_cast<Sender *>(nullptr), &Sender::number).orGone() ? "signal"
                                                                                          : "gone");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"gone"}));
    }

    void cancelledWaitIsDisconnected()
    {
        Sender sender;
        Scope scope;
        auto handle = scope.start([&]() -> Task<> { co_await signal(&sender, &Sender::number); });
        QVERIFY(isSuspended(handle));
        QVERIFY(sender.isNumberConnected());
        handle.cancel();
        QVERIFY(isOver(handle));
        QVERIFY(!sender.isNumberConnected());
    }

    void signalsOfOtherThreadsArriveInTheTasksOwn()
    {
        LoopThread thread;
        auto *sender = new Sender;
        sender->moveToThread(&thread);
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            auto first = signal(sender, &Sender::number);
            auto second = signal(sender, &Sender::pair);
            QMetaObject::invokeMethod(sender, [sender] { Q_EMIT sender->number(9); });
            log(std::to_string(co_await first));
            log(QThread::currentThread() == QCoreApplication::instance()->thread() ? "main" : "other");
            QMetaObject::invokeMethod(sender, [sender] { delete sender; });
            log(co_await second.orGone() ? "signal" : "gone");
        });
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"9", "main", "gone"}));
    }

    void qtsOwnSignalsWork()
    {
        QTimer timer;
        timer.start(1);
        const auto state = runTask([&]() -> Task<> {
            co_await signal(&timer, &QTimer::timeout);
            co_await signal(&timer, &QTimer::timeout);
            log("ticked");
            timer.stop();
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"ticked"}));
    }

    void streamKeepsWhatItsPolicySays_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("all") << u"all"_s << list({"1", "2", "3", "4", "end"});
        QTest::newRow("latest") << u"latest"_s << list({"4", "end"});
        QTest::newRow("oldest two") << u"oldest"_s << list({"1", "2", "end"});
        QTest::newRow("newest two") << u"newest"_s << list({"3", "4", "end"});
    }
    void streamKeepsWhatItsPolicySays()
    {
        QFETCH(QString, policy);
        QFETCH(QStringList, expected);
        auto sender = std::make_unique<Sender>();
        const auto state = runTask([&]() -> Task<> {
            auto numbers = stream(sender.get(), &Sender::number,
                                  policy == u"all"_s      ? StreamPolicy::keepAll()
                                  : policy == u"latest"_s ? StreamPolicy::keepLatest()
                                  : policy == u"oldest"_s ? StreamPolicy::dropNewest(2)
                                                          : StreamPolicy::dropOldest(2));
            for (const int i : {1, 2, 3, 4})
                Q_EMIT sender->number(i);
            sender.reset();
            while (const auto number = co_await numbers.next())
                log(std::to_string(*number));
            log("end");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), expected);
    }

    void streamCountsWhatItDrops()
    {
        Sender sender;
        auto latest = stream(&sender, &Sender::number, StreamPolicy::keepLatest());
        auto oldest = stream(&sender, &Sender::number, StreamPolicy::dropNewest(3));
        auto all = stream(&sender, &Sender::number, StreamPolicy::keepAll());
        for (const int i : {1, 2, 3, 4})
            Q_EMIT sender.number(i);
        QCOMPARE(latest.dropped(), 3u);
        QCOMPARE(oldest.dropped(), 1u);
        QCOMPARE(all.dropped(), 0u);
    }

    void closedStreamEndsBehindWhatItHasKept()
    {
        Sender sender;
        auto numbers = stream(&sender, &Sender::number);
        Q_EMIT sender.number(1);
        Q_EMIT sender.number(2);
        numbers.close();
        numbers.close(); // nothing
        QVERIFY(!numbers.isOpen());
        QVERIFY(!sender.isNumberConnected());
        Q_EMIT sender.number(3);
        const auto state = runTask([&]() -> Task<> {
            while (const auto number = co_await numbers.next())
                log(std::to_string(*number));
            log("end");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"1", "2", "end"}));
    }

    void closingAStreamEndsTheWaitForIt()
    {
        Sender sender;
        auto numbers = stream(&sender, &Sender::number);
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> { log(co_await numbers.next() ? "one" : "end"); });
        QVERIFY(isSuspended(handle));
        numbers.close();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"end"}));
    }

    void streamOfASenderInAnotherThreadLosesNothing()
    {
        LoopThread thread;
        auto *sender = new Sender;
        sender->moveToThread(&thread);
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            auto numbers = stream(sender, &Sender::number);
            QMetaObject::invokeMethod(sender, [sender] {
                for (const int i : {1, 2, 3})
                    Q_EMIT sender->number(i);
                delete sender;
            });
            while (const auto number = co_await numbers.next())
                log(std::to_string(*number));
            log(QThread::currentThread() == QCoreApplication::instance()->thread() ? "end, main" : "other");
        });
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"1", "2", "3", "end, main"}));
    }

    void streamMissesNothingBetweenTwoWaits()
    {
        Sender sender;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            auto numbers = stream(&sender, &Sender::number);
            for (int i = 0; i < 4; ++i) {
                const auto number = co_await numbers.next();
                log(std::to_string(*number));
                co_await sleepFor(1ms);
            }
        });
        QVERIFY(isSuspended(handle));
        for (const int i : {1, 2, 3, 4})
            Q_EMIT sender.number(i);
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"1", "2", "3", "4"}));
    }

    void loserOfARaceGivesTheItemBack()
    {
        Sender sender;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            auto other = signal(&sender, &Sender::number); // connected first
            auto numbers = stream(&sender, &Sender::number);
            const auto first = co_await any(other, numbers.next());
            log("index " + std::to_string(first.index()));
            const auto number = co_await numbers.next();
            log(std::to_string(*number));
        });
        QVERIFY(isSuspended(handle));
        Q_EMIT sender.number(7);
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"index 0", "7"}));
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Signals)

#include "tst_signals.moc"
