// SPDX-License-Identifier: MIT
#pragma once

#include "probe/control.h"

#include <atomic>

namespace Signalbox {

/*
    One wish, shared by who has asked and by the block of the tasks that it is for. Whoever takes it from there tells what has become of it: the thread of the
    tasks, or its end.
*/
struct TaskCancellation::State
{
    State(quint64 ofTask, const QString &whoAsks) : serial(ofTask), asker(whoAsks) {}

    const quint64 serial;
    quint32 place = 0; // among those that are listed; before anybody is asked
    const QString asker;
    QString taskName; // written before the outcome is
    std::atomic<CancelOutcome> outcome{CancelOutcome::Waiting};

    void tell(CancelOutcome what) { outcome.store(what, std::memory_order_release); }
};

//! Does in the calling thread what others have asked its tasks for.
void obeyThread();

} // namespace Signalbox
