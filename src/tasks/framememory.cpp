// SPDX-License-Identifier: MIT
#include "tasks/framememory.h"

#include <array>
#include <new>
#include <utility>

namespace Signalbox::Detail {

namespace {

// Sizes are 8, 24, 40… bytes: what malloc() hands out without waste, as it has 8 of each 16 for itself.
constexpr std::size_t Step = 16;
constexpr std::size_t Smallest = 8;
constexpr std::size_t Largest = 2040; // that is kept
constexpr int MostOfASize = 1024;     // frames that are kept
constexpr std::size_t Sizes = (Largest - Smallest) / Step + 1;

struct FreeFrame
{
    FreeFrame *next;
};

//! Of a thread. Frames may be freed after the thread's other objects: FreeAtEnd empties it.
struct FreeFrames
{
    struct List
    {
        FreeFrame *first = nullptr;
        int count = 0;
    };
    std::array<List, Sizes> lists;
};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool KeepsFrames = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool KeepsFrames = false;
#else
constexpr bool KeepsFrames = true;
#endif
#else
constexpr bool KeepsFrames = true;
#endif

// A pointer, as the room for such variables is small where the library is loaded late.
[[gnu::tls_model("initial-exec")]] constinit thread_local FreeFrames *freeFrames = nullptr;
[[gnu::tls_model("initial-exec")]] constinit thread_local bool isThreadOver = false;

struct FreeAtEnd
{
    FreeAtEnd() = default;
    FreeAtEnd(const FreeAtEnd &) = delete;
    FreeAtEnd &operator=(const FreeAtEnd &) = delete;
    ~FreeAtEnd()
    {
        isThreadOver = true;
        for (auto &list : freeFrames->lists) {
            while (auto *frame = list.first) {
                list.first = frame->next;
                ::operator delete(frame);
            }
        }
        delete std::exchange(freeFrames, nullptr);
    }
};

void keepFrames()
{
    freeFrames = new FreeFrames;
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

void *allocateFrame(std::size_t size)
{
    if (!KeepsFrames || size > Largest)
        return ::operator new(size);
    auto *list = freeFrames ? &freeFrames->lists[indexOf(size)] : nullptr;
    if (!list || !list->first) [[unlikely]]
        return ::operator new(sizeAt(indexOf(size)));
    auto *frame = list->first;
    list->first = frame->next;
    --list->count;
    return frame;
}

void freeFrame(void *memory, std::size_t size) noexcept
{
    if (!KeepsFrames || size > Largest || isThreadOver) [[unlikely]]
        return ::operator delete(memory);
    if (!freeFrames) [[unlikely]]
        keepFrames();
    auto &list = freeFrames->lists[indexOf(size)];
    if (list.count >= MostOfASize) [[unlikely]]
        return ::operator delete(memory);
    list.first = ::new (memory) FreeFrame{list.first};
    ++list.count;
}

} // namespace Signalbox::Detail
