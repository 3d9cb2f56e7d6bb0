// SPDX-License-Identifier: MIT
#include "server.h"

#include <QTcpSocket>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! The value that \a share of \a values lie below; reorders them.
std::chrono::nanoseconds quantile(std::vector<std::chrono::nanoseconds> &values, double share)
{
    if (values.empty())
        return 0ns;
    const auto at = values.begin() + std::min<qsizetype>(qsizetype(double(values.size()) * share),
                                                         qsizetype(values.size()) - 1);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

} // namespace

Server::Server(QObject *parent) : QObject(parent)
{
    m_server.setObjectName(u"harbour entrance"_s);
    m_server.setListenBacklogSize(1024); // a fleet arrives at once
    m_server.setMaxPendingConnections(1024);
    connect(&m_server, &QTcpServer::newConnection, this, &Server::acceptConnections);
}

bool Server::listen()
{
    return m_server.listen(QHostAddress::LocalHost);
}

Traffic Server::takeTraffic()
{
    const auto now = Measurement::now();
    const double seconds =
        std::max(1e-3, std::chrono::duration<double>(now - std::exchange(m_since, now)).count());
    Traffic traffic;
    traffic.messagesPerSecond = double(m_latencies.size()) / seconds;
    traffic.bytesPerSecond = traffic.messagesPerSecond * double(Measurement::Size);
    traffic.latencyMedian = quantile(m_latencies, 0.5);
    traffic.latencyWorst = quantile(m_latencies, 0.99);
    traffic.lateness = quantile(m_latenesses, 0.99);
    m_latencies.clear();
    m_latenesses.clear();
    return traffic;
}

QList<Measurement> Server::takeMeasurements()
{
    return std::exchange(m_fresh, {});
}

void Server::acceptConnections()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        socket->setObjectName(u"berth %1"_s.arg(socket->peerPort()));
        connect(socket, &QTcpSocket::readyRead, this, &Server::readSocket);
        connect(socket, &QTcpSocket::disconnected, this, &Server::forgetSocket);
        ++m_connections;
    }
}

void Server::readSocket()
{
    auto *socket = qobject_cast<QTcpSocket *>(sender());
    const auto now = Measurement::now();
    char bytes[Measurement::Size];
    while (socket->bytesAvailable() >= Measurement::Size) {
        socket->read(bytes, Measurement::Size);
        const Measurement measurement = Measurement::fromBytes(bytes);
        m_latencies.push_back(now - measurement.sentAt);
        m_latenesses.push_back(measurement.lateness);
        m_fresh.append(measurement);
        ++m_messages;
    }
}

void Server::forgetSocket()
{
    --m_connections;
    sender()->deleteLater();
}
