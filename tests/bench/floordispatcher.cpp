// SPDX-License-Identifier: MIT
#include "floordispatcher.h"

#include "measure.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimerEvent>

#include <algorithm>
#include <limits>

#include <linux/futex.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace Bench {

// --- posted events, zero timers ---

bool FloorDispatcher::processEvents(QEventLoop::ProcessEventsFlags)
{
    QCoreApplication::sendPostedEvents();
    fireZeroTimers();
    return true;
}

void FloorDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType type, QObject *owner)
{
    const std::size_t index = slotOf(timerId);
    if (index >= m_slots.size())
        m_slots.resize(std::max(index + 1, 2 * m_slots.size()));
    Slot &slot = m_slots[index];
    slot = {owner, interval, type, slot.serial + 1};
    if (interval == 0)
        m_zeroTimers.push_back(timerId);
}

bool FloorDispatcher::unregisterTimer(int timerId)
{
    Slot &slot = m_slots[slotOf(timerId)];
    if (slot.interval == 0)
        std::erase(m_zeroTimers, timerId);
    slot.owner = nullptr;
    ++slot.serial;
    return true;
}

bool FloorDispatcher::unregisterTimers(QObject *owner)
{
    for (Slot &slot : m_slots) {
        if (slot.owner == owner)
            slot = {nullptr, 0, Qt::CoarseTimer, slot.serial + 1};
    }
    std::erase_if(m_zeroTimers, [this](int timerId) { return !m_slots[slotOf(timerId)].owner; });
    return true;
}

void FloorDispatcher::fireZeroTimers()
{
    for (std::size_t i = m_zeroTimers.size(); i-- > 0;) {
        if (i >= m_zeroTimers.size())
            continue;
        QTimerEvent event(m_zeroTimers[i]);
        QCoreApplication::sendEvent(m_slots[slotOf(event.timerId())].owner, &event);
    }
}

// --- timers that fire ---

FloorTimerDispatcher::FloorTimerDispatcher()
{
    prctl(PR_SET_TIMERSLACK, 1ul);
}

FloorTimerDispatcher::Lane &FloorTimerDispatcher::laneOf(qint64 interval)
{
    for (Lane &lane : m_lanes) {
        if (lane.interval == interval)
            return lane;
    }
    return m_lanes.emplace_back(Lane{interval, {}});
}

void FloorTimerDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType type, QObject *owner)
{
    FloorDispatcher::registerTimer(timerId, interval, type, owner);
    if (interval == 0)
        return;
    const qint64 nanoseconds = interval * 1'000'000;
    laneOf(nanoseconds)
        .queue.push_back({wallClock() + nanoseconds, timerId, m_slots[slotOf(timerId)].serial});
}

bool FloorTimerDispatcher::processEvents(QEventLoop::ProcessEventsFlags)
{
    FloorDispatcher::processEvents({});
    qint64 earliest = std::numeric_limits<qint64>::max();
    for (const Lane &lane : m_lanes) {
        if (!lane.queue.empty())
            earliest = std::min(earliest, lane.queue.front().when);
    }
    qint64 now = wallClock();
    if (earliest > now && m_zeroTimers.empty() && m_grain > 0) {
        earliest += m_grain - 1 - (earliest - 1) % m_grain;
        const timespec until = {time_t(earliest / 1'000'000'000), long(earliest % 1'000'000'000)};
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr);
        now = wallClock();
    }
    for (std::size_t i = 0; i < m_lanes.size(); ++i) { // by index: a slot may start a timer of a new interval
        while (!m_lanes[i].queue.empty() && m_lanes[i].queue.front().when <= now) {
            Lane &lane = m_lanes[i];
            Due due = lane.queue.front();
            lane.queue.pop_front();
            const Slot &slot = m_slots[slotOf(due.timerId)];
            if (slot.serial != due.serial)
                continue;
            due.when += lane.interval;
            if (due.when <= now)
                due.when = now + lane.interval;
            lane.queue.push_back(due);
            QTimerEvent event(due.timerId);
            QCoreApplication::sendEvent(slot.owner, &event);
        }
    }
    return true;
}

// --- descriptors ---

FloorDescriptorDispatcher::FloorDescriptorDispatcher() : m_epoll(epoll_create1(EPOLL_CLOEXEC)) {}

FloorDescriptorDispatcher::~FloorDescriptorDispatcher()
{
    close(m_epoll);
}

void FloorDescriptorDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    if (notifier->type() == QSocketNotifier::Write)
        m_writers.push_back(notifier);
    if (notifier->type() != QSocketNotifier::Read)
        return;
    epoll_event event = {};
    event.events = EPOLLIN;
    event.data.ptr = notifier;
    if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, int(notifier->socket()), &event) != 0)
        fault("epoll_ctl() failed");
}

void FloorDescriptorDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    if (notifier->type() == QSocketNotifier::Write) {
        std::replace(m_writers.begin(), m_writers.end(), notifier, static_cast<QSocketNotifier *>(nullptr));
        std::replace(m_writing.begin(), m_writing.end(), notifier, static_cast<QSocketNotifier *>(nullptr));
    }
    if (notifier->type() == QSocketNotifier::Read)
        epoll_ctl(m_epoll, EPOLL_CTL_DEL, int(notifier->socket()), nullptr);
}

bool FloorDescriptorDispatcher::processEvents(QEventLoop::ProcessEventsFlags)
{
    FloorDispatcher::processEvents({});
    m_writing.swap(m_writers);
    m_writers.clear();
    QEvent activation(QEvent::SockAct);
    for (std::size_t i = 0; i < m_writing.size(); ++i) {
        if (QSocketNotifier *notifier = m_writing[i]) {
            QCoreApplication::sendEvent(notifier, &activation);
            if (m_writing[i]) // still enabled
                m_writers.push_back(notifier);
        }
    }
    epoll_event events[256];
    const int ready = epoll_wait(m_epoll, events, int(std::size(events)), m_writers.empty() ? -1 : 0);
    for (int i = 0; i < ready; ++i)
        QCoreApplication::sendEvent(static_cast<QObject *>(events[i].data.ptr), &activation);
    return true;
}

// --- threads ---

bool FloorWakingDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    const bool woken = m_state.exchange(Running, std::memory_order_acq_rel) == Woken;
    QCoreApplication::sendPostedEvents();
    quint32 running = Running;
    if (!woken && flags.testFlag(QEventLoop::WaitForMoreEvents) &&
        m_state.compare_exchange_strong(running, Sleeping)) {
        while (m_state.load(std::memory_order_acquire) == Sleeping)
            futexWait(m_state, Sleeping);
    }
    return true;
}

void FloorWakingDispatcher::wakeUp()
{
    if (m_state.exchange(Woken) == Sleeping)
        futexWake(m_state);
}

void futexWait(std::atomic<quint32> &word, quint32 expected) noexcept
{
    syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, expected, nullptr, nullptr, 0);
}

void futexWake(std::atomic<quint32> &word) noexcept
{
    syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
}

} // namespace Bench
