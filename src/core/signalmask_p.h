// SPDX-License-Identifier: MIT
#pragma once

#include <csignal>
#include <pthread.h>

namespace Signalbox {

/*!
    While it lives, the calling thread blocks all signals; so do threads that it starts, for good. Signals are the program's: one that it has
    blocked, to ask for it, must not arrive in a thread of ours.
*/
class AllSignalsBlocked
{
public:
    AllSignalsBlocked()
    {
        sigset_t all;
        ::sigfillset(&all);
        ::pthread_sigmask(SIG_SETMASK, &all, &m_before);
    }
    ~AllSignalsBlocked() { ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    AllSignalsBlocked(const AllSignalsBlocked &) = delete;
    AllSignalsBlocked &operator=(const AllSignalsBlocked &) = delete;

private:
    sigset_t m_before;
};

} // namespace Signalbox
