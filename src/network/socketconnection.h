// SPDX-License-Identifier: MIT
#pragma once

#include "devicewaiting.h"

QT_BEGIN_NAMESPACE
class QLocalSocket;
QT_END_NAMESPACE

namespace Signalbox {

namespace Detail {

//! \internal What connected() returns.
template <typename Socket>
class ConnectWaiting final : public DeviceWaiting
{
public:
    using Result = void;
    explicit ConnectWaiting(Socket *socket);
    void take() { throwIfFailed(); }

private:
    bool look() override;
};

//! \internal What disconnected() returns.
template <typename Socket>
class DisconnectWaiting final : public DeviceWaiting
{
public:
    using Result = void;
    explicit DisconnectWaiting(Socket *socket);
    void take() { throwIfFailed(); }

private:
    bool look() override;
    bool isSettled() const override { return hasEnded(); }
};

extern template class SIGNALBOX_NETWORK_EXPORT ConnectWaiting<QAbstractSocket>;
extern template class SIGNALBOX_NETWORK_EXPORT ConnectWaiting<QLocalSocket>;
extern template class SIGNALBOX_NETWORK_EXPORT DisconnectWaiting<QAbstractSocket>;
extern template class SIGNALBOX_NETWORK_EXPORT DisconnectWaiting<QLocalSocket>;

} // namespace Detail

/*!
    Waits until \a socket is connected; not at all, if it is:

        socket->connectToHost(host, port);
        co_await connected(socket);

    Errors: if it cannot be connected, DeviceError; when it is closed or destroyed meanwhile, or lives in another thread, DeviceGone.
    One that has never been connected may be told to after this call; of any other one, the error of before is thrown then.
    Thread-safety, ownership and cost: as read().
*/
inline Detail::ConnectWaiting<QAbstractSocket> connected(QAbstractSocket *socket)
{
    return Detail::ConnectWaiting<QAbstractSocket>(socket);
}
inline Detail::ConnectWaiting<QLocalSocket> connected(QLocalSocket *socket)
{
    return Detail::ConnectWaiting<QLocalSocket>(socket);
}

/*!
    Waits until the connection of \a socket is over, whoever closes it; what has arrived can still be read. Errors: a connection that
    fails throws DeviceError; DeviceGone when the socket is destroyed without closing it, or lives in another thread.
*/
inline Detail::DisconnectWaiting<QAbstractSocket> disconnected(QAbstractSocket *socket)
{
    return Detail::DisconnectWaiting<QAbstractSocket>(socket);
}
inline Detail::DisconnectWaiting<QLocalSocket> disconnected(QLocalSocket *socket)
{
    return Detail::DisconnectWaiting<QLocalSocket>(socket);
}

} // namespace Signalbox
