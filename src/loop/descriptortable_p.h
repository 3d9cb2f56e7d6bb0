// SPDX-License-Identifier: MIT
#pragma once

#include "loop/poller_p.h"
#include "probe/registry_p.h"

#include <memory>
#include <vector>

struct pollfd;

namespace Signalbox {

//! QSocketNotifier::Type as a bit.
constexpr std::uint8_t interestOf(int kind)
{
    return std::uint8_t(1u << kind);
}

/*!
    Who watches which descriptor for what, and what the kernel has been told of it.

    Any number of watchers share one descriptor, and one entry of the poller: it watches for the union.
    Changes are collected, and told to the kernel in prepare(), just before a wait; so a watcher that is
    switched off and on again costs nothing. Only the last watcher of a descriptor is forgotten at once: its
    owner closes it next.

    Two things stand in no entry of an epoll set, and are asked with one poll(2) per turn instead:
    - descriptors that epoll refuses: regular files, /dev/null… They are always ready, until they are closed.
    - a write interest that is new: a socket can mostly be written at once, and its owner then loses interest
      (QTcpSocket, for each write). Only if it could not be written, or stays interesting, the kernel watches
      it.

    Belongs to one thread. \a Watchers are blocks in LoopBlock::watchers, named by index.
*/
class DescriptorTable
{
public:
    using Watcher = std::uint32_t;
    static constexpr Watcher NoWatcher = ~0u;

    DescriptorTable(LoopBlock &loop, SerialSource &serials);
    ~DescriptorTable();

    bool isEmpty() const { return m_loop.watcherCount.get() == 0; }

    //! True when \a descriptor already has a watcher of \a kind that is a notifier of Qt's.
    bool hasNotifier(int descriptor, int kind) const;

    //! Whether a watcher is told as long as something is so, or when it becomes so. Of the latter, all that watch a
    //! descriptor must want that, and the poller must be able to: or else it is told as the others are.
    enum class Trigger { Level, Edge };
    //! \a notifier is told by QEvent::SockAct.
    Watcher add(int descriptor, int kind, QObject *notifier, const std::type_info *ownerClass,
                Trigger trigger = Trigger::Level);

    //! The watcher that \a notifier is for \a kind on \a descriptor, or NoWatcher.
    Watcher find(int descriptor, int kind, const QObject *notifier) const;
    void remove(Watcher watcher);

    /*!
        Tells \a poller all changes and asks for what it cannot watch. Returns how many descriptors are ready
        already: they are in \a ready, and a wait must not block.

        A descriptor that is not open is reported as ReadyDescriptor::Invalid.
    */
    int prepare(Poller &poller, ReadyDescriptor *ready, int capacity);

    //! True when prepare() would have nothing to tell or to ask.
    bool isSettled() const { return m_dirty.empty() && m_newWrites.empty() && m_refused.empty(); }

    //! 0, or why the kernel refused a watch in the last prepare(), for no fault of the descriptor: go on with another
    //! backend.
    int pollerError() const { return m_pollerError; }
    //! True when it found the poller's own descriptor to be somebody else's.
    bool isPollerLost() const { return m_isPollerLost; }

    /*!
        Looks which descriptors are closed, to report them as such whatever their numbers mean when they are
        told next. For somebody who is about to open descriptors in their place. A system call each.
    */
    void findClosed();

    /*!
        Drops from \a ready what no watcher stands behind, returns the new count. Sets \a hasStale when the
        kernel reported a registration that is gone: the poller must be made anew.
    */
    int keepKnown(ReadyDescriptor *ready, int count, bool *hasStale) const;

    //! All must be told again: there is a new poller.
    void forgetPoller();
    //! True from forgetPoller() to the next prepare().
    bool isPollerStale() const { return !m_poller; }

    /*!
        Starts the delivery of a batch: a watcher is served once in it, and one that is added meanwhile not at all.

        Edges in \a ready that are not served before the next prepare(), by a nested loop, are asked for anew then: nobody
        else would tell of them again.
    */
    void beginBatch(const ReadyDescriptor *ready = nullptr, int count = 0)
    {
        ++m_batch;
        if (m_edgeCount > 0) [[unlikely]]
            noteUnserved(ready, count);
    }
    /*!
        The next watcher of \a kind on the descriptor of \a report that the batch has not served, marked as
        served; NoWatcher when there is none, or the report is about an earlier registration.
    */
    Watcher takeUnserved(const ReadyDescriptor &report, int kind);

    //! The watchers of \a descriptor, one after the other: first with NoWatcher.
    Watcher firstWatcher(int descriptor) const;

    std::uint64_t systemCalls() const { return m_systemCalls; }
    //! Pages of entries that are allocated.
    int pageCount() const;

private:
    struct Entry
    {
        Watcher first = NoWatcher;
        std::uint32_t cookie = 0;
        std::uint8_t wanted = NoInterest;  // union of its watchers
        std::uint8_t watched = NoInterest; // what the poller knows
        bool isDirty = false;              // in m_dirty
        bool isRefused = false;            // in m_refused: epoll cannot watch it
        bool wasAsked = false;             // its write interest is no longer new
        bool mustTell = false;             // tell the poller even if nothing seems to change
        bool isClosed = false;             // findClosed() said so
        bool isUnserved = false;           // an edge was reported, and not told yet
        bool isQuiet = false; // hung up or failed, which none of its watchers wants to know
    };
    static constexpr int PageSize = 64;
    struct Page
    {
        Entry entries[PageSize];
        int used = 0;
    };

    Entry *entryOf(int descriptor) const;
    Entry &makeEntry(int descriptor);
    void dropEntry(int descriptor);
    void noteUnserved(const ReadyDescriptor *ready, int count);
    static bool concerns(const WatcherBlock &block, const ReadyDescriptor &report);
    void hushIfUnwanted(const ReadyDescriptor &report, Entry &entry);
    bool hasUnserved(const Entry &entry, const ReadyDescriptor &report) const;
    void updateWanted(int descriptor, Entry &entry);
    void beginAnew(int descriptor, Entry &entry);
    void markDirty(int descriptor, Entry &entry);
    void tellPoller(Poller &poller, ReadyDescriptor *ready, int capacity, int &count);
    void ask(int descriptor, std::uint8_t wanted);
    int askDirectly(ReadyDescriptor *ready, int capacity);

    LoopBlock &m_loop;
    SerialSource &m_serials;
    Poller *m_poller = nullptr;                 // of the last prepare(), to forget a descriptor at once
    std::vector<std::unique_ptr<Page>> m_pages; // by descriptor; empty pages are freed
    std::unique_ptr<Page> m_sparePage;          // but for one, which is blank
    std::vector<int> m_dirty;
    std::vector<int> m_newWrites;
    std::vector<int> m_refused;
    std::size_t m_lastRefused = 0; // counts; modulo the size, the one that was asked last
    std::vector<pollfd> m_asked;   // scratch of askDirectly()
    Watcher m_free = NoWatcher;
    std::uint32_t m_nextCookie = 0;
    std::uint32_t m_batch = 0;
    int m_edgeCount = 0; // watchers
    bool m_isPollerLost = false;
    int m_pollerError = 0;
    std::uint64_t m_systemCalls = 0;
};

} // namespace Signalbox
