// SPDX-License-Identifier: MIT
#pragma once

#include "probe/snapshot.h"
#include "probe/statblocks_p.h"

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

} // namespace Signalbox
