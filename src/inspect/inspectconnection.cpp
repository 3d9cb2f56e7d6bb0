// SPDX-License-Identifier: MIT
#include "inspect/inspectconnection_p.h"

#include "core/clock.h"
#include "inspect/payload_p.h"
#include "inspect/printable.h"

#include <QtCore/qcborarray.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qdatetime.h>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype MostOfAQuestion = 64 * 1024;
constexpr qint64 MostUnread =
    256 * 1024;                // that is handed to the socket; the rest is written when this was read
constexpr auto Patience = 10s; // with a client that reads nothing of what is on its way
constexpr auto PatienceWithFarewell = 500ms;

//! When this library was loaded: a moment behind the program's start.
const auto startedAt = QDateTime::currentMSecsSinceEpoch();

} // namespace

InspectConnection::InspectConnection(QLocalSocket *socket, TakeSnapshot take)
    : m_socket(socket), m_take(std::move(take)), m_reader(MostOfAQuestion)
{
    socket->setParent(this);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &InspectConnection::giveUp);
    socket->setReadBufferSize(MostOfAQuestion);
    connect(socket, &QLocalSocket::readyRead, this, &InspectConnection::readFrames);
    connect(socket, &QLocalSocket::bytesWritten, this, &InspectConnection::goOn);
    connect(socket, &QLocalSocket::disconnected, this, &InspectConnection::closed);
}

void InspectConnection::sayHello(const QString &program, const QStringList &arguments)
{
    const QCborMap hello{
        {HelloKey::Name, QLatin1StringView(ProtocolName)},
        {HelloKey::Major, ProtocolMajor},
        {HelloKey::Minor, ProtocolMinor},
        {HelloKey::Program, program.left(MostOfAText)},
        {HelloKey::Pid, QCoreApplication::applicationPid()},
        {HelloKey::StartedAtMilliseconds, startedAt},
        {HelloKey::Arguments, QCborArray::fromStringList(arguments)},
    };
    write(FrameType::Hello, 0, hello.toCborValue().toCbor());
}

void InspectConnection::refuse(ErrorCode code, const QString &text)
{
    if (std::exchange(m_isLeaving, true))
        return;
    m_answer.reset();
    writeError(0, code, text);
    m_socket->disconnectFromServer(); // once that was written
    m_patience.start(PatienceWithFarewell);
}

//! The client has read something.
void InspectConnection::goOn()
{
    if (m_isLeaving)
        return;
    m_patience.stop();
    writeMore();
    if (m_socket->bytesToWrite() > 0)
        m_patience.start(Patience);
    readFrames();
}

//! Not while much is on its way to who asks: what is answered waits there.
void InspectConnection::readFrames()
{
    while (!m_isLeaving && m_socket->bytesToWrite() < MostUnread) {
        if (m_socket->bytesAvailable() > 0)
            m_reader.append(m_socket->readAll());
        const auto frame = m_reader.next();
        if (!frame)
            break;
        handle(*frame);
    }
    if (!m_reader.error().isEmpty())
        refuse(ErrorCode::Malformed, m_reader.error());
}

void InspectConnection::handle(const Frame &frame)
{
    const auto question = mapOf(frame.payload);
    if (frame.type != FrameType::Ask || !question)
        return refuse(ErrorCode::Malformed, u"a frame that is no question"_s);
    const auto what = question->value(AskKey::What).toInteger();
    if (what != int(Question::Snapshot))
        return writeError(frame.stream, ErrorCode::Unknown, u"the unknown question %1"_s.arg(what));
    if (m_answer) {
        return writeError(frame.stream, ErrorCode::Busy,
                          u"the answer to question %1 is still on its way"_s.arg(m_stream));
    }
    const auto parts = question->value(AskKey::Parts).toInteger(AllSnapshotParts.toInt());
    answer(frame.stream, SnapshotParts::fromInt(SnapshotParts::Int(parts)) & AllSnapshotParts);
}

void InspectConnection::answer(quint16 stream, SnapshotParts parts)
{
    m_answer.emplace(m_take(parts));
    m_stream = stream;
    writeMore();
}

//! As much as the client is likely to read soon.
void InspectConnection::writeMore()
{
    while (m_answer && m_socket->bytesToWrite() < MostUnread) {
        if (m_answer->atEnd()) {
            m_answer.reset();
            return write(FrameType::Done, m_stream, QCborMap().toCborValue().toCbor());
        }
        write(FrameType::Rows, m_stream, m_answer->next(), true);
    }
}

void InspectConnection::write(FrameType type, quint16 stream, const QByteArray &payload, bool hasMore)
{
    if (!m_patience.isActive())
        m_patience.start(Patience);
    const Nanoseconds now = SteadyClock::now().time_since_epoch();
    m_socket->write(toBytes({.type = type,
                             .hasMore = hasMore,
                             .stream = stream,
                             .sentAtNanoseconds = quint64(now.count()),
                             .payload = payload}));
}

void InspectConnection::writeError(quint16 stream, ErrorCode code, const QString &text)
{
    const QCborMap error{{ErrorKey::Code, int(code)}, {ErrorKey::Text, text}};
    write(FrameType::Error, stream, error.toCborValue().toCbor());
}

//! The client reads nothing.
void InspectConnection::giveUp()
{
    m_socket->abort();
    Q_EMIT closed();
}

} // namespace Signalbox::Detail
