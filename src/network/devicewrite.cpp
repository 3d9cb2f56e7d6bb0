// SPDX-License-Identifier: MIT
#include "network/devicewrite.h"

#include "network/devicelink_p.h"
#include "network/networklogging_p.h"

#include <QtCore/qfiledevice.h>

namespace Signalbox::Detail {

static qint64 notNegative(qint64 mostUnwritten)
{
    if (mostUnwritten >= 0)
        return mostUnwritten;
    qCWarning(lcNetwork, "write: %lld bytes cannot be left unwritten. It is taken for 0",
              qlonglong(mostUnwritten));
    return 0;
}

//! Empty: it can.
static std::exception_ptr whyItCannotBeWritten(const DeviceLink &link)
{
    if (!link.object<QIODevice>()->isWritable())
        return link.whyClosed();
    return link.isWritingOver() ? link.error() : nullptr;
}

WriteWaiting::WriteWaiting(QIODevice *device, const QByteArray &bytes, qint64 mostUnwritten)
    : DeviceWaiting(device, Line::Writes, "write")
    , m_bytes(bytes)
    , m_mostUnwritten(notNegative(mostUnwritten))
{
    arm();
}

bool WriteWaiting::look()
{
    if (auto error = whyItCannotBeWritten(*link())) {
        fail(std::move(error));
        return false;
    }
    return link()->object<QIODevice>()->bytesToWrite() <= m_mostUnwritten;
}

void WriteWaiting::take()
{
    throwIfFailed();
    auto &device = *link()->object<QIODevice>();
    const bool isWritten = device.write(m_bytes) == m_bytes.size();
    const auto error = isWritten ? QString() : device.errorString();
    leave();
    if (!isWritten)
        throw DeviceError(error, QAbstractSocket::UnknownSocketError);
}

DrainWaiting::DrainWaiting(QIODevice *device) : DeviceWaiting(device, Line::States, "drained")
{
    arm();
}

bool DrainWaiting::look()
{
    auto &device = *link()->object<QIODevice>();
    if (auto error = whyItCannotBeWritten(*link())) {
        fail(std::move(error));
        return false;
    }
    if (auto *file = qobject_cast<QFileDevice *>(&device); file && !file->flush())
        fail(std::make_exception_ptr(DeviceError(file->errorString(), QAbstractSocket::UnknownSocketError)));
    return device.bytesToWrite() == 0;
}

} // namespace Signalbox::Detail
