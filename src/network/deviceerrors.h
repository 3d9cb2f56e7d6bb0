// SPDX-License-Identifier: MIT
#pragma once

#include "networkglobal.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>
#include <QtNetwork/qabstractsocket.h>

#include <exception>

namespace Signalbox {

/*!
    Thrown to who waits for a device that fails: what its error is, by Qt. That the peer has closed is no failure, but the end, to those
    who read.
*/
class SIGNALBOX_NETWORK_EXPORT DeviceError : public std::exception
{
public:
    DeviceError(const QString &text, QAbstractSocket::SocketError error);

    //! The device's errorString().
    QString errorString() const { return m_text; }
    //! Of a socket, a local one, or a server; UnknownSocketError of other devices.
    QAbstractSocket::SocketError socketError() const { return m_error; }
    const char *what() const noexcept override { return m_what.constData(); }

private:
    QString m_text;
    QByteArray m_what;
    QAbstractSocket::SocketError m_error;
};

/*!
    Thrown to who waits for a device, or a server, that is not open: the program has closed it, or destroyed it, or never opened it.
*/
class SIGNALBOX_NETWORK_EXPORT DeviceGone : public std::exception
{
public:
    const char *what() const noexcept override;
};

/*!
    Thrown by readExactly() and readUntil() when the end comes within what they wait for. What was there is still in the device.
*/
class SIGNALBOX_NETWORK_EXPORT EndOfStream : public std::exception
{
public:
    explicit EndOfStream(const QByteArray &rest) : m_rest(rest) {}

    //! What was there: a copy.
    QByteArray rest() const { return m_rest; }
    const char *what() const noexcept override;

private:
    QByteArray m_rest;
};

/*!
    Thrown by who reads when what it waits for is longer than its limit, or than the read buffer of the device. All of it is still in
    the device.
*/
class SIGNALBOX_NETWORK_EXPORT TooLong : public std::exception
{
public:
    const char *what() const noexcept override;
};

} // namespace Signalbox
