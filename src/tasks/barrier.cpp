// SPDX-License-Identifier: MIT
#include "tasks/barrier.h"

#include "tasks/atleast_p.h"

namespace Signalbox {

const char *BarrierReset::what() const noexcept
{
    return "the barrier was reset";
}

Barrier::Barrier(qsizetype parties) : m_parties(Detail::atLeast(1, parties, "Barrier")) {}

void Barrier::reset()
{
    if (!m_line.isOwnThread("Barrier::reset"))
        return;
    m_arrived = 0;
    if (!m_line.isEmpty())
        m_line.failAll(std::make_exception_ptr(BarrierReset()));
}

void Barrier::add(Detail::BarrierWaiting &waiting)
{
    waiting.m_round = m_round;
    m_line.add(waiting);
    if (++m_arrived < m_parties)
        return;
    waiting.m_isSerial = true;
    m_arrived = 0;
    ++m_round;
    m_line.giveAll();
}

//! Another one of its round, which does not know yet that it goes on, is the one.
void Barrier::handOn(Detail::BarrierWaiting &serial)
{
    for (auto *other = m_line.firstApart(); other; other = m_line.nextApart(*other)) {
        auto &waiting = static_cast<Detail::BarrierWaiting &>(*other);
        if (&waiting == &serial || !waiting.isGiven() || waiting.m_round != serial.m_round)
            continue;
        waiting.m_isSerial = true;
        return;
    }
}

namespace Detail {

BarrierWaiting::BarrierWaiting(Barrier &barrier) : LineWaiting(barrier.m_line), m_barrier(barrier) {}

BarrierWaiting::~BarrierWaiting()
{
    BarrierWaiting::cancel();
    if (isGiven() && m_isSerial)
        m_barrier.handOn(*this);
}

void BarrierWaiting::begin(TaskRun *)
{
    if (isApart() && m_barrier.m_line.isOwnThread("Barrier::arrive", *this))
        m_barrier.add(*this);
}

bool BarrierWaiting::cancel()
{
    if (isWaiting()) {
        leave();
        --m_barrier.m_arrived;
    }
    return true;
}

bool BarrierWaiting::take()
{
    takeGiven();
    return m_isSerial;
}

} // namespace Detail
} // namespace Signalbox
