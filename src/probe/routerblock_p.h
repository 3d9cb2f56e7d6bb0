// SPDX-License-Identifier: MIT
#pragma once

#include "probe/statblocks_p.h"

#include <memory>

/*
    What the events of one thread look like from outside: its queues, who waits for what, and what came in lately. Stat
    blocks as in statblocks_p.h, with the thread of the router as their writer.

    Counters of queues and of waits are always right. Individual waits and events are noted while a Probe asks for them.
    Texts are printed in the router's thread, at its leisure: LoopBlock::TextsWanted.
*/
namespace Signalbox {

/*!
    One queue. Its counters are what the queue itself counts with, and change one by one.
*/
struct alignas(64) QueueBlock
{
    SequenceLock lock;         // serial, parent and name
    Published<quint64> serial; // process-wide, never used twice; 0: free
    Published<quint64> parent; // its serial; 0: this is the root
    PublishedName name;
    Published<int> priority;
    Published<int> ownPriority;
    Published<qint64> limit; // negative: none
    Published<qint64> totalLimit;

    Published<quint64> in;
    Published<quint64> out;
    Published<qint64> total; // events in it and below it
    Published<qint64> deepest;
    Published<quint64> refused;
    Published<quint64> dropped;
    Published<quint64> waited;
    Published<int> held;
    Published<int> waiters; // that wait for room, here
    std::array<Published<quint64>, LatencyHistogram::StepCount> latency;
    Published<Nanoseconds::rep> longestLatency;

    // The owner's bookkeeping.
    std::uint32_t index = 0; // of this block

    //! Events in the queue itself.
    qint64 depth() const { return qint64(in.get() - out.get()); }
};

//! What of the QueueBlock with the same index has been printed, while the serials agree.
struct alignas(64) QueueTexts
{
    SequenceLock lock;
    Published<quint64> serial;
    PublishedLine takes;
    PublishedLine held; // the oldest event that is held
};

//! How many wait for one thing and the same kind of keys. It stays, also when there are none any more.
struct ShapeBlock
{
    Published<const char *> text; // "PortUp(device: …, port: *)", interned
    Published<int> waits;
};

/*!
    One wait of those that are listed.
*/
struct alignas(64) WaitBlock
{
    static constexpr std::uint32_t Most = 1024; // of one router; others are counted only

    SequenceLock lock;
    Published<quint64> serial; // 0: free
    Published<bool> isWaiting;
    Published<bool> isPrinted;                     // matcher and context are there
    Published<const char *> shape;                 // as a ShapeBlock's
    Published<const std::type_info *> waiterClass; // what gets the event
    PublishedLine matcher;
    Published<const std::type_info *> contextClass; // null: there is no context
    PublishedName contextName;
    Published<Deadline::rep> since; // 0: since before somebody looked
    Published<quint64> matched;     // while somebody looked

    // The owner's bookkeeping.
    void *wait = nullptr;
    void *report = nullptr; // that it belongs to
    std::uint32_t index = 0;
};

/*!
    An event that came in lately.
*/
struct alignas(64) EventBlock
{
    static constexpr std::uint32_t Most = 1024; // of one router, a power of two

    SequenceLock lock;
    Published<quint64> number; // of the router; 0: free
    Published<const char *> type;
    Published<bool> isPrinted;
    PublishedLine text;
    Published<Deadline::rep> at;
    Published<quint64> queue; // its serial
    Published<quint8> fate;   // EventSnapshot::Fate
    Published<int> receivers;
};

/*!
    One router.
*/
struct RouterBlock : ThreadBlock
{
    SegmentedTable<QueueBlock> queues;
    SegmentedTable<QueueTexts> queueTexts;
    SegmentedTable<ShapeBlock> shapes;
    SegmentedTable<WaitBlock> waits;

    //! A ring by number; null until an event came in while somebody looked.
    const EventBlock *events() const { return m_events.load(std::memory_order_acquire); }
    EventBlock *makeEvents();

private:
    std::atomic<EventBlock *> m_events{nullptr};
    std::unique_ptr<EventBlock[]> m_ownEvents;
};

} // namespace Signalbox
