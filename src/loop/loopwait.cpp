// SPDX-License-Identifier: MIT
// How a Loop looks for news, and sleeps until there are some.
#include "loop/loop_p.h"

#include "core/recycledmemory.h"
#include "core/timeleft_p.h"
#include "core/timespec_p.h"
#include "core/virtualclock_p.h"
#include "loop/virtualtime_p.h"
#include "probe/observers_p.h"
#include "probe/snapshot.h"

#include <algorithm>
#include <poll.h>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace Signalbox {

namespace {

/*!
    Lets the kernel end a wait of this thread on time instead of up to 50 µs late, while it lives.

    Set for one sleep only: threads and processes that are made meanwhile would inherit it.
*/
class NoTimerSlack
{
public:
    explicit NoTimerSlack(bool wanted)
    {
#ifdef Q_OS_LINUX
        if (!wanted)
            return;
        m_before = ::prctl(PR_GET_TIMERSLACK);
        if (m_before > 1)
            ::prctl(PR_SET_TIMERSLACK, 1);
#else
        Q_UNUSED(wanted);
#endif
    }
    ~NoTimerSlack()
    {
#ifdef Q_OS_LINUX
        if (m_before > 1)
            ::prctl(PR_SET_TIMERSLACK, m_before);
#endif
    }
    NoTimerSlack(const NoTimerSlack &) = delete;
    NoTimerSlack &operator=(const NoTimerSlack &) = delete;

private:
    int m_before = 0;
};

//! How long before a precise deadline a sleep may end, to look at the clock for the rest.
constexpr Nanoseconds LongestLead{50'000};

void relaxProcessor()
{
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
}

} // namespace

Loop::WaitResult Loop::wait(const Wait &wait, ReadyDescriptor *ready, int capacity)
{
    if (VirtualClock::isOn()) [[unlikely]]
        return waitInVirtualTime(wait, ready, capacity);
    return waitForReal(wait, ready, capacity);
}

/*!
    No sleep ends by a deadline of timers then. It is here that the time moves on, if it may: when no descriptor is ready, and
    all loops have come to where they would sleep.
*/
Loop::WaitResult Loop::waitInVirtualTime(const Wait &wait, ReadyDescriptor *ready, int capacity)
{
    const auto next = wait.deadline == Never || m_timers.isEmpty() ? Never : m_timers.first().when;
    auto real = wait;
    real.mayBlock = false;
    real.deadline = wait.machineDeadline;
    real.isPrecise = false;
    auto result = waitForReal(real, ready, capacity);
    if (wait.mayBlock && result.ready == 0 && !m_waker.isNotified()) {
        const bool isDue = VirtualTime::rest(*m_block, next);
        real.mayBlock = true;
        if (!isDue)
            result = waitForReal(real, ready, capacity);
        VirtualTime::rise(*m_block);
    }
    result.timersMayBeDue = true;
    return result;
}

Loop::WaitResult Loop::waitForReal(const Wait &wait, ReadyDescriptor *ready, int capacity)
{
    if (m_descriptorEpoch != descriptorEpoch())
        catchUp();
    const bool hasGuests = wait.mayBlock && wait.guestCount > 0;
    const bool useDescriptors = wait.withDescriptors && (!m_descriptors.isEmpty() || hasGuests);
    int readyAlready = 0;
    if (useDescriptors)
        preparePoller(ready, capacity, &readyAlready);
    if (m_descriptors.isPollerLost())
        return {readyAlready, true, true}; // for nothing, perhaps; the next one makes it anew
    if (!wait.mayBlock || readyAlready > 0)
        return look(wait, useDescriptors, readyAlready, ready, capacity);
    return sleep(wait, useDescriptors, ready, capacity);
}

Loop::WaitResult Loop::look(const Wait &wait, bool useDescriptors, int readyAlready, ReadyDescriptor *ready,
                            int capacity)
{
    if (!useDescriptors)
        return {};
    WaitResult result{readyAlready, true, true};
    if (readyAlready < capacity) {
        auto *more = ready + readyAlready;
        const auto polled = m_poller->wait(more, capacity - readyAlready, Poller::Mode::Look, wait.deadline);
        int count = polled.count;
        if (!dropStale(more, count) || polled.isLost) {
            noteLostDescriptor();
            catchUp();
        }
        result.ready += count;
        result.timersMayBeDue = polled.timersMayBeDue;
    }
    publishSystemCalls();
    return result;
}

//! False when what was reported comes from a poller that is not ours any more.
bool Loop::dropStale(ReadyDescriptor *ready, int &count)
{
    bool hasStale = false;
    count = m_descriptors.keepKnown(ready, count, &hasStale);
    if (!hasStale)
        return true;
    if (!m_poller->examine().isIntact)
        return false;
    // A descriptor was closed before its notifier went, and a duplicate keeps its file alive: nothing can
    // remove it from this epoll set any more.
    replacePoller(m_options.poller);
    return true;
}

bool Loop::spinForNews(Deadline deadline)
{
    if (m_options.spin == Nanoseconds::zero() || !m_wasLastSleepShort)
        return false;
    if (m_spinsToSkip > 0) {
        --m_spinsToSkip;
        return false;
    }
    const auto end = std::min(SteadyClock::now() + m_options.spin, deadline);
    do {
        for (int i = 0; i < 64; ++i) {
            if (m_waker.isNotified()) {
                m_failedSpins = 0;
                return true;
            }
            relaxProcessor();
        }
    } while (SteadyClock::now() < end);
    // In vain, perhaps because whoever would wake us waits for this very processor: ever more rarely, then.
    constexpr int MostSkipped = 63;
    m_failedSpins = std::min(2 * m_failedSpins + 1, MostSkipped);
    m_spinsToSkip = m_failedSpins;
    m_wasLastSleepShort = false;
    return false;
}

/*!
    The rest of a sleep that ended a little before \a deadline, on purpose: the kernel and the processor need
    tens of microseconds to wake a thread, more than a precise timer should be late. Also learns how many.
*/
void Loop::awaitExactly(Deadline deadline, Deadline wokenFor)
{
    auto now = SteadyClock::now();
    if (now < wokenFor)
        return; // woken by something else
    constexpr int Weight = 8;
    m_wakeLatency += (now - wokenFor - m_wakeLatency) / Weight;
    m_wakeLatency = std::clamp(m_wakeLatency, Nanoseconds::zero(), LongestLead);
    while (now < deadline && !m_waker.isNotified()) {
        relaxProcessor();
        now = SteadyClock::now();
    }
}

//! Announces a sleep for as long as it lives, also if the thread is cancelled in it.
class Loop::Sleep
{
public:
    Sleep(Loop &loop, Waker::SleepOn on, Deadline deadline)
        : m_loop(loop), m_mayBegin(loop.m_waker.beginSleep(on))
    {
        if (!m_mayBegin)
            return;
        m_loop.m_block->sleeps.add(1);
        if (hasReaders() || m_loop.m_options.spin > Nanoseconds::zero()) [[unlikely]]
            noteBegin(deadline);
    }
    ~Sleep()
    {
        if (!m_mayBegin)
            return;
        m_loop.m_waker.endSleep();
        if (hasReaders() || m_began != Deadline{}) [[unlikely]]
            noteEnd();
    }
    bool mayBegin() const { return m_mayBegin; }

private:
    void noteBegin(Deadline deadline);
    void noteEnd();

    Loop &m_loop;
    bool m_mayBegin;
    Deadline m_began{};
};

void Loop::Sleep::noteBegin(Deadline deadline)
{
    observe([&](LoopObserver &observer) { observer.sleepBegins(m_loop.m_block->id, deadline); });
    const bool isProbed = isProbeAttached();
    if (isProbed || m_loop.m_options.spin > Nanoseconds::zero())
        m_began = Clock::now();
    if (isProbed)
        m_loop.publishState(int(LoopSnapshot::State::Sleeping), m_began);
}

void Loop::Sleep::noteEnd()
{
    observe([&](LoopObserver &observer) { observer.sleepEnds(m_loop.m_block->id); });
    if (m_began == Deadline{} && !isProbeAttached())
        return;
    const auto now = Clock::now();
    if (m_began != Deadline{}) {
        constexpr Nanoseconds Short{20'000}; // a futex round trip; less cannot be gained by spinning
        m_loop.m_wasLastSleepShort = now - m_began < Short && m_loop.m_waker.isNotified();
        m_loop.m_block->sleepTime.add((now - m_began).count());
    }
    // Also if the last reader has left meanwhile: the next one shall not find a loop asleep that runs.
    m_loop.publishState(int(LoopSnapshot::State::Running), now);
    if (isProbeAttached())
        m_loop.noteTime(now);
}

Loop::WaitResult Loop::sleep(const Wait &wait, bool useDescriptors, ReadyDescriptor *ready, int capacity)
{
    if (wait.guestCount == 0 && spinForNews(wait.deadline))
        return look(wait, useDescriptors, 0, ready, capacity);
    if (!wait.isPrecise)
        Detail::releaseRecycled();
    const bool onWord = !useDescriptors && Waker::canSleepOnWord();
    if (!onWord)
        openWakeDescriptor();

    const Sleep sleep(*this, onWord ? Waker::SleepOn::Word : Waker::SleepOn::Descriptor, wait.deadline);
    if (!sleep.mayBegin())
        return look(wait, useDescriptors, 0, ready, capacity);
    const bool isPrecise = wait.isPrecise && wait.deadline != Never;
    const auto until = isPrecise ? wait.deadline - m_wakeLatency : wait.deadline;
    WaitResult result;
    if (useDescriptors)
        result = sleepOnPoller(wait, until, ready, capacity);
    else
        sleepWithoutDescriptors(until, isPrecise, onWord);
    publishSystemCalls();
    if (isPrecise && result.ready == 0)
        awaitExactly(wait.deadline, until);
    return result;
}

void Loop::sleepWithoutDescriptors(Deadline until, bool isPrecise, bool onWord)
{
    const NoTimerSlack noSlack(isPrecise);
    ++m_otherSystemCalls;
    if (onWord)
        m_waker.sleepOnWord(until);
    else
        sleepOnWakeDescriptor(until);
}

//! True when one of \a wait's guests was found ready.
static bool hasReadyGuest(const Loop::Wait &wait)
{
    return std::any_of(wait.guests, wait.guests + wait.guestCount,
                       [](const pollfd &polled) { return polled.revents != 0; });
}

Poller::Result Loop::waitWithGuests(const Wait &wait, Deadline deadline, ReadyDescriptor *ready, int capacity)
{
    auto &polled = m_polledWithGuests;
    polled.assign(wait.guests, wait.guests + wait.guestCount);
    m_poller->addTo(polled);
    const auto until =
        m_waker.descriptor().isOpen() ? deadline : std::min(deadline, SteadyClock::now() + BlindSleep);
    const auto timeout = toTimespec(timeLeft(until, SteadyClock::now()));
    ++m_otherSystemCalls;
    if (::ppoll(polled.data(), polled.size(), until == Never ? nullptr : &timeout, nullptr) > 0)
        std::copy_n(polled.begin(), wait.guestCount, wait.guests);
    return m_poller->wait(ready, capacity, Poller::Mode::Look, deadline);
}

Loop::WaitResult Loop::sleepOnPoller(const Wait &wait, Deadline deadline, ReadyDescriptor *ready,
                                     int capacity)
{
    for (;;) {
        const auto polled = wait.guestCount > 0
                                ? waitWithGuests(wait, deadline, ready, capacity)
                                : m_poller->wait(ready, capacity, Poller::Mode::Block, deadline);
        int count = polled.count;
        if (!dropStale(ready, count) || polled.isLost) {
            // The one thing that ends a sleep for nothing: new ones cannot be made while others signal.
            noteLostDescriptor();
            return {count, true, true};
        }
        const bool isDue = polled.timersMayBeDue && deadline != Never && SteadyClock::now() >= deadline;
        // Signals, a wake-up meant for an earlier sleep, and a deadline that has moved away end no sleep.
        if (count > 0 || isDue || m_waker.isNotified() || hasReadyGuest(wait))
            return {count, isDue || polled.timersMayBeDue, true};
        if (m_descriptors.isPollerStale()) {
            int readyAlready = 0;
            preparePoller(ready, capacity, &readyAlready);
            if (readyAlready > 0 || m_descriptors.isPollerLost())
                return {readyAlready, true, true};
        }
    }
}

bool Loop::beginGuestWait(std::vector<pollfd> &polled)
{
    if (m_descriptorEpoch != descriptorEpoch())
        catchUp();
    openWakeDescriptor();
    if (!m_poller)
        replacePoller(m_options.poller);
    m_poller->addTo(polled);
    return m_descriptors.isSettled() && m_waker.beginSleep(Waker::SleepOn::Descriptor);
}

void Loop::endGuestWait()
{
    m_waker.endSleep();
}

void Loop::sleepOnWakeDescriptor(Deadline deadline)
{
    while (!m_waker.isNotified()) {
        const auto now = SteadyClock::now();
        if (now >= deadline)
            return;
        auto &wakeUp = m_waker.descriptor();
        pollfd polled{wakeUp.descriptor(), POLLIN, 0};
        const auto until = wakeUp.isOpen() ? deadline : std::min(deadline, now + BlindSleep);
        const timespec timeout = toTimespec(until - now);
        if (::ppoll(&polled, 1, until == Never ? nullptr : &timeout, nullptr) <= 0)
            continue;
        if ((polled.revents & POLLNVAL) || !wakeUp.looksIntact())
            return noteLostDescriptor();
        wakeUp.drain();
    }
}

} // namespace Signalbox
