// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"

#include <QtCore/qnamespace.h>

namespace Signalbox {

/*
    When a Qt timer fires: the rules behind Qt::TimerType, as Qt 6 keeps them on Unix, in nanoseconds.

    Coarse and very coarse timers are moved onto a grid of round times of the monotonic clock. All processes
    share that clock, so timers of different programs fall due together and wake the machine once. Never early
    for precise ones; coarse ones may be 5 % off either way. Source: the behaviour of Qt 6.4's QTimerInfoList
    (tst_qtimer, tst_qeventdispatcher), except where said.
*/

//! The type a timer really gets: a coarse one of up to 20 ms is precise, one of 20 s and more very coarse.
Qt::TimerType effectiveTimerType(Qt::TimerType type, Nanoseconds interval);

//! When a timer that is started at \a now fires first. Neither \a interval nor \a now is negative.
Deadline firstDeadline(Qt::TimerType type, Nanoseconds interval, Deadline now);

/*!
    When a repeating timer that was due at \a previous fires next; \a now is not before \a previous.

    Ticks that were missed are dropped, and the phase starts anew from \a now.
*/
Deadline nextDeadline(Qt::TimerType type, Nanoseconds interval, Deadline previous, Deadline now);

/*!
    The interval that Qt reports of a timer: exact for a precise one, whole milliseconds (up) for a coarse
    one, whole seconds (nearest, half up) for a very coarse one.
*/
Nanoseconds reportedInterval(Qt::TimerType type, Nanoseconds interval);

} // namespace Signalbox
