// SPDX-License-Identifier: MIT
#include "dispatch/turnmeasure_p.h"

#include "dispatch/spy_p.h"
#include "probe/snapshot.h"

#include <utility>

namespace Signalbox {

//! The turn that runs now in this thread, as far as turns are measured.
static thread_local TurnMeasure *innermost = nullptr;

TurnMeasure::TurnMeasure(Loop &loop, int depth) : m_loop(loop), m_outer(std::exchange(innermost, this))
{
    if (m_outer)
        m_outer->endSpan();
    auto &handlerCount = loop.block().handlerCount;
    if (depth == 1)
        handlerCount.store(0, std::memory_order_release);
    m_handlersBefore = handlerCount.load(std::memory_order_relaxed);
    beginSpan();
}

TurnMeasure::~TurnMeasure()
{
    const auto now = endSpan();
    innermost = m_outer;
    endHandlers(m_loop.block(), m_handlersBefore, now);
    if (m_outer) {
        m_outer->beginSpan();
        return;
    }
    m_loop.publishState(int(LoopSnapshot::State::Idle), now);
}

void TurnMeasure::beginSpan()
{
    m_began = Clock::now();
    m_sleptBefore = m_loop.block().sleepTime.get();
    m_loop.publishState(int(LoopSnapshot::State::Running), m_began);
}

Deadline TurnMeasure::endSpan()
{
    auto &block = m_loop.block();
    const auto now = Clock::now();
    const auto busy = (now - m_began).count() - (block.sleepTime.get() - m_sleptBefore);
    block.lastTurn.set(busy);
    block.busyTime.add(busy);
    block.longestTurn.raiseTo(busy);
    return now;
}

} // namespace Signalbox
