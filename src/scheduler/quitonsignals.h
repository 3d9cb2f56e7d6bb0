// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"

#include <QtCore/qlist.h>

#include <csignal>

namespace Signalbox {

/*!
    While it lives, signals of the operating system call Scheduler::quit() of its thread, with 128 + their number, as shells
    count: everybody who waits for QuitRequested gets it, and then the loop ends.

        const QuitOnSignals quit; // Ctrl+C, kill
        return scheduler.exec();

    The second signal of the same number means that it is not quick enough: the process does then what it did before, which is
    to end, as a rule.

    Thread-safety: it belongs to its thread. Errors: a signal that nobody can wait for (UnixSignals says which) gets a warning, and is left as it is.
    Source: VLCP's and BACpypes' handling of SIGTERM.
*/
class SIGNALBOX_CORE_EXPORT QuitOnSignals
{
public:
    explicit QuitOnSignals(const QList<int> &signalNumbers = {SIGINT, SIGTERM});
    ~QuitOnSignals();
    QuitOnSignals(const QuitOnSignals &) = delete;
    QuitOnSignals &operator=(const QuitOnSignals &) = delete;

private:
    QList<int> m_signalNumbers;
};

} // namespace Signalbox
