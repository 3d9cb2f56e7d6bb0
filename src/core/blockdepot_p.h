// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <atomic>

namespace Signalbox::Detail {

//! Memory that nobody uses, linked by its own first word.
struct FreeBlock
{
    FreeBlock *next;
};

/*!
    Chains of free blocks of one size, on their way from threads that free more of them than they allocate to those that do
    the reverse: memory goes round where one thread posts what another one runs. There is room for so many chains;
    who brings one more keeps it.

    A place is one word, and a chain is put and taken whole. So nobody waits, no chain is half in, a forked child finds no lock that is
    held, and an address that comes back misleads nobody.

    Thread-safety: all. Ownership: a chain is the depot's from put() to take(). Cost: a look at 64 cache
    lines at the most, and one exchange. Source: Bonwick, Adams (2001), "Magazines and vmem": its depot.
*/
class BlockDepot
{
public:
    static constexpr int Places = 512; // 10 MiB of the smallest blocks that calls have, 16 MiB of large ones

    //! False when it is full: \a chain is still the caller's.
    bool put(FreeBlock *chain) noexcept
    {
        for (auto &place : m_places) {
            FreeBlock *empty = nullptr;
            // A look first: a place that is taken stays in the cache of who may want to take from it.
            if (!place.load(std::memory_order_relaxed) &&
                place.compare_exchange_strong(empty, chain, std::memory_order_release,
                                              std::memory_order_relaxed))
                return true;
        }
        return false;
    }

    //! Null when it is empty.
    FreeBlock *take() noexcept
    {
        for (auto &place : m_places) {
            if (!place.load(std::memory_order_relaxed))
                continue;
            if (auto *chain = place.exchange(nullptr, std::memory_order_acquire))
                return chain;
        }
        return nullptr;
    }

private:
    alignas(64) std::array<std::atomic<FreeBlock *>, Places> m_places{};
};

} // namespace Signalbox::Detail
