// SPDX-License-Identifier: MIT
#pragma once

#include "../probe/control.h"
#include "../probe/lookerror.h"
#include "../probe/snapshot.h"
#include "clientsocket.h"
#include "frame.h"
#include "snapshotcbor.h"

#include <QtCore/qcbormap.h>
#include <QtCore/qdatetime.h>
#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qhash.h>
#include <QtCore/qlist.h>

#include <chrono>
#include <optional>
#include <utility>

namespace Signalbox::Detail {

//! \internal What a program says of itself.
struct SIGNALBOX_INSPECT_EXPORT InspectedProgram
{
    qint64 pid = 0;
    QString name;
    QStringList arguments; // the first is the program
    QDateTime startedAt;
    InspectRole role = InspectRole::Observe; // of those who look into it
    bool hasTaskPages = false;               // of a version that knows them

    //! Its name or, without one, its file's.
    QString displayName() const;
};

//! \internal What a program says has become of a task that it was asked to cancel.
struct CancelAnswer
{
    quint64 serial = 0;
    CancelOutcome outcome = CancelOutcome::Waiting; // then another answer comes
    QString taskName{};
    LookError error{}; // not empty: it was refused, and this says why
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
    //! Does the program know what tasks() asks for? Not, where it is of an older version.
    bool hasPages() const { return m_program.hasTaskPages; }
    //! A page of its tasks; waits as snapshot() does. While an answer is still on its way after isSilent(), only for the same once more.
    std::optional<TaskPage> tasks(const TaskPageRequest &request);
    //! Asks for the task \a serial to be cancelled; waits for no answer. False: the program has gone, errorString() says so.
    bool askToCancel(quint64 serial);
    //! The answers to that which have come in, also while a snapshot was waited for.
    QList<CancelAnswer> takeCancelAnswers() { return std::exchange(m_cancelAnswers, {}); }
    //! The next one; waits for it. Empty: none came in time, or the program has gone. Not while a snapshot is on its way.
    std::optional<CancelAnswer> waitForCancelAnswer(std::chrono::milliseconds patience);
    //! Of how many tasks has it not said the last so far?
    qsizetype cancelsOnTheirWay() const { return m_cancels.size(); }
    //! Has the other side closed, or does nobody listen?
    bool hasGone() const { return m_socket.hasEnded(); }
    QString errorString() const { return m_error.text; }
    //! The same, for those who say it in another language.
    const LookError &error() const { return m_error; }

private:
    bool fail(const LookError &error);
    bool readHello(QDeadlineTimer deadline);
    bool ask(const QCborMap &question, quint16 stream, QDeadlineTimer deadline);
    quint16 takeStream();
    void askForRows(const QCborMap &question, QDeadlineTimer deadline);
    bool readRows(const QCborMap &question);
    std::optional<Frame> readFrame(QDeadlineTimer deadline);
    std::optional<Frame> readAnyFrame(QDeadlineTimer deadline);
    bool noteCancelAnswer(const Frame &frame);

    const std::chrono::milliseconds m_patience;
    ClientSocket m_socket;
    FrameReader m_reader;
    InspectedProgram m_program;
    quint16 m_lastStream = 0;
    quint16 m_question = 0;            // of the snapshot
    QHash<quint16, quint64> m_cancels; // by stream, the task
    QList<CancelAnswer> m_cancelAnswers;
    QCborMap m_asked; // that the answer is for
    SnapshotReader m_answer;
    bool m_isLeftOver = false;
    bool m_isMissing = false;
    bool m_isSilent = false;
    LookError m_error;
};

} // namespace Signalbox::Detail
