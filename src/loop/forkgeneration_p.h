// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>

namespace Signalbox {

/*!
    Counts the forks between this process and the first one that called countForks(). What was opened under an
    earlier number is shared with the parent, which must not notice what a child does.
*/
extern std::atomic<std::uint64_t> forkCount;

inline std::uint64_t forkGeneration()
{
    return forkCount.load(std::memory_order_relaxed);
}

//! Begins to count; cheap when it has begun before.
void countForks();

} // namespace Signalbox
