// SPDX-License-Identifier: MIT
#include "inspect/inspectconnection_p.h"

#include "core/clock.h"
#include "inspect/payload_p.h"
#include "inspect/printable.h"

#include <QtCore/qcborarray.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qdatetime.h>

#include <algorithm>
#include <exception>
#include <limits>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostOfAQuestion = 64 * 1024;
// Of what the kernel has not taken, which is some 200 KiB more:
constexpr qsizetype EnoughUnsent = 64 * 1024; // the next piece of an answer waits
constexpr qsizetype MostUnsent = 256 * 1024;  // questions wait, with who asks

// Between looks at what has become of an action: most loops come to it at once, and who waits for one that is stuck costs little.
constexpr std::chrono::milliseconds FirstLook(1);
constexpr std::chrono::milliseconds LastLooks(50);

//! When this library was loaded: a moment behind the program's start.
const auto startedAt = QDateTime::currentMSecsSinceEpoch();

} // namespace

//! What comes from outside, or from a timer, ends here: without memory even for an error, this client is left, and the program goes on.
template <typename Function>
void InspectConnection::within(Function function)
{
    try {
        function();
    } catch (const std::exception &) {
        giveUp();
    }
}

InspectConnection::InspectConnection(Descriptor socket, TakeSnapshot take, const InspectLimits &limits)
    : m_socket(std::move(socket)), m_take(std::move(take)), m_limits(limits), m_reader(MostOfAQuestion)
{
    m_patience.setSingleShot(true);
    m_turn.setSingleShot(true);
    m_turn.setTimerType(Qt::PreciseTimer);
    m_idle.start();
    connect(&m_patience, &QTimer::timeout, this, &InspectConnection::giveUp);
    connect(&m_turn, &QTimer::timeout, this, [this] { within([this] { goOn(); }); });
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, [this] { within([this] { tellOutcomes(); }); });
    connect(&m_socket, &SocketStream::ended, this, &InspectConnection::giveUp);
    connect(&m_socket, &SocketStream::readable, this, [this] { within([this] { readMore(); }); });
    connect(&m_socket, &SocketStream::sent, this, [this] {
        m_patience.start(m_isLeaving ? m_limits.patienceWithFarewell : m_limits.patience);
        within([this] { goOn(); });
    });
}

void InspectConnection::sayHello(const QString &program, const QStringList &arguments)
{
    within([&] {
        const QCborMap hello{
            {HelloKey::Name, QLatin1StringView(ProtocolName)},
            {HelloKey::Major, ProtocolMajor},
            {HelloKey::Minor, ProtocolMinor},
            {HelloKey::Program, program},
            {HelloKey::Pid, QCoreApplication::applicationPid()},
            {HelloKey::StartedAtMilliseconds, startedAt},
            {HelloKey::Arguments, QCborArray::fromStringList(arguments)},
            {HelloKey::Role, int(m_cancel ? InspectRole::Control : InspectRole::Observe)},
        };
        write(FrameType::Hello, 0, hello.toCborValue().toCbor());
    });
}

void InspectConnection::refuse(ErrorCode code, const QString &text)
{
    if (std::exchange(m_isLeaving, true))
        return;
    stopWaiting();
    m_socket.setReading(false);
    within([&] { writeError(0, code, text); });
    if (unsent() == 0)
        return giveUp();
    m_patience.start(m_limits.patienceWithFarewell);
}

//! No more than one piece at a time: there are other clients.
void InspectConnection::readMore()
{
    m_reader.append(m_socket.read(MostOfAQuestion));
    goOn();
}

//! Something has come or gone, or it is time. What is asked is left where it is while much is on its way to who asks.
void InspectConnection::goOn()
{
    if (m_isLeaving) {
        if (unsent() == 0)
            giveUp();
        return;
    }
    answerInTime();
    writeMore();
    while (!m_isLeaving && m_socket.isOpen() && unsent() < MostUnsent) {
        const auto frame = m_reader.next();
        if (!frame)
            break;
        handle(*frame);
    }
    if (!m_reader.error().isEmpty())
        refuse(ErrorCode::Malformed, m_reader.error());
    m_socket.setReading(!m_isLeaving && unsent() < MostUnsent);
    if (unsent() == 0)
        m_patience.stop();
}

void InspectConnection::handle(const Frame &frame)
{
    const auto question = mapOf(frame.payload);
    if (frame.type != FrameType::Ask || !question)
        return refuse(ErrorCode::Malformed, u"a frame that is no question"_s);
    m_idle.start();
    const auto what = question->value(AskKey::What).toInteger();
    if (what == int(Question::Snapshot))
        return askForSnapshot(frame.stream, *question);
    if (what == int(Question::CancelTask))
        return cancelTask(frame.stream, *question);
    if (what == int(Question::TaskPage) && m_takePage)
        return askForPage(frame.stream, *question);
    writeError(frame.stream, ErrorCode::Unknown, u"the unknown question %1"_s.arg(what));
}

void InspectConnection::askForSnapshot(quint16 stream, const QCborMap &question)
{
    const auto parts = question.value(AskKey::Parts).toInteger(AllSnapshotParts.toInt());
    wait({stream, SnapshotParts::fromInt(SnapshotParts::Int(parts)) & AllSnapshotParts});
}

//! What makes no sense is taken for what is nearest to it.
void InspectConnection::askForPage(quint16 stream, const QCborMap &question)
{
    const auto number = [&question](int key, qint64 most) {
        return std::clamp<qint64>(question.value(key).toInteger(), 0, most);
    };
    constexpr auto Any = std::numeric_limits<qint64>::max();
    TaskPageRequest page;
    page.loop = quint64(number(AskKey::Loop, Any));
    page.offset = quint64(number(AskKey::Offset, Any));
    if (question.contains(AskKey::Count))
        page.count = int(number(AskKey::Count, TaskPageRequest::MostRows));
    if (const auto key = number(AskKey::SortedBy, Any); key <= qint64(TaskPageRequest::Key::Priority))
        page.sortedBy = TaskPageRequest::Key(key);
    page.isDescending = question.value(AskKey::IsDescending).toBool();
    page.from = {quint64(number(AskKey::FromLoop, Any)),
                 quint32(number(AskKey::FromPlace, std::numeric_limits<quint32>::max()))};
    page.around = quint64(number(AskKey::Around, Any));
    wait({stream, {}, page});
}

//! One after the other.
void InspectConnection::wait(const WaitingQuestion &question)
{
    const auto stream = question.stream;
    if (m_answer || m_waiting) {
        return writeError(
            stream, ErrorCode::Busy,
            u"the answer to question %1 is still on its way"_s.arg(m_answer ? m_stream : m_waiting->stream));
    }
    m_waiting = question;
    answerInTime();
    writeMore();
}

//! Beside snapshots: who wants to get rid of something goes on looking at it.
void InspectConnection::cancelTask(quint16 stream, const QCborMap &question)
{
    if (!m_cancel) {
        return writeError(
            stream, ErrorCode::NotAllowed,
            u"it lets others look only: SIGNALBOX_INSPECT=control lets them cancel tasks too"_s);
    }
    if (qsizetype(m_cancels.size()) >= m_limits.mostCancels) {
        return writeError(
            stream, ErrorCode::Busy,
            u"%1 tasks are to be cancelled already, and wait for their loops"_s.arg(m_limits.mostCancels));
    }
    const auto serial = question.value(AskKey::Task).toInteger();
    m_cancels.push_back({stream, m_cancel(quint64(std::max<qint64>(serial, 0))),
                         QDeadlineTimer(m_limits.untilToldToWait), false});
    m_look.setInterval(FirstLook);
    tellOutcomes();
}

//! Of those that have one. Who waits for long is told that once.
void InspectConnection::tellOutcomes()
{
    std::vector<std::pair<WaitingCancel, CancelOutcome>> toTell;
    std::erase_if(m_cancels, [&toTell](WaitingCancel &cancel) {
        const auto outcome = cancel.wish.outcome();
        const bool waits = outcome == CancelOutcome::Waiting;
        if (!waits || (cancel.silentUntil.hasExpired() && !cancel.isToldToWait)) {
            cancel.isToldToWait = true;
            toTell.emplace_back(cancel, outcome);
        }
        return !waits;
    });
    for (const auto &[cancel, outcome] : toTell) // who has gone meanwhile waits for nothing
        tellOutcome(cancel, outcome);
    if (m_cancels.empty())
        return;
    m_look.start();
    m_look.setInterval(std::min(m_look.intervalAsDuration() * 2, LastLooks));
}

void InspectConnection::tellOutcome(const WaitingCancel &cancel, CancelOutcome outcome)
{
    const QCborMap told{{OutcomeKey::Outcome, int(outcome)},
                        {OutcomeKey::TaskName, cancel.wish.taskName().left(MostOfAText)}};
    write(FrameType::Outcome, cancel.stream, told.toCborValue().toCbor(), outcome == CancelOutcome::Waiting);
}

//! What the client has asked for is done all the same.
void InspectConnection::stopWaiting()
{
    m_answer.reset();
    m_waiting.reset();
    m_cancels.clear();
    m_turn.stop();
    m_look.stop();
}

//! What waits, if it is time.
void InspectConnection::answerInTime()
{
    if (!m_waiting)
        return;
    if (!m_nextSnapshot.hasExpired()) {
        const auto remaining = m_nextSnapshot.remainingTimeAsDuration();
        return m_turn.start(std::chrono::ceil<std::chrono::milliseconds>(remaining));
    }
    const auto question = *std::exchange(m_waiting, std::nullopt);
    m_nextSnapshot = QDeadlineTimer(m_limits.snapshotInterval, Qt::PreciseTimer);
    m_stream = question.stream;
    try {
        if (question.page)
            m_answer.emplace(m_takePage(*question.page));
        else
            m_answer.emplace(m_take(question.parts));
    } catch (const std::exception &) {
        writeError(m_stream, ErrorCode::Exhausted, u"the program has no memory for the answer"_s);
    }
}

//! As much as the client is likely to read soon.
void InspectConnection::writeMore()
{
    try {
        while (m_answer && unsent() < EnoughUnsent) {
            if (m_answer->atEnd()) {
                m_answer.reset();
                return write(FrameType::Done, m_stream, QCborMap().toCborValue().toCbor());
            }
            write(FrameType::Rows, m_stream, m_answer->next(), true);
        }
    } catch (const std::exception &) {
        m_answer.reset();
        writeError(m_stream, ErrorCode::Exhausted, u"the program has no memory for the rest of the answer"_s);
    }
}

void InspectConnection::write(FrameType type, quint16 stream, const QByteArray &payload, bool hasMore)
{
    const Nanoseconds now = SteadyClock::now().time_since_epoch();
    m_socket.write(toBytes({.type = type,
                            .hasMore = hasMore,
                            .stream = stream,
                            .sentAtNanoseconds = quint64(now.count()),
                            .payload = payload}));
    if (unsent() > 0 && !m_patience.isActive())
        m_patience.start(m_limits.patience);
}

void InspectConnection::writeError(quint16 stream, ErrorCode code, const QString &text)
{
    const QCborMap error{{ErrorKey::Code, int(code)}, {ErrorKey::Text, text}};
    write(FrameType::Error, stream, error.toCborValue().toCbor());
}

//! The client has gone, reads nothing, or has been told why it must go.
void InspectConnection::giveUp()
{
    m_isLeaving = true;
    stopWaiting();
    m_patience.stop();
    m_socket.close();
    Q_EMIT closed();
}

} // namespace Signalbox::Detail
