// SPDX-License-Identifier: MIT
#include "inspect/frame.h"

#include <QtCore/qendian.h>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

namespace {

// Where each field of the header begins. All are little-endian.
constexpr qsizetype LengthAt = 0; // of the payload
constexpr qsizetype TypeAt = 4;
constexpr qsizetype FlagsAt = 5;
constexpr qsizetype StreamAt = 6;
constexpr qsizetype TimeAt = 8;

constexpr quint8 MoreFollows = 1;

bool isKnown(quint8 type)
{
    return type >= quint8(FrameType::Hello) && type <= quint8(FrameType::Outcome);
}

} // namespace

QByteArray toBytes(const Frame &frame)
{
    QByteArray bytes(Frame::HeaderSize, Qt::Uninitialized);
    auto *header = reinterpret_cast<uchar *>(bytes.data());
    qToLittleEndian(quint32(frame.payload.size()), header + LengthAt);
    header[TypeAt] = quint8(frame.type);
    header[FlagsAt] = frame.hasMore ? MoreFollows : 0;
    qToLittleEndian(frame.stream, header + StreamAt);
    qToLittleEndian(frame.sentAtNanoseconds, header + TimeAt);
    return bytes + frame.payload;
}

std::optional<Frame> FrameReader::next()
{
    if (!m_error.isEmpty() || m_bytes.size() < Frame::HeaderSize)
        return {};
    const auto *header = reinterpret_cast<const uchar *>(m_bytes.constData());
    const auto length = qsizetype(qFromLittleEndian<quint32>(header + LengthAt));
    if (!isKnown(header[TypeAt]))
        m_error = u"a frame of the unknown type %1"_s.arg(header[TypeAt]);
    else if (length > m_mostPayload)
        m_error = u"a frame of %1 bytes, where %2 are the most"_s.arg(length).arg(m_mostPayload);
    if (!m_error.isEmpty()) {
        m_bytes = {};
        return {};
    }
    if (m_bytes.size() < Frame::HeaderSize + length)
        return {};
    Frame frame;
    frame.type = FrameType(header[TypeAt]);
    frame.hasMore = header[FlagsAt] & MoreFollows;
    frame.stream = qFromLittleEndian<quint16>(header + StreamAt);
    frame.sentAtNanoseconds = qFromLittleEndian<quint64>(header + TimeAt);
    frame.payload = m_bytes.mid(Frame::HeaderSize, length);
    m_bytes.remove(0, Frame::HeaderSize + length);
    return frame;
}

} // namespace Signalbox::Detail
