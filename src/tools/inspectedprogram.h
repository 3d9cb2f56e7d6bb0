// SPDX-License-Identifier: MIT
#pragma once

#include "inspect/inspectclient.h"

namespace Tools {

/*!
    A snapshot of the program that \a client is connected to, with the names that it fills in while somebody looks. Empty: the client says why.
*/
std::optional<Signalbox::Snapshot> look(Signalbox::Detail::InspectClient &client,
                                        Signalbox::SnapshotParts parts);

//! "runs MainWindow: refresh() for 3.2 s", "sleeps"
QString activityOf(const Signalbox::LoopSnapshot &loop);

} // namespace Tools
