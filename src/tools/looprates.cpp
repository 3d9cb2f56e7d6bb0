// SPDX-License-Identifier: MIT
#include "tools/looprates.h"

#include <algorithm>

using namespace Signalbox;

namespace Tools {

std::optional<LoopRates> ratesOf(const LoopSnapshot &now, Deadline takenAt, const Snapshot &before)
{
    const auto then = std::find_if(before.loops.begin(), before.loops.end(),
                                   [&now](const LoopSnapshot &loop) { return loop.id == now.id; });
    const std::chrono::duration<double> span = takenAt - before.takenAt;
    if (then == before.loops.end() || span.count() <= 0)
        return {};
    const auto aSecond = [&span](quint64 later, quint64 earlier) {
        return later > earlier ? double(later - earlier) / span.count() : 0.0;
    };
    const std::chrono::duration<double> busy = now.busyTimeSoFar() - then->busyTimeSoFar();
    return LoopRates{.busy = std::clamp(busy / span, 0.0, 1.0),
                     .turns = aSecond(now.turns, then->turns),
                     .timers = aSecond(now.timersFired, then->timersFired),
                     .lateTimers = aSecond(now.timersLate, then->timersLate),
                     .events = aSecond(now.eventCount, then->eventCount)};
}

} // namespace Tools
