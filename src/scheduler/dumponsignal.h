// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"

#include <csignal>

namespace Signalbox {

/*!
    While it lives, a signal of the operating system has all schedulers of the process write their Scheduler::dump() to the
    standard error.

        const DumpOnSignal dumps; // kill -USR1 <pid>

    Each thread writes its own when it comes to it, as one that is stuck does not; how many were asked stands in front. What the
    process did about the signal before, it does again afterwards; UnixSignals may be for the same one.

    \threadsafe Errors: a signal that nobody can wait for (UnixSignals says which) gets a warning, and nothing happens. Source: BACpypes' and VLCP's
    dump on SIGUSR1.
*/
class SIGNALBOX_CORE_EXPORT DumpOnSignal
{
public:
    explicit DumpOnSignal(int signalNumber = SIGUSR1);
    ~DumpOnSignal();
    DumpOnSignal(const DumpOnSignal &) = delete;
    DumpOnSignal &operator=(const DumpOnSignal &) = delete;

private:
    const int m_signalNumber; // 0: none
};

} // namespace Signalbox
