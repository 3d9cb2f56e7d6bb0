// SPDX-License-Identifier: MIT
#pragma once

#include "probe/snapshot.h"

namespace Signalbox {

/*!
    Gives \a loop of the demo its queues, waits and recent events. \a stuck says how near the end of its stall the loop
    is, 0 to 1: all the while nobody takes events out of its queues.
*/
void addDemoEvents(int tick, double stuck, LoopSnapshot &loop);

} // namespace Signalbox
