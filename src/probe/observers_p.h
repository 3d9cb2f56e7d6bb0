// SPDX-License-Identifier: MIT
#pragma once

#include "probe/observer.h"

#include <atomic>
#include <functional>

namespace Signalbox {

//! How many observers there are. Loops look at it with one relaxed load.
Q_DECL_HIDDEN extern std::atomic<int> observerCount;

inline bool isObserved()
{
    return observerCount.load(std::memory_order_relaxed) != 0;
}

//! Calls \a hook for every observer; removes one that throws.
void visitObservers(const std::function<void(LoopObserver &)> &hook);

//! What is left of observe() when somebody listens; out of the way of those where nobody does.
template <typename Tell>
[[gnu::noinline, gnu::cold]] void observeNow(const Tell &tell)
{
    visitObservers(tell);
}

/*!
    Calls \a tell with every observer. No more than a comparison and a branch where there are none: what a hook is
    called with is found out in \a tell.
*/
template <typename Tell>
[[gnu::always_inline]] inline void observe(const Tell &tell)
{
    if (isObserved()) [[unlikely]]
        observeNow(tell);
}

} // namespace Signalbox
