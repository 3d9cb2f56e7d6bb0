// SPDX-License-Identifier: MIT
#pragma once

#include "../core/clock.h"
#include "../events/eventtype.h"
#include "watcher.h"

#include <QtCore/qstring.h>

#include <memory>

namespace Signalbox {

/*!
    The priorities of the queues in which a scheduler's own events stand: sub-queues of Scheduler::systemQueue(), named as here
    in lower case. They stand beside Scheduler::rootQueue(), so that no event of the program's, held or many, ever stops
    them; what is User or more goes before all of the program's events, and what is less behind them.

    EventQueue::setPriority() changes one of them. Source: the defaults of VLCP's server.
*/
struct SystemPriority
{
    static constexpr int Control = 2000;   //!< SchedulerStarted, Continued.
    static constexpr int Signals = 1900;   //!< UnixSignal.
    static constexpr int Timers = 900;     //!< TimerDue.
    static constexpr int Exceptions = 800; //!< DescriptorReady with ReadyFor::Exception.
    static constexpr int Writes = 700;     //!< DescriptorReady with ReadyFor::Write.
    static constexpr int Queues = 600;     //!< QueueHasRoom, QueueEmptied.
    static constexpr int Reads = 500;      //!< DescriptorReady with ReadyFor::Read.
    static constexpr int User = 0;         //!< All of Scheduler::rootQueue().
};

/*!
    Comes once, ahead of all other events of its scheduler: in the first turn of the loop, for those who wait by then.
    Source: VLCP's init.
*/
struct SchedulerStarted
{
    SIGNALBOX_EVENT(SchedulerStarted)
};

/*!
    The loop has looked at sockets and timers since somebody called Scheduler::requestContinue(). One for all who did.
    Source: VLCP's continue.
*/
struct Continued
{
    SIGNALBOX_EVENT(Continued)
};

/*!
    Scheduler::quit() was called: delivered at once, past all queues, before the loop ends.
*/
struct QuitRequested
{
    int code = 0;
    SIGNALBOX_EVENT(QuitRequested, code)
};

/*!
    The process has got a signal of the operating system: while there is a UnixSignals for it.
*/
struct UnixSignal
{
    int number = 0; //!< SIGINT, SIGTERM…
    SIGNALBOX_EVENT(UnixSignal, number)
};

/*!
    A timer of Scheduler::sendLater(), sendAt() or sendEvery() without an event of one's own is due.
*/
struct TimerDue
{
    quint64 timer = 0; //!< TimerHandle::id()
    SIGNALBOX_EVENT(TimerDue, timer)
};

/*!
    A descriptor is ready: what Scheduler::sendWhenReady() sends. Another one for the same comes when everybody has let go of
    this event, so that it comes once for each time that it is handled; and when nobody has got it, once somebody waits for it.
*/
struct DescriptorReady
{
    int descriptor = -1;
    ReadyFor ready{};
    std::shared_ptr<void> pause = {}; // no key
    SIGNALBOX_EVENT(DescriptorReady, descriptor, ready)
};

/*!
    The scheduler begins a slice: functions and events that are ready run now. While there is a SliceEvents.
*/
struct SliceBegins
{
    SIGNALBOX_EVENT(SliceBegins)
};

/*!
    It has ended it.
*/
struct SliceEnds
{
    int count = 0;      //!< Functions that have run, and events that were delivered.
    Nanoseconds time{}; //!< Since it began, with nested loops.
    SIGNALBOX_EVENT(SliceEnds)
};

/*!
    The loop is about to sleep, and the scheduler has nothing to do. While there is a SliceEvents.
*/
struct AboutToIdle
{
    SIGNALBOX_EVENT(AboutToIdle)
};

/*!
    Something has happened to a queue for which there is a QueueEvents.
*/
struct QueueNotice
{
    QString queue; //!< The name that the QueueEvents was given.
    SIGNALBOX_EVENT(QueueNotice, queue)
};

/*!
    A queue that has refused an event has room again. Whoever waits for room with a SendWait has got it before; somebody else
    may be faster than who hears of this.
*/
struct QueueHasRoom : QueueNotice
{
    SIGNALBOX_EVENT(QueueHasRoom)
};

/*!
    The last event of a queue and those below it has been delivered, or taken out.
*/
struct QueueEmptied : QueueNotice
{
    SIGNALBOX_EVENT(QueueEmptied)
};

} // namespace Signalbox
