// SPDX-License-Identifier: MIT
#pragma once

#include "inspect/frame.h"
#include "inspect/inspectlimits.h"
#include "inspect/messages_p.h"
#include "inspect/snapshotcbor.h"
#include "inspect/socketstream_p.h"
#include "probe/control.h"

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qelapsedtimer.h>
#include <QtCore/qobject.h>
#include <QtCore/qtimer.h>

#include <functional>
#include <optional>
#include <vector>

namespace Signalbox::Detail {

/*!
    One client of an InspectServer, in its thread: questions come, answers go. It writes no faster than the client reads, leaves one that does not, and
    takes snapshots for it only so often. Where it may act, it asks for that, and tells what has become of it, while snapshots go on. What there is no memory for the client is told, and nobody else.
*/
class InspectConnection final : public QObject
{
    Q_OBJECT

public:
    using TakeSnapshot = std::function<Snapshot(SnapshotParts)>;
    using TakePage = std::function<TaskPage(const TaskPageRequest &)>;
    using CancelTask = std::function<TaskCancellation(quint64 serial)>;

    //! \a socket does not block. \a take is called for each question; what it throws ends no more than the answer.
    InspectConnection(Descriptor socket, TakeSnapshot take, const InspectLimits &limits);

    //! Pages of tasks come from \a take; without one, that question is not known. Before the client is greeted.
    void offerPages(TakePage take) { m_takePage = std::move(take); }
    //! The client may cancel tasks, by \a cancel. Before it is greeted.
    void allowCancelling(CancelTask cancel) { m_cancel = std::move(cancel); }

    int descriptor() const { return m_socket.descriptor(); }
    void sayHello(const QString &program, const QStringList &arguments);
    //! Closes when the client has read that, or after a moment.
    void refuse(ErrorCode code, const QString &text);
    //! Since the last question or, before that, since it was made.
    std::chrono::nanoseconds idleTime() const { return std::chrono::nanoseconds(m_idle.nsecsElapsed()); }
    //! Bytes that wait for the client to read.
    qsizetype unsent() const { return m_socket.unsent(); }

Q_SIGNALS:
    //! Nobody is there any more.
    void closed();

private:
    struct WaitingQuestion
    {
        quint16 stream = 0;
        SnapshotParts parts;
        std::optional<TaskPageRequest> page = {}; // instead
    };
    //! Something that was asked for, and has no outcome so far.
    struct WaitingCancel
    {
        quint16 stream = 0;
        TaskCancellation wish;
        QDeadlineTimer silentUntil;
        bool isToldToWait = false;
    };

    void readMore();
    void goOn();
    void handle(const Frame &frame);
    void askForSnapshot(quint16 stream, const QCborMap &question);
    void askForPage(quint16 stream, const QCborMap &question);
    void wait(const WaitingQuestion &question);
    void cancelTask(quint16 stream, const QCborMap &question);
    void tellOutcomes();
    void tellOutcome(const WaitingCancel &cancel, CancelOutcome outcome);
    void stopWaiting();
    void answerInTime();
    void writeMore();
    void write(FrameType type, quint16 stream, const QByteArray &payload, bool hasMore = false);
    void writeError(quint16 stream, ErrorCode code, const QString &text);
    void giveUp();
    template <typename Function>
    void within(Function function);

    SocketStream m_socket;
    const TakeSnapshot m_take;
    TakePage m_takePage;
    CancelTask m_cancel; // empty: it may not
    const InspectLimits &m_limits;
    FrameReader m_reader;
    std::optional<SnapshotWriter> m_answer;   // on its way
    quint16 m_stream = 0;                     // that it belongs to
    std::optional<WaitingQuestion> m_waiting; // until it is time for the next snapshot
    std::vector<WaitingCancel> m_cancels;     // nobody tells when a loop has come to them
    QDeadlineTimer m_nextSnapshot;
    QTimer m_turn;     // for what waits
    QTimer m_look;     // at what has become of m_cancels
    QTimer m_patience; // while something is unsent
    QElapsedTimer m_idle;
    bool m_isLeaving = false;
};

} // namespace Signalbox::Detail
