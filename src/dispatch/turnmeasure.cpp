// SPDX-License-Identifier: MIT
#include "dispatch/turnmeasure_p.h"

#include "dispatch/spy_p.h"
#include "probe/snapshot.h"

#include <utility>

namespace Signalbox {

//! The turn that runs now in this thread, as far as turns are measured.
// Initial-exec: see Loop::s_current.
[[gnu::tls_model("initial-exec")]] static constinit thread_local TurnMeasure *innermost = nullptr;

TurnMeasure::TurnMeasure(Loop &loop, int depth) : m_loop(loop), m_outer(std::exchange(innermost, this))
{
    const auto now = Clock::now();
    if (m_outer)
        m_outer->endSpan(now);
    auto &block = loop.block();
    if (depth == 1) {
        block.handlerCount.store(0, std::memory_order_release);
        block.leftOut[0] = 0;
    }
    m_handlersBefore = block.handlerCount.load(std::memory_order_relaxed);
    beginSpan(now);
    loop.noteTime(now);
}

TurnMeasure::~TurnMeasure()
{
    const auto now = Clock::now();
    endSpan(now);
    innermost = m_outer;
    endHandlers(m_loop.block(), m_handlersBefore, now);
    m_loop.forgetTime();
    if (m_outer)
        m_outer->beginSpan(now);
    else
        m_loop.publishState(int(LoopSnapshot::State::Idle), now);
}

void TurnMeasure::beginSpan(Deadline now)
{
    m_began = now;
    m_sleptBefore = m_loop.block().sleepTime.get();
    m_loop.publishState(int(LoopSnapshot::State::Running), now);
}

void TurnMeasure::endSpan(Deadline now)
{
    auto &block = m_loop.block();
    const auto busy = (now - m_began).count() - (block.sleepTime.get() - m_sleptBefore);
    block.lastTurn.set(busy);
    block.busyTime.add(busy);
    block.longestTurn.raiseTo(busy);
}

} // namespace Signalbox
