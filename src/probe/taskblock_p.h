// SPDX-License-Identifier: MIT
#pragma once

#include "probe/control_p.h"
#include "probe/statblocks_p.h"

#include <atomic>
#include <bit>
#include <memory>
#include <vector>

/*
    What the tasks of one thread look like from outside. Stat blocks as in statblocks_p.h, with the thread of the tasks as
    their writer.

    Counters are always right. Individual tasks are noted while a Probe is attached: as many as a snapshot has, and more once somebody asks for
    pages of them; with times while one asks for tasks. What a task waits for is printed in its thread, at its leisure: LoopBlock::TextsWanted.
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
    SequenceLock lock;
    Published<quint64> serial; // process-wide, never used twice; 0: free
    Published<quint64> parent; // its serial; 0: none that is listed
    Published<quint8> state;   // TaskSnapshot::State
    Published<bool> isCancelling;
    Published<bool> isDaemon;
    Published<bool> isPrinted; // what it waits for is there
    Published<bool> waitsForEnd; // of neededTask, which is that task as long as this one waits
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
    static constexpr std::uint32_t MostInSnapshot = 1024; // others are counted only, or on a page
    static constexpr std::uint32_t MostListed = 1u << 20; // others are counted only

    // Set before the block is registered, constant afterwards. Asks a task to end, in its thread, and says its name; runs no code of the program.
    CancelOutcome (*cancel)(void *owner, TaskCancellation::State &wish) = nullptr;
    // What others want of its tasks; under the registry's lock.
    std::vector<std::shared_ptr<TaskCancellation::State>> wishes;
    std::vector<std::uint32_t> textsWanted; // places of those on a page that have no text yet; likewise
    std::atomic<std::uint32_t> limit{MostInSnapshot}; // set by readers: how many they want to be listed

    Published<quint64> started;
    Published<quint64> finished;
    Published<quint64> failed;
    Published<quint64> cancelled;
    SegmentedTable<TaskBlock, 8, 264> tasks; // in pieces of 4,096 at the most: making one holds the loop up
    SegmentedTable<Published<quint64>> taken; // a bit for each of these: readers pass over those that are free

    //! Calls \a function with each place that is taken, from \a from on, until that returns false.
    template <typename Function>
    void forEachTaken(std::uint32_t from, Function function) const
    {
        for (auto word = from / BitsOfAWord; word < taken.size(); ++word) {
            auto bits = taken[word].get();
            if (word == from / BitsOfAWord)
                bits &= ~quint64(0) << from % BitsOfAWord;
            for (; bits != 0; bits &= bits - 1) {
                const auto place = word * BitsOfAWord + std::uint32_t(std::countr_zero(bits));
                if (place >= tasks.size() || !function(place)) // the bit may be seen before the block is
                    return;
            }
        }
    }
    //! How many places are taken, of all or of those in front of \a end.
    std::uint32_t takenCount(std::uint32_t end = MostListed) const
    {
        std::uint32_t count = 0;
        for (std::uint32_t word = 0; word < taken.size() && word * BitsOfAWord < end; ++word) {
            auto bits = taken[word].get();
            if (const auto rest = end - word * BitsOfAWord; rest < BitsOfAWord)
                bits &= (quint64(1) << rest) - 1;
            count += std::uint32_t(std::popcount(bits));
        }
        return count;
    }
    //! The place that so many others are in front of; size() of tasks: there are no more.
    std::uint32_t placeOf(std::uint32_t rank) const
    {
        for (std::uint32_t word = 0; word < taken.size(); ++word) {
            auto bits = taken[word].get();
            const auto count = std::uint32_t(std::popcount(bits));
            if (rank >= count) {
                rank -= count;
                continue;
            }
            for (; rank > 0; --rank)
                bits &= bits - 1;
            return word * BitsOfAWord + std::uint32_t(std::countr_zero(bits));
        }
        return tasks.size();
    }

    // In their thread.
    void take(std::uint32_t place)
    {
        while (taken.size() <= place / BitsOfAWord)
            taken.append();
        auto &word = taken[place / BitsOfAWord];
        word.set(word.get() | quint64(1) << place % BitsOfAWord);
    }
    void leave(std::uint32_t place)
    {
        auto &word = taken[place / BitsOfAWord];
        word.set(word.get() & ~(quint64(1) << place % BitsOfAWord));
    }

private:
    static constexpr std::uint32_t BitsOfAWord = 64;
};

} // namespace Signalbox
