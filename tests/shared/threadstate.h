// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

/*!
    What the kernel says of a thread of this process: to wait for a thread that is in a wait, without guessing
    how long it takes to get there.
*/
namespace ThreadState {

//! The calling thread's id, for isAsleep().
inline pid_t current()
{
    return pid_t(::syscall(SYS_gettid));
}

//! True while \a thread sleeps in the kernel.
inline bool isAsleep(pid_t thread)
{
    char path[64];
    std::snprintf(path, sizeof path, "/proc/self/task/%d/stat", int(thread));
    std::FILE *file = std::fopen(path, "re");
    if (!file)
        return false;
    char state = 0;
    const bool got = std::fscanf(file, "%*d %*[^)]) %c", &state) == 1;
    std::fclose(file);
    return got && state == 'S';
}

inline void waitUntilAsleep(pid_t thread)
{
    while (!isAsleep(thread))
        std::this_thread::yield();
}

} // namespace ThreadState
