// SPDX-License-Identifier: MIT
#include "client.h"

#include <QHostAddress>

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

Client::Client(quint32 number, quint16 port, QObject *parent) : QObject(parent), m_number(number)
{
    m_socket.setObjectName(u"ship %1"_s.arg(number));
    m_timer.setObjectName(u"ship %1"_s.arg(number));
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_socket, &QTcpSocket::connected, this, &Client::startSending);
    connect(&m_timer, &QTimer::timeout, this, &Client::send);
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

void Client::startSending()
{
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_timer.start(Interval);
    m_due = Measurement::now() + Interval;
}

void Client::send()
{
    const auto now = Measurement::now();
    const auto lateness = std::max(0ns, now - m_due);
    m_due += Interval;
    if (m_due <= now) // ticks were missed; Qt does not make up for them either
        m_due = now + Interval;
    if (m_socket.bytesToWrite() < 64 * 1024) // whoever does not read is not flooded
        m_socket.write(Measurement{m_number, now, lateness}.toBytes());
}
