// SPDX-License-Identifier: MIT
#pragma once

#include "descriptor.h"
#include "inspectglobal.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qstring.h>

namespace Signalbox::Detail {

/*!
    \internal
    The client's end of a local socket: each call waits, until its deadline. It needs no event loop, and gets no signals.
*/
class SIGNALBOX_INSPECT_EXPORT ClientSocket
{
public:
    enum class Outcome {
        Connected,
        NotThere,      //!< There is no such file.
        NobodyListens, //!< There is one, left over.
        Failed,        //!< errorString() says why.
    };

    Outcome connectTo(const QString &path, QDeadlineTimer deadline);
    //! False: the other side has gone, or takes nothing. There may be something to read yet.
    bool write(const QByteArray &bytes, QDeadlineTimer deadline);
    //! What has come next; empty: nothing until the deadline or, hasEnded(), nothing will.
    QByteArray read(QDeadlineTimer deadline);
    bool hasEnded() const { return m_hasEnded; }
    int descriptor() const { return m_socket.number(); }
    QString errorString() const { return m_error; }
    void close()
    {
        m_socket.reset();
        m_hasEnded = true;
    }

private:
    bool wait(short events, QDeadlineTimer deadline) const;

    Descriptor m_socket;
    bool m_hasEnded = true;
    QString m_error;
};

} // namespace Signalbox::Detail
