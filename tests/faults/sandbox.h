// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <cstddef>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <vector>

//! A real sandbox: from now on the kernel refuses the given system calls with \a error. For the rest of the
//! process.
class Sandbox
{
public:
    explicit Sandbox(int error) : m_error(error) {}

    Sandbox &refuse(long systemCall)
    {
        m_program.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)));
        m_program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, unsigned(systemCall), 0, 1));
        m_program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | unsigned(m_error)));
        return *this;
    }
    //! Only the futex operation that a loop sleeps with; mutexes go on working.
    Sandbox &refuseFutexSleep()
    {
        constexpr unsigned Operation = FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG;
        m_program.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)));
        m_program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, unsigned(SYS_futex), 0, 3));
        m_program.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args[1])));
        m_program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, Operation, 0, 1));
        m_program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | unsigned(m_error)));
        return *this;
    }
    bool enter()
    {
        m_program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
        const sock_fprog program{static_cast<unsigned short>(m_program.size()), m_program.data()};
        return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
               ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
    }

private:
    int m_error;
    std::vector<sock_filter> m_program;
};
