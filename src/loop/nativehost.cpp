// SPDX-License-Identifier: MIT
#include "loop/nativehost_p.h"

#include "loop/loop_p.h"

#include <algorithm>

namespace Signalbox {

Loop *NativeHost::freeLoop()
{
    auto *loop = Loop::current();
    return loop && !loop->block().isHandedOver.get() && !loop->workSource() ? loop : nullptr;
}

NativeHost::NativeHost(Loop &loop, WorkSource &work, const std::type_info &owner)
    : m_loop(loop), m_owner(owner), m_report(loop.block(), owner)
{
    m_loop.setWorkSource(&work);
}

NativeHost::~NativeHost()
{
    m_loop.setWorkSource(nullptr);
}

quint64 NativeHost::loopId() const
{
    return m_loop.block().id;
}

void NativeHost::wake()
{
    m_loop.wakeUp();
}

Host::Slot NativeHost::takeTimer()
{
    const auto slot = m_loop.takeTimerSlot();
    m_report.add(slot, m_loop.serials().next());
    m_loop.block().timers[slot].isStrict = false;
    return slot;
}

void NativeHost::arm(Slot slot, Deadline deadline, Deadline earliest)
{
    m_report.setDeadline(slot, deadline);
    m_loop.timers().arm(slot, std::max(deadline, earliest));
}

void NativeHost::describe(Slot slot, const TimerFacts &facts)
{
    m_report.describe(slot, facts);
}

void NativeHost::describe(const SliceFacts &facts)
{
    m_report.addSlice(facts);
}

void NativeHost::releaseTimer(Slot slot)
{
    if (m_loop.timers().contains(slot)) // not while it is delivered
        m_loop.timers().disarm(slot);
    m_report.remove(slot);
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
