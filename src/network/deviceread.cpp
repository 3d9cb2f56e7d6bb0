// SPDX-License-Identifier: MIT
#include "network/deviceread.h"

#include "network/devicelink_p.h"
#include "network/networklogging_p.h"

#include <algorithm>

namespace Signalbox::Detail {

static qint64 atLeast(qint64 least, qint64 size, const char *function)
{
    if (size >= least)
        return size;
    qCWarning(lcNetwork, "%s: a size of %lld makes no sense. It is taken for %lld", function, qlonglong(size),
              qlonglong(least));
    return least;
}

// ---- rules ----

ReadRule ReadRule::some(qint64 maxSize)
{
    return ReadRule(Kind::Some, atLeast(1, maxSize, "read"));
}

ReadRule ReadRule::exactly(qint64 size)
{
    return ReadRule(Kind::Exactly, atLeast(0, size, "readExactly"));
}

ReadRule ReadRule::until(const QByteArray &delimiter, qint64 maxSize)
{
    const auto limit = atLeast(1, maxSize, "readUntil");
    if (!delimiter.isEmpty())
        return ReadRule(Kind::Until, limit, delimiter);
    qCWarning(lcNetwork, "readUntil: the delimiter is empty. What is there is read, as by read()");
    return ReadRule(Kind::Some, limit);
}

ReadRule ReadRule::line(qint64 maxSize)
{
    return ReadRule(Kind::Line, atLeast(1, maxSize, "readLine"), QByteArrayLiteral("\n"));
}

ReadRule ReadRule::all(qint64 maxSize)
{
    return ReadRule(Kind::All, atLeast(0, maxSize, "readAll"));
}

qint64 ReadRule::sizeIn(QIODevice &device) const
{
    const auto there = device.bytesAvailable();
    switch (m_kind) {
    case Kind::Some:
        return there > 0 ? std::min(there, m_limit) : -1;
    case Kind::Exactly:
        return there >= m_limit ? m_limit : -1;
    case Kind::Until:
    case Kind::Line: {
        const auto index = device.peek(std::min(there, m_limit)).indexOf(m_delimiter);
        return index < 0 ? -1 : index + m_delimiter.size();
    }
    case Kind::All:
        return -1;
    }
    Q_UNREACHABLE();
}

bool ReadRule::isTooLong(qint64 there, bool isOver) const
{
    switch (m_kind) {
    case Kind::Some:
    case Kind::Exactly:
        return false;
    case Kind::Until:
        return there >= m_limit;
    case Kind::Line:
        return isOver ? there > m_limit : there >= m_limit;
    case Kind::All:
        return there > m_limit;
    }
    Q_UNREACHABLE();
}

// ---- waits ----

ReadWaitingBase::ReadWaitingBase(QIODevice *device, const ReadRule &rule, const char *function)
    : DeviceWaiting(device, Line::Reads, function), m_rule(rule)
{
    arm();
}

bool ReadWaitingBase::look()
{
    auto &device = *link()->object<QIODevice>();
    if (!device.isReadable()) {
        fail(link()->whyClosed());
        return false;
    }
    if (m_rule.sizeIn(device) >= 0)
        return true;
    const auto there = device.bytesAvailable();
    const bool isOver = link()->isReadingOver();
    const bool isBufferFull = !isOver && there > 0 && there == link()->readBufferSize();
    if (isBufferFull || m_rule.isTooLong(there, isOver)) {
        fail(std::make_exception_ptr(TooLong()));
        return false;
    }
    return isOver && lookAtTheEnd(device);
}

bool ReadWaitingBase::lookAtTheEnd(QIODevice &device)
{
    const auto there = device.bytesAvailable();
    if (link()->hasFailed()) {
        fail(link()->error());
        return false;
    }
    if (there > 0 && !m_rule.isCompletedByTheEnd()) {
        fail(std::make_exception_ptr(EndOfStream(device.peek(there))));
        return false;
    }
    m_isEnd = there == 0 && !m_rule.mayBeEmpty();
    return true;
}

std::optional<QByteArray> ReadWaitingBase::takeBytes()
{
    throwIfFailed();
    if (m_isEnd) {
        leave();
        return {};
    }
    auto &device = *link()->object<QIODevice>();
    auto size = m_rule.sizeIn(device);
    if (size < 0 && m_rule.isCompletedByTheEnd() && link()->isReadingOver())
        size = device.bytesAvailable();
    if (size < 0) {
        leave();
        throw DeviceError(QStringLiteral("somebody else has read what was waited for"),
                          QAbstractSocket::UnknownSocketError);
    }
    std::optional<QByteArray> bytes(device.read(size));
    leave();
    return bytes;
}

} // namespace Signalbox::Detail
