// SPDX-License-Identifier: MIT
// Both ends of a local socket, for those who misbehave.
#pragma once

#include "inspect/clientsocket.h"
#include "inspect/frame.h"
#include "inspect/messages_p.h"
#include "inspect/payload_p.h"
#include "inspect/socketaddress_p.h"

#include <QtCore/qcbormap.h>
#include <QtCore/qdeadlinetimer.h>

#include <chrono>
#include <optional>
#include <sys/socket.h>
#include <sys/stat.h>

namespace Signalbox::Detail {

constexpr auto Patience = std::chrono::seconds(20);

inline QByteArray bytesOf(FrameType type, const QCborMap &payload, quint16 stream = 0)
{
    return toBytes({.type = type, .stream = stream, .payload = payload.toCborValue().toCbor()});
}

inline QByteArray question(int what = int(Question::Snapshot), quint16 stream = 1)
{
    return bytesOf(FrameType::Ask, {{AskKey::What, what}}, stream);
}

inline QByteArray pageQuestion(qint64 offset, qint64 count, int key, quint16 stream = 1)
{
    return bytesOf(FrameType::Ask,
                   {{AskKey::What, int(Question::TaskPage)},
                    {AskKey::Offset, offset},
                    {AskKey::Count, count},
                    {AskKey::SortedBy, key},
                    {AskKey::IsDescending, true}},
                   stream);
}

inline QByteArray cancelQuestion(qint64 task, quint16 stream = 1)
{
    return bytesOf(FrameType::Ask, {{AskKey::What, int(Question::CancelTask)}, {AskKey::Task, task}}, stream);
}

//! Of an action; -1: \a frame tells none.
inline int outcomeOf(const std::optional<Frame> &frame)
{
    if (!frame || frame->type != FrameType::Outcome)
        return -1;
    return int(mapOf(frame->payload).value_or(QCborMap()).value(OutcomeKey::Outcome).toInteger(-1));
}

//! Of an error; 0: \a frame is none.
inline int codeOf(const std::optional<Frame> &frame)
{
    if (!frame || frame->type != FrameType::Error)
        return 0;
    const auto error = mapOf(frame->payload).value_or(QCborMap());
    return int(error.value(ErrorKey::Code).toInteger());
}

inline QString textOf(const std::optional<Frame> &frame)
{
    const auto error = frame ? mapOf(frame->payload).value_or(QCborMap()) : QCborMap();
    return error.value(ErrorKey::Text).toString();
}

//! A client that may say anything, and waits for each answer.
class Rude
{
public:
    explicit Rude(const QString &path) { m_socket.connectTo(path, QDeadlineTimer(Patience)); }

    bool write(const QByteArray &bytes) { return m_socket.write(bytes, QDeadlineTimer(Patience)); }
    //! Empty: none came.
    std::optional<Frame> next()
    {
        const QDeadlineTimer deadline(Patience);
        while (!deadline.hasExpired()) {
            if (auto frame = m_reader.next())
                return frame;
            m_reader.append(m_socket.read(deadline));
            if (m_socket.hasEnded())
                break;
        }
        return m_reader.next();
    }
    //! The next error; empty: none came.
    std::optional<Frame> nextError()
    {
        auto frame = next();
        while (frame && frame->type != FrameType::Error)
            frame = next();
        return frame;
    }
    bool isSentAway()
    {
        while (next()) {
        }
        return m_socket.hasEnded();
    }
    void leave() { m_socket.close(); }
    int descriptor() const { return m_socket.descriptor(); }

private:
    ClientSocket m_socket;
    FrameReader m_reader;
};

//! A socket of somebody else's at \a path.
inline Descriptor plantedAt(const QString &path, bool isListening = true)
{
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const SocketAddress address(path);
    if (::bind(socket.number(), address.get(), address.size()) != 0 ||
        (isListening && ::listen(socket.number(), 5) != 0))
        return {};
    return socket;
}

//! Who it is that has a file open or bound: none has the same while it is there.
inline ino_t fileAt(const QString &path)
{
    struct stat facts = {};
    return ::lstat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_ino : 0;
}

} // namespace Signalbox::Detail
