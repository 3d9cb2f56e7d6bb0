// SPDX-License-Identifier: MIT
#include "room.h"

#include <Signalbox/Network>
#include <Signalbox/Sleep>

using namespace Signalbox;

namespace {

constexpr qint64 LongestLine = 4000;

//! Hands on what is said. A socket that does not take it holds up nobody else.
Task<> speakTo(QTcpSocket &socket, Topic<QByteArray> &said)
{
    auto cursor = said.subscribe();
    while (const auto line = co_await cursor.next())
        co_await write(&socket, *line);
}

} // namespace

bool Room::open(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port))
        return false;
    m_tasks.start(welcome());
    return true;
}

Task<> Room::welcome()
{
    while (true)
        m_tasks.start(session(co_await accept(&m_server)));
}

//! Of one who has come: the first line is the name, each other one is said, until the connection ends.
Task<> Room::session(std::unique_ptr<QTcpSocket> socket)
{
    const auto name = co_await readLine(socket.get(), LongestLine);
    if (!name)
        co_return;
    const auto who = name->trimmed();

    Scope speaking;
    speaking.start(speakTo(*socket, m_said));
    co_await yield(); // so that one hears oneself come
    m_said.publish(who + " comes in\n");
    while (const auto line = co_await readLine(socket.get(), LongestLine))
        m_said.publish(who + ": " + line->trimmed() + '\n');
    m_said.publish(who + " has gone\n");
}
