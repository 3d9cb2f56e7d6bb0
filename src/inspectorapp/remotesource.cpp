// SPDX-License-Identifier: MIT
#include "inspectorapp/remotesource.h"

#include "inspect/socketfolder.h"

#include <QtCore/qdatetime.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <utility>

using namespace Signalbox;
using Signalbox::Detail::InspectClient;
using Signalbox::Detail::SocketFolder;

namespace InspectorApp {

namespace {

using State = Link::State;

//! For an answer; then the next call goes on waiting for it.
constexpr std::chrono::milliseconds Patience(200);
//! Between attempts to connect, and looks at which programs there are.
constexpr Nanoseconds BetweenAttempts = std::chrono::milliseconds(500);

//! So long before the end of one is noticed, the next one may have been started.
constexpr Nanoseconds Afterwards = std::chrono::seconds(2);

bool isThere(qint64 pid)
{
    return ::kill(pid_t(pid), 0) == 0 || errno != ESRCH;
}

ProgramInfo infoOf(const Detail::InspectedProgram &program)
{
    const qint64 age = std::max<qint64>(0, program.startedAt.msecsTo(QDateTime::currentDateTimeUtc()));
    return {program.displayName(), program.pid, SteadyClock::now() - std::chrono::milliseconds(age)};
}

} // namespace

void RemoteSource::choose(qint64 pid)
{
    m_client.reset();
    m_guest.reset();
    m_cancels.clear();
    m_program = {{}, pid, {}};
    m_triedAt = {};
    m_link = {};
    setState(pid > 0 ? State::Connecting : State::Choosing);
}

std::optional<Snapshot> RemoteSource::snapshot(const SnapshotRequest &request)
{
    if (m_link.state == State::Choosing) {
        offerPrograms();
        return {};
    }
    if (!m_client && !connectToProgram())
        return {};
    auto snapshot = m_client->snapshot(request.parts);
    noteCancels();
    if (snapshot)
        setState(State::Connected);
    else
        noteFailure();
    return snapshot;
}

//! An older program has no pages: its first tasks are all there is to be seen.
std::optional<TaskPage> RemoteSource::tasks(const TaskPageRequest &request)
{
    if (!m_client || !m_client->hasPages())
        return {};
    auto page = m_client->tasks(request);
    noteCancels();
    if (!page)
        noteFailure();
    return page;
}

//! Asks those only that it does not know yet.
void RemoteSource::offerPrograms()
{
    if (!isTimeToTry(BetweenAttempts))
        return;
    const QList<ProgramInfo> known = std::exchange(m_link.choice, {});
    for (const qint64 pid : SocketFolder().pids()) {
        const auto found = std::find_if(known.begin(), known.end(),
                                        [pid](const ProgramInfo &program) { return program.pid == pid; });
        if (found != known.end() && isThere(pid)) {
            m_link.choice.append(*found);
            continue;
        }
        InspectClient client(Patience);
        if (client.connectTo(pid))
            m_link.choice.append(infoOf(client.program()));
    }
}

bool RemoteSource::connectToProgram()
{
    if (!m_guest && !isTimeToTry(BetweenAttempts))
        return false;
    auto client = m_guest ? std::move(m_guest) : std::make_unique<InspectClient>(Patience);
    if (client->connectTo(m_program.pid)) {
        become(std::move(client));
        return true;
    }
    const Detail::LookError reason = client->error();
    if (!isThere(m_program.pid)) {
        setState(State::Ended, reason);
        findSuccessor();
    } else if (client->isSilent()) {
        setState(State::Silent, reason);
        m_guest = std::move(client);
    } else {
        setState(client->isMissing() ? State::Connecting : State::Refused, reason);
    }
    return false;
}

void RemoteSource::become(std::unique_ptr<InspectClient> client)
{
    m_program = infoOf(client->program());
    m_client = std::move(client);
}

//! The same program, started anew.
void RemoteSource::findSuccessor()
{
    if (m_program.name.isEmpty())
        return;
    for (const qint64 pid : SocketFolder().pids()) {
        auto client = std::make_unique<InspectClient>(Patience);
        if (!client->connectTo(pid) || client->program().displayName() != m_program.name)
            continue;
        if (infoOf(client->program()).startedAt < m_link.since - Afterwards)
            continue; // another one, which ran all the time
        become(std::move(client));
        return;
    }
}

InspectRole RemoteSource::role() const
{
    return m_client ? m_client->program().role : InspectRole::Observe;
}

void RemoteSource::cancelTask(const TaskAddress &task)
{
    if (m_cancels.size() == MostCancels)
        m_cancels.removeFirst();
    m_cancels.append({.number = CancelReport::nextNumber(), .serial = task.serial});
    if (task.pid != m_program.pid || !m_client)
        m_cancels.last().outcome = CancelOutcome::LoopEnded; // with the program
    else if (!m_client->askToCancel(task.serial))
        m_cancels.last().error = m_client->error();
}

//! Wishes for the same task are answered in their order.
void RemoteSource::noteCancels()
{
    const auto answers = m_client->takeCancelAnswers();
    for (const auto &answer : answers) {
        const auto report =
            std::find_if(m_cancels.begin(), m_cancels.end(), [&answer](const CancelReport &other) {
                return other.serial == answer.serial && !other.isOver();
            });
        if (report == m_cancels.end())
            continue;
        report->taskName = answer.taskName;
        report->outcome = answer.outcome;
        report->error = answer.error;
        report->isLate = answer.outcome == CancelOutcome::Waiting;
    }
}

void RemoteSource::giveCancelsUp(const Detail::LookError &reason)
{
    for (CancelReport &report : m_cancels) {
        if (!report.isOver())
            report.error = reason;
    }
}

void RemoteSource::noteFailure()
{
    if (m_client->isSilent()) {
        setState(State::Silent, m_client->error());
        return;
    }
    setState(isThere(m_program.pid) ? State::Connecting : State::Ended, m_client->error());
    giveCancelsUp(m_client->error());
    m_client.reset();
    m_triedAt = SteadyClock::now();
}

void RemoteSource::setState(State state, const Detail::LookError &reason)
{
    if (state != m_link.state || m_link.since == Deadline{})
        m_link.since = SteadyClock::now();
    m_link.state = state;
    m_link.reason = reason;
}

bool RemoteSource::isTimeToTry(Nanoseconds interval)
{
    const Deadline now = SteadyClock::now();
    if (m_triedAt != Deadline{} && now - m_triedAt < interval)
        return false;
    m_triedAt = now;
    return true;
}

} // namespace InspectorApp
