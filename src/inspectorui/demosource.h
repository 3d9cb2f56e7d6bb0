// SPDX-License-Identifier: MIT
#pragma once

#include "inspectorglobal.h"
#include "sample.h"

namespace Signalbox {

/*!
    A made-up shop program with four loops: the same data for the same tick, on every machine.

    It shows every state that a view has to show: a GUI loop that stalls for 1.3 s of each 30 s, late timers,
    a descriptor that was closed under its watcher, long names, many equal posted events, rows that come and
    go.
*/
class SIGNALBOX_INSPECTOR_EXPORT DemoSource final : public SnapshotSource
{
public:
    static constexpr Milliseconds Tick{100};

    ProgramInfo program() const override;
    //! The snapshot of the next tick; the first one is that of tick 0.
    std::optional<Snapshot> snapshot(const SnapshotRequest &) override { return at(m_next++); }

    static Snapshot at(int tick);

private:
    int m_next = 0;
};

//! The sample that follows \a ticks ticks of the demo, with their history.
SIGNALBOX_INSPECTOR_EXPORT SamplePointer demoSample(int ticks);

} // namespace Signalbox
