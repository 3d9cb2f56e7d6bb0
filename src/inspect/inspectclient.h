// SPDX-License-Identifier: MIT
#pragma once

#include "../probe/snapshot.h"
#include "clientsocket.h"
#include "frame.h"
#include "snapshotcbor.h"

#include <QtCore/qdatetime.h>
#include <QtCore/qdeadlinetimer.h>

#include <chrono>
#include <optional>

namespace Signalbox::Detail {

//! \internal What a program says of itself.
struct SIGNALBOX_INSPECT_EXPORT InspectedProgram
{
    qint64 pid = 0;
    QString name;
    QStringList arguments; // the first is the program
    QDateTime startedAt;

    //! Its name or, without one, its file's.
    QString displayName() const;
};

/*!
    \internal
    Looks into another program, and waits for each answer. For commands; it needs no event loop.
*/
class SIGNALBOX_INSPECT_EXPORT InspectClient
{
public:
    explicit InspectClient(std::chrono::milliseconds patience = std::chrono::seconds(5))
        : m_patience(patience)
    {
    }

    //! The program \a pid of this user. False: errorString() says why not. While it is silent: the same again.
    bool connectTo(qint64 pid);
    //! Is there a socket with nobody behind it? After connectTo() was false.
    bool isLeftOver() const { return m_isLeftOver; }
    //! Is there no socket? After connectTo() was false.
    bool isMissing() const { return m_isMissing; }
    //! Has no answer come in time? The next call goes on waiting for it.
    bool isSilent() const { return m_isSilent; }
    const InspectedProgram &program() const { return m_program; }
    //! Waits as long as pieces of the answer come in time, but no longer than ten times its patience. Empty: errorString() says why.
    std::optional<Snapshot> snapshot(SnapshotParts parts = AllSnapshotParts);
    QString errorString() const { return m_error; }

private:
    bool fail(const QString &error);
    bool readHello(QDeadlineTimer deadline);
    void askForSnapshot(SnapshotParts parts, QDeadlineTimer deadline);
    std::optional<Frame> readFrame(QDeadlineTimer deadline);

    const std::chrono::milliseconds m_patience;
    ClientSocket m_socket;
    FrameReader m_reader;
    InspectedProgram m_program;
    quint16 m_question = 0;
    SnapshotReader m_answer;
    bool m_isLeftOver = false;
    bool m_isMissing = false;
    bool m_isSilent = false;
    QString m_error;
};

} // namespace Signalbox::Detail
