// SPDX-License-Identifier: MIT
#pragma once

#include "devicewaiting.h"

#include <QtNetwork/qlocalserver.h>
#include <QtNetwork/qlocalsocket.h>
#include <QtNetwork/qtcpserver.h>
#include <QtNetwork/qtcpsocket.h>

#include <memory>

namespace Signalbox {

namespace Detail {

//! \internal What those who accept have in common.
class SIGNALBOX_NETWORK_EXPORT AcceptWaitingBase : public DeviceWaiting
{
protected:
    explicit AcceptWaitingBase(QObject *server);
    ~AcceptWaitingBase() override = default;

    //! It listens, and has somebody waiting. Fails if it does not listen.
    bool isThere(bool isListening, bool hasPending);
    [[noreturn]] static void throwTakenAway();
};

//! \internal What accept() returns.
template <typename Server, typename Socket>
class AcceptWaiting final : public AcceptWaitingBase
{
public:
    using Result = std::unique_ptr<Socket>;

    explicit AcceptWaiting(Server *server) : AcceptWaitingBase(server), m_server(server) { arm(); }
    Result take()
    {
        throwIfFailed();
        Result socket(m_server->nextPendingConnection());
        leave();
        if (!socket)
            throwTakenAway();
        socket->setParent(nullptr); // at first, the server's
        return socket;
    }

private:
    bool look() override { return isThere(m_server->isListening(), m_server->hasPendingConnections()); }

    Server *const m_server;
};

} // namespace Detail

/*!
    Waits for somebody who connects to \a server, and has the socket, which belongs to the task:

        while (true)
            scope.start(session(co_await accept(&server)));

    Who connects while nobody waits is kept by the server, as is what a wait has not taken that is cancelled or loses a race. Those
    who wait for one server get one after the other.

    Errors: if Qt cannot accept, it stops, and DeviceError is thrown to all that wait; the next accept() goes on. A server that does not
    listen, is closed or destroyed, or lives in another thread, throws DeviceGone. Thread-safety: that of the server. Cost: none
    beyond Qt's.
*/
inline Detail::AcceptWaiting<QTcpServer, QTcpSocket> accept(QTcpServer *server)
{
    return Detail::AcceptWaiting<QTcpServer, QTcpSocket>(server);
}
inline Detail::AcceptWaiting<QLocalServer, QLocalSocket> accept(QLocalServer *server)
{
    return Detail::AcceptWaiting<QLocalServer, QLocalSocket>(server);
}

} // namespace Signalbox
