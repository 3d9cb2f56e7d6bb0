// SPDX-License-Identifier: MIT
#pragma once

#include "devicewaiting.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qiodevice.h>

#include <limits>
#include <optional>

namespace Signalbox {

namespace Detail {

//! \internal How much one who reads wants.
class SIGNALBOX_NETWORK_EXPORT ReadRule
{
public:
    static ReadRule some(qint64 maxSize);
    static ReadRule exactly(qint64 size);
    static ReadRule until(const QByteArray &delimiter, qint64 maxSize);
    static ReadRule line(qint64 maxSize);
    static ReadRule all(qint64 maxSize);

    //! How many of the bytes that are in \a device are it; -1: it is not there yet.
    qint64 sizeIn(QIODevice &device) const;
    //! Can it not be among the first \a there bytes, nor become so?
    bool isTooLong(qint64 there, bool isOver) const;
    //! Does the end of the stream complete what is there?
    bool isCompletedByTheEnd() const { return m_kind == Kind::Line || m_kind == Kind::All; }
    //! Is there something at the end of the stream where nothing is?
    bool mayBeEmpty() const { return m_kind == Kind::All; }

private:
    enum class Kind : quint8 { Some, Exactly, Until, Line, All };
    ReadRule(Kind kind, qint64 limit, const QByteArray &delimiter = {})
        : m_kind(kind), m_limit(limit), m_delimiter(delimiter)
    {
    }

    Kind m_kind;
    qint64 m_limit;
    QByteArray m_delimiter;
};

//! \internal What those who read have in common.
class SIGNALBOX_NETWORK_EXPORT ReadWaitingBase : public DeviceWaiting
{
public:
    ReadWaitingBase(QIODevice *device, const ReadRule &rule, const char *function);

protected:
    ~ReadWaitingBase() override = default;

    //! Empty: it is the end.
    std::optional<QByteArray> takeBytes();

private:
    bool look() override;
    bool lookAtTheEnd(QIODevice &device);
    bool isSettled() const override { return m_isEnd; }

    const ReadRule m_rule;
    bool m_isEnd = false;
};

//! \internal What read(), readExactly(), readUntil() and readLine() return.
class SIGNALBOX_NETWORK_EXPORT ReadWaiting final : public ReadWaitingBase
{
public:
    using Result = std::optional<QByteArray>;
    using ReadWaitingBase::ReadWaitingBase;
    Result take() { return takeBytes(); }
};

//! \internal What readAll() returns.
class SIGNALBOX_NETWORK_EXPORT ReadAllWaiting final : public ReadWaitingBase
{
public:
    using Result = QByteArray;
    using ReadWaitingBase::ReadWaitingBase;
    Result take() { return *takeBytes(); }
};

inline constexpr qint64 Unlimited = std::numeric_limits<qint64>::max();

} // namespace Detail

/*!
    Waits until something can be read from \a device, and has it: as much as there is, at most \a maxSize bytes. An empty optional is the
    end: the peer has closed, the process has ended, the file has been read.

        while (const auto bytes = co_await read(socket))
            parse(*bytes);

    Until a task has got them, bytes stay in the device: a wait that is cancelled, loses a race or runs out of time has taken nothing. What
    is there when the stream ends is given before its end is told. Those who wait for one device get one after the other, first
    come, first served; so a wait that is kept in a variable holds its place until it is awaited, or destroyed. A task that waits behind
    one of its own, as in all(read(device), read(device)), would do so for ever: it gets a warning, and std::logic_error.

    Errors: a device that fails throws DeviceError, after what had arrived; one that is closed or destroyed by the program, or lives in another
    thread, DeviceGone. A peer that resets the connection counts as one that closes it, as Qt does not tell them apart where it notices in
    reading.

    Thread-safety: that of the device. Ownership: the device stays the caller's. Cost: no allocation but for the bytes; the first wait for a
    device connects its signals, which stay connected. A file or buffer never suspends: it is read as read() does.
*/
inline Detail::ReadWaiting read(QIODevice *device, qint64 maxSize = Detail::Unlimited)
{
    return Detail::ReadWaiting(device, Detail::ReadRule::some(maxSize), "read");
}

/*!
    The same for \a size bytes, no more and no fewer. An empty optional is an end in front of the first of them; an end in between
    throws EndOfStream. More than the read buffer of a socket can hold, if that was given a size, throws TooLong.
*/
inline Detail::ReadWaiting readExactly(QIODevice *device, qint64 size)
{
    return Detail::ReadWaiting(device, Detail::ReadRule::exactly(size), "readExactly");
}

/*!
    The same for what comes until \a delimiter, with it. Throws TooLong when it is not among the first \a maxSize bytes, and EndOfStream
    when the stream ends behind a beginning. Cost: what is there is looked through anew whenever something arrives.
*/
inline Detail::ReadWaiting readUntil(QIODevice *device, const QByteArray &delimiter, qint64 maxSize = 65536)
{
    return Detail::ReadWaiting(device, Detail::ReadRule::until(delimiter, maxSize), "readUntil");
}

/*!
    The same for a line, with its '\n', as QIODevice::readLine(). The last one may be without: it ends with the stream.
*/
inline Detail::ReadWaiting readLine(QIODevice *device, qint64 maxSize = 65536)
{
    return Detail::ReadWaiting(device, Detail::ReadRule::line(maxSize), "readLine");
}

/*!
    All that comes until the end of the stream, which may be nothing. More than \a maxSize bytes throw TooLong.
*/
inline Detail::ReadAllWaiting readAll(QIODevice *device, qint64 maxSize = Detail::Unlimited)
{
    return Detail::ReadAllWaiting(device, Detail::ReadRule::all(maxSize), "readAll");
}

} // namespace Signalbox
