// SPDX-License-Identifier: MIT
#pragma once

#include "core/listhook.h"
#include "network/devicewaiting.h"

#include <QtCore/qiodevice.h>
#include <QtCore/qobject.h>

#include <array>
#include <optional>

QT_BEGIN_NAMESPACE
class QProcess;
QT_END_NAMESPACE

namespace Signalbox::Detail {

/*!
    Between a device or a server and those who wait for it in its thread. It is made with the first wait, and goes with the
    object: so its signals are connected once, and not for each wait.

    It remembers what Qt tells by a signal only: the error of this connection, and the end of what can be read.
*/
class DeviceLink final : public QObject
{
public:
    //! Null, with a warning, for what is not of this thread.
    static DeviceLink *of(QObject *object, const char *function);

    explicit DeviceLink(QObject *object);
    ~DeviceLink() override;

    template <typename Object>
    Object *object() const
    {
        return static_cast<Object *>(m_object);
    }
    QString name() const;

    void join(DeviceWaiting &waiting);
    void remove(DeviceWaiting &waiting);
    //! It stands in no line, but is told of the end.
    void setApart(DeviceWaiting &waiting);
    //! Only its task could make way for it.
    bool isBehindItsOwnTask(const DeviceWaiting &waiting) const;
    bool isApart(const DeviceWaiting &waiting) const { return waiting.m_isApart; }

    //! Nothing more comes than what is there.
    bool isReadingOver() const;
    //! Nothing that is written now gets anywhere.
    bool isWritingOver() const { return m_isWriteFailed || m_isOver(m_object); }
    //! 0: it has no limit.
    qint64 readBufferSize() const { return m_readBufferSize(m_object); }
    bool hasError() const { return m_error.has_value(); }
    //! This connection has failed, other than by its peer's closing it.
    bool hasFailed() const;
    //! What has become of it.
    std::exception_ptr error() const;
    //! Why it is not open.
    std::exception_ptr whyClosed() const;
    //! Of a server: if an error has stopped it, it goes on.
    void acceptAgain();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Line = DeviceWaiting::Line;
    using Waits = IntrusiveList<DeviceWaiting>;

    void watchDevice(QIODevice *device);
    template <typename Socket>
    void watchSocket(Socket *socket);
    void watchProcess(QProcess *process);
    template <typename Server>
    void watchServer(Server *server);

    void aboutToClose();
    //! There is a new connection.
    void forgetOutcome();
    //! The first one of \a line, or all of those that take nothing.
    void lookAt(Line line);
    void lookLater(Line line);
    static bool isShared(Line line) { return line == Line::States || line == Line::Ends; }
    void lookAtAll();
    //! Also those that were there, and nobody has taken.
    void fail(Line line, const std::exception_ptr &error);
    void failPending(Line line, const std::exception_ptr &error);
    //! The object has gone, or to another thread. Destroys this.
    void gone();
    void failAll();

    Waits &waits(Line line) { return m_waits[std::size_t(line)]; }

    QObject *const m_object;
    bool (*m_isOver)(const QObject *) = [](const QObject *) { return false; };
    qint64 (*m_readBufferSize)(const QObject *) = [](const QObject *) { return qint64(0); };
    std::array<Waits, 5> m_waits;
    Waits m_apart;
    std::optional<DeviceError> m_error;
    bool m_isReadFinished = false;
    bool m_isWriteFailed = false;
    bool m_isAborted = false; // Qt has closed it, because of the error
};

} // namespace Signalbox::Detail
