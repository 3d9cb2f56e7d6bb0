// SPDX-License-Identifier: MIT
#pragma once

#include "../core/clock.h"
#include "testglobal.h"

#include <chrono>
#include <functional>

namespace Signalbox {

/*!
    Makes the time virtual as long as it lives: it stands still until the test moves it, and hours pass in milliseconds.

        Signalbox::TestClock clock;
        lamp.switchOffIn(1h);
        clock.advance(59min);
        QVERIFY(lamp.isOn());
        clock.advance(1min);
        QVERIFY(!lamp.isOn());

    What follows it, in all threads that run on Signalbox:
    - QTimer, QTimer::singleShot(), QObject::startTimer() and QChronoTimer, by Qt's own rules for coarse timers;
    - the Scheduler's timers, of both clocks, its now(), and the time of what Probes show;
    - Clock::now().

    What does not: Qt's timers where a platform's own dispatcher delivers, on platforms that Signalbox hands over to; QElapsedTimer and QDeadlineTimer, and what is made with them (animations, QTest::qWait(), QTRY_…, waits
    of QThread, QWaitCondition and sockets with a timeout); QDateTime and std::chrono; sleeps; GLib's timeouts; WaitableEvent and
    other waits that hold a thread; Qt's timers in threads with another dispatcher, whose schedulers look at the time
    every 5 ms. Under virtual time a slice of a scheduler is spent by the number of its calls, as no time passes in it.

    The time moves from deadline to deadline, and to the next one only when nothing is left to do at this one: all
    loops rest, in all threads, and nothing is posted. So what happens has an order that depends on deadlines, not on the
    machine. A thread without a loop that is on its way to post something is not known to the clock: wait for it first.

    It begins with the next whole second of the machine's clocks, so that the grid of coarse timers is the same in each run. When it
    ends, the machine's time counts again: timers that are still armed then wait until that has come to their deadline, with
    a warning.

    Thread-safety: the thread that has made it, which runs on Signalbox (see SIGNALBOX_TEST_MAIN). Errors: in a thread with another
    dispatcher, or a platform's own, nothing is virtual; a second TestClock shares the time of the first; calls from another thread are ignored;
    each with a warning. Source: trio's MockClock, tokio's time::pause().
*/
class SIGNALBOX_TEST_EXPORT TestClock
{
public:
    using WallTime = std::chrono::system_clock::time_point;

    enum class Mode {
        Manual, //!< Only what is called here moves the time.
        Automatic //!< Whenever all loops rest, it jumps to the next deadline: exec() runs through hours at once.
    };

    explicit TestClock(Mode mode = Mode::Manual);
    ~TestClock();
    TestClock(const TestClock &) = delete;
    TestClock &operator=(const TestClock &) = delete;

    //! The first one that lives, such as that of SIGNALBOX_TEST_MAIN; null: the machine's time counts.
    static TestClock *instance();

    //! False where the time is not virtual, though it should be: see Errors.
    bool isActive() const { return m_state != State::Inactive; }

    Mode mode() const;
    void setMode(Mode mode);

    Deadline now() const { return Clock::now(); }
    WallTime wallNow() const;
    /*!
        Sets the wall clock, as somebody might who sits at the machine: timers of Scheduler::callAt() and aligned tickers follow it
        at once. The steady time stays what it is.
    */
    void setWallClock(WallTime time);

    /*!
        Lets \a duration pass: everything that is due on the way happens, in the order of the deadlines; with turns of the loop in between
        until nothing is left to do, so that what that posts, queues and starts happens in its own moment. In the end the time is
        exactly \a duration later.

        May be called in a handler, which is then on the stack of what happens on the way. A nested event loop that is still running
        when the time has come lets it go on, with a warning. Errors: a negative duration is ignored with a
        warning; what does not come to rest is reported once, and the time goes on.
        Cost: some microseconds for each moment at which something is due.
    */
    void advance(Nanoseconds duration);
    //! The same up to \a time; nothing with a warning, when that is over.
    void advanceTo(Deadline time);
    //! The same up to the next deadline of any loop. False, and no time passes, when there is none.
    bool advanceToNextTimer();
    /*!
        The same until \a isDone, which is asked whenever nothing is left to do at a moment, but for \a atMost. Returns what
        \a isDone returned last.
    */
    bool advanceUntil(const std::function<bool()> &isDone, Nanoseconds atMost = std::chrono::seconds(5));

    /*!
        As if the function that calls this took so long: the time moves, and nothing happens meanwhile. So one sees what
        comes late, and what is missed.
    */
    void spend(Nanoseconds duration);

    //! The next deadline of any loop, behind what is due now; Never: there is none.
    Deadline nextTimer() const;

private:
    enum class State { Inactive, First, Sharing };

    bool mayBeUsed(const char *function);
    bool mayPass(const char *function, Nanoseconds duration);
    void finishMoment();

    State m_state = State::Inactive;
    bool m_hasSaidBusy = false; // in the call that is on the stack
};

/*!
    Turns the calling thread's event loop until nothing is left to do: nothing is posted, no call, event or timer is due, and
    under a TestClock the loops of all other threads rest as well. No time passes for that.

    False, with a warning that says what is still busy, when that does not come: after \a patience of the machine's time, or 100,000
    turns. Cost: two turns, if there is nothing to do.
*/
SIGNALBOX_TEST_EXPORT bool waitUntilIdle(Nanoseconds patience = std::chrono::seconds(5));

} // namespace Signalbox
