// SPDX-License-Identifier: MIT
#pragma once

#include "core/lookback_p.h"
#include "core/prefetch_p.h"

#include <atomic>

namespace Signalbox {

/*!
    Where any thread leaves items for the thread that owns the mailbox, which takes them in order of arrival.

    A stack with one word: posting puts an item on top, and the owner takes all of them at once and turns them
    round. So nobody ever waits for anybody, no item is half in, and the poster sees whether it was the first,
    who has to wake the owner. Closing is one more value of that word: what is posted later is refused.

    \a T has a member \c next, of type T *, which is the mailbox's while it has the item, and \c ahead, a const void *: an
    address to load early, of something that may have gone. In the stack it is what the same poster has posted some items before, there or elsewhere, as the
    owner comes from the newest one; in what the owner gets, an item further behind. So neither way waits for each line of the cache, most of which
    the posters have written.

    Thread-safety: post() and isClosed() from any thread, the rest by the owner. Ownership: an item is the
    mailbox's from post() to takeAll() or close(), but for a refused one. Cost: one compare-exchange to post,
    one exchange to take all. Source: Treiber (1986), "Systems programming: coping with parallelism".
*/
template <typename T>
class Mailbox
{
public:
    enum class Posting {
        First,  //!< The mailbox was empty: wake the owner.
        Behind, //!< Somebody else has woken the owner, or is about to.
        Refused //!< Closed. The item is still the caller's.
    };

    Mailbox() = default;
    Mailbox(const Mailbox &) = delete;
    Mailbox &operator=(const Mailbox &) = delete;

    Posting post(T *item) noexcept
    {
        [[gnu::tls_model("initial-exec")]] static constinit thread_local Ahead posted;
        item->ahead = posted.exchange(item);
        auto *top = m_top.load(std::memory_order_relaxed);
        do {
            if (top == closed())
                return Posting::Refused;
            item->next = top;
            // Release: the owner sees what the item holds.
        } while (
            !m_top.compare_exchange_weak(top, item, std::memory_order_release, std::memory_order_relaxed));
        return top ? Posting::Behind : Posting::First;
    }

    bool isClosed() const noexcept { return m_top.load(std::memory_order_relaxed) == closed(); }
    bool isEmpty() const noexcept { return !m_top.load(std::memory_order_relaxed) || isClosed(); }

    //! Items linked by next, the oldest first.
    struct Items
    {
        T *first = nullptr;
        T *last = nullptr;
        int count = 0;
    };

    //! All that there are.
    Items takeAll() noexcept
    {
        // A look first: most turns find nothing, and an exchange takes the cache line from the posters.
        return isEmpty() ? Items() : reversed(m_top.exchange(nullptr, std::memory_order_acquire));
    }

    //! The same, and from now on every post is refused. There is no way back.
    Items close() noexcept
    {
        auto *top = m_top.exchange(closed(), std::memory_order_acquire);
        return top == closed() ? Items() : reversed(top);
    }

private:
    using Ahead = Lookback<const void, 8>; // a load from another core's cache takes as long as some calls

    // An address that no item has, and that nobody looks behind.
    T *closed() const noexcept { return reinterpret_cast<T *>(const_cast<Mailbox *>(this)); }

    static Items reversed(T *top) noexcept
    {
        Items items{.last = top};
        Ahead newer;
        for (auto *item = top; item;) {
            auto *next = item->next;
            if (next) // a lone item has none of its own mailbox
                prefetch(item->ahead);
            item->ahead = newer.exchange(item);
            item->next = items.first;
            items.first = item;
            item = next;
            ++items.count;
        }
        return items;
    }

    alignas(64) std::atomic<T *> m_top{nullptr};
};

} // namespace Signalbox
