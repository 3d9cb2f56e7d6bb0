// SPDX-License-Identifier: MIT
#include "network/socketconnection.h"

#include "network/devicelink_p.h"

#include <QtNetwork/qlocalsocket.h>

namespace Signalbox::Detail {

template <typename Socket>
ConnectWaiting<Socket>::ConnectWaiting(Socket *socket) : DeviceWaiting(socket, Line::States, "connected")
{
    arm();
}

template <typename Socket>
bool ConnectWaiting<Socket>::look()
{
    const auto state = link()->template object<Socket>()->state();
    if (state == Socket::UnconnectedState && link()->hasError())
        fail(link()->error());
    return state == Socket::ConnectedState;
}

template <typename Socket>
DisconnectWaiting<Socket>::DisconnectWaiting(Socket *socket)
    : DeviceWaiting(socket, Line::Ends, "disconnected")
{
    arm();
}

template <typename Socket>
bool DisconnectWaiting<Socket>::look()
{
    if (link()->template object<Socket>()->state() != Socket::UnconnectedState)
        return false;
    if (link()->hasFailed())
        fail(link()->error());
    return true;
}

template class ConnectWaiting<QAbstractSocket>;
template class ConnectWaiting<QLocalSocket>;
template class DisconnectWaiting<QAbstractSocket>;
template class DisconnectWaiting<QLocalSocket>;

} // namespace Signalbox::Detail
