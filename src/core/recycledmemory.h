// SPDX-License-Identifier: MIT
#pragma once

#include "global.h"

#include <cstddef>
#include <new>

namespace Signalbox::Detail {

/*!
    \internal
    Memory for what comes and goes all the time: events, calls, matchers, the frames of coroutines. What is freed is kept by the thread, by
    size and up to a number, for what comes next, and beyond that for all threads, 16 MiB of a size and 32 MiB in all: a steady state
    allocates nothing, also one with 200,000 events in flight. Of what no burst asks for again, loops give 32 KiB back with each
    sleep, until 8 MiB are left. Under sanitizers nothing is kept, so that they see what is used too late.

    Out of line, as clang 14 takes the address of a thread_local variable once for a coroutine that changes threads.
*/
SIGNALBOX_CORE_EXPORT void *allocateRecycled(std::size_t size);
//! Any thread: its own list gets the memory.
SIGNALBOX_CORE_EXPORT void freeRecycled(void *memory, std::size_t size) noexcept;

/*!
    \internal
    Gives some of what is kept for all threads, 32 KiB at the most, back to malloc(), if that is more than 8 MiB. False: it is not. Loops
    call it as they go to sleep. \threadsafe Cost: a load; where there is more, some 10 µs.
*/
SIGNALBOX_CORE_EXPORT bool releaseRecycled() noexcept;

//! \internal Base of what is allocated so.
struct Recycled
{
    static void *operator new(std::size_t size) { return allocateRecycled(size); }
    static void operator delete(void *memory, std::size_t size) { freeRecycled(memory, size); }
    // What derives from it may ask for more alignment than that memory has.
    static void *operator new(std::size_t size, std::align_val_t alignment)
    {
        return ::operator new(size, alignment);
    }
    static void operator delete(void *memory, std::align_val_t alignment)
    {
        ::operator delete(memory, alignment);
    }
};

} // namespace Signalbox::Detail
