// SPDX-License-Identifier: MIT
#pragma once

#include "inspectglobal.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>

#include <optional>

namespace Signalbox::Detail {

/*!
    \internal
    What a program and its inspector tell each other: docs/inspector-protocol.md.
*/
enum class FrameType : quint8 {
    Hello = 1,   //!< The program's first: who it is.
    Error = 2,   //!< Why the other side closes, or does not do what it was asked for.
    Ask = 3,     //!< The client's: what it wants.
    Rows = 4,    //!< A part of the answer.
    Done = 5,    //!< The end of the answer.
    Outcome = 6, //!< What has become of an action.
};

//! \internal
struct Frame
{
    static constexpr qsizetype HeaderSize = 16;
    static constexpr qsizetype MostPayload = 1024 * 1024;

    FrameType type = FrameType::Error;
    bool hasMore = false;          // of the same answer
    quint16 stream = 0;            // which question it belongs to
    quint64 sentAtNanoseconds = 0; // by the steady clock of the sender
    QByteArray payload = {};       // a map in CBOR, with integers as keys
};

//! \internal
SIGNALBOX_INSPECT_EXPORT QByteArray toBytes(const Frame &frame);

/*!
    \internal
    Finds frames in what comes, in pieces of any size. It keeps what has come of one that is not whole, and nothing once there was an error.
*/
class SIGNALBOX_INSPECT_EXPORT FrameReader
{
public:
    //! A frame with more than \a mostPayload bytes is an error.
    explicit FrameReader(qsizetype mostPayload = Frame::MostPayload) : m_mostPayload(mostPayload) {}

    void append(const QByteArray &bytes)
    {
        if (m_error.isEmpty())
            m_bytes.append(bytes);
    }
    //! The next whole one; empty when more has to come, and once there was an error.
    std::optional<Frame> next();
    //! What is wrong with what came; empty while nothing is.
    QString error() const { return m_error; }

private:
    qsizetype m_mostPayload;
    QByteArray m_bytes;
    QString m_error;
};

} // namespace Signalbox::Detail
