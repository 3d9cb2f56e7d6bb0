// SPDX-License-Identifier: MIT
#pragma once

#include "loop/loop_p.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qhash.h>

#include <array>
#include <memory>
#include <vector>

namespace Signalbox {

/*!
    The Qt timers of one thread: who owns which id, and the delivery of those that are due.

    The deadlines lie in the loop's TimerHeap, the rules for them in timergrid_p.h. Ids are Qt's, handed out
    for the whole process; their low bits are small numbers, so a paged array finds a timer by id. Cost: add,
    remove and re-arm are O(log n) in the number of timers, O(1) for a timer that is restarted before it fires,
    without allocation once the tables have grown.
*/
class QtTimers
{
public:
    using Slot = TimerHeap::Slot;

    explicit QtTimers(Loop &loop) : m_loop(loop) {}
    ~QtTimers() = default;
    QtTimers(const QtTimers &) = delete;
    QtTimers &operator=(const QtTimers &) = delete;

    //! False, and nothing is done, when \a timerId is in use here.
    bool add(int timerId, Nanoseconds interval, Qt::TimerType type, QObject *owner);
    bool remove(int timerId);
    //! Removes all timers of \a owner; false when it had none.
    bool removeAll(const QObject *owner);

    struct Info
    {
        int timerId;
        Qt::TimerType type;
        Nanoseconds interval; // as Qt reports it
    };
    //! The timers of \a owner, next deadline first.
    std::vector<Info> timersOf(const QObject *owner) const;

    bool contains(int timerId) const { return slotOf(timerId) != NoSlot; }
    //! Time until \a timerId fires, zero when it is overdue; negative when there is no such timer.
    Nanoseconds remainingTime(int timerId) const;

    //! When the next timer is due.
    Deadline nextDeadline() const { return m_loop.timers().isEmpty() ? Never : m_loop.timers().first().when; }
    bool isAnyDue();

    struct WakeUp
    {
        Deadline when = Never;
        bool isPrecise = false; // the kernel shall take no slack
    };
    /*!
        When a sleep shall end for the timers. That is when the next one is due if it was asked to be precise;
        others wait for the end of the millisecond and so for company, as they do with Qt's own dispatchers.
    */
    WakeUp nextWakeUp();

    /*!
        Sends a QTimerEvent to the owner of each timer that is due, each timer once at most. What handlers
        start or restart meanwhile waits for the next call. Returns the number of those with an interval.
    */
    int deliverDue();

    /*!
        A nested loop begins: timers whose handler is on the stack are taken out of the queue until it
        returns, so that the nested loop neither delivers them again nor wakes up for them.
    */
    void parkDelivering();

    /*!
        Copies the names of the owners to where readers find them: of some thousand timers, and of the next
        ones with the next call, so that a look at 100,000 timers does not hold the loop up. True when every
        timer has had its turn; the next call begins anew then.
    */
    bool publishOwnerNames();
    //! True when the next publishOwnerNames() begins with the first timer.
    bool isAtFirstName() const { return m_nextToName == 0; }

    static constexpr std::uint32_t MaxNamedAtOnce = 4096; // some 0.2 ms

private:
    static constexpr Slot NoSlot = ~0u;
    static constexpr int IdPageBits = 9;
    using IdPage = std::array<Slot, 1 << IdPageBits>;
    class Delivery;

    Slot slotOf(int timerId) const;
    Slot &slotEntry(int timerId);
    Slot takeSlot();
    void release(Slot slot);
    void link(Slot slot, QObject *owner);
    void unlink(Slot slot);
    TimerBlock &block(Slot slot) const { return m_loop.block().timers[slot]; }
    Deadline deadlineOf(const TimerBlock &timer) const { return Deadline(Nanoseconds(timer.deadline.get())); }
    Deadline rearmed(const TimerBlock &timer, Deadline now) const;
    Deadline startOf(Qt::TimerType type, Nanoseconds interval);
    const QObject *ownerOf(Slot slot) const;
    void deliverToWorkSource(Slot slot, Deadline now);
    void noteFiring(Slot slot, const TimerBlock &timer, Nanoseconds lateness);

    Loop &m_loop;
    std::vector<std::unique_ptr<IdPage>> m_slotsById;
    QHash<const QObject *, Slot> m_firstOfOwner; // one of the owner's ring, which may hold freed slots too
    std::vector<Slot> m_freeSlots;
    Delivery *m_deliveries = nullptr; // innermost handler on the stack
    Deadline m_seen{};                // a time that has been: the last exact look at the clock
    Slot m_nextToName = 0;            // where publishOwnerNames() goes on
    int m_strict = 0;                 // timers that were asked to be precise
    int m_zero = 0;                   // of those without an interval
};

} // namespace Signalbox
