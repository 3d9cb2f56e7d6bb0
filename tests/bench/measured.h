// SPDX-License-Identifier: MIT
#pragma once

#include "../conformance/allocationcounter.h"

#include <algorithm>
#include <ctime>
#include <vector>

namespace Bench {

//! Of this process, in nanoseconds: other programs disturb it less than they do the wall clock.
inline double cpuTime()
{
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e9 + double(time.tv_nsec);
}

//! What each operation of a run cost.
struct Measured
{
    double nanoseconds;
    double allocations;
};

//! One run of \a work, a callable that does \a operations.
template <typename Work>
Measured measureOnce(int operations, const Work &work)
{
    const auto allocations = AllocationCounter::count();
    const auto start = cpuTime();
    work();
    const auto time = cpuTime() - start;
    return {time / operations, double(AllocationCounter::count() - allocations) / operations};
}

//! The run in the middle, by time.
inline Measured median(std::vector<Measured> runs)
{
    std::sort(runs.begin(), runs.end(), [](auto a, auto b) { return a.nanoseconds < b.nanoseconds; });
    return runs[runs.size() / 2];
}

} // namespace Bench
