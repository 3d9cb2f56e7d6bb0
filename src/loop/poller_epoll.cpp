// SPDX-License-Identifier: MIT
#include "loop/poller_p.h"

#include "core/logging_p.h"
#include "core/timeleft_p.h"
#include "core/timespec_p.h"

#ifdef Q_OS_LINUX

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace Signalbox {

namespace {

// epoll_data of our own descriptors; cookies of watched ones are in the upper half.
constexpr std::uint64_t WakeUpData = ~std::uint64_t(0);
constexpr std::uint64_t TimerData = WakeUpData - 1;

std::uint32_t toEpollEvents(std::uint8_t interest)
{
    return (interest & ReadInterest ? EPOLLIN : 0u) | (interest & WriteInterest ? EPOLLOUT : 0u) |
           (interest & ExceptionInterest ? EPOLLPRI : 0u) |
           (interest & EdgesOnly ? std::uint32_t(EPOLLET) : 0u);
}

static_assert(EPOLLIN == POLLIN && EPOLLOUT == POLLOUT && EPOLLPRI == POLLPRI && EPOLLERR == POLLERR &&
              EPOLLHUP == POLLHUP);

/*
    Deadlines go through a timerfd: absolute, in nanoseconds, free of the thread's timer slack, and armed
    again only when the nearest deadline comes earlier. One that has moved away wakes the thread once for
    nothing, which is cheaper than arming for each change: a timeout that is restarted with each packet costs
    no system call here. It is edge-triggered and never read, as is the wake-up descriptor.
*/
class EpollPoller final : public Poller
{
public:
    EpollPoller(int epoll, const NotifyDescriptor &wakeUp) : m_wakeUp(wakeUp), m_epoll(epoll) {}
    ~EpollPoller() override;

    Kind kind() const override { return Kind::Epoll; }
    int watch(int descriptor, std::uint32_t cookie, std::uint8_t before, std::uint8_t wanted) override;
    Result wait(ReadyDescriptor *ready, int capacity, Mode mode, Deadline deadline) override;
    Condition examine() override;
    void rouse() override;
    void addTo(std::vector<pollfd> &polled) override
    {
        watchWakeUp();
        polled.push_back({m_epoll, POLLIN, 0});
    }

private:
    bool isInSet(int descriptor, std::uint64_t data);
    int lose();
    bool openTimer();
    int control(int operation, int descriptor, std::uint32_t events, std::uint64_t data);
    bool watchWakeUp();
    bool arm(Deadline deadline);
    int epollWait(epoll_event *events, int capacity, Mode mode, Deadline deadline);
    Result translate(const epoll_event *events, int count, int capacity, ReadyDescriptor *ready,
                     Deadline deadline);

    const NotifyDescriptor &m_wakeUp;
    int m_epoll;
    int m_timer = -1;
    int m_watchedWakeUp = -1;
    std::atomic<int> m_rouser{-1}; // an eventfd in the set that stands in for the wake-up descriptor
    bool m_isLost = false;         // the set cannot be waited for
    bool m_timerRefused = false;   // a sandbox: deadlines go into the wait itself
    bool m_pwait2Refused = false;
    Deadline m_armed = Never; // the timerfd will report at this time, and has not yet
};

int EpollPoller::control(int operation, int descriptor, std::uint32_t events, std::uint64_t data)
{
    epoll_event event{};
    event.events = events;
    event.data.u64 = data;
    ++m_systemCalls;
    return ::epoll_ctl(m_epoll, operation, descriptor, &event) == 0 ? 0 : errno;
}

/*
    The set knows files, not only numbers: that it has one of our own descriptors proves both, the set and that
    descriptor. Nothing else does, and a number that is not proven to be ours is neither closed nor read, even if it
    is lost that way.
*/
bool EpollPoller::isInSet(int descriptor, std::uint64_t data)
{
    return descriptor >= 0 && control(EPOLL_CTL_MOD, descriptor, EPOLLIN | EPOLLET, data) == 0;
}

Poller::Condition EpollPoller::examine()
{
    const bool hasWakeUp = isInSet(m_watchedWakeUp, WakeUpData);
    const bool hasTimer = isInSet(m_timer, TimerData);
    const bool canTell = m_watchedWakeUp >= 0 || m_timer >= 0;
    if (m_timer >= 0 && !hasTimer) {
        if (!isInherited()) // a daemon closes all after its fork
            warnOfLostDescriptor();
        m_timer = -1;
        m_armed = Never;
    }
    // One that the set does not know yet is judged by what it looks like.
    const bool isWakeUpIntact =
        m_watchedWakeUp >= 0 ? hasWakeUp : !m_wakeUp.isOpen() || m_wakeUp.looksIntact();
    return {!m_isLost && (hasWakeUp || hasTimer || !canTell), isWakeUpIntact};
}

EpollPoller::~EpollPoller()
{
    const int rouser = m_rouser.load();
    if (isInSet(rouser, WakeUpData))
        ::close(rouser);
    if (!examine().isIntact)
        return;
    if (m_timer >= 0)
        ::close(m_timer);
    ::close(m_epoll);
}

void EpollPoller::rouse()
{
    epoll_event event{};
    event.events = EPOLLIN | EPOLLET;
    event.data.u64 = WakeUpData;
    int rouser = m_rouser.load();
    if (rouser >= 0 && ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, rouser, &event) == 0)
        return;
    rouser = ::eventfd(1, EFD_NONBLOCK | EFD_CLOEXEC); // readable from the start
    if (rouser < 0)
        return;
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, rouser, &event) == 0)
        m_rouser.store(rouser);
    else
        ::close(rouser);
}

int EpollPoller::lose()
{
    m_isLost = true;
    return Lost;
}

int EpollPoller::watch(int descriptor, std::uint32_t cookie, std::uint8_t before, std::uint8_t wanted)
{
    if (wanted == NoInterest) {
        // EBADF and ENOENT: it was closed first, and the kernel has forgotten it by itself.
        if (before != NoInterest)
            control(EPOLL_CTL_DEL, descriptor, 0, 0);
        return 0;
    }
    // Ours was closed, and the number given out again: what the next signal is written to.
    if (descriptor == m_epoll || descriptor == m_timer || descriptor == m_wakeUp.descriptor()) {
        const auto condition = examine();
        if (!condition.isIntact || !condition.isWakeUpIntact)
            return Lost;
    }
    const auto events = toEpollEvents(wanted);
    const auto data = std::uint64_t(cookie) << 32 | std::uint32_t(descriptor);
    const int operation = before == NoInterest ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    const int error = control(operation, descriptor, events, data);
    if (error == EBADF) // one of the two
        return ::fcntl(descriptor, F_GETFD) == -1 ? EBADF : lose();
    if (error != ENOENT && error != EEXIST && error != EINVAL)
        return error;
    if (!examine().isIntact)
        return lose();
    // The number may mean another file by now, or one that was watched before under this number.
    if (error == ENOENT)
        return control(EPOLL_CTL_ADD, descriptor, events, data);
    if (error == EEXIST)
        return control(EPOLL_CTL_MOD, descriptor, events, data);
    return error;
}

//! False when one of the two has gone.
bool EpollPoller::watchWakeUp()
{
    if (m_wakeUp.descriptor() == m_watchedWakeUp || !m_wakeUp.isOpen())
        return true;
    const int error = control(EPOLL_CTL_ADD, m_wakeUp.descriptor(), EPOLLIN | EPOLLET, WakeUpData);
    if (error == 0)
        m_watchedWakeUp = m_wakeUp.descriptor();
    return error != EBADF && error != EPERM;
}

bool EpollPoller::openTimer()
{
    ++m_systemCalls;
    m_timer = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (m_timer >= 0 && control(EPOLL_CTL_ADD, m_timer, EPOLLIN | EPOLLET, TimerData) == 0)
        return true;
    // Descriptors may be free again later, and a set that is gone is noticed by the wait.
    m_timerRefused = errno != EMFILE && errno != ENFILE && errno != EBADF && errno != EINVAL;
    if (m_timer >= 0)
        ::close(m_timer);
    m_timer = -1;
    return false;
}

bool EpollPoller::arm(Deadline deadline)
{
    if (m_armed <= deadline)
        return true;
    if (m_timerRefused || (m_timer < 0 && !openTimer()))
        return false;
    itimerspec setting{};
    // An it_value of zero would disarm; a deadline before the clock's start has passed just as well after 1
    // ns.
    setting.it_value = toTimespec(std::max(deadline.time_since_epoch(), Nanoseconds(1)));
    ++m_systemCalls;
    if (::timerfd_settime(m_timer, TFD_TIMER_ABSTIME, &setting, nullptr) != 0) {
        m_timer = -1; // the next one is a new one
        warnOfLostDescriptor();
        noteLostDescriptor();
        return false;
    }
    m_armed = deadline;
    return true;
}

int EpollPoller::epollWait(epoll_event *events, int capacity, Mode mode, Deadline deadline)
{
    ++m_systemCalls;
    if (mode == Mode::Look)
        return ::epoll_wait(m_epoll, events, capacity, 0);
    if (deadline == Never || m_armed <= deadline)
        return ::epoll_wait(m_epoll, events, capacity, -1);

    const auto left = timeLeft(deadline, SteadyClock::now());
#ifdef SYS_epoll_pwait2
    if (!m_pwait2Refused) {
        const timespec timeout = toTimespec(left);
        const auto count = ::syscall(SYS_epoll_pwait2, m_epoll, events, capacity, &timeout, nullptr, 0);
        if (count >= 0 || (errno != ENOSYS && errno != EPERM))
            return int(count);
        m_pwait2Refused = true;
    }
#endif
    const auto ms = std::chrono::ceil<Milliseconds>(left).count();
    return ::epoll_wait(m_epoll, events, capacity, int(std::min<qint64>(ms, 24 * 3600 * 1000)));
}

Poller::Result EpollPoller::wait(ReadyDescriptor *ready, int capacity, Mode mode, Deadline deadline)
{
    constexpr int Batch = 256;
    std::array<epoll_event, Batch> events;
    capacity = std::min(capacity, Batch);
    if (mode == Mode::Block) {
        if (!watchWakeUp())
            return {0, true, true};
        if (deadline != Never)
            arm(deadline);
        if (m_watchedWakeUp < 0)
            deadline = std::min(deadline, SteadyClock::now() + BlindSleep);
    }
    const int count = epollWait(events.data(), capacity, mode, deadline);
    if (count < 0) {
        const int error = errno;
        m_isLost = error == EBADF || error == EINVAL;
        if (error != EINTR && !m_isLost)
            qCWarning(lcLoop, "epoll_wait failed: %s", std::strerror(error));
        return {0, true, m_isLost};
    }
    return translate(events.data(), count, capacity, ready, deadline);
}

Poller::Result EpollPoller::translate(const epoll_event *events, int count, int capacity,
                                      ReadyDescriptor *ready, Deadline deadline)
{
    // Known not to be due only if the timerfd stands for the deadline and had its chance to report.
    Result result{0, m_armed > deadline || count == capacity};
    for (int i = 0; i < count; ++i) {
        const auto data = events[i].data.u64;
        if (data == WakeUpData)
            continue;
        if (data == TimerData) {
            m_armed = Never;
            result.timersMayBeDue = true;
            continue;
        }
        ready[result.count++] = {int(data & 0xffffffff), std::uint32_t(data >> 32),
                                 interestIn(int(events[i].events))};
    }
    return result;
}

} // namespace

std::unique_ptr<Poller> createEpollPoller(const NotifyDescriptor &wakeUp)
{
    const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0)
        return nullptr;
    return std::make_unique<EpollPoller>(epoll, wakeUp);
}

} // namespace Signalbox

#endif // Q_OS_LINUX
