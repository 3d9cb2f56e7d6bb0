// SPDX-License-Identifier: MIT
#include "differences.h"

namespace Conformance {

namespace {

[[maybe_unused]] constexpr Hosts stock = Hosts(Host::Glib) | Host::Unix;
[[maybe_unused]] constexpr Hosts glib = Host::Glib;
[[maybe_unused]] constexpr Hosts unix_ = Host::Unix;
[[maybe_unused]] constexpr Hosts epoll = Host::SignalboxEpoll;
[[maybe_unused]] constexpr Hosts poll = Host::SignalboxPoll;

// clang-format off
constexpr Difference table[] = {
    {stock, "timers::unregisterTimersSaysWhetherThereWereAny", Effect::Fails,
     "is false only when the thread has no timer at all"},
    {stock, "timerorder::timerKilledByAnEarlierHandlerDoesNotFire", Effect::Fails,
     "counts the due timers first, so that after a kill an always due one fires twice in the turn"},
    {stock, "timers::hugeIntervalsSaturate(30 days)", Effect::Fails, "cuts the 64 bit interval to 32 bits"},
    {stock, "timers::hugeIntervalsSaturate(three centuries)", Effect::Fails, "cuts the 64 bit interval to 32 bits"},
    {stock, "timers::hugeIntervalsSaturate(most milliseconds in 64 bits)", Effect::Fails,
     "cuts the 64 bit interval to 32 bits"},

    {glib, "turn::returnValueSaysWhetherSomethingWasHandled(a zero timer)", Effect::Fails,
     "counts zero timers, so that while (processEvents()) never ends"},
    {glib, "flags::excludedNotifiersAreDeferred", Effect::Fails, "ignores ExcludeSocketNotifiers"},
    {glib, "flags::waitWithoutNotifiersStillEndsWithAPost", Effect::Fails, "ignores ExcludeSocketNotifiers"},
    {stock, "turn::aboutToBlockComesOnlyBeforeASleep", Effect::Fails,
     "announces a sleep before it knows whether it will sleep"},

    {unix_, "notifiers::duplicatesAreBothServed", Effect::Fails, "serves the last one registered and drops the others"},
    {unix_, "notifiers::removingOneDuplicateLeavesTheOther", Effect::Fails,
     "forgets the descriptor together with the last one registered"},
    {glib, "notifiers::duplicatesAreWarnedAbout", Effect::Fails, "takes duplicates without a word"},

    {epoll, "descriptors::closedWhileWatchedIsDisabledWithAWarning", Effect::Fails,
     "the kernel forgets a closed descriptor without a word; noticed when an interest in that number changes"},

    {stock, "nesting::exceptionsLeaveTheLoopUsable(timer)", Effect::Fails, "takes the timer to be on the stack for ever"},

    {stock, "lifecycle::scenarioSucceeds(thread without free descriptors)", Effect::Fails,
     "ends the process when a thread starts and no descriptor is free"},
    {unix_, "lifecycle::scenarioSucceeds(forked child steals no wake-up)", Effect::Fails,
     "shares its event descriptor with the child; what the child reads, the parent waits for for ever"},
    {glib, "lifecycle::scenarioSucceeds(threads terminated in their sleep)", Effect::Skipped,
     "a terminated thread may never end: it waits for a lock of GLib that it holds itself"},
    {unix_, "lifecycle::scenarioSucceeds(thread terminated in wakeUp)", Effect::Fails,
     "takes a thread to be awake that was not woken, and never wakes it again"},
    {stock, "lifecycle::threadThatNeverLoopsOpensNoDescriptor", Effect::Fails,
     "opens an event descriptor for each thread, looping or not"},

    {stock, "misuse::badTimerIsRefused", Effect::Skipped, "unchecked in release builds; a null object crashes"},
    {stock, "misuse::timerIdInUseIsRefused", Effect::Skipped, "unchecked in release builds"},
    {stock, "misuse::timerOfAnotherThreadIsRefused", Effect::Skipped, "unchecked in release builds; a data race"},
    {stock, "misuse::timerFromAnotherThreadIsRefused", Effect::Skipped, "unchecked in release builds; a data race"},
    {stock, "misuse::stoppingFromAnotherThreadIsRefused", Effect::Skipped, "unchecked in release builds; a data race"},
    {stock, "misuse::badIdHasNoTimer", Effect::Skipped, "unchecked in release builds"},
    {stock, "misuse::nullObjectHasNoTimers", Effect::Skipped, "unchecked in release builds"},
    {stock, "misuse::nullNotifierIsRefused", Effect::Skipped, "unchecked in release builds; crashes"},
    {stock, "misuse::notifierWithoutDescriptorIsRefused", Effect::Skipped, "unchecked in release builds"},
    {glib, "misuse::notifierRegisteredTwiceIsServedOnce", Effect::Fails, "serves it twice"},
    {stock, "misuse::notifierFromAnotherThreadIsRefused", Effect::Skipped, "unchecked in release builds; a data race"},
    {stock, "misuse::notifierOfAnotherThreadIsRefused", Effect::Skipped, "unchecked in release builds"},
    {stock, "misuse::notifiersThatAreTooManyOrUnknownAreNamed", Effect::Skipped, "unchecked in release builds"},
    {stock, "misuse::askingFromAnotherThreadIsRefused", Effect::Skipped, "unchecked in release builds; a data race"},
    {stock, "misuse::turningFromAnotherThreadIsRefused", Effect::Skipped, "unchecked in release builds; a data race"},
    {stock, "misuse::installIntoNothingIsRefused", Effect::Skipped, "about Signalbox::install()"},
    {stock, "misuse::installingTwiceIsRefused", Effect::Skipped, "about Signalbox::install()"},

    {unix_, "stockdefects::quitIsLostAfterANestedTurn", Effect::Defect, "the nested turn reads the wake-up of both"},
    {unix_, "stockdefects::interruptIsLostAfterANestedTurn", Effect::Defect, "the nested turn clears the interrupt"},
    {unix_, "stockdefects::waitBlocksAlthoughAHandlerHasPosted", Effect::Defect,
     "reads the wake-up of an event that it has not delivered yet"},
    {stock, "stockdefects::veryCoarseTimerBelowHalfASecondSpins", Effect::Defect, "rounds the interval to zero"},
    {glib, "stockdefects::excludedNotifiersActivate", Effect::Defect, "ignores ExcludeSocketNotifiers"},
    {glib, "stockdefects::hangUpMissesWriteAndException", Effect::Defect, "asks for HUP for read notifiers only"},
    {stock, "windows::waitSleepsOnInputThatWasLeft", Effect::Defect, "does not look at the window system's queue"},
    {glib, "windows::excludedInputIsDeferred", Effect::Fails, "looks at the window system's queue after wake-ups only"},

    {stock, "costs::idleTurnMakesNoSystemCall", Effect::Defect, "polls its event descriptor in each turn"},
    {stock, "costs::ownThreadPostMakesNoSystemCall", Effect::Defect, "writes, polls and reads for its own posts"},
    {stock, "costs::zeroTimerMakesNoSystemCall", Effect::Defect, "polls its event descriptor in each turn"},
    {glib, "costs::burstOfPostsWakesOnce", Effect::Defect, "writes its event descriptor for each post"},
    {glib, "costs::burstOfPostsFromAnotherThreadWakesOnce", Effect::Defect, "writes its event descriptor for each post"},
    {stock | poll, "costs::idleDescriptorsAreNotHandedToTheKernelEachTurn", Effect::Defect,
     "poll() takes all descriptors each time, and so does our fallback that is built on it"},
    {unix_, "costs::turnIsCheapAgainAfterABurstOfNotifiers", Effect::Defect,
     "walks a hash in each turn that never shrinks"},
    {stock, "costs::restartingATimerCostsNoMoreAmongMany", Effect::Defect,
     "keeps its timers in a sorted list and walks it"},

    {stock, "allocations::turnsAllocateNothing(a timer that restarts itself)", Effect::Fails, "allocates each timer that starts"},
    {stock, "allocations::turnsAllocateNothing(a timer restarted alone)", Effect::Fails, "allocates each timer that starts"},
    {stock, "allocations::turnsAllocateNothing(a timer restarted among a thousand)", Effect::Fails, "allocates each timer that starts"},
    {glib, "allocations::turnsAllocateNothing(a read notifier toggled)", Effect::Fails, "allocates each notifier that is enabled"},
    {glib, "allocations::turnsAllocateNothing(a write notifier toggled)", Effect::Fails, "allocates each notifier that is enabled"},
};
// clang-format on

} // namespace

std::span<const Difference> differences()
{
    return table;
}

const char *nameOf(Host host)
{
    switch (host) {
    case Host::Glib:
        return "glib";
    case Host::Unix:
        return "unix";
    case Host::SignalboxEpoll:
        return "signalbox-epoll";
    case Host::SignalboxPoll:
        return "signalbox-poll";
    }
    Q_UNREACHABLE();
}

const char *nameOf(Effect effect)
{
    switch (effect) {
    case Effect::Fails:
        return "differs";
    case Effect::Skipped:
        return "skipped";
    case Effect::Defect:
        return "defect";
    }
    Q_UNREACHABLE();
}

} // namespace Conformance
