// SPDX-License-Identifier: MIT
#include "network/devicelink_p.h"

#include "network/networklogging_p.h"

#include <QtCore/qcoreevent.h>
#include <QtCore/qhash.h>

#include <QtCore/qprocess.h>
#include <QtCore/qthread.h>
#include <QtNetwork/qlocalserver.h>
#include <QtNetwork/qlocalsocket.h>
#include <QtNetwork/qtcpserver.h>

#include <memory>
#include <unordered_map>

namespace Signalbox::Detail {

using namespace Qt::StringLiterals;

//! This thread's, by the address of what each is about.
static auto &links()
{
    static thread_local std::unordered_map<const QObject *, std::unique_ptr<DeviceLink>> links;
    return links;
}

//! While it is being destroyed, it is none of these any more.
static bool isDevice(const QObject *object)
{
    return qobject_cast<const QIODevice *>(object) || qobject_cast<const QTcpServer *>(object) ||
           qobject_cast<const QLocalServer *>(object);
}

DeviceLink *DeviceLink::of(QObject *object, const char *function)
{
    if (!object || object->thread() != QThread::currentThread() || !isDevice(object)) {
        qCWarning(
            lcNetwork,
            "%s: the device is null, or lives in another thread, or is being destroyed; it counts as one "
            "that has gone",
            function);
        return nullptr;
    }
    auto &link = links()[object];
    if (!link)
        link = std::make_unique<DeviceLink>(object);
    return link.get();
}

// ---- what Qt tells ----

DeviceLink::DeviceLink(QObject *object) : m_object(object)
{
    connect(object, &QObject::destroyed, this, [this] { gone(); });
    object->installEventFilter(this);
    if (auto *device = qobject_cast<QIODevice *>(object))
        watchDevice(device);
    if (auto *socket = qobject_cast<QAbstractSocket *>(object))
        watchSocket(socket);
    else if (auto *localSocket = qobject_cast<QLocalSocket *>(object))
        watchSocket(localSocket);
    else if (auto *process = qobject_cast<QProcess *>(object))
        watchProcess(process);
    else if (auto *server = qobject_cast<QTcpServer *>(object))
        watchServer(server);
    else if (auto *localServer = qobject_cast<QLocalServer *>(object))
        watchServer(localServer);
}

DeviceLink::~DeviceLink()
{
    failAll();
}

void DeviceLink::watchDevice(QIODevice *device)
{
    connect(device, &QIODevice::readyRead, this, [this] { lookAt(Line::Reads); });
    connect(device, &QIODevice::bytesWritten, this, [this] {
        lookAt(Line::Writes);
        lookAt(Line::States);
    });
    connect(device, &QIODevice::readChannelFinished, this, [this] {
        m_isReadFinished = true;
        lookAt(Line::Reads);
    });
    connect(device, &QIODevice::aboutToClose, this, [this] { aboutToClose(); });
}

template <typename Socket>
void DeviceLink::watchSocket(Socket *socket)
{
    const auto noteError = [this, socket] {
        m_error.emplace(socket->errorString(), QAbstractSocket::SocketError(socket->error()));
        if (m_isOver(socket))
            lookAtAll();
    };
    m_isOver = [](const QObject *object) {
        return static_cast<const Socket *>(object)->state() == Socket::UnconnectedState;
    };
    m_readBufferSize = [](const QObject *object) {
        return static_cast<const Socket *>(object)->readBufferSize();
    };
    // An older error may be that of an earlier connection.
    if (m_isOver(socket) && int(socket->error()) != QAbstractSocket::UnknownSocketError)
        noteError();
    connect(socket, &Socket::errorOccurred, this, noteError);
    connect(socket, &Socket::disconnected, this, [this] { lookAtAll(); });
    connect(socket, &Socket::stateChanged, this, [this](auto state) {
        if (state != Socket::UnconnectedState && state != Socket::ClosingState)
            forgetOutcome();
        if (!m_isOver(m_object) || m_error)
            lookAtAll();
        else // perhaps the error is told next
            QMetaObject::invokeMethod(
                this, [this] { lookAtAll(); }, Qt::QueuedConnection);
    });
}

void DeviceLink::watchProcess(QProcess *process)
{
    m_isOver = [](const QObject *object) {
        return static_cast<const QProcess *>(object)->state() == QProcess::NotRunning;
    };
    const auto noteError = [this, process](QProcess::ProcessError error) {
        if (error == QProcess::Crashed || error == QProcess::Timedout || error == QProcess::UnknownError)
            return; // no error of what it has written
        m_error.emplace(process->errorString(), QAbstractSocket::UnknownSocketError);
        m_isWriteFailed = error == QProcess::WriteError;
        lookAtAll();
    };
    if (m_isOver(process))
        noteError(process->error());
    connect(process, &QProcess::errorOccurred, this, noteError);
    connect(process, &QProcess::stateChanged, this, [this](QProcess::ProcessState state) {
        if (state == QProcess::Starting)
            forgetOutcome();
    });
    connect(process, &QProcess::finished, this,
            [this] { lookAtAll(); }); // the state changes before an error is told
}

template <typename Server>
void DeviceLink::watchServer(Server *server)
{
    connect(server, &Server::newConnection, this, [this] { lookAt(Line::Accepts); });
    if constexpr (std::is_base_of_v<QTcpServer, Server>) {
        connect(server, &QTcpServer::acceptError, this, [this, server](QAbstractSocket::SocketError error) {
            m_error.emplace(server->errorString(), error);
            failPending(Line::Accepts, this->error());
        });
    }
}

//! A server that is closed loses a child, and tells nobody else.
bool DeviceLink::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ChildRemoved) {
        lookAt(Line::Accepts);
    } else if (event->type() == QEvent::ThreadChange) {
        qCWarning(lcNetwork, "%ls moves to another thread; for those who wait for it here it has gone",
                  qUtf16Printable(name()));
        gone();
        return false;
    }
    return QObject::eventFilter(watched, event);
}

void DeviceLink::aboutToClose()
{
    m_isAborted = m_error && !m_isOver(m_object);
    for (const auto line : {Line::Reads, Line::Writes, Line::States})
        fail(line, whyClosed());
    m_isReadFinished = false; // it may be opened again
}

void DeviceLink::forgetOutcome()
{
    m_isReadFinished = m_isWriteFailed = m_isAborted = false;
    m_error.reset();
}

// ---- what is known ----

bool DeviceLink::isReadingOver() const
{
    return m_isReadFinished || !object<QIODevice>()->isSequential() || m_isOver(m_object);
}

bool DeviceLink::hasFailed() const
{
    return m_error && m_error->socketError() != QAbstractSocket::RemoteHostClosedError;
}

std::exception_ptr DeviceLink::error() const
{
    return m_error ? std::make_exception_ptr(*m_error) : std::make_exception_ptr(DeviceGone());
}

std::exception_ptr DeviceLink::whyClosed() const
{
    return m_isAborted ? error() : std::make_exception_ptr(DeviceGone());
}

void DeviceLink::acceptAgain()
{
    if (!m_error)
        return;
    m_error.reset();
    object<QTcpServer>()->resumeAccepting(); // only these tell of errors
}

QString DeviceLink::name() const
{
    const auto className = QLatin1StringView(m_object->metaObject()->className());
    const auto name = m_object->objectName();
    return name.isEmpty() ? QString(className) : u"%1 \"%2\""_s.arg(className, name);
}

// ---- who waits ----

void DeviceLink::join(DeviceWaiting &waiting)
{
    auto &line = waits(waiting.m_line);
    line.append(waiting);
    waiting.m_isApart = false;
    if (isShared(waiting.m_line) || line.first() == &waiting)
        waiting.lookNow();
}

void DeviceLink::remove(DeviceWaiting &waiting)
{
    const bool wasFirst = waits(waiting.m_line).first() == &waiting;
    waiting.unlink();
    if (wasFirst)
        lookLater(waiting.m_line);
}

void DeviceLink::setApart(DeviceWaiting &waiting)
{
    remove(waiting);
    m_apart.append(waiting);
    waiting.m_isApart = true;
}

bool DeviceLink::isBehindItsOwnTask(const DeviceWaiting &waiting) const
{
    if (isShared(waiting.m_line))
        return false;
    const auto &line = m_waits[std::size_t(waiting.m_line)];
    for (auto *other = line.first(); other != &waiting; other = line.next(*other)) {
        if (other->m_run == waiting.m_run)
            return true;
    }
    return false;
}

void DeviceLink::lookAt(Line line)
{
    if (!isShared(line)) {
        if (auto *first = waits(line).first())
            first->lookNow();
        return;
    }
    for (auto *waiting = waits(line).first(); waiting; waiting = waits(line).next(*waiting))
        waiting->lookNow();
}

//! Looking may call the program, and who goes must not.
void DeviceLink::lookLater(Line line)
{
    if (!isShared(line) && !waits(line).isEmpty())
        QMetaObject::invokeMethod(
            this, [this, line] { lookAt(line); }, Qt::QueuedConnection);
}

void DeviceLink::lookAtAll()
{
    for (const auto line : {Line::Reads, Line::Writes, Line::States, Line::Ends})
        lookAt(line);
}

void DeviceLink::fail(Line line, const std::exception_ptr &error)
{
    for (auto *waiting = waits(line).first(); waiting; waiting = waits(line).next(*waiting))
        waiting->fail(error);
}

void DeviceLink::failPending(Line line, const std::exception_ptr &error)
{
    for (auto *waiting = waits(line).first(); waiting; waiting = waits(line).next(*waiting)) {
        if (!waiting->hasEnded())
            waiting->fail(error);
    }
}

void DeviceLink::failAll()
{
    const auto error = std::make_exception_ptr(DeviceGone());
    const auto end = [&error](Waits &all) {
        while (auto *waiting = all.takeFirst()) {
            waiting->m_link = nullptr;
            waiting->fail(error);
        }
    };
    for (auto &line : m_waits)
        end(line);
    end(m_apart);
}

void DeviceLink::gone()
{
    const auto self = links().extract(m_object); // goes with the end of this
    failAll();
}

} // namespace Signalbox::Detail
