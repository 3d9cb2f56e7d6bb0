// SPDX-License-Identifier: MIT
#pragma once

#include "../probe/control.h"
#include "../probe/snapshot.h"
#include "../probe/taskpage.h"

#include <chrono>
#include <functional>

namespace Signalbox::Detail {

/*!
    \internal
    What an InspectServer lets its clients do, and puts up with. Tests have less patience.
*/
struct InspectLimits
{
    using Milliseconds = std::chrono::milliseconds;

    int mostClients = 4;
    Milliseconds patience =
        std::chrono::seconds(10); // with a client that reads nothing of what is on its way
    Milliseconds patienceWithFarewell = Milliseconds(500); // the same, with one that is sent away
    Milliseconds idle =
        std::chrono::minutes(5); // without a question: then a place is somebody else's, if all are taken
    Milliseconds snapshotInterval = Milliseconds(20); // for one client; 30 a second come in time
    Milliseconds acceptPause = Milliseconds(200);     // while the process lacks descriptors
    std::function<Snapshot(SnapshotParts)> take = {}; // empty: a Probe does
    std::function<TaskPage(const TaskPageRequest &)> takePage = {}; // likewise
    InspectRole role = InspectRole::Observe;          // of all clients
    qsizetype mostCancels = 16;                       // of one client, that wait for their tasks' loops
    Milliseconds untilToldToWait = Milliseconds(100); // for a loop that does not come to it
};

} // namespace Signalbox::Detail
