// SPDX-License-Identifier: MIT
#pragma once

#include "probe/snapshot.h"

namespace Signalbox {

/*!
    What \a descriptor is, and in words: a path, "tcp 127.0.0.1:80 → 127.0.0.1:51234", "unix /run/x",
    "pipe:[8811]".

    Any thread; the descriptor may be closed or become another one meanwhile. Cost: a few system calls.
*/
WatcherSnapshot::Target describeDescriptor(int descriptor, QString *description);

} // namespace Signalbox
