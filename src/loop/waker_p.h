// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"
#include "core/notifydescriptor_p.h"

#include <atomic>
#include <cstdint>

namespace Signalbox {

/*!
    The wake flag of one loop: sticky, coalescing, and free of system calls unless the loop sleeps.

    One word says all; who may change which bit:

    | bit          | set by                          | cleared by                   | meaning                          |
    | ------------ | ------------------------------- | ---------------------------- | -------------------------------- |
    | Notified     | wake(), any thread              | takeNotification(), the loop | there is news: do not sleep      |
    | OnWord       | beginSleep(), the loop          | endSleep(), the loop         | it sleeps on this word (futex)   |
    | OnDescriptor | beginSleep(), the loop          | endSleep(), the loop         | it sleeps on descriptor()        |
    | Signalling … | the wake() that found it asleep | the same wake()              | how many are in a system call    |

    Signalling counts: while a first waker is still on its way to the system call, the loop may have come
    round to its next sleep, and a second one finds it asleep.

    Publishing work and then wake(), against beginSleep() and then looking for work, is Dekker's pattern: both
    sides are read-modify-writes of this word, so one of the two sees the other.
*/
class Waker
{
public:
    enum class SleepOn : std::uint32_t { Word = 2, Descriptor = 4 };

    //! False where futexes are refused (a sandbox, another system): sleep on the descriptor then.
    static bool canSleepOnWord();

    //! \a signals counts the wake-ups that took a system call.
    explicit Waker(std::atomic<std::uint64_t> *signals = nullptr) : m_signals(signals) {}
    //! Waits for those who are in the system call of wake(): a thread may end by what it was woken for.
    ~Waker() { waitForSignallers(); }

    //! Any thread, also inside a signal handler. Returns true when it took a system call.
    bool wake();

    //! The same from the loop's own thread, which is awake: nothing but a load if there are news already.
    bool wakeFromOwner();

    //! Takes the news: true when there were some since the last call.
    bool takeNotification()
    {
        // A look first: most turns of a busy loop find none, and a read-modify-write costs more than the rest.
        return isNotified() && (m_word.fetch_and(~Notified, std::memory_order_acq_rel) & Notified);
    }
    bool isNotified() const { return m_word.load(std::memory_order_relaxed) & Notified; }

    //! Announces a sleep. False when there are news: do not sleep.
    bool beginSleep(SleepOn on);
    void endSleep();

    /*!
        Sleeps on the word until it is notified or \a deadline has passed, between beginSleep() and
        endSleep().

        Returns false at the deadline. A cancellation point, as poll() is: QThread::terminate() reaches it.
        Not noexcept for that reason: glibc unwinds the stack through here.
    */
    bool sleepOnWord(Deadline deadline);

    //! Returns when nobody is in the system call of wake() any more.
    void waitForSignallers() const;

    //! In a forked child: threads that were in wake() are not there, and the descriptor is the parent's.
    void resetAfterFork();

    /*!
        \a rescue is called by wake(), in any thread, when a loop that sleeps on descriptor() cannot be reached
        through it any more. Set it before there are others.
    */
    void setRescue(void (*rescue)(void *context), void *context)
    {
        m_rescue = rescue;
        m_rescueContext = context;
    }

    //! What wake() signals when the loop sleeps on a descriptor. The owner opens it.
    NotifyDescriptor &descriptor() { return m_descriptor; }

private:
    static constexpr std::uint32_t Notified = 1;
    static constexpr std::uint32_t Sleeping = 2 | 4;
    static constexpr std::uint32_t Signalling = 8; // the unit of a counter in the bits from here on

    alignas(64) std::atomic<std::uint32_t> m_word{0};
    std::atomic<std::uint64_t> *m_signals;
    NotifyDescriptor m_descriptor;
    void (*m_rescue)(void *context) = nullptr;
    void *m_rescueContext = nullptr;
};

} // namespace Signalbox
