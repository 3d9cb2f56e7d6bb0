// SPDX-License-Identifier: MIT
#include "loop/virtualtime_p.h"

#include "core/logging_p.h"
#include "core/virtualclock_p.h"
#include "loop/loop_p.h"
#include "probe/registry_p.h"
#include "probe/threadname_p.h"

#include <QtCore/qobject.h>
#include <QtCore/qstringlist.h>

#include <algorithm>
#include <vector>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Loops = std::vector<LoopBlock *>;

std::mutex movingMutex; // while the time moves: nobody else moves it
VirtualTime::Passing passing = VirtualTime::Passing::Halted;
Deadline passingLimit = Never;

//! How often a loop has begun to rest.
constinit std::atomic<quint64> rests{0};

//! One that has news is about to rise. In this order: whoever has taken its news has risen before.
bool isResting(const LoopBlock &loop)
{
    return !loop.hasNews(loop.loop) && loop.restsUntil.load() != LoopBlock::Awake;
}

//! Is not ours to wait for: the platform's own dispatcher runs it.
bool isLeftOut(const LoopBlock &loop, const LoopBlock *caller)
{
    return &loop == caller || loop.isHandedOver.get() || !loop.hasNews;
}

//! All but \a caller. One that rises, gives another one work, and rests again, counts in \c rests.
bool doAllRest(const Loops &loops, const LoopBlock *caller)
{
    for (;;) {
        const auto before = rests.load();
        const bool allRest = std::all_of(loops.begin(), loops.end(), [&](const LoopBlock *loop) {
            return isLeftOut(*loop, caller) || isResting(*loop);
        });
        if (!allRest || rests.load() == before)
            return allRest;
    }
}

//! The next deadline of \a loops; of the calling thread's, whose block is \a caller, behind what is due.
Deadline nextOf(const Loops &loops, const LoopBlock *caller)
{
    auto next = Never;
    if (caller) {
        auto &timers = Loop::current()->timers();
        const auto now = VirtualClock::now();
        if (!timers.isEmpty())
            next = timers.first().when > now ? timers.first().when : timers.earliestAfter(now);
    }
    for (const auto *loop : loops) {
        const auto until = loop->restsUntil.load();
        if (!isLeftOut(*loop, caller) && until != LoopBlock::Awake)
            next = std::min(next, Deadline(Nanoseconds(until)));
    }
    return next;
}

const LoopBlock *blockHere()
{
    auto *loop = Loop::current();
    return loop ? &loop->block() : nullptr;
}

//! Wakes the loops of other threads that want to go on at \a now or before.
void wakeOthers(const Loops &loops, Deadline now)
{
    for (auto *loop : loops) {
        if (loop != blockHere() && loop->wake && loop->restsUntil.load() <= now.time_since_epoch().count())
            loop->wake(loop->wakeContext);
    }
}

void wakeOthers()
{
    LoopReader::whileAllAlive([](const Loops &loops) { wakeOthers(loops, Never); });
}

//! The next moment up to \a limit at which something is due, once all have come to rest; the time is there then.
bool moveOn(Deadline limit, const LoopBlock *caller)
{
    bool hasMoved = false;
    LoopReader::whileAllAlive([&](const Loops &loops) {
        if (!doAllRest(loops, caller))
            return;
        const auto next = nextOf(loops, caller);
        if (next == Never || next > limit || next <= VirtualClock::now())
            return;
        VirtualClock::set(next);
        wakeOthers(loops, next);
        hasMoved = true;
    });
    return hasMoved;
}

QString nameOf(const LoopBlock &loop)
{
    if (loop.isMainThread.get())
        return u"the main thread's loop"_s;
    return u"the loop of thread \"%1\""_s.arg(threadNameOf(loop));
}

//! What is due in the calling thread's loop, as far as it is a timer.
QString dueTimer(Loop &loop)
{
    const auto &timer = loop.block().timers[loop.timers().first().slot()];
    const auto *owner = timer.timerId.get() > 0 ? timer.owner.get() : nullptr;
    const auto name = owner ? owner->objectName() : QString();
    return u"a timer of %1 ms of %2%3 is due"_s.arg(timer.interval.get() / 1'000'000)
        .arg(className(timer.ownerClass.get()), name.isEmpty() ? QString() : u" \"%1\""_s.arg(name));
}

} // namespace

bool VirtualTime::isOn()
{
    return VirtualClock::isOn();
}

void VirtualTime::begin(Deadline now, WallTime wallTime)
{
    VirtualClock::set(now);
    VirtualClock::setWall(wallTime);
    wakeOthers();
}

void VirtualTime::end()
{
    setPassing(Passing::Halted);
    VirtualClock::turnOff();
    wakeOthers();
}

void VirtualTime::setPassing(Passing newPassing, Deadline limit)
{
    {
        const std::lock_guard lock(movingMutex);
        passing = newPassing;
        passingLimit = limit;
    }
    if (newPassing == Passing::Always)
        wakeOthers(); // one of them moves it
}

VirtualTime::WallTime VirtualTime::wallTime()
{
    return VirtualClock::wallNow();
}

void VirtualTime::setWallTime(WallTime time)
{
    VirtualClock::setWall(time);
    LoopReader::whileAllAlive([](const Loops &loops) {
        for (auto *loop : loops) {
            if (loop->wake)
                loop->wake(loop->wakeContext);
        }
    });
}

bool VirtualTime::moveOn(Deadline limit)
{
    const std::lock_guard lock(movingMutex);
    return Signalbox::moveOn(limit, blockHere());
}

void VirtualTime::moveTo(Deadline now)
{
    const std::lock_guard lock(movingMutex);
    if (now <= VirtualClock::now())
        return;
    VirtualClock::set(now);
    LoopReader::whileAllAlive([=](const Loops &loops) { wakeOthers(loops, now); });
}

Deadline VirtualTime::nextDeadline()
{
    auto next = Never;
    LoopReader::whileAllAlive([&](const Loops &loops) { next = nextOf(loops, blockHere()); });
    return next;
}

bool VirtualTime::isQuietHere()
{
    auto *loop = Loop::current();
    return !loop || !loop->hasWork();
}

bool VirtualTime::isQuietElsewhere()
{
    bool isQuiet = false;
    LoopReader::whileAllAlive([&](const Loops &loops) { isQuiet = doAllRest(loops, blockHere()); });
    return isQuiet;
}

const char *VirtualTime::handedOverHere()
{
    const auto *block = blockHere();
    return block && block->isHandedOver.get() ? block->backend.get() : nullptr;
}

const char *VirtualTime::handedOverAnywhere()
{
    const char *dispatcher = nullptr;
    LoopReader::whileAllAlive([&](const Loops &loops) {
        for (const auto *loop : loops) {
            if (loop->isHandedOver.get())
                dispatcher = loop->backend.get();
        }
    });
    return dispatcher;
}

QString VirtualTime::busy()
{
    QStringList busy;
    if (auto *loop = Loop::current()) {
        if (!loop->timers().isEmpty() && loop->timers().first().when <= Clock::now())
            busy << dueTimer(*loop);
        if (loop->workSource() && loop->workSource()->hasWork())
            busy << u"the scheduler has calls or events to run"_s;
        else if (loop->waker().isNotified())
            busy << u"events are posted"_s;
    }
    LoopReader::whileAllAlive([&](const Loops &loops) {
        for (const auto *loop : loops) {
            if (VirtualClock::isOn() && !isLeftOut(*loop, blockHere()) && !isResting(*loop))
                busy << nameOf(*loop) + u" is busy"_s;
        }
    });
    return busy.join(u", "_s);
}

bool VirtualTime::rest(LoopBlock &loop, Deadline next)
{
    loop.restsUntil.store(next.time_since_epoch().count());
    rests.fetch_add(1);
    const std::lock_guard lock(movingMutex);
    switch (passing) {
    case Passing::Halted:
        break;
    case Passing::Always:
        Signalbox::moveOn(Never, nullptr);
        break;
    case Passing::ToLimit:
        if (Signalbox::moveOn(passingLimit, nullptr))
            break;
        // All rest, also the thread that moves the time: it would sleep for ever.
        if (const auto before = VirtualClock::now(); Signalbox::moveOn(Never, nullptr)) {
            qCWarning(
                lcLoop,
                "TestClock: a nested event loop still runs when the time has come to where it was to be "
                "advanced to, and cannot end before it goes on: it goes on, by %lld ms",
                static_cast<long long>(
                    std::chrono::ceil<Milliseconds>(VirtualClock::now() - before).count()));
        }
        break;
    }
    return next <= VirtualClock::now();
}

void VirtualTime::rise(LoopBlock &loop)
{
    loop.restsUntil.store(LoopBlock::Awake);
}

} // namespace Signalbox
