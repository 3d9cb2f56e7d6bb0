// SPDX-License-Identifier: MIT
#include "testkit/testclock.h"

#include "dispatch/eventdispatcher.h"
#include "loop/virtualtime_p.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qloggingcategory.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

namespace Signalbox {

Q_LOGGING_CATEGORY(lcTest, "signalbox.test")

namespace {

std::atomic<TestClock *> theFirst = nullptr;
std::atomic<TestClock::Mode> theMode = TestClock::Mode::Manual;
std::thread::id theThread;
int advances = 0; // on the stack
Deadline theLimit = Never;

using Passing = VirtualTime::Passing;

void letPass()
{
    if (theMode == TestClock::Mode::Automatic)
        VirtualTime::setPassing(Passing::Always);
    else
        VirtualTime::setPassing(advances > 0 ? Passing::ToLimit : Passing::Halted, theLimit);
}

//! As long as it lives, a nested loop lets the time pass up to a limit.
class Advance
{
public:
    explicit Advance(Deadline limit) : m_outer(std::exchange(theLimit, limit))
    {
        ++advances;
        letPass();
    }
    ~Advance()
    {
        --advances;
        theLimit = m_outer;
        letPass();
    }
    Advance(const Advance &) = delete;
    Advance &operator=(const Advance &) = delete;

private:
    Deadline m_outer;
};

//! One turn that does not sleep; true when it did something.
bool turn()
{
    auto *dispatcher = QAbstractEventDispatcher::instance();
    const bool hasDone = dispatcher && dispatcher->processEvents(QEventLoop::AllEvents);
    // As QTest::qWait() does: what a test function has deleted later waits for a loop that it does not run.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return hasDone;
}

//! The class of the dispatcher that delivers in this thread, if that is not ours; null otherwise.
const char *foreignDispatcher()
{
    const auto *dispatcher = QAbstractEventDispatcher::instance();
    const bool isForeign = dispatcher && !qobject_cast<const EventDispatcher *>(dispatcher);
    return isForeign ? dispatcher->metaObject()->className() : VirtualTime::handedOverHere();
}

//! Once in a process.
void warnOfHandedOverLoop()
{
    static bool hasWarned = false;
    const auto *dispatcher = VirtualTime::handedOverAnywhere();
    if (!dispatcher || std::exchange(hasWarned, true))
        return;
    qCWarning(
        lcTest,
        "TestClock: the platform's own event dispatcher (%s) delivers in another thread: timers there do "
        "not follow it. Another platform (QT_QPA_PLATFORM=offscreen) may do without",
        dispatcher);
}

struct Bounds
{
    int turns;
    Nanoseconds patience; // of the machine's time
};
constexpr Bounds Patient{100'000, std::chrono::seconds(5)};
constexpr Bounds Impatient{10, std::chrono::milliseconds(1)};

bool becomeIdle(const Bounds &bounds)
{
    const auto end = saturatingAdd(SteadyClock::now(), bounds.patience);
    for (int turns = 0; turns < bounds.turns;) {
        const bool isBusy = turn() || !VirtualTime::isQuietHere();
        if (!isBusy && (!VirtualTime::isOn() || VirtualTime::isQuietElsewhere()))
            return true;
        if (SteadyClock::now() >= end)
            return false;
        if (isBusy)
            ++turns;
        else
            std::this_thread::sleep_for(std::chrono::microseconds(50)); // others work
    }
    return false;
}

} // namespace

bool waitUntilIdle(Nanoseconds patience)
{
    if (!QAbstractEventDispatcher::instance()) {
        qCWarning(lcTest, "waitUntilIdle: this thread has no event loop yet. Ignored");
        return true;
    }
    if (becomeIdle({Patient.turns, patience}))
        return true;
    qCWarning(lcTest, "waitUntilIdle: there is still something to do: %s", qPrintable(VirtualTime::busy()));
    return false;
}

TestClock::TestClock(Mode mode)
{
    if (theFirst) {
        qCWarning(lcTest, "TestClock: there is one already, and this one shares its time");
        m_state = State::Sharing;
        return;
    }
    if (const auto *foreign = foreignDispatcher()) {
        qCWarning(lcTest,
                  "TestClock: this thread has another event dispatcher (%s) than Signalbox's, which does not "
                  "follow it: the time is not virtual. Use SIGNALBOX_TEST_MAIN, or Signalbox::install()",
                  foreign);
        return;
    }
    warnOfHandedOverLoop();
    m_state = State::First;
    theFirst = this;
    theMode = mode;
    theThread = std::this_thread::get_id();
    using std::chrono::seconds;
    VirtualTime::begin(std::chrono::ceil<seconds>(SteadyClock::now()),
                       std::chrono::ceil<seconds>(std::chrono::system_clock::now()));
    letPass();
}

TestClock::~TestClock()
{
    if (m_state != State::First)
        return;
    if (const auto next = VirtualTime::nextDeadline(); next != Never) {
        const auto inMs = [](Nanoseconds time) {
            return static_cast<long long>(std::chrono::ceil<Milliseconds>(time).count());
        };
        qCWarning(
            lcTest,
            "TestClock: it ends while timers are armed, the next one for %lld ms later. By the machine's "
            "clock, which they follow now, that is in %lld ms",
            inMs(next - Clock::now()), inMs(next - SteadyClock::now()));
    }
    theFirst = nullptr;
    VirtualTime::end();
}

TestClock *TestClock::instance()
{
    return theFirst;
}

bool TestClock::mayBeUsed(const char *function)
{
    if (m_state == State::Inactive) {
        qCWarning(lcTest, "TestClock::%s: the time is not virtual. Ignored", function);
        return false;
    }
    if (std::this_thread::get_id() != theThread) {
        qCWarning(lcTest, "TestClock::%s: called in another thread than the clock's. Ignored", function);
        return false;
    }
    if (const auto *foreign = foreignDispatcher()) {
        qCWarning(lcTest, "TestClock::%s: this thread's event dispatcher (%s) does not follow it. Ignored",
                  function, foreign);
        return false;
    }
    if (advances == 0)
        m_hasSaidBusy = false;
    return true;
}

TestClock::Mode TestClock::mode() const
{
    return theMode;
}

void TestClock::setMode(Mode mode)
{
    if (!mayBeUsed("setMode"))
        return;
    theMode = mode;
    letPass();
}

TestClock::WallTime TestClock::wallNow() const
{
    return isActive() ? VirtualTime::wallTime() : std::chrono::system_clock::now();
}

void TestClock::setWallClock(WallTime time)
{
    if (mayBeUsed("setWallClock"))
        VirtualTime::setWallTime(time);
}

//! Until nothing is left to do now; what never ends is reported once.
void TestClock::finishMoment()
{
    if (becomeIdle(m_hasSaidBusy ? Impatient : Patient) || m_hasSaidBusy)
        return;
    m_hasSaidBusy = true;
    qCWarning(lcTest, "TestClock: there is still something to do, and time passes all the same: %s",
              qPrintable(VirtualTime::busy()));
}

bool TestClock::mayPass(const char *function, Nanoseconds duration)
{
    if (!mayBeUsed(function))
        return false;
    if (duration >= Nanoseconds::zero())
        return true;
    qCWarning(lcTest, "TestClock::%s: time does not go back, by %lld ms. Ignored", function,
              static_cast<long long>(std::chrono::ceil<Milliseconds>(-duration).count()));
    return false;
}

void TestClock::advance(Nanoseconds duration)
{
    if (mayPass("advance", duration))
        advanceTo(saturatingAdd(now(), duration));
}

void TestClock::spend(Nanoseconds duration)
{
    if (mayPass("spend", duration))
        VirtualTime::moveTo(saturatingAdd(now(), duration));
}

void TestClock::advanceTo(Deadline time)
{
    if (!mayBeUsed("advanceTo"))
        return;
    if (time < now() || time == Never) {
        qCWarning(lcTest, "TestClock::advanceTo: %s. Ignored",
                  time == Never ? "never does not come" : "that time is over");
        return;
    }
    const Advance advance(time);
    do {
        finishMoment();
    } while (VirtualTime::moveOn(time));
    if (now() >= time)
        return;
    VirtualTime::moveTo(time);
    finishMoment();
}

bool TestClock::advanceToNextTimer()
{
    if (!mayBeUsed("advanceToNextTimer"))
        return false;
    const Advance advance(now());
    finishMoment();
    const auto next = VirtualTime::nextDeadline();
    const Advance toNext(next);
    if (next == Never || !VirtualTime::moveOn(next))
        return false;
    finishMoment();
    return true;
}

bool TestClock::advanceUntil(const std::function<bool()> &isDone, Nanoseconds atMost)
{
    if (!mayBeUsed("advanceUntil"))
        return isDone();
    const auto limit = saturatingAdd(now(), std::max(atMost, Nanoseconds::zero()));
    const Advance advance(limit);
    do {
        finishMoment();
        if (isDone())
            return true;
    } while (VirtualTime::moveOn(limit));
    if (limit == Never)
        return false;
    VirtualTime::moveTo(limit);
    finishMoment();
    return isDone();
}

Deadline TestClock::nextTimer() const
{
    return isActive() ? VirtualTime::nextDeadline() : Never;
}

} // namespace Signalbox
