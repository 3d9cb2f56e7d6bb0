// SPDX-License-Identifier: MIT
#include "core/recycledmemory.h"

#include <array>
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

struct FreeBlock
{
    FreeBlock *next;
};

//! Of a thread. Blocks may be freed after the thread's other objects: FreeAtEnd empties it.
struct FreeBlocks
{
    struct List
    {
        FreeBlock *first = nullptr;
        int count = 0;
    };
    std::array<List, Sizes> lists;
};

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

struct FreeAtEnd
{
    FreeAtEnd() = default;
    FreeAtEnd(const FreeAtEnd &) = delete;
    FreeAtEnd &operator=(const FreeAtEnd &) = delete;
    ~FreeAtEnd()
    {
        isThreadOver = true;
        for (auto &list : freeBlocks->lists) {
            while (auto *block = list.first) {
                list.first = block->next;
                ::operator delete(block);
            }
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

constexpr std::size_t indexOf(std::size_t size)
{
    return (size - Smallest + Step - 1) / Step;
}

constexpr std::size_t sizeAt(std::size_t index)
{
    return Smallest + index * Step;
}

} // namespace

void *allocateRecycled(std::size_t size)
{
    if (!KeepsBlocks || size > Largest)
        return ::operator new(size);
    auto *list = freeBlocks ? &freeBlocks->lists[indexOf(size)] : nullptr;
    if (!list || !list->first) [[unlikely]]
        return ::operator new(sizeAt(indexOf(size)));
    auto *block = list->first;
    list->first = block->next;
    --list->count;
    return block;
}

void freeRecycled(void *memory, std::size_t size) noexcept
{
    if (!KeepsBlocks || size > Largest || isThreadOver) [[unlikely]]
        return ::operator delete(memory);
    if (!freeBlocks) [[unlikely]]
        keepBlocks();
    auto &list = freeBlocks->lists[indexOf(size)];
    if (list.count >= MostOfASize) [[unlikely]]
        return ::operator delete(memory);
    list.first = ::new (memory) FreeBlock{list.first};
    ++list.count;
}

} // namespace Signalbox::Detail
