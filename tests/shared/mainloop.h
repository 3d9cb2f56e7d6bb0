// SPDX-License-Identifier: MIT
#pragma once

#include "probe/snapshot.h"

//! What \a snapshot has of the main thread.
inline Signalbox::LoopSnapshot mainLoop(const Signalbox::Snapshot &snapshot)
{
    for (const auto &loop : snapshot.loops) {
        if (loop.isMainThread)
            return loop;
    }
    return {};
}
