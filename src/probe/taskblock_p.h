// SPDX-License-Identifier: MIT
#pragma once

#include "probe/control_p.h"
#include "probe/statblocks_p.h"

#include <memory>
#include <vector>

/*
    What the tasks of one thread look like from outside. Stat blocks as in statblocks_p.h, with the thread of the tasks as
    their writer.

    Counters are always right. Individual tasks are noted while a Probe is attached, with times while one asks for them. What a task waits for is printed in its
    thread, at its leisure: LoopBlock::TextsWanted.
*/
namespace Signalbox {

//! Where in the program something was written.
struct PublishedSite
{
    //! \a file may be null: it is not known.
    void set(const char *file, const char *inFunction, int inLine);

    PublishedText<8> function;
    PublishedText<5> fileName; // without directories
    Published<int> line;
};

/*!
    One task of those that are listed.
*/
struct alignas(64) TaskBlock
{
    static constexpr std::uint32_t Most = 1024; // of one thread; others are counted only

    SequenceLock lock;
    Published<quint64> serial; // process-wide, never used twice; 0: free
    Published<quint64> parent; // its serial; 0: none that is listed
    Published<quint8> state;   // TaskSnapshot::State
    Published<bool> isCancelling;
    Published<bool> isDaemon;
    Published<bool> isPrinted; // what it waits for is there
    Published<int> priority;
    Published<quint64> resumes; // while somebody looked, as the two below
    Published<Nanoseconds::rep> busy;
    Published<Nanoseconds::rep> ready;  // was, before it ran
    Published<Deadline::rep> since;     // of its state; 0: since before somebody looked
    Published<Deadline::rep> startedAt; // 0: before somebody looked
    Published<Deadline::rep> endsBy;    // of what it waits for
    Published<Deadline::rep> listedAt;  // when somebody began to look
    PublishedName name;                 // its own, if it was given one
    PublishedName scope;                // likewise
    PublishedSite started;
    PublishedSite site; // where it waits, or has waited last
    PublishedLine waitsFor;

    // Addresses, for readers to compare: its own, its group's, and of what it cannot go on without.
    Published<const void *> address;
    Published<const void *> group;
    Published<const void *> neededTask;
    Published<const void *> neededGroup;

    // The owner's bookkeeping.
    void *task = nullptr;
    const char *siteFile = nullptr; // as it was published last
    int siteLine = 0;
    Nanoseconds::rep othersBusy = 0; // of all tasks together, when it was resumed
};

/*!
    The tasks of one thread.
*/
struct TaskTreeBlock : ThreadBlock
{
    static constexpr std::size_t MostWishes = 1024;

    // Set before the block is registered, constant afterwards. Asks the task \a serial to end, in its thread, and says its name; runs no code of the program.
    CancelOutcome (*cancel)(void *owner, quint64 serial, QString *name) = nullptr;
    // What others want of its tasks; under the registry's lock.
    std::vector<std::shared_ptr<TaskCancellation::State>> wishes;

    Published<quint64> started;
    Published<quint64> finished;
    Published<quint64> failed;
    Published<quint64> cancelled;
    SegmentedTable<TaskBlock> tasks;
};

} // namespace Signalbox
