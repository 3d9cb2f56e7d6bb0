// SPDX-License-Identifier: MIT
#pragma once

#include "inspect/descriptor.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qobject.h>
#include <QtCore/qsocketnotifier.h>
#include <QtCore/qtimer.h>

#include <chrono>
#include <functional>
#include <memory>
#include <sys/types.h>

namespace Signalbox::Detail {

/*!
    Listens at a local socket, in the thread that it was made in, and hands over who comes.

    A process that has no descriptor left when somebody comes goes on listening: whoever came is turned away with a spare one or, where even
    that is gone, looked after a moment later. Ownership of the file: that of the one that it has bound, and of no other at its path.
*/
class Listener final : public QObject
{
    Q_OBJECT

public:
    using Welcome = std::function<void(Descriptor)>;

    //! \a welcome may throw std::bad_alloc: who came is gone then. \a farewell is told to those who are turned away.
    Listener(Welcome welcome, QByteArray farewell, std::chrono::milliseconds pause);
    //! Removes its file.
    ~Listener() override;

    /*!
        Once. The socket is its user's alone from the first moment. One that is there already is replaced if it is this user's and nobody listens.
        False, and errorString() says why, when it cannot; what was there stays.
    */
    bool listen(const QString &path);
    QString errorString() const { return m_error; }

private:
    //! Which file: a number is used again once nobody has the old one open.
    struct File
    {
        dev_t device = 0;
        ino_t number = 0;
        bool operator==(const File &) const = default;
    };

    bool bind(const class SocketAddress &address);
    bool mayReplace(const SocketAddress &address);
    bool noteFile(const SocketAddress &address);
    void acceptAll();
    void turnAway();
    void pause();
    void goOn();
    bool fail(const QString &error);

    const Welcome m_welcome;
    const QByteArray m_farewell;
    QTimer m_pause;
    Descriptor m_socket;
    Descriptor m_spare; // given up for who comes when there is no other
    std::unique_ptr<QSocketNotifier> m_notifier;
    QByteArray m_path; // of the file, once it is bound
    File m_file;
    QString m_error;
};

} // namespace Signalbox::Detail
