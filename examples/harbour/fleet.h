// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

class Client;

/*!
    As many clients as asked for, all in the thread that this object was moved to.

    They are launched a few at a time, so that a large fleet neither floods the server's backlog nor keeps its
    own thread busy for long.
*/
class Fleet : public QObject
{
    Q_OBJECT

public:
    explicit Fleet(quint16 port);
    ~Fleet() override;

public Q_SLOTS:
    void resize(int count);

private Q_SLOTS:
    void launchSome();

private:
    const quint16 m_port;
    int m_wanted = 0;
    quint32 m_lastNumber = 0;
    QTimer m_launching{this}; // a child moves to the thread with its parent
    std::vector<std::unique_ptr<Client>> m_clients;
};
