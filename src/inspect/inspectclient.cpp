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

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <limits>
#include <sys/types.h>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

QString InspectedProgram::displayName() const
{
    if (!name.isEmpty())
        return name;
    return arguments.isEmpty() ? u"?"_s : QFileInfo(arguments.constFirst()).fileName();
}

bool InspectClient::fail(const LookError &error)
{
    m_error = error;
    m_socket.close();
    return false;
}

namespace {

LookError noSuchProcess()
{
    return {LookFault::NoSuchProcess, u"there is no such process"_s};
}

//! Why nobody can be asked, where there is no socket of \a pid.
LookError whyThereIsNone(qint64 pid, LookError otherwise)
{
    if (::kill(pid_t(pid), 0) == 0)
        return otherwise;
    if (errno == EPERM)
        return {LookFault::OfAnotherUser, u"it is another user's"_s};
    return noSuchProcess();
}

//! What the other side complains of in the payload \a error.
LookError toldBy(const QCborMap &error)
{
    const auto text = error.value(ErrorKey::Text).toString();
    if (text.isEmpty())
        return {LookFault::Unexplained, u"it refuses, and does not say why"_s};
    const auto fault = [code = error.value(ErrorKey::Code).toInteger()] {
        switch (code) {
        case int(ErrorCode::Refused):
            return LookFault::OfAnotherUser;
        case int(ErrorCode::TooMany):
            return LookFault::TooMany;
        case int(ErrorCode::Busy):
            return LookFault::Busy;
        case int(ErrorCode::Exhausted):
            return LookFault::Exhausted;
        case int(ErrorCode::NotAllowed):
            return LookFault::NotAllowed;
        default:
            return LookFault::Other;
        }
    };
    return {fault(), printable(text)};
}

LookError notUnderstood()
{
    return {LookFault::NotUnderstood, u"its answer is not understood"_s};
}

LookError goneAway()
{
    return {LookFault::Gone, u"it has gone away"_s};
}

} // namespace

bool InspectClient::connectTo(qint64 pid)
{
    if (m_isSilent) // its hello is still to come
        return readHello(QDeadlineTimer(m_patience));
    m_isLeftOver = m_isMissing = false;
    m_error = {};
    m_reader = FrameReader();
    m_program = {};
    m_cancels.clear();
    m_cancelAnswers.clear();
    if (pid <= 0 || pid != pid_t(pid))
        return fail(noSuchProcess());
    SocketFolder folder;
    if (!folder.isSafe()) {
        m_isMissing = folder.errorString().isEmpty();
        if (!m_isMissing)
            return fail({LookFault::UnsafeFolder, folder.errorString()});
        return fail(whyThereIsNone(
            pid, {LookFault::NothingInspectable,
                  u"no program of this user can be inspected: SIGNALBOX_INSPECT=1 lets one be"_s}));
    }
    const QDeadlineTimer deadline(m_patience);
    switch (m_socket.connectTo(folder.socketOf(pid), deadline)) {
    case ClientSocket::Outcome::Connected:
        break;
    case ClientSocket::Outcome::NotThere:
        m_isMissing = true;
        return fail(whyThereIsNone(
            pid, {LookFault::NotInspectable, u"it cannot be inspected: SIGNALBOX_INSPECT=1 lets it be"_s}));
    case ClientSocket::Outcome::NobodyListens:
        m_isLeftOver = true;
        return fail({LookFault::Gone, u"the program has gone"_s});
    case ClientSocket::Outcome::Failed:
        return fail({LookFault::Other, m_socket.errorString()});
    }
    if (!isOfThisUser(m_socket.descriptor()))
        return fail({LookFault::AnotherUserListens, u"another user listens there"_s});
    return readHello(deadline);
}

bool InspectClient::readHello(QDeadlineTimer deadline)
{
    m_isSilent = false;
    const auto frame = readFrame(deadline);
    if (!frame)
        return false;
    const auto hello = mapOf(frame->payload).value_or(QCborMap());
    if (frame->type != FrameType::Hello ||
        hello.value(HelloKey::Name).toString() != QLatin1StringView(ProtocolName))
        return fail({LookFault::NoInspectServer, u"what listens there is no inspect server"_s});
    const auto major = hello.value(HelloKey::Major).toInteger();
    if (major != ProtocolMajor) {
        return fail(
            {LookFault::OtherVersion,
             u"it speaks version %1 of the protocol, and this command version %2: use the command of its own "
             "Signalbox"_s.arg(major)
                 .arg(ProtocolMajor)});
    }
    m_program.pid = hello.value(HelloKey::Pid).toInteger();
    m_program.name = printable(hello.value(HelloKey::Program).toString());
    m_program.startedAt =
        QDateTime::fromMSecsSinceEpoch(hello.value(HelloKey::StartedAtMilliseconds).toInteger());
    m_program.hasTaskPages = hello.value(HelloKey::Minor).toInteger() >= MinorWithTaskPages;
    if (hello.value(HelloKey::Role).toInteger() == int(InspectRole::Control))
        m_program.role = InspectRole::Control;
    constexpr qsizetype MostArguments = 1000;
    for (const auto &argument : hello.value(HelloKey::Arguments).toArray()) {
        if (m_program.arguments.size() == MostArguments)
            break;
        m_program.arguments.append(printable(argument.toString()));
    }
    return true;
}

std::optional<Snapshot> InspectClient::snapshot(SnapshotParts parts)
{
    if (!readRows({{AskKey::What, int(Question::Snapshot)}, {AskKey::Parts, qint64(parts.toInt())}}))
        return {};
    return m_answer.take();
}

std::optional<TaskPage> InspectClient::tasks(const TaskPageRequest &request)
{
    if (!readRows(
            {{AskKey::What, int(Question::TaskPage)},
             {AskKey::Loop, qint64(request.loop)},
             {AskKey::Offset, qint64(std::min<quint64>(request.offset, std::numeric_limits<qint64>::max()))},
             {AskKey::Count, request.count},
             {AskKey::SortedBy, int(request.sortedBy)},
             {AskKey::IsDescending, request.isDescending},
             {AskKey::FromLoop, qint64(request.from.loop)},
             {AskKey::FromPlace, qint64(request.from.place)},
             {AskKey::Around, qint64(request.around)}}))
        return {};
    auto page = m_answer.takePage();
    if (!page)
        fail(notUnderstood());
    return page;
}

//! Those of a snapshot may have been asked for with other parts before; what was asked for otherwise is waited for, and left.
static bool isAnsweredBy(const QCborMap &question, const QCborMap &asked)
{
    const auto what = question.value(AskKey::What);
    return asked == question || (what == asked.value(AskKey::What) && what == int(Question::Snapshot));
}

bool InspectClient::readRows(const QCborMap &question)
{
    // Whoever goes on telling is not silent: 100,000 rows take a moment. Nor does an answer end never.
    constexpr int LongestAnswer = 10;
    const QDeadlineTimer end(LongestAnswer * m_patience);
    QDeadlineTimer deadline(m_patience);
    if (!std::exchange(m_isSilent, false)) // else the answer before is still to come
        askForRows(question, deadline);
    while (const auto frame = readFrame(deadline)) {
        if (frame->type == FrameType::Done && frame->stream == m_question) {
            if (isAnsweredBy(question, m_asked))
                return true;
            askForRows(question, deadline);
            continue;
        }
        if (frame->type != FrameType::Rows || frame->stream != m_question || !m_answer.add(frame->payload)) {
            fail(notUnderstood());
            break;
        }
        deadline = std::min(QDeadlineTimer(m_patience), end);
    }
    return false;
}

void InspectClient::askForRows(const QCborMap &question, QDeadlineTimer deadline)
{
    m_answer = {};
    m_asked = question;
    m_question = takeStream();
    static_cast<void>(ask(question, m_question, deadline)); // if it has gone, it may have said why
}

//! Some come round again, but none that waits for its answer.
quint16 InspectClient::takeStream()
{
    do
        ++m_lastStream;
    while (m_lastStream == 0 || m_cancels.contains(m_lastStream));
    return m_lastStream;
}

bool InspectClient::ask(const QCborMap &question, quint16 stream, QDeadlineTimer deadline)
{
    const Nanoseconds now = SteadyClock::now().time_since_epoch();
    return m_socket.write(toBytes({.type = FrameType::Ask,
                                   .stream = stream,
                                   .sentAtNanoseconds = quint64(now.count()),
                                   .payload = question.toCborValue().toCbor()}),
                          deadline);
}

bool InspectClient::askToCancel(quint64 serial)
{
    const auto stream = takeStream();
    if (!ask({{AskKey::What, int(Question::CancelTask)}, {AskKey::Task, qint64(serial)}}, stream,
             QDeadlineTimer(m_patience)))
        return fail(goneAway());
    m_cancels.insert(stream, serial);
    return true;
}

std::optional<CancelAnswer> InspectClient::waitForCancelAnswer(std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    while (m_cancelAnswers.isEmpty()) {
        const auto frame = readAnyFrame(deadline);
        if (!frame) {
            m_isSilent = false; // no snapshot is on its way
            return {};
        }
        if (!noteCancelAnswer(*frame)) {
            fail(notUnderstood());
            return {};
        }
    }
    return m_cancelAnswers.takeFirst();
}

//! False: \a frame is none.
bool InspectClient::noteCancelAnswer(const Frame &frame)
{
    const auto asked = m_cancels.constFind(frame.stream);
    if (asked == m_cancels.cend() || (frame.type != FrameType::Outcome && frame.type != FrameType::Error))
        return false;
    CancelAnswer answer{.serial = *asked};
    const auto payload = mapOf(frame.payload).value_or(QCborMap());
    if (frame.type == FrameType::Error) {
        answer.error = toldBy(payload);
    } else {
        const auto outcome = payload.value(OutcomeKey::Outcome).toInteger(-1);
        answer.taskName = printable(payload.value(OutcomeKey::TaskName).toString());
        if (outcome < 0 || outcome > int(CancelOutcome::TooManyWait))
            answer.error = notUnderstood();
        else
            answer.outcome = CancelOutcome(outcome);
    }
    if (!frame.hasMore)
        m_cancels.erase(asked);
    m_cancelAnswers.removeIf([&answer](const CancelAnswer &before) { // one that nobody has taken
        return before.serial == answer.serial && before.outcome == CancelOutcome::Waiting;
    });
    m_cancelAnswers.append(std::move(answer));
    return true;
}

//! The same without what has become of cancelled tasks, which is kept. Empty: it has failed. What the other side complains of is such a failure.
std::optional<Frame> InspectClient::readFrame(QDeadlineTimer deadline)
{
    auto frame = readAnyFrame(deadline);
    while (frame && noteCancelAnswer(*frame))
        frame = readAnyFrame(deadline);
    return frame;
}

std::optional<Frame> InspectClient::readAnyFrame(QDeadlineTimer deadline)
{
    while (true) {
        if (deadline.hasExpired()) {
            m_isSilent = true;
            m_error = {LookFault::NoAnswer, u"it does not answer"_s};
            return {};
        }
        if (auto frame = m_reader.next()) {
            if (frame->type != FrameType::Error || m_cancels.contains(frame->stream))
                return frame;
            fail(toldBy(mapOf(frame->payload).value_or(QCborMap())));
            return {};
        }
        if (!m_reader.error().isEmpty()) {
            fail({LookFault::NotUnderstood, u"its answer is not understood: %1"_s.arg(m_reader.error())});
            return {};
        }
        m_reader.append(m_socket.read(deadline));
        if (m_socket.hasEnded()) {
            fail(goneAway());
            return {};
        }
    }
}

} // namespace Signalbox::Detail
