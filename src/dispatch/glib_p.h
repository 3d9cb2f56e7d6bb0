// SPDX-License-Identifier: MIT
#pragma once

#include <poll.h>

namespace Signalbox {

// What is used of GLib, declared by hand: no build dependency, and none at run time where there is no GLib in the process.
// All of it is in GLib's stable interface since 2.36.
namespace GlibTypes {

struct Context;        // GMainContext
struct Source;         // GSource
using PollFd = pollfd; // GPollFD has the same members

struct SourceFunctions // GSourceFuncs
{
    int (*prepare)(Source *source, int *timeout);
    int (*check)(Source *source);
    int (*dispatch)(Source *source, void *callback, void *data);
    void (*finalize)(Source *source);
    void (*reserved[2])();
};

} // namespace GlibTypes

/*!
    The functions of a GLib that the process has loaded already.
*/
struct Glib
{
    using Context = GlibTypes::Context;
    using Source = GlibTypes::Source;
    using PollFd = GlibTypes::PollFd;

    Context *(*defaultContext)();
    Context *(*newContext)();
    void (*refContext)(Context *);
    void (*unrefContext)(Context *);
    void (*pushThreadDefault)(Context *);
    void (*popThreadDefault)(Context *);
    int (*acquire)(Context *);
    void (*release)(Context *);
    int (*prepare)(Context *, int *priority);
    int (*query)(Context *, int maxPriority, int *timeout, PollFd *polled, int capacity);
    int (*check)(Context *, int maxPriority, PollFd *polled, int count);
    void (*dispatch)(Context *);
    Source *(*newSource)(GlibTypes::SourceFunctions *, unsigned size);
    void (*setCanRecurse)(Source *, int);
    void (*addPoll)(Source *, PollFd *);
    void (*removePoll)(Source *, PollFd *);
    unsigned (*attach)(Source *, Context *);
    void (*destroySource)(Source *);
    void (*unrefSource)(Source *);

    //! Null when there is none in the process.
    static const Glib *loaded();
};

} // namespace Signalbox
