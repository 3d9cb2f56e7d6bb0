// SPDX-License-Identifier: MIT
#include "core/recycledmemory.h"

#include "core/blockdepot_p.h"
#include "core/prefetch_p.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <new>
#include <utility>

namespace Signalbox::Detail {

namespace {

// Sizes are 8, 24, 40… bytes: what malloc() hands out without waste, as it has 8 of each 16 for itself.
constexpr std::size_t Step = 16;
constexpr std::size_t Smallest = 8;
constexpr std::size_t Largest = 2040; // that is kept
constexpr int MostOfASize = 1024;     // blocks that are kept
constexpr std::size_t Sizes = (Largest - Smallest) / Step + 1;

constexpr std::size_t indexOf(std::size_t size)
{
    return (size - Smallest + Step - 1) / Step;
}

constexpr std::size_t sizeAt(std::size_t index)
{
    return Smallest + index * Step;
}

//! How many blocks go to other threads together.
constexpr int chainLength(std::size_t index)
{
    constexpr std::size_t MostBytes = 32 * 1024;
    constexpr std::size_t Most = 512;
    return int(std::min(MostBytes / sizeAt(index), Most));
}

//! Blocks of one size that a thread has.
struct FreeList
{
    FreeBlock *first = nullptr;
    FreeBlock *surplus = nullptr; // more than are kept: what others may have, once it is a whole chain
    int count = 0;
    short surplusCount = 0;
    short misses = 0; // since the depot was looked into

    void push(FreeBlock *block)
    {
        block->next = std::exchange(first, block);
        ++count;
    }
    FreeBlock *pop()
    {
        --count;
        auto *block = std::exchange(first, first->next);
        prefetchTwoLines(first); // who takes many has this one in its hands until that is there
        return block;
    }
};

//! Of a thread. Blocks may be freed after the thread's other objects: FreeAtEnd empties it.
struct FreeBlocks
{
    std::array<FreeList, Sizes> lists;
};

constexpr std::size_t MostInDepots = 32 * 1024 * 1024; // bytes; twice what one size can have
constexpr std::size_t KeptWhileIdle = MostInDepots / 4;

// Of the process. They are never destroyed: threads may end after static objects are gone.
constinit std::array<BlockDepot, Sizes> depots;
constinit std::atomic<std::size_t> bytesInDepots = 0;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool KeepsBlocks = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool KeepsBlocks = false;
#else
constexpr bool KeepsBlocks = true;
#endif
#else
constexpr bool KeepsBlocks = true;
#endif

// A pointer, as the room for such variables is small where the library is loaded late.
[[gnu::tls_model("initial-exec")]] constinit thread_local FreeBlocks *freeBlocks = nullptr;
[[gnu::tls_model("initial-exec")]] constinit thread_local bool isThreadOver = false;

void deleteAll(FreeBlock *chain)
{
    while (chain)
        ::operator delete(std::exchange(chain, chain->next));
}

struct FreeAtEnd
{
    FreeAtEnd() = default;
    FreeAtEnd(const FreeAtEnd &) = delete;
    FreeAtEnd &operator=(const FreeAtEnd &) = delete;
    ~FreeAtEnd()
    {
        isThreadOver = true;
        for (auto &list : freeBlocks->lists) {
            deleteAll(list.first);
            deleteAll(list.surplus);
        }
        delete std::exchange(freeBlocks, nullptr);
    }
};

void keepBlocks()
{
    freeBlocks = new FreeBlocks;
    thread_local const FreeAtEnd atEnd;
    static_cast<void>(atEnd);
}

//! False: others have enough, and \a chain is still the caller's.
bool giveAway(FreeBlock *chain, std::size_t index)
{
    const auto bytes = std::size_t(chainLength(index)) * sizeAt(index);
    if (bytesInDepots.fetch_add(bytes, std::memory_order_relaxed) + bytes <= MostInDepots &&
        depots[index].put(chain))
        return true;
    bytesInDepots.fetch_sub(bytes, std::memory_order_relaxed);
    return false;
}

void addToSurplus(FreeList &list, std::size_t index, FreeBlock *block)
{
    block->next = std::exchange(list.surplus, block);
    if (++list.surplusCount < chainLength(index))
        return;
    list.surplusCount = 0;
    if (auto *chain = std::exchange(list.surplus, nullptr); !giveAway(chain, index))
        deleteAll(chain);
}

//! A chain of those of size \a index that others have left; null: there is none.
FreeBlock *takeChain(std::size_t index)
{
    auto *chain = depots[index].take();
    if (chain)
        bytesInDepots.fetch_sub(std::size_t(chainLength(index)) * sizeAt(index), std::memory_order_relaxed);
    return chain;
}

//! Blocks for \a list, which has none. False: there are none, or it was just looked.
bool refill(FreeList &list, std::size_t index)
{
    constexpr short FewMisses = 16;
    if (list.surplus) {
        list.first = std::exchange(list.surplus, nullptr);
        list.count = std::exchange(list.surplusCount, 0);
        return true;
    }
    if (list.misses-- > 0)
        return false;
    list.misses = FewMisses;
    list.first = takeChain(index);
    if (!list.first)
        return false;
    list.misses = 0;
    list.count = chainLength(index);
    return true;
}

// What is seldom is out of line, so that what is frequent saves no registers.

[[gnu::noinline]] void *allocateSlowly(std::size_t size)
{
    if (!KeepsBlocks || size > Largest)
        return ::operator new(size);
    const auto index = indexOf(size);
    if (!freeBlocks && !isThreadOver)
        keepBlocks();
    auto *list = freeBlocks ? &freeBlocks->lists[index] : nullptr;
    if (!list || !refill(*list, index))
        return ::operator new(sizeAt(index));
    return list->pop();
}

[[gnu::noinline]] void freeSlowly(void *memory, std::size_t size)
{
    if (!KeepsBlocks || size > Largest || isThreadOver)
        return ::operator delete(memory);
    if (!freeBlocks)
        keepBlocks();
    const auto index = indexOf(size);
    auto &list = freeBlocks->lists[index];
    auto *block = ::new (memory) FreeBlock;
    if (list.count < MostOfASize)
        list.push(block);
    else
        addToSurplus(list, index, block);
}

} // namespace

void *allocateRecycled(std::size_t size)
{
    if (KeepsBlocks && size <= Largest && freeBlocks) [[likely]] {
        if (auto &list = freeBlocks->lists[indexOf(size)]; list.first) [[likely]]
            return list.pop();
    }
    return allocateSlowly(size);
}

void freeRecycled(void *memory, std::size_t size) noexcept
{
    if (KeepsBlocks && size <= Largest && freeBlocks) [[likely]] { // there are none when the thread is over
        if (auto &list = freeBlocks->lists[indexOf(size)]; list.count < MostOfASize) [[likely]]
            return list.push(::new (memory) FreeBlock);
    }
    freeSlowly(memory, size);
}

bool releaseRecycled() noexcept
{
    static constinit std::atomic<std::size_t> latest = 0; // a size of which there was a chain
    if (bytesInDepots.load(std::memory_order_relaxed) <= KeptWhileIdle) [[likely]]
        return false;
    const auto first = latest.load(std::memory_order_relaxed);
    for (std::size_t i = 0; i < Sizes; ++i) {
        const auto index = (first + i) % Sizes;
        if (auto *chain = takeChain(index)) {
            latest.store(index, std::memory_order_relaxed);
            deleteAll(chain);
            return true;
        }
    }
    return false;
}

} // namespace Signalbox::Detail
