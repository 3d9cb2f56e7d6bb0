// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"

#include <QtCore/qabstracteventdispatcher.h>

#include <memory>

namespace Signalbox {

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
using EventDispatcherBase = QAbstractEventDispatcherV2;
#else
using EventDispatcherBase = QAbstractEventDispatcher;
#endif

/*!
    Whose loop runs the sources of GLib in a thread: of GTK dialogs, GDBus, GSettings, GStreamer, libsecret…

    \value Automatic In the thread of a QGuiApplication ours does, when GLib is in the process and QT_NO_GLIB is not set.
    \value Never     Nobody does.
    \value Always    Ours does, in this thread: the main thread's GMainContext there, in others one of their own, which is
                     their thread-default context. Unless QT_NO_GLIB is set.
*/
enum class GlibSources { Automatic, Never, Always };

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
    explicit EventDispatcher(QObject *parent = nullptr);
    ~EventDispatcher() override;

    /*!
        Before the loop starts: Signalbox::install() does it. Later it is ignored, with a warning.
    */
    void setGlibSources(GlibSources sources);

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

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

    void wakeUp() override;
    void interrupt() override;
    void startingUp() override;
    void closingDown() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Signalbox
