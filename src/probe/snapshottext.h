// SPDX-License-Identifier: MIT
#pragma once

#include "snapshot.h"

namespace Signalbox {

/*!
    \a snapshot for people: a paragraph for each loop, a line for each timer, watcher, group of posted events,
    queue and task (as trees), matcher and recent event. In English.

    At most \a mostLines lines of each list; how many more there are is said.

    \threadsafe
*/
SIGNALBOX_CORE_EXPORT QString toText(const Snapshot &snapshot, int mostLines = 20);

//! "fetch (main.cpp:12)"
SIGNALBOX_CORE_EXPORT QString toText(const SiteSnapshot &site);

//! "fetch: waits for a timer, for 1.2 s, in get (net.cpp:41); …"; what it has to wait yet is counted from \a now.
SIGNALBOX_CORE_EXPORT QString toText(const TaskSnapshot &task, Deadline now);

//! The paragraph of one loop.
SIGNALBOX_CORE_EXPORT QString toText(const LoopSnapshot &loop, int mostLines = 20);

} // namespace Signalbox
