// SPDX-License-Identifier: MIT
// The way in for src/preload, which is loaded before anybody knows whether the program has Qt and so links nothing.
#include "core/global.h"
#include "dispatch/install.h"
#include "dispatch/statistics.h"
#include "loop/loop_p.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qfile.h>

namespace {

enum Whom { Application, Thread, EventLoop }; // as in preload/session_p.h

} // namespace

/*
    1 when the calling thread has a dispatcher of ours now, and had none; also when a program has brought one for its
    application, which stays. An event loop without an application makes no dispatcher in Qt either.
*/
extern "C" SIGNALBOX_CORE_EXPORT int signalbox_provideDispatcher(int whom)
{
    if (QAbstractEventDispatcher::instance())
        return whom == Application ? 1 : 0;
    if (whom == EventLoop && !QCoreApplication::instance())
        return 0;
    // A Qt with GLib runs its sources in every application. Threads that asked for none have none of ours.
    using Signalbox::GlibSources;
    const auto sources = whom == Application ? GlibSources::Always : GlibSources::Automatic;
    return Signalbox::installInCurrentThread({.glibSources = sources}) ? 1 : 0;
}

//! \a name: epoll or poll.
extern "C" SIGNALBOX_CORE_EXPORT void signalbox_setBackend(const char *name)
{
    using Signalbox::Poller;
    Signalbox::Loop::Options::setPoller(qstrcmp(name, "poll") == 0 ? Poller::Kind::Poll
                                                                   : Poller::Kind::Epoll);
}

extern "C" SIGNALBOX_CORE_EXPORT void signalbox_reportStatistics(const char *file)
{
    Signalbox::reportStatistics(QFile::decodeName(file));
}
