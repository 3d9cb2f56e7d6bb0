// SPDX-License-Identifier: MIT
#pragma once

#include "probe/control_p.h"
#include "probe/posterblock_p.h"
#include "probe/routerblock_p.h"
#include "probe/snapshot.h"
#include "probe/taskblock_p.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace Signalbox {

/*
    The list of all loops of the process, of the routers of their events, of their tasks and of who posts to them, and who reads it.

    A loop's block is freed when its loop has ended and no reader that may have seen it is left; so readers
    need no lock while they read the block, and an ending loop does not wait for them. Only whileAlive() makes
    it wait.

    A forked child has one thread, and begins anew with the loop of that one: it inherits no lock that is held, and
    forgets the loops that nobody runs there. So a fork waits for a snapshot that is being taken.
*/

//! Held while somebody attaches, detaches or takes a snapshot. Taken before the registry's own.
std::mutex &snapshotMutex();

//! The kernel's id of the calling thread.
qint64 currentThreadId();

//! Takes a process-wide id that is never used twice; for loops.
quint64 takeLoopId();

//! Reserves \a count serials that are never used twice and returns the first. \sa SerialSource
quint64 takeSerials(quint64 count);

//! Hands out serials to one loop without touching a shared cache line for each.
class SerialSource
{
public:
    quint64 next()
    {
        if (m_next == m_end) {
            m_next = takeSerials(Reserve);
            m_end = m_next + Reserve;
        }
        return m_next++;
    }
    //! No serial that has been handed out is as high.
    quint64 bound() const { return m_next; }

private:
    static constexpr quint64 Reserve = 1024;
    quint64 m_next = 0;
    quint64 m_end = 0;
};

void registerLoop(LoopBlock *loop);

//! Takes the block over: it is freed now, or when the last reader leaves.
void unregisterLoop(std::unique_ptr<LoopBlock> loop);

//! The same for what routes the events of a thread, and for its tasks. All in that thread.
void registerRouter(RouterBlock *router);
void unregisterRouter(std::unique_ptr<RouterBlock> router);
void registerTasks(TaskTreeBlock *tasks);
void unregisterTasks(std::unique_ptr<TaskTreeBlock> tasks);

//! And for what a thread has posted to others: in that thread. What it has counted outlives it.
void registerPoster(PosterBlock *poster);
void unregisterPoster(std::unique_ptr<PosterBlock> poster);
//! A place for \a loop in the calling thread's block; null: there is none, as long as no loop ends.
PosterBlock::Edge *placeForPosts(PosterBlock &poster, quint64 loop);
//! Of a thread that is past its end.
void countEndedPost(quint64 loop, PostWay way);

//! Has the routers and tasks of the calling thread print what readers have asked for.
void describeThread();

//! The same again in the next turn of the calling thread: what is left of it.
void describeThreadAgain();

//! Takes the places of the tasks of \a tree, which is the calling thread's, that are to be printed first.
std::vector<std::uint32_t> takeTextsWanted(TaskTreeBlock &tree);

//! Something that the tasks of a thread are asked for.
struct TaskWish
{
    TaskTreeBlock *tree;
    std::shared_ptr<TaskCancellation::State> wish;
};
//! Takes what the tasks of the calling thread are asked for.
std::vector<TaskWish> takeWishes();

//! Keeps all that is registered now readable while it lives.
class LoopReader
{
public:
    LoopReader();
    ~LoopReader();
    LoopReader(const LoopReader &) = delete;
    LoopReader &operator=(const LoopReader &) = delete;

    const std::vector<LoopBlock *> &loops() const { return m_loops; }
    const std::vector<RouterBlock *> &routers() const { return m_routers; }
    const std::vector<TaskTreeBlock *> &tasks() const { return m_tasks; }
    const std::vector<PosterBlock *> &posters() const { return m_posters; }
    //! What threads that had ended by then have posted to each loop; that of the others has the id 0.
    const std::vector<std::pair<quint64, PostCounts>> &endedPosts() const { return m_endedPosts; }

    /*!
        Calls \a look if \a loop has not ended, and does not let it end meanwhile. For what belongs to its
        thread and not to the block: Qt's private data. Keep it short: an ending loop waits.
    */
    static void whileAlive(const LoopBlock *loop, const std::function<void()> &look);

    //! The same for all loops at once.
    static void whileAllAlive(const std::function<void(const std::vector<LoopBlock *> &loops)> &look);

    //! Asks \a loop for something (LoopBlock::Request) and wakes it, unless it has ended.
    static void request(LoopBlock *loop, quint32 what);

    //! Wants what the tasks at \a places wait for to be printed first; \a loop is to be asked for it then.
    static void wantTexts(TaskTreeBlock *tasks, std::vector<std::uint32_t> places);

    //! Leaves \a wish for the thread of \a tasks, and wakes that; tells at once if it cannot be.
    static void ask(TaskTreeBlock *tasks, std::shared_ptr<TaskCancellation::State> wish);

private:
    std::vector<LoopBlock *> m_loops;
    std::vector<RouterBlock *> m_routers;
    std::vector<TaskTreeBlock *> m_tasks;
    std::vector<PosterBlock *> m_posters;
    std::vector<std::pair<quint64, PostCounts>> m_endedPosts;
};

/*!
    What readers ask for: a bit for each SnapshotPart that some Probe wants to be noted, and AProbe while there is any. Hooks look at it
    with one relaxed load. What of a part costs something is noted while its bit is set; turns and handlers while there is a Probe.
*/
Q_DECL_HIDDEN extern std::atomic<int> askedParts;
inline constexpr int AProbe = 1 << 30;

inline bool isProbeAttached()
{
    return askedParts.load(std::memory_order_relaxed) != 0;
}

inline bool isAsked(SnapshotPart part)
{
    return askedParts.load(std::memory_order_relaxed) & int(part);
}

//! Number of Probes and observers together, for hooks that serve both.
Q_DECL_HIDDEN extern std::atomic<int> readerCount;

inline bool hasReaders()
{
    return readerCount.load(std::memory_order_relaxed) != 0;
}

} // namespace Signalbox
