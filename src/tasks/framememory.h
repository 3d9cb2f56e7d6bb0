// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"

#include <cstddef>

namespace Signalbox::Detail {

/*!
    \internal
    Memory for the frame of a coroutine. That of frames that have ended is kept by the thread, by size, for the next ones: what
    calls a child again and again allocates nothing. Under sanitizers nothing is kept, so that they see what is used too late.

    Out of line, as clang 14 takes the address of a thread_local variable once for a coroutine that changes threads.
*/
SIGNALBOX_CORE_EXPORT void *allocateFrame(std::size_t size);
//! Any thread: its own list gets the memory.
SIGNALBOX_CORE_EXPORT void freeFrame(void *frame, std::size_t size) noexcept;

} // namespace Signalbox::Detail
