// SPDX-License-Identifier: MIT
#pragma once

#include <Signalbox/Scope>
#include <Signalbox/Task>
#include <Signalbox/Topic>

#include <QtNetwork/qtcpserver.h>
#include <QtNetwork/qtcpsocket.h>

#include <memory>

//! The server: what one says, all in the room hear.
class Room
{
public:
    //! False: the port is taken, perhaps by another room.
    bool open(quint16 port);
    quint16 port() const { return m_server.serverPort(); }

private:
    Signalbox::Task<> welcome();
    Signalbox::Task<> session(std::unique_ptr<QTcpSocket> socket);

    QTcpServer m_server;
    Signalbox::Topic<QByteArray> m_said{1000}; // who hears so slowly that more wait for him misses the oldest
    Signalbox::Scope m_tasks{Signalbox::Scope::Policy::Supervise};
};
