// SPDX-License-Identifier: MIT
// Linked into each test of a build with the address sanitizer.
#include "threadstate.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>

namespace {

//! True while another thread of this process is on a processor or waits for one.
bool doesAnotherThreadRun()
{
    std::error_code error;
    const auto threads = std::filesystem::directory_iterator("/proc/self/task", error);
    return !error && std::any_of(begin(threads), end(threads), [](const auto &thread) {
        const auto id = pid_t(std::stol(thread.path().filename()));
        return id != ThreadState::current() && ThreadState::letterOf(id) == 'R';
    });
}

/*
    QThread::wait() returns before the thread has let go of what Qt keeps for it: that is done by the thread's own last
    steps, by a key that Qt deletes as the process exits. A thread that gets no processor until then leaves 152 bytes
    that the leak check finds (7 of 1,000 runs with twice as many programs as processors). It is given the time.
*/
struct LastSteps
{
    ~LastSteps()
    {
        using namespace std::chrono;
        const auto latest = steady_clock::now() + seconds(2);
        while (doesAnotherThreadRun() && steady_clock::now() < latest)
            std::this_thread::sleep_for(milliseconds(1));
    }
};

[[maybe_unused]] const LastSteps lastSteps;

} // namespace
