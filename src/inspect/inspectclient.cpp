// SPDX-License-Identifier: MIT
#include "inspect/inspectclient.h"

#include "core/clock.h"
#include "inspect/messages_p.h"
#include "inspect/payload_p.h"
#include "inspect/printable.h"
#include "inspect/snapshotcbor.h"
#include "inspect/socketfolder.h"

#include <QtCore/qcborarray.h>
#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qfileinfo.h>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

QString InspectedProgram::displayName() const
{
    if (!name.isEmpty())
        return name;
    return arguments.isEmpty() ? u"?"_s : QFileInfo(arguments.constFirst()).fileName();
}

bool InspectClient::fail(const QString &error)
{
    m_error = error;
    m_socket.abort();
    return false;
}

bool InspectClient::connectTo(qint64 pid)
{
    if (m_isSilent) // its hello is still to come
        return readHello();
    SocketFolder folder;
    if (!folder.isSafe()) {
        m_isMissing = folder.errorString().isEmpty();
        return fail(folder.errorString().isEmpty()
                        ? u"no program of this user can be inspected: SIGNALBOX_INSPECT=1 lets one be"_s
                        : folder.errorString());
    }
    m_socket.connectToServer(folder.socketOf(pid));
    if (!m_socket.waitForConnected(int(m_patience.count()))) {
        m_isLeftOver = m_socket.error() == QLocalSocket::ConnectionRefusedError;
        if (m_isLeftOver)
            return fail(u"the program has gone"_s);
        m_isMissing = m_socket.error() == QLocalSocket::ServerNotFoundError;
        if (m_isMissing)
            return fail(u"it cannot be inspected: SIGNALBOX_INSPECT=1 lets it be"_s);
        return fail(m_socket.errorString());
    }
    if (!isOfThisUser(m_socket.socketDescriptor()))
        return fail(u"another user listens there"_s);
    return readHello();
}

bool InspectClient::readHello()
{
    m_isSilent = false;
    const auto frame = readFrame(QDeadlineTimer(m_patience));
    if (!frame)
        return false;
    const auto hello = mapOf(frame->payload).value_or(QCborMap());
    if (frame->type != FrameType::Hello ||
        hello.value(HelloKey::Name).toString() != QLatin1StringView(ProtocolName))
        return fail(u"what listens there is no inspect server"_s);
    const auto major = hello.value(HelloKey::Major).toInteger();
    if (major != ProtocolMajor) {
        return fail(
            u"it speaks version %1 of the protocol, and this command version %2: use the command of its own "
            "Signalbox"_s.arg(major)
                .arg(ProtocolMajor));
    }
    m_program.pid = hello.value(HelloKey::Pid).toInteger();
    m_program.name = printable(hello.value(HelloKey::Program).toString());
    m_program.startedAt =
        QDateTime::fromMSecsSinceEpoch(hello.value(HelloKey::StartedAtMilliseconds).toInteger());
    for (const auto &argument : hello.value(HelloKey::Arguments).toArray())
        m_program.arguments.append(printable(argument.toString()));
    return true;
}

std::optional<Snapshot> InspectClient::snapshot(SnapshotParts parts)
{
    if (!std::exchange(m_isSilent, false)) // else the answer before is still to come
        askForSnapshot(parts);
    const QDeadlineTimer deadline(m_patience);
    while (const auto frame = readFrame(deadline)) {
        if (frame->type == FrameType::Done && frame->stream == m_question)
            return m_answer.take();
        if (frame->type != FrameType::Rows || frame->stream != m_question || !m_answer.add(frame->payload)) {
            fail(u"its answer is not understood"_s);
            break;
        }
    }
    return {};
}

void InspectClient::askForSnapshot(SnapshotParts parts)
{
    m_answer = {};
    const Nanoseconds now = SteadyClock::now().time_since_epoch();
    const QCborMap question{{AskKey::What, int(Question::Snapshot)}, {AskKey::Parts, qint64(parts.toInt())}};
    m_socket.write(toBytes({.type = FrameType::Ask,
                            .stream = ++m_question,
                            .sentAtNanoseconds = quint64(now.count()),
                            .payload = question.toCborValue().toCbor()}));
}

//! Empty: it has failed. What the other side complains of is such a failure.
std::optional<Frame> InspectClient::readFrame(QDeadlineTimer deadline)
{
    while (true) {
        if (deadline.hasExpired()) {
            m_isSilent = true;
            m_error = u"it does not answer"_s;
            return {};
        }
        m_reader.append(m_socket.readAll());
        if (auto frame = m_reader.next()) {
            if (frame->type != FrameType::Error)
                return frame;
            const auto text = mapOf(frame->payload).value_or(QCborMap()).value(ErrorKey::Text).toString();
            fail(text.isEmpty() ? u"it refuses, and does not say why"_s : printable(text));
            return {};
        }
        if (!m_reader.error().isEmpty()) {
            fail(u"its answer is not understood: %1"_s.arg(m_reader.error()));
            return {};
        }
        if (m_socket.waitForReadyRead(int(deadline.remainingTime())))
            continue;
        if (m_socket.bytesAvailable() > 0)
            continue;
        if (deadline.hasExpired())
            continue;
        fail(u"it has gone away"_s);
        return {};
    }
}

} // namespace Signalbox::Detail
