// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractEventDispatcher>

#include <atomic>
#include <deque>
#include <vector>

namespace Bench {

/*!
    The floor of loops in one thread: posted events and zero timers, and never any sleep.

    Timers are plain data in a slot for each id: what it costs to start and stop one is QTimer's own cost
    and the cache misses of the data. Timers with an interval above zero never fire.

    This and its subclasses are no dispatchers to use: each does the least for the works that name it.
*/
class FloorDispatcher : public QAbstractEventDispatcher
{
    Q_OBJECT
public:
    static QAbstractEventDispatcher *make() { return new FloorDispatcher; }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *) override {}
    void unregisterSocketNotifier(QSocketNotifier *) override {}
    using QAbstractEventDispatcher::registerTimer;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType type, QObject *owner) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *owner) override;
    QList<TimerInfo> registeredTimers(QObject *) const override { return {}; }
    int remainingTime(int) override { return 0; }
    void wakeUp() override {}
    void interrupt() override {}

protected:
    struct Slot
    {
        QObject *owner = nullptr;
        qint64 interval = 0;
        Qt::TimerType type = Qt::CoarseTimer;
        quint32 serial = 0; //!< counts the timers that had this slot
    };
    static std::size_t slotOf(int timerId) noexcept { return std::size_t(timerId) & 0x00ff'ffff; }
    void fireZeroTimers();

    std::vector<Slot> m_slots;
    std::vector<int> m_zeroTimers;
};

/*!
    The floor of timers that fire: a queue for each interval, which its own timers keep sorted, and one
    absolute sleep. No descriptors, no wake-up.
*/
class FloorTimerDispatcher : public FloorDispatcher
{
    Q_OBJECT
public:
    static QAbstractEventDispatcher *make() { return new FloorTimerDispatcher; }
    FloorTimerDispatcher();

    /*!
        Ends sleeps on multiples of \a nanoseconds only; zero: does not sleep at all. One is the default.
        Where many timers run, zero is the floor of their lateness, and a millisecond, which fires them
        together, that of their CPU time.
    */
    void setGrain(qint64 nanoseconds) { m_grain = nanoseconds; }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    using QAbstractEventDispatcher::registerTimer;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType type, QObject *owner) override;

private:
    struct Due
    {
        qint64 when;
        int timerId;
        quint32 serial;
    };
    struct Lane
    {
        qint64 interval;
        std::deque<Due> queue;
    };
    Lane &laneOf(qint64 interval);

    std::vector<Lane> m_lanes;
    qint64 m_grain = 1;
};

/*!
    The floor of descriptors: epoll_wait() and an event to the notifier. Write notifiers are delivered in
    the next turn without asking, since the works write little to sockets that are read. No wake-up.
*/
class FloorDescriptorDispatcher : public FloorDispatcher
{
    Q_OBJECT
public:
    static QAbstractEventDispatcher *make() { return new FloorDescriptorDispatcher; }
    FloorDescriptorDispatcher();
    ~FloorDescriptorDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

private:
    int m_epoll;
    std::vector<QSocketNotifier *> m_writers; //!< null where one was disabled meanwhile
    std::vector<QSocketNotifier *> m_writing; //!< the same, of the turn that runs
};

/*!
    The floor of threads: posted events, and a futex to sleep on that wakeUp() touches only if somebody
    sleeps.
*/
class FloorWakingDispatcher : public FloorDispatcher
{
    Q_OBJECT
public:
    static QAbstractEventDispatcher *make() { return new FloorWakingDispatcher; }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void wakeUp() override;
    void interrupt() override { wakeUp(); }

private:
    enum State : quint32 { Running, Woken, Sleeping };
    std::atomic<quint32> m_state = Running;
};

//! futex(2) on \a word: sleeps while it has the value \a expected.
void futexWait(std::atomic<quint32> &word, quint32 expected) noexcept;
//! Wakes one thread in futexWait().
void futexWake(std::atomic<quint32> &word) noexcept;

} // namespace Bench
