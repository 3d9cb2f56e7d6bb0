// SPDX-License-Identifier: MIT
#include "network/serveraccept.h"

#include "network/devicelink_p.h"

namespace Signalbox::Detail {

AcceptWaitingBase::AcceptWaitingBase(QObject *server) : DeviceWaiting(server, Line::Accepts, "accept")
{
    if (link())
        link()->acceptAgain();
}

bool AcceptWaitingBase::isThere(bool isListening, bool hasPending)
{
    if (!isListening)
        fail(std::make_exception_ptr(DeviceGone()));
    return hasPending;
}

void AcceptWaitingBase::throwTakenAway()
{
    throw DeviceError(QStringLiteral("somebody else has taken the connection that was waited for"),
                      QAbstractSocket::UnknownSocketError);
}

} // namespace Signalbox::Detail
