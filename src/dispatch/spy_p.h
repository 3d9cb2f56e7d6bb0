// SPDX-License-Identifier: MIT
#pragma once

#include "loop/loop_p.h"

namespace Signalbox {

/*
    The one file that looks into Qt's private data: posted events, and which handler a thread is in.
    See docs/decisions/0003-spy.md.
*/

//! Makes the spy known to probes, once for the process, and the thread's private data known to \a loop.
void prepareSpy(LoopBlock &loop);

} // namespace Signalbox
