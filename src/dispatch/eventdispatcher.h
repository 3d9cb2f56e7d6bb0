// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"
#include "install.h" // GlibSources

#include <QtCore/qabstracteventdispatcher.h>

#include <memory>

namespace Signalbox {

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
using EventDispatcherBase = QAbstractEventDispatcherV2;
#else
using EventDispatcherBase = QAbstractEventDispatcher;
#endif

/*!
    Runs the event loop of one thread: Qt's posted events, timers, socket notifiers and windows.

    You seldom need the class itself: Signalbox::install() makes one in the right place. All of Qt goes on
    working as with Qt's own dispatchers; docs/conformance.md lists what differs. docs/ARCHITECTURE.md tells
    one turn step by step.

    Thread-safety: wakeUp() and interrupt() from any thread; the rest from the thread it belongs to. Calls
    from another thread, and with arguments that make no sense, are ignored with a warning that names the
    object. Ownership: of the application or the QThread that it is given to. Cost: a turn without descriptors
    makes no system call; a timer costs O(log n); an idle descriptor nothing. See also:
    QAbstractEventDispatcher
*/
class SIGNALBOX_CORE_EXPORT EventDispatcher : public EventDispatcherBase
{
    Q_OBJECT

public:
    //! Opens no descriptor and reads no thread's data yet: it belongs to the thread of its first turn.
    explicit EventDispatcher(QObject *parent = nullptr);
    //! Ends the timers of QTimer::singleShot() first; waits for threads that are still in wakeUp().
    ~EventDispatcher() override;

    /*!
        Before the loop starts: Signalbox::install() does it. Later it is ignored, with a warning.
    */
    void setGlibSources(GlibSources sources);

    /*!
        One turn: see docs/ARCHITECTURE.md. Returns true if it delivered anything, or news came; timers of 0 ms do not
        count, or `while (processEvents())` would never end with one.

        With WaitForMoreEvents it sleeps until there is something to do, wakeUp() or interrupt(). It may be
        called from a handler (a nested loop), and only in its own thread.
    */
    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    /*!
        Qt calls these for each QSocketNotifier that is enabled or disabled.

        Errors: a null notifier, a descriptor below 0, one that is registered already or not at all, and a
        notifier of another thread are ignored with a warning. A descriptor that turns out closed is disabled
        with one. Two notifiers of one kind for a descriptor are both served, with a warning.
    */
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    /*
        Qt calls these for each timer that starts and stops. Intervals are in milliseconds, from Qt 6.8 on in
        nanoseconds. Errors: an unknown id, a negative interval, and an object of another thread are ignored with
        a warning, and answered with false, an empty list or a negative time. Cost: see the class.
    */
    // Not EventDispatcherBase: there, Qt's newer interface has the older one's functions private.
    using QAbstractEventDispatcher::registerTimer;
    bool unregisterTimers(QObject *object) override;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    using QAbstractEventDispatcher::remainingTime;
    using QAbstractEventDispatcher::unregisterTimer;
    void registerTimer(Qt::TimerId timerId, Duration interval, Qt::TimerType timerType,
                       QObject *object) override;
    bool unregisterTimer(Qt::TimerId timerId) override;
    QList<TimerInfoV2> timersForObject(QObject *object) const override;
    Duration remainingTime(Qt::TimerId timerId) const override;
#else
    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;
#endif

    /*!
        Ends the sleep of the thread, or keeps it from the next one; for Qt's posts.

        \threadsafe Also while the dispatcher is being destroyed, as far as Qt calls it then.
        Cost: one atomic exchange; a system call if the thread sleeps.
    */
    void wakeUp() override;
    //! Makes processEvents() return as soon as it can, once. \threadsafe
    void interrupt() override;
    //! The application object is there: finds out how the platform's events are to be delivered.
    void startingUp() override;
    //! The application object is about to go: lets go of the platform's own dispatcher, where that delivers.
    void closingDown() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Signalbox
