// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"
#include "systemevents.h"

#include <QtCore/qlist.h>

namespace Signalbox {

/*!
    While it lives, signals of the operating system come as events to the scheduler of the thread that has made it.

        const UnixSignals interrupts({SIGINT, SIGTERM});
        Scheduler::current().on(match<UnixSignal>(), qApp, &QCoreApplication::quit);

    Any number of slots may wait, and any number of these may be for one signal, in any thread: each thread's scheduler gets
    it, once. Signals that come faster than they are delivered are one, as those of the system are. What the process did
    about the signal before, it does again when the last one for it is gone, unless somebody has changed it since.

    Thread-safety: it belongs to its thread. It costs the process one thread, which sleeps, from the first one on. A
    child that forks and does not start another program gets none, until it makes one of its own.
    Errors: signals that cannot be caught (SIGKILL, SIGSTOP), that mean a fault of the program (SIGSEGV and its like), or
    that do not exist get a warning, and are left as they are.
    Source: evergreen's add_signal_handler(), Qt's "Calling Qt Functions From Unix Signal Handlers".
*/
class SIGNALBOX_CORE_EXPORT UnixSignals
{
public:
    explicit UnixSignals(const QList<int> &signalNumbers);
    ~UnixSignals();
    UnixSignals(const UnixSignals &) = delete;
    UnixSignals &operator=(const UnixSignals &) = delete;

    //! Those that it catches.
    QList<int> signalNumbers() const { return m_signalNumbers; }

private:
    QList<int> m_signalNumbers;
    const void *m_owner; // of the scheduler's delivery, which all of these share
};

} // namespace Signalbox
