// SPDX-License-Identifier: MIT
// Tasks that write, on every host.
#include "connection.h"

#include <QtCore/qprocess.h>
#include <QtCore/qtemporaryfile.h>
#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class tst_DeviceWrite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void peerThatDoesNotReadHoldsUpWhoWrites()
    {
        constexpr int Count = 50;
        const QByteArray piece(524288, 'x');
        const Connection connection;
        auto *peer = connection.peer.get();
        peer->setReadBufferSize(1); // it leaves the rest to the system, which is full some time
        Scope scope;
        int written = 0;
        qint64 mostUnwritten = 0;
        const auto handle = scope.start([&]() -> Task<> {
            for (int i = 0; i < Count; ++i) {
                co_await write(connection.socket.get(), piece);
                mostUnwritten = std::max(mostUnwritten, connection.socket->bytesToWrite());
                ++written;
            }
            log("written");
            co_await drained(connection.socket.get());
            log("drained");
        });
        QVERIFY(isSuspended(handle));
        qint64 received = 0;
        QVERIFY(written < Count); // 25 MB are more than the system takes
        peer->setReadBufferSize(0);
        const auto drain = [&] { received += peer->readAll().size(); };
        connect(peer, &QIODevice::readyRead, this, drain);
        drain();
        QVERIFY(isOver(handle));
        QVERIFY(turnUntil([&] { return received == qint64(Count) * piece.size(); }));
        QCOMPARE(mostUnwritten <= 2 * piece.size(), true);
        QCOMPARE(taskLog().entries(), list({"written", "drained"}));
    }

    void cancelledWriteHasWrittenNothing()
    {
        const Connection connection;
        connection.socket->write(QByteArray(1000, 'x'));
        Scope scope;
        auto cancelled = scope.start([&]() -> Task<> {
            co_await write(connection.socket.get(), "cancelled", 10);
            log("written");
        });
        const auto other =
            scope.start([&]() -> Task<> { co_await write(connection.socket.get(), "other", 10); });
        cancelled.cancel();
        QVERIFY(isOver(cancelled));
        QVERIFY(isOver(other));
        QVERIFY(turnUntil([&] { return connection.peer->bytesAvailable() == 1005; }));
        QVERIFY(connection.peer->readAll().endsWith("xother"));
        QCOMPARE(taskLog().entries(), QStringList());
    }

    void loserOfARaceHasWrittenNothing()
    {
        const Connection connection;
        connection.socket->write(QByteArray(1000, 'x'));
        const auto state = runTask([&]() -> Task<> {
            auto *socket = connection.socket.get();
            co_await any(yield(), write(socket, "loser", 0));
            co_await write(socket, "winner", 0);
            co_await drained(socket);
        });
        QCOMPARE(state, TaskState::Finished);
        QVERIFY(turnUntil([&] { return connection.peer->bytesAvailable() == 1006; }));
    }

    void writersTakeTurns()
    {
        const Connection connection;
        connection.socket->write("0");
        Scope scope;
        for (const auto *word : {"1", "2", "3"})
            scope.start([&connection, word]() -> Task<> {
                co_await write(connection.socket.get(), word, 0);
                log(word);
            });
        QVERIFY(turnUntil([&] { return connection.peer->bytesAvailable() == 4; }));
        QCOMPARE(connection.peer->readAll(), "0123");
        QCOMPARE(taskLog().entries(), list({"1", "2", "3"}));
    }

    void writingBeforeTheConnectionIsThere()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QTcpSocket socket;
        socket.connectToHost(server.serverAddress(), server.serverPort());
        const auto state = runTask([&]() -> Task<> {
            co_await write(&socket, "early");
            const auto peer = co_await accept(&server);
            logBytes(co_await readExactly(peer.get(), 5));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"early"}));
    }

    void writingToAPeerThatHasClosedIsAnError()
    {
        const Connection connection;
        QVERIFY(connection.close());
        const auto writeOn = [&]() -> Task<> { co_await write(connection.socket.get(), "x"); };
        const auto drain = [&]() -> Task<> { co_await drained(connection.socket.get()); };
        QCOMPARE(runTask([&] { return logErrors(writeOn); }), TaskState::Finished);
        QCOMPARE(runTask([&] { return logErrors(drain); }), TaskState::Finished);
        QCOMPARE(taskLog().entries(),
                 list({"The remote host closed the connection", "The remote host closed the connection"}));
    }

    void processThatReadsNoMoreIsAnError()
    {
        QProcess shell;
        shell.start(u"sh"_s, {u"-c"_s, u"exec <&-; echo closed; sleep 60"_s});
        const auto writeOn = [&]() -> Task<> {
            logBytes(co_await readLine(&shell));
            while (true)
                co_await write(&shell, "x", 0);
        };
        const auto state = runTask([&] { return logErrors(writeOn); });
        shell.kill();
        shell.waitForFinished();
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"closed\n", "Error writing to process"}));
    }

    void fileIsWrittenAtOnce()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        const auto state = runTask([&]() -> Task<> {
            co_await write(&file, "abc");
            co_await drained(&file);
            QFile other(file.fileName());
            log(other.open(QIODevice::ReadOnly) ? other.readAll().toStdString() : "not open");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"abc"}));
    }

    void negativeLimitIsTold()
    {
        const Connection connection;
        QTest::ignoreMessage(QtWarningMsg, "write: -1 bytes cannot be left unwritten. It is taken for 0");
        const auto state = runTask([&]() -> Task<> { co_await write(connection.socket.get(), "x", -1); });
        QCOMPARE(state, TaskState::Finished);
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_DeviceWrite)

#include "tst_devicewrite.moc"
