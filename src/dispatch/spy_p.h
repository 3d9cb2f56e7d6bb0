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

//! The works of endHandlers(), for those that have taken some time.
void measureHandlers(LoopBlock &loop, int left, Deadline now);

//! All handlers of \a loop but the outermost \a left have ended by \a now: what Qt does not tell when it happens.
inline void endHandlers(LoopBlock &loop, int left, Deadline now)
{
    if (left >= loop.handlerCount.load(std::memory_order_relaxed))
        return;
    if (loop.handlers[std::size_t(left)].since.get() != now.time_since_epoch().count()) [[unlikely]] // else all of them are as young
        measureHandlers(loop, left, now);
    loop.handlerCount.store(left, std::memory_order_release);
}

} // namespace Signalbox
