// SPDX-License-Identifier: MIT
#pragma once

#include "probe/observer.h"

#include <atomic>
#include <functional>
#include <type_traits>

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
template <typename... Parameters>
[[gnu::noinline, gnu::cold]] void observeNow(void (LoopObserver::*hook)(Parameters...),
                                             Parameters... arguments)
{
    visitObservers([&](LoopObserver &observer) { (observer.*hook)(arguments...); });
}

//! Calls \a hook of every observer, and is no more than a comparison and a branch where there are none.
template <typename... Parameters>
[[gnu::always_inline]] inline void observe(void (LoopObserver::*hook)(Parameters...),
                                           std::type_identity_t<Parameters>... arguments)
{
    if (isObserved()) [[unlikely]]
        observeNow<Parameters...>(hook, arguments...);
}

} // namespace Signalbox
