// SPDX-License-Identifier: MIT
#include "peakmemory.h"

#include "sanitizer.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <malloc.h>

static constinit thread_local qsizetype taken = 0;
static constinit thread_local qsizetype most = 0;

static void note(qsizetype bytes)
{
    taken += bytes;
    most = std::max(most, taken);
}

PeakMemory::PeakMemory()
{
    taken = most = 0;
}

qsizetype PeakMemory::bytes() const
{
    return most;
}

#if RUNS_UNDER_SANITIZER

// The sanitizer's own allocator tells.
extern "C" {

int __sanitizer_install_malloc_and_free_hooks(void (*allocated)(const volatile void *, std::size_t),
                                              void (*freed)(const volatile void *));
std::size_t __sanitizer_get_allocated_size(const volatile void *memory);

} // extern "C"

[[maybe_unused]] static const int hooks = __sanitizer_install_malloc_and_free_hooks(
    [](const volatile void *, std::size_t size) { note(qsizetype(size)); },
    [](const volatile void *memory) { note(-qsizetype(__sanitizer_get_allocated_size(memory))); });

#else

// Visible to Qt's libraries, whose memory counts too; clang does not see to that by itself.
#pragma GCC visibility push(default)
extern "C" {

void *__libc_malloc(std::size_t size);
void *__libc_calloc(std::size_t count, std::size_t size);
void *__libc_realloc(void *memory, std::size_t size);
void *__libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void *memory);

static void *noted(void *memory)
{
    note(qsizetype(malloc_usable_size(memory)));
    return memory;
}

void *malloc(std::size_t size)
{
    return noted(__libc_malloc(size));
}

void *calloc(std::size_t count, std::size_t size)
{
    return noted(__libc_calloc(count, size));
}

void *realloc(void *memory, std::size_t size)
{
    const auto before = qsizetype(malloc_usable_size(memory));
    void *moved = __libc_realloc(memory, size);
    if (moved || size == 0)
        note(qsizetype(malloc_usable_size(moved)) - before);
    return moved;
}

void *memalign(std::size_t alignment, std::size_t size)
{
    return noted(__libc_memalign(alignment, size));
}

void *aligned_alloc(std::size_t alignment, std::size_t size)
{
    return memalign(alignment, size);
}

int posix_memalign(void **memory, std::size_t alignment, std::size_t size)
{
    *memory = memalign(alignment, size);
    return *memory ? 0 : ENOMEM;
}

void free(void *memory)
{
    note(-qsizetype(malloc_usable_size(memory)));
    __libc_free(memory);
}

} // extern "C"
#pragma GCC visibility pop

#endif
