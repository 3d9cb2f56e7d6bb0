// SPDX-License-Identifier: MIT
#include "dispatch/turnmeasure_p.h"

#include "probe/snapshot.h"

namespace Signalbox {

void TurnMeasure::begin(Loop &loop, int depth)
{
    if (depth > 1)
        return; // its time is part of the outer turn's
    m_loop = &loop;
    m_began = Clock::now();
    m_sleptBefore = loop.block().sleepTime.get();
    loop.block().handlerCount.store(0, std::memory_order_release);
    loop.publishState(int(LoopSnapshot::State::Running), m_began);
}

void TurnMeasure::end()
{
    if (!m_loop)
        return;
    auto &block = m_loop->block();
    const auto now = Clock::now();
    const auto busy = (now - m_began).count() - (block.sleepTime.get() - m_sleptBefore);
    block.lastTurn.set(busy);
    block.busyTime.add(busy);
    block.longestTurn.raiseTo(busy);
    block.handlerCount.store(0, std::memory_order_release);
    m_loop->publishState(int(LoopSnapshot::State::Idle), now);
}

} // namespace Signalbox
