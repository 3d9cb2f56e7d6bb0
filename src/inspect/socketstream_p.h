// SPDX-License-Identifier: MIT
#pragma once

#include "inspect/descriptor.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qobject.h>
#include <QtCore/qsocketnotifier.h>

namespace Signalbox::Detail {

/*!
    The bytes of one connection, in the thread that it was made in. Neither side makes this thread wait, or sends it a signal: what the other one
    has not read is kept, and who writes looks at unsent() first.
*/
class SocketStream final : public QObject
{
    Q_OBJECT

public:
    //! \a socket does not block.
    explicit SocketStream(Descriptor socket);

    int descriptor() const { return m_socket.number(); }
    //! What has come, \a most bytes of it; empty: there is no more for now, or it has ended.
    QByteArray read(qsizetype most);
    //! Whether readable() is told. What comes meanwhile stays with the kernel, and then with who sends it.
    void setReading(bool isOn);
    //! Nothing once it has ended.
    void write(const QByteArray &bytes);
    //! Bytes that the kernel has not taken yet.
    qsizetype unsent() const { return m_unsent.size(); }
    bool isOpen() const { return bool(m_socket); }
    //! At once; what is unsent is lost. Not told.
    void close();

Q_SIGNALS:
    //! Something has come, or it has ended: read() says.
    void readable();
    //! The other side has made room: some of what was unsent has gone.
    void sent();
    //! The other side has closed it, or is gone.
    void ended();

private:
    void send();
    void end();

    Descriptor m_socket;
    QSocketNotifier m_readNotifier;
    QSocketNotifier m_writeNotifier; // on while something is unsent
    QByteArray m_unsent;
};

} // namespace Signalbox::Detail
