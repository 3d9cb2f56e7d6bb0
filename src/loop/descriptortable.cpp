// SPDX-License-Identifier: MIT
#include "loop/descriptortable_p.h"

#include <QtCore/qsocketnotifier.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <utility>

namespace Signalbox {

DescriptorTable::DescriptorTable(LoopBlock &loop, SerialSource &serials) : m_loop(loop), m_serials(serials) {}
DescriptorTable::~DescriptorTable() = default;

DescriptorTable::Entry *DescriptorTable::entryOf(int descriptor) const
{
    const auto page = std::size_t(descriptor) / PageSize;
    if (descriptor < 0 || page >= m_pages.size() || !m_pages[page])
        return nullptr;
    auto &entry = m_pages[page]->entries[descriptor % PageSize];
    return entry.first == NoWatcher ? nullptr : &entry;
}

DescriptorTable::Entry &DescriptorTable::makeEntry(int descriptor)
{
    if (auto *entry = entryOf(descriptor))
        return *entry;
    const auto page = std::size_t(descriptor) / PageSize;
    if (page >= m_pages.size())
        m_pages.resize(page + 1);
    if (!m_pages[page])
        m_pages[page] = m_sparePage ? std::move(m_sparePage) : std::make_unique<Page>();
    ++m_pages[page]->used;
    auto &entry = m_pages[page]->entries[descriptor % PageSize];
    const bool isDirty = entry.isDirty; // still in m_dirty from an earlier life
    entry = Entry{};
    entry.isDirty = isDirty;
    entry.cookie = ++m_nextCookie;
    return entry;
}

void DescriptorTable::dropEntry(int descriptor)
{
    const auto page = std::size_t(descriptor) / PageSize;
    if (--m_pages[page]->used > 0)
        return;
    *m_pages[page] = Page{};
    m_sparePage = std::move(m_pages[page]); // the only notifier of a socket is often toggled
    std::erase_if(m_dirty, [page](int dirty) { return std::size_t(dirty) / PageSize == page; });
    while (!m_pages.empty() && !m_pages.back())
        m_pages.pop_back();
}

void DescriptorTable::markDirty(int descriptor, Entry &entry)
{
    if (entry.isDirty)
        return;
    entry.isDirty = true;
    m_dirty.push_back(descriptor);
}

void DescriptorTable::updateWanted(int descriptor, Entry &entry)
{
    entry.wanted = NoInterest;
    if (std::exchange(entry.isQuiet, false)) // what is asked now may come
        markDirty(descriptor, entry);
    bool edgesOnly = true;
    for (auto w = entry.first; w != NoWatcher; w = m_loop.watchers[w].nextOfDescriptor) {
        entry.wanted |= interestOf(m_loop.watchers[w].kind.get());
        edgesOnly = edgesOnly && m_loop.watchers[w].isEdge;
    }
    if (edgesOnly && entry.wanted != NoInterest)
        entry.wanted |= EdgesOnly;
    if (!(entry.wanted & WriteInterest))
        entry.wasAsked = false;
    if (entry.wanted != entry.watched || entry.mustTell)
        markDirty(descriptor, entry);
}

int DescriptorTable::pageCount() const
{
    return int(
        std::count_if(m_pages.begin(), m_pages.end(), [](const auto &page) { return page != nullptr; }));
}

bool DescriptorTable::hasNotifier(int descriptor, int kind) const
{
    const auto *entry = entryOf(descriptor);
    if (!entry || !(entry->wanted & interestOf(kind)))
        return false;
    for (auto watcher = entry->first; watcher != NoWatcher;
         watcher = m_loop.watchers[watcher].nextOfDescriptor) {
        const auto &block = m_loop.watchers[watcher];
        if (block.kind.get() == kind && qobject_cast<const QSocketNotifier *>(block.notifier.get()))
            return true;
    }
    return false;
}

DescriptorTable::Watcher DescriptorTable::add(int descriptor, int kind, QObject *notifier,
                                              const std::type_info *ownerClass, Trigger trigger)
{
    Watcher watcher = m_free;
    if (watcher == NoWatcher)
        watcher = m_loop.watchers.append();
    else
        m_free = m_loop.watchers[watcher].nextOfDescriptor;

    auto &entry = makeEntry(descriptor);
    auto &block = m_loop.watchers[watcher];
    {
        const SequenceLock::Writer writing(block.lock);
        block.descriptor.set(descriptor);
        block.serial.set(m_serials.next());
        block.notifier.set(notifier);
        block.ownerClass.set(ownerClass);
        block.activations.set(0);
        block.kind.set(quint8(kind));
        block.ownerName.set({});
    }
    block.isEdge = trigger == Trigger::Edge;
    m_edgeCount += block.isEdge;
    block.lastBatch = m_batch;
    block.nextOfDescriptor = NoWatcher;
    m_loop.watcherCount.add(1);

    entry.isClosed = false;
    if (entry.isRefused || (entry.wanted & interestOf(kind)))
        beginAnew(descriptor, entry);
    auto *last = &entry.first;
    while (*last != NoWatcher)
        last = &m_loop.watchers[*last].nextOfDescriptor;
    *last = watcher;
    updateWanted(descriptor, entry);
    return watcher;
}

/*!
    A second watcher of a kind may be there because the number means another file by now, of which the first
    one knows nothing: tell the kernel again, under a new cookie.
*/
void DescriptorTable::beginAnew(int descriptor, Entry &entry)
{
    entry.mustTell = true;
    if (!entry.isRefused)
        return;
    entry.isRefused = false;
    std::erase(m_refused, descriptor);
}

DescriptorTable::Watcher DescriptorTable::firstWatcher(int descriptor) const
{
    const auto *entry = entryOf(descriptor);
    return entry ? entry->first : NoWatcher;
}

DescriptorTable::Watcher DescriptorTable::find(int descriptor, int kind, const QObject *notifier) const
{
    auto watcher = firstWatcher(descriptor);
    while (watcher != NoWatcher) {
        const auto &block = m_loop.watchers[watcher];
        if (block.notifier.get() == notifier && block.kind.get() == kind)
            break;
        watcher = block.nextOfDescriptor;
    }
    return watcher;
}

void DescriptorTable::remove(Watcher watcher)
{
    auto &block = m_loop.watchers[watcher];
    const int descriptor = block.descriptor.get();
    auto &entry = *entryOf(descriptor);
    auto *link = &entry.first;
    while (*link != watcher)
        link = &m_loop.watchers[*link].nextOfDescriptor;
    *link = block.nextOfDescriptor;
    {
        const SequenceLock::Writer writing(block.lock);
        block.descriptor.set(-1);
        block.notifier.set(nullptr);
    }
    m_edgeCount -= block.isEdge;
    block.nextOfDescriptor = m_free;
    m_free = watcher;
    m_loop.watcherCount.add(-1);

    if (entry.first != NoWatcher) {
        updateWanted(descriptor, entry);
        return;
    }
    // Its owner may close it now: tell the kernel at once, while the number still means this file.
    if (m_poller && !m_poller->isInherited() && entry.watched != NoInterest)
        m_poller->watch(descriptor, entry.cookie, entry.watched, NoInterest);
    if (entry.isRefused)
        std::erase(m_refused, descriptor);
    dropEntry(descriptor);
}

void DescriptorTable::forgetPoller()
{
    m_poller = nullptr;
    m_isPollerLost = false;
    m_pollerError = 0;
    m_dirty.clear();
    m_refused.clear();
    for (std::size_t page = 0; page < m_pages.size(); ++page) {
        if (!m_pages[page])
            continue;
        for (int i = 0; i < PageSize; ++i) {
            auto &entry = m_pages[page]->entries[i];
            entry.watched = NoInterest;
            entry.isDirty = entry.isRefused = false;
            if (entry.first != NoWatcher)
                markDirty(int(page) * PageSize + i, entry);
        }
    }
}

void DescriptorTable::findClosed()
{
    for (std::size_t page = 0; page < m_pages.size(); ++page) {
        if (!m_pages[page])
            continue;
        for (int i = 0; i < PageSize; ++i) {
            auto &entry = m_pages[page]->entries[i];
            if (entry.first == NoWatcher)
                continue;
            const int descriptor = int(page) * PageSize + i;
            entry.isClosed = ::fcntl(descriptor, F_GETFD) == -1;
            if (entry.isClosed)
                markDirty(descriptor, entry);
        }
    }
}

int DescriptorTable::prepare(Poller &poller, ReadyDescriptor *ready, int capacity)
{
    m_poller = &poller;
    int count = 0;
    if (!m_dirty.empty())
        tellPoller(poller, ready, capacity, count);
    if (!m_newWrites.empty() || !m_refused.empty())
        count += askDirectly(ready + count, capacity - count);
    if (count == 0 && !m_dirty.empty())
        tellPoller(poller, ready, capacity, count); // what could not be written may become so in the sleep
    return count;
}

void DescriptorTable::tellPoller(Poller &poller, ReadyDescriptor *ready, int capacity, int &count)
{
    while (!m_dirty.empty() && count < capacity) {
        const int descriptor = m_dirty.back();
        m_dirty.pop_back();
        auto &entry = m_pages[std::size_t(descriptor) / PageSize]->entries[descriptor % PageSize];
        entry.isDirty = false;
        if (entry.first == NoWatcher || entry.isRefused)
            continue;
        if (entry.isClosed) {
            ready[count++] = {descriptor, entry.cookie, ReadyDescriptor::Invalid};
            continue;
        }
        auto wanted = entry.wanted;
        if (poller.kind() == Poller::Kind::Epoll && (wanted & ~entry.watched & WriteInterest) &&
            !(wanted & EdgesOnly) && !entry.wasAsked) {
            m_newWrites.push_back(descriptor);
            wanted &= std::uint8_t(~WriteInterest);
        }
        if (entry.isQuiet)
            wanted = poller.kind() == Poller::Kind::Epoll ? std::uint8_t(wanted | EdgesOnly)
                                                          : std::uint8_t(NoInterest);
        if (wanted == entry.watched && !entry.mustTell && !entry.isUnserved)
            continue;
        if (entry.mustTell || entry.isUnserved)
            entry.cookie =
                ++m_nextCookie; // no report of the earlier file, or of before, is taken for one of this
        entry.mustTell = entry.isUnserved = false;
        const int error = poller.watch(descriptor, entry.cookie, entry.watched, wanted);
        if (error == 0) {
            entry.watched = wanted;
        } else if (error == EPERM) {
            entry.isRefused = true;
            m_refused.push_back(descriptor);
        } else if (error == EBADF) {
            ready[count++] = {descriptor, entry.cookie, ReadyDescriptor::Invalid};
        } else {
            m_isPollerLost = error == Poller::Lost;
            m_pollerError = m_isPollerLost ? 0 : error; // ENOSPC, ENOMEM, ELOOP
            markDirty(descriptor, entry);
            return;
        }
    }
}

void DescriptorTable::ask(int descriptor, std::uint8_t wanted)
{
    m_asked.push_back({descriptor,
                       short((wanted & ReadInterest ? POLLIN : 0) | (wanted & WriteInterest ? POLLOUT : 0) |
                             (wanted & ExceptionInterest ? POLLPRI : 0)),
                       0});
}

int DescriptorTable::askDirectly(ReadyDescriptor *ready, int capacity)
{
    m_asked.clear();
    for (const int descriptor : m_newWrites) {
        // It may have lost its watchers, or have been refused, since.
        const auto *entry = entryOf(descriptor);
        if (entry && (entry->wanted & WriteInterest) && !entry->isRefused)
            ask(descriptor, entry->wanted); // for all kinds, to serve them in their order
    }
    m_newWrites.clear();
    const auto writes = m_asked.size();
    // What is always ready must not crowd out the rest: half a batch is for it, in turn.
    const auto shown = std::min(m_refused.size(), std::size_t(capacity) / 2);
    for (std::size_t i = 0; i < shown; ++i) {
        const int descriptor = m_refused[++m_lastRefused % m_refused.size()];
        ask(descriptor, entryOf(descriptor)->wanted);
    }
    if (m_asked.empty())
        return 0;
    ++m_systemCalls;
    ::poll(m_asked.data(), m_asked.size(), 0);

    int count = 0;
    for (std::size_t i = 0; i < m_asked.size(); ++i) {
        const int descriptor = m_asked[i].fd;
        const auto events = m_asked[i].revents;
        auto &entry = *entryOf(descriptor);
        if (i < writes) {
            // Whatever comes of it, it is not new any more: if it stays interesting, the kernel shall watch
            // it.
            entry.wasAsked = true;
            markDirty(descriptor, entry);
        }
        if (!events || count == capacity)
            continue;
        ready[count++] = {descriptor, entry.cookie,
                          events & POLLNVAL ? ReadyDescriptor::Invalid : interestIn(events)};
    }
    return count;
}

int DescriptorTable::keepKnown(ReadyDescriptor *ready, int count, bool *hasStale) const
{
    const auto *end = std::remove_if(ready, ready + count, [&](const ReadyDescriptor &report) {
        const auto *entry = entryOf(report.descriptor);
        if (entry && entry->cookie == report.cookie)
            return false;
        *hasStale = true;
        return true;
    });
    return int(end - ready);
}

//! The kernel tells of an edge once, and again when it is told anew what is watched.
void DescriptorTable::noteUnserved(const ReadyDescriptor *ready, int count)
{
    for (int i = 0; i < count; ++i) {
        auto *entry = entryOf(ready[i].descriptor);
        if (!entry || entry->cookie != ready[i].cookie || !(entry->watched & EdgesOnly) ||
            !hasUnserved(*entry, ready[i]))
            continue;
        entry->isUnserved = true;
        markDirty(ready[i].descriptor, *entry);
    }
}

//! Our own watchers of exceptions want what is urgent; Qt's notifiers, hang-ups and errors as well.
bool DescriptorTable::concerns(const WatcherBlock &block, const ReadyDescriptor &report)
{
    return block.kind.get() != QSocketNotifier::Exception || (report.interest & ReadyDescriptor::Urgent) ||
           qobject_cast<const QSocketNotifier *>(block.notifier.get());
}

/*!
    The kernel reports hang-ups and errors whatever it is asked for, and as long as they last: to an entry that wants
    none of that, the loop would turn without an end. It is told of changes then; by poll(2), of nothing.
*/
void DescriptorTable::hushIfUnwanted(const ReadyDescriptor &report, Entry &entry)
{
    bool isUnwanted = !(report.interest & ReadyDescriptor::Urgent);
    for (auto w = entry.first; isUnwanted && w != NoWatcher; w = m_loop.watchers[w].nextOfDescriptor)
        isUnwanted = m_loop.watchers[w].kind.get() == QSocketNotifier::Exception &&
                     !concerns(m_loop.watchers[w], report);
    if (isUnwanted == entry.isQuiet)
        return;
    entry.isQuiet = isUnwanted;
    markDirty(report.descriptor, entry);
}

//! Is there another one in this batch that \a report is about?
bool DescriptorTable::hasUnserved(const Entry &entry, const ReadyDescriptor &report) const
{
    for (auto watcher = entry.first; watcher != NoWatcher;
         watcher = m_loop.watchers[watcher].nextOfDescriptor) {
        const auto &block = m_loop.watchers[watcher];
        if ((report.interest & interestOf(block.kind.get())) && block.lastBatch != m_batch &&
            concerns(block, report))
            return true;
    }
    return false;
}

DescriptorTable::Watcher DescriptorTable::takeUnserved(const ReadyDescriptor &report, int kind)
{
    auto *entry = entryOf(report.descriptor);
    if (!entry || entry->cookie != report.cookie)
        return NoWatcher;
    if (kind == QSocketNotifier::Exception)
        hushIfUnwanted(report, *entry);
    for (auto watcher = entry->first; watcher != NoWatcher;) {
        auto &block = m_loop.watchers[watcher];
        if (block.kind.get() == kind && block.lastBatch != m_batch && concerns(block, report)) {
            block.lastBatch = m_batch;
            block.activations.add(1);
            if (entry->isUnserved) [[unlikely]]
                entry->isUnserved = hasUnserved(*entry, report);
            return watcher;
        }
        watcher = block.nextOfDescriptor;
    }
    return NoWatcher;
}

} // namespace Signalbox
