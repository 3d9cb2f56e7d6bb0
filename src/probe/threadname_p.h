// SPDX-License-Identifier: MIT
#pragma once

#include "probe/statblocks_p.h"

namespace Signalbox {

/*!
    Publishes name and class of the calling thread, which is that of \a loop. Not before the thread's own code runs: while a
    QThread starts, its constructor may still be on the stack of who has started it.
*/
void publishThreadName(LoopBlock &loop);

//! The name of its object, or else its class; "main" for the main thread. Until it has said so: what the kernel calls it.
QString threadNameOf(const LoopBlock &loop);

} // namespace Signalbox
