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

//! As the kernel says it: 'R' on a processor or waiting for one, 'S' asleep…; 0 when \a thread has gone.
inline char letterOf(pid_t thread)
{
    char path[64];
    std::snprintf(path, sizeof path, "/proc/self/task/%d/stat", int(thread));
    std::FILE *file = std::fopen(path, "re");
    if (!file)
        return 0;
    char state = 0; // stays so where the thread has just gone
    static_cast<void>(!std::fscanf(file, "%*d %*[^)]) %c", &state));
    std::fclose(file);
    return state;
}

//! True while \a thread sleeps in the kernel.
inline bool isAsleep(pid_t thread)
{
    return letterOf(thread) == 'S';
}

inline void waitUntilAsleep(pid_t thread)
{
    while (!isAsleep(thread))
        std::this_thread::yield();
}

} // namespace ThreadState
