// SPDX-License-Identifier: MIT
// Tasks that connect and accept, on every host.
#include "connection.h"

#include <QtCore/quuid.h>
#include <QtTest/qtest.h>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QString someName()
{
    return u"signalbox-"_s + QUuid::createUuid().toString(QUuid::Id128);
}

//! Answers each line with the same one, until the peer closes.
template <typename Socket>
Task<> echo(std::unique_ptr<Socket> socket)
{
    while (const auto line = co_await readLine(socket.get()))
        co_await write(socket.get(), *line);
    log("session over");
}

} // namespace

class tst_Sockets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { taskLog().take(); }

    void clientAndServerTalk()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const auto state = runTask([&]() -> Task<> {
            Scope sessions;
            QTcpSocket socket;
            socket.connectToHost(server.serverAddress(), server.serverPort());
            co_await connected(&socket);
            log("connected");
            co_await connected(&socket);
            sessions.start(echo(co_await accept(&server)));
            co_await write(&socket, "hello\n");
            logBytes(co_await readLine(&socket));
            socket.disconnectFromHost();
            co_await disconnected(&socket);
            log("disconnected");
            co_await sessions.join();
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"connected", "hello\n", "disconnected", "session over"}));
    }

    void localClientAndServerTalk()
    {
        QLocalServer server;
        QVERIFY(server.listen(someName()));
        const auto state = runTask([&]() -> Task<> {
            Scope sessions;
            QLocalSocket socket;
            auto wait = connected(&socket); // may be before
            socket.connectToServer(server.serverName());
            co_await wait;
            log("connected");
            sessions.start(echo(co_await accept(&server)));
            co_await write(&socket, "hello\n");
            logBytes(co_await readLine(&socket));
            socket.disconnectFromServer();
            co_await disconnected(&socket);
            log("disconnected");
            co_await sessions.join();
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"connected", "hello\n", "disconnected", "session over"}));
    }

    void localPeerThatClosesIsTheEnd()
    {
        QLocalServer server;
        QVERIFY(server.listen(someName()));
        QLocalSocket socket;
        socket.connectToServer(server.serverName());
        const auto state = runTask([&]() -> Task<> {
            auto peer = co_await accept(&server);
            co_await write(peer.get(), "bye");
            peer->disconnectFromServer();
            co_await disconnected(&socket);
            logBytes(co_await readLine(&socket));
            logBytes(co_await readLine(&socket));
            co_await write(&socket, "too late");
        });
        QCOMPARE(state, TaskState::Failed);
        QCOMPARE(taskLog().entries().first(2), list({"bye", "end"}));
        QCOMPARE(taskLog().entries().size(), 3); // QLocalSocket's words for it
    }

    void connectionThatIsRefusedIsAnError_data()
    {
        QTest::addColumn<QString>("function");
        QTest::newRow("connected") << u"connected"_s;
        QTest::newRow("read") << u"read"_s;
        QTest::newRow("write") << u"write"_s;
        QTest::newRow("disconnected") << u"disconnected"_s;
    }
    void connectionThatIsRefusedIsAnError()
    {
        QFETCH(QString, function);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const auto port = server.serverPort();
        server.close();
        const auto connectTo = [&]() -> Task<> {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
            for (int i = 0; i < 2; ++i) { // also when it is known
                try {
                    if (function == u"connected"_s)
                        co_await connected(&socket);
                    else if (function == u"read"_s)
                        co_await read(&socket);
                    else if (function == u"disconnected"_s)
                        co_await disconnected(&socket);
                    else
                        co_await drained(&socket), co_await write(&socket, "x", 0), co_await drained(&socket);
                } catch (const DeviceError &error) {
                    log(error.socketError() == QAbstractSocket::ConnectionRefusedError ? "refused"
                                                                                       : error.what());
                }
            }
        };
        QCOMPARE(runTask(connectTo), TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"refused", "refused"}));
    }

    void localServerThatIsNotThereIsAnError()
    {
        const auto connectTo = []() -> Task<> {
            QLocalSocket socket;
            socket.connectToServer(someName());
            co_await connected(&socket);
        };
        QCOMPARE(runTask(connectTo), TaskState::Failed);
        QVERIFY(taskLog().entries().value(0).startsWith(u"threw "_s));
    }

    void errorOfAnEarlierConnectionIsForgotten()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const auto state = runTask([&]() -> Task<> {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), 1);
            try {
                co_await connected(&socket);
            } catch (const DeviceError &) {
                log("refused");
            }
            socket.connectToHost(server.serverAddress(), server.serverPort());
            co_await connected(&socket);
            socket.disconnectFromHost();
            logBytes(co_await read(&socket));
            co_await accept(&server);
            socket.connectToHost(server.serverAddress(), server.serverPort());
            co_await connected(&socket);
            co_await accept(&server); // and closes it
            logBytes(co_await read(&socket));
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"refused", "end", "end"}));
    }

    void whoConnectsWhileNobodyWaitsIsKept()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QTcpSocket first, second;
        Scope scope;
        auto cancelled = scope.start([&]() -> Task<> { co_await accept(&server); });
        QVERIFY(isSuspended(cancelled));
        first.connectToHost(server.serverAddress(), server.serverPort());
        connect(&server, &QTcpServer::newConnection, this, [&] { cancelled.cancel(); });
        QVERIFY(isOver(cancelled));
        QVERIFY(server.hasPendingConnections());
        second.connectToHost(server.serverAddress(), server.serverPort());
        const auto state = runTask([&]() -> Task<> {
            auto one = co_await accept(&server);
            auto other = co_await accept(&server);
            log(one->peerPort() == first.localPort() ? "first" : "?");
            log(other->peerPort() == second.localPort() && !other->parent() ? "second" : "?");
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(taskLog().entries(), list({"first", "second"}));
    }

    void thoseWhoAcceptTakeTurns()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QTcpSocket clients[2];
        Scope scope;
        TaskHandle<> last;
        for (const auto *name : {"first", "second"})
            last = scope.start([&server, &clients, name]() -> Task<> {
                const auto socket = co_await accept(&server);
                const bool isFirst = socket->peerPort() == clients[0].localPort();
                log(std::string(name) + (isFirst ? " gets first" : " gets second"));
            });
        QVERIFY(isSuspended(last));
        for (auto &client : clients) {
            client.connectToHost(server.serverAddress(), server.serverPort());
            QVERIFY(turnUntil([&] { return client.state() == QAbstractSocket::ConnectedState; }));
        }
        QVERIFY(isOver(last));
        QCOMPARE(taskLog().entries(), list({"first gets first", "second gets second"}));
    }

    void serverThatCannotAcceptSaysSoAndGoesOn()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Scope scope;
        const auto handle = scope.start([&]() -> Task<> {
            try {
                co_await accept(&server);
            } catch (const DeviceError &error) {
                log(error.socketError() == QAbstractSocket::SocketResourceError ? "no resources"
                                                                                : error.what());
            }
            co_await accept(&server);
            log("accepted");
        });
        QVERIFY(isSuspended(handle));
        server.pauseAccepting(); // as Qt does
        Q_EMIT server.acceptError(QAbstractSocket::SocketResourceError);
        QTcpSocket client;
        client.connectToHost(server.serverAddress(), server.serverPort());
        QVERIFY(isOver(handle));
        QCOMPARE(taskLog().entries(), list({"no resources", "accepted"}));
    }

    void eachOfManyConnectionsHasATask()
    {
        constexpr int Count = 200;
        QTcpServer server;
        server.setListenBacklogSize(
            Count); // or the system lets some try again after a second, which is virtual here
        server.setMaxPendingConnections(5);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        int answered = 0;
        const auto client = [&](int number) -> Task<> {
            QTcpSocket socket;
            socket.connectToHost(server.serverAddress(), server.serverPort());
            co_await connected(&socket);
            for (int i = 0; i < 5; ++i) {
                const auto line = QByteArray::number(number * 10 + i) + '\n';
                co_await write(&socket, line);
                const auto answer = co_await readLine(&socket);
                answered += answer == line;
            }
        };
        const auto state = runTask([&]() -> Task<> {
            Scope sessions, clients;
            for (int i = 0; i < Count; ++i)
                clients.start(client, i);
            for (int i = 0; i < Count; ++i)
                sessions.start(echo(co_await accept(&server)));
            co_await clients.join();
            co_await sessions.join();
        });
        QCOMPARE(state, TaskState::Finished);
        QCOMPARE(answered, 5 * Count);
        QCOMPARE(taskLog().size(), Count);
    }
};

SIGNALBOX_HOST_TEST_MAIN(tst_Sockets)

#include "tst_sockets.moc"
