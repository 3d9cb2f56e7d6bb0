// SPDX-License-Identifier: MIT
// A TCP server and its clients in one thread.
#include "floordispatcher.h"
#include "measure.h"

#include <QEventLoop>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace Bench {

namespace {

constexpr int MessageSize = 64;
constexpr int ActiveConnections = 32;

// A client and its server end; what the client sends comes back from the server.
struct Connection
{
    std::unique_ptr<QTcpSocket> client;
    QTcpSocket *server; // the QTcpServer's child
};

std::vector<Connection> connectAll(QTcpServer &server, int count)
{
    constexpr int PatienceMs = 10'000;
    std::vector<Connection> connections;
    if (!server.listen(QHostAddress::LocalHost))
        fault("cannot listen on the loopback interface");
    for (int i = 0; i < count; ++i) {
        auto client = std::make_unique<QTcpSocket>();
        client->connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
        if (!client->waitForConnected(PatienceMs) || !server.waitForNewConnection(PatienceMs))
            fault("a connection failed");
        connections.push_back({std::move(client), server.nextPendingConnection()});
    }
    return connections;
}

// 32 connections each have one message under way, all others are silent; an operation is a message that
// came back. Floor: epoll_wait(), an event to the notifier, and no question whether a socket is writable.
void echo(Run &run, int count)
{
    needDescriptors(2 * count + 64);
    QTcpServer server;
    server.setMaxPendingConnections(count);
    const std::vector<Connection> connections = connectAll(server, count);
    QEventLoop loop;
    qint64 toSend = 0, toReceive = 0;
    const QByteArray message(MessageSize, 'x');
    const int active = std::min(count, ActiveConnections);
    std::vector<QTcpSocket *> activeClients;
    for (int i = 0; i < count; ++i) {
        QTcpSocket *client = connections[std::size_t(i)].client.get();
        QTcpSocket *peer = connections[std::size_t(i)].server;
        QObject::connect(peer, &QTcpSocket::readyRead, peer, [peer] { peer->write(peer->readAll()); });
        QObject::connect(client, &QTcpSocket::readyRead, &loop, [&, client] {
            while (client->bytesAvailable() >= MessageSize) {
                if (client->read(MessageSize) != message)
                    fault("another message came back");
                if (--toReceive == 0)
                    loop.quit();
                if (toSend > 0) {
                    --toSend;
                    client->write(message);
                }
            }
        });
        if (i % std::max(1, count / active) == 0 && int(activeClients.size()) < active)
            activeClients.push_back(client);
    }
    // Timed in portions, lest a slow loop never has all active connections at work.
    const qint64 portion = 4 * qint64(activeClients.size());
    const Run::Cost cost = run.time([&](qint64 portions) {
        toReceive = portions * portion;
        toSend = toReceive - qint64(activeClients.size());
        for (QTcpSocket *client : activeClients)
            client->write(message);
        loop.exec();
        if (toReceive != 0)
            fault("the loop ended before the last message");
    });
    run.finish({cost.wall / double(portion), cost.cpu / double(portion)});
}

Work echoWork(int connections, double goal)
{
    return {u"tcp-echo-%1"_s.arg(connections),
            u"%1 bytes there and back, 32 of %L2 connections active"_s.arg(MessageSize).arg(connections),
            u"epoll_wait(), an event to the notifier, no question whether a socket is writable"_s,
            timed(Goal::ratio(goal)),
            echo,
            connections,
            std::min(connections, 40),
            FloorDescriptorDispatcher::make};
}

} // namespace

QList<Work> networkWorks()
{
    return {echoWork(100, 1.2), echoWork(1'000, 5), echoWork(8'000, 36)};
}

} // namespace Bench
