// SPDX-License-Identifier: MIT
#pragma once

#include "probe/observer.h"

#include <atomic>
#include <functional>

namespace Signalbox {

//! How many observers there are. Loops look at it with one relaxed load.
extern std::atomic<int> observerCount;

//! Calls \a hook for every observer; removes one that throws.
void visitObservers(const std::function<void(LoopObserver &)> &hook);

//! The same, and no more than a branch where there are none.
template <typename Hook>
void observe(Hook &&hook)
{
    if (observerCount.load(std::memory_order_relaxed) != 0) [[unlikely]]
        visitObservers(hook);
}

} // namespace Signalbox
