// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <linux/futex.h>
#include <map>
#include <numeric>
#include <string>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

/*!
    Counts what one thread of a child process does between two marks: system calls, or instructions.

    Counts do not depend on the machine or on what else runs on it, as seconds do. The child is traced with
    ptrace; the marks are signals that are ignored by default, so that a marked program also runs untraced.
*/
namespace SyscallCounter {

//! In the measured program, in one thread: what comes between the two is counted.
inline void mark(int signal)
{
    static thread_local const long process = ::syscall(SYS_getpid);
    static thread_local const long thread = ::syscall(SYS_gettid);
    ::syscall(SYS_tgkill, process, thread, signal);
}
inline void begin()
{
    mark(SIGURG);
}
inline void end()
{
    mark(SIGWINCH);
}

enum class Unit { SystemCalls, Instructions };

struct Counts
{
    bool isTraced = false;      //!< False where the system does not let us trace.
    int exitCode = -1;          //!< The child's; -1 when a signal ended it.
    std::map<long, int> calls;  //!< By number: SYS_read…
    long polledDescriptors = 0; //!< Length of all arrays given to poll() and ppoll().
    long instructions = 0;
    int otherClocks = 0; //!< Waits and timers of the kernel that go by another clock than the monotonic one.

    int of(std::initializer_list<long> numbers) const
    {
        int sum = 0;
        for (long number : numbers)
            sum += calls.count(number) ? calls.at(number) : 0;
        return sum;
    }
    int total() const
    {
        return std::accumulate(calls.begin(), calls.end(), 0,
                               [](int sum, auto &call) { return sum + call.second; });
    }
    std::string toString() const
    {
        std::string text = "polled descriptors " + std::to_string(polledDescriptors) + ", instructions " +
                           std::to_string(instructions) + ", other clocks " + std::to_string(otherClocks) +
                           ", system calls";
        for (const auto &[number, count] : calls)
            text += " #" + std::to_string(number) + ": " + std::to_string(count);
        return text;
    }
};

namespace Detail {

inline void countCall(pid_t thread, Counts &counts)
{
    __ptrace_syscall_info info = {};
    ::ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info);
    // Reading the clock is a system call on machines without a usable clock source only; the mark is ours.
    if (info.op != PTRACE_SYSCALL_INFO_ENTRY || info.entry.nr == SYS_clock_gettime ||
        info.entry.nr == SYS_tgkill)
        return;
    const long number = long(info.entry.nr);
    ++counts.calls[number];
#ifdef SYS_poll
    if (number == SYS_poll)
        counts.polledDescriptors += long(info.entry.args[1]);
#endif
    if (number == SYS_ppoll)
        counts.polledDescriptors += long(info.entry.args[1]);
    // A futex without a deadline (in the fourth argument) has no clock.
    if ((number == SYS_futex && info.entry.args[3] != 0 && (info.entry.args[1] & FUTEX_CLOCK_REALTIME)) ||
        (number == SYS_timerfd_create && info.entry.args[0] != CLOCK_MONOTONIC))
        ++counts.otherClocks;
}

[[noreturn]] inline void execute(const std::vector<std::string> &command)
{
    std::vector<char *> arguments;
    for (const std::string &argument : command)
        arguments.push_back(const_cast<char *>(argument.c_str()));
    arguments.push_back(nullptr);
    ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1); // it cannot look for leaks while it is traced
    if (::ptrace(PTRACE_TRACEME, 0, 0, 0) != 0)
        ::_exit(126);
    ::raise(SIGSTOP);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
}

} // namespace Detail

//! Runs \a command and counts. Blocks, and takes every child of the calling thread for a part of it.
inline Counts count(const std::vector<std::string> &command, Unit unit)
{
    Counts counts;
    const pid_t child = ::fork();
    if (child == 0)
        Detail::execute(command);

    int status = 0;
    if (::waitpid(child, &status, 0) != child || !WIFSTOPPED(status))
        return counts;
    counts.isTraced = true;
    ::ptrace(PTRACE_SETOPTIONS, child, 0,
             PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL);
    const auto counting = unit == Unit::Instructions ? PTRACE_SINGLESTEP : PTRACE_SYSCALL;
    pid_t measured = 0;
    pid_t stopped = child;
    int signal = 0;
    for (;;) {
        ::ptrace(stopped == measured ? counting : PTRACE_CONT, stopped, 0, signal);
        do {
            stopped = ::waitpid(-1, &status, __WALL | __WNOTHREAD);
            if (stopped < 0 && errno != EINTR)
                return counts;
            if (stopped == child && !WIFSTOPPED(status)) {
                counts.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
                return counts;
            }
        } while (stopped < 0 || !WIFSTOPPED(status)); // a thread that ended
        signal = WSTOPSIG(status);
        if (signal == SIGURG) {
            measured = stopped;
        } else if (signal == SIGWINCH && stopped == measured) {
            measured = 0;
        } else if (signal == (SIGTRAP | 0x80)) {
            Detail::countCall(stopped, counts);
        } else if (signal == SIGTRAP && status >> 16 == 0) {
            ++counts.instructions;
        }
        if ((signal & ~0x80) == SIGTRAP || signal == SIGSTOP)
            signal = 0; // ours, not the program's
    }
}

} // namespace SyscallCounter
