// SPDX-License-Identifier: MIT
#pragma once

#include "probe/snapshot.h"

#include <optional>

namespace Tools {

//! What a loop did between two looks at it.
struct LoopRates
{
    double busy = 0;                                          //!< Share of the time, 0 to 1.
    double turns = 0, timers = 0, lateTimers = 0, events = 0; //!< A second.
};

/*!
    What the loop \a now did since \a before was taken, a snapshot of the same program. Empty: it is new, or no time has passed.
*/
std::optional<LoopRates> ratesOf(const Signalbox::LoopSnapshot &now, Signalbox::Deadline takenAt,
                                 const Signalbox::Snapshot &before);

} // namespace Tools
