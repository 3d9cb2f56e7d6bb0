// SPDX-License-Identifier: MIT
#include "loop/loop_p.h"

#include "core/logging_p.h"
#include "core/virtualclock_p.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <unistd.h>

namespace Signalbox {

[[gnu::tls_model("initial-exec")]] constinit thread_local std::atomic<Loop *> Loop::s_current{nullptr};

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
    // Of the first turn. Tasks that are there before may have been asked for something.
    m_block->requests.store(LoopBlock::ThreadNameWanted | LoopBlock::WishesWanted, std::memory_order_relaxed);
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

} // namespace Signalbox
