// SPDX-License-Identifier: MIT
#pragma once

#include "../core/global.h"

QT_BEGIN_NAMESPACE
class QThread;
QT_END_NAMESPACE

namespace Signalbox {

/*!
    Whose loop runs the sources of GLib in a thread: of GTK dialogs, GDBus, GSettings, GStreamer, libsecret…

    \value Automatic In the thread of a QGuiApplication ours does, when GLib is in the process and QT_NO_GLIB is not set.
    \value Never     Nobody does.
    \value Always    Ours does, in this thread: the main thread's GMainContext there, in others one of their own, which is
                     their thread-default context. Unless QT_NO_GLIB is set.
*/
QT_WARNING_PUSH
QT_WARNING_DISABLE_GCC("-Wshadow") // g++ 12 takes the value of an enum class for a second Signalbox::Never
enum class GlibSources { Automatic, Never, Always };
QT_WARNING_POP

/*!
    How a thread runs on Signalbox. The defaults suit nearly all programs.
*/
struct InstallOptions
{
    GlibSources glibSources = GlibSources::Automatic;
};

/*!
    Makes the main thread's event loop run on Signalbox.

    Call it before the application object is made; that application, and only that one, then uses it.
    \code
    Signalbox::install();
    QApplication app(argc, argv);
    \endcode

    Thread-safety: main thread. Ownership: the application owns the dispatcher. Errors: when an application or
    another dispatcher exists already, warns, changes nothing and returns false. With SIGNALBOX_DISABLE=1 in
    the environment it does nothing, says so in a debug message, and returns false. See also:
    QCoreApplication::setEventDispatcher()
*/
SIGNALBOX_CORE_EXPORT bool install(const InstallOptions &options = {});

/*!
    Makes \a thread's event loop run on Signalbox, from its next start to its next end.

    A QThread deletes its dispatcher when it ends: install again before each start.

    Thread-safety: the thread that owns \a thread. Ownership: \a thread owns the dispatcher.
    Errors: null, running, or having a dispatcher already: warns, changes nothing and returns false.
    See also: QThread::setEventDispatcher()
*/
SIGNALBOX_CORE_EXPORT bool install(QThread *thread, const InstallOptions &options = {});

/*!
    Makes the calling thread's event loop run on Signalbox: for threads that Qt has not started, such as a
    std::thread that runs a QEventLoop. Call it before the thread's first event loop.

    Thread-safety: any thread. Ownership: Qt deletes the dispatcher when the thread ends. Errors: when the
    thread has a dispatcher already, warns, changes nothing and returns false.
*/
SIGNALBOX_CORE_EXPORT bool installInCurrentThread(const InstallOptions &options = {});

} // namespace Signalbox
