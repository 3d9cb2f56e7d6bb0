// SPDX-License-Identifier: MIT
#pragma once

#include "../probe/snapshot.h"
#include "../probe/taskpage.h"
#include "inspectglobal.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qhash.h>

#include <optional>
#include <utility>

namespace Signalbox::Detail {

/*!
    \internal
    A snapshot as maps in CBOR, one after the other, none much larger than it may be: each has rows of one list of one loop.
    So what is sent is never in memory twice.
*/
class SIGNALBOX_INSPECT_EXPORT SnapshotWriter
{
public:
    static constexpr qsizetype PieceSize = 64 * 1024;

    explicit SnapshotWriter(Snapshot snapshot) : m_snapshot(std::move(snapshot)) {}
    //! The same of a page of tasks, whose first piece also says what it is a page of.
    explicit SnapshotWriter(TaskPage page)
        : m_snapshot(std::exchange(page.snapshot, {})), m_page(std::move(page))
    {
    }

    bool atEnd() const { return !isInHead() && m_loop >= m_snapshot.loops.size(); }
    //! The next piece; only while not atEnd().
    QByteArray next();

private:
    bool isInHead() const { return !m_isHeadWritten || m_edge < m_snapshot.postEdges.size(); }
    void writeHead(QByteArray &piece);
    void writeRows(QByteArray &piece, const LoopSnapshot &loop);
    void nextList();

    const Snapshot m_snapshot;
    const std::optional<TaskPage> m_page; // without its snapshot
    bool m_isHeadWritten = false;
    qsizetype m_edge = 0; // of who posts to whom
    qsizetype m_loop = 0;
    int m_section = 0;   // of that loop: itself, then its lists
    qsizetype m_row = 0; // of that list
};

/*!
    \internal
    Puts the pieces together. What it does not know is skipped, what is missing keeps its default; texts are made printable. Whatever
    the other program sends, it takes no more memory than a large program's snapshot.
*/
class SIGNALBOX_INSPECT_EXPORT SnapshotReader
{
public:
    //! False: \a piece is no part of a snapshot, and nothing was added.
    bool add(const QByteArray &piece);
    Snapshot take() { return std::exchange(m_snapshot, {}); }
    //! The same of the pieces of a page; empty: they were none.
    std::optional<TaskPage> takePage();

private:
    Snapshot m_snapshot;
    std::optional<TaskPage> m_page; // without its snapshot
    qsizetype m_rows = 0;
    QHash<quint64, qsizetype> m_places; // of loops
};

} // namespace Signalbox::Detail
