// SPDX-License-Identifier: MIT
#pragma once

#include "inspect/frame.h"
#include "inspect/messages_p.h"
#include "inspect/snapshotcbor.h"

#include <QtCore/qobject.h>
#include <QtCore/qtimer.h>
#include <QtNetwork/qlocalsocket.h>

#include <functional>
#include <optional>

namespace Signalbox::Detail {

/*!
    One client of an InspectServer, in its thread. It writes no faster than the client reads, and leaves one that does not.
*/
class InspectConnection final : public QObject
{
    Q_OBJECT

public:
    using TakeSnapshot = std::function<Snapshot(SnapshotParts)>;

    //! \a socket belongs to it. \a take is called for each question.
    InspectConnection(QLocalSocket *socket, TakeSnapshot take);

    void sayHello(const QString &program, const QStringList &arguments);
    //! Closes when the client has read that, or after a moment.
    void refuse(ErrorCode code, const QString &text);

Q_SIGNALS:
    //! Nobody is there any more.
    void closed();

private:
    void goOn();
    void readFrames();
    void handle(const Frame &frame);
    void answer(quint16 stream, SnapshotParts parts);
    void writeMore();
    void write(FrameType type, quint16 stream, const QByteArray &payload, bool hasMore = false);
    void writeError(quint16 stream, ErrorCode code, const QString &text);
    void giveUp();

    QLocalSocket *const m_socket;
    const TakeSnapshot m_take;
    FrameReader m_reader;
    std::optional<SnapshotWriter> m_answer; // on its way
    quint16 m_stream = 0;                   // that it belongs to
    QTimer m_patience;                      // while something is on its way
    bool m_isLeaving = false;
};

} // namespace Signalbox::Detail
