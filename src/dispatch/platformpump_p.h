// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qeventloop.h>

#include <memory>

QT_BEGIN_NAMESPACE
class QAbstractEventDispatcher;
class QPlatformIntegration;
QT_END_NAMESPACE

namespace Signalbox {

/*!
    Brings window system events into the main thread's loop, whatever the platform: xcb, wayland, offscreen…

    QtCore is all that is linked. What is needed of QtGui and of the xcb plugin is looked up when a
    QGuiApplication runs in the process. A platform that fits no pattern known here, or a QtGui in which
    something is not found, gets the platform's own dispatcher: it then delivers everything, and
    EventDispatcher passes all calls through. See docs/decisions/0002-platform-pump.md.
*/
class PlatformPump
{
public:
    enum class Kind { None, Generic, Xcb, HandedOver };

    PlatformPump();
    ~PlatformPump();
    PlatformPump(const PlatformPump &) = delete;
    PlatformPump &operator=(const PlatformPump &) = delete;

    /*!
        Finds out about the platform. In the main thread, once the application object is there.

        Returns the platform's own dispatcher where we cannot stand in for it, and it has to do the work; null
        otherwise. Ends the program where neither can be.
    */
    std::unique_ptr<QAbstractEventDispatcher> start();

    //! "xcb", "wayland"…; empty without windows.
    const char *platform() const { return m_platform; }

    /*!
        Delivers window system events, and sends out requests to the window system. True when events were
        delivered.

        Belongs behind everything that may draw or move windows, and in front of each sleep.
    */
    bool pump(QEventLoop::ProcessEventsFlags flags) { return m_kind != Kind::None && pumpPlatform(flags); }

    //! True when events of the kinds that \a flags allow wait in QtGui's queue: do not sleep on them.
    bool hasQueued(QEventLoop::ProcessEventsFlags flags) const
    {
        return m_kind != Kind::None && hasQueuedEvents(flags);
    }

private:
    struct Symbols;

    std::unique_ptr<QAbstractEventDispatcher> startWithout(const char *missing,
                                                           QPlatformIntegration *integration);
    bool pumpPlatform(QEventLoop::ProcessEventsFlags flags);
    bool hasQueuedEvents(QEventLoop::ProcessEventsFlags flags) const;
    Kind recognise(const QAbstractEventDispatcher *dispatcher);

    Kind m_kind = Kind::None;
    const char *m_platform = "";
    std::unique_ptr<Symbols> m_symbols;
    void *m_xcbConnection = nullptr;
};

} // namespace Signalbox
