// SPDX-License-Identifier: MIT
#include "dispatch/qttimers_p.h"

#include "core/virtualclock_p.h"
#include "dispatch/timergrid_p.h"
#include "probe/observers_p.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>

#include <algorithm>
#include <ctime>

namespace Signalbox {

using namespace std::chrono_literals;

// The time up to some milliseconds ago, in a third of the time: what the kernel noted at its last tick.
static Deadline lastTick()
{
#ifdef CLOCK_MONOTONIC_COARSE
    timespec now;
    if (!VirtualClock::isOn() && ::clock_gettime(CLOCK_MONOTONIC_COARSE, &now) == 0)
        return Deadline(std::chrono::seconds(now.tv_sec) + Nanoseconds(now.tv_nsec));
#endif
    return Clock::now();
}

/*
    For rounding to half seconds. The last tick is in the same half second as now, unless it was near the
    end of its own: ticks are 10 ms apart at most, and may come late on a busy or virtual machine.
*/
static Deadline nowInHalfSecond()
{
    const auto tick = lastTick();
    const auto inHalf = tick.time_since_epoch() % 500ms;
    return inHalf == Nanoseconds::zero() || inHalf > 400ms ? Clock::now() : tick;
}

/*!
    A timer's handler on the stack. In there, everything may happen to the timer: stopped, restarted, its
    object deleted, a nested loop run. The serial tells afterwards whether the slot still holds the same
    timer.
*/
class QtTimers::Delivery
{
public:
    Delivery(QtTimers &timers, Slot slot)
        : m_timers(timers)
        , m_outer(timers.m_deliveries)
        , m_timer(timers.block(slot))
        , m_serial(m_timer.serial.get())
        , m_slot(slot)
    {
        m_timers.m_deliveries = this;
        m_timer.isDelivering = true;
    }
    ~Delivery()
    {
        m_timers.m_deliveries = m_outer;
        if (!isAlive())
            return;
        m_timer.isDelivering = false;
        if (m_isParked)
            unpark();
    }
    Delivery(const Delivery &) = delete;
    Delivery &operator=(const Delivery &) = delete;

    void park()
    {
        if (m_isParked || !isAlive())
            return;
        m_isParked = true;
        m_order = m_timers.m_loop.timers().orderOf(m_slot);
        m_timers.m_loop.timers().disarm(m_slot);
    }
    Delivery *outer() const { return m_outer; }

private:
    bool isAlive() const { return m_timer.serial.get() == m_serial; }

    void unpark()
    {
        const auto next = m_timers.rearmed(m_timer, Clock::now());
        auto &heap = m_timers.m_loop.timers();
        if (next == m_timers.deadlineOf(m_timer)) {
            heap.arm(m_slot, next, m_order);
            return;
        }
        const SequenceLock::Writer writing(m_timer.lock);
        m_timer.deadline.set(next.time_since_epoch().count());
        heap.arm(m_slot, next);
    }

    QtTimers &m_timers;
    Delivery *m_outer;
    TimerBlock &m_timer; // blocks never move
    quint64 m_serial;
    Slot m_slot;
    bool m_isParked = false;
    TimerHeap::Order m_order;
};

QtTimers::Slot &QtTimers::slotEntry(int timerId)
{
    const auto index = std::uint32_t(timerId) & (TimerHeap::MaxSlots - 1);
    const auto page = index >> IdPageBits;
    if (page >= m_slotsById.size())
        m_slotsById.resize(page + 1);
    if (!m_slotsById[page]) {
        m_slotsById[page] = std::make_unique<IdPage>();
        m_slotsById[page]->fill(NoSlot);
    }
    return (*m_slotsById[page])[index & ((1 << IdPageBits) - 1)];
}

QtTimers::Slot QtTimers::slotOf(int timerId) const
{
    const auto index = std::uint32_t(timerId) & (TimerHeap::MaxSlots - 1);
    const auto page = index >> IdPageBits;
    if (page >= m_slotsById.size() || !m_slotsById[page])
        return NoSlot;
    const auto slot = (*m_slotsById[page])[index & ((1 << IdPageBits) - 1)];
    // The upper bits of an id change with each reuse of the lower ones.
    return slot != NoSlot && block(slot).timerId.get() == timerId ? slot : NoSlot;
}

QtTimers::Slot QtTimers::takeSlot()
{
    if (m_freeSlots.empty())
        return m_loop.takeTimerSlot();
    const auto slot = m_freeSlots.back();
    m_freeSlots.pop_back();
    return slot;
}

void QtTimers::link(Slot slot, QObject *owner)
{
    auto &timer = block(slot);
    if (timer.isInRing) {
        // The slot that was freed last is taken first: a timer that is restarted finds itself in place.
        if (timer.owner.get() == owner)
            return;
        unlink(slot);
    }
    timer.isInRing = true;
    const auto first = m_firstOfOwner.constFind(owner);
    if (first == m_firstOfOwner.cend()) {
        m_firstOfOwner.insert(owner, slot);
        timer.nextOfOwner = timer.previousOfOwner = slot;
        return;
    }
    auto &next = block(*first);
    timer.nextOfOwner = *first;
    timer.previousOfOwner = next.previousOfOwner;
    block(next.previousOfOwner).nextOfOwner = slot;
    next.previousOfOwner = slot;
}

void QtTimers::unlink(Slot slot)
{
    auto &timer = block(slot);
    timer.isInRing = false;
    if (timer.nextOfOwner == slot) {
        m_firstOfOwner.remove(timer.owner.get());
        return;
    }
    block(timer.nextOfOwner).previousOfOwner = timer.previousOfOwner;
    block(timer.previousOfOwner).nextOfOwner = timer.nextOfOwner;
    auto first = m_firstOfOwner.find(timer.owner.get());
    if (*first == slot)
        *first = timer.nextOfOwner;
}

Deadline QtTimers::startOf(Qt::TimerType type, Nanoseconds interval)
{
    // Timers that count whole seconds are timeouts, and restarted more often than any other.
    if (effectiveTimerType(type, interval) == Qt::VeryCoarseTimer)
        return nowInHalfSecond();
    return m_seen = Clock::now();
}

bool QtTimers::add(int timerId, Nanoseconds interval, Qt::TimerType type, QObject *owner)
{
    auto &entry = slotEntry(timerId);
    if (entry != NoSlot && block(entry).timerId.get() == timerId)
        return false;
    const auto slot = takeSlot();
    const auto when = firstDeadline(type, interval, startOf(type, interval));
    auto &timer = block(slot);
    link(slot, owner); // while the slot still says whose it was
    {
        const SequenceLock::Writer writing(timer.lock);
        timer.timerId.set(timerId);
        timer.serial.set(m_loop.serials().next());
        timer.owner.set(owner);
        timer.ownerClass.set(classOf(owner));
        timer.interval.set(interval.count());
        timer.deadline.set(when.time_since_epoch().count());
        timer.type.set(quint8(effectiveTimerType(type, interval)));
    }
    timer.isDelivering = false;
    timer.isStrict = type == Qt::PreciseTimer && interval > Nanoseconds::zero();
    m_loop.block().timerCount.add(1);
    m_strict += timer.isStrict;
    m_zero += interval == Nanoseconds::zero();
    entry = slot;
    m_loop.timers().arm(slot, when);
    return true;
}

void QtTimers::release(Slot slot)
{
    auto &timer = block(slot);
    if (m_loop.timers().contains(slot)) // not while parked
        m_loop.timers().disarm(slot);
    m_loop.block().timerCount.add(-1);
    m_strict -= timer.isStrict;
    m_zero -= timer.interval.get() == 0;
    const SequenceLock::Writer writing(timer.lock);
    timer.timerId.set(0); // and so the id finds it no more
    timer.serial.set(0);
    m_freeSlots.push_back(slot);
}

bool QtTimers::remove(int timerId)
{
    const auto slot = slotOf(timerId);
    if (slot == NoSlot)
        return false;
    release(slot); // and leaves it in its owner's ring, until another owner takes it
    return true;
}

bool QtTimers::removeAll(const QObject *owner)
{
    const auto found = m_firstOfOwner.constFind(owner);
    if (found == m_firstOfOwner.cend())
        return false;
    const auto first = *found;
    m_firstOfOwner.erase(found);
    bool hadSome = false;
    for (auto slot = first;;) {
        auto &timer = block(slot);
        timer.isInRing = false;
        if (timer.timerId.get() != 0) {
            release(slot);
            hadSome = true;
        }
        slot = timer.nextOfOwner;
        if (slot == first)
            return hadSome;
    }
}

std::vector<QtTimers::Info> QtTimers::timersOf(const QObject *owner) const
{
    const auto found = m_firstOfOwner.constFind(owner);
    if (found == m_firstOfOwner.cend())
        return {};
    std::vector<std::pair<TimerHeap::Item, Info>> byDeadline;
    for (auto slot = *found;;) {
        const auto &timer = block(slot);
        if (timer.timerId.get() != 0) {
            const auto type = Qt::TimerType(timer.type.get());
            const auto order = m_loop.timers().contains(slot) ? m_loop.timers().orderOf(slot).value : 0;
            byDeadline.push_back(
                {{deadlineOf(timer), order},
                 {timer.timerId.get(), type, reportedInterval(type, Nanoseconds(timer.interval.get()))}});
        }
        slot = timer.nextOfOwner;
        if (slot == *found)
            break;
    }
    std::stable_sort(byDeadline.begin(), byDeadline.end(),
                     [](const auto &a, const auto &b) { return TimerHeap::isBefore(a.first, b.first); });
    std::vector<Info> infos;
    infos.reserve(byDeadline.size());
    for (const auto &[item, info] : byDeadline)
        infos.push_back(info);
    return infos;
}

Nanoseconds QtTimers::remainingTime(int timerId) const
{
    const auto slot = slotOf(timerId);
    if (slot == NoSlot)
        return Nanoseconds::min();
    const auto &timer = block(slot);
    const auto now = Clock::now();
    // A handler that takes longer than the interval still sees the tick after it, not one that is lost.
    const auto when = timer.isDelivering ? rearmed(timer, now) : deadlineOf(timer);
    return std::max(when - now, Nanoseconds::zero());
}

bool QtTimers::isAnyDue()
{
    auto &heap = m_loop.timers();
    if (heap.isEmpty())
        return false;
    const auto next = heap.first().when;
    if (next > m_seen) // what was due then is due now
        m_seen = Clock::now();
    return next <= m_seen;
}

QtTimers::WakeUp QtTimers::nextWakeUp()
{
    auto &heap = m_loop.timers();
    if (heap.isEmpty())
        return {};
    const auto &first = heap.first();
    if (block(first.slot()).isStrict || first.when == Never)
        return {first.when, true};
    const auto latest = std::chrono::ceil<Milliseconds>(first.when);
    if (m_strict == 0)
        return {latest, false};
    const auto strict = heap.earliestBefore(latest, [this](Slot slot) { return block(slot).isStrict; });
    return {strict, strict < latest};
}

Deadline QtTimers::rearmed(const TimerBlock &timer, Deadline now) const
{
    const auto when = deadlineOf(timer);
    if (when > now)
        return when;
    return Signalbox::nextDeadline(Qt::TimerType(timer.type.get()), Nanoseconds(timer.interval.get()), when,
                                   now);
}

void QtTimers::noteFiring(Slot slot, const TimerBlock &timer, Nanoseconds lateness)
{
    m_loop.block().timersFired.add(1);
    m_loop.block().timerLateness[std::size_t(LatencyHistogram::stepOf(lateness))].add(1);
    m_loop.block().worstLateness.raiseTo(lateness.count());
    auto &history = m_loop.block().timerHistories[slot];
    if (history.serial.get() != timer.serial.get()) {
        // Not reset in add(): most timers that are started never fire, and their history stays untouched.
        const SequenceLock::Writer writing(block(slot).lock); // all of it is this timer's, or none
        history.fired.set(0);
        history.worstLateness.set(0);
        history.ownerName.set({});
        history.serial.set(timer.serial.get());
    }
    history.fired.add(1);
    history.worstLateness.raiseTo(lateness.count());
    observe([this, &timer, lateness](LoopObserver &observer) {
        observer.timerFires(m_loop.block().id, timer.timerId.get(), lateness);
    });
}

int QtTimers::deliverDue()
{
    auto &heap = m_loop.timers();
    if (heap.isEmpty())
        return 0;
    if (m_zero < m_loop.block().timerCount.get() ||
        heap.first().when > m_seen) // a zero timer is due, whatever time it is
        m_seen = Clock::now();
    const auto now = m_seen;
    if (heap.first().when > now)
        return 0;

    const auto horizon = heap.horizon(now);
    int delivered = 0;
    while (!heap.isEmpty() && TimerHeap::isBefore(heap.first(), horizon)) {
        const auto due = heap.first();
        const auto slot = due.slot();
        auto &timer = block(slot);
        if (timer.timerId.get() < 0) {
            deliverToWorkSource(slot, now);
            ++delivered;
            continue;
        }
        // Armed again first: in its own handler a timer already shows when it fires next.
        const auto next = rearmed(timer, now);
        {
            const SequenceLock::Writer writing(timer.lock);
            timer.deadline.set(next.time_since_epoch().count());
        }
        heap.arm(slot, next);
        const auto lateness = now - due.when;
        noteFiring(slot, timer, lateness);
        if (timer.interval.get() > 0)
            ++delivered;

        const Delivery delivery(*this, slot);
        QTimerEvent event(timer.timerId.get());
        QCoreApplication::sendEvent(timer.owner.get(), &event);
    }
    return delivered;
}

//! A timer of the scheduler's, which arms it again if it likes.
void QtTimers::deliverToWorkSource(Slot slot, Deadline now)
{
    const auto &timer = block(slot);
    noteFiring(slot, timer, now - deadlineOf(timer)); // its item may stand behind that
    m_loop.timers().disarm(slot);
    m_loop.workSource()->timerIsDue(slot, now);
}

void QtTimers::parkDelivering()
{
    for (auto *delivery = m_deliveries; delivery; delivery = delivery->outer())
        delivery->park();
}

const QObject *QtTimers::ownerOf(Slot slot) const
{
    const auto &timer = block(slot);
    const int id = timer.timerId.get();
    if (id < 0)
        return m_loop.workSource()->ownerOf(slot);
    return id > 0 ? timer.owner.get() : nullptr;
}

bool QtTimers::publishOwnerNames()
{
    const auto count = m_loop.block().timers.size();
    const auto end = std::min(count, m_nextToName + MaxNamedAtOnce);
    for (auto slot = m_nextToName; slot < end; ++slot) {
        auto &timer = block(slot);
        const auto *owner = ownerOf(slot);
        if (!owner) // free, or of no object
            continue;
        auto &history = m_loop.block().timerHistories[slot];
        const SequenceLock::Writer writing(timer.lock); // no serial with the name of the timer before
        if (history.serial.get() != timer.serial.get()) {
            history.fired.set(0);
            history.worstLateness.set(0);
            history.serial.set(timer.serial.get());
        }
        history.ownerName.set(owner->objectName());
    }
    m_nextToName = end < count ? end : 0;
    return m_nextToName == 0;
}

} // namespace Signalbox
