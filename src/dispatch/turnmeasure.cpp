// SPDX-License-Identifier: MIT
#include "dispatch/turnmeasure_p.h"

#include "dispatch/spy_p.h"
#include "probe/snapshot.h"

#include <algorithm>
#include <utility>

namespace Signalbox {

// Turns that took less together are measured together. More of them would save nothing worth having.
static constexpr Nanoseconds::rep ShortSpan = 10'000;
static constexpr Nanoseconds::rep MostTurns = 16;

//! The turn that runs now in this thread, as far as turns are measured.
// Initial-exec: see Loop::s_current.
[[gnu::tls_model("initial-exec")]] static constinit thread_local TurnMeasure *innermost = nullptr;

TurnMeasure::TurnMeasure(Loop &loop, int depth, bool isOfExec, const std::atomic<bool> &isInterrupted)
    : m_loop(loop)
    , m_outer(std::exchange(innermost, this))
    , m_isInterrupted(isInterrupted)
    , m_isOfExec(isOfExec && depth == 1)
    , m_span(depth == 1 ? loop.block().outermostTurns : m_ownSpan)
{
    auto &block = loop.block();
    if (depth == 1) {
        block.handlerCount.store(0, std::memory_order_release);
        block.leftOut[0] = 0;
    }
    m_handlersBefore = block.handlerCount.load(std::memory_order_relaxed);
    if (m_isOfExec && m_span.turns > 0 && m_span.lastTurn + 1 == block.turns.get()) {
        ++m_span.turns;
        return;
    }
    const auto now = Clock::now();
    if (m_outer)
        m_outer->endSpan(now);
    beginSpan(now);
    loop.noteTime(now);
}

TurnMeasure::~TurnMeasure()
{
    innermost = m_outer;
    if (goesOn()) {
        endHandlers(m_loop.block(), m_handlersBefore, m_span.began);
        m_span.lastTurn = m_loop.block().turns.get();
        return;
    }
    const auto now = Clock::now();
    endSpan(now);
    endHandlers(m_loop.block(), m_handlersBefore, now);
    m_loop.forgetTime();
    if (m_outer)
        m_outer->beginSpan(now);
    else
        m_loop.publishState(int(LoopSnapshot::State::Idle), now);
}

//! May the next turn be of the same span? Not once the kernel has counted on; nor after a sleep, whose end was noted.
bool TurnMeasure::goesOn() const
{
    m_loop.forgetTime();
    return m_isOfExec && m_span.turns < m_span.mostTurns && !m_isInterrupted.load(std::memory_order_relaxed) &&
           m_loop.takeTime() == m_span.began;
}

void TurnMeasure::beginSpan(Deadline now)
{
    m_span.began = now;
    m_span.sleptBefore = m_loop.block().sleepTime.get();
    m_span.turns = 1;
    m_loop.publishState(int(LoopSnapshot::State::Running), now);
}

void TurnMeasure::endSpan(Deadline now)
{
    auto &block = m_loop.block();
    const auto busy = (now - m_span.began).count() - (block.sleepTime.get() - m_span.sleptBefore);
    const auto turns = std::exchange(m_span.turns, 0);
    const auto longest = std::max(busy / turns, busy - (turns - 1) * m_span.each);
    block.lastTurn.set(longest);
    block.busyTime.add(busy);
    block.longestTurn.raiseTo(longest);
    m_span.each = busy / turns;
    m_span.mostTurns = int(std::clamp(ShortSpan / std::max(m_span.each, Nanoseconds::rep(1)), Nanoseconds::rep(1), MostTurns));
}

} // namespace Signalbox
