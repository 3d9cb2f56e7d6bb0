// SPDX-License-Identifier: MIT
#pragma once

#include "devicewaiting.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qiodevice.h>

namespace Signalbox {

namespace Detail {

//! \internal What write() returns.
class SIGNALBOX_NETWORK_EXPORT WriteWaiting final : public DeviceWaiting
{
public:
    using Result = void;
    WriteWaiting(QIODevice *device, const QByteArray &bytes, qint64 mostUnwritten);
    void take();

private:
    bool look() override;

    const QByteArray m_bytes;
    const qint64 m_mostUnwritten;
};

//! \internal What drained() returns.
class SIGNALBOX_NETWORK_EXPORT DrainWaiting final : public DeviceWaiting
{
public:
    using Result = void;
    explicit DrainWaiting(QIODevice *device);
    void take() { throwIfFailed(); }

private:
    bool look() override;
    bool isSettled() const override { return hasEnded(); }
};

} // namespace Detail

/*!
    Writes \a bytes to \a device, when no more than \a mostUnwritten bytes of earlier ones are still to be sent: so a peer that does
    not read holds up who writes, and memory stays bounded.

        co_await write(socket, answer);

    All of them are written or none: a wait that is cancelled or loses a race has written nothing. Those who write to one device
    do so one after the other. That the task goes on does not mean that they have been sent: see drained().

    Errors: a connection that is over throws DeviceError, also when it is the peer who has closed it; a device that is closed or
    destroyed by the program, or lives in another thread, DeviceGone. Thread-safety, ownership and cost: as read().
*/
inline Detail::WriteWaiting write(QIODevice *device, const QByteArray &bytes, qint64 mostUnwritten = 65536)
{
    return Detail::WriteWaiting(device, bytes, mostUnwritten);
}

/*!
    Waits until all that was written to \a device has been handed to the system. Errors: as write(); a connection that is over has
    perhaps not sent everything.
*/
inline Detail::DrainWaiting drained(QIODevice *device)
{
    return Detail::DrainWaiting(device);
}

} // namespace Signalbox
