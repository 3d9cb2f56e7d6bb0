// SPDX-License-Identifier: MIT
#pragma once

#include "inspectglobal.h"

#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

namespace Signalbox::Detail {

/*!
    \internal
    The folder with the sockets of this user's programs: signalbox below XDG_RUNTIME_DIR or, where that is no folder of this user's alone to change,
    signalbox-UID below /tmp. It is nobody else's.
*/
class SIGNALBOX_INSPECT_EXPORT SocketFolder
{
public:
    //! Of this process's user; makes nothing.
    SocketFolder();
    //! Of a process whose XDG_RUNTIME_DIR is \a runtime, and with another /tmp: for tests.
    SocketFolder(const QString &runtime, const QString &temporary);

    QString path() const { return m_path; }
    //! Makes it if it is not there. False: it is not ours alone, errorString() says why.
    bool make();
    //! Is it there, and ours alone? errorString() says why not; empty when it is not there.
    bool isSafe();
    QString errorString() const { return m_error; }

    QString socketOf(qint64 pid) const;
    //! Of the sockets in it, which may be left over from programs that have gone.
    QList<qint64> pids() const;

private:
    const QString m_path;
    QString m_error;
};

//! \internal Is the process at the other end of \a socket (a file descriptor) this user's?
SIGNALBOX_INSPECT_EXPORT bool isOfThisUser(qintptr socket);
//! \internal The process at the other end of \a socket, when it connected; 0: not known.
SIGNALBOX_INSPECT_EXPORT qint64 peerOf(qintptr socket);

} // namespace Signalbox::Detail
