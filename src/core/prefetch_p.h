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

//! The same with that line and the one behind it: for an object that is larger, or lies across both.
inline void prefetchTwoLines(const void *address)
{
    constexpr std::uintptr_t Line = 64;
    prefetch(address);
    prefetch(reinterpret_cast<const void *>(reinterpret_cast<std::uintptr_t>(address) +
                                            Line)); // may be null: no pointer
}

//! The same with the line before it and three from it on: for what an object embeds, and what it needs with that.
inline void prefetchAround(const void *address)
{
    constexpr std::uintptr_t Line = 64;
    prefetch(reinterpret_cast<const void *>(reinterpret_cast<std::uintptr_t>(address) - Line));
    prefetchTwoLines(address);
    prefetch(reinterpret_cast<const void *>(reinterpret_cast<std::uintptr_t>(address) + 2 * Line));
}

} // namespace Signalbox
