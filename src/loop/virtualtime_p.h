// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"

#include <QtCore/qstring.h>

#include <chrono>

namespace Signalbox {

struct LoopBlock;

/*!
    The time of a test, for all loops of the process: it stands still until somebody moves it, and no loop sleeps towards a
    deadline. What the loops know of each other for that is whether one *rests*: sleeps, and what for.

    Moved is it from deadline to deadline, and only when all loops rest, so that what is due at one moment has been done,
    in all threads, before the next moment comes.

    Thread-safety: any thread, but where said otherwise. For the test kit, which checks what it calls.
*/
class SIGNALBOX_CORE_EXPORT VirtualTime
{
public:
    using WallTime = std::chrono::system_clock::time_point;

    //! How far the time moves by itself when all loops rest.
    enum class Passing {
        Halted,
        ToLimit, //!< Of moveTo(), which is on the stack of a thread that runs a nested loop.
        Always
    };

    static bool isOn();
    //! From now on Clock says \a now. Loops that sleep wake up, and begin to rest.
    static void begin(Deadline now, WallTime wallTime);
    //! The machine's clock counts again.
    static void end();

    static void setPassing(Passing passing, Deadline limit = Never);

    static WallTime wallTime();
    //! Schedulers follow it in their next turns.
    static void setWallTime(WallTime time);

    /*!
        Moves the time to the next deadline of any loop, but not past \a limit. False, and nothing is done, when there is
        none, or when another loop does not rest. The calling thread's loop counts as one that does.
    */
    static bool moveOn(Deadline limit);
    //! Moves the time to \a now, if it is not there yet.
    static void moveTo(Deadline now);
    //! The next deadline of any loop, behind what is due now; of loops of other threads, as far as they rest.
    static Deadline nextDeadline();

    //! Is there anything to do at this moment in the calling thread's loop?
    static bool isQuietHere();
    //! Do all other loops rest?
    static bool isQuietElsewhere();
    //! The class of the platform's dispatcher that the calling thread's loop, or else any, is handed over to; null: none.
    static const char *handedOverHere();
    static const char *handedOverAnywhere();

    //! What is not quiet, in words; empty: nothing.
    static QString busy();

    // For loops, in their threads.

    /*!
        \a loop has nothing to do before \a next: it rests until rise(). Moves the time on, if it may pass; true when it has
        come to \a next then.
    */
    static bool rest(LoopBlock &loop, Deadline next);
    static void rise(LoopBlock &loop);
};

} // namespace Signalbox
