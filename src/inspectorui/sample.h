// SPDX-License-Identifier: MIT
#pragma once

#include "loadhistory.h"

#include "probe/snapshot.h"

#include <memory>

namespace Signalbox {

/*!
    The program that is looked at.
*/
struct ProgramInfo
{
    QString name;
    qint64 pid = 0;
    Deadline startedAt{};
};

/*!
    Everything the views show, at one moment. Immutable once published, so threads share it without a lock.
*/
struct Sample
{
    quint64 number = 0; //!< Counts up from 1.
    ProgramInfo program;
    Snapshot snapshot;
    LoadHistory history; //!< Up to and with this snapshot.
    Nanoseconds cost{};  //!< How long taking the snapshot took.
};

using SamplePointer = std::shared_ptr<const Sample>;

/*!
    Where snapshots come from: a Probe, or made-up data. Used by one thread at a time.
*/
class SnapshotSource
{
public:
    SnapshotSource() = default;
    virtual ~SnapshotSource() = default;
    SnapshotSource(const SnapshotSource &) = delete;
    SnapshotSource &operator=(const SnapshotSource &) = delete;

    virtual ProgramInfo program() const = 0;
    virtual Snapshot snapshot() = 0;
};

} // namespace Signalbox
