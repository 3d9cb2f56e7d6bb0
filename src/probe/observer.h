// SPDX-License-Identifier: MIT
#pragma once

#include "../core/clock.h"

#include <chrono>

namespace Signalbox {
struct HandlerSnapshot;

/*!
    Sees what the loops of the process do, as they do it. For tests, tracers and watchdogs; a Probe is for
    looking.

    Hooks run on the loop's own thread, in the middle of its turn: they must be short, and must not run event
    loops. Each has an empty body; override what you need. A hook that throws has its observer removed, with a
    warning.

    Thread-safety: hooks of one observer run in several threads at once when there are several loops.
    Cost: one predictable branch for each hook while nobody observes.
    Source: trio's Instrument.
*/
class SIGNALBOX_CORE_EXPORT LoopObserver
{
public:
    virtual ~LoopObserver();

    //! A call of processEvents() begins or ends in loop number \a loop, \a depth deep; 1 is the outermost. Who begins
    //! to observe in the middle of one may miss its end.
    virtual void turnBegins(quint64 loop, int depth);
    virtual void turnEnds(quint64 loop, int depth);

    //! Loop number \a loop ends with its thread or application; a Probe still sees it.
    virtual void loopEnds(quint64 loop);

    //! The thread goes to sleep, until \a deadline at the latest; it is awake again.
    virtual void sleepBegins(quint64 loop, Deadline deadline);
    virtual void sleepEnds(quint64 loop);

    //! Timer \a timerId is about to be delivered, \a lateness after it was due.
    virtual void timerFires(quint64 loop, int timerId, Nanoseconds lateness);

    /*!
        \a handler held the loop for \a held by itself, without those that it called through events and signals: for
        SlowHandler or longer. It has just ended. Only while a Probe is attached: it is what finds out about handlers. The first
        time for each library, naming a slot reads its symbol table.
    */
    virtual void handlerWasSlow(quint64 loop, const HandlerSnapshot &handler, Nanoseconds held);
    static constexpr Nanoseconds SlowHandler = std::chrono::milliseconds(50);

    //! A notifier for \a descriptor is about to be activated; \a kind is a QSocketNotifier::Type.
    virtual void watcherActivates(quint64 loop, int descriptor, int kind);
};

/*!
    Lets \a observer see all loops from now on, until it is removed. Adding it twice does nothing.

    \threadsafe Not from within a hook. Ownership: none is taken; remove it before it is deleted.
    Errors: null is ignored with a warning.
*/
SIGNALBOX_CORE_EXPORT void addObserver(LoopObserver *observer);

/*!
    Returns when no hook of \a observer runs any more and none will; then it may be deleted.

    \threadsafe Not from within a hook. Errors: one that was not added is ignored.
*/
SIGNALBOX_CORE_EXPORT void removeObserver(LoopObserver *observer);

} // namespace Signalbox
