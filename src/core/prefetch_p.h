// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace Signalbox {

//! Loads the line of the cache at \a address, which need not be valid, while the program goes on.
inline void prefetch([[maybe_unused]] const void *address)
{
#if defined(__GNUC__)
    __builtin_prefetch(address);
#endif
}

//! The same with the line that is so many behind that, or before it.
inline void prefetchLine(const void *address, std::intptr_t lines)
{
    constexpr std::intptr_t Line = 64;
    // It may be null: no pointer.
    prefetch(reinterpret_cast<const void *>(reinterpret_cast<std::uintptr_t>(address) + std::uintptr_t(lines * Line)));
}

//! The same with that line and the one behind it: for an object that is larger, or lies across both.
inline void prefetchTwoLines(const void *address)
{
    prefetch(address);
    prefetchLine(address, 1);
}

//! The same with the line before it and three from it on: for what an object embeds, and what it needs with that.
inline void prefetchAround(const void *address)
{
    prefetchLine(address, -1);
    prefetchTwoLines(address);
    prefetchLine(address, 2);
}

} // namespace Signalbox
