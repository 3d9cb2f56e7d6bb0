// SPDX-License-Identifier: MIT
#pragma once

#include "core/clock.h"

#include <QtCore/qabstracteventdispatcher.h>

#include <atomic>
#include <memory>

namespace Signalbox {

/*!
    The platform's own dispatcher, where it delivers instead of ours; most of the time there is none.

    It speaks nanoseconds and plain ids whichever timer interface Qt has. What registers and unregisters does
    nothing while there is none; ask first whether there is one before the rest. There is never none again.

    Thread-safety: operator bool, wakeUp() and interrupt() from any thread; the rest from the loop's. Cost
    while there is none: one load.
*/
class InnerDispatcher
{
public:
    InnerDispatcher() = default;
    ~InnerDispatcher() = default;
    InnerDispatcher(const InnerDispatcher &) = delete;
    InnerDispatcher &operator=(const InnerDispatcher &) = delete;

    //! From now on there is one. It is started; what is registered already, it is still to be told.
    void take(std::unique_ptr<QAbstractEventDispatcher> dispatcher)
    {
        m_owned = std::move(dispatcher);
        m_dispatcher.store(m_owned.get(), std::memory_order_release);
        m_owned->startingUp();
    }
    explicit operator bool() const { return get() != nullptr; }
    QAbstractEventDispatcher *get() const { return m_dispatcher.load(std::memory_order_acquire); }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) { return get()->processEvents(flags); }
    Nanoseconds remaining(int timerId) const;
    void wakeUp() { get()->wakeUp(); }
    void interrupt() { get()->interrupt(); }

    void addTimer(int timerId, Nanoseconds interval, Qt::TimerType type, QObject *owner)
    {
        if (auto *inner = get())
            registerTimer(*inner, timerId, interval, type, owner);
    }
    void removeTimer(int timerId)
    {
        if (auto *inner = get())
            unregisterTimer(*inner, timerId);
    }
    void removeTimersOf(QObject *owner)
    {
        if (auto *inner = get())
            inner->unregisterTimers(owner);
    }
    void addNotifier(QSocketNotifier *notifier)
    {
        if (auto *inner = get())
            inner->registerSocketNotifier(notifier);
    }
    void removeNotifier(QSocketNotifier *notifier)
    {
        if (auto *inner = get())
            inner->unregisterSocketNotifier(notifier);
    }
    void close()
    {
        if (auto *inner = get())
            inner->closingDown();
    }

private:
    // In timerinterface.cpp: they differ between the versions of Qt.
    static void registerTimer(QAbstractEventDispatcher &inner, int timerId, Nanoseconds interval,
                              Qt::TimerType type, QObject *owner);
    static void unregisterTimer(QAbstractEventDispatcher &inner, int timerId);

    std::unique_ptr<QAbstractEventDispatcher> m_owned;
    std::atomic<QAbstractEventDispatcher *> m_dispatcher{nullptr};
};

} // namespace Signalbox
