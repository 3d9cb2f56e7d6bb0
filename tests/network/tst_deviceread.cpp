// SPDX-License-Identifier: MIT
// Tasks that read, on every host.
#include "connection.h"

#include "tasks/deadlines.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporaryfile.h>
#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class tst_DeviceRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void whatArrivesIsReadUntilTheEnd()
    {
        const Connection connection;
        QVERIFY(connection.isThere);
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            while (const auto bytes = co_await read(connection.socket.get()))
                logBytes(bytes);
            log("end");
        });
        QVERIFY(isSuspended(handle));
        connection.peer->write("one");
        QVERIFY(turnUntil([] { return taskLog().size() == 1; }));
        connection.peer->write("two");
        QVERIFY(turnUntil([] { return taskLog().size() == 2; }));
        connection.peer->disconnectFromHost();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"one", "two", "end"}));
    }

    void readTakesNoMoreThanItWasAskedFor()
    {
        const Connection connection;
        QVERIFY(connection.send("abcde"));
        const auto state = runTask([&]() -> Task<> {
            logBytes(co_await read(connection.socket.get(), 2));
            logBytes(co_await read(connection.socket.get(), 2));
            logBytes(co_await read(connection.socket.get(), 2));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"ab", "cd", "e"}));
    }

    void whatWasThereWhenThePeerClosedComesBeforeTheEnd_data()
    {
        QTest::addColumn<QString>("function");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("read") << u"read"_s << list({"a\nb\nc", "end"});
        QTest::newRow("exactly two") << u"exactly"_s << list({"a\n", "b\n", "ends within c"});
        QTest::newRow("until b") << u"until"_s << list({"a\nb", "ends within \nc"});
        QTest::newRow("lines") << u"line"_s << list({"a\n", "b\n", "c", "end"});
        QTest::newRow("all") << u"all"_s << list({"a\nb\nc"});
    }
    void whatWasThereWhenThePeerClosedComesBeforeTheEnd()
    {
        QFETCH(QString, function);
        QFETCH(QStringList, expected);
        const Connection connection;
        connection.peer->write("a\nb\nc");
        QVERIFY(connection.close());
        const auto readOn = [&]() -> Task<> {
            auto *socket = connection.socket.get();
            if (function == u"all"_s) {
                logBytes(co_await readAll(socket));
                co_return;
            }
            for (bool isEnd = false; !isEnd;) {
                std::optional<QByteArray> bytes;
                if (function == u"read"_s)
                    bytes = co_await read(socket);
                else if (function == u"exactly"_s)
                    bytes = co_await readExactly(socket, 2);
                else if (function == u"until"_s)
                    bytes = co_await readUntil(socket, "b");
                else
                    bytes = co_await readLine(socket);
                logBytes(bytes);
                isEnd = !bytes;
            }
        };
        QCOMPARE(runTask([&] { return logErrors(readOn); }), TaskState::Finished);
        QCOMPARE(taskLog().entries(), expected);
    }

    void messagesAreReadHoweverTheyArrive()
    {
        const Connection connection;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            auto *socket = connection.socket.get();
            while (const auto size = co_await readExactly(socket, 1))
                logBytes(co_await readExactly(socket, size->toInt()));
            log("end");
        });
        for (const char byte : QByteArrayView("3abc0"
                                              "2xy"))
            QVERIFY(connection.peer->write(&byte, 1) == 1 && connection.peer->flush());
        connection.peer->disconnectFromHost();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"abc", "", "xy", "end"}));
    }

    void delimiterMayArriveInPieces()
    {
        const Connection connection;
        Scope scope;
        const auto handle = scope.start(
            [&]() -> Task<> { logBytes(co_await readUntil(connection.socket.get(), "\r\n\r\n")); });
        for (const auto *piece : {"GET\r", "\n\r", "\nrest"}) {
            QVERIFY(isSuspended(handle));
            connection.peer->write(piece);
            connection.peer->flush();
            QVERIFY(turnUntil([&] { return connection.socket->peek(100).endsWith(piece); }));
        }
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"GET\r\n\r\n"}));
        QCOMPARE(connection.socket->readAll(), "rest");
    }

    void whatIsTooLongStaysInTheDevice_data()
    {
        QTest::addColumn<QString>("function");
        QTest::newRow("until") << u"until"_s;
        QTest::newRow("line") << u"line"_s;
        QTest::newRow("all") << u"all"_s;
        QTest::newRow("more than the read buffer") << u"buffer"_s;
    }
    void whatIsTooLongStaysInTheDevice()
    {
        QFETCH(QString, function);
        const Connection connection;
        auto *socket = connection.socket.get();
        if (function == u"buffer"_s)
            socket->setReadBufferSize(4);
        connection.peer->write("abcdef");
        QVERIFY(turnUntil([&] { return socket->bytesAvailable() >= 4; }));
        const auto read = [&]() -> Task<> {
            if (function == u"until"_s)
                co_await readUntil(socket, "f", 4);
            else if (function == u"line"_s)
                co_await readLine(socket, 4);
            else if (function == u"all"_s)
                co_await readAll(socket, 4);
            else
                co_await readExactly(socket, 6);
        };
        QCOMPARE(runTask([&] { return logErrors(read); }), TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"what was waited for is too long"}));
        QVERIFY(socket->readAll().startsWith("abcd"));
    }

    void cancelledReadTakesNothing()
    {
        const Connection connection;
        Scope scope;
        auto cancelled = scope.start([&]() -> Task<> {
            co_await readExactly(connection.socket.get(), 4);
            log("read");
        });
        QVERIFY(isSuspended(cancelled));
        QVERIFY(connection.send("ab"));
        cancelled.cancel();
        QVERIFY(isOver(cancelled));
        auto woken = scope.start([&]() -> Task<> {
            co_await readExactly(connection.socket.get(), 4);
            log("read");
        });
        QVERIFY(isSuspended(woken));
        connect(connection.socket.get(), &QIODevice::readyRead, this, [&] { woken.cancel(); });
        QVERIFY(connection.send("cd"));
        QVERIFY(isOver(woken));
        QCOMPARE(taskLog().entries(), QStringList());
        QCOMPARE(connection.socket->readAll(), "abcd");
    }

    void loserOfARaceTakesNothing()
    {
        const Connection connection, other;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            auto *socket = connection.socket.get();
            const auto first = co_await any(read(other.socket.get()), read(socket));
            log("index " + std::to_string(first.index()));
            const auto timedOut = co_await timeout(1ms, readExactly(socket, 9));
            log(timedOut ? "in time" : "time is up");
            logBytes(co_await read(socket));
        });
        QVERIFY(isSuspended(handle));
        connect(other.socket.get(), &QIODevice::readyRead, this, [&] {
            connection.peer->write("late");
            connection.peer->flush();
        });
        other.peer->write("first");
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"index 0", "time is up", "late"}));
    }

    void loserThatIsKeptHoldsNobodyUpAndMayBeAwaitedAgain()
    {
        const Connection connection;
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            auto kept = readExactly(connection.socket.get(), 2);
            co_await any(kept, sleepFor(1ms));
            logBytes(co_await readExactly(connection.socket.get(), 1));
            logBytes(co_await kept);
        });
        QVERIFY(isSuspended(handle));
        QVERIFY(turnUntil([&] { return scheduler().statistics().timersActive == 0; }));
        connection.peer->write("abc");
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"a", "bc"}));
    }

    void readersGetOneAfterTheOther()
    {
        const Connection connection;
        Scope scope;
        const auto reader = [&](std::string name, int size) -> Task<> {
            const auto bytes = co_await readExactly(connection.socket.get(), size);
            log(name + " " + (bytes ? bytes->toStdString() : "end"));
        };
        scope.start(reader, std::string("first"), 3);
        auto second = scope.start(reader, std::string("second"), 1);
        scope.start(reader, std::string("third"), 2);
        const auto last = scope.start(reader, std::string("fourth"), 1);
        QVERIFY(isSuspended(last));
        QVERIFY(connection.send("ab"));
        second.cancel();
        connection.peer->write("cde");
        connection.peer->disconnectFromHost();
        QVERIFY(isOver(last));
        QCOMPARE(taskLog().entries(), list({"first abc", "third de", "fourth end"}));
    }

    void readerThatGoesLetsTheNextOneLook()
    {
        const Connection connection;
        Scope scope;
        auto first = scope.start([&]() -> Task<> { co_await readExactly(connection.socket.get(), 100); });
        const auto second =
            scope.start([&]() -> Task<> { logBytes(co_await read(connection.socket.get())); });
        QVERIFY(isSuspended(second));
        QVERIFY(connection.send("abc"));
        QVERIFY(isSuspended(second));
        first.cancel();
        QVERIFY(isOver(second));
        QCOMPARE(taskLog().entries(), list({"abc"}));
    }

    void taskDoesNotWaitBehindItself_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::newRow("for what is there") << true;
        QTest::newRow("for what is not") << false;
    }
    void taskDoesNotWaitBehindItself()
    {
        QFETCH(bool, isThere);
        const Connection connection;
        if (isThere)
            QVERIFY(connection.send("ab"));
        const auto both = [&]() -> Task<> {
            auto *socket = connection.socket.get();
            co_await all(readExactly(socket, 1), readExactly(socket, 1));
        };
        QTest::ignoreMessage(QtWarningMsg,
                             "readExactly: the task has another wait for that, which it would have "
                             "to take first. Refused");
        QCOMPARE(runTask([&] { return logErrors(both); }), TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"a task that waits for a device behind itself"}));
        QCOMPARE(connection.socket->readAll(), isThere ? "ab" : "");
    }

    void whatSomebodyElseHasReadIsAnError()
    {
        const Connection connection;
        QVERIFY(connection.send("abc"));
        const auto steal = [&]() -> Task<> {
            auto wait = readExactly(connection.socket.get(), 3);
            connection.socket->readAll();
            co_await wait;
        };
        QCOMPARE(runTask([&] { return logErrors(steal); }), TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"somebody else has read what was waited for"}));
    }

    void processIsReadToItsEnd()
    {
        QProcess cat;
        cat.start(u"cat"_s, {});
        const auto state = runTask([&]() -> Task<> {
            cat.write("one\ntwo\n");
            logBytes(co_await readLine(&cat));
            logBytes(co_await readLine(&cat));
            cat.write("rest");
            cat.closeWriteChannel();
            logBytes(co_await readLine(&cat));
            logBytes(co_await readLine(&cat));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"one\n", "two\n", "rest", "end"}));
        QVERIFY(turnUntil([&] { return cat.state() == QProcess::NotRunning; }));
    }

    void processThatCannotBeStartedIsAnError()
    {
        QProcess none;
        none.start(u"/nonexistent/program"_s, {});
        const auto readIt = [&]() -> Task<> { logBytes(co_await read(&none)); };
        QCOMPARE(runTask([&] { return logErrors(readIt); }), TaskState::Finished);
        const auto entries = taskLog().take();
        QCOMPARE(entries.size(), 1);
        QVERIFY2(entries.first() != u"end"_s && none.errorString() == entries.first(),
                 qPrintable(entries.first()));
    }

    void processThatIsKilledHasAnEndLikeAnyOther()
    {
        QProcess cat;
        cat.start(u"cat"_s, {});
        QVERIFY(turnUntil([&] { return cat.state() == QProcess::Running; }));
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> { logBytes(co_await read(&cat)); });
        QVERIFY(isSuspended(handle));
        cat.kill();
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"end"}));
        QVERIFY(turnUntil([&] { return cat.state() == QProcess::NotRunning; }));
    }

    void filesAndBuffersDoNotSuspend()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("line\nrest");
        file.seek(0);
        QBuffer buffer;
        buffer.setData("abc");
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        const auto state = runTask([&]() -> Task<> {
            scheduler().callSoon([] { log("a turn"); });
            logBytes(co_await readLine(&file));
            logBytes(co_await readAll(&file));
            logBytes(co_await read(&file));
            logBytes(co_await readExactly(&buffer, 2));
            logBytes(co_await read(&buffer));
            logBytes(co_await read(&buffer));
        });
        QCOMPARE(state, TaskState::Finished);
        QVERIFY(turnUntil([] { return taskLog().size() == 7; }));
        QCOMPARE(taskLog().entries(), list({"line\n", "rest", "end", "ab", "c", "end", "a turn"}));
    }

    void sizesThatMakeNoSenseAreTold()
    {
        QBuffer buffer;
        buffer.setData("abc");
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        QTest::ignoreMessage(QtWarningMsg, "read: a size of 0 makes no sense. It is taken for 1");
        QTest::ignoreMessage(QtWarningMsg, "readExactly: a size of -1 makes no sense. It is taken for 0");
        QTest::ignoreMessage(QtWarningMsg,
                             "readUntil: the delimiter is empty. What is there is read, as by read()");
        const auto state = runTask([&]() -> Task<> {
            logBytes(co_await read(&buffer, 0));
            logBytes(co_await readExactly(&buffer, -1));
            logBytes(co_await readUntil(&buffer, ""));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"a", "", "bc"}));
    }

    void runGoesOnForOneWhoReads()
    {
        const Connection connection;
        Scope scope;
        scope.start([&]() -> Task<> { logBytes(co_await read(connection.socket.get())); });
        auto writer = scheduler().callLater(2ms, [&] { connection.peer->write("x"); });
        writer.setDaemon(true);
        QCOMPARE(scheduler().run(), 0);
        QCOMPARE(taskLog().entries(), list({"x"}));
    }

    void dumpTellsWhoReadsWhat()
    {
        const Connection connection;
        connection.socket->setObjectName(u"line 1"_s);
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> { co_await read(connection.socket.get()); });
        QVERIFY(isSuspended(handle));
        QVERIFY2(scheduler().dump().contains(u"read of QTcpSocket \"line 1\""_s),
                 qPrintable(scheduler().dump()));
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_DeviceRead)

#include "tst_deviceread.moc"
