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

//! All handlers of \a loop but the outermost \a left have ended by \a now: what Qt does not tell when it happens.
void endHandlers(LoopBlock &loop, int left, Deadline now);

} // namespace Signalbox
