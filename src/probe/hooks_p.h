// SPDX-License-Identifier: MIT
#pragma once

#include "probe/codename_p.h"
#include "probe/snapshot.h"
#include "probe/statblocks_p.h"

#include <atomic>

namespace Signalbox {

/*
    What a Probe needs from Qt's insides. The dispatch layer, which alone knows them, puts itself in here.
*/
struct ProbeHooks
{
    //! The first Probe is there: note which handlers run from now on.
    void (*attach)() = nullptr;
    //! The last one is gone.
    void (*detach)() = nullptr;
    //! How many events are posted to the thread of \a loop; puts them into \a list if there is one.
    int (*postedEvents)(const LoopBlock &loop, QList<PostedEventSnapshot> *list) = nullptr;
    //! How deep the thread of \a loop is in event delivery, to tell handlers that have ended from those that
    //! run.
    int (*deliveryLevel)(const LoopBlock &loop) = nullptr;
};

void setProbeHooks(const ProbeHooks &hooks);

/*
    Who wants to know which function of a scheduler runs in the current thread, inside an event for \a carrier, while a
    Probe is attached.
*/
struct CallSpy
{
    void (*begins)(QObject *carrier, const CalledCode &code);
    void (*ends)(QObject *carrier);
};

//! Null until there is a loop that can be looked into.
inline constinit std::atomic<const CallSpy *> callSpy{nullptr};

//! Makes the Qt of the calling thread known to \a loop, before that is registered. The dispatch layer puts itself in here.
inline constinit std::atomic<void (*)(LoopBlock &loop)> prepareLoop{nullptr};

/*
    What a scheduler of this thread publishes as a guest of somebody else's loop; null: there is none. A loop of ours in this thread goes before it.
*/
// Initial-exec: see Loop::s_current.
[[gnu::tls_model("initial-exec")]] inline constinit thread_local LoopBlock *guestBlock = nullptr;

} // namespace Signalbox
