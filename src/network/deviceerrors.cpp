// SPDX-License-Identifier: MIT
#include "network/deviceerrors.h"

namespace Signalbox {

DeviceError::DeviceError(const QString &text, QAbstractSocket::SocketError error)
    : m_text(text), m_what(text.toUtf8()), m_error(error)
{
}

const char *DeviceGone::what() const noexcept
{
    return "the device is not open, or has gone";
}

const char *EndOfStream::what() const noexcept
{
    return "the stream ends within what was waited for";
}

const char *TooLong::what() const noexcept
{
    return "what was waited for is too long";
}

} // namespace Signalbox
