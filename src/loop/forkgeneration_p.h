// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>

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

/*!
    Counts the times when a loop's own descriptors may have become others behind its back: forks, and each loss
    that any loop has noticed. One number, so that a turn looks at no more than it did.
*/
extern std::atomic<std::uint64_t> descriptorEpochCount;

inline std::uint64_t descriptorEpoch()
{
    return descriptorEpochCount.load(std::memory_order_relaxed);
}

//! A descriptor of a loop seems to be somebody else's: every loop looks at its own before it waits again.
inline void noteLostDescriptor()
{
    descriptorEpochCount.fetch_add(1, std::memory_order_relaxed);
}

//! Guards which loop is whose. Nobody holds it while the process forks.
extern std::mutex adoptionMutex;

//! Begins to count; cheap when it has begun before.
void countForks();

} // namespace Signalbox
