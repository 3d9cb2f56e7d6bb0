// SPDX-License-Identifier: MIT
#pragma once

#include "taskhost.h"

#include "network/network.h"
#include "tasks/combinators.h"

#include <QtNetwork/qlocalserver.h>
#include <QtNetwork/qlocalsocket.h>
#include <QtNetwork/qtcpserver.h>
#include <QtNetwork/qtcpsocket.h>

#include <memory>

/*
    What the tests of this directory share: both ends of a connection, and a wait for what has arrived.
*/

struct Connection
{
    Connection()
    {
        server.listen(QHostAddress::LocalHost);
        socket->connectToHost(server.serverAddress(), server.serverPort());
        isThere = turnUntil([&] {
            return server.hasPendingConnections() && socket->state() == QAbstractSocket::ConnectedState;
        });
        peer.reset(server.nextPendingConnection());
        if (peer)
            peer->setParent(nullptr);
    }

    //! From the peer; it has arrived when this returns.
    bool send(const QByteArray &bytes) const
    {
        const auto before = socket->bytesAvailable();
        return peer->write(bytes) == bytes.size() &&
               turnUntil([&] { return socket->bytesAvailable() == before + bytes.size(); });
    }
    //! The peer closes; the socket knows when this returns.
    bool close() const
    {
        peer->disconnectFromHost();
        return turnUntil([&] { return socket->state() == QAbstractSocket::UnconnectedState; });
    }

    QTcpServer server;
    std::unique_ptr<QTcpSocket> socket = std::make_unique<QTcpSocket>();
    std::unique_ptr<QTcpSocket> peer;
    bool isThere = false;
};

//! Fails on request, as a real one does when its network is down.
class FailingSocket : public QTcpSocket
{
public:
    void fail()
    {
        setSocketError(NetworkError);
        setErrorString(QStringLiteral("the cable is out"));
        Q_EMIT errorOccurred(NetworkError);
        disconnectFromHost();
    }
};

inline void logBytes(const std::optional<QByteArray> &bytes)
{
    log(bytes ? bytes->toStdString() : std::string("end"));
}

//! A task that logs what \a function, a coroutine, throws.
template <typename Function>
Signalbox::Task<> logErrors(Function function)
{
    try {
        co_await function();
    } catch (const Signalbox::EndOfStream &end) {
        log("ends within " + end.rest().toStdString());
    } catch (const std::exception &error) {
        log(error.what());
    }
}
