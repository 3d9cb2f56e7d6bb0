// SPDX-License-Identifier: MIT
// What the recipes of the cookbook deal with: servers, jobs and stores that are none, and a log of what happened.
#pragma once

#include "pagelog.h"

#include <Signalbox/Sleep>
#include <Signalbox/Task>

#include <QtCore/qobject.h>
#include <QtCore/qsemaphore.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <stdexcept>

using namespace Signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

inline std::atomic<int> scalersAtOnce{0}, mostScalers{0};
inline QSemaphore mayScale;
inline std::atomic<int> printed{0};
inline QSemaphore paper;

class Job : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void finished(int code);

public:
    explicit Job(bool isQuick) : m_isQuick(isQuick) {}
    void start()
    {
        if (m_isQuick)
            Q_EMIT finished(7);
    }

private:
    const bool m_isQuick;
};

class ServerBusy : public std::runtime_error
{
public:
    ServerBusy() : std::runtime_error("busy") {}
};

//! Answers after some time, if it is not busy.
class Server
{
public:
    explicit Server(QString name = {}, Nanoseconds time = 10ms, int failures = 0)
        : m_name(std::move(name)), m_time(time), m_failures(failures)
    {
    }

    Task<QString> fetch(QString path)
    {
        struct Request // is over when the frame goes
        {
            explicit Request(Server &asked) : server(asked)
            {
                server.m_most = std::max(server.m_most, ++server.m_running);
            }
            ~Request() { --server.m_running; }
            Server &server;
        };
        const Request request(*this);
        log(u"asks for "_s + path);
        co_await sleepFor(m_time);
        if (m_failures-- > 0)
            throw ServerBusy();
        co_return m_name + path;
    }

    int running() const { return m_running; }
    int most() const { return m_most; }

private:
    const QString m_name;
    const Nanoseconds m_time;
    int m_failures;
    int m_running = 0;
    int m_most = 0; // at once
};

class Store
{
};

inline Task<> save(std::shared_ptr<Store>, QString text)
{
    log(u"saves "_s + text);
    co_await sleepFor(100ms);
    log(u"saved "_s + text);
}

class Connection
{
};

inline Task<> open(std::shared_ptr<Connection>)
{
    log(u"opens"_s);
    co_return;
}

inline Task<QString> status(std::shared_ptr<Connection>)
{
    co_await sleepFor(1s);
    co_return u"fine"_s;
}

inline Task<> close(std::shared_ptr<Connection>)
{
    co_await sleepFor(1ms);
    log(u"closed"_s);
}

//! An interface with callbacks.
class Camera
{
public:
    int shoot(std::function<void(QString)> callback)
    {
        m_callbacks[++m_last] = std::move(callback);
        return m_last;
    }
    void forget(int id) { m_callbacks.erase(id); }

    void deliver(const QString &picture)
    {
        for (auto &[id, callback] : m_callbacks)
            callback(picture);
    }
    bool isAsked() const { return !m_callbacks.empty(); }

private:
    int m_last = 0;
    std::map<int, std::function<void(QString)>> m_callbacks;
};

class Lamp : public QObject
{
public:
    Task<> switchOffIn(Nanoseconds time)
    {
        co_await sleepFor(time);
        m_isOn = false;
    }
    bool isOn() const { return m_isOn; }

private:
    bool m_isOn = true;
};

//! In a thread of a pool: waits until it may end.
inline QString scaled(const QString &picture)
{
    const int now = ++scalersAtOnce;
    int most = mostScalers;
    while (most < now && !mostScalers.compare_exchange_weak(most, now)) {
    }
    mayScale.acquire();
    --scalersAtOnce;
    return u"small "_s + picture;
}

//! In a thread of a pool: waits for paper.
inline void print(const QString &)
{
    paper.acquire();
    ++printed;
}

inline int countWords(const QString &text)
{
    return int(text.split(u' ', Qt::SkipEmptyParts).size());
}
