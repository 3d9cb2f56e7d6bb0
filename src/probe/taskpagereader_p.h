// SPDX-License-Identifier: MIT
#pragma once

#include "probe/taskpage.h"

namespace Signalbox {

/*!
    The page that \a request asks for, of the loops of \a snapshot, which have no lists. In any thread that holds no lock of the registry's:
    it holds up forks and snapshots for no more than a number of rows at once.
*/
TaskPage readTaskPage(const TaskPageRequest &request, Snapshot snapshot);

} // namespace Signalbox
