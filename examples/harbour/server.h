// SPDX-License-Identifier: MIT
#pragma once

#include "measurement.h"

#include <QList>
#include <QObject>
#include <QTcpServer>

#include <vector>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

//! What came in since the last look.
struct Traffic
{
    double messagesPerSecond = 0;
    double bytesPerSecond = 0;
    std::chrono::nanoseconds latencyMedian{};
    std::chrono::nanoseconds latencyWorst{}; //!< 99 of 100 messages were faster.
    std::chrono::nanoseconds lateness{};     //!< 99 of 100 client timers were less late.
};

/*!
    Takes measurements from any number of TCP clients on the loopback interface, in the thread of the windows:
    each client is one socket, and so one watcher, of the main loop.
*/
class Server : public QObject
{
    Q_OBJECT

public:
    explicit Server(QObject *parent = nullptr);

    bool listen();
    quint16 port() const { return m_server.serverPort(); }
    int connectionCount() const { return m_connections; }
    qint64 messageCount() const { return m_messages; }

    Traffic takeTraffic();
    QList<Measurement> takeMeasurements(); //!< Those since the last call, for the archive.

private Q_SLOTS:
    void acceptConnections();
    void readSocket();
    void forgetSocket();

private:
    QTcpServer m_server;
    int m_connections = 0;
    qint64 m_messages = 0;
    std::chrono::nanoseconds m_since = Measurement::now();
    std::vector<std::chrono::nanoseconds> m_latencies;
    std::vector<std::chrono::nanoseconds> m_latenesses;
    QList<Measurement> m_fresh;
};
