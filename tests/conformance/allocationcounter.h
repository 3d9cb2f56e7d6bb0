// SPDX-License-Identifier: MIT
#pragma once

/*!
    Counts what the calling thread allocates, with malloc() and all that is built on it.

    A program that links this has its own malloc(); so no more than one suite does. Sanitizers have theirs:
    that suite is not built with them.
*/
namespace AllocationCounter {

//! Allocations of the calling thread since it began; frees are not counted.
long count();

} // namespace AllocationCounter
