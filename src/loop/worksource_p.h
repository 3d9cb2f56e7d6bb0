// SPDX-License-Identifier: MIT
#pragma once

#include "loop/timerheap_p.h"

#include <QtCore/qtconfigmacros.h>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace Signalbox {

/*!
    What a thread runs besides Qt's events: its scheduler, as the loop that carries it sees it.

    Thread-safety: the loop's thread. User code may run in runSlice() and timerIsDue(): turns may be nested, and
    the work source may have another host, or none, afterwards.
*/
class WorkSource
{
public:
    //! Is something ready to run?
    virtual bool hasWork() const = 0;
    //! Runs a slice of what is ready, within the budget of a turn. What is left asks its host for a turn.
    virtual void runSlice() = 0;
    /*!
        The timer of \a slot, which is disarmed, is due. The host fires all that are due at \a horizon now: what is armed
        in here is not to fire earlier (Host::arm()), or it would be in front of them in the same turn, again and again.
    */
    virtual void timerIsDue(TimerHeap::Slot slot, Deadline horizon) = 0;
    //! The object that the timer of \a slot is for, to be named to readers; null: none.
    virtual const QObject *ownerOf(TimerHeap::Slot slot) const = 0;
    //! The host is about to go; its timers with it.
    virtual void hostEnds() = 0;

protected:
    ~WorkSource() = default;
};

} // namespace Signalbox
