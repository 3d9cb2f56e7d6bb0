// SPDX-License-Identifier: MIT
#include "loop/waker_p.h"

#include "core/timespec_p.h"

#include <QtCore/qglobal.h>

#include <cerrno>
#include <ctime>
#include <pthread.h>
#include <sched.h>
#ifdef Q_OS_LINUX
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace Signalbox {

#ifdef Q_OS_LINUX
static_assert(sizeof(std::atomic<std::uint32_t>) == sizeof(std::uint32_t));

static long futex(std::atomic<std::uint32_t> *word, int operation, std::uint32_t value,
                  const timespec *deadline)
{
    return ::syscall(SYS_futex, word, operation | FUTEX_PRIVATE_FLAG, value, deadline, nullptr,
                     FUTEX_BITSET_MATCH_ANY);
}
#endif

bool Waker::canSleepOnWord()
{
#ifdef Q_OS_LINUX
    static const bool works = [] {
        std::atomic<std::uint32_t> word{0};
        const timespec past{0, 1};
        // An absolute wait into the past: ETIMEDOUT where futexes work, ENOSYS or EPERM where they do not.
        return futex(&word, FUTEX_WAIT_BITSET, 0, &past) == 0 || errno == ETIMEDOUT;
    }();
    return works;
#else
    return false;
#endif
}

bool Waker::wake()
{
    auto word = m_word.load(std::memory_order_relaxed);
    std::uint32_t wanted;
    do {
        const bool mustSignal = !(word & Notified) && (word & Sleeping);
        wanted = (word | Notified) + (mustSignal ? Signalling : 0);
        // Also when nothing changes: the read-modify-write is what orders the caller's work before the loop's
        // look.
    } while (
        !m_word.compare_exchange_weak(word, wanted, std::memory_order_seq_cst, std::memory_order_relaxed));

    if ((word & Notified) || !(word & Sleeping))
        return false;
    if (word & std::uint32_t(SleepOn::Descriptor)) {
        if (m_descriptor.isOpen() && !m_descriptor.signal() && m_rescue)
            m_rescue(m_rescueContext);
    } else {
#ifdef Q_OS_LINUX
        const int savedErrno = errno;
        futex(&m_word, FUTEX_WAKE_BITSET, 1, nullptr);
        errno = savedErrno;
#endif
    }
    if (m_signals)
        m_signals->fetch_add(1, std::memory_order_relaxed);
    // The last access: the loop's thread, woken by now, may have ended, and waits for this to free the
    // memory.
    m_word.fetch_sub(Signalling, std::memory_order_release);
    return true;
}

bool Waker::wakeFromOwner()
{
    const auto word = m_word.load(std::memory_order_relaxed);
    if (word == Notified)
        return false;
    // The owner sleeps only if this is a signal handler that interrupted its sleep.
    if (word > Notified)
        return wake();
    // No plain store: it would end the release sequence of another thread that has notified meanwhile, and
    // whoever takes the news need not see then what they are about.
    m_word.fetch_or(Notified, std::memory_order_relaxed);
    return false;
}

bool Waker::beginSleep(SleepOn on)
{
    auto word = m_word.load(std::memory_order_relaxed);
    do {
        if (word & Notified)
            return false;
    } while (!m_word.compare_exchange_weak(word, word | std::uint32_t(on), std::memory_order_seq_cst,
                                           std::memory_order_relaxed));
    return true;
}

void Waker::endSleep()
{
    m_word.fetch_and(~Sleeping, std::memory_order_acq_rel);
}

#ifdef Q_OS_LINUX
/*
    A wait that QThread::terminate() ends, though a raw system call is no cancellation point: the thread is
    cancelled inside of it, between any two instructions. The stack is unwound from there, so there must be
    nothing in this function to clean up, and it must not become part of one that has something: the compiler
    takes syscall() for a call that never throws, and unwinding through such a call ends the process.

    Returns 0 or the reason why it ended.
*/
[[gnu::noinline]] static int cancellableFutexWait(std::atomic<std::uint32_t> *word, std::uint32_t value,
                                                  const timespec *deadline)
{
    int before = PTHREAD_CANCEL_DEFERRED;
    ::pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, &before);
    const int error = futex(word, FUTEX_WAIT_BITSET, value, deadline) == 0 ? 0 : errno;
    ::pthread_setcanceltype(before, nullptr);
    return error;
}
#endif

bool Waker::sleepOnWord(Deadline deadline)
{
#ifdef Q_OS_LINUX
    const timespec until = toTimespec(deadline.time_since_epoch());
    for (;;) {
        const auto word = m_word.load(std::memory_order_acquire);
        if (word & Notified)
            return true;
        if (cancellableFutexWait(&m_word, word, deadline == Never ? nullptr : &until) == ETIMEDOUT)
            return false;
        // Woken, perhaps by a signaller of an earlier sleep; EAGAIN: the word changed meanwhile; EINTR: a
        // signal handler ran. Look at the word.
    }
#else
    Q_UNUSED(deadline);
    Q_UNREACHABLE();
    return false;
#endif
}

void Waker::resetAfterFork()
{
    m_word.store(Notified, std::memory_order_relaxed); // look at everything once
    if (!m_descriptor.isOpen())
        return;
    m_descriptor.close();
    m_descriptor.open();
}

void Waker::waitForSignallers() const
{
    // A waker between its compare-exchange and its system call still uses the descriptor.
    while (m_word.load(std::memory_order_acquire) >= Signalling)
        ::sched_yield();
}

} // namespace Signalbox
