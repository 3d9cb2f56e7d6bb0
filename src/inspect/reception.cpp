// SPDX-License-Identifier: MIT
#include "inspect/reception_p.h"

#include "inspect/inspectconnection_p.h"
#include "inspect/printable.h"
#include "inspect/socketfolder.h"

#include <QtCore/qcbormap.h>
#include <QtCore/qfile.h>

#include <algorithm>
#include <unistd.h>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

//! What is told without looking who it is: there is no memory to be had by then, and no descriptor.
static QByteArray farewell()
{
    const QCborMap error{{ErrorKey::Code, int(ErrorCode::Exhausted)},
                         {ErrorKey::Text, u"this program has no file descriptor left"_s}};
    return toBytes({.type = FrameType::Error, .payload = error.toCborValue().toCbor()});
}

//! As the program's log names who acts on it. It may have ended: its number says who it was.
static QString textOf(qint64 process)
{
    QFile name(u"/proc/%1/comm"_s.arg(process));
    const auto text =
        name.open(QIODevice::ReadOnly) ? printable(QString::fromLocal8Bit(name.readAll()).trimmed()) : u"?"_s;
    return u"process %1 (%2)"_s.arg(process).arg(text);
}

Reception::Reception(const ProgramFacts &facts, const InspectLimits &limits)
    : m_facts(facts)
    , m_limits(limits)
    , m_listener([this](Descriptor socket) { welcome(std::move(socket)); }, farewell(), limits.acceptPause)
{
    if (!limits.take)
        m_probe.emplace(SnapshotParts());
}

void Reception::welcome(Descriptor socket)
{
    const bool isOurs = isOfThisUser(socket.number());
    const auto take = [this](SnapshotParts parts) {
        return m_limits.take ? m_limits.take(parts) : look(parts);
    };
    const auto peer = peerOf(socket.number());
    auto client = std::make_unique<InspectConnection>(std::move(socket), take, m_limits);
    if (m_limits.takePage || m_probe) {
        client->offerPages([this](const TaskPageRequest &request) {
            return m_limits.takePage ? m_limits.takePage(request) : lookAtTasks(request);
        });
    }
    if (m_limits.role == InspectRole::Control) {
        client->allowCancelling(
            [peer](quint64 serial) { return TaskCancellation::request(serial, textOf(peer)); });
    }
    connect(client.get(), &InspectConnection::closed, this, [this, it = client.get()] { sayGoodbye(it); });
    m_clients.reserve(m_limits.mostClients);
    const bool isIn = isOurs && (m_clients.size() < m_limits.mostClients || makePlace());
    auto *const it = client.release(); // by now nothing throws that would keep it for ever
    it->setParent(this);
    if (!isOurs)
        return it->refuse(ErrorCode::Refused, u"this program is another user's"_s);
    if (!isIn)
        return it->refuse(ErrorCode::TooMany, u"%1 look at this program already"_s.arg(m_limits.mostClients));
    m_clients.append(it);
    it->sayHello(m_facts.name(), m_facts.arguments());
}

//! Whoever has asked nothing for long goes, if there is one: it may have been forgotten.
bool Reception::makePlace()
{
    const auto longest = std::max_element(m_clients.begin(), m_clients.end(), [](auto *one, auto *other) {
        return one->idleTime() < other->idleTime();
    });
    if (longest == m_clients.end() || (*longest)->idleTime() < m_limits.idle)
        return false;
    auto *const client = m_clients.takeAt(longest - m_clients.begin());
    client->refuse(ErrorCode::TooMany,
                   u"somebody else wants to look, and this client has asked nothing for long"_s);
    return true;
}

void Reception::sayGoodbye(InspectConnection *client)
{
    m_clients.removeAll(client);
    client->deleteLater();
    if (m_clients.isEmpty() && m_probe)
        m_probe->askNoMore();
}

//! Without this thread, which is there for who looks only.
Snapshot Reception::look(SnapshotParts parts)
{
    auto snapshot = m_probe->snapshot({.parts = parts});
    snapshot.loops.removeIf([](const LoopSnapshot &loop) { return loop.threadId == ::gettid(); });
    return snapshot;
}

//! That thread has no tasks.
TaskPage Reception::lookAtTasks(const TaskPageRequest &request)
{
    auto page = m_probe->tasks(request);
    page.snapshot.loops.removeIf([](const LoopSnapshot &loop) { return loop.threadId == ::gettid(); });
    return page;
}

} // namespace Signalbox::Detail
