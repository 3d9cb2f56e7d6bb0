// SPDX-License-Identifier: MIT
#pragma once

#include "snapshot.h"

#include <memory>

namespace Signalbox {

/*!
    Looks into every loop of the process, from any thread, even while a loop is stuck.

    While at least one Probe lives, loops also measure the time of each turn, note which object and slot they
    are in, and name the objects that own timers and watchers. Without one they only count.

    A Probe never stops a loop and never waits for one. It wakes each loop at most once per snapshot(), to let
    it fill in names on its own thread; what a stuck loop could not name yet has its class, but no object
    name.

    Make the first one before other threads deliver events, if that can be chosen: it registers with Qt, once for
    the process, in a table that Qt does not lock.

    \threadsafe Constructing, destroying and snapshot() are safe in any thread; one Probe is used by one
    thread at a time. Cost: snapshot() is linear in loops, timers, watchers and posted events.
*/
class SIGNALBOX_CORE_EXPORT Probe
{
public:
    Probe();
    ~Probe();
    Probe(const Probe &) = delete;
    Probe &operator=(const Probe &) = delete;

    //! Every loop of the process as it stands now.
    Snapshot snapshot() const;

    //! True while any Probe lives in this process.
    static bool isAttached() noexcept;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Signalbox
