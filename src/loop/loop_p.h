// SPDX-License-Identifier: MIT
#pragma once

#include "core/ticktime_p.h"
#include "loop/descriptortable_p.h"
#include "loop/poller_p.h"
#include "loop/timerheap_p.h"
#include "loop/waker_p.h"
#include "loop/worksource_p.h"
#include "probe/registry_p.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <poll.h>
#include <utility>
#include <vector>

namespace Signalbox {

/*!
    What one thread needs to sleep and to be woken: the wake flag, the descriptors, the queue of deadlines,
    and the stat block that says so. It decides nothing about Qt; EventDispatcher does.

    Descriptors of its own (epoll, eventfd, timerfd) are opened when a descriptor is watched first: a thread
    with timers and posts only sleeps on a futex and has none.
*/
class Loop
{
public:
    struct Options
    {
        Poller::Kind poller = Poller::Kind::Epoll;
        Nanoseconds spin{}; // longest busy wait in front of a sleep; zero: none

        //! SIGNALBOX_BACKEND (epoll, poll) and SIGNALBOX_SPIN_US.
        static Options fromEnvironment();
        //! From now on the backend is \a poller whatever the environment says. Before the first loop.
        static void setPoller(Poller::Kind poller);
    };

    //! What a wait is for.
    struct Wait
    {
        bool mayBlock = false;
        bool withDescriptors = true;
        Deadline deadline = Never;        // of the nearest timer
        bool isPrecise = false;           // that timer tolerates no slack
        Deadline machineDeadline = Never; // by the machine's clock, also in virtual time

        // Of another loop's that lives in this one (GLib's): they end the sleep too, and their revents are filled in.
        pollfd *guests = nullptr;
        int guestCount = 0;
    };

    struct WaitResult
    {
        int ready = 0; // descriptors
        bool timersMayBeDue = true;
        bool polledDescriptors = false; // readiness that was reported before this wait is out of date
    };

    explicit Loop(const Options &options);
    ~Loop();
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    /*!
        Makes the calling thread the owner, and the loop visible to readers. Cheap when it was done before;
        constructing a Loop in one thread and adopting it in another is fine.
    */
    void adopt()
    {
        if (!isCurrent())
            becomeCurrent();
    }
    static Loop *current() { return s_current.load(std::memory_order_relaxed); }
    //! True in the thread that has adopted the loop.
    bool isCurrent() const { return current() == this; }

    //! Publishes what is known of the calling thread: more, once there is an application object.
    void publishThread();

    //! Any thread: the loop does not sleep before it has looked for news again.
    void wakeUp();

    Waker &waker() { return m_waker; }
    const Waker &waker() const { return m_waker; }
    TimerHeap &timers() { return m_timers; }
    DescriptorTable &descriptors() { return m_descriptors; }
    LoopBlock &block() { return *m_block; }
    SerialSource &serials() { return m_serials; }

    /*!
        Looks for ready descriptors, and sleeps until there are some, there are news, or the deadline has
        passed, if \a wait allows it. Fills \a ready with at most \a capacity reports.
    */
    WaitResult wait(const Wait &wait, ReadyDescriptor *ready, int capacity);
    //! Has it been woken, or is something due, or ready to run?
    bool hasWork();

    //! Can it tell of edges?
    bool hasEdges() const { return (m_poller ? m_poller->kind() : m_options.poller) == Poller::Kind::Epoll; }

    //! What the loop carries besides Qt's events; null: nothing. Thread-safety: the loop's thread.
    WorkSource *workSource() const { return m_workSource; }
    void setWorkSource(WorkSource *work) { m_workSource = work; }
    //! A slot of the table of timers that nobody has.
    TimerHeap::Slot takeTimerSlot();
    void returnTimerSlot(TimerHeap::Slot slot) { m_freeTimerSlots.push_back(slot); }

    //! What readers wake the loop with, where that is not its own wakeUp(); null: nothing.
    void letReadersWake(void (*wake)(void *context), void *context);

    /*!
        Another loop (GLib's) is about to wait in this thread, and shall wake up for this one: posts signal a
        descriptor from now on. Fills \a polled with what it has to poll. False: there are news, do not wait.
        endGuestWait() in any case.
    */
    bool beginGuestWait(std::vector<pollfd> &polled);
    void endGuestWait();

    //! Publishes what the loop is doing since now. Only while a probe is attached.
    void publishState(int state, Deadline since)
    {
        const SequenceLock::Writer writing(m_block->stateLock);
        m_block->state.set(quint8(state));
        m_block->stateSince.set(since.time_since_epoch().count());
    }

    /*!
        The time was read just now: who notes what begins next takes it, and does not read the clock again. Whoever
        is about to do something else that may take a moment forgets it.
    */
    void noteTime(Deadline now)
    {
        m_justRead = now;
        m_tickTime.note(now);
    }
    void forgetTime() { m_justRead = {}; }
    //! For handlers: it may be a tick old.
    Deadline takeTime()
    {
        const auto known = std::exchange(m_justRead, Deadline{});
        return known == Deadline{} ? m_tickTime.now() : known;
    }

private:
    class Sleep;

    void becomeCurrent();
    void moveTo(std::atomic<Loop *> *home);
    void catchUp();
    void recoverFromFork();
    void recoverDescriptors();
    void preparePoller(ReadyDescriptor *ready, int capacity, int *count);
    WaitResult waitInVirtualTime(const Wait &wait, ReadyDescriptor *ready, int capacity);
    WaitResult waitForReal(const Wait &wait, ReadyDescriptor *ready, int capacity);
    WaitResult look(const Wait &wait, bool useDescriptors, int readyAlready, ReadyDescriptor *ready,
                    int capacity);
    WaitResult sleep(const Wait &wait, bool useDescriptors, ReadyDescriptor *ready, int capacity);
    WaitResult sleepOnPoller(const Wait &wait, Deadline deadline, ReadyDescriptor *ready, int capacity);
    Poller::Result waitWithGuests(const Wait &wait, Deadline deadline, ReadyDescriptor *ready, int capacity);
    void sleepWithoutDescriptors(Deadline until, bool isPrecise, bool onWord);
    void sleepOnWakeDescriptor(Deadline deadline);
    bool openWakeDescriptor();
    bool spinForNews(Deadline deadline);
    void awaitExactly(Deadline deadline, Deadline wokenFor);
    bool dropStale(ReadyDescriptor *ready, int &count);
    void rescue();
    void replacePoller(Poller::Kind kind);
    void dropPoller();
    void publishSystemCalls();

    // Initial-exec: one load instead of a call. The few bytes fit into what the loader keeps for libraries
    // that are loaded late.
    // Atomic, as a loop that is destroyed in another thread takes itself out of here.
    [[gnu::tls_model("initial-exec")]] static constinit thread_local std::atomic<Loop *> s_current;
    class ThreadEnd;

    Options m_options;
    std::unique_ptr<LoopBlock> m_block;
    Waker m_waker;
    SerialSource m_serials;
    TimerHeap m_timers;
    DescriptorTable m_descriptors;
    std::unique_ptr<Poller> m_poller;
    std::mutex m_pollerMutex;              // while it is replaced, or roused by others
    std::atomic<Loop *> *m_home = nullptr; // s_current of its thread, while that runs; under adoptionMutex

    WorkSource *m_workSource = nullptr;
    std::vector<TimerHeap::Slot> m_freeTimerSlots;

    std::vector<pollfd> m_polledWithGuests;
    quint64 m_forkGeneration = 0;
    quint64 m_descriptorEpoch = 0;
    quint64 m_otherSystemCalls = 0;   // of pollers that are gone, and sleeps on the wake word
    Nanoseconds m_wakeLatency{};      // how long after its deadline a sleep ends here, on average
    bool m_wasLastSleepShort = false; // and news ended it: worth a spin
    int m_failedSpins = 0;            // doubled: how many sleeps go without one
    int m_spinsToSkip = 0;
    TickTime m_tickTime;
    Deadline m_justRead{}; // nothing has run since; zero: something has
    bool m_isRegistered = false;
};

} // namespace Signalbox
