// SPDX-License-Identifier: MIT
#pragma once

#include "loop/host_p.h"
#include "probe/statblocks_p.h"

namespace Signalbox {

/*!
    What readers of \a loop see of its work source: its slices, and its timers, which stand in the loop's table. \a owner
    is the class that is shown for timers without an owner.

    Thread-safety: the loop's thread.
*/
class WorkReport
{
public:
    WorkReport(LoopBlock &loop, const std::type_info &owner) : m_loop(loop), m_owner(owner) {}

    void addSlice(const SliceFacts &facts)
    {
        m_loop.slices.add(1);
        m_loop.budgetsExceeded.add(facts.isBudgetExceeded);
        m_loop.longestSlice.raiseTo(facts.time.count());
    }

    //! \a slot is one of the table, and free.
    void add(Host::Slot slot, quint64 serial)
    {
        auto &timer = m_loop.timers[slot];
        const SequenceLock::Writer writing(timer.lock);
        timer.timerId.set(TimerBlock::WorkSourceId);
        timer.serial.set(serial);
        timer.owner.set(nullptr);
        timer.ownerClass.set(&m_owner);
        timer.interval.set(0);
        timer.type.set(quint8(Qt::PreciseTimer));
        m_loop.timerCount.add(1);
    }
    void setDeadline(Host::Slot slot, Deadline deadline)
    {
        auto &timer = m_loop.timers[slot];
        const SequenceLock::Writer writing(timer.lock);
        timer.deadline.set(deadline.time_since_epoch().count());
    }
    void describe(Host::Slot slot, const TimerFacts &facts)
    {
        auto &timer = m_loop.timers[slot];
        const SequenceLock::Writer writing(timer.lock);
        timer.timerId.set(facts.isRepeated ? TimerBlock::RepeatedWorkSourceId : TimerBlock::WorkSourceId);
        timer.owner.set(const_cast<QObject *>(facts.owner));
        timer.ownerClass.set(facts.ownerClass ? facts.ownerClass : &m_owner);
        timer.interval.set(facts.interval.count());
    }
    void remove(Host::Slot slot)
    {
        auto &timer = m_loop.timers[slot];
        const SequenceLock::Writer writing(timer.lock);
        timer.timerId.set(0);
        timer.serial.set(0);
        m_loop.timerCount.add(-1);
    }

private:
    LoopBlock &m_loop;
    const std::type_info &m_owner;
};

} // namespace Signalbox
