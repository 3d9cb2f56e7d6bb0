// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"
#include "core/notifydescriptor_p.h"
#include "loop/forkgeneration_p.h"

#include <cstdint>
#include <memory>
#include <poll.h>
#include <vector>

namespace Signalbox {

/*!
    What somebody wants to know of a descriptor, or has been told. Bits as the kinds of QSocketNotifier. With EdgesOnly,
    which is nothing by itself and poll(2) cannot do, it is told when it becomes so.
*/
enum Interest : std::uint8_t {
    NoInterest = 0,
    ReadInterest = 1,
    WriteInterest = 2,
    ExceptionInterest = 4,
    EdgesOnly = 8
};

//! A report of the kernel: \a cookie says for which registration, \a interest what is so.
struct ReadyDescriptor
{
    static constexpr std::uint8_t Invalid = 0x80; // not an open descriptor (poll only)
    static constexpr std::uint8_t Urgent = 0x20;  // an exception that is no hang-up or error

    int descriptor;
    std::uint32_t cookie;
    std::uint8_t interest;
};

/*!
    What poll(2) has said, as ReadyDescriptor::interest. Hang-up and error concern whoever watches, whatever for, as in Qt's Unix
    dispatcher: QProcess and QTcpSocket learn of the end that way.
*/
constexpr std::uint8_t interestIn(int events)
{
    const int all = events & (POLLHUP | POLLERR) ? ReadInterest | WriteInterest | ExceptionInterest : NoInterest;
    return std::uint8_t(all | (events & POLLIN ? ReadInterest : 0) | (events & POLLOUT ? WriteInterest : 0) |
                        (events & POLLPRI ? ExceptionInterest | ReadyDescriptor::Urgent : 0));
}

/*!
    The seam to the kernel: which descriptors are watched for what, and the wait for them.

    Two backends, poller_epoll.cpp and poller_poll.cpp; the fd-specific rules of Qt are not in here but in
    DescriptorTable. Belongs to one thread.
*/
class Poller
{
public:
    enum class Kind { Epoll, Poll };

    struct Result
    {
        int count = 0;              // of ready descriptors
        bool timersMayBeDue = true; // false where the kernel itself said that the deadline has not come
        bool isLost = false;        // a descriptor of its own was closed behind its back: examine() it
    };

    //! What of a loop's own descriptors is still what it was.
    struct Condition
    {
        bool isIntact;       // what it waits with; if not, make a new poller
        bool isWakeUpIntact; // the wake-up descriptor; if not, abandon it
    };

    /*!
        A backend of \a kind, or a poorer one where that cannot be had (no epoll, no descriptor left): says so
        once.

        \a wakeUp ends a wait when it is signalled; it may still be closed, and is looked at before each wait.
    */
    static std::unique_ptr<Poller> create(Kind kind, const NotifyDescriptor &wakeUp);

    //! Closes what is its own, and nothing that somebody else has under the number by now.
    virtual ~Poller() = default;
    virtual Kind kind() const = 0;
    const char *name() const { return kind() == Kind::Epoll ? "epoll" : "poll"; }

    /*!
        Watches \a descriptor for \a wanted from now on; \a before is what it was watched for.

        Returns 0 or the reason why not: EPERM (always ready: cannot be watched), EBADF (not open), ENOMEM,
        ENOSPC, ELOOP (epoll sets in each other), or Lost, as Result::isLost. NoInterest forgets it and always succeeds. The kernel may go on reporting a descriptor that
        was closed before it was forgotten, under its old cookie: make a new poller then.
    */
    static constexpr int Lost = -1;
    virtual int watch(int descriptor, std::uint32_t cookie, std::uint8_t before, std::uint8_t wanted) = 0;

    /*!
        Waits for the first of: a watched descriptor, the wake-up descriptor, \a deadline. Fills \a ready.

        With Look it does not wait; \a deadline then only serves Result::timersMayBeDue. May end early for no
        reason, with count 0. Not noexcept: a cancellation point.
    */
    enum class Mode { Look, Block };
    virtual Result wait(ReadyDescriptor *ready, int capacity, Mode mode, Deadline deadline) = 0;

    //! Asks the kernel. Only when something looks wrong: that costs system calls.
    virtual Condition examine() = 0;

    //! Any thread, but one at a time: ends a wait that the wake-up descriptor does not reach, where it can.
    virtual void rouse() = 0;

    /*!
        Adds to \a polled what makes a poll() of somebody else end when a wait() here would: for loops that have
        more to wait for than a Poller can watch.
    */
    virtual void addTo(std::vector<pollfd> &polled) = 0;

    //! True in a forked child, which shares what this one watches with: a change would be the parent's too.
    bool isInherited() const { return m_generation != forkGeneration(); }

    //! System calls made so far.
    std::uint64_t systemCalls() const { return m_systemCalls; }

protected:
    std::uint64_t m_systemCalls = 0;

private:
    std::uint64_t m_generation = forkGeneration();
};

//! Without a descriptor to wake it, a loop sleeps this long at most and then looks at its wake flag itself.
inline constexpr Milliseconds BlindSleep{20};

//! Says once that somebody has closed a descriptor of a loop.
void warnOfLostDescriptor();

std::unique_ptr<Poller> createEpollPoller(const NotifyDescriptor &wakeUp); // null: errno says why
std::unique_ptr<Poller> createPollPoller(const NotifyDescriptor &wakeUp);

} // namespace Signalbox
