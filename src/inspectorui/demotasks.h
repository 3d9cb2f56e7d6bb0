// SPDX-License-Identifier: MIT
#pragma once

#include "probe/snapshot.h"

namespace Signalbox {

//! Gives \a loop of the demo its tasks. Nobody goes on while it \a isStuck.
void addDemoTasks(int tick, Deadline now, bool isStuck, LoopSnapshot &loop);

} // namespace Signalbox
