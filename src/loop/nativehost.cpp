// SPDX-License-Identifier: MIT
#include "loop/nativehost_p.h"

#include "loop/loop_p.h"

namespace Signalbox {

Loop *NativeHost::freeLoop()
{
    auto *loop = Loop::current();
    return loop && !loop->block().isHandedOver.get() && !loop->workSource() ? loop : nullptr;
}

NativeHost::NativeHost(Loop &loop, WorkSource &work, const std::type_info &owner)
    : m_loop(loop), m_owner(owner)
{
    m_loop.setWorkSource(&work);
}

NativeHost::~NativeHost()
{
    m_loop.setWorkSource(nullptr);
}

void NativeHost::wake()
{
    m_loop.wakeUp();
}

Host::Slot NativeHost::takeTimer()
{
    const auto slot = m_loop.takeTimerSlot();
    auto &timer = m_loop.block().timers[slot];
    {
        const SequenceLock::Writer writing(timer.lock);
        timer.timerId.set(TimerBlock::WorkSourceId);
        timer.serial.set(m_loop.serials().next());
        timer.owner.set(nullptr);
        timer.ownerClass.set(&m_owner);
        timer.interval.set(0);
        timer.type.set(quint8(Qt::PreciseTimer));
    }
    timer.isStrict = false;
    m_loop.block().timerCount.add(1);
    return slot;
}

void NativeHost::arm(Slot slot, Deadline deadline)
{
    auto &timer = m_loop.block().timers[slot];
    {
        const SequenceLock::Writer writing(timer.lock);
        timer.deadline.set(deadline.time_since_epoch().count());
    }
    m_loop.timers().arm(slot, deadline);
}

void NativeHost::describe(Slot slot, const TimerFacts &facts)
{
    auto &timer = m_loop.block().timers[slot];
    const SequenceLock::Writer writing(timer.lock);
    timer.timerId.set(facts.isRepeated ? TimerBlock::RepeatedWorkSourceId : TimerBlock::WorkSourceId);
    timer.owner.set(const_cast<QObject *>(facts.owner));
    timer.ownerClass.set(facts.ownerClass ? facts.ownerClass : &m_owner);
    timer.interval.set(facts.interval.count());
}

void NativeHost::describe(const SliceFacts &facts)
{
    auto &block = m_loop.block();
    block.slices.add(1);
    block.budgetsExceeded.add(facts.isBudgetExceeded);
    block.longestSlice.raiseTo(facts.time.count());
}

void NativeHost::releaseTimer(Slot slot)
{
    if (m_loop.timers().contains(slot)) // not while it is delivered
        m_loop.timers().disarm(slot);
    m_loop.block().timerCount.add(-1);
    auto &timer = m_loop.block().timers[slot];
    {
        const SequenceLock::Writer writing(timer.lock);
        timer.timerId.set(0);
        timer.serial.set(0);
    }
    m_loop.returnTimerSlot(slot);
}

void NativeHost::watch(QObject &watcher, int descriptor, int kind)
{
    m_loop.descriptors().add(descriptor, kind, &watcher, &m_owner);
}

bool NativeHost::watchEdges(QObject &watcher, int descriptor, int kind)
{
    m_loop.descriptors().add(descriptor, kind, &watcher, &m_owner, DescriptorTable::Trigger::Edge);
    return m_loop.hasEdges();
}

void NativeHost::unwatch(QObject &watcher, int descriptor, int kind)
{
    auto &table = m_loop.descriptors();
    if (const auto found = table.find(descriptor, kind, &watcher); found != DescriptorTable::NoWatcher)
        table.remove(found);
}

} // namespace Signalbox
