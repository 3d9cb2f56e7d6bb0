// SPDX-License-Identifier: MIT
#pragma once

#include "probe/snapshot.h"

namespace Signalbox {

/*!
    From when on something is a finding. docs/warnings.md has them as a table.

    Each one comes with a least number of samples or a least time: what has not been seen for that long is neither well nor
    ill, and is looked at again.
*/
struct Thresholds
{
    using Milliseconds = std::chrono::milliseconds;
    using Seconds = std::chrono::seconds;

    //! So long after it was seen last, a finding is over.
    Nanoseconds clearAfter = Seconds(5);

    // A turn of the main loop, and of another one: the eye sees 100 ms, and calls 700 ms frozen.
    Nanoseconds slowTurnOfMain = Milliseconds(100);
    Nanoseconds frozenMain = Milliseconds(700);
    Nanoseconds slowTurnOfWorker = Seconds(1);
    Nanoseconds frozenWorker = Seconds(5);

    // Firings per second of the timers of a loop with intervals up to stormInterval; of all of them; for so long. Those of 0 ms do not
    // count: they have a warning of their own.
    double stormPerSecond = 1000;
    Nanoseconds stormInterval = Milliseconds(5);
    double stormOfAllPerSecond = 10'000;
    Nanoseconds stormFor = Seconds(2);

    // So many firings in the last lateWindow, of which lateShare were later than LoopSnapshot::LateTimer, at lateMoments different moments:
    // one slow turn makes all timers late, and is told as such.
    Nanoseconds lateWindow = Seconds(10);
    quint64 lateFirings = 50;
    double lateShare = 0.05;
    int lateMoments = 3;

    // A timer of 0 ms that fires so often for zeroFor; or that runs for zeroAtAll.
    double zeroPerSecond = 1000;
    Nanoseconds zeroFor = Seconds(2);
    Nanoseconds zeroAtAll = Seconds(5);

    // Activations of one watcher per second, in this share of the turns, with the loop busy for that share of the time, or with no
    // more than spinsRest without work in each turn: so long takes the question whether something is ready, and no sleep.
    double spinsPerSecond = 1000;
    double spinsOfTurns = 0.9;
    double spinsBusy = 0.8;
    Nanoseconds spinsRest = std::chrono::microseconds(5);
    Nanoseconds spinsFor = Seconds(2);

    // A queue that is so full for so long; one that is full and refuses, or whose senders wait.
    double queueFill = 0.8;
    Nanoseconds queueFullFor = Seconds(5);
    Nanoseconds queueBlockedFor = Seconds(1);

    Nanoseconds heldFor = Seconds(2);
    //! Ready for so long, while others of its loop go on.
    Nanoseconds starvedFor = Seconds(2);
    Nanoseconds neverYieldsFor = Seconds(1);

    //! Waits for so long for what cannot come; so long after its time has come.
    Nanoseconds lostFor = Seconds(1);
    Nanoseconds overdueFor = Seconds(5);

    // So many posted events, and more with each of so many seconds.
    int postedLeast = 1000;
    int postedSeconds = 4;

    // So many deferred deletes for so long.
    int deletesLeast = 1000;
    Nanoseconds deletesFor = Seconds(5);
};

} // namespace Signalbox
