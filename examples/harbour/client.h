// SPDX-License-Identifier: MIT
#pragma once

#include "measurement.h"

#include <QTcpSocket>
#include <QTimer>

//! One client: a socket, and a timer that makes it send how late that timer is.
class Client : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds Interval{100};

    Client(quint32 number, quint16 port, QObject *parent);

    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

private Q_SLOTS:
    void startSending();
    void send();

private:
    const quint32 m_number;
    QTcpSocket m_socket;
    QTimer m_timer;
    std::chrono::nanoseconds m_due{};
};
