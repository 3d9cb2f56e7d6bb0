// SPDX-License-Identifier: MIT
#include "loop/loop_p.h"

#include "core/logging_p.h"
#include "core/timespec_p.h"
#include "core/virtualclock_p.h"
#include "loop/virtualtime_p.h"
#include "probe/observers_p.h"
#include "probe/snapshot.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <poll.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace Signalbox {

constinit thread_local std::atomic<Loop *> Loop::s_current{nullptr};

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

static constinit std::optional<Poller::Kind> pollerOfAll;

void Loop::Options::setPoller(Poller::Kind poller)
{
    pollerOfAll = poller;
}

Loop::Options Loop::Options::fromEnvironment()
{
    Options options;
    const auto backend = qgetenv("SIGNALBOX_BACKEND");
    if (pollerOfAll) {
        options.poller = *pollerOfAll;
    } else if (backend == "poll") {
        options.poller = Poller::Kind::Poll;
    } else if (!backend.isEmpty() && backend != "epoll") {
        qCWarning(lcLoop, "SIGNALBOX_BACKEND=%s is not known (epoll, poll); using epoll",
                  backend.constData());
    }
    if (qEnvironmentVariableIsSet("SIGNALBOX_SPIN_US")) {
        constexpr int MaxSpin = 1000; // more than that is a busy loop, not a wait
        bool ok = false;
        const int spin = qEnvironmentVariableIntValue("SIGNALBOX_SPIN_US", &ok);
        if (ok && spin >= 0 && spin <= MaxSpin)
            options.spin = std::chrono::microseconds(spin);
        else
            qCWarning(lcLoop, "SIGNALBOX_SPIN_US must be 0 to %d microseconds; not spinning", MaxSpin);
    }
    return options;
}

Loop::Loop(const Options &options)
    : m_options(options)
    , m_block(std::make_unique<LoopBlock>())
    , m_waker(&m_block->wakeUps)
    , m_descriptors(*m_block, m_serials)
{
    countForks();
    m_forkGeneration = forkGeneration();
    m_descriptorEpoch = descriptorEpoch();
    m_waker.setRescue([](void *loop) { static_cast<Loop *>(loop)->rescue(); }, this);
    m_block->id = takeLoopId();
    m_block->wake = [](void *loop) { static_cast<Loop *>(loop)->wakeUp(); };
    m_block->wakeContext = this;
    m_block->hasNews = [](void *loop) { return static_cast<Loop *>(loop)->m_waker.isNotified(); };
    m_block->loop = this;
}

Loop::~Loop()
{
    if (m_workSource)
        m_workSource->hostEnds();
    moveTo(nullptr);
    if (isCurrent()) // in a thread that is about to end
        s_current = nullptr;
    const bool isForked = m_forkGeneration != forkGeneration();
    if (!isForked) // a signaller of the parent does not end here
        m_waker.waitForSignallers();
    dropPoller();
    if (isForked)
        m_waker.resetAfterFork();
    m_waker.waitForSignallers(); // they count in the block
    if (m_isRegistered)
        unregisterLoop(std::move(m_block));
}

TimerHeap::Slot Loop::takeTimerSlot()
{
    if (m_freeTimerSlots.empty()) {
        m_block->timerHistories.append(); // first: a reader that sees the timer finds its history
        return m_block->timers.append();
    }
    const auto slot = m_freeTimerSlots.back();
    m_freeTimerSlots.pop_back();
    return slot;
}

//! A thread that ends takes its s_current with it.
class Loop::ThreadEnd
{
public:
    ThreadEnd() = default;
    ~ThreadEnd()
    {
        const std::lock_guard lock(adoptionMutex);
        if (auto *loop = current())
            loop->m_home = nullptr;
        s_hasEnded = true;
    }
    ThreadEnd(const ThreadEnd &) = delete;
    ThreadEnd &operator=(const ThreadEnd &) = delete;

    static constinit thread_local bool s_hasEnded; // what Qt destroys now ends in this thread
};

constinit thread_local bool Loop::ThreadEnd::s_hasEnded = false;

void Loop::moveTo(std::atomic<Loop *> *home)
{
    const std::lock_guard lock(adoptionMutex);
    if (m_home)
        m_home->store(nullptr, std::memory_order_relaxed);
    m_home = home;
    if (!home)
        return;
    if (auto *before = home->load(std::memory_order_relaxed))
        before->m_home = nullptr;
    home->store(this, std::memory_order_relaxed);
}

void Loop::becomeCurrent()
{
    if (ThreadEnd::s_hasEnded) {
        s_current = this;
    } else {
        static thread_local const ThreadEnd atEnd;
        Q_UNUSED(atEnd);
        moveTo(&s_current);
    }
    publishThread();
    if (m_isRegistered)
        return;
    m_isRegistered = true;
    registerLoop(m_block.get());
}

void Loop::publishThread()
{
    const auto *app = QCoreApplication::instance();
    m_block->threadId.set(currentThreadId());
    m_block->isMainThread.set(app && app->thread() == QThread::currentThread());
}

void Loop::wakeUp()
{
    if (isCurrent())
        m_waker.wakeFromOwner();
    else
        m_waker.wake(); // and nothing after it: the loop may be gone
}

void Loop::letReadersWake(void (*wake)(void *context), void *context)
{
    LoopReader::whileAlive(m_block.get(), [=, this] {
        m_block->wake = wake;
        m_block->wakeContext = context;
    });
}

void Loop::publishSystemCalls()
{
    m_block->systemCalls.set(m_otherSystemCalls + m_descriptors.systemCalls() +
                             (m_poller ? m_poller->systemCalls() : 0));
}

bool Loop::openWakeDescriptor()
{
    if (m_waker.descriptor().isOpen())
        return true;
    m_waker.waitForSignallers(); // one that was to signal a sleep without a descriptor may still look for it
    if (m_waker.descriptor().open())
        return true;
    const int error = errno;
    static std::atomic<bool> hasSaid{false};
    if (!hasSaid.exchange(true)) {
        qCWarning(lcLoop,
                  "No descriptor for the wake-ups of an event loop (%s): it looks for them every %d ms until "
                  "there is one. Close descriptors or raise the limit (ulimit -n)",
                  std::strerror(error), int(BlindSleep.count()));
    }
    return false;
}

void Loop::replacePoller(Poller::Kind kind)
{
    if (m_poller)
        m_otherSystemCalls += m_poller->systemCalls();
    m_descriptors.forgetPoller();
    const std::lock_guard lock(m_pollerMutex);
    m_poller.reset(); // first: it tells its own descriptors by each other
    m_poller = Poller::create(kind, m_waker.descriptor());
    m_block->backend.set(m_poller->name());
}

//! With the wake-up descriptor, unless that is ours no more.
void Loop::dropPoller()
{
    if (!m_poller)
        return;
    if (!m_poller->examine().isWakeUpIntact)
        m_waker.descriptor().abandon();
    m_otherSystemCalls += m_poller->systemCalls();
    m_descriptors.forgetPoller();
    const std::lock_guard lock(m_pollerMutex);
    m_poller.reset();
}

//! Any thread: the loop sleeps on descriptors, and what should wake it is no descriptor of ours any more.
void Loop::rescue()
{
    noteLostDescriptor();
    // If it is being replaced, the loop is about to look at its wake flag.
    if (const std::unique_lock lock(m_pollerMutex, std::try_to_lock); lock && m_poller)
        m_poller->rouse();
}

void Loop::catchUp()
{
    m_descriptorEpoch = descriptorEpoch();
    if (m_forkGeneration != forkGeneration())
        recoverFromFork();
    else
        recoverDescriptors();
}

void Loop::recoverDescriptors()
{
    auto &wakeUp = m_waker.descriptor();
    const auto condition =
        m_poller ? m_poller->examine() : Poller::Condition{true, !wakeUp.isOpen() || wakeUp.looksIntact()};
    if (condition.isIntact && condition.isWakeUpIntact && !m_descriptors.isPollerLost())
        return;
    warnOfLostDescriptor();
    m_descriptors.findClosed(); // before new ones of ours take their numbers
    if (!condition.isWakeUpIntact) {
        m_waker.waitForSignallers();
        wakeUp.abandon();
        openWakeDescriptor();
    }
    if (m_poller)
        replacePoller(m_options.poller);
}

void Loop::recoverFromFork()
{
    // The child shares the parent's epoll set and eventfd: closing them is all it may do with them.
    m_forkGeneration = forkGeneration();
    m_descriptors.findClosed(); // before new ones of ours take their numbers
    const bool hadPoller = m_poller != nullptr;
    dropPoller(); // a daemon has closed all, and opened its own
    m_waker.resetAfterFork();
    m_block->threadId.set(currentThreadId());
    if (hadPoller)
        replacePoller(m_options.poller);
}

void Loop::preparePoller(ReadyDescriptor *ready, int capacity, int *count)
{
    if (!m_poller) {
        openWakeDescriptor();
        replacePoller(m_options.poller);
    }
    *count = m_descriptors.prepare(*m_poller, ready, capacity);
    if (m_descriptors.isPollerLost())
        noteLostDescriptor();
    const int error = m_descriptors.pollerError();
    if (error == 0)
        return;
    qCWarning(lcLoop, "The kernel refuses an epoll watch (%s)%s; this loop goes on with poll()",
              std::strerror(error), error == ENOSPC ? ", see /proc/sys/fs/epoll/max_user_watches" : "");
    m_options.poller = Poller::Kind::Poll;
    replacePoller(m_options.poller);
    *count = m_descriptors.prepare(*m_poller, ready, capacity);
}

bool Loop::hasWork()
{
    return m_waker.isNotified() || (!m_timers.isEmpty() && m_timers.first().when <= Clock::now()) ||
           (m_workSource && m_workSource->hasWork());
}

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
    const auto timeout = toTimespec(std::max(until - SteadyClock::now(), Nanoseconds::zero()));
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
