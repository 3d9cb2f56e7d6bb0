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
    {stock, "timers::timerKilledByAnEarlierHandlerDoesNotFire", Effect::Fails,
     "counts the due timers first, so that after a kill an always due one fires twice in the turn"},
    {stock, "timers::hugeIntervalsSaturate(30 days)", Effect::Fails, "cuts the 64 bit interval to 32 bits"},
    {stock, "timers::hugeIntervalsSaturate(three centuries)", Effect::Fails, "cuts the 64 bit interval to 32 bits"},
    {stock, "timers::hugeIntervalsSaturate(most milliseconds in 64 bits)", Effect::Fails,
     "cuts the 64 bit interval to 32 bits"},

    {glib, "turn::returnValueSaysWhetherSomethingWasHandled(a zero timer)", Effect::Fails,
     "counts zero timers, so that while (processEvents()) never ends"},
    {glib, "turn::excludedNotifiersAreDeferred", Effect::Fails, "ignores ExcludeSocketNotifiers"},
    {glib, "turn::waitWithoutNotifiersStillEndsWithAPost", Effect::Fails, "ignores ExcludeSocketNotifiers"},
    {stock, "turn::aboutToBlockComesOnlyBeforeASleep", Effect::Fails,
     "announces a sleep before it knows whether it will sleep"},

    {unix_, "notifiers::duplicatesAreBothServed", Effect::Fails, "serves the last one registered and drops the others"},
    {unix_, "notifiers::removingOneDuplicateLeavesTheOther", Effect::Fails,
     "forgets the descriptor together with the last one registered"},
    {glib, "notifiers::duplicatesAreWarnedAbout", Effect::Fails, "takes duplicates without a word"},

    {epoll, "descriptors::closedWhileWatchedIsDisabledWithAWarning", Effect::Fails,
     "the kernel forgets a closed descriptor without a word; noticed when an interest in that number changes"},

    {stock, "nesting::exceptionsLeaveTheLoopUsable(timer)", Effect::Fails, "takes the timer to be on the stack for ever"},
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
