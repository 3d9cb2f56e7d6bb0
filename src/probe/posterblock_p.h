// SPDX-License-Identifier: MIT
#pragma once

#include "probe/statblocks_p.h"

#include <vector>

namespace Signalbox {

//! How something came to the loop of another thread.
enum class PostWay {
    Event, //!< Qt's posted events, and other calls of wakeUp().
    Call   //!< RemoteScheduler's calls and events.
};

//! What was posted, in each way.
struct PostCounts
{
    quint64 events = 0;
    quint64 calls = 0;

    PostCounts &operator+=(const PostCounts &other)
    {
        events += other.events;
        calls += other.calls;
        return *this;
    }
    quint64 total() const { return events + calls; }
};

/*!
    What one thread has posted to the loops of others while a Probe asked for posted events: a small hash of their ids, in which a place is
    never empty again. Its writer is that thread; it may be one that Qt does not know, and need have no loop.
*/
struct PosterBlock
{
    static constexpr quint64 MostLoops = 64; //!< Those beyond are counted together.

    struct alignas(32) Edge
    {
        Published<quint64> loop; // 0: free
        Published<quint64> events;
        Published<quint64> calls;

        void add(PostWay way) { (way == PostWay::Event ? events : calls).add(1); }
        void add(const PostCounts &counts)
        {
            events.add(counts.events);
            calls.add(counts.calls);
        }
        PostCounts counts() const { return {events.get(), calls.get()}; }
    };

    // Set before the block is registered, constant afterwards.
    quint64 serial = 0;
    PublishedText<2> name; // the kernel's, of 15 bytes

    Published<qint64> threadId; // another one in a forked child

    SequenceLock lock; // of the ids: counts only grow
    std::array<Edge, MostLoops> edges;
    Edge others; // loops beyond those, and such as have ended and made room

    // The owner's bookkeeping.
    quint64 fullSince = 0; // how many loops had ended, and one, when there was no room; 0: there is

    //! Null: there is none yet.
    Edge *find(quint64 loop)
    {
        for (quint64 i = 0; i < MostLoops; ++i) {
            Edge &edge = edges[(loop + i) % MostLoops];
            const quint64 id = edge.loop.get();
            if (id == loop)
                return &edge;
            if (id == 0)
                break;
        }
        return nullptr;
    }

    /*!
        Makes a place for \a loop; null: all are taken by others that live. What \a isAlive does not know makes room, and counts
        among the others from then on.
    */
    template <typename IsAlive>
    Edge *make(quint64 loop, const IsAlive &isAlive)
    {
        for (quint64 i = 0; i < MostLoops; ++i) {
            Edge &edge = edges[(loop + i) % MostLoops];
            if (edge.loop.get() != 0 && isAlive(edge.loop.get()))
                continue;
            const SequenceLock::Writer writing(lock);
            others.add(edge.counts());
            edge.events.set(0);
            edge.calls.set(0);
            edge.loop.set(loop);
            return &edge;
        }
        return nullptr;
    }

    //! Each loop with its counts; that of the others has the id 0. Any thread.
    std::vector<std::pair<quint64, PostCounts>> read() const
    {
        std::vector<std::pair<quint64, PostCounts>> all;
        const bool isRead = lock.read([&] {
            all.clear();
            for (const Edge &edge : edges) {
                if (const quint64 loop = edge.loop.get(); loop != 0)
                    all.emplace_back(loop, edge.counts());
            }
            all.emplace_back(0, others.counts());
        });
        return isRead ? all : std::vector<std::pair<quint64, PostCounts>>();
    }
};

} // namespace Signalbox
